"""Looking at many things at once: what is due and can be asked about together is asked about in one call, where that is cheaper.

An answer serves only what was due before it was given: news that came later deserve a look of their own. What is missing from it
is asked for alone, never taken for gone. When the question has to wait, so have those that it is for: a hundred questions of their
own would take a hundred times as long.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.errors import CallFailed, TryLater
from bot.domain.progress import Mark
from bot.ports import Clock, Provider, Store

log = logging.getLogger(__name__)

FRESH = timedelta(minutes=1)  # how long an answer serves: as long as many that are due together may take


@dataclass(frozen=True)
class Surveyed:
    """What was said of the things of one stage, and which were asked about."""

    at: datetime
    asked: frozenset[str]
    found: Mapping[str, object]

    def serves(self, remote_id: str, due_at: datetime, now: datetime) -> bool:
        """Tell whether a look that was due at `due_at` can do with it."""
        return remote_id in self.asked and due_at <= self.at and now - self.at < FRESH


class Survey:
    """The newest answers, renewed by one thread and read by many."""

    def __init__(self, store: Store, provider: Provider, clock: Clock) -> None:
        self._store = store
        self._provider = provider
        self._clock = clock
        self._together = frozenset(stage.name for stage in provider.stages if stage.together)
        self._answers: dict[str, Surveyed] = {}
        self._waiting: dict[str, tuple[frozenset[str], datetime]] = {}  # who waits for it to be asked, until when

    def renew(self) -> None:
        """Ask about what is due and no answer serves, if it is more than one thing of a stage."""
        now = self._clock.now()
        for stage, since in self._due(now).items():
            if self._unserved(stage, since, now) > 1:
                self._ask(stage, frozenset(since), now)

    def _due(self, now: datetime) -> Mapping[str, Mapping[str, datetime]]:
        due = defaultdict[str, dict[str, datetime]](dict)
        try:
            for stage, remote_id, due_at in self._store.due_looks(now, self._together):
                due[stage][remote_id] = due_at
        except TryLater as failure:
            log.info("survey_put_off reason=%s", failure)
        return due

    def _ask(self, stage: str, asked: frozenset[str], now: datetime) -> None:
        try:
            self._answers[stage] = Surveyed(now, asked, self._provider.survey(stage, asked))
            self._waiting.pop(stage, None)
        except CallFailed as failure:
            log.info("survey_put_off stage=%s reason=%s", stage, failure)  # each look then finds out for itself
            if isinstance(failure, TryLater) and failure.after:
                self._waiting[stage] = (asked, now + failure.after)

    def of(self, mark: Mark) -> object | None:
        """Return what was said of a thing, if that serves the look at it; raise `TryLater` when that is yet to be asked."""
        answer, now = self._answers.get(mark.stage), self._clock.now()
        if mark.remote_id is None or mark.due_at is None:
            return None
        if answer is not None and answer.serves(mark.remote_id, mark.due_at, now):
            return answer.found.get(mark.remote_id)
        asked, until = self._waiting.get(mark.stage, (frozenset[str](), now))
        if mark.remote_id in asked and now < until:
            raise TryLater("Many are about to be asked about at once.", after=until - now, done=False)
        return None

    def _unserved(self, stage: str, due: Mapping[str, datetime], now: datetime) -> int:
        answer = self._answers.get(stage)
        return sum(answer is None or not answer.serves(remote_id, since, now) for remote_id, since in due.items())
