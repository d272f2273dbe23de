"""Stands before the stand-ins and lets a share of the bot's calls go wrong, in every way a network and a busy vendor know."""

from __future__ import annotations

import asyncio
import json
import random
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sandbox.twilio.door import cut
from tests.harness.guillotine import AnyOrder, Guillotine

TOO_SLOW = 10.5  # the bot waits ten seconds
NEARLY_TOO_SLOW = 9.5
SLOW = 0.3  # seconds of real time
KINDS = (
    "429",
    "429 with Retry-After",
    "500 undone",
    "500 done",
    "502 in HTML",
    "503",
    "reset before",
    "reset after",
    "half an answer",
    "slow",
    "late in lists",
)
# Each of these holds a thread of the bot for ten seconds of real time: among thousands of calls a few have to do.
RARE = ("timeout undone", "timeout done", "ten seconds")
RARELY = 0.001


@dataclass
class Mischief(Guillotine):
    """Kills nobody, but lets `share` of the calls go wrong."""

    share: float = 0.2
    dice: random.Random = field(default_factory=lambda: random.Random(2026))
    tally: Counter[str] = field(default_factory=Counter)
    lists: Any = None  # the faults of the sandbox's Twilio, which alone can keep something out of its lists
    asked: int = 0
    ordered: list[tuple[str, str]] = field(
        default_factory=list
    )  # the beginning of a call's name, and what shall befall it

    async def _pass(
        self, app: ASGIApp, name: str, fate: AnyOrder | None, scope: Scope, receive: Receive, send: Send
    ) -> None:
        self.asked += 1
        kind = self._ordered(name) or self._drawn()
        if kind == "late in lists" and (scope["path"].startswith("/api/") or scope["method"] != "POST"):
            kind = "slow"
        if kind:
            self.tally[kind] += 1
        await self._suffer(kind, app, scope, receive, send)

    def _drawn(self) -> str:
        """Return what befalls a call by chance."""
        if self.dice.random() >= self.share:
            return ""
        return self.dice.choice(RARE if self.dice.random() < RARELY else KINDS)

    def _ordered(self, name: str) -> str:
        """Return what was ordered for a call of this name, once."""
        found = next((order for order in self.ordered if name.startswith(order[0])), None)
        if found is None:
            return ""
        self.ordered.remove(found)
        return found[1]

    async def _suffer(self, kind: str, app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        match kind:
            case "reset before":
                await cut(scope, receive)
            case "reset after":
                await app(scope, receive, _unheard)
                await cut(scope, receive)
            case "500 done":
                await app(scope, receive, _unheard)
                await _say(send, 500, _error(scope, 20500))
            case "half an answer":
                await _halve(app, scope, receive, send)
            case "slow":
                await asyncio.sleep(SLOW)
                await app(scope, receive, send)
            case "timeout undone":
                await asyncio.sleep(TOO_SLOW)
                await cut(scope, receive)
            case "timeout done":
                await app(scope, receive, _unheard)
                await asyncio.sleep(TOO_SLOW)
                await cut(scope, receive)
            case "ten seconds":
                await asyncio.sleep(NEARLY_TOO_SLOW)
                await app(scope, receive, send)
            case "late in lists, and cut off":
                self.lists.order({"do": "lag", "seconds": 20.0, "method": "POST", "path": f"^{scope['path']}$"})
                await app(scope, receive, _unheard)
                await cut(scope, receive)
            case "late in lists":
                self.lists.order({"do": "lag", "seconds": 4.0, "method": "POST", "path": f"^{scope['path']}$"})
                await app(scope, receive, send)
            case "later than we wait":
                await asyncio.sleep(TOO_SLOW)
                await app(scope, receive, _unheard)
            case "":
                await app(scope, receive, send)
            case _:
                await _refuse(kind, scope, send)


async def _refuse(kind: str, scope: Scope, send: Send) -> None:
    status = int(kind[:3])
    headers = {"retry-after": "3"} if "Retry-After" in kind else {}
    if "HTML" in kind:
        await _say(send, status, b"<html>Bad gateway</html>", {"content-type": "text/html"})
    else:
        await _say(send, status, _error(scope, 20000 + status), headers)


def _error(scope: Scope, code: int) -> bytes:
    if scope["path"].startswith("/api/"):
        return json.dumps({"ok": False, "error": "ratelimited" if code == 20429 else "internal_error"}).encode()
    return json.dumps({"code": code, "message": "Mischief", "status": code - 20000}).encode()


async def _say(send: Send, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
    told = {"content-type": "application/json", "content-length": str(len(body)), **(headers or {})}
    named = [(name.encode(), value.encode()) for name, value in told.items()]
    await send({"type": "http.response.start", "status": status, "headers": named})
    await send({"type": "http.response.body", "body": body})


async def _halve(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """Send the beginning of the answer and hang up."""
    said: list[Message] = []

    async def hear(message: Message) -> None:
        said.append(message)

    await app(scope, receive, hear)
    body = b"".join(message.get("body", b"") for message in said)
    await send(said[0])
    await send({"type": "http.response.body", "body": body[: len(body) // 2], "more_body": True})
    await cut(scope, receive)


async def _unheard(_: Message) -> None:
    """Take an answer that nobody will hear."""
