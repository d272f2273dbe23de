"""Several bots that tell the same news, in a Slack that is slow, away, or carries out late what nobody waits for any more."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.telling import LATE, LEASE
from store import Vault
from tests.kit.house import eventually
from tests.kit.telling import BLIND, Office, apart, office

pytest_plugins = ["tests.kit.databases"]
SHORT = timedelta(seconds=-1)  # a lease that is over as soon as it is given
POST = "chat.postMessage"
SLOW = 1.0  # seconds


@pytest.fixture
def place(database_url: str, vault: Vault) -> Iterator[Office]:
    with office(database_url, vault) as opened:
        yield opened


@pytest.fixture
def shared(postgres_url: str, vault: Vault) -> Iterator[Office]:
    """Give an office on a database that several processes may work on."""
    with office(postgres_url, vault) as opened:
        yield opened


def late(place: Office) -> None:
    place.clock.passes(seconds=LATE.total_seconds())


def test_a_notice_is_told_under_its_card(place: Office) -> None:
    place.has_news("first", "second")

    place.herald().tell_due()

    assert place.said() == ["card", "first", "second"]


def test_the_lease_runs_anew_from_each_post(place: Office) -> None:
    place.has_news("first")
    (untold,) = place.store.claim_notices(place.clock.now(), limit=1, lease=SHORT)

    place.store.begin_telling(untold, lease=LEASE, over_at=place.clock.now())

    assert place.enters().claim_notices(place.clock.now(), limit=1, lease=LEASE) == []


def test_no_more_is_held_than_is_being_told(place: Office) -> None:
    for n in range(3):
        place.has_news("first", of=f"reg-{n}")
    place.orders(POST, "hang")
    telling = threading.Thread(target=place.herald(seconds=3).tell_due)
    telling.start()
    assert eventually(place.begun)

    free = place.enters().claim_notices(place.clock.now(), limit=9, lease=LEASE)

    telling.join()
    assert len(free) == 2


def test_a_post_under_way_is_left_alone_when_its_bot_is_taken_for_dead(shared: Office) -> None:
    shared.has_news("first")
    heir, doomed = shared.enters(), shared.enters()
    (untold,) = doomed.claim_notices(shared.clock.now(), limit=1, lease=LEASE)
    doomed.begin_telling(untold, lease=LEASE, over_at=shared.clock.now() + LATE)

    heir.take_over()  # the other never showed that it lives, as one that lost its session
    at_once = heir.claim_notices(shared.clock.now(), limit=1, lease=LEASE)
    late(shared)

    assert at_once == []
    assert [found.in_doubt for found in heir.claim_notices(shared.clock.now(), limit=1, lease=LEASE)] == [True]


def test_what_was_taken_and_not_begun_is_taken_over_at_once(shared: Office) -> None:
    shared.has_news("first")
    shared.enters().claim_notices(shared.clock.now(), limit=1, lease=LEASE)

    shared.store.take_over()

    assert len(shared.store.claim_notices(shared.clock.now(), limit=1, lease=LEASE)) == 1


def test_a_post_that_slack_carries_out_late_is_found_and_stands_once(place: Office) -> None:
    place.has_news("first")
    place.herald().tell_due()
    place.has_news("second")
    place.orders(POST, "slow", seconds=SLOW)
    impatient = place.herald()

    impatient.tell_due()
    place.clock.passes(seconds=5)
    impatient.tell_due()  # it is too early to look for it
    place.outwaits(SLOW)
    late(place)
    impatient.tell_due()

    assert place.said() == ["card", "first", "second"]
    assert place.store.backlog(place.clock.now()).untold == 0


def test_a_post_under_way_while_another_bot_takes_over_stands_once(shared: Office) -> None:
    shared.has_news("first")
    slow, heir = shared.enters(), shared.enters()
    shared.orders(POST, "slow", seconds=SLOW)
    telling = threading.Thread(target=shared.herald(slow, seconds=5).tell_due)
    telling.start()
    assert eventually(shared.begun)

    heir.take_over()
    shared.herald(heir).tell_due()

    telling.join()
    late(shared)
    shared.herald(heir).tell_due()
    assert shared.said() == ["card", "first"]


def test_a_slack_that_takes_its_time_hears_nothing_twice_from_several_bots(shared: Office) -> None:
    for n in range(6):
        shared.has_news("first", "second", of=f"reg-{n}")
    shared.orders(".", "slow", seconds=0.2, times=30)
    stores = [shared.enters() for _ in range(3)]
    for store in stores:
        store.take_over()

    apart(*(shared.herald(store, seconds=5).tell_due for store in stores), *(store.take_over for store in stores))

    assert sorted(shared.said()) == sorted(["card", "first", "second"] * 6)


@pytest.mark.parametrize("how", [{"do": "status", "status": 503}, {"do": "drop_before"}], ids=["503", "cut off"])
def test_a_slack_that_is_away_for_minutes_hears_everything_once_from_several_bots(
    shared: Office, how: dict[str, object]
) -> None:
    for n in range(4):
        shared.has_news("first", "second", of=f"reg-{n}")
    heralds = [shared.herald(shared.enters()) for _ in range(3)]
    shared.slack.world.faults.order({"path": ".", "times": 10**6, **how})
    for _ in range(5):
        apart(*(herald.tell_due for herald in heralds))
        shared.clock.passes(minutes=1)
    away = shared.said()
    shared.slack.world.faults.forget()
    for _ in range(8):  # news of one registration comes one by one
        shared.clock.passes(minutes=6)
        apart(*(herald.tell_due for herald in heralds))

    assert away == []
    assert sorted(shared.said()) == sorted(["card", "first", "second"] * 4)


def test_without_a_right_to_read_a_post_that_came_late_stands_twice_at_most(sqlite_url: str, vault: Vault) -> None:
    with office(sqlite_url, vault, BLIND) as place:
        place.has_news("first")
        place.herald().tell_due()
        place.has_news("second")
        place.orders(POST, "slow", seconds=SLOW)
        herald = place.herald()
        herald.tell_due()
        assert eventually(lambda: "second" in place.said())
        late(place)
        herald.tell_due()

        assert place.said() == ["card", "first", "second", "second"]


def test_a_card_being_edited_is_left_alone_when_its_bot_is_taken_for_dead(shared: Office) -> None:
    registration = shared.has_news("first")
    shared.herald().tell_due()
    doomed, heir = shared.enters(), shared.enters()
    assert [card.registration_id for card in doomed.claim_cards(shared.clock.now(), limit=1, lease=LEASE)] == [
        registration.id
    ]
    heir.take_over()

    assert heir.claim_cards(shared.clock.now(), limit=1, lease=LEASE) == []
