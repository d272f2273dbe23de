"""Tables, SQL and the vault: implements the Store and Pace ports."""

from __future__ import annotations

from store.engine import Database
from store.installations import Installation, SqlInstallations
from store.pace import SqlPace
from store.schema import Schema, migrate, schema_state
from store.sql import SqlStore
from store.vault import Vault

__all__ = [
    "Database",
    "Installation",
    "Schema",
    "SqlInstallations",
    "SqlPace",
    "SqlStore",
    "Vault",
    "migrate",
    "schema_state",
]
