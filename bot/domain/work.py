"""What a stage of the provider's gets to work with, and what it says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.case import Note
from bot.domain.dossier import Dossier
from bot.domain.progress import Finding, Mark, Marks, State


@dataclass(frozen=True)
class Work:
    """What a stage gets to work with: the filed answers and what was made so far."""

    key: str  # the registration's token, part of every friendly name at the provider
    dossier: Dossier
    marks: Marks
    mark: Mark
    now: datetime
    sightings: Mapping[tuple[str, str], datetime] = field(default_factory=dict)
    notes: Mapping[str, Note] = field(default_factory=dict)
    surveyed: object | None = None  # for a look: what a survey said of it, in the provider's form
    resumed: bool = False  # for a change: whether an attempt was cut off before, and nobody knows what came of it

    def id_of(self, stage: str) -> str:
        """Return the provider's id of what another stage made."""
        remote_id = self.marks[stage].remote_id
        if remote_id is None:
            raise LookupError(f"{stage} was not made yet")
        return remote_id


@dataclass(frozen=True)
class Seen:
    """What the provider says of one thing, in our words and its own."""

    remote_id: str | None
    state: State
    said: str = ""
    findings: tuple[Finding, ...] = ()
    retry_at: datetime | None = None  # with WAITING: when to make it anew
    gone: bool = False  # with WAITING: what was there is no more, so it is made anew and not changed
    untouched: bool = False  # of a change: there was nothing to hand in, so it does not count as handed in again


@dataclass(frozen=True)
class Offer:
    """A phone number that can be bought now."""

    phone_number: str
    place: str
