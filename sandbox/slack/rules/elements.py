"""The elements: where each may stand, and what it may hold."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from sandbox.slack.rules.composition import BOX, CONFIRM, DISPATCH, FILTER, GROUP, MENU_OPTION, OPTION, SLACK_FILE
from sandbox.slack.rules.kinds import Anything, Broken, Flag, Kind, Many, Str, Text, Where, Whole, Word
from sandbox.slack.rules.options import one_source, option_rules
from sandbox.slack.rules.spec import EVERYWHERE, Cross, Finding, Spec, plain

_ANYWHERE = ("section", "actions", "input")
_ID = Str(255, 1)
_OPTIONS = {"options": [{"text": plain("One"), "value": "one"}]}
_ACT: Mapping[str, Kind] = {"action_id": _ID}
_FOCUS: Mapping[str, Kind] = {**_ACT, "focus_on_load": Flag()}
_ASK: Mapping[str, Kind] = {**_FOCUS, "placeholder": Text(150)}
_SELECT: Mapping[str, Kind] = {**_ASK, "confirm": CONFIRM}
_MULTI: Mapping[str, Kind] = {**_SELECT, "max_selected_items": Whole(1, 100)}
_TYPED: Mapping[str, Kind] = {**_ASK, "dispatch_action_config": DISPATCH}
_NUMBER = Str(50, 1, form=r"-?\d+(\.\d+)?", example="10")
_IDS = Many(_ID, 100)
_PLACE: Mapping[str, Kind] = {"response_url_enabled": Flag()}
_TALKS: Mapping[str, Kind] = {"default_to_current_conversation": Flag(), "filter": FILTER}


def _lengths(element: Mapping[str, Any]) -> Iterator[Finding]:
    if element.get("min_length", 0) > element.get("max_length", 3000):
        yield "/min_length", "must not be greater than max_length"


def _typed(kind: str, optional: Mapping[str, Kind], crosses: tuple[Cross, ...] = ()) -> Spec:
    surfaces = EVERYWHERE if kind == "plain_text_input" else ("modal",)
    return Spec(kind, {"type": kind}, {}, {**_TYPED, **optional}, crosses, surfaces, ("input",))


def _select(
    kind: str, optional: Mapping[str, Kind], sample: Mapping[str, Any], crosses: tuple[Cross, ...] = ()
) -> Spec:
    return Spec(kind, {"type": kind, **sample}, {}, optional, crosses, places=_ANYWHERE)


def _boxes(kind: str, initial: str, several: bool) -> Spec:
    chosen = Many(BOX, 10) if several else BOX
    return Spec(
        kind,
        {"type": kind, **_OPTIONS},
        {"options": Many(BOX, 10)},
        {**_FOCUS, "confirm": CONFIRM, initial: chosen},
        option_rules(kind, initial),
        places=_ANYWHERE,
    )


def _static(kind: str, initial: str, base: Mapping[str, Kind], chosen: Kind) -> Spec:
    fields = {**base, "options": Many(OPTION, 100), "option_groups": Many(GROUP, 100), initial: chosen}
    return _select(kind, fields, _OPTIONS, (*option_rules(kind, initial), one_source(kind)))


_TEXT_LENGTHS = Cross(
    "lengths",
    "has a min_length that is not above its max_length",
    _lengths,
    {"type": "plain_text_input", "min_length": 9, "max_length": 3},
    {"type": "plain_text_input", "min_length": 3, "max_length": 9},
)
_INPUTS = (
    _typed(
        "plain_text_input",
        {"min_length": Whole(0, 3000), "max_length": Whole(1, 3000), "multiline": Flag(), "initial_value": Str(3000)},
        (_TEXT_LENGTHS,),
    ),
    _typed("email_text_input", {"initial_value": Str(3000)}),
    _typed("url_text_input", {"initial_value": Str(3000)}),
    Spec(
        "number_input",
        {"type": "number_input", "is_decimal_allowed": False},
        {"is_decimal_allowed": Flag()},
        {**_TYPED, "min_value": _NUMBER, "max_value": _NUMBER, "initial_value": _NUMBER},
        surfaces=("modal",),
        places=("input",),
    ),
    Spec(
        "rich_text_input",
        {"type": "rich_text_input", "action_id": "notes"},
        {"action_id": _ID},
        {**_TYPED, "initial_value": Anything(), "min_lines": Whole(1, 100), "max_lines": Whole(1, 100)},
        surfaces=("modal", "home"),
        places=("input",),
    ),
    Spec(
        "file_input",
        {"type": "file_input"},
        {},
        {**_ACT, "max_files": Whole(1, 10), "filetypes": Many(Str(20, 1), 100)},
        surfaces=("modal",),
        places=("input",),
    ),
)
_DATE = Str(10, 1, form=r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", example="2026-01-31")
_TIME = Str(5, 1, form=r"([01]\d|2[0-3]):[0-5]\d", example="09:30")
_PICKERS = (
    _select("datepicker", {**_SELECT, "initial_date": _DATE}, {}),
    _select("timepicker", {**_SELECT, "initial_time": _TIME, "timezone": Str(100, 1)}, {}),
    Spec(
        "datetimepicker",
        {"type": "datetimepicker"},
        {},
        {**_FOCUS, "confirm": CONFIRM, "initial_date_time": Whole(1_000_000_000, 9_999_999_999)},
        surfaces=("modal", "message"),
        places=("actions", "input"),
    ),
)
_CHOICES = (
    _boxes("checkboxes", "initial_options", several=True),
    _boxes("radio_buttons", "initial_option", several=False),
    _static("static_select", "initial_option", _SELECT, OPTION),
    _static("multi_static_select", "initial_options", _MULTI, Many(OPTION, 100)),
    _select("external_select", {**_SELECT, "min_query_length": Whole(0, 3000), "initial_option": OPTION}, {}),
    _select(
        "multi_external_select",
        {**_MULTI, "min_query_length": Whole(0, 3000), "initial_options": Many(OPTION, 100)},
        {},
    ),
    _select("users_select", {**_SELECT, "initial_user": _ID}, {}),
    _select("multi_users_select", {**_MULTI, "initial_users": _IDS}, {}),
    _select("conversations_select", {**_SELECT, **_TALKS, **_PLACE, "initial_conversation": _ID}, {}),
    _select("multi_conversations_select", {**_MULTI, **_TALKS, "initial_conversations": _IDS}, {}),
    _select("channels_select", {**_SELECT, **_PLACE, "initial_channel": _ID}, {}),
    _select("multi_channels_select", {**_MULTI, "initial_channels": _IDS}, {}),
)


def one_picture(image: Mapping[str, Any]) -> Iterator[Finding]:
    """Yield a complaint unless an image names exactly one source."""
    if ("image_url" in image) == ("slack_file" in image):
        yield "", "must provide exactly one of: image_url, slack_file"


PICTURE = {"type": "image", "image_url": "https://example.com/a.png", "alt_text": "A picture"}
ONE_PICTURE = Cross("source", "names one source", one_picture, {"type": "image", "alt_text": "A picture"}, PICTURE)
_CLICKS = (
    Spec(
        "button",
        {"type": "button", "text": plain("Press")},
        {"text": Text(75)},
        {
            **_ACT,
            "value": Str(2000),
            "url": Str(3000),
            "style": Word(("primary", "danger")),
            "accessibility_label": Str(75),
            "confirm": CONFIRM,
        },
        places=("section", "actions"),
    ),
    Spec(
        "overflow",
        {"type": "overflow", **_OPTIONS},
        {"options": Many(MENU_OPTION, 5)},
        {**_ACT, "confirm": CONFIRM},
        option_rules("overflow"),
        places=("section", "actions"),
    ),
    Spec(
        "image_element",
        PICTURE,
        {"alt_text": Str(2000, 1)},
        {"image_url": Str(3000, 1), "slack_file": SLACK_FILE},
        (ONE_PICTURE,),
        places=("section", "context"),
    ),
)
_RARE = (
    Spec(
        "workflow_button",
        {"type": "workflow_button"},
        surfaces=("message",),
        places=("section", "actions"),
        shallow=True,
    ),
    Spec(
        "feedback_buttons",
        {"type": "feedback_buttons"},
        surfaces=("message",),
        places=("context_actions",),
        shallow=True,
    ),
    Spec("icon_button", {"type": "icon_button"}, surfaces=("message",), places=("context_actions",), shallow=True),
)
ELEMENTS: Mapping[str, Spec] = {
    str(spec.sample["type"]): spec for spec in (*_INPUTS, *_PICKERS, *_CHOICES, *_CLICKS, *_RARE)
}


class AnElement:
    """Any element that may stand in some place of a block."""

    def __init__(self, place: str) -> None:
        self._place = place

    def broken(self, value: Any, at: Where) -> Iterator[Broken]:
        """Yield what is wrong with an element, and whether it may stand here."""
        at = replace(at, rule="element")
        if not isinstance(value, dict):
            yield at.broken("shape", "must be an object")
            return
        spec = ELEMENTS.get(str(value.get("type")))
        if spec is None:
            yield at.broken("unknown_type", f"unsupported type: {value.get('type')}", "/type")
            return
        yield from self._misplaced(spec, value, at)
        yield from spec.broken(value, at)

    def aspects(self) -> Mapping[str, Any]:
        """Return nothing: the elements' rules are listed under their own names."""
        return {}

    def good(self) -> Any:
        """Return the smallest element that may stand here."""
        return {**next(spec for spec in ELEMENTS.values() if self._place in spec.places).sample, "action_id": "a"}

    def _misplaced(self, spec: Spec, value: Mapping[str, Any], at: Where) -> Iterator[Broken]:
        if self._place not in spec.places:
            yield at.broken("place", f"unsupported element in {self._place}: {value['type']}", "/type")
        if at.surface not in spec.surfaces:
            yield at.broken("surface", f"unsupported element on {at.surface}: {value['type']}", "/type")
        if value.get("response_url_enabled") and (self._place, at.surface) != ("input", "modal"):
            yield at.broken("response_url", "only allowed in input blocks of modals", "/response_url_enabled")
