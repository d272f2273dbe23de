"""The review that closes part 2: the self-checks, every answer, the rules, the cost, and the acceptance."""

from __future__ import annotations

from bot.domain import fees
from bot.domain.answers import Dossier
from bot.domain.checks import self_checks
from modals import review
from modals.blocks import Block, divider, section
from modals.fields import Acceptance, Option, Scene
from modals.step import Step
from modals.text import plain
from modals.waits import OF_PART, WAITS


def _if_refused() -> str:
    price = fees.FEES["campaign_review_again"]
    return (
        f"You are told why and can correct it. Twilio may charge the review again, {price} each time. Use case, keywords and "
        "replies cannot be corrected without a new campaign."
    )


def _new_campaign() -> str:
    price = fees.FEES["campaign_review"]
    return (
        "⚠️ Twilio does not edit the use case, keywords and replies of a campaign. You changed one of them, so filing deletes the "
        f"refused campaign and files a new one; its review is paid again: {price}."
    )


def review_fee(*, again: bool) -> fees.Fee:
    """Return what the review costs this time."""
    return fees.FEES["campaign_review_again" if again else "campaign_review"]


def acceptance(dossier: Dossier, *, again: bool = False) -> str:
    """Return the words a person accepts when part 2 is filed; `again`: corrected after it was refused."""
    name = str(dossier.values("company").get("legal_name") or "the business")
    return (
        f"I confirm that {name} texts only people who agreed as described here, and stops when they ask. I accept "
        "Twilio's Acceptable Use Policy "
        "and Messaging Policy and the carriers' rules and fines. I accept the cost: "
        f"{review_fee(again=again)} for this review, not returned when it is refused, and {fees.FEES['campaign_monthly']} for the "
        "campaign once it is approved."
    )


def _above(scene: Scene) -> list[Block]:
    wait = WAITS[OF_PART["sms"]]
    again = review.again(scene)
    once, monthly = review_fee(again=again), fees.FEES["campaign_monthly"]
    cost = f"{once.name}: *{once}* ({once.source}). {monthly.name}: *{monthly}* ({monthly.source})."
    return [
        *([section(_new_campaign())] if scene.extra.get("new_campaign") else []),
        section("*What a reviewer looks at first*"),
        *review.verdicts(self_checks(scene.dossier)),
        *review.checking(scene, "review_sms"),
        divider(),
        *review.answers("review_sms", scene.dossier),
        *review.rules(
            cost, f"The answer usually takes {wait.usual} ({wait.source}).", review.attempts_left(scene, _if_refused())
        ),
        divider(),
        {"type": "section", "text": plain(acceptance(scene.dossier, again=again))},
    ]


STEP = Step(
    name="review_sms",
    title="Review and file",
    intro="Please look at this as a stranger would. The campaign is filed as soon as the business is approved, and "
    "not before you accept below.",
    fields=(
        review.WHAT_CHANGED,
        review.WHY_ANYWAY,
        Acceptance("got_it", "Acceptance", options=(Option("got_it", "I accept this, today and in my name"),)),
    ),
    submit="Accept and file",
    above=_above,
)
