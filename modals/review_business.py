"""The review that closes part 1: every answer, the rules, the cost, and the acceptance."""

from __future__ import annotations

from bot.domain import fees
from bot.domain.answers import Dossier
from bot.domain.choices import CompanyStatus, Volume
from modals import review
from modals.blocks import Block, divider
from modals.fields import Acceptance, Option, Scene
from modals.step import Step
from modals.text import plain
from modals.waits import OF_PART, WAITS

AGAIN = (
    "You are told why, the answers stay, and it can be corrected and filed again up to three times without a new "
    "fee. The first fee is not returned."
)
LISTED = (
    "Listed companies: the review starts when the mailed link is clicked; the carriers charge "
    f"{fees.MAILED_LINK} for each link mailed."
)


def fee(dossier: Dossier) -> fees.Fee:
    """Return what registering this brand costs."""
    return fees.brand_fee(dossier.values("company").get("volume") != Volume.HIGH)


def acceptance(dossier: Dossier) -> str:
    """Return the words a person accepts when part 1 is filed."""
    name = str(dossier.values("company").get("legal_name") or "the business")
    price = fee(dossier)
    mailed = f" and {fees.MAILED_LINK} for each link mailed" if _listed(dossier) else ""
    return (
        f"In the name of {name} I confirm that these answers are true and that I may file them. I accept Twilio's Acceptable "
        "Use Policy and Messaging Policy and the carriers' rules and fines. "
        f"I accept the cost of {price.name.lower()}: {price} once{mailed}, not returned when it is refused."
    )


def _listed(dossier: Dossier) -> bool:
    return dossier.values("tax").get("company_status") == CompanyStatus.PUBLIC


def _above(scene: Scene) -> list[Block]:
    price, wait = fee(scene.dossier), WAITS[OF_PART["business"]]
    cost = f"{price.name}: *{price}* once ({price.source})."
    if _listed(scene.dossier):
        cost += " " + LISTED
    return [
        *review.answers("review_business", scene.dossier),
        *review.checking(scene, "review_business"),
        *review.rules(cost, f"The answer usually takes {wait.usual} ({wait.source}).", review.attempts_left(scene, AGAIN)),
        divider(),
        {"type": "section", "text": plain(acceptance(scene.dossier))},
    ]


STEP = Step(
    name="review_business",
    title="Review and file",
    intro="Please read every answer once more: what does not match the tax record is refused. Nothing is filed before you accept below.",
    fields=(
        review.WHAT_CHANGED,
        review.WHY_ANYWAY,
        Acceptance("accept", "Acceptance", options=(Option("accept", "I accept this, today and in my name"),)),
    ),
    submit="Accept and file",
    above=_above,
)
