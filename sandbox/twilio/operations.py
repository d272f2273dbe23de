"""One operation of Twilio's API as a value, and the one endpoint that serves them all.

An operation names its path as Twilio's description does, declares its parameters, and does its work on the world under
the world's lock. What all operations share lives here: who calls, what was given, pages, errors, dates.
"""

import base64
import binascii
import hmac
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox.twilio.errors import MISSING, TwilioError, not_found
from sandbox.twilio.pages import PAGING, page
from sandbox.twilio.parameters import Param, declare, read_form
from sandbox.twilio.world import Row, World

PACED = ("/v1/a2p/BrandRegistrations", "/v1/Services/{MessagingServiceSid}/Compliance/Usa2p")
JITTER = 0.1  # real seconds two well-spaced calls may come closer to each other on their way


@dataclass(frozen=True)
class Call:
    """One admitted call: who, on which path, with what."""

    account: Row
    path: Mapping[str, str]
    form: Mapping[str, Any]
    headers: Mapping[str, str]

    def __getitem__(self, name: str) -> Any:
        return self.form[name]

    def get(self, name: str, default: Any = None) -> Any:
        """Return a parameter, or the default when it was not given."""
        return self.form.get(name, default)

    def given(self, **fields: str) -> Row:
        """Return field → value for the parameters that were given."""
        return {field: self.form[name] for field, name in fields.items() if name in self.form}


Work = Callable[[World, Call], Any]  # returns a row, rows (when the operation has a page) or None
Show = Callable[[Row, Call], Row]


def as_it_is(row: Row, _call: Call) -> Row:
    """Show a row with all its fields."""
    return row


@dataclass(frozen=True)
class Operation:
    """A method on a path of one product."""

    method: str
    product: str
    path: str
    work: Work
    params: tuple[Param, ...] = ()
    http: int = 200
    key: str | None = None  # the name of a page's items
    missing: int = MISSING  # the code for a required parameter left out
    show: Show = as_it_is

    @property
    def paced(self) -> bool:
        """Return whether Twilio takes only one such call a second."""
        return self.product == "messaging" and self.path.startswith(PACED)

    def route(self, world: World) -> Route:
        """Return the route that serves this operation."""

        def endpoint(request: Request) -> Response:
            return serve(self, world, request)

        return Route(f"/{self.product}{self.path}", endpoint, methods=[self.method])


def op(
    method: str, product: str, path: str, work: Work, params: str = "", *, key: str | None = None, **more: Any
) -> Operation:
    """Return an operation; lists take paging, what is made answers 201 and what is deleted 204."""
    http = more.pop(
        "http", {"POST": 200 if path.endswith(("{Sid}", "{Sid}.json")) else 201, "DELETE": 204}.get(method, 200)
    )
    paging = PAGING if key and not more.pop("unpaged", False) else ()
    return Operation(method, product, path, work, declare(params) + paging, http=http, key=key, **more)


def serve(operation: Operation, world: World, request: Request) -> Response:
    """Carry out one call and answer it."""
    entry = request.scope["sandbox.entry"]
    try:
        with world.lock:
            world.agenda.run(world.clock.now())
            call = admit(operation, world, request)
            with world.lagging(request.scope["sandbox.lag"]):
                answer = respond(operation, world, call)
        entry.done = True
    except TwilioError as error:
        entry.code, entry.ordered = error.code, error.ordered
        answer = JSONResponse(error.body(), error.http)
    except Exception:
        entry.status = 500
        raise
    entry.status = answer.status_code
    return answer


def admit(operation: Operation, world: World, request: Request) -> Call:
    """Return the call in our form, or refuse it."""
    account = owner_of(world, authenticated(world, request), request)
    if operation.paced:
        keep_pace(world, account, request.scope["sandbox.arrived"])
    pairs = parse_qsl(raw_parameters(request), keep_blank_values=True)
    form = read_form(operation.params, pairs, operation.missing)
    return Call(account, request.path_params, form, request.headers)


def owner_of(world: World, caller: Row, request: Request) -> Row:
    """Return the account a call is about: the caller's own, or one of its subaccounts named in the path."""
    named = str(request.path_params.get("AccountSid", caller["sid"]))
    account: Row = world.tables["accounts"].get(named, {})
    if caller["sid"] not in (named, account.get("owner_account_sid")):
        raise not_found(request.url.path)
    return account


def raw_parameters(request: Request) -> str:
    """Return the form of a POST or the query of anything else, undecoded."""
    if request.method != "POST":
        return request.url.query
    body: bytes = request.scope["sandbox.body"]
    is_json = request.headers.get("content-type", "").startswith("application/json")
    return "" if is_json and body.strip() in (b"", b"{}") else body.decode("utf-8", "replace")


def authenticated(world: World, request: Request) -> Row:
    """Return the account whose credentials were sent."""
    refusal = TwilioError(20003, "Authenticate", 401)
    try:
        kind, _, encoded = request.headers.get("authorization", "").partition(" ")
        user, _, secret = base64.b64decode(encoded, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        raise refusal from None
    account: Row = world.tables["accounts"].get(world.account_sid if user in world.keys else user, {})
    wanted = world.keys.get(user) or account.get("auth_token", "")
    if kind.lower() != "basic" or not wanted or not hmac.compare_digest(secret.encode(), wanted.encode()):
        raise refusal
    if account["status"] != "active":
        raise TwilioError(20005, "Account not active", 401)
    return account


def keep_pace(world: World, account: Row, now: float) -> None:
    """Refuse a second call about brands or campaigns within a second of the sandbox's clock."""
    if now - world.called_at.get(account["sid"], -world.pace) < world.pace - JITTER * max(1.0, world.clock.rate):
        raise TwilioError(20429, "Too Many Requests", 429)
    world.called_at[account["sid"]] = now


def respond(operation: Operation, world: World, call: Call) -> Response:
    """Do the work and return it in Twilio's form."""
    result = operation.work(world, call)
    if operation.method == "DELETE":
        return Response(status_code=204)

    def shown(row: Row) -> Row:
        return public(operation.show(row, call), operation.product)

    if operation.key is not None:
        return JSONResponse(page(operation, call, result, shown))
    return JSONResponse(shown(result), operation.http)


def public(row: Row, product: str) -> Row:
    """Return a row as it leaves the house: no private names, dates as this product writes them."""
    return {name: dated(value, product) for name, value in row.items() if not name.startswith("_")}


def dated(value: Any, product: str) -> Any:
    """Return a date as text: RFC 2822 in the 2010 API, ISO 8601 everywhere else; other values as they are."""
    if not isinstance(value, datetime):
        return value
    return format_datetime(value) if product == "api" else value.strftime("%Y-%m-%dT%H:%M:%SZ")
