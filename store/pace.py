"""Pace: how often an account may be called, over all processes."""

from __future__ import annotations

from datetime import datetime, timedelta

from store.engine import Database, add_once
from store.tables import LaneRow

# Nobody takes a lane for that long, nor do the clocks of several machines differ so much: it was taken by a clock that has been
# set back since.
ABSURD = timedelta(seconds=10)


class SqlPace:
    """Lets one after the other into a lane."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def take(self, lane: str, now: datetime, gap: timedelta) -> datetime:
        """Return when a lane is free. If that is `now`, it is taken with it, and free again `gap` later."""
        with self._database.writing() as session:
            if add_once(session, LaneRow(lane=lane, next_at=now + gap)):
                return now
            row = session.get_one(LaneRow, lane, with_for_update=True)
            if now < row.next_at <= now + ABSURD:
                return row.next_at
            row.next_at = now + gap
            return now
