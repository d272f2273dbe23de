"""The HTTP front door: Slack's requests, Twilio's callbacks, and how the bot is.

Slack's signature is verified here and Bolt gets the parsed body: Bolt's own parser takes a slash command whose text holds the word
"payload" for an empty one, and logs bodies it refuses.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import parse_qsl

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from slack_bolt import App, BoltRequest
from slack_sdk.signature import SignatureVerifier
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.domain.due import Hint
from bot.domain.errors import TryLater
from bot.ports import TwilioDoor

log = logging.getLogger(__name__)

LARGEST = 1_000_000  # bytes of a request; Slack's views end at 250 kB


class Front:
    """The routes and what stands behind them."""

    def __init__(
        self,
        bolt: App,
        verifier: SignatureVerifier | None,
        twilio: TwilioDoor,
        hinted: Callable[[Sequence[Hint]], None],
        ready: Callable[[], str | None],
        metrics: CollectorRegistry,
    ) -> None:
        self._bolt = bolt
        self._verifier = verifier
        self._twilio = twilio
        self._hinted = hinted
        self._ready = ready
        self._metrics = metrics

    def app(self) -> Starlette:
        """Return the ASGI application."""
        return Starlette(
            routes=[
                Route("/slack/events", self.slack, methods=["POST"]),
                Route("/twilio/trusthub", self.twilio_form, methods=["POST"]),
                Route("/twilio/messages", self.twilio_form, methods=["POST"]),
                Route("/twilio/events", self.twilio_events, methods=["POST"]),
                Route("/healthz", self.healthz),
                Route("/readyz", self.readyz),
                Route("/metrics", self.metrics),
            ]
        )

    async def slack(self, request: Request) -> Response:
        """Hand a signed request of Slack's to Bolt."""
        raw = await _body(request)
        if raw is None or self._verifier is None or not _signed(self._verifier, raw, request):
            log.warning("slack_request_refused reason=signature")
            return PlainTextResponse("This request is not signed by Slack.", 401)
        body = _parsed(raw, request.headers.get("content-type", ""))
        if body is None:
            log.warning("slack_request_refused reason=malformed")
            return PlainTextResponse("This request cannot be read.", 400)
        # "socket_mode" is Bolt's name for "parsed and verified already".
        bolt_request = BoltRequest(body=body, mode="socket_mode", headers=_retry_headers(request))
        try:
            answer = await run_in_threadpool(self._bolt.dispatch, bolt_request)
        except Exception as unread:  # before any listener of ours: of a form that Slack does not send
            log.warning("slack_request_refused reason=form error=%s", type(unread).__name__)
            return PlainTextResponse("This request cannot be read.", 400)
        return Response(
            answer.body or "", answer.status, {"content-type": answer.first_headers().get("content-type", "text/plain")}
        )

    async def twilio_form(self, request: Request) -> Response:
        """Take a callback of Trust Hub's, or of a message."""
        return await self._take_hints(self._twilio.callback, request, _form)

    async def twilio_events(self, request: Request) -> Response:
        """Take a batch of Event Streams."""
        return await self._take_hints(self._twilio.events, request, bytes)

    async def _take_hints(
        self, read: Callable[[str, Any, str], Sequence[Hint] | None], request: Request, form: Callable[[bytes], Any]
    ) -> Response:
        path, raw = request.scope["path"], await _body(request)
        if raw is None:
            log.warning("twilio_request_refused path=%s reason=size", path)
            return PlainTextResponse("This request is too large.", 413)
        query = request.scope["query_string"].decode("latin-1")
        signature = request.headers.get("x-twilio-signature", "")
        # What Twilio signed is the public address, of which a proxy may have left us path and query alone.
        hints = await run_in_threadpool(read, f"{path}?{query}" if query else path, form(raw), signature)
        if hints is None:
            log.warning("twilio_request_refused path=%s reason=signature", path)
            return PlainTextResponse("This request is not signed by Twilio.", 403)
        return await run_in_threadpool(self._take, hints)

    def _take(self, hints: Sequence[Hint]) -> Response:
        try:
            self._hinted(hints)
        except TryLater as failure:
            log.warning("twilio_request_put_off reason=%s", failure)
            return PlainTextResponse("Please send this again.", 503)
        return Response(status_code=204)

    async def healthz(self, _: Request) -> Response:
        """Say that the process lives."""
        return PlainTextResponse("ok")

    async def readyz(self, _: Request) -> Response:
        """Say whether the bot can serve, and if not, why."""
        trouble = await run_in_threadpool(self._ready)
        return JSONResponse({"ready": trouble is None, "trouble": trouble}, 200 if trouble is None else 503)

    async def metrics(self, _: Request) -> Response:
        """Give Prometheus its figures."""
        return Response(
            await run_in_threadpool(generate_latest, self._metrics), headers={"content-type": CONTENT_TYPE_LATEST}
        )


async def _body(request: Request) -> bytes | None:
    raw = b""
    async for chunk in request.stream():
        raw += chunk
        if len(raw) > LARGEST:
            return None
    return raw


def _form(raw: bytes) -> dict[str, str]:
    """Return a form's fields; of what is no form, nothing that anybody could have signed."""
    try:
        return dict(parse_qsl(raw.decode("latin-1"), keep_blank_values=True))
    except ValueError:
        return {}


def _signed(verifier: SignatureVerifier, raw: bytes, request: Request) -> bool:
    timestamp = request.headers.get("x-slack-request-timestamp", "")
    signature = request.headers.get("x-slack-signature", "")
    try:
        return timestamp.isdigit() and bool(verifier.is_valid(raw, timestamp, signature))
    except ValueError:  # the verifier reads text, and Slack sends nothing else
        return False


def _parsed(raw: bytes, content_type: str) -> dict[str, Any] | None:
    try:
        if content_type.startswith("application/json"):
            body = json.loads(raw)
        else:
            body = dict(parse_qsl(raw.decode(), keep_blank_values=True))
            # A slash command has a `command`; what it says may well hold the word payload.
            body = json.loads(body["payload"]) if "payload" in body and "command" not in body else body
    except ValueError:
        return None
    return body if isinstance(body, dict) and body else None


def _retry_headers(request: Request) -> dict[str, str | Sequence[str]]:
    return {name: value for name, value in request.headers.items() if name.startswith("x-slack-retry")}
