"""What a card and its notices are drawn from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.dossier import Dossier
from bot.domain.progress import Bar, Finding, Marks
from bot.domain.registration import Registration


@dataclass(frozen=True)
class BarFacts:
    """One of the four bars: where it stands, since when, when we look next, and what the provider said."""

    bar: Bar
    standing: str
    since: datetime | None = None
    next_look: datetime | None = None
    said: str = ""
    findings: tuple[Finding, ...] = field(default=())
    late_from: datetime | None = None  # when it takes longer than usual
    hopeless: bool = False  # whether it was refused for a reason that no filing again mends
    held: bool = False  # whether it was filed, and the provider took nothing of it in more than one call
    numbers: tuple[tuple[str, str], ...] = ()  # bought, and paid monthly: ids and numbers, the present one first
    again: bool = False  # whether it was taken away for a reason that filing again mends


@dataclass(frozen=True)
class Telling:
    """What a notice or a card is drawn from."""

    registration: Registration
    dossier: Dossier
    marks: Marks
    bars: Sequence[BarFacts]
    now: datetime
    mended: bool = False  # whether what was refused is mended and waits to be filed again
    filers: tuple[str, ...] = ()  # who may do that, the likeliest first
