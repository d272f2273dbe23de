"""What a person sees in a view or a message as it is drawn: fields, their choices, buttons, words.

Only Block Kit is known here, nothing of the app that drew it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sandbox.slack.view_text import readable, words

Block = Mapping[str, Any]
MANY = frozenset(
    "checkboxes multi_static_select multi_external_select multi_users_select multi_conversations_select "
    "multi_channels_select".split()
)
CHOICES = frozenset(
    "static_select radio_buttons external_select overflow checkboxes multi_static_select multi_external_select".split()
)
NO_FIELDS = frozenset({"button", "overflow", "image", "workflow_button"})
HELD = tuple(
    "value selected_date selected_time selected_date_time selected_user selected_users selected_conversation "
    "selected_conversations selected_channel selected_channels".split()
)


class NotOffered(Exception):
    """A person looked for something that is not there; the text says what, and what is there."""


@dataclass(frozen=True)
class Field:
    """One thing that can be filled in."""

    block: Block
    element: Block

    @property
    def name(self) -> str:
        """The field's own name."""
        return str(self.element.get("action_id", ""))

    @property
    def block_id(self) -> str:
        """The block it stands in."""
        return str(self.block.get("block_id", ""))

    @property
    def kind(self) -> str:
        """The sort of element."""
        return str(self.element["type"])

    @property
    def label(self) -> str:
        """The words beside it."""
        return plain(self.block.get("label") or self.block.get("text") or {})

    @property
    def many(self) -> bool:
        """Whether several things can be chosen."""
        return self.kind in MANY

    @property
    def chosen_from(self) -> bool:
        """Whether it offers options."""
        return self.kind in CHOICES

    @property
    def typed_ahead(self) -> bool:
        """Whether its options come as one types."""
        return "external" in self.kind

    @property
    def reacts(self) -> bool:
        """Whether the app hears of it at once."""
        return self.block.get("type") != "input" or bool(self.block.get("dispatch_action"))

    def options(self) -> list[Block]:
        """Return what it offers as it is drawn."""
        groups = self.element.get("option_groups") or []
        return [*(self.element.get("options") or []), *(one for group in groups for one in group["options"])]


def fields(view: Mapping[str, Any]) -> list[Field]:
    """Return a view's fields, in the order drawn."""
    return [Field(block, element) for block, element in _placed(view["blocks"]) if element["type"] not in NO_FIELDS]


def field(view: Mapping[str, Any], name: str) -> Field | None:
    """Return a field by its name, else by its label."""
    found = fields(view)
    by_name = (one for one in found if one.name == name)
    return next(by_name, None) or next((one for one in found if one.label == name), None)


def option(offered: Iterable[Block], wanted: str, where: str) -> str:
    """Return the value of an option: by its value, else its label, else as the one label containing it."""
    found = list(offered)
    values = [str(one["value"]) for one in found]
    if wanted in values:
        return wanted
    labels = [plain(one["text"]) for one in found]
    alike = [n for n, text in enumerate(labels) if text == wanted] or [
        n for n, text in enumerate(labels) if wanted.casefold() in text.casefold()
    ]
    if len(alike) != 1:
        several = "no option" if not alike else "several options"
        raise NotOffered(f"{where} offers {several} for {wanted!r}; there are: {', '.join(labels[:20]) or 'none'}.")
    return values[alike[0]]


def held(view: Mapping[str, Any], one: Field) -> Any:
    """Return what a field holds now: what was put in, else what it was drawn with; options by their values."""
    entry = (view.get("state") or {}).get("values", {}).get(one.block_id, {}).get(one.name)
    if entry is None:
        entry = {key.replace("initial_", "selected_"): kept for key, kept in one.element.items() if "initial_" in key}
        entry = {"value": entry.pop("selected_value", None), **entry}
    if entry.get("selected_option"):
        return entry["selected_option"]["value"]
    if entry.get("selected_options") is not None:
        return [each["value"] for each in entry["selected_options"]]
    return next((entry[key] for key in HELD if entry.get(key) is not None), None)


def buttons(blocks: Iterable[Block]) -> list[Field]:
    """Return the buttons, in the order drawn."""
    return [Field(block, element) for block, element in _placed(blocks) if element["type"] == "button"]


def button(blocks: Iterable[Block], name: str) -> Field | None:
    """Return a button by its name, else by the words on it."""
    found = buttons(blocks)
    by_name = (one for one in found if one.name == name)
    return next(by_name, None) or next((one for one in found if plain(one.element["text"]) == name), None)


def visible_text(message: Mapping[str, Any], names: Mapping[str, str] | None = None) -> str:
    """Return a message's words as they are read: its blocks' without buttons, else its text."""
    seen = [text for block in message.get("blocks") or [] for text in _words(block, names or {}) if text]
    return "\n".join(seen) or readable(str(message.get("text") or ""), names)


def plain(text: Any) -> str:
    """Return the words of a text object."""
    return str(text.get("text", "")) if isinstance(text, Mapping) else str(text or "")


def _placed(blocks: Iterable[Block]) -> Iterator[tuple[Block, Block]]:
    for block in blocks:
        if block["type"] == "input":
            yield block, block["element"]
        elif block["type"] in ("actions", "context_actions"):
            yield from ((block, element) for element in block["elements"])
        elif block.get("accessory"):
            yield block, block["accessory"]


def _words(block: Block, names: Mapping[str, str]) -> Iterator[str]:
    texts = [block.get("text"), block.get("label"), *(block.get("fields") or [])]
    if block["type"] == "context":
        texts += [element for element in block["elements"] if element["type"] != "image"]
    yield from (words(text, names) for text in texts if isinstance(text, Mapping))
    if block["type"] == "rich_text":
        yield "".join(_rich(block["elements"], names))


def _rich(elements: Iterable[Block], names: Mapping[str, str]) -> Iterator[str]:
    for element in elements:
        if element["type"] == "user":
            yield "@" + names.get(element["user_id"], element["user_id"])
        yield str(element.get("text") or element.get("url") or "")
        yield from _rich(element.get("elements") or [], names)
