"""What Twilio sends to its customers: signed status callbacks and event streams, from a thread of its own.

A delivery that fails is forgotten, and nothing leaves this machine: addresses elsewhere are not called.
"""

import base64
import contextlib
import hashlib
import hmac
import json
import queue
import threading
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit

import httpx

LOOPBACK = {"127.0.0.1", "localhost", "::1"}
PATIENCE = 15.0  # Twilio's limit for an answer, in seconds


@dataclass(frozen=True)
class Letter:
    """One signed request on its way."""

    url: str
    body: bytes
    content_type: str
    signature: str


class Post:
    """Delivers letters one after the other."""

    def __init__(self) -> None:
        self._letters: queue.SimpleQueue[Letter | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to deliver."""
        self._thread = threading.Thread(target=self._deliver_all, name="sandbox-twilio-post", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Deliver what is waiting, then end."""
        self._letters.put(None)
        if self._thread is not None:
            self._thread.join(PATIENCE)

    def form(self, url: str | None, token: str, fields: dict[str, str]) -> None:
        """Send a status callback."""
        if url and is_local(url):
            signed = url + "".join(name + fields[name] for name in sorted(fields))
            self._send(url, urlencode(fields).encode(), "application/x-www-form-urlencoded", sign(token, signed))

    def events(self, url: str, token: str, events: list[dict[str, Any]]) -> None:
        """Send a batch of CloudEvents; the address carries the digest of the body, and the signature covers it."""
        if is_local(url):
            body = json.dumps(events).encode()
            full = f"{url}{'&' if urlsplit(url).query else '?'}bodySHA256={hashlib.sha256(body).hexdigest()}"
            self._send(full, body, "application/json", sign(token, full))

    def _send(self, url: str, body: bytes, content_type: str, signature: str) -> None:
        self._letters.put(Letter(url, body, content_type, signature))

    def _deliver_all(self) -> None:
        with httpx.Client(timeout=PATIENCE, trust_env=False) as client:
            while (letter := self._letters.get()) is not None:
                headers = {"Content-Type": letter.content_type, "X-Twilio-Signature": letter.signature}
                with contextlib.suppress(httpx.HTTPError, httpx.InvalidURL):
                    client.post(letter.url, content=letter.body, headers=headers)


def is_local(url: str) -> bool:
    """Return whether an address is on this machine."""
    return urlsplit(url).hostname in LOOPBACK


def sign(token: str, text: str) -> str:
    """Return Twilio's signature of a text."""
    return base64.b64encode(hmac.new(token.encode(), text.encode(), hashlib.sha1).digest()).decode()
