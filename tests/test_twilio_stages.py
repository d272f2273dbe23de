import logging
import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from bot.domain.errors import Misconfigured, TryLater
from bot.domain.notices import Kind
from bot.domain.progress import State
from bot.twilio.numbers import REGISTERED, REMOVED
from tests.twilio_caller import PRIMARY, TOKEN, Caller, served
from tests.twilio_walk import KEY, TEST_TO, Walk, dossier

PROFILES, TRUSTS, USERS = "/trusthub/v1/CustomerProfiles", "/trusthub/v1/TrustProducts", "/trusthub/v1/EndUsers"
NAMES = (
    "profile business_info representative address trust_product a2p_info service document profile_business_info "
    "profile_representative profile_document profile_primary trust_a2p_info trust_profile profile_evaluation "
    "profile_submission trust_evaluation trust_submission brand campaign number attachment registered"
).split()
EVALUATIONS = {"profile_evaluation", "trust_evaluation"}  # free, and made anew instead of looked for
FOUND = [name for name in NAMES if name not in EVALUATIONS]
LISTED = {
    "tax": {
        "company_status": "public",
        "stock_exchange": "NASDAQ",
        "stock_ticker": "HRBR",
        "brand_contact_email": "ines@harbor-outfitters.example",
    },
    "eligibility": {"legal_form": "corporation"},
    "company": {"business_type": "Corporation"},
}


@pytest.fixture(scope="module")
def running() -> Iterator[Caller]:
    with served() as caller:
        yield caller


@pytest.fixture
def caller(running: Caller) -> Caller:
    running.world.reset()
    return running


@pytest.fixture
def walk(caller: Caller) -> Walk:
    return Walk(caller, test_to=TEST_TO)


@pytest.fixture(scope="module")
def finished() -> Iterator[Walk]:
    with served() as caller:
        walk = Walk(caller, test_to=TEST_TO)
        walk.walk()
        yield walk


def calls(caller: Caller, method: str = "POST") -> list[str]:
    return [entry.path for entry in caller.world.log.since(0) if entry.method == method]


def forms(caller: Caller, path: str) -> list[dict[str, Any]]:
    return [entry.form for entry in caller.world.log.since(0) if entry.method == "POST" and entry.path.endswith(path)]


# What every stage does


def test_the_stages_are_these(finished: Walk) -> None:
    assert list(finished.stages) == NAMES


@pytest.mark.parametrize("name", FOUND)
def test_what_was_made_is_found_again(name: str, finished: Walk) -> None:
    found = finished.find(name)

    assert found is not None
    assert found.remote_id == finished.mark(name).remote_id


def test_nothing_is_found_before_it_is_made(finished: Walk) -> None:
    assert finished.found_early == []


@pytest.mark.parametrize("name", NAMES)
def test_what_was_made_can_be_looked_at(name: str, finished: Walk) -> None:
    assert finished.stages[name].look(finished.work(name)).remote_id == finished.mark(name).remote_id


@pytest.mark.parametrize("name", NAMES)
def test_what_is_needed_comes_earlier(name: str, finished: Walk) -> None:
    assert {need.stage for need in finished.stages[name].needs} <= set(NAMES[: NAMES.index(name)])


@pytest.mark.parametrize("name", NAMES)
def test_friendly_names_fit_and_carry_the_key(name: str, finished: Walk) -> None:
    called = str(finished.stages[name].inputs(finished.work(name)).get("friendly_name", KEY))

    assert called.startswith(KEY)
    assert len(called) <= 64


@pytest.mark.parametrize("name", NAMES)
def test_a_refusal_and_an_unknown_word_are_told_of_every_stage(name: str, finished: Walk) -> None:
    news = finished.stages[name].news

    assert (news[State.REJECTED], news[State.UNKNOWN]) == (Kind.REFUSED, Kind.WAITING)


def test_only_brand_campaign_and_number_cost_money(finished: Walk) -> None:
    assert [name for name, stage in finished.stages.items() if stage.costs] == ["brand", "campaign", "number"]


def test_twilio_refused_none_of_our_calls(finished: Walk) -> None:
    assert finished.caller.admin("GET", "refused") == []


