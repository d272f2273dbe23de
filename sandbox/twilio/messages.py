"""Text messages: accepted at once, delivered only from a registered number; scheduled and canceled (2010 API)."""

import re
from datetime import datetime, timedelta
from typing import Any

from sandbox.twilio.errors import CONFLICT, TwilioError
from sandbox.twilio.operations import Call, Operation, op
from sandbox.twilio.registrations import numbers_in
from sandbox.twilio.segments import segments
from sandbox.twilio.stock import CANADA
from sandbox.twilio.world import Row, World

BASE = "/2010-04-01/Accounts/{AccountSid}/Messages"
LONGEST = 1600
SOONEST, LATEST = timedelta(seconds=300), timedelta(days=35)
SAYS = {
    30033: "Campaign suspended",
    30034: "Message from an unregistered number",
    30035: "Message from a number that is being registered",
}


def create(world: World, call: Call) -> Row:
    """Take a message: to be sent now, or at a time given."""
    check(call)
    service = service_of(world, call)
    sender = sender_of(world, call, service)
    send_at = send_time(world, call)
    message = world.add(
        "messages",
        "SM",
        call.account,
        body=call.get("Body", ""),
        num_segments=str(segments(call.get("Body", ""))),
        num_media=str(len(call.get("MediaUrl", []))),
        direction="outbound-api",
        **{"from": None if send_at else sender, "to": call["To"]},
        messaging_service_sid=service["sid"] if service else None,
        status="scheduled" if send_at else "accepted" if service else "queued",
        date_sent=None,
        price=None,
        price_unit="USD",
        error_code=None,
        error_message=None,
        api_version="2010-04-01",
        _callback=call.get("StatusCallback") or (service or {}).get("status_callback"),
    )
    start(world, message, send_at)
    return message


def start(world: World, message: Row, send_at: datetime | None) -> None:
    """Let a message go its way, now or when its time has come."""
    if send_at is None:
        world.after("message", lambda at: send(world, message, at))
        return
    world.agenda.at(send_at, lambda at: send(world, message, at) if message["status"] == "scheduled" else None)


def check(call: Call) -> None:
    """Refuse a recipient or text that cannot be."""
    to, body = call["To"], call.get("Body", "")
    if not re.fullmatch(r"\+[1-9]\d{6,14}", to) or (
        to.startswith("+1") and not re.fullmatch(r"\+1[2-9]\d\d[2-9]\d{6}", to)
    ):
        raise TwilioError(21211, "The 'To' number is not a valid phone number.")
    if not to.startswith("+1"):
        raise TwilioError(21408, "Permission to send to this region has not been enabled.")
    if not body and not call.get("MediaUrl"):
        raise TwilioError(21602, "Message body is required.")
    if len(body) > LONGEST:
        raise TwilioError(21617, f"The message body exceeds {LONGEST} characters.")
    if not re.match(r"https?://\S+", call.get("StatusCallback", "http://-")):
        raise TwilioError(21609, "The StatusCallback is not a valid address.")


def service_of(world: World, call: Call) -> Row | None:
    """Return the service a message goes out by, if one is named."""
    if "MessagingServiceSid" not in call.form:
        return None
    service = world.tables["services"].get(call["MessagingServiceSid"])
    if service is None or service["account_sid"] != call.account["sid"]:
        raise TwilioError(21701, "There is no such messaging service.")
    return service


def sender_of(world: World, call: Call, service: Row | None) -> str:
    """Return the number a message is sent from; a service's registered one is preferred."""
    if service is not None:
        numbers = sorted(numbers_in(world, service["sid"]), key=lambda row: bool(row["_registration"] != "REGISTERED"))
        if not numbers:
            raise TwilioError(21704, "The messaging service has no phone numbers.")
        return str(numbers[0]["phone_number"])
    if "From" not in call.form:
        raise TwilioError(21603, "A 'From' number or a messaging service is required.")
    if own_number(world, call["From"], call.account) is None:
        raise TwilioError(21606, "The 'From' number does not belong to this account.")
    return str(call["From"])


def own_number(world: World, number: str, account: Row) -> Row | None:
    """Return an account's number."""
    mine = (row for row in world.tables["numbers"].values() if row["account_sid"] == account["sid"])
    return next((row for row in mine if row["phone_number"] == number), None)


def send_time(world: World, call: Call) -> datetime | None:
    """Return when a scheduled message is to go, None when it goes now."""
    if "ScheduleType" not in call.form:
        return None
    if "SendAt" not in call.form:
        raise TwilioError(35111, "SendAt is required for a scheduled message.")
    if "MessagingServiceSid" not in call.form:
        raise TwilioError(35118, "A scheduled message needs a messaging service.")
    try:
        at = datetime.fromisoformat(call["SendAt"])
        waits = at - world.clock.now()
    except (ValueError, TypeError):
        raise TwilioError(35114, "SendAt must be an ISO 8601 time with its zone.") from None
    if not SOONEST <= waits <= LATEST:
        raise TwilioError(35114, "SendAt must be 5 minutes to 35 days ahead.")
    return at


