"""The reviewers' desk: what waits for a decision, and when it is decided if nobody steps in.

Reviews end by themselves when their time has come. Whoever plays the reviewers may decide earlier, or put one off.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sandbox.twilio.agenda import Agenda
from sandbox.twilio.orders import Decision

Conclude = Callable[[Decision, datetime], None]
Current = Callable[[], bool]


@dataclass
class Review:
    """One submission in front of its reviewers, with what was ordered about it."""

    stage: str
    due: datetime
    ordered: Decision
    current: Current  # whether it is still this submission that counts
    conclude: Conclude


@dataclass
class Desk:
    """All open reviews, by the SID of what is reviewed. Guarded by the world's lock."""

    agenda: Agenda
    _open: dict[str, Review] = field(default_factory=dict)

    def put(self, sid: str, review: Review) -> None:
        """Let a review end with what was ordered once it is due; it replaces an earlier one of the same thing."""
        self._open[sid] = review
        self._wake(sid, review)

    def waiting(self, sid: str) -> Review | None:
        """Return the review that something waits for, if it does."""
        review = self._open.get(sid)
        return review if review is not None and review.current() else None

    def decide(self, sid: str, decision: Decision, now: datetime) -> None:
        """End a review at once; raises `ValueError` when there is none."""
        review = self._needed(sid)
        del self._open[sid]
        review.conclude(decision, now)

    def put_off(self, sid: str, seconds: float, now: datetime) -> None:
        """Let a review end so much later than it would have; raises `ValueError` when there is none."""
        review = self._needed(sid)
        review.due = max(review.due, now) + timedelta(seconds=seconds)
        self._wake(sid, review)

    def _needed(self, sid: str) -> Review:
        review = self.waiting(sid)
        if review is None:
            raise ValueError(f"Nothing called {sid} waits for a decision.")
        return review

    def _wake(self, sid: str, review: Review) -> None:
        def fall_due(at: datetime) -> None:
            if self._open.get(sid) is review and review.due <= at:
                del self._open[sid]
                if review.current():
                    review.conclude(review.ordered, at)

        self.agenda.at(review.due, fall_due)


def desk_key(row: dict[str, Any]) -> str:
    """Return the SID a row is known by on the desk: its own; all campaigns share one, they have another besides."""
    return str(row.get("_cm") or row["sid"])


def as_told(review: Review | None) -> dict[str, Any]:
    """Return a review as the admin door tells it: whether something waits, until when, and for what."""
    if review is None:
        return {"waits": False, "due": None, "ordered": []}
    return {"waits": True, "due": review.due.isoformat(), "ordered": sorted(review.ordered.codes)}
