"""Drafts, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import select

from bot.domain.drafts import Draft
from bot.domain.errors import Gone, Stale
from bot.domain.history import DRAFT_CHANGED, DRAFT_DELETED, DRAFT_WRITTEN, WITHDRAWN, Deed
from bot.ports import Drawer
from store import Database, SqlStore, Vault
from store.tables import DraftRow
from store.vault import new_key
from tests.kit.store_facts import NOW, REGISTRATION, a_notice

pytest_plugins = ["tests.kit.databases"]

LATER = NOW + timedelta(hours=1)
DRAFT = Draft("draft_1", "Welcome", "Harbor: welcome! 🎉", 0, "U1", NOW)
CHANGED = replace(DRAFT, body="Harbor: welcome back!", by="U2", at=LATER)
FOREIGN = replace(REGISTRATION, team_id="T2")
OTHER = replace(REGISTRATION, id="reg-2")


@pytest.fixture
def begun(store: SqlStore) -> SqlStore:
    for registration in (REGISTRATION, OTHER):
        store.start(registration)
    return store


def test_the_store_keeps_drafts(store: SqlStore) -> None:
    drawer: Drawer = store

    assert drawer


def test_a_draft_comes_back_as_it_was_kept(begun: SqlStore) -> None:
    kept = begun.keep_draft(REGISTRATION, DRAFT, version=0)

    assert kept == replace(DRAFT, version=1)
    assert begun.drafts(REGISTRATION) == [kept]


def test_what_is_kept_later_takes_its_place_and_stands_first(begun: SqlStore) -> None:
    begun.keep_draft(REGISTRATION, DRAFT, version=0)
    begun.keep_draft(REGISTRATION, replace(DRAFT, id="draft_2"), version=0)
    changed = begun.keep_draft(REGISTRATION, CHANGED, version=1)

    assert [(one.id, one.version) for one in begun.drafts(REGISTRATION)] == [("draft_1", 2), ("draft_2", 1)]
    assert begun.drafts(REGISTRATION)[0] == changed


@pytest.mark.parametrize("version", [0, 2])
def test_a_draft_that_somebody_else_changed_is_not_overwritten(begun: SqlStore, version: int) -> None:
    kept = begun.keep_draft(REGISTRATION, DRAFT, version=0)

    with pytest.raises(Stale):
        begun.keep_draft(REGISTRATION, CHANGED, version=version)

    assert begun.drafts(REGISTRATION) == [kept]


def test_what_two_workers_keep_at_once_is_kept_of_one(begun: SqlStore, other_store: SqlStore) -> None:
    begun.keep_draft(REGISTRATION, DRAFT, version=0)
    other_store.keep_draft(REGISTRATION, CHANGED, version=1)

    with pytest.raises(Stale):
        begun.keep_draft(REGISTRATION, DRAFT, version=1)


def test_a_deleted_draft_is_gone_and_stays_gone(begun: SqlStore) -> None:
    begun.keep_draft(REGISTRATION, DRAFT, version=0)

    deleted = [begun.delete_draft(REGISTRATION, "draft_1", version=1, by="U1", at=LATER) for _ in range(2)]

    assert deleted == [True, False]
    assert begun.drafts(REGISTRATION) == []


def test_a_draft_that_somebody_else_changed_is_not_deleted(begun: SqlStore) -> None:
    begun.keep_draft(REGISTRATION, DRAFT, version=0)
    changed = begun.keep_draft(REGISTRATION, CHANGED, version=1)

    with pytest.raises(Stale):
        begun.delete_draft(REGISTRATION, "draft_1", version=1, by="U1", at=LATER)

    assert begun.drafts(REGISTRATION) == [changed]


def test_who_wrote_changed_and_deleted_a_draft_is_remembered(begun: SqlStore) -> None:
    begun.keep_draft(REGISTRATION, DRAFT, version=0)
    begun.keep_draft(REGISTRATION, CHANGED, version=1)
    begun.delete_draft(REGISTRATION, "draft_1", version=2, by="U3", at=LATER)

    assert begun.past("T1", "reg-1").deeds == (
        Deed(DRAFT_WRITTEN, "U1", NOW, {"name": "Welcome"}),
        Deed(DRAFT_CHANGED, "U2", LATER, {"name": "Welcome"}),
        Deed(DRAFT_DELETED, "U3", LATER, {"name": "Welcome"}),
    )


def test_drafts_are_counted_where_there_are_any(begun: SqlStore) -> None:
    begun.keep_draft(REGISTRATION, DRAFT, version=0)
    begun.keep_draft(REGISTRATION, replace(DRAFT, id="draft_2"), version=0)

    assert (begun.count_drafts("T1"), begun.count_drafts("T2")) == ({"reg-1": 2}, {})


def test_another_team_and_another_registration_find_and_change_nothing(begun: SqlStore) -> None:
    kept = begun.keep_draft(REGISTRATION, DRAFT, version=0)

    assert (begun.drafts(FOREIGN), begun.drafts(OTHER)) == ([], [])
    assert not begun.delete_draft(OTHER, "draft_1", version=1, by="U9", at=LATER)
    with pytest.raises(Gone):
        begun.keep_draft(FOREIGN, CHANGED, version=1)
    with pytest.raises(Gone):
        begun.delete_draft(FOREIGN, "draft_1", version=1, by="U9", at=LATER)
    assert begun.drafts(REGISTRATION) == [kept]


def test_drafts_of_a_withdrawn_registration_are_only_read(begun: SqlStore) -> None:
    kept = begun.keep_draft(REGISTRATION, DRAFT, version=0)
    begun.withdraw_registration(REGISTRATION, Deed(WITHDRAWN, "U1", NOW), a_notice())

    with pytest.raises(Gone, match="withdrawn"):
        begun.keep_draft(REGISTRATION, CHANGED, version=1)
    with pytest.raises(Gone, match="withdrawn"):
        begun.delete_draft(REGISTRATION, "draft_1", version=1, by="U1", at=LATER)
    assert begun.drafts(REGISTRATION) == [kept]


def test_what_was_written_stands_nowhere_in_the_clear(begun: SqlStore, database: Database) -> None:
    begun.keep_draft(REGISTRATION, DRAFT, version=0)

    with database.reading() as session:
        (row,) = session.exec(select(DraftRow)).all()

    assert [name for name in ("Welcome", "Harbor") if name in str(row.model_dump())] == []


def test_drafts_are_sealed_anew_with_a_new_key(database: Database) -> None:
    old, new = new_key(), new_key()
    SqlStore(database, Vault([old])).start(REGISTRATION)
    kept = SqlStore(database, Vault([old])).keep_draft(REGISTRATION, DRAFT, version=0)

    SqlStore(database, Vault([new, old])).reseal()

    assert SqlStore(database, Vault([new])).drafts(REGISTRATION) == [kept]
