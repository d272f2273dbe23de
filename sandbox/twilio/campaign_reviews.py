"""How a campaign is decided, and how it can be lost."""

from datetime import datetime

from sandbox.twilio.errors import error_url
from sandbox.twilio.events import emit, milliseconds
from sandbox.twilio.orders import APPROVE, Decision
from sandbox.twilio.registrations import deregister, numbers_in, order_of_campaign, register
from sandbox.twilio.world import Row, World

SUSPENDING = {30033, 30990, 30992, 30993}


def begin_review(world: World, campaign: Row) -> None:
    """Take a campaign for review; a mock campaign is reviewed by nobody."""
    decision = APPROVE if campaign["mock"] else order_of_campaign(world, campaign).next("campaign")
    campaign["_round"] = turn = campaign.get("_round", 0) + 1
    tell_campaign(world, campaign, "campaign-submitted", world.clock.now())

    def current() -> bool:
        alive = world.tables["campaigns"].get(campaign["messaging_service_sid"]) is campaign
        return alive and campaign["_round"] == turn

    def look(at: datetime) -> None:
        if current() and campaign["campaign_status"] == "PENDING":
            campaign.update(campaign_status="IN_PROGRESS", date_updated=at)

    def decide(decided: Decision, at: datetime) -> None:
        conclude(world, campaign, decided, at)

    world.after("campaign", look, share=0.01)
    world.review(campaign, "campaign", decision, decide, current)


def conclude(world: World, campaign: Row, decision: Decision, at: datetime) -> None:
    """Let a decision take effect."""
    status = decision.word or ("VERIFIED" if decision.approves else "FAILED")
    campaign.update(campaign_status=status, errors=errors_of(decision), date_updated=at)
    if not decision.approves:
        tell_campaign(world, campaign, "campaign-failure", at)
        return
    campaign["campaign_id"] = "C" + campaign["_cm"][-6:].upper()
    tell_campaign(world, campaign, "campaign-approved", at)
    register(world, campaign["messaging_service_sid"], at)
    later = order_of_campaign(world, campaign).afterwards("campaign")
    if later is not None:
        world.after("after", lambda then: lose(world, campaign, later, then), since=at)


def lose(world: World, campaign: Row, decision: Decision, at: datetime) -> None:
    """Stop a campaign that was approved, for the ordered reason."""
    status = decision.word or ("SUSPENDED" if decision.codes & SUSPENDING else "FAILED")
    campaign_lost(world, campaign, status, decision, at)


def campaign_lost(world: World, campaign: Row, status: str, decision: Decision, at: datetime) -> None:
    """Stop a campaign, whatever had become of it; its numbers are no longer registered."""
    campaign["_round"] += 1  # a review still under way decides nothing any more
    campaign.update(campaign_status=status, errors=errors_of(decision), date_updated=at)
    tell_campaign(world, campaign, "campaign-failure", at)
    for number in numbers_in(world, campaign["messaging_service_sid"]):
        deregister(world, number, at, decision)


def errors_of(decision: Decision) -> list[Row]:
    """Return the refusals in the form of a campaign's errors."""
    return [
        {
            "error_code": refusal.code,
            "fields": list(refusal.fields),
            "url": error_url(refusal.code),
            "description": refusal.reason or "The campaign was reviewed and rejected.",
        }
        for refusal in decision.refusals
    ]


def tell_campaign(world: World, campaign: Row, name: str, at: datetime) -> None:
    """Send an event about a campaign."""
    says = {"campaign-submitted": "pending", "campaign-approved": "success", "campaign-failure": "failure"}
    data = {
        "brandsid": campaign["brand_registration_sid"],
        "campaignsid": campaign["_cm"],
        "messagingservicesid": campaign["messaging_service_sid"],
        "externalcampaignid": campaign["campaign_id"],
        "a2pusecase": campaign["us_app_to_person_usecase"],
        "campaignregistrationstatus": says.get(name, "failure"),
        "createddate": milliseconds(campaign["date_created"]),
        "updateddate": milliseconds(at),
        "timestamp": milliseconds(at),
    }
    emit(world, campaign["account_sid"], f"campaign-registration.{name}", data, at)
