"""What came to pass with a registration: every filed version with what changed in it, what was answered, and who did what, newest first."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.answers import REVIEWS
from bot.domain.dossier import Dossier
from bot.domain.history import CONTACT_CHANGED, DRAFT_CHANGED, DRAFT_DELETED, DRAFT_WRITTEN, WITHDRAWN, Deed, Move, Past
from bot.domain.progress import Mark, State
from bot.domain.registration import Filing, Registration
from bot.domain.support import numbers_of
from bot.domain.tax_ids import masked
from modals.blocks import Block, actions, button, context, modal, section
from modals.meta import Meta
from modals.reasons import told_once
from modals.review import CLOSED
from modals.standing import costing
from modals.step import PARTS_CALLED
from modals.text import clip, discreet, inert, when

SHOWN = 12  # events a page
STAGES = {
    "profile_evaluation": "Twilio's check of the business profile",
    "profile_submission": "Business profile",
    "trust_evaluation": "Twilio's check of the trust product",
    "trust_submission": "Trust product",
    "brand": "Brand",
    "link": "Mailed link",
    "campaign": "Campaign",
    "number": "Number",
    "registered": "Number with the carriers",
}
ANSWERED = {
    State.PENDING: "taken for review",
    State.APPROVED: "approved",
    State.REJECTED: "refused",
    State.LOST: "taken away",
    State.UNKNOWN: "said something unknown",
}
SAID = {
    "what_changed": "Changed outside the answers, they said",
    "why_anyway": "Filed though a check objected, because",
}
OF_DRAFTS = {DRAFT_WRITTEN: "written", DRAFT_CHANGED: "changed", DRAFT_DELETED: "deleted"}
Cut = Callable[[str, int], str]
CALLED = {"slack_user": "contact", "backup_user": "stand-in", "channel": "channel"}


@dataclass(frozen=True)
class Event:
    """One thing that came to pass; `by` is a Slack user, or empty for Twilio."""

    at: datetime
    what: str
    by: str = ""
    details: tuple[str, ...] = ()


def events(registration: Registration, past: Past, cut: Cut = clip) -> list[Event]:
    """Return all of it, newest first, long answers `cut`; a tax id is masked, as everywhere."""
    found = [
        Event(registration.created_at, "Begun", registration.created_by),
        *_filings(registration, cut),
        *(_answer(move, cut) for move in _answers(past.moves)),
        *(_bought(move) for move in past.moves if (move.stage, move.after) == ("number", State.MADE) and move.said),
        *(_deed(deed) for deed in past.deeds),
    ]
    return sorted(found, key=lambda event: event.at)[::-1]


def whole(text: str, _most: int) -> str:
    """Return a text as it is, however long: for a file."""
    return text


def _filings(registration: Registration, cut: Cut) -> Iterator[Event]:
    before: dict[str, Filing] = {}
    for filing in registration.filings:
        called = PARTS_CALLED.get(filing.part, filing.part)
        details = (*_differences(before.get(filing.part), filing, cut), *_given(filing, cut))
        yield Event(
            filing.at, f"{called}: filed, version {filing.number}", filing.by, (*details, f"Accepted: {filing.wording}")
        )
        before[filing.part] = filing


def _given(filing: Filing, cut: Cut) -> Iterator[str]:
    """Yield what the person who filed said of it besides the answers."""
    for name in REVIEWS:
        values = Dossier(filing.entries).values(name)
        yield from (f"{said}: {cut(str(values[key]), 300)}" for key, said in SAID.items() if values.get(key))


def _differences(before: Filing | None, after: Filing, cut: Cut) -> Iterator[str]:
    """Yield what a version holds that the one before did not, field by field."""
    old = dict(_texts(before)) if before else {}
    new = dict(_texts(after))
    for label in dict.fromkeys((*new, *old)):
        if old.get(label) != new.get(label):
            was = f" (was: {cut(old[label], 150)})" if label in old else ""
            yield f"{label}: {cut(new.get(label, 'left out'), 300)}{was}"
    if before and _masked_alike(before, after):
        yield f"{CLOSED['tax'].title}: another tax id, which ends like the one before"


def _masked_alike(before: Filing, after: Filing) -> bool:
    """Tell whether the tax id was changed and its masked form does not show it."""
    old, new = (str(Dossier(each.entries).values("tax").get("tax_id") or "") for each in (before, after))
    return old != new and masked(old) == masked(new)


def _texts(filing: Filing) -> Iterator[tuple[str, str]]:
    dossier = Dossier(filing.entries)
    for name, step in CLOSED.items():
        if name in filing.entries:
            yield from ((f"{step.title}, {label}", text) for label, text in step.answers_as_text(dossier))


def _bought(move: Move) -> Event:
    """Return that a number was bought, with those from before that cost on."""
    now, *before = costing(
        numbers_of({"number": Mark("number", remote_id=move.said.partition(" ")[0], said=move.said)})
    )
    return Event(move.at, "Number: bought", details=(now, *(f"Still there from before: {one}" for one in before)))


def _answers(moves: Sequence[Move]) -> Iterator[Move]:
    """Yield what was answered; what was approved, and still is when it is asked again, is answered once."""
    last: dict[str, str] = {}
    for move in moves:
        if move.stage in STAGES and State(move.after) in ANSWERED:
            steady = move.after == last.get(move.stage) == State.APPROVED
            last[move.stage] = move.after
            if not steady:
                yield move


def _answer(move: Move, cut: Cut) -> Event:
    said = [f"Twilio said: {cut(move.said, 100)}"] if move.said else []
    findings = [
        f"{finding.code} {'' if repeated else cut(discreet(finding.text), 200)}".strip()
        for finding, repeated in told_once(move.findings)
    ]
    return Event(move.at, f"{STAGES[move.stage]}: {ANSWERED[State(move.after)]}", details=(*said, *findings))


def _deed(deed: Deed) -> Event:
    if deed.what == WITHDRAWN:
        return Event(deed.at, "Withdrawn", deed.by)
    if deed.what in OF_DRAFTS:
        return Event(deed.at, f"Draft “{deed.facts.get('name', '')}” {OF_DRAFTS[deed.what]}", deed.by)
    if deed.what != CONTACT_CHANGED:
        return Event(deed.at, deed.what, deed.by)
    changed = [
        f"{CALLED.get(name, name)}: {_mention(name, pair[1])} (was: {_mention(name, pair[0])})"
        for name, pair in deed.facts.items()
        if isinstance(pair, list) and len(pair) == 2
    ]
    return Event(deed.at, "Contact and channel changed", deed.by, tuple(changed))


def _mention(name: str, value: str) -> str:
    if not value:
        return "nobody"
    return f"<#{value}>" if name == "channel" else f"<@{value}>"


def history(registration: Registration, title: str, past: Past, meta: Meta) -> Block:
    """Return one page of the window."""
    found = events(registration, past)
    last = max(0, (len(found) - 1) // SHOWN)
    page = min(max(int(meta.extra.get("page", "0")), 0), last)
    blocks = [
        section(f"*{inert(title, 150)}*"),
        *(block for event in found[page * SHOWN : (page + 1) * SHOWN] for block in _drawn(event)),
        *_pages(page, last, registration.id),
    ]
    return modal("history", "History", blocks, replace(meta, step="history", extra={"page": str(page)}))


def _drawn(event: Event) -> list[Block]:
    by = f" by <@{event.by}>" if event.by else ""
    # A mention is ours only in what a deed tells; everything else was typed or said by somebody.
    told = [detail if detail.startswith(tuple(CALLED.values())) else inert(detail, 500) for detail in event.details]
    small = [context(clip("\n".join(told), 2900))] if told else []
    return [section(f"*{inert(event.what, 200)}*{by}, {when(event.at)}"), *small]


def _pages(page: int, last: int, registration: str) -> list[Block]:
    buttons = [
        *([button("history_page.newer", "Newer", f"{registration}:{page - 1}")] if page else []),
        *([button("history_page.older", "Older", f"{registration}:{page + 1}")] if page < last else []),
    ]
    where = [context(f"Page {page + 1} of {last + 1}")] if last else []
    return [*actions(buttons, "history.pages"), *where]


COLUMNS = ("at", "what", "by", "details")


def records(found: Sequence[Event]) -> list[Mapping[str, str]]:
    """Return events as plain text, for a file."""
    return [
        dict(zip(COLUMNS, (event.at.isoformat(), event.what, event.by, "\n".join(event.details)), strict=True))
        for event in found
    ]


def as_csv(found: Sequence[Event]) -> str:
    """Return events as a table; what a spreadsheet would take for a formula is kept from being one."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(COLUMNS)
    table.writerows([_harmless(record[name]) for name in COLUMNS] for record in records(found))
    return out.getvalue()


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
