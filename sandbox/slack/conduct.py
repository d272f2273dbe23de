"""Rules about calls in a row, which no single view or message can break: triggers, hashes, the stack, places, rights.

Each is played on a small workspace of its own, once as it must not be done and once as it may.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from sandbox.slack.api.call import Request
from sandbox.slack.api.dispatch import answer
from sandbox.slack.model import Channel, Message, Person
from sandbox.slack.rules.spec import plain
from sandbox.slack.triggers import LIFE, Triggers
from sandbox.slack.world import World

Answer = Mapping[str, Any]
TOKEN = "xoxb-rules"  # noqa: S105  # of a workspace that lives as long as one example
MODAL = '{"type":"modal","title":{"type":"plain_text","text":"A"},"blocks":[{"type":"divider"}]}'
HOME = '{"type":"home","blocks":[{"type":"divider"}]}'
EXTERNAL = MODAL.replace('"type":"modal"', '"type":"modal","external_id":"mine"')


@dataclass
class Stage:
    """A workspace with a person and two channels, the app in one of them."""

    world: World = field(default_factory=lambda: World(TOKEN, "hush", "xapp-rules", ["chat:write"]))
    time: float = 0.0

    def __post_init__(self) -> None:
        """Let time stand still unless an example moves it."""
        self.world.triggers = Triggers(lambda: self.time)
        self.person: Person = self.world.directory.put_person({"name": "maya"})

    def channel(self, **how: Any) -> Channel:
        """Return a public channel with the app and the person in it, unless told otherwise."""
        return self.world.directory.put_channel({"name": "here", "members": ["maya"], "bot": True, **how})

    def call(self, method: str, token: str = TOKEN, **given: Any) -> dict[str, Any]:
        """Call a method as an app would, and return the answer's body."""
        bearer = {"authorization": f"Bearer {token}"} if token else {}
        headers = {"content-type": "application/x-www-form-urlencoded", **bearer}
        body = urlencode({name: value for name, value in given.items() if value is not None}).encode()
        return answer(self.world, method, Request("POST", "", headers, body, ""), ordered=False)

    def trigger(self, view_id: str | None = None) -> str:
        """Return the trigger of something the person did, in a view or elsewhere."""
        return self.world.triggers.mint(self.person.id, view_id=view_id)

    def opened(self, view: str = MODAL) -> str:
        """Return the id of a modal that the app has opened."""
        return str(self.call("views.open", trigger_id=self.trigger(), view=view)["view"]["id"])

    def pushed(self, times: int) -> dict[str, Any]:
        """Push views on an open one, each from the one below, and return the last answer."""
        told: dict[str, Any] = {"view": {"id": self.opened()}}
        for _ in range(times):
            told = self.call("views.push", trigger_id=self.trigger(told["view"]["id"]), view=MODAL)
        return told

    def post(self, channel: Channel, **more: Any) -> dict[str, Any]:
        """Post a message."""
        return self.call("chat.postMessage", channel=channel.id, text="Hello", **more)


@dataclass(frozen=True)
class Conduct:
    """One rule: what it says, Slack's error for breaking it, and how it is broken and kept."""

    id: str
    sentence: str
    error: str
    wrong: Callable[[Stage], Answer]
    right: Callable[[Stage], Answer]

    def refusal(self) -> Answer:
        """Return how the wrong example is answered."""
        return self.wrong(Stage())

    def acceptance(self) -> Answer:
        """Return how the right example is answered."""
        return self.right(Stage())


def _open(stage: Stage, trigger: str, view: str = MODAL) -> Answer:
    return stage.call("views.open", trigger_id=trigger, view=view)


def _after(stage: Stage, seconds: float) -> Answer:
    trigger = stage.trigger()
    stage.time += seconds
    return _open(stage, trigger)


def _twice(stage: Stage) -> Answer:
    trigger = stage.trigger()
    _open(stage, trigger)
    return _open(stage, trigger)


def _update(stage: Stage, **how: Any) -> Answer:
    return stage.call("views.update", **{"view_id": stage.opened(), "view": MODAL, **how})


def _hashed(stage: Stage, stale: bool) -> Answer:
    first = stage.call("views.open", trigger_id=stage.trigger(), view=MODAL)["view"]
    changed = stage.call("views.update", view_id=first["id"], view=MODAL)["view"]
    shown = first if stale else changed
    return stage.call("views.update", view_id=first["id"], view=MODAL, hash=shown["hash"])


def _closed(stage: Stage) -> Answer:
    view_id = stage.opened()
    stage.world.views.clear(stage.person.id)
    return _update_of(stage, view_id)


def _update_of(stage: Stage, view_id: str | None) -> Answer:
    return stage.call("views.update", view_id=view_id, view=MODAL)


def _external(stage: Stage, second: str) -> Answer:
    view_id = stage.opened(EXTERNAL)
    return stage.call("views.push", trigger_id=stage.trigger(view_id), view=second)


def _ephemeral(stage: Stage, **how: Any) -> Answer:
    channel = stage.channel(**how)
    return stage.call("chat.postEphemeral", channel=channel.id, user=stage.person.id, text="Hello")


