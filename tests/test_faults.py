"""Each kind of failure befalls one registration, which ends where it should all the same. `make faults` does that to a thousand."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Any

import pytest

from tests.harness.crowd import Crowd
from tests.harness.found import NEWS, ONE_OF_EACH, at_twilio, in_slack
from tests.harness.journeys import CASE
from tests.harness.ledger import Ledger
from tests.harness.lives import Nursery
from tests.harness.mischief import Mischief
from tests.harness.passing import Passing
from tests.harness.place import RATE, Place

pytest_plugins = ["tests.harness.fixtures"]
OPERATORS = "sms-operators"
BRAND = "POST /messaging/v1/a2p/BrandRegistrations"
CAMPAIGN = "POST /messaging/v1/Services/MG/Compliance/Usa2p"
PROFILE = "POST /trusthub/v1/CustomerProfiles profile"
NUMBER = "POST /api/2010-04-01/Accounts/AC/IncomingPhoneNumbers.json"
MESSAGE = "POST /api/2010-04-01/Accounts/AC/Messages.json"
POST = "POST /api/chat.postMessage"
AT_TWILIO = [
    (BRAND, "429"),
    (PROFILE, "429 with Retry-After"),
    (CAMPAIGN, "500 undone"),
    (BRAND, "500 done"),
    (NUMBER, "502 in HTML"),
    (MESSAGE, "503"),
    (CAMPAIGN, "reset before"),
    (BRAND, "reset after"),
    (MESSAGE, "reset after"),
    (PROFILE, "half an answer"),
    (NUMBER, "late in lists, and cut off"),
    (BRAND, "late in lists, and cut off"),
]
IN_SLACK = [
    (f"{POST} card", "429 with Retry-After"),
    (f"{POST} card", "reset after"),
    (f"{POST} filed:business", "500 done"),
    (f"{POST} brand:approved", "half an answer"),
    (f"{POST} brand:approved", "reset before"),
    ("POST /api/chat.update", "502 in HTML"),
]


@dataclass(frozen=True)
class Town:
    """One bot and its stand-ins for all tests here; each has a registration of its own."""

    place: Place
    ledger: Ledger
    mischief: Mischief

    @property
    def passing(self) -> Passing:
        """The time in this place."""
        return Passing(self.place, self.ledger)

    def becomes_ready(self) -> None:
        """Let the newest registration go on until it is ready and told."""
        everybody = len(self.ledger.registrations())
        self.passing.until(
            lambda: self.ledger.states(["registered"])["approved"] == everybody and not self.ledger.untold()
        )

    def holds_one_of_each(self, before: Counter[str], *ids: str) -> None:
        """Check what these registrations left at Twilio and in the channel."""
        left = {name: at_twilio(self.place.admin)[name] - before[name] for name in ONE_OF_EACH}
        assert left == {name: many * len(ids) for name, many in ONE_OF_EACH.items()}
        told = in_slack(self.place.user, CASE.channel)
        ours = {key: n for key, n in told.items() if key.startswith(ids)}
        assert ours == {f"{id_} {key}": 1 for id_ in ids for key in ("card", *NEWS)}

    def alarms(self) -> list[str]:
        """Return what stands in the operators' channel."""
        return [str(message["text"]) for message in self.place.user.messages(OPERATORS)]


@pytest.fixture(scope="module")
def town(nursery: Nursery) -> Iterator[Town]:
    mischief = Mischief(share=0)
    with Place(nursery, guillotine=mischief) as place:
        mischief.lists = place.stand_ins.twilio_world.faults
        place.bot.start()
        with Ledger(place.where.env["DATABASE_URL"]) as ledger:
            yield Town(place, ledger, mischief)


@pytest.fixture
def before(town: Town) -> Counter[str]:
    return at_twilio(town.place.admin)


@pytest.mark.parametrize(("call", "kind"), [*AT_TWILIO, *IN_SLACK])
def test_a_call_that_fails_once_delays_and_doubles_nothing(
    town: Town, before: Counter[str], call: str, kind: str
) -> None:
    town.mischief.ordered.append((call, kind))

    (id_,) = Crowd(town.place).file(1)
    town.becomes_ready()

    assert town.mischief.ordered == []
    town.holds_one_of_each(before, id_)


def test_calls_that_are_carried_out_later_than_we_wait_double_nothing(town: Town, before: Counter[str]) -> None:
    town.place.admin.post("clock", rate=1)  # the bot counts how late by this clock
    town.mischief.ordered += [(PROFILE, "later than we wait"), (f"{POST} card", "later than we wait")]

    ids = Crowd(town.place).file(2)
    town.becomes_ready()
    town.place.admin.post("clock", rate=RATE)

    town.holds_one_of_each(before, *ids)


def test_slack_may_be_down_for_minutes(town: Town, before: Counter[str]) -> None:
    town.place.stand_ins.slack_world.faults.order({"path": ".", "do": "status", "status": 503, "times": 12})

    (id_,) = Crowd(town.place).file(1)
    town.becomes_ready()

    town.holds_one_of_each(before, id_)


@pytest.mark.parametrize("error", ["token_revoked", "is_archived", "not_in_channel"])
def test_what_only_people_can_mend_in_slack_is_told_once_and_then_goes_on(
    town: Town, before: Counter[str], error: str
) -> None:
    known = len(town.alarms())
    refusals = {"path": "chat.postMessage|conversations.join", "do": "error", "error": error, "times": 5}
    town.place.stand_ins.slack_world.faults.order(refusals)

    (id_,) = Crowd(town.place).file(1)
    town.becomes_ready()

    town.holds_one_of_each(before, id_)
    assert len(town.alarms()) - known <= 1


@pytest.fixture
def account(town: Town) -> Iterator[dict[str, Any]]:
    """Give the operator's account at Twilio, which is active again afterwards."""
    world = town.place.stand_ins.twilio_world
    yield world.account(world.account_sid)
    world.account(world.account_sid)["status"] = "active"


def test_an_account_that_is_suspended_is_told_once_and_not_called_for_ever(
    town: Town, before: Counter[str], account: dict[str, Any]
) -> None:
    known, calls = len(town.alarms()), len(town.place.admin.requests())
    account["status"] = "suspended"

    (id_,) = Crowd(town.place).file(1)
    town.passing.until(lambda: len(town.alarms()) > known)
    town.passing.days(0.5)
    calls = len(town.place.admin.requests()) - calls
    account["status"] = "active"
    town.becomes_ready()

    assert len(town.alarms()) - known == 1
    assert "balance" in town.alarms()[-1]
    assert calls < 400  # for all registrations that there are by now
    town.holds_one_of_each(before, id_)


def test_a_database_that_is_locked_loses_nothing(town: Town, before: Counter[str]) -> None:
    file = town.place.where.env["DATABASE_URL"].removeprefix("sqlite:///")
    (id_,) = Crowd(town.place).file(1)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        put_off = town.place.bot.count("locked or away")
        town.passing.until(lambda: town.place.bot.count("locked or away") > put_off)
        other.execute("ROLLBACK")
    town.becomes_ready()

    town.holds_one_of_each(before, id_)


def test_a_clock_that_leaps_a_year_loses_nothing(town: Town, before: Counter[str]) -> None:
    (id_,) = Crowd(town.place).file(1)
    town.place.admin.advance(366 * 86_400.0)
    town.becomes_ready()

    town.holds_one_of_each(before, id_)
