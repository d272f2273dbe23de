"""After approval the pages are looked at again: what they lose is told once, and an outage of an hour is not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.domain.errors import Stale
from bot.domain.history import WITHDRAWN, Deed
from bot.domain.notices import Kind, Notice
from bot.domain.progress import State
from bot.domain.watching import Loss, PagesSeen, compared
from store import SqlStore
from tests.kit.house import BUSINESS, HARBOR, SMS, House, answers_of, eventually, open_house
from tests.kit.store_facts import APPROVED, LONG, NOW, OVER, REGISTRATION, a_notice, approved, claimed

pytest_plugins = ["tests.kit.databases"]

DAY = 86_400
HOUR = timedelta(hours=1)
POLICY, TERMS = "https://harbor.example/privacy", "https://harbor.example/terms"
CLAUSE = Loss("mobile_clause", POLICY, "What happens with mobile numbers", "Add: …")
GONE = Loss("policies_public", TERMS, "Privacy policy and terms, opened", "Put your terms online")
BEFORE = PagesSeen({POLICY: "old", TERMS: "old"})
NOW_OTHERWISE = {POLICY: "new", TERMS: "old"}


def test_the_first_look_learns_what_was_approved_and_tells_nothing() -> None:
    seen, told = compared(None, [CLAUSE], NOW_OTHERWISE)

    assert told == ()
    assert seen.known == {CLAUSE.key}


def test_a_loss_is_told_when_a_second_look_sees_it_and_then_no_more() -> None:
    once, first = compared(BEFORE, [CLAUSE], NOW_OTHERWISE)
    twice, second = compared(once, [CLAUSE], NOW_OTHERWISE)
    _, third = compared(twice, [CLAUSE], NOW_OTHERWISE)

    assert [first, second, third] == [(), (CLAUSE,), ()]


def test_what_is_well_again_at_the_second_look_was_nothing() -> None:
    once, _ = compared(BEFORE, [GONE], {POLICY: "old", TERMS: "down"})
    well, told = compared(once, [], BEFORE.pages)

    assert told == ()
    assert well == BEFORE


def test_what_was_mended_and_is_lost_once_more_is_told_once_more() -> None:
    lost = PagesSeen(NOW_OTHERWISE, known=frozenset({CLAUSE.key}))
    mended, _ = compared(lost, [], BEFORE.pages)
    once, _ = compared(mended, [CLAUSE], NOW_OTHERWISE)

    assert compared(once, [CLAUSE], NOW_OTHERWISE)[1] == (CLAUSE,)


def test_a_rule_that_grew_stricter_is_no_news_of_the_page() -> None:
    seen, _ = compared(BEFORE, [CLAUSE], BEFORE.pages)

    assert not seen.suspected
    assert seen.known == {CLAUSE.key}


def becomes(store: SqlStore, before: State, after: State, at: datetime) -> None:
    """Let the campaign's mark move."""
    claim = claimed(store)
    moved = replace(APPROVED, state=before), replace(APPROVED, state=after)
    store.record(claim, *moved, [], at=at, watched=True)
    store.release(claim, NOW)


def to_look_at(store: SqlStore, at: datetime = NOW) -> list[str]:
    return [watched.registration_id for watched in store.claim_watches(at, limit=5, lease=OVER)]


def test_what_is_approved_is_looked_at_by_one_worker(store: SqlStore, other_store: SqlStore) -> None:
    approved(store)
    (watched,) = store.claim_watches(NOW, limit=5, lease=LONG)

    assert (watched.registration_id, watched.seen) == (REGISTRATION.id, None)
    assert other_store.claim_watches(NOW, limit=5, lease=LONG) == []


def test_an_approval_that_leans_on_no_pages_has_none_looked_at(store: SqlStore) -> None:
    approved(store, watched=False)

    assert to_look_at(store) == []


def test_what_was_lost_is_looked_at_again_once_it_is_given_back(store: SqlStore) -> None:
    approved(store)
    store.hint("QE1", "campaign", "EV1", NOW)
    becomes(store, State.APPROVED, State.LOST, NOW)
    lost = to_look_at(store)
    becomes(store, State.LOST, State.APPROVED, NOW + HOUR)

    assert (lost, to_look_at(store), to_look_at(store, NOW + HOUR)) == ([], [], ["reg-1"])


def test_looking_at_what_stays_approved_brings_no_look_at_its_pages_forward(store: SqlStore) -> None:
    approved(store)
    (watched,) = store.claim_watches(NOW, limit=5, lease=LONG)
    store.keep_watch(watched, BEFORE, None, NOW + HOUR)
    store.hint("QE1", "campaign", "EV1", NOW)
    becomes(store, State.APPROVED, State.APPROVED, NOW)

    assert (to_look_at(store), to_look_at(store, NOW + HOUR)) == ([], ["reg-1"])


