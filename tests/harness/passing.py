"""Lets the sandbox's time pass: never while the bot has something to do, and then straight to what comes next."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta

from tests.harness.ledger import Ledger
from tests.harness.place import Place

GLANCE = 0.01  # seconds between two looks
LIMIT = 90.0  # seconds of real time that anything may take
_never = threading.Event()


class Stuck(AssertionError):
    """What was waited for does not come; the text says why."""


class Passing:
    """Time, as it passes in one place."""

    def __init__(self, place: Place, ledger: Ledger) -> None:
        self._place, self._ledger = place, ledger
        self._world = place.stand_ins.twilio_world

    def until(self, done: Callable[[], bool], *, end: datetime | None = None, limit: float = LIMIT) -> None:
        """Let time pass until `done`, and not beyond `end`."""
        deadline = time.monotonic() + limit
        while not done():
            self.on(end)
            if time.monotonic() > deadline:
                raise Stuck(f"Waited {limit:.0f} s; due {self._ledger.next_due()}, now {self._now()}.{self._words()}")

    def on(self, end: datetime | None = None) -> None:
        """Go to what is due next (to `end` at most), or give the bot a moment if it has not done all that is due."""
        if self._place.failure is not None:
            raise self._place.failure
        due = min((at for at in (self.due(), end) if at), default=None)
        if due is None:
            raise Stuck(f"Nothing is due any more.{self._words()}")
        if due <= self._now() or self._place.guillotine.under_way or not self._place.bot.alive.is_set():
            _never.wait(GLANCE)
        else:
            self._leap(due - self._now())

    def quiet(self) -> bool:
        """Tell whether the bot has done all there is to do at this moment."""
        due = self._ledger.next_due()
        return (due is None or due > self._now()) and not self._ledger.stale_cards() and self._place.bot.alive.is_set()

    def days(self, number: float, *, limit: float = LIMIT) -> None:
        """Let days pass, with all that falls due in them."""
        end = self._now() + timedelta(days=number)
        self.until(lambda: self._now() >= end and self.quiet(), end=end, limit=limit)

    def due(self) -> datetime | None:
        """Return when something happens next, with the bot or with Twilio."""
        with self._world.lock:
            agenda = self._world.agenda.next_due()
        return min((at for at in (agenda, self._ledger.next_due()) if at), default=None)

    def _leap(self, by: timedelta) -> None:
        self._world.clock.advance(max(by.total_seconds(), 0.0))
        self._world.tick()

    def _now(self) -> datetime:
        now: datetime = self._world.clock.now()
        return now

    def _words(self) -> str:
        return f"\n{self._place.bot.last_words()}"
