"""Drafts: texts written before they may be sent, and what our checks say of one text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.domain.checks import CheckResult, forbidden, judged, papers_of
from bot.domain.checks.topics import TOPICS
from bot.domain.dossier import Dossier
from bot.domain.errors import FieldErrors

LONGEST = 1600  # characters Twilio takes in one message (reference 6)
LONGEST_NAME = 60


@dataclass(frozen=True)
class Draft:
    """One text as it was kept last: by whom, when, and how often it was kept (`version`)."""

    id: str
    name: str = field(repr=False)
    body: str = field(repr=False)
    version: int
    by: str
    at: datetime


def faults(name: str, body: str) -> FieldErrors | None:
    """Say what keeps a text from being kept, if anything does."""
    found = {"name": _length(name, LONGEST_NAME, "name"), "body": _length(body, LONGEST, "text")}
    wrong = {name: sentence for name, sentence in found.items() if sentence}
    return FieldErrors(wrong) if wrong else None


def _length(typed: str, most: int, what: str) -> str:
    if not typed:
        return f"Please give a {what}, like “{EXAMPLES[what]}”."
    over = len(typed) - most
    return f"A {what} has at most {most:,} characters; this has {over:,} more." if over > 0 else ""


EXAMPLES: Mapping[str, str] = {
    "name": "Welcome",
    "text": "Harbor: your order is on its way. Reply STOP to opt out.",
}

# The checks of samples that judge one text alone, with what they say of a text instead of a sample.
OF_ONE_TEXT: Mapping[str, tuple[str, str]] = {
    **{check.id: (check.title, "") for check in forbidden.CHECKS},
    **{topic.id: ("What it is about", f"Carriers do not carry {topic.what}: leave it out.") for topic in TOPICS},
    "sample_names": ("Who texts", "Begin with “{brand}: …”."),
    "sample_exit": (
        "How to leave",
        "End with “Reply STOP to opt out.”, in the first text to somebody and in one now and then.",
    ),
    "sample_links": ("Links", ""),
}


def objections(dossier: Dossier, body: str) -> tuple[CheckResult, ...]:
    """Return what a reviewer would object to in one text of this business; nothing of it keeps a text from being kept."""
    alone = replace(papers_of(dossier), goal="", message_flow="", samples={"sample_1": body})
    found = (one for one in judged(alone, {"samples"}) if one.id in OF_ONE_TEXT)
    return tuple(_reworded(one, alone.brand) for one in found)


def _reworded(result: CheckResult, brand: str) -> CheckResult:
    title, advice = OF_ONE_TEXT[result.id]
    return replace(result, title=title, advice=advice.replace("{brand}", brand) or result.advice)
