"""Each kind of failure befalls one registration, which ends where it should all the same. `make faults` does that to a thousand."""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import closing

import pytest

from tests.harness.crowd import Crowd
from tests.harness.place import RATE
from tests.harness.town import Town

pytest_plugins = ["tests.harness.fixtures"]
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
    (BRAND, "timeout undone"),
    (CAMPAIGN, "timeout done"),
    (BRAND, "ten seconds"),
]
IN_SLACK = [
    (f"{POST} card", "429 with Retry-After"),
    (f"{POST} card", "reset after"),
    (f"{POST} filed:business", "500 done"),
    (f"{POST} brand:approved", "half an answer"),
    (f"{POST} brand:approved", "reset before"),
    (f"{POST} filed:business", "ten seconds"),
    ("POST /api/chat.update", "502 in HTML"),
]


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
