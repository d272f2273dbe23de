"""What passed between the app and the sandbox's Slack, and what of it was refused."""

import itertools
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

# Answers that an app must be ready for, though it did nothing wrong: method (or its family) → errors.
NORMAL_ANSWERS: Mapping[str, frozenset[str]] = {
    "users.lookupByEmail": frozenset({"users_not_found"}),
    "users.info": frozenset({"user_not_found"}),
    "conversations": frozenset(
        {"channel_not_found", "not_in_channel", "is_archived", "method_not_supported_for_channel_type", "user_disabled"}
    ),
    # The scopes for these are optional: an app finds out by asking.
    "conversations.history": frozenset({"missing_scope"}),
    "conversations.replies": frozenset({"missing_scope"}),
    "chat": frozenset(
        {"channel_not_found", "not_in_channel", "is_archived", "user_not_in_channel", "message_not_found"}
    ),
    "views.update": frozenset({"not_found", "hash_conflict"}),
    "views.publish": frozenset({"hash_conflict"}),
    "oauth.v2.access": frozenset({"invalid_code"}),
}
# The app was not there, or the line was cut: nobody's breach of a rule.
LINE_ERRORS = frozenset({"unreachable", "no_app"})


@dataclass(frozen=True)
class Entry:
    """One call, delivery or acknowledgement."""

    n: int
    kind: str  # api, delivery, ack
    method: str
    ok: bool
    error: str
    pointer: str
    ms: int
    ordered: bool = False

    @property
    def refused(self) -> bool:
        """Return whether this shows that the app broke a rule."""
        if self.ok or self.ordered or self.error in LINE_ERRORS:
            return False
        family = self.method.split(".")[0]
        return not any(self.error in NORMAL_ANSWERS.get(name, ()) for name in (self.method, family))


class Log:
    """All entries, numbered from 1."""

    def __init__(self) -> None:
        self._numbers = itertools.count(1)
        self._entries: list[Entry] = []

    def add(
        self, kind: str, method: str, error: str = "", pointer: str = "", ms: int = 0, ordered: bool = False
    ) -> Entry:
        """Write down one entry; it went well when there is no error."""
        entry = Entry(next(self._numbers), kind, method, not error, error, pointer, ms, ordered)
        self._entries.append(entry)
        return entry

    @property
    def size(self) -> int:
        """Return how many entries there are."""
        return len(self._entries)

    def entries(self) -> list[dict[str, Any]]:
        """Return everything."""
        return [asdict(entry) for entry in list(self._entries)]

    def refused(self) -> list[dict[str, Any]]:
        """Return what shows that the app broke a rule."""
        return [asdict(entry) for entry in list(self._entries) if entry.refused]
