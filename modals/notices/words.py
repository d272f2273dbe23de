"""What the wordings share: what a notice is made of, and what it is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.domain.cards import Telling
from bot.domain.notices import Notice
from bot.domain.progress import Bar, Finding
from modals.blocks import Block
from modals.reasons import finding_of
from modals.text import inert

# What a stage is about; all others make or hand in the business profile.
ABOUT = {
    "brand": Bar.BRAND,
    "link": Bar.BRAND,
    "campaign": Bar.CAMPAIGN,
    "service": Bar.CAMPAIGN,
    "number": Bar.NUMBER,
    "attachment": Bar.NUMBER,
    "registered": Bar.NUMBER,
}
THING = {
    Bar.BUSINESS: "the business profile",
    Bar.BRAND: "the brand",
    Bar.CAMPAIGN: "the campaign",
    Bar.NUMBER: "the number",
}


@dataclass(frozen=True)
class Wording:
    """What a notice says: a sentence, what explains it, small print, and buttons."""

    lead: str
    more: Sequence[str] = ()
    small: str = ""
    buttons: Sequence[Block] = field(default=())


def bar_of(notice: Notice) -> Bar:
    """Return which of the four bars a notice is about."""
    return ABOUT.get(str(notice.facts.get("stage") or ""), Bar.BUSINESS)


def thing(notice: Notice) -> str:
    """Return what a notice is about, in words."""
    return THING[bar_of(notice)]


def title(telling: Telling) -> str:
    """Return the company's name, as it can stand inside a sentence."""
    return inert(telling.dossier.title, 150)


def findings_of(notice: Notice) -> list[Finding]:
    """Return what the provider objected to."""
    return [finding_of(stored) for stored in notice.facts.get("findings") or ()]
