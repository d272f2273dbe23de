"""Stopping the bot: in time whatever it waits for, with nothing left behind, lost or doubled."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime
from typing import Any

import httpx
import pytest
from sqlmodel import select as sql

from bot.domain.progress import State
from bot.domain.registration import Filing, Registration
from sandbox.doors import AdminDoor, UserDoor
from sandbox.play import connect
from sandbox.serve import StandIns
from store import Database, SqlStore, Vault
from store.tables import NoticeRow, RegistrationRow
from tests.harness.found import ONE_OF_EACH, at_twilio
from tests.house import CHANNEL, eventually
from tests.twilio_walk import dossier

pytest_plugins = ["tests.databases"]
IN_TIME = 10.0  # seconds from the signal to the end
START_LIMIT = 60.0
OF_BUSINESS = ("customer_profiles", "trust_products", "end_users", "addresses", "services", "brands")


class Running:
    """A bot on a database, and one registration for it."""

    def __init__(self, database_url: str, closing: ExitStack) -> None:
        stand_ins = closing.enter_context(StandIns(environment={"DATABASE_URL": database_url}))
        self.where = stand_ins.start()
        self.user, self.admin = UserDoor(self.where.slack_user_url), AdminDoor(self.where.twilio_admin_url)
        closing.callback(self.user.close)
        closing.callback(self.admin.close)
        self.user.post("channels", name=CHANNEL, private=False, members=[], archived=False)
        self.log = stand_ins.folder / "bot.log"
        self.database = Database(database_url)
        self.store = SqlStore(self.database, Vault([self.where.env["DATA_KEYS"]]))
        closing.callback(self.store.close)
        closing.callback(self.kill)
        self._process: subprocess.Popen[str] | None = None

    def fault(self, door: str, **wish: Any) -> None:
        """Order a fault at Twilio's admin door or Slack's user door."""
        httpx.post(f"{door}faults", json=wish, trust_env=False).raise_for_status()

    def file(self) -> None:
        """Keep a business as filed, so that the bot finds it due."""
        team = str(self.user.get("people")[0]["team_id"])
        channel = next(id_ for id_, name in self.user.names().items() if name == CHANNEL)
        now = self.now()
        contact = {"contact": {"channel": channel, "slack_user": None}}
        self.registration = Registration("reg_0000000000aa", team, "U1", now, channel)
        filing = Filing("business", 1, "U1", now, "I accept.", dossier(**contact).entries)
        self.store.start(self.registration)
        self.store.file(self.registration, filing, "review_business", {}, version=0)

    def now(self) -> datetime:
        return datetime.fromisoformat(self.admin.get("clock")["now"])

    def start(self) -> None:
        with self.log.open("a", encoding="utf-8") as said:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "bot", "run", "--json", "--port", "0"],
                env={**os.environ, **self.where.env},
                stdout=subprocess.PIPE,
                stderr=said,
                text=True,
            )
        assert self._process.stdout is not None
        assert select.select([self._process.stdout], [], [], START_LIMIT)[0], self.said()
        line = self._process.stdout.readline()
        assert line, self.said()
        connect(json.loads(line)["url"], self.where.slack_user_url)

    def stop(self, how: signal.Signals = signal.SIGTERM) -> tuple[int, float]:
        """Ask the bot to end; return its exit code and how long it took."""
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
        return self.log.read_text(encoding="utf-8")

    def leases(self) -> list[Any]:
        """Return the leases that somebody still holds."""
        row = RegistrationRow
        with self.database.reading() as session:
            held = session.exec(sql(row.lease_owner, row.lease_until, row.card_lease_owner, row.card_lease_until)).all()
            notices = session.exec(sql(NoticeRow.lease_until)).all()
        return [lease for lease in (*(each for row in held for each in row), *notices) if lease is not None]

    def state(self, stage: str) -> State | None:
        case = self.store.case(self.registration.team_id, self.registration.id)
        mark = case.marks.get(stage) if case else None
        return mark.state if mark else None


@pytest.fixture
def running(database_url: str) -> Iterator[Running]:
    with ExitStack() as closing:
        yield Running(database_url, closing)


def under_way(running: Running, path: str) -> bool:
    """Tell whether a call is being made that is not answered yet."""
    return any(call["path"].endswith(path) and call["status"] is None for call in running.admin.requests())


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_bot_with_nothing_to_do_ends_at_once(running: Running, how: signal.Signals) -> None:
    running.start()

    code, took = running.stop(how)

    assert code == 0, running.said()
    assert took < 5


def test_a_slow_call_is_waited_for_and_what_came_of_it_is_kept(running: Running) -> None:
    path = "/trusthub/v1/CustomerProfiles"
    running.fault(running.where.twilio_admin_url, method="POST", path=f"{path}$", do="slow", seconds=5)
    running.file()
    running.start()
    walk_until(running, lambda: under_way(running, path))

    code, took = running.stop()

    assert (code, running.leases()) == (0, []), running.said()
    assert took < IN_TIME
    assert running.state("profile") is State.MADE
    goes_on_and_makes_one_of_each(running)


def test_a_call_that_hangs_is_left_and_looked_for_later(running: Running) -> None:
    path = "/messaging/v1/a2p/BrandRegistrations"
    running.fault(running.where.twilio_admin_url, method="POST", path=f"{path}$", do="hang")
    running.file()
    running.start()
    walk_until(running, lambda: under_way(running, path))

    code, took = running.stop()

    assert (code, running.leases()) == (0, []), running.said()
    assert took < IN_TIME
    goes_on_and_makes_one_of_each(running)


def test_a_notice_that_hangs_is_left_and_told_once(running: Running) -> None:
    running.fault(running.where.slack_user_url, path="chat.postMessage", do="hang", times=1)
    running.file()
    running.start()
    walk_until(running, lambda: any(entry["method"] == "chat.postMessage" for entry in running.user.get("log")))

    code, took = running.stop()

    assert (code, running.leases()) == (0, []), running.said()
    assert took < IN_TIME
    running.start()
    walk_until(running, lambda: told(running)["filed:business"])
    assert running.stop()[0] == 0
    assert set(told(running).values()) == {1}


def told(running: Running) -> Counter[str]:
    """Return how often the card and each notice stand in the channel."""
    payloads = [
        message["metadata"]["event_payload"] for message in running.user.messages(CHANNEL) if message["metadata"]
    ]
    return Counter(payload["key"].rpartition(":")[0] for payload in payloads)


def walk_until(running: Running, what: Callable[[], Any]) -> None:
    """Let time pass until something has come about."""
    for _ in range(40):
        if eventually(what, patience=1.0):
            return
        running.admin.advance(30)
    raise AssertionError(running.said())


def goes_on_and_makes_one_of_each(running: Running) -> None:
    running.start()
    walk_until(running, lambda: running.state("brand") is State.PENDING)
    there = at_twilio(running.admin)
    assert {name: there[name] for name in OF_BUSINESS} == {name: ONE_OF_EACH[name] for name in OF_BUSINESS}
    assert running.admin.refused() == []
    assert running.stop()[0] == 0
