"""Every rule with an example that breaks it and one that keeps it, made from the tables."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sandbox.slack.rules import Broken, check_choices, check_message, check_message_answer, check_view
from sandbox.slack.rules.answers import ANSWER_RULES, ANSWERED, check_submission_answer
from sandbox.slack.rules.blocks import BLOCKS
from sandbox.slack.rules.composition import BOX, CONFIRM, DISPATCH, FILTER, GROUP, MENU_OPTION, OPTION, SLACK_FILE
from sandbox.slack.rules.elements import ELEMENTS
from sandbox.slack.rules.spec import Spec, plain
from sandbox.slack.rules.surfaces import CHOICES, HOME, MESSAGE, METADATA, MODAL

Thing = Mapping[str, Any]
Check = Callable[[Any], list[Broken]]


@dataclass(frozen=True)
class Rule:
    """One of Slack's rules."""

    id: str
    sentence: str
    check: Check
    wrong: Any
    right: Any

    def refusal(self) -> Broken | None:
        """Return how the wrong example is refused for this rule, if it is."""
        return next((broken for broken in self.check(self.wrong) if broken.rule == self.id), None)

    def complaints(self) -> list[Broken]:
        """Return what is found wrong with the right example."""
        return self.check(self.right)


def _answer_check(answer: Any) -> list[Broken]:
    return check_submission_answer(answer, ANSWERED)


def _as_element(thing: Thing) -> dict[str, Any]:
    """Return a block that holds an element, in the first place where it may stand."""
    place = ELEMENTS[thing["type"]].places[0]
    if place == "input" or "response_url_enabled" in thing:
        return {"type": "input", "label": plain("Label"), "element": thing}
    if place == "section":
        return {"type": "section", "text": plain("Words"), "accessory": thing}
    return {"type": "actions", "elements": [thing]}


def _as_block(thing: Thing) -> tuple[Check, dict[str, Any]]:
    """Return a whole view or message that holds a block."""
    if "modal" in BLOCKS[thing["type"]].surfaces:
        return check_view, {**MODAL.sample, "submit": plain("Next"), "blocks": [thing]}
    return check_message, {"blocks": [thing]}


def _in_select(kind: str, **fields: Any) -> dict[str, Any]:
    return _as_element({"type": kind, **fields})


_BUTTON = ELEMENTS["button"].sample
_AROUND: Mapping[str, Callable[[Any], dict[str, Any]]] = {
    OPTION.name: lambda thing: _in_select("static_select", options=[thing]),
    BOX.name: lambda thing: _in_select("checkboxes", options=[thing]),
    MENU_OPTION.name: lambda thing: _in_select("overflow", options=[thing]),
    GROUP.name: lambda thing: _in_select("static_select", option_groups=[thing]),
    CONFIRM.name: lambda thing: _as_element({**_BUTTON, "confirm": thing}),
    FILTER.name: lambda thing: _in_select("conversations_select", filter=thing),
    SLACK_FILE.name: lambda thing: {"type": "image", "alt_text": "A picture", "slack_file": thing},
    DISPATCH.name: lambda thing: _in_select("plain_text_input", dispatch_action_config=thing),
}
_WHOLE: Mapping[str, tuple[Check, Callable[[Any], Any]]] = {
    MODAL.name: (check_view, lambda thing: thing),
    HOME.name: (check_view, lambda thing: thing),
    MESSAGE.name: (check_message, lambda thing: thing),
    METADATA.name: (check_message, lambda thing: {"metadata": thing}),
    CHOICES.name: (check_choices, lambda thing: thing),
}


def _whole(spec: Spec, thing: Any) -> tuple[Check, Any]:
    """Return a check, and a whole view or message around a thing."""
    if spec.name in _WHOLE:
        check, around = _WHOLE[spec.name]
        return check, around(thing)
    if spec.name in _AROUND:
        return _as_block(_AROUND[spec.name](thing))
    return _as_block(thing if spec.name in BLOCKS else _as_element(thing))


def _rule(spec: Spec, name: str, sentence: str, wrong: Thing, right: Thing) -> Rule:
    check, around_wrong = _whole(spec, wrong)
    return Rule(f"{spec.name}.{name}", sentence, check, around_wrong, _whole(spec, right)[1])


