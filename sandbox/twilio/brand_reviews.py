"""How a brand is decided, how its owner is verified by mail, and how it can be lost."""

import uuid
from datetime import datetime
from typing import Any

from sandbox.twilio.campaign_reviews import campaign_lost
from sandbox.twilio.errors import error_url
from sandbox.twilio.evaluations import attached
from sandbox.twilio.events import emit, milliseconds
from sandbox.twilio.orders import APPROVE, Decision, Refusal
from sandbox.twilio.policies import A2P_INFORMATION
from sandbox.twilio.registrations import campaigns_of
from sandbox.twilio.world import Row, World

MAIL_PENDING = "SELF_DECLARED"  # what identity_status says until the link is followed
SUSPENDING = {21731, 30033, 30990}
FEEDBACK = {30795: "TAX_ID", 30796: "STOCK_SYMBOL", 30797: "GOVERNMENT_ENTITY", 30798: "NONPROFIT"}
EXPIRED = Refusal(21741, ("brand_contact_email",), "The link in the verification mail was not followed in time.")


def begin_review(world: World, brand: Row) -> None:
    """Let the registry look at a brand; a mock brand is looked at by nobody."""
    order = world.order_of(brand["customer_profile_bundle_sid"])
    decision = APPROVE if brand["mock"] else order.next("brand")
    world.review(brand, "brand", decision, lambda decided, at: conclude(world, brand, decided, at))


def conclude(world: World, brand: Row, decision: Decision, at: datetime) -> None:
    """Let a decision take effect."""
    if decision.word is not None:
        brand.update(status=decision.word, errors=[error(one) for one in decision.refusals], date_updated=at)
    elif decision.approves:
        approve(world, brand, at)
    else:
        fail(world, brand, decision, at)


def approve(world: World, brand: Row, at: datetime) -> None:
    """Approve a brand; the owner of a listed one has yet to follow the mailed link."""
    information = a2p_information(world, brand)
    listed = information.get("company_type") == "public" and not brand["mock"]
    brand.update(
        status="APPROVED",
        tcr_id=brand["tcr_id"] or registry_id(),
        identity_status=MAIL_PENDING if listed else verified(brand),
        brand_score=None if brand["skip_automatic_sec_vet"] else 75,
        russell_3000=False,
        government_entity=information.get("company_type") == "government",
        tax_exempt_status="501c3" if information.get("company_type") == "non-profit" else None,
        date_updated=at,
    )
    tell(world, brand, "brand-registered", at)
    if listed:
        send_mail(world, brand, at)
    else:
        tell_verified(world, brand, at)
    later = world.order_of(brand["customer_profile_bundle_sid"]).afterwards("brand")
    if later is not None:
        world.after("after", lambda then: lose(world, brand, later, then), since=at)


def fail(world: World, brand: Row, decision: Decision, at: datetime) -> None:
    """Fail a brand for the ordered reasons."""
    reached = all(refusal.tcr for refusal in decision.refusals)
    brand.update(
        status="FAILED",
        tcr_id=(brand["tcr_id"] or registry_id()) if reached else brand["tcr_id"],
        identity_status="UNVERIFIED",
        errors=[error(refusal) for refusal in decision.refusals],
        failure_reason="Registration error",
        brand_feedback=sorted({FEEDBACK.get(code, "OTHERS") for code in decision.codes}),
        date_updated=at,
    )
    tell(world, brand, "brand-failure", at)


def never_registered(world: World, brand: Row, code: int, at: datetime) -> None:
    """Fail a brand whose bundles were not what they should be; the registry never saw it."""
    fail(world, brand, Decision((Refusal(code, (), "The bundles given are not valid for a brand.", tcr=False),)), at)


def lose(world: World, brand: Row, decision: Decision, at: datetime) -> None:
    """Suspend or fail a brand that was approved, and its campaigns with it."""
    status = decision.word or ("SUSPENDED" if decision.codes & SUSPENDING else "FAILED")
    brand.update(status=status, errors=[error(one) for one in decision.refusals], date_updated=at)
    tell(world, brand, "brand-failure", at)
    for campaign in campaigns_of(world, brand):
        campaign_lost(world, campaign, "SUSPENDED", decision, at)


