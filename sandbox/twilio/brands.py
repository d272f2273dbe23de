"""Brand registrations: filed, reviewed, repaired and verified by a mailed link."""

from datetime import datetime

from sandbox.twilio.brand_reviews import MAIL_PENDING, begin_review, latest_mail, never_registered, send_mail
from sandbox.twilio.errors import CONFLICT, INVALID, TwilioError
from sandbox.twilio.operations import Call, Operation, op
from sandbox.twilio.world import Row, World

BASE = "/v1/a2p/BrandRegistrations"
URL = f"https://messaging.twilio.com{BASE}"
SUBMITTED = {"pending-review", "in-review", "twilio-approved"}
FREE_UPDATES = 3


def create(world: World, call: Call) -> Row:
    """File a brand. A bundle in the wrong place fails it a little later, as at Twilio."""
    if call.get("BrandType", "STANDARD") not in ("STANDARD", "SOLE_PROPRIETOR"):
        raise TwilioError(INVALID, "Invalid parameter BrandType: must be STANDARD or SOLE_PROPRIETOR")
    problem = misplaced(world, call)
    if problem is None:
        require_submitted(world, call)
    brand = world.add(
        "brands",
        "BN",
        call.account,
        customer_profile_bundle_sid=call["CustomerProfileBundleSid"],
        a2p_profile_bundle_sid=call["A2PProfileBundleSid"],
        brand_type=call.get("BrandType", "STANDARD"),
        skip_automatic_sec_vet=call.get("SkipAutomaticSecVet", False),
        mock=call.get("Mock", False),
        _updates=0,
        **UNDECIDED,
    )
    if problem is None:
        begin_review(world, brand)
    else:
        world.after("brand", lambda at: never_registered(world, brand, problem, at), share=0.25)
    return brand


UNDECIDED: Row = {
    "status": "PENDING",
    "identity_status": None,
    "tcr_id": None,
    "brand_score": None,
    "russell_3000": None,
    "government_entity": None,
    "tax_exempt_status": None,
    "failure_reason": None,
    "errors": [],
    "brand_feedback": None,
}


def misplaced(world: World, call: Call) -> int | None:
    """Return the code of the failure that a wrong bundle brings."""
    mine = call.account["sid"]
    profile = world.tables["customer_profiles"].get(call["CustomerProfileBundleSid"], {})
    product = world.tables["trust_products"].get(call["A2PProfileBundleSid"], {})
    if call["A2PProfileBundleSid"] in world.tables["customer_profiles"]:
        return 30794
    return None if profile.get("account_sid") == mine and product.get("account_sid") == mine else 30793


def require_submitted(world: World, call: Call) -> None:
    """Refuse a brand whose bundles have not been taken for review."""
    profile = world.tables["customer_profiles"][call["CustomerProfileBundleSid"]]
    product = world.tables["trust_products"][call["A2PProfileBundleSid"]]
    for bundle in (profile, product):
        if bundle["status"] not in SUBMITTED:
            raise TwilioError(INVALID, f"Bundle {bundle['sid']} is {bundle['status']}; submit it for review first")


def fetch(world: World, call: Call) -> Row:
    """Return one brand."""
    return world.find("brands", call.path["Sid"], call.account)


def listed(world: World, call: Call) -> list[Row]:
    """Return all brands of the account."""
    return world.listed("brands", call.account)


def update(world: World, call: Call) -> Row:
    """File a failed brand again with what its bundles say now."""
    brand = fetch(world, call)
    if brand["status"] == "SUSPENDED":
        raise TwilioError(21731, "The brand is suspended.")
    if brand["status"] != "FAILED" or brand["tcr_id"] is None:
        raise TwilioError(21725, "Only a failed brand that the registry knows can be updated.")
    if brand["_updates"] >= FREE_UPDATES:
        raise TwilioError(21724, "The brand was updated too often; ask Support.")
    kept = {"tcr_id": brand["tcr_id"], "date_updated": world.clock.now(), "_updates": brand["_updates"] + 1}
    brand.update({**UNDECIDED, **kept})
    begin_review(world, brand)
    return brand


def mail_again(world: World, call: Call) -> Row:
    """Send a new link after the last one failed."""
    brand = world.find("brands", call.path["BrandRegistrationSid"], call.account)
    mail = latest_mail(world, brand)
    if mail is None or mail["vetting_status"] != "FAILED":
        raise TwilioError(CONFLICT, "A new mail can be sent only after the last verification failed.", 409)
    brand.update(errors=[], identity_status=MAIL_PENDING)
    send_mail(world, brand, world.clock.now())
    return brand


def vettings(world: World, call: Call) -> list[Row]:
    """Return the vettings of one brand, the mailed links among them."""
    brand = world.find("brands", call.path["BrandSid"], call.account)
    rows = [row for row in world.listed("vettings", call.account) if row["brand_sid"] == brand["sid"]]
    return [row for row in rows if call.get("VettingProvider") in (None, row["vetting_provider"])]


def fetch_vetting(world: World, call: Call) -> Row:
    """Return one vetting of a brand."""
    brand = world.find("brands", call.path["BrandSid"], call.account)
    row = world.find("vettings", call.path["BrandVettingSid"], call.account)
    if row["brand_sid"] != brand["sid"]:
        raise TwilioError(20404, f"The requested resource /{row['sid']} was not found", 404)
    return row


def show(row: Row, _call: Call) -> Row:
    """Show a brand with its addresses."""
    url = f"{URL}/{row['sid']}"
    return {
        **row,
        "url": url,
        "links": {"brand_vettings": f"{url}/Vettings", "brand_registration_otps": f"{url}/SmsOtp"},
    }


def show_vetting(row: Row, _call: Call) -> Row:
    """Show a vetting; its SID has a name of its own."""
    shown = {name: value for name, value in row.items() if name != "sid"}
    return {**shown, "brand_vetting_sid": row["sid"], "url": f"{URL}/{row['brand_sid']}/Vettings/{row['sid']}"}


def click(world: World, business: str, at: datetime) -> bool:
    """Follow the mailed link that waits for a business; tell whether there was one."""
    for brand in reversed(world.tables["brands"].values()):
        profile = world.tables["customer_profiles"].get(brand["customer_profile_bundle_sid"], {})
        mail = latest_mail(world, brand)
        if profile.get("_business") == business and mail is not None and mail["vetting_status"] == "PENDING":
            mail["_click"](at)
            return True
    return False


_MADE = "CustomerProfileBundleSid* A2PProfileBundleSid* BrandType Mock:bool SkipAutomaticSecVet:bool"
_PROVIDERS = "VettingProvider:campaign-verify|aegis"
OPERATIONS: list[Operation] = [
    op("POST", "messaging", BASE, create, _MADE, show=show),
    op("GET", "messaging", BASE, listed, key="data", show=show),
    op("GET", "messaging", f"{BASE}/{{Sid}}", fetch, show=show),
    op("POST", "messaging", f"{BASE}/{{Sid}}", update, show=show, http=202),
    op("POST", "messaging", f"{BASE}/{{BrandRegistrationSid}}/2fa", mail_again, show=show, http=200),
    op("GET", "messaging", f"{BASE}/{{BrandSid}}/Vettings", vettings, _PROVIDERS, key="data", show=show_vetting),
    op("GET", "messaging", f"{BASE}/{{BrandSid}}/Vettings/{{BrandVettingSid}}", fetch_vetting, show=show_vetting),
]
