"""The local Twilio as one web application: `/<product>/<Twilio's path>`, and `/_admin/` beside it."""

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox.clock import Clock
from sandbox.twilio import addresses, admin, brands, bundles, campaigns, events, messages, numbers, parts, services
from sandbox.twilio.door import Door
from sandbox.twilio.errors import error_body
from sandbox.twilio.operations import Operation
from sandbox.twilio.world import World

OPERATIONS: tuple[Operation, ...] = (
    *bundles.OPERATIONS,
    *parts.OPERATIONS,
    *addresses.OPERATIONS,
    *brands.OPERATIONS,
    *campaigns.OPERATIONS,
    *services.OPERATIONS,
    *numbers.OPERATIONS,
    *messages.OPERATIONS,
    *events.OPERATIONS,
)


def twilio_app(
    clock: Clock,
    account_sid: str,
    auth_token: str,
    primary_profile_sid: str,
    *,
    on_site: Callable[[dict[str, Any]], None] | None = None,
    api_keys: Mapping[str, str] | None = None,
) -> Starlette:
    """Return a Twilio with one account and its approved primary profile; its state is `app.state.world`.

    API keys (SID → secret) are accepted beside the account's own credentials.
    """
    world = World(clock, account_sid, auth_token, primary_profile_sid, on_site)
    world.keys.update(api_keys or {})

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        world.start()
        yield
        world.stop()

    routes: list[Route] = [operation.route(world) for operation in OPERATIONS]
    app = Starlette(
        routes=routes + admin.routes(world),
        middleware=[Middleware(Door, world=world)],
        exception_handlers={404: nothing_here, 405: nothing_here},
        lifespan=lifespan,
    )
    app.state.world = world
    return app


def nothing_here(request: Request, error: Exception) -> Response:
    """Answer for a path or method that Twilio has not."""
    http = getattr(error, "status_code", 404)
    code, message = (20404, f"The requested resource {request.url.path} was not found")
    if http == 405:
        code, message = 20004, "Method not allowed"
    entry = request.scope.get("sandbox.entry")
    if entry is not None:
        entry.status, entry.code = http, code
        entry.known = False
    return JSONResponse(error_body(http, code, message), http)
