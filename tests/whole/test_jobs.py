"""The bell: it rings on, whatever becomes of the machine's clock."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, tzinfo
from queue import Empty, SimpleQueue

import pytest
from apscheduler.schedulers import base

from bot.jobs import schedule

EVERY = timedelta(milliseconds=50)
DEADLINE = 20.0  # seconds


class Wall(datetime):
    """The machine's clock, which somebody sets."""

    off = timedelta()

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:
        return datetime.now(tz) + cls.off


@pytest.fixture
def wall(monkeypatch: pytest.MonkeyPatch) -> type[Wall]:
    monkeypatch.setattr(base, "datetime", Wall)
    monkeypatch.setattr(Wall, "off", timedelta())
    return Wall


@contextmanager
def ringing(rings: SimpleQueue[str]) -> Iterator[None]:
    def often() -> None:
        rings.put("often")

    def seldom() -> None:
        rings.put("seldom")

    bell = schedule([often], [seldom], every=EVERY)
    bell.start()
    yield
    bell.shutdown()


@pytest.mark.parametrize("hours", [-1, -10_000, 1])
def test_it_rings_on_when_the_clock_is_set(hours: int, wall: type[Wall]) -> None:
    rings: SimpleQueue[str] = SimpleQueue()
    with ringing(rings):
        rings.get(timeout=DEADLINE)
        wall.off = timedelta(hours=hours)
        while not rings.empty():
            rings.get()
        heard = set()
        try:
            # The first may have been rung before; the seldom one needs ten of the others.
            for _ in range(25):
                heard.add(rings.get(timeout=DEADLINE))
        except Empty:
            pytest.fail("it fell silent")

    assert heard == {"often", "seldom"}


def test_it_rings_no_more_often_than_it_should(wall: type[Wall]) -> None:
    rings: SimpleQueue[str] = SimpleQueue()
    began = wall.now()
    with ringing(rings):
        for _ in range(10):
            rings.get(timeout=DEADLINE)

    assert wall.now() - began > EVERY * 8
