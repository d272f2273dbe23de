"""Opening pages over real HTTP on this machine, and refusing what is not ours to open."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from bot.addresses import Address, NotFound, Refused, is_public, parsed, public_addresses
from bot.domain.pages import Answer
from bot.pages import AGENT, BYTES, WebPages, _exchange
from tests.hostile import HOSTILE, LEADS_TO, opened


class Site(BaseHTTPRequestHandler):
    """A web site that does what its paths say."""

    seen: list[tuple[str, dict[str, str]]]
    stop: threading.Event

    def do_GET(self) -> None:
        type(self).seen.append((self.path, dict(self.headers)))
        where = self.path.rpartition("/")[2]
        moved = MOVED.get(where)
        if moved:
            self._answer(302, b"", Location=moved.format(port=self.server.server_address[1]))
        elif where == "slow":
            self._slowly()
        elif where == "huge":
            self._answer(200, b"<p>" + b"word " * 400_000)
        elif where == "latin":
            self._answer(200, "<p>Café</p>".encode("latin-1"), **{"Content-Type": "text/html; charset=ISO-8859-1"})
        elif where == "scan.png":
            self._answer(200, b"\x89PNG", **{"Content-Type": "image/png"})
        elif where == "gone":
            self._answer(404, b"nothing")
        else:
            self._answer(200, b"<title>Here</title><p>Hello</p>", **{"Set-Cookie": "a=b"})

    def _answer(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": "text/html", "Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        with suppress(OSError):
            self.wfile.write(body)

    def _slowly(self) -> None:
        self.send_response(200)
        self.end_headers()
        with suppress(OSError):
            while not type(self).stop.wait(0.05):
                self.wfile.write(b".")

    def log_message(self, *_: object) -> None:
        pass


MOVED = {
    "moved": "/here",
    "away": "https://other.example/here",
    "circle": "circle",
    "metadata": "http://169.254.169.254/latest",
    "loop": "http://localhost:{port}/admin",
    "file": "file:///etc/passwd",
    "private": "http://10.0.0.1/",
    "port": "https://shop.example:8443/",
}


@pytest.fixture
def site() -> Iterator[ThreadingHTTPServer]:
    handler = type("Handler", (Site,), {"seen": [], "stop": threading.Event()})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield server
    handler.stop.set()
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def web(site: ThreadingHTTPServer) -> WebPages:
    return WebPages(f"http://127.0.0.1:{site.server_address[1]}", resolve=_nowhere)


def _nowhere(host: str, port: int) -> list[str]:
    raise AssertionError(f"{host} was looked up")


def seen(site: ThreadingHTTPServer) -> list[tuple[str, dict[str, str]]]:
    return site.RequestHandlerClass.seen  # type: ignore[attr-defined]  # set by `site`


def test_the_stand_in_is_asked_by_host_and_path_without_dns(web: WebPages, site: ThreadingHTTPServer) -> None:
    page = web.open("https://shop.example/a/b?c=d", within=5)

    assert (page.answer, page.title, page.text) == (Answer.OPENED, "Here", "Hello")
    assert seen(site)[0][0] == "/shop.example/a/b?c=d"


def test_no_cookie_and_no_credentials_are_sent_and_our_name_is(web: WebPages, site: ThreadingHTTPServer) -> None:
    web.open("https://shop.example/1", within=5)
    web.open("https://shop.example/2", within=5)

    headers = seen(site)[1][1]
    assert headers["User-Agent"] == AGENT
    assert not {"Cookie", "Authorization"} & set(headers)


@pytest.mark.parametrize(("path", "asked"), [("moved", "/shop.example/here"), ("away", "/other.example/here")])
def test_redirects_are_followed(web: WebPages, site: ThreadingHTTPServer, path: str, asked: str) -> None:
    assert web.open(f"https://shop.example/{path}", within=5).answer is Answer.OPENED
    assert seen(site)[-1][0] == asked


@pytest.mark.parametrize("path", ["metadata", "loop", "file", "private", "port"])
def test_a_redirect_to_where_we_do_not_go_is_refused(web: WebPages, site: ThreadingHTTPServer, path: str) -> None:
    assert web.open(f"https://shop.example/{path}", within=5).answer is Answer.UNSAFE
    assert len(seen(site)) == 1


def test_a_circle_ends(web: WebPages) -> None:
    assert web.open("https://shop.example/circle", within=5).answer is Answer.DOWN


def test_a_page_that_drips_is_given_up_when_its_time_is_over(web: WebPages) -> None:
    began = time.monotonic()
    page = web.open("https://shop.example/slow", within=0.6)

    assert page.answer is Answer.UNREADABLE
    assert time.monotonic() - began < 3


def test_a_huge_page_is_cut(web: WebPages) -> None:
    page = web.open("https://shop.example/huge", within=20)

    assert page.answer is Answer.OPENED
    assert len(page.text) < BYTES


def test_other_alphabets_pictures_and_missing_pages_are_understood(web: WebPages) -> None:
    assert web.open("https://shop.example/latin", within=5).text == "Café"
    assert web.open("https://shop.example/scan.png", within=5).answer is Answer.PICTURE
    assert web.open("https://shop.example/gone", within=5).answer is Answer.MISSING
    assert web.open("https://shop.example/caf\u00e9", within=5).answer is Answer.OPENED


def test_a_server_that_is_not_there_is_down() -> None:
    assert WebPages("http://127.0.0.1:9").open("https://shop.example/", within=2).answer is Answer.DOWN


@pytest.mark.parametrize("url", HOSTILE)
def test_hostile_addresses_are_refused(url: str) -> None:
    assert opened(url).answer is Answer.UNSAFE


def test_an_unknown_host_is_down_not_unsafe() -> None:
    assert opened("https://nobody.example/").answer is Answer.DOWN


def test_the_connection_goes_to_the_address_that_was_judged(site: ThreadingHTTPServer) -> None:
    port = site.server_address[1]
    reply = _exchange(Address("http", "shop.example", port, "/x"), "127.0.0.1", time.monotonic() + 5)

    assert reply.status == 200
    assert seen(site)[0][1]["Host"] == f"shop.example:{port}"


def test_a_name_is_looked_up_once_a_hop_so_that_it_cannot_change_its_mind() -> None:
    answers = iter([["8.8.8.8"], ["127.0.0.1"]])

    assert public_addresses("rebind.example", 443, lambda _host, _port: next(answers)) == ["8.8.8.8"]
    with pytest.raises(Refused):
        public_addresses("rebind.example", 443, lambda _host, _port: next(answers))


@pytest.mark.parametrize("name", LEADS_TO)
def test_a_name_with_one_address_inside_is_refused(name: str) -> None:
    with pytest.raises(Refused):
        public_addresses(name, 443, lambda host, _port: LEADS_TO[host])


@pytest.mark.parametrize("ip", ["8.8.8.8", "1.1.1.1", "2606:4700:4700::1111", "2a00:1450:4001:81b::200e"])
def test_public_addresses_are_public(ip: str) -> None:
    assert is_public(ip)


@pytest.mark.parametrize(
    "url",
    [
        "https://www.acme.com",
        "http://acme.com/a?b=c",
        "https://bücher.example/",
        "https://acme.example:443/",
        "HTTPS://ACME.EXAMPLE/x",
        "https://8.8.8.8/",
    ],
)
def test_ordinary_addresses_are_allowed(url: str) -> None:
    assert parsed(url).target.startswith("/")


def test_a_name_that_leads_nowhere_is_told() -> None:
    with pytest.raises(NotFound):
        public_addresses("nobody.example", 443, lambda _host, _port: [])
