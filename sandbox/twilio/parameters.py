"""Parameters of an operation: declared in a line, read strictly.

`declare("FriendlyName* Mock:bool Status:draft|pending-review Types*:jsons")` — an asterisk marks what is required, a
colon is followed by a kind or by the values allowed.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sandbox.twilio.errors import INVALID, TwilioError

UNKNOWN = 20001
KINDS = ("text", "bool", "int", "number", "list", "json", "jsons")


@dataclass(frozen=True)
class Param:
    """One parameter: its name, whether it must be given, and what it may hold."""

    name: str
    required: bool = False
    kind: str = "text"
    allowed: tuple[str, ...] = ()


def declare(line: str) -> tuple[Param, ...]:
    """Return the parameters a line declares."""
    return tuple(_declared(word) for word in line.split())


def _declared(word: str) -> Param:
    name, _, kind = word.partition(":")
    required, name = name.endswith("*"), name.rstrip("*")
    if not kind or kind in KINDS:
        return Param(name, required, kind or "text")
    return Param(name, required, "text", tuple(kind.split("|")))


def read_form(params: Sequence[Param], pairs: Sequence[tuple[str, str]], missing: int) -> dict[str, Any]:
    """Return the values given, each in its kind, or refuse what Twilio would."""
    known = {param.name: param for param in params}
    given: dict[str, list[str]] = {}
    for name, value in pairs:
        if name not in known:
            raise TwilioError(UNKNOWN, f"Unknown parameter {name}")
        given.setdefault(name, []).append(value)
    for param in params:
        if param.required and not any(value.strip() for value in given.get(param.name, [])):
            raise TwilioError(missing, f"Missing required parameter {param.name} in the post body")
    return {name: read_value(known[name], values) for name, values in given.items()}


def read_value(param: Param, values: list[str]) -> Any:
    """Return one parameter's value in its kind, or refuse it."""
    if param.kind in ("list", "jsons"):
        return [read_json(param, value) if param.kind == "jsons" else value for value in values]
    value = values[-1]
    if param.allowed and value not in param.allowed:
        raise invalid(param, f"must be one of {', '.join(param.allowed)}")
    if param.kind == "json":
        return read_json(param, value)
    return READ[param.kind](param, value)


def read_bool(param: Param, value: str) -> bool:
    """Return true or false, written so."""
    if value.lower() not in ("true", "false"):
        raise invalid(param, "must be true or false")
    return value.lower() == "true"


def read_number(param: Param, value: str) -> float:
    """Return a number."""
    try:
        return float(value)
    except ValueError:
        raise invalid(param, "must be a number") from None


def read_int(param: Param, value: str) -> int:
    """Return a whole number."""
    if not value.isascii() or not value.isdigit():
        raise invalid(param, "must be a whole number")
    return int(value)


def read_json(param: Param, value: str) -> Any:
    """Return a JSON object."""
    try:
        read = json.loads(value)
    except ValueError:
        raise TwilioError(22207, f"{param.name} is not valid JSON") from None
    if not isinstance(read, dict):
        raise TwilioError(22207, f"{param.name} is not a JSON object")
    return read


def read_text(_param: Param, value: str) -> str:
    """Return the text as it is."""
    return value


READ = {"text": read_text, "bool": read_bool, "int": read_int, "number": read_number}


def invalid(param: Param, why: str) -> TwilioError:
    """Return the refusal of a bad value."""
    return TwilioError(INVALID, f"Invalid parameter {param.name}: {why}")
