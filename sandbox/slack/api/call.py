"""One call of the Web API: who calls, with which arguments."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from sandbox.slack.model import Channel, Person, Team
from sandbox.slack.refusal import Refusal, bad_argument
from sandbox.slack.rules import Broken
from sandbox.slack.world import World

_NESTED = ("view", "blocks", "metadata", "attachments", "message")  # may come as JSON in a string


@dataclass(frozen=True)
class Request:
    """A request as it came over the wire."""

    http_method: str
    query: str
    headers: Mapping[str, str]
    body: bytes
    base_url: str


@dataclass(frozen=True)
class Call:
    """A call whose token and scopes were looked at."""

    world: World
    method: str
    args: Mapping[str, Any]
    team: Team
    scopes: frozenset[str]
    base_url: str

    def need(self, name: str) -> Any:
        """Return an argument that must be there."""
        value = self.args.get(name)
        if value in (None, ""):
            raise bad_argument(f"missing required field: {name}")
        return value

    def flag(self, name: str) -> bool:
        """Return whether a switch is on, however it was written."""
        return self.args.get(name) in (True, "true", "1", 1)

    def scoped(self, scope: str) -> None:
        """Refuse the call unless the app has a scope."""
        if scope not in self.scopes:
            raise Refusal("missing_scope", needed=scope, provided=",".join(sorted(self.scopes)))

    @property
    def bot(self) -> Person:
        """Return the calling app's bot."""
        return self.world.directory.people[self.team.bot_user_id]

    def bot_in(self, channel: Channel) -> bool:
        """Return whether the app's bot is in a conversation, in whichever team that is."""
        return self.world.directory.teams[channel.team_id].bot_user_id in channel.members


def arguments(request: Request) -> dict[str, Any]:
    """Return a call's arguments from wherever they stand: query, form or JSON."""
    found: dict[str, Any] = dict(parse_qsl(request.query, keep_blank_values=True))
    kind = request.headers.get("content-type", "")
    if "json" in kind and request.body:
        found.update(_json_object(request.body))
    elif "form" in kind and request.body:
        found.update(parse_qsl(request.body.decode(), keep_blank_values=True))
    return {key: _nested(key, value) for key, value in found.items()}


def refused_view(broken: list[Broken]) -> Refusal:
    """Return the refusal of a view that breaks rules."""
    too_large = any(one.rule in ("modal.size", "home.size") for one in broken)
    return Refusal("view_too_large" if too_large else "invalid_arguments", broken)


def refused_message(broken: list[Broken]) -> Refusal:
    """Return the refusal of a message that breaks rules."""
    special = {"message.length": "msg_blocks_too_long", "metadata.size": "metadata_too_large"}
    for one in broken:
        if one.rule in special:
            return Refusal(special[one.rule], broken)
    if broken[0].pointer.startswith("/metadata"):
        return Refusal("invalid_metadata_format", broken)
    if broken[0].rule == "message.blocks.type":
        return Refusal("invalid_blocks_format", broken)
    return Refusal("invalid_blocks", broken, errors=[one.message for one in broken])


def _json_object(body: bytes) -> dict[str, Any]:
    try:
        found = json.loads(body)
    except ValueError as error:
        raise Refusal("invalid_json") from error
    if not isinstance(found, dict):
        raise Refusal("json_not_object")
    return found


def _nested(key: str, value: Any) -> Any:
    if key not in _NESTED or not isinstance(value, str) or not value:
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value  # refused by the rules, which expect an object or a list
