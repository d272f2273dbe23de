"""How we speak HTTP with Twilio: another base address, a timeout, a pace, a log without anything secret."""

from __future__ import annotations

import json
import logging
import re
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from requests.exceptions import ConnectTimeout, RequestException
from twilio.http.http_client import TwilioHttpClient
from twilio.rest import Client
from urllib3.exceptions import NewConnectionError

from bot.domain.errors import CallFailed, TryLater
from bot.ports import Clock, Pace
from bot.twilio.errors import failure

log = logging.getLogger(__name__)
# The library would log every query and header it sends.
_silent = logging.Logger("twilio.silent", logging.CRITICAL)

TIMEOUT = 10.0  # seconds
# Brands and campaigns may be asked about once a second (reference 9.3).
PACED = re.compile(r"/a2p/BrandRegistrations|/Compliance/Usa2p")
GAP = timedelta(seconds=1)
PIECE = 0.1  # seconds of real time between two glances at the clock
KEPT = timedelta(minutes=5)  # how late a call may be for the turn it was given
SHORT = timedelta(seconds=2)  # a turn this near is waited for; a later one is somebody else's time
Call = tuple[str, str, str]  # method, address and form: what tells one call from another
TWILIO = re.compile(r"https://(?P<product>[a-z0-9-]+)\.twilio\.com(?P<path>/.*)")


class TwilioHttp:
    """What the library's client sends its requests through.

    Every failure leaves here as one of our own, so the library's three kinds of exception never come up. The pace is
    counted by `clock`, and waited for in real time.
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
        called: Callable[[str], None] = lambda _: None,
    ) -> None:
        self._lane = f"twilio:{account_sid}:a2p"
        self._pace = pace
        self._clock = clock
        self._kept: dict[Call, datetime] = {}  # turns of calls that were sent away
        self._called = called
        self._base = api_url.rstrip("/") if api_url else None
        self._inner = TwilioHttpClient(timeout=timeout, logger=_silent)
        if self._base and self._inner.session:
            self._inner.session.trust_env = False  # a stand-in is next door: no proxy leads to it

    def request(self, method: str, url: str, **call: Any) -> Any:
        """Make one call and return its answer, or raise `TryLater`, `Misconfigured` or `Objection`."""
        product, path = self._product_and_path(url)
        turn = self._wait_for_turn((method, url, repr(call.get("data")))) if PACED.search(path) else None
        answer = self._send(method, f"/{product}{path}", self._address(product, path), call)
        if turn is not None and self._clock.now() - turn > GAP:
            self._pace.take(
                self._lane, self._clock.now(), GAP
            )  # it may have arrived only now: the next one waits for that
        if not 200 <= answer.status_code < 300:
            raise failure(answer.status_code, answer.text, answer.headers or {})
        if answer.text and not _is_object(answer.text):
            raise TryLater("What answered in Twilio's place was not Twilio, or broke off.")
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

    def _wait_for_turn(self, call: Call) -> datetime:
        """Wait until it is our turn and return when that was; one that passed unused meanwhile (the clock leapt) is taken anew.

        A call that is sent away keeps its turn for when it comes back. Would it take another then, hundreds that wait for each
        other would take turns all the time and hardly ever go.
        """
        while True:
            now = self._clock.now()
            turn = self._kept.pop(call, None)
            if turn is None or now - turn > KEPT:
                turn = self._pace.take(self._lane, now, GAP)
            if turn - now > SHORT:
                self._kept[call] = turn
                raise TryLater("Twilio's pace for brands and campaigns is used up.", after=turn - now, done=False)
            self._wait_until(turn, now)
            if turn <= now or self._clock.now() - turn <= GAP:
                return turn

    def _wait_until(self, turn: datetime, now: datetime) -> None:
        """Wait in small pieces, at most as long as it takes in real time: a sandbox's clock may run faster, or leap."""
        patience = time.monotonic() + (turn - now).total_seconds()
        while (left := patience - time.monotonic()) > 0 and self._clock.now() < turn:
            time.sleep(min(left, PIECE))


def _is_object(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict)
    except ValueError:
        return False


def cut_off(broken: Exception) -> CallFailed:
    """Say what a broken connection means: without one, nothing was done; once there was one, nobody knows."""
    reason = getattr(broken.args[0] if broken.args else None, "reason", None)
    if isinstance(broken, ConnectTimeout) or isinstance(reason, NewConnectionError):
        return TryLater("Twilio cannot be reached.", done=False)
    return TryLater("The connection to Twilio broke off before it answered.")


def connect(account_sid: str, username: str, password: str, http: TwilioHttp) -> Any:
    """Return the library's client (which has no types), deaf to settings of its own in the environment."""
    return Client(username, password, account_sid, http_client=http, environment={"TWILIO_EDGE": ""})
