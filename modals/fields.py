"""The kinds of field a step is made of: each draws itself, reads itself back, and says its answer in words.

Those in which one chooses are in `modals.menus`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from bot.domain import tax_ids
from bot.domain.dossier import Dossier
from bot.domain.values import Value, Values
from modals.blocks import Block
from modals.text import LONGEST, plain

Words = str | Callable[[Dossier], str]


@dataclass(frozen=True)
class Scene:
    """What a step is drawn from: the dossier, the values to show, and what the listener adds (offers, checks)."""

    dossier: Dossier
    values: Values
    stored: Values = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)


def always(_values: Values, _dossier: Dossier) -> bool:
    """Tell that a field is shown whatever else is answered."""
    return True


def said(words: Words, dossier: Dossier) -> str:
    """Return a label or hint for a dossier."""
    return words if isinstance(words, str) else words(dossier)


@dataclass(frozen=True)
class Field:
    """What every kind of field has; `name` is its attribute, the key of its errors and its `action_id`."""

    name: str
    label: Words
    hint: Words = ""
    optional: bool = False
    shown: Callable[[Values, Dossier], bool] = always
    dispatch: bool = False  # a change is told at once: other fields depend on it
    placeholder: str = ""

    kind: ClassVar[str]
    holds: ClassVar[str]  # where Slack's state keeps the value
    starts: ClassVar[str]  # where the element keeps the value it began with
    formatted: ClassVar[bool] = False  # its words are a mention of ours, not something typed

    def visible(self, scene: Scene) -> bool:
        """Tell whether the field is drawn."""
        return self.shown(scene.values, scene.dossier)

    def may_be_empty(self, _scene: Scene) -> bool:
        """Tell whether the window may be submitted without it."""
        return self.optional

    def fits(self, _value: Value, _scene: Scene) -> bool:
        """Tell whether a value can still be shown."""
        return True

    def block(self, block_id: str, value: Value, scene: Scene) -> Block:
        """Return the input block."""
        hint = self.help(scene)
        block: Block = {
            "type": "input",
            "block_id": block_id,
            "label": plain(said(self.label, scene.dossier), 2000),
            "element": {"type": self.kind, "action_id": self.name, **self.element(value, scene)},
            "optional": self.may_be_empty(scene),
        }
        if hint:
            block["hint"] = plain(hint, 2000)
        if self.dispatch:
            block["dispatch_action"] = True
        return block

    def help(self, scene: Scene) -> str:
        """Return the sentence under the field."""
        return said(self.hint, scene.dossier)

    def element(self, value: Value, scene: Scene) -> Block:
        """Return what the element holds besides its kind and id."""
        raise NotImplementedError

    def read(self, state: Mapping[str, Any]) -> Value:
        """Return the value in Slack's state; "" or [] when nothing was given."""
        return str(state.get(self.holds) or "").strip()

    def begun_with(self, element: Mapping[str, Any]) -> Value:
        """Return the value the element was drawn with."""
        return self.read({self.holds: element.get(self.starts)})

    def in_words(self, value: Value, _scene: Scene) -> str:
        """Return the answer as a person reads it."""
        return value if isinstance(value, str) else ", ".join(value)

    def _placeholder(self) -> Block:
        return {"placeholder": plain(self.placeholder, 150)} if self.placeholder else {}


@dataclass(frozen=True)
class Text(Field):
    """A line of text, or a paragraph."""

    least: int = 0
    most: int = LONGEST
    multiline: bool = False

    kind = "plain_text_input"
    holds = "value"
    starts = "initial_value"

    def element(self, value: Value, _scene: Scene) -> Block:
        """Return the element with what is known so far."""
        typed = str(value)[: self.most]
        own: Block = {"max_length": self.most, "multiline": self.multiline, **self._placeholder()}
        if self.least > 1:
            own["min_length"] = self.least
        return {**own, "initial_value": typed} if typed else own

    def begun_with(self, element: Mapping[str, Any]) -> Value:
        """Return the text the element was drawn with; what Slack echoes comes back escaped."""
        echoed = str(element.get(self.starts) or "")
        return echoed.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


@dataclass(frozen=True)
class Email(Text):
    """An e-mail address."""

    kind = "email_text_input"

    def element(self, value: Value, _scene: Scene) -> Block:
        """Return the element; Slack takes no lengths here."""
        typed = str(value)[:LONGEST]
        return {**self._placeholder(), "initial_value": typed} if typed else self._placeholder()


@dataclass(frozen=True)
class Url(Email):
    """A web address."""

    kind = "url_text_input"


@dataclass(frozen=True)
class Secret(Text):
    """A text that is never shown again: an empty field keeps what was saved, and only its masked form is seen."""

    def element(self, _value: Value, scene: Scene) -> Block:
        """Return the element, always empty."""
        return super().element("", scene)

    def may_be_empty(self, scene: Scene) -> bool:
        """Tell that what was saved need not be given again."""
        return bool(scene.stored.get(self.name))

    def help(self, scene: Scene) -> str:
        """Return what is expected, or what is saved."""
        kept = scene.stored.get(self.name)
        hint = super().help(scene)
        return f"Saved: {tax_ids.masked(str(kept))}. Leave empty to keep it. {hint}" if kept else hint

    def in_words(self, value: Value, _scene: Scene) -> str:
        """Return the masked value."""
        return tax_ids.masked(str(value))


@dataclass(frozen=True)
class User(Field):
    """Somebody in the workspace."""

    kind = "users_select"
    holds = "selected_user"
    starts = "initial_user"
    formatted = True

    def element(self, value: Value, _scene: Scene) -> Block:
        """Return the menu with who was chosen."""
        return {**self._placeholder(), **({"initial_user": value} if value else {})}

    def in_words(self, value: Value, _scene: Scene) -> str:
        """Return a mention."""
        return f"<@{value}>"


@dataclass(frozen=True)
class Channel(Field):
    """A channel of this workspace alone."""

    kind = "conversations_select"
    holds = "selected_conversation"
    starts = "initial_conversation"
    formatted = True

    def element(self, value: Value, _scene: Scene) -> Block:
        """Return the menu; where nothing is known it offers the channel the person is in."""
        only: Block = {
            "include": ["public", "private"],
            "exclude_bot_users": True,
            "exclude_external_shared_channels": True,
        }
        begins = {"initial_conversation": value} if value else {"default_to_current_conversation": True}
        return {"filter": only, **self._placeholder(), **begins}

    def in_words(self, value: Value, _scene: Scene) -> str:
        """Return a link to the channel."""
        return f"<#{value}>"
