"""What Slack sends an app when a person does something."""

import re
import time
from collections.abc import Mapping
from typing import Any

from sandbox.slack.echo import escape, escaped
from sandbox.slack.messages import as_payload
from sandbox.slack.model import Channel, Message, Person, Team, fresh_id
from sandbox.slack.state import SHAPES, placed
from sandbox.slack.views import View
from sandbox.slack.world import World

Payload = dict[str, Any]


def team_of(world: World, person: Person) -> Team:
    """Return the team a person belongs to."""
    return world.directory.teams[person.team_id]


def response_url(world: World, person: Person, channel: Channel, ts: str | None = None) -> str:
    """Return a fresh address for answers to what a person did in a channel."""
    return f"{world.base_url}/response/{world.response_urls.mint(channel.id, person.id, person.team_id, ts)}"


def command(world: World, person: Person, channel: Channel, name: str, text: str) -> Payload:
    """Return the form of a slash command."""
    team = team_of(world, person)
    return {
        "token": "deprecated",
        "team_id": team.id,
        "team_domain": team.domain,
        "channel_id": channel.id,
        "channel_name": channel.shown_name,
        "user_id": person.id,
        "user_name": person.name,
        "command": name,
        "text": _with_ids(world, text) if world.settings.should_escape else text,
        "api_app_id": world.settings.app_id,
        "is_enterprise_install": "false",
        "response_url": response_url(world, person, channel),
        "trigger_id": world.triggers.mint(person.id, channel.id),
    }


def _with_ids(world: World, text: str) -> str:
    """Return a command's text as Slack sends it with `should_escape`: escaped, people and channels with their ids."""
    people = {person.name: person.id for person in world.directory.people.values()}
    channels = {channel.name: channel.id for channel in world.directory.channels.values()}

    def named(found: re.Match[str]) -> str:
        sign, name = found.groups()
        known = (people if sign == "@" else channels).get(name)
        return f"<{sign}{known}|{name}>" if known else found[0]

    return re.sub(r"([@#])([\w.-]+)", named, escape(text))


def view_submission(world: World, person: Person, view: View) -> Payload:
    """Return the payload of a submitted modal."""
    trigger = world.triggers.mint(person.id, view.here, view.id)
    urls = _chosen_urls(world, person, view)
    return {
        **_act(world, person, "view_submission"),
        "trigger_id": trigger,
        "view": view.as_payload(),
        "response_urls": urls,
    }


def view_closed(world: World, person: Person, view: View, cleared: bool) -> Payload:
    """Return the payload of a modal that was closed; it carries no input."""
    shown = {**view.as_payload(), "state": {"values": {}}}
    return {**_act(world, person, "view_closed"), "view": shown, "is_cleared": cleared}


def block_actions_in_view(world: World, person: Person, view: View, action: Mapping[str, Any]) -> Payload:
    """Return the payload of an element that was used in a modal or Home."""
    return {
        **_act(world, person, "block_actions"),
        "trigger_id": world.triggers.mint(person.id, view.here, view.id),
        "container": {"type": "view", "view_id": view.id},
        "view": view.as_payload(),
        "actions": [action],
    }


def block_actions_in_message(
    world: World, person: Person, channel: Channel, message: Message, action: Mapping[str, Any]
) -> Payload:
    """Return the payload of an element that was used in a message."""
    ephemeral = message.ephemeral_to is not None
    thread = {"thread_ts": message.thread_ts} if message.thread_ts else {}
    shown = {} if ephemeral else {"message": _message(world, message, person)}
    return {
        **_act(world, person, "block_actions"),
        "trigger_id": world.triggers.mint(person.id, channel.id),
        "container": {
            "type": "message",
            "message_ts": message.ts,
            "channel_id": channel.id,
            "is_ephemeral": ephemeral,
            **thread,
        },
        "channel": {"id": channel.id, "name": channel.shown_name},
        **shown,
        "response_url": response_url(world, person, channel, message.ts),
        "state": {"values": escaped(message.values.get(person.id, {}))},
        "actions": [action],
    }


def block_suggestion(world: World, person: Person, view: View, where: tuple[str, str], query: str) -> Payload:
    """Return the payload that asks the app for options."""
    return {
        **_act(world, person, "block_suggestion"),
        "block_id": where[0],
        "action_id": where[1],
        "value": query,
        "container": {"type": "view", "view_id": view.id},
        "view": view.as_payload(),
    }


def shortcut(world: World, person: Person, callback_id: str) -> Payload:
    """Return the payload of a global shortcut."""
    base = _act(world, person, "shortcut")
    return {**base, "callback_id": callback_id, "action_ts": _now(), "trigger_id": world.triggers.mint(person.id)}


def event(world: World, team: Team, inner: Mapping[str, Any]) -> Payload:
    """Return the envelope of an event."""
    bot = {"enterprise_id": None, "team_id": team.id, "user_id": team.bot_user_id, "is_bot": True}
    return {
        "type": "event_callback",
        "token": "deprecated",
        "team_id": team.id,
        "api_app_id": world.settings.app_id,
        "event": {**inner, "event_ts": _now()},
        "event_id": fresh_id("Ev"),
        "event_time": int(time.time()),
        "authorizations": [{**bot, "is_enterprise_install": False}],
        "is_ext_shared_channel": False,
    }


def action(block_id: str, element: Mapping[str, Any], entry: Mapping[str, Any] | None, picked: Any = None) -> Payload:
    """Return what was done to one element: its value, or what it holds now."""
    base = {"type": element["type"], "block_id": block_id, "action_id": element["action_id"], "action_ts": _now()}
    if entry is not None:
        return {**escaped(dict(entry)), **base}
    if element["type"] == "overflow":
        return {**base, "selected_option": escaped(picked)}
    told = {key: element[key] for key in ("value", "url", "style") if key in element}
    return {**base, "text": escaped(element["text"]), **told}


def _act(world: World, person: Person, kind: str) -> Payload:
    team = team_of(world, person)
    return {
        "type": kind,
        "team": {"id": team.id, "domain": team.domain},
        "enterprise": None,
        "is_enterprise_install": False,
        "user": {"id": person.id, "username": person.name, "name": person.name, "team_id": person.team_id},
        "api_app_id": world.settings.app_id,
        "token": "deprecated",
    }


def _message(world: World, message: Message, person: Person) -> Payload:
    team = team_of(world, person)
    return {**as_payload(message, team.bot_id), "app_id": world.settings.app_id, "team": team.id}


def _chosen_urls(world: World, person: Person, view: View) -> list[Payload]:
    """Return the addresses that a submission brings for the channels picked in it."""
    urls = []
    for block, element in placed(view.blocks):
        if not element.get("response_url_enabled"):
            continue
        entry = view.values[block["block_id"]][element["action_id"]]
        channel_id = entry[SHAPES[element["type"]].key]
        if channel_id:
            url = response_url(world, person, world.directory.channels[channel_id])
            where = {"block_id": block["block_id"], "action_id": element["action_id"]}
            urls.append({**where, "channel_id": channel_id, "response_url": url})
    return urls


def _now() -> str:
    return f"{time.time():.6f}"
