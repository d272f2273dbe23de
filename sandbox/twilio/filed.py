"""What was filed, business by business, as somebody who plays the reviewers wants to see it."""

from typing import Any

from sandbox.twilio.brand_reviews import MAIL_PENDING, latest_mail
from sandbox.twilio.desk import as_told, desk_key
from sandbox.twilio.evaluations import attached
from sandbox.twilio.orders import read_decision
from sandbox.twilio.registrations import campaigns_of, numbers_in
from sandbox.twilio.world import Row, World


def filed(world: World) -> list[dict[str, Any]]:
    """Return every business with its bundles, brands, campaigns and numbers, the newest business first."""
    profiles = [row for sid, row in world.tables["customer_profiles"].items() if sid != world.primary_profile_sid]
    return [_business(world, profile) for profile in reversed(profiles)]


def decide(world: World, wish: dict[str, Any]) -> dict[str, Any]:
    """Decide now about something that waits (`decision`, as in an order), or put it off by `seconds`."""
    sid, now = str(wish["sid"]), world.clock.now()
    if "seconds" in wish:
        world.desk.put_off(sid, float(wish["seconds"]), now)
    else:
        decision = read_decision(wish["decision"])
        if decision.after:
            raise ValueError("What happens after an approval is ordered, not decided.")
        world.desk.decide(sid, decision, now)
    return as_told(world.desk.waiting(sid))


def _business(world: World, profile: Row) -> dict[str, Any]:
    brands = [row for row in world.tables["brands"].values() if row["customer_profile_bundle_sid"] == profile["sid"]]
    campaigns = [campaign for brand in brands for campaign in campaigns_of(world, brand)]
    numbers = [number for campaign in campaigns for number in numbers_in(world, campaign["messaging_service_sid"])]
    items = [
        _item(world, profile, "profile", profile["status"], profile["errors"]),
        *(_item(world, row, "trust_product", row["status"], row["errors"]) for row in _products(world, profile)),
        *(_item(world, row, "brand", row["status"], row["errors"]) for row in brands),
        *(_item(world, row, "campaign", row["campaign_status"], row["errors"]) for row in campaigns),
        *(_item(world, row, "number", row["_registration"], None, row["phone_number"]) for row in numbers),
    ]
    mail = any(_waits_for_click(world, brand) for brand in brands)
    return {"business": profile.get("_business") or profile["friendly_name"], "items": items, "mail": mail}


def _products(world: World, profile: Row) -> list[Row]:
    products = world.tables["trust_products"].values()
    return [row for row in products if any(held["sid"] == profile["sid"] for held in attached(world, row))]


def _item(world: World, row: Row, stage: str, says: str, errors: list[Row] | None, name: str = "") -> dict[str, Any]:
    codes = [error.get("code") or error.get("error_code") for error in errors or []]
    key = desk_key(row)
    told = {"sid": key, "stage": stage, "name": name, "says": says, "codes": codes}
    return {**told, "updated": row["date_updated"].isoformat(), **as_told(world.desk.waiting(key))}


def _waits_for_click(world: World, brand: Row) -> bool:
    mail = latest_mail(world, brand)
    return brand["identity_status"] == MAIL_PENDING and mail is not None and mail["vetting_status"] == "PENDING"
