"""Rows and what they mean: the way between tables and the domain's facts, and the questions that more than one module asks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, or_
from sqlmodel import Session, col, select

from bot.domain.case import Case, Checked, Note
from bot.domain.checks import CheckResult, Verdict
from bot.domain.dossier import Dossier, Entry
from bot.domain.errors import Gone
from bot.domain.history import Deed
from bot.domain.notices import Kind, Notice
from bot.domain.progress import Finding, Mark, State, plain
from bot.domain.registration import Filing, Registration
from store.engine import real_now
from store.tables import AnswersRow, CheckedRow, DeedRow, FilingRow, MarkRow, NoticeRow, RegistrationRow, SightingRow
from store.vault import Vault


def locked(session: Session, team_id: str, registration_id: str) -> RegistrationRow:
    """Return a team's registration, kept from other writers until the transaction ends; raises `Gone` if there is none."""
    wanted = select(RegistrationRow).where(RegistrationRow.id == registration_id, RegistrationRow.team_id == team_id)
    row = session.exec(wanted.with_for_update()).one_or_none()
    if row is None:
        raise Gone("This registration is not there any more.")
    return row


def free(until: datetime | None) -> ColumnElement[bool]:
    """Return the condition that no lease runs now; give it the column."""
    return or_(col(until).is_(None), col(until) <= real_now())


def earlier(one: datetime | None, other: datetime | None) -> datetime | None:
    """Return the earlier of two moments, either of which may be missing."""
    return min((moment for moment in (one, other) if moment is not None), default=None)


def wake(row: RegistrationRow, now: datetime) -> None:
    """Make a registration due, also when somebody works on it and will give it back; not one that was taken back."""
    if row.withdrawn_at is not None:
        return
    row.due_at = earlier(row.due_at, now)
    row.woken = row.fence


def mark_of(row: MarkRow, vault: Vault) -> Mark:
    """Return the mark a row holds."""
    return Mark(
        stage=row.stage,
        state=State(row.state),
        remote_id=row.remote_id,
        said=row.said,
        findings=tuple(finding_of(finding) for finding in vault.unseal_json(row.findings)) if row.findings else (),
        since=row.since,
        looked_at=row.looked_at,
        due_at=row.due_at,
        looks=row.looks,
        fingerprint=row.fingerprint,
        attempts=row.attempts,
        changes=row.changes,
        filing=row.filing,
        begun=row.begun,
        failures=row.failures,
    )


def finding_of(stored: Mapping[str, Any]) -> Finding:
    """Return a finding as it was before JSON held it."""
    return Finding(stored["code"], tuple(stored["fields"]), stored["text"], stored["url"])


PLAIN = (
    "remote_id",
    "said",
    "since",
    "looked_at",
    "due_at",
    "looks",
    "fingerprint",
    "attempts",
    "changes",
    "filing",
    "begun",
    "failures",
)


def hold_mark(row: MarkRow, mark: Mark, vault: Vault) -> None:
    """Put a mark into a row."""
    for name in PLAIN:
        setattr(row, name, getattr(mark, name))
    row.state = str(mark.state)
    row.findings = sealed_findings(mark, vault)


def sealed_findings(mark: Mark, vault: Vault) -> str:
    """Return what the provider objects to, sealed; nothing where it objects to nothing."""
    return vault.seal_json([plain(finding) for finding in mark.findings]) if mark.findings else ""


def notice_of(row: NoticeRow, vault: Vault) -> Notice:
    """Return the notice a row holds."""
    return Notice(row.key, Kind(row.kind), row.at, vault.unseal_json(row.facts))


def notice_row(registration_id: str, team_id: str, notice: Notice, due_at: datetime, vault: Vault) -> NoticeRow:
    """Return the row that holds a notice, due at `due_at`."""
    return NoticeRow(
        registration_id=registration_id,
        team_id=team_id,
        key=notice.key,
        kind=str(notice.kind),
        facts=vault.seal_json(dict(notice.facts)),
        at=notice.at,
        due_at=due_at,
    )


def deed_row(of: RegistrationRow, deed: Deed, vault: Vault) -> DeedRow:
    """Return the row that holds what somebody did."""
    return DeedRow(
        registration_id=of.id,
        team_id=of.team_id,
        what=deed.what,
        by=deed.by,
        at=deed.at,
        sealed=vault.seal_json(dict(deed.facts)),
    )


