"""Changing keys: everything sealed, sealed anew with the first key."""

from __future__ import annotations

from sqlmodel import col, select

from store.engine import Database
from store.tables import AnswersRow, FilingRow, InstallationRow
from store.vault import Vault


class Keys:
    """Knows where sealed things are kept."""

    def __init__(self, database: Database, vault: Vault) -> None:
        self._database = database
        self._vault = vault

    def reseal(self) -> int:
        """Seal everything with the first key and return how many things that were; older keys can be dropped afterwards."""
        with self._database.writing() as session:
            answers = session.exec(select(AnswersRow).with_for_update()).all()
            filings = session.exec(select(FilingRow).with_for_update()).all()
            installed = select(InstallationRow).where(col(InstallationRow.sealed).is_not(None)).with_for_update()
            installations = session.exec(installed).all()
            rows: list[AnswersRow | FilingRow | InstallationRow] = [*answers, *filings, *installations]
            for row in rows:
                row.sealed = self._vault.rotate(row.sealed or "")
            return len(rows)
