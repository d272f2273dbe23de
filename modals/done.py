"""The window that closes a part: what was filed, how long it takes, and what can be done meanwhile."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.answers import PART_OF
from bot.domain.dossier import Dossier
from modals.blocks import Block, actions, button, context, header, modal, section
from modals.meta import Meta
from modals.step import PARTS_CALLED
from modals.text import escape
from modals.waits import OF_PART, WAITS

FILED = {
    "business": "The business is on its way to Twilio and the carriers.",
    "sms": "The SMS details are kept. The campaign is filed as soon as the business is approved.",
    "number": "Your number is noted. It is bought {when}, then the carriers register it; if somebody else takes it first, we ask again.",
}
OFFERED = {"business": "Register the business", "sms": "Give the SMS details", "number": "Choose a number"}


def done(dossier: Dossier, part_name: str, meta: Meta, next_steps: Sequence[str], *, at_once: bool = False) -> Block:
    """Return the window; each of `next_steps` is a step that can be filled in while this part is decided.

    `at_once`: the number is bought before the campaign is approved.
    """
    when = "now; once the campaign is approved it is attached" if at_once else "when the campaign is approved"
    wait = WAITS[OF_PART[part_name]]
    buttons = [
        button(f"open.{step}", OFFERED[PART_OF[step].name], style="" if at else "primary")
        for at, step in enumerate(next_steps)
    ]
    blocks = [
        header(dossier.title),
        section(f"✅ *{PARTS_CALLED[part_name]}*\n{FILED[part_name].format(when=when)}"),
        section(
            f"⏳ This usually takes {escape(wait.usual)} ({escape(wait.source)}). Every change is told in your channel."
        ),
        *(
            [section("*Meanwhile you can go on with*")]
            if buttons
            else [context("Nothing more is needed from you. You can close this window.")]
        ),
        *actions(buttons, "done.next"),
    ]
    return modal("done", "Thank you", blocks, meta)
