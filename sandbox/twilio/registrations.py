"""Which number is registered with the carriers, and the events that tell of it.

A number begins to be registered when it is in a service whose campaign is verified; no REST field shows how far it is.
"""

from datetime import datetime

from sandbox.twilio.events import emit, milliseconds
from sandbox.twilio.orders import Decision, Order
from sandbox.twilio.world import Row, World

AT_PURCHASE = {20005, 21404, 21421, 21422, 21451, 21452, 21615, 21631}  # refusals that come when a number is bought
AT_ATTACHING = {21710, 21712, 21714, 21715}


def campaigns_of(world: World, brand: Row) -> list[Row]:
    """Return the campaigns of a brand."""
    return [row for row in world.tables["campaigns"].values() if row["brand_registration_sid"] == brand["sid"]]


def numbers_in(world: World, service_sid: str) -> list[Row]:
    """Return the numbers attached to a service."""
    sids = [row["sid"] for row in world.tables["pool"].values() if row["service_sid"] == service_sid]
    return [world.tables["numbers"][sid] for sid in sids]


def order_of_campaign(world: World, campaign: Row | None) -> Order:
    """Return the order that decides about a campaign and its numbers."""
    if campaign is None:
        return Order("")
    brand = world.tables["brands"][campaign["brand_registration_sid"]]
    return world.order_of(brand["customer_profile_bundle_sid"])


def register(world: World, service_sid: str, at: datetime) -> None:
    """Begin to register the service's numbers, if its campaign allows it."""
    campaign = world.tables["campaigns"].get(service_sid)
    if campaign is None or campaign["campaign_status"] != "VERIFIED" or campaign["mock"]:
        return
    for number in numbers_in(world, service_sid):
        if number["_registration"] in ("UNREGISTERED", "FAILURE"):
            begin(world, number, campaign, at)


def begin(world: World, number: Row, campaign: Row, at: datetime) -> None:
    """Begin to register one number."""
    number["_registration"] = "PENDING_REGISTRATION"
    number["_campaign"] = campaign
    decision = order_of_campaign(world, campaign).next("number")
    tell(world, number, "number-registration.pending", at)

    def decide(decided: Decision, then: datetime) -> None:
        conclude(world, number, decided, then)

    def waits() -> bool:
        return number["_registration"] == "PENDING_REGISTRATION" and number["_campaign"] is campaign

    world.review(number, "number", decision, decide, waits, since=at)


def conclude(world: World, number: Row, decision: Decision, at: datetime) -> None:
    """Let the carriers' decision about a number take effect."""
    if not decision.approves:
        number["_registration"] = decision.word or "FAILURE"
        tell(world, number, "number-registration.failed", at, decision)
        return
    number["_registration"] = "REGISTERED"
    tell(world, number, "number-registration.successful", at)
    later = order_of_campaign(world, number["_campaign"]).afterwards("number")
    if later is not None:
        world.after("after", lambda then: deregister(world, number, then, later), since=at)


def deregister(world: World, number: Row, at: datetime, decision: Decision | None = None) -> None:
    """Take a number off the carriers' list."""
    if number["_registration"] in ("REGISTERED", "PENDING_REGISTRATION"):
        number["_registration"] = "UNREGISTERED"
        tell(world, number, "number-deregistration.successful", at, decision)


def tell(world: World, number: Row, kind: str, at: datetime, decision: Decision | None = None) -> None:
    """Send an event about a number."""
    campaign = number.get("_campaign") or {}
    data = {
        "id": number["sid"],
        "phonenumber": number["phone_number"],
        "phonenumbersid": number["sid"],
        "campaignsid": campaign.get("_cm"),
        "messagingservicesid": campaign.get("messaging_service_sid"),
        "externalstatus": number["_registration"],
        "failurereason": decision.reason() if decision else None,
        "timestamp": milliseconds(at),
        "updateddate": milliseconds(at),
    }
    emit(world, number["account_sid"], kind, data, at)
