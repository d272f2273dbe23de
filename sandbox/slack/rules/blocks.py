"""The blocks: on which surface each may stand, and what it may hold."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from sandbox.slack.rules.composition import SLACK_FILE
from sandbox.slack.rules.elements import ONE_PICTURE, PICTURE, AnElement
from sandbox.slack.rules.kinds import Anything, Broken, Flag, Kind, Many, Str, Text, Where, Word
from sandbox.slack.rules.spec import Cross, Finding, Spec, plain, repeated

_ID: Mapping[str, Kind] = {"block_id": Str(255, 1)}
_BUTTON = {"type": "button", "text": plain("Press"), "action_id": "press"}


def _wordless(section: Mapping[str, Any]) -> Iterator[Finding]:
    if "text" not in section and "fields" not in section:
        yield "", "must provide either text or fields"


def _same_action(block: Mapping[str, Any]) -> Iterator[Finding]:
    for action in repeated(element["action_id"] for element in block["elements"] if "action_id" in element):
        yield "/elements", f"action_id already exists: {action}"


def _dispatching_file(block: Mapping[str, Any]) -> Iterator[Finding]:
    if block.get("dispatch_action") and block["element"].get("type") == "file_input":
        yield "/dispatch_action", "not allowed with file_input"


class ContextItem:
    """An image or a text in a context block."""

    _words = Text(3000, plain_only=False)

    def broken(self, value: Any, at: Where) -> Iterator[Broken]:
        """Yield what is wrong with one item."""
        picture = isinstance(value, dict) and value.get("type") == "image"
        kind: Kind = AnElement("context") if picture else self._words
        yield from kind.broken(value, at)

    def aspects(self) -> Mapping[str, Any]:
        """Return what can be wrong with a text; the image has rules of its own."""
        return self._words.aspects()

    def good(self) -> Any:
        """Return a short text."""
        return plain("Aside")


_ASK = {"type": "input", "label": plain("Name"), "element": {"type": "plain_text_input"}}
_FILE = {"type": "input", "label": plain("Letter"), "element": {"type": "file_input"}}
_PALETTE = (
    Spec(
        "section",
        {"type": "section", "text": plain("Words")},
        {},
        {
            **_ID,
            "text": Text(3000, plain_only=False),
            "fields": Many(Text(2000, plain_only=False), 10),
            "accessory": AnElement("section"),
            "expand": Flag(),
        },
        (
            Cross(
                "words", "has a text or fields", _wordless, {"type": "section"}, {"type": "section", "text": plain("x")}
            ),
        ),
    ),
    Spec(
        "input",
        _ASK,
        {"label": Text(2000), "element": AnElement("input")},
        {**_ID, "hint": Text(2000), "optional": Flag(), "dispatch_action": Flag()},
        (
            Cross(
                "file_dispatch",
                "does not dispatch the choice of a file",
                _dispatching_file,
                {**_FILE, "dispatch_action": True},
                _FILE,
            ),
        ),
    ),
    Spec("header", {"type": "header", "text": plain("Head")}, {"text": Text(150)}, _ID),
    Spec("context", {"type": "context", "elements": [plain("Aside")]}, {"elements": Many(ContextItem(), 10)}, _ID),
    Spec(
        "actions",
        {"type": "actions", "elements": [_BUTTON]},
        {"elements": Many(AnElement("actions"), 25)},
        _ID,
        (
            Cross(
                "action_id_twice",
                "has each action_id once",
                _same_action,
                {"type": "actions", "elements": [_BUTTON, _BUTTON]},
                {"type": "actions", "elements": [_BUTTON, {**_BUTTON, "action_id": "other"}]},
            ),
        ),
    ),
    Spec("divider", {"type": "divider"}, {}, _ID),
    Spec(
        "image",
        PICTURE,
        {"alt_text": Str(2000, 1)},
        {**_ID, "image_url": Str(3000, 1), "slack_file": SLACK_FILE, "title": Text(2000)},
        (ONE_PICTURE,),
    ),
    Spec(
        "alert",
        {"type": "alert", "text": plain("Careful")},
        {"text": Text(200, plain_only=False)},
        {**_ID, "level": Word(("default", "info", "warning", "error", "success"))},
        surfaces=("modal",),
    ),
    Spec("rich_text", {"type": "rich_text", "elements": [{}]}, {"elements": Many(Anything(), 100, 0)}, _ID),
    Spec(
        "markdown",
        {"type": "markdown", "text": "words"},
        {"text": Str(12_000, 1)},
        _ID,
        surfaces=("message",),
    ),
)
_RARE = {
    ("message",): "table data_table data_visualization plan task_card context_actions",
    ("message", "home"): "card carousel container",
    ("modal", "message", "home"): "video",
}
BLOCKS: Mapping[str, Spec] = {
    **{spec.name: spec for spec in _PALETTE},
    **{
        name: Spec(name, {"type": name}, surfaces=surfaces, shallow=True)
        for surfaces, names in _RARE.items()
        for name in names.split()
    },
}


class ABlock:
    """Any block that may stand on the surface."""

    def broken(self, value: Any, at: Where) -> Iterator[Broken]:
        """Yield what is wrong with a block, and whether it may stand here."""
        at = replace(at, rule="block")
        if not isinstance(value, dict):
            yield at.broken("shape", "must be an object")
            return
        spec = BLOCKS.get(str(value.get("type")))
        if spec is None:
            yield at.broken("unknown_type", f"unsupported type: {value.get('type')}", "/type")
            return
        if at.surface not in spec.surfaces:
            yield at.broken("surface", f"unsupported block on {at.surface}: {value['type']}", "/type")
        yield from spec.broken(value, at)

    def aspects(self) -> Mapping[str, Any]:
        """Return nothing: the blocks' rules are listed under their own names."""
        return {}

    def good(self) -> Any:
        """Return a block that fits every surface."""
        return {"type": "divider", "block_id": "line"}
