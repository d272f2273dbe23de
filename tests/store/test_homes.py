"""The Homes that people opened: due with every change they would show, and published by one worker at a time, on both databases."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import update

from bot.domain.drafts import Draft
from bot.domain.due import StaleHome
from bot.domain.errors import Stale
from bot.domain.history import CONTACT_CHANGED, WITHDRAWN, Deed
from bot.domain.registration import Grant
from store import Database, SqlStore
from store.engine import real_now
from store.homes import KEPT_UP
from store.tables import HomeRow
from tests.kit.store_facts import (
    CONTACT,
    LONG,
    NOW,
    OVER,
    PENDING,
    REFUSED,
    REGISTRATION,
    a_filing,
    a_notice,
    claimed,
    filed,
    pending,
)

pytest_plugins = ["tests.kit.databases"]
GRANT = Grant("T1", "U5", "U9", NOW)
DRAFT = Draft("draft_1", "Welcome", "Harbor: welcome!", 0, "U1", NOW)


def opened(store: SqlStore, user: str = "U1", team: str = "T1", chosen: str = "all", page: int = 0) -> None:
    store.home_opened(team, user, chosen=chosen, page=page)


def take(store: SqlStore) -> Sequence[StaleHome]:
    return store.claim_homes(limit=9, lease=LONG)


def looked_at(store: SqlStore, *users: str) -> None:
    """Let people open their Homes, which are then up to date."""
    for user in users or ("U1",):
        opened(store, user)
    for home in take(store):
        store.home_shown(home, OVER)


def whose(homes: Sequence[StaleHome]) -> list[str]:
    return [home.user_id for home in homes]


def save(store: SqlStore, version: int = 0) -> None:
    store.save(REGISTRATION, "tax", {"tax_id": "1"}, complete=False, version=version, by="U1", at=NOW)


def test_a_home_is_due_when_it_is_opened_with_what_it_was_left_at(store: SqlStore) -> None:
    opened(store, chosen="review", page=2)

    assert take(store) == [StaleHome("T1", "U1", "review", 2, 1)]


def test_a_home_that_was_shown_is_due_no_more(store: SqlStore) -> None:
    looked_at(store)

    assert take(store) == []


def contact_changed(store: SqlStore) -> None:
    store.change(REGISTRATION, "contact", CONTACT, Deed(CONTACT_CHANGED, "U1", NOW), a_notice("changed"), version=1)


CHANGES: dict[str, Callable[[SqlStore], object]] = {
    "begun": lambda store: store.start(replace(REGISTRATION, id="reg-2")),
    "answers kept": save,
    "filed": lambda store: store.file(REGISTRATION, a_filing(2), "review_business", {}, version=1),
    "stage moved": lambda store: store.record(claimed(store, OVER), PENDING, REFUSED, [], at=NOW),
    "contact changed": contact_changed,
    "withdrawn": lambda store: store.withdraw_registration(REGISTRATION, Deed(WITHDRAWN, "U1", NOW), a_notice("w")),
    "draft written": lambda store: store.keep_draft(REGISTRATION, replace(DRAFT, id="draft_2"), version=0),
    "draft deleted": lambda store: store.delete_draft(REGISTRATION, "draft_1", version=1, by="U1", at=NOW),
    "right given": lambda store: store.grant(replace(GRANT, user_id="U6")),
    "right taken back": lambda store: store.withdraw_grant("T1", "U5", by="U9", at=NOW),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_makes_the_homes_of_its_team_due(store: SqlStore, change: str) -> None:
    claim = pending(store)
    store.save(REGISTRATION, "contact", CONTACT, complete=True, version=0, by="U1", at=NOW)
    store.grant(GRANT)
    store.keep_draft(REGISTRATION, DRAFT, version=0)
    store.release(claim, NOW)
    looked_at(store, "U1", "U2")

    CHANGES[change](store)

    assert sorted(whose(take(store))) == ["U1", "U2"]


NO_CHANGES: dict[str, Callable[[SqlStore], object]] = {
    "another team's": lambda store: store.start(replace(REGISTRATION, id="reg-3", team_id="T2")),
    "a look without news": lambda store: store.record(
        claimed(store, OVER), PENDING, replace(PENDING, looks=1), [], at=NOW
    ),
    "filed twice": lambda store: store.file(REGISTRATION, a_filing(), "review_business", {}, version=1),
    "given twice": lambda store: store.grant(GRANT),
    "taken from nobody": lambda store: store.withdraw_grant("T1", "U7", by="U9", at=NOW),
}


@pytest.mark.parametrize("change", NO_CHANGES)
def test_what_changes_nothing_they_show_leaves_homes_alone(store: SqlStore, change: str) -> None:
    store.release(pending(store), NOW)
    store.grant(GRANT)
    looked_at(store)

    NO_CHANGES[change](store)

    assert take(store) == []


def test_a_change_that_fails_makes_nothing_due(store: SqlStore) -> None:
    store.start(REGISTRATION)
    looked_at(store)

    with pytest.raises(Stale):
        save(store, version=7)

    assert take(store) == []


def test_a_change_while_a_home_is_drawn_leaves_it_stale(store: SqlStore) -> None:
    store.start(REGISTRATION)
    opened(store)
    (home,) = take(store)
    save(store)
    store.home_shown(home, OVER)

    (again,) = take(store)
    assert again.change == home.change + 1


def test_many_changes_make_a_home_due_once(store: SqlStore) -> None:
    store.start(REGISTRATION)
    looked_at(store)
    for version in range(20):
        save(store, version)

    (home,) = take(store)
    store.home_shown(home, OVER)
    assert take(store) == []


def test_a_home_that_was_just_shown_is_left_alone_for_a_pause(store: SqlStore) -> None:
    store.start(REGISTRATION)
    opened(store)
    (home,) = take(store)
    store.home_shown(home, LONG)
    save(store)

    assert take(store) == []


def test_who_opens_a_home_need_not_wait_for_the_pause(store: SqlStore) -> None:
    opened(store)
    (home,) = take(store)
    store.home_shown(home, LONG)

    opened(store, chosen="ready")

    assert [home.chosen for home in take(store)] == ["ready"]


def test_two_workers_never_publish_the_same_home(store: SqlStore, other_store: SqlStore) -> None:
    opened(store)
    take(store)
    opened(store)

    assert take(other_store) == []


def test_a_home_whose_publisher_died_is_published_by_another(store: SqlStore, other_store: SqlStore) -> None:
    opened(store)
    (lost,) = store.claim_homes(limit=9, lease=OVER)

    assert take(other_store) == [lost]


def test_two_workers_share_what_is_due(store: SqlStore, other_store: SqlStore) -> None:
    opened(store, "U1")
    opened(store, "U2")

    taken = [*store.claim_homes(limit=1, lease=LONG), *other_store.claim_homes(limit=1, lease=LONG)]

    assert whose(taken) == ["U2", "U1"]


def test_one_home_can_be_asked_for(store: SqlStore) -> None:
    opened(store, "U1")
    opened(store, "U2")

    assert whose(store.claim_homes(limit=1, lease=LONG, of=("T1", "U1"))) == ["U1"]
    assert store.claim_homes(limit=1, lease=LONG, of=("T2", "U2")) == []


def test_what_slack_asks_holds_all_homes_of_a_team_and_no_others(store: SqlStore, other_store: SqlStore) -> None:
    for user in ("U1", "U2"):
        opened(store, user)
    opened(store, "U3", "T2")
    store.put_off_homes("T1", LONG)
    opened(store, "U2")

    assert whose(take(other_store)) == ["U3"]
    store.put_off_homes("T1", OVER)
    assert sorted(whose(take(other_store))) == ["U1", "U2"]


def test_a_home_that_is_put_off_comes_again(store: SqlStore) -> None:
    opened(store)
    (home,) = take(store)

    store.put_off_home(home, LONG)
    assert take(store) == []
    store.put_off_home(home, OVER)
    assert take(store) == [home]


def test_homes_that_nobody_opened_for_long_are_left_alone(store: SqlStore, database: Database) -> None:
    looked_at(store, "U1", "U2")
    with database.writing() as session:
        long_ago = update(HomeRow).where(HomeRow.user_id == "U1").values(opened_at=real_now() - KEPT_UP)
        session.connection().execute(long_ago)

    filed(store)

    assert whose(take(store)) == ["U2"]


def test_a_home_that_is_forgotten_is_due_no_more(store: SqlStore) -> None:
    opened(store)
    (home,) = take(store)
    store.forget_home(home)
    store.home_shown(home, OVER)
    filed(store)

    assert take(store) == []


def test_a_home_that_was_opened_since_is_not_forgotten(store: SqlStore) -> None:
    opened(store)
    (home,) = store.claim_homes(limit=9, lease=OVER)
    opened(store)
    store.forget_home(home)

    assert whose(take(store)) == ["U1"]


def test_changes_at_one_moment_do_not_wait_for_each_other(store: SqlStore, other_store: SqlStore) -> None:
    several = [replace(REGISTRATION, id=f"reg-{n}") for n in range(8)]
    for registration in several:
        store.start(registration)
    looked_at(store, *(f"U{n}" for n in range(20)))

    def answer(n: int) -> None:
        for version in range(5):
            (store, other_store)[n % 2].save(
                several[n], "tax", {"n": str(n)}, complete=False, version=version, by="U1", at=NOW
            )

    with ThreadPoolExecutor(len(several)) as pool:
        list(pool.map(answer, range(len(several))))

    assert {home.change for home in store.claim_homes(limit=99, lease=LONG)} == {1 + 5 * len(several)}
