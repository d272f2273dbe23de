"""The sandbox's Slack as an ASGI app: Web API, socket, response addresses and the door for people."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from typing import Any

import anyio
from anyio.to_thread import current_default_thread_limiter
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request as HttpRequest
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute

from sandbox.slack.api import dispatch
from sandbox.slack.api.call import Request
from sandbox.slack.courier import Courier
from sandbox.slack.faults import Fault
from sandbox.slack.refusal import Misuse, NotThere, Refusal
from sandbox.slack.replies import answer_url
from sandbox.slack.user_door import UserDoor
from sandbox.slack.world import World

THREADS = 200  # people who wait for the app must leave threads free for the calls the app makes meanwhile
Endpoint = Callable[[HttpRequest], Awaitable[Response]]


def slack_app(
    bot_token: str,
    signing_secret: str,
    app_token: str = "xapp-sandbox",  # noqa: S107  # a made-up token of a made-up Slack
    scopes: Iterable[str] = (),
    command: str = "/sms-register",
    should_escape: bool = False,
) -> Starlette:
    """Return a Slack for one app, which has these scopes; see `app.state.world` and `app.state.door` (for people).

    `command` is what a person types when only its text is given; `should_escape`, as in the app's manifest, turns the
    people and channels named in it into ids.
    """
    world = World(bot_token, signing_secret, app_token, scopes, should_escape)
    courier = Courier(world)
    door = UserDoor(world, courier, command)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        current_default_thread_limiter().total_tokens = THREADS
        yield
        courier.close()

    routes = [
        Route("/", _page),
        Route("/api/{method}", _web_api(world), methods=["GET", "POST"]),
        Route("/response/{id}", _response_url(world), methods=["POST"]),
        Route("/_user/{door}", _user(door), methods=["GET", "POST", "DELETE"]),
        WebSocketRoute("/link", world.links.serve),
    ]
    app = Starlette(routes=routes, lifespan=lifespan)
    app.state.world, app.state.door = world, door
    return app


async def _page(_request: HttpRequest) -> Response:
    return HTMLResponse("<!doctype html><title>Sandbox</title><p>This is the sandbox's Slack.</p>")


def _web_api(world: World) -> Endpoint:
    async def endpoint(http: HttpRequest) -> Response:
        method, request = http.path_params["method"], await _read(http)
        fault = world.faults.take(http.method, method)
        if fault is not None:
            refusal = await _before(world, method, http, fault)
            if refusal is not None:
                return refusal
        body = await run_in_threadpool(dispatch.answer, world, method, request, fault is not None)
        if fault is not None and fault.do == "drop_after":
            http.scope["sandbox.drop"]()
        return JSONResponse(body)

    return endpoint


async def _before(world: World, method: str, http: HttpRequest, fault: Fault) -> Response | None:
    """Return what a fault answers in place of the method, if it does."""
    if fault.do == "slow":
        await anyio.sleep(fault.seconds)
    if fault.do in ("slow", "drop_after"):
        return None
    world.log.add("api", method, fault.error if fault.do in ("status", "error") else fault.do, ordered=True)
    if fault.do == "hang":
        await _hang(http, fault.seconds)
    if fault.do in ("hang", "drop_before"):
        http.scope["sandbox.drop"]()
    code = fault.code if fault.do == "status" else 200
    return JSONResponse({"ok": False, "error": fault.error}, code, fault.headers)


async def _hang(http: HttpRequest, seconds: float) -> None:
    """Keep a caller waiting for so long, or until it gives up."""
    with anyio.move_on_after(seconds or None):
        while not await http.is_disconnected():
            await anyio.sleep(0.05)


def _response_url(world: World) -> Endpoint:
    def answer(url_id: str, body: bytes) -> Response:
        error = pointer = ""
        try:
            with world.lock:
                answer_url(world, url_id, json.loads(body))
        except Refusal as refusal:
            error, pointer = refusal.error, refusal.pointer
        except ValueError:
            error = "invalid_payload"
        world.log.add("api", "response_url", error, pointer)
        return PlainTextResponse(error, 404 if error.endswith("_url") else 400) if error else PlainTextResponse("ok")

    async def endpoint(http: HttpRequest) -> Response:
        return await run_in_threadpool(answer, http.path_params["id"], await http.body())

    return endpoint


def _user(door: UserDoor) -> Endpoint:
    doors = door.doors()

    def answer(http_method: str, name: str, asked: dict[str, Any]) -> Response:
        act = doors.get((http_method, name))
        if act is None:
            return JSONResponse({"error": f"There is no door {http_method} {name}."}, 404)
        try:
            return JSONResponse(act(asked))
        except NotThere as error:
            return JSONResponse({"error": str(error)}, 404)
        except KeyError as error:
            return JSONResponse({"error": f"Missing: {error.args[0]}"}, 400)
        except (Misuse, ValueError) as error:
            return JSONResponse({"error": str(error)}, 400)

    async def endpoint(http: HttpRequest) -> Response:
        door.world.base_url = str(http.base_url).rstrip("/")
        try:
            asked = {**http.query_params, **json.loads(await http.body() or b"{}")}
        except (ValueError, TypeError):
            return JSONResponse({"error": "What is asked here is a JSON object."}, 400)
        return await run_in_threadpool(answer, http.method, http.path_params["door"], asked)

    return endpoint


async def _read(http: HttpRequest) -> Request:
    base_url = str(http.base_url).rstrip("/")
    return Request(http.method, http.url.query, http.headers, await http.body(), base_url)
