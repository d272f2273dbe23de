"""Messaging services and the numbers in them."""

from sandbox.twilio.errors import CONFLICT, INVALID, TwilioError
from sandbox.twilio.operations import Call, Operation, op
from sandbox.twilio.registrations import AT_ATTACHING, deregister, order_of_campaign, register
from sandbox.twilio.usecases import SERVICE_USECASES
from sandbox.twilio.world import Row, World

BASE = "/v1/Services"
POOL = f"{BASE}/{{ServiceSid}}/PhoneNumbers"
URL = f"https://messaging.twilio.com{BASE}"
MOST_NUMBERS = 400
NAMES = {
    "friendly_name": "FriendlyName",
    "inbound_request_url": "InboundRequestUrl",
    "inbound_method": "InboundMethod",
    "fallback_url": "FallbackUrl",
    "fallback_method": "FallbackMethod",
    "status_callback": "StatusCallback",
    "sticky_sender": "StickySender",
    "smart_encoding": "SmartEncoding",
    "mms_converter": "MmsConverter",
    "fallback_to_long_code": "FallbackToLongCode",
    "scan_message_content": "ScanMessageContent",
    "area_code_geomatch": "AreaCodeGeomatch",
    "validity_period": "ValidityPeriod",
    "synchronous_validation": "SynchronousValidation",
    "usecase": "Usecase",
    "use_inbound_webhook_on_number": "UseInboundWebhookOnNumber",
}
DEFAULTS: Row = {
    "inbound_request_url": None,
    "inbound_method": "POST",
    "fallback_url": None,
    "fallback_method": "POST",
    "status_callback": None,
    "sticky_sender": True,
    "smart_encoding": True,
    "mms_converter": True,
    "fallback_to_long_code": True,
    "scan_message_content": "inherit",
    "area_code_geomatch": True,
    "validity_period": 36_000,
    "synchronous_validation": False,
    "usecase": "undeclared",
    "use_inbound_webhook_on_number": False,
}
PARTS = {
    "phone_numbers": "PhoneNumbers",
    "short_codes": "ShortCodes",
    "alpha_senders": "AlphaSenders",
    "messages": "Messages",
    "us_app_to_person": "Compliance/Usa2p",
    "us_app_to_person_usecases": "Compliance/Usa2p/Usecases",
    "channel_senders": "ChannelSenders",
    "destination_alpha_senders": "DestinationAlphaSenders",
}


def create(world: World, call: Call) -> Row:
    """Make a service."""
    check(call)
    return world.add(
        "services", "MG", call.account, **{**DEFAULTS, **call.given(**NAMES)}, us_app_to_person_registered=False
    )


def check(call: Call) -> None:
    """Refuse settings Twilio does not keep."""
    if not 1 <= call.get("ValidityPeriod", 1) <= 36_000:
        raise TwilioError(INVALID, "Invalid parameter ValidityPeriod: must be 1 to 36000")
    if len(call.get("FriendlyName", "")) > 64:
        raise TwilioError(INVALID, "Invalid parameter FriendlyName: longer than 64 characters")
    if call.get("Usecase", "undeclared") not in SERVICE_USECASES:
        raise TwilioError(21713, f"There is no use case {call['Usecase']} for services.")


def fetch(world: World, call: Call) -> Row:
    """Return one service."""
    return world.find("services", call.path["Sid"], call.account)


def listed(world: World, call: Call) -> list[Row]:
    """Return all services of the account."""
    return world.listed("services", call.account)


def update(world: World, call: Call) -> Row:
    """Change a service's settings."""
    row = fetch(world, call)
    check(call)
    row.update(call.given(**NAMES), date_updated=world.clock.now())
    return row


def delete(world: World, call: Call) -> None:
    """Remove a service without a campaign; its numbers are free again."""
    row = fetch(world, call)
    if row["sid"] in world.tables["campaigns"]:
        raise TwilioError(CONFLICT, "The service has a campaign.", 409)
    for member in members(world, row):
        del world.tables["pool"][member["sid"]]
    del world.tables["services"][row["sid"]]


def members(world: World, service: Row) -> list[Row]:
    """Return the rows of the numbers in a service."""
    return [row for row in world.tables["pool"].values() if row["service_sid"] == service["sid"]]


