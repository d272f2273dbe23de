"""Whether the provider turns all our calls away, or answers none.

Turned away, one call finds out, now and then, for everybody. When nothing is answered every call goes on trying, and the operator is
told once that took long.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.domain.retrying import OPERATOR
from bot.ports import Clock

LONGEST = timedelta(hours=1)  # between two calls that find out
# How long, and in how many calls, nothing was answered when the operator hears of it; after as many, those who filed do.
SILENT, IN_VAIN = timedelta(hours=1), 20


class Door:
    """A way in that is shut for a while once somebody was turned away there."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._until: datetime | None = None
        self._pause = OPERATOR

    def until(self) -> datetime | None:
        """Return when to try again, or None when calls may be made."""
        return self._until if self._until is not None and self._clock.now() < self._until else None

    def turned_away(self) -> timedelta:
        """Keep that a call was turned away and return how long to make none; calls made side by side count as one."""
        now = self._clock.now()
        if self._until is None or now >= self._until:
            self._pause = min(self._pause * 2, LONGEST) if self._until else OPERATOR
            self._until = now + self._pause
        return self._until - now

    def admitted(self) -> None:
        """Keep that a call was answered."""
        self._until = None


class Shut:
    """The doors of an account that is suspended, or does not know our credentials: one for all calls, and one a stage for changes.

    A trial account answers every question and buys nothing: who was turned away with a change tells nothing of other calls, and
    that a question was answered tells nothing of changes.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._whole = Door(clock)
        self._changes: dict[str, Door] = {}
        self._silent_since: datetime | None = None
        self._in_vain = 0

    def until(self, changing: str = "") -> datetime | None:
        """Return when to try again to ask, or to change something of a stage; None when that call may be made."""
        doors = [self._whole, *([self._door(changing)] if changing else [])]
        return max((until for door in doors if (until := door.until())), default=None)

    def turned_away(self, changing: str = "") -> timedelta:
        """Keep that such a call was turned away and return how long to make none."""
        return self._door(changing).turned_away()

    def admitted(self, changing: str = "") -> None:
        """Keep that such a call was answered."""
        self._silent_since = None
        self._whole.admitted()
        self._door(changing).admitted()

    @property
    def silent_since(self) -> datetime | None:
        """Since when no call was answered, once there were many; None while calls are: one may fail by itself."""
        return self._silent_since if self._in_vain >= IN_VAIN else None

    def unanswered(self) -> bool:
        """Keep that a call was not answered, and tell whether none was for long."""
        now = self._clock.now()
        if self._silent_since is None:
            self._silent_since, self._in_vain = now, 0
        self._in_vain += 1
        return self._in_vain >= IN_VAIN and now - self._silent_since >= SILENT

    def _door(self, changing: str) -> Door:
        return self._changes.setdefault(changing, Door(self._clock)) if changing else self._whole
