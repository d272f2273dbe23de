"""The review that closes part 1: every answer, the rules, the cost, and the acceptance."""

from __future__ import annotations

from bot.domain import fees
from bot.domain.choices import CompanyStatus, Volume
from bot.domain.dossier import Dossier
from modals import review
from modals.blocks import Block, divider, section
from modals.fields import Scene
from modals.menus import Acceptance, Option
from modals.step import Step
from modals.text import plain
from modals.waits import OF_PART, WAITS

AGAIN = (
    "You are told why, the answers stay, and it can be corrected and filed again up to three times without a new "
    "fee. The first fee is not returned."
)


def _for_listed() -> str:
    price = fees.FEES["mailed_link"]
    return f"Listed companies: the carriers charge *{price}* for each link mailed ({price.source})."


def fee(dossier: Dossier) -> fees.Fee:
    """Return what registering this brand costs."""
    return fees.brand_fee(dossier.values("company").get("volume") != Volume.HIGH)


def acceptance(dossier: Dossier, *, again: bool = False) -> str:
    """Return the words a person accepts when part 1 is filed; `again`: corrected after it was refused."""
    name = str(dossier.values("company").get("legal_name") or "the business")
    price = fee(dossier)
    mailed = f" and {fees.FEES['mailed_link']} for each link mailed" if _listed(dossier) else ""
    cost = f"I accept the cost of {price.name.lower()}: {price} once{mailed}, not returned when it is refused."
    if again:
        cost = (
            f"I accept the cost of filing it again: nothing for the correction itself{mailed}, and {price} once more if the "
            "brand has to be registered anew, because the carriers' registry never received it or the volume was changed."
        )
    return (
        f"In the name of {name} I confirm that these answers are true and that I may file them. I accept Twilio's Acceptable "
        "Use Policy and Messaging Policy and the carriers' rules and fines. "
        f"{cost}"
    )


def _listed(dossier: Dossier) -> bool:
    return dossier.values("tax").get("company_status") == CompanyStatus.PUBLIC


def _another_volume(price: fees.Fee, *, new: bool) -> str:
    if not new:
        return (
            "⚠️ You changed the volume. The brand that is there was not refused and keeps its own: only Twilio Support changes that, "
            "which the operator of this app can ask for."
        )
    return (
        "⚠️ Twilio does not edit the volume of a brand. You changed it, so filing registers a new brand and leaves the refused one "
        f"behind; that costs the registration again: {price}."
    )


def _above(scene: Scene) -> list[Block]:
    price, wait = fee(scene.dossier), WAITS[OF_PART["business"]]
    again, volume = review.again(scene), scene.extra.get("volume")
    cost = f"{price.name}: *{price}* once ({price.source})."
    if again:
        cost = f"Filing a correction: nothing. If the registry never got the brand: {price.name.lower()}, *{price}* ({price.source})."
    if _listed(scene.dossier):
        cost += " " + _for_listed()
    return [
        *([section(_another_volume(price, new=volume == "new"))] if again and volume else []),
        *review.answers("review_business", scene.dossier),
        *review.checking(scene, "review_business", scene.extra.get("checks", ())),
        *review.rules(
            cost, f"The answer usually takes {wait.usual} ({wait.source}).", review.attempts_left(scene, AGAIN)
        ),
        divider(),
        {"type": "section", "text": plain(acceptance(scene.dossier, again=again))},
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
