"""What came to pass with a registration: filings, what was answered to them, and what people did besides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.progress import Finding

CONTACT_CHANGED, WITHDRAWN = "contact_changed", "withdrawn"
DRAFT_WRITTEN, DRAFT_CHANGED, DRAFT_DELETED = "draft_written", "draft_changed", "draft_deleted"


@dataclass(frozen=True)
class Move:
    """One change of a stage's mark."""

    at: datetime
    stage: str
    before: str
    after: str
    said: str
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Deed:
    """Something a person did that is neither an answer nor a filing."""

    what: str
    by: str
    at: datetime
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Past:
    """All of it, oldest first."""

    moves: tuple[Move, ...] = ()
    deeds: tuple[Deed, ...] = ()
