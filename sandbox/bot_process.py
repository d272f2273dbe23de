"""The bot as a process of its own: started, heard, stopped, killed, started again."""

import json
import os
import queue
import random
import socket
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import IO

COMMAND = (sys.executable, "-m", "bot", "run", "--json")
START_LIMIT = 120.0  # seconds; a first start also makes the database, and machines can be busy
STOP_LIMIT = 15.0
BELOW_EPHEMERAL = range(15_000, 32_000)
# What else the bot reads; a sandbox's bot must not find the settings of a real one in the environment.
OURS = {
    "OPERATOR_CHANNEL",
    "READY_TEST_TO",
    "DATABASE_URL",
    "DATA_KEYS",
    "PUBLIC_URL",
    "PORT",
    "PAGES_URL",
    "CLOCK_URL",
}
OURS |= {"NUMBER_PURCHASE", "WATCH_DAYS", "RETENTION_DAYS", "REASONS_FILE", "FEES_FILE", "LOG_FORMAT"}


class DidNotStart(Exception):
    """The bot could not be started; the text holds what it said last."""


class BotProcess:
    """One bot, with its settings, its port and a file that holds what it says."""

    def __init__(self, settings: Mapping[str, str], said: Path) -> None:
        self.said = said
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._environment = {**_without_settings(os.environ), **settings}
        # Twilio's callbacks find the bot here; without an address it would only look on its own.
        self._environment.setdefault("PUBLIC_URL", self.url)
        self._process: subprocess.Popen[str] | None = None

    def start(self) -> str:
        """Start the bot and return its address once it serves; raises `DidNotStart`."""
        with self.said.open("a", encoding="utf-8") as errors:
            self._process = subprocess.Popen(  # noqa: S603 - our own command, no shell
                [*COMMAND, "--port", str(self.port)],
                env=self._environment,
                stdout=subprocess.PIPE,
                stderr=errors,
                stdin=subprocess.DEVNULL,
                text=True,
                start_new_session=True,  # Ctrl-C is for whoever started us; the bot is stopped in order
            )
        self.url = self._ready(self._process)
        return self.url

    def stop(self) -> None:
        """Ask the bot to end, and end it if it does not."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(STOP_LIMIT)
        except subprocess.TimeoutExpired:
            self._process.kill()
        self._ended()

    def kill(self) -> None:
        """End the bot at once, as a power cut would."""
        if self._process is not None:
            self._process.kill()
            self._ended()

    def restart(self) -> str:
        """Start the bot again on the same port and database."""
        self.stop()
        return self.start()

    def last_words(self, lines: int = 30) -> str:
        """Return the last lines the bot wrote to its log."""
        return "\n".join(self.said.read_text(encoding="utf-8").splitlines()[-lines:]) if self.said.exists() else ""

    def _ended(self) -> None:
        if self._process is not None:
            self._process.wait()
            if self._process.stdout is not None:
                self._process.stdout.close()
            self._process = None

    def _ready(self, process: subprocess.Popen[str]) -> str:
        try:
            first = _reading(process.stdout).get(timeout=START_LIMIT)
            told = json.loads(first)
            return str(told["url"])
        except (queue.Empty, ValueError, KeyError, TypeError):
            self.kill()
            raise DidNotStart(f"The bot did not start. It said:\n{self.last_words()}") from None


def _reading(stdout: IO[str] | None) -> "queue.Queue[str]":
    """Return a queue that gets the first line; all further ones are read and let go, so that the bot never waits."""
    lines: queue.Queue[str] = queue.Queue()

    def read() -> None:
        try:
            for n, line in enumerate(stdout or ()):
                if n == 0:
                    lines.put(line)
        except ValueError:
            pass  # closed meanwhile
        lines.put("")

    threading.Thread(target=read, name="sandbox-bot-stdout", daemon=True).start()
    return lines


def free_port() -> int:
    """Return a port that nobody has, and that no system gives to whoever asks for any: the bot takes it only later."""
    while True:
        port = random.choice(BELOW_EPHEMERAL)
        try:
            with socket.create_server(("127.0.0.1", port)):
                return port
        except OSError:
            continue


def _without_settings(environment: Mapping[str, str]) -> dict[str, str]:
    return {
        name: value
        for name, value in environment.items()
        if name not in OURS and not name.startswith(("SLACK_", "TWILIO_"))
    }
