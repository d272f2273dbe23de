"""Killed and started again, the bot loses nothing and doubles nothing: what the table of `make crash` cannot say of each call."""

from __future__ import annotations

from tests.harness.guillotine import NamedOrder
from tests.harness.lives import Nursery
from tests.harness.place import SCOPES
from tests.harness.restored import has, travel_back
from tests.harness.walks import walk

pytest_plugins = ["tests.harness.fixtures"]
POSTS = frozenset(f"POST /api/chat.postMessage {key}" for key in ("card", "filed:business", "brand:approved"))


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
