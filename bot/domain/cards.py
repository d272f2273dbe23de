"""What a card and its notices are drawn from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.dossier import Dossier
from bot.domain.progress import Bar, Finding, Mark, Marks, State
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


_ON_IT = frozenset({State.WAITING, State.CALLING, State.MADE})  # nobody decides about it


def shown(mark: Mark) -> tuple[object, ...]:
    """Return what a card shows of a mark: while it is the same, there is no need to draw one anew.

    The next look follows from the last one that told something; when a look that failed is tried again is not shown.
    """
    decided = None if mark.state in _ON_IT else (mark.state, mark.since)
    looked = mark.looked_at if mark.state in {State.PENDING, State.UNKNOWN} else None
    held = mark.attempts > 1 and mark.remote_id is None
    return decided, looked, held, mark.remote_id, mark.said, mark.findings


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
