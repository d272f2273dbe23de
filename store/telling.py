"""The telling: notices taken in order and told once, and cards brought up to date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import exists, update
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from bot.domain.due import StaleCard, Untold
from bot.domain.errors import Stale
from bot.domain.notices import Notice
from bot.domain.registration import Registration
from store.engine import Database, add_once, real_now
from store.rows import free, locked, notice_of, notice_row
from store.tables import NoticeRow, RegistrationRow
from store.vault import Vault


class Notices:
    """Keeps what is to be told."""

    def __init__(self, database: Database, vault: Vault, owner: str) -> None:
        self._database = database
        self._vault = vault
        self._owner = owner

    def announce(self, registration: Registration, notice: Notice) -> None:
        """Keep a notice that no mark brought; one with its key is kept once."""
        row = notice_row(registration.id, registration.team_id, notice, notice.at, self._vault)
        with self._database.writing() as session:
            held = locked(session, registration.team_id, registration.id)
            if add_once(session, row):
                held.card_wanted += 1

    def claim_notices(self, now: datetime, *, limit: int, lease: timedelta) -> Sequence[Untold]:
        """Take notices to tell, oldest first; of each registration the first that does not stand in its thread: news is in order."""
        row, older = NoticeRow, aliased(NoticeRow)
        waits = exists().where(
            col(older.registration_id) == col(row.registration_id),
            col(older.told_at).is_(None),
            # What stands in the thread lacks a copy at most, and what waits for an operator may do so for ever.
            col(older.told_ts).is_(None),
            col(older.due_at).is_not(None),
            col(older.id) < col(row.id),
        )
        due = select(row).where(col(row.told_at).is_(None), col(row.due_at) <= now, free(row.lease_until), ~waits)
        if not self._database.finds(due):
            return []
        oldest = due.order_by(col(row.id)).limit(limit).with_for_update(skip_locked=True)
        with self._database.writing() as session:
            return [self._take(taken, lease) for taken in session.exec(oldest)]

    def begin_telling(self, untold: Untold, *, lease: timedelta, over_at: datetime) -> None:
        """Write down that a notice is about to be posted, and lengthen the lease; raises `Stale` if somebody else took it meanwhile.

        Whatever becomes of the lease, nobody takes it before `over_at`, when a post that was cut off is over.
        """
        with self._database.writing() as session:
            row = _untold(session, untold)
            if row is None or row.tries != untold.tries + 1:
                raise Stale("Somebody else tells this notice now.")
            row.begun, row.due_at = True, over_at
            row.lease_owner, row.lease_until = self._owner, real_now() + lease

    def posted(self, untold: Untold, ts: str) -> None:
        """Keep where a notice stands in the thread, though not everybody it concerns may have it yet."""
        with self._database.writing() as session:
            row = _untold(session, untold)
            if row is not None:
                row.told_ts = ts

    def told(self, untold: Untold, ts: str | None, at: datetime) -> None:
        """Keep that a notice was told, and where; also when the lease is over, since it stands there now."""
        with self._database.writing() as session:
            row = _untold(session, untold)
            if row is not None:
                row.told_ts, row.told_at = ts, at
                row.lease_owner = row.lease_until = None

    def put_off(
        self, untold: Untold, due_at: datetime | None, *, in_doubt: bool = False, refused: bool = False
    ) -> None:
        """Give a notice back, to be told at `due_at` (None: not before an operator acts), in doubt if it may stand in the thread."""
        with self._database.writing() as session:
            row = _untold(session, untold)
            if row is not None and row.tries == untold.tries + 1:
                row.due_at, row.begun = due_at, in_doubt
                row.refusals += refused
                row.lease_owner = row.lease_until = None

    def _take(self, row: NoticeRow, lease: timedelta) -> Untold:
        notice = notice_of(row, self._vault)
        where = (row.id or 0, row.registration_id, row.team_id)
        untold = Untold(*where, notice, row.tries, row.begun, row.told_ts, row.refusals)
        row.tries += 1
        row.lease_owner, row.lease_until = self._owner, real_now() + lease
        return untold

    def unpark_notices(self, now: datetime) -> int:
        """Make the notices due that wait for an operator, and return how many those are."""
        with self._database.writing() as session:
            return unpark(session, now)


def unpark(session: Session, now: datetime | None = None) -> int:
    """Make parked notices due at `now`; without it, since they happened."""
    parked = update(NoticeRow).where(col(NoticeRow.told_at).is_(None), col(NoticeRow.due_at).is_(None))
    return session.connection().execute(parked.values(due_at=now or col(NoticeRow.at))).rowcount


def _untold(session: Session, untold: Untold) -> NoticeRow | None:
    wanted = select(NoticeRow).where(NoticeRow.id == untold.id, NoticeRow.team_id == untold.team_id)
    return session.exec(wanted.where(col(NoticeRow.told_at).is_(None)).with_for_update()).one_or_none()


class Cards:
    """Keeps where cards stand and what they show."""

    def __init__(self, database: Database, owner: str) -> None:
        self._database = database
        self._owner = owner

    def place_card(self, registration: Registration, channel: str, ts: str) -> None:
        """Keep where a registration's card stands. It counts as stale: what it was drawn from may be old by now."""
        with self._database.writing() as session:
            row = locked(session, registration.team_id, registration.id)
            row.card_channel, row.card_ts = channel, ts

    def claim_cards(self, now: datetime, *, limit: int, lease: timedelta) -> Sequence[StaleCard]:  # noqa: ARG002 - stale is due
        """Take cards that show less than is known now."""
        row = RegistrationRow
        stale = select(row.id).where(
            col(row.card_wanted) > col(row.card_shown), col(row.card_ts).is_not(None), free(row.card_lease_until)
        )
        if not self._database.finds(stale):
            return []
        mine = stale.order_by(col(row.id)).limit(limit).with_for_update(skip_locked=True).cte("stale")
        take = (
            update(row)
            .where(col(row.id).in_(select(mine.c.id)))
            .values(card_lease_owner=self._owner, card_lease_until=real_now() + lease)
            .returning(col(row.id), col(row.team_id), col(row.card_wanted))
        )
        with self._database.writing() as session:
            return [StaleCard(*taken) for taken in session.connection().execute(take)]

    def card_shown(self, card: StaleCard) -> None:
        """Keep that a card was brought up to date; a change made meanwhile leaves it stale."""
        with self._database.writing() as session:
            row = locked(session, card.team_id, card.registration_id)
            row.card_shown = max(row.card_shown, card.change)
            if row.card_lease_owner == self._owner:
                row.card_lease_owner = row.card_lease_until = None

    def put_off_card(self, card: StaleCard, after: timedelta) -> None:
        """Give a card back, to be taken again after so much real time."""
        with self._database.writing() as session:
            row = locked(session, card.team_id, card.registration_id)
            if row.card_lease_owner == self._owner:
                row.card_lease_until = real_now() + after
