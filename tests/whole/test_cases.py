"""What is refused before and besides the brand's and the campaign's review, played with a real bot."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.domain.progress import Finding
from bot.domain.reasons import steps_of
from sandbox.twilio.policies import DOCUMENTS, END_USERS
from tests.kit.playing import CASES, Played, cases, goes_as_told

BEHIND = ("brand", "campaign", "link")  # played in a file of their own
OURS = {"business_identity", "social_media_profile_urls"}  # said by us, not by a person


@pytest.mark.parametrize("path", [path for path in CASES if path not in cases(*BEHIND)], ids=lambda path: path.stem)
def test_a_refusal_goes_the_way_its_case_tells(path: Path, played: Played) -> None:
    goes_as_told(path, played)


FIELDS = [field.name for kind in (*END_USERS.values(), *DOCUMENTS.values()) for field in kind.fields]


@pytest.mark.parametrize("field", sorted(set(FIELDS) - OURS))
def test_whatever_an_evaluation_finds_fault_with_leads_to_a_step(field: str) -> None:
    assert steps_of([Finding("22215", (field,))])
