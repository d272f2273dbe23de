"""Opening web pages as a stranger would, safely: no cookies, no credentials, limits on time, size and redirects.

Every hop is judged anew, and the connection goes to exactly the IP address that was judged, so a name that answers differently
a moment later (DNS rebinding) changes nothing. With a `pages_url`, for the sandbox alone, `https://<host>/<path>` is asked of
`<pages_url>/<host>/<path>`, and no name is looked up.
"""

from __future__ import annotations

import http.client
import re
import socket
import ssl
import threading
import time
import zlib
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from bot.addresses import PORTS, Address, NotFound, Refused, Resolve, parsed, public_addresses, resolved
from bot.domain.pages import Answer, Page, page_of

AGENT = "sms-register-page-check/1 (opens pages named in a registration, once, before it is filed)"
BYTES = 1_500_000
REDIRECTS = 5
STEP = 4.0  # seconds that one connect or read may take
PICTURES = ("image/", "application/pdf")


@dataclass(frozen=True)
class Reply:
    """What a server answered to one request."""

    status: int
    location: str
    kind: str
    body: bytes


class _TooSlow(Exception):
    """The time for a page is over."""


class PinnedHttp(http.client.HTTPConnection):
    """A connection to one IP address, whatever the host's name leads to by now."""

    def __init__(self, address: Address, ip: str, seconds: float) -> None:
        super().__init__(address.host, address.port, timeout=seconds)
        self._ip = ip
        self._context = ssl.create_default_context() if address.scheme == "https" else None

    def connect(self) -> None:
        """Connect to the judged address; certificates are compared with the host's name."""
        self.sock = socket.create_connection((self._ip, self.port), self.timeout)
        if self._context:
            self.sock = self._context.wrap_socket(self.sock, server_hostname=self.host)

    def cut(self) -> None:
        """End whatever is being read or written."""
        with suppress(OSError, AttributeError):
            self.sock.shutdown(socket.SHUT_RDWR)


class WebPages:
    """The web as our checks see it."""

    def __init__(self, pages_url: str = "", *, resolve: Resolve = resolved) -> None:
        self._stand_in = pages_url.rstrip("/")
        self._resolve = resolve

    def open(self, url: str, *, within: float) -> Page:
        """Return what an address gives a stranger within some seconds; what goes wrong is in the page, nothing is raised."""
        ends = time.monotonic() + within
        try:
            return self._followed(url, ends)
        except Refused as reason:
            return Page(url, Answer.UNSAFE, f"this address is not opened: {reason}")
        except NotFound:
            return Page(url, Answer.DOWN, "there is no such host")
        except (TimeoutError, _TooSlow):
            return _late(url, within)
        except ssl.SSLError:
            return Page(url, Answer.DOWN, "its certificate is not valid for this host")
        except (OSError, http.client.HTTPException, ValueError):
            return (
                _late(url, within)
                if time.monotonic() >= ends
                else Page(url, Answer.DOWN, "no connection could be made")
            )

    def _followed(self, url: str, ends: float) -> Page:
        here = url
        for _ in range(REDIRECTS + 1):
            reply = self._asked(here, ends)
            if not (300 <= reply.status < 400 and reply.location):
                return _page(url, reply)
            here = self._next(here, reply.location)
        return Page(url, Answer.DOWN, "it redirects in a circle")

    def _next(self, here: str, location: str) -> str:
        if self._stand_in and location.startswith(f"{self._stand_in}/"):
            return f"https://{location.removeprefix(f'{self._stand_in}/')}"
        return urljoin(here, location)

    def _asked(self, url: str, ends: float) -> Reply:
        address = parsed(url)
        if self._stand_in:
            stand_in = urlsplit(f"{self._stand_in}/{address.host}{address.target}")
            port = stand_in.port or PORTS[stand_in.scheme]
            target = stand_in.path + (f"?{stand_in.query}" if stand_in.query else "")
            return _exchange(
                Address(stand_in.scheme, stand_in.hostname or "", port, target), stand_in.hostname or "", ends
            )
        return self._first(address, public_addresses(address.host, address.port, self._resolve), ends)

    def _first(self, address: Address, ips: list[str], ends: float) -> Reply:
        """Return the answer of the first of a host's addresses that takes the connection."""
        for ip in ips[:3]:
            try:
                return _exchange(address, ip, ends)
            except (ConnectionError, TimeoutError) as failure:
                last = failure
        raise last


def _late(url: str, within: float) -> Page:
    return Page(url, Answer.UNREADABLE, f"it did not answer within {within:.0f} seconds")


def _left(ends: float) -> float:
    left = ends - time.monotonic()
    if left <= 0:
        raise _TooSlow
    return min(left, STEP)


def _exchange(address: Address, ip: str, ends: float) -> Reply:
    connection = PinnedHttp(address, ip, _left(ends))
    # A server that sends a byte now and then never lets a read time out: the line is cut when the time is over.
    cut = threading.Timer(max(ends - time.monotonic(), 0), connection.cut)
    cut.daemon = True
    cut.start()
    try:
        headers = {
            "User-Agent": AGENT,
            "Accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1",
            "Accept-Encoding": "identity",
        }
        connection.request("GET", address.target, headers={**headers, "Connection": "close"})
        answer = connection.getresponse()
        kind = (answer.getheader("Content-Type") or "").lower()
        readable = not kind.startswith(PICTURES)
        body = _body(connection, answer, ends) if readable else b""
        return Reply(
            answer.status,
            answer.getheader("Location") or "",
            kind,
            _inflated(body, answer.getheader("Content-Encoding")),
        )
    finally:
        cut.cancel()
        connection.close()


def _body(connection: PinnedHttp, answer: http.client.HTTPResponse, ends: float) -> bytes:
    """Return a body as far as time and size allow; a longer one is cut."""
    pieces, size = [], 0
    while size < BYTES:
        if connection.sock is not None:
            connection.sock.settimeout(_left(ends))
        _left(ends)
        piece = answer.read1(65_536)
        if not piece:
            break
        pieces.append(piece)
        size += len(piece)
    return b"".join(pieces)[:BYTES]


def _inflated(body: bytes, encoding: str | None) -> bytes:
    """Return a body that was packed though nobody asked for it, no longer than we read."""
    if (encoding or "").lower() not in {"gzip", "deflate"}:
        return body
    try:
        return zlib.decompressobj(wbits=47).decompress(body, BYTES)
    except zlib.error:
        return b""


CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)


def _page(url: str, reply: Reply) -> Page:
    if reply.kind.startswith(PICTURES) and reply.status == 200:
        return Page(url, Answer.PICTURE, "it is a picture or a PDF, which we cannot read")
    return page_of(url, reply.status, _text(reply))


def _text(reply: Reply) -> str:
    declared = CHARSET.search(reply.kind.encode()) or CHARSET.search(reply.body[:2048])
    try:
        return reply.body.decode(declared.group(1).decode() if declared else "utf-8", errors="replace")
    except LookupError:
        return reply.body.decode("utf-8", errors="replace")
