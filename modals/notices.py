"""How each notice is worded: one function a kind, all in this place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import accumulate
from typing import Any

from bot.domain import fees, support
from bot.domain.cards import Telling
from bot.domain.notices import Kind, Notice
from bot.domain.overdue import LINK_LIVES
from bot.domain.progress import Bar, Finding, Mark, State
from bot.domain.reasons import fields_of, reason_for
from modals import asking
from modals.blocks import Block, actions, button, context, section
from modals.card import EVENT_TYPE, metadata
from modals.people import point_of_contact, who_files
from modals.reasons import finding_of
from modals.refusal import SHOWN_FINDINGS, filing_again, objections
from modals.standing import costing
from modals.text import LONGEST, clip, inert, link, masked_email, when
from modals.waits import MAILED, WAITS

__all__ = ["EVENT_TYPE", "WORDINGS", "reply"]

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
PAID_MONTHLY = ("campaign", "number")
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


def reply(notice: Notice, telling: Telling) -> Block:
    """Return the message in the thread: text, blocks and what the app recognises it by."""
    worded = WORDINGS[notice.kind](notice, telling)
    lead = f"{worded.lead} {point_of_contact(telling)}"
    blocks = [
        section(lead),
        *(section(text) for text in worded.more),
        *([context(worded.small)] if worded.small else []),
        *actions(worded.buttons, "notice.actions"),
    ]
    return {
        "text": _whole([lead, *worded.more]),
        "blocks": blocks,
        "metadata": metadata(telling, notice.kind.value, notice.key, [clip(code, 20) for code in notice.codes[:20]]),
    }


def _whole(texts: Sequence[str]) -> str:
    """Return as many of the texts as fit into what is read where blocks are not shown; none is cut, for it may hold a link."""
    lengths = accumulate(len(text) + 1 for text in texts)
    return "\n".join(text for text, length in zip(texts, lengths, strict=True) if length <= LONGEST)


def _bar(notice: Notice) -> Bar:
    return ABOUT.get(str(notice.facts.get("stage") or ""), Bar.BUSINESS)


def _thing(notice: Notice) -> str:
    return THING[_bar(notice)]


def _title(telling: Telling) -> str:
    return inert(telling.dossier.title, 150)


def _filed(notice: Notice, telling: Telling) -> Wording:
    bar = _bar(notice)
    part = "sms" if bar is Bar.CAMPAIGN else "business"
    filing = telling.registration.filing(part)
    again = f" (filing {filing.number})" if filing and filing.number > 1 else ""
    wait = WAITS[Bar.BRAND if bar is Bar.BUSINESS else bar]
    return Wording(
        f"📨 {THING[bar].capitalize()} of {_title(telling)} was filed and taken for review{again}.",
        [f"The answer usually takes {wait.usual}. Nothing is needed from you until then; we look and tell you here."],
        f"Source of the wait: {wait.source}",
    )


def _mended(notice: Notice, telling: Telling) -> Wording:
    mended = f"✏️ <@{notice.facts['mended_by']}> mended what was refused of {_title(telling)}."
    return Wording(
        f"{mended} Filing is for those who may: {who_files(telling)}, please look and file again.",
        buttons=[button("file", "File again", telling.registration.id, style="primary")],
    )


def _waiting(notice: Notice, telling: Telling) -> Wording:
    if notice.facts.get("mended_by"):
        return _mended(notice, telling)
    if notice.facts.get("changed_by"):
        return _changed(notice, telling)
    if notice.facts.get("away"):
        kept = "Nothing is lost: it is kept here, and goes to Twilio by itself once Twilio answers."
        return Wording(f"⏳ {_title(telling)} is filed, and Twilio does not answer yet.", [kept])
    return _overdue(notice, telling) if notice.facts.get("turn") else _puzzling(notice, telling)


def _changed(notice: Notice, telling: Telling) -> Wording:
    backup = telling.dossier.backup_user
    stand_in = f" <@{backup}> stands in." if backup else ""
    where = f"News comes to <#{telling.registration.card_channel}>.{stand_in} Nothing was filed again."
    lead = f"📇 <@{notice.facts['changed_by']}> changed whom or where we tell about {_title(telling)}. From now on:"
    return Wording(lead, [where])


def _withdrawn(notice: Notice, telling: Telling) -> Wording:
    ids = support.ids_of(telling.marks)
    campaign = f"Campaign `{inert(ids.get('Messaging service', ''), 40)}`: {fees.FEES['campaign_monthly']}"
    left = [*([campaign] if "Campaign" in ids else []), *costing(support.numbers_of(telling.marks))]
    begun = [stage for stage in PAID_MONTHLY if telling.marks.get(stage, Mark(stage)).state is State.CALLING]
    left += [f"The {stage} was being asked for at that moment: please look whether it is there." for stage in begun]
    ends = "For the operator of this app: these stay at Twilio and cost until they are ended there.\n" + "\n".join(left)
    return Wording(
        f"🗄️ <@{notice.facts['withdrawn_by']}> withdrew the registration of {_title(telling)}.",
        [
            "We file and look no more. Fees already paid are not returned; what was filed stays with Twilio and the carriers.",
            ends if left else "Nothing of it costs anything monthly at Twilio.",
        ],
    )


def _overdue(notice: Notice, telling: Telling) -> Wording:
    said, days, wait = str(notice.facts.get("said") or ""), int(notice.facts.get("days") or 0), WAITS[_bar(notice)]
    support = bool(notice.facts.get("support"))
    advice = "It is long enough now for Twilio Support to look." if support else "Usually nothing is wrong."
    return Wording(
        f"⏳ {_thing(notice).capitalize()} of {_title(telling)} is taking longer than usual: {days} {_days(days)} so far.",
        [
            *([f"Twilio says: `{inert(said, 100)}`."] if said else []),
            f"Usual: {wait.usual}. {advice} We keep looking, and tell you here when something changes.",
            *([asking.about_wait(telling, _thing(notice), days)] if support else []),
        ],
        f"Source of the wait: {wait.source}",
    )


def _days(count: int) -> str:
    return "day" if count == 1 else "days"


def _puzzling(notice: Notice, telling: Telling) -> Wording:
    said = str(notice.facts.get("said") or "")
    return Wording(
        f"❓ Twilio says something of {_thing(notice)} of {_title(telling)} that is new to us: `{inert(said, 100) or '–'}`.",
        [
            "Nothing is needed from you. We do nothing on a word we have no meaning for; we keep looking, and tell you here "
            "when something changes.",
            asking.about_word(telling, _thing(notice), said),
        ],
    )


ELSE = "The card above says how everything else stands"


def _approved(notice: Notice, telling: Telling) -> Wording:
    bar = _bar(notice)
    if notice.facts.get("given_back"):
        card = f"{ELSE}; texts go out once all of it is approved."
        return Wording(
            f"✅ {THING[bar].capitalize()} of {_title(telling)} was given back: it is approved again.", [card]
        )
    return Wording(f"✅ {THING[bar].capitalize()} of {_title(telling)} is approved.", [_after_approval(bar, telling)])


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


def _refused(notice: Notice, telling: Telling) -> Wording:
    findings = [finding_of(stored) for stored in notice.facts.get("findings") or ()]
    shown = objections(findings, telling)
    rest = [f"And {len(findings) - len(shown)} more: *Fix it* shows them all."] if len(findings) > len(shown) else []
    hopeless = [finding for finding in findings if not reason_for(finding, telling.dossier).resubmit]
    closing = _for_good(hopeless[0], telling) if hopeless else _mendable(notice, telling)
    refused = f"{_thing(notice).capitalize()} of {_title(telling)} was refused."
    return Wording(
        f"⛔ {f'The check of {_title(telling)} by mailed link failed.' if _about_link(notice) else refused}",
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
    findings = (finding_of(stored) for stored in notice.facts.get("findings") or ())
    first = "the first answer concerned, with what you gave before" if any(map(fields_of, findings)) else "the review"
    opens = f"*Fix it* opens {first}."
    if not _about_link(notice):
        return [f"{opens} {filing_again(_bar(notice), notice, telling)}"]
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


def _mailbox(telling: Telling) -> str:
    address = str(telling.dossier.values("tax").get("brand_contact_email") or "")
    return f"`{inert(masked_email(address), 120)}`" if address else "the mailbox you gave"


def _link(notice: Notice, telling: Telling) -> Wording:
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


def _deadline(notice: Notice) -> str:
    since = str(notice.facts.get("since") or "")
    return f"until {when(datetime.fromisoformat(since) + LINK_LIVES)}" if since else "for seven days"


def _resent(notice: Notice, telling: Telling) -> Wording:
    return Wording(
        f"✉️ A new link was mailed to {_mailbox(telling)}. It works {_deadline(notice)}.",
        ["The link mailed before works no more."],
    )


def _ready(_notice: Notice, telling: Telling) -> Wording:
    return Wording(
        f"🎉 Ready: {_title(telling)} may text its customers in the US and Canada now.",
        ["The number is registered with the carriers. Text only people who agreed, and stop when they ask."],
        f"From now on: {fees.FEES['campaign_monthly']} for the campaign, {fees.FEES['number_monthly']} for the number.",
    )


def _lost(notice: Notice, telling: Telling) -> Wording:
    if notice.facts.get("withdrawn_by"):
        return _withdrawn(notice, telling)
    if notice.facts.get("mendable"):
        return _lost_for_now(notice, telling)
    said = str(notice.facts.get("said") or "")
    findings = [finding_of(stored) for stored in notice.facts.get("findings") or ()]
    # No look shows what the carriers do with a number: only an event does.
    back = "We look once a day whether it was given back, and tell you here."
    if _bar(notice) is Bar.NUMBER:
        back = "If Twilio tells us that it was given back, we tell you here."
    return Wording(
        _taken_away(notice, telling),
        [
            *([f"Twilio says: `{inert(said, 100)}`."] if said else []),
            *objections(findings, telling, lost=True),
            f"Texts are not delivered now, and filing again does not help. Please stop sending. {back}",
            asking.about_loss(telling, _thing(notice), said, notice.codes),
        ],
    )


def _taken_away(notice: Notice, telling: Telling) -> str:
    return f"❌ {_thing(notice).capitalize()} of {_title(telling)} was approved before and has been taken away since."


def _lost_for_now(notice: Notice, telling: Telling) -> Wording:
    """Say what was refused after it was approved, and can be mended and filed again."""
    findings = [finding_of(stored) for stored in notice.facts.get("findings") or ()]
    stop = "Texts may not be delivered until it is approved again: please stop sending."
    return Wording(
        _taken_away(notice, telling),
        [*objections(findings, telling), f"{stop} {' '.join(_mendable(notice, telling))}"],
        buttons=_mending(notice, telling),
    )


def _watch(notice: Notice, telling: Telling) -> Wording:
    changes = list(notice.facts.get("changes") or ())
    several = len({str(change.get("url")) for change in changes}) > 1
    return Wording(
        f"👀 {'Pages' if several else 'A page'} of {_title(telling)} changed since the campaign was approved.",
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


def _sent(notice: Notice, telling: Telling) -> Wording:
    return Wording(f"📤 {_draft(notice)} of {_title(telling)} was sent{_count(notice)}.")


def _unsent(notice: Notice, telling: Telling) -> Wording:
    why = inert(str(notice.facts.get("text") or "The reason is not known."))
    return Wording(f"⚠️ {_draft(notice)} of {_title(telling)} was not sent.", [why])


def _draft(notice: Notice) -> str:
    name = str(notice.facts.get("name") or "")
    return f"The text “{inert(name, 100)}”" if name else "A text"


def _count(notice: Notice) -> str:
    people = notice.facts.get("people")
    return f" to {people:,} {'number' if people == 1 else 'numbers'}" if isinstance(people, int) else ""


WORDINGS: dict[Kind, Callable[[Notice, Telling], Wording]] = {
    Kind.FILED: _filed,
    Kind.WAITING: _waiting,
    Kind.APPROVED: _approved,
    Kind.REFUSED: _refused,
    Kind.LINK: _link,
    Kind.RESENT: _resent,
    Kind.READY: _ready,
    Kind.LOST: _lost,
    Kind.WATCH: _watch,
    Kind.SENT: _sent,
    Kind.UNSENT: _unsent,
}
