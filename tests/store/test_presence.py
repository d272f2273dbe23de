"""What a dead worker held on PostgreSQL is taken over; what a living one holds is not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta

import pytest

from store import Database, SqlStore, Vault
from tests.kit.store_facts import LONG, NOW, OVER, REGISTRATION, claimed, filed, with_news

pytest_plugins = ["tests.kit.databases"]


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


def test_notices_held_by_the_dead_are_taken_over(store: SqlStore, mortal: SqlStore) -> None:
    with_news(mortal, "first")
    mortal.claim_notices(NOW, limit=1, lease=LONG)
    mortal.close()

    store.take_over()

    assert len(store.claim_notices(NOW, limit=1, lease=LONG)) == 1


def drawn(mortal: SqlStore, lease: timedelta) -> None:
    """Let the mortal die while it draws a card and a Home."""
    mortal.place_card(filed(mortal), "C1", "1.0")
    mortal.claim_cards(NOW, limit=1, lease=lease)
    mortal.home_opened("T1", "U1", chosen="all", page=0)
    mortal.claim_homes(limit=1, lease=lease)
    mortal.close()


@pytest.mark.parametrize(("lease", "taken"), [(LONG, 0), (OVER, 1)], ids=["running", "over"])
def test_what_the_dead_drew_is_drawn_anew_at_the_end_of_the_lease(
    store: SqlStore, mortal: SqlStore, lease: timedelta, taken: int
) -> None:
    drawn(mortal, lease)

    store.take_over()

    assert len(store.claim_cards(NOW, limit=1, lease=LONG)) == len(store.claim_homes(limit=1, lease=LONG)) == taken
