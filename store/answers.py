"""Registrations, what people typed, and what they filed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from bot.domain.case import Case, Checked
from bot.domain.dossier import Dossier, Entry
from bot.domain.errors import Stale
from bot.domain.registration import Filing, Registration
from bot.domain.values import Values
from store.engine import Database
from store.homes import want_homes
from store.rows import (
    case_from,
    case_of,
    checked_of,
    entry_of,
    find_registration,
    live_dossier,
    locked,
    registration_of,
    wake,
)
from store.tables import AnswersRow, CheckedRow, FilingRow, MarkRow, RegistrationRow, SightingRow
from store.vault import Vault


class Answers:
    """Keeps registrations, answers and filings."""

    def __init__(self, database: Database, vault: Vault) -> None:
        self._database = database
        self._vault = vault

    def start(self, registration: Registration) -> None:
        """Keep a new registration."""
        with self._database.writing() as session:
            session.add(
                RegistrationRow(
                    id=registration.id,
                    team_id=registration.team_id,
                    created_by=registration.created_by,
                    created_at=registration.created_at,
                    origin_channel=registration.origin_channel,
                    card_channel=registration.card_channel,
                    card_ts=registration.card_ts,
                )
            )
            want_homes(session, registration.team_id)

    def registration(self, team_id: str, registration_id: str) -> Registration | None:
        """Return a registration of the team, or None."""
        with self._database.reading() as session:
            return find_registration(session, team_id, registration_id, self._vault)

    def cases(self, team_id: str) -> Sequence[Case]:
        """Return the team's registrations as `case` does each, newest first; a few queries, however many there are."""
        with self._database.reading() as session:
            registrations = self._registrations(session, team_id)
            answers = _by_registration(session, AnswersRow, team_id)
            checked = _by_registration(session, CheckedRow, team_id)
            marks = _by_registration(session, MarkRow, team_id)
            seen = _by_registration(session, SightingRow, team_id, col(SightingRow.at))
        return [
            replace(
                case_from(of, self._dossier(answers[of.id]), marks[of.id], seen[of.id], self._vault),
                checked={row.part: checked_of(row, self._vault) for row in checked[of.id]},
            )
            for of in registrations
        ]

    def _dossier(self, rows: Sequence[AnswersRow]) -> Dossier:
        return Dossier({row.step: entry_of(row, self._vault) for row in rows})

    def _registrations(self, session: Session, team_id: str) -> Sequence[Registration]:
        filed = _by_registration(session, FilingRow, team_id, col(FilingRow.at), col(FilingRow.number))
        rows = select(RegistrationRow).where(RegistrationRow.team_id == team_id)
        newest = rows.order_by(col(RegistrationRow.created_at).desc(), col(RegistrationRow.id).desc())
        return [registration_of(row, filed[row.id], self._vault) for row in session.exec(newest)]

    def case(self, team_id: str, registration_id: str) -> Case | None:
        """Return a registration with its answers as they are now, its marks and its sightings."""
        with self._database.reading() as session:
            registration = find_registration(session, team_id, registration_id, self._vault)
            if registration is None:
                return None
            dossier = live_dossier(session, team_id, registration_id, self._vault)
            of = select(CheckedRow).where(CheckedRow.registration_id == registration_id, CheckedRow.team_id == team_id)
            checked = {row.part: checked_of(row, self._vault) for row in session.exec(of)}
            return replace(case_of(session, registration, dossier, self._vault), checked=checked)

    def save(
        self,
        registration: Registration,
        step: str,
        values: Values,
        *,
        complete: bool,
        version: int,
        by: str,
        at: datetime,
    ) -> int:
        """Keep a step's values and return their new version; raises `Stale` if `version` is not the one kept now."""
        with self._database.writing() as session:
            row = locked(session, registration.team_id, registration.id)
            kept = self._put(session, row, step, Entry(values, complete, version), by, at)
            want_homes(session, row.team_id)
            return kept

    def file(self, registration: Registration, filing: Filing, step: str, values: Values, *, version: int) -> bool:
        """Keep an acceptance and the answers it covers, and make the registration due; False if that filing exists already."""
        with self._database.writing() as session:
            row = locked(session, registration.team_id, registration.id)
            # Asked before the version is judged: a second press of the same button is not somebody else's change.
            if filing.number in self._numbers(session, row, filing.part):
                return False
            self._put(session, row, step, Entry(values, complete=True, version=version), filing.by, filing.at)
            session.add(self._filing_row(row, filing))
            wake(row, filing.at)
            row.card_wanted += 1
            want_homes(session, row.team_id)
            return True

    def keep_checks(self, registration: Registration, part: str, checked: Checked) -> None:
        """Keep what checks said of a part, in place of what they said before."""
        results = [{**asdict(result), "dated": result.dated.isoformat()} for result in checked.results]
        row = CheckedRow(
            registration_id=registration.id,
            part=part,
            team_id=registration.team_id,
            fingerprint=checked.fingerprint,
            at=checked.at,
            sealed=self._vault.seal_json(results),
        )
        with self._database.writing() as session:
            locked(session, registration.team_id, registration.id)
            session.merge(row)

    def _put(self, session: Session, of: RegistrationRow, step: str, entry: Entry, by: str, at: datetime) -> int:
        """Keep an entry in place of the one whose version it names, and return the new version."""
        wanted = select(AnswersRow).where(AnswersRow.registration_id == of.id, AnswersRow.step == step)
        row = session.exec(wanted.where(AnswersRow.team_id == of.team_id)).one_or_none()
        if entry.version != (row.version if row else 0):
            raise Stale("Somebody else changed these answers first. Please open them again.")
        kept = AnswersRow(
            registration_id=of.id,
            step=step,
            team_id=of.team_id,
            sealed=self._vault.seal_json(dict(entry.values)),
            complete=entry.complete,
            version=entry.version + 1,
            by=by,
            at=at,
        )
        session.merge(kept)
        return kept.version

    def _numbers(self, session: Session, of: RegistrationRow, part: str) -> Sequence[int]:
        wanted = select(FilingRow.number).where(FilingRow.registration_id == of.id, FilingRow.part == part)
        return session.exec(wanted.where(FilingRow.team_id == of.team_id)).all()

    def _filing_row(self, of: RegistrationRow, filing: Filing) -> FilingRow:
        return FilingRow(
            registration_id=of.id,
            part=filing.part,
            number=filing.number,
            team_id=of.team_id,
            by=filing.by,
            at=filing.at,
            wording=self._vault.seal(filing.wording.encode()),
            sealed=self._vault.seal_json(_snapshot(filing.entries)),
        )


def _by_registration(session: Session, table: Any, team_id: str, *order: Any) -> dict[str, list[Any]]:
    """Return a team's rows of one table, gathered by the registration they belong to."""
    found: dict[str, list[Any]] = defaultdict(list)
    for row in session.exec(select(table).where(table.team_id == team_id).order_by(*order)):
        found[row.registration_id].append(row)
    return found


def _snapshot(entries: Mapping[str, Entry]) -> dict[str, object]:
    return {step: {**asdict(entry), "values": dict(entry.values)} for step, entry in entries.items()}
