"""A few threads for what is too slow for a listener. Only hints to run sooner: what must happen is in the database first."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from bot.logs import where

log = logging.getLogger(__name__)


class Pool:
    """Runs work in the background and says in the log when it fails."""

    def __init__(self, workers: int = 8) -> None:
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="slow")

    def run(self, work: Callable[..., None], *arguments: Any) -> None:
        """Do `work` soon."""
        self._threads.submit(work, *arguments).add_done_callback(_report)

    def close(self) -> None:
        """Drop what waits and let what runs finish."""
        self._threads.shutdown(wait=True, cancel_futures=True)


def _report(done: Future[None]) -> None:
    if not done.cancelled() and (bug := done.exception()) is not None:
        log.error("slow_work_failed error=%s", where(bug))
