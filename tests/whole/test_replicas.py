"""Several bots on one PostgreSQL, a bot that dies among them, and a bot that meets a database it does not know."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from sqlalchemy import text

from store import Database
from store.vault import new_key
from tests.kit.house import eventually
from tests.kit.processes import TOO_SOON, Bot, Grounds, all_approved, is_one_of_each

pytest_plugins = ["tests.kit.databases"]
BRANDS = "/messaging/v1/a2p/BrandRegistrations"
MANY = 4
LEASE = 45.0  # seconds; see bot/main.py
# Seconds between two paced calls that the sandbox insists on: the bots keep one second, but a busy machine brings calls late.
PACE = 0.6
# How many may come too soon, because the clock leapt between somebody's turn and the call. Two bots that know nothing of each
# other are refused every other time.
FEW = 2


@pytest.fixture
def grounds(postgres_url: str) -> Iterator[Grounds]:
    with ExitStack() as closing:
        grounds = Grounds(postgres_url, closing)
        grounds.admin.post("pace", seconds=PACE)
        yield grounds


@pytest.fixture
def two(grounds: Grounds) -> tuple[Bot, Bot]:
    return grounds.bot(), grounds.bot()


def test_two_bots_share_the_work_and_keep_the_pace_of_one(grounds: Grounds, two: tuple[Bot, Bot]) -> None:
    ids = grounds.file(MANY)
    for bot in two:
        grounds.serve_with(bot)

    grounds.pass_until(lambda: all_approved(grounds, ids))

    is_one_of_each(grounds, ids)
    assert sum(call.endswith(TOO_SOON) for call in grounds.admin.refused()) <= FEW
    assert all("stage_moved" in bot.said() for bot in two), "one of them did nothing"
    assert [bot.stop()[0] for bot in two] == [0, 0]


def test_what_a_killed_bot_was_at_is_taken_over_within_a_lease(grounds: Grounds, two: tuple[Bot, Bot]) -> None:
    doomed, heir = two
    grounds.fault(grounds.where.twilio_admin_url, method="POST", path=f"{BRANDS}$", do="hang")
    ids = grounds.file(2)
    grounds.serve_with(doomed)
    grounds.pass_until(lambda: grounds.under_way(BRANDS))

    doomed.kill()
    began = time.monotonic()
    grounds.serve_with(heir)

    assert eventually(lambda: "registration=reg_" in heir.said(), patience=LEASE)
    assert time.monotonic() - began < LEASE
    grounds.pass_until(lambda: all_approved(grounds, ids))
    is_one_of_each(grounds, ids)


def test_a_bot_that_dies_among_the_living_loses_and_doubles_nothing(grounds: Grounds, two: tuple[Bot, Bot]) -> None:
    ids = grounds.file(MANY)
    for bot in two:
        grounds.serve_with(bot)
    assert eventually(lambda: "stage_moved" in two[0].said())

    two[0].kill()

    grounds.pass_until(lambda: all_approved(grounds, ids))
    is_one_of_each(grounds, ids)


def test_a_bot_does_not_start_on_a_database_of_a_newer_one(database_url: str) -> None:
    database = Database(database_url)
    with database.writing() as session:
        session.connection().execute(text("UPDATE alembic_version SET version_num = '9999'"))
    database.close()

    ended = run(DATABASE_URL=database_url)

    assert ended.returncode == 2, ended.stderr
    assert "The database was written by a newer version of the bot" in ended.stderr
    assert "Traceback" not in ended.stderr


def run(**settings: str) -> subprocess.CompletedProcess[str]:
    needed = {
        "SLACK_BOT_TOKEN": "xoxb-1",
        "SLACK_SIGNING_SECRET": "s",
        "TWILIO_ACCOUNT_SID": "AC1",
        "TWILIO_AUTH_TOKEN": "t",
        "TWILIO_PRIMARY_PROFILE_SID": "BU1",
        "TWILIO_NOTIFY_EMAIL": "ops@agency.example",
        "DATA_KEYS": new_key(),
    }
    command = [sys.executable, "-m", "bot", "run", "--port", "0"]
    env = {**os.environ, **needed, **settings}
    return subprocess.run(command, env=env, capture_output=True, text=True, timeout=60, check=False)
