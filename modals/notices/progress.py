"""How it is told that things move, or wait."""

from __future__ import annotations

from datetime import datetime

from bot.domain import fees
from bot.domain.cards import Telling
from bot.domain.notices import Notice
from bot.domain.overdue import LINK_LIVES
from bot.domain.progress import Bar, Mark
from modals import asking
from modals.notices.people import changed, mended
from modals.notices.words import THING, Wording, bar_of, thing, title
from modals.text import inert, masked_email, when
from modals.waits import MAILED, WAITS

ELSE = "The card above says how everything else stands"


def filed(notice: Notice, telling: Telling) -> Wording:
    """Say that something was taken for review, and how long that takes."""
    bar = bar_of(notice)
    part = "sms" if bar is Bar.CAMPAIGN else "business"
    filing = telling.registration.filing(part)
    again = f" (filing {filing.number})" if filing and filing.number > 1 else ""
    wait = WAITS[Bar.BRAND if bar is Bar.BUSINESS else bar]
    return Wording(
        f"📨 {THING[bar].capitalize()} of {title(telling)} was filed and taken for review{again}.",
        [f"The answer usually takes {wait.usual}. Nothing is needed from you until then; we look and tell you here."],
        f"Source of the wait: {wait.source}",
    )


def waiting(notice: Notice, telling: Telling) -> Wording:
    """Say why something stands still: mended and not yet filed, Twilio away, overdue, or a word that is new to us."""
    if notice.facts.get("mended_by"):
        return mended(notice, telling)
    if notice.facts.get("changed_by"):
        return changed(notice, telling)
    if notice.facts.get("away"):
        kept = "Nothing is lost: it is kept here, and goes to Twilio by itself once Twilio answers."
        return Wording(f"⏳ {title(telling)} is filed, and Twilio does not answer yet.", [kept])
    return _overdue(notice, telling) if notice.facts.get("turn") else _puzzling(notice, telling)


def _overdue(notice: Notice, telling: Telling) -> Wording:
    said, days, wait = str(notice.facts.get("said") or ""), int(notice.facts.get("days") or 0), WAITS[bar_of(notice)]
    ask = bool(notice.facts.get("support"))
    advice = "It is long enough now for Twilio Support to look." if ask else "Usually nothing is wrong."
    return Wording(
        f"⏳ {thing(notice).capitalize()} of {title(telling)} is taking longer than usual: {days} {_days(days)} so far.",
        [
            *([f"Twilio says: `{inert(said, 100)}`."] if said else []),
            f"Usual: {wait.usual}. {advice} We keep looking, and tell you here when something changes.",
            *([asking.about_wait(telling, thing(notice), days)] if ask else []),
        ],
        f"Source of the wait: {wait.source}",
    )


def _days(count: int) -> str:
    return "day" if count == 1 else "days"


def _puzzling(notice: Notice, telling: Telling) -> Wording:
    said = str(notice.facts.get("said") or "")
    return Wording(
        f"❓ Twilio says something of {thing(notice)} of {title(telling)} that is new to us: `{inert(said, 100) or '–'}`.",
        [
            "Nothing is needed from you. We do nothing on a word we have no meaning for; we keep looking, and tell you here "
            "when something changes.",
            asking.about_word(telling, thing(notice), said),
        ],
    )


def approved(notice: Notice, telling: Telling) -> Wording:
    """Say what was approved, and what comes next."""
    bar = bar_of(notice)
    if notice.facts.get("given_back"):
        card = f"{ELSE}; texts go out once all of it is approved."
        return Wording(
            f"✅ {THING[bar].capitalize()} of {title(telling)} was given back: it is approved again.", [card]
        )
    return Wording(f"✅ {THING[bar].capitalize()} of {title(telling)} is approved.", [_after_approval(bar, telling)])


def _after_approval(bar: Bar, telling: Telling) -> str:
    if bar is Bar.BUSINESS or (bar is Bar.BRAND and telling.marks.get("campaign", Mark("campaign")).remote_id):
        return f"{ELSE}."
    if bar is Bar.CAMPAIGN:
        number = telling.registration.filing("number")
        there = telling.marks.get("number", Mark("number")).remote_id  # where it is bought at once
        doing = "attached" if there else "bought and attached"
        own = f"The number is {doing} now; the carriers then register it, in minutes to days."
        return own if number else "Now it needs a number: type `/sms-register` and choose one."
    if telling.registration.filing("sms"):
        return "The campaign is filed now; reviewers look at it next."
    return "Now the SMS details can be filed: type `/sms-register`."


def link(notice: Notice, telling: Telling) -> Wording:
    """Say that a link was mailed, or that it still waits for a click."""
    if notice.facts.get("turn"):
        return _unclicked(notice, telling)
    return Wording(
        f"✉️ The carriers mail a link to {_mailbox(telling)}: please have it clicked, it works {_deadline(notice)}.",
        [
            "Without the click the brand of a listed company goes no further. Look in the spam folder too.",
            "If that is the wrong mailbox: Twilio changes it only once the link has run out. We tell you then, with a way to "
            "correct the address.",
        ],
        f"Source of the seven days: {MAILED.source}",
    )


def _unclicked(notice: Notice, telling: Telling) -> Wording:
    backup = telling.dossier.backup_user if int(notice.facts["turn"]) > 1 else None
    also = f" <@{backup}>, you stand in for the contact: can you have it clicked?" if backup else ""
    return Wording(
        f"✉️ The link mailed to {_mailbox(telling)} was not clicked yet: it works {_deadline(notice)}.{also}",
        [
            f"After that a new mail is needed, which the carriers charge: {fees.FEES['mailed_link']}. Look in the spam folder too."
        ],
    )


def resent(notice: Notice, telling: Telling) -> Wording:
    """Say that a new link was mailed."""
    return Wording(
        f"✉️ A new link was mailed to {_mailbox(telling)}. It works {_deadline(notice)}.",
        ["The link mailed before works no more."],
    )


def ready(_notice: Notice, telling: Telling) -> Wording:
    """Say that texts may go out."""
    return Wording(
        f"🎉 Ready: {title(telling)} may text its customers in the US and Canada now.",
        ["The number is registered with the carriers. Text only people who agreed, and stop when they ask."],
        f"From now on: {fees.FEES['campaign_monthly']} for the campaign, {fees.FEES['number_monthly']} for the number.",
    )


def _deadline(notice: Notice) -> str:
    since = str(notice.facts.get("since") or "")
    return f"until {when(datetime.fromisoformat(since) + LINK_LIVES)}" if since else "for seven days"


def _mailbox(telling: Telling) -> str:
    address = str(telling.dossier.values("tax").get("brand_contact_email") or "")
    return f"`{inert(masked_email(address), 120)}`" if address else "the mailbox you gave"
