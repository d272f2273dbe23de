"""The Slack app's manifest and the code ask for the same things, and the manifest is one that Slack takes."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from tests.kit.house import COMMAND
from tests.places import ROOT

MANIFEST: dict[str, Any] = yaml.safe_load((ROOT / "app.yaml").read_text())
CODE = "\n".join(path.read_text() for folder in ("handlers", "bot") for path in (ROOT / folder).glob("*.py"))

# What Slack asks for each method; none for views, which a click or command allows.
SCOPES = {
    "chat_postMessage": {"chat:write"},
    "chat_postEphemeral": {"chat:write"},
    "chat_update": {"chat:write"},
    "conversations_history": {"channels:history", "groups:history"},
    "conversations_join": {"channels:join"},
    "conversations_members": {"channels:read", "groups:read"},
    "conversations_replies": {"channels:history", "groups:history"},
    "users_info": {"users:read"},
    "users_lookupByEmail": {"users:read.email"},
    "views_open": set[str](),
    "views_publish": set[str](),
    "views_push": set[str](),
    "views_update": set[str](),
}
OF_FEATURES = {"commands", "app_mentions:read"}  # slash commands and shortcuts; the event of a mention
EVENT_SCOPES = {"app_mention": "app_mentions:read", "app_home_opened": ""}
LIMITS = {"name": 35, "description": 140}


def scopes(kind: str) -> set[str]:
    return set(MANIFEST["oauth_config"]["scopes"].get(kind, []))


def listened(kind: str) -> set[str]:
    return set(re.findall(rf'app\.{kind}\("([^"]+)"\)', CODE))


def test_every_method_that_is_called_has_its_scopes_and_no_scope_is_idle() -> None:
    called = set(re.findall(r"client\.([a-z]+_[A-Za-z_]+)\(", CODE))
    assert called == SCOPES.keys()
    needed = set[str]().union(*SCOPES.values()) | OF_FEATURES
    assert scopes("bot") | scopes("bot_optional") == needed


def test_what_is_optional_is_only_what_the_bot_can_do_without() -> None:
    assert scopes("bot_optional") == {"channels:history", "groups:history"}
    assert not scopes("bot") & scopes("bot_optional")


def test_every_command_is_listened_to() -> None:
    assert {one["command"] for one in MANIFEST["features"]["slash_commands"]} == listened("command") == {COMMAND}


def test_every_shortcut_is_listened_to() -> None:
    assert {one["callback_id"] for one in MANIFEST["features"].get("shortcuts", [])} == listened("shortcut")


def test_every_event_is_listened_to_and_allowed() -> None:
    events = MANIFEST["settings"].get("event_subscriptions", {}).get("bot_events", [])
    assert set(events) == listened("event")
    assert {EVENT_SCOPES[event] for event in events} - {""} <= scopes("bot")


def test_the_home_is_on_because_it_is_drawn() -> None:
    assert MANIFEST["features"]["app_home"]["home_tab_enabled"] is ("views_publish" in CODE)


def test_the_form_is_slacks() -> None:
    assert MANIFEST.keys() == {"_metadata", "display_information", "features", "oauth_config", "settings"}
    shown = MANIFEST["display_information"]
    assert 0 < len(shown["name"]) <= LIMITS["name"]
    assert 0 < len(shown["description"]) <= LIMITS["description"]
    assert re.fullmatch(r"#[0-9a-f]{6}", shown["background_color"])
    assert re.fullmatch(r"[a-z0-9._-]{1,80}", MANIFEST["features"]["bot_user"]["display_name"])


@pytest.mark.parametrize("command", MANIFEST["features"]["slash_commands"], ids=lambda command: command["command"])
def test_a_commands_form_is_slacks(command: dict[str, Any]) -> None:
    assert re.fullmatch(r"/[a-z0-9_-]{1,31}", command["command"])
    assert 0 < len(command["description"]) <= 2000
    assert command["should_escape"] is True  # people and channels come with their ids


@pytest.mark.parametrize("shortcut", MANIFEST["features"].get("shortcuts", []), ids=lambda one: one["callback_id"])
def test_a_shortcuts_form_is_slacks(shortcut: dict[str, Any]) -> None:
    assert shortcut["type"] in {"global", "message"}
    assert 0 < len(shortcut["name"]) <= 24
    assert 0 < len(shortcut["description"]) <= 150


def test_what_the_hint_names_is_what_help_names() -> None:
    from modals.help import HELP

    hinted = re.findall(r"\w+", MANIFEST["features"]["slash_commands"][0]["usage_hint"])
    assert hinted == re.findall(rf"`{COMMAND} (\w+)`", HELP)


def test_socket_mode_needs_no_address_of_ours() -> None:
    settings = MANIFEST["settings"]
    assert settings["socket_mode_enabled"] is True
    assert settings["interactivity"] == {"is_enabled": True}
    assert "request_url" not in str(MANIFEST)
