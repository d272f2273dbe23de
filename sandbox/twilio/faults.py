"""Faults on request: which call of Twilio's API is disturbed next, and how."""

import re
import threading
from dataclasses import dataclass, field
from typing import Any

KINDS = ("status", "drop_before", "drop_after", "hang", "slow", "lag")


@dataclass
class Fault:
    """One ordered disturbance: which calls, after how many, how often, and what happens to them."""

    id: int
    do: str
    method: str = ""
    path: str = ""
    skip: int = 0
    times: int = 1
    status: int = 429
    headers: dict[str, str] = field(default_factory=dict)
    seconds: float = 0.0

    def strikes(self, method: str, path: str) -> bool:
        """Return whether this call is hit, and count it."""
        if self.times < 1 or (self.method and self.method.upper() != method) or not re.search(self.path, path):
            return False
        if self.skip > 0:
            self.skip -= 1
            return False
        self.times -= 1
        return True


class Faults:
    """The ordered disturbances; the oldest that matches strikes."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._faults: list[Fault] = []
        self._made = 0

    def order(self, wish: dict[str, Any]) -> int:
        """Keep a disturbance and return its id, or raise the sentence that says what is wrong."""
        known = set(Fault.__dataclass_fields__) - {"id"}
        if set(wish) - known or wish.get("do") not in KINDS:
            raise ValueError(f"A fault has the fields {', '.join(sorted(known))}; do is one of {', '.join(KINDS)}.")
        re.compile(wish.get("path", ""))
        with self._lock:
            self._made += 1
            self._faults.append(Fault(id=self._made, **wish))
            return self._made

    def clear(self) -> None:
        """Forget all disturbances."""
        with self._lock:
            self._faults.clear()

    def strike(self, method: str, path: str) -> Fault | None:
        """Return the disturbance that hits this call, if one does."""
        with self._lock:
            return next((fault for fault in self._faults if fault.strikes(method, path)), None)
