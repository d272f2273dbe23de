"""What the elements of a view hold: as first drawn, as kept over an update, as a person sets them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sandbox.slack.directory import Directory
from sandbox.slack.model import Block, Values
from sandbox.slack.refusal import Misuse
from sandbox.slack.rules.options import offered

Element = Mapping[str, Any]
Entry = dict[str, Any]


@dataclass(frozen=True)
class Shape:
    """Under which key an element reports what it holds, which key presets it, and what that is."""

    key: str
    initial: str
    holds: str  # text, number, option, person, conversation, or date
    many: bool = False


SHAPES: Mapping[str, Shape] = {
    "plain_text_input": Shape("value", "initial_value", "text"),
    "email_text_input": Shape("value", "initial_value", "text"),
    "url_text_input": Shape("value", "initial_value", "text"),
    "number_input": Shape("value", "initial_value", "text"),
    "datepicker": Shape("selected_date", "initial_date", "date"),
    "timepicker": Shape("selected_time", "initial_time", "date"),
    "datetimepicker": Shape("selected_date_time", "initial_date_time", "number"),
    "static_select": Shape("selected_option", "initial_option", "option"),
    "external_select": Shape("selected_option", "initial_option", "option"),
    "radio_buttons": Shape("selected_option", "initial_option", "option"),
    "checkboxes": Shape("selected_options", "initial_options", "option", many=True),
    "multi_static_select": Shape("selected_options", "initial_options", "option", many=True),
    "multi_external_select": Shape("selected_options", "initial_options", "option", many=True),
    "users_select": Shape("selected_user", "initial_user", "person"),
    "multi_users_select": Shape("selected_users", "initial_users", "person", many=True),
    "conversations_select": Shape("selected_conversation", "initial_conversation", "conversation"),
    "multi_conversations_select": Shape("selected_conversations", "initial_conversations", "conversation", many=True),
    "channels_select": Shape("selected_channel", "initial_channel", "conversation"),
    "multi_channels_select": Shape("selected_channels", "initial_channels", "conversation", many=True),
    "rich_text_input": Shape("rich_text_value", "initial_value", "rich_text"),
    "file_input": Shape("files", "initial_files", "files", many=True),
}


def placed(blocks: Iterable[Block]) -> Iterator[tuple[Block, Element]]:
    """Yield each interactive element with the block it stands in."""
    for block in blocks:
        match block.get("type"):
            case "input":
                yield block, block["element"]
            case "actions":
                yield from ((block, element) for element in block["elements"])
            case "section" if block.get("accessory", {}).get("type", "image") != "image":
                yield block, block["accessory"]


def drawn(blocks: Iterable[Block], before: Values | None = None, here: str | None = None) -> Values:
    """Return what every element holds when blocks are drawn.

    An element under the same block_id and action_id as before keeps what it held, and its preset is ignored.
    """
    values: Values = {}
    for block, element in placed(blocks):
        if element["type"] not in SHAPES:
            continue
        kept = (before or {}).get(block["block_id"], {}).get(element["action_id"])
        entry = kept if kept is not None and _still_fits(kept, element) else preset(element, here)
        values.setdefault(block["block_id"], {})[element["action_id"]] = entry
    return values


def preset(element: Element, here: str | None = None) -> Entry:
    """Return what an element holds before anybody touches it; `here` is where the person was."""
    shape = SHAPES[element["type"]]
    value = element.get(shape.initial, [] if shape.many else None)
    if value is None and element.get("default_to_current_conversation"):
        value = here
    return _entry(element, shape, value)


def chosen(element: Element, plain: Any, directory: Directory, extra: Iterable[Element] = ()) -> Entry:
    """Return what an element holds after a person set it; `extra` are options loaded from the app."""
    shape = SHAPES[element["type"]]
    if not shape.many:
        return _entry(element, shape, None if plain in (None, "") else _one(shape, element, plain, directory, extra))
    several = plain if isinstance(plain, list) else [] if plain in (None, "") else [plain]
    return _entry(element, shape, [_one(shape, element, each, directory, extra) for each in several])


def held(entry: Mapping[str, Any]) -> Any:
    """Return what an entry holds, without the names around it."""
    return entry.get(SHAPES[entry["type"]].key)


def _entry(element: Element, shape: Shape, value: Any) -> Entry:
    zone = {"timezone": element["timezone"]} if "timezone" in element else {}
    return {"type": element["type"], shape.key: value, **zone}


def _one(shape: Shape, element: Element, plain: Any, directory: Directory, extra: Iterable[Element]) -> Any:
    match shape.holds:
        case "option":
            return _option(element, plain, extra)
        case "person":
            return directory.user_id(plain)
        case "conversation":
            return directory.conversation_id(plain)
        case "number":
            return int(plain)
        case "rich_text":
            words = {"type": "rich_text_section", "elements": [{"type": "text", "text": str(plain)}]}
            return {"type": "rich_text", "elements": [words]}
        case "files":
            raise Misuse("Nobody here has files to give.")
    return str(plain)


def _option(element: Element, value: Any, extra: Iterable[Element]) -> Mapping[str, Any]:
    for option in [*offered(element), *extra]:
        if option["value"] == value:
            return option
    raise Misuse(f"{element.get('action_id')} offers no option with the value {value!r}.")


def _still_fits(entry: Entry, element: Element) -> bool:
    """Return whether a kept value can still be shown: the same sort of element, and what was picked still offered."""
    if entry["type"] != element["type"]:
        return False
    options = [option["value"] for option in offered(element)]
    picked = held(entry) if SHAPES[element["type"]].many else [held(entry)]
    if SHAPES[element["type"]].holds != "option" or "external" in element["type"]:
        return True
    return all(option is None or option["value"] in options for option in picked)
