"""What a field of a block may hold: each kind finds what is wrong with a value and can show an example of it.

A kind yields `Broken` with the rule's id (`button.text.length`: the thing, its field, what is wrong with it). The same
kind tells its aspects, each with a wrong value, so that the catalogue of rules is made from the tables themselves.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol

LONG_WORDS = "x"


@dataclass(frozen=True)
class Broken:
    """One rule that is broken, where, and in Slack's words why."""

    rule: str
    pointer: str
    reason: str

    @property
    def message(self) -> str:
        """Return the line as Slack writes it into `response_metadata.messages`."""
        return f"[ERROR] {self.reason} [json-pointer:{self.pointer}]"


@dataclass(frozen=True)
class Where:
    """The place that is looked at: its pointer, the name of its rules, and the surface it is shown on."""

    pointer: str
    rule: str
    surface: str

    def broken(self, aspect: str, reason: str, below: str = "") -> Broken:
        """Return the complaint about one aspect of this place, or of something below it."""
        return Broken(f"{self.rule}.{aspect}", f"{self.pointer}{below}", reason)

    def field(self, thing: str, key: str) -> "Where":
        """Return the place of a thing's field, whose rules bear the names of both."""
        return replace(self, pointer=f"{self.pointer}/{key}", rule=f"{thing}.{key}")

    def entry(self, index: int) -> "Where":
        """Return the place of a list's entry."""
        return replace(self, pointer=f"{self.pointer}/{index}", rule=f"{self.rule}.item")


@dataclass(frozen=True)
class Aspect:
    """One way a value can be wrong: its sentence and a value that is."""

    sentence: str
    wrong: Any


class Kind(Protocol):
    """What a field may hold."""

    def broken(self, value: Any, at: Where) -> Iterator[Broken]:
        """Yield what is wrong with a value."""
        ...

    def aspects(self) -> Mapping[str, Aspect]:
        """Return the ways a value can be wrong, by the last word of the rule's id."""
        ...

    def good(self) -> Any:
        """Return a value that is right, as large as allowed."""
        ...


@dataclass(frozen=True)
class Text:
    """A text object."""

    most: int
    plain_only: bool = True

    def broken(self, value: Any, at: Where) -> Iterator[Broken]:
        """Yield what is wrong with a text object."""
        if not isinstance(value, dict) or not isinstance(value.get("text"), str):
            yield at.broken("shape", "must be a text object")
            return
        if value.get("type") not in self._types():
            yield at.broken("type", f"unsupported type: {value.get('type')}", "/type")
        for key in value.keys() - self._keys(value):
            yield at.broken("unknown_key", f"invalid additional property: {key}", f"/{key}")
        yield from _sized(value["text"], 1, self.most, at, "/text")

    def aspects(self) -> Mapping[str, Aspect]:
        """Return the ways a text object can be wrong."""
        kind = "plain_text" if self.plain_only else "plain_text or mrkdwn"
        long = {"type": "plain_text", "text": LONG_WORDS * (self.most + 1)}
        return {
            "shape": Aspect("is a text object", "just words"),
            "type": Aspect(f"is {kind}", {"type": "mrkdwn" if self.plain_only else "html", "text": "x"}),
            "unknown_key": Aspect("has only keys Slack knows", {"type": "plain_text", "text": "x", "verbatim": True}),
            "empty": Aspect("is not empty", {"type": "plain_text", "text": ""}),
            "length": Aspect(f"has at most {self.most} characters", long),
        }

    def good(self) -> Any:
        """Return the longest text allowed."""
        return {"type": "plain_text", "text": LONG_WORDS * self.most}

    def _types(self) -> tuple[str, ...]:
        return ("plain_text",) if self.plain_only else ("plain_text", "mrkdwn")

    @staticmethod
    def _keys(value: Mapping[str, Any]) -> set[str]:
        return {"type", "text", "verbatim" if value.get("type") == "mrkdwn" else "emoji"}


@dataclass(frozen=True)
class Str:
    """A string of some length, perhaps of a form."""

    most: int
    least: int = 0
    form: str = ""
    example: str = ""

    def broken(self, value: Any, at: Where) -> Iterator[Broken]:
        """Yield what is wrong with a string."""
        if not isinstance(value, str):
            yield at.broken("type", "must be a string")
            return
        yield from _sized(value, self.least, self.most, at)
        if self.form and not re.fullmatch(self.form, value):
            yield at.broken("form", f"must match pattern {self.form}")

    def aspects(self) -> Mapping[str, Aspect]:
        """Return the ways a string can be wrong."""
        found = {
            "type": Aspect("is a string", 7),
            "length": Aspect(f"has at most {self.most} characters", LONG_WORDS * (self.most + 1)),
        }
        if self.least:
            found["empty"] = Aspect("is not empty", "")
        if self.form:
            found["form"] = Aspect(f"looks like {self.example}", "not of that form"[: self.most])
        return found

    def good(self) -> Any:
        """Return the example of the form, or the longest string allowed."""
        return self.example or LONG_WORDS * self.most


