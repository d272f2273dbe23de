"""Rights given to people, and alarms for the operator."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import col, select

from bot.domain.registration import Grant
from store.engine import Database, add_once
from store.tables import AlarmRow, GrantRow
from store.telling import unpark


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
            add_once(session, row)

    def withdraw(self, team_id: str, user_id: str, *, by: str, at: datetime) -> None:
        """End a person's right, keeping who ended it and when."""
        wanted = select(GrantRow).where(GrantRow.team_id == team_id, GrantRow.user_id == user_id)
        with self._database.writing() as session:
            for row in session.exec(wanted.where(col(GrantRow.withdrawn_at).is_(None)).with_for_update()):
                row.withdrawn_by, row.withdrawn_at = by, at

    def grants(self, team_id: str) -> Sequence[Grant]:
        """Return the rights in force in a team."""
        wanted = select(GrantRow).where(GrantRow.team_id == team_id, col(GrantRow.withdrawn_at).is_(None))
        with self._database.reading() as session:
            rows = session.exec(wanted.order_by(col(GrantRow.id)))
            return [Grant(row.team_id, row.user_id, row.granted_by, row.granted_at) for row in rows]


class Alarms:
    """Keeps what only the operator can mend."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def alarm(self, key: str, at: datetime) -> bool:
        """Keep that something needs the operator; True the first time, until `calm` is called."""
        with self._database.writing() as session:
            if add_once(session, AlarmRow(key=key, at=at)):
                return True
            row = session.get_one(AlarmRow, key, with_for_update=True)
            if row.open:
                return False
            row.open, row.at = True, at
            return True

    def calm(self, key: str) -> None:
        """Keep that it works again, and let the notices go on that waited for the operator."""
        with self._database.writing() as session:
            row = session.get(AlarmRow, key, with_for_update=True)
            # Asked after every call that went well: only the end of an alarm is worth trying those notices again.
            if row is not None and row.open:
                row.open = False
                unpark(session)
