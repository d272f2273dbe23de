"""What a reason is, and how reasons are read from a file.

The shipped file and an operator's own (`REASONS_FILE`) have the same form and pass the same rules, so the shipped one is the
example for the other. TOML or JSON: both are read by Python itself.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, ConfigDict, StringConstraints, TypeAdapter, ValidationError

from bot.domain.answers import STEPS

SHIPPED = Path(__file__).with_name("reasons.toml")


class Actor(StrEnum):
    """Who can do something about a reason."""

    PERSON = "person"  # somebody who may fix answers, or what stands behind them
    OPERATOR = "operator"  # who runs this app and owns the Twilio account
    TWILIO_SUPPORT = "twilio_support"
    NOBODY = "nobody"  # time mends it, or nothing does


def expanded(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return fields as step.field, with `step.*` spelled out."""
    return tuple(dict.fromkeys(field for name in names for field in _spelled(name)))


def _spelled(name: str) -> list[str]:
    step, _, field = name.partition(".")
    known = STEPS[step].model_fields if step in STEPS else {}
    if field == "*" and known:
        return [f"{step}.{each}" for each in known]
    if field not in known:
        raise ValueError(f"“{name}” is not an answer; it has to be one like “company.legal_name”, or “address.*”")
    return [name]


Sentences = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


@dataclass(frozen=True)
class Reason:
    """What one code means, in words for the people concerned."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    code: str
    name: Sentences
    cause: Sentences
    fix: Sentences
    fields: Annotated[tuple[str, ...], AfterValidator(expanded)]  # as step.field of bot.domain.answers
    resubmit: bool  # may be filed again, changed
    cure_outside: bool  # may be filed again unchanged, as what is wrong can be mended without changing an answer
    actor: Actor
    source: Sentences
    seen: date

    @property
    def page(self) -> str:
        """The address of Twilio's page about the code."""
        return f"https://www.twilio.com/docs/api/errors/{self.code}"


KEYS = tuple(field.name for field in fields(Reason) if field.name != "code")
LEFT_OUT: Mapping[str, Any] = {"fields": (), "resubmit": True, "cure_outside": False, "actor": Actor.PERSON}


def read(path: Path, known: Mapping[str, Reason]) -> dict[str, Reason]:
    """Return a file's reasons; one whose code is known takes what it leaves out from there.

    Raises:
        ValueError: The file cannot be used; the sentence names the file, the entry and what is wrong with it.
    """
    found: dict[str, Reason] = {}
    for code, given in _entries(path, _content(path)):
        before = asdict(known[code]) if code in known else LEFT_OUT
        try:
            found[code] = _adapter().validate_python({**before, **given, "code": code})
        except ValidationError as error:
            wrong = "; ".join(_wrong(each) for each in error.errors(include_url=False, include_input=False))
            raise ValueError(f"{path}, entry {code}: {wrong}.") from None
    return found


@cache
def _adapter() -> TypeAdapter[Reason]:
    return TypeAdapter(Reason)


def _content(path: Path) -> dict[str, Any]:
    try:
        text = path.read_text(encoding="utf-8")
        content = json.loads(text) if path.suffix.lower() == ".json" else tomllib.loads(text)
    except OSError as error:
        raise ValueError(f"{path} cannot be read: {error.strerror}.") from None
    except ValueError as error:
        kind = "JSON" if path.suffix.lower() == ".json" else "TOML"
        raise ValueError(f"{path} is not good {kind}: {error}.") from None
    if not isinstance(content, dict):
        raise NoTable(path, "the file")
    return content


class NoTable(ValueError):
    """A table was expected and something else found."""

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(
            f"{path}: {what} has to be a table of reasons, like [30935] with name, cause and fix below it."
        )


def _entries(path: Path, table: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield each code with what the file says of it, what its group says included."""
    for name, value in table.items():
        if not isinstance(value, dict):
            raise NoTable(path, f"“{name}”")
        if name.isdecimal():
            yield name, value
            continue
        shared = {key: each for key, each in value.items() if key in {"source", "seen"}}
        inner = {key: each for key, each in value.items() if key not in shared}
        for code, given in inner.items():
            if not code.isdecimal() or not isinstance(given, dict):
                raise NoTable(path, f"“{name}.{code}”")
            yield code, {**shared, **given}


def _wrong(error: Mapping[str, Any]) -> str:
    """Return what is wrong with one key of an entry, as its author would say it."""
    key = str(error["loc"][0]) if error["loc"] else "it"
    match error["type"]:
        case "missing":
            return f"“{key}” is missing"
        case "unexpected_keyword_argument":
            return f"“{key}” is not known; known are {', '.join(KEYS)}"
        case "value_error":
            return f"“{key}”: {error['ctx']['error']}"
        case _:
            return f"“{key}”: {str(error['msg'])[:1].lower()}{str(error['msg'])[1:]}"
