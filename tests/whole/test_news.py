"""Twilio's news at the door of a running bot: what sets it looking, and what changes nothing."""

from __future__ import annotations

import base64
import hashlib
import hmac
import http.client
import itertools
import json
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode, urlsplit

import httpx
import pytest

from bot.domain.progress import State
from sandbox.twilio.events import LATEST, PREFIX, TYPES
from tests.kit.house import House, eventually, fresh_name, open_house

TWILIO_WAITS = 15.0  # seconds
PROXY = "https://texts.example"
OLD_TOKEN = "o" * 32
_events = itertools.count(1)


@pytest.fixture(scope="module")
def listening() -> Iterator[House]:
    """A house whose bot learns that a number is registered from events alone."""
    with open_house(READY_TEST_TO="", TWILIO_SECONDARY_AUTH_TOKEN=OLD_TOKEN) as house:
        yield house


@pytest.fixture(scope="module")
def behind_a_proxy() -> Iterator[House]:
    """A house whose bot is known to Twilio by another address than its own."""
    with open_house(PUBLIC_URL=f"{PROXY}/") as house:
        yield house


@dataclass(frozen=True)
class Waiting:
    """A registration whose brand is under review for long."""

    house: House
    registration: str
    brand: str
    profile: str

    @property
    def known(self) -> tuple[Any, ...]:
        """All that news could change by themselves."""
        case = self.house.case(self.registration)
        marks = {name: (mark.state, mark.remote_id, mark.findings) for name, mark in case.marks.items()}
        return marks, case.sightings, dict(case.notes)

    @property
    def looks(self) -> int:
        """How often the bot looked at the brand since it waits."""
        return self.house.case(self.registration).marks["brand"].looks


@pytest.fixture
def waiting(under_review: Waiting) -> Waiting:
    """Give the registration once the looks that an earlier test brought about are over."""
    house, registration = under_review.house, under_review.registration
    settled(house, registration, "brand", timedelta(seconds=5))
    settled(house, registration, "profile_submission", timedelta(seconds=5))
    return under_review


@pytest.fixture(scope="module")
def under_review(listening: House) -> Waiting:
    listening.admin.post("delays", brand=900_000)
    listening.file_business(fresh_name()).close()
    registration = listening.newest().id
    listening.pass_until(lambda: pends(listening, registration, "brand"))
    listening.admin.post("delays", brand=120)
    marks = listening.case(registration).marks
    return Waiting(listening, registration, str(marks["brand"].remote_id), str(marks["profile"].remote_id))


def pends(house: House, registration: str, stage: str) -> bool:
    mark = house.case(registration).marks.get(stage)
    return mark is not None and mark.state is State.PENDING


