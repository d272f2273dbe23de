"""The watch over approved campaigns' pages: who looks when, and what was seen.

A registration's pages are watched from the approval that is recorded with `watched` until that is lost, or the registration taken back.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from bot.domain.due import Watched
from bot.domain.errors import Stale
from bot.domain.notices import Notice
from bot.domain.watching import PagesSeen, seen_of
from store.engine import Database, add_once, real_now
from store.rows import free, locked, notice_row
from store.tables import RegistrationRow, WatchRow
from store.vault import Vault


def watch(session: Session, of: RegistrationRow, at: datetime | None) -> None:
    """Have a registration's pages looked at from `at` on, if they are not already; None: no more."""
    row = session.get(WatchRow, of.id)
    if row is None and at is not None:
        session.add(WatchRow(registration_id=of.id, team_id=of.team_id, due_at=at))
    elif row is not None:
        row.due_at = at and (row.due_at or at)


class Watches:
    """Keeps what is watched, and what was seen."""

    def __init__(self, database: Database, vault: Vault, owner: str) -> None:
        self._database = database
        self._vault = vault
        self._owner = owner

    def claim_watches(self, now: datetime, *, limit: int, lease: timedelta) -> Sequence[Watched]:
        """Take registrations whose pages are to be looked at by now."""
        row = WatchRow
        due = select(row).where(col(row.due_at) <= now, free(row.lease_until))
        if not self._database.finds(due):
            return []
        oldest = due.order_by(col(row.due_at)).limit(limit).with_for_update(skip_locked=True)
        with self._database.writing() as session:
            return [self._take(taken, lease) for taken in session.exec(oldest)]

    def _take(self, row: WatchRow, lease: timedelta) -> Watched:
        row.looks += 1
        row.lease_owner, row.lease_until = self._owner, real_now() + lease
        seen = seen_of(self._vault.unseal_json(row.sealed)) if row.sealed else None
        return Watched(row.registration_id, row.team_id, row.looks, seen)

    def keep_watch(self, watched: Watched, seen: PagesSeen | None, notice: Notice | None, due_at: datetime) -> None:
        """Keep what a look saw with the news of it, due again at `due_at`; raises `Stale` if another looks by now, or nobody is to."""
        with self._database.writing() as session:
            held = locked(session, watched.team_id, watched.registration_id)
            row = session.get(WatchRow, watched.registration_id)
            if row is None or row.looks != watched.looks or row.due_at is None:
                raise Stale("Somebody else looks at these pages now, or nobody is to any more.")
            row.sealed = self._vault.seal_json(seen.plain()) if seen else ""
            row.due_at, row.lease_owner, row.lease_until = due_at, None, None
            if notice is not None:
                add_once(session, notice_row(held.id, held.team_id, notice, notice.at, self._vault))
                held.card_wanted += 1
