"""How far a registration has come: marks, what they may become, and what one stage needs of another.

Facts are stored (one mark a stage); where a registration stands is derived from them here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any


class State(StrEnum):
    """What became of one stage."""

    WAITING = "waiting"  # not made yet
    CALLING = "calling"  # a call was begun and its outcome is not known yet
    MADE = "made"  # it exists; nobody decides about it
    PENDING = "pending"  # taken for review; the provider decides
    APPROVED = "approved"  # decided in our favour
    REJECTED = "rejected"  # a person must change something
    LOST = "lost"  # approved once, taken away since
    UNKNOWN = "unknown"  # the provider used a word we have no meaning for


_FOUND = frozenset({State.MADE, State.PENDING, State.APPROVED, State.REJECTED, State.UNKNOWN})
# What a mark may become. A rejected stage goes on through a new filing, which calls again; waiting means "to be made (anew)".
MOVES: dict[State, frozenset[State]] = {
    State.WAITING: frozenset({State.CALLING}),
    State.CALLING: _FOUND | {State.WAITING, State.LOST},
    State.MADE: frozenset({State.CALLING, State.LOST}),
    State.PENDING: frozenset({State.CALLING, State.WAITING, State.APPROVED, State.REJECTED, State.LOST, State.UNKNOWN}),
    State.APPROVED: frozenset({State.CALLING, State.LOST, State.UNKNOWN}),
    # Somebody else may have had it decided anew: by hand, by Twilio's support, at the carriers.
    State.REJECTED: frozenset({State.CALLING, State.PENDING, State.APPROVED, State.LOST, State.UNKNOWN, State.WAITING}),
    State.LOST: frozenset({State.CALLING, State.APPROVED, State.UNKNOWN}),
    State.UNKNOWN: frozenset(
        {State.CALLING, State.PENDING, State.APPROVED, State.REJECTED, State.LOST, State.WAITING, State.MADE}
    ),
}


class Level(StrEnum):
    """How far another stage must have come before this one may begin."""

    EXISTS = "exists"
    SUBMITTED = "submitted"
    APPROVED = "approved"


@dataclass(frozen=True)
class Need:
    """One edge of the stage graph."""

    stage: str
    level: Level


@dataclass(frozen=True)
class Finding:
    """One thing the provider objects to, as it came: a code, the fields it names, its sentence and its page."""

    code: str
    fields: tuple[str, ...] = ()
    text: str = ""
    url: str = ""


@dataclass(frozen=True)
class Mark:
    """How far one stage has come, and what was last heard of it."""

    stage: str
    state: State = State.WAITING
    remote_id: str | None = None
    said: str = ""  # the provider's own word
    findings: tuple[Finding, ...] = ()
    since: datetime | None = None  # when the state was entered
    looked_at: datetime | None = None
    due_at: datetime | None = None  # when to look, or to try, next
    looks: int = 0  # looks in this state, so far without news; while CALLING: searches for what may have been made
    fingerprint: str = ""  # of what was sent
    attempts: int = 0  # calls begun to make or change it, ever
    changes: int = 0  # times the thing that stands there now was changed and handed in again
    filing: int = 0  # the number of the filing it was last called for
    begun: datetime | None = None  # when the last attempt to make or change it began
    failures: int = 0  # calls in a row that told nothing


Marks = Mapping[str, Mark]

# A profile is read again half a minute after it was taken: checks of e-mail and address run behind it (reference 2.2).
SETTLED = timedelta(seconds=30)


def met(need: Need, marks: Marks) -> bool:
    """Tell whether one edge is satisfied."""
    mark = marks.get(need.stage, Mark(need.stage))
    match need.level:
        case Level.EXISTS:
            return mark.remote_id is not None and mark.state in _FOUND
        case Level.SUBMITTED:
            return mark.state is State.APPROVED or (mark.state is State.PENDING and _settled(mark))
        case Level.APPROVED:
            return mark.state is State.APPROVED


def _settled(mark: Mark) -> bool:
    return mark.since is not None and mark.looked_at is not None and mark.looked_at - mark.since >= SETTLED


class Bar(StrEnum):
    """The four things a person watches."""

    BUSINESS = "business"
    BRAND = "brand"
    CAMPAIGN = "campaign"
    NUMBER = "number"


class Standing(StrEnum):
    """Where one bar stands, derived from the marks behind it."""

    OPEN = "open"  # not filed
    WORKING = "working"  # filed; we are on it, or wait for another bar
    REVIEW = "review"  # the provider or the carriers decide
    DONE = "done"
    REFUSED = "refused"
    LOST = "lost"


def standing(marks: list[Mark], *, filed: bool, deciding: Mark | None) -> Standing:
    """Return where a bar stands; `deciding` is the mark whose approval completes it."""
    states = {mark.state for mark in marks}
    if State.LOST in states:
        return Standing.LOST
    if State.REJECTED in states:
        return Standing.REFUSED
    if deciding is not None and deciding.state is State.APPROVED:
        return Standing.DONE
    if deciding is not None and deciding.state in {State.PENDING, State.UNKNOWN}:
        return Standing.REVIEW
    return Standing.WORKING if filed else Standing.OPEN


def plain(finding: Finding) -> dict[str, Any]:
    """Return a finding as JSON can hold it."""
    return {"code": finding.code, "fields": list(finding.fields), "text": finding.text, "url": finding.url}
