"""Each kind of refusal, played with a real bot: four at a time, since most of the time is waiting."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from bot.domain.progress import Finding
from bot.domain.reasons import steps_of
from sandbox.twilio.policies import DOCUMENTS, END_USERS

CASES = sorted((Path(__file__).parent / "cases" / "refusals").glob("*.yaml"))
PLAY = (sys.executable, "-c", "from sandbox.cli import main; main()", "play", "--json")
LIMIT = 240.0  # seconds for one case
OURS = {"business_identity", "social_media_profile_urls"}  # said by us, not by a person
Played = Mapping[Path, "Future[tuple[dict[str, Any], str]]"]


def play(path: Path) -> tuple[dict[str, Any], str]:
    done = subprocess.run([*PLAY, str(path)], capture_output=True, text=True, timeout=LIMIT, check=False)
    return json.loads(done.stdout or "{}"), done.stderr


@pytest.fixture(scope="module")
def played(request: pytest.FixtureRequest) -> Iterator[Played]:
    asked = [item.callspec.params.get("path") for item in request.session.items if hasattr(item, "callspec")]
    with ThreadPoolExecutor(4) as pool:
        yield {path: pool.submit(play, path) for path in CASES if path in asked}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_refusal_goes_the_way_its_case_tells(path: Path, played: Played) -> None:
    line, errors = played[path].result()

    assert (line.get("case"), line.get("ok"), line.get("refused_calls")) == (path.stem, True, 0), errors
    assert all(said["mentions"] for said in line["said"])


FIELDS = [field.name for kind in (*END_USERS.values(), *DOCUMENTS.values()) for field in kind.fields]


@pytest.mark.parametrize("field", sorted(set(FIELDS) - OURS))
def test_whatever_an_evaluation_finds_fault_with_leads_to_a_step(field: str) -> None:
    assert steps_of([Finding("22215", (field,))])
