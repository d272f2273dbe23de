"""When a wait is worth a word: how long a decision usually takes, and when to say that it takes longer."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import takewhile

from bot.domain.notices import Kind
from bot.domain.progress import Mark, Marks, State

SUPPORT_AFTER = 7  # working days in review after which Twilio Support looks (reference 13, row 12)
LINK_LIVES = timedelta(days=7)  # a mailed link of a listed company (reference 3.6)
DAY = timedelta(days=1)
SATURDAY = 5
STILL_OPEN = frozenset({State.WAITING, State.PENDING, State.UNKNOWN})


@dataclass(frozen=True)
class Patience:
    """When to speak of something that is still pending: first after `usual`, then after each of `again` more.

    `repeats` says whether the last pause goes on and on. `behind` names the stage whose end the wait is counted from where the own
    mark moves back and forth meanwhile; `unless` one whose own wait explains this one.
    """

    usual: timedelta
    again: tuple[timedelta, ...] = (2 * DAY, 4 * DAY, 8 * DAY)
    kind: Kind = Kind.WAITING
    repeats: bool = True
    behind: str | None = None
    unless: str | None = None
    support: bool = True  # whether Twilio Support can be asked once it was long enough

    def since(self, mark: Mark, marks: Marks) -> datetime | None:
        """Return what the wait for a stage's mark is counted from; None while nobody waits for it."""
        if mark.state not in STILL_OPEN:
            return None
        if self.unless and marks.get(self.unless, Mark("")).state in {State.PENDING, State.REJECTED}:
            return None
        return marks.get(self.behind, mark).since if self.behind else mark.since

    def moments(self, since: datetime) -> Iterator[datetime]:
        """Return when to speak, in order; without end where it repeats."""
        asked = working_days_after(since, SUPPORT_AFTER)
        extra = [asked] if self.support and asked > since + self.usual else []
        return heapq.merge(self._spaced(since), extra)

    def _spaced(self, since: datetime) -> Iterator[datetime]:
        moment = since + self.usual
        yield moment
        for pause in self.again:
            moment += pause
            yield moment
        while self.repeats:
            moment += self.again[-1]
            yield moment

    def passed(self, since: datetime, now: datetime) -> int:
        """Return how many of the moments are over."""
        return sum(1 for _ in takewhile(lambda moment: moment <= now, self.moments(since)))

    def support_can_look(self, since: datetime, now: datetime) -> bool:
        """Tell whether it was long enough for Twilio Support."""
        return self.support and working_days_after(since, SUPPORT_AFTER) <= now


def working_days_after(since: datetime, days: int) -> datetime:
    """Return the moment when so many working days, Monday to Friday, have passed."""
    moment = since
    while days:
        moment += DAY
        days -= moment.weekday() < SATURDAY
    return moment
