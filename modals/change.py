"""Who is told, and where: what can be changed at any time, filed or not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.domain.dossier import Dossier
from bot.domain.errors import FieldErrors
from bot.domain.values import Value
from modals import contact
from modals.blocks import Block, alarm, modal, section
from modals.fields import Field, Scene
from modals.meta import Meta
from modals.text import clip

NAMES = ("slack_user", "backup_user", "channel")
FIELDS: tuple[Field, ...] = tuple(field for field in contact.STEP.fields if field.name in NAMES)


def change(dossier: Dossier, meta: Meta, alert: str | None = None) -> Block:
    """Return the window, with who and where it is now."""
    kept = dossier.values("contact")
    blocks = [
        *alarm(alert),
        section("This changes whom we tell and where, at once. Nothing is filed again, and it costs nothing."),
        *(
            field.block(f"change.{field.name}.{meta.rev}", kept.get(field.name, ""), Scene(dossier, kept))
            for field in FIELDS
        ),
    ]
    return modal("change", "Contact and channel", blocks, meta, "Change")


def chosen(view: Mapping[str, Any]) -> dict[str, Value]:
    """Return what the form names."""
    states = {
        action: state
        for block in ((view.get("state") or {}).get("values") or {}).values()
        for action, state in block.items()
    }
    return {field.name: field.read(states[field.name]) for field in FIELDS if field.name in states}


def beside(errors: FieldErrors, meta: Meta) -> dict[str, str]:
    """Return the sentences by block; one about what is not asked here goes to the first field."""
    shown = {field.name: f"change.{field.name}.{meta.rev}" for field in FIELDS}
    first = next(iter(shown.values()))
    return {shown.get(name, first): clip(sentence, 150) for name, sentence in errors.by_field.items()}
