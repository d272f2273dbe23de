"""How it is told what people did: mended, changed, withdrew, sent."""

from __future__ import annotations

from bot.domain import fees, support
from bot.domain.cards import Telling
from bot.domain.notices import Notice
from bot.domain.progress import Mark, State
from modals.blocks import button
from modals.notices.words import Wording, title
from modals.people import who_files
from modals.standing import costing
from modals.text import inert

PAID_MONTHLY = ("campaign", "number")


def mended(notice: Notice, telling: Telling) -> Wording:
    """Say who mended what was refused, and ask those who file to file it."""
    lead = f"✏️ <@{notice.facts['mended_by']}> mended what was refused of {title(telling)}."
    return Wording(
        f"{lead} Filing is for those who may: {who_files(telling)}, please look and file again.",
        buttons=[button("file", "File again", telling.registration.id, style="primary")],
    )


def changed(notice: Notice, telling: Telling) -> Wording:
    """Say who changed whom or where we tell."""
    backup = telling.dossier.backup_user
    stand_in = f" <@{backup}> stands in." if backup else ""
    where = f"News comes to <#{telling.registration.card_channel}>.{stand_in} Nothing was filed again."
    lead = f"📇 <@{notice.facts['changed_by']}> changed whom or where we tell about {title(telling)}. From now on:"
    return Wording(lead, [where])


def withdrawn(notice: Notice, telling: Telling) -> Wording:
    """Say who withdrew the registration, and what costs until it is ended at Twilio."""
    ids = support.ids_of(telling.marks)
    campaign = f"Campaign `{inert(ids.get('Messaging service', ''), 40)}`: {fees.FEES['campaign_monthly']}"
    left = [*([campaign] if "Campaign" in ids else []), *costing(support.numbers_of(telling.marks))]
    begun = [stage for stage in PAID_MONTHLY if telling.marks.get(stage, Mark(stage)).state is State.CALLING]
    left += [f"The {stage} was being asked for at that moment: please look whether it is there." for stage in begun]
    ends = "For the operator of this app: these stay at Twilio and cost until they are ended there.\n" + "\n".join(left)
    return Wording(
        f"🗄️ <@{notice.facts['withdrawn_by']}> withdrew the registration of {title(telling)}.",
        [
            "We file and look no more. Fees already paid are not returned; what was filed stays with Twilio and the carriers.",
            ends if left else "Nothing of it costs anything monthly at Twilio.",
        ],
    )


def sent(notice: Notice, telling: Telling) -> Wording:
    """Say that a text was sent."""
    return Wording(f"📤 {_draft(notice)} of {title(telling)} was sent{_count(notice)}.")


def unsent(notice: Notice, telling: Telling) -> Wording:
    """Say that a text was not sent, and why."""
    why = inert(str(notice.facts.get("text") or "The reason is not known."))
    return Wording(f"⚠️ {_draft(notice)} of {title(telling)} was not sent.", [why])


def _draft(notice: Notice) -> str:
    name = str(notice.facts.get("name") or "")
    return f"The text “{inert(name, 100)}”" if name else "A text"


def _count(notice: Notice) -> str:
    people = notice.facts.get("people")
    return f" to {people:,} {'number' if people == 1 else 'numbers'}" if isinstance(people, int) else ""
