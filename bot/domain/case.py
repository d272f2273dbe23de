"""A registration with everything known about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.checks import CheckResult
from bot.domain.dossier import Dossier
from bot.domain.progress import Marks
from bot.domain.registration import Registration


@dataclass(frozen=True)
class Checked:
    """What the checks before filing said of a part, and of which answers (`fingerprint`)."""

    fingerprint: str
    at: datetime
    results: tuple[CheckResult, ...]


@dataclass(frozen=True)
class Note:
    """What a callback of the provider said besides, and when."""

    text: str
    at: datetime


@dataclass(frozen=True)
class Case:
    """Everything known about one registration, read at one moment."""

    registration: Registration
    dossier: Dossier
    marks: Marks
    # Verified provider events: (event type, remote id), and when that happened last.
    sightings: Mapping[tuple[str, str], datetime] = field(default_factory=dict)
    notes: Mapping[str, Note] = field(default_factory=dict)  # what the provider's callbacks said last, by remote id
    checked: Mapping[str, Checked] = field(default_factory=dict)  # by part
