"""Every view and message the bot can draw, in every state, with the longest and strangest answers allowed.

The name of an example begins with the function, step, kind of notice or code that it is an example of.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.domain.answers import REVIEWS
from bot.domain.cards import BarFacts, Telling
from bot.domain.checks import CheckResult, Verdict, judged, papers_of
from bot.domain.dossier import Dossier
from bot.domain.drafts import LONGEST, LONGEST_NAME, Draft
from bot.domain.eligibility import BARRED, COUNTRY, NO_TAX_ID, SOLE_PROPRIETOR, No
from bot.domain.history import CONTACT_CHANGED, DRAFT_CHANGED, DRAFT_DELETED, DRAFT_WRITTEN, WITHDRAWN, Deed, Move, Past
from bot.domain.notices import Kind, Notice
from bot.domain.progress import Bar, Finding, Mark, Standing, State, plain
from bot.domain.reasons import REASONS
from bot.domain.registration import Filing, Grant, Registration
from bot.domain.site_texts import Text
from bot.domain.work import Offer
from modals import STEPS
from modals.access import access
from modals.blocks import modal
from modals.card import card, moved_card
from modals.change import change
from modals.checklist import checklist
from modals.choose import choose
from modals.done import done
from modals.draft import Sheet, draft, read_only
from modals.drafts import drafts
from modals.help import help_message
from modals.history import history
from modals.home import FILTERS, Row, home
from modals.message import sentence, sentence_view
from modals.meta import Meta
from modals.not_eligible import not_eligible
from modals.notices.reply import reply
from modals.reasons import above_field
from modals.review_sms import NEW_CAMPAIGN
from modals.site_texts import site_texts
from modals.text import inert
from tests.kit.modal_dossiers import DOSSIERS, MENACING

Named = Iterator[tuple[str, dict[str, Any]]]

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
META = Meta("reg_1", version=3, rev=2)
LONG = (MENACING * 60)[:3000]
BAD = Finding(MENACING, (MENACING,) * 3, LONG, "javascript:alert(1)")
RESULTS = [
    CheckResult(f"check_{n}", LONG, verdict, LONG, LONG, "samples", "sample_1") for n, verdict in enumerate([*Verdict] * 9)
]  # fmt: skip
FILED = tuple(
    Filing(part, number, "U0MAYA", NOW, LONG, dossier.entries)
    for part in ("business", "sms", "number")
    for number, dossier in enumerate((DOSSIERS["filled"], DOSSIERS["longest"]), start=1)
)
FRESH = Registration("reg_1", "T1", "U0OLU", NOW, "C0HERE")
REGISTRATIONS = {
    "fresh": FRESH,
    "filed": replace(FRESH, card_channel="C0NEWS", card_ts="1.2", filings=FILED),
    "withdrawn": replace(FRESH, filings=FILED, withdrawn_by="U0MAYA", withdrawn_at=NOW),
}
AGAIN = {"again": True, "unchanged": True, "attempts_left": 1, "blocked": True}
STATES: dict[str, dict[str, Any]] = {
    "plain": {},
    "with numbers": {"offers": [Offer(f"+1207555010{n}", LONG) for n in range(7)], "skip": 5},
    "searching": {"searching": True},
    "with no number": {"none": MENACING},
    "checking": {"checking": True},
    "checked": {"checks": RESULTS, "open_steps": ["samples"], **AGAIN},
    "checked and fine": {"checks": []},
    "number gone": {"not_to_be_had": "+12075550100", "none": "207"},
    **{f"anew: {why}": {"new_campaign": why, "again": True} for why in NEW_CAMPAIGN},
    "judged": {"checks": judged(papers_of(DOSSIERS["longest"]))},
}


def bars(standing: Standing, next_look: datetime | None = NOW) -> list[BarFacts]:
    return [BarFacts(bar, standing, NOW - timedelta(days=40), next_look, LONG, (BAD,) * 30) for bar in Bar]


def telling(dossier: Dossier, standing: Standing = Standing.REVIEW, state: str = "filed") -> Telling:
    marks = {"brand": Mark("brand", State.PENDING, remote_id="BN1", said=MENACING)}
    return Telling(REGISTRATIONS[state], dossier, marks, bars(standing), NOW)


def steps() -> Named:
    for name, step in STEPS.items():
        for called in ("empty", "filled", "longest"):
            for state, extra in STATES.items():
                yield f"step {name}: {called}, {state}", step.draw(DOSSIERS[called], META, alert=LONG, extra=extra)


def reasons() -> Named:
    """Every code we know, as it stands above a field; then many strange ones at once in every step."""
    for code in REASONS:
        finding = Finding(code, (), LONG, f"https://www.twilio.com/docs/api/errors/{code}")
        yield f"reason {code}: above a field", modal("step.company", "A step", above_field([finding]), META)
    for name, step in STEPS.items():
        beside = {"": [BAD] * 40, **({} if name in REVIEWS else {field.name: [BAD] * 5 for field in step.fields})}
        extra = {"reasons": beside, "checks": RESULTS, **AGAIN}
        yield f"step {name}: many reasons", step.draw(DOSSIERS["longest"], META, alert=LONG, extra=extra)


STAGES = (
    *("profile_evaluation", "profile_submission", "trust_submission", "brand", "link"),
    *("service", "campaign", "number", "registered"),
)
WENT = {"url": "https://harbor.example/texts", "title": LONG, "text": LONG, "gone": LONG}
CHANGED = [WENT, {"url": MENACING, "gone": MENACING, "come": MENACING}] * 9
STRANGE = {**dict.fromkeys(("said", "url", "name", "advice", "mailbox"), MENACING), "text": LONG, "changes": CHANGED}
TOLD: dict[str, dict[str, Any]] = {
    "nothing more": {},
    "one reason": {"findings": [plain(Finding("30795"))]},
    "strange": {**STRANGE, "findings": [plain(BAD)] * 30},
    "mended": {"mended_by": "U0SAM", "part": "business"},
    "changed": {"changed_by": "U0SAM", "changed": ["channel"]},
    "withdrawn": {"withdrawn_by": "U0SAM"},
    "overdue": {"turn": 1, "days": 9},
    "overdue again": {"turn": 4, "days": 40, "ask": True},
}


def notices() -> Named:
    for kind in Kind:
        for stage in STAGES:
            for called, facts in TOLD.items():
                for name in ("filled", "longest"):
                    notice = Notice(f"{stage}:{kind}:1", kind, NOW, {"stage": stage, **facts})
                    yield f"notice {kind}: {stage}, {called}, {name}", reply(notice, telling(DOSSIERS[name]))
    for code in REASONS:
        finding = plain(Finding(code, ("a",), LONG, f"https://www.twilio.com/docs/api/errors/{code}"))
        refused = Notice("brand:refused:1", Kind.REFUSED, NOW, {"stage": "brand", "findings": [finding] * 9})
        yield f"notice refused: code {code}", reply(refused, telling(DOSSIERS["longest"]))


def messages() -> Named:
    for name, dossier in DOSSIERS.items():
        for state in REGISTRATIONS:
            for standing in Standing:
                yield f"card.card: {name}, {state}, {standing}", card(telling(dossier, standing, state))
        yield f"card.moved_card: {name}", moved_card(telling(dossier))
        yield (
            f"notices.reply.reply: {name}",
            reply(Notice("a", Kind.WAITING, NOW, {"stage": "brand"}), telling(dossier)),
        )
    yield "message.sentence: long", _message(sentence(inert(LONG)))
    yield "help.help_message: asked", _message(help_message())
    yield "help.help_message: mistyped", _message(help_message(LONG))


def _message(answer: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in answer.items() if key != "response_type"}


def windows() -> Named:
    grants = [Grant("T1", "U0MAYA", "U0OLU", NOW, "U0OLU", NOW)]
    for count in (0, 1, 400):
        yield (
            f"access.access: {count}",
            access(grants * count, META, alert="<@U0MAYA> may set up SMS now.", ended=grants * count),
        )
        items = [(f"reg_{n}", LONG, "Next: tax") for n in range(count)]
        for action in ("open_registration", "manage", "history"):
            yield f"choose.choose: {count}, {action}", choose(items, META, action=action, begin=count != 1)
    for name, dossier in DOSSIERS.items():
        yield f"change.change: {name}", change(dossier, META, alert=LONG)
        for part in ("business", "sms", "number"):
            for then in ([], ["company", "campaign", "number"]):
                yield f"done.done: {name}, {part}, {len(then)} more", done(dossier, part, META, then)
        for state, registration in REGISTRATIONS.items():
            for standing in Standing:
                view = checklist(registration, dossier, bars(standing), META)
                yield f"checklist.checklist: {name}, {state}, {standing}", view
    every = [COUNTRY, NO_TAX_ID, SOLE_PROPRIETOR, *(No(text, "E-mail.") for text in BARRED.values())]
    for no in every:
        yield f"not_eligible.not_eligible: {no.reason[:30]}", not_eligible(Dossier(), [no], META)
    yield "not_eligible.not_eligible: all", not_eligible(Dossier(), every, META)
    for called, texts in {"nothing": [], "long": [Text(LONG, LONG * 3)] * 9}.items():
        yield f"site_texts.site_texts: {called}", site_texts(texts, META)
    yield "message.sentence_view: long", sentence_view(LONG, inert(LONG))
    yield from homes()
    yield from histories()
    yield from desks()
    yield from sheets()


def homes() -> Named:
    for standing in Standing:
        for step in (None, "company", "number"):
            for marks in ({}, {"drafts": 12}, {"mendable": True}, {"withdrawn": True}, {"mine": False}):
                row = Row("reg_1", LONG, bars(standing), step, **marks)
                name = f"home.home: {standing}, {step}, {', '.join(marks)}"
                yield name, home([row], META, NOW, admin=True, may_start=True)
    rows = [Row(f"reg_{n}", LONG, bars(Standing.REVIEW), "tax", drafts=n, begun=NOW) for n in range(200)]
    for chosen in FILTERS:
        for page in ("0", "3", "99"):
            meta = Meta(extra={"filter": chosen, "page": page})
            yield f"home.home: 200, {chosen}, page {page}", home(rows, meta, NOW, admin=True, may_start=True)
    for may in (True, False):
        yield f"home.home: none, {may}", home([], Meta(), NOW, admin=may, may_start=may)


def histories() -> Named:
    moves = [
        Move(NOW, stage, State.CALLING, state, MENACING, (BAD,) * 30) for stage in STAGES for state in State
    ]  # fmt: skip
    facts = {"slack_user": ["", "U0SAM"], "channel": ["C0HERE", "C0NEWS"], "phone": [LONG, LONG]}
    deeds = [Deed(CONTACT_CHANGED, "U0MAYA", NOW, facts), Deed(WITHDRAWN, "U0MAYA", NOW), Deed(MENACING, "U0MAYA", NOW)]
    deeds += [Deed(what, "U0MAYA", NOW, {"name": MENACING}) for what in (DRAFT_WRITTEN, DRAFT_CHANGED, DRAFT_DELETED)]
    past = Past(tuple(moves), tuple(deeds) * 5)
    for state, registration in REGISTRATIONS.items():
        yield f"history.history: nothing, {state}", history(registration, LONG, Past(), META)
        for page in range(12):
            meta = Meta(extra={"page": str(page)})
            yield f"history.history: {state}, page {page}", history(registration, LONG, past, meta)


STRANGE_TEXT = f"{MENACING} \u202e\u200d\u00a0👩‍👩‍👧‍👦 ’ http://bit.ly/x kratom, casino, payday loans and "
WRITTEN = {
    "short": Draft("draft_1", "Welcome", "Harbor: welcome! Reply STOP to opt out.", 1, "U0MAYA", NOW),
    "emoji": Draft("draft_2", "Sale", "🎉", 2, "U0MAYA", NOW),
    "longest": Draft("draft_3", MENACING[:LONGEST_NAME], (STRANGE_TEXT * 60)[:LONGEST], 999, "U0MAYA", NOW),
}


def desks() -> Named:
    for state, registration in REGISTRATIONS.items():
        for count in (0, 1, 20, 21, 400):
            for page in ("0", "1", "99"):
                meta = Meta("reg_1", extra={"page": page})
                found = [replace(WRITTEN["longest"], id=f"draft_{n}") for n in range(count)]
                yield f"drafts.drafts: {state}, {count}, page {page}", drafts(registration, LONG, found, meta, LONG)


def sheets() -> Named:
    for name, dossier in DOSSIERS.items():
        yield f"draft.draft: {name}, new", draft(Sheet(dossier), META)
        for called, kept in WRITTEN.items():
            typed = {"name": kept.name, "body": LONG}
            for more, sheet in {
                "opened": Sheet(dossier, kept),
                "kept": Sheet(dossier, kept, just_kept=True),
                "not kept": Sheet(dossier, kept, typed, LONG),
                "overtaken": Sheet(dossier, kept, typed, LONG, theirs=kept),
                "deleted": Sheet(dossier, None, typed, LONG),
            }.items():
                yield f"draft.draft: {name}, {called}, {more}", draft(sheet, META)
    for called, kept in WRITTEN.items():
        yield f"draft.read_only: {called}", read_only(kept, META)
