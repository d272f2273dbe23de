"""Drafts of texts: sealed, each in its registration; who kept and deleted them stands among the deeds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlmodel import Session, col, func, select

from bot.domain.drafts import Draft
from bot.domain.errors import Gone, Stale
from bot.domain.history import DRAFT_CHANGED, DRAFT_DELETED, DRAFT_WRITTEN, Deed
from bot.domain.registration import Registration
from store.engine import Database
from store.homes import want_homes
from store.rows import deed_row, locked
from store.tables import DraftRow, RegistrationRow
from store.vault import Vault


class Drafts:
    """Keeps drafts."""

    def __init__(self, database: Database, vault: Vault) -> None:
        self._database = database
        self._vault = vault

    def drafts(self, registration: Registration) -> Sequence[Draft]:
        """Return a registration's drafts, the one kept last first."""
        of, team = registration.id, registration.team_id
        wanted = select(DraftRow).where(DraftRow.registration_id == of, DraftRow.team_id == team)
        with self._database.reading() as session:
            return [self._draft(row) for row in session.exec(wanted.order_by(col(DraftRow.at).desc(), DraftRow.id))]

    def count_drafts(self, team_id: str) -> Mapping[str, int]:
        """Return how many drafts each of a team's registrations has, those that have any."""
        counted = select(DraftRow.registration_id, func.count()).where(DraftRow.team_id == team_id)
        with self._database.reading() as session:
            return dict(session.exec(counted.group_by(DraftRow.registration_id)).all())

    def keep_draft(self, registration: Registration, draft: Draft, *, version: int) -> Draft:
        """Keep a draft in place of the one with its id, and who did it; return it as it is kept."""
        kept = replace(draft, version=version + 1)
        with self._database.writing() as session:
            of = self._open(session, registration)
            row = self._held(session, of, draft.id)
            if version != (row.version if row else 0):
                raise Stale("Somebody else changed this draft first. Please open it again.")
            session.merge(self._row(of, kept))
            what = DRAFT_CHANGED if row else DRAFT_WRITTEN
            session.add(deed_row(of, Deed(what, kept.by, kept.at, {"name": kept.name}), self._vault))
            if row is None:  # a Home shows how many there are
                want_homes(session, of.team_id)
        return kept

    def delete_draft(self, registration: Registration, draft_id: str, *, version: int, by: str, at: datetime) -> bool:
        """Delete a draft, keeping who did it; False if it is not there any more."""
        with self._database.writing() as session:
            of = self._open(session, registration)
            row = self._held(session, of, draft_id)
            if row is None:
                return False
            if row.version != version:
                raise Stale("Somebody else changed this draft meanwhile. Please look at it before you delete it.")
            session.add(deed_row(of, Deed(DRAFT_DELETED, by, at, {"name": self._draft(row).name}), self._vault))
            session.delete(row)
            want_homes(session, of.team_id)
            return True

    def _open(self, session: Session, registration: Registration) -> RegistrationRow:
        of = locked(session, registration.team_id, registration.id)
        if of.withdrawn_at is not None:
            raise Gone("This registration was withdrawn meanwhile: its drafts stay as they are.")
        return of

    def _held(self, session: Session, of: RegistrationRow, draft_id: str) -> DraftRow | None:
        wanted = select(DraftRow).where(DraftRow.registration_id == of.id, DraftRow.id == draft_id)
        return session.exec(wanted.where(DraftRow.team_id == of.team_id)).one_or_none()

    def _row(self, of: RegistrationRow, draft: Draft) -> DraftRow:
        return DraftRow(
            registration_id=of.id,
            id=draft.id,
            team_id=of.team_id,
            sealed=self._vault.seal_json({"name": draft.name, "body": draft.body}),
            version=draft.version,
            by=draft.by,
            at=draft.at,
        )

    def _draft(self, row: DraftRow) -> Draft:
        typed = self._vault.unseal_json(row.sealed)
        return Draft(row.id, typed["name"], typed["body"], row.version, row.by, row.at)
