"""The door every REST call goes through: written down, and disturbed where a fault was ordered."""

import asyncio
import json
import re
import threading
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sandbox.twilio.errors import error_body

if TYPE_CHECKING:
    from sandbox.twilio.world import World

KINDS = ("status", "drop_before", "drop_after", "hang", "slow", "lag")
CODES = {429: (20429, "Too many requests"), 503: (20503, "The service is unavailable"), 401: (20003, "Authenticate")}
TAX_ID = "business_registration_number"


@dataclass
class Fault:
    """One ordered disturbance: which calls, after how many, how often, and what happens to them."""

    id: int
    do: str
    method: str = ""
    path: str = ""
    skip: int = 0
    times: int = 1
    status: int = 429
    headers: dict[str, str] = field(default_factory=dict)
    seconds: float = 0.0

    def strikes(self, method: str, path: str) -> bool:
        """Return whether this call is hit, and count it."""
        if self.times < 1 or (self.method and self.method.upper() != method) or not re.search(self.path, path):
            return False
        if self.skip > 0:
            self.skip -= 1
            return False
        self.times -= 1
        return True


class Faults:
    """The ordered disturbances; the oldest that matches strikes."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._faults: list[Fault] = []
        self._made = 0

    def order(self, wish: dict[str, Any]) -> int:
        """Keep a disturbance and return its id, or raise the sentence that says what is wrong."""
        known = set(Fault.__dataclass_fields__) - {"id"}
        if set(wish) - known or wish.get("do") not in KINDS:
            raise ValueError(f"A fault has the fields {', '.join(sorted(known))}; do is one of {', '.join(KINDS)}.")
        re.compile(wish.get("path", ""))
        with self._lock:
            self._made += 1
            self._faults.append(Fault(id=self._made, **wish))
            return self._made

    def clear(self) -> None:
        """Forget all disturbances."""
        with self._lock:
            self._faults.clear()

    def strike(self, method: str, path: str) -> Fault | None:
        """Return the disturbance that hits this call, if one does."""
        with self._lock:
            return next((fault for fault in self._faults if fault.strikes(method, path)), None)


@dataclass
class Entry:
    """One call as it is remembered."""

    n: int
    at: str
    method: str
    path: str
    form: dict[str, Any]
    status: int | None = None
    code: int | None = None
    done: bool = False
    ordered: bool = False
    known: bool = True  # whether Twilio has such a path and method

    def shown(self) -> dict[str, Any]:
        """Return the call as the admin door tells it."""
        return {name: value for name, value in vars(self).items() if name not in ("ordered", "known")}

    @property
    def refused(self) -> bool:
        """Return whether something went wrong unordered: a wrong call, but not a look for what is not there."""
        if self.ordered or self.status is None or self.status < 400:
            return False
        return not (self.known and self.status == 404 and self.method in ("GET", "DELETE"))


class RequestLog:
    """All calls since the start, numbered from 1."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._entries: list[Entry] = []

    def open(self, at: str, method: str, path: str, form: dict[str, Any]) -> Entry:
        """Write a call down before it is carried out."""
        with self._lock:
            entry = Entry(len(self._entries) + 1, at, method, path, form)
            self._entries.append(entry)
            return entry

    def since(self, n: int) -> list[Entry]:
        """Return the calls after the n-th."""
        with self._lock:
            return self._entries[max(n, 0) :]


class Door:
    """Wraps the app: reads the body once, logs, and applies the faults. The admin's calls pass untouched."""

    def __init__(self, app: ASGIApp, world: "World") -> None:
        self._app, self._world = app, world

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let one call in."""
        if scope["type"] != "http" or scope["path"].startswith("/_admin"):
            await self._app(scope, receive, send)
            return
        scope["sandbox.arrived"] = self._world.clock.now().timestamp()
        body = await read_all(receive)
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


async def read_all(receive: Receive) -> bytes:
    """Return a request's whole body."""
    parts = []
    while True:
        message = await receive()
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
