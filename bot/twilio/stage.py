"""One stage: its place in the graph, and its calls with Twilio's objections translated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Protocol

from bot.domain.errors import TryLater
from bot.domain.notices import Kind
from bot.domain.overdue import Patience
from bot.domain.progress import Bar, Need, State
from bot.domain.work import Seen, Work
from bot.twilio.client import attempt
from bot.twilio.errors import CONFLICT, NOT_FOUND, Objection

TROUBLE: Mapping[State, Kind] = {State.REJECTED: Kind.REFUSED, State.UNKNOWN: Kind.WAITING}


class Calls(Protocol):
    """What one stage asks of Twilio. Objections pass through: the stage knows what they mean, and that 404 is "not there"."""

    def inputs(self, work: Work) -> Mapping[str, object]:
        """Return what would be sent."""

    def find(self, work: Work) -> Seen | None:
        """Return what an earlier attempt made after all, or None."""

    def create(self, work: Work) -> Seen:
        """Make, submit or buy it."""

    def change(self, work: Work) -> Seen:
        """Bring what exists in line with the answers and hand it in again."""

    def look(self, work: Work) -> Seen:
        """Return how it stands now."""


@dataclass
class TwilioStage:
    """One stage: its place in the graph, and its calls with Twilio's objections translated."""

    name: str
    part: str
    bar: Bar
    calls: Calls
    needs: tuple[Need, ...] = ()
    costs: bool = False
    news: Mapping[State, Kind] = field(default_factory=lambda: TROUBLE)
    intervals: tuple[timedelta, ...] = ()
    renews: Mapping[State, Kind] = field(default_factory=dict)
    told_by: str | None = None  # the stage whose approval tells of this one's as well
    patience: Patience | None = None
    together: bool = False  # whether its things are in a list of the account
    speaks_for: tuple[str, ...] = ()  # what of other stages is reviewed with this one
    refusals: frozenset[str] = frozenset()  # Twilio's words that it is refused, also when it was approved before
    renewed_with: tuple[str, ...] = ()  # stages whose refusal has this one done anew with the next filing

    def inputs(self, work: Work) -> Mapping[str, object]:
        """Return what would be sent, and what of other stages it speaks for."""
        return {**self.calls.inputs(work), "speaks_for": [work.marks[name].fingerprint for name in self.speaks_for]}

    def find(self, work: Work) -> Seen | None:
        """Return what an earlier attempt made after all, or None."""
        try:
            return self.calls.find(work)
        except Objection as objection:
            if objection.status == NOT_FOUND:
                return None
            raise

    def create(self, work: Work) -> Seen:
        """Make it; what Twilio objects to is for a person to mend."""
        try:
            with attempt():
                return self.calls.create(work)
        except Objection as objection:
            return _objected(objection)

    def change(self, work: Work) -> Seen:
        """Change it; what is not there any more is made anew."""
        try:
            with attempt():
                return self.calls.change(work)
        except Objection as objection:
            if objection.status == NOT_FOUND:
                return Seen(None, State.WAITING, "gone", retry_at=work.now, gone=True)
            return _objected(objection)

    def look(self, work: Work) -> Seen:
        """Return how it stands now; what is gone was lost if we had it, and puzzling if we waited for it.

        What was refused and is gone stays refused: filed again, it is made anew.
        """
        had = work.mark.state in {State.MADE, State.APPROVED, State.LOST}
        try:
            seen = self.calls.look(work)
        except Objection as objection:
            if objection.status != NOT_FOUND:
                raise
            if work.mark.state is State.REJECTED:
                return Seen(work.mark.remote_id, State.REJECTED, work.mark.said, work.mark.findings)
            return Seen(work.mark.remote_id, State.LOST if had else State.UNKNOWN, "gone")
        return _after_approval(seen) if work.mark.state in {State.APPROVED, State.LOST} else seen


def _objected(objection: Objection) -> Seen:
    if objection.code in CONFLICT:
        raise TryLater(str(objection)) from None  # it may be there already: looked for before it is made again
    return Seen(None, State.REJECTED, objection.finding.code, (objection.finding,))


def _after_approval(seen: Seen) -> Seen:
    """Return what is seen of something that was approved: refused now, it is lost; under review again, it is puzzling."""
    worse = {State.REJECTED: State.LOST, State.PENDING: State.UNKNOWN, State.MADE: State.UNKNOWN}
    return replace(seen, state=worse.get(seen.state, seen.state))
