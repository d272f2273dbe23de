"""Whole views and messages, and the rules that look at all their blocks together."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from sandbox.slack.rules.blocks import ABlock
from sandbox.slack.rules.composition import GROUP, OPTION
from sandbox.slack.rules.kinds import Anything, Flag, Kind, Many, Str, Text
from sandbox.slack.rules.options import option_rules
from sandbox.slack.rules.spec import Cross, Finding, Spec, objects, plain, repeated

VIEW_BYTES = 250_000
MESSAGE_CHARACTERS = 13_200
METADATA_CHARACTERS = 4_000  # Slack publishes no figure; ours is far above what an app should put there
MARKDOWN_CHARACTERS = 12_000

_LINE = {"type": "divider"}
_ASK = {"type": "input", "label": plain("Name"), "element": {"type": "plain_text_input", "action_id": "name"}}
_FOCUSED = {**_ASK, "element": {**_ASK["element"], "focus_on_load": True}}  # type: ignore[dict-item]  # a literal above
_MODAL = {"type": "modal", "title": plain("Title"), "blocks": [_LINE]}
_HOME = {"type": "home", "blocks": [_LINE]}


def _same_block(whole: Mapping[str, Any]) -> Iterator[Finding]:
    for index in repeated_ids(whole["blocks"]):
        yield f"/blocks/{index}/block_id", f"block_id already exists: {whole['blocks'][index]['block_id']}"


def repeated_ids(blocks: list[Mapping[str, Any]]) -> list[int]:
    """Return the places of blocks whose id another block had before."""
    ids = [block.get("block_id") for block in blocks]
    return [index for index, value in enumerate(ids) if value is not None and value in ids[:index]]


def _no_submit(view: Mapping[str, Any]) -> Iterator[Finding]:
    if "submit" not in view and any(block.get("type") == "input" for block in view["blocks"]):
        yield "", "missing required field: submit (the view has input blocks)"


def _two_focused(view: Mapping[str, Any]) -> Iterator[Finding]:
    for _ in repeated(thing["focus_on_load"] for thing in objects(view["blocks"]) if thing.get("focus_on_load")):
        yield "/blocks", "focus_on_load may be set on one element only"


def _big_view(view: Mapping[str, Any]) -> Iterator[Finding]:
    if len(json.dumps(view)) > VIEW_BYTES:
        yield "", f"must be less than {VIEW_BYTES} bytes"


def _long_message(message: Mapping[str, Any]) -> Iterator[Finding]:
    if len(json.dumps(message.get("blocks", []))) > MESSAGE_CHARACTERS:
        yield "/blocks", f"must be less than {MESSAGE_CHARACTERS} characters"


def _two_tables(message: Mapping[str, Any]) -> Iterator[Finding]:
    tables = [block for block in message["blocks"] if block.get("type") in ("table", "data_table")]
    if len(tables) > 1:
        yield "/blocks", "only_one_table_allowed"


def _much_markdown(message: Mapping[str, Any]) -> Iterator[Finding]:
    lengths = [len(block["text"]) for block in message["blocks"] if block.get("type") == "markdown"]
    if sum(lengths) > MARKDOWN_CHARACTERS:
        yield "/blocks", f"markdown must be less than {MARKDOWN_CHARACTERS + 1} characters in total"


def _big_metadata(metadata: Mapping[str, Any]) -> Iterator[Finding]:
    if len(json.dumps(metadata)) > METADATA_CHARACTERS:
        yield "", f"must be less than {METADATA_CHARACTERS} characters"


def _with_blocks(base: Mapping[str, Any], *blocks: Any) -> dict[str, Any]:
    return {**base, "blocks": list(blocks)}


def _unique_ids(base: Mapping[str, Any]) -> Cross:
    first, second = {**_LINE, "block_id": "a"}, {**_LINE, "block_id": "b"}
    wrong, right = _with_blocks(base, first, first), _with_blocks(base, first, second)
    return Cross("block_id_twice", "has each block_id once", _same_block, wrong, right)


def _one_focus(base: Mapping[str, Any]) -> Cross:
    wrong, right = _with_blocks(base, _FOCUSED, _FOCUSED), _with_blocks(base, _FOCUSED, _ASK)
    return Cross("focus", "sets the focus once", _two_focused, wrong, right)


def _size(base: Mapping[str, Any]) -> Cross:
    wordy = {"type": "section", "text": plain("x" * 3000)}
    return Cross(
        "size",
        f"has at most {VIEW_BYTES} bytes as JSON",
        _big_view,
        _with_blocks(base, *[wordy] * 90),
        _with_blocks(base, *[wordy] * 50),
    )


_KEPT: Mapping[str, Kind] = {"callback_id": Str(255), "external_id": Str(255), "private_metadata": Str(3000)}
_BLOCKS: Mapping[str, Kind] = {"blocks": Many(ABlock(), 100)}
_SUBMITTABLE = {**_MODAL, "submit": plain("Next")}

MODAL = Spec(
    "modal",
    _MODAL,
    {"title": Text(24), **_BLOCKS},
    {**_KEPT, "submit": Text(24), "close": Text(24), "clear_on_close": Flag(), "notify_on_close": Flag()},
    (
        _unique_ids(_MODAL),
        _one_focus(_SUBMITTABLE),
        _size(_MODAL),
        Cross(
            "submit.needed",
            "has a submit button when it has an input",
            _no_submit,
            _with_blocks(_MODAL, _ASK),
            _with_blocks(_SUBMITTABLE, _ASK),
        ),
    ),
    surfaces=("modal",),
)
HOME = Spec("home", _HOME, _BLOCKS, _KEPT, (_unique_ids(_HOME), _one_focus(_HOME), _size(_HOME)), surfaces=("home",))

_NOTE = {"event_type": "news", "event_payload": {"id": "1"}}
METADATA = Spec(
    "metadata",
    _NOTE,
    {"event_type": Str(255, 1), "event_payload": Anything({"id": "1"})},
    {},
    (
        Cross(
            "size",
            f"has at most {METADATA_CHARACTERS} characters as JSON",
            _big_metadata,
            {**_NOTE, "event_payload": {"id": "x" * METADATA_CHARACTERS}},
            _NOTE,
        ),
    ),
)
_WORDY = {"type": "section", "text": plain("x" * 2900)}
_TABLE = {"type": "table", "rows": []}
_LONG = {"type": "markdown", "text": "x" * 6100}
MESSAGE = Spec(
    "message",
    {"blocks": [_LINE]},
    {},
    {"blocks": Many(ABlock(), 50, 0), "metadata": METADATA},
    (
        _unique_ids({}),
        Cross(
            "length",
            f"has blocks of at most {MESSAGE_CHARACTERS} characters as JSON",
            _long_message,
            _with_blocks({}, *[_WORDY] * 5),
            _with_blocks({}, *[_WORDY] * 4),
        ),
        Cross("tables", "has one table", _two_tables, _with_blocks({}, _TABLE, _TABLE), _with_blocks({}, _TABLE)),
        Cross(
            "markdown",
            f"has at most {MARKDOWN_CHARACTERS} characters of markdown in all",
            _much_markdown,
            _with_blocks({}, _LONG, _LONG),
            _with_blocks({}, _LONG),
        ),
    ),
    surfaces=("message",),
)


def _one_list(answer: Mapping[str, Any]) -> Iterator[Finding]:
    if ("options" in answer) == ("option_groups" in answer):
        yield "", "must provide exactly one of: options, option_groups"


_OFFER = {"text": plain("One"), "value": "one"}
CHOICES = Spec(
    "choices",  # what an app answers when options are loaded from it
    {"options": [_OFFER]},
    {},
    {"options": Many(OPTION, 100, 0), "option_groups": Many(GROUP, 100, 0)},
    (
        Cross("source", "gives either options or option_groups", _one_list, {}, {"options": []}),
        Cross(
            "value_twice",
            "has each option value once",
            option_rules("static_select")[0].find,
            {"options": [_OFFER, _OFFER]},
            {"options": [_OFFER]},
        ),
    ),
)
