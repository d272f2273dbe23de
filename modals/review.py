"""What both reviews share: every answer of a part, the rules and the cost, and the words a person accepts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.domain.answers import PART_OF, REVIEWS
from bot.domain.checks import CheckResult, Verdict
from bot.domain.dossier import Dossier
from modals import address, campaign, company, contact, opt_in, samples, tax
from modals.blocks import Block, actions, button, context, divider, pairs, paragraphs, section
from modals.fields import Scene, Text
from modals.findings import verdicts
from modals.step import Line, Step
from modals.text import LONGEST, clip, link, mrkdwn, plain

SHOWN = 12  # findings: Slack takes a hundred blocks a window, and the answers need theirs
BESIDE = 300  # characters of an answer that still reads well beside its label

ACCEPTABLE_USE = ("https://www.twilio.com/legal/aup", "Twilio's Acceptable Use Policy")
MESSAGING_POLICY = ("https://www.twilio.com/legal/messaging-policy", "Messaging Policy")
FINES = ("https://help.twilio.com/articles/4410588996123", "T-Mobile's fees at Twilio's help centre")
LAW = (
    "US law (the TCPA) and the carriers allow texts only to people who agreed to get them and can opt out at any time; "
    f"{link(*ACCEPTABLE_USE)} and {link(*MESSAGING_POLICY)} apply. For forbidden content T-Mobile takes $500 to $2,000 a violation, and "
    f"whoever sends the texts pays: {link(*FINES)}."
)


CLOSED = {
    module.STEP.name: module.STEP for module in (company, address, tax, contact, campaign, samples, opt_in)
}  # what reviews sum up


def answers(review: str, dossier: Dossier) -> list[Block]:
    """Return every answer of the part that a review closes, step by step, each with its Edit button."""
    names = [model.step for model in PART_OF[review].steps if model.step not in REVIEWS]
    return [block for name in names for block in _one_step(CLOSED[name], dossier)]


def _one_step(step: Step, dossier: Dossier) -> Iterator[Block]:
    yield section(f"*{step.title}*", accessory=button(f"open.{step.name}", "Edit"))
    lines = step.lines(dossier)
    yield from pairs((line.label, _value(line)) for line in lines if len(line.text) <= BESIDE)
    for line in lines:
        if len(line.text) > BESIDE:
            yield context(f"*{line.label}*")
            yield from paragraphs(clip(line.text, LONGEST))  # no good answer is longer
    if not dossier.complete(step.name):
        yield context("⚠️ Something is still missing here.")


def _value(line: Line) -> Mapping[str, object]:
    return mrkdwn(line.text) if line.formatted else plain(line.text)


def rules(cost: str, wait: str, attempts: str) -> list[Block]:
    """Return the law and the carriers' fines, the cost, the attempts and the usual wait."""
    return [
        divider(),
        section(LAW),
        section(f"*What it costs*\n{cost}\n*If it is refused*\n{attempts}"),
        context(f"⏳ {wait}"),
    ]


def checking(scene: Scene, review: str, results: Sequence[CheckResult]) -> list[Block]:
    """Return the sign that checks are still running, or these results of theirs once they are done."""
    if scene.extra.get("checking"):
        return [{**context("🔎 Opening your pages as a reviewer would…"), "block_id": f"{review}.checking"}]
    if "checks" not in scene.extra:
        return []
    found = sorted(results, key=lambda result: result.verdict is not Verdict.BLOCK)
    more = [context(f"And {len(found) - SHOWN} more, shown once these are mended.")] if len(found) > SHOWN else []
    none = [] if scene.extra["checks"] else [section("✅ The checks found nothing that a reviewer would refuse.")]
    again = actions([button("check_again", "Check again")], f"{review}.again")
    steps = scene.extra.get("open_steps")
    return [*none, *verdicts(found[:SHOWN], steps), *more, *again]


@dataclass(frozen=True)
class WhatChanged(Text):
    """What was mended outside of the answers; asked only when the same answers are filed again after a refusal."""

    def visible(self, scene: Scene) -> bool:
        """Tell whether it is asked."""
        return bool(scene.extra.get("unchanged"))


@dataclass(frozen=True)
class WhyAnyway(Text):
    """Why to file what a check objects to; asked only when one does."""

    def visible(self, scene: Scene) -> bool:
        """Tell whether it is asked."""
        return bool(scene.extra.get("blocked"))


WHY_ANYWAY = WhyAnyway(
    "why_anyway",
    "File it all the same? Then say why",
    "A check above says ⛔: reviewers would refuse this, and the fee is not returned. What you write here is kept with the filing.",
    optional=True,
    multiline=True,
    most=500,
)
WHAT_CHANGED = WhatChanged(
    "what_changed",
    "What did you change since it was refused?",
    "No answer was changed. If you mended something outside of them, such as a page of your site, say what: reviewers look "
    "again. If nothing had to be, say so.",
    multiline=True,
    most=500,
)


def again(scene: Scene) -> bool:
    """Tell whether the part is filed again after it was refused."""
    return bool(scene.extra.get("again"))


def attempts_left(scene: Scene, otherwise: str) -> str:
    """Return how many filings are left, once the listener knows."""
    left = scene.extra.get("attempts_left")
    return otherwise if left is None else f"It can be corrected and filed again; attempts left: {left}."
