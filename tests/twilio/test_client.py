import logging
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, cast

import pytest

from bot.domain.errors import Misconfigured, TryLater
from bot.domain.progress import Finding
from bot.twilio.client import TwilioHttp, attempt, connect
from bot.twilio.errors import Objection, failure
from bot.twilio.provider import TwilioProvider
from tests.kit.twilio_walk import NoPace

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
BRANDS = "https://messaging.twilio.com/v1/a2p/BrandRegistrations"


class Still:
    def now(self) -> datetime:
        return NOW


class Lane:
    """A pace that is always free and keeps who took it."""

    def __init__(self) -> None:
        self.taken = list[tuple[str, datetime, timedelta]]()

    def take(self, lane: str, now: datetime, gap: timedelta) -> datetime:
        self.taken.append((lane, now, gap))
        return now


def http(url: str, pace: Any = None, **waits: float) -> TwilioHttp:
    return TwilioHttp("AC1", pace or NoPace(), Still(), api_url=url, **{"timeout": 5.0, **waits})


@contextmanager
def answering(body: str, *, status: int = 200, hang: bool = False) -> Iterator[tuple[str, list[str]]]:
    asked: list[str] = []
    over = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            if hang:
                over.wait(5)
                return
            self.send_response(status)
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *args: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        over.set()
        server.shutdown()
        thread.join()
        server.server_close()


def body(code: int, message: str = "No.") -> str:
    return f'{{"code": {code}, "message": "{message}", "more_info": "https://twilio.example/{code}"}}'


# Which failure means what


@pytest.mark.parametrize(
    ("status", "code"), [(429, 20429), (503, 20503), (400, 20429), (400, 20503), (400, 30791), (400, 21730)]
)
def test_what_was_never_carried_out_is_tried_again(status: int, code: int) -> None:
    found = failure(status, body(code), {})

    assert isinstance(found, TryLater)
    assert found.done is False


def test_no_call_of_an_attempt_begins_when_it_has_lasted_too_long() -> None:
    with answering("{}") as (url, asked):
        client = connect("AC1", "AC1", "t", http(url, prompt=-1.0))
        with attempt(), pytest.raises(TryLater) as put_off:
            client.request("GET", BRANDS)

    assert (asked, put_off.value.done) == ([], False)


@pytest.mark.parametrize("status", [500, 502, 504, 302])
def test_what_may_have_been_carried_out_is_looked_for(status: int) -> None:
    found = failure(status, "<html>", {})

    assert isinstance(found, TryLater)
    assert found.done is None


@pytest.mark.parametrize(
    ("status", "code"), [(401, 20003), (401, 0), (403, 20403), (400, 20005), (403, 20008), (400, 30002), (400, 21404)]
)
def test_credentials_and_balance_are_the_operators(status: int, code: int) -> None:
    assert isinstance(failure(status, body(code), {}), Misconfigured)


@pytest.mark.parametrize(("status", "code"), [(400, 21422), (404, 20404), (409, 20409), (422, 20422), (400, 99999)])
def test_what_is_objected_to_keeps_code_sentence_and_page(status: int, code: int) -> None:
    found = failure(status, body(code), {})

    assert isinstance(found, Objection)
    assert (found.status, found.code) == (status, code)
    assert found.finding == Finding(str(code), (), "No.", f"https://twilio.example/{code}")


def test_the_newer_error_body_names_fields() -> None:
    text = (
        '{"type": "https://t.example", "title": "Bad", "status": 400, "code": 21628, "detail": "Unknown address.",'
        ' "errors": [{"pointer": "#/Street", "detail": "Not found."}]}'
    )
    found = cast("Objection", failure(400, text, {}))

    assert (found.finding.fields, found.finding.text) == (("Street",), "Unknown address. Not found.")


@pytest.mark.parametrize("text", ["", "<html>", "[]", '{"code": null}', '{"code": "x"}', '{"errors": ["x"]}'])
def test_a_body_that_says_nothing_leaves_the_http_answer(text: str) -> None:
    assert cast("Objection", failure(404, text, {})).code == 404


@pytest.mark.parametrize(
    ("headers", "after"),
    [
        ({"Retry-After": "7"}, timedelta(seconds=7)),
        ({"retry-after": "0.5"}, timedelta(seconds=0.5)),
        ({"Retry-After": "7200"}, timedelta(hours=1)),
        ({"Retry-After": "nan"}, None),
        ({"Retry-After": "-1"}, None),
        ({"Retry-After": "Wed, 25 Nov 2026 07:28:00 GMT"}, None),
        ({}, None),
    ],
)
def test_a_wait_asked_for_is_kept(headers: dict[str, str], after: timedelta | None) -> None:
    assert cast("TryLater", failure(429, body(20429), headers)).after == after


