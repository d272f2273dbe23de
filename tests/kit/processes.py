"""Bots as processes on one database, beside stand-ins of their own, and businesses filed straight into the store."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx
from sqlmodel import select as sql

from bot.domain.progress import State
from bot.domain.registration import Filing, Registration
from sandbox.doors import AdminDoor, UserDoor
from sandbox.play import connect
from sandbox.serve import StandIns
from store import Database, SqlStore, Vault
from store.tables import NoticeRow, RegistrationRow
from tests.harness.found import ONE_OF_EACH, at_twilio
from tests.kit.house import CHANNEL, eventually
from tests.kit.twilio_walk import dossier

START_LIMIT = 60.0  # seconds
IN_TIME = 10.0  # from the signal to the end
OF_BUSINESS = ("customer_profiles", "trust_products", "end_users", "supporting_documents", "addresses", "brands")
TOO_SOON = " 20429"  # how a refusal ends that says so: the clock may leap between a call's turn and the call


class Bot:
    """One process."""

    def __init__(self, settings: Mapping[str, str], log: Path) -> None:
        self._settings, self._log = settings, log
        self._process: subprocess.Popen[str] | None = None
        self.url = ""

    def start(self) -> None:
        with self._log.open("a", encoding="utf-8") as said:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "bot", "run", "--json", "--port", "0"],
                env={**os.environ, **self._settings},
                stdout=subprocess.PIPE,
                stderr=said,
                text=True,
            )
        assert self._process.stdout is not None
        assert select.select([self._process.stdout], [], [], START_LIMIT)[0], self.said()
        line = self._process.stdout.readline()
        assert line, self.said()
        self.url = json.loads(line)["url"]

    def stop(self, how: signal.Signals = signal.SIGTERM) -> tuple[int, float]:
        """Ask it to end; return its exit code and how long it took."""
        assert self._process is not None
        began = time.monotonic()
        self._process.send_signal(how)
        code = self._process.wait(IN_TIME + 5)
        took = time.monotonic() - began
        self.kill()
        return code, took

    def kill(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            assert self._process.stdout is not None
            self._process.stdout.close()
            self._process = None

    def said(self) -> str:
        return self._log.read_text(encoding="utf-8") if self._log.exists() else ""


class Grounds:
    """Stand-ins, a database, and bots."""

    def __init__(self, database_url: str, closing: ExitStack) -> None:
        self._stand_ins = closing.enter_context(StandIns(environment={"DATABASE_URL": database_url}))
        self.where = self._stand_ins.start()
        self.user, self.admin = UserDoor(self.where.slack_user_url), AdminDoor(self.where.twilio_admin_url)
        closing.callback(self.user.close)
        closing.callback(self.admin.close)
        self.user.post("channels", name=CHANNEL, private=False, members=[], archived=False)
        self.team = str(self.user.get("people")[0]["team_id"])
        self.database = Database(database_url)
        self.store = SqlStore(self.database, Vault([self.where.env["DATA_KEYS"]]))
        closing.callback(self.store.close)
        self._closing = closing
        self._bots = 0

    def bot(self) -> Bot:
        """Return another bot, not started."""
        self._bots += 1
        made = Bot(self.where.env, self._stand_ins.folder / f"bot-{self._bots}.log")
        self._closing.callback(made.kill)
        return made

    def serve_with(self, bot: Bot) -> None:
        """Start a bot that Slack knows."""
        bot.start()
        connect(bot.url, self.where.slack_user_url)

    def fault(self, door: str, **wish: Any) -> None:
        """Order a fault at Twilio's admin door or Slack's user door."""
        httpx.post(f"{door}faults", json=wish, trust_env=False).raise_for_status()

    def no_faults(self) -> None:
        """Let Twilio work again."""
        httpx.delete(f"{self.where.twilio_admin_url}faults", trust_env=False).raise_for_status()

    def file(self, number: int = 1) -> list[str]:
        """Keep businesses as filed, so that a bot finds them due; return their registrations' ids."""
        channel = next(id_ for id_, name in self.user.names().items() if name == CHANNEL)
        now = datetime.fromisoformat(self.admin.get("clock")["now"])
        ids = [f"reg_{n:012x}" for n in range(number)]
        for id_ in ids:
            registration = Registration(id_, self.team, "U1", now, channel)
            answers = dossier(contact={"channel": channel, "slack_user": None}, company={"legal_name": f"{id_} LLC"})
            filing = Filing("business", 1, "U1", now, "I accept.", answers.entries)
            self.store.start(registration)
            self.store.file(registration, filing, "review_business", {}, version=0)
        return ids

    def leases(self) -> list[Any]:
        """Return the leases that somebody holds."""
        row = RegistrationRow
        with self.database.reading() as session:
            held = session.exec(sql(row.lease_owner, row.lease_until, row.card_lease_owner, row.card_lease_until)).all()
            notices = session.exec(sql(NoticeRow.lease_until)).all()
        return [lease for lease in (*(each for row in held for each in row), *notices) if lease is not None]

    def state(self, id_: str, stage: str) -> State | None:
        """Return where a stage of a registration stands."""
        case = self.store.case(self.team, id_)
        mark = case.marks.get(stage) if case else None
        return mark.state if mark else None

    def under_way(self, path: str) -> bool:
        """Tell whether a call is being made that is not answered yet."""
        return any(call["path"].endswith(path) and call["status"] is None for call in self.admin.requests())

    def told(self) -> Counter[str]:
        """Return how often each card and each notice stand in the channel."""
        payloads = [message["metadata"]["event_payload"] for message in self.user.messages(CHANNEL)]
        return Counter(f"{payload['registration']} {payload['notice']}" for payload in payloads)

    def pass_until(self, what: Callable[[], Any], seconds: float = 30, steps: int = 40) -> None:
        """Let time pass until something has come about."""
        for _ in range(steps):
            if eventually(what, patience=1.0):
                return
            self.admin.advance(seconds)
        said = [path.read_text(encoding="utf-8")[-5000:] for path in self._stand_ins.folder.glob("bot-*.log")]
        raise AssertionError("\n".join(said))


def all_approved(grounds: Grounds, ids: list[str]) -> bool:
    """Tell whether all brands are approved."""
    return all(grounds.state(id_, "brand") is State.APPROVED for id_ in ids)


def is_one_of_each(grounds: Grounds, ids: list[str]) -> None:
    """Nothing is there twice, at Twilio or in the channel, nothing is missing, and Twilio refused nothing."""
    there = at_twilio(grounds.admin)
    assert {name: there[name] for name in OF_BUSINESS} == {name: ONE_OF_EACH[name] * len(ids) for name in OF_BUSINESS}
    news = ("card", "filed", "approved")
    assert eventually(lambda: grounds.told().total() >= len(ids) * len(news))
    assert grounds.told() == Counter(f"{id_} {kind}" for id_ in ids for kind in news)
    assert [call for call in grounds.admin.refused() if not call.endswith(TOO_SOON)] == []
    # Reading the channel, to look for what was told, is an optional right, which the bot tries.
    assert [call for call in grounds.user.refused() if "missing_scope" not in call] == []
