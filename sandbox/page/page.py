"""The page's own doors: files, what a person sees, what has changed, and the way through to Twilio's admin door."""

import json
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import httpx
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from sandbox.cases import load
from sandbox.page.changes import Look, ticks
from sandbox.page.manifest import commands, listens, shortcuts
from sandbox.page.state import furnish, pulse, seen
from sandbox.slack.refusal import NotThere
from sandbox.slack.user_door import UserDoor

STATIC = Path(__file__).parent / "static"
EXAMPLES = Path(__file__).parent.parent / "data"
SLOW = 30.0  # seconds until Twilio's admin door is given up
# Nothing is loaded from elsewhere, and nothing typed is ever run.
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'"
FRESH = {"Cache-Control": "no-cache"}


class Page:
    """One sandbox's page; `twilio_url`, once set, is where the admin door of its Twilio is."""

    def __init__(self, door: UserDoor, manifest: Mapping[str, Any] | None = None) -> None:
        self._door = door
        self._commands = commands(manifest or {}, door.command_name)
        self._shortcuts = shortcuts(manifest or {})
        self._listens = listens(manifest or {})
        self.twilio_url = ""
        self._http = httpx.Client(timeout=SLOW, trust_env=False)
        self._over = threading.Event()

    def mount(self, app: Starlette) -> None:
        """Put the page before the app's own routes."""
        app.router.routes[:0] = self._routes()

    def farewell(self) -> None:
        """End the streams that are open, so that the server can stop."""
        self._over.set()

    def close(self) -> None:
        """Give the connections back."""
        self._http.close()

    def _routes(self) -> list[BaseRoute]:
        return [
            Route("/", self._index),
            Route("/page/setup", self._setup),
            Route("/page/state", self._state),
            Route("/page/changes", self._changes),
            Route("/page/twilio/{door}", self._twilio, methods=["GET", "POST", "DELETE"]),
            Mount("/static", StaticFiles(directory=STATIC)),
        ]

    async def _index(self, _request: Request) -> Response:
        await run_in_threadpool(furnish, self._door)
        return FileResponse(STATIC / "index.html", headers={**FRESH, "Content-Security-Policy": POLICY})

    async def _setup(self, _request: Request) -> Response:
        offered = {"commands": self._commands, "shortcuts": self._shortcuts, "listens": self._listens}
        told = {**offered, "twilio": bool(self.twilio_url)}
        return JSONResponse({**told, "example": await run_in_threadpool(example)}, headers=FRESH)

    async def _state(self, request: Request) -> Response:
        try:
            shown = await run_in_threadpool(seen, self._door, request.query_params["user"])
        except (NotThere, KeyError):
            return JSONResponse({"error": "There is nobody of that name."}, 404)
        return JSONResponse(shown, headers=FRESH)

    async def _changes(self, request: Request) -> Response:
        user = request.query_params.get("user", "")
        looks: dict[str, tuple[Look, int]] = {"slack": (lambda: pulse(self._door.world, user), 1)}
        if self.twilio_url:
            looks["twilio"] = (self._twilio_pulse, 4)
        return StreamingResponse(ticks(looks, self._over), media_type="text/event-stream", headers=FRESH)

    async def _twilio(self, request: Request) -> Response:
        if not self.twilio_url:
            return JSONResponse({"error": "There is no Twilio here."}, 404)
        url, body = f"{self.twilio_url}{request.path_params['door']}", await request.body()
        try:
            answer = await run_in_threadpool(self._http.request, request.method, url, content=body)
        except httpx.HTTPError:
            return JSONResponse({"error": "The sandbox's Twilio does not answer."}, 502)
        return Response(answer.content, answer.status_code, FRESH, "application/json")

    def _twilio_pulse(self) -> object:
        try:
            clock = self._http.get(f"{self.twilio_url}clock").json()
            return self._http.get(f"{self.twilio_url}filed").text, clock["rate"], clock["next_due"]
        except (httpx.HTTPError, json.JSONDecodeError):
            return None


def example() -> dict[str, Any] | None:
    """Return the answers of an example business, with which a form can be filled in."""
    found = sorted(EXAMPLES.glob("*.yaml"))
    if not found:
        return None
    case = load(found[0])
    return {"business": case.business, "site": case.site, "answers": case.answers}
