"""Registrations that stand somewhere on the way, made up from filings and marks."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from bot.domain.answers import PART_OF
from bot.domain.case import Case
from bot.domain.progress import Finding, Mark, State
from bot.domain.registration import Filing, Registration
from bot.twilio.provider import TwilioProvider
from bot.way import Way
from tests.kit.answers import filled
from tests.kit.twilio_walk import NoPace

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)


class StandingClock:
    def now(self) -> datetime:
        return NOW


STAGES = TwilioProvider(
    "AC0",
    auth_token="t",
    primary_profile_sid="BU0",
    notify_email="ops@agency.example",
    pace=NoPace(),
    clock=StandingClock(),
).stages
WAY = Way(STAGES)
BUSINESS, SMS = PART_OF["company"], PART_OF["campaign"]


def filing(part: str, number: int = 1, **entries: Any) -> Filing:
    return Filing(part, number, "U1", NOW, "I accept.", entries or filled().entries)


def case(*filings: Filing, dossier: Any = None, **marks: Mark) -> Case:
    registration = Registration("reg_1", "T1", "U1", NOW, "C1", filings=filings)
    return Case(registration, dossier or filled(), {name: replace(mark, stage=name) for name, mark in marks.items()})


def refused(*codes: str, number: int = 1) -> Mark:
    return Mark("", State.REJECTED, "X1", findings=tuple(Finding(code) for code in codes), filing=number)
