"""Refusals played with a real bot, two at a time since most of it is waiting; each test file plays the cases it asks for."""

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

CASES = sorted((places.CASES / "refusals").glob("*.yaml"))
PLAY = (sys.executable, "-c", "from sandbox.cli import main; main()", "play", "--json")
LIMIT = 240.0  # seconds for one case
Played = Mapping[Path, "Future[tuple[dict[str, Any], str]]"]


def cases(*about: str) -> list[Path]:
    """Return the cases whose names begin so."""
    return [path for path in CASES if path.stem.partition("-")[0] in about]


def play(path: Path) -> tuple[dict[str, Any], str]:
    done = subprocess.run([*PLAY, str(path)], capture_output=True, text=True, timeout=LIMIT, check=False)
    return json.loads(done.stdout or "{}"), done.stderr


@pytest.fixture(scope="module")
def played(request: pytest.FixtureRequest) -> Iterator[Played]:
    mine = [item for item in request.session.items if item.path == request.path and hasattr(item, "callspec")]
    asked = [item.callspec.params.get("path") for item in mine]
    with ThreadPoolExecutor(2) as pool:
        yield {path: pool.submit(play, path) for path in CASES if path in asked}


def goes_as_told(path: Path, played: Played) -> None:
    """Assert that a case went the way it tells, and that everything told was told to somebody."""
    line, errors = played[path].result()

    assert (line.get("case"), line.get("ok"), line.get("refused_calls")) == (path.stem, True, 0), errors
    assert all(said["mentions"] for said in line["said"])
