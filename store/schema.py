"""The schema: brought up to date by migrations, and compared with what this version of the bot knows."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.exc import DatabaseError

from bot.domain.errors import Misconfigured
from store.engine import parsed, sentences, sqlite_engine

if TYPE_CHECKING:
    from alembic.config import Config

SCRIPTS = Path(__file__).parent / "migrations"
# Any number, as long as every process that migrates asks for the same.
LOCK = 7_015_550_148
NOTHING = "There is nothing in the database: please look whether its address is right."
PATIENCE = 60.0  # seconds to wait for another process that migrates


class SchemaUnknown(Misconfigured):
    """The database was written by another version of the bot."""


@dataclass(frozen=True)
class Schema:
    """Where a database stands (None: empty), and where this version of the bot expects it."""

    current: str | None
    head: str | None

    @property
    def fits(self) -> bool:
        """Tell whether the bot may work with it."""
        return self.current == self.head


def migrate(url: str) -> None:
    """Bring a database up to date; several processes may do so at once. Raises `SchemaUnknown` if it is newer than this bot."""
    # Imported late: a bot whose schema fits never needs it.
    from alembic import command
    from alembic.util import CommandError

    with _locked(url) as connection:
        try:
            command.upgrade(_config(connection), "head")
        except CommandError as error:
            raise SchemaUnknown(f"The database was written by a newer version of the bot: {error}") from error
        _check_foreign_keys(connection)


def schema_state(url: str) -> Schema:
    """Return where a database stands, and where it should."""
    from alembic.migration import MigrationContext
    from alembic.script import ScriptDirectory

    with _engine(url) as engine, engine.connect() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
        return Schema(current, ScriptDirectory.from_config(_config(connection)).get_current_head())


def require_fit(url: str) -> None:
    """Raise `SchemaUnknown` unless the database stands where this version of the bot expects it."""
    where = parsed(url)
    if where.get_backend_name() == "sqlite" and not Path(where.database or "").exists():
        raise SchemaUnknown(NOTHING)  # SQLite would make the file
    schema = schema_state(url)
    if schema.current is None:
        raise SchemaUnknown(NOTHING)
    if not schema.fits:
        raise SchemaUnknown(
            f"The database stands at {schema.current}, this version of the bot works with {schema.head}."
        )


def draft(url: str, message: str) -> None:
    """Write a new migration: what the tables have and the database at `url` lacks. For developers."""
    from alembic import command

    with _locked(url) as connection:
        number = len(list(SCRIPTS.glob("versions/*.py"))) + 1
        command.revision(_config(connection), message, autogenerate=True, rev_id=f"{number:04}")


def _config(connection: Connection) -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


@contextmanager
def _engine(url: str) -> Iterator[Engine]:
    where = parsed(url)
    if where.get_backend_name() == "sqlite":
        # Rebuilding a table drops the old one, and with foreign keys on that takes the rows that point to it along.
        engine = sqlite_engine(where, "BEGIN IMMEDIATE", patience=PATIENCE, foreign_keys=False)
    else:
        engine = create_engine(where, connect_args={"connect_timeout": 5})
    try:
        with _usable(), sentences():
            yield engine
    finally:
        engine.dispose()


@contextmanager
def _usable() -> Iterator[None]:
    """Say in a sentence that a file is no database, or not one of this bot: whoever set the address has to act."""
    try:
        yield
    except DatabaseError as error:
        if not isinstance(error.orig, sqlite3.Error):
            raise
        raise Misconfigured(f"SQLite cannot work with that file: {error.orig}.") from None


@contextmanager
def _locked(url: str) -> Iterator[Connection]:
    """Give a transaction that no other process migrates in; on SQLite the transaction itself is that."""
    with _engine(url) as engine, engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")
        yield connection


def _check_foreign_keys(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        if broken:
            raise RuntimeError(f"a migration left {len(broken)} rows that point nowhere; nothing was changed")
