"""Changing keys: everything sealed, sealed anew with the first key."""

from __future__ import annotations

from sqlmodel import Session, col, select

from store.engine import Database
from store.tables import (
    AnswersRow,
    CheckedRow,
    DeedRow,
    DraftRow,
    FilingRow,
    HistoryRow,
    InstallationRow,
    MarkRow,
    NoticeRow,
    Row,
    SightingRow,
    WatchRow,
)
from store.vault import Vault

# Every column that holds something sealed; empty where there is nothing to hold.
SEALED: tuple[tuple[type[Row], str], ...] = (
    (AnswersRow, "sealed"),
    (FilingRow, "sealed"),
    (FilingRow, "wording"),
    (CheckedRow, "sealed"),
    (DeedRow, "sealed"),
    (DraftRow, "sealed"),
    (InstallationRow, "sealed"),
    (MarkRow, "findings"),
    (HistoryRow, "findings"),
    (NoticeRow, "facts"),
    (SightingRow, "note"),
    (WatchRow, "sealed"),
)


class Keys:
    """Knows where sealed things are kept."""

    def __init__(self, database: Database, vault: Vault) -> None:
        self._database = database
        self._vault = vault

    def try_them(self) -> None:
        """Open something that is kept; raises `BadKey` if the keys are not those of this database."""
        with self._database.reading() as session:
            kept = session.exec(select(AnswersRow.sealed).limit(1)).first()
        if kept:
            self._vault.unseal(kept)

    def reseal(self) -> int:
        """Seal everything with the first key and return how many things that were; older keys can be dropped afterwards."""
        with self._database.writing() as session:
            return sum(self._reseal_column(session, table, column) for table, column in SEALED)

    def _reseal_column(self, session: Session, table: type[Row], column: str) -> int:
        rows = session.exec(select(table).where(col(getattr(table, column)).not_in(("",))).with_for_update()).all()
        for row in rows:
            setattr(row, column, self._vault.rotate(getattr(row, column)))
        return len(rows)
