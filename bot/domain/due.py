"""What waits to be done, each taken for work by one process at a time, and what makes it due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.notices import Notice
from bot.domain.watching import PagesSeen


@dataclass(frozen=True)
class Hint:
    """Something Twilio says has happened to one of our objects. Only a reason to look."""

    event: str
    remote_id: str
    event_id: str
    stage: str = ""  # what else is worth a look
    note: str = ""  # what Twilio says besides and nowhere else
    at: datetime | None = None  # when it happened, where Twilio says so


@dataclass(frozen=True)
class Claim:
    """A registration taken for work by one process until the lease runs out; `fence` grows with every claim."""

    registration_id: str
    team_id: str
    fence: int


@dataclass(frozen=True)
class Untold:
    """A notice that waits to be told, taken for work by one process; `tries` counts earlier attempts to tell it."""

    id: int
    registration_id: str
    team_id: str
    notice: Notice
    tries: int
    in_doubt: bool  # an earlier attempt to post it was cut off: it may stand in the thread already
    ts: str | None = None  # where it stands in the thread, when that is known
    refusals: int = 0  # how often Slack refused it with something that time alone does not mend


@dataclass(frozen=True)
class Alarm:
    """Something only the operator can mend; `key` tells it apart while it lasts."""

    key: str
    sentence: str
    at: datetime
    tries: int = 0  # earlier attempts to tell it


@dataclass(frozen=True)
class StaleCard:
    """A card to bring up to date, taken for work by one process; `change` is the last change it will show."""

    registration_id: str
    team_id: str
    change: int


@dataclass(frozen=True)
class StaleHome:
    """The Home of somebody to bring up to date, taken for work by one process; `change` is the last change it will show."""

    team_id: str
    user_id: str
    chosen: str  # the filter and the page its person left it at
    page: int
    change: int


@dataclass(frozen=True)
class Watched:
    """A registration whose pages are to be looked at, taken for work by one process; `seen` is None before the first look."""

    registration_id: str
    team_id: str
    looks: int
    seen: PagesSeen | None


@dataclass(frozen=True)
class Backlog:
    """How much waits at one moment: registrations and notices due, notices parked for the operator, open alarms."""

    due: int
    untold: int
    parked: int
    alarms: int
