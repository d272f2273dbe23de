"""Callbacks and event streams, checked with the SDK's own validator."""

import json
import queue
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from twilio.request_validator import RequestValidator

from sandbox.serving import Server
from sandbox.twilio.policies import SECONDARY_POLICY
from tests.kit.twilio_caller import CAMPAIGN, TOKEN, Caller, served

PREFIX = "com.twilio.messaging.compliance."


@pytest.fixture
def caller() -> Iterator[Caller]:
    with served() as caller:
        yield caller


@pytest.fixture
def inbox() -> Iterator[tuple[str, Any]]:
    letters: queue.Queue[tuple[str, str, bytes]] = queue.Queue()

    async def receive(request: Request) -> Response:
        letters.put((str(request.url), request.headers["x-twilio-signature"], await request.body()))
        return Response(status_code=204)

    server = Server(Starlette(routes=[Route("/{path:path}", receive, methods=["POST"])]))
    yield server.start(), letters
    server.stop()


def subscribe(caller: Caller, url: str, *types: str) -> None:
    sink = caller.sdk.events.v1.sinks.create(
        description="ours",
        sink_configuration={"destination": url, "method": "POST", "batch_events": False},
        sink_type="webhook",
    )
    caller.passes(1)
    wanted = [{"type": PREFIX + name, "schema_version": 1} for name in types]
    caller.sdk.events.v1.subscriptions.create(description="ours", sink_sid=sink.sid, types=wanted)


def test_a_bundles_callback_is_signed_and_says_why(caller: Caller, inbox: tuple[str, Any]) -> None:
    url, letters = f"{inbox[0]}/twilio/trusthub?a=1", inbox[1]
    caller.order(profile=[{"code": 18603, "reason": "Invalid postal code."}])
    profile = caller.sdk.trusthub.v1.customer_profiles(caller.profile())
    profile.update(status_callback=url)
    profile.update(status="pending-review")
    caller.passes(20)
    (_, _, first), (seen_url, signature, body) = letters.get(timeout=5), letters.get(timeout=5)
    form = dict(part.split("=", 1) for part in body.decode().replace("+", " ").split("&"))

    assert b"pending-review" in first
    assert (form["Status"], form["FailureReason"]) == ("twilio-rejected", "Invalid postal code.")
    assert RequestValidator(TOKEN).validate(seen_url, form, signature)
    assert not RequestValidator("other").validate(seen_url, form, signature)


def test_an_event_is_signed_over_the_digest_of_its_body(caller: Caller, inbox: tuple[str, Any]) -> None:
    url, letters = inbox
    subscribe(caller, f"{url}/twilio/events", "number-registration.successful")
    service = caller.campaign()
    number = caller.number(service)
    caller.passes(120)
    seen_url, signature, body = letters.get(timeout=5)
    [event] = json.loads(body)

    assert "bodySHA256=" in seen_url
    assert RequestValidator(TOKEN).validate(seen_url, body.decode(), signature)
    assert event["type"] == PREFIX + "number-registration.successful"
    assert (event["data"]["phonenumbersid"], event["data"]["messagingservicesid"]) == (number, service)


def test_every_stage_has_its_events(caller: Caller, inbox: tuple[str, Any]) -> None:
    url, letters = inbox
    wanted = [
        "brand-registration.brand-failure",
        "brand-registration.brand-registered",
        "brand-registration.brand-verified",
        "campaign-registration.campaign-submitted",
        "campaign-registration.campaign-failure",
    ]
    subscribe(caller, url, *wanted)
    caller.order(brand=[{"code": 30795}], campaign=[{"code": 30909}])
    brand, messaging = caller.brand(), caller.sdk.messaging.v1
    messaging.brand_registrations(brand).update()
    caller.passes(120)
    service = messaging.services.create("service").sid
    messaging.services(service).us_app_to_person.create(brand_registration_sid=brand, **CAMPAIGN)
    caller.passes(3600)
    kinds = [json.loads(letters.get(timeout=5)[2])[0]["type"].removeprefix(PREFIX) for _ in wanted]

    assert kinds == wanted


def test_message_callbacks_tell_what_became_of_it(caller: Caller, inbox: tuple[str, Any]) -> None:
    url, letters = inbox
    service = caller.sdk.messaging.v1.services.create("s", status_callback=url).sid
    caller.number(service)
    caller.sdk.messages.create(to="+12075550199", messaging_service_sid=service, body="Hi")
    caller.passes(2)
    bodies = [letters.get(timeout=5)[2].decode() for _ in range(2)]

    assert "MessageStatus=sent" in bodies[0]
    assert "MessageStatus=undelivered" in bodies[1]
    assert "ErrorCode=30034" in bodies[1]


def test_a_callback_nobody_answers_is_forgotten(caller: Caller) -> None:
    profile = caller.sdk.trusthub.v1.customer_profiles(caller.profile())
    profile.update(status_callback="http://127.0.0.1:9/closed")
    profile.update(status="pending-review")
    caller.passes(60)

    assert profile.fetch().status == "twilio-approved"
    assert caller.sdk.trusthub.v1.customer_profiles.list(policy_sid=SECONDARY_POLICY)


def test_time_has_its_effects_without_anybody_asking(caller: Caller, inbox: tuple[str, Any]) -> None:
    url, letters = inbox
    caller.admin("POST", "delays", {"profile": 0.05})
    profile = caller.sdk.trusthub.v1.customer_profiles(caller.profile())
    profile.update(status_callback=url)
    profile.update(status="pending-review")
    told = [letters.get(timeout=5)[2].decode().rsplit("Status=", 1)[1] for _ in range(3)]

    assert told == ["pending-review", "in-review", "twilio-approved"]
