"""What can go wrong, sorted by who can do something about it.

A value (`FieldErrors`) is what a person can mend where they stand. An exception carries a sentence for whoever meets it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class FieldErrors:
    """What to mend, field by field; the sentences are shown beside the fields."""

    by_field: Mapping[str, str]


class SaidNo(Exception):
    """A wish that cannot be granted; its text is the sentence the person reads."""


class NotAllowed(SaidNo):
    """The person may not do this; the sentence says who may."""


class Gone(SaidNo):
    """What was asked for is not there, or not in this person's workspace."""


class Stale(SaidNo):
    """Somebody else changed the same thing first."""


class CallFailed(Exception):
    """A call to the provider or to Slack that did not bring what it was made for."""


class TryLater(CallFailed):
    """Time mends this. `done` is False when the work was surely not carried out, None when nobody knows.

    `away` says that the other side did not work, or was not reached.
    """

    def __init__(
        self, sentence: str, *, after: timedelta | None = None, done: bool | None = None, away: bool = False
    ) -> None:
        super().__init__(sentence)
        self.after = after
        self.done = done
        self.away = away


class Puzzling(TryLater):
    """A refusal in a word that we have no meaning for: time may mend it; if it does not, somebody has to look."""

    def __init__(self, sentence: str, *, said: str) -> None:
        super().__init__(sentence, done=False)
        self.said = said


class Misconfigured(CallFailed):
    """The operator has to act (credentials, balance, a channel that is gone); trying again alone will not help.

    `about` tells alarms apart however they are worded: what it concerns and the code, such as "account:20003".
    """

    def __init__(self, sentence: str, *, about: str = "") -> None:
        super().__init__(sentence)
        self.about = about
