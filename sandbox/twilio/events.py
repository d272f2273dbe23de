"""Event streams: sinks, subscriptions, the types there are, and the events themselves."""

import uuid
from datetime import datetime
from typing import Any

from sandbox.twilio.errors import CONFLICT, TwilioError, not_found
from sandbox.twilio.operations import Call, Operation, op
from sandbox.twilio.world import Row, World

PREFIX = "com.twilio.messaging.compliance."
URL = "https://events.twilio.com/v1"
NAMES = {
    "brand-registration": (
        "brand-registered brand-failure brand-verified brand-unverified brand-vetted-verified brand-secondary-vetting-failure"
    ),
    "campaign-registration": "campaign-submitted campaign-approved campaign-failure campaign-deleted",
    "number-registration": "pending successful failed",
    "number-deregistration": "pending successful failed",
}
TYPES = {f"{PREFIX}{family}.{name}": family for family, names in NAMES.items() for name in names.split()}
SINKS = "kinesis|webhook|segment|email"


def emit(world: World, account_sid: str, kind: str, data: dict[str, Any], at: datetime) -> None:
    """Send an event to every webhook whose subscription asks for its type."""
    event = {
        "specversion": "1.0",
        "type": PREFIX + kind,
        "source": f"/v1/Services/compliance/{account_sid}",
        "id": f"EV{uuid.uuid4().hex}",
        "time": at.strftime("%Y-%m-%dT%H:%M:%S.000Z"),
        "datacontenttype": "application/json",
        "dataschema": f"https://events-schemas.twilio.com/Compliance.{kind.split('.')[0]}/1",
        "data": {"accountsid": account_sid, **data},
    }
    token = world.account(account_sid)["auth_token"]
    for subscription in world.listed("subscriptions", world.account(account_sid)):
        sink = world.tables["sinks"][subscription["sink_sid"]]
        if event["type"] in subscription["_types"] and sink["status"] == "active" and sink["sink_type"] == "webhook":
            world.post.events(str(sink["sink_configuration"]["destination"]), token, [event])


def milliseconds(at: datetime) -> int:
    """Return a date as events write it."""
    return int(at.timestamp() * 1000)


def create_sink(world: World, call: Call) -> Row:
    """Make a sink; it is active a moment later."""
    wanted = call["SinkConfiguration"]
    if call["SinkType"] == "webhook" and not wanted.get("destination"):
        raise TwilioError(20001, "SinkConfiguration: a webhook needs a destination")
    row = world.add(
        "sinks",
        "DG",
        call.account,
        description=call["Description"],
        sink_type=call["SinkType"],
        sink_configuration=wanted,
        status="initialized",
    )
    world.after("sink", lambda at: row.update(status="active", date_updated=at))
    return row


def list_sinks(world: World, call: Call) -> list[Row]:
    """Return the sinks that match the filters."""
    used = {row["sink_sid"] for row in world.tables["subscriptions"].values()}
    rows = [row for row in world.listed("sinks", call.account) if row["status"] == call.get("Status", row["status"])]
    return [row for row in rows if call.get("InUse") in (None, row["sid"] in used)]


def delete_sink(world: World, call: Call) -> None:
    """Remove a sink without subscriptions."""
    row = fetch_sink(world, call)
    if any(other["sink_sid"] == row["sid"] for other in world.tables["subscriptions"].values()):
        raise TwilioError(CONFLICT, "The sink has subscriptions.", 409)
    del world.tables["sinks"][row["sid"]]


def fetch_sink(world: World, call: Call) -> Row:
    """Return one sink."""
    return world.find("sinks", call.path["Sid"], call.account)


