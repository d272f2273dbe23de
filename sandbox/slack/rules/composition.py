"""Composition objects: options, groups of options, confirm dialogs, filters."""

from collections.abc import Iterator, Mapping
from typing import Any

from sandbox.slack.rules.kinds import Flag, Many, Str, Text, Word
from sandbox.slack.rules.spec import Cross, Finding, Spec, plain

_OPTION = {"text": plain("One"), "value": "one"}
_VALUE = Str(150, 1)

OPTION = Spec(
    "option",
    sample=_OPTION,
    required={"text": Text(75), "value": _VALUE},
    optional={"description": Text(75)},
)
BOX = Spec(
    "box_option",  # of checkboxes and radio buttons, where mrkdwn is allowed
    sample=_OPTION,
    required={"text": Text(75, plain_only=False), "value": _VALUE},
    optional={"description": Text(75, plain_only=False)},
)
MENU_OPTION = Spec(
    "menu_option",  # of an overflow menu, where a link is allowed
    sample=_OPTION,
    required={"text": Text(75), "value": _VALUE},
    optional={"description": Text(75), "url": Str(3000)},
)
GROUP = Spec(
    "option_group",
    sample={"label": plain("Group"), "options": [_OPTION]},
    required={"label": Text(75), "options": Many(OPTION, 100)},
)
CONFIRM = Spec(
    "confirm",
    sample={"title": plain("Sure?"), "text": plain("It costs."), "confirm": plain("Yes"), "deny": plain("No")},
    required={"title": Text(100), "text": Text(300, plain_only=False), "confirm": Text(30), "deny": Text(30)},
    optional={"style": Word(("primary", "danger"))},
)


def _empty_filter(value: Mapping[str, Any]) -> Iterator[Finding]:
    if not value:
        yield "", "must provide at least one filter"


FILTER = Spec(
    "filter",
    sample={"exclude_bot_users": True},
    optional={
        "include": Many(Word(("public", "private", "im", "mpim")), 4),
        "exclude_external_shared_channels": Flag(),
        "exclude_bot_users": Flag(),
    },
    crosses=(Cross("some", "says at least one thing", _empty_filter, wrong={}, right={"exclude_bot_users": True}),),
)
DISPATCH = Spec(
    "dispatch_action_config",
    sample={"trigger_actions_on": ["on_enter_pressed"]},
    required={"trigger_actions_on": Many(Word(("on_enter_pressed", "on_character_entered")), 2)},
)


def _one_source(value: Mapping[str, Any]) -> Iterator[Finding]:
    if ("id" in value) == ("url" in value):
        yield "", "must provide exactly one of: id, url"


SLACK_FILE = Spec(
    "slack_file",
    sample={"id": "F1"},
    optional={"id": Str(255, 1), "url": Str(3000, 1)},
    crosses=(
        Cross(
            "source", "names its file by id or by url", _one_source, wrong={"id": "F1", "url": "x"}, right={"id": "F1"}
        ),
    ),
)
