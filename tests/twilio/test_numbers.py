from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.errors import CallFailed, Misconfigured
from bot.domain.progress import State
from bot.twilio.numbers import REGISTERED, REMOVED
from tests.kit.twilio_caller import Caller, forms
from tests.kit.twilio_walk import TEST_TO, Walk

pytest_plugins = ["tests.kit.twilio_caller"]

NOON, HOUR = datetime(2026, 11, 2, 12, tzinfo=UTC), timedelta(hours=1)


@pytest.fixture
def walk(caller: Caller) -> Walk:
    return Walk(caller, test_to=TEST_TO)


# The number


def test_a_number_somebody_else_bought_is_refused(walk: Walk) -> None:
    bought = walk.stages["number"].inputs(walk.work("number"))["phone_number"]
    walk.caller.sdk.incoming_phone_numbers.create(phone_number=str(bought), friendly_name="reg_of_others")

    seen = walk.make("number")

    assert seen.state is State.REJECTED
    assert [(finding.code, finding.fields) for finding in seen.findings] == [("21422", ("phone_number",))]


def test_a_number_that_is_ours_already_counts_as_bought(walk: Walk) -> None:
    first = walk.make("number")

    assert walk.make("number") == first


def test_a_number_attached_already_counts_as_attached(walk: Walk) -> None:
    walk.walk("attachment")

    assert walk.make("attachment").state is State.MADE


def test_a_number_in_another_service_is_not_ours_to_move(walk: Walk, caller: Caller) -> None:
    walk.walk("number")
    other = caller.sdk.messaging.v1.services.create("other").sid
    caller.sdk.messaging.v1.services(other).phone_numbers.create(walk.mark("number").remote_id)

    seen = walk.make("attachment")

    assert (seen.state, seen.said) == (State.REJECTED, "21712")


def test_at_once_a_number_needs_only_the_service(caller: Caller) -> None:
    walk = Walk(caller, number_purchase="at_once")

    assert [need.stage for need in walk.stages["number"].needs] == ["service"]


def test_a_test_message_that_comes_too_early_is_sent_again_later(walk: Walk) -> None:
    walk.walk("registered")

    seen = walk.settle("registered", 3)

    assert (seen.state, seen.said) == (State.WAITING, "undelivered (30035)")
    assert seen.retry_at is not None
    assert timedelta(minutes=14) < seen.retry_at - walk.now <= timedelta(minutes=15)


def test_a_delivered_test_message_makes_the_number_ready(walk: Walk) -> None:
    walk.walk("registered")
    walk.settle("registered", 1000)
    walk.make("registered")

    seen = walk.settle("registered", 3)

    assert (seen.state, seen.said) == (State.APPROVED, "delivered")


def test_a_test_message_sent_before_a_crash_is_found_not_sent_again(walk: Walk) -> None:
    walk.walk("registered")
    walk.settle("registered", 1000)
    before = walk.mark("registered").remote_id
    second = walk.make("registered")
    found = walk.find("registered")

    assert found is not None
    assert found.remote_id == second.remote_id != before


def test_without_anybody_to_text_the_event_makes_the_number_ready(caller: Caller) -> None:
    walk = Walk(caller)
    walk.walk("registered")
    waiting = walk.look("registered")
    walk.sightings = {(REGISTERED, walk.mark("number").remote_id or ""): NOON}

    assert (waiting.state, waiting.said) == (State.PENDING, "waiting for the number-registration event")
    assert walk.look("registered").state is State.APPROVED


def test_an_event_about_another_number_says_nothing(caller: Caller) -> None:
    walk = Walk(caller)
    walk.walk("registered")
    walk.sightings = {(REGISTERED, "PNother"): NOON}

    assert walk.look("registered").state is State.PENDING


def test_a_failed_registration_names_its_code(caller: Caller) -> None:
    walk = Walk(caller)
    walk.walk("registered")
    walk.sightings = {("number-registration.failed", walk.mark("number").remote_id or ""): NOON}

    seen = walk.look("registered")

    assert seen.state is State.REJECTED
    assert [finding.code for finding in seen.findings] == ["30126"]


def test_a_ready_number_that_is_deregistered_is_lost(caller: Caller) -> None:
    walk = Walk(caller)
    walk.walk("attachment")
    number = walk.mark("number").remote_id or ""
    walk.sightings = {(REGISTERED, number): NOON}
    walk.make("registered")
    still = walk.look("registered")
    walk.sightings = {**walk.sightings, (REMOVED, number): NOON + HOUR}

    assert still.state is State.APPROVED
    assert walk.look("registered").state is State.LOST


@pytest.mark.parametrize(
    ("removed", "registered", "state"), [(1, 0, State.LOST), (1, 2, State.APPROVED), (0, 0, State.APPROVED)]
)
def test_of_two_events_the_later_one_tells_how_a_number_stands(
    removed: int, registered: int, state: State, caller: Caller
) -> None:
    walk = Walk(caller)
    walk.walk("attachment")
    number = walk.mark("number").remote_id or ""
    walk.sightings = {(REGISTERED, number): NOON}
    walk.make("registered")
    walk.sightings = {(REGISTERED, number): NOON + registered * HOUR, (REMOVED, number): NOON + removed * HOUR}
    seen = [walk.look("registered")]
    walk.marks["registered"] = replace(walk.mark("registered"), state=State.LOST, since=NOON + HOUR)
    seen.append(walk.look("registered"))

    assert seen[0].state is state
    assert (seen[1].state is State.APPROVED) is (registered > removed)


