"""How much waits, in figures."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from bot.domain.due import Backlog
from store.engine import Database
from store.tables import AlarmRow, NoticeRow, RegistrationRow


def backlog(database: Database, now: datetime) -> Backlog:
    """Return how much is due at `now`."""
    of, untold = RegistrationRow, col(NoticeRow.told_at).is_(None)
    with database.reading() as session:
        return Backlog(
            due=_count(session, of, col(of.due_at) <= now, col(of.withdrawn_at).is_(None)),
            untold=_count(session, NoticeRow, untold, col(NoticeRow.due_at) <= now),
            parked=_count(session, NoticeRow, untold, col(NoticeRow.due_at).is_(None)),
            alarms=_count(session, AlarmRow, col(AlarmRow.open)),
        )


def _count(session: Session, table: Any, *where: Any) -> int:
    return session.exec(select(func.count()).select_from(table).where(*where)).one()
