"""Ordered outcomes, stage by stage."""

import pytest
from twilio.base.exceptions import TwilioRestException

from sandbox.twilio.policies import SECONDARY_POLICY
from tests.kit.twilio_caller import BUSINESS, CAMPAIGN, LISTED, Caller

pytest_plugins = ["tests.kit.twilio_caller"]

QE = "QE2c6890da8086d771620e9b13fadeba0b"
FIXED = {key: CAMPAIGN[key] for key in CAMPAIGN if key != "us_app_to_person_usecase"}


def code_of(error: pytest.ExceptionInfo[TwilioRestException]) -> tuple[int, int]:
    return error.value.status, error.value.code


def test_a_profile_is_looked_at_before_it_is_decided(caller: Caller) -> None:
    profile = caller.sdk.trusthub.v1.customer_profiles(caller.profile())
    profile.update(status="pending-review")
    seen = [profile.fetch().status]
    for _ in range(2):
        caller.passes(30)
        seen.append(profile.fetch().status)

    assert seen == ["pending-review", "in-review", "twilio-approved"]


def test_an_address_is_refused_within_twenty_seconds_and_can_be_repaired(caller: Caller) -> None:
    caller.order(profile=[{"code": 18603, "reason": "Invalid postal code."}, "approve"])
    profile = caller.sdk.trusthub.v1.customer_profiles(caller.profile())
    profile.update(status="pending-review")
    caller.passes(20)
    refused = profile.fetch()
    [address] = caller.sdk.addresses.list()
    address.update(postal_code="04102")
    profile.update(status="pending-review")
    caller.passes(60)

    assert (refused.status, refused.errors) == ("twilio-rejected", [{"code": 18603}])
    assert (profile.fetch().status, profile.fetch().errors) == ("twilio-approved", None)


def test_the_address_of_an_approved_profile_is_locked(caller: Caller) -> None:
    caller.submitted()
    caller.passes(60)

    with pytest.raises(TwilioRestException) as error:
        caller.sdk.addresses.list()[0].update(postal_code="04102")

    assert code_of(error) == (400, 21630)


def test_a_trust_product_is_refused_by_the_order_of_its_profile(caller: Caller) -> None:
    caller.order(trust_product=[[{"code": 18601}, {"code": 18606}]])
    _, product = caller.submitted()
    caller.passes(60)

    assert caller.sdk.trusthub.v1.trust_products(product).fetch().errors == [{"code": 18601}, {"code": 18606}]


def test_a_brand_is_refused_repaired_and_approved(caller: Caller) -> None:
    caller.order(brand=[{"code": 30795, "fields": ["business_registration_number"]}])
    brand = caller.sdk.messaging.v1.brand_registrations(caller.brand())
    refused = brand.fetch()
    again = brand.update()
    caller.passes(120)

    assert (refused.status, refused.errors[0]["error_code"], refused.errors[0]["fields"]) == (
        "FAILED",
        30795,
        ["business_registration_number"],
    )
    assert (again.status, again.errors, again.tcr_id) == ("PENDING", [], refused.tcr_id)
    assert brand.fetch().status == "APPROVED"


def test_a_brand_can_be_updated_three_times_and_only_when_failed(caller: Caller) -> None:
    caller.order(brand=[{"code": 30795}] * 4)
    brand = caller.sdk.messaging.v1.brand_registrations(caller.brand())
    for _ in range(3):
        brand.update()
        with pytest.raises(TwilioRestException) as early:
            brand.update()
        caller.passes(120)
    with pytest.raises(TwilioRestException) as late:
        brand.update()

    assert (code_of(early), code_of(late)) == ((400, 21725), (400, 21724))


def test_a_failed_brand_that_the_registry_never_saw_cannot_be_updated(caller: Caller) -> None:
    caller.order(brand=[{"code": 30793, "tcr": False}])
    brand = caller.sdk.messaging.v1.brand_registrations(caller.brand())
    with pytest.raises(TwilioRestException) as error:
        brand.update()

    assert (brand.fetch().tcr_id, code_of(error)) == (None, (400, 21725))


def test_swapped_bundles_fail_the_brand(caller: Caller) -> None:
    profile, product = caller.submitted()
    brand = caller.sdk.messaging.v1.brand_registrations.create(product, profile)
    caller.passes(60)

    assert (brand.fetch().status, brand.fetch().errors[0]["error_code"]) == ("FAILED", 30794)