def test_a_ready_number_taken_out_of_the_service_is_lost(caller: Caller) -> None:
    walk = Walk(caller)
    walk.walk("attachment")
    number, service = walk.mark("number").remote_id or "", walk.mark("service").remote_id
    walk.sightings = {(REGISTERED, number): NOON}
    walk.make("registered")
    caller.sdk.messaging.v1.services(service).phone_numbers(number).delete()

    seen = walk.look("registered")

    assert (seen.state, seen.said) == (State.LOST, "gone")


def test_a_test_recipient_who_cannot_be_texted_is_the_operators_to_change(caller: Caller) -> None:
    walk = Walk(caller, test_to="+442075550199")
    walk.walk("attachment")

    with pytest.raises(Misconfigured):
        walk.make("registered")


@pytest.fixture
def texted(walk: Walk) -> Walk:
    walk.walk("registered")
    return walk


def undelivered(walk: Walk, code: int) -> None:
    sid = walk.mark("registered").remote_id
    walk.caller.world.tables["messages"][sid].update(status="undelivered", error_code=code)


def test_a_text_lost_for_another_reason_is_puzzling(texted: Walk) -> None:
    undelivered(texted, 30007)

    seen = texted.look("registered")

    assert (seen.state, seen.said) == (State.UNKNOWN, "undelivered (30007)")


def test_a_recipient_who_cannot_be_reached_is_the_operators_to_change(texted: Walk) -> None:
    undelivered(texted, 30006)

    with pytest.raises(Misconfigured, match="READY_TEST_TO"):
        texted.look("registered")


def test_a_new_recipient_gets_a_new_test_message_at_once(texted: Walk) -> None:
    undelivered(texted, 30006)
    other = Walk(texted.caller, test_to="+12075550198")
    other.marks = texted.marks

    seen = other.look("registered")

    assert (seen.state, seen.retry_at is not None and seen.retry_at <= other.now) == (State.WAITING, True)


def test_a_recipient_named_later_gets_a_test_message_at_once(caller: Caller) -> None:
    before, after = Walk(caller), Walk(caller, test_to=TEST_TO)
    before.walk("registered")
    after.marks = before.marks

    assert after.look("registered").state is State.WAITING
    assert after.make("registered").state is State.PENDING


def test_a_service_whose_number_is_gone_has_its_test_message_sent_later(walk: Walk) -> None:
    walk.walk("attachment")
    number, service = walk.mark("number").remote_id, walk.mark("service").remote_id
    walk.caller.sdk.messaging.v1.services(service).phone_numbers(number).delete()

    seen = walk.make("registered")

    assert (seen.state, seen.said, seen.remote_id) == (State.WAITING, "21704", None)


@pytest.mark.parametrize("attempts", range(1, 7))
def test_test_messages_come_ever_more_slowly(attempts: int, texted: Walk) -> None:
    texted.marks["registered"] = replace(texted.mark("registered"), attempts=attempts)
    undelivered(texted, 30034)

    seen, waits = texted.look("registered"), [0.25, 1, 4, 12, 12, 12]

    assert seen.retry_at is not None
    assert round((seen.retry_at - texted.now) / timedelta(hours=1), 2) == waits[attempts - 1]


# The provider


def test_offers_name_number_and_place(walk: Walk) -> None:
    first, second = walk.provider.offers("207", limit=2)

    assert walk.provider.offers("207", skip=1, limit=1) == (second,)
    assert first.phone_number.startswith("+1207")
    assert "ME" in first.place


def test_an_area_code_without_numbers_offers_none(walk: Walk, caller: Caller) -> None:
    caller.admin("POST", "numbers", {"area_code": "312", "stock": 0})

    assert walk.provider.offers("312") == ()


def test_a_search_that_fails_otherwise_is_told(walk: Walk, caller: Caller) -> None:
    caller.admin("POST", "faults", {"path": "AvailablePhoneNumbers", "do": "status", "status": 400})

    with pytest.raises(CallFailed):
        walk.provider.offers("207")


def test_callbacks_are_asked_for_where_there_is_a_public_address_and_not_for_the_texts_that_the_business_sends(
    caller: Caller,
) -> None:
    walk = Walk(caller, public_url="http://127.0.0.1:9/")
    walk.walk("service")

    assert forms(caller, "CustomerProfiles")[0]["StatusCallback"] == "http://127.0.0.1:9/twilio/trusthub"
    assert "StatusCallback" not in forms(caller, "Services")[0]


def test_an_api_key_is_used_where_there_is_one(caller: Caller) -> None:
    caller.world.keys["SK1"] = "secret"
    walk = Walk(caller, auth_token="", api_key="SK1", api_secret="secret")

    assert walk.make("profile").state is State.MADE
