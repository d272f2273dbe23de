import base64
import hashlib
import hmac
import json
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.twilio.events import Signatures, hints

URL = "https://bot.example"
TOKENS = {"AC1": ("new", "old"), "": ("ours",)}
EVENT = {
    "specversion": "1.0",
    "type": "com.twilio.messaging.compliance.number-registration.successful",
    "id": "EZ1",
    "data": {"accountsid": "AC1", "phonenumbersid": "PN1", "messagingservicesid": "MG1"},
}


def signatures(url: str = URL) -> Signatures:
    return Signatures(lambda account: TOKENS.get(account, ()), url)


def signed(token: str, text: str) -> str:
    return base64.b64encode(hmac.new(token.encode(), text.encode(), hashlib.sha1).digest()).decode()


def signed_form(token: str, path: str, form: dict[str, str]) -> str:
    return signed(token, URL + path + "".join(name + form[name] for name in sorted(form)))


def digest_path(body: bytes) -> str:
    return f"/twilio/events?bodySHA256={hashlib.sha256(body).hexdigest()}"


def body(**changes: Any) -> bytes:
    return json.dumps([{**EVENT, **changes}]).encode()


# Forms

FORM = {"AccountSid": "AC1", "BundleSid": "BU1", "Status": "twilio-approved"}
PATH = "/twilio/trusthub"


@pytest.mark.parametrize("token", ["new", "old"])
def test_a_form_signed_with_any_of_the_accounts_tokens_is_good(token: str) -> None:
    assert signatures(f"{URL}/").form(PATH, FORM, signed_form(token, PATH, FORM))


@pytest.mark.parametrize(
    ("path", "form", "header"),
    [
        (PATH, FORM, signed_form("ours", PATH, FORM)),
        (PATH, {**FORM, "Status": "twilio-rejected"}, signed_form("new", PATH, FORM)),
        (PATH, {**FORM, "AccountSid": "AC2"}, signed_form("new", PATH, {**FORM, "AccountSid": "AC2"})),
        ("/twilio/messages", FORM, signed_form("new", PATH, FORM)),
        (PATH, FORM, ""),
        (PATH, FORM, "é"),
    ],
)
def test_a_form_signed_otherwise_is_forged(path: str, form: dict[str, str], header: str) -> None:
    assert not signatures().form(path, form, header)


# JSON


def test_json_whose_digest_is_signed_is_good() -> None:
    raw = body()

    assert signatures().json(digest_path(raw), raw, signed("new", URL + digest_path(raw)))


def test_json_that_names_no_account_is_tried_with_our_own() -> None:
    raw = b"[]"

    assert signatures().json(digest_path(raw), raw, signed("ours", URL + digest_path(raw)))


def test_json_with_another_body_is_forged() -> None:
    path = digest_path(body())

    assert not signatures().json(path, body(id="EZ2"), signed("new", URL + path))


def test_json_signed_with_another_token_is_forged() -> None:
    raw = body()

    assert not signatures().json(digest_path(raw), raw, signed("wrong", URL + digest_path(raw)))


@pytest.mark.parametrize("path", ["/twilio/events", "/twilio/events?bodySHA256=", "/twilio/events?x=bodySHA256"])
def test_json_without_a_digest_is_refused_whatever_its_signature(path: str) -> None:
    assert not signatures().json(path, body(), signed("new", URL + path))


def test_a_body_that_is_no_text_is_refused() -> None:
    raw = b"\xff\xfe"

    assert not signatures().json(digest_path(raw), raw, signed("ours", URL + digest_path(raw)))


# Hints


@pytest.mark.parametrize(
    ("event", "data", "hint"),
    [
        (
            "number-registration.failed",
            {"phonenumbersid": "PN1", "messagingservicesid": "MG1", "campaignsid": "CM1"},
            ("number-registration.failed", "PN1", "EZ1"),
        ),
        (
            "campaign-registration.campaign-approved",
            {"messagingservicesid": "MG1", "brandsid": "BN1", "campaignsid": "CM1"},
            ("campaign-registration.campaign-approved", "MG1", "EZ1"),
        ),
        ("brand-registration.brand-failure", {"brandsid": "BN1"}, ("brand-registration.brand-failure", "BN1", "EZ1")),
        ("brand-registration.brand-verified", {"brandSid": "BN1"}, ("brand-registration.brand-verified", "BN1", "EZ1")),
    ],
)
def test_an_event_is_a_hint_at_what_it_is_about(event: str, data: dict[str, str], hint: tuple[str, str, str]) -> None:
    assert hints(body(type=f"com.twilio.messaging.compliance.{event}", data=data)) == [(*hint, None)]


@pytest.mark.parametrize(
    ("said", "moment"),
    [
        ("2026-11-22T15:30:00.000Z", datetime(2026, 11, 22, 15, 30, tzinfo=UTC)),
        ("2026-11-22T16:30:00+01:00", datetime(2026, 11, 22, 15, 30, tzinfo=UTC)),
        ("2026-11-22T15:30:00", None),
        ("0001-01-01T00:00:00+23:00", None),
        ("yesterday", None),
        (7, None),
    ],
)
def test_an_event_tells_when_it_happened_where_that_can_be_read(said: Any, moment: datetime | None) -> None:
    assert hints(body(time=said))[0][3] == moment


def test_several_events_may_come_together_and_one_without_a_list() -> None:
    assert len(hints(json.dumps([EVENT, EVENT]).encode())) == 2
    assert len(hints(json.dumps(EVENT).encode())) == 1


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"no json",
        b"\xff",
        b"[",
        b"[" * 100_000,
        b"null",
        b"3",
        b'"text"',
        b"[1, null, []]",
        b'[{"type": "x"}]',
        b'[{"type": "x", "data": []}]',
        b'[{"type": null, "id": null, "data": {"accountsid": "AC1"}}]',
        b'[{"data": {"brandsid": null}}]',
    ],
)
def test_what_is_no_event_hints_at_nothing(raw: bytes) -> None:
    assert hints(raw) == []
