"""Stopping the bot: in time whatever it waits for, with nothing left behind, lost or doubled."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from bot.domain.progress import State
from tests.harness.found import ONE_OF_EACH, at_twilio
from tests.kit.processes import IN_TIME, START_LIMIT, Bot, Grounds

pytest_plugins = ["tests.kit.databases"]
OF_BUSINESS = ("customer_profiles", "trust_products", "end_users", "addresses", "services", "brands")
PROFILES, BRANDS = "/trusthub/v1/CustomerProfiles", "/messaging/v1/a2p/BrandRegistrations"


@pytest.fixture
def grounds(database_url: str) -> Iterator[Grounds]:
    with ExitStack() as closing:
        yield Grounds(database_url, closing)


@pytest.fixture
def on_a_file(sqlite_url: str) -> Iterator[Grounds]:
    with ExitStack() as closing:
        yield Grounds(sqlite_url, closing)


@pytest.fixture
def bot(grounds: Grounds) -> Bot:
    return grounds.bot()


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_bot_with_nothing_to_do_ends_at_once(grounds: Grounds, bot: Bot, how: signal.Signals) -> None:
    grounds.serve_with(bot)

    code, took = bot.stop(how)

    assert code == 0, bot.said()
    assert took < 5


TOLD_TOO_EARLY = """
import os, sys, uvicorn
from bot.cli import main

run, how = uvicorn.Server.run, int(sys.argv.pop())

def told_first(server, *given):
    os.kill(os.getpid(), how)
    return run(server, *given)

uvicorn.Server.run = told_first
sys.exit(main())
"""


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_bot_that_is_told_to_end_before_it_serves_does_not_begin(on_a_file: Grounds, how: signal.Signals) -> None:
    command = [sys.executable, "-c", TOLD_TOO_EARLY, "run", "--json", "--port", "0", str(int(how))]
    env = {**os.environ, **on_a_file.where.env}

    ended = subprocess.run(command, env=env, capture_output=True, text=True, timeout=START_LIMIT, check=False)

    assert (ended.returncode, ended.stdout) == (0, ""), ended.stderr


def test_a_slow_call_is_waited_for_and_what_came_of_it_is_kept(grounds: Grounds, bot: Bot) -> None:
    grounds.fault(grounds.where.twilio_admin_url, method="POST", path=f"{PROFILES}$", do="slow", seconds=5)
    [id_] = grounds.file()
    grounds.serve_with(bot)
    grounds.pass_until(lambda: grounds.under_way(PROFILES))

    code, took = bot.stop()

    assert (code, grounds.leases()) == (0, []), bot.said()
    assert took < IN_TIME
    assert grounds.state(id_, "profile") is State.MADE
    goes_on_and_makes_one_of_each(grounds, bot, id_)


def test_a_call_that_hangs_is_left_and_looked_for_later(grounds: Grounds, bot: Bot) -> None:
    grounds.fault(grounds.where.twilio_admin_url, method="POST", path=f"{BRANDS}$", do="hang")
    [id_] = grounds.file()
    grounds.serve_with(bot)
    grounds.pass_until(lambda: grounds.under_way(BRANDS))

    code, took = bot.stop()

    assert (code, grounds.leases()) == (0, []), bot.said()
    assert took < IN_TIME
    assert grounds.state(id_, "brand") is State.CALLING
    goes_on_and_makes_one_of_each(grounds, bot, id_)


def test_a_twilio_that_is_slow_throughout_keeps_nobody_waiting(on_a_file: Grounds) -> None:
    grounds, bot = on_a_file, on_a_file.bot()
    grounds.fault(grounds.where.twilio_admin_url, path=".", do="slow", seconds=10, times=10**6)
    ids = grounds.file(3)
    grounds.serve_with(bot)
    grounds.pass_until(lambda: grounds.under_way(PROFILES))

    code, took = bot.stop()

    assert (code, grounds.leases()) == (0, []), bot.said()
    assert took < IN_TIME
    grounds.no_faults()
    grounds.serve_with(bot)
    grounds.pass_until(lambda: all(grounds.state(id_, "brand") is State.PENDING for id_ in ids))
    there = at_twilio(grounds.admin)
    assert {name: there[name] for name in OF_BUSINESS} == {name: 3 * ONE_OF_EACH[name] for name in OF_BUSINESS}
    assert bot.stop()[0] == 0


def test_a_notice_that_hangs_is_left_and_told_once(grounds: Grounds, bot: Bot) -> None:
    grounds.fault(grounds.where.slack_user_url, path="chat.postMessage", do="hang", times=1)
    [id_] = grounds.file()
    grounds.serve_with(bot)
    grounds.pass_until(lambda: any(entry["method"] == "chat.postMessage" for entry in grounds.user.get("log")))

    code, took = bot.stop()

    assert (code, grounds.leases()) == (0, []), bot.said()
    assert took < IN_TIME
    grounds.serve_with(bot)
    grounds.pass_until(lambda: grounds.told()[f"{id_} filed"])
    assert bot.stop()[0] == 0
    assert set(grounds.told().values()) == {1}


def goes_on_and_makes_one_of_each(grounds: Grounds, bot: Bot, id_: str) -> None:
    grounds.serve_with(bot)
    grounds.pass_until(lambda: grounds.state(id_, "brand") is State.PENDING)
    there = at_twilio(grounds.admin)
    assert {name: there[name] for name in OF_BUSINESS} == {name: ONE_OF_EACH[name] for name in OF_BUSINESS}
    assert grounds.admin.refused() == []
    assert bot.stop()[0] == 0
