"""The admin door: order outcomes and faults, look inside, move the clock. Not part of what Twilio has."""

import json
import re
from collections.abc import Callable
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox.twilio import addresses, brands, bundles, campaigns, filed, messages, numbers, parts, services
from sandbox.twilio.operations import Call, public
from sandbox.twilio.orders import read_order
from sandbox.twilio.world import Row, World

Answer = Callable[[World, Any, Request], Any]


def order_outcomes(world: World, wish: Any, _request: Request) -> Any:
    """Keep what shall be decided for a business."""
    order = read_order(wish)
    world.orders.waiting.append(order)
    return {"business": order.business, "left": order.left()}


def show_outcomes(world: World, _wish: Any, _request: Request) -> Any:
    """Tell which orders wait for their business, and what is left of those that found it."""
    book = world.orders
    told = [(order, False) for order in book.waiting] + [(order, True) for order in book.bound]
    return [{"business": order.business, "bound": bound, "left": order.left()} for order, bound in told]


def show_filed(world: World, _wish: Any, _request: Request) -> Any:
    """Tell what was filed, business by business, and what of it waits for a decision."""
    return filed.filed(world)


def decide(world: World, wish: Any, _request: Request) -> Any:
    """Decide about something that waits, or put it off."""
    return filed.decide(world, wish)


def order_fault(world: World, wish: Any, _request: Request) -> Any:
    """Disturb calls to come."""
    return {"id": world.faults.order(wish)}


def clear_faults(world: World, _wish: Any, _request: Request) -> Any:
    """Let all calls pass undisturbed again."""
    world.faults.clear()
    return {}


def set_delays(world: World, wish: Any, _request: Request) -> Any:
    """Change how many seconds each stage takes from now on; tell them all."""
    unknown = set(wish) - set(world.delays)
    if unknown:
        raise ValueError(f"There is no delay {sorted(unknown)[0]}; there are {', '.join(world.delays)}.")
    world.delays.update({stage: float(seconds) for stage, seconds in wish.items()})
    return world.delays


def set_pace(world: World, wish: Any, _request: Request) -> Any:
    """Change how many seconds of real time lie between two calls about brands and campaigns."""
    world.pace = float(wish["seconds"])
    return {"seconds": world.pace}


def show_objects(world: World, _wish: Any, _request: Request) -> Any:
    """Return everything there is, of all accounts, in REST's form."""
    return {name: [told(world, row, name) for row in rows_of(world, name)] for name in SHOWN}


def rows_of(world: World, name: str) -> list[Row]:
    """Return all rows of one sort."""
    return list(world.tables[SHOWN[name][0]].values())


def told(world: World, row: Row, name: str) -> Row:
    """Return one row in REST's form."""
    _, product, show = SHOWN[name]
    call = Call(world.account(row["account_sid"]), {}, {}, {"x-twilio-api-version": "v1.2"})
    return public(show(row, call), product)


def show_assignment(row: Row, call: Call) -> Row:
    """Show an assignment below whichever sort of bundle it belongs to."""
    sort = bundles.PROFILES if bundles.PROFILES.field in row else bundles.TRUST_PRODUCTS
    return bundles.show_below(sort, "EntityAssignments", row, call)


SHOWN: dict[str, tuple[str, str, Callable[[Row, Call], Row]]] = {
    "customer_profiles": (
        "customer_profiles",
        "trusthub",
        lambda row, call: bundles.show_bundle(bundles.PROFILES, row, call),
    ),
    "trust_products": (
        "trust_products",
        "trusthub",
        lambda row, call: bundles.show_bundle(bundles.TRUST_PRODUCTS, row, call),
    ),
    "end_users": ("end_users", "trusthub", lambda row, call: parts.show("/v1/EndUsers", row, call)),
    "supporting_documents": (
        "supporting_documents",
        "trusthub",
        lambda row, call: parts.show("/v1/SupportingDocuments", row, call),
    ),
    "addresses": ("addresses", "api", addresses.show),
    "entity_assignments": ("entity_assignments", "trusthub", show_assignment),
    "brands": ("brands", "messaging", brands.show),
    "services": ("services", "messaging", services.show),
    "campaigns": ("campaigns", "messaging", campaigns.show),
    "numbers": ("numbers", "api", numbers.show),
    "messages": ("messages", "api", messages.show),
}


def show_registrations(world: World, _wish: Any, _request: Request) -> Any:
    """Tell how far each number's registration with the carriers is, which no REST field does."""
    rows = world.tables["numbers"].values()
    return [
        {"sid": row["sid"], "phone_number": row["phone_number"], "registration": row["_registration"]} for row in rows
    ]


