"""What a thing of Block Kit looks like: its fields, and the rules that concern several of them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sandbox.slack.rules.kinds import Aspect, Broken, Kind, Where

Finding = tuple[str, str]  # (pointer below the thing, reason)
EVERYWHERE = ("modal", "message", "home")


@dataclass(frozen=True)
class Cross:
    """A rule that one field alone cannot break; `wrong` and `right` are whole things."""

    name: str
    sentence: str
    find: Callable[[Mapping[str, Any]], Iterable[Finding]]
    wrong: Mapping[str, Any]
    right: Mapping[str, Any]


@dataclass(frozen=True)
class Spec:
    """One thing: a view, block, element or composition object. Itself a kind of value."""

    name: str
    sample: Mapping[str, Any]  # the smallest one that is right
    required: Mapping[str, Kind] = field(default_factory=dict)
    optional: Mapping[str, Kind] = field(default_factory=dict)
    crosses: tuple[Cross, ...] = ()
    surfaces: tuple[str, ...] = EVERYWHERE
    places: tuple[str, ...] = ()  # for elements: section, actions, input
    shallow: bool = False  # known, but not looked into

    def broken(self, value: Any, at: Where) -> Iterator[Broken]:
        """Yield every rule a thing breaks, its own and those of what it holds."""
        at = replace(at, rule=self.name)
        if not isinstance(value, dict):
            yield at.broken("shape", "must be an object")
            return
        if self.shallow:
            return
        yield from self._keys(value, at)
        for key, kind in self._fields().items():
            if key in value:
                yield from kind.broken(value[key], at.field(self.name, key))
        yield from self._crossed(value, at)

    def aspects(self) -> Mapping[str, Aspect]:
        """Return nothing: the catalogue lists a thing's own rules under its own name."""
        return {}

    def good(self) -> Any:
        """Return the sample."""
        return dict(self.sample)

    def _fields(self) -> Mapping[str, Kind]:
        return {**self.required, **self.optional}

    def _keys(self, value: Mapping[str, Any], at: Where) -> Iterator[Broken]:
        for key in sorted(self.required.keys() - value.keys()):
            yield at.broken(f"{key}.required", f"missing required field: {key}")
        known = {*self._fields(), *(("type",) if "type" in self.sample else ())}
        for key in sorted(value.keys() - known):
            yield at.broken("unknown_key", f"invalid additional property: {key}", f"/{key}")

    def _crossed(self, value: Mapping[str, Any], at: Where) -> Iterator[Broken]:
        for cross in self.crosses:
            try:
                found = list(cross.find(value))
            except (AttributeError, KeyError, TypeError, ValueError):
                continue  # the shape is broken already, and said so above
            for below, reason in found:
                yield at.broken(cross.name, reason, below)


def objects(value: Any) -> Iterator[Mapping[str, Any]]:
    """Yield every object inside a value, itself included."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from objects(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from objects(inner)


def repeated(values: Iterable[Any]) -> Iterator[Any]:
    """Yield each value that was there before."""
    seen: list[Any] = []
    for value in values:
        if value in seen:
            yield value
        seen.append(value)


def plain(text: str) -> dict[str, Any]:
    """Return a plain_text object."""
    return {"type": "plain_text", "text": text}
