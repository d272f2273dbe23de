"""A step is a value: fields declared once draw the window, read it back, place its errors and appear in the review."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.domain.answers import PART_OF
from bot.domain.dossier import Dossier
from bot.domain.errors import FieldErrors
from bot.domain.prefill import defaults
from bot.domain.values import Value, Values
from modals.blocks import Block, actions, alarm, button, context, modal, section
from modals.fields import Field, Scene, Words, said
from modals.findings import beside, noticed
from modals.meta import Meta
from modals.reasons import above_field
from modals.text import clip

# Parts that can be filled in side by side have nothing before their first step.
WITHOUT_BACK = frozenset({"eligibility", "campaign", "number"})

Paint = Callable[[Scene], list[Block]]

PARTS_CALLED = {
    "eligibility": "Can we register you?",
    "business": "Register the business",
    "sms": "SMS details",
    "number": "Get a number",
}


def nothing(_scene: Scene) -> list[Block]:
    """Draw nothing."""
    return []


@dataclass(frozen=True)
class Line:
    """One answer in words; `formatted` when it is a mention of ours and not something typed."""

    label: str
    text: str
    formatted: bool = False


@dataclass(frozen=True)
class Step:
    """One window of questions; `above` and `below` draw what stands around them."""

    name: str
    title: str
    fields: tuple[Field, ...]
    intro: Words | None = None
    submit: str = "Next"
    above: Paint = nothing
    below: Paint = nothing

    def draw(
        self,
        dossier: Dossier,
        meta: Meta,
        values: Values | None = None,
        *,
        alert: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Block:
        """Return the window: typed `values` win over saved ones, which win over what is offered.

        `extra` is what the listener adds: `origin_channel` (offered as the channel for news), `offers`, `checks` and the like.
        """
        scene = self.scene(dossier, values or {}, extra or {})
        blocks = [
            *alarm(alert),
            *noticed(scene.extra.get("noticed") or ()),
            *self._opening(dossier),
            *self._navigation(),
            *self.above(scene),
            *self._asked(scene, meta),
            *self.below(scene),
        ]
        return modal(f"step.{self.name}", self.title, blocks, replace(meta, step=self.name), self.submit)

    def scene(self, dossier: Dossier, typed: Values, extra: Mapping[str, Any]) -> Scene:
        """Return what the step is drawn from, each field with the first value that can still be shown."""
        stored = dossier.values(self.name)
        sources = (typed, stored, defaults(self.name, dossier, str(extra.get("origin_channel") or "")))
        scene = Scene(dossier, {**sources[2], **stored, **typed}, stored, extra)
        settled = {
            field.name: next(
                (
                    source[field.name]
                    for source in sources
                    if field.name in source and field.fits(source[field.name], scene)
                ),
                "",
            )
            for field in self.fields
            if field.visible(scene)
        }
        return replace(scene, values={**scene.values, **settled})

    def _asked(self, scene: Scene, meta: Meta) -> Iterator[Block]:
        """Yield the fields, each below what the provider or our checks object to in it; objections to no field here come first."""
        reasons = dict(scene.extra.get("reasons") or {})
        hints = scene.extra.get("hints") or {}
        drawn = list(self._drawn(scene))
        yield from above_field(reasons.pop("", []))
        yield from beside([one for name in hints.keys() - {field.name for field, _ in drawn} for one in hints[name]])
        for field, value in drawn:
            yield from above_field(reasons.get(field.name, []))
            yield from beside(hints.get(field.name, []))
            yield field.block(f"{self.name}.{field.name}.{meta.rev}", value, scene)

    def _drawn(self, scene: Scene) -> Iterator[tuple[Field, Value]]:
        return ((field, scene.values.get(field.name, "")) for field in self.fields if field.visible(scene))

    def _opening(self, dossier: Dossier) -> list[Block]:
        steps = [model.step for model in PART_OF[self.name].steps]
        intro = [section(said(self.intro, dossier))] if self.intro else []
        if self.name not in steps or len(steps) == 1:
            return intro  # the title says where one is
        part = PARTS_CALLED[PART_OF[self.name].name]
        return [*intro, context(f"Step {steps.index(self.name) + 1} of {len(steps)} · {part}")]

    def _navigation(self) -> list[Block]:
        if any(model.step == self.name for model in PART_OF[self.name].aside):
            return []
        back = [] if self.name in WITHOUT_BACK else [button("back", "← Back")]
        return actions([*back, button("save_close", "Save and close")], f"{self.name}.navigation")

    def read(self, view: Mapping[str, Any]) -> dict[str, Value]:
        """Return what the window holds, by field; a field it did not show is left out."""
        states = {action: state for block in _values(view).values() for action, state in block.items()}
        elements = {block["element"]["action_id"]: block["element"] for block in _inputs(view)}
        return {
            field.name: field.read(states[field.name])
            if field.name in states
            else field.begun_with(elements[field.name])
            for field in self._answering(elements, states)
        }

    def _answering(self, elements: Mapping[str, Any], states: Mapping[str, Any]) -> Iterator[Field]:
        """Yield the fields the window showed; of two with one name, the one of the kind that was shown."""
        for field in self.fields:
            shown = elements.get(field.name) or states.get(field.name)
            if shown is not None and shown.get("type", field.kind) == field.kind:
                yield field

    def errors(self, errors: FieldErrors, view: Mapping[str, Any]) -> dict[str, str]:
        """Return the sentences by block of the submitted window; one about a field not shown goes to the first input."""
        blocks = {block["element"]["action_id"]: block["block_id"] for block in _inputs(view)}
        first = next(iter(blocks.values()), None)
        placed: dict[str, str] = {}
        for own in (True, False):
            for name, sentence in errors.by_field.items():
                block_id = blocks.get(name) if own else first
                if block_id is not None and (name in blocks) is own:
                    placed.setdefault(block_id, clip(sentence, 150))
        return placed

    def lines(self, dossier: Dossier) -> list[Line]:
        """Return the saved answers in words."""
        stored = dossier.values(self.name)
        scene = Scene(dossier, stored, stored)
        return [
            Line(said(field.label, dossier), field.in_words(stored[field.name], scene), field.formatted)
            for field in self.fields
            if stored.get(field.name) and field.visible(scene)
        ]

    def answers_as_text(self, dossier: Dossier) -> list[tuple[str, str]]:
        """Return the saved answers as pairs of label and words, a tax id masked."""
        return [(line.label, line.text) for line in self.lines(dossier)]


def _values(view: Mapping[str, Any]) -> Mapping[str, Mapping[str, Any]]:
    return (view.get("state") or {}).get("values") or {}


def _inputs(view: Mapping[str, Any]) -> list[Block]:
    return [block for block in view.get("blocks") or [] if block.get("type") == "input"]
