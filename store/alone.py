"""Who works on a database: one bot at a time on an SQLite file, several on PostgreSQL, which tells the living from the dead."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from sqlalchemy import Connection, Select, func, select, update
from sqlalchemy.exc import OperationalError
from sqlmodel import col

from bot.domain.errors import Misconfigured, TryLater
from store.engine import Database, parsed, real_now, sentences
from store.tables import AlarmRow, HomeRow, NoticeRow, RegistrationRow, WatchRow

# Every lease there is: who holds it, until when, and in which table.
Lease = tuple[Any, Any, Any]
WORK: tuple[Lease, ...] = (
    (RegistrationRow.lease_owner, RegistrationRow.lease_until, RegistrationRow),
    (NoticeRow.lease_owner, NoticeRow.lease_until, NoticeRow),
    (WatchRow.lease_owner, WatchRow.lease_until, WatchRow),
)
DRAWINGS: tuple[Lease, ...] = (
    (RegistrationRow.card_lease_owner, RegistrationRow.card_lease_until, RegistrationRow),
    (HomeRow.lease_owner, HomeRow.lease_until, HomeRow),
)
LEASES = (*WORK, *DRAWINGS)

TAKEN = "Another bot already works on this SQLite file. Stop it first, or use PostgreSQL to run several."
UNUSABLE = "No files can be made where this SQLite file is to be: please look whether the folder is right and may be written to."


class Alone:
    """The right to be the only process on an SQLite file, kept until it is closed or the process dies; on PostgreSQL, nothing."""

    def __init__(self, url: str) -> None:
        where = parsed(url)
        self._lock = FileLock(f"{where.database}.lock") if where.get_backend_name() == "sqlite" else None

    def take(self) -> bool:
        """Take it, telling whether there is such a right; raises `Misconfigured` when another process has it."""
        if self._lock is None:
            return False
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            # The lock waits as well where its file cannot be made.
            raise Misconfigured(TAKEN if Path(self._lock.lock_file).exists() else UNUSABLE) from None
        except OSError:
            raise Misconfigured(UNUSABLE) from None
        return True

    def close(self) -> None:
        """Give it back."""
        if self._lock is not None:
            self._lock.release()


class Presence:
    """Shows the others on a PostgreSQL that this worker lives, by a lock that ends with our session however we end.

    What a dead worker held is so taken over within a second instead of at the end of its lease. A worker that merely lost its
    session may still have calls under way: the fence keeps it from writing, and what it makes or posts is looked for late enough.
    What it draws is not looked for: that is drawn anew at the end of the lease, lest what is older come to stand above it.
    """

    def __init__(self, database: Database, owner: str) -> None:
        self._database = database
        self._owner = owner
        self._session: Connection | None = None
        self._turn = threading.Lock()

    def take_over(self) -> None:
        """Show that we live, and end the leases of those who do not, save on what is drawn."""
        if self._database.shared:
            with self._turn, sentences():
                self._show()
                for owner in self._others():
                    self._end_leases_of(owner)

    def give_back(self) -> None:
        """End the leases that we still hold, if the database is there: nobody has to wait for them."""
        with suppress(TryLater), self._database.writing() as session:
            _end_leases(session.connection(), self._owner)

    def close(self) -> None:
        """Be gone, and let go of the database."""
        if self._session is not None:
            self._session.close()
        self._database.close()

    def _show(self) -> None:
        if self._session is not None:
            try:
                self._session.exec_driver_sql("SELECT 1")
            except OperationalError:
                self._session.invalidate()
                self._session = None
            else:
                return
        self._session = self._database.session_of_its_own()
        self._session.execute(select(func.pg_advisory_lock(_number(self._owner))))

    def _others(self) -> set[str]:
        with self._database.reading() as session:
            found = session.connection()
            owners = {owner for owner, until, _ in WORK for owner in found.scalars(_holders(owner, until))}
        return owners - {self._owner}

    def _end_leases_of(self, owner: str) -> None:
        """End them unless the owner lives: then its lock cannot be had."""
        with self._database.writing() as session:
            connection = session.connection()
            if connection.scalar(select(func.pg_try_advisory_xact_lock(_number(owner)))):
                _end_leases(connection, owner, WORK)


def _end_leases(connection: Connection, owner: str, leases: Sequence[Lease] = LEASES) -> None:
    for held_by, until, table in leases:
        theirs = update(table).where(col(held_by) == owner)
        connection.execute(theirs.values({held_by.key: None, until.key: None}))


def _holders(owner: Any, until: Any) -> Select[Any]:
    return select(owner).where(until > real_now(), owner.is_not(None)).distinct()


def _number(owner: str) -> int:
    """Return the number under which an owner's lock is known: as much of its name as a bigint holds."""
    return int(owner[:15], 16)


def free_leases(database: Database) -> None:
    """End every lease: those who held them are gone. Asked only by a process that is alone."""
    with database.writing() as session:
        connection = session.connection()
        for held_by, until, table in LEASES:
            connection.execute(update(table).values({held_by.key: None, until.key: None}))
        connection.execute(update(AlarmRow).values(lease_until=None))
