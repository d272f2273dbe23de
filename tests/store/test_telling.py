"""The telling: notices in order, each once, and cards, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.domain.due import Untold
from bot.domain.errors import Stale
from bot.domain.notices import Kind
from bot.domain.progress import Mark
from store import SqlStore
from tests.kit.store_facts import (
    LONG,
    NOW,
    OVER,
    PENDING,
    REFUSED,
    REGISTRATION,
    a_notice,
    claimed,
    filed,
    pending,
    with_news,
)

pytest_plugins = ["tests.kit.databases"]
LATER = NOW + timedelta(hours=2)


def take(store: SqlStore, now: datetime = NOW, lease: timedelta = LONG) -> Untold:
    (untold,) = store.claim_notices(now, limit=9, lease=lease)
    return untold


def keys(store: SqlStore, now: datetime = NOW) -> list[str]:
    return [untold.notice.key for untold in store.claim_notices(now, limit=9, lease=LONG)]


def test_news_comes_back_as_it_was_recorded(store: SqlStore) -> None:
    with_news(store, "brand:refused:1")

    untold = take(store)

    assert untold.notice == a_notice()
    assert (untold.registration_id, untold.team_id, untold.tries, untold.in_doubt) == ("reg-1", "T1", 0, False)


def test_news_of_one_registration_is_told_in_order(store: SqlStore) -> None:
    with_news(store, "first", "second")
    first = take(store)

    assert keys(store) == []
    store.told(first, "1.1", NOW)
    assert keys(store) == ["second"]


def test_news_that_is_put_off_keeps_newer_news_waiting(store: SqlStore) -> None:
    with_news(store, "first", "second")
    store.put_off(take(store), LATER, in_doubt=False)

    assert [keys(store), keys(store, LATER)] == [[], ["first"]]


def test_news_of_two_registrations_does_not_wait_for_each_other(store: SqlStore) -> None:
    with_news(store, "first", "second")
    filed(store, replace(REGISTRATION, id="reg-2", team_id="T2"))
    put_off = Mark("brand", due_at=LATER)
    store.record(claimed(store), Mark("brand"), put_off, [a_notice("theirs")], at=NOW)

    assert keys(store) == ["first", "theirs"]


def test_the_same_news_is_kept_once(store: SqlStore) -> None:
    claim = pending(store)
    store.record(claim, PENDING, REFUSED, [a_notice("same"), a_notice("same", Kind.LOST)], at=NOW)
    store.record(claim, REFUSED, REFUSED, [a_notice("same")], at=NOW)
    store.told(take(store), "1.1", NOW)

    assert keys(store) == []


def test_two_workers_never_tell_the_same(store: SqlStore, other_store: SqlStore) -> None:
    with_news(store, "first")

    assert [keys(store), keys(other_store)] == [["first"], []]


def test_news_whose_teller_died_is_told_by_another(store: SqlStore, other_store: SqlStore) -> None:
    with_news(store, "first")
    lost = take(store, lease=OVER)

    assert (take(other_store).tries, lost.tries) == (1, 0)


def test_news_whose_posting_was_cut_off_is_in_doubt(store: SqlStore, other_store: SqlStore) -> None:
    with_news(store, "first")
    store.begin_telling(take(store), lease=OVER, over_at=LATER)

    assert keys(other_store) == []  # it may be under way still
    assert take(other_store, LATER).in_doubt is True


def test_a_late_teller_may_not_begin(store: SqlStore, other_store: SqlStore) -> None:
    with_news(store, "first")
    late = take(store, lease=OVER)
    taken = take(other_store)

    with pytest.raises(Stale):
        store.begin_telling(late, lease=LONG, over_at=NOW)
    store.put_off(late, NOW, in_doubt=True)
    assert keys(store) == []

    other_store.told(taken, "1.1", NOW)
    with pytest.raises(Stale):
        store.begin_telling(late, lease=LONG, over_at=NOW)


def test_news_that_surely_was_not_posted_is_not_in_doubt(store: SqlStore) -> None:
    with_news(store, "first")
    untold = take(store)
    store.begin_telling(untold, lease=LONG, over_at=LATER)
    store.put_off(untold, NOW, in_doubt=False)

    again = take(store)
    assert (again.in_doubt, again.tries) == (False, 1)


def test_parked_news_waits_for_the_end_of_an_alarm(store: SqlStore) -> None:
    with_news(store, "first")
    store.alarm("slack", "Please invite the app.", NOW)
    store.put_off(take(store), None, in_doubt=False)

    assert keys(store, LATER) == []
    store.calm("slack")
    assert keys(store, LATER) == ["first"]


def test_parked_news_can_be_let_go(store: SqlStore) -> None:
    with_news(store, "first")
    store.put_off(take(store), None, in_doubt=False)
    store.calm("slack")  # which was no alarm

    assert keys(store, LATER) == []
    assert store.unpark_notices(LATER) == 1
    assert [keys(store), keys(store, LATER)] == [[], ["first"]]


def test_a_card_is_stale_from_being_placed_until_it_shows_what_is_known(store: SqlStore) -> None:
    registration = filed(store)

    assert store.claim_cards(NOW, limit=9, lease=LONG) == []
    store.place_card(registration, "C2", "1700.1")
    (card,) = store.claim_cards(NOW, limit=9, lease=LONG)
    store.card_shown(card)
    assert store.claim_cards(NOW, limit=9, lease=LONG) == []
    found = store.registration("T1", "reg-1")
    assert found is not None
    assert (found.card_channel, found.card_ts) == ("C2", "1700.1")


def test_a_change_while_a_card_is_drawn_leaves_it_stale(store: SqlStore) -> None:
    claim = pending(store)
    store.place_card(REGISTRATION, "C2", "1700.1")
    (card,) = store.claim_cards(NOW, limit=9, lease=LONG)
    store.record(claim, PENDING, REFUSED, [], at=NOW)
    store.card_shown(card)

    (again,) = store.claim_cards(NOW, limit=9, lease=LONG)
    assert again.change == card.change + 1


def test_two_workers_never_draw_the_same_card(store: SqlStore, other_store: SqlStore) -> None:
    store.place_card(filed(store), "C2", "1700.1")
    store.claim_cards(NOW, limit=9, lease=LONG)

    assert other_store.claim_cards(NOW, limit=9, lease=LONG) == []


def test_a_card_whose_drawer_died_is_drawn_by_another(store: SqlStore, other_store: SqlStore) -> None:
    store.place_card(filed(store), "C2", "1700.1")
    (lost,) = store.claim_cards(NOW, limit=9, lease=OVER)
    (taken,) = other_store.claim_cards(NOW, limit=9, lease=LONG)

    assert lost == taken


def test_a_notice_that_stands_in_the_thread_is_known_to_do_so(store: SqlStore) -> None:
    with_news(store, "first")
    untold = take(store)
    store.posted(untold, "1.1")
    store.put_off(untold, NOW, in_doubt=False)

    assert take(store).ts == "1.1"


def test_a_card_that_is_put_off_comes_again(store: SqlStore) -> None:
    with_news(store)
    store.place_card(REGISTRATION, "C1", "1.0")
    (card,) = store.claim_cards(NOW, limit=9, lease=LONG)

    store.put_off_card(card, LONG)
    assert store.claim_cards(NOW, limit=9, lease=LONG) == []
    store.put_off_card(card, OVER)
    assert store.claim_cards(NOW, limit=9, lease=LONG) == [card]


def test_news_that_no_mark_brought_leaves_the_card_stale_once(store: SqlStore) -> None:
    registration = filed(store)
    store.place_card(registration, "C2", "1700.1")
    (card,) = store.claim_cards(NOW, limit=9, lease=LONG)
    store.card_shown(card)
    for _ in range(2):
        store.announce(registration, a_notice("mended:business:2"))

    assert [one.change - card.change for one in store.claim_cards(NOW, limit=9, lease=LONG)] == [1]
