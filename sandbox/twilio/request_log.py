"""What was called, and what came of it."""

import threading
from dataclasses import dataclass
from typing import Any


@dataclass
class Entry:
    """One call as it is remembered."""

    n: int
    at: str
    method: str
    path: str
    form: dict[str, Any]
    status: int | None = None
    code: int | None = None
    done: bool = False
    ordered: bool = False
    known: bool = True  # whether Twilio has such a path and method

    def shown(self) -> dict[str, Any]:
        """Return the call as the admin door tells it."""
        return {name: value for name, value in vars(self).items() if name not in ("ordered", "known")}

    @property
    def refused(self) -> bool:
        """Return whether something went wrong unordered: a wrong call, but not a look for what is not there."""
        if self.ordered or self.status is None or self.status < 400:
            return False
        return not (self.known and self.status == 404 and self.method in ("GET", "DELETE"))


class RequestLog:
    """All calls since the start, numbered from 1."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._entries: list[Entry] = []

    def open(self, at: str, method: str, path: str, form: dict[str, Any]) -> Entry:
        """Write a call down before it is carried out."""
        with self._lock:
            entry = Entry(len(self._entries) + 1, at, method, path, form)
            self._entries.append(entry)
            return entry

    def since(self, n: int) -> list[Entry]:
        """Return the calls after the n-th."""
        with self._lock:
            return self._entries[max(n, 0) :]
