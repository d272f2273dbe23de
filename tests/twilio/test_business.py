import pytest

from bot.domain.errors import Misconfigured, TryLater
from bot.domain.progress import State
from tests.kit.twilio_caller import PRIMARY, Caller, forms
from tests.kit.twilio_walk import LISTED, TEST_TO, Walk, dossier

pytest_plugins = ["tests.kit.twilio_caller"]


@pytest.fixture
def walk(caller: Caller) -> Walk:
    return Walk(caller, test_to=TEST_TO)


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


def test_a_brand_that_should_be_a_mock_and_is_not_stops_there(caller: Caller) -> None:
    walk = Walk(caller, mock_brands=True)
    walk.walk("brand")
    caller.world.tables["brands"][walk.mark("brand").remote_id]["mock"] = False

    seen = walk.settle("brand")

    assert (seen.state, seen.said) == (State.UNKNOWN, "APPROVED (not a mock brand)")


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
