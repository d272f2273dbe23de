"""The walk: registrations taken for work, marks, their history and the news of them, in one transaction each.

A claim is a lease in real time and a fence that grows with every claim: what a worker writes after somebody else took over
finds another fence and is refused.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, update
from sqlmodel import Session, col, select

from bot.domain.cards import shown
from bot.domain.case import Case
from bot.domain.due import Claim
from bot.domain.errors import Gone, Stale
from bot.domain.notices import Notice
from bot.domain.progress import MOVES, Mark, State
from store.engine import Database, real_now
from store.homes import want_homes
from store.rows import (
    case_of,
    earlier,
    filed_dossier,
    find_registration,
    free,
    hold_mark,
    locked,
    mark_of,
    notice_row,
    sealed_findings,
    wake,
)
from store.tables import HistoryRow, MarkRow, NoticeRow, RegistrationRow, SightingRow
from store.vault import Vault
from store.watching import watch


class Walk:
    """Keeps who walks on with what, and how far it came."""

    def __init__(self, database: Database, vault: Vault, owner: str) -> None:
        self._database = database
        self._vault = vault
        self._owner = owner

    def claim(self, now: datetime, *, limit: int, lease: timedelta) -> Sequence[Claim]:
        """Take registrations that are due at `now` (the Clock's); the lease runs in real time."""
        row = RegistrationRow
        wanted = (col(row.due_at) <= now, col(row.withdrawn_at).is_(None), free(row.lease_until))
        due = select(row.id).where(*wanted)
        if not self._database.finds(due):
            return []
        # SQLite leaves the locking out: its writers come one at a time.
        mine = due.order_by(col(row.due_at)).limit(limit).with_for_update(skip_locked=True).cte("due")
        take = (
            update(row)
            .where(col(row.id).in_(select(mine.c.id)))
            .values(fence=col(row.fence) + 1, lease_owner=self._owner, lease_until=real_now() + lease)
            .returning(col(row.id), col(row.team_id), col(row.fence))
        )
        with self._database.writing() as session:
            return [Claim(*taken) for taken in session.connection().execute(take)]

    def due_looks(self, now: datetime, stages: Collection[str]) -> Sequence[tuple[str, str, datetime]]:
        """Return (stage, remote id, since when) of the looks due at these stages that no other process took."""
        row, held = MarkRow, RegistrationRow
        ours = free(held.lease_until) | (col(held.lease_owner) == self._owner)
        wanted = (
            select(row.stage, row.remote_id, row.due_at)
            .join(held, col(held.id) == col(row.registration_id))
            .where(col(held.due_at) <= now, col(held.withdrawn_at).is_(None), ours)
            .where(col(row.due_at) <= now, col(row.stage).in_(stages))
            .where(col(row.remote_id).is_not(None), col(row.state).not_in([State.WAITING, State.CALLING]))
        )
        with self._database.reading() as session:
            return [
                (stage, remote_id, due_at) for stage, remote_id, due_at in session.exec(wanted) if remote_id and due_at
            ]

    def filed_case(self, claim: Claim) -> Case:
        """Return a claimed registration with its answers as they were filed, part by part."""
        with self._database.reading() as session:
            registration = find_registration(session, claim.team_id, claim.registration_id, self._vault)
            if registration is None:
                raise Gone("This registration is not there any more.")
            return case_of(session, registration, filed_dossier(registration), self._vault)

    def begin(self, claim: Claim, mark: Mark, *, lease: timedelta) -> None:
        """Write down that a call begins (`mark.state` is CALLING) and lengthen the lease; raises `Stale` if the claim was lost."""
        if mark.state is not State.CALLING:
            raise ValueError(f"a call that begins is CALLING, not {mark.state}")
        with self._database.writing() as session:
            held = self._held(session, claim)
            row = _mark_row(session, claim, mark.stage)
            before = mark_of(row, self._vault)
            _check_move(before, mark)
            hold_mark(row, mark, self._vault)
            held.card_wanted += shown(before) != shown(mark)
            held.lease_until = max(held.lease_until or real_now(), real_now() + lease)

    def record(
        self,
        claim: Claim,
        before: Mark,
        after: Mark,
        notices: Sequence[Notice],
        *,
        at: datetime,
        watched: bool = False,
    ) -> None:
        """Keep a new mark, its history row and the news of it together; raises `Stale` if the claim or `before` is outdated.

        Where what is approved is `watched`, the registration's pages are looked at for as long as it stays so.
        """
        _check_move(before, after)
        with self._database.writing() as session:
            held = self._held(session, claim)
            row = _mark_row(session, claim, before.stage)
            if _identity(mark_of(row, self._vault)) != _identity(before):
                raise Stale(f"The mark of {before.stage} was changed by somebody else first.")
            _replace(row, after, claim.fence, self._vault)
            _add_notices(session, claim, notices, at, self._vault)
            if watched:
                watch(session, held, at if after.state is State.APPROVED else None)
            held.card_wanted += bool(notices) or shown(before) != shown(after)
            # A look without news changes no more of a Home than when the next one is: that waits until it is opened.
            if _news(before) != _news(after):
                session.add(_history_row(claim, before, after, at, self._vault))
                want_homes(session, claim.team_id)

    def release(self, claim: Claim, due_at: datetime | None) -> None:
        """Give a claim back, due again at `due_at` (None: not before something happens); a claim that was lost stays lost."""
        with self._database.writing() as session:
            try:
                held = self._held(session, claim)
            except (Stale, Gone):
                return
            woken = held.woken == claim.fence
            held.due_at = earlier(held.due_at, due_at) if woken else due_at
            held.lease_owner = held.lease_until = None

    def hint(
        self,
        remote_id: str,
        event: str,
        event_id: str,
        now: datetime,
        *,
        stage: str = "",
        note: str = "",
        at: datetime | None = None,
    ) -> bool:
        """Keep a verified provider event about one of our objects and make what it is about due, `stage` too.

        False if the object is unknown or of a registration that was taken back, or the event was seen before.
        """
        with self._database.reading() as session:
            found = _told_of(session, remote_id, event_id)
        if found is None:
            return False  # most are not about anything of ours, and cost no write
        with self._database.writing() as session:
            held = locked(session, found.team_id, found.registration_id)
            if _told_of(session, remote_id, event_id) is None:
                return False
            sealed = self._vault.seal(note.encode()) if note else ""
            session.add(_sighting_row(found, remote_id, event, event_id, at or now, sealed))
            wake(held, now)
            theirs = select(MarkRow).where(MarkRow.registration_id == held.id, MarkRow.team_id == held.team_id)
            for row in session.exec(theirs.where(_concerned(remote_id, stage))):
                row.due_at = now  # also when it was due before: what was surveyed since does not know of this
                row.woken = held.fence
            return True

    def _held(self, session: Session, claim: Claim) -> RegistrationRow:
        """Return the claimed registration, kept from other writers; raises `Stale` if somebody else has it now."""
        row = locked(session, claim.team_id, claim.registration_id)
        if (row.fence, row.lease_owner) != (claim.fence, self._owner):
            raise Stale("Somebody else works on this registration now.")
        return row


def _told_of(session: Session, remote_id: str, event_id: str) -> MarkRow | None:
    """Return a mark of the thing that an event is about, unless nobody works on that or the event was seen before."""
    # The one look-up without a team: the provider knows its own ids and nothing of workspaces.
    of = RegistrationRow
    ours = select(MarkRow).join(of, col(of.id) == col(MarkRow.registration_id)).where(MarkRow.remote_id == remote_id)
    known = session.exec(ours.where(col(of.withdrawn_at).is_(None)).limit(1)).first()
    return None if session.get(SightingRow, event_id) is not None else known


def _concerned(remote_id: str, stage: str) -> ColumnElement[bool]:
    """Return the condition that an event is about a mark: by what was made, which several stages can share, or by its stage.

    Nobody decides about what is just there, so that needs no look.
    """
    there = col(MarkRow.remote_id).is_not(None) | (col(MarkRow.state) == State.WAITING)
    about = (col(MarkRow.remote_id) == remote_id) | ((col(MarkRow.stage) == stage) & there)
    return about & (col(MarkRow.state) != State.MADE)


def _check_move(before: Mark, after: Mark) -> None:
    """Raise if no mark may go this way; the same state again is a look without news."""
    if before.stage != after.stage:
        raise ValueError(f"a mark of {before.stage} cannot become one of {after.stage}")
    if after.state is not before.state and after.state not in MOVES[before.state]:
        raise ValueError(f"{before.stage} cannot go from {before.state} to {after.state}")


def _mark_row(session: Session, claim: Claim, stage: str) -> MarkRow:
    """Return a stage's row, a new one where nothing was kept yet."""
    wanted = select(MarkRow).where(MarkRow.registration_id == claim.registration_id, MarkRow.team_id == claim.team_id)
    row = session.exec(wanted.where(MarkRow.stage == stage)).one_or_none()
    if row is None:
        row = MarkRow(
            registration_id=claim.registration_id, team_id=claim.team_id, stage=stage, state=str(State.WAITING)
        )
        session.add(row)
    return row


def _identity(mark: Mark) -> tuple[object, ...]:
    return mark.state, mark.remote_id, mark.attempts


def _news(mark: Mark) -> tuple[object, ...]:
    return mark.state, mark.said, mark.findings


def _replace(row: MarkRow, after: Mark, fence: int, vault: Vault) -> None:
    """Put the new mark in the row, but do not put off a look that was hinted at since the claim."""
    hinted = row.due_at if row.woken == fence else None
    hold_mark(row, after, vault)
    row.due_at = earlier(hinted, after.due_at)
    row.woken = None


def _history_row(claim: Claim, before: Mark, after: Mark, at: datetime, vault: Vault) -> HistoryRow:
    return HistoryRow(
        registration_id=claim.registration_id,
        team_id=claim.team_id,
        stage=after.stage,
        before=str(before.state),
        after=str(after.state),
        said=after.said,
        findings=sealed_findings(after, vault),
        at=at,
        fence=claim.fence,
    )


def _add_notices(session: Session, claim: Claim, notices: Sequence[Notice], at: datetime, vault: Vault) -> None:
    """Add the notices that are not there yet; the registration's lock keeps others from adding the same."""
    wanted = select(NoticeRow.key).where(NoticeRow.registration_id == claim.registration_id)
    known = set(session.exec(wanted.where(NoticeRow.team_id == claim.team_id))) if notices else set()
    for notice in notices:
        if notice.key not in known:
            known.add(notice.key)
            session.add(notice_row(claim.registration_id, claim.team_id, notice, at, vault))


def _sighting_row(mark: MarkRow, remote_id: str, event: str, event_id: str, at: datetime, note: str) -> SightingRow:
    return SightingRow(
        event_id=event_id,
        registration_id=mark.registration_id,
        team_id=mark.team_id,
        event_type=event,
        remote_id=remote_id,
        at=at,
        note=note,
    )
