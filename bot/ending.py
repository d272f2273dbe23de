"""The end of the process: announced to all who work, and over in time whatever they still wait for."""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack

log = logging.getLogger(__name__)

SERVING = 3  # seconds for requests that are being answered
WORKING = 8.0  # seconds after the announcement, for calls under way
GIVING_BACK = 1.0  # seconds more, to give back what they were made for


class Ending:
    """Says when to take up nothing new, and sees to it that what was begun does not keep the process for long."""

    def __init__(self) -> None:
        self.announced = threading.Event()
        self._announced_at = 0.0

    def announce(self) -> None:
        """Let nothing new be taken up."""
        if not self.announced.is_set():
            self._announced_at = time.monotonic()
            self.announced.set()

    def carry_out(self, closing: ExitStack, give_back: Callable[[], None]) -> None:
        """Close everything in order; if a call keeps it too long, give back what is held and end the process.

        A call that is left behind was written down before it was made, so whoever goes on looks for what came of it.
        """
        self.announce()
        closed = _begun(closing.close)
        closed.join(max(self._announced_at + WORKING - time.monotonic(), 0))
        if closed.is_alive():
            log.warning("ended_amid_calls")
            _begun(give_back).join(GIVING_BACK)
            logging.shutdown()
            os._exit(0)  # Python would wait for the threads


def _begun(work: Callable[[], object]) -> threading.Thread:
    thread = threading.Thread(target=work, name="ending", daemon=True)
    thread.start()
    return thread
