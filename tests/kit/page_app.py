"""A small app that shows every kind of block and element, for the tests of the page."""

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx
from slack_bolt import Ack, App
from slack_sdk import WebClient
from starlette.applications import Starlette
from starlette.routing import Route

from sandbox.serve import Addresses, StandIns
from sandbox.serving import Server
from tests.kit.sandbox_slack import over_http, plain

_ANY = re.compile(".*")
PEOPLE = ("olu", "maya", "sam", "ines")
FRUIT = ("apple", "pear", "plum")
LONG = "A sentence that is long enough to be broken into several lines wherever there is little room for it. " * 2


def options(*values: str) -> list[dict[str, Any]]:
    return [{"text": plain(value.title()), "value": value} for value in values]


def ask(name: str, kind: str, *, rev: int = 0, optional: bool = True, dispatch: bool = False, **more: Any) -> Any:
    block = {
        "type": "input",
        "block_id": f"{name}.{rev}",
        "label": plain(name.replace("_", " ").title()),
        "hint": plain(f"What is meant by {name}."),
        "optional": optional,
        "element": {"type": kind, "action_id": name, **more},
    }
    return {**block, "dispatch_action": True} if dispatch else block


def button(name: str, **more: Any) -> dict[str, Any]:
    return {"type": "button", "action_id": name, "text": plain(name.replace("_", " ").title()), "value": "v", **more}


def modal(callback: str, *blocks: Any, **more: Any) -> dict[str, Any]:
    texts = {"title": plain(callback.replace("_", " ").title()), "submit": plain("Save"), "close": plain("Leave")}
    return {"type": "modal", "callback_id": callback, **texts, "blocks": list(blocks), **more}


SURE = {
    "title": plain("Really?"),
    "text": plain("This cannot be undone."),
    "confirm": plain("Yes"),
    "deny": plain("No"),
}
MARKS = (
    "*bold* _slanted_ ~struck~ `code` <https://example.com|a link> <@{user}> &lt;b&gt;not bold&lt;/b&gt; "
    "<!date^1700000000^{{date_long}}|some day>\n> quoted\n```pre\nformatted```"
)
ELEMENTS = (
    ask("line", "plain_text_input", placeholder=plain("One line"), max_length=80),
    {**ask("lines", "plain_text_input", multiline=True, max_length=2000), "hint": plain(LONG)},
    ask("mail", "email_text_input"),
    ask("web", "url_text_input"),
    ask("count", "number_input", is_decimal_allowed=False),
    ask("fruit", "static_select", options=options(*FRUIT), placeholder=plain("Choose a fruit")),
    ask("grouped", "static_select", option_groups=[{"label": plain("Fruit"), "options": options(*FRUIT)}]),
    ask("fruits", "multi_static_select", options=options(*FRUIT)),
    ask("found", "external_select", min_query_length=1),
    ask("who", "users_select"),
    ask("where", "conversations_select", filter={"include": ["public", "private"]}),
    ask("room", "channels_select"),
    ask("boxes", "checkboxes", options=options(*FRUIT)),
    ask("radio", "radio_buttons", options=options(*FRUIT)),
    ask("day", "datepicker"),
    ask("hour", "timepicker"),
    ask("moment", "datetimepicker"),
)


def around(user: str) -> list[dict[str, Any]]:
    """Everything that is not an input."""
    menu = {"type": "overflow", "action_id": "more", "options": options(*FRUIT)}
    return [
        {"type": "header", "text": plain("A headline & more")},
        {"type": "section", "text": {"type": "mrkdwn", "text": MARKS.format(user=user)}, "accessory": button("beside")},
        {"type": "section", "fields": [plain("Left"), plain("<i>Right</i>")], "block_id": "pairs"},
        {"type": "context", "elements": [plain("Small print"), {"type": "mrkdwn", "text": LONG}]},
        {"type": "divider"},
        {"type": "actions", "block_id": "row", "elements": [button("go", style="primary"), button("ask_first", confirm=SURE), menu]},
    ]  # fmt: skip


@dataclass
class Seen:
    """What reached the app."""

    submitted: list[dict[str, Any]] = field(default_factory=list)
    acted: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True)