def command(house: House, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run `sms-register events setup` with the bot's settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "TWILIO_"))}
    env = {**kept, **house.where.env, "PUBLIC_URL": house.bot.url, **settings}
    words = ("events", "setup", *words)
    return subprocess.run(
        [sys.executable, "-m", "bot", *words], env=env, capture_output=True, text=True, timeout=60, check=False
    )


def streams(house: House) -> httpx.Client:
    account = house.where.env["TWILIO_ACCOUNT_SID"], house.where.env["TWILIO_AUTH_TOKEN"]
    return httpx.Client(base_url=f"{house.where.twilio_api_url}/events/v1/", auth=account, trust_env=False, timeout=10)


def listed(house: House, what: str, key: str) -> list[dict[str, Any]]:
    with streams(house) as client:
        return list(client.get(what).raise_for_status().json()[key])


# Setting up


def test_setting_up_makes_one_sink_and_one_subscription_however_often(listening: House) -> None:
    first, second = command(listening, "--json"), command(listening, "--json")

    done, again = json.loads(first.stdout)["done"], json.loads(second.stdout)["done"]
    assert (first.returncode, second.returncode, first.stderr + second.stderr) == (0, 0, "")
    assert [(one["thing"], one["made"]) for one in done] == [("sink", True), ("subscription", True)]
    assert [(one["thing"], one["made"]) for one in again] == [("sink", False), ("subscription", False)]
    assert [one["sid"] for one in done] == [one["sid"] for one in again]
    [sink], [subscription] = listed(listening, "Sinks", "sinks"), listed(listening, "Subscriptions", "subscriptions")
    assert sink["sink_configuration"]["destination"] == f"{listening.bot.url}/twilio/events"
    assert {sink["description"], subscription["description"]} == {"sms-register"}
    types = listed(listening, f"Subscriptions/{subscription['sid']}/SubscribedEvents", "types")
    assert {one["type"]: one["schema_version"] for one in types} == {name: LATEST[TYPES[name]] for name in TYPES}


def test_setting_up_says_in_sentences_what_stands(listening: House) -> None:
    said = command(listening).stdout

    assert f"leads to {listening.bot.url}/twilio/events." in said
    assert "subscription DF" in said


def test_setting_up_again_adds_what_a_subscription_lacks(behind_a_proxy: House) -> None:
    lacking, way = f"{PREFIX}number-registration.successful", {"destination": f"{PROXY}/twilio/events"}
    with streams(behind_a_proxy) as client:
        wish = {"Description": "sms-register", "SinkType": "webhook", "SinkConfiguration": json.dumps(way)}
        sink = client.post("Sinks", data=wish).raise_for_status().json()["sid"]
        behind_a_proxy.admin.advance(1)
        types = [json.dumps({"type": name, "schema_version": 1}) for name in TYPES if name != lacking]
        client.post("Subscriptions", data={"Description": "sms-register", "SinkSid": sink, "Types": types})

    said = command(behind_a_proxy, PUBLIC_URL=f"{PROXY}/").stdout

    [subscription] = listed(behind_a_proxy, "Subscriptions", "subscriptions")
    held = listed(behind_a_proxy, f"Subscriptions/{subscription['sid']}/SubscribedEvents", "types")
    assert "Added number-registration.successful to it." in said
    assert {one["type"] for one in held} == set(TYPES)


@pytest.mark.parametrize("setting", ["PUBLIC_URL", "TWILIO_AUTH_TOKEN"])
def test_setting_up_needs_an_address_and_a_token_to_verify_with(listening: House, setting: str) -> None:
    instead = {"TWILIO_API_KEY": "SK1", "TWILIO_API_SECRET": "s"}
    ended = command(listening, **{**instead, setting: ""})

    assert ended.returncode == 2
    assert ended.stderr.startswith(f"{setting} is missing")


def test_setting_up_with_another_accounts_token_says_who_must_act(listening: House) -> None:
    ended = command(listening, "--json", TWILIO_AUTH_TOKEN="wrong")

    assert ended.returncode == 1
    assert "TWILIO_ settings" in json.loads(ended.stdout)["text"]


# Being told


def test_a_registered_number_is_heard_of_and_makes_a_registration_ready(listening: House) -> None:
    assert command(listening).returncode == 0
    refused = listening.refused()
    guest = listening.file_business(fresh_name())
    listening.give_sms(guest)
    guest.click("open.number")
    guest.give({"area_code": "207", "phone_number": "first"})
    registration = listening.newest().id

    listening.pass_until(lambda: "ready" in listening.kinds(registration))

    mark = listening.case(registration).marks["registered"]
    assert (mark.state, mark.said) == (State.APPROVED, "number-registration.successful")
    assert listening.admin.get("objects")["messages"] == []
    assert listening.refused() == refused


def test_a_campaigns_event_sets_the_bot_looking_at_the_campaign(listening: House) -> None:
    assert command(listening).returncode == 0
    guest = listening.file_business(fresh_name())
    listening.give_sms(guest)
    registration = listening.newest().id
    listening.admin.post("delays", campaign=900_000)
    listening.pass_until(lambda: pends(listening, registration, "campaign"))
    listening.admin.post("delays", campaign=3_600)
    listening.admin.advance(120)
    service = str(listening.case(registration).marks["service"].remote_id)
    listening.pass_until(lambda: rests(listening, registration, "campaign", timedelta(minutes=5)))
    before = len(listening.admin.requests())

    answer = send(listening, event("campaign-registration.campaign-approved", messagingservicesid=service))

    assert answer.status_code == 204
    campaign = f"Services/{service}/Compliance/Usa2p/QE"
    assert eventually(lambda: any(campaign in call["path"] for call in listening.admin.requests(before)))


def now(house: House) -> datetime:
    return datetime.fromisoformat(house.admin.get("clock")["now"])


def settled(house: House, registration: str, stage: str, away: timedelta) -> None:
    """Wait until the bot's next look at a stage is some time away."""
    assert eventually(lambda: rests(house, registration, stage, away))


def rests(house: House, registration: str, stage: str, away: timedelta) -> bool:
    due = house.case(registration).marks[stage].due_at
    return due is not None and due - now(house) > away


def event(kind: str, **data: str) -> dict[str, Any]:
    return {"specversion": "1.0", "type": PREFIX + kind, "id": f"EZ{next(_events)}", "data": data}


def send(house: House, *events: Any, **how: Any) -> httpx.Response:
    """Send events signed as Twilio signs; `token`, `base` (the address that was signed) and `digest` can be others."""
    body = how.get("raw", json.dumps(events).encode())
    path = f"/twilio/events?bodySHA256={how.get('digest') or hashlib.sha256(body).hexdigest()}"
    headers = {"X-Twilio-Signature": signature(house, path, **how), "Content-Type": "application/json"}
    return httpx.post(f"{house.bot.url}{path}", content=body, headers=headers, timeout=20, trust_env=False)


def call_back(house: House, form: Mapping[str, str], **how: Any) -> httpx.Response:
    """Send a callback, of Trust Hub's or to another `path`, signed as Twilio signs."""
    path, said = how.get("path", "/twilio/trusthub"), {"AccountSid": house.where.env["TWILIO_ACCOUNT_SID"], **form}
    text = path + "".join(name + said[name] for name in sorted(said))
    headers = {"X-Twilio-Signature": signature(house, text, **how), "Content-Type": "application/x-www-form-urlencoded"}
    body = urlencode({**said, **how.get("tampered", {})}).encode()
    return httpx.post(f"{house.bot.url}{path}", content=body, headers=headers, timeout=20, trust_env=False)


def signature(house: House, text: str, **how: Any) -> str:
    token, base = how.get("token", house.where.env["TWILIO_AUTH_TOKEN"]), how.get("base", house.bot.url)
    return base64.b64encode(hmac.new(token.encode(), f"{base}{text}".encode(), hashlib.sha1).digest()).decode()


def test_a_signed_event_moves_the_look_forward_and_is_answered_at_once(waiting: Waiting) -> None:
    before = waiting.looks
    began = time.monotonic()

    answer = send(waiting.house, event("brand-registration.brand-failure", brandsid=waiting.brand))

    assert (answer.status_code, answer.content) == (204, b"")
    assert time.monotonic() - began < 0.5
    assert eventually(lambda: waiting.looks > before)
    assert pends(waiting.house, waiting.registration, "brand")


@pytest.mark.parametrize("token", [None, OLD_TOKEN], ids=["first", "second"])
def test_a_callback_signed_with_either_token_sets_the_bot_looking(waiting: Waiting, token: str | None) -> None:
    before = waiting.house.case(waiting.registration).sightings
    how = {"token": token} if token else {}

    answer = call_back(waiting.house, {"BundleSid": waiting.profile, "Status": f"in-review {token}"}, **how)

    assert answer.status_code == 204
    assert ("callback", waiting.profile) in waiting.house.case(waiting.registration).sightings.keys() | before


@pytest.mark.parametrize(("token", "code"), [(OLD_TOKEN, 204), ("wrong", 403)])
def test_whom_a_message_went_to_is_written_nowhere(token: str, code: int, waiting: Waiting) -> None:
    house, form = waiting.house, {"MessageSid": "SM" + "1" * 32, "To": "+12075550173", "MessageStatus": "delivered"}

    assert call_back(house, form, path="/twilio/messages", token=token).status_code == code
    assert "2075550173" not in house.log()


@pytest.mark.parametrize(
    "how",
    [
        {"token": "wrong"},
        {"token": ""},
        {"base": "https://elsewhere.example"},
        {"digest": "0" * 64},
        {"digest": " "},
        {"raw": b"[]", "digest": hashlib.sha256(b"{}").hexdigest()},
    ],
    ids=str,
)
def test_a_forged_event_is_refused_and_changes_nothing(waiting: Waiting, how: dict[str, Any]) -> None:
    before = waiting.known, due(waiting)

    answer = send(waiting.house, event("number-registration.successful", brandsid=waiting.brand), **how)

    assert answer.status_code == 403
    assert (waiting.known, due(waiting)) == before


def test_an_event_of_another_account_is_refused_whoever_signed_it(waiting: Waiting) -> None:
    before = waiting.known, due(waiting)
    forged = event("brand-registration.brand-failure", brandsid=waiting.brand, accountsid="AC" + "9" * 32)

    assert send(waiting.house, forged).status_code == 403
    assert (waiting.known, due(waiting)) == before


@pytest.mark.parametrize("how", [{"token": "wrong"}, {"tampered": {"Status": "twilio-approved"}}], ids=str)
def test_a_forged_callback_is_refused_and_changes_nothing(waiting: Waiting, how: dict[str, Any]) -> None:
    before = waiting.known, due(waiting)

    answer = call_back(waiting.house, {"BundleSid": waiting.profile, "Status": "twilio-rejected"}, **how)

    assert answer.status_code == 403
    assert (waiting.known, due(waiting)) == before


def test_an_event_that_comes_again_is_answered_and_not_looked_after(waiting: Waiting) -> None:
    said = event("brand-registration.brand-failure", brandsid=waiting.brand)
    before = waiting.looks
    assert send(waiting.house, said).status_code == 204
    assert eventually(lambda: waiting.looks > before)
    after = waiting.known, due(waiting)

    assert [send(waiting.house, *[said] * times).status_code for times in (1, 2)] == [204, 204]

    assert (waiting.known, due(waiting)) == after


def test_a_callback_that_comes_again_is_kept_once(waiting: Waiting) -> None:
    form = {"BundleSid": waiting.profile, "Status": "twilio-rejected", "FailureReason": "No such house number."}

    assert [call_back(waiting.house, form).status_code for _ in range(3)] == [204] * 3

    with waiting.house.store() as store:
        assert store.hint(waiting.profile, "callback", "one more", now(waiting.house)) is True
    assert waiting.house.case(waiting.registration).notes[waiting.profile].text == "No such house number."


@pytest.mark.parametrize(
    "kinds",
    [
        ["brand-registration.brand-failure", "brand-registration.brand-registered"],
        ["brand-registration.brand-verified", "brand-registration.brand-unverified"],
        ["brand-suspension.brand-suspended", "something-new.happened"],
    ],
    ids=["late", "reordered", "unknown"],
)
def test_whatever_events_say_the_look_decides(waiting: Waiting, kinds: list[str]) -> None:
    before, marks = waiting.looks, waiting.known[0]

    answers = [send(waiting.house, event(kind, brandsid=waiting.brand)).status_code for kind in kinds]

    assert answers == [204] * len(kinds)
    assert eventually(lambda: waiting.looks > before)
    assert waiting.known[0] == marks


def test_an_event_about_something_that_is_not_ours_changes_nothing(waiting: Waiting) -> None:
    before = waiting.known, due(waiting)

    assert send(waiting.house, event("brand-registration.brand-failure", brandsid="BN" + "0" * 32)).status_code == 204
    assert (waiting.known, due(waiting)) == before


@contextmanager
def locked(house: House) -> Iterator[None]:
    """Keep every writer from the bot's database."""
    file = house.where.env["DATABASE_URL"].removeprefix("sqlite:///")
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def test_news_that_cannot_be_kept_are_asked_for_again_and_not_forgotten(waiting: Waiting) -> None:
    house, before = waiting.house, waiting.looks
    ours = event("brand-registration.brand-failure", brandsid=waiting.brand)
    form = {"BundleSid": waiting.profile, "Status": "twilio-rejected", "FailureReason": "No such street."}
    with locked(house):
        began = time.monotonic()
        answers = [send(house, ours), call_back(house, form)]
        took = time.monotonic() - began

    assert [answer.status_code for answer in answers] == [503, 503]
    assert took < TWILIO_WAITS
    assert eventually(lambda: waiting.looks > before)
    assert eventually(lambda: house.case(waiting.registration).notes[waiting.profile].text == "No such street.")


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"no json",
        b"\xff\xfe",
        b"[" * 50_000,
        b"null",
        b'[1, null, {"data": 3}]',
        b'[{"id": {}, "type": [], "data": {"brandsid": {"a": 1}}}]',
        b'[{"id": "\\ud800", "type": "\\u0000", "data": {"brandsid": "\\u0000"}}]',
    ],
    ids=range(8),
)
def test_a_body_that_is_no_event_is_answered(waiting: Waiting, raw: bytes) -> None:
    before = waiting.known, due(waiting)

    assert send(waiting.house, raw=raw).status_code in {204, 403}
    assert (waiting.known, due(waiting)) == before


