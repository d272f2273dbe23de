"""How it is told that something went wrong, and what can be done about it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.domain import fees
from bot.domain.cards import Telling
from bot.domain.notices import Notice
from bot.domain.progress import Bar, Finding
from bot.domain.reasons import fields_of, reason_for
from modals import asking
from modals.blocks import Block, button
from modals.notices.people import withdrawn
from modals.notices.words import Wording, bar_of, findings_of, thing, title
from modals.refusal import SHOWN_FINDINGS, filing_again, objections
from modals.text import inert, link


def refused(notice: Notice, telling: Telling) -> Wording:
    """Say why something was refused, and what can be done."""
    findings = findings_of(notice)
    shown = objections(findings, telling)
    rest = [f"And {len(findings) - len(shown)} more: *Fix it* shows them all."] if len(findings) > len(shown) else []
    hopeless = [finding for finding in findings if not reason_for(finding, telling.dossier).resubmit]
    closing = _for_good(hopeless[0], telling) if hopeless else _mendable(notice, telling)
    lead = f"{thing(notice).capitalize()} of {title(telling)} was refused."
    if _about_link(notice):
        lead = f"The check of {title(telling)} by mailed link failed."
    return Wording(
        f"⛔ {lead}",
        [*(shown or ["No reason was given."]), *rest, *closing],
        buttons=[] if hopeless else _mending(notice, telling),
    )


def _for_good(finding: Finding, telling: Telling) -> list[str]:
    return [
        "This cannot be mended by filing again. We look once a day whether Twilio decided otherwise, and tell you here.",
        asking.about_refusal(telling, finding),
    ]


def _mendable(notice: Notice, telling: Telling) -> list[str]:
    """Return what can be done here, and what it costs."""
    findings = findings_of(notice)
    first = "the first answer concerned, with what you gave before" if any(map(fields_of, findings)) else "the review"
    opens = f"*Fix it* opens {first}."
    if not _about_link(notice):
        return [f"{opens} {filing_again(bar_of(notice), notice, telling)}"]
    return [
        opens,
        f"If the mailbox was right, *Mail the link again* has a new one mailed, for {fees.FEES['mailed_link']}; if it was wrong, "
        "*Fix it* lets you correct it first, for the same fee.",
    ]


def _mending(notice: Notice, telling: Telling) -> list[Block]:
    again = button("resend_link", "Mail the link again", telling.registration.id)
    fix = button("fix", "Fix it", telling.registration.id, style="primary")
    return [fix, again] if _about_link(notice) else [fix]


def _about_link(notice: Notice) -> bool:
    return notice.facts.get("stage") == "link"


def lost(notice: Notice, telling: Telling) -> Wording:
    """Say that what was approved was taken away, or that the registration was withdrawn."""
    if notice.facts.get("withdrawn_by"):
        return withdrawn(notice, telling)
    if notice.facts.get("mendable"):
        return _lost_for_now(notice, telling)
    said = str(notice.facts.get("said") or "")
    findings = findings_of(notice)
    # No look shows what the carriers do with a number: only an event does.
    back = "We look once a day whether it was given back, and tell you here."
    if bar_of(notice) is Bar.NUMBER:
        back = "If Twilio tells us that it was given back, we tell you here."
    return Wording(
        _taken_away(notice, telling),
        [
            *([f"Twilio says: `{inert(said, 100)}`."] if said else []),
            *objections(findings, telling, lost=True),
            f"Texts are not delivered now, and filing again does not help. Please stop sending. {back}",
            asking.about_loss(telling, thing(notice), said, notice.codes),
        ],
    )


def _taken_away(notice: Notice, telling: Telling) -> str:
    return f"❌ {thing(notice).capitalize()} of {title(telling)} was approved before and has been taken away since."


def _lost_for_now(notice: Notice, telling: Telling) -> Wording:
    """Say what was refused after it was approved, and can be mended and filed again."""
    findings = findings_of(notice)
    stop = "Texts may not be delivered until it is approved again: please stop sending."
    return Wording(
        _taken_away(notice, telling),
        [*objections(findings, telling), f"{stop} {' '.join(_mendable(notice, telling))}"],
        buttons=_mending(notice, telling),
    )


def watch(notice: Notice, telling: Telling) -> Wording:
    """Say what changed on the pages of an approved campaign."""
    changes = list(notice.facts.get("changes") or ())
    several = len({str(change.get("url")) for change in changes}) > 1
    return Wording(
        f"👀 {'Pages' if several else 'A page'} of {title(telling)} changed since the campaign was approved.",
        [
            *(_change(change) for change in changes[:SHOWN_FINDINGS]),
            "Carriers look again at any time: please put it right, or they may stop the campaign. Nothing has to be filed for it.",
        ],
        "Looked at: the web site, the sign-up page, the privacy policy and the terms, twice within a few hours.",
    )


def _change(change: Mapping[str, Any]) -> str:
    url = str(change.get("url") or "")
    page = f"{link(url, url)}: " if url else ""
    told = f"{page}*{inert(str(change.get('title') or ''), 150)}*. {inert(str(change.get('text') or ''), 500)}"
    moved = {"No longer there": change.get("gone"), "New there": change.get("come")}
    return "\n".join([told, *(f"{what}: “{inert(str(words), 300)}”" for what, words in moved.items() if words)])
