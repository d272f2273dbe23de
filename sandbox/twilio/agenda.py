"""What is due later: reviews to end, mails to expire, messages to go out."""

import heapq
from collections.abc import Callable
from datetime import datetime
from itertools import count

Action = Callable[[datetime], None]  # is told the time it was due, not the time it ran


class Agenda:
    """Actions with a due time, run in the order they are due. Guarded by the world's lock."""

    def __init__(self) -> None:
        self._entries: list[tuple[datetime, int, Action]] = []
        self._numbers = count()

    def at(self, when: datetime, action: Action) -> None:
        """Run the action once the clock has reached this time."""
        heapq.heappush(self._entries, (when, next(self._numbers), action))

    def run(self, now: datetime) -> None:
        """Run all that is due; what these add is run too when its time has come."""
        while self._entries and self._entries[0][0] <= now:
            when, _, action = heapq.heappop(self._entries)
            action(when)

    def next_due(self) -> datetime | None:
        """Return when something happens next, if anything will."""
        return self._entries[0][0] if self._entries else None
