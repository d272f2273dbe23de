"""What a refusal says besides its reasons: which answers it is about, what filing again costs, and how often it can be done."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from bot.domain import fees, support
from bot.domain.cards import Telling
from bot.domain.choices import Volume
from bot.domain.dossier import Dossier
from bot.domain.notices import Notice
from bot.domain.progress import Bar, Finding
from bot.domain.reasons import UPDATES_OF_A_BRAND, fields_of
from modals import STEPS
from modals.fields import said
from modals.reasons import explained, told_once
from modals.text import inert

SHOWN_FINDINGS = 6
SHOWN_FIELDS = 4
ROOM = 4000  # characters: Slack refuses messages of about three times as much in all


def objections(findings: Sequence[Finding], telling: Telling, *, lost: bool = False) -> list[str]:
    """Return the objections in words, each with the answers it is about, as many as a message holds."""
    shown = told_once(findings[:SHOWN_FINDINGS])
    texts = [_objection(finding, telling.dossier, lost=lost, repeated=repeated) for finding, repeated in shown]
    lengths = accumulate(len(text) for text in texts)
    return [text for text, length in zip(texts, lengths, strict=True) if length <= ROOM or text is texts[0]]


def _objection(finding: Finding, dossier: Dossier, *, lost: bool, repeated: bool) -> str:
    named = [_label(path, dossier) for path in fields_of(finding)]
    more = f" and {len(named) - SHOWN_FIELDS} more" if len(named) > SHOWN_FIELDS else ""
    about = f"\nAbout: {', '.join(named[:SHOWN_FIELDS])}{more}" if named else ""
    return explained(finding, dossier, lost=lost, repeated=repeated) + about


def _label(path: str, dossier: Dossier) -> str:
    """Return what a field is called in its window, and which window that is."""
    step, _, name = path.partition(".")
    field = next((field for field in STEPS[step].fields if field.name == name), None)
    return f"_{STEPS[step].title}_ › {said(field.label, dossier) if field else name}"


def _kept(telling: Telling) -> str:
    """Return what becomes of the number that was bought before, if one was."""
    sid = support.ids_of(telling.marks).get("Number")
    out = "is taken out of the messaging service then"
    stays = "stays at Twilio and costs the same on top until the operator of this app releases it there"
    return f" The one that was bought, `{inert(sid, 40)}`, {out}; it {stays}." if sid else ""


def filing_again(bar: Bar, notice: Notice, telling: Telling) -> str:
    """Return what filing again costs, and how many corrections are left where they are counted."""
    if bar is Bar.CAMPAIGN:
        again, anew = fees.FEES["campaign_review_again"], fees.FEES["campaign_review"]
        return f"Filing again: {again} for the review; {anew} where Twilio takes no correction and a new campaign is needed."
    if bar is Bar.NUMBER:
        return f"Another number costs {fees.FEES['number_monthly']}.{_kept(telling)}"
    if bar is not Bar.BRAND:
        return "Filing again costs nothing."
    left = max(0, UPDATES_OF_A_BRAND - int(notice.facts.get("corrections") or 0))
    price = fees.brand_fee(telling.dossier.values("company").get("volume") != Volume.HIGH)
    return (
        f"Filing again: nothing for the correction; {price} if the registry never received the brand and it is registered anew. "
        f"Corrections left: {left} of {UPDATES_OF_A_BRAND}."
    )
