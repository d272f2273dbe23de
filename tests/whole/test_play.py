"""Whole journeys, by the command that anybody can type; two at a time, since most of the time is waiting."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tests import places

CASES = {path.stem: path for path in sorted((places.CASES).glob("*.yaml"))}
PLAY = (sys.executable, "-c", "from sandbox.cli import main; main()", "play", "--json")
LIMIT = 240.0  # seconds for one case on a busy machine; alone it takes about 15
Ended = subprocess.CompletedProcess[str]
Played = Mapping[str, "Future[Ended]"]


def play(path: Path) -> Ended:
    return subprocess.run([*PLAY, str(path)], capture_output=True, text=True, timeout=LIMIT, check=False)


@pytest.fixture(scope="module")
def played() -> Iterator[Played]:
    with ThreadPoolExecutor(2) as pool:
        yield {name: pool.submit(play, path) for name, path in CASES.items()}


def line_of(ended: Ended) -> dict[str, Any]:
    return dict(json.loads(ended.stdout))


@pytest.mark.parametrize("name", CASES)
def test_a_case_ends_as_it_tells_and_nothing_is_refused(name: str, played: Played) -> None:
    ended = played[name].result()
    assert ended.returncode == 0, ended.stderr
    line = line_of(ended)
    assert (line["case"], line["ok"], line["refused_calls"]) == (name, True, 0)
    assert list(line) == "case ok ends said errors refused_calls twilio_calls slack_calls".split()


def test_an_everyday_registration_tells_its_news_in_order_to_its_contact(played: Played) -> None:
    line = line_of(played["harbor-outfitters"].result())
    assert [said["kind"] for said in line["said"]] == ["filed", "approved", "filed", "approved", "ready"]
    assert all(said["mentions"] == ["ines"] for said in line["said"])


@pytest.mark.parametrize("name", ["quick-cash", "one-person-studio"])
def test_a_no_makes_no_call_to_twilio(name: str, played: Played) -> None:
    line = line_of(played[name].result())
    assert (line["ends"], line["said"], line["twilio_calls"]) == ("not_eligible", [], 0)
