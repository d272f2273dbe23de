"""The review of a bundle: submitted, looked at, decided, told to its status callback."""

from datetime import datetime

from sandbox.twilio.evaluations import attached
from sandbox.twilio.orders import Decision, Order
from sandbox.twilio.policies import ADDRESS_DOCUMENT, BUSINESS
from sandbox.twilio.world import Row, World

# Refusals of e-mail and address checks come within seconds, long before a person has looked.
VALIDATED = {18018, 18053, 18054, 18055, 18056, 18603, 18606}
DOCUMENT_SAYS = {
    "draft": "DRAFT",
    "pending-review": "PENDING_REVIEW",
    "in-review": "PENDING_REVIEW",
    "twilio-rejected": "REJECTED",
    "twilio-approved": "APPROVED",
}


def bind_order(world: World, profile: Row) -> None:
    """Let the order for a profile's business, if one waits, stay with this profile."""
    business = next((row for row in attached(world, profile) if row.get("type") == BUSINESS), None)
    if business is not None:
        profile.setdefault("_business", str(business["attributes"].get("business_name", "")).strip())
    name = profile.get("_business", "")
    if "_order" not in profile and (order := world.orders.take(name)) is not None:
        profile["_order"] = order


def profile_behind(world: World, bundle: Row) -> Row | None:
    """Return the customer profile whose order decides about a bundle: itself, or the one it is linked to."""
    if bundle["_stage"] == "profile":
        return bundle
    return next((row for row in attached(world, bundle) if row["sid"] in world.tables["customer_profiles"]), None)


def order_behind(world: World, bundle: Row) -> Order:
    """Return the order that decides about a bundle."""
    profile = profile_behind(world, bundle)
    return world.order_of(profile["sid"]) if profile else Order("")


def submit(world: World, bundle: Row) -> None:
    """Take a bundle for review."""
    if (profile := profile_behind(world, bundle)) is not None:
        bind_order(world, profile)
    if bundle["_stage"] == "profile":
        bundle.setdefault("_order", Order(bundle["_business"]))  # an order that comes later is for another profile
    decision = order_behind(world, bundle).next(bundle["_stage"])
    bundle["_round"] = turn = bundle.get("_round", 0) + 1
    move(world, bundle, "pending-review", world.clock.now())

    def current(status: str) -> bool:
        return bool(turn == bundle["_round"] and bundle["status"] == status)

    def look(at: datetime) -> None:
        if current("pending-review"):
            move(world, bundle, "in-review", at)

    def decide(decided: Decision, at: datetime) -> None:
        conclude(world, bundle, decided, at)

    def waits() -> bool:
        return current("pending-review") or current("in-review")

    if decision.codes & VALIDATED:
        world.review(bundle, "validation", decision, decide, waits)
        return
    world.after(bundle["_stage"], look, share=0.25)
    world.review(bundle, bundle["_stage"], decision, decide, waits)


def conclude(world: World, bundle: Row, decision: Decision, at: datetime) -> None:
    """Let a decision take effect, and arrange what is ordered to happen afterwards."""
    approved = decision.word or ("twilio-approved" if decision.approves else "twilio-rejected")
    bundle["errors"] = [{"code": refusal.code} for refusal in decision.refusals] or None
    move(world, bundle, approved, at, decision.reason())
    later = order_behind(world, bundle).afterwards(bundle["_stage"]) if decision.approves else None
    if later is not None:
        world.after("after", lambda then: conclude(world, bundle, later, then), since=at)


def move(world: World, bundle: Row, status: str, at: datetime, reason: str = "") -> None:
    """Change a bundle's status, its documents with it, and tell its callback."""
    bundle.update(status=status, date_updated=at)
    if status == "pending-review":
        bundle["errors"] = None
    for document in attached(world, bundle):
        if document.get("type") == ADDRESS_DOCUMENT:
            document["status"] = DOCUMENT_SAYS.get(status, document["status"])
    fields = {"AccountSid": bundle["account_sid"], "BundleSid": bundle["sid"], "Status": status}
    token = world.account(bundle["account_sid"])["auth_token"]
    world.post.form(bundle["status_callback"], token, {**fields, **({"FailureReason": reason} if reason else {})})
