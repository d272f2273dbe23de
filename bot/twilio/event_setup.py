"""Event Streams, set up: one sink that leads to us, and one subscription to what Twilio tells of registrations. Safe to repeat."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.domain.errors import Misconfigured, TryLater
from bot.twilio.client import TwilioHttp, connect
from bot.twilio.errors import NOT_FOUND, Objection
from bot.twilio.events import PREFIX
from bot.twilio.trusthub import PAGE

NAME = "sms-register"  # what ours is found again by: a Description, which must hold nothing personal
# Whose types are left out: numbers that are verified another way, which we never buy.
NOT_OURS = (f"{PREFIX}toll-free",)
CLOSED = frozenset({"restricted", "discontinued"})
USUAL_VERSION = 1  # of a schema that Twilio does not describe
ACTIVE_WITHIN = 30.0  # seconds a new sink may take
GLANCE = 0.5


@dataclass(frozen=True)
class Done:
    """One thing that stands now: what it is, its SID, whether that is new, and a sentence."""

    thing: str
    sid: str
    made: bool
    text: str


class _Unpaced:
    """Event Streams may be called as often as one likes."""

    def take(self, lane: str, now: datetime, gap: timedelta) -> datetime:  # noqa: ARG002 - of the port
        return now


class _RealTime:
    def now(self) -> datetime:
        return datetime.now(UTC)


def set_up(account_sid: str, user: str, password: str, *, public_url: str, api_url: str | None) -> list[Done]:
    """See to it that Twilio sends us its events, and return what stands; raises `CallFailed`."""
    client = connect(account_sid, user, password, TwilioHttp(account_sid, _Unpaced(), _RealTime(), api_url=api_url))
    events = client.events.v1
    sink = _sink(events, f"{public_url.rstrip('/')}/twilio/events")
    return [sink, *_subscription(events, sink.sid)]


def _sink(events: Any, destination: str) -> Done:
    """Return the sink that leads to `destination`, made if there is none; one that leads elsewhere may serve another bot."""
    for sink in events.sinks.stream(page_size=PAGE):
        if sink.description == NAME and (sink.sink_configuration or {}).get("destination") == destination:
            _wait_until_active(events, sink.sid)
            return Done("sink", sink.sid, made=False, text=f"The sink {sink.sid} is there and leads to {destination}.")
    way = {"destination": destination, "method": "POST", "batch_events": False}
    sid = events.sinks.create(description=NAME, sink_configuration=way, sink_type="webhook").sid
    _wait_until_active(events, sid)
    return Done("sink", sid, made=True, text=f"Made the sink {sid}: Twilio sends its events to {destination}.")


def _wait_until_active(events: Any, sid: str) -> None:
    deadline = time.monotonic() + ACTIVE_WITHIN
    while (said := str(events.sinks(sid).fetch().status)) != "active":
        if said == "failed":
            raise Misconfigured(
                f"Twilio could not use the sink {sid}: please delete it in Twilio's Console and try again."
            )
        if time.monotonic() > deadline:
            raise TryLater(f"The sink {sid} is still {said}: please try again in a minute.")
        time.sleep(GLANCE)


def _subscription(events: Any, sink_sid: str) -> Iterator[Done]:
    """Yield the sink's subscription of our name, made if there is none, and what was added to it."""
    wanted = _types(events)
    for subscription in events.subscriptions.stream(sink_sid=sink_sid, page_size=PAGE):
        if subscription.description == NAME:
            yield Done(
                "subscription", subscription.sid, made=False, text=f"The subscription {subscription.sid} is there."
            )
            yield from _added(events.subscriptions(subscription.sid).subscribed_events, subscription.sid, wanted)
            return
    types = [{"type": name, "schema_version": version} for name, version in wanted.items()]
    sid = events.subscriptions.create(description=NAME, sink_sid=sink_sid, types=types).sid
    yield Done("subscription", sid, made=True, text=f"Made the subscription {sid} to {len(types)} types of events.")


def _added(subscribed: Any, sid: str, wanted: Mapping[str, int]) -> Iterator[Done]:
    """Add the types that a subscription of an earlier day lacks."""
    try:
        known = {one.type for one in subscribed.stream(page_size=PAGE)}
    except Objection as objection:
        if objection.status != NOT_FOUND:
            raise
        return  # what it holds is not told here
    for name in wanted.keys() - known:
        subscribed.create(type=name, schema_version=wanted[name])
        yield Done("type", sid, made=True, text=f"Added {name.removeprefix(PREFIX)} to it.")


def _types(events: Any) -> dict[str, int]:
    """Return the types of events about registrations that there are, each with the newest version of its schema."""
    found = [one for one in events.event_types.stream(page_size=PAGE) if _ours(one)]
    if not found:
        raise TryLater("Twilio tells of no types of events about registrations.")
    versions = {schema: _version(events, schema) for schema in {one.schema_id for one in found}}
    return {one.type: versions[one.schema_id] for one in found}


def _ours(one: Any) -> bool:
    return one.type.startswith(PREFIX) and not one.type.startswith(NOT_OURS) and one.status not in CLOSED


def _version(events: Any, schema: str) -> int:
    try:
        return int(events.schemas(schema).fetch().latest_version or USUAL_VERSION)
    except Objection as objection:
        if objection.status != NOT_FOUND:
            raise
        return USUAL_VERSION
