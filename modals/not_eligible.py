"""A kind no: why a business cannot be registered here, and what to do instead."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.dossier import Dossier
from bot.domain.eligibility import No
from modals.blocks import Block, actions, button, context, divider, modal, section
from modals.meta import Meta
from modals.text import escape


def not_eligible(_dossier: Dossier, barriers: Sequence[No], meta: Meta) -> Block:
    """Return the window with every reason and what to do instead."""
    reasons = [block for no in barriers for block in _reason(no)]
    blocks = [
        section("*We are sorry: this cannot be registered here.* Nothing was filed and nothing was paid."),
        *reasons,
        divider(),
        context("Did an answer come out wrong? Go back and change it."),
        *actions([button("back", "← Change the answers")], "not_eligible.navigation"),
    ]
    return modal("not_eligible", "Not possible here", blocks, meta)


def _reason(no: No) -> list[Block]:
    return [divider(), section(f"⛔ {escape(no.reason)}"), section(f"*What to do instead*\n{escape(no.instead)}")]
