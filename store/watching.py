"""The watch over approved campaigns' pages: who looks when, and what was seen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from bot.domain.due import Watched
from bot.domain.errors import Stale
from bot.domain.notices import Notice
from bot.domain.progress import State
from bot.domain.watching import PagesSeen, seen_of
from store.engine import Database, add_once, real_now
from store.rows import free, locked, notice_row
from store.tables import MarkRow, RegistrationRow, WatchRow
from store.vault import Vault


class Watches:
    """Keeps what is watched, and what was seen."""

    def __init__(self, database: Database, vault: Vault, owner: str) -> None:
        self._database = database
        self._vault = vault
        self._owner = owner

    def claim_watches(self, now: datetime, stage: str, *, limit: int, lease: timedelta) -> Sequence[Watched]:
        """Take registrations whose pages are to be looked at: those approved at `stage` that are due, or were never looked at."""
        row, mark, of = WatchRow, MarkRow, RegistrationRow
        approved = (
            select(mark.registration_id)
            .join(of, col(of.id) == col(mark.registration_id))
            .where(mark.stage == stage, mark.state == str(State.APPROVED), col(of.withdrawn_at).is_(None))
        )
        due = select(row).where(col(row.due_at) <= now, free(row.lease_until), col(row.registration_id).in_(approved))
        oldest = due.order_by(col(row.due_at)).limit(limit).with_for_update(skip_locked=True)
        with self._database.writing() as session:
            self._enrol(session, now, stage)
            return [self._take(taken, lease) for taken in session.exec(oldest)]

    def _enrol(self, session: Session, now: datetime, stage: str) -> None:
        """Begin to watch what was approved since."""
        watched = select(WatchRow.registration_id)
        wanted = select(MarkRow.registration_id, MarkRow.team_id).where(
            MarkRow.stage == stage,
            MarkRow.state == str(State.APPROVED),
            col(MarkRow.registration_id).not_in(watched),
        )
        for registration_id, team_id in session.exec(wanted).all():
            add_once(session, WatchRow(registration_id=registration_id, team_id=team_id, due_at=now))

    def _take(self, row: WatchRow, lease: timedelta) -> Watched:
        row.looks += 1
        row.lease_owner, row.lease_until = self._owner, real_now() + lease
        seen = seen_of(self._vault.unseal_json(row.sealed)) if row.sealed else None
        return Watched(row.registration_id, row.team_id, row.looks, seen)

    def keep_watch(self, watched: Watched, seen: PagesSeen | None, notice: Notice | None, due_at: datetime) -> None:
        """Keep what a look saw with the news of it, due again at `due_at`; raises `Stale` if somebody else looks by now."""
        with self._database.writing() as session:
            held = locked(session, watched.team_id, watched.registration_id)
            row = session.get(WatchRow, watched.registration_id)
            if row is None or row.looks != watched.looks or held.withdrawn_at is not None:
                raise Stale("Somebody else looks at these pages now.")
            row.sealed = self._vault.seal_json(seen.plain()) if seen else ""
            row.due_at, row.lease_owner, row.lease_until = due_at, None, None
            if notice is not None:
                add_once(session, notice_row(held.id, held.team_id, notice, notice.at, self._vault))
                held.card_wanted += 1
