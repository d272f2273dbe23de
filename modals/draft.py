"""One draft: the form it is written in, and below it what was kept last comes to."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from bot.domain.checks import CheckResult
from bot.domain.dossier import Dossier
from bot.domain.drafts import LONGEST, LONGEST_NAME, Draft, objections
from bot.domain.segments import ROOM, Counted, Encoding, counted
from bot.domain.values import Value
from modals.blocks import Block, actions, alarm, button, context, divider, modal, paragraphs, section
from modals.drafts import kept_by, length
from modals.fields import Scene, Text
from modals.meta import Meta
from modals.step import Step
from modals.text import clip, inert

# Not a step of the way, but read and answered like one. Slack takes more than a text may hold: what is pasted is not cut off unseen.
STEP = Step(
    "draft",
    "A text",
    (
        Text("name", "Name", "What you call it here. Nobody who gets the text sees it.", most=LONGEST_NAME),
        Text("body", "Text", f"Up to {LONGEST:,} characters. Begin with who texts.", multiline=True),
    ),
)
NAMED = 3  # characters that GSM-7 does not have


@dataclass(frozen=True)
class Sheet:
    """What a form is drawn from: the draft as it was kept last, what was typed since, and what somebody else kept meanwhile."""

    dossier: Dossier
    kept: Draft | None = None
    typed: Mapping[str, Value] | None = None
    alert: str | None = None
    just_kept: bool = False
    theirs: Draft | None = field(default=None, repr=False)


def draft(sheet: Sheet, meta: Meta) -> Block:
    """Return the form, with what was typed; nothing that was typed is ever left out."""
    saved = {"name": sheet.kept.name, "body": sheet.kept.body} if sheet.kept else {}
    values = {**saved, **(sheet.typed or {})}
    blocks = [
        *alarm(sheet.alert),
        *([section("✅ Kept. You can go on writing, or close this window.")] if sheet.just_kept else []),
        *_back(),
        *(_overtaken(sheet.theirs) if sheet.theirs else []),
        *(
            one.block(f"draft.{one.name}.{meta.rev}", values.get(one.name, ""), Scene(sheet.dossier, values))
            for one in STEP.fields
        ),
        *(_kept(sheet.kept, sheet.dossier) if sheet.kept else [context("It is counted and checked once it is kept.")]),
    ]
    return modal("step.draft", STEP.title, blocks, replace(meta, step="draft"), "Keep")


def read_only(kept: Draft, meta: Meta) -> Block:
    """Return a draft of a registration in which nothing can be changed any more."""
    blocks = [
        *_back(),
        section(f"*{inert(kept.name, 100)}*"),
        *paragraphs(kept.body),
        *_counted(counted(kept.body)),
        context(kept_by(kept)),
    ]
    return modal("draft", STEP.title, blocks, replace(meta, step="draft"))


def _back() -> list[Block]:
    return actions([button("drafts_back", "← Drafts")], "draft.navigation")


def _overtaken(theirs: Draft) -> list[Block]:
    return [
        context(f"Their text, {kept_by(theirs)}, named “{inert(theirs.name, 100)}”:"),
        *paragraphs(theirs.body),
        divider(),
    ]


def _kept(kept: Draft, dossier: Dossier) -> list[Block]:
    return [divider(), *_counted(counted(kept.body)), *_found(kept.body, dossier), context(kept_by(kept))]


def _counted(count: Counted) -> list[Block]:
    characters = f"{count.characters:,} {'character' if count.characters == 1 else 'characters'}"
    room = f" (room for {count.units:,}: some count twice)" if count.units != count.characters else ""
    said = section(f"*As it was kept last*: {characters}{room} · {length(count)}")
    return [said, *([context(_why(count))] if count.outside else [])]


def _why(count: Counted) -> str:
    """Return what makes a text UCS-2, and what that costs."""
    named = ", ".join(_called(sign) for sign in count.outside[:NAMED])
    more = f" and {len(count.outside) - NAMED} more" if len(count.outside) > NAMED else ""
    gsm, ucs = ROOM[Encoding.GSM_7][0], ROOM[Encoding.UCS_2][0]
    return f"UCS-2 because of {named}{more}: a segment holds {ucs} characters then, and {gsm} without."


def _called(sign: str) -> str:
    name = unicodedata.name(sign, f"U+{ord(sign):04X}").lower()
    return f"“{inert(sign)}” ({name})" if sign.isprintable() else name


def _found(body: str, dossier: Dossier) -> list[Block]:
    found = objections(dossier, body)
    unnamed = "" if dossier.values("company").get("legal_name") else " Who texts is checked once the company is named."
    if not found:
        return [context(f"✅ Our checks object to nothing in it.{unnamed}")]
    lines = "\n".join(_line(result, body) for result in found)
    return [section(clip(f"*A reviewer or a carrier may object:*\n{lines}", 3000))]


def _line(result: CheckResult, body: str) -> str:
    quote = f" “{inert(result.quote, 150)}”" if result.quote and result.quote != body else ""
    return f"⚠️ *{inert(result.title, 100)}*: {inert(result.advice, 400)}{quote}"