class Small:
    """The sandbox with the small app."""

    where: Addresses
    client: WebClient
    seen: Seen
    http: httpx.Client

    def post(self, door: str, **asked: Any) -> Any:
        return self.http.post(self.where.slack_user_url + door, json=asked).raise_for_status().json()

    def user(self, name: str) -> str:
        people = self.http.get(f"{self.where.slack_user_url}people").json()
        return str(next(one["id"] for one in people if one["name"] == name))

    def close_windows(self) -> None:
        for name in PEOPLE:
            stack = self.http.get(f"{self.where.slack_user_url}view", params={"user": name}).json()["stack"]
            if stack:
                self.post("close", user=name, view_id=stack[-1]["id"], all=True)

    def say(self, text: str, **more: Any) -> str:
        return str(self.client.chat_postMessage(channel="#sms-launch", text=text, **more)["ts"])


def plain_values(view: dict[str, Any]) -> dict[str, Any]:
    """Return what a submitted view holds, by field."""
    held = {action: entry for block in view["state"]["values"].values() for action, entry in block.items()}
    return {name: _held({key: value for key, value in entry.items() if key != "type"}) for name, entry in held.items()}


def _held(entry: dict[str, Any]) -> Any:
    value = next(iter(entry.values()))
    if isinstance(value, list):
        return [one["value"] if isinstance(one, dict) else one for one in value]
    return value["value"] if isinstance(value, dict) else value


def _listen(app: App, seen: Seen) -> None:
    def command(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        word = body["text"] or "everything"
        views = {
            "everything": modal("everything", *around(body["user_id"]), *ELEMENTS),
            "name": modal("name", ask("name", "plain_text_input", optional=False), ask("other", "plain_text_input")),
            "kind": _kind(0),
            "stack": modal("stack", {"type": "actions", "block_id": "row", "elements": [button("deeper")]}),
            "alert": modal("alert", {"type": "alert", "level": "warning", "text": plain("Take care.")}, ask("name", "plain_text_input")),
        }  # fmt: skip
        if word in views:
            client.views_open(trigger_id=body["trigger_id"], view=views[word])
            ack()
        else:
            ack(f"You typed {word}")

    def submitted(ack: Ack, view: dict[str, Any]) -> None:
        values = plain_values(view)
        if values.get("name") == "trouble":
            raise RuntimeError("ordered")
        if values.get("name") == "wrong":
            ack(response_action="errors", errors={view["blocks"][0]["block_id"]: "That name is taken."})
            return
        seen.submitted.append(values)
        ack()

    def acted(ack: Ack, body: dict[str, Any], action: dict[str, Any]) -> None:
        seen.acted.append(action)
        if action["action_id"] == "kind":
            picked = action["selected_option"]["value"]
            app.client.views_update(view_id=body["view"]["id"], view=_kind(FRUIT.index(picked)))
        if action["action_id"] == "deeper":
            app.client.views_push(trigger_id=body["trigger_id"], view=modal("on_top", ask("name", "plain_text_input")))
        ack()

    app.command("/sms-register")(command)
    app.view({"type": "view_submission", "callback_id": _ANY})(submitted)
    app.action(_ANY)(acted)
    app.options("found")(lambda ack, payload: ack(options=options(*(one for one in FRUIT if payload["value"] in one))))
    app.event("app_home_opened")(lambda ack: ack())


def _kind(rev: int) -> dict[str, Any]:
    chooser = ask("kind", "static_select", optional=False, dispatch=True, options=options(*FRUIT))
    return modal(
        "kind",
        chooser,
        ask("kept", "plain_text_input"),
        ask("fresh", "plain_text_input", rev=rev, initial_value=FRUIT[rev]),
    )


@contextmanager
def small_world() -> Iterator[Small]:
    """Run stand-ins with the small app, and people in the workspace."""
    with ExitStack() as closing:
        stand_ins = closing.enter_context(StandIns(environment={}))
        where = stand_ins.start()
        client = WebClient(where.env["SLACK_BOT_TOKEN"], base_url=where.slack_api_url, timeout=5)
        app = App(signing_secret=where.env["SLACK_SIGNING_SECRET"], client=client, process_before_response=True)
        small = Small(where, client, Seen(), closing.enter_context(httpx.Client(timeout=10)))
        _listen(app, small.seen)
        server = Server(Starlette(routes=[Route("/slack/events", over_http(app), methods=["POST"])]))
        small.post("app", request_url=f"{server.start()}/slack/events")
        closing.callback(server.stop)
        for name in PEOPLE:
            small.post("people", name=name, is_admin=name == "olu")
        small.post("channels", name="sms-launch", members=list(PEOPLE))
        yield small
