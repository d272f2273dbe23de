"""Accounts and postal addresses (2010 API)."""

import re

from sandbox.twilio.errors import CONFLICT, INVALID, TwilioError, not_found
from sandbox.twilio.operations import Call, Operation, op
from sandbox.twilio.world import Row, World, sid

ACCOUNTS = "/2010-04-01/Accounts"
BASE = ACCOUNTS + "/{AccountSid}/Addresses"
LONGEST = {"Street": 100, "City": 100, "Region": 20, "PostalCode": 10, "FriendlyName": 64}
SAYS = {21628: "The address could not be validated.", 21629: "The address was not found; a similar one exists."}
NAMES = {
    "customer_name": "CustomerName",
    "street": "Street",
    "street_secondary": "StreetSecondary",
    "city": "City",
    "region": "Region",
    "postal_code": "PostalCode",
    "friendly_name": "FriendlyName",
    "emergency_enabled": "EmergencyEnabled",
}


def create(world: World, call: Call) -> Row:
    """Make an address, unless the postal database was told not to know it."""
    check_lengths(call)
    if not re.fullmatch("[A-Z]{2}", call["IsoCountry"]):
        raise TwilioError(INVALID, "Invalid parameter IsoCountry: must be two capital letters")
    refuse_if_ordered(world, call["CustomerName"])
    optional = {"street_secondary": None, "friendly_name": None, "emergency_enabled": False}
    fields = {**optional, **call.given(**NAMES), "iso_country": call["IsoCountry"]}
    return world.add("addresses", "AD", call.account, **fields, validated=True, verified=False)


def update(world: World, call: Call) -> Row:
    """Change an address that no approved document stands on."""
    row = fetch(world, call)
    check_lengths(call)
    if any(document["status"] == "APPROVED" for document in documents_on(world, row)):
        raise TwilioError(21630, "The address is tied to an approved document and cannot be changed.")
    refuse_if_ordered(world, row["customer_name"])
    row.update(call.given(**NAMES), date_updated=world.clock.now())
    return row


def fetch(world: World, call: Call) -> Row:
    """Return one address."""
    return world.find("addresses", call.path["Sid"], call.account)


def listed(world: World, call: Call) -> list[Row]:
    """Return the addresses that match the filters exactly."""
    filters = ("CustomerName", "FriendlyName", "IsoCountry", "EmergencyEnabled")
    wanted = {
        field: call[name]
        for field, name in (*NAMES.items(), ("iso_country", "IsoCountry"))
        if name in filters and name in call.form
    }
    return [row for row in world.listed("addresses", call.account) if all(row[k] == v for k, v in wanted.items())]


def delete(world: World, call: Call) -> None:
    """Remove an address that no document names."""
    row = fetch(world, call)
    if documents_on(world, row):
        raise TwilioError(CONFLICT, "The address is used by a supporting document.", 409)
    del world.tables["addresses"][row["sid"]]


def documents_on(world: World, address: Row) -> list[Row]:
    """Return the supporting documents that name an address."""
    documents = world.tables["supporting_documents"].values()
    return [row for row in documents if address["sid"] in str(row["attributes"].get("address_sids", ""))]


def check_lengths(call: Call) -> None:
    """Refuse what is longer than Twilio keeps."""
    for name, most in LONGEST.items():
        if len(call.get(name, "")) > most:
            raise TwilioError(INVALID, f"Invalid parameter {name}: longer than {most} characters")


def refuse_if_ordered(world: World, business: str) -> None:
    """Refuse an address of a business whose order says so."""
    for refusal in world.orders.of(business).next("address").refusals:
        raise TwilioError(refusal.code, refusal.reason or SAYS.get(refusal.code, "Invalid address."), ordered=True)


def show(row: Row, _call: Call) -> Row:
    """Show an address with its place."""
    return {**row, "uri": f"{ACCOUNTS}/{row['account_sid']}/Addresses/{row['sid']}.json"}


def create_account(world: World, call: Call) -> Row:
    """Make a subaccount of the calling account."""
    own = sid("AC")
    fields = {
        "sid": own,
        "account_sid": own,
        "owner_account_sid": call.account["sid"],
        "auth_token": sid("")[:32],
        "friendly_name": call.get("FriendlyName", f"SubAccount {own[-6:]}"),
    }
    return world.add("accounts", "AC", call.account, **fields, status="active", type="Full")


def family(world: World, call: Call) -> list[Row]:
    """Return the calling account and its subaccounts."""
    wanted = call.given(friendly_name="FriendlyName", status="Status")
    rows = [row for row in world.tables["accounts"].values() if row["owner_account_sid"] == call.account["sid"]]
    return [row for row in reversed(rows) if all(row[field] == value for field, value in wanted.items())]


def fetch_account(world: World, call: Call) -> Row:
    """Return the calling account or one of its subaccounts."""
    row = world.tables["accounts"].get(call.path["Sid"])
    if row is None or call.account["sid"] not in (row["sid"], row["owner_account_sid"]):
        raise not_found(f"/Accounts/{call.path['Sid']}")
    return row


def show_account(row: Row, _call: Call) -> Row:
    """Show an account with its places."""
    place = f"{ACCOUNTS}/{row['sid']}"
    parts = ("Addresses", "AvailablePhoneNumbers", "IncomingPhoneNumbers", "Messages")
    places = {re.sub(r"(?<!^)(?=[A-Z])", "_", part).lower(): f"{place}/{part}.json" for part in parts}
    shown = {name: value for name, value in row.items() if name != "account_sid"}
    return {**shown, "subresource_uris": places, "uri": f"{place}.json"}


_OPTIONAL = "StreetSecondary FriendlyName AutoCorrectAddress:bool EmergencyEnabled:bool"
OPERATIONS: list[Operation] = [
    op("POST", "api", f"{ACCOUNTS}.json", create_account, "FriendlyName", show=show_account),
    op(
        "GET",
        "api",
        f"{ACCOUNTS}.json",
        family,
        "FriendlyName Status:active|suspended|closed",
        key="accounts",
        show=show_account,
    ),
    op("GET", "api", f"{ACCOUNTS}/{{Sid}}.json", fetch_account, show=show_account),
    op(
        "POST",
        "api",
        f"{BASE}.json",
        create,
        f"CustomerName* Street* City* Region* PostalCode* IsoCountry* {_OPTIONAL}",
        show=show,
    ),
    op(
        "GET",
        "api",
        f"{BASE}.json",
        listed,
        "CustomerName FriendlyName IsoCountry EmergencyEnabled:bool",
        key="addresses",
        show=show,
    ),
    op("GET", "api", f"{BASE}/{{Sid}}.json", fetch, show=show),
    op(
        "POST",
        "api",
        f"{BASE}/{{Sid}}.json",
        update,
        f"CustomerName Street City Region PostalCode {_OPTIONAL}",
        show=show,
    ),
    op("DELETE", "api", f"{BASE}/{{Sid}}.json", delete),
]