def test_the_first_filing_makes_exactly_the_calls_of_the_reference(walk: Walk, caller: Caller) -> None:
    walk.walk("brand")

    profile, trust = walk.mark("profile").remote_id, walk.mark("trust_product").remote_id
    assert calls(caller) == [
        PROFILES,
        USERS,
        USERS,
        f"/api/2010-04-01/Accounts/{caller.world.account_sid}/Addresses.json",
        TRUSTS,
        USERS,
        "/messaging/v1/Services",
        "/trusthub/v1/SupportingDocuments",
        *[f"{PROFILES}/{profile}/EntityAssignments"] * 4,
        *[f"{TRUSTS}/{trust}/EntityAssignments"] * 2,
        f"{PROFILES}/{profile}/Evaluations",
        f"{PROFILES}/{profile}",
        f"{TRUSTS}/{trust}/Evaluations",
        f"{TRUSTS}/{trust}",
        "/messaging/v1/a2p/BrandRegistrations",
    ]


# The business


def test_a_refused_address_names_code_and_sentence(walk: Walk, caller: Caller) -> None:
    caller.order(address=[{"code": 21629, "reason": "Did you mean 04103?"}])

    seen = walk.make("address")

    assert seen.state is State.REJECTED
    assert [(finding.code, finding.text) for finding in seen.findings] == [("21629", "Did you mean 04103?")]


def test_an_incomplete_profile_names_what_is_missing(walk: Walk) -> None:
    walk.walk("profile_primary")
    hub = walk.caller.sdk.trusthub.v1
    hub.end_users(walk.mark("representative").remote_id).update(attributes={"first_name": "Ines"})

    seen = walk.make("profile_evaluation")

    assert seen.state is State.REJECTED
    assert ("22215", ("last_name",)) in [(finding.code, finding.fields) for finding in seen.findings]


def test_a_trust_product_is_evaluated_again_once_the_profile_is_in_review(walk: Walk) -> None:
    walk.walk("profile_evaluation")

    with pytest.raises(TryLater) as raised:
        walk.make("trust_evaluation")

    assert raised.value.done is False


def test_an_unapproved_primary_profile_is_the_operators_to_finish(walk: Walk, caller: Caller) -> None:
    caller.world.tables["customer_profiles"][PRIMARY]["status"] = "draft"
    walk.walk("profile_primary")

    with pytest.raises(Misconfigured):
        walk.make("profile_evaluation")


def test_a_refused_profile_names_the_codes(walk: Walk, caller: Caller) -> None:
    caller.order(profile=[{"code": 18606}])
    walk.walk("profile_submission")

    seen = walk.settle("profile_submission", 40)

    assert (seen.state, seen.said) == (State.REJECTED, "twilio-rejected")
    assert [finding.code for finding in seen.findings] == ["18606"]


def test_an_assignment_made_twice_is_looked_for_instead(walk: Walk) -> None:
    walk.walk("profile_business_info")

    with pytest.raises(TryLater) as raised:
        walk.make("profile_business_info")

    assert raised.value.done is None


# The brand


def test_a_failed_brand_names_codes_and_fields(walk: Walk, caller: Caller) -> None:
    caller.order(brand=[{"code": 30795, "fields": ["business_name"], "reason": "No such name."}])
    walk.walk("brand")

    seen = walk.settle("brand")

    assert (seen.state, seen.said) == (State.REJECTED, "FAILED")
    assert [(finding.code, finding.fields, finding.text) for finding in seen.findings] == [
        ("30795", ("business_name",), "No such name.")
    ]


def test_a_listed_company_is_approved_only_with_its_identity(caller: Caller) -> None:
    walk = Walk(caller, answers=dossier(**LISTED))
    walk.walk("brand")

    early = walk.settle("brand", 130)
    late = walk.settle("brand", 700)

    assert (early.state, early.said) == (State.PENDING, "APPROVED (identity SELF_DECLARED)")
    assert late.state is State.APPROVED


def test_a_link_nobody_followed_is_said_with_its_code(caller: Caller) -> None:
    caller.order(mailed_link=["ignore"])
    walk = Walk(caller, answers=dossier(**LISTED))
    walk.walk("brand")

    seen = walk.settle("brand", 8 * 86_400)

    assert (seen.state, seen.said) == (State.PENDING, "APPROVED (identity UNVERIFIED)")
    assert [finding.code for finding in seen.findings] == ["21741"]


def test_an_approved_brand_that_is_suspended_is_lost(walk: Walk, caller: Caller) -> None:
    caller.order(brand=["approve", {"code": 21731, "after": True}])
    walk.walk("brand")
    walk.settle("brand", 130)

    assert walk.settle("brand", 3700).state is State.LOST


