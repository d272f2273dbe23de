"""The drafts of a registration: what was written ahead, how long it is, and by whom it was kept last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.drafts import Draft
from bot.domain.registration import Registration
from bot.domain.segments import Counted, counted
from modals.blocks import Block, actions, alarm, button, confirm, context, modal, section
from modals.meta import Meta
from modals.text import inert, when

SHOWN = 20  # a draft takes three blocks, and Slack takes a hundred a window
WHAT_FOR = (
    "Drafts are texts you write ahead, also while Twilio and the carriers decide: they are kept here, counted in segments and "
    "looked over as a reviewer would. Nothing is sent from here."
)


def drafts(
    registration: Registration, title: str, found: Sequence[Draft], meta: Meta, alert: str | None = None
) -> Block:
    """Return one page of the window; the page comes from `meta.extra`."""
    last = max(0, (len(found) - 1) // SHOWN)
    page = min(int(meta.extra.get("page", "0")), last)
    open_ = not registration.withdrawn
    blocks = [
        *alarm(alert),
        section(f"*{inert(title, 150)}*"),
        *([] if found else [section(WHAT_FOR if open_ else "Nobody wrote a draft.")]),
        *actions([button("write_draft", "Write a text", style="primary")] if open_ else [], "drafts.write"),
        *(block for draft in found[page * SHOWN : (page + 1) * SHOWN] for block in _row(draft, open_=open_)),
        *_pages(page, last, len(found)),
        *([] if open_ else [context("This registration was withdrawn: its drafts can be read, and nothing else.")]),
    ]
    kept = replace(meta, registration=registration.id, step="drafts", extra={"page": str(page)})
    return modal("drafts", "Drafts", blocks, kept)


def _row(draft: Draft, *, open_: bool) -> list[Block]:
    sure = confirm("Delete this draft?", "Its text is not kept anywhere else.", "Delete", "Keep it")
    change = [
        button("open_draft", "Edit", draft.id),
        button("delete_draft", "Delete", f"{draft.id}:{draft.version}", confirm=sure),
    ]
    return [
        section(f"*{inert(draft.name, 100)}*\n{inert(draft.body, 150)}"),
        context(f"{length(counted(draft.body))} · {kept_by(draft)}"),
        *actions(change if open_ else [button("open_draft", "Read", draft.id)], f"drafts.{draft.id}"),
    ]


def length(count: Counted) -> str:
    """Return how many segments a text comes to, and in which encoding."""
    return f"{count.segments} {'segment' if count.segments == 1 else 'segments'} · {count.encoding}"


def kept_by(draft: Draft) -> str:
    """Return who kept a draft last, and when."""
    return f"kept by <@{draft.by}>, {when(draft.at)}"


def _pages(page: int, last: int, count: int) -> list[Block]:
    buttons = [
        *([button("drafts_page.previous", "Previous", str(page - 1))] if page else []),
        *([button("drafts_page.next", "Next", str(page + 1))] if page < last else []),
    ]
    where = [context(f"Page {page + 1} of {last + 1}, {count} drafts")] if last else []
    return [*actions(buttons, "drafts.pages"), *where]
