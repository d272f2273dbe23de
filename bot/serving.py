"""Serving HTTP from the first word to the last."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable
from types import FrameType

import uvicorn
from starlette.applications import Starlette

from bot.ending import SERVING, Ending


class CannotStart(Exception):
    """The bot must not start; the text says why and what to do."""


class Server(uvicorn.Server):
    """uvicorn that says when it serves, and where."""

    def __init__(self, app: Starlette, host: str, port: int, serving: Callable[[str], None], ending: Ending) -> None:
        super().__init__(
            uvicorn.Config(
                app, host=host, port=port, log_config=None, access_log=False, timeout_graceful_shutdown=SERVING
            )
        )
        self._serving = serving
        self._ending = ending
        self.failed: CannotStart | None = None  # why it ended as soon as it began

    def serve_until_told(self) -> None:
        """Serve until a signal tells to end, however early."""
        # uvicorn listens to these while it serves, then raises them again: what comes before or after that ends in order as well.
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self.handle_exit)
        self.run()
        if self.failed:
            raise self.failed

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Announce the end, and stop listening."""
        self._ending.announce()
        super().handle_exit(sig, frame)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Listen, then say so; not if the end was announced before."""
        if self.should_exit:
            return
        try:
            await super().startup(sockets)
        except SystemExit:  # uvicorn's answer to a port it may not have
            raise CannotStart(f"PORT {self.config.port} cannot be used: it is taken, or not allowed.") from None
        port = self.servers[0].sockets[0].getsockname()[1]
        try:
            self._serving(f"http://127.0.0.1:{port}")
        except CannotStart as reason:
            self.failed, self.should_exit = reason, True
