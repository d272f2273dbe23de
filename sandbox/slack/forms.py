"""Finding the elements of a view or message, and what using one of them means."""

from collections.abc import Mapping
from typing import Any

from sandbox.slack.model import Block
from sandbox.slack.refusal import Misuse, NotThere
from sandbox.slack.rules.options import offered
from sandbox.slack.state import Element, placed


def find_element(blocks: list[Block], block_id: str | None, action_id: str | None) -> tuple[Block, Element]:
    """Return the element with these ids, either of which may be left open, and its block."""
    for block, element in placed(blocks):
        if block_id in (None, block["block_id"]) and action_id in (None, element["action_id"]):
            return block, element
    raise NotThere(f"There is nothing called {block_id or action_id} to use or fill in.")


def must_dispatch(block: Block, element: Element) -> None:
    """Refuse to use an input that tells the app nothing until the form is submitted."""
    if block["type"] == "input" and not block.get("dispatch_action"):
        raise Misuse(f"{element['action_id']} sends no action: its block has no dispatch_action.")


def menu_pick(element: Element, value: Any) -> Mapping[str, Any] | None:
    """Return the entry of an overflow menu that was picked."""
    if element["type"] != "overflow":
        return None
    for option in offered(element):
        if option["value"] == value:
            return option
    raise Misuse(f"{element['action_id']} offers no option with the value {value!r}.")
