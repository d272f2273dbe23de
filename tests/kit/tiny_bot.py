"""A bot of three modals, for the person and the judge: what it tells, it tells when it is asked to and not when Twilio does."""

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import parse_qs

import httpx
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

Block = dict[str, Any]
News = tuple[str, str, str]  # kind, code, button
ORDER = ("eligibility", "company", "review_business")


def plain(text: str) -> Block:
    return {"type": "plain_text", "text": text}


def entry(step: str, field: str, element: Block, *, dispatch: bool = False) -> Block:
    block = {"type": "input", "block_id": f"{step}.{field}.0", "label": plain(field.replace("_", " ").capitalize())}
    acting = {"dispatch_action": True} if dispatch else {}
    return {**block, "optional": True, **acting, "element": {**element, "action_id": field}}


def options(*values: str) -> list[Block]:
    return [{"text": plain(f"The {value}"), "value": value} for value in values]


def button(name: str, text: str) -> Block:
    return {"type": "actions", "elements": [{"type": "button", "action_id": name, "text": plain(text), "value": "7"}]}


class TinyBot:
    """Answers Slack; `batches` are the news told after each acceptance."""

    def __init__(self, api_url: str, token: str, batches: Sequence[Sequence[News]]) -> None:
        self._api = httpx.Client(base_url=api_url, headers={"authorization": f"Bearer {token}"}, timeout=5)
        self.batches = [list(batch) for batch in batches]
        self.given: list[tuple[str, dict[str, Any]]] = []
        self.card: str | None = None
        self.channel = ""
        self.searched = False

    def app(self) -> Starlette:
        return Starlette(routes=[Route("/slack/events", self._event, methods=["POST"])])

    def close(self) -> None:
        self._api.close()

    async def _event(self, request: Request) -> Response:
        form = {key: given[0] for key, given in parse_qs((await request.body()).decode()).items()}
        body = json.loads(form["payload"]) if "payload" in form else form
        said = await run_in_threadpool(self._answer, body)
        return JSONResponse(said) if said else Response("")

    def _answer(self, body: dict[str, Any]) -> Block | None:
        match body.get("type", "command"):
            case "command":
                self.channel = body["channel_id"]
                self._open(body, self._access() if body.get("text") == "access" else self._step("eligibility"))
            case "view_submission":
                return self._submitted(body["view"])
            case "block_actions":
                self._acted(body, body["actions"][0])
            case "block_suggestion":
                return {"options": options(*(word for word in ("207", "212") if body["value"] in word))}
        return None

    def _submitted(self, view: Block) -> Block:
        step = view["callback_id"].removeprefix("step.")
        values = {name: state for block in view["state"]["values"].values() for name, state in block.items()}
        self.given.append((step, values))
        if values.get("legal_name", {}).get("value") == "Wrong LLC":
            return {"response_action": "errors", "errors": {"company.legal_name.0": "This is not its name."}}
        if step in ORDER[:-1]:
            return {"response_action": "update", "view": self._step(ORDER[ORDER.index(step) + 1])}
        if step in ("review_business", "resend_link"):
            self._tell(self.batches.pop(0))
        return {"response_action": "clear"}

    def _acted(self, body: Block, action: Block) -> None:
        match action["action_id"]:
            case "fix":
                self._open(body, self._step("company"))
            case "resend_link":
                box = {"type": "checkboxes", "options": options("accept")}
                self._open(body, self._view("step.resend_link", [entry("resend_link", "accept", box)]))
            case "back":
                self._call("views.update", view_id=body["view"]["id"], view=self._step("company"))
            case "area_code":
                self.searched = True
                self._call("views.update", view_id=body["view"]["id"], view=self._step("company"))

    def _tell(self, batch: Sequence[News]) -> None:
        if self.card is None:
            self.card = self._call("chat.postMessage", channel=self.channel, text="The card")["ts"]
        for kind, code, name in batch:
            blocks = [{"type": "section", "text": {"type": "mrkdwn", "text": f"It is *{kind}* &amp; done {code}"}}]
            payload = {"notice": kind, "registration": "r1", "codes": [code] if code else [], "key": kind}
            metadata = {"event_type": "sms_register", "event_payload": payload}
            blocks += [button(name, "Do it")] if name else []
            message = {"text": kind, "blocks": blocks, "metadata": metadata, "thread_ts": self.card}
            self._call("chat.postMessage", channel=self.channel, **message)

    def _step(self, step: str) -> Block:
        fields = {
            "eligibility": [entry("eligibility", "country", {"type": "radio_buttons", "options": options("US", "CA")})],
            "company": self._company(),
            "review_business": [
                entry("review_business", "accept", {"type": "checkboxes", "options": options("accept")})
            ],
        }
        back = [button("back", "Back")] if step == "review_business" else []
        return self._view(f"step.{step}", [*back, *fields[step]])

    def _company(self) -> list[Block]:
        area = {"type": "external_select", "min_query_length": 1}
        number = {"type": "static_select", "options": options("+12075550100", "+12075550101")}
        return [
            entry("company", "legal_name", {"type": "plain_text_input"}),
            entry("company", "area_code", area, dispatch=True),
            *([entry("company", "phone_number", number)] if self.searched else []),
            entry("company", "industry", {"type": "static_select", "options": options("RETAIL", "RELIGION")}),
            entry("company", "regions", {"type": "checkboxes", "options": options("EUROPE", "ASIA")}),
            entry("company", "slack_user", {"type": "users_select"}),
            entry("company", "channel", {"type": "conversations_select"}),
        ]

    def _access(self) -> Block:
        return self._view("access", [entry("access", "user", {"type": "users_select"})])

    def _view(self, callback_id: str, blocks: list[Block]) -> Block:
        texts = {"title": plain("Tiny"), "submit": plain("Next")}
        return {"type": "modal", "callback_id": callback_id, **texts, "blocks": blocks}

    def _open(self, body: Block, view: Block) -> None:
        self._call("views.open", trigger_id=body["trigger_id"], view=view)

    def _call(self, method: str, **arguments: Any) -> Block:
        answer: Block = self._api.post(method, json=arguments).json()
        assert answer["ok"], (method, answer)
        return answer
