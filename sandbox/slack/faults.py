"""Faults on request: which call of the Web API goes wrong next, and how."""

import itertools
import re
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sandbox.slack.refusal import Misuse

KINDS = ("status", "error", "drop_before", "drop_after", "hang", "slow")


@dataclass
class Fault:
    """One order: after `skip` calls that match, the next `times` go wrong."""

    id: int
    path: re.Pattern[str]
    http_method: str
    do: str
    skip: int = 0
    times: int = 1
    code: int = 500
    headers: dict[str, str] = field(default_factory=dict)
    seconds: float = 0.0
    error: str = "internal_error"

    def hits(self, http_method: str, method: str) -> bool:
        """Return whether this call goes wrong, counting it."""
        if self.times <= 0 or self.http_method not in ("", http_method) or not self.path.search(method):
            return False
        if self.skip > 0:
            self.skip -= 1
            return False
        self.times -= 1
        return True


class Faults:
    """The orders that are still open."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._numbers = itertools.count(1)
        self._orders: list[Fault] = []

    def order(self, asked: Mapping[str, Any]) -> int:
        """Take an order and return its number."""
        if asked.get("do") not in KINDS:
            raise Misuse(f"A fault does one of: {', '.join(KINDS)}.")
        code = int(asked.get("status", 500))
        fault = Fault(
            next(self._numbers),
            re.compile(asked.get("path", "")),
            str(asked.get("method", "")).upper(),
            asked["do"],
            int(asked.get("skip", 0)),
            int(asked.get("times", 1)),
            code,
            {str(key): str(value) for key, value in asked.get("headers", {}).items()},
            float(asked.get("seconds", 0)),
            asked.get("error", "ratelimited" if code == 429 else "internal_error"),
        )
        with self._lock:
            self._orders.append(fault)
        return fault.id

    def take(self, http_method: str, method: str) -> Fault | None:
        """Return the fault that this call meets, if any."""
        with self._lock:
            return next((fault for fault in self._orders if fault.hits(http_method, method)), None)

    def forget(self) -> None:
        """Drop all orders."""
        with self._lock:
            self._orders.clear()
