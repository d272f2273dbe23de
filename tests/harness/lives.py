"""The bot's lives: born from a warm process, killed on order, born again at once."""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from sandbox.bot_process import free_port

START_LIMIT = 60.0  # seconds
DEATH_LIMIT = 10.0
STOP_LIMIT = 20.0
KEPT = ("PATH", "HOME", "LANG", "TZ", "PYTHONPATH", "PYTHONWARNINGS", "COVERAGE_PROCESS_START")


class Nursery:
    """The warm process; several bots, one after the other or side by side, may come from it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.harness.zygote"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, raised: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.communicate(timeout=STOP_LIMIT)

    def birth(self, environment: Mapping[str, str], port: int, said: Path) -> dict[str, object]:
        """Return what a new bot said of itself; without a `url` when it did not live to serve."""
        wish = json.dumps({"environment": dict(environment), "port": port, "said": str(said)})
        with self._lock:
            if self._process.stdin is None or self._process.stdout is None:
                raise RuntimeError("the nursery has no pipes")
            print(wish, file=self._process.stdin, flush=True)
            told: dict[str, object] = json.loads(self._process.stdout.readline())
        return told


class Lives:
    """One bot on one port with one set of settings, however often it dies."""

    def __init__(self, nursery: Nursery, settings: Mapping[str, str], said: Path) -> None:
        self._nursery = nursery
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        kept = {name: os.environ[name] for name in KEPT if name in os.environ}
        self._environment = {**kept, "PUBLIC_URL": self.url, **settings}
        self.said = said
        self.deaths = 0
        self.alive = threading.Event()
        self._pid: int | None = None
        self._changing = threading.RLock()

    def start(self) -> None:
        """Bring the bot to life and wait until it serves."""
        with self._changing:
            told = self._nursery.birth(self._environment, self.port, self.said)
            self._pid = int(str(told["pid"]))
            if "url" not in told:
                raise RuntimeError(f"The bot did not start. It said:\n{self.last_words()}")
            self.alive.set()

    def kill(self) -> None:
        """End the bot as a power cut would, and wait until it is dead."""
        self._end(signal.SIGKILL, DEATH_LIMIT)
        self.deaths += 1

    def stop(self) -> None:
        """Ask the bot to end, and wait."""
        self._end(signal.SIGTERM, STOP_LIMIT)

    def last_words(self, lines: int = 40) -> str:
        """Return the last lines of the bot's log."""
        return "\n".join(self.said.read_text(encoding="utf-8").splitlines()[-lines:]) if self.said.exists() else ""

    def count(self, words: str) -> int:
        """Return how many lines of the bot's log hold these words."""
        return self.said.read_text(encoding="utf-8").count(words)

    def _end(self, how: signal.Signals, limit: float) -> None:
        pid, self._pid = self._pid, None
        if pid is None:
            return
        self.alive.clear()
        with contextlib.suppress(ProcessLookupError):
            body = os.pidfd_open(pid)
            try:
                signal.pidfd_send_signal(body, how)
                if not select.select([body], [], [], limit)[0]:
                    signal.pidfd_send_signal(body, signal.SIGKILL)
                    raise RuntimeError(f"The bot did not end within {limit:.0f} seconds of {how.name}.")
            finally:
                os.close(body)
