"""Views and messages as lines of text, about as a person reads them; for transcripts."""

import html
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from sandbox.slack.rules.options import offered
from sandbox.slack.state import SHAPES, held, preset

Block = Mapping[str, Any]
Names = Mapping[str, str]  # ids of people and channels → their names

_REFERENCE = re.compile(r"<([@#!]?)([^>|]+)(?:\|([^>]*))?>")


def readable(text: str, names: Names | None = None) -> str:
    """Return mrkdwn as it is read: names for ids, labels with their addresses, no entities."""
    return html.unescape(_REFERENCE.sub(lambda found: _reference(found, names or {}), text))


def _reference(found: re.Match[str], names: Names) -> str:
    sort, target, label = found.groups()
    if sort in ("@", "#"):
        return sort + names.get(target, label or target)
    if sort == "!":
        return label or f"@{target}"
    return f"{label} ({target})" if label and label != target else target


def view_lines(view: Mapping[str, Any], names: Names | None = None) -> list[str]:
    """Return a view as a person sees it: title, blocks with what they hold and the errors under them, buttons."""
    title = [f"== {words(view['title'], names)} =="] if view.get("title") else []
    submit, close = view.get("submit"), view.get("close")
    shown = [f"[{words(button, names)}]" for button in (close, submit) if button]
    foot = [" ".join(shown)] if shown else []
    return [*title, *block_lines(view["blocks"], view.get("state", {}).get("values"), view.get("errors"), names), *foot]


def message_lines(message: Mapping[str, Any], names: Names | None = None) -> list[str]:
    """Return a message as a person sees it: its blocks, or its text when it has none."""
    blocks = message.get("blocks") or []
    return block_lines(blocks, names=names) if blocks else readable(message.get("text") or "", names).splitlines()


def block_lines(
    blocks: list[Any],
    values: Mapping[str, Any] | None = None,
    errors: Mapping[str, str] | None = None,
    names: Names | None = None,
) -> list[str]:
    """Return blocks as lines; `values` are those of a view's state, `errors` the texts under its inputs."""
    lines: list[str] = []
    for block in blocks:
        entries = (values or {}).get(block.get("block_id"), {})
        lines.extend(_DRAWN.get(block["type"], _unknown)(block, entries, names))
        if (errors or {}).get(block.get("block_id")):
            lines.append(f"  ! {(errors or {})[block['block_id']]}")
    return lines


def words(text: Mapping[str, Any], names: Names | None = None) -> str:
    """Return the words of a text object."""
    written = str(text["text"])
    return readable(written, names) if text["type"] == "mrkdwn" else written


def _section(block: Block, entries: Mapping[str, Any], names: Names | None) -> Iterator[str]:
    if "text" in block:
        yield from words(block["text"], names).splitlines()
    for text in block.get("fields", []):
        yield "| " + words(text, names).replace("\n", ": ")
    if "accessory" in block:
        yield _element(block["accessory"], entries, names)


def _input(block: Block, entries: Mapping[str, Any], names: Names | None) -> Iterator[str]:
    optional = " (optional)" if block.get("optional") else ""
    yield f"{words(block['label'], names)}{optional}: {_element(block['element'], entries, names)}"
    if "hint" in block:
        yield f"  {words(block['hint'], names)}"


def _header(block: Block, _entries: Mapping[str, Any], names: Names | None) -> Iterator[str]:
    yield f"# {words(block['text'], names)}"


def _context(block: Block, _entries: Mapping[str, Any], names: Names | None) -> Iterator[str]:
    yield "  ".join(item["alt_text"] if item["type"] == "image" else words(item, names) for item in block["elements"])


def _actions(block: Block, entries: Mapping[str, Any], names: Names | None) -> Iterator[str]:
    yield " ".join(_element(element, entries, names) for element in block["elements"])


def _divider(_block: Block, _entries: Mapping[str, Any], _names: Names | None) -> Iterator[str]:
    yield "---"


def _image(block: Block, _entries: Mapping[str, Any], _names: Names | None) -> Iterator[str]:
    yield f"({block['alt_text']})"


def _alert(block: Block, _entries: Mapping[str, Any], names: Names | None) -> Iterator[str]:
    yield f"({block.get('level', 'default')}) {words(block['text'], names)}"


def _unknown(block: Block, _entries: Mapping[str, Any], _names: Names | None) -> Iterator[str]:
    yield f"({block['type']})"


_DRAWN: Mapping[str, Callable[[Block, Mapping[str, Any], Names | None], Iterator[str]]] = {
    "section": _section,
    "input": _input,
    "header": _header,
    "context": _context,
    "actions": _actions,
    "divider": _divider,
    "image": _image,
    "alert": _alert,
}


def _element(element: Mapping[str, Any], entries: Mapping[str, Any], names: Names | None) -> str:
    """Return one element: a button's face, a field with what it holds."""
    kind = element["type"]
    if kind == "image":
        return f"({element['alt_text']})"
    if kind not in SHAPES:
        return f"[{words(element['text'], names)}]" if "text" in element else "[…]"
    value = held(entries.get(str(element.get("action_id")), preset(element)))
    if kind in ("checkboxes", "radio_buttons"):
        return _boxes(element, value, names)
    shown = ", ".join(_shown(one, names) for one in (value if isinstance(value, list) else [value]) if one)
    hint = words(element["placeholder"]) if "placeholder" in element else ""
    return f"[{shown or (hint and f'… {hint}')}]"


def _boxes(element: Mapping[str, Any], value: Any, names: Names | None) -> str:
    picked = [option["value"] for option in (value if isinstance(value, list) else [value]) if option]
    on, off = ("[x]", "[ ]") if element["type"] == "checkboxes" else ("(•)", "( )")
    marks = [(on if option["value"] in picked else off, words(option["text"], names)) for option in offered(element)]
    return " ".join(f"{mark} {label}" for mark, label in marks)


def _shown(value: Any, names: Names | None) -> str:
    if isinstance(value, dict):
        return words(value["text"], names) if "text" in value else "(formatted text)"
    return (names or {}).get(str(value), str(value))
