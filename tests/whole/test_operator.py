"""What only people can mend: told once, in the operators' channel and in the log, hardly tried meanwhile, and done once it is mended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass

import pytest

from store import Database
from store.tables import RegistrationRow
from tests.harness.crowd import Crowd
from tests.harness.found import told
from tests.harness.journeys import CASE
from tests.harness.town import Town

pytest_plugins = ["tests.harness.fixtures"]
LOGGED = "operator_needed"
NEVER_ENDS = 10**9


@contextmanager
def account_with(town: Town, field: str, value: str) -> Iterator[None]:
    """Change something of the operator's account at Twilio for a while."""
    account = town.place.stand_ins.twilio_world.account(town.place.stand_ins.twilio_world.account_sid)
    before, account[field] = account[field], value
    try:
        yield
    finally:
        account[field] = before


@contextmanager
def channel_with(town: Town, meanwhile: Mapping[str, bool], afterwards: Mapping[str, bool]) -> Iterator[None]:
    """Change something of the channel for a while."""
    town.place.user.post("channels", name=CASE.channel, **meanwhile)
    try:
        yield
    finally:
        town.place.user.post("channels", name=CASE.channel, **afterwards)


@contextmanager
def token_revoked(town: Town) -> Iterator[None]:
    """Let Slack not know the bot for a while."""
    faults = town.place.stand_ins.slack_world.faults
    faults.order({"path": ".", "do": "error", "error": "token_revoked", "times": NEVER_ENDS})
    try:
        yield
    finally:
        faults.forget()


@dataclass(frozen=True)
class Trouble:
    """Something that goes wrong, what the operator reads of it, and how often the bot may try in half a day."""

    begins: Callable[[Town], AbstractContextManager[None]]
    said: str
    told: int = 1
    at: str = "/trusthub/"
    tries: int = 100  # a knock now and then, with some calls side by side each time


TROUBLES = {
    "credentials": Trouble(lambda town: account_with(town, "auth_token", "x" * 32), "check the TWILIO_ settings"),
    "no balance": Trouble(lambda town: account_with(town, "status", "suspended"), "balance"),
    "channel archived": Trouble(
        lambda town: channel_with(town, {"archived": True}, {"archived": False}),
        "the channel is archived",
        at="chat.postMessage",
    ),
    "channel gone": Trouble(
        lambda town: channel_with(town, {"private": True, "bot": False}, {"private": False, "bot": True}),
        "type `/invite`",
        at="chat.postMessage",
    ),
    # There is no channel to say it in: the log has to do.
    "token revoked": Trouble(token_revoked, "", told=0, at="chat.postMessage"),
}


@pytest.mark.parametrize("name", TROUBLES)
def test_it_is_told_once_and_goes_on_once_it_is_mended(town: Town, before: Counter[str], name: str) -> None:
    trouble, known, logged = TROUBLES[name], len(town.alarms()), town.place.bot.count(LOGGED)
    with trouble.begins(town):
        (id_,) = Crowd(town.place).file(1)
        town.passing.until(lambda: town.place.bot.count(LOGGED) > logged)
        calls = len(town.place.guillotine.names)
        town.passing.days(0.5)
        tried = [call for call in town.place.guillotine.names[calls:] if trouble.at in call]
    town.becomes_ready()

    alarms = town.alarms()[known:]
    assert (town.place.bot.count(LOGGED) - logged, len(alarms)) == (1, trouble.told)
    assert [alarm for alarm in alarms if trouble.said not in alarm] == []
    assert len(tried) <= trouble.tries
    town.holds_one_of_each(before, id_)


def test_a_card_that_somebody_deleted_is_left_alone(town: Town) -> None:
    (id_,) = Crowd(town.place).file(1)
    town.becomes_ready()
    (channel,) = [each["id"] for each in town.place.user.get("channels") if each["name"] == CASE.channel]
    messages = town.place.stand_ins.slack_world.messages
    case_card = next(each for each in town.place.user.messages(CASE.channel) if f"{id_} card" in told([each]))
    messages.drop(messages.find(channel, case_card["ts"]))
    logged = town.place.bot.count(LOGGED)

    with closing(Database(town.place.where.env["DATABASE_URL"])) as database, database.writing() as session:
        session.get_one(RegistrationRow, id_).card_wanted += 1  # as when something changes that it would show
    town.passing.days(1.1)  # ends only when no card is stale any more

    assert town.place.bot.count(f"card_left_as_it_is registration={id_}") >= 1
    assert town.place.bot.count(LOGGED) == logged
