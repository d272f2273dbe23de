"""What people did besides answering and filing: changed whom and where news goes, took a registration back. And all that came to pass."""

from __future__ import annotations

from collections.abc import Mapping

from sqlmodel import Session, col, select

from bot.domain.errors import Gone, Stale
from bot.domain.history import Deed, Move, Past
from bot.domain.notices import Notice
from bot.domain.registration import Registration
from bot.domain.values import Values
from store.engine import Database, add_once
from store.homes import want_homes
from store.rows import deed_row, finding_of, locked, notice_row
from store.tables import AnswersRow, DeedRow, HistoryRow, RegistrationRow
from store.vault import Vault
from store.watching import watch


class Deeds:
    """Keeps who changed what, and reads what came to pass."""

    def __init__(self, database: Database, vault: Vault) -> None:
        self._database = database
        self._vault = vault

    def change(
        self, registration: Registration, step: str, values: Values, deed: Deed, notice: Notice, *, version: int
    ) -> None:
        """Keep part of a step's answers changed after filing, who did it, and the news of it; a card in another channel is posted anew.

        Raises `Stale` if the step's version is not the one kept now.
        """
        with self._database.writing() as session:
            row = locked(session, registration.team_id, registration.id)
            held = self._held(session, row, step)
            if held.version != version:
                raise Stale("Somebody else changed these answers first. Please open them again.")
            held.sealed, held.version = self._vault.seal_json(dict(values)), version + 1
            held.by, held.at = deed.by, deed.at
            channel = str(values.get("channel") or "")
            if row.card_ts is not None and channel and channel != row.card_channel:
                row.old_card_channel, row.old_card_ts = row.card_channel, row.card_ts
                row.card_channel = row.card_ts = None
            self._note(session, row, deed, notice)

    def withdraw_registration(self, registration: Registration, deed: Deed, notice: Notice) -> bool:
        """Keep that a registration was taken back: nobody works on it any more; False if it was before."""
        with self._database.writing() as session:
            row = locked(session, registration.team_id, registration.id)
            if row.withdrawn_at is not None:
                return False
            row.withdrawn_at, row.withdrawn_by, row.due_at = deed.at, deed.by, None
            # Who works on it at this moment must not go on: their claim is outdated now.
            row.fence += 1
            row.lease_owner = row.lease_until = None
            watch(session, row, None)
            self._note(session, row, deed, notice)
            return True

    def card_moved(self, registration: Registration) -> None:
        """Keep that the card left behind says where the new one is."""
        with self._database.writing() as session:
            row = locked(session, registration.team_id, registration.id)
            row.old_card_channel = row.old_card_ts = None

    def past(self, team_id: str, registration_id: str) -> Past:
        """Return what came to pass with a registration, besides its filings."""
        moves = select(HistoryRow).where(HistoryRow.registration_id == registration_id, HistoryRow.team_id == team_id)
        deeds = select(DeedRow).where(DeedRow.registration_id == registration_id, DeedRow.team_id == team_id)
        with self._database.reading() as session:
            return Past(
                tuple(self._move(row) for row in session.exec(moves.order_by(col(HistoryRow.id)))),
                tuple(self._deed(row) for row in session.exec(deeds.order_by(col(DeedRow.id)))),
            )

    def team_of(self, registration_id: str) -> str | None:
        """Return whose a registration is; for the operator, who knows no teams."""
        with self._database.reading() as session:
            row = session.get(RegistrationRow, registration_id)
            return row.team_id if row else None

    def _held(self, session: Session, of: RegistrationRow, step: str) -> AnswersRow:
        wanted = select(AnswersRow).where(AnswersRow.registration_id == of.id, AnswersRow.step == step)
        held = session.exec(wanted.where(AnswersRow.team_id == of.team_id)).one_or_none()
        if held is None:
            raise Gone("There is nothing to change yet: please answer the questions first.")
        return held

    def _note(self, session: Session, of: RegistrationRow, deed: Deed, notice: Notice) -> None:
        session.add(deed_row(of, deed, self._vault))
        add_once(session, notice_row(of.id, of.team_id, notice, notice.at, self._vault))
        of.card_wanted += 1
        want_homes(session, of.team_id)

    def _move(self, row: HistoryRow) -> Move:
        found = self._vault.unseal_json(row.findings) if row.findings else ()
        return Move(row.at, row.stage, row.before, row.after, row.said, tuple(finding_of(each) for each in found))

    def _deed(self, row: DeedRow) -> Deed:
        facts: Mapping[str, object] = self._vault.unseal_json(row.sealed)
        return Deed(row.what, row.by, row.at, facts)
