"""What a dead worker held on PostgreSQL is taken over; what a living one holds is not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from store import Database, SqlStore, Vault
from tests.store_facts import LONG, NOW, REGISTRATION, claimed, filed, with_news

pytest_plugins = ["tests.databases"]


@pytest.fixture
def store(postgres_url: str, vault: Vault) -> Iterator[SqlStore]:
    with closing(SqlStore(Database(postgres_url), vault)) as opened:
        yield opened


@pytest.fixture
def mortal(postgres_url: str, vault: Vault) -> Iterator[SqlStore]:
    """Give a worker that shows that it lives; closing it is its death."""
    with closing(SqlStore(Database(postgres_url), vault)) as opened:
        opened.take_over()
        yield opened


def test_a_registration_held_by_the_dead_is_taken_over(store: SqlStore, mortal: SqlStore) -> None:
    filed(mortal)
    claimed(mortal)
    mortal.close()

    store.take_over()

    assert claimed(store).registration_id == REGISTRATION.id


def test_what_the_living_hold_stays_theirs(store: SqlStore, mortal: SqlStore) -> None:
    filed(mortal)
    claimed(mortal)

    store.take_over()

    assert store.claim(NOW, limit=1, lease=LONG) == []


def test_notices_cards_and_homes_held_by_the_dead_are_taken_over(store: SqlStore, mortal: SqlStore) -> None:
    with_news(mortal, "first")
    mortal.place_card(REGISTRATION, "C1", "1.0")
    mortal.claim_notices(NOW, limit=1, lease=LONG)
    mortal.claim_cards(NOW, limit=1, lease=LONG)
    mortal.home_opened("T1", "U1", chosen="all", page=0)
    mortal.claim_homes(limit=1, lease=LONG)
    mortal.close()

    store.take_over()

    assert len(store.claim_notices(NOW, limit=1, lease=LONG)) == len(store.claim_cards(NOW, limit=1, lease=LONG)) == 1
    assert len(store.claim_homes(limit=1, lease=LONG)) == 1
