"""Killed and started again, the bot loses nothing and doubles nothing. `make crash` tries every call; here are a few of each sort."""

from __future__ import annotations

import pytest

from tests.harness.guillotine import NamedOrder, Order
from tests.harness.journeys import travel
from tests.harness.lives import Nursery
from tests.harness.place import SCOPES
from tests.harness.restored import has, travel_back
from tests.harness.walks import walk

pytest_plugins = ["tests.databases", "tests.harness.fixtures"]
PAID = frozenset(
    {
        "POST /messaging/v1/a2p/BrandRegistrations",
        "POST /messaging/v1/Services/MG/Compliance/Usa2p",
        "POST /api/2010-04-01/Accounts/AC/IncomingPhoneNumbers.json",
        "POST /api/2010-04-01/Accounts/AC/Messages.json",
    }
)
POSTS = frozenset(f"POST /api/chat.postMessage {key}" for key in ("card", "filed:business", "brand:approved"))


@pytest.mark.parametrize("order", [Order(16, 5, after=False), Order(16, 12, after=True)], ids=["before", "after"])
def test_a_bot_killed_from_the_first_form_on_leaves_one_of_everything(nursery: Nursery, order: Order) -> None:
    journey = travel(nursery, order)

    assert journey.kills
    assert (journey.found.lost, journey.found.doubled, journey.refused) == ([], [], [])


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_what_is_paid_for_is_paid_once(nursery: Nursery, postgres_url: str, after: bool) -> None:
    journey = walk(nursery, NamedOrder(PAID, after), database_url=postgres_url)

    assert {name for _, name in journey.kills} == PAID
    assert (journey.found.lost, journey.found.doubled, journey.refused) == ([], [], [])


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_news_whose_posting_was_cut_off_stands_there_once(nursery: Nursery, after: bool) -> None:
    journey = walk(nursery, NamedOrder(POSTS, after))

    assert {name for _, name in journey.kills} == POSTS
    assert (journey.found.lost, journey.found.doubled, journey.refused) == ([], [], [])


def test_news_in_doubt_may_come_twice_where_the_channel_cannot_be_read(nursery: Nursery) -> None:
    journey = walk(nursery, NamedOrder(POSTS, after=True), scopes=SCOPES)

    assert journey.found.lost == []
    assert sorted(each.partition(" ")[2] for each in journey.found.doubled) == [
        "brand:approved",
        "card",
        "filed:business",
    ]


def test_a_bot_on_an_old_copy_of_its_database_makes_nothing_twice(nursery: Nursery) -> None:
    journey = travel_back(nursery, has("brand", "pending"))

    assert (journey.found.lost, journey.found.doubled, journey.refused) == ([], [], [])
