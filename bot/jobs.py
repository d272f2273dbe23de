"""The clock's front door: jobs that ring the bell. The database decides who does what."""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from datetime import datetime, timedelta
from threading import Event, Thread
from typing import Any, Protocol

from apscheduler.jobstores.memory import MemoryJobStore
from apscheduler.schedulers.background import BackgroundScheduler

from bot.domain.due import Claim
from bot.domain.errors import TryLater
from bot.logs import where
from bot.ports import Clock, Store
from bot.reconcile import Reconciler

log = logging.getLogger(__name__)

BATCH = 20  # claimed at most
FEW = 10  # claimed at most when more are claimed: a claim is a write, so several are taken at once
SELDOM = 10  # pages are looked at after days: nobody waits for a second
GLANCE = 1.0  # seconds
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
        self._left = deque[Claim]()  # what could not be given back

    def look(self) -> None:
        """Take what is due until nothing is, or the end is announced."""
        for _ in range(len(self._left)):
            self._give_back(self._left.popleft())
        under_way: set[Future[None]] = set()
        try:
            while not self._ending.is_set() and (self._take_on(under_way) or under_way):
                # A slow one holds up no other: what is due takes the place of the first that is done.
                done, under_way = wait(under_way, return_when=FIRST_COMPLETED)
                for each in done:
                    each.result()
        finally:
            wait(under_way)

    def _give_back(self, claim: Claim) -> None:
        try:
            self._store.release(claim, self._clock.now())
        except TryLater:
            self._left.append(claim)
            raise

    def _take_on(self, under_way: set[Future[None]]) -> Sequence[Claim]:
        """Claim what is due, as far as there is room, and begin with it."""
        if len(under_way) > FEW:
            return []
        claims = self._store.claim(self._clock.now(), limit=BATCH - len(under_way), lease=self._lease)
        if claims:
            self._reconciler.survey()
        under_way.update(self._workers.submit(self._advance, claim) for claim in claims)
        return claims

    def _advance(self, claim: Claim) -> None:
        try:
            self._reconciler.advance(claim)
        except TryLater:
            self._left.append(claim)  # the database is away or locked: it takes the claim back when it is there
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


Job = Callable[[], None]


class Steady(MemoryJobStore):  # type: ignore[misc]  # the library has no types
    """Keeps when each job rings next, which the library reckons in the machine's time.

    Nothing rings later than its interval from now, unless that time was set back since: it would be silent for as long.
    """

    def get_due_jobs(self, now: datetime) -> list[Any]:
        """Return the jobs that are to ring now."""
        for job in self.get_all_jobs():
            if job.next_run_time - now > job.trigger.interval:
                job.next_run_time = now
                self.update_job(job)
        due: list[Any] = super().get_due_jobs(now)
        return due


class Wakeful(BackgroundScheduler):  # type: ignore[misc]  # as above
    """Looks at what is to ring at least every second, by a clock that nobody can set."""

    def start(self) -> None:
        """Begin to ring."""
        super().start()
        Thread(target=self._keep_awake, name="awake", daemon=True).start()

    def _keep_awake(self) -> None:
        while self.running:
            time.sleep(GLANCE)
            self.wakeup()


def schedule(often: Iterable[Job], seldom: Iterable[Job], *, every: timedelta) -> Bell:
    """Return a scheduler, not started, that rings for jobs at an interval, and for others at ten times that."""
    scheduler = Wakeful(timezone="UTC", jobstores={"default": Steady()})
    for job, pause in [*((job, every) for job in often), *((job, every * SELDOM) for job in seldom)]:
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


def _quietly(job: Job) -> Job:
    """Return the job, saying in one line when it could not be done; the next ring tries again."""

    def ring() -> None:
        try:
            job()
        except TryLater as failure:
            log.warning("job_put_off job=%s reason=%s", job.__name__, failure)
        except Exception as bug:
            log.error("job_failed job=%s error=%s", job.__name__, where(bug))

    return ring
