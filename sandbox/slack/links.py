"""Socket Mode: the connections an app holds, and what goes over them."""

import asyncio
import concurrent.futures
import contextlib
import itertools
import json
import secrets
from dataclasses import dataclass
from typing import Any

from starlette.websockets import WebSocket, WebSocketDisconnect


@dataclass(frozen=True)
class Connection:
    """One open socket, and the loop it lives in."""

    socket: WebSocket
    loop: asyncio.AbstractEventLoop


class Links:
    """The app's connections; each payload goes to one of them in turn."""

    def __init__(self, app_id: str) -> None:
        self._app_id = app_id
        self._tickets: set[str] = set()
        self._connections: list[Connection] = []
        self._waiting: dict[str, concurrent.futures.Future[Any]] = {}
        self._turn = itertools.count()

    @property
    def open(self) -> bool:
        """Return whether the app is connected."""
        return bool(self._connections)

    def ticket(self) -> str:
        """Return a ticket that opens one connection."""
        made = secrets.token_urlsafe(12)
        self._tickets.add(made)
        return made

    async def serve(self, socket: WebSocket) -> None:
        """Hold one connection until the app leaves it."""
        ticket = socket.query_params.get("ticket", "")
        if ticket not in self._tickets:
            await socket.close(1008)
            return
        self._tickets.discard(ticket)
        await socket.accept()
        connection = Connection(socket, asyncio.get_running_loop())
        await socket.send_json(self._hello())
        self._connections.append(connection)
        try:
            while True:
                self._acknowledged(await socket.receive_text())
        except WebSocketDisconnect:
            pass
        finally:
            self._connections.remove(connection)

    def ask(self, envelope: dict[str, Any], seconds: float) -> Any:
        """Send an envelope and return the payload of its acknowledgement; raises TimeoutError, or OSError when nobody is there."""
        connections = list(self._connections)
        if not connections:
            raise ConnectionError("No app is connected.")
        connection = connections[next(self._turn) % len(connections)]
        number, answer = secrets.token_hex(16), concurrent.futures.Future[Any]()
        self._waiting[number] = answer
        try:
            sending = connection.socket.send_json({"envelope_id": number, **envelope})
            asyncio.run_coroutine_threadsafe(sending, connection.loop).result(seconds)
            return answer.result(seconds)
        except (RuntimeError, WebSocketDisconnect) as error:
            raise ConnectionError("The connection was lost.") from error
        finally:
            self._waiting.pop(number, None)

    def disconnect(self) -> int:
        """Tell every connection to leave, as Slack does when it moves an app, and return how many there were."""
        connections = list(self._connections)
        for connection in connections:
            leaving = connection.socket.send_json({"type": "disconnect", "reason": "refresh_requested"})
            asyncio.run_coroutine_threadsafe(leaving, connection.loop).result(1)
        return len(connections)

    def _hello(self) -> dict[str, Any]:
        return {
            "type": "hello",
            "num_connections": len(self._connections) + 1,
            "connection_info": {"app_id": self._app_id},
            "debug_info": {"host": "sandbox", "approximate_connection_time": 3600},
        }

    def _acknowledged(self, text: str) -> None:
        with contextlib.suppress(json.JSONDecodeError, AttributeError, concurrent.futures.InvalidStateError):
            answer = json.loads(text)
            waiting = self._waiting.get(answer.get("envelope_id", ""))
            if waiting is not None:
                waiting.set_result(answer.get("payload"))
