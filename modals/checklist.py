"""The overview of one registration: the parts, what they need, and the four bars."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.answers import PARTS, Part
from bot.domain.cards import BarFacts
from bot.domain.dossier import Dossier, open_step
from bot.domain.registration import Registration
from modals.blocks import Block, actions, button, confirm, context, divider, header, modal, section
from modals.meta import Meta
from modals.standing import drawn, mendable, several
from modals.step import PARTS_CALLED


def checklist(registration: Registration, dossier: Dossier, bars: Sequence[BarFacts], meta: Meta) -> Block:
    """Return the window with every part, a button to go on where something is missing, and the bars."""
    fixable = mendable(bars) and not registration.withdrawn
    told = "" if registration.withdrawn else "Every change is told in your channel. "
    blocks = [
        header(dossier.title),
        *(_part(part, registration, dossier) for part in PARTS),
        divider(),
        section("\n".join(drawn(bar) for bar in bars) or "Nothing is filed yet."),
        *(context(text) for bar in bars if (text := several(bar))),
        *actions([button("fix", "Fix it", registration.id, style="primary")] if fixable else [], "checklist.fix"),
        *_at_any_time(registration, dossier),
        context(f"{told}`/sms-register` opens this again."),
    ]
    return modal("checklist", "SMS registration", blocks, meta)


def _at_any_time(registration: Registration, dossier: Dossier) -> list[Block]:
    """Return the buttons of what can be done however things stand."""
    seen = [button("drafts", "Drafts", registration.id), button("history", "History", registration.id)]
    if registration.withdrawn:
        return [section(f"Withdrawn by <@{registration.withdrawn_by}>."), *actions(seen, "checklist.more")]
    known = dossier.complete("contact")
    change = [button("change_contact", "Contact and channel", registration.id)] if known else []
    sure = confirm("Withdraw this registration?", WITHDRAWAL, "Withdraw", "Keep it")
    return actions([*change, *seen, button("withdraw", "Withdraw", registration.id, confirm=sure)], "checklist.more")


WITHDRAWAL = (
    "We stop filing and looking, for good. It costs nothing, and no fee is returned. What stands at Twilio stays there: a "
    "campaign and a number go on costing each month until the operator of this app ends them; the thread lists them."
)


def _part(part: Part, registration: Registration, dossier: Dossier) -> Block:
    called = f"*{PARTS_CALLED[part.name]}*"
    if registration.filing(part.name) is not None:
        return section(f"✅ {called}\nFiled.")
    if registration.withdrawn:
        return section(f"⚪ {called}\nNot filed.")
    missing = open_step(dossier, part)
    if part.name == "eligibility":
        return section(f"✅ {called}\nYes.") if missing is None else _to_do(called, missing, begun=False)
    if not dossier.complete("eligibility"):
        return section(f"⚪ {called}\nOpens when the questions above are answered.")
    begun = any(model.step in dossier.entries for model in part.steps)
    return _to_do(called, missing or part.last, begun=begun)


def _to_do(called: str, step: str, *, begun: bool) -> Block:
    words, label = ("Begun; something is still missing.", "Go on") if begun else ("Not begun.", "Begin")
    return section(f"⚪ {called}\n{words}", accessory=button(f"open.{step}", label))
