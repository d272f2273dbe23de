"""The line before what Twilio takes once a second: who came first goes first, over as many attempts as that takes.

Nobody stands in it for long. A call with many before it is sent away until they have gone, and finds its place again when it
comes back. Would it come to the end of the line each time, those that wait would overtake each other, and some would never go.
The line is one process's own; the pace behind it is shared by all.
"""

from __future__ import annotations

import time
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from threading import Lock

from bot.domain.errors import TryLater
from bot.ports import Clock, Pace

GAP = timedelta(seconds=1)  # brands and campaigns may be asked about once a second (reference 9.3)
SHORT = timedelta(seconds=2)  # what takes no longer is waited for
LONGEST = timedelta(seconds=10)  # no lane is taken for longer: what was said of it is older than a clock set back since
PIECE = 0.02  # seconds of real time between two glances: a sandbox's clock may run faster, or leap
KEPT = 600.0  # seconds of real time, after which a place is given up whose call did not come back


@dataclass
class Place:
    """A call's place in the line."""

    number: int
    until: float  # when it is given up
    here: int = 0  # how many stand there now: two may ask the same


class Line:
    """Lets one call go at a time, `GAP` apart over all processes."""

    def __init__(self, lane: str, pace: Pace, clock: Clock, *, kept: float = KEPT) -> None:
        self._lane, self._pace, self._clock, self._kept = lane, pace, clock, kept
        self._free = datetime.min.replace(tzinfo=UTC)  # when the lane is free again, as far as we know
        self._places: dict[Hashable, Place] = {}
        self._numbers = 0
        self._lock = Lock()

    def go(self, call: Hashable) -> datetime:
        """Wait until it is this call's turn and return when that was; raise `TryLater` when there are too many before it.

        One that is here when the pace allows a call need not wait for those that are away.
        """
        patience = time.monotonic() + SHORT.total_seconds()
        with self._standing(call) as place:
            while (now := self._taken(place)) is None:
                wait = self._wait(place)
                if wait > SHORT or time.monotonic() > patience:
                    place.until += wait.total_seconds()
                    raise TryLater("Twilio's pace for brands and campaigns is used up.", after=wait, done=False)
                time.sleep(PIECE)
            self._leave(call)
        return now

    def __len__(self) -> int:
        """Return how many have a place."""
        return len(self._places)

    def used_up(self) -> None:
        """Keep that a call took so long that it may have arrived only now: the next one waits for that."""
        self._pace.take(self._lane, self._clock.now(), GAP)

    def _taken(self, place: Place) -> datetime | None:
        """Return the moment that was taken for a call, if nobody before it is here and the pace allows it now."""
        now = self._clock.now()
        if self._taken_for(now) or not self._is_first(place):
            return None
        free = self._pace.take(self._lane, now, GAP)
        if free <= now:
            return now
        self._free = free
        return None

    def _taken_for(self, now: datetime) -> timedelta:
        """Return how long the lane is taken yet, as far as we know: until then nobody need ask."""
        ahead = self._free - now
        return ahead if timedelta() < ahead <= LONGEST else timedelta()

    @contextmanager
    def _standing(self, call: Hashable) -> Iterator[Place]:
        with self._lock:
            self._forget()
            self._numbers += 1
            place = self._places.setdefault(call, Place(self._numbers, 0.0))
            place.until = time.monotonic() + self._kept
            place.here += 1
        try:
            yield place
        finally:
            with self._lock:
                place.here -= 1

    def _forget(self) -> None:
        now = time.monotonic()
        given_up = [call for call, place in self._places.items() if not place.here and place.until < now]
        for call in given_up:
            del self._places[call]

    def _leave(self, call: Hashable) -> None:
        with self._lock:
            self._places.pop(call, None)

    def _wait(self, place: Place) -> timedelta:
        """Return how long those before it take, who are here or will be back, or the lane itself."""
        with self._lock:
            before = sum(other.number < place.number for other in self._places.values())
        return max(GAP * max(before, 1), self._taken_for(self._clock.now()))

    def _is_first(self, place: Place) -> bool:
        """Tell whether nobody before it is here."""
        with self._lock:
            return not any(other.here and other.number < place.number for other in self._places.values())