def test_an_approved_brand_that_fails_later_is_lost(walk: Walk, caller: Caller) -> None:
    caller.order(brand=["approve", {"code": 30795, "after": True}])
    walk.walk("brand")
    walk.settle("brand", 130)

    seen = walk.settle("brand", 3700)

    assert (seen.state, [finding.code for finding in seen.findings]) == (State.LOST, ["30795"])


def test_a_word_we_do_not_know_is_said_aloud(walk: Walk, caller: Caller) -> None:
    caller.order(brand=[{"said": "ON_HOLD"}])
    walk.walk("brand")

    seen = walk.settle("brand")

    assert (seen.state, seen.said) == (State.UNKNOWN, "ON_HOLD")


@pytest.mark.parametrize(("volume", "skips"), [("low", "true"), ("high", "false")])
def test_volume_decides_about_the_secondary_vetting(volume: str, skips: str, caller: Caller) -> None:
    walk = Walk(caller, answers=dossier(company={"volume": volume}))
    walk.walk("brand")

    [form] = forms(caller, "BrandRegistrations")
    assert (form["SkipAutomaticSecVet"], form["BrandType"], form["Mock"]) == (skips, "STANDARD", "false")


def test_a_mock_brand_is_asked_for_where_the_operator_wants_one(caller: Caller) -> None:
    walk = Walk(caller, mock_brands=True)
    walk.walk("brand")

    assert forms(caller, "BrandRegistrations")[0]["Mock"] == "true"
    assert walk.settle("brand").state is State.APPROVED


# The campaign


def test_a_campaign_is_filed_whole(walk: Walk, caller: Caller) -> None:
    walk.walk("campaign")

    [form] = forms(caller, "Usa2p")
    assert (form["HasEmbeddedLinks"], form["HasEmbeddedPhone"]) == ("true", "false")
    assert (form["SubscriberOptIn"], form["AgeGated"], form["DirectLending"]) == ("true", "false", "false")
    assert len(form["MessageSamples"]) == 2
    assert form["PrivacyPolicyUrl"].endswith("/privacy")
    assert form["OptOutKeywords"][0] == "STOP"
    assert "OptInKeywords" not in form


def test_a_refused_campaign_names_codes_and_fields(walk: Walk, caller: Caller) -> None:
    caller.order(campaign=[{"code": 30909, "fields": ["MESSAGE_FLOW"]}])
    walk.walk("campaign")

    seen = walk.settle("campaign")

    assert (seen.state, seen.said) == (State.REJECTED, "FAILED")
    assert [(finding.code, finding.fields) for finding in seen.findings] == [("30909", ("MESSAGE_FLOW",))]


def test_an_approved_campaign_that_is_gone_is_lost(walk: Walk) -> None:
    walk.walk("campaign")
    walk.settle("campaign")
    service = walk.caller.sdk.messaging.v1.services(walk.mark("service").remote_id)
    service.us_app_to_person("QE2c6890da8086d771620e9b13fadeba0b").delete()

    seen = walk.look("campaign")

    assert (seen.state, seen.said) == (State.LOST, "gone")


def test_a_campaign_that_is_gone_under_review_is_puzzling(walk: Walk) -> None:
    walk.walk("campaign")
    service = walk.caller.sdk.messaging.v1.services(walk.mark("service").remote_id)
    service.us_app_to_person("QE2c6890da8086d771620e9b13fadeba0b").delete()

    assert walk.look("campaign").state is State.UNKNOWN


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
    walk.sightings = frozenset({(REGISTERED, walk.mark("number").remote_id or "")})

    assert (waiting.state, waiting.said) == (State.PENDING, "waiting for the number-registration event")
    assert walk.look("registered").state is State.APPROVED


def test_an_event_about_another_number_says_nothing(caller: Caller) -> None:
    walk = Walk(caller)
    walk.walk("registered")
    walk.sightings = frozenset({(REGISTERED, "PNother")})

    assert walk.look("registered").state is State.PENDING


def test_a_failed_registration_names_its_code(caller: Caller) -> None:
    walk = Walk(caller)
    walk.walk("registered")
    walk.sightings = frozenset({("number-registration.failed", walk.mark("number").remote_id or "")})

    seen = walk.look("registered")

    assert seen.state is State.REJECTED
    assert [finding.code for finding in seen.findings] == ["30126"]


