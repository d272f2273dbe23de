"""What Twilio says unasked, and what of it the database would not take: kept here until it does.

Of its callbacks Twilio repeats only those that reached nobody, and the reason of a refusal stands in them alone.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import replace

from bot.domain.due import Hint
from bot.domain.errors import TryLater
from bot.ports import Clock, Store

PATIENCE = 2.0  # seconds; Twilio waits fifteen for an answer
MOST = 10_000  # hints that are kept; what is older is forgotten: looks find out by themselves


class Hearsay:
    """Brings hints into the database, with one hand: what it has to wait for keeps nobody else."""

    def __init__(self, store: Store, clock: Clock, hand: Executor) -> None:
        self._store = store
        self._clock = clock
        self._hand = hand
        self._unkept = deque[Hint](maxlen=MOST)

    def hear(self, hints: Sequence[Hint]) -> None:
        """Keep hints; raises `TryLater` where the database has not taken them at once."""
        heard = [replace(hint, at=hint.at or self._clock.now()) for hint in hints]
        try:
            self._hand.submit(self._keep, heard).result(timeout=PATIENCE)
        except TimeoutError:
            raise TryLater("The database is busy.") from None

    def catch_up(self) -> None:
        """Keep what the database would not take before."""
        self._keep([self._unkept.popleft() for _ in range(len(self._unkept))])

    def _keep(self, hints: Sequence[Hint]) -> None:
        for number, hint in enumerate(hints):
            how = {"stage": hint.stage, "note": hint.note}
            try:
                self._store.hint(hint.remote_id, hint.event, hint.event_id, self._clock.now(), at=hint.at, **how)
            except TryLater:
                self._unkept.extend(hints[number:])
                raise
