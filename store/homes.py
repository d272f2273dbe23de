"""The Homes that people opened: made due with every change they would show, and taken one by one to be published."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import or_
from sqlmodel import Session, col, select

from bot.domain.due import StaleHome
from store.engine import Database, add_once, real_now
from store.rows import free
from store.tables import HomeRow

KEPT_UP = timedelta(days=14)  # a Home that nobody opened for so long waits until somebody opens it


def want_homes(session: Session, team_id: str) -> None:
    """Make a team's Homes due, as the last thing in the transaction of a change that they would show."""
    recent = select(HomeRow).where(HomeRow.team_id == team_id, col(HomeRow.opened_at) > real_now() - KEPT_UP)
    # Always locked in the same order: two changes at one moment would otherwise wait for each other.
    for row in session.exec(recent.order_by(col(HomeRow.user_id)).with_for_update()):
        row.wanted += 1


class Homes:
    """Keeps who opened their Home, what they left it at, and whether it shows what is known."""

    def __init__(self, database: Database, owner: str) -> None:
        self._database = database
        self._owner = owner

    def home_opened(self, team_id: str, user_id: str, *, chosen: str, page: int) -> None:
        """Keep that somebody looks at their Home, and at what: it is due at once, unless Slack asked to wait."""
        with self._database.writing() as session:
            add_once(session, HomeRow(team_id=team_id, user_id=user_id, opened_at=real_now()))
            row = session.get_one(HomeRow, (team_id, user_id), with_for_update=True)
            row.chosen, row.page, row.opened_at = chosen, page, real_now()
            row.wanted += 1
            if row.lease_owner is None:
                row.lease_until = None

    def claim_homes(self, *, limit: int, lease: timedelta, of: tuple[str, str] | None = None) -> Sequence[StaleHome]:
        """Take Homes that show less than is known, those opened last first; with `of`, (team, person), that one alone."""
        row = HomeRow
        stale = select(row).where(col(row.wanted) > col(row.shown), free(row.lease_until))
        if of is not None:
            stale = stale.where(row.team_id == of[0], row.user_id == of[1])
        if not self._database.finds(stale):
            return []
        newest = stale.order_by(col(row.opened_at).desc()).limit(limit).with_for_update(skip_locked=True)
        with self._database.writing() as session:
            return [self._take(taken, lease) for taken in session.exec(newest)]

    def home_shown(self, home: StaleHome, pause: timedelta) -> None:
        """Keep that a Home was published, and leave it alone for a pause; a change made meanwhile leaves it stale."""
        with self._database.writing() as session:
            row = session.get(HomeRow, (home.team_id, home.user_id), with_for_update=True)
            if row is None:
                return
            row.shown = max(row.shown, home.change)
            if row.lease_owner == self._owner:
                row.lease_owner, row.lease_until = None, real_now() + pause

    def put_off_home(self, home: StaleHome, after: timedelta) -> None:
        """Give a Home back, to be taken again after so much real time."""
        with self._database.writing() as session:
            row = session.get(HomeRow, (home.team_id, home.user_id), with_for_update=True)
            if row is not None and row.lease_owner == self._owner:
                row.lease_until = real_now() + after

    def put_off_homes(self, team_id: str, after: timedelta) -> None:
        """Let all Homes of a team wait for so much real time, save those that another process publishes now."""
        ours = select(HomeRow).where(
            HomeRow.team_id == team_id, or_(free(HomeRow.lease_until), col(HomeRow.lease_owner) == self._owner)
        )
        with self._database.writing() as session:
            for row in session.exec(ours.order_by(col(HomeRow.user_id)).with_for_update()):
                row.lease_owner, row.lease_until = self._owner, real_now() + after

    def forget_home(self, home: StaleHome) -> None:
        """Forget a Home that nobody looks at any more, unless it was opened since."""
        with self._database.writing() as session:
            row = session.get(HomeRow, (home.team_id, home.user_id), with_for_update=True)
            if row is not None and row.wanted == home.change:
                session.delete(row)

    def _take(self, row: HomeRow, lease: timedelta) -> StaleHome:
        row.lease_owner, row.lease_until = self._owner, real_now() + lease
        return StaleHome(row.team_id, row.user_id, row.chosen, row.page, row.wanted)
