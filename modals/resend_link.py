"""Mailing the link of a listed company again, for its fee."""

from __future__ import annotations

from bot.domain import fees
from bot.domain.dossier import Dossier
from modals.blocks import Block, section
from modals.fields import Scene
from modals.menus import Acceptance, Option
from modals.step import Step
from modals.text import inert, masked_email, plain

ASKED = (
    "A new link is asked for now; the thread tells when it is mailed. Please have it clicked within seven days of that."
)


def acceptance(dossier: Dossier, *, again: bool = False) -> str:  # noqa: ARG001 - each mail costs the same
    """Return the words a person accepts when the link is mailed again."""
    name = str(dossier.values("company").get("legal_name") or "the business")
    price = fees.FEES["mailed_link"]
    return f"In the name of {name} I accept the fee of a new mail: {price} ({price.source}). Each link works for seven days."


def _above(scene: Scene) -> list[Block]:
    address = inert(masked_email(str(scene.dossier.values("tax").get("brand_contact_email") or "")), 120)
    return [
        section(
            f"The link goes to `{address}`. If that is not right, press *Fix it* in the thread instead and correct the address."
        ),
        {"type": "section", "text": plain(acceptance(scene.dossier))},
    ]


STEP = Step(
    name="resend_link",
    title="Mail the link again",
    intro="The carriers want somebody at a listed company to click a mailed link. The last one was not clicked in time.",
    fields=(Acceptance("accept", "Acceptance", options=(Option("accept", "I accept the fee, in my name"),)),),
    submit="Mail it again",
    above=_above,
)
