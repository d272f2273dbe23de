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
LATEST = {"brand-registration": 3, "campaign-registration": 2, "number-registration": 2, "number-deregistration": 2}
SINKS = "kinesis|webhook|segment|email"


def emit(world: World, account_sid: str, kind: str, data: dict[str, Any], at: datetime) -> None:
    """Send an event to every webhook whose subscription asks for its type."""
    family = kind.split(".")[0]
    event = {
        "specversion": "1.0",
        "type": PREFIX + kind,
        "source": f"/v1/Services/compliance/{account_sid}",
        "id": f"EV{uuid.uuid4().hex}",
        "time": at.strftime("%Y-%m-%dT%H:%M:%S.000Z"),
        "datacontenttype": "application/json",
        "dataschema": f"https://events-schemas.twilio.com/Compliance.{family}/{LATEST[family]}",
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
    types = dict(subscribed(str(wish.get("type")), int(wish.get("schema_version") or 1)) for wish in call["Types"])
    return world.add(
        "subscriptions",
        "DF",
        call.account,
        description=call["Description"],
        sink_sid=sink["sid"],
        _types=types,
    )


def subscribed(name: str, version: int) -> tuple[str, int]:
    """Return a type and the version of its schema, or refuse what there is not."""
    if name not in TYPES:
        raise TwilioError(20001, f"Types: there is no event type {name}")
    if not 1 <= version <= LATEST[TYPES[name]]:
        raise TwilioError(20001, f"Types: {name} has no schema version {version}")
    return name, version


def list_subscribed(world: World, call: Call) -> list[Row]:
    """Return the types of a subscription."""
    row = world.find("subscriptions", call.path["SubscriptionSid"], call.account)
    return [subscribed_row(row, name) for name in row["_types"]]


def subscribe_too(world: World, call: Call) -> Row:
    """Add a type to a subscription."""
    row = world.find("subscriptions", call.path["SubscriptionSid"], call.account)
    name, version = subscribed(call["Type"], call.get("SchemaVersion", 1))
    row["_types"][name] = version
    return subscribed_row(row, name)


def subscribed_row(row: Row, name: str) -> Row:
    """Return one type of a subscription as Twilio describes it."""
    return {
        "account_sid": row["account_sid"],
        "subscription_sid": row["sid"],
        "type": name,
        "schema_version": row["_types"][name],
        "url": f"{URL}/Subscriptions/{row['sid']}/SubscribedEvents/{name}",
    }


def fetch_schema(world: World, call: Call) -> Row:
    """Return a schema with its latest version."""
    family = call.path["Id"].removeprefix("Compliance.")
    if family not in LATEST:
        raise not_found(f"/Schemas/{call.path['Id']}")
    url = f"{URL}/Schemas/{call.path['Id']}"
    return {
        "id": call.path["Id"],
        "latest_version": LATEST[family],
        "latest_version_date_created": world.account(world.account_sid)["date_created"],
        "url": url,
        "links": {"versions": f"{url}/Versions"},
    }


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
    op(
        "GET",
        "events",
        "/v1/Subscriptions/{SubscriptionSid}/SubscribedEvents",
        list_subscribed,
        key="types",
    ),
    op(
        "POST",
        "events",
        "/v1/Subscriptions/{SubscriptionSid}/SubscribedEvents",
        subscribe_too,
        "Type* SchemaVersion:int",
        http=200,
    ),
    op("GET", "events", "/v1/Schemas/{Id}", fetch_schema),
    op("GET", "events", "/v1/Types", list_types, "SchemaId", key="types"),
    op("GET", "events", "/v1/Types/{Type}", fetch_type),
]