def test_a_ready_number_that_is_deregistered_is_lost(caller: Caller) -> None:
    walk = Walk(caller)
    walk.walk("attachment")
    number = walk.mark("number").remote_id or ""
    walk.sightings = frozenset({(REGISTERED, number)})
    walk.make("registered")
    still = walk.look("registered")
    walk.sightings |= {(REMOVED, number)}

    assert still.state is State.APPROVED
    assert walk.look("registered").state is State.LOST


def test_a_ready_number_taken_out_of_the_service_is_lost(caller: Caller) -> None:
    walk = Walk(caller)
    walk.walk("attachment")
    number, service = walk.mark("number").remote_id or "", walk.mark("service").remote_id
    walk.sightings = frozenset({(REGISTERED, number)})
    walk.make("registered")
    caller.sdk.messaging.v1.services(service).phone_numbers(number).delete()

    seen = walk.look("registered")

    assert (seen.state, seen.said) == (State.LOST, "gone")


def test_a_test_recipient_who_cannot_be_texted_is_the_operators_to_change(caller: Caller) -> None:
    walk = Walk(caller, test_to="+442075550199")
    walk.walk("attachment")

    with pytest.raises(Misconfigured):
        walk.make("registered")


# The provider


def test_offers_name_number_and_place(walk: Walk) -> None:
    first, second = walk.provider.offers("207", limit=2)

    assert walk.provider.offers("207", skip=1, limit=1) == (second,)
    assert first.phone_number.startswith("+1207")
    assert "ME" in first.place


def test_an_area_code_without_numbers_offers_none(walk: Walk, caller: Caller) -> None:
    caller.admin("POST", "numbers", {"area_code": "312", "stock": 0})

    assert walk.provider.offers("312") == ()


def test_callbacks_are_asked_for_where_there_is_a_public_address(caller: Caller) -> None:
    walk = Walk(caller, public_url="http://127.0.0.1:9/")
    walk.walk("service")

    assert forms(caller, "CustomerProfiles")[0]["StatusCallback"] == "http://127.0.0.1:9/twilio/trusthub"
    assert forms(caller, "Services")[0]["StatusCallback"] == "http://127.0.0.1:9/twilio/messages"


def test_an_api_key_is_used_where_there_is_one(caller: Caller) -> None:
    caller.world.keys["SK1"] = ("secret", caller.world.account_sid)
    walk = Walk(caller, auth_token="", api_key="SK1", api_secret="secret")

    assert walk.make("profile").state is State.MADE


# Faults


@pytest.mark.parametrize("do", ["drop_before", "drop_after"])
def test_a_cut_connection_leaves_open_whether_it_was_done(do: str, walk: Walk, caller: Caller) -> None:
    caller.admin("POST", "faults", {"method": "POST", "path": "EndUsers", "do": do})

    with pytest.raises(TryLater) as raised:
        walk.make("business_info")

    assert raised.value.done is None
    assert (walk.find("business_info") is not None) == (do == "drop_after")


def test_a_page_that_cannot_be_read_is_time_to_wait(walk: Walk, caller: Caller) -> None:
    caller.admin("POST", "faults", {"method": "GET", "path": "EndUsers", "do": "status", "status": 500})

    with pytest.raises(TryLater):
        walk.find("business_info")


def test_the_next_page_of_a_list_comes_from_the_same_place(walk: Walk, caller: Caller) -> None:
    walk.make("business_info")
    for _ in range(60):
        caller.sdk.trusthub.v1.end_users.create("other", "authorized_representative_1", attributes={"first_name": "A"})

    listed = list(walk.provider._client.trusthub.v1.end_users.stream(page_size=50))

    assert len(listed) == 61


def test_wrong_credentials_are_the_operators_to_mend(caller: Caller) -> None:
    with pytest.raises(Misconfigured):
        Walk(caller, auth_token="wrong" + TOKEN)


def test_the_log_names_calls_and_ids_and_nothing_personal(walk: Walk, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    walk.walk("registered")
    walk.begin("number")
    walk.find("number")

    lines = [record.getMessage() for record in caplog.records if record.name.startswith(("bot.", "twilio"))]
    assert f"path=/trusthub/v1/CustomerProfiles/{walk.mark('profile').remote_id}/Evaluations" in " ".join(lines)
    assert all(line.startswith("twilio_call method=") for line in lines)
    assert not [line for line in lines if re.search(r"\?|1930275|\+1|%2B1|harbor|@|" + TOKEN, line)]
