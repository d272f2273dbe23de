"""The few blocks our windows and messages are made of, as plain dicts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from modals.meta import Meta
from modals.text import LONGEST, escape, inert, mrkdwn, plain

Block = dict[str, Any]

ALARM = "alarm"


def section(text: str, *, accessory: Block | None = None) -> Block:
    """Return a paragraph of our own words."""
    block: Block = {"type": "section", "text": mrkdwn(text)}
    return {**block, "accessory": accessory} if accessory else block


def paragraphs(text: str) -> list[Block]:
    """Return what somebody typed, whole, in as many plain paragraphs as it takes."""
    pieces = [text[start : start + LONGEST] for start in range(0, len(text), LONGEST)] or [""]
    return [{"type": "section", "text": plain(piece)} for piece in pieces]


def pairs(rows: Iterable[tuple[str, Mapping[str, Any]]]) -> list[Block]:
    """Return labels with their values beside them, five to a block."""
    cells = [cell for label, value in rows for cell in (mrkdwn(f"*{escape(label)}*"), value)]
    return [{"type": "section", "fields": cells[start : start + 10]} for start in range(0, len(cells), 10)]


def context(*texts: str) -> Block:
    """Return small print."""
    return {"type": "context", "elements": [mrkdwn(text) for text in texts]}


def header(text: str) -> Block:
    """Return a headline, in plain text."""
    return {"type": "header", "text": plain(text, 150)}


def divider() -> Block:
    """Return a line across."""
    return {"type": "divider"}


def button(action: str, label: str, value: str = "", *, style: str = "", confirm: Block | None = None) -> Block:
    """Return a button."""
    element: Block = {"type": "button", "action_id": action, "text": plain(label, 75)}
    optional = {"value": value, "style": style, "confirm": confirm}
    return {**element, **{key: given for key, given in optional.items() if given}}


def confirm(title: str, text: str, yes: str, no: str = "Cancel") -> Block:
    """Return the question asked before a button does something."""
    return {
        "title": plain(title, 100),
        "text": plain(text, 300),
        "confirm": plain(yes, 30),
        "deny": plain(no, 30),
        "style": "danger",
    }


def actions(buttons: Sequence[Block], block_id: str = "") -> list[Block]:
    """Return a row of buttons; nothing at all when there are none, because Slack refuses an empty row."""
    if not buttons:
        return []
    row: Block = {"type": "actions", "elements": list(buttons)}
    return [{**row, "block_id": block_id} if block_id else row]


def alarm(text: str | None) -> list[Block]:
    """Return a warning for the top of a window, if there is one."""
    return [{**section(f"⚠️ {inert(text, 2000)}"), "block_id": ALARM}] if text else []


def with_alarm_of(view: Block, other: Block) -> Block:
    """Return a view with the warning that another one shows."""
    kept = [block for block in other["blocks"] if block.get("block_id") == ALARM]
    return {**view, "blocks": [*kept, *view["blocks"]]}


def modal(callback: str, title: str, blocks: Sequence[Block], meta: Meta, submit: str = "") -> Block:
    """Return a window."""
    view: Block = {
        "type": "modal",
        "callback_id": callback,
        "title": plain(title, 24),
        "close": plain("Close"),
        "private_metadata": meta.dumps(),
        "blocks": list(blocks),
    }
    return {**view, "submit": plain(submit, 24)} if submit else view