def _rules_of(spec: Spec) -> Iterator[Rule]:
    """Yield the rules of one thing: its keys, its fields, its fields together."""
    sample = dict(spec.sample)
    noun = spec.name.replace("_", " ")
    yield _rule(spec, "unknown_key", f"A {noun} has only keys Slack knows.", {**sample, "colour": "red"}, sample)
    for key in spec.required:
        without = {name: value for name, value in sample.items() if name != key}
        yield _rule(spec, f"{key}.required", f"A {noun} has a `{key}`.", without, sample)
    for key, kind in {**spec.required, **spec.optional}.items():
        right = _with(sample, key, kind.good())
        for name, aspect in kind.aspects().items():
            sentence = f"The `{key}` of a {noun} {aspect.sentence}."
            yield _rule(spec, f"{key}.{name}", sentence, _with(sample, key, aspect.wrong), right)
    for cross in spec.crosses:
        yield _rule(spec, cross.name, f"A {noun} {cross.sentence}.", cross.wrong, cross.right)


_RIVALS = {"option_groups": "options", "options": "option_groups", "slack_file": "image_url", "url": "id"}


def _with(sample: Thing, key: str, value: Any) -> dict[str, Any]:
    """Return a sample with one field set, without what excludes that field and with what it must match."""
    changed = {name: kept for name, kept in sample.items() if name != _RIVALS.get(key)}
    if key.startswith("initial_option") and "options" in changed:
        chosen = value if isinstance(value, list) else [value]
        changed["options"] = chosen or changed["options"]
    return {**changed, key: value}


def _placement() -> Iterator[Rule]:
    """Yield the rules about what may stand where."""
    modal = {**MODAL.sample, "submit": plain("Next")}

    def view(*blocks: Any) -> dict[str, Any]:
        return {**modal, "blocks": list(blocks)}

    line, pick = {"type": "divider"}, {"type": "conversations_select", "response_url_enabled": True}
    asked = _as_element({"type": "plain_text_input"})
    said = {"type": "section", "text": plain("x")}
    sound = view(line, asked)
    yield Rule("view.shape", "A view is an object.", check_view, [], sound)
    yield Rule("view.type", "A view is a modal or a home.", check_view, {**modal, "type": "page"}, sound)
    yield Rule("block.shape", "A block is an object.", check_view, view("x"), sound)
    yield Rule("block.unknown_type", "A block is of a type Slack knows.", check_view, view({"type": "box"}), sound)
    yield Rule(
        "block.surface", "A block stands where it may.", check_view, view({"type": "markdown", "text": "x"}), sound
    )
    yield Rule("element.shape", "An element is an object.", check_view, view({**asked, "element": "x"}), sound)
    strange = view({**asked, "element": {"type": "slider"}})
    yield Rule("element.unknown_type", "An element is of a type Slack knows.", check_view, strange, sound)
    misplaced = view({**asked, "element": _BUTTON})
    yield Rule("element.place", "An element stands in a block that may hold it.", check_view, misplaced, sound)
    mail = {**asked, "element": {"type": "email_text_input"}}
    yield Rule(
        "element.surface", "An element stands where it may.", check_message, {"blocks": [mail]}, {"blocks": [asked]}
    )
    accessory, in_input = view({**said, "accessory": pick}), view({**asked, "element": pick})
    yield Rule(
        "element.response_url", "Only an input of a modal gives a response_url.", check_view, accessory, in_input
    )


def _answers() -> Iterator[Rule]:
    """Yield the rules about what an app answers."""
    yield Rule("answer.shape", "An answer is an object.", _answer_check, [], {})
    for rule in ANSWER_RULES:
        yield Rule(rule.rule, f"An answer to a submission {rule.sentence}.", _answer_check, rule.wrong, rule.right)
    sound = {"text": "Hello", "response_type": "ephemeral"}
    yield Rule("reply.shape", "A reply is an object.", check_message_answer, [], sound)
    yield Rule(
        "reply.unknown_key", "A reply has only keys Slack knows.", check_message_answer, {**sound, "txt": ""}, sound
    )
    loud = {**sound, "response_type": "loud"}
    yield Rule("reply.response_type", "A reply is ephemeral or in_channel.", check_message_answer, loud, sound)


def rules() -> list[Rule]:
    """Return every rule."""
    whole = (MODAL, HOME, MESSAGE, METADATA, CHOICES)
    parts = (OPTION, BOX, MENU_OPTION, GROUP, CONFIRM, FILTER, DISPATCH, SLACK_FILE)
    specs = [*whole, *BLOCKS.values(), *ELEMENTS.values(), *parts]
    found = [rule for spec in specs if not spec.shallow for rule in _rules_of(spec)]
    return [*_placement(), *found, *_answers()]
