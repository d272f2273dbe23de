"""The modals each person has open, up to three on top of each other, and the Home each was given."""

import secrets
import time
from dataclasses import dataclass, field
from typing import Any

from sandbox.slack.echo import escaped
from sandbox.slack.model import Block, Person, Team, Values, fresh_id
from sandbox.slack.refusal import Refusal
from sandbox.slack.state import drawn

DEPTH = 3


@dataclass
class View:
    """A view as the app made it, and what its person has put into it."""

    id: str
    user_id: str
    team: Team
    app_id: str
    body: dict[str, Any]
    here: str | None
    hash: str = ""
    root_id: str = ""
    previous_id: str | None = None
    values: Values = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    offers: dict[tuple[str, str], list[dict[str, Any]]] = field(default_factory=dict)  # options loaded from the app

    def write(self, body: dict[str, Any]) -> None:
        """Draw a new body, keeping what was typed under the same ids."""
        self.body = {**body, "blocks": identified(body["blocks"])}
        self.values = drawn(self.blocks, self.values, self.here)
        self.hash = f"{int(time.time())}.{secrets.token_hex(4)}"
        self.errors = {}

    @property
    def blocks(self) -> list[Block]:
        """Return the blocks, each with an id."""
        blocks: list[Block] = self.body["blocks"]
        return blocks

    def as_payload(self) -> dict[str, Any]:
        """Return the view as an app meets it: texts escaped, typed values not."""
        texts = {key: escaped(self.body.get(key)) for key in ("title", "submit", "close")}
        return {**self._bare(), **texts, "blocks": escaped(self.blocks), "state": {"values": escaped(self.values)}}

    def as_seen(self) -> dict[str, Any]:
        """Return the view as its person meets it."""
        texts = {key: self.body.get(key) for key in ("title", "submit", "close")}
        return {**self._bare(), **texts, "blocks": self.blocks, "state": {"values": self.values}, "errors": self.errors}

    def _bare(self) -> dict[str, Any]:
        words = ("callback_id", "private_metadata", "external_id")
        return {
            "id": self.id,
            "team_id": self.team.id,
            "type": self.body["type"],
            **{key: self.body.get(key, "") for key in words},
            "hash": self.hash,
            "clear_on_close": self.body.get("clear_on_close", False),
            "notify_on_close": self.body.get("notify_on_close", False),
            "root_view_id": self.root_id,
            "previous_view_id": self.previous_id,
            "app_id": self.app_id,
            "app_installed_team_id": self.team.id,
            "bot_id": self.team.bot_id,
        }


class Views:
    """Every person's open modals and their Home."""

    def __init__(self, app_id: str) -> None:
        self._app_id = app_id
        self._stacks: dict[str, list[View]] = {}
        self._homes: dict[str, View] = {}

    def stack(self, user_id: str) -> list[View]:
        """Return a person's open modals, the one on top last."""
        return list(self._stacks.get(user_id, []))

    def top(self, user_id: str) -> View | None:
        """Return the modal a person sees."""
        stack = self._stacks.get(user_id)
        return stack[-1] if stack else None

    def home(self, user_id: str) -> View | None:
        """Return the Home a person was given."""
        return self._homes.get(user_id)

    def find(self, view_id: str) -> View | None:
        """Return a view that is still there."""
        return next((view for view in self._all() if view.id == view_id), None)

    def find_external(self, external_id: str) -> View | None:
        """Return a view by the id the app gave it."""
        return next((view for view in self._all() if external_id and view.body.get("external_id") == external_id), None)

    def open(self, person: Person, team: Team, body: dict[str, Any], here: str | None) -> View:
        """Open a modal by itself; one that was open before gives way."""
        self._unique(body, None)
        view = self._new(person, team, body, here)
        view.root_id = view.id
        self._stacks[person.id] = [view]
        return view

    def push(self, person: Person, team: Team, body: dict[str, Any]) -> View:
        """Open a modal on top of the one that is seen."""
        stack = self._stacks.get(person.id, [])
        if not stack:
            raise Refusal("not_found")
        if len(stack) >= DEPTH:
            raise Refusal("push_limit_reached")
        self._unique(body, None)
        view = self._new(person, team, body, stack[-1].here)
        view.root_id, view.previous_id = stack[0].id, stack[-1].id
        stack.append(view)
        return view

    def update(self, view: View, body: dict[str, Any], expected_hash: str | None = None) -> View:
        """Draw a view anew."""
        if expected_hash and expected_hash != view.hash:
            raise Refusal("hash_conflict")
        self._unique(body, view)
        view.write(body)
        return view

    def publish(self, person: Person, team: Team, body: dict[str, Any], expected_hash: str | None = None) -> View:
        """Give a person a Home, or draw theirs anew."""
        view = self._homes.get(person.id)
        if view is not None:
            return self.update(view, body, expected_hash)
        self._unique(body, None)
        view = self._new(person, team, body, None)
        view.root_id = view.id
        self._homes[person.id] = view
        return view

    def close(self, view: View) -> None:
        """Take a modal off the stack, with whatever lies on top of it."""
        stack = self._stacks.get(view.user_id, [])
        if view in stack:
            del stack[stack.index(view) :]

    def clear(self, user_id: str) -> None:
        """Close all modals of a person."""
        self._stacks.pop(user_id, None)

    def _new(self, person: Person, team: Team, body: dict[str, Any], here: str | None) -> View:
        view = View(fresh_id("V"), person.id, team, self._app_id, {}, here)
        view.write(body)
        return view

    def _all(self) -> list[View]:
        return [*(view for stack in self._stacks.values() for view in stack), *self._homes.values()]

    def _unique(self, body: dict[str, Any], itself: View | None) -> None:
        other = self.find_external(body.get("external_id", ""))
        if other is not None and other is not itself:
            raise Refusal("duplicate_external_id")


def identified(blocks: list[Block]) -> list[Block]:
    """Return blocks in which every block and element has an id; Slack makes up those that are missing."""
    return [_identified(block) for block in blocks]


def _identified(block: Block) -> Block:
    found = {**block, "block_id": block.get("block_id") or secrets.token_urlsafe(4)}
    if block["type"] == "input":
        found["element"] = _acting(block["element"])
    if block["type"] == "actions":
        found["elements"] = [_acting(element) for element in block["elements"]]
    if block["type"] == "section" and "accessory" in block:
        found["accessory"] = _acting(block["accessory"])
    return found


def _acting(element: dict[str, Any]) -> dict[str, Any]:
    if element["type"] == "image":
        return element
    return {**element, "action_id": element.get("action_id") or secrets.token_urlsafe(4)}
