"""The review that closes part 2: the self-checks, every answer, the rules, the cost, and the acceptance."""

from __future__ import annotations

from bot.domain import fees
from bot.domain.checks import OF_PART as JUDGED
from bot.domain.checks import CheckResult, first_look, judged, papers_of
from bot.domain.dossier import Dossier
from modals import review
from modals.blocks import Block, divider, section
from modals.fields import Scene
from modals.findings import verdicts
from modals.menus import Acceptance, Option
from modals.step import Step
from modals.text import plain
from modals.waits import OF_PART, WAITS


def _if_refused() -> str:
    price = fees.FEES["campaign_review_again"]
    return (
        f"You are told why and can correct it. Twilio may charge the review again, {price} each time. Use case, keywords and "
        "replies cannot be corrected without a new campaign."
    )


NEW_CAMPAIGN = {
    "changed": "⚠️ Twilio does not edit the use case, keywords and replies of a campaign. You changed one of them",
    "unreviewed": "⚠️ Nobody reviewed this campaign in time, and Twilio takes it up again only as a new one",
}


def _new_campaign(why: str) -> str:
    price = fees.FEES["campaign_review"]
    return f"{NEW_CAMPAIGN[why]}, so filing deletes the refused campaign and files a new one; its review is paid again: {price}."


def _if_not_edited() -> str:
    return (
        "Twilio does not let every account edit a campaign: where it does not, the refused one is deleted and the corrected one filed "
        f"as a new one, for {fees.FEES['campaign_review']}."
    )


def review_fee(*, again: bool) -> fees.Fee:
    """Return what the review costs this time."""
    return fees.FEES["campaign_review_again" if again else "campaign_review"]


def acceptance(dossier: Dossier, *, again: bool = False) -> str:
    """Return the words a person accepts when part 2 is filed; `again`: corrected after it was refused."""
    name = str(dossier.values("company").get("legal_name") or "the business")
    anew = " Where Twilio takes no correction, the refused campaign is deleted and a new one filed." if again else ""
    return (
        f"I confirm that {name} texts only people who agreed as described here, and stops when they ask. I accept "
        "Twilio's Acceptable Use Policy "
        "and Messaging Policy and the carriers' rules and fines. I accept the cost: "
        f"{review_fee(again=again)} for this review, not returned when it is refused, and {fees.FEES['campaign_monthly']} for the "
        f"campaign once it is approved.{anew}"
    )


def _looked_at(scene: Scene) -> tuple[tuple[CheckResult, ...], tuple[CheckResult, ...]]:
    """Return what a reviewer looks at first and what else was found; while the pages are still opened, as far as the answers tell."""
    papers = papers_of(scene.dossier)
    found = scene.extra.get("checks")
    return first_look(papers, judged(papers, JUDGED["sms"]) if found is None else found)


def _above(scene: Scene) -> list[Block]:
    four, rest = _looked_at(scene)
    wait = WAITS[OF_PART["sms"]]
    again = review.again(scene)
    once, monthly = review_fee(again=again), fees.FEES["campaign_monthly"]
    cost = f"{once.name}: *{once}* ({once.source}). {monthly.name}: *{monthly}* ({monthly.source})."
    why = scene.extra.get("new_campaign")
    if again and not why:
        cost += f" {_if_not_edited()}"
    return [
        *([section(_new_campaign(why))] if why else []),
        section("*What a reviewer looks at first*"),
        *verdicts(four, scene.extra.get("open_steps")),
        *review.checking(scene, "review_sms", rest),
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
