"""The way into the Web API: which method, whose token, which scopes; every call is written into the log."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sandbox.slack.api import chat, conversations, team, views
from sandbox.slack.api.call import Call, Request, arguments
from sandbox.slack.refusal import Refusal
from sandbox.slack.world import Installation, World


@dataclass(frozen=True)
class Method:
    """What a method does, the scope it always needs, and the token it takes."""

    act: Callable[[Call], dict[str, Any]]
    scope: str = ""
    token: str = "bot"  # noqa: S105  # a kind of token, not one


METHODS: Mapping[str, Method] = {
    "views.open": Method(views.open_),
    "views.push": Method(views.push),
    "views.update": Method(views.update),
    "views.publish": Method(views.publish),
    "chat.postMessage": Method(chat.post, "chat:write"),
    "chat.postEphemeral": Method(chat.post_ephemeral, "chat:write"),
    "chat.update": Method(chat.update, "chat:write"),
    "chat.delete": Method(chat.delete, "chat:write"),
    "chat.getPermalink": Method(chat.permalink),
    "conversations.open": Method(conversations.open_),
    "conversations.join": Method(conversations.join, "channels:join"),
    "conversations.info": Method(conversations.info),
    "conversations.members": Method(conversations.members),
    "conversations.history": Method(conversations.history),
    "conversations.replies": Method(conversations.replies),
    "users.info": Method(team.user_info, "users:read"),
    "users.lookupByEmail": Method(team.lookup_by_email, "users:read.email"),
    "team.info": Method(team.team_info, "team:read"),
    "auth.test": Method(team.auth_test),
    "oauth.v2.access": Method(team.oauth_access, token="none"),  # noqa: S106  # as above
    "apps.connections.open": Method(team.connections_open, token="app"),  # noqa: S106  # as above
    "blocks.validate": Method(team.validate, token="none"),  # noqa: S106  # as above
}


def answer(world: World, name: str, request: Request, ordered: bool) -> dict[str, Any]:
    """Carry out a call and return the body of its answer; `ordered` when it goes wrong on request afterwards."""
    started = time.monotonic()
    error = pointer = ""
    try:
        method, call = _admitted(world, name, request)
        with world.lock:
            body = {"ok": True, **method.act(call)}
    except Refusal as refusal:
        error, pointer, body = refusal.error, refusal.pointer, refusal.body()
    world.log.add("api", name, error, pointer, int((time.monotonic() - started) * 1000), ordered)
    return body


def _admitted(world: World, name: str, request: Request) -> tuple[Method, Call]:
    """Return a method and the call of it, once token and scope are in order."""
    method = METHODS.get(name)
    if method is None:
        raise Refusal("unknown_method", req_method=name)
    args = arguments(request)
    installation = _installation(world, method, _token(request, args))
    call = Call(world, name, args, installation.team, installation.scopes, request.base_url)
    if method.scope:
        call.scoped(method.scope)
    return method, call


def _token(request: Request, args: Mapping[str, Any]) -> str:
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    return token if kind.lower() == "bearer" else str(args.get("token") or "")


def _installation(world: World, method: Method, token: str) -> Installation:
    if method.token == "none":  # noqa: S105  # a kind of token, not one
        return Installation(world.directory.home, frozenset())
    if not token:
        raise Refusal("not_authed")
    if method.token == "app":  # noqa: S105  # as above
        return _app_level(world, token)
    if token == world.settings.app_token:
        raise Refusal("not_allowed_token_type")
    if token not in world.installations:
        raise Refusal("invalid_auth")
    return world.installations[token]


def _app_level(world: World, token: str) -> Installation:
    if token in world.installations:
        raise Refusal("not_allowed_token_type")
    if token != world.settings.app_token:
        raise Refusal("invalid_auth")
    return Installation(world.directory.home, frozenset({"connections:write"}))
