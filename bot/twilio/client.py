"""How we speak HTTP with Twilio: another base address, a timeout, a pace, a log without anything secret."""

from __future__ import annotations

import json
import logging
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any
from urllib.parse import urlsplit

from requests.exceptions import ConnectTimeout, RequestException
from twilio.http.http_client import TwilioHttpClient
from twilio.rest import Client
from urllib3.exceptions import NewConnectionError

from bot.domain.errors import CallFailed, TryLater
from bot.ports import Clock, Pace
from bot.twilio.errors import failure
from bot.twilio.line import GAP, Line

log = logging.getLogger(__name__)
# The library would log every query and header it sends.
_silent = logging.Logger("twilio.silent", logging.CRITICAL)

TIMEOUT = 10.0  # seconds
PROMPT = 12.0  # seconds from the beginning of an attempt in which its last call must have begun: half a minute after it, all have ended
PACED = re.compile(r"/a2p/BrandRegistrations|/Compliance/Usa2p")
TWILIO = re.compile(r"https://(?P<product>[a-z0-9-]+)\.twilio\.com(?P<path>/.*)")


_began: ContextVar[float | None] = ContextVar("_began", default=None)


@contextmanager
def attempt() -> Iterator[None]:
    """Hold the calls of one attempt to make or change something together: none of them begins later than `PROMPT` after it.

    So whoever finds the attempt cut off knows from when on nothing more can come of it.
    """
    token = _began.set(time.monotonic())
    try:
        yield
    finally:
        _began.reset(token)


class TwilioHttp:
    """What the library's client sends its requests through.

    Every failure leaves here as one of our own, so the library's three kinds of exception never come up.
    """

    is_async = False

    def __init__(
        self,
        account_sid: str,
        pace: Pace,
        clock: Clock,
        *,
        api_url: str | None = None,
        timeout: float = TIMEOUT,
        prompt: float = PROMPT,
        called: Callable[[str], None] = lambda _: None,
    ) -> None:
        self._clock = clock
        self._line = Line(f"twilio:{account_sid}:a2p", pace, clock)
        self._called = called
        self._prompt = prompt
        self._base = api_url.rstrip("/") if api_url else None
        self._inner = TwilioHttpClient(timeout=timeout, logger=_silent)
        if self._base and self._inner.session:
            self._inner.session.trust_env = False  # a stand-in is next door: no proxy leads to it

    def request(self, method: str, url: str, **call: Any) -> Any:
        """Make one call and return its answer, or raise `TryLater`, `Misconfigured` or `Objection`."""
        product, path = self._product_and_path(url)
        turn = self._line.go(hash((method, url, repr(call.get("data"))))) if PACED.search(path) else None
        if (began := _began.get()) is not None and time.monotonic() - began > self._prompt:
            raise TryLater("Twilio is too slow just now.", done=False)
        answer = self._send(method, f"/{product}{path}", self._address(product, path), call)
        if turn is not None and self._clock.now() - turn > GAP:
            self._line.used_up()
        if not 200 <= answer.status_code < 300:
            raise failure(answer.status_code, answer.text, answer.headers or {})
        if answer.text and not _is_object(answer.text):
            raise TryLater("What answered in Twilio's place was not Twilio, or broke off.", away=True)
        return answer

    def _product_and_path(self, url: str) -> tuple[str, str]:
        match = TWILIO.fullmatch(url)
        if match:
            return match["product"], match["path"]
        if self._base and url.startswith(f"{self._base}/"):
            product, _, path = url.removeprefix(f"{self._base}/").partition("/")
            return product, f"/{path}"
        # The next page of a list is named by the answer: our credentials must not follow it anywhere.
        raise TryLater("Twilio named a page at a place that is not Twilio's.", done=False)

    def _address(self, product: str, path: str) -> str:
        return f"{self._base}/{product}{path}" if self._base else f"https://{product}.twilio.com{path}"

    def _send(self, method: str, path: str, url: str, call: dict[str, Any]) -> Any:
        began, answered = time.monotonic(), "none"
        try:
            answer = self._inner.request(method, url, **call)
            answered = str(answer.status_code)
        except RequestException as broken:
            raise cut_off(broken) from None  # its text holds the whole address with its query
        finally:
            self._called(answered)
            ms = (time.monotonic() - began) * 1000
            log.info("twilio_call method=%s path=%s answer=%s ms=%d", method.upper(), urlsplit(path).path, answered, ms)
        return answer


def _is_object(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict)
    except ValueError:
        return False


def cut_off(broken: Exception) -> CallFailed:
    """Say what a broken connection means: without one, nothing was done; once there was one, nobody knows."""
    reason = getattr(broken.args[0] if broken.args else None, "reason", None)
    if isinstance(broken, ConnectTimeout) or isinstance(reason, NewConnectionError):
        return TryLater("Twilio cannot be reached.", done=False, away=True)
    return TryLater("The connection to Twilio broke off before it answered.", away=True)


def connect(account_sid: str, username: str, password: str, http: TwilioHttp) -> Any:
    """Return the library's client (which has no types), deaf to settings of its own in the environment."""
    return Client(username, password, account_sid, http_client=http, environment={"TWILIO_EDGE": ""})
