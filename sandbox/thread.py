"""The thread in which a registration's news is told, as a reader of the channel sees it."""

from collections.abc import Mapping
from typing import Any

from sandbox import drawn, judge
from sandbox.doors import UserDoor
from sandbox.judge import Said
from sandbox.person import Tell

Message = Mapping[str, Any]


class Thread:
    """What is said in a channel's threads from now on; threads that were there before are others' news."""

    def __init__(self, door: UserDoor, channel: str, tell: Tell) -> None:
        self.channel = channel
        self._door = door
        self._tell = tell
        self._names = door.names()
        self._known = frozenset(str(message["ts"]) for message in self._messages())
        self._told: set[str] = set()

    def said(self) -> list[Said]:
        """Return all replies so far, telling those that are new."""
        found = [judge.read(message, self._names) for message in self._replies()]
        for one in found:
            if one.ts not in self._told:
                self._told.add(one.ts)
                self._tell(f"#{self.channel} › " + one.text.replace("\n", "\n    "))
        return found

    def newest_with(self, button: str) -> Message:
        """Return the newest reply that has a button."""
        found = [message for message in self._replies() if drawn.button(message.get("blocks") or [], button)]
        if not found:
            raise drawn.NotOffered(f"No message in #{self.channel} has a button {button!r}.")
        return found[-1]

    def length(self) -> int:
        """Return how many messages the channel has, replies included."""
        return len(self._messages())

    def _replies(self) -> list[Message]:
        return judge.replies(self._messages(), self._known)

    def _messages(self) -> list[dict[str, Any]]:
        return self._door.messages(self.channel)
