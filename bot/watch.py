"""The watch: after approval the pages that reviewers saw are opened again from time to time, and what they lost is told."""

from __future__ import annotations

import logging
from datetime import timedelta
from threading import Event

from bot.domain.case import Case
from bot.domain.checks import papers_of
from bot.domain.due import Watched
from bot.domain.errors import Stale, TryLater
from bot.domain.notices import Kind, Notice
from bot.domain.watching import PagesSeen, compared, facts, losses, words_of
from bot.logs import where
from bot.ports import Clock, Store
from bot.precheck import Precheck

log = logging.getLogger(__name__)

BATCH = 5
LEASE = timedelta(minutes=2)  # outlasts opening the pages of a batch
AGAIN = timedelta(hours=6)  # until a loss is looked at a second time
AFTER_A_BUG = timedelta(days=1)


class Watcher:
    """Looks at the pages of approved campaigns."""

    def __init__(self, store: Store, precheck: Precheck, clock: Clock, *, every: timedelta, ending: Event) -> None:
        self._store = store
        self._precheck = precheck
        self._clock = clock
        self._every = every
        self._ending = ending

    def watch(self) -> None:
        """Look at what is due until nothing is, or the end is announced."""
        while not self._ending.is_set() and (
            due := self._store.claim_watches(self._clock.now(), limit=BATCH, lease=LEASE)
        ):
            for watched in due:
                if not self._ending.is_set():
                    self._look(watched)

    def _look(self, watched: Watched) -> None:
        try:
            case = self._store.case(watched.team_id, watched.registration_id)
            if case is not None:
                self._compare(watched, case)
        except Stale:
            log.info("watch_lost registration=%s", watched.registration_id)
        except TryLater:
            raise  # the database is away: the end of the lease gives it back
        except Exception as bug:
            # One registration's bug must not stop the others. The message may hold answers: only its kind is logged.
            log.error("watch_failed registration=%s error=%s", watched.registration_id, where(bug))
            self._store.keep_watch(watched, watched.seen, None, self._clock.now() + AFTER_A_BUG)

    def _compare(self, watched: Watched, case: Case) -> None:
        papers = papers_of(case.dossier)
        opened = papers_of(case.dossier, self._precheck.opened(papers, "sms"))
        seen, told = compared(watched.seen, losses(papers, opened), words_of(opened.pages.values()))
        now = self._clock.now()
        changes = list(facts(told, papers, opened, watched.seen or PagesSeen()))
        notice = Notice(f"watch:{watched.looks}", Kind.WATCH, now, {"changes": changes}) if changes else None
        self._store.keep_watch(watched, seen, notice, now + (AGAIN if seen.suspected else self._every))
        log.info("pages_watched registration=%s lost=%d", watched.registration_id, len(changes))
