"""Rules over the options of a menu: one source, each value once, what is preselected is offered."""

from collections.abc import Iterator, Mapping
from typing import Any

from sandbox.slack.rules.spec import Cross, Finding, plain, repeated

_ONE = {"text": plain("One"), "value": "one"}
_TWO = {"text": plain("Two"), "value": "two"}


def offered(element: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return the options of an element, those of its groups included."""
    grouped = [option for group in element.get("option_groups", []) for option in group["options"]]
    return [*element.get("options", []), *grouped]


def _doubled(element: Mapping[str, Any]) -> Iterator[Finding]:
    for value in repeated(option["value"] for option in offered(element)):
        yield "/options", f"duplicate option value: {value}"


def _not_offered(element: Mapping[str, Any]) -> Iterator[Finding]:
    key = "initial_options" if "initial_options" in element else "initial_option"
    chosen = element.get(key, [])
    for option in chosen if isinstance(chosen, list) else [chosen]:
        if _bare(option) not in [_bare(other) for other in offered(element)]:
            yield f"/{key}", f"{key} must match one of the options"


def _bare(option: Mapping[str, Any]) -> tuple[Any, ...]:
    """Return what Slack compares: words and value, not how emoji are spelt."""
    texts = [option.get("text", {}), option.get("description", {})]
    return (option.get("value"), *[(text.get("type"), text.get("text")) for text in texts])


def _two_sources(element: Mapping[str, Any]) -> Iterator[Finding]:
    if ("options" in element) == ("option_groups" in element):
        yield "", "must provide exactly one of: options, option_groups"


def option_rules(kind: str, initial: str = "") -> tuple[Cross, ...]:
    """Return the rules for an element with options, and perhaps with some of them preselected."""
    base = {"type": kind, "options": [_ONE, _TWO]}
    rules = [Cross("value_twice", "has each option value once", _doubled, {**base, "options": [_ONE, _ONE]}, base)]
    if initial:
        several = initial == "initial_options"
        wrong = {**base, initial: [{**_ONE, "text": plain("Uno")}] if several else {**_ONE, "text": plain("Uno")}}
        right = {**base, initial: [_ONE] if several else _ONE}
        rules.append(Cross("initial_offered", "preselects what it offers, to the letter", _not_offered, wrong, right))
    return tuple(rules)


def one_source(kind: str) -> Cross:
    """Return the rule that options come plain or in groups, not both and not neither."""
    right = {"type": kind, "options": [_ONE]}
    wrong = {**right, "option_groups": [{"label": plain("Group"), "options": [_TWO]}]}
    return Cross("source", "has either options or option_groups", _two_sources, wrong, right)
