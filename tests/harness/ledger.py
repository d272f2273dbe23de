"""What the bot's own database says: what is due, what is told, how far everything came. Read from outside, while the bot works."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from datetime import datetime
from types import TracebackType
from typing import Self

from sqlalchemy import func
from sqlmodel import col, select

from store import Database
from store.rows import earlier
from store.tables import MarkRow, NoticeRow, RegistrationRow


class Ledger:
    """A reader of one database."""

    def __init__(self, url: str) -> None:
        self._database = Database(url)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, raised: BaseException | None, trace: TracebackType | None
    ) -> None:
        with closing(self._database):
            pass

    def next_due(self) -> datetime | None:
        """Return when the bot has something to do next; a time that has passed means that it is at it."""
        first = (
            select(func.min(NoticeRow.id)).where(col(NoticeRow.told_at).is_(None)).group_by(NoticeRow.registration_id)
        )
        with self._database.reading() as session:
            walk = session.exec(select(func.min(RegistrationRow.due_at))).one()
            tell = session.exec(select(func.min(NoticeRow.due_at)).where(col(NoticeRow.id).in_(first))).one()
        return earlier(walk, tell)

    def registrations(self) -> list[str]:
        """Return the ids of all registrations, oldest first."""
        with self._database.reading() as session:
            return list(session.exec(select(RegistrationRow.id).order_by(col(RegistrationRow.created_at))))

    def untold(self) -> int:
        """Return how many notices wait to be told."""
        with self._database.reading() as session:
            return session.exec(select(func.count()).where(col(NoticeRow.told_at).is_(None))).one()

    def stale_cards(self) -> int:
        """Return how many cards stand there and show less than is known."""
        behind = col(RegistrationRow.card_wanted) > col(RegistrationRow.card_shown)
        stale = select(func.count()).where(behind, col(RegistrationRow.card_ts).is_not(None))
        with self._database.reading() as session:
            return session.exec(stale).one()

    def states(self, stages: Iterable[str]) -> Counter[str]:
        """Return how many marks of these stages stand where."""
        wanted = select(MarkRow.state, func.count()).where(col(MarkRow.stage).in_(list(stages))).group_by(MarkRow.state)
        with self._database.reading() as session:
            return Counter(dict(session.exec(wanted).all()))