def test_a_temporary_error_of_the_registry_waits_half_a_minute() -> None:
    assert cast("TryLater", failure(400, body(30791), {})).after == timedelta(seconds=30)


# The wire


def test_every_product_is_found_below_the_base_address() -> None:
    with answering("{}") as (url, asked):
        client = http(f"{url}/")
        for address in (
            "https://trusthub.twilio.com/v1/EndUsers",
            "https://api.twilio.com/2010-04-01/Accounts/AC1/Addresses.json?Page=1",
            f"{url}/messaging/v1/Services?PageToken=x",
        ):
            client.request("GET", address)

    assert asked == [
        "/trusthub/v1/EndUsers",
        "/api/2010-04-01/Accounts/AC1/Addresses.json?Page=1",
        "/messaging/v1/Services?PageToken=x",
    ]


@pytest.mark.parametrize(
    "url", ["https://evil.example/v1", "http://trusthub.twilio.com/v1", "https://twilio.com.evil.example/"]
)
def test_credentials_follow_no_page_elsewhere(url: str) -> None:
    with pytest.raises(TryLater, match="not Twilio's"):
        http("http://127.0.0.1:9").request("GET", url)


def test_a_refused_connection_did_nothing() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with pytest.raises(TryLater) as raised:
        http(f"http://127.0.0.1:{port}").request("POST", "https://trusthub.twilio.com/v1/EndUsers")

    assert raised.value.done is False


def test_a_name_that_is_not_known_did_nothing() -> None:
    with pytest.raises(TryLater) as raised:
        http("http://twilio.invalid").request("POST", "https://trusthub.twilio.com/v1/EndUsers")

    assert raised.value.done is False


def test_an_answer_that_does_not_come_leaves_it_open() -> None:
    with answering("{}", hang=True) as (url, _), pytest.raises(TryLater) as raised:
        http(url, timeout=0.2).request("GET", "https://trusthub.twilio.com/v1/EndUsers")

    assert raised.value.done is None


def test_a_page_of_somebody_else_is_no_answer_of_twilio() -> None:
    with answering("<html>Please log in</html>") as (url, _), pytest.raises(TryLater):
        http(url).request("GET", "https://trusthub.twilio.com/v1/EndUsers")


def test_a_failure_says_nothing_of_what_was_sent(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    url = "https://trusthub.twilio.com/v1/EndUsers?FriendlyName=secret"
    with pytest.raises(TryLater) as raised:
        http("http://127.0.0.1:9").request("POST", url, data={"Attributes": "secret"}, auth=("AC1", "secret"))

    ours = [record.getMessage() for record in caplog.records if not record.name.startswith("urllib3")]
    assert ours[0].startswith("twilio_call method=POST path=/trusthub/v1/EndUsers answer=none ms=")
    assert "secret" not in f"{raised.value!r} {raised.value.__cause__} {ours}"


def test_settings_of_the_library_in_the_environment_are_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TWILIO_REGION", "ie1")
    monkeypatch.setenv("TWILIO_EDGE", "dublin")
    with answering('{"sid": "BU1"}') as (url, asked):
        connect("AC1", "AC1", "t", http(url)).trusthub.v1.customer_profiles("BU1").fetch()

    assert asked == ["/trusthub/v1/CustomerProfiles/BU1"]


@pytest.mark.parametrize("code", [21451, 21452])
def test_an_area_code_that_sells_nothing_is_no_failure(code: int) -> None:
    with answering(body(code), status=400) as (url, _):
        provider = TwilioProvider(
            "AC1", auth_token="t", primary_profile_sid="BU1", notify_email="", pace=NoPace(), clock=Still(), api_url=url
        )
        assert provider.offers("533") == ()


# The pace


@pytest.mark.parametrize(
    "url", [BRANDS, f"{BRANDS}/BN1", "https://messaging.twilio.com/v1/Services/MG1/Compliance/Usa2p/QE1"]
)
def test_brands_and_campaigns_take_turns(url: str) -> None:
    lane = Lane()
    with answering("{}") as (base, _):
        http(base, lane).request("GET", url)

    assert lane.taken == [("twilio:AC1:a2p", NOW, timedelta(seconds=1))]


def test_other_calls_need_no_turn() -> None:
    lane = Lane()
    with answering("{}") as (base, _):
        http(base, lane).request("GET", "https://trusthub.twilio.com/v1/EndUsers")

    assert lane.taken == []