def show_requests(world: World, _wish: Any, request: Request) -> Any:
    """Return the calls after the n-th."""
    return [entry.shown() for entry in world.log.since(int(request.query_params.get("since", "0")))]


def show_refused(world: World, _wish: Any, _request: Request) -> Any:
    """Return the calls that were refused though nobody ordered it."""
    refused = (entry for entry in world.log.since(0) if entry.refused)
    return [{"n": entry.n, "method": entry.method, "path": entry.path, "code": entry.code} for entry in refused]


def set_stock(world: World, wish: Any, _request: Request) -> Any:
    """Say how many numbers an area code has left."""
    code = str(wish["area_code"])
    if not re.fullmatch(r"\d{3}", code):
        raise ValueError("An area code has three digits.")
    world.stock[code] = int(wish["stock"])
    return {"area_code": code, "stock": world.stock[code]}


def post_site(world: World, wish: Any, _request: Request) -> Any:
    """Hand a business's web site to whoever serves it."""
    world.sites.append(wish)
    if world.on_site is not None:
        world.on_site(wish)
    return {}


def show_sites(world: World, _wish: Any, _request: Request) -> Any:
    """Return the sites posted so far."""
    return world.sites


def reset(world: World, _wish: Any, _request: Request) -> Any:
    """Forget everything but the operator's account."""
    world.reset()
    return {}


def show_clock(world: World, _wish: Any, _request: Request) -> Any:
    """Return the sandbox's time and its rate, and when something is due next."""
    due = world.agenda.next_due()
    return {
        "now": world.clock.now().isoformat(),
        "rate": world.clock.rate,
        "next_due": due.isoformat() if due else None,
    }


def move_clock(world: World, wish: Any, request: Request) -> Any:
    """Let time pass at once, or at another rate; what falls due meanwhile is done before the answer."""
    if not isinstance(wish, dict) or not set(wish) & {"advance", "rate"}:
        raise ValueError("Give advance (seconds) or rate.")
    if "rate" in wish:
        world.clock.set_rate(float(wish["rate"]))
    world.clock.advance(float(wish.get("advance", 0)))
    world.tick()
    return show_clock(world, wish, request)


def click(world: World, wish: Any, _request: Request) -> Any:
    """Follow the mailed link that waits for a business."""
    return {"clicked": brands.click(world, str(wish["business"]), world.clock.now())}


DOORS: dict[tuple[str, str], Answer] = {
    ("POST", "outcomes"): order_outcomes,
    ("GET", "outcomes"): show_outcomes,
    ("GET", "filed"): show_filed,
    ("POST", "decide"): decide,
    ("POST", "faults"): order_fault,
    ("DELETE", "faults"): clear_faults,
    ("POST", "delays"): set_delays,
    ("POST", "pace"): set_pace,
    ("GET", "objects"): show_objects,
    ("GET", "registrations"): show_registrations,
    ("GET", "requests"): show_requests,
    ("GET", "refused"): show_refused,
    ("POST", "numbers"): set_stock,
    ("POST", "sites"): post_site,
    ("GET", "sites"): show_sites,
    ("POST", "reset"): reset,
    ("GET", "clock"): show_clock,
    ("POST", "clock"): move_clock,
    ("POST", "click"): click,
}
OUTSIDE_THE_LOCK = {post_site}  # calls out to somebody else


def routes(world: World) -> list[Route]:
    """Return the admin door's routes."""
    return [door_route(world, method, name, answer) for (method, name), answer in DOORS.items()]


def door_route(world: World, method: str, name: str, answer: Answer) -> Route:
    """Return the route of one door."""

    async def endpoint(request: Request) -> Response:
        return await run_in_threadpool(knock, world, answer, await request.body(), request)

    return Route(f"/_admin/{name}", endpoint, methods=[method])


def knock(world: World, answer: Answer, body: bytes, request: Request) -> Response:
    """Answer one admin call; what cannot be done is said in a sentence."""
    try:
        wish = json.loads(body or b"{}")
        if answer in OUTSIDE_THE_LOCK:
            return JSONResponse(answer(world, wish, request))
        with world.lock:
            world.agenda.run(world.clock.now())
            return JSONResponse(answer(world, wish, request))
    except KeyError as error:
        return JSONResponse({"error": f"Missing: {error.args[0]}"}, 400)
    except (ValueError, TypeError, re.error) as error:
        return JSONResponse({"error": str(error)}, 400)
