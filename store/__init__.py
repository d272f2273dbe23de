"""Tables, SQL and the vault: implements the Store, Drawer and Pace ports."""

from __future__ import annotations

from store.alone import Alone
from store.engine import Database
from store.installations import Installation, SqlInstallations
from store.pace import SqlPace
from store.schema import Schema, SchemaUnknown, migrate, schema_state
from store.sql import SqlStore, open_store
from store.vault import BadKey, Vault

__all__ = [
    "Alone",
    "BadKey",
    "Database",
    "Installation",
    "Schema",
    "SchemaUnknown",
    "SqlInstallations",
    "SqlPace",
    "SqlStore",
    "Vault",
    "migrate",
    "open_store",
    "schema_state",
]