def checked_of(row: CheckedRow, vault: Vault) -> Checked:
    """Return what checks said."""
    return Checked(row.fingerprint, row.at, tuple(_check_result(kept) for kept in vault.unseal_json(row.sealed)))


def _check_result(kept: Mapping[str, Any]) -> CheckResult:
    typed = {
        "verdict": Verdict(kept["verdict"]),
        "codes": tuple(kept["codes"]),
        "dated": date.fromisoformat(kept["dated"]),
    }
    return CheckResult(**{**kept, **typed})


def registration_of(row: RegistrationRow, filings: Iterable[FilingRow], vault: Vault) -> Registration:
    """Return the registration a row holds, with its filings, oldest first."""
    return Registration(
        id=row.id,
        team_id=row.team_id,
        created_by=row.created_by,
        created_at=row.created_at,
        origin_channel=row.origin_channel,
        card_channel=row.card_channel,
        card_ts=row.card_ts,
        filings=tuple(filing_of(filing, vault) for filing in filings),
        old_card=(row.old_card_channel, row.old_card_ts) if row.old_card_channel and row.old_card_ts else None,
        withdrawn_by=row.withdrawn_by,
        withdrawn_at=row.withdrawn_at,
    )


def filing_of(row: FilingRow, vault: Vault) -> Filing:
    """Return the filing a row holds."""
    entries = {step: Entry(**entry) for step, entry in vault.unseal_json(row.sealed).items()}
    return Filing(row.part, row.number, row.by, row.at, vault.unseal(row.wording).decode(), entries)


def entry_of(row: AnswersRow, vault: Vault) -> Entry:
    """Return what a step holds."""
    return Entry(vault.unseal_json(row.sealed), row.complete, row.version)


def live_dossier(session: Session, team_id: str, registration_id: str, vault: Vault) -> Dossier:
    """Return a registration's answers as they are now."""
    wanted = select(AnswersRow).where(AnswersRow.registration_id == registration_id, AnswersRow.team_id == team_id)
    return Dossier({row.step: entry_of(row, vault) for row in session.exec(wanted)})


def filed_dossier(registration: Registration) -> Dossier:
    """Return a registration's answers as they were filed: the newest filing of each part, a newer one going before an older."""
    newest = {filing.part: filing for filing in registration.filings}.values()
    in_order = sorted(newest, key=lambda filing: filing.at)
    return Dossier({step: entry for filing in in_order for step, entry in filing.entries.items()})


def find_registration(session: Session, team_id: str, registration_id: str, vault: Vault) -> Registration | None:
    """Return a registration of the team, or None."""
    wanted = select(RegistrationRow).where(RegistrationRow.id == registration_id, RegistrationRow.team_id == team_id)
    row = session.exec(wanted).one_or_none()
    if row is None:
        return None
    filings = select(FilingRow).where(FilingRow.registration_id == registration_id, FilingRow.team_id == team_id)
    in_order = filings.order_by(col(FilingRow.at), col(FilingRow.number))
    return registration_of(row, session.exec(in_order), vault)


def case_of(session: Session, registration: Registration, dossier: Dossier, vault: Vault) -> Case:
    """Return a registration with its marks and sightings."""
    of, team = registration.id, registration.team_id
    marks = session.exec(select(MarkRow).where(MarkRow.registration_id == of, MarkRow.team_id == team)).all()
    wanted = select(SightingRow).where(SightingRow.registration_id == of, SightingRow.team_id == team)
    seen = session.exec(wanted.order_by(col(SightingRow.at))).all()
    return case_from(registration, dossier, marks, seen, vault)


def case_from(
    registration: Registration, dossier: Dossier, marks: Sequence[MarkRow], seen: Sequence[SightingRow], vault: Vault
) -> Case:
    """Return a registration with what its marks and sightings say, the latter oldest first."""
    return Case(
        registration=registration,
        dossier=dossier,
        marks={row.stage: mark_of(row, vault) for row in marks},
        sightings={(row.event_type, row.remote_id): row.at for row in seen},
        notes={row.remote_id: Note(vault.unseal(row.note).decode(), row.at) for row in seen if row.note},
    )
