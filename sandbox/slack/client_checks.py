"""What Slack's client checks before it sends a form: required fields, lengths, addresses, numbers."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from sandbox.slack.model import Block, Values
from sandbox.slack.state import held

REQUIRED = "Please complete this required field."
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]{2,}")
_URL = re.compile(r"https?://[^\s/$.?#][^\s]*\.[^\s]{2,}", re.IGNORECASE)


def problems(blocks: Iterable[Block], values: Values) -> dict[str, str]:
    """Return the text under each input that the client would not let pass, by block_id."""
    found: dict[str, str] = {}
    for block in blocks:
        if block["type"] != "input":
            continue
        element = block["element"]
        value = held(values[block["block_id"]][element["action_id"]])
        problem = _problem(element, value, bool(block.get("optional")))
        if problem:
            found[block["block_id"]] = problem
    return found


def _problem(element: Mapping[str, Any], value: Any, optional: bool) -> str | None:
    if value in (None, "", []):
        return None if optional else REQUIRED
    match element["type"]:
        case "plain_text_input":
            return _length(element, value)
        case "email_text_input" if not _MAIL.fullmatch(value):
            return "Please enter a valid email address."
        case "url_text_input" if not _URL.fullmatch(value):
            return "Please enter a valid URL."
        case "number_input":
            return _number(element, value)
    if isinstance(value, list) and len(value) > element.get("max_selected_items", len(value)):
        return f"Please select at most {element['max_selected_items']} items."
    return None


def _length(element: Mapping[str, Any], value: str) -> str | None:
    if len(value) < element.get("min_length", 0):
        return f"Please enter at least {element['min_length']} characters."
    if len(value) > element.get("max_length", 3000):
        return f"Please enter at most {element.get('max_length', 3000)} characters."
    return None


def _number(element: Mapping[str, Any], value: str) -> str | None:
    form = r"-?\d+(\.\d+)?" if element["is_decimal_allowed"] else r"-?\d+"
    if not re.fullmatch(form, value):
        return "Please enter a valid number."
    if "min_value" in element and float(value) < float(element["min_value"]):
        return f"Please enter a number of at least {element['min_value']}."
    if "max_value" in element and float(value) > float(element["max_value"]):
        return f"Please enter a number of at most {element['max_value']}."
    return None