def attach(world: World, call: Call) -> Row:
    """Put a number into a service; with a verified campaign its registration begins."""
    service = world.find("services", call.path["ServiceSid"], call.account)
    number = world.tables["numbers"].get(call["PhoneNumberSid"])
    if number is None or number["account_sid"] != call.account["sid"]:
        raise TwilioError(20404, "The phone number was not found.", 404)
    refuse_attaching(world, service, number)
    row = world.add(
        "pool",
        "PN",
        call.account,
        sid=number["sid"],
        service_sid=service["sid"],
        phone_number=number["phone_number"],
        country_code="US",
        capabilities=["MMS", "SMS", "Voice"],
    )
    register(world, service["sid"], world.clock.now())
    return row


def refuse_attaching(world: World, service: Row, number: Row) -> None:
    """Refuse a number that is taken, one too many, or ordered not to fit."""
    member = world.tables["pool"].get(number["sid"])
    if member is not None and member["service_sid"] == service["sid"]:
        raise TwilioError(21710, "The phone number is in this service already.", 409)
    if member is not None:
        raise TwilioError(21712, "The phone number is in another service.", 409)
    if len(members(world, service)) >= MOST_NUMBERS:
        raise TwilioError(21714, "The service is full.")
    order = order_of_campaign(world, world.tables["campaigns"].get(service["sid"]))
    if order.peek("number").codes & AT_ATTACHING:
        refusal = order.next("number").refusals[0]
        raise TwilioError(refusal.code, refusal.reason or "The phone number cannot be added.", ordered=True)


def member(world: World, call: Call) -> Row:
    """Return one number of a service."""
    service = world.find("services", call.path["ServiceSid"], call.account)
    row = world.tables["pool"].get(call.path["Sid"])
    if row is None or row["service_sid"] != service["sid"]:
        raise TwilioError(20404, f"The requested resource /{call.path['Sid']} was not found", 404)
    return row


def list_members(world: World, call: Call) -> list[Row]:
    """Return the numbers of a service."""
    service = world.find("services", call.path["ServiceSid"], call.account)
    return [row for row in world.listed("pool", call.account) if row["service_sid"] == service["sid"]]


def detach(world: World, call: Call) -> None:
    """Take a number out of a service; it is no longer registered."""
    row = member(world, call)
    deregister(world, world.tables["numbers"][row["sid"]], world.clock.now())
    del world.tables["pool"][row["sid"]]


def show(row: Row, _call: Call) -> Row:
    """Show a service with the addresses of its parts."""
    url = f"{URL}/{row['sid']}"
    return {**row, "url": url, "links": {name: f"{url}/{part}" for name, part in PARTS.items()}}


def show_member(row: Row, _call: Call) -> Row:
    """Show a number of a service."""
    return {**row, "url": f"{URL}/{row['service_sid']}/PhoneNumbers/{row['sid']}"}


_SWITCHES = "StickySender MmsConverter SmartEncoding FallbackToLongCode AreaCodeGeomatch SynchronousValidation UseInboundWebhookOnNumber"
_PARAMS = (
    "InboundRequestUrl InboundMethod:GET|POST FallbackUrl FallbackMethod:GET|POST StatusCallback Usecase ValidityPeriod:int "
    "ScanMessageContent:inherit|enable|disable " + " ".join(f"{name}:bool" for name in _SWITCHES.split())
)
OPERATIONS: list[Operation] = [
    op("POST", "messaging", BASE, create, f"FriendlyName* {_PARAMS}", show=show),
    op("GET", "messaging", BASE, listed, key="services", show=show),
    op("GET", "messaging", f"{BASE}/{{Sid}}", fetch, show=show),
    op("POST", "messaging", f"{BASE}/{{Sid}}", update, f"FriendlyName {_PARAMS}", show=show),
    op("DELETE", "messaging", f"{BASE}/{{Sid}}", delete),
    op("POST", "messaging", POOL, attach, "PhoneNumberSid*", show=show_member),
    op("GET", "messaging", POOL, list_members, key="phone_numbers", show=show_member),
    op("GET", "messaging", f"{POOL}/{{Sid}}", member, show=show_member),
    op("DELETE", "messaging", f"{POOL}/{{Sid}}", detach),
]
