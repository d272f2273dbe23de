"""The sandbox's clock: one time for both stand-ins, the people and (through `CLOCK_URL`) the bot.

It starts at the real time and runs at rate 1; seven days pass by asking for them.
"""

import threading
import time
from datetime import UTC, datetime, timedelta


class Clock:
    """A clock that can be advanced and run at another rate; safe to share between threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._base = datetime.now(UTC)
        self._since = time.monotonic()
        self._rate = 1.0

    def now(self) -> datetime:
        """Return the sandbox's time, aware and in UTC."""
        with self._lock:
            return self._now()

    def advance(self, seconds: float) -> None:
        """Let so many seconds pass at once."""
        if seconds < 0:
            raise ValueError("Time goes forward: give a number of seconds that is zero or more.")
        with self._lock:
            self._restart(self._now() + timedelta(seconds=seconds))

    def set_rate(self, rate: float) -> None:
        """Let the clock run so many times as fast as real time; 0 stops it."""
        if rate < 0:
            raise ValueError("Time goes forward: give a rate that is zero or more.")
        with self._lock:
            self._restart(self._now())
            self._rate = rate

    @property
    def rate(self) -> float:
        """Return how many sandbox seconds pass in a real one."""
        with self._lock:
            return self._rate

    def _now(self) -> datetime:
        return self._base + timedelta(seconds=(time.monotonic() - self._since) * self._rate)

    def _restart(self, at: datetime) -> None:
        self._base, self._since = at, time.monotonic()
