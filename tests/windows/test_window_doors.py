"""The bot's own doors: the command line, the ready line, health, figures, and Socket Mode."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from tests.kit.house import House, answers_of, eventually, open_house
from tests.kit.settings import GOOD
from tests.places import ROOT

RUN = [sys.executable, "-m", "bot", "run"]
BARE = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "TWILIO_"))}


def run(settings: dict[str, str], folder: Path, *more: str) -> subprocess.CompletedProcess[str]:
    environment = {**BARE, "PYTHONPATH": str(ROOT), **settings}
    return subprocess.run([*RUN, *more], env=environment, cwd=folder, capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize("missing", ["SLACK_BOT_TOKEN", "DATA_KEYS", "TWILIO_PRIMARY_PROFILE_SID"])
def test_a_missing_setting_ends_the_start_with_its_name(tmp_path: Path, missing: str) -> None:
    ended = run({name: value for name, value in GOOD.items() if name != missing}, tmp_path)
    assert ended.returncode == 2
    assert f"{missing} is missing" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert ended.stdout == ""


def test_a_key_that_is_none_ends_the_start(tmp_path: Path) -> None:
    ended = run({**GOOD, "DATABASE_URL": f"sqlite:///{tmp_path}/a.db"}, tmp_path)
    assert ended.returncode == 2
    assert "sms-register new-key" in ended.stderr


@pytest.mark.parametrize("url", ["mysql://h/d", "nonsense", "sqlite://"])
def test_a_database_that_is_none_ends_the_start(house: House, tmp_path: Path, url: str) -> None:
    ended = run({**house.where.env, "DATABASE_URL": url}, tmp_path)
    assert ended.returncode == 2
    assert "DATABASE_URL" in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SLACK_APP_TOKEN", "xapp-nobody"),
        ("CLOCK_URL", "http://127.0.0.1:9/"),
        ("DATABASE_URL", "postgresql://127.0.0.1:9/x"),
    ],
)
def test_what_does_not_answer_ends_the_start_with_its_setting(
    running_house: House, tmp_path: Path, name: str, value: str
) -> None:
    ended = run(
        {**running_house.where.env, "DATABASE_URL": f"sqlite:///{tmp_path}/a.db", name: value}, tmp_path, "--port", "0"
    )
    assert ended.returncode == 2
    assert name in ended.stderr
    assert "Traceback" not in ended.stderr


def test_settings_of_other_ways_of_installing_silence_nobody(tmp_path: Path) -> None:
    with open_house(SLACK_CLIENT_ID="1.2", SLACK_CLIENT_SECRET="s") as house:
        assert "/sms-register new" in str(house.person("maya").types("help")["response"])


def test_a_second_bot_on_the_same_file_is_refused(house: House, tmp_path: Path) -> None:
    ended = run({**house.where.env, "PORT": "0"}, tmp_path)
    assert ended.returncode == 2
    assert "Another bot already works on this SQLite file" in ended.stderr


def test_a_port_that_is_taken_ends_the_start_in_a_sentence(house: House, tmp_path: Path) -> None:
    settings = {**house.where.env, "DATABASE_URL": f"sqlite:///{tmp_path}/b.db"}
    ended = run(settings, tmp_path, "--port", str(house.bot.port))
    assert ended.returncode != 0
    assert "Traceback" not in ended.stderr
    assert ended.stdout == ""


def test_the_ready_line_tells_where_and_how_the_bot_serves(house: House, tmp_path: Path) -> None:
    settings = {**house.where.env, "DATABASE_URL": f"sqlite:///{tmp_path}/c.db"}
    environment = {**BARE, "PYTHONPATH": str(ROOT), **settings}
    with subprocess.Popen([*RUN, "--json", "--port", "0"], env=environment, stdout=subprocess.PIPE, text=True) as bot:
        assert bot.stdout is not None
        ready = json.loads(bot.stdout.readline())
        answer = httpx.get(f"{ready['url']}/readyz", trust_env=False)
        bot.terminate()
        bot.wait(20)
    assert ready == {"event": "ready", "url": ready["url"], "pid": bot.pid, "mode": "http"}
    assert answer.json() == {"ready": True, "trouble": None}
    assert bot.returncode == 0


def test_health_is_told_to_whoever_asks(house: House) -> None:
    assert httpx.get(f"{house.bot.url}/healthz", trust_env=False).text == "ok"
    assert httpx.get(f"{house.bot.url}/readyz", trust_env=False).status_code == 200
    assert httpx.get(f"{house.bot.url}/nothing", trust_env=False).status_code == 404


def figures(house: House) -> dict[str, float]:
    text = httpx.get(f"{house.bot.url}/metrics", trust_env=False).text
    return {name: float(value) for name, value in re.findall(r"^(sms_register\S*) (\S+)$", text, re.MULTILINE)}


def test_the_figures_tell_what_waits_and_how_twilio_answered(house: House) -> None:
    guest = house.walk_until("review_business")
    assert guest.errors(answers_of("review_business")) == {}
    assert eventually(lambda: figures(house).get('sms_register_twilio_calls_total{answer="201"}', 0) > 0)
    waits = {"sms_register_due", "sms_register_untold", "sms_register_parked", "sms_register_alarms"}
    assert waits <= figures(house).keys()
    assert eventually(lambda: figures(house)["sms_register_untold"] == 0)


@pytest.mark.parametrize("door", ["/twilio/trusthub", "/twilio/messages", "/twilio/events"])
def test_what_twilio_did_not_sign_is_refused(house: House, door: str) -> None:
    answer = httpx.post(f"{house.bot.url}{door}", data={"BundleSid": "BU1"}, trust_env=False)
    assert answer.status_code == 403


def test_socket_mode_serves_the_same_windows() -> None:
    with open_house(socket=True) as house:
        guest = house.walk_until("company")
        countries = guest.options(house.walk_until("eligibility").here, guest.field("country"), "can")
        assert "CA" in [one["value"] for one in countries]
        assert guest.errors(answers_of("eligibility")) == {}
        assert guest.errors({**answers_of("company"), "legal_name": "🎣"}).keys() == {"legal_name"}
        assert guest.errors(answers_of("company")) == {}
        guest.press("back", {"city": "Portland"})
        assert house.case().dossier.values("address")["city"] == "Portland"
        assert "What you can type" in str(house.person("sam").types("help")["response"])
        assert house.refused() == []


def test_nobody_reaches_slacks_door_over_http_in_socket_mode() -> None:
    with open_house(socket=True) as house:
        assert house.signed({"command": "/sms-register"}).status_code == 401
