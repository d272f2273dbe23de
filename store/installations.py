"""Workspaces that installed the app; their tokens are sealed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from store.engine import Database
from store.tables import InstallationRow
from store.vault import Vault


@dataclass(frozen=True)
class Installation:
    """The app in one workspace, and the token it speaks with."""

    team_id: str
    enterprise_id: str | None
    bot_token: str = field(repr=False)
    bot_user_id: str
    bot_id: str
    scopes: tuple[str, ...]
    installed_at: datetime


class SqlInstallations:
    """Keeps one installation a workspace."""

    def __init__(self, database: Database, vault: Vault) -> None:
        self._database = database
        self._vault = vault

    def save(self, installation: Installation) -> None:
        """Keep an installation in place of the one before."""
        row = InstallationRow(
            team_id=installation.team_id,
            enterprise_id=installation.enterprise_id,
            sealed=self._vault.seal(installation.bot_token.encode()),
            bot_user_id=installation.bot_user_id,
            bot_id=installation.bot_id,
            scopes=",".join(installation.scopes),
            installed_at=installation.installed_at,
        )
        with self._database.writing() as session:
            session.merge(row)

    def find(self, team_id: str) -> Installation | None:
        """Return a workspace's installation, or None if there is none or it was removed."""
        with self._database.reading() as session:
            row = session.get(InstallationRow, team_id)
        return None if row is None or row.sealed is None else self._installation(row, row.sealed)

    def remove(self, team_id: str, at: datetime) -> None:
        """Forget a workspace's token, keeping when."""
        with self._database.writing() as session:
            row = session.get(InstallationRow, team_id, with_for_update=True)
            if row is not None and row.removed_at is None:
                row.sealed, row.removed_at = None, at

    def _installation(self, row: InstallationRow, sealed: str) -> Installation:
        return Installation(
            team_id=row.team_id,
            enterprise_id=row.enterprise_id,
            bot_token=self._vault.unseal(sealed).decode(),
            bot_user_id=row.bot_user_id,
            bot_id=row.bot_id,
            scopes=tuple(row.scopes.split(",")) if row.scopes else (),
            installed_at=row.installed_at,
        )
