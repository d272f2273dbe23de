"""What a forbidden category is: wordings, as data, in the modules beside this one for `forbidden` to look for."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.checks.result import Verdict
from bot.domain.checks.words import Pattern, pattern

NEVER = pattern(r"(?!)")


@dataclass(frozen=True)
class Topic:
    """One forbidden category and how people write about it."""

    id: str
    what: str
    codes: tuple[int, ...]
    strong: Pattern
    weak: Pattern = NEVER
    excuses: Pattern = NEVER
    mild: Pattern = NEVER  # wordings that only warn, when nothing strong is said
    verdict: Verdict = Verdict.BLOCK
    on_site: bool = True  # whether what the site says counts too


MONEY = r"\$ ?[\d,.]+k?"