def test_a_brand_needs_both_bundles_submitted(caller: Caller) -> None:
    profile = caller.profile()
    product = caller.trust_product(profile)
    with pytest.raises(TwilioRestException) as error:
        caller.sdk.messaging.v1.brand_registrations.create(profile, product)

    assert error.value.status == 400


def test_a_campaign_is_refused_edited_and_approved(caller: Caller) -> None:
    caller.order(campaign=[{"code": 30909, "fields": ["MESSAGE_FLOW"]}])
    campaign = caller.sdk.messaging.v1.services(caller.campaign()).us_app_to_person(QE)
    refused = campaign.fetch()
    again = campaign.update(age_gated=False, direct_lending=False, **FIXED)
    caller.passes(3600)

    assert (refused.campaign_status, refused.errors[0]["fields"]) == ("FAILED", ["MESSAGE_FLOW"])
    assert (again.campaign_status, again.errors) == ("IN_PROGRESS", [])
    assert campaign.fetch().campaign_status == "VERIFIED"


def test_an_approved_campaign_is_suspended_when_that_is_ordered(caller: Caller) -> None:
    caller.order(campaign=["approve", {"code": 30990, "after": "approved"}])
    service = caller.campaign()
    caller.number(service)
    caller.passes(3600)
    message = caller.sdk.messages.create(to="+12075550199", messaging_service_sid=service, body="Hello")
    caller.passes(2)

    assert caller.sdk.messaging.v1.services(service).us_app_to_person(QE).fetch().campaign_status == "SUSPENDED"
    assert message.fetch().error_code == 30033


def test_an_unknown_word_can_be_said(caller: Caller) -> None:
    caller.order(brand=[{"said": "ON_HOLIDAY"}])

    assert caller.sdk.messaging.v1.brand_registrations(caller.brand()).fetch().status == "ON_HOLIDAY"


def test_a_listed_company_waits_for_the_mailed_link(caller: Caller) -> None:
    caller.order(mailed_link=["ignore", "click"])
    messaging = caller.sdk.messaging.v1
    brand = caller.brand(**LISTED)
    service = messaging.services.create("service").sid
    campaigns = messaging.services(service).us_app_to_person
    with pytest.raises(TwilioRestException) as waiting:
        campaigns.create(brand_registration_sid=brand, **CAMPAIGN)
    caller.passes(7 * 86_400)
    with pytest.raises(TwilioRestException) as expired:
        campaigns.create(brand_registration_sid=brand, **CAMPAIGN)
    [mail] = messaging.brand_registrations(brand).brand_vettings.list(page_size=1000)
    again = caller.http.post(f"/messaging/v1/a2p/BrandRegistrations/{brand}/2fa", json={})
    caller.passes(600)

    assert (code_of(waiting), code_of(expired)) == ((400, 30994), (400, 21737))
    assert (mail.vetting_status, again.status_code) == ("FAILED", 200)
    assert messaging.brand_registrations(brand).fetch().identity_status == "VERIFIED"
    assert campaigns.create(brand_registration_sid=brand, **CAMPAIGN).campaign_status == "PENDING"


def test_a_person_can_follow_the_link_by_hand(caller: Caller) -> None:
    caller.order(mailed_link=["ignore"])
    brand = caller.brand(**LISTED)

    assert caller.admin("POST", "click", {"business": BUSINESS}) == {"clicked": True}
    assert caller.sdk.messaging.v1.brand_registrations(brand).fetch().identity_status == "VERIFIED"
    assert caller.admin("POST", "click", {"business": BUSINESS}) == {"clicked": False}


def test_a_number_can_fail_to_be_registered(caller: Caller) -> None:
    caller.order(number=[{"code": 30126}])
    service = caller.campaign()
    caller.number(service)
    caller.passes(120)

    assert caller.admin("GET", "registrations")[0]["registration"] == "FAILURE"


def test_a_purchase_is_refused_when_that_is_ordered(caller: Caller) -> None:
    caller.order(number=[{"code": 21422}])
    service = caller.campaign()
    with pytest.raises(TwilioRestException) as error:
        caller.number(service)

    assert code_of(error) == (400, 21422)
    assert caller.admin("GET", "refused") == []


