"""Heralds on one database and one Slack, as several bots have them, with a clock that stands until it is told to go on."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from typing import Any

from slack_sdk import WebClient
from sqlmodel import col, select

from bot.domain.notices import Kind, Notice
from bot.domain.registration import Registration
from bot.telling import Herald
from bot.twilio.provider import TwilioProvider
from bot.way import Way
from handlers.teller import SlackTeller
from store import Database, SqlStore, Vault
from store.tables import NoticeRow
from tests.kit.sandbox_slack import BOT_TOKEN, SCOPES, Slack, running_slack
from tests.kit.store_facts import NOW
from tests.kit.twilio_walk import NoPace, dossier

CHANNEL, OPERATORS = "sms-launch", "sms-operators"
IMPATIENT = 0.5  # seconds that a bot of these tests waits for Slack, which a real one waits twenty times as long for
BLIND = [scope for scope in SCOPES if "history" not in scope]


class Standing:
    """A clock that stands."""

    def __init__(self) -> None:
        self.at = NOW

    def now(self) -> datetime:
        return self.at

    def passes(self, **time: float) -> None:
        self.at += timedelta(**time)


class Office:
    """One Slack, one database, and as many bots as come in."""

    def __init__(self, slack: Slack, url: str, vault: Vault) -> None:
        self.slack, self.clock = slack, Standing()
        self._url, self._vault = url, vault
        self._stores: list[SqlStore] = []
        self.store = self.enters()
        self.channel = slack.channel(CHANNEL)
        self.team = str(slack.get("people")[0]["team_id"])
        slack.client.conversations_join(channel=self.channel)

    def enters(self) -> SqlStore:
        """Return another bot's memory."""
        self._stores.append(SqlStore(Database(self._url), self._vault))
        return self._stores[-1]

    def close(self) -> None:
        for store in self._stores:
            store.close()

    def herald(self, store: SqlStore | None = None, *, seconds: float = IMPATIENT, operators: str = "") -> Herald:
        """Return a bot's herald, whose calls to Slack give up after so many seconds."""
        client = WebClient(BOT_TOKEN, base_url=f"{self.slack.url}/api/", retry_handlers=[])
        client.timeout = seconds  # type: ignore[assignment]  # as in bot.main
        held = store or self.store
        provider = TwilioProvider(
            "AC", auth_token="t", primary_profile_sid="BU", notify_email="", pace=NoPace(), clock=self.clock
        )
        return Herald(held, SlackTeller(client, operators), Way(provider.stages), self.clock)

    def has_news(self, *keys: str, of: str = "reg-1", channel: str = "", **contact: Any) -> Registration:
        """Keep a registration with something to tell, and return it."""
        found = self.store.registration(self.team, of)
        if found is None:
            found = Registration(of, self.team, self.slack.user("maya"), self.clock.now(), channel or self.channel)
            self.store.start(found)
            answers = dossier(contact={"channel": found.origin_channel, "slack_user": None, **contact})
            values = answers.values("contact")
            self.store.save(found, "contact", values, complete=True, version=0, by="U1", at=self.clock.now())
        for key in keys:
            self.store.announce(found, Notice(key, Kind.WAITING, self.clock.now(), {"away": True}))
        return found

    def orders(self, path: str, do: str, **how: Any) -> None:
        """Let a call to Slack go wrong."""
        self.slack.world.faults.order({"path": path, "do": do, **how})

    def begun(self) -> int:
        """Return how many notices may be on their way to Slack."""
        with closing(Database(self._url)) as database, database.reading() as session:
            return len(session.exec(select(NoticeRow).where(NoticeRow.begun, col(NoticeRow.told_at).is_(None))).all())

    def outwaits(self, seconds: float) -> None:
        """Come back when Slack has carried out all that was ordered to take so long until now."""
        self.orders("auth.test", "slow", seconds=seconds)
        self.slack.client.auth_test()

    def said(self, channel: str = CHANNEL, **where: str) -> list[str]:
        """Return the keys of what stands in a channel, or with a person (`dm`), in its order."""
        messages = self.slack.get("messages", **(where or {"channel": channel}))
        return [str(message["metadata"]["event_payload"]["key"]) for message in messages if message.get("metadata")]

    def texts(self, channel: str) -> list[str]:
        """Return what stands in a channel."""
        return [str(message["text"]) for message in self.slack.get("messages", channel=channel)]


@contextmanager
def office(url: str, vault: Vault, scopes: list[str] = SCOPES) -> Iterator[Office]:
    """Give a Slack and a database that nothing was told in yet."""
    with running_slack(scopes) as slack, closing(Office(slack, url, vault)) as opened:
        yield opened


def apart(*jobs: Any) -> list[Any]:
    """Do several things at one moment, and return what came of each."""
    with ThreadPoolExecutor(len(jobs)) as pool:
        return [each.result() for each in [pool.submit(job) for job in jobs]]


__all__ = ["BLIND", "CHANNEL", "OPERATORS", "Office", "Standing", "apart", "office"]