def test_who_looked_while_it_was_taken_back_is_refused_and_nobody_looks_any_more(store: SqlStore) -> None:
    approved(store)
    (late,) = store.claim_watches(NOW, limit=5, lease=LONG)
    store.withdraw_registration(REGISTRATION, Deed(WITHDRAWN, "U1", NOW), a_notice())

    with pytest.raises(Stale):
        store.keep_watch(late, BEFORE, None, NOW)
    assert to_look_at(store) == []


def test_what_was_seen_and_the_news_of_it_are_kept_together_until_the_next_look(store: SqlStore) -> None:
    approved(store)
    (watched,) = store.claim_watches(NOW, limit=5, lease=LONG)
    notice = Notice("watch:1", Kind.WATCH, NOW, {"changes": [{"url": POLICY}]})
    store.keep_watch(watched, BEFORE, notice, NOW + timedelta(days=7))

    (untold,) = store.claim_notices(NOW, limit=5, lease=LONG)
    assert untold.notice == notice
    assert store.claim_watches(NOW + timedelta(days=6), limit=5, lease=LONG) == []
    (again,) = store.claim_watches(NOW + timedelta(days=7), limit=5, lease=LONG)
    assert again.seen == BEFORE


def test_who_comes_late_with_what_they_saw_is_refused(store: SqlStore, other_store: SqlStore) -> None:
    approved(store)
    (late,) = store.claim_watches(NOW, limit=5, lease=timedelta(seconds=-1))
    (taken_over,) = other_store.claim_watches(NOW, limit=5, lease=LONG)
    notice = Notice("watch:1", Kind.WATCH, NOW, {"changes": []})

    with pytest.raises(Stale):
        store.keep_watch(late, BEFORE, notice, NOW)
    assert store.claim_notices(NOW, limit=5, lease=LONG) == []
    other_store.keep_watch(taken_over, BEFORE, None, NOW)


@pytest.fixture(scope="module")
def watched_house() -> Iterator[tuple[House, str, Any]]:
    """A house with an approved campaign whose pages were looked at once."""
    with open_house(WATCH_DAYS="7") as house:
        yield house, *_approved(house)


def _approved(house: House) -> tuple[str, str]:
    name = "Harbor Outfitters LLC"
    house.admin.put_site(name, "complete", HARBOR)
    maya = house.person("maya")
    maya.starts()
    for step in BUSINESS:
        assert not maya.give(answers_of(step)), maya.sees()
    maya.click("open.campaign")
    for step in SMS:
        assert not maya.give(answers_of(step)), maya.sees()
    registration = house.newest().id
    house.pass_until(lambda: house.kinds(registration).count("approved") == 2)
    assert eventually(lambda: house.log().count("pages_watched") == 1)
    return registration, name


def looks(house: House, seconds: float) -> None:
    """Let time pass until the pages were looked at once more."""
    before = house.log().count("pages_watched")
    house.admin.advance(seconds)
    assert eventually(lambda: house.log().count("pages_watched") == before + 1), house.log()


def test_pages_that_stay_as_they_are_bring_no_news(watched_house: tuple[House, str, str]) -> None:
    house, registration, _ = watched_house
    looks(house, 8 * DAY)

    assert "watch" not in house.kinds(registration)


def test_a_site_that_is_down_for_one_look_brings_no_news(watched_house: tuple[House, str, str]) -> None:
    house, registration, name = watched_house
    house.admin.put_site(name, "down", HARBOR)
    looks(house, 8 * DAY)
    house.admin.put_site(name, "complete", HARBOR)
    looks(house, DAY / 3)

    assert "watch" not in house.kinds(registration)


def test_a_clause_that_is_lost_is_told_once_with_the_page_and_what_to_do(watched_house: tuple[House, str, str]) -> None:
    house, registration, name = watched_house
    house.admin.put_site(name, "no_sms_clause", HARBOR)
    looks(house, 8 * DAY)
    looks(house, DAY / 3)
    assert eventually(lambda: "watch" in house.kinds(registration))
    looks(house, 8 * DAY)
    reply = next(one for one in house.replies(registration) if "👀" in one["text"])

    assert HARBOR["opt_in"]["privacy_policy_url"] in reply["text"]
    assert re.search("No longer there: “[^”]*third parties", reply["text"])
    assert house.kinds(registration).count("watch") == 1
