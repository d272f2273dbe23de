"""The door every REST call goes through: written down, and disturbed where a fault was ordered."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import parse_qs

from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sandbox.twilio.errors import error_body
from sandbox.twilio.faults import Fault
from sandbox.twilio.world import World

CODES = {429: (20429, "Too many requests"), 503: (20503, "The service is unavailable"), 401: (20003, "Authenticate")}
TAX_ID = "business_registration_number"


class Door:
    """Wraps the app: reads the body once, logs, and applies the faults. The admin's calls pass untouched."""

    def __init__(self, app: ASGIApp, world: World) -> None:
        self._app, self._world = app, world

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let one call in."""
        if scope["type"] != "http" or scope["path"].startswith("/_admin"):
            await self._app(scope, receive, send)
            return
        scope["sandbox.arrived"] = self._world.clock.now().timestamp()
        body = await read_all(receive)
        if body is None:
            return
        method, path = scope["method"], scope["path"]
        entry = self._world.log.open(self._world.clock.now().isoformat(), method, path, masked_form(scope, body))
        fault = self._world.faults.strike(method, path)
        scope["sandbox.body"], scope["sandbox.entry"] = body, entry
        scope["sandbox.lag"] = fault.seconds if fault and fault.do == "lag" else 0.0
        entry.ordered = fault is not None and fault.do == "status"
        await self._enter(fault, scope, receive, send)

    async def _enter(self, fault: Fault | None, scope: Scope, receive: Receive, send: Send) -> None:
        match fault.do if fault else "":
            case "status":
                await answer_fault(fault, scope, receive, send)
            case "drop_before":
                await cut(scope, receive)
            case "drop_after":
                await self._app(scope, receive, swallow)
                scope["sandbox.entry"].status = None
                await cut(scope, receive)
            case "hang":
                await wait_or_gone(receive, fault.seconds if fault and fault.seconds else None)
                await cut(scope, receive)
            case "slow":
                await asyncio.sleep(fault.seconds if fault else 0)
                await self._app(scope, receive, send)
            case _:
                await self._app(scope, receive, send)


async def answer_fault(fault: Fault | None, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer with the ordered HTTP code, the work not done."""
    status = fault.status if fault else 500
    code, message = CODES.get(status, (20500, "Internal server error") if status >= 500 else (20001, "Bad request"))
    scope["sandbox.entry"].status, scope["sandbox.entry"].code = status, code
    headers = fault.headers if fault else {}
    await JSONResponse(error_body(status, code, message), status, headers)(scope, receive, send)


async def read_all(receive: Receive) -> bytes | None:
    """Return a request's whole body; None when the caller was gone before all of it was here, so that nothing was asked."""
    parts = []
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        parts.append(message.get("body", b""))
        if not message.get("more_body"):
            return b"".join(parts)


async def swallow(message: Message) -> None:
    """Take an answer that nobody will see."""


async def cut(scope: Scope, receive: Receive) -> None:
    """Close the connection without a word."""
    drop: Callable[[], None] | None = scope.get("sandbox.drop")
    if drop is None:
        raise RuntimeError("Connections can be cut only when served by sandbox.serving.")
    drop()
    await gone(receive)


async def gone(receive: Receive) -> None:
    """Wait until the client has hung up."""
    while (await receive())["type"] != "http.disconnect":
        pass


async def wait_or_gone(receive: Receive, seconds: float | None) -> None:
    """Wait so long (None: for ever), or until the client gives up."""
    waiting: Awaitable[None] = gone(receive)
    try:
        await asyncio.wait_for(waiting, seconds)
    except TimeoutError:
        return


def masked_form(scope: Scope, body: bytes) -> dict[str, Any]:
    """Return the parameters of a call, tax ids masked, lists where a name was given more than once."""
    raw = body.decode("utf-8", "replace") if scope["method"] == "POST" else scope["query_string"].decode("latin-1")
    values = parse_qs(raw, keep_blank_values=True)
    return {name: masked(name, given[0] if len(given) == 1 else given) for name, given in values.items()}


def masked(name: str, value: Any) -> Any:
    """Return a parameter as it may be shown."""
    if name != "Attributes" or not isinstance(value, str):
        return value
    try:
        attributes = json.loads(value)
    except ValueError:
        return "(not JSON)"
    if isinstance(attributes, dict) and TAX_ID in attributes:
        attributes[TAX_ID] = "••••" + str(attributes[TAX_ID])[-4:]
    return json.dumps(attributes, ensure_ascii=False)
