"""What is to be done about one stage of one registration, read off what was filed and what stands there."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.due import Claim
from bot.domain.progress import Bar, Mark, State
from bot.domain.registration import Filing
from bot.domain.turns import turn
from bot.domain.work import Work
from bot.ports import Stage
from bot.way import before_filing, taken_but_mendable

WATCH = timedelta(days=1)  # between looks at what was approved, or lost
PUZZLED = timedelta(hours=1)  # between looks at what nothing else says when to look at


def fingerprint(things: object) -> str:
    """Return a short digest of things that JSON can hold, such as what is sent, to tell later whether they changed."""
    return hashlib.sha256(json.dumps(things, sort_keys=True, default=str).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Errand:
    """What is to be done about one stage of one registration at one moment."""

    claim: Claim
    stage: Stage
    work: Work
    filing: Filing | None
    born: datetime  # when the registration was begun

    @property
    def mark(self) -> Mark:
        """The mark as it was read."""
        return self.work.mark

    @property
    def unmade(self) -> bool:
        """Whether it is still to be made, or to be found after a call that was cut off."""
        return self.mark.state in {State.WAITING, State.CALLING}

    @property
    def watched(self) -> bool:
        """Whether its approval is a campaign's, whose pages are looked at for as long as it lasts."""
        return self.stage.bar is Bar.CAMPAIGN and State.APPROVED in self.stage.news

    @property
    def outdated(self) -> bool:
        """Whether a newer filing asks for more than stands there."""
        if self.unmade or self.filing is None or self.mark.filing >= self.filing.number:
            return False
        if self.mark.state is State.REJECTED or self._objected or any(map(self._refused, self.stage.renewed_with)):
            return True
        return fingerprint(self.stage.inputs(self.work)) != self.mark.fingerprint

    @property
    def _objected(self) -> bool:
        """Whether it was approved and refused since, and was mended with the filing."""
        mendable = taken_but_mendable(self.stage, self.mark, self.work.dossier)
        return mendable and self.filing is not None and before_filing(self.mark, self.filing)

    def _refused(self, stage: str) -> bool:
        return self.work.marks.get(stage, Mark(stage)).state in {State.REJECTED, State.LOST}

    @property
    def due_at(self) -> datetime | None:
        """When it can be called: a look has its moment, what a newer filing asks for does not wait for that."""
        return None if self.outdated else self.mark.due_at


def next_look(errand: Errand, mark: Mark, now: datetime) -> datetime | None:
    """Return when to look next at what stands as a mark says, or None: not before something happens."""
    pause, stage = None, errand.stage
    if mark.state in {State.PENDING, State.UNKNOWN} and stage.intervals:
        pause = stage.intervals[min(mark.looks, len(stage.intervals) - 1)]
    elif mark.state in {State.APPROVED, State.LOST} and State.LOST in stage.news:
        pause = WATCH
    elif mark.state is State.REJECTED and stage.intervals and mark.remote_id:
        pause = WATCH  # the provider's support may decide otherwise
    elif mark.state is State.UNKNOWN:
        pause = PUZZLED
    return turn(now, pause, errand.claim.registration_id, together=stage.together) if pause else None
