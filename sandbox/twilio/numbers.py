"""Phone numbers: searched, bought, released (2010 API)."""

import re
from collections.abc import Iterator

from sandbox.twilio.errors import INVALID, TwilioError
from sandbox.twilio.operations import Call, Operation, op
from sandbox.twilio.registrations import AT_PURCHASE, deregister
from sandbox.twilio.stock import available, place, places, sell, sold_by_us
from sandbox.twilio.world import Row, World

BASE = "/2010-04-01/Accounts/{AccountSid}"
SEARCH = f"{BASE}/AvailablePhoneNumbers/{{CountryCode}}/Local.json"
OWNED = f"{BASE}/IncomingPhoneNumbers"
CAPABILITIES = {"voice": True, "sms": True, "mms": True, "fax": False}
FOUND = 30  # codes looked through when no area code is named
NAMES = {
    "address_sid": "AddressSid",
    "api_version": "ApiVersion",
    "bundle_sid": "BundleSid",
    "emergency_address_sid": "EmergencyAddressSid",
    "emergency_status": "EmergencyStatus",
    "friendly_name": "FriendlyName",
    "identity_sid": "IdentitySid",
    "sms_application_sid": "SmsApplicationSid",
    "sms_fallback_method": "SmsFallbackMethod",
    "sms_fallback_url": "SmsFallbackUrl",
    "sms_method": "SmsMethod",
    "sms_url": "SmsUrl",
    "status_callback": "StatusCallback",
    "status_callback_method": "StatusCallbackMethod",
    "trunk_sid": "TrunkSid",
    "voice_application_sid": "VoiceApplicationSid",
    "voice_caller_id_lookup": "VoiceCallerIdLookup",
    "voice_fallback_method": "VoiceFallbackMethod",
    "voice_fallback_url": "VoiceFallbackUrl",
    "voice_method": "VoiceMethod",
    "voice_receive_mode": "VoiceReceiveMode",
    "voice_url": "VoiceUrl",
}
DEFAULTS: Row = {
    **dict.fromkeys(NAMES),
    "address_requirements": "none",
    "api_version": "2010-04-01",
    "beta": False,
    "capabilities": CAPABILITIES,
    "emergency_address_status": "unregistered",
    "emergency_status": "Active",
    "origin": "twilio",
    "sms_fallback_method": "POST",
    "sms_method": "POST",
    "status": "in-use",
    "status_callback_method": "POST",
    "type": "local",
    "voice_caller_id_lookup": False,
    "voice_fallback_method": "POST",
    "voice_method": "POST",
    "voice_receive_mode": "voice",
}


def search(world: World, call: Call) -> list[Row]:
    """Return numbers that can be bought now; an empty list where there are none."""
    if call.path["CountryCode"] != "US":
        raise TwilioError(20404, "Local numbers are sold in US alone.", 404)
    pattern = contains_pattern(call.get("Contains", ""))
    codes = [str(call["AreaCode"])] if "AreaCode" in call.form else list(codes_near(call))
    numbers = (number for code in codes for number in available(world, code) if pattern.search(number[2:]))
    return [offer(number) for number in numbers][:1000]


def contains_pattern(wish: str) -> re.Pattern[str]:
    """Return the wished digits as a pattern; `*` is any digit."""
    if wish and not re.fullmatch(r"\+?[0-9A-Za-z*]{2,16}", wish):
        raise TwilioError(INVALID, "Invalid parameter Contains: 2 to 16 digits, letters or *")
    return re.compile(wish.removeprefix("+1").replace("*", "[0-9]"))


def codes_near(call: Call) -> Iterator[str]:
    """Yield the area codes a search without one looks through."""
    near = re.sub(r"\D", "", call.get("NearNumber", ""))[-10:][:3]
    region = place(near)[0] if near else call.get("InRegion")
    city = call.get("InLocality")
    fitting = (code for code, (state, town) in places().items() if region in (None, state) and city in (None, town))
    for _, code in zip(range(FOUND), fitting, strict=False):
        yield code


def offer(number: str) -> Row:
    """Return a number as the search shows it."""
    region, city = place(number[2:5])
    return {
        "friendly_name": f"({number[2:5]}) {number[5:8]}-{number[8:]}",
        "phone_number": number,
        "lata": None,
        "locality": city or None,
        "rate_center": city.upper()[:10] or None,
        "latitude": None,
        "longitude": None,
        "region": region,
        "postal_code": None,
        "iso_country": "US",
        "address_requirements": "none",
        "beta": False,
        "capabilities": {"voice": True, "SMS": True, "MMS": True},
    }


