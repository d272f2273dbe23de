"""Engines and transactions, for SQLite and PostgreSQL alike.

SQLite's driver, left to itself, reads before it begins and so loses updates without a word. Here every write begins with
BEGIN IMMEDIATE and every read with a plain BEGIN, on an engine each; writers of one process queue at a lock of ours, since
SQLite's own waiting is a sleep. `synchronous=FULL` because what was acknowledged must survive a power cut.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, Select, create_engine, event, literal_column, make_url
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import ArgumentError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlmodel import Session

from bot.domain.errors import Misconfigured, TryLater
from store.tables import Row

EXPECTED = "DATABASE_URL must be sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME."
PATIENCE = 10.0  # seconds a write waits for its turn


def parsed(url: str) -> URL:
    """Return a database address with the driver we use; raises `Misconfigured` for anything but SQLite on a file and PostgreSQL."""
    try:
        given = make_url(url)
    except ArgumentError:
        raise Misconfigured(EXPECTED) from None
    match given.get_backend_name():
        case "sqlite" if given.database and given.database != ":memory:":
            return given.set(drivername="sqlite")
        case "postgresql" | "postgres":
            return given.set(drivername="postgresql+psycopg")
    raise Misconfigured(EXPECTED)


def sqlite_engine(
    url: URL, begin: str, *, patience: float = PATIENCE, foreign_keys: bool = True, size: int = 1
) -> Engine:
    """Return an engine on an SQLite file whose transactions start with `begin`."""
    Path(url.database or "").parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, pool_size=size, max_overflow=0, pool_timeout=patience, hide_parameters=True)

    @event.listens_for(engine, "connect")
    def settle(connection: Any, _: Any) -> None:
        connection.isolation_level = None
        connection.execute(f"PRAGMA busy_timeout = {int(patience * 1000)}")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")

    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
    return engine


def postgres_engine(url: URL, *, patience: float = PATIENCE) -> Engine:
    """Return an engine on a PostgreSQL database."""
    return create_engine(
        url,
        pool_size=5,
        max_overflow=15,
        pool_timeout=patience,
        pool_pre_ping=True,
        hide_parameters=True,  # an error's text must not tell what was written
        connect_args={"connect_timeout": 5},
    )


class Database:
    """Where transactions come from. Close it when done."""

    def __init__(self, url: str, *, patience: float = PATIENCE) -> None:
        where = parsed(url)
        self._patience = patience
        self._turn: threading.Lock | None = None
        self.shared = where.get_backend_name() != "sqlite"  # whether several processes may work on it
        if where.get_backend_name() == "sqlite":
            self._turn = threading.Lock()
            self._writes = sqlite_engine(where, "BEGIN IMMEDIATE", patience=patience)
            self._reads = sqlite_engine(where, "BEGIN", patience=patience, size=16)
        else:
            self._writes = postgres_engine(where, patience=patience)
            # Several selects of one read see one moment, as they do on SQLite.
            self._reads = self._writes.execution_options(isolation_level="REPEATABLE READ")

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Give a transaction that is kept whole, or not at all when something is raised."""
        with sentences(), self._my_turn(), Session(self._writes, expire_on_commit=False) as session, session.begin():
            yield session

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Give a transaction that only reads, all at one moment."""
        with sentences(), Session(self._reads, expire_on_commit=False) as session, session.begin():
            yield session

    def finds(self, wanted: Select[Any]) -> bool:
        """Tell whether there is anything of that now: asked before a turn to write is waited for, which nothing would need."""
        with self.reading() as session:
            return session.connection().execute(wanted.limit(1)).first() is not None

    def session_of_its_own(self) -> Connection:
        """Return a connection that is kept, outside of transactions, for what lasts as long as it does."""
        return self._writes.connect().execution_options(isolation_level="AUTOCOMMIT")

    def trouble(self) -> str | None:
        """Return what keeps the database from answering now, or None."""
        try:
            with self.reading() as session:
                session.connection().exec_driver_sql("SELECT 1")
        except TryLater as failure:
            return str(failure)
        return None

    def close(self) -> None:
        """Close all connections."""
        self._writes.dispose()
        self._reads.dispose()

    @contextmanager
    def _my_turn(self) -> Iterator[None]:
        if self._turn is None:
            yield
            return
        if not self._turn.acquire(timeout=self._patience):
            raise TryLater("The database is busy.", done=False)
        try:
            yield
        finally:
            self._turn.release()


@contextmanager
def sentences() -> Iterator[None]:
    """Turn a database that is away or locked into `TryLater`; whatever else it says is a fault of ours and passes as it is."""
    try:
        yield
    except PoolTimeout:
        raise TryLater("The database is busy.", done=False) from None
    except OperationalError as error:
        if not _passes(error):
            raise
        # Not chained: the driver's message can hold the statement's values.
        raise TryLater("The database is locked or away.") from None


def _passes(error: OperationalError) -> bool:
    """Tell whether time mends it. PostgreSQL's operational errors are all of that kind, of SQLite's only some."""
    said = str(error.orig)
    return not type(error.orig).__module__.startswith("sqlite3") or "locked" in said or "busy" in said


def real_now() -> datetime:
    """Return real time, which leases run on; due times are the Clock's."""
    return datetime.now(UTC)


def add_once(session: Session, row: Row) -> bool:
    """Add a row unless one with its key exists, also when another process adds it at this very moment; tell whether it was added."""
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    values = row.model_dump(exclude_none=True)
    insert = dialect.insert(type(row)).values(**values).on_conflict_do_nothing().returning(literal_column("1"))
    return session.connection().execute(insert).first() is not None