def _edit(stage: Stage, by_app: bool) -> Answer:
    channel = stage.channel()
    message = Message(stage.world.messages.next_ts(), channel.id, stage.person.id, "Hello", by_app=by_app)
    stage.world.messages.add(message)
    return stage.call("chat.update", channel=channel.id, ts=message.ts, text="Goodbye")


def _reply(stage: Stage, ts: str | None) -> Answer:
    channel = stage.channel()
    return stage.post(channel, thread_ts=ts or stage.post(channel)["ts"])


def _blocks(stage: Stage, view: Mapping[str, Any]) -> Answer:
    return stage.call("blocks.validate", token="", view=json.dumps(view))


_LINE = {"type": "divider"}
_SEEN = {"type": "modal", "title": plain("A"), "blocks": [_LINE]}

CONDUCT: tuple[Conduct, ...] = (
    Conduct("trigger.known", "A view opens for a trigger that Slack has made.", "invalid_trigger_id",
            lambda at: _open(at, "1.2.made-up"), lambda at: _open(at, at.trigger())),
    Conduct("trigger.once", "A trigger opens one view.", "exchanged_trigger_id",
            _twice, lambda at: _open(at, at.trigger())),
    Conduct("trigger.age", "A trigger lives three seconds.", "expired_trigger_id",
            lambda at: _after(at, LIFE + 0.1), lambda at: _after(at, LIFE - 0.1)),
    Conduct("view.hash", "A view is changed by whoever knows its newest hash.", "hash_conflict",
            lambda at: _hashed(at, stale=True), lambda at: _hashed(at, stale=False)),
    Conduct("view.open", "Only a view that is open is changed.", "not_found",
            _closed, lambda at: _update_of(at, at.opened())),
    Conduct("view.named", "A change names its view.", "invalid_arguments",
            lambda at: _update_of(at, None), lambda at: _update_of(at, at.opened())),
    Conduct("view.kind", "A modal stays a modal.", "invalid_arguments",
            lambda at: _update(at, view=HOME), _update),
    Conduct("view.external_id", "An external_id belongs to one view.", "duplicate_external_id",
            lambda at: _external(at, EXTERNAL), lambda at: _external(at, MODAL)),
    Conduct("stack.depth", "Three views lie on each other at most.", "push_limit_reached",
            lambda at: at.pushed(3), lambda at: at.pushed(2)),
    Conduct("stack.inside", "A view is pushed from inside a modal.", "not_found",
            lambda at: at.call("views.push", trigger_id=at.trigger(), view=MODAL), lambda at: at.pushed(1)),
    Conduct("home.person", "A Home is somebody's.", "user_not_found",
            lambda at: at.call("views.publish", user_id="U0NOBODY", view=HOME),
            lambda at: at.call("views.publish", user_id=at.person.id, view=HOME)),
    Conduct("post.member", "A message is posted where the app is a member.", "not_in_channel",
            lambda at: at.post(at.channel(bot=False)), lambda at: at.post(at.channel())),
    Conduct("post.private", "A private channel is seen by its members alone.", "channel_not_found",
            lambda at: at.post(at.channel(private=True, bot=False)), lambda at: at.post(at.channel(private=True))),
    Conduct("post.archived", "An archived channel takes no message.", "is_archived",
            lambda at: at.post(at.channel(archived=True)), lambda at: at.post(at.channel())),
    Conduct("post.words", "A message has a text or blocks.", "no_text",
            lambda at: at.call("chat.postMessage", channel=at.channel().id), lambda at: at.post(at.channel())),
    Conduct("post.thread", "A reply stands below a message that is there.", "thread_not_found",
            lambda at: _reply(at, "1.2"), lambda at: _reply(at, None)),
    Conduct("ephemeral.member", "An ephemeral message is for somebody in the channel.", "user_not_in_channel",
            lambda at: _ephemeral(at, members=[]), _ephemeral),
    Conduct("edit.own", "An app edits its own messages.", "cant_update_message",
            lambda at: _edit(at, by_app=False), lambda at: _edit(at, by_app=True)),
    Conduct("token.given", "A call brings a token.", "not_authed",
            lambda at: at.call("auth.test", token=""), lambda at: at.call("auth.test")),
    Conduct("token.known", "A token is one that Slack gave.", "invalid_auth",
            lambda at: at.call("auth.test", token=TOKEN[1:]), lambda at: at.call("auth.test")),
    Conduct("token.scope", "A method is called with its scope.", "missing_scope",
            lambda at: at.call("users.info", user=at.person.id), lambda at: at.post(at.channel())),
    Conduct("method.known", "A method is one that Slack has.", "unknown_method",
            lambda at: at.call("views.close"), lambda at: at.call("auth.test")),
    Conduct("validate.view", "`blocks.validate` says of a view what `views.open` would.", "invalid_view",
            lambda at: _blocks(at, {**_SEEN, "blocks": []}), lambda at: _blocks(at, _SEEN)),
)  # fmt: skip