def buy(world: World, call: Call) -> Row:
    """Buy a number: a certain one, or any of an area code."""
    refuse_if_ordered(world)
    number = chosen(world, call)
    sell(world, number)
    friendly = f"({number[2:5]}) {number[5:8]}-{number[8:]}"
    fields = {**DEFAULTS, "friendly_name": friendly, **call.given(**NAMES)}
    return world.add("numbers", "PN", call.account, phone_number=number, **fields, _registration="UNREGISTERED")


def chosen(world: World, call: Call) -> str:
    """Return the number that is bought, or say why none is."""
    if "PhoneNumber" in call.form:
        number = str(call["PhoneNumber"])
        if not re.fullmatch(r"\+1[2-9]\d{9}", number):
            raise TwilioError(21421, f"{number} is not a phone number.")
        if number not in available(world, number[2:5]):
            raise TwilioError(21422, f"{number} is not available.")
        return number
    if "AreaCode" not in call.form:
        raise TwilioError(20001, "Give a PhoneNumber or an AreaCode.")
    code = str(call["AreaCode"])
    if not sold_by_us(code):
        raise TwilioError(21451, f"{code} is not an area code.")
    number = next(available(world, code), "")
    if not number:
        raise TwilioError(21452, f"There are no numbers in area code {code}.", ordered=code in world.stock)
    return number


def refuse_if_ordered(world: World) -> None:
    """Refuse the purchase of a business whose order says so; the oldest such order is meant."""
    order = next((order for order in world.orders.bound if order.peek("number").codes & AT_PURCHASE), None)
    if order is not None:
        refusal = order.next("number").refusals[0]
        raise TwilioError(refusal.code, refusal.reason or "The number could not be bought.", ordered=True)


def fetch(world: World, call: Call) -> Row:
    """Return one number of the account."""
    return world.find("numbers", call.path["Sid"], call.account)


def listed(world: World, call: Call) -> list[Row]:
    """Return the account's numbers that match the filters."""
    rows = world.listed("numbers", call.account)
    wanted = call.given(friendly_name="FriendlyName", beta="Beta", origin="Origin")
    pattern = re.compile(re.escape(call.get("PhoneNumber", "")).replace(r"\*", "[0-9]"))
    rows = [row for row in rows if pattern.search(row["phone_number"])]
    return [row for row in rows if all(row[field] == value for field, value in wanted.items())]


def release(world: World, call: Call) -> None:
    """Give a number back, for good: nobody can buy it again."""
    row = fetch(world, call)
    deregister(world, row, world.clock.now())
    world.tables["pool"].pop(row["sid"], None)
    world.released.append(row["phone_number"])
    del world.tables["numbers"][row["sid"]]


def show(row: Row, _call: Call) -> Row:
    """Show a number with its place."""
    return {**row, "uri": f"/2010-04-01/Accounts/{row['account_sid']}/IncomingPhoneNumbers/{row['sid']}.json"}


_TEXTS = "AddressSid ApiVersion BundleSid EmergencyAddressSid FriendlyName IdentitySid SmsApplicationSid SmsFallbackUrl SmsUrl"
_MORE = "StatusCallback TrunkSid VoiceApplicationSid VoiceFallbackUrl VoiceUrl VoiceCallerIdLookup:bool VoiceReceiveMode:voice|fax"
_METHODS = "SmsFallbackMethod SmsMethod StatusCallbackMethod VoiceFallbackMethod VoiceMethod"
_PARAMS = f"{_TEXTS} {_MORE} EmergencyStatus:Active|Inactive " + " ".join(
    f"{name}:GET|POST" for name in _METHODS.split()
)
_FILTERS = (
    "AreaCode:int Contains InRegion InLocality InPostalCode InRateCenter InLata NearNumber NearLatLong Distance:int "
    "SmsEnabled:bool MmsEnabled:bool VoiceEnabled:bool FaxEnabled:bool Beta:bool ExcludeAllAddressRequired:bool "
    "ExcludeLocalAddressRequired:bool ExcludeForeignAddressRequired:bool"
)
OPERATIONS: list[Operation] = [
    op("GET", "api", SEARCH, search, _FILTERS, key="available_phone_numbers"),
    op("POST", "api", f"{OWNED}.json", buy, f"PhoneNumber AreaCode {_PARAMS}", show=show),
    op(
        "GET",
        "api",
        f"{OWNED}.json",
        listed,
        "PhoneNumber FriendlyName Origin Beta:bool",
        key="incoming_phone_numbers",
        show=show,
    ),
    op("GET", "api", f"{OWNED}/{{Sid}}.json", fetch, show=show),
    op("DELETE", "api", f"{OWNED}/{{Sid}}.json", release),
]
