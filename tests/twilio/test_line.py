"""Who waits for the pace of brands and campaigns: in what order they go, and how long each has to wait."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from threading import Lock

import pytest

from bot.domain.errors import TryLater
from bot.twilio.line import GAP, SHORT, Line
from store import SqlStore
from tests.kit.house import eventually

pytest_plugins = ["tests.kit.databases"]
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


class Leaping:
    """A clock that stands still, or leaps."""

    def __init__(self) -> None:
        self.at = NOW
        self.glances = 0

    def now(self) -> datetime:
        self.glances += 1
        return self.at


class Running:
    """A clock that runs ten times as fast as real time."""

    def __init__(self) -> None:
        self._began = time.monotonic()

    def now(self) -> datetime:
        return NOW + timedelta(seconds=10 * (time.monotonic() - self._began))


class Lane:
    """The pace, kept in memory."""

    def __init__(self, free: datetime = NOW) -> None:
        self._lock, self._free = Lock(), free
        self.taken = list[datetime]()
        self.asked = 0

    def take(self, lane: str, now: datetime, gap: timedelta) -> datetime:
        with self._lock:
            self.asked += 1
            if now < self._free:
                return self._free
            self._free = now + gap
            self.taken.append(now)
            return now


def sent_away(line: Line, call: str) -> timedelta | None:
    with pytest.raises(TryLater) as raised:
        line.go(call)
    assert raised.value.done is False
    return raised.value.after


def a_long_line(clock: Leaping) -> Line:
    """Return a line in which one has gone and four were sent away."""
    line = Line("a2p", Lane(), clock)
    line.go("gone")
    with ThreadPoolExecutor(4) as callers:
        list(callers.map(lambda name: sent_away(line, name), ["first", "second", "third"]))
    sent_away(line, "last")
    return line


def here(line: Line) -> int:
    return sum(place.here for place in line._places.values())


def test_calls_that_come_at_once_go_a_gap_apart() -> None:
    lane, clock = Lane(), Running()
    line = Line("a2p", lane, clock)
    with ThreadPoolExecutor(4) as callers:
        turns = sorted(callers.map(line.go, "abcd"))

    assert turns == lane.taken
    assert all(after - before >= GAP for before, after in pairwise(turns))


def test_who_is_sent_away_hears_how_long_those_before_take() -> None:
    line = a_long_line(Leaping())

    assert sent_away(line, "newcomer") == 4 * GAP


def test_of_those_that_are_here_who_came_first_goes_first_when_the_clock_leaps() -> None:
    clock = Leaping()
    line = a_long_line(clock)
    with ThreadPoolExecutor(2) as callers:
        second = callers.submit(line.go, "second")
        assert eventually(lambda: here(line) == 1)
        first = callers.submit(line.go, "first")
        assert eventually(lambda: here(line) == 2)
        clock.at += timedelta(minutes=30)
        went = first.result()
        assert eventually(lambda: second.done() or here(line) == 1)
        clock.at += GAP

    assert (went, second.result()) == (clock.at - GAP, clock.at)


def test_who_is_here_when_the_pace_allows_it_does_not_wait_for_those_that_are_away() -> None:
    clock = Leaping()
    line = a_long_line(clock)
    clock.at += GAP

    assert line.go("newcomer") == clock.at


def test_a_lane_that_others_took_is_asked_again_when_it_is_free() -> None:
    lane, clock = Lane(NOW + SHORT), Leaping()
    line = Line("a2p", lane, clock)
    with ThreadPoolExecutor(1) as callers:
        call = callers.submit(line.go, "a")
        assert eventually(lambda: clock.glances > 20)
        clock.at += SHORT

    assert call.result() == NOW + SHORT
    assert lane.asked == 2


def test_who_meets_a_lane_taken_for_long_is_sent_away_until_it_is_free() -> None:
    lane = Lane(NOW + 2 * SHORT)
    line = Line("a2p", lane, Leaping())

    assert sent_away(line, "a") == sent_away(line, "b") == 2 * SHORT
    assert lane.asked == 1


def test_what_was_known_of_a_lane_is_forgotten_when_the_clock_is_set_back(store: SqlStore) -> None:
    clock = Leaping()
    line = Line("a2p", store, clock)
    line.go("a")
    clock.at += GAP / 2
    store.take("a2p", clock.at, GAP)
    assert line._taken_for(clock.at) == timedelta()
    clock.at -= timedelta(minutes=30)

    assert line.go("b") == clock.at


def test_a_place_is_kept_for_the_call_that_comes_back() -> None:
    line = a_long_line(Leaping())

    assert sent_away(line, "newcomer") == sent_away(line, "newcomer")


def test_who_has_gone_has_no_place_any_more() -> None:
    line = Line("a2p", Lane(), Leaping())

    line.go("a")

    assert len(line) == 0


def test_who_never_comes_back_is_forgotten() -> None:
    clock = Leaping()
    line = Line("a2p", Lane(), clock, kept=-60)
    line.go("gone")
    sent_away(line, "never seen again")
    clock.at += GAP

    line.go("another")

    assert len(line) == 0
