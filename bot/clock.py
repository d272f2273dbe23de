"""Two clocks: the machine's, and the sandbox's, which can be set forward."""

from __future__ import annotations

import json
import threading
import time
from datetime import UTC, datetime, timedelta
from urllib.request import urlopen


class SystemClock:
    """The machine's own time."""

    def now(self) -> datetime:
        """Return the present, aware, in UTC."""
        return datetime.now(UTC)


class RemoteClock:
    """The sandbox's time, asked for anew when what is known is older than `fresh` seconds, and carried on at its rate until then."""

    def __init__(self, url: str, *, fresh: float = 0.05) -> None:
        self._url = url
        self._fresh = fresh
        self._lock = threading.Lock()
        self._asked = float("-inf")
        self._said = datetime.now(UTC)
        self._rate = 1.0

    def now(self) -> datetime:
        """Return the sandbox's present, aware, in UTC."""
        with self._lock:
            if time.monotonic() - self._asked > self._fresh:
                self._ask()
            return self._said + timedelta(seconds=(time.monotonic() - self._asked) * self._rate)

    def _ask(self) -> None:
        # The URL is loopback: the settings refuse any other.
        with urlopen(self._url, timeout=2) as answer:  # noqa: S310 - loopback, by http
            told = json.load(answer)
        self._asked = time.monotonic()
        self._said = datetime.fromisoformat(told["now"]).astimezone(UTC)
        self._rate = float(told.get("rate", 1.0))
