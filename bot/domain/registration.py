"""A registration, the people around it, and what was filed: plain facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.domain.dossier import Entry


@dataclass(frozen=True)
class Person:
    """Somebody in a workspace; `admin` is what Slack says of them now, `member` is False for guests and outsiders."""

    team_id: str
    user_id: str
    admin: bool = False
    member: bool = True


@dataclass(frozen=True)
class Grant:
    """The right to set up SMS, given to one person, and how it ended, if it did."""

    team_id: str
    user_id: str
    granted_by: str
    granted_at: datetime
    withdrawn_by: str | None = None
    withdrawn_at: datetime | None = None


class Act(StrEnum):
    """What a person may want to do."""

    SEE = "see"
    START = "start"
    ANSWER = "answer"
    FILE = "file"
    SPEND = "spend"
    FIX = "fix"
    CHANGE = "change"
    DRAFT = "draft"
    WITHDRAW = "withdraw"
    GRANT = "grant"


@dataclass(frozen=True)
class Filing:
    """One acceptance: a part's answers as they stood, who accepted them, when, and the words they accepted."""

    part: str
    number: int
    by: str
    at: datetime
    wording: str
    entries: Mapping[str, Entry] = field(repr=False)


@dataclass(frozen=True)
class Registration:
    """One company on its way to texting."""

    id: str
    team_id: str
    created_by: str
    created_at: datetime
    origin_channel: str
    card_channel: str | None = None
    card_ts: str | None = None
    filings: tuple[Filing, ...] = ()
    old_card: tuple[str, str] | None = None  # channel and timestamp of a card left behind in another channel
    withdrawn_by: str | None = None
    withdrawn_at: datetime | None = None

    @property
    def withdrawn(self) -> bool:
        """Whether it was taken back: nothing is filed or looked at any more."""
        return self.withdrawn_at is not None

    def filing(self, part: str) -> Filing | None:
        """Return the newest filing of a part."""
        return next((filing for filing in reversed(self.filings) if filing.part == part), None)


def may_file(registration: Registration, grants: Iterable[Grant], ended: Iterable[Grant]) -> tuple[str, ...]:
    """Return who may file a registration again, as far as is known here, whoever did it last first.

    Who filed without a grant was an admin; whose grant was taken back is named no more.
    """
    granted = [grant.user_id for grant in grants]
    gone = {grant.user_id for grant in ended} - set(granted)
    known = [*(filing.by for filing in reversed(registration.filings)), registration.created_by, *granted]
    return tuple(user for user in dict.fromkeys(known) if user not in gone)
