"""Facts to tell, each once. How they are worded is the modals' business."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """What a notice is about (design, section 2, "Notices")."""

    FILED = "filed"
    WAITING = "waiting"
    APPROVED = "approved"
    REFUSED = "refused"
    LINK = "link"
    RESENT = "resent"
    READY = "ready"
    LOST = "lost"
    WATCH = "watch"
    SENT = "sent"
    UNSENT = "unsent"


@dataclass(frozen=True)
class Notice:
    """One fact to tell; `key` makes it unique in its registration, so that it is told once."""

    key: str
    kind: Kind
    at: datetime
    facts: Mapping[str, Any]  # stage, findings; nothing personal

    @property
    def codes(self) -> list[str]:
        """The provider's codes this notice is about."""
        return [str(finding["code"]) for finding in self.facts.get("findings", ())]
