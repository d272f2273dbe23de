"""Rights given to people, and alarms for the operator."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import not_, update
from sqlmodel import col, select

from bot.domain.due import Alarm
from bot.domain.registration import Grant
from store.engine import Database, add_once, real_now
from store.homes import want_homes
from store.rows import free
from store.tables import AlarmRow, GrantRow
from store.telling import unpark

REMINDED = timedelta(days=7)  # what lasts so long, or went unnoticed when it ended and began anew, is told again


class Rights:
    """Keeps who may set up SMS, and who could once."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def grant(self, grant: Grant) -> None:
        """Keep a right given; giving it twice changes nothing."""
        row = GrantRow(
            team_id=grant.team_id, user_id=grant.user_id, granted_by=grant.granted_by, granted_at=grant.granted_at
        )
        with self._database.writing() as session:
            if add_once(session, row):
                want_homes(session, grant.team_id)

    def withdraw_grant(self, team_id: str, user_id: str, *, by: str, at: datetime) -> None:
        """End a person's right, keeping who ended it and when."""
        wanted = select(GrantRow).where(GrantRow.team_id == team_id, GrantRow.user_id == user_id)
        with self._database.writing() as session:
            for row in session.exec(wanted.where(col(GrantRow.withdrawn_at).is_(None)).with_for_update()):
                row.withdrawn_by, row.withdrawn_at = by, at
                want_homes(session, team_id)

    def grants(self, team_id: str) -> Sequence[Grant]:
        """Return the rights in force in a team."""
        wanted = select(GrantRow).where(GrantRow.team_id == team_id, col(GrantRow.withdrawn_at).is_(None))
        with self._database.reading() as session:
            return [_as_grant(row) for row in session.exec(wanted.order_by(col(GrantRow.id)))]

    def ended_grants(self, team_id: str, *, limit: int) -> Sequence[Grant]:
        """Return the rights that were taken back in a team, the last one first."""
        wanted = select(GrantRow).where(GrantRow.team_id == team_id, col(GrantRow.withdrawn_at).is_not(None))
        newest = (col(GrantRow.withdrawn_at).desc(), col(GrantRow.id).desc())
        with self._database.reading() as session:
            return [_as_grant(row) for row in session.exec(wanted.order_by(*newest).limit(limit))]


def _as_grant(row: GrantRow) -> Grant:
    return Grant(row.team_id, row.user_id, row.granted_by, row.granted_at, row.withdrawn_by, row.withdrawn_at)


class Alarms:
    """Keeps what only the operator can mend."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def alarm(self, key: str, sentence: str, at: datetime, *, met: str = "") -> bool:
        """Keep that something needs the operator; True the first time, until `calm` is called, and again after long.

        With `met`, the stage whose call that changes something met it, only one like it shows that it is over.
        """
        with self._database.writing() as session:
            if add_once(session, AlarmRow(key=key, sentence=sentence, at=at, met=met)):
                return True
            row = session.get_one(AlarmRow, key, with_for_update=True)
            if row.open and at - row.at < REMINDED:
                return False
            row.open, row.told, row.sentence, row.at, row.met = True, False, sentence, at, met
            row.tries, row.due_at = 0, None
            return True

    def calm(self, *beginnings: str, met: str = "") -> None:
        """Keep that everything works again whose alarm's key begins so, and let the notices go on that waited for the operator.

        What a call that changes something met is left, unless it was one of the stage `met`.
        """
        # Asked after every call that went well: nearly always there is nothing to write.
        with self._database.reading() as session:
            raised = session.exec(select(AlarmRow.key, AlarmRow.met).where(AlarmRow.open)).all()
        over = [key for key, by in raised if key.startswith(beginnings) and by in ("", met)]
        if over:
            with self._database.writing() as session:
                ended = update(AlarmRow).where(col(AlarmRow.key).in_(over))
                session.connection().execute(ended.values(open=False, lease_until=None))
                unpark(session)

    def claim_alarms(self, now: datetime, *, limit: int, lease: timedelta, over_at: datetime) -> Sequence[Alarm]:
        """Take alarms to tell the operator of, oldest first; whatever becomes of the lease, nobody takes them before `over_at`."""
        due = col(AlarmRow.due_at).is_(None) | (col(AlarmRow.due_at) <= now)
        wanted = select(AlarmRow).where(AlarmRow.open, not_(col(AlarmRow.told)), due, free(AlarmRow.lease_until))
        if not self._database.finds(wanted):
            return []
        with self._database.writing() as session:
            oldest = wanted.order_by(col(AlarmRow.at)).limit(limit).with_for_update(skip_locked=True)
            return [_taken(row, lease, over_at) for row in session.exec(oldest)]

    def alarm_told(self, alarm: Alarm) -> None:
        """Keep that the operator was told."""
        with self._database.writing() as session:
            row = session.get(AlarmRow, alarm.key, with_for_update=True)
            if row is not None and row.at == alarm.at:
                row.told, row.lease_until = True, None

    def put_off_alarm(self, alarm: Alarm, due_at: datetime) -> None:
        """Give an alarm back, to be told at `due_at`."""
        with self._database.writing() as session:
            row = session.get(AlarmRow, alarm.key, with_for_update=True)
            if row is not None and row.at == alarm.at:
                row.due_at, row.lease_until = due_at, None


def _taken(row: AlarmRow, lease: timedelta, over_at: datetime) -> Alarm:
    alarm = Alarm(row.key, row.sentence, row.at, row.tries)
    row.tries += 1
    row.due_at, row.lease_until = over_at, real_now() + lease
    return alarm
