import base64
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from sandbox.bot_process import BotProcess, DidNotStart
from sandbox.serve import StandIns, scopes
from sandbox.terminal import Terminal
from tests.kit.sandbox_worlds import world

COMMAND = str(Path(sys.executable).with_name("sms-sandbox"))
HONOURED = {"SLACK_API_URL": "http://127.0.0.1:1/api/", "DATABASE_URL": "sqlite:////tmp/mine.db"}


@contextmanager
def sandbox(*arguments: str, **environment: str) -> Iterator[subprocess.Popen[str]]:
    """Run `sms-sandbox` as a process that is told to end."""
    told = {**os.environ, **environment}
    process = subprocess.Popen(
        [COMMAND, *arguments], env=told, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def first_line(process: subprocess.Popen[str]) -> Mapping[str, str]:
    assert process.stdout is not None
    told: Mapping[str, str] = json.loads(process.stdout.readline())
    return told


@pytest.fixture(scope="module")
def told() -> Iterator[Mapping[str, object]]:
    with sandbox("serve", "--json", **HONOURED) as process:
        yield dict(first_line(process))


def test_serve_says_first_where_everything_is(told: Mapping[str, object]) -> None:
    keys = "slack_api_url slack_user_url page_url twilio_api_url twilio_admin_url pages_url clock_url env"

    assert list(told) == keys.split()


def test_serve_gives_every_setting_the_bot_needs(told: Mapping[str, Mapping[str, str]]) -> None:
    needed = """SLACK_BOT_TOKEN SLACK_SIGNING_SECRET SLACK_API_URL OPERATOR_CHANNEL TWILIO_ACCOUNT_SID TWILIO_AUTH_TOKEN
        TWILIO_PRIMARY_PROFILE_SID TWILIO_NOTIFY_EMAIL TWILIO_API_URL READY_TEST_TO DATABASE_URL DATA_KEYS PAGES_URL CLOCK_URL"""

    assert [name for name in needed.split() if not told["env"].get(name)] == []
    assert len(base64.urlsafe_b64decode(told["env"]["DATA_KEYS"])) == 32


def test_addresses_in_the_environment_are_honoured(told: Mapping[str, Mapping[str, str]]) -> None:
    assert {name: told["env"][name] for name in HONOURED} == HONOURED
    assert told["env"]["TWILIO_API_URL"] == told["twilio_api_url"]


@pytest.mark.parametrize("door", ["page_url", "clock_url", "pages_url"])
def test_every_door_is_open(door: str, told: Mapping[str, str]) -> None:
    assert httpx.get(told[door], timeout=5).status_code == 200


def test_the_operators_channel_is_there(told: Mapping[str, str]) -> None:
    channels = httpx.get(f"{told['slack_user_url']}channels", timeout=5).json()

    assert ("sms-operators", True) in [(one["name"], one["bot"]) for one in channels]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_serve_ends_in_order_when_told(number: signal.Signals) -> None:
    with sandbox("serve", "--json") as process:
        where = first_line(process)
        process.send_signal(number)

        assert process.wait(15) == 0
    with pytest.raises(httpx.ConnectError):
        httpx.get(where["page_url"], timeout=5)


def test_without_json_serve_speaks_in_lines() -> None:
    with sandbox("serve") as process:
        assert process.stdout is not None
        lines = [process.stdout.readline().strip() for _ in range(10)]

    assert lines[0].startswith("Slack, to look at:")
    assert [line for line in lines if line.startswith("export SLACK_BOT_TOKEN=")] != []


def test_a_port_that_is_taken_is_said() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = subprocess.run(
            [COMMAND, "serve", "--slack-port", port], capture_output=True, text=True, timeout=30, check=False
        )

    assert (done.returncode, "could not start" in done.stderr) == (2, True)


def test_a_site_posted_at_the_admin_door_is_served() -> None:
    with StandIns(environment={}) as stand_ins:
        where = stand_ins.start()
        body = {"business": "Acme LLC", "site": "complete", "answers": {"company": {"website": "https://acme.example"}}}
        httpx.post(f"{where.twilio_admin_url}sites", json=body, timeout=5).raise_for_status()

        assert "Acme LLC" in httpx.get(f"{where.pages_url}/acme.example/", timeout=5).text


def test_the_scopes_are_those_of_the_manifest() -> None:
    assert {"commands", "chat:write", "users:read.email"} <= set(scopes())


def test_a_bot_is_started_killed_and_started_again(tmp_path: Path) -> None:
    with StandIns(environment={}) as stand_ins:
        bot = BotProcess(stand_ins.start().env, tmp_path / "said.log")
        first = bot.start()
        bot.kill()
        with pytest.raises(httpx.ConnectError):
            httpx.get(f"{first}/healthz", timeout=5)
        again = bot.restart()
        healthy = httpx.get(f"{again}/healthz", timeout=5).status_code
        bot.stop()

    assert (again, healthy) == (first, 200)


def test_a_bot_that_does_not_start_says_why(tmp_path: Path) -> None:
    with pytest.raises(DidNotStart, match="SLACK_BOT_TOKEN is missing"):
        BotProcess({}, tmp_path / "said.log").start()


def test_the_demo_plays_and_then_stays_up() -> None:
    with sandbox("demo", "--json") as process:
        where = first_line(process)
        played = first_line(process)
        up = httpx.get(f"{where['bot_url']}/healthz", timeout=5).status_code
        process.send_signal(signal.SIGTERM)

        assert (played["case"], up, process.wait(30)) == ("harbor-outfitters", 200, 0)


def test_in_the_terminal_one_can_be_a_person() -> None:
    heard: list[str] = []
    with world([[("filed", "", ""), ("refused", "30795", "fix")]]) as here:
        here.person()
        terminal = Terminal(here.user, here.admin, heard.append)
        lines = "as olu,/sms-register,set country CA,see,submit,set legal_name Acme LLC,submit,set accept accept,submit"
        for line in [*lines.split(","), "thread", "click fix", "later 1h"]:
            terminal.obey(line)
        stack = here.user.stack("olu")

    text = "\n".join(heard)
    assert [step for step, _ in here.bot.given] == ["eligibility", "company", "review_business"]
    assert ("  typed: country = CA" in text, "It is *refused* & done 30795" in text) == (True, True)
    assert stack[-1]["callback_id"] == "step.company"


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("dance", "There is no command 'dance'; type help."),
        ("see", "No modal is open."),
        ("set x y", "The fields are: none, as no modal is open."),
        ("click nothing", "There is no button 'nothing' in #sms-launch."),
        ("later soon", "Say how long"),
        ("refuse it", "Say stage, code and business"),
        ("refuse brand 30795 Acme LLC", "The next brand of Acme LLC will be refused with 30795."),
        ("site https://acme.example Acme LLC", "Acme LLC has a web site: https://acme.example"),
        ("site acme", "Say address and business"),
        ("help", "Everything stays up."),
    ],
)
def test_the_terminal_answers_in_sentences(line: str, answer: str, terminal: tuple[Terminal, list[str]]) -> None:
    one, heard = terminal
    heard.clear()

    one.obey(line)

    assert heard[-1].startswith(answer)


@pytest.fixture(scope="module")
def terminal() -> Iterator[tuple[Terminal, list[str]]]:
    heard: list[str] = []
    with world() as here:
        here.person()
        yield Terminal(here.user, here.admin, heard.append), heard
