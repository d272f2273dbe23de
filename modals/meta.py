"""What a window remembers between clicks: ids and counters, never answers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.domain.errors import Gone

OUT_OF_DATE = "This is out of date: please type `/sms-register` again."


@dataclass(frozen=True)
class Meta:
    """Which registration and step a window shows, and the version of the answers it was drawn from.

    `rev` is part of every block id: a new one makes the values we draw win over what Slack remembers.
    """

    registration: str = ""
    step: str = ""
    version: int = 0
    rev: int = 0
    extra: Mapping[str, str] = field(default_factory=dict)

    def dumps(self) -> str:
        """Return this as text for `private_metadata`."""
        kept = {"r": self.registration, "s": self.step, "v": self.version, "n": self.rev, "x": dict(self.extra)}
        text = json.dumps({key: value for key, value in kept.items() if value}, separators=(",", ":"))
        if len(text) > 3000:
            raise ValueError("a window remembers at most 3,000 characters")
        return text

    @classmethod
    def loads(cls, text: str) -> Meta:
        """Read what a window remembered; raises `Gone` when it is not ours to read."""
        try:
            return cls._read(json.loads(text))
        except (ValueError, TypeError, AttributeError):
            raise Gone(OUT_OF_DATE) from None

    @classmethod
    def _read(cls, kept: Any) -> Meta:
        meta = cls(
            registration=kept.get("r", ""),
            step=kept.get("s", ""),
            version=kept.get("v", 0),
            rev=kept.get("n", 0),
            extra=kept.get("x", {}),
        )
        texts = (meta.registration, meta.step, *meta.extra.keys(), *meta.extra.values())
        numbers = (meta.version, meta.rev)
        if not all(isinstance(text, str) for text in texts) or not all(type(number) is int for number in numbers):
            raise ValueError("not written by us")
        return meta
