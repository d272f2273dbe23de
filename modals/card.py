"""The card of a registration: one message, kept up to date, that says how everything stands."""

from __future__ import annotations

from datetime import datetime

from bot.domain.cards import BarFacts, Telling
from bot.domain.progress import Bar, Standing
from modals.blocks import Block, actions, button, context, header, section
from modals.people import point_of_contact, who_files
from modals.standing import CALLED, drawn, in_words, mendable, several
from modals.text import clip, escape, inert, when
from modals.waits import WAITS

EVENT_TYPE = "sms_register"
NOT_TAKEN = "Twilio has not taken it yet; we try again by ourselves, and nothing is lost."
_WAITING = frozenset({Standing.WORKING, Standing.REVIEW})


def card(telling: Telling) -> Block:
    """Return the message: text, blocks and what the app recognises it by."""
    title = telling.dossier.title
    words = "; ".join(f"{CALLED[bar.bar]}: {in_words(bar)}" for bar in telling.bars)
    blocks = [
        header(f"SMS registration: {title}"),
        *(block for bar in telling.bars for block in _bar(bar, telling)),
        section(f"*Next*: {next_act(telling)}"),
        *actions(_buttons(telling), "card.actions"),
    ]
    return {
        "text": clip(f"SMS registration of {inert(title, 200)}. {words}.", 1000),
        "blocks": blocks,
        "metadata": metadata(telling, "card", "card", []),
    }


def moved_card(telling: Telling) -> Block:
    """Return what the card left behind in another channel says."""
    text = f"The news of {inert(telling.dossier.title, 150)} is told in <#{telling.registration.card_channel}> now."
    return {"text": text, "blocks": [section(f"➡️ {text}")]}


def metadata(telling: Telling, kind: str, key: str, codes: list[str]) -> Block:
    """Return what the app recognises a message by; nothing personal."""
    payload = {"notice": kind, "registration": telling.registration.id, "codes": codes, "key": key}
    return {"event_type": EVENT_TYPE, "event_payload": payload}


def _bar(bar: BarFacts, telling: Telling) -> list[Block]:
    match Standing(bar.standing):
        case Standing.REVIEW | Standing.WORKING if telling.registration.withdrawn:
            small = ""  # nobody waits for it any more
        case Standing.REVIEW:
            small = _waited(bar, telling.now)
        case Standing.WORKING:  # nobody decides yet, so that no days are counted
            small = NOT_TAKEN if bar.held else escape(str(WAITS[bar.bar]))
        case _:
            small = _objection(bar)
    return [section(drawn(bar)), *(context(text) for text in (small, several(bar)) if text)]


def _waited(bar: BarFacts, now: datetime) -> str:
    days = max((now - bar.since).days, 0) if bar.since else 0
    waited = f"waited {days} {'day' if days == 1 else 'days'}" if days else "since today"
    look = f" · next look {when(bar.next_look)}" if bar.next_look else ""
    late = "⏳ longer than usual: " if bar.late_from and now >= bar.late_from else ""
    return f"{late}{waited}, {escape(str(WAITS[bar.bar]))}{look}"


def _objection(bar: BarFacts) -> str:
    codes = ", ".join(f"`{inert(code, 20)}`" for code in dict.fromkeys(finding.code for finding in bar.findings[:10]))
    return f"codes: {codes}" if codes and bar.standing in {Standing.REFUSED, Standing.LOST} else ""


# What a person can hand in while the one before is decided, and is waited for once it is.
FOLLOWS = ((Bar.BRAND, Bar.CAMPAIGN), (Bar.CAMPAIGN, Bar.NUMBER))


def next_act(telling: Telling) -> str:
    """Return who acts next, and what they do."""
    if telling.registration.withdrawn:
        return f"nothing. <@{telling.registration.withdrawn_by}> withdrew this registration; we no longer look at it."
    standings = {bar.bar: Standing(bar.standing) for bar in telling.bars}
    found = set(standings.values())
    who = point_of_contact(telling)
    if any(bar.standing == Standing.LOST and not bar.again for bar in telling.bars):
        return f"{who}: something was taken away. The thread says what, and whom to ask."
    if mendable(telling.bars) and telling.mended:
        return (
            f"{who_files(telling)}: what was objected to is mended. Please look, and press *File again* in the thread."
        )
    if mendable(telling.bars):
        what = "something was taken away" if Standing.LOST in found else "something was refused"
        return f"{who}: {what}. The thread says why and how to mend it."
    if Standing.REFUSED in found:
        return f"{who}: something was refused, and filing again cannot help. The thread says why, and whom to ask."
    if standings.get(Bar.NUMBER) is Standing.DONE:
        return "nothing. The number may text."
    if any(standings.get(one) is Standing.DONE and standings.get(then) is Standing.OPEN for one, then in FOLLOWS):
        return f"{who}: it is your turn.{_unfiled(standings)}"
    if Standing.REVIEW in found:
        return f"Twilio and the carriers decide.{_unfiled(standings)}"
    return (
        f"we go on with what is filed.{_unfiled(standings)}"
        if Standing.WORKING in found
        else f"{who}: the answers are not filed yet."
    )


def _unfiled(standings: dict[Bar, Standing]) -> str:
    names = {Bar.CAMPAIGN: "the SMS details", Bar.NUMBER: "a number"}
    missing = [names[bar] for bar in names if standings.get(bar) is Standing.OPEN]
    given = " and ".join(missing)
    return f" {given[:1].upper()}{given[1:]} can be given now, with `/sms-register`." if missing else ""


def _buttons(telling: Telling) -> list[Block]:
    found = {Standing(bar.standing) for bar in telling.bars}
    value = telling.registration.id
    manage = button("manage", "Overview", value)
    if telling.registration.withdrawn:
        return [manage]
    last = [button("drafts", "Drafts", value), manage]
    if mendable(telling.bars):
        return [button("fix", "Fix it", value, style="primary"), button("open_registration", "Open", value), *last]
    return [*([button("open_registration", "Open", value)] if found & {Standing.OPEN, *_WAITING} else []), *last]
