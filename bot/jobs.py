"""The clock's front door: jobs that ring the bell. The database decides who does what."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from contextlib import suppress
from datetime import timedelta
from threading import Event
from typing import Protocol

from apscheduler.schedulers.background import BackgroundScheduler

from bot.domain.due import Claim
from bot.domain.errors import TryLater
from bot.homes import Homes
from bot.logs import where
from bot.ports import Clock, Store
from bot.reconcile import Reconciler
from bot.telling import Herald
from bot.watch import Watcher

log = logging.getLogger(__name__)

BATCH = 20
SELDOM = 10  # pages are looked at after days: nobody waits for a second
AFTER_A_BUG = timedelta(minutes=10)


class Looker:
    """Advances every registration that is due, several side by side."""

    def __init__(
        self,
        store: Store,
        reconciler: Reconciler,
        clock: Clock,
        workers: Executor,
        *,
        lease: timedelta,
        ending: Event | None = None,
    ) -> None:
        self._store = store
        self._reconciler = reconciler
        self._clock = clock
        self._workers = workers
        self._lease = lease
        self._ending = ending or Event()

    def look(self) -> None:
        """Take what is due until nothing is, or the end is announced."""
        while not self._ending.is_set() and (claims := self._claim()):
            self._reconciler.survey()
            for _ in self._workers.map(self._advance, claims):
                pass

    def _claim(self) -> Sequence[Claim]:
        return self._store.claim(self._clock.now(), limit=BATCH, lease=self._lease)

    def _advance(self, claim: Claim) -> None:
        try:
            self._reconciler.advance(claim)
        except TryLater:
            # The database is away or locked. If it cannot even take the claim back, the end of the lease does.
            with suppress(TryLater):
                self._store.release(claim, self._clock.now())
            raise
        except Exception as bug:
            # One registration's bug must not stop the others. The message may hold answers: only its kind is logged.
            log.error("advance_failed registration=%s error=%s", claim.registration_id, where(bug))
            self._store.release(claim, self._clock.now() + AFTER_A_BUG)


class Bell(Protocol):
    """What others see of the scheduler: the library is this room's own."""

    running: bool

    def start(self) -> None:
        """Begin to ring."""

    def shutdown(self, wait: bool = True) -> None:
        """Ring no more, once what was rung for is done."""


def schedule(
    looker: Looker,
    herald: Herald,
    homes: Homes,
    watcher: Watcher | None,
    take_over: Callable[[], None],
    *,
    every: timedelta,
) -> Bell:
    """Return a scheduler, not started, that rings for looking, telling, cards, Homes, alarms, pages, and what the dead left behind."""
    scheduler = BackgroundScheduler(timezone="UTC")
    telling = (herald.tell_due, herald.show_cards, homes.show_due, herald.tell_alarms)
    often = [(job, every) for job in (looker.look, *telling, take_over)]
    for job, pause in [*often, *([(watcher.watch, every * SELDOM)] if watcher else [])]:
        scheduler.add_job(
            _quietly(job),
            "interval",
            seconds=pause.total_seconds(),
            name=job.__name__,
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )
    bell: Bell = scheduler
    return bell


def _quietly(job: Callable[[], None]) -> Callable[[], None]:
    """Return the job, saying in one line when it could not be done; the next ring tries again."""

    def ring() -> None:
        try:
            job()
        except TryLater as failure:
            log.warning("job_put_off job=%s reason=%s", job.__name__, failure)
        except Exception as bug:
            log.error("job_failed job=%s error=%s", job.__name__, where(bug))

    return ring
