"""The Home that somebody looks at shows what changes, without being opened again."""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.domain.registration import Registration
from sandbox.slack.view_text import view_lines
from tests.kit.house import House, answers_of, eventually, fresh_name, open_house

LONG_AGO = datetime(2020, 11, 24, 9, tzinfo=UTC)  # below what is begun in a window
AT_ONCE = 20  # changes


@pytest.fixture(scope="module")
def own_house() -> Iterator[House]:
    """A house in which nobody looks at a Home but those whom these tests let look."""
    with open_house() as house:
        yield house


@pytest.fixture
def house(own_house: House) -> Iterator[House]:
    known = own_house.refused()
    yield own_house
    assert own_house.refused()[len(known) :] == []


def home(house: House, name: str) -> str:
    """Return somebody's Home as it was published last."""
    view = house.user.get("view", user=name)["home"]
    return "\n".join(view_lines(view)) if view else ""


def looks(house: House, name: str) -> str:
    """Let somebody open their Home, and return it."""
    before = published(house)
    house.user.post("home", user=name)
    assert eventually(lambda: published(house) > before)
    return home(house, name)


def published(house: House) -> int:
    """Return how often a Home was published so far."""
    return sum(one["method"] == "views.publish" and one["ok"] for one in house.user.get("log"))


def shows(house: House, name: str, words: str) -> bool:
    return bool(eventually(lambda: words in home(house, name)))


def begin(house: House, many: int) -> None:
    """Begin some registrations in a moment."""
    with house.store() as store:
        for _ in range(many):
            store.start(
                Registration(f"reg_{secrets.token_hex(6)}", house.team, house.id_of("maya"), LONG_AGO, "C0HERE")
            )


def named(business: str) -> dict[str, Any]:
    return {"legal_name": business, "trade_name": business}


def test_what_is_begun_answered_and_filed_shows_in_a_home_that_is_open(house: House) -> None:
    looks(house, "maya")
    business = fresh_name()
    guest = house.walk_until("review_business", company=named(business))

    assert shows(house, "maya", business)
    assert "not filed yet" in row_of(house, business)

    assert not guest.give(answers_of("review_business"))
    assert eventually(lambda: "under review" in row_of(house, business))


def row_of(house: House, business: str) -> str:
    """Return what maya's Home shows of a business."""
    return home(house, "maya").partition(business)[2].partition("History")[0]


def test_who_never_opened_a_home_gets_none(house: House) -> None:
    house.user.post("people", name="noor")
    looks(house, "maya")
    business = fresh_name()
    house.walk_until("address", company=named(business))

    assert shows(house, "maya", business)
    assert house.user.get("view", user="noor")["home"] is None


def test_a_right_that_is_given_and_taken_back_shows_at_once(house: House) -> None:
    house.user.post("people", name="sam")
    assert "An admin can give you the right" in looks(house, "sam")

    house.grant("sam")
    assert shows(house, "sam", "Register a company")
    house.withdraw("sam")
    assert shows(house, "sam", "An admin can give you the right")


def test_the_filter_somebody_chose_stays_chosen(house: House) -> None:
    looks(house, "maya")
    view = house.user.get("view", user="maya")["home"]
    house.user.post("act", user="maya", view_id=view["id"], action_id="home_filter", value="ready")
    assert shows(house, "maya", "None of the registrations is of this kind.")
    before = published(house)

    begin(house, 1)

    assert eventually(lambda: published(house) > before)
    assert "None of the registrations is of this kind." in home(house, "maya")
    view = house.user.get("view", user="maya")["home"]
    house.user.post("act", user="maya", view_id=view["id"], action_id="home_filter", value="all")
    assert shows(house, "maya", "History")


def test_many_changes_in_a_moment_are_few_publications(house: House) -> None:
    looks(house, "olu")
    rows = registrations(house)
    before = published(house)
    begin(house, AT_ONCE)

    assert shows(house, "olu", f"{rows + AT_ONCE} registrations")
    assert published(house) - before < AT_ONCE  # of all the Homes that are open here together


def registrations(house: House) -> int:
    with house.store() as store:
        return len(store.cases(house.team))


FAULTS = {
    "asks to wait": {"do": "status", "status": 429, "headers": {"Retry-After": "1"}},
    "is broken": {"do": "status", "status": 503},
    "is not there": {"do": "drop_before"},
    "says nothing after it": {"do": "drop_after"},
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_slack_that_fails_only_delays_it(house: House, fault: str) -> None:
    looks(house, "maya")
    house.user.post("faults", path="views.publish", times=2, **FAULTS[fault])
    business = fresh_name()
    house.walk_until("address", company=named(business))

    assert shows(house, "maya", business)


@pytest.mark.parametrize("answer", ["not_enabled", "user_not_found"])
def test_a_home_that_is_gone_is_dropped_quietly(house: House, answer: str) -> None:
    looks(house, "sam")
    assert eventually(lambda: not kept(house, "wanted > shown"))
    said = house.log()
    house.user.post("faults", path="views.publish", do="error", error=answer)
    house.user.post("home", user="sam")

    assert eventually(lambda: house.id_of("sam") not in kept(house))
    assert "home_" not in house.log()[len(said) :]


def test_guests_are_shown_once_that_there_is_nothing_for_them(house: House) -> None:
    house.user.post("people", name="gus", is_restricted=True)

    assert "There is no registration you can see yet." in looks(house, "gus")
    assert eventually(lambda: house.id_of("gus") not in kept(house))


def kept(house: House, which: str = "true") -> set[str]:
    """Return whose Homes are kept up to date."""
    with closing(sqlite3.connect(house.where.env["DATABASE_URL"].removeprefix("sqlite:///"))) as memory:
        return {user for (user,) in memory.execute(f"SELECT user_id FROM homes WHERE {which}")}