def send(world: World, message: Row, at: datetime) -> None:
    """Hand a message to the carriers and learn what became of it."""
    account = world.account(message["account_sid"])
    if message["from"] is None:
        numbers = numbers_in(world, message["messaging_service_sid"])
        message["from"] = numbers[0]["phone_number"] if numbers else None
    code = obstacle(world, own_number(world, str(message["from"]), account), message["to"])
    move(world, message, "sent", at)
    message["date_sent"] = at
    if code is not None:
        message.update(error_code=code, error_message=SAYS[code])
    move(world, message, "undelivered" if code else "delivered", at)


def obstacle(world: World, number: Row | None, to: str) -> int | None:
    """Return why the carriers do not deliver; None when they do."""
    if to[2:5] in CANADA or (number is not None and number["_registration"] == "REGISTERED"):
        return None
    pool = world.tables["pool"].get(number["sid"], {}) if number else {}
    campaign: dict[str, Any] = world.tables["campaigns"].get(pool.get("service_sid", ""), {})
    if campaign.get("campaign_status") == "SUSPENDED":
        return 30033
    return 30035 if number is not None and number["_registration"] == "PENDING_REGISTRATION" else 30034


def move(world: World, message: Row, status: str, at: datetime) -> None:
    """Change a message's status and tell its callback."""
    message.update(status=status, date_updated=at)
    fields = {
        "AccountSid": message["account_sid"],
        "ApiVersion": message["api_version"],
        "From": message["from"] or "",
        "MessageSid": message["sid"],
        "MessageStatus": status,
        "MessagingServiceSid": message["messaging_service_sid"] or "",
        "SmsSid": message["sid"],
        "SmsStatus": status,
        "To": message["to"],
    }
    failure = {"ErrorCode": str(message["error_code"]), "ErrorMessage": str(message["error_message"])}
    token = world.account(message["account_sid"])["auth_token"]
    world.post.form(message["_callback"], token, {**fields, **(failure if message["error_code"] else {})})


def fetch(world: World, call: Call) -> Row:
    """Return one message."""
    return world.find("messages", call.path["Sid"], call.account)


def update(world: World, call: Call) -> Row:
    """Cancel a scheduled message, or empty the body of one that is done."""
    message = fetch(world, call)
    if call.get("Status") == "canceled":
        if message["status"] != "scheduled":
            raise TwilioError(30409, "The message can no longer be canceled.", 409)
        move(world, message, "canceled", world.clock.now())
    if "Body" in call.form:
        if call["Body"] or message["status"] not in ("delivered", "undelivered", "failed", "canceled"):
            raise TwilioError(CONFLICT, "Only an empty body can replace that of a message that is done.", 409)
        message["body"] = ""
    return message


def listed(world: World, call: Call) -> list[Row]:
    """Return the messages that match the filters."""
    wanted = call.given(to="To", **{"from": "From"})
    rows = world.listed("messages", call.account)
    return [row for row in rows if all(row[field] == value for field, value in wanted.items()) and sent_when(row, call)]


def sent_when(row: Row, call: Call) -> bool:
    """Return whether a message was sent in the days asked for."""
    day = row["date_sent"].date().isoformat() if row["date_sent"] else ""
    return bool(
        call.get("DateSent", day)[:10] == day
        and call.get("DateSent<", "9")[:10] >= day
        and call.get("DateSent>", "")[:10] <= day
    )


def show(row: Row, _call: Call) -> Row:
    """Show a message with its places."""
    place = f"/2010-04-01/Accounts/{row['account_sid']}/Messages/{row['sid']}"
    return {**row, "uri": f"{place}.json", "subresource_uris": {"media": f"{place}/Media.json"}}


_CREATED = (
    "To* From MessagingServiceSid Body MediaUrl:list StatusCallback ApplicationSid MaxPrice:number ProvideFeedback:bool Attempt:int "
    "ValidityPeriod:int ForceDelivery:bool ContentRetention:retain|discard AddressRetention:retain|obfuscate SmartEncoded:bool "
    "PersistentAction:list TrafficType:free ShortenUrls:bool ScheduleType:fixed SendAt SendAsMms:bool ContentVariables "
    "RiskCheck:enable|disable ContentSid FallbackFrom"
)
OPERATIONS: list[Operation] = [
    op("POST", "api", f"{BASE}.json", create, _CREATED, show=show, missing=21604),
    op("GET", "api", f"{BASE}.json", listed, "To From DateSent DateSent< DateSent>", key="messages", show=show),
    op("GET", "api", f"{BASE}/{{Sid}}.json", fetch, show=show),
    op("POST", "api", f"{BASE}/{{Sid}}.json", update, "Body Status:canceled", show=show),
]
