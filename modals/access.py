"""Who may set up SMS, and the form to give somebody that right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.domain.dossier import Dossier
from bot.domain.registration import Grant
from modals.blocks import Block, button, confirm, context, divider, modal, section
from modals.fields import Scene, User
from modals.meta import Meta
from modals.text import when

MOST = 40
ENDED = 5  # rights taken back that are shown, the last ones
WHO = User(
    "user",
    "Give the right to",
    "They can start, answer, file and pay for registrations here.",
    placeholder="Choose a person",
)


def access(grants: Sequence[Grant], meta: Meta, alert: str | None = None, ended: Sequence[Grant] = ()) -> Block:
    """Return the window, with who lost the right lately (`ended`); `alert` is a sentence of ours and may mention somebody."""
    rows = [_row(grant) for grant in grants[:MOST]]
    more = [context(f"And {len(grants) - MOST} more.")] if len(grants) > MOST else []
    nobody = [section("Nobody yet: only workspace admins can set up SMS.")]
    blocks = [
        *([section(alert)] if alert else []),
        WHO.block(f"access.user.{meta.rev}", "", Scene(Dossier(), {})),
        divider(),
        section("*Who has the right, besides the workspace's admins*"),
        *(rows or nobody),
        *more,
        *([context(*map(_ended, ended[:ENDED]))] if ended else []),
    ]
    return modal("access", "Who may set up SMS", blocks, meta, "Give the right")


def _row(grant: Grant) -> Block:
    text = f"<@{grant.user_id}>, given by <@{grant.granted_by}>, {when(grant.granted_at)}"
    sure = confirm("Take the right back?", "What this person filed stays as it is.", "Take it back")
    return section(text, accessory=button("withdraw_grant", "Take back", grant.user_id, confirm=sure))


def _ended(grant: Grant) -> str:
    moment = f", {when(grant.withdrawn_at)}" if grant.withdrawn_at else ""
    return f"<@{grant.user_id}> had it until <@{grant.withdrawn_by}> took it back{moment}."


def chosen_user(view: Mapping[str, Any]) -> str:
    """Return whom the form names; nothing when nobody was chosen."""
    values = (view.get("state") or {}).get("values") or {}
    return next((str(WHO.read(block["user"])) for block in values.values() if "user" in block), "")


def who_block(view: Mapping[str, Any]) -> str:
    """Return the block in which somebody is chosen, for an error beside it."""
    return next(str(block["block_id"]) for block in view["blocks"] if block["type"] == "input")