def create_subscription(world: World, call: Call) -> Row:
    """Subscribe an active sink to types of events."""
    sink = world.tables["sinks"].get(call["SinkSid"])
    if sink is None or sink["account_sid"] != call.account["sid"] or sink["status"] != "active":
        raise TwilioError(20001, "SinkSid: there is no active sink with this SID")
    types = {str(wish.get("type")) for wish in call["Types"]}
    if not types <= set(TYPES):
        raise TwilioError(20001, f"Types: there is no event type {sorted(types - set(TYPES))[0]}")
    return world.add(
        "subscriptions",
        "DF",
        call.account,
        description=call["Description"],
        sink_sid=sink["sid"],
        _types=types,
    )


def list_subscriptions(world: World, call: Call) -> list[Row]:
    """Return the subscriptions, of one sink if asked."""
    rows = world.listed("subscriptions", call.account)
    return [row for row in rows if call.get("SinkSid") in (None, row["sink_sid"])]


def fetch_subscription(world: World, call: Call) -> Row:
    """Return one subscription."""
    return world.find("subscriptions", call.path["Sid"], call.account)


def delete_subscription(world: World, call: Call) -> None:
    """Remove a subscription."""
    del world.tables["subscriptions"][fetch_subscription(world, call)["sid"]]


def list_types(world: World, call: Call) -> list[Row]:
    """Return the types there are."""
    rows = [type_row(world, name) for name in TYPES]
    return [row for row in rows if call.get("SchemaId") in (None, row["schema_id"])]


def fetch_type(world: World, call: Call) -> Row:
    """Return one type."""
    if call.path["Type"] not in TYPES:
        raise not_found(f"/Types/{call.path['Type']}")
    return type_row(world, call.path["Type"])


def type_row(world: World, name: str) -> Row:
    """Return a type as Twilio describes it."""
    schema, made = f"Compliance.{TYPES[name]}", world.account(world.account_sid)["date_created"]
    return {
        "type": name,
        "schema_id": schema,
        "status": "available",
        "description": name.removeprefix(PREFIX).replace(".", ": ").replace("-", " "),
        "documentation_url": None,
        "date_created": made,
        "date_updated": made,
        "url": f"{URL}/Types/{name}",
        "links": {"schema": f"{URL}/Schemas/{schema}/Versions"},
    }


def show_sink(row: Row, _call: Call) -> Row:
    """Show a sink with its addresses."""
    url = f"{URL}/Sinks/{row['sid']}"
    shown = {name: value for name, value in row.items() if name != "account_sid"}
    return {**shown, "url": url, "links": {"sink_test": f"{url}/Test", "sink_validate": f"{url}/Validate"}}


def show_subscription(row: Row, _call: Call) -> Row:
    """Show a subscription with its addresses."""
    url = f"{URL}/Subscriptions/{row['sid']}"
    return {**row, "url": url, "links": {"subscribed_events": f"{url}/SubscribedEvents"}}


_SINK = f"Description* SinkConfiguration*:json SinkType*:{SINKS}"
OPERATIONS: list[Operation] = [
    op("POST", "events", "/v1/Sinks", create_sink, _SINK, show=show_sink),
    op("GET", "events", "/v1/Sinks", list_sinks, "InUse:bool Status", key="sinks", show=show_sink),
    op("GET", "events", "/v1/Sinks/{Sid}", fetch_sink, show=show_sink),
    op("DELETE", "events", "/v1/Sinks/{Sid}", delete_sink),
    op(
        "POST",
        "events",
        "/v1/Subscriptions",
        create_subscription,
        "Description* SinkSid* Types*:jsons",
        show=show_subscription,
    ),
    op(
        "GET", "events", "/v1/Subscriptions", list_subscriptions, "SinkSid", key="subscriptions", show=show_subscription
    ),
    op("GET", "events", "/v1/Subscriptions/{Sid}", fetch_subscription, show=show_subscription),
    op("DELETE", "events", "/v1/Subscriptions/{Sid}", delete_subscription),
    op("GET", "events", "/v1/Types", list_types, "SchemaId", key="types"),
    op("GET", "events", "/v1/Types/{Type}", fetch_type),
]
