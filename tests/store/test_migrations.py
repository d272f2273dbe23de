"""From the first schema to this one with data on the way, and what the indexes are there for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import closing
from typing import Any

import pytest
from alembic import command
from sqlalchemy import MetaData, create_engine, event, select

from bot.domain.history import WITHDRAWN, Deed
from bot.domain.progress import State
from store import Database, SchemaUnknown, SqlStore, Vault, migrate, open_store, schema_state
from store.engine import parsed, real_now
from store.schema import _config, _locked
from store.tables import HomeRow, MarkRow, RegistrationRow, WatchRow
from tests.kit.store_facts import LONG, NOW, REGISTRATION, a_notice, approved, with_news

pytest_plugins = ["tests.kit.databases"]
FIRST = "0001"
MANY = 1_000
NEVER_SCANNED = ("registrations", "marks", "homes", "watches")


@pytest.fixture
def old_url(empty_url: str, vault: Vault) -> str:
    """Give a database of the first schema in which somebody has filed and there is something to tell."""
    migrate(empty_url)  # today's store writes what today's tables hold, of which the first schema keeps its own
    with closing(SqlStore(Database(empty_url), vault)) as store:
        with_news(store, "brand:refused:1", "brand:refused:2")
        store.take("twilio", NOW, LONG)
        store.alarm("account:20003", "Twilio does not know us.", NOW)
    with _locked(empty_url) as connection:
        command.downgrade(_config(connection), FIRST)
    return empty_url


def contents(
    url: str, like: Mapping[str, list[Mapping[str, Any]]] | None = None
) -> Mapping[str, list[Mapping[str, Any]]]:
    """Return every row of every table; with `like`, of the tables and columns that have rows there."""
    engine, tables = create_engine(parsed(url)), MetaData()
    try:
        with engine.connect() as connection:
            tables.reflect(connection)
            kept = [table for table in tables.sorted_tables if table.name != "alembic_version"]
            every = {table.name: [dict(row) for row in connection.execute(select(table)).mappings()] for table in kept}
    finally:
        engine.dispose()
    if like is None:
        return every
    columns = {name: set(rows[0]) for name, rows in like.items() if rows}
    return {name: [{key: row[key] for key in row if key in columns[name]} for row in every[name]] for name in columns}


def test_a_database_of_the_first_schema_is_not_opened_as_it_is(old_url: str, vault: Vault) -> None:
    with pytest.raises(SchemaUnknown, match=FIRST):
        open_store(old_url, vault)


def test_what_stood_in_the_first_schema_stands_in_this_one(old_url: str) -> None:
    before = contents(old_url)

    migrate(old_url)

    assert schema_state(old_url).fits
    assert contents(old_url, like=before) == {name: rows for name, rows in before.items() if rows}
    assert {name for name, rows in before.items() if rows} > {"registrations", "filings", "marks", "notices", "history"}


def test_work_goes_on_where_it_stood_in_the_first_schema(old_url: str, vault: Vault) -> None:
    migrate(old_url)

    with closing(open_store(old_url, vault)) as store:
        (untold,) = store.claim_notices(NOW, limit=9, lease=LONG)
        case = store.case("T1", REGISTRATION.id)

    assert (untold.notice.key, untold.tries) == ("brand:refused:1", 0)
    assert case is not None
    assert case.marks["brand"].findings[0].code == "30796"


def test_what_was_approved_before_approvals_began_watches_is_watched(empty_url: str, vault: Vault) -> None:
    migrate(empty_url)
    with closing(SqlStore(Database(empty_url), vault)) as store:
        approved(store, watched=False)
    with _locked(empty_url) as connection:
        command.downgrade(_config(connection), "0005")
    migrate(empty_url)

    with closing(open_store(empty_url, vault)) as store:
        (watched,) = store.claim_watches(NOW, limit=5, lease=LONG)
    assert (watched.registration_id, watched.looks, watched.seen) == (REGISTRATION.id, 1, None)


def test_what_was_taken_back_rests_whatever_had_woken_it(empty_url: str, vault: Vault) -> None:
    migrate(empty_url)
    with closing(Database(empty_url)) as database:
        store = SqlStore(database, vault)
        approved(store)
        store.withdraw_registration(REGISTRATION, Deed(WITHDRAWN, "U1", NOW), a_notice())
        with _locked(empty_url) as connection:
            command.downgrade(_config(connection), "0005")
        with database.writing() as session:
            session.get_one(RegistrationRow, REGISTRATION.id).due_at = NOW
        migrate(empty_url)
        with database.reading() as session:
            due = [session.get_one(table, REGISTRATION.id).due_at for table in (RegistrationRow, WatchRow)]

    assert due == [None, None]


def several(database: Database) -> None:
    """Keep many registrations, and Homes, with which nothing is to be done."""
    fields = {"team_id": "T1", "created_by": "U1", "created_at": NOW, "origin_channel": "C1", "due_at": NOW + LONG}
    shown = {"card_ts": "1.1", "card_channel": "C1", "card_wanted": 7, "card_shown": 7}
    seen = {"team_id": "T1", "opened_at": real_now(), "wanted": 7, "shown": 7}
    approved = {"state": str(State.APPROVED), "remote_id": "QE1", "since": NOW, "due_at": NOW + LONG}
    with database.writing() as session:
        session.add_all(HomeRow(user_id=f"U{n}", **seen) for n in range(MANY))
        session.add_all(RegistrationRow(id=f"reg_{n:012x}", **fields, **shown) for n in range(MANY))
    of = [{"registration_id": f"reg_{n:012x}", "team_id": "T1"} for n in range(MANY)]
    with database.writing() as session:
        session.add_all(MarkRow(stage="campaign", **one, **approved) for one in of)
        session.add_all(WatchRow(due_at=NOW + LONG, **one) for one in of)


EVERY_SECOND: Mapping[str, Callable[[SqlStore], object]] = {
    "what is due": lambda store: store.claim(NOW, limit=20, lease=LONG),
    "what is to be told": lambda store: store.claim_notices(NOW, limit=20, lease=LONG),
    "which cards are stale": lambda store: store.claim_cards(NOW, limit=20, lease=LONG),
    "which Homes are stale": lambda store: store.claim_homes(limit=20, lease=LONG),
    "whose pages are to be looked at": lambda store: store.claim_watches(NOW, limit=20, lease=LONG),
    "what can be looked at together": lambda store: store.due_looks(NOW, ["brand"]),
}


@pytest.mark.parametrize("question", EVERY_SECOND)
def test_what_is_asked_every_second_costs_nothing_where_nothing_is_due(
    sqlite_url: str, vault: Vault, question: str
) -> None:
    with closing(Database(sqlite_url)) as database:
        several(database)
        asked: list[tuple[str, Any]] = []
        for engine in (database._writes, database._reads):
            event.listen(engine, "before_cursor_execute", lambda _c, _u, sql, given, *_: asked.append((sql, given)))
        EVERY_SECOND[question](SqlStore(database, vault))
        with database.reading() as session:
            plans = [
                row.detail
                for sql, given in tuple(asked)
                if any(table in sql for table in ("notices", *NEVER_SCANNED))
                for row in session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", given)
            ]

    assert plans
    scans = [line for line in plans if line.startswith("SCAN") and "INDEX" not in line]
    assert [line for line in scans if any(table in line for table in NEVER_SCANNED)] == []
