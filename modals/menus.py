"""The fields in which one chooses: menus, buttons, boxes, and what is found by typing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.domain.values import Value
from modals.blocks import Block
from modals.fields import Field, Scene
from modals.text import plain


@dataclass(frozen=True)
class Option:
    """One entry of a menu: the value we keep, the words a person reads, and what they mean."""

    value: str
    label: str
    about: str = ""

    def drawn(self) -> Block:
        """Return the entry as Slack takes it."""
        entry: Block = {"text": plain(self.label, 75), "value": self.value}
        return {**entry, "description": plain(self.about, 75)} if self.about else entry


Options = Sequence[Option] | Callable[[Scene], Sequence[Option]]


def options_of(labels: Mapping[str, str]) -> tuple[Option, ...]:
    """Return menu entries from a table of value → label."""
    return tuple(Option(value, label) for value, label in labels.items())


@dataclass(frozen=True)
class Menu(Field):
    """What choices have in common: entries, static or found for the scene."""

    options: Options = ()

    def entries(self, scene: Scene) -> Sequence[Option]:
        """Return what can be chosen."""
        return self.options(scene) if callable(self.options) else self.options

    def chosen(self, value: Value, scene: Scene) -> list[Option]:
        """Return the entries of a value; what is no longer offered is left out."""
        values = [value] if isinstance(value, str) else value
        return [entry for entry in self.entries(scene) if entry.value in values]

    def fits(self, value: Value, scene: Scene) -> bool:
        """Tell whether something of the value is still offered."""
        return not value or bool(self.chosen(value, scene))

    def in_words(self, value: Value, scene: Scene) -> str:
        """Return the labels chosen."""
        return ", ".join(entry.label for entry in self.chosen(value, scene)) or super().in_words(value, scene)


@dataclass(frozen=True)
class Choice(Menu):
    """One of several: a menu."""

    kind = "static_select"
    holds = "selected_option"
    starts = "initial_option"

    def element(self, value: Value, scene: Scene) -> Block:
        """Return the menu with what was chosen."""
        own: Block = {"options": [entry.drawn() for entry in self.entries(scene)], **self._placeholder()}
        chosen = self.chosen(value, scene)
        return {**own, "initial_option": chosen[0].drawn()} if chosen else own

    def read(self, state: Mapping[str, Any]) -> Value:
        """Return the value chosen."""
        return str((state.get(self.holds) or {}).get("value") or "")


@dataclass(frozen=True)
class Radio(Choice):
    """One of a few, all in view."""

    kind = "radio_buttons"


@dataclass(frozen=True)
class TypeAhead(Field):
    """One of very many, found by typing; `name_of` says what a value is called."""

    name_of: Callable[[str], str] = str
    from_letters: int = 0  # how much must be typed before anything is offered

    kind = "external_select"
    holds = "selected_option"
    starts = "initial_option"

    def element(self, value: Value, _scene: Scene) -> Block:
        """Return the element with what was chosen."""
        own: Block = {"min_query_length": self.from_letters, **self._placeholder()}
        return {**own, "initial_option": self.option(str(value)).drawn()} if value else own

    def option(self, value: str) -> Option:
        """Return the entry of a value."""
        return Option(value, self.name_of(value))

    def read(self, state: Mapping[str, Any]) -> Value:
        """Return the value chosen."""
        return str((state.get(self.holds) or {}).get("value") or "")

    def in_words(self, value: Value, _scene: Scene) -> str:
        """Return what the value is called."""
        return self.name_of(str(value))


@dataclass(frozen=True)
class MultiChoice(Menu):
    """Several of several: a menu."""

    kind = "multi_static_select"
    holds = "selected_options"
    starts = "initial_options"

    def element(self, value: Value, scene: Scene) -> Block:
        """Return the menu with what was chosen."""
        own: Block = {"options": [entry.drawn() for entry in self.entries(scene)], **self._placeholder()}
        chosen = self.chosen(value, scene)
        return {**own, "initial_options": [entry.drawn() for entry in chosen]} if chosen else own

    def read(self, state: Mapping[str, Any]) -> Value:
        """Return the values chosen."""
        return [str(option["value"]) for option in state.get(self.holds) or []]


@dataclass(frozen=True)
class Boxes(MultiChoice):
    """Several of a few, all in view."""

    kind = "checkboxes"

    def begun_with(self, _element: Mapping[str, Any]) -> Value:
        """Return nothing: a box counts only when Slack says that it is ticked."""
        return []


@dataclass(frozen=True)
class Acceptance(Boxes):
    """A box to tick by hand each time: it is never drawn ticked."""

    def element(self, _value: Value, scene: Scene) -> Block:
        """Return the box, not ticked."""
        return super().element([], scene)
