"""Stands before the stand-ins and counts the bot's calls; on the ordered ones the bot dies, before or after the work was done."""

from __future__ import annotations

import asyncio
import json
import re
import threading
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sandbox.twilio.door import read_all

REGISTRATION = re.compile(r"\breg_\w+\|?")
SID = re.compile(r"\b[A-Z]{2}[0-9a-f]{32}\b")


@dataclass(frozen=True)
class Order:
    """Kill at every call whose number, divided by `every`, leaves `rest`."""

    every: int
    rest: int
    after: bool  # after the work was done, the answer unsent; else before it was begun

    def strikes(self, n: int, name: str, struck: Collection[str]) -> bool:
        """Tell whether the bot dies at its n-th call."""
        return n % self.every == self.rest % self.every


@dataclass(frozen=True)
class NamedOrder:
    """Kill once at each of these calls, whatever their numbers."""

    wanted: frozenset[str]
    after: bool

    def strikes(self, n: int, name: str, struck: Collection[str]) -> bool:
        """Tell whether the bot dies at this call."""
        return name in self.wanted and name not in struck


AnyOrder = Order | NamedOrder


@dataclass
class Guillotine:
    """Counts over both stand-ins; `kill` returns once the bot is dead."""

    kill: Callable[[], None] = lambda: None
    order: AnyOrder | None = None
    names: list[str] = field(default_factory=list)  # of all calls, in the order they came
    struck: list[tuple[int, str]] = field(default_factory=list)
    fallen: threading.Event = field(default_factory=threading.Event)
    under_way: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def before(self, app: ASGIApp, counted: Callable[[str], bool]) -> ASGIApp:
        """Return the app behind the guillotine; `counted` tells the bot's calls from others by their path."""

        async def guarded(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] != "http" or not counted(scope["path"]):
                await app(scope, receive, send)
                return
            body = await read_all(receive)
            if body is None:
                return
            name = name_of(scope, body)
            fate = self._fate(name)
            try:
                await self._pass(app, name, fate, scope, _again(body, receive), send)
            finally:
                with self._lock:
                    self.under_way -= 1

        return guarded

    def _fate(self, name: str) -> AnyOrder | None:
        with self._lock:
            self.under_way += 1
            self.names.append(name)
            n, order = len(self.names), self.order
            if order is None or self.fallen.is_set() or not order.strikes(n, name, [each for _, each in self.struck]):
                return None
            self.struck.append((n, name))
            self.fallen.set()
            return order

    async def _pass(
        self, app: ASGIApp, name: str, fate: AnyOrder | None, scope: Scope, receive: Receive, send: Send
    ) -> None:
        if fate is None:
            await app(scope, receive, send)
            return
        if fate.after:
            await app(scope, receive, _swallow)
        await asyncio.to_thread(self.kill)
        # An answer into the void: the connection is gone with the bot.
        await send({"type": "http.response.start", "status": 502, "headers": []})
        await send({"type": "http.response.body", "body": b""})


async def _swallow(_: Message) -> None:
    """Take an answer whose reader is about to die."""


def _again(body: bytes, receive: Receive) -> Receive:
    """Return a `receive` that gives the body that was read already, then what follows."""
    left = [body]

    async def given() -> Message:
        return {"type": "http.request", "body": left.pop(), "more_body": False} if left else await receive()

    return given


def name_of(scope: Scope, body: bytes) -> str:
    """Return what a call is, without what differs from journey to journey."""
    text = body.decode("utf-8", "replace")
    form = json.loads(text) if text.startswith("{") else {key: values[0] for key, values in parse_qs(text).items()}
    path = SID.sub(lambda sid: sid.group()[:2], scope["path"])
    return " ".join(part for part in (scope["method"], path, _about(form)) if part)


def _about(form: dict[str, Any]) -> str:
    """Return which of several calls to one path this is."""
    if "metadata" in form:
        given = form["metadata"]
        payload = (given if isinstance(given, dict) else json.loads(given))["event_payload"]
        return str(payload["key"]).rpartition(":")[0] or str(payload["key"])
    named = next((form[name] for name in ("FriendlyName", "ObjectSid", "Status") if name in form), "")
    return SID.sub(lambda sid: sid.group()[:2], REGISTRATION.sub("", named))
