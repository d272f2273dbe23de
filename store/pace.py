"""Pace: how often an account may be called, over all processes."""

from __future__ import annotations

from datetime import datetime, timedelta

from store.engine import Database, add_once
from store.tables import LaneRow

# Nobody queues for that long: a lane taken further ahead was taken by a clock that has been set back since.
ABSURD = timedelta(hours=1)


class SqlPace:
    """Hands out moments in a lane, one after the other."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def take(self, lane: str, now: datetime, gap: timedelta) -> datetime:
        """Reserve the next free moment of a lane, at least `gap` after the one before, and return it."""
        with self._database.writing() as session:
            if add_once(session, LaneRow(lane=lane, next_at=now + gap)):
                return now
            row = session.get_one(LaneRow, lane, with_for_update=True)
            moment = now if row.next_at > now + ABSURD else max(now, row.next_at)
            row.next_at = moment + gap
            return moment
