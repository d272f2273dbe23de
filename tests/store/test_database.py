"""Engines, migrations and pace, on both databases."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Table, create_engine

from bot.domain.errors import Misconfigured, TryLater
from store import Alone, Database, Schema, SchemaUnknown, SqlPace, SqlStore, Vault, migrate, open_store, schema_state
from store.engine import parsed
from store.tables import metadata
from tests.kit.store_facts import NOW, REGISTRATION, filed

pytest_plugins = ["tests.kit.databases"]
GAP = timedelta(milliseconds=200)


@pytest.fixture
def raw_file(sqlite_url: str) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)) as connection:
        yield connection


def test_an_empty_database_is_brought_up_to_date(empty_url: str) -> None:
    before = schema_state(empty_url)
    migrate(empty_url)
    after = schema_state(empty_url)

    assert (before.current, before.fits) == (None, False)
    assert after == Schema(before.head, before.head)


def test_migrating_again_keeps_what_is_there(database_url: str, store: SqlStore) -> None:
    filed(store)
    migrate(database_url)

    assert store.registration("T1", "reg-1") is not None


def test_several_processes_may_migrate_at_once(empty_url: str) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(migrate, [empty_url] * 4))

    assert schema_state(empty_url).fits


def test_migrations_and_tables_agree(database_url: str) -> None:
    engine = create_engine(parsed(database_url))
    try:
        with engine.connect() as connection:
            assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    finally:
        engine.dispose()


OPERATORS = {"alarms", "lanes"}  # what belongs to no workspace: the operator's alarms, and the pace of an account


def test_every_row_names_its_workspace() -> None:
    nameless = {table.name for table in metadata.sorted_tables if not _names_its_workspace(table)}
    assert nameless == OPERATORS


def _names_its_workspace(table: Table) -> bool:
    return "team_id" in table.columns and not table.columns["team_id"].nullable


@pytest.mark.parametrize("content", ["text", "somebody's tables", "a folder"])
def test_what_is_no_database_of_ours_is_said_in_a_sentence(content: str, tmp_path: Path) -> None:
    file = tmp_path / "some.db"
    if content == "a folder":
        file.mkdir()
    elif content == "text":
        file.write_text("Dear diary, today I was no database. " * 30)
    else:
        with closing(sqlite3.connect(file)) as theirs:
            theirs.execute("CREATE TABLE alarms (bell TEXT)")

    with pytest.raises(Misconfigured, match="SQLite cannot work with that file: "):
        migrate(f"sqlite:///{file}")


def test_a_database_that_was_not_migrated_is_not_opened(empty_url: str, vault: Vault) -> None:
    with pytest.raises(SchemaUnknown, match="nothing"):
        open_store(empty_url, vault)


def test_a_database_of_a_newer_bot_is_neither_migrated_nor_opened(
    database_url: str, database: Database, vault: Vault
) -> None:
    with database.writing() as session:
        session.connection().exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")

    with pytest.raises(SchemaUnknown, match="9999"):
        migrate(database_url)
    with pytest.raises(SchemaUnknown, match="9999"):
        open_store(database_url, vault)


def test_a_migrated_database_is_opened(database_url: str, vault: Vault) -> None:
    with closing(open_store(database_url, vault)) as store:
        store.start(REGISTRATION)

        assert store.registration("T1", "reg-1") == REGISTRATION


def test_a_file_migration_that_breaks_a_reference_changes_nothing(
    sqlite_url: str, raw_file: sqlite3.Connection
) -> None:
    raw_file.execute(
        'INSERT INTO answers (registration_id, step, team_id, sealed, complete, version, "by", at)'
        " VALUES ('gone', 'tax', 'T1', '', 1, 1, 'U1', '2026-03-02 09:30:00.000000')"
    )

    with pytest.raises(RuntimeError, match="1 rows that point nowhere"):
        migrate(sqlite_url)


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "mysql://localhost/sms"])
def test_other_databases_are_refused(url: str) -> None:
    with pytest.raises(Misconfigured, match="DATABASE_URL"):
        Database(url)


def test_a_file_is_set_up_to_lose_nothing(sqlite_url: str) -> None:
    with closing(Database(sqlite_url)) as database, database.writing() as session:
        asked = [
            session.connection().exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        ]

    assert asked == ["wal", 2, 1, 10_000]


def test_a_locked_file_is_something_time_mends(sqlite_url: str, vault: Vault, raw_file: sqlite3.Connection) -> None:
    with closing(Database(sqlite_url, patience=0.05)) as database:
        store = SqlStore(database, vault)
        raw_file.execute("BEGIN IMMEDIATE")
        with pytest.raises(TryLater):
            store.start(REGISTRATION)
        raw_file.execute("ROLLBACK")
        store.start(REGISTRATION)

        assert store.registration("T1", "reg-1") == REGISTRATION


def test_a_writer_that_waits_too_long_for_its_turn_is_told_to_come_back(sqlite_url: str) -> None:
    with (
        closing(Database(sqlite_url, patience=0.05)) as database,
        ThreadPoolExecutor(1) as pool,
        database.writing(),
        pytest.raises(TryLater),
    ):
        pool.submit(SqlPace(database).take, "twilio", NOW, GAP).result()


def test_a_server_that_is_away_is_something_time_mends(tmp_path: Path, vault: Vault) -> None:
    with closing(Database(f"postgresql://nobody@/sms?host={tmp_path}")) as database:
        store = SqlStore(database, vault)

        with pytest.raises(TryLater):
            store.registration("T1", "reg-1")
        assert store.trouble() == "The database is locked or away."
    with pytest.raises(TryLater):
        migrate(f"postgresql://nobody@/sms?host={tmp_path}")


def test_a_fault_of_ours_is_not_taken_for_bad_weather(tmp_path: Path, vault: Vault) -> None:
    with (
        closing(Database(f"sqlite:///{tmp_path / 'empty.db'}")) as database,
        pytest.raises(Exception, match="no such table"),
    ):
        SqlStore(database, vault).cases("T1")


def test_a_lane_that_is_free_is_given_at_once(database: Database) -> None:
    assert SqlPace(database).take("twilio", NOW, GAP) == NOW
    assert SqlPace(database).take("slack", NOW, GAP) == NOW


def test_of_many_workers_one_gets_into_a_lane_and_the_others_hear_when_it_is_free(
    store: SqlStore, other_store: SqlStore
) -> None:
    with ThreadPoolExecutor(4) as pool:
        moments = list(pool.map(lambda worker: worker.take("twilio", NOW, GAP), [store, other_store] * 10))

    assert sorted(moments) == [NOW, *[NOW + GAP] * 19]


def test_a_lane_that_rested_is_free_again(store: SqlStore) -> None:
    store.take("twilio", NOW, GAP)

    assert store.take("twilio", NOW + timedelta(minutes=1), GAP) == NOW + timedelta(minutes=1)


@pytest.mark.parametrize("ahead", [timedelta(seconds=30), timedelta(minutes=59), timedelta(days=3)])
def test_a_lane_forgets_a_clock_that_ran_ahead(ahead: timedelta, store: SqlStore) -> None:
    store.take("twilio", NOW + ahead, GAP)

    assert store.take("twilio", NOW, GAP) == NOW
    assert store.take("twilio", NOW, GAP) == NOW + GAP


@pytest.mark.parametrize("where", ["/proc", "{here}/file"])
def test_a_place_where_no_file_can_be_made_is_not_taken_for_another_bots(where: str, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    alone = Alone(f"sqlite:///{where.format(here=tmp_path)}/bot.db")

    with pytest.raises(Misconfigured, match="No files can be made"):
        alone.take()


def test_a_database_that_is_not_there_is_not_made_by_opening_it(vault: Vault, tmp_path: Path) -> None:
    with pytest.raises(SchemaUnknown, match="There is nothing in the database"):
        open_store(f"sqlite:///{tmp_path / 'folder' / 'bot.db'}", vault)

    assert list(tmp_path.iterdir()) == []
