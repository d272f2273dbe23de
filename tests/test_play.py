"""Whole journeys, by the command that anybody can type."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

CASES = Path(__file__).parent / "cases"
PLAYED = {path.stem: path for path in sorted(CASES.glob("*.yaml"))}
LONGEST = 90.0  # seconds a case may take on a busy machine; alone it takes about 15


def play(*files: Path) -> tuple[int, list[dict[str, Any]], str]:
    command = [sys.executable, "-m", "sandbox", "play", "--json", *map(str, files)]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=300, cwd=CASES.parent.parent)
    return ended.returncode, [json.loads(line) for line in ended.stdout.splitlines()], ended.stderr


@pytest.mark.parametrize("name", PLAYED)
def test_a_case_ends_as_it_tells_and_nothing_is_refused(name: str) -> None:
    began = time.monotonic()
    code, lines, said = play(PLAYED[name])
    assert code == 0, said
    assert [(line["case"], line["ok"], line["refused_calls"]) for line in lines] == [(name, True, 0)]
    assert time.monotonic() - began < LONGEST


def test_an_everyday_registration_tells_its_news_in_order_to_its_contact() -> None:
    _, (line,), _ = play(PLAYED["harbor-outfitters"])
    assert [said["kind"] for said in line["said"]] == ["filed", "approved", "filed", "approved", "ready"]
    assert all(said["mentions"] == ["ines"] for said in line["said"])
    assert line["twilio_calls"] < 60


def test_a_no_makes_no_call_to_twilio() -> None:
    _, (line,), _ = play(PLAYED["quick-cash"])
    assert (line["ends"], line["said"], line["twilio_calls"]) == ("not_eligible", [], 0)