def test_an_address_is_unknown_when_that_is_ordered(caller: Caller) -> None:
    caller.order(address=[{"code": 21629, "reason": "Did you mean 410 Commercial St?"}])
    with pytest.raises(TwilioRestException) as error:
        caller.profile()

    assert code_of(error) == (400, 21629)
    assert "Did you mean 410 Commercial St?" in error.value.msg


def test_an_evaluation_is_noncompliant_when_that_is_ordered(caller: Caller) -> None:
    caller.order(evaluation=[{"code": 22215, "fields": ["website_url"]}])
    profile = caller.sdk.trusthub.v1.customer_profiles(caller.profile())
    first, second = (profile.customer_profiles_evaluations.create(SECONDARY_POLICY) for _ in range(2))
    [bad] = [row for row in first.results if not row["passed"]]

    assert (first.status, [one["object_field"] for one in bad["invalid"]]) == ("noncompliant", ["website_url"])
    assert second.status == "compliant"


def test_an_order_stays_with_its_profile_when_the_name_changes(caller: Caller) -> None:
    caller.order(profile=[{"code": 18602}, {"code": 18601}])
    sid = caller.profile()
    profile = caller.sdk.trusthub.v1.customer_profiles(sid)
    profile.update(status="pending-review")
    caller.passes(60)
    [information] = [row for row in caller.sdk.trusthub.v1.end_users.list() if row.type.startswith("customer_profile")]
    information.update(attributes={**information.attributes, "business_name": "Another Name LLC"})
    profile.update(status="pending-review")
    caller.passes(60)

    assert profile.fetch().errors == [{"code": 18601}]


def test_each_order_is_for_one_profile(caller: Caller) -> None:
    caller.order(profile=[{"code": 18602}])
    caller.order(profile=[{"code": 18601}])
    profiles = [caller.sdk.trusthub.v1.customer_profiles(caller.profile()) for _ in range(3)]
    for profile in profiles:
        profile.update(status="pending-review")
    caller.passes(60)

    assert [profile.fetch().errors for profile in profiles] == [[{"code": 18602}], [{"code": 18601}], None]


def test_an_order_that_comes_after_the_submission_is_for_another_profile(caller: Caller) -> None:
    profile, product = caller.submitted()
    caller.order(brand=[{"code": 30795}])
    brand = caller.sdk.messaging.v1.brand_registrations.create(profile, product)
    caller.passes(120)

    assert brand.fetch().status == "APPROVED"
    assert caller.admin("GET", "outcomes")[0]["bound"] is False


def test_a_suspended_brand_takes_its_campaign_along(caller: Caller) -> None:
    caller.order(brand=["approve", {"code": 21731, "after": "approved"}])
    service = caller.campaign()
    brand = caller.sdk.messaging.v1.brand_registrations(
        caller.world.tables["campaigns"][service]["brand_registration_sid"]
    )
    with pytest.raises(TwilioRestException) as error:
        brand.update()

    assert (brand.fetch().status, code_of(error)) == ("SUSPENDED", (400, 21731))
    assert caller.sdk.messaging.v1.services(service).us_app_to_person(QE).fetch().campaign_status == "SUSPENDED"


def test_a_registered_number_is_lost_when_that_is_ordered(caller: Caller) -> None:
    caller.order(number=[{"code": 30126, "after": "approved"}])
    caller.number(caller.campaign())
    caller.passes(120)
    before = caller.admin("GET", "registrations")[0]["registration"]
    caller.passes(3600)

    assert (before, caller.admin("GET", "registrations")[0]["registration"]) == ("REGISTERED", "UNREGISTERED")


def test_a_mock_brand_is_approved_and_cannot_send(caller: Caller) -> None:
    messaging = caller.sdk.messaging.v1
    caller.order(brand=[{"code": 30795}])
    profile, product = caller.submitted()
    brand = messaging.brand_registrations.create(profile, product, mock=True)
    caller.passes(120)
    service = messaging.services.create("service").sid
    messaging.services(service).us_app_to_person.create(brand_registration_sid=brand.sid, **CAMPAIGN)
    caller.passes(3600)
    caller.number(service)
    caller.passes(120)

    assert (brand.fetch().status, brand.fetch().mock) == ("APPROVED", True)
    assert messaging.services(service).us_app_to_person(QE).fetch().mock
    assert caller.admin("GET", "registrations")[0]["registration"] == "UNREGISTERED"
