from datetime import UTC, datetime, timedelta

import httpx
import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from sandbox.clock import Clock
from sandbox.serving import Server


def test_the_clock_starts_now_and_is_aware() -> None:
    assert abs(Clock().now() - datetime.now(UTC)) < timedelta(seconds=5)
    assert Clock().rate == 1.0


def test_time_passes_when_asked_to() -> None:
    clock = Clock()
    clock.set_rate(0)
    before = clock.now()
    clock.advance(7 * 86_400)

    assert clock.now() - before == timedelta(days=7)


def test_a_faster_clock_keeps_what_has_passed() -> None:
    clock = Clock()
    before = clock.now()
    clock.set_rate(1_000_000)

    assert before <= clock.now()
    assert clock.rate == 1_000_000


def test_time_never_goes_back() -> None:
    with pytest.raises(ValueError, match="forward"):
        Clock().advance(-1)
    with pytest.raises(ValueError, match="forward"):
        Clock().set_rate(-1)


def test_an_app_is_served_until_it_is_stopped() -> None:
    async def hello(_request: object) -> PlainTextResponse:
        return PlainTextResponse("hello")

    server = Server(Starlette(routes=[Route("/", hello)]))
    url = server.start()
    said = httpx.get(url).text
    server.stop()

    assert said == "hello"
    with pytest.raises(httpx.ConnectError):
        httpx.get(url)


def test_an_app_that_cannot_start_says_so() -> None:
    with pytest.raises(RuntimeError, match="did not start"):
        Server(Starlette(lifespan=lambda _app: 1 / 0)).start()  # type: ignore[arg-type,return-value]  # it is to fail
