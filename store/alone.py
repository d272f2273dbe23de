"""One bot at a time on an SQLite file: many on one database are PostgreSQL's business."""

from __future__ import annotations

from filelock import FileLock, Timeout
from sqlalchemy import update

from bot.domain.errors import Misconfigured
from store.engine import Database, parsed
from store.tables import NoticeRow, RegistrationRow


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
            raise Misconfigured(
                "Another bot already works on this SQLite file. Stop it first, or use PostgreSQL to run several."
            ) from None
        return True

    def close(self) -> None:
        """Give it back."""
        if self._lock is not None:
            self._lock.release()


def free_leases(database: Database) -> None:
    """End every lease: those who held them are gone. Asked only by a process that is alone."""
    with database.writing() as session:
        connection = session.connection()
        connection.execute(update(RegistrationRow).values(lease_owner=None, lease_until=None))
        connection.execute(update(RegistrationRow).values(card_lease_owner=None, card_lease_until=None))
        connection.execute(update(NoticeRow).values(lease_until=None))