@dataclass(frozen=True)
class Flag:
    """True or false."""

    def broken(self, value: Any, at: Where) -> Iterator[Broken]:
        """Yield what is wrong with a boolean."""
        if not isinstance(value, bool):
            yield at.broken("type", "must be a boolean")

    def aspects(self) -> Mapping[str, Aspect]:
        """Return the one way a boolean can be wrong."""
        return {"type": Aspect("is true or false", "yes")}

    def good(self) -> Any:
        """Return false, which never needs anything else."""
        return False


@dataclass(frozen=True)
class Word:
    """One of a few words."""

    words: tuple[str, ...]

    def broken(self, value: Any, at: Where) -> Iterator[Broken]:
        """Yield what is wrong with a word."""
        if value not in self.words:
            yield at.broken("choice", f"must be one of: {', '.join(self.words)}")

    def aspects(self) -> Mapping[str, Aspect]:
        """Return the one way a word can be wrong."""
        return {"choice": Aspect(f"is one of {', '.join(self.words)}", "something_else")}

    def good(self) -> Any:
        """Return the first of the words."""
        return self.words[0]


@dataclass(frozen=True)
class Whole:
    """A whole number within bounds."""

    least: int
    most: int

    def broken(self, value: Any, at: Where) -> Iterator[Broken]:
        """Yield what is wrong with a number."""
        if not isinstance(value, int) or isinstance(value, bool):
            yield at.broken("type", "must be an integer")
        elif not self.least <= value <= self.most:
            yield at.broken("range", f"must be between {self.least} and {self.most}")

    def aspects(self) -> Mapping[str, Aspect]:
        """Return the ways a number can be wrong."""
        return {
            "type": Aspect("is a whole number", "7"),
            "range": Aspect(f"lies between {self.least} and {self.most}", self.most + 1),
        }

    def good(self) -> Any:
        """Return the largest number allowed."""
        return self.most


@dataclass(frozen=True)
class Many:
    """A list of so many things of one kind."""

    item: Kind
    most: int
    least: int = 1

    def broken(self, value: Any, at: Where) -> Iterator[Broken]:
        """Yield what is wrong with a list and its items."""
        if not isinstance(value, list):
            yield at.broken("type", "must be an array")
            return
        if len(value) < self.least:
            yield at.broken("few", f"no fewer than {self.least} items allowed")
        if len(value) > self.most:
            yield at.broken("many", f"no more than {self.most} items allowed")
        for index, item in enumerate(value):
            yield from self.item.broken(item, at.entry(index))

    def aspects(self) -> Mapping[str, Aspect]:
        """Return the ways a list can be wrong, with those of its items."""
        found = {
            "type": Aspect("is a list", {"0": self.item.good()}),
            "many": Aspect(f"has at most {self.most} entries", self._items(self.most + 1)),
        }
        if self.least:
            found["few"] = Aspect(f"has at least {self.least} entries", self._items(self.least - 1))
        for name, aspect in self.item.aspects().items():
            found[f"item.{name}"] = Aspect(f"holds entries of which each {aspect.sentence}", [aspect.wrong])
        return found

    def good(self) -> Any:
        """Return the longest list allowed."""
        return self._items(self.most)

    def _items(self, count: int) -> list[Any]:
        return [_distinct(self.item.good(), index) for index in range(count)]


@dataclass(frozen=True)
class Anything:
    """An object that is looked at elsewhere, or not looked into at all."""

    example: Any = None

    def broken(self, value: Any, at: Where) -> Iterator[Broken]:
        """Yield a complaint when it is not even an object or a list."""
        if not isinstance(value, dict | list):
            yield at.broken("type", "must be an object or an array")

    def aspects(self) -> Mapping[str, Aspect]:
        """Return the one way it can be wrong."""
        return {"type": Aspect("is an object or a list", "words")}

    def good(self) -> Any:
        """Return the example."""
        return self.example if self.example is not None else {}


def _sized(text: str, least: int, most: int, at: Where, below: str = "") -> Iterator[Broken]:
    if len(text) < least:
        yield at.broken("empty", "must be more than 0 characters", below)
    if len(text) > most:
        yield at.broken("length", f"must be less than {most + 1} characters", below)


def _distinct(value: Any, index: int) -> Any:
    """Return a copy that differs in what must be unique: an option's value, a block's or an element's id."""
    if not isinstance(value, dict):
        return value
    unique: dict[str, Any] = {key: f"{key}{index}" for key in ("value", "action_id", "block_id") if key in value}
    if "options" in value:
        unique["options"] = [_distinct(option, index) for option in value["options"]]
    return {**value, **unique}
