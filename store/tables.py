"""The tables. Every row that belongs to a workspace carries its `team_id`, and the database itself keeps a registration's rows in its team.

What people typed is sealed by the vault before it comes here (`sealed` columns); nothing personal stands in a plain column.
Due times are the Clock's, leases are real time.
"""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import ForeignKeyConstraint, Index, MetaData, UniqueConstraint, text
from sqlmodel import Field, SQLModel

metadata = MetaData(
    # Names that are the same everywhere, so that a migration can find what it has to change.
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Row(SQLModel):
    """What all tables share."""

    metadata: ClassVar[MetaData] = metadata


def _of_registration() -> ForeignKeyConstraint:
    """Return the constraint that ties a row to a registration of the same team."""
    return ForeignKeyConstraint(["registration_id", "team_id"], ["registrations.id", "registrations.team_id"])


def _of_few(name: str, column: str, condition: str) -> Index:
    """Return an index that holds only the rows that are asked for every second, so that the others cost nothing."""
    few = text(condition)
    return Index(name, column, sqlite_where=few, postgresql_where=few)


class RegistrationRow(Row, table=True):
    """One company on its way, when to walk on, and who does it now."""

    __tablename__ = "registrations"
    __table_args__ = (
        UniqueConstraint("id", "team_id"),
        _of_few("ix_registrations_stale_cards", "id", "card_wanted > card_shown AND card_ts IS NOT NULL"),
        _of_few("ix_registrations_leases", "lease_until", "lease_owner IS NOT NULL"),
        _of_few("ix_registrations_card_leases", "card_lease_until", "card_lease_owner IS NOT NULL"),
    )

    id: str = Field(primary_key=True)
    team_id: str = Field(index=True)
    created_by: str
    created_at: datetime
    origin_channel: str
    due_at: datetime | None = Field(default=None, index=True)
    lease_owner: str | None = None
    lease_until: datetime | None = None
    fence: int = 0
    # The fence during which somebody made it due: a claim given back with this fence must not put that off.
    woken: int | None = None
    card_channel: str | None = None
    card_ts: str | None = None
    card_wanted: int = 0  # changes a card would show
    card_shown: int = 0  # the last of them that it does show
    card_lease_owner: str | None = None
    card_lease_until: datetime | None = None
    old_card_channel: str | None = None  # a card left behind in another channel, until it says where the new one is
    old_card_ts: str | None = None
    withdrawn_by: str | None = None
    withdrawn_at: datetime | None = None


class AnswersRow(Row, table=True):
    """What one step holds now."""

    __tablename__ = "answers"
    __table_args__ = (_of_registration(),)

    registration_id: str = Field(primary_key=True)
    step: str = Field(primary_key=True)
    team_id: str
    sealed: str
    complete: bool
    version: int
    by: str
    at: datetime


class FilingRow(Row, table=True):
    """One acceptance, with the answers it covers as they stood."""

    __tablename__ = "filings"
    __table_args__ = (_of_registration(),)

    registration_id: str = Field(primary_key=True)
    part: str = Field(primary_key=True)
    number: int = Field(primary_key=True)
    team_id: str = Field(index=True)
    by: str
    at: datetime
    wording: str
    sealed: str


class CheckedRow(Row, table=True):
    """What the checks before filing said of a part, and of which answers."""

    __tablename__ = "checked"
    __table_args__ = (_of_registration(),)

    registration_id: str = Field(primary_key=True)
    part: str = Field(primary_key=True)
    team_id: str
    fingerprint: str
    at: datetime
    sealed: str  # the results: they quote what was typed


class MarkRow(Row, table=True):
    """How far one stage has come."""

    __tablename__ = "marks"
    __table_args__ = (_of_registration(),)

    registration_id: str = Field(primary_key=True)
    stage: str = Field(primary_key=True)
    team_id: str
    state: str
    remote_id: str | None = Field(default=None, index=True)
    said: str = ""
    findings: str = ""  # sealed: what the provider says may quote what was typed
    since: datetime | None = None
    looked_at: datetime | None = None
    due_at: datetime | None = None
    looks: int = 0
    fingerprint: str = ""
    attempts: int = 0
    changes: int = 0
    filing: int = 0
    begun: datetime | None = None
    failures: int = 0
    woken: int | None = None  # as in registrations


class HistoryRow(Row, table=True):
    """One change of a mark; rows are only ever added."""

    __tablename__ = "history"
    __table_args__ = (_of_registration(), Index(None, "registration_id", "id"))

    id: int | None = Field(default=None, primary_key=True)
    registration_id: str
    team_id: str
    stage: str
    before: str
    after: str
    said: str
    findings: str  # sealed
    at: datetime
    fence: int


class DeedRow(Row, table=True):
    """Something a person did besides answering and filing; rows are only ever added."""

    __tablename__ = "deeds"
    __table_args__ = (_of_registration(), Index(None, "registration_id", "id"))

    id: int | None = Field(default=None, primary_key=True)
    registration_id: str
    team_id: str
    what: str
    by: str
    at: datetime
    sealed: str


class DraftRow(Row, table=True):
    """One text that may be sent some day, as it was kept last."""

    __tablename__ = "drafts"
    __table_args__ = (_of_registration(),)

    registration_id: str = Field(primary_key=True)
    id: str = Field(primary_key=True)
    team_id: str = Field(index=True)
    sealed: str  # its name and its body
    version: int
    by: str
    at: datetime


class NoticeRow(Row, table=True):
    """One fact to tell, and whether it was told; `due_at` empty means not before an operator acts."""

    __tablename__ = "notices"
    __table_args__ = (
        _of_registration(),
        UniqueConstraint("registration_id", "key"),
        Index(None, "told_at", "due_at"),
        _of_few("ix_notices_leases", "lease_until", "lease_owner IS NOT NULL"),
    )

    id: int | None = Field(default=None, primary_key=True)
    registration_id: str
    team_id: str
    key: str
    kind: str
    facts: str  # sealed
    at: datetime
    due_at: datetime | None
    told_ts: str | None = None  # where it stands in the thread; known before all are told
    told_at: datetime | None = None
    begun: bool = False  # it may have been posted
    tries: int = 0  # how often it was taken; who took it knows the number, a late worker knows an old one
    refusals: int = 0  # how often Slack refused it with something that time alone does not mend
    lease_owner: str | None = None
    lease_until: datetime | None = None


class WatchRow(Row, table=True):
    """When the pages of an approved campaign are looked at next, by whom, and what was seen."""

    __tablename__ = "watches"
    __table_args__ = (_of_registration(),)

    registration_id: str = Field(primary_key=True)
    team_id: str
    due_at: datetime | None = Field(default=None, index=True)  # empty while nothing is approved
    looks: int = 0  # grows when it is taken; a late worker knows an old number
    sealed: str = ""  # what was seen: it names the business's pages
    lease_owner: str | None = None
    lease_until: datetime | None = None


class HomeRow(Row, table=True):
    """The Home of somebody who opened it: what they left it at, and whether it shows what is known."""

    __tablename__ = "homes"
    __table_args__ = (
        _of_few("ix_homes_stale", "opened_at", "wanted > shown"),
        _of_few("ix_homes_leases", "lease_until", "lease_owner IS NOT NULL"),
    )

    team_id: str = Field(primary_key=True)
    user_id: str = Field(primary_key=True)
    chosen: str = ""  # the filter
    page: int = 0
    opened_at: datetime  # in real time: how long ago a person looked, whatever the Clock says
    wanted: int = 0  # changes it would show
    shown: int = 0  # the last of them that it does show
    lease_owner: str | None = None
    lease_until: datetime | None = None  # without an owner: when it may be published again


class SightingRow(Row, table=True):
    """One verified event of the provider about something of ours."""

    __tablename__ = "sightings"
    __table_args__ = (_of_registration(),)

    event_id: str = Field(primary_key=True)
    registration_id: str = Field(index=True)
    team_id: str
    event_type: str
    remote_id: str
    at: datetime
    note: str = ""  # sealed: what the provider said besides


class GrantRow(Row, table=True):
    """A right given to a person, and how it ended."""

    __tablename__ = "grants"
    __table_args__ = (
        Index(
            "uq_grants_in_force",
            "team_id",
            "user_id",
            unique=True,
            sqlite_where=text("withdrawn_at IS NULL"),
            postgresql_where=text("withdrawn_at IS NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    team_id: str
    user_id: str
    granted_by: str
    granted_at: datetime
    withdrawn_by: str | None = None
    withdrawn_at: datetime | None = None


class InstallationRow(Row, table=True):
    """A workspace that installed the app, and its token."""

    __tablename__ = "installations"

    team_id: str = Field(primary_key=True)
    enterprise_id: str | None = None
    sealed: str | None  # the bot's token; gone once removed
    bot_user_id: str
    bot_id: str
    scopes: str
    installed_at: datetime
    removed_at: datetime | None = None


class AlarmRow(Row, table=True):
    """Something only the operator can mend. It is about the bot, not about a team."""

    __tablename__ = "alarms"

    key: str = Field(primary_key=True)
    sentence: str
    at: datetime
    open: bool = True
    told: bool = False
    met: str = (
        ""  # the stage whose call that changes something met it, and alone shows that it is over; else any call does
    )
    tries: int = 0  # to tell it
    due_at: datetime | None = None  # when it is told, or tried again; empty: at once
    lease_until: datetime | None = None


class LaneRow(Row, table=True):
    """When a lane of calls is free again. A lane is the operator's account, shared by all teams."""

    __tablename__ = "lanes"

    lane: str = Field(primary_key=True)
    next_at: datetime
