from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.config import BadSettings, load
from store.vault import new_key
from tests.kit.settings import GOOD

SANDBOX = {
    "SLACK_API_URL": "http://127.0.0.1:1/api/",
    "TWILIO_API_URL": "http://localhost:2",
    "CLOCK_URL": "http://127.0.0.1:2/_admin/clock",
}


@pytest.mark.parametrize("name", [name for name in GOOD if name not in {"SLACK_SIGNING_SECRET", "TWILIO_AUTH_TOKEN"}])
def test_a_missing_setting_stops_the_start_and_is_named(name: str) -> None:
    with pytest.raises(BadSettings, match=f"{name} is missing"):
        load({key: value for key, value in GOOD.items() if key != name})


def test_all_that_is_missing_is_named_at_once() -> None:
    with pytest.raises(BadSettings) as stopped:
        load({})
    assert all(name in str(stopped.value) for name in GOOD)


def test_one_way_for_slack_to_reach_the_bot_is_enough() -> None:
    without = {key: value for key, value in GOOD.items() if key != "SLACK_SIGNING_SECRET"}
    assert load({**without, "SLACK_APP_TOKEN": "xapp-1"}).mode == "socket"


def test_an_api_key_serves_instead_of_the_auth_token() -> None:
    without = {key: value for key, value in GOOD.items() if key != "TWILIO_AUTH_TOKEN"}
    assert load({**without, "TWILIO_API_KEY": "SK1", "TWILIO_API_SECRET": "s"}).twilio_api_key == "SK1"


def test_the_sandbox_may_drive_the_clock_when_every_platform_is_on_this_machine() -> None:
    assert load({**GOOD, **SANDBOX}).clock_url == SANDBOX["CLOCK_URL"]


@pytest.mark.parametrize("name", ["SLACK_API_URL", "TWILIO_API_URL", "CLOCK_URL"])
@pytest.mark.parametrize("url", ["https://slack.com/api/", "http://127.0.0.1.evil.example/"])
def test_nobody_else_may_drive_the_clock(name: str, url: str) -> None:
    settings = {**GOOD, **SANDBOX, name: url, "PAGES_URL": "http://127.0.0.1:3/"}
    with pytest.raises(BadSettings, match="for the sandbox"):
        load(settings)


MISTAKEN = {
    "NUMBER_PURCHASE": "later",
    "LOG_FORMAT": "xml",
    "PORT": "99999",
    "TWILIO_ACCOUNT_SID": "ops",
    "TWILIO_PRIMARY_PROFILE_SID": "AC1",
    "TWILIO_NOTIFY_EMAIL": "ops",
    "TWILIO_MOCK_BRANDS": "banana",
    "READY_TEST_TO": "555",
    "PUBLIC_URL": "sms.acme.com",
}


@pytest.mark.parametrize(("name", "value"), MISTAKEN.items())
def test_a_mistaken_setting_is_named(name: str, value: str) -> None:
    with pytest.raises(BadSettings, match=name):
        load({**GOOD, name: value})


def test_secrets_are_in_no_repr() -> None:
    shown = repr(
        load({**GOOD, "SLACK_BOT_TOKEN": "xoxb-secret", "DATA_KEYS": "key-secret", "TWILIO_AUTH_TOKEN": "auth-secret"})
    )
    assert "secret'" not in shown


@pytest.mark.parametrize("name", ["REASONS_FILE", "FEES_FILE"])
def test_a_file_that_cannot_be_used_stops_the_start_with_its_settings_name(name: str, tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text("[30935")
    database = {"DATABASE_URL": f"sqlite:///{tmp_path}/bot.db", "DATA_KEYS": new_key()}
    done = subprocess.run(
        [sys.executable, "-m", "bot", "run", "--port", "0"],
        env={**os.environ, **GOOD, **database, name: str(file)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert (done.returncode, done.stderr.partition(": ")[0]) == (2, f"{name} cannot be used")