@pytest.mark.parametrize("path", ["/twilio/events", "/twilio/trusthub", "/twilio/messages"])
@pytest.mark.parametrize(("size", "code"), [(0, 403), (2_000_000, 413)])
def test_bodies_of_any_size_are_answered(waiting: Waiting, path: str, size: int, code: int) -> None:
    answer = httpx.post(f"{waiting.house.bot.url}{path}", content=b"x" * size, timeout=10, trust_env=False)

    assert answer.status_code == code


def test_an_address_made_up_by_the_caller_is_answered(waiting: Waiting) -> None:
    connection = http.client.HTTPConnection(urlsplit(waiting.house.bot.url).netloc, timeout=10)
    connection.request(
        "POST", "/twilio/events?bodySHA256=%5B", body=b"[]", headers={"Host": "[", "X-Twilio-Signature": "x"}
    )

    assert connection.getresponse().status == 403
    connection.close()


def test_what_twilio_signs_is_the_public_address(behind_a_proxy: House) -> None:
    said = event("brand-registration.brand-failure", brandsid="BN1")

    assert send(behind_a_proxy, said, base=PROXY).status_code == 204
    assert send(behind_a_proxy, said).status_code == 403


def test_without_a_token_to_verify_with_nothing_is_believed() -> None:
    keys = {"TWILIO_API_KEY": "SK" + "1" * 32, "TWILIO_API_SECRET": "s" * 32}
    with open_house(TWILIO_AUTH_TOKEN="", **keys) as house:
        assert send(house, event("brand-registration.brand-failure", brandsid="BN1"), token="").status_code == 403


def due(waiting: Waiting) -> Any:
    return waiting.house.case(waiting.registration).marks["brand"].due_at
