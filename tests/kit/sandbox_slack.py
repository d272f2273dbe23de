"""A sandbox's Slack with people in it, and small Bolt apps to talk to it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import httpx
from slack_bolt import App, BoltRequest
from slack_bolt.adapter.starlette import SlackRequestHandler
from slack_sdk import WebClient
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sandbox.serving import Server
from sandbox.slack import slack_app
from sandbox.slack.world import World

BOT_TOKEN, SECRET, APP_TOKEN = "xoxb-test", "hush", "xapp-test"
SCOPES = "commands chat:write users:read users:read.email channels:read groups:read im:write channels:join".split()
SCOPES += ["channels:history", "team:read", "app_mentions:read"]


@dataclass(frozen=True)
class Slack:
    """A running sandbox, seen by the app (`client`) and by people (`post`, `get`)."""

    url: str
    client: WebClient
    http: httpx.Client
    world: World

    def post(self, door: str, **asked: Any) -> Any:
        response = self.http.post(f"/_user/{door}", json=asked)
        assert response.status_code == 200, response.text
        return response.json()

    def get(self, door: str, **asked: Any) -> Any:
        return self.http.get(f"/_user/{door}", params=asked).json()

    def refuses(self, door: str, **asked: Any) -> int:
        return self.http.post(f"/_user/{door}", json=asked).status_code

    def user(self, name: str) -> str:
        return str(next(one["id"] for one in self.get("people") if one["name"] == name))

    def channel(self, name: str) -> str:
        return str(next(one["id"] for one in self.get("channels") if one["name"] == name))


@contextmanager
def running_slack(scopes: list[str] = SCOPES) -> Iterator[Slack]:
    app = slack_app(BOT_TOKEN, SECRET, APP_TOKEN, scopes, should_escape=True)
    server = Server(app)
    url = server.start()
    try:
        with httpx.Client(base_url=url, timeout=10) as http:
            slack = Slack(url, WebClient(BOT_TOKEN, base_url=f"{url}/api/", timeout=5), http, app.state.world)
            for name in ("olu", "maya", "ines"):
                slack.post("people", name=name, is_admin=name == "olu")
            slack.post("channels", name="sms-launch", members=["olu", "maya", "ines"])
            yield slack
    finally:
        server.stop()


@contextmanager
def served(slack: Slack, endpoint: Callable[..., Any]) -> Iterator[None]:
    """Let an endpoint be the app to which Slack sends signed requests."""
    server = Server(Starlette(routes=[Route("/slack/events", endpoint, methods=["POST"])]))
    slack.post("app", request_url=f"{server.start()}/slack/events")
    try:
        yield
    finally:
        server.stop()
        slack.post("app", request_url=None)


def bolt(slack: Slack) -> App:
    return App(signing_secret=SECRET, client=slack.client, process_before_response=True)


def over_http(app: App) -> Callable[[Request], Any]:
    handler = SlackRequestHandler(app)

    async def endpoint(request: Request) -> Response:
        body = (await request.body()).decode()
        answer = await run_in_threadpool(
            handler.app.dispatch, BoltRequest(body=body, headers=dict(request.headers), query=request.url.query)
        )
        return Response(answer.body, answer.status, {key: values[0] for key, values in answer.headers.items()})

    return endpoint


def answering(body: Any, status: int = 200, seen: list[Request] | None = None) -> Callable[[Request], Any]:
    """An app that answers everything in the same way."""

    async def endpoint(request: Request) -> Response:
        await request.body()
        if seen is not None:
            seen.append(request)
        return body if isinstance(body, Response) else Response(body, status, media_type="application/json")

    return endpoint


def plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text}


def ask(field: str, rev: int = 0, optional: bool = False, **element: Any) -> dict[str, Any]:
    return {
        "type": "input",
        "block_id": f"company.{field}.{rev}",
        "label": plain(field),
        "optional": optional,
        "element": {"type": "plain_text_input", "action_id": field, **element},
    }


def modal(*blocks: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "type": "modal",
        "callback_id": "step.company",
        "title": plain("Your company"),
        "submit": plain("Next"),
        "blocks": list(blocks) or [ask("legal_name")],
        **more,
    }


def buttons(*action_ids: str) -> dict[str, Any]:
    elements = [{"type": "button", "text": plain(one), "action_id": one, "value": f"v-{one}"} for one in action_ids]
    return {"type": "actions", "block_id": "nav", "elements": elements}
