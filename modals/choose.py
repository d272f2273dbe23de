"""Which registration? Asked when a workspace has several."""

from __future__ import annotations

from collections.abc import Sequence

from modals.blocks import Block, actions, button, context, modal, section
from modals.meta import Meta
from modals.text import plain

MOST = 90  # Slack takes a hundred blocks a window


def choose(
    items: Sequence[tuple[str, str, str]],
    meta: Meta,
    *,
    action: str = "open_registration",
    older: int = 0,
    begin: bool = True,
) -> Block:
    """Return the window with one row per registration: its id, its title, and where it stands; `older` ones are only counted.

    `begin` says that this person may register another company.
    """
    left = max(older, 0) + max(len(items) - MOST, 0)
    more = [context(f"{left} older ones are not shown here; the Home of this app shows all of them.")] if left else []
    new = [button("new_registration", "Register another company" if items else "Register a company")] if begin else []
    blocks = [
        *(_row(*item, action) for item in items[:MOST]),
        *more,
        *([] if items else [section("There is no registration yet.")]),
        *actions(new, "choose.new"),
    ]
    return modal("choose", "Your registrations", blocks, meta)


def _row(registration: str, title: str, position: str, action: str) -> Block:
    return {
        "type": "section",
        "text": plain(f"{title}\n{position}", 300),
        "accessory": button(action, "Open", registration),
    }
