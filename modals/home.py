"""The app's Home: every registration a person may see, where it stands, and what they can do about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.cards import BarFacts
from bot.domain.progress import Bar, Standing
from modals.blocks import Block, actions, button, context, divider, header, section
from modals.meta import Meta
from modals.standing import drawn
from modals.text import escape, inert, plain, when
from modals.waits import WAITS

SHOWN = 20  # a row takes four blocks, and Slack takes a hundred in all
FILTERS = {
    "all": "All registrations",
    "yours": "Need something of us",
    "review": "Under review",
    "ready": "Ready to text",
    "withdrawn": "Withdrawn",
}


@dataclass(frozen=True)
class Row:
    """One registration as the Home shows it; `step` is where it needs an answer, if anywhere."""

    id: str
    title: str
    bars: Sequence[BarFacts]
    step: str | None
    mendable: bool = False  # something was refused, and filing it again can help
    withdrawn: bool = False
    mine: bool = True  # this person may answer, and not only look and mend
    drafts: int = 0
    begun: datetime | None = None  # told while nothing is filed: what nobody has named yet is told apart by it

    @property
    def standings(self) -> Mapping[Bar, Standing]:
        """Where its bars stand."""
        return {bar.bar: Standing(bar.standing) for bar in self.bars}

    def belongs(self, chosen: str) -> bool:
        """Tell whether a filter lets it through."""
        if self.withdrawn:
            return chosen in {"all", "withdrawn"}
        found = set(self.standings.values())
        ready = self.standings.get(Bar.NUMBER) is Standing.DONE
        return {
            "yours": self.step is not None or self.mendable,
            "review": Standing.REVIEW in found and not ready,
            "ready": ready,
            "withdrawn": False,
        }.get(chosen, True)


def home(rows: Sequence[Row], meta: Meta, now: datetime, *, admin: bool, may_start: bool) -> Block:
    """Return the Home: the page and the filter come from `meta.extra`."""
    chosen, page = place(meta)
    kept = [row for row in rows if row.belongs(chosen)]
    page = min(page, max(0, (len(kept) - 1) // SHOWN))
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


def place(meta: Meta) -> tuple[str, int]:
    """Return the filter and the page a Home is left at."""
    chosen = meta.extra.get("filter", "all")
    return chosen if chosen in FILTERS else "all", _number(meta.extra.get("page", ""))


def _number(page: str) -> int:
    return int(page) if page.isascii() and page.isdigit() and len(page) < 6 else 0


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
    bars = "\n".join(drawn(bar) for bar in row.bars)
    return [
        section(f"*{inert(row.title, 150)}*\n{bars}"),
        context(" · ".join([_who_acts(row), *_begun(row), *([] if row.withdrawn else _waits(row, now))])),
        *actions(_buttons(row), f"home.{row.id}"),
        divider(),
    ]


def _begun(row: Row) -> list[str]:
    return [f"begun {when(row.begun)}"] if row.begun else []


def _waits(row: Row, now: datetime) -> list[str]:
    """Return how long the bar that began to wait first has waited, against what is usual, and when we look next."""
    waiting = [bar for bar in row.bars if Standing(bar.standing) is Standing.REVIEW and bar.since]
    if not waiting:
        return []
    longest = min(waiting, key=lambda bar: bar.since or now)
    days = max((now - (longest.since or now)).days, 0)
    waited = f"waiting {days} {'day' if days == 1 else 'days'}" if days else "waiting since today"
    looks = min((bar.next_look for bar in waiting if bar.next_look), default=None)
    usual = f"{waited}, usually {escape(WAITS[longest.bar].usual)}"
    return [usual, *([f"next look {when(looks)}"] if looks else [])]


def _who_acts(row: Row) -> str:
    found = set(row.standings.values())
    if row.withdrawn:
        return "withdrawn: we no longer look at it"
    if any(bar.standing == Standing.LOST and not bar.again for bar in row.bars):
        return "next: whoever runs this app asks Twilio Support"
    if row.mendable:
        return "next: you mend what was taken away" if Standing.LOST in found else "next: you mend what was refused"
    if Standing.REFUSED in found:
        return "refused: filing again cannot help; the thread says whom to ask"
    if row.step is not None:
        return "next: you answer" if row.mine else "next: somebody with the right to set up SMS answers"
    return (
        "nothing to do: the number may text"
        if row.standings.get(Bar.NUMBER) is Standing.DONE
        else "next: Twilio and the carriers decide"
    )


def _buttons(row: Row) -> list[Block]:
    go_on = [button("open_registration", "Choose a number" if row.step == "number" else "Continue", row.id)]
    return [
        *(
            [button("fix", "Fix it", row.id, style="primary")]
            if row.mendable
            else go_on
            if row.step and row.mine
            else []
        ),
        button("drafts", f"Drafts ({row.drafts})" if row.drafts else "Drafts", row.id),
        button("manage", "Overview", row.id),
        button("history", "History", row.id),
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
