"""How the sandbox's Slack says no: to the app as Slack does, to whoever drives a person in plain words."""

from collections.abc import Sequence
from typing import Any

from sandbox.slack.rules import Broken


class Refusal(Exception):
    """An answer `{"ok": false, "error": …}` of the Web API."""

    def __init__(self, error: str, broken: Sequence[Broken] = (), **extra: Any) -> None:
        super().__init__(error)
        self.error = error
        self.pointer = broken[0].pointer if broken else ""
        self.rule = broken[0].rule if broken else ""
        self._messages = [one.message for one in broken]
        self._extra = extra

    def body(self) -> dict[str, Any]:
        """Return the answer's body."""
        told = {"response_metadata": {"messages": self._messages}} if self._messages else {}
        return {"ok": False, "error": self.error, **told, **self._extra}


def bad_argument(reason: str) -> Refusal:
    """Return the refusal of a call whose arguments are not what the method takes."""
    return Refusal("invalid_arguments", [Broken("arguments", "", reason)])


class Misuse(Exception):
    """The driver asked a person to do what nobody could do here."""


class NotThere(Misuse):
    """The driver named a person, channel, view, message or element that does not exist."""
