"""Brings what people do to the app: signed HTTP when it gave an address, else over its socket."""

import hashlib
import hmac
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import httpx

from sandbox.slack.links import Links
from sandbox.slack.world import World

DEADLINE = 3.0  # seconds an app has to answer
REMEMBERED = 1000  # deliveries that can be repeated
_CONTENT = {"slash_commands": "application/x-www-form-urlencoded", "interactive": "application/x-www-form-urlencoded"}


@dataclass(frozen=True)
class Delivery:
    """Something for the app: an envelope type of Socket Mode, a name for the log, and the payload."""

    kind: str  # slash_commands, interactive, events_api
    name: str
    payload: Mapping[str, Any]
    headers: Mapping[str, str]


@dataclass(frozen=True)
class Answer:
    """What the app said: `error` tells why there is nothing to read."""

    error: str
    body: Any = None
    ms: int = 0

    @property
    def ok(self) -> bool:
        """Return whether the app acknowledged in time and readably."""
        return not self.error


class Courier:
    """Delivers, waits three seconds, and writes both into the log."""

    def __init__(self, world: World) -> None:
        self._world = world
        # A connection each: an app that was killed leaves no half-dead ones behind.
        self._http = httpx.Client(
            timeout=DEADLINE, trust_env=False, limits=httpx.Limits(max_connections=None, max_keepalive_connections=0)
        )
        self._past: dict[int, Delivery] = {}

    def close(self) -> None:
        """Let go of the HTTP client."""
        self._http.close()

    def command(self, payload: Mapping[str, Any]) -> Answer:
        """Bring a slash command."""
        return self._bring(Delivery("slash_commands", str(payload["command"]), payload, {}))

    def interaction(self, payload: Mapping[str, Any]) -> Answer:
        """Bring a submission, an action, a closed view, a request for options or a shortcut."""
        return self._bring(Delivery("interactive", str(payload["type"]), payload, {}))

    def event(self, payload: Mapping[str, Any]) -> Answer:
        """Bring an event, and once more when it was not acknowledged."""
        name = str(payload["event"]["type"])
        answer = self._bring(Delivery("events_api", name, payload, {}))
        if answer.ok:
            return answer
        reason = "http_timeout" if answer.error == "timeout" else "http_error"
        retried = {"X-Slack-Retry-Num": "1", "X-Slack-Retry-Reason": reason}
        return self._bring(Delivery("events_api", name, payload, retried))

    def again(self, number: int) -> Answer:
        """Bring a past payload a second time, by the number of its delivery in the log."""
        return self._bring(self._past[number])

    def knows(self, number: int) -> bool:
        """Return whether the log's entry is a delivery that can be repeated."""
        return number in self._past

    def _bring(self, delivery: Delivery) -> Answer:
        started = time.monotonic()
        url = self._world.request_url
        answer = self._over_http(url, delivery) if url else _over_socket(self._world.links, delivery)
        ms = int((time.monotonic() - started) * 1000)
        if ms > DEADLINE * 1000 and answer.ok:
            answer = Answer("timeout")
        arrived = answer.error if answer.error in ("timeout", "unreachable", "no_app") else ""
        self._remember(self._world.log.add("delivery", delivery.name, arrived, ms=ms).n, delivery)
        return Answer(answer.error, answer.body, ms)

    def _remember(self, number: int, delivery: Delivery) -> None:
        with self._world.lock:
            self._past[number] = delivery
            while len(self._past) > REMEMBERED:
                del self._past[next(iter(self._past))]

    def _over_http(self, url: str, delivery: Delivery) -> Answer:
        body = _wire(delivery)
        headers = {**delivery.headers, **_signed(self._world.settings.signing_secret, body)}
        headers["Content-Type"] = _CONTENT.get(delivery.kind, "application/json")
        try:
            response = self._http.post(url, content=body, headers=headers)
        except httpx.TimeoutException:
            return Answer("timeout")
        except (httpx.HTTPError, httpx.InvalidURL):
            return Answer("unreachable")
        if response.status_code != 200:
            return Answer(f"http_{response.status_code}")
        return _read(response.text, delivery, "json" in response.headers.get("content-type", ""))


def _over_socket(links: Links, delivery: Delivery) -> Answer:
    envelope = {
        "type": delivery.kind,
        "accepts_response_payload": delivery.kind != "events_api",
        "payload": delivery.payload,
        **({"retry_attempt": 1, "retry_reason": "timeout"} if delivery.headers else {}),
    }
    try:
        return Answer("", links.ask(envelope, DEADLINE))
    except TimeoutError:
        return Answer("timeout")
    except OSError:
        return Answer("no_app")


def _wire(delivery: Delivery) -> bytes:
    if delivery.kind == "slash_commands":
        return urlencode(dict(delivery.payload)).encode()
    if delivery.kind == "interactive":
        return urlencode({"payload": json.dumps(delivery.payload)}).encode()
    return json.dumps(delivery.payload).encode()


def _signed(secret: str, body: bytes) -> dict[str, str]:
    stamp = str(int(time.time()))
    digest = hmac.new(secret.encode(), b"v0:" + stamp.encode() + b":" + body, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest}"}


def _read(text: str, delivery: Delivery, is_json: bool) -> Answer:
    """Return what was answered; words to a command are a message."""
    if not text.strip():
        return Answer("")
    try:
        return Answer("", json.loads(text))
    except json.JSONDecodeError:
        if delivery.kind == "slash_commands" and not is_json:
            return Answer("", {"text": text})
        return Answer("invalid_json" if delivery.name in ("view_submission", "block_suggestion") else "")
