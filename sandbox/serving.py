"""Serve an ASGI app from a thread of this process, on a port of its own.

Adds one thing uvicorn does not offer: `scope["sandbox.drop"]`, a function that cuts the client's connection without
an answer, as a fault in the network would.
"""

import asyncio
import contextlib
import socket
import threading
from typing import Any

import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

START_LIMIT = 10.0  # seconds until a server that has not started is given up


class CuttableProtocol(H11Protocol):
    """HTTP as uvicorn speaks it, with a pair of scissors for the app."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        inner: Any = self.app

        async def app(scope: Scope, receive: Receive, send: Send) -> None:
            scope["sandbox.drop"] = self.transport.abort
            await inner(scope, receive, send)

        self.app = app


class _Announcing(uvicorn.Server):
    """A uvicorn server that says when it listens, or that it never will."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.settled = threading.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.settled.set()


class Server:
    """An app that is served between `start` and `stop`."""

    def __init__(self, app: ASGIApp, port: int = 0, host: str = "127.0.0.1") -> None:
        self._host, self._port = host, port
        config = uvicorn.Config(
            app,
            http=CuttableProtocol,
            ws="websockets-sansio",  # the older one raises deprecation warnings
            log_config=None,  # its own is set up anew by each server, and for that moment the others say what they are asked
            log_level="error",
            access_log=False,
            timeout_graceful_shutdown=1,
        )
        self._server = _Announcing(config)
        self._socket: socket.socket | None = None
        self._thread = threading.Thread(target=self._run, name="sandbox-server", daemon=True)

    def start(self) -> str:
        """Listen, and return the address without a slash at its end."""
        self._socket = listening_socket(self._host, self._port)
        self._thread.start()
        if not self._server.settled.wait(START_LIMIT) or not self._server.started:
            raise RuntimeError("The sandbox's server did not start; is its app's lifespan in order?")
        return self.url

    @property
    def url(self) -> str:
        """Return the address, known once the server has started."""
        if self._socket is None:
            raise RuntimeError("The server has no address before start().")
        return f"http://{self._host}:{self._port or self._bound_port()}"

    def stop(self) -> None:
        """Stop listening and wait until the thread has ended."""
        self._server.should_exit = True
        self._thread.join(START_LIMIT)

    def _run(self) -> None:
        try:
            with contextlib.suppress(SystemExit):  # how uvicorn gives up; start() says it in our words
                asyncio.run(self._server.serve(sockets=[self._listening()]))
        finally:
            self._server.settled.set()
            self._listening().close()

    def _listening(self) -> socket.socket:
        if self._socket is None:
            raise RuntimeError("The server listens only after start().")
        return self._socket

    def _bound_port(self) -> int:
        self._port = int(self._listening().getsockname()[1])
        return self._port


def listening_socket(host: str, port: int) -> socket.socket:
    """Return a socket that listens, on a free port when the port is 0.

    It names its protocol: asyncio sends small answers at once only on sockets that do, and 40 ms later on others.
    """
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind((host, port))
    listening.listen(512)
    return listening