def send_mail(world: World, brand: Row, at: datetime) -> None:
    """Mail a link to the brand's contact: it is followed, or ignored until it expires."""
    mail = world.add(
        "vettings",
        "VT",
        world.account(brand["account_sid"]),
        brand_sid=brand["sid"],
        vetting_provider="aegis",
        vetting_id=None,
        vetting_class="AUTHPLUS",
        vetting_status="PENDING",
    )
    mail.update(date_created=at, date_updated=at)
    mail["_click"] = lambda then: follow_link(world, brand, mail, then)
    if world.order_of(brand["customer_profile_bundle_sid"]).next_mail() == "click":
        world.after("mailed_link", mail["_click"], since=at)
    world.after("mail_expires", lambda then: expire(world, brand, mail, then), since=at)


def follow_link(world: World, brand: Row, mail: Row, at: datetime) -> None:
    """Verify the brand's owner, if the link still holds."""
    if mail["vetting_status"] == "PENDING":
        mail.update(vetting_status="SUCCESS", date_updated=at)
        brand.update(identity_status=verified(brand), errors=[], date_updated=at)
        tell_verified(world, brand, at)


def expire(world: World, brand: Row, mail: Row, at: datetime) -> None:
    """Let a link that was not followed lose its force."""
    if mail["vetting_status"] == "PENDING":
        mail.update(vetting_status="FAILED", date_updated=at)
        brand.update(identity_status="UNVERIFIED", errors=[error(EXPIRED)], date_updated=at)
        tell(world, brand, "brand-unverified", at)


def latest_mail(world: World, brand: Row) -> Row | None:
    """Return the brand's latest verification by mail."""
    mails = [row for row in world.tables["vettings"].values() if row["brand_sid"] == brand["sid"]]
    return mails[-1] if mails else None


def a2p_information(world: World, brand: Row) -> dict[str, Any]:
    """Return what the trust product behind a brand says about the company."""
    product = world.tables["trust_products"].get(brand["a2p_profile_bundle_sid"], {})
    users = (row for row in attached(world, product) if row.get("type") == A2P_INFORMATION)
    return next((row["attributes"] for row in users), {})


def verified(brand: Row) -> str:
    """Return how well a brand is verified once it is."""
    return "VERIFIED" if brand["skip_automatic_sec_vet"] else "VETTED_VERIFIED"


def registry_id() -> str:
    """Return an id as the campaign registry gives to brands."""
    return f"B{uuid.uuid4().hex[:6].upper()}"


def error(refusal: Refusal) -> Row:
    """Return a refusal in the form of a brand's errors."""
    return {
        "error_code": refusal.code,
        "description": refusal.reason or "The brand was rejected by the registry.",
        "url": error_url(refusal.code),
        "fields": list(refusal.fields),
    }


def tell_verified(world: World, brand: Row, at: datetime) -> None:
    """Send the event that a brand's owner is verified."""
    vetted = brand["identity_status"] == "VETTED_VERIFIED"
    tell(world, brand, "brand-vetted-verified" if vetted else "brand-verified", at)


def tell(world: World, brand: Row, name: str, at: datetime) -> None:
    """Send an event about a brand."""
    failures = [
        {
            "registrationerrorcode": row["error_code"],
            "registrationerrordescription": row["description"],
            "registrationerrorurl": row["url"],
            "registrationerrorfields": row["fields"],
        }
        for row in brand["errors"]
    ]
    data = {
        "brandsid": brand["sid"],
        "brandstatus": "registered" if brand["status"] == "APPROVED" else "registration_failed",
        "identitystatus": str(brand["identity_status"]).lower(),
        "externalbrandid": brand["tcr_id"],
        "brandscore": brand["brand_score"],
        "brandregistrationerrors": failures,
        "createddate": milliseconds(brand["date_created"]),
        "updateddate": milliseconds(at),
    }
    emit(world, brand["account_sid"], f"brand-registration.{name}", data, at)
