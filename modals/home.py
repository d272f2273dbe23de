"""The app's Home: every registration a person may see, where it stands, and what they can do about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.progress import Bar, Standing
from bot.ports import BarFacts
from modals.blocks import Block, actions, button, context, divider, header, section
from modals.meta import Meta
from modals.standing import CALLED, SYMBOLS
from modals.text import inert, plain, when

SHOWN = 20  # a row takes four blocks, and Slack takes a hundred in all
FILTERS = {
    "all": "All registrations",
    "yours": "Need something of us",
    "review": "Under review",
    "ready": "Ready to text",
}


@dataclass(frozen=True)
class Row:
    """One registration as the Home shows it; `step` is where a person can go on, if anywhere."""

    id: str
    title: str
    bars: Sequence[BarFacts]
    step: str | None

    @property
    def standings(self) -> Mapping[Bar, Standing]:
        """Where its bars stand."""
        return {bar.bar: Standing(bar.standing) for bar in self.bars}

    def belongs(self, chosen: str) -> bool:
        """Tell whether a filter lets it through."""
        found = set(self.standings.values())
        ready = self.standings.get(Bar.NUMBER) is Standing.DONE
        return {
            "yours": self.step is not None or Standing.REFUSED in found,
            "review": Standing.REVIEW in found and not ready,
            "ready": ready,
        }.get(chosen, True)


def home(rows: Sequence[Row], meta: Meta, now: datetime, *, admin: bool, may_start: bool) -> Block:
    """Return the Home: the page and the filter come from `meta.extra`."""
    chosen = meta.extra.get("filter", "all")
    chosen = chosen if chosen in FILTERS else "all"
    kept = [row for row in rows if row.belongs(chosen)]
    page = min(int(meta.extra.get("page", 0)), max(0, (len(kept) - 1) // SHOWN))
    shown = kept[page * SHOWN : (page + 1) * SHOWN]
    blocks = [
        header("SMS registrations"),
        *_top(chosen, admin=admin, may_start=may_start),
        *(block for row in shown for block in _row(row, now)),
        *([] if shown else [section(_nothing(rows, may_start))]),
        *_pages(page, len(kept)),
    ]
    kept_meta = replace(meta, step="home", extra={"filter": chosen, "page": str(page)})
    return {"type": "home", "callback_id": "home", "private_metadata": kept_meta.dumps(), "blocks": blocks}


def _top(chosen: str, *, admin: bool, may_start: bool) -> list[Block]:
    options = {value: {"text": plain(label, 75), "value": value} for value, label in FILTERS.items()}
    select: Block = {
        "type": "static_select",
        "action_id": "home_filter",
        "options": list(options.values()),
        "initial_option": options[chosen],
    }
    buttons = [
        *([button("new_registration", "Register a company", style="primary")] if may_start else []),
        *([button("open_access", "Access")] if admin else []),
    ]
    return [*actions([select, *buttons], "home.top"), divider()]


def _row(row: Row, now: datetime) -> list[Block]:
    bars = " · ".join(f"{SYMBOLS[Standing(bar.standing)]} {CALLED[bar.bar]}" for bar in row.bars)
    waited = [bar for bar in row.bars if Standing(bar.standing) in {Standing.WORKING, Standing.REVIEW} and bar.since]
    days = max(((now - bar.since).days for bar in waited if bar.since), default=0)
    looks = min((bar.next_look for bar in waited if bar.next_look), default=None)
    small = [
        _who_acts(row),
        *([f"waiting {days} {'day' if days == 1 else 'days'}" if days else "since today"] if waited else []),
        *([f"next look {when(looks)}"] if looks else []),
    ]
    return [
        section(f"*{inert(row.title, 150)}*\n{bars}"),
        context(" · ".join(small)),
        *actions(_buttons(row), f"home.{row.id}"),
        divider(),
    ]


def _who_acts(row: Row) -> str:
    found = set(row.standings.values())
    if Standing.REFUSED in found:
        return "next: you mend what was refused"
    if Standing.LOST in found:
        return "next: whoever runs this app asks Twilio Support"
    if row.step is not None:
        return "next: you answer"
    return "ready" if row.standings.get(Bar.NUMBER) is Standing.DONE else "next: Twilio and the carriers decide"


def _buttons(row: Row) -> list[Block]:
    refused = Standing.REFUSED in row.standings.values()
    go_on = "Choose a number" if row.step == "number" else "Continue" if row.step else "Open"
    return [
        *([button("fix", "Fix it", row.id, style="primary")] if refused else []),
        button("open_registration", go_on, row.id),
    ]


def _nothing(rows: Sequence[Row], may_start: bool) -> str:
    if rows:
        return "None of the registrations is of this kind."
    begin = "Press *Register a company* to begin." if may_start else "An admin can give you the right to begin one."
    return f"There is no registration you can see yet. {begin}"


def _pages(page: int, kept: int) -> list[Block]:
    last = max(0, (kept - 1) // SHOWN)
    buttons = [
        *([{**button("home_page.previous", "Previous", str(page - 1))}] if page > 0 else []),
        *([{**button("home_page.next", "Next", str(page + 1))}] if page < last else []),
    ]
    where = [context(f"Page {page + 1} of {last + 1}, {kept} registrations")] if last else []
    return [*actions(buttons, "home.pages"), *where]
