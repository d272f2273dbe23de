"""What the sandbox's Twilio refuses, as the real one does."""

from collections.abc import Callable
from typing import Any

import pytest
from twilio.base.exceptions import TwilioRestException

from sandbox.twilio.policies import A2P_POLICY, SECONDARY_POLICY
from sandbox.twilio.segments import segments
from tests.kit.twilio_caller import ACCOUNT, CAMPAIGN, CONTACT, PRIMARY, Caller

pytest_plugins = ["tests.kit.twilio_caller"]

QE = "QE2c6890da8086d771620e9b13fadeba0b"


def refusal(call: Callable[..., Any], *args: Any, **kwargs: Any) -> tuple[int, int]:
    with pytest.raises(TwilioRestException) as error:
        call(*args, **kwargs)
    return error.value.status, error.value.code


def invalid(evaluation: Any) -> dict[str, list[str]]:
    failed = [row for row in evaluation.results if not row["passed"]]
    return {row["requirement_name"]: [bad["object_field"] for bad in row["invalid"]] for row in failed}


def test_wrong_credentials_are_refused_in_twilios_form(caller: Caller) -> None:
    answer = caller.http.get("/trusthub/v1/CustomerProfiles", auth=(ACCOUNT, "wrong"))

    assert answer.status_code == 401
    assert answer.json() == {
        "code": 20003,
        "message": "Authenticate",
        "more_info": "https://www.twilio.com/docs/errors/20003",
        "status": 401,
    }


def test_pages_are_followed_to_the_end_and_never_larger_than_a_thousand(caller: Caller) -> None:
    hub = caller.sdk.trusthub.v1
    for number in range(7):
        hub.end_users.create(f"user {number}", "authorized_representative_1", attributes=CONTACT)
    for number in range(5):
        caller.sdk.addresses.create(f"customer {number}", "1 A St", "Portland", "ME", "04101", "US")

    assert [row.friendly_name for row in hub.end_users.list(page_size=2)] == [
        f"user {number}" for number in range(6, -1, -1)
    ]
    assert len(caller.sdk.addresses.list(page_size=2)) == 5
    answer = caller.http.get("/trusthub/v1/EndUsers", params={"PageSize": 1001})
    assert (answer.status_code, answer.json()["code"]) == (400, 20007)


def test_a_new_row_between_two_pages_shifts_nothing(caller: Caller) -> None:
    users = caller.sdk.trusthub.v1.end_users
    made = [users.create("x", "authorized_representative_1").sid for _ in range(4)]
    first = users.page(page_size=2)
    users.create("late", "authorized_representative_1")
    second = first.next_page()

    assert [row.sid for row in (*first, *second)] == made[::-1]


def test_lists_filter_exactly(caller: Caller) -> None:
    profiles = caller.sdk.trusthub.v1.customer_profiles
    made = [
        profiles.create(friendly_name=name, email="a@b.example", policy_sid=SECONDARY_POLICY).sid
        for name in ("one", "one more")
    ]

    assert [row.sid for row in profiles.list(friendly_name="one")] == made[:1]
    assert [row.sid for row in profiles.list(status="twilio-approved")] == [PRIMARY]


def test_an_empty_profile_lacks_everything(caller: Caller) -> None:
    profiles = caller.sdk.trusthub.v1.customer_profiles
    profile = profiles(profiles.create(friendly_name="x", email="a@b.example", policy_sid=SECONDARY_POLICY).sid)
    evaluation = profile.customer_profiles_evaluations.create(SECONDARY_POLICY)

    assert {row["object_type"]: row["error_code"] for row in evaluation.results} == {
        "customer_profile_business_information": 22214,
        "authorized_representative_1": 22214,
        "customer_profile_address": 22216,
        "primary_customer_profile_type_business": 22215,
    }
    assert refusal(profile.update, status="pending-review") == (400, 22214)


def test_an_evaluation_names_the_fields(caller: Caller) -> None:
    profile = caller.sdk.trusthub.v1.customer_profiles(
        caller.profile(
            website_url="", business_industry="COFFEE", business_regions_of_operation="EUROPE,USA_AND_CANADA"
        )
    )
    evaluation = profile.customer_profiles_evaluations.create(SECONDARY_POLICY)

    assert invalid(evaluation) == {"customer_profile_business_information": ["business_industry", "website_url"]}


def test_a_trust_product_needs_its_profile_submitted(caller: Caller) -> None:
    profile = caller.profile()
    product = caller.sdk.trusthub.v1.trust_products(caller.trust_product(profile))
    before = product.trust_products_evaluations.create(A2P_POLICY)
    caller.sdk.trusthub.v1.customer_profiles(profile).update(status="pending-review")

    assert invalid(before) == {"customer_profile_type_business": ["bundle_status"]}
    assert product.trust_products_evaluations.create(A2P_POLICY).status == "compliant"


def test_a_listed_company_gives_its_exchange_ticker_and_contact(caller: Caller) -> None:
    product = caller.sdk.trusthub.v1.trust_products(caller.trust_product(caller.profile(), company_type="public"))

    assert invalid(product.trust_products_evaluations.create(A2P_POLICY))["us_a2p_messaging_profile_information"] == [
        "stock_exchange",
        "stock_ticker",
        "brand_contact_email",
    ]


def test_status_and_fields_do_not_go_together_nor_does_a_second_submission(caller: Caller) -> None:
    profile = caller.sdk.trusthub.v1.customer_profiles(caller.profile())

    assert refusal(profile.update, status="pending-review", email="b@b.example") == (400, 22204)
    profile.update(status="pending-review")
    assert refusal(profile.update, status="pending-review") == (400, 22203)
    assert refusal(profile.update, status="twilio-approved") == (400, 22203)


def test_an_object_is_assigned_once_and_must_be_ours(caller: Caller) -> None:
    held = caller.sdk.trusthub.v1.customer_profiles(caller.profile()).customer_profiles_entity_assignments

    assert refusal(held.create, PRIMARY) == (409, 20409)
    assert refusal(held.create, "IT" + "0" * 32) == (400, 22205)
    assert refusal(held.create, "AD" + "0" * 32) == (400, 22206)
    assert len(held.list()) == 4
    assert len(held.list(object_type="authorized_representative_1")) == 1


def test_attributes_are_json(caller: Caller) -> None:
    form = {"FriendlyName": "x", "Type": "authorized_representative_1", "Attributes": "{broken"}

    assert caller.http.post("/trusthub/v1/EndUsers", data=form).json()["code"] == 22207


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"description": "short"}, 21728),
        ({"message_flow": "x" * 2049}, 21728),
        ({"message_samples": ["Harbor Outfitters: only one. STOP to opt out."]}, 21728),
        ({"message_samples": ["short", "Harbor Outfitters: long enough."]}, 21728),
        ({"opt_in_keywords": ["TWO WORDS"]}, 21728),
        ({"us_app_to_person_usecase": "NONSENSE"}, 21720),
        ({"us_app_to_person_usecase": "CHARITY"}, 21717),
        ({"privacy_policy_url": ""}, 30933),
        ({"terms_and_conditions_url": "http://insecure.example/"}, 30934),
    ],
)
def test_campaigns_have_rules(change: dict[str, Any], code: int, caller: Caller) -> None:
    brand = caller.brand()
    campaigns = caller.sdk.messaging.v1.services(caller.sdk.messaging.v1.services.create("s").sid).us_app_to_person

    assert refusal(campaigns.create, brand_registration_sid=brand, **{**CAMPAIGN, **change}) == (400, code)


def test_a_campaign_needs_an_approved_brand_and_a_service_of_its_own(caller: Caller) -> None:
    messaging = caller.sdk.messaging.v1
    profile, product = caller.submitted()
    brand = messaging.brand_registrations.create(profile, product).sid
    campaigns = messaging.services(messaging.services.create("s").sid).us_app_to_person

    assert refusal(campaigns.create, brand_registration_sid=brand, **CAMPAIGN) == (400, 21717)
    caller.passes(120)
    campaigns.create(brand_registration_sid=brand, **CAMPAIGN)
    assert refusal(campaigns.create, brand_registration_sid=brand, **CAMPAIGN) == (409, 20409)


def test_policies_are_shown_to_those_who_ask_for_the_newer_form(caller: Caller) -> None:
    service = caller.campaign()
    place = f"/messaging/v1/Services/{service}/Compliance/Usa2p/{QE}"

    assert "privacy_policy_url" not in caller.http.get(place).json()
    assert (
        caller.http.get(place, headers={"X-Twilio-Api-Version": "v1.2"}).json()["privacy_policy_url"]
        == CAMPAIGN["privacy_policy_url"]
    )


def test_an_absent_campaign_is_a_look_and_a_deleted_one_is_absent(caller: Caller) -> None:
    messaging = caller.sdk.messaging.v1
    campaign = messaging.services(caller.campaign()).us_app_to_person(QE)
    campaign.delete()

    assert refusal(campaign.fetch) == (404, 20404)
    assert caller.admin("GET", "refused") == []


def test_brands_and_campaigns_are_asked_about_once_a_second(caller: Caller) -> None:
    caller.world.pace = 60.0
    brands = caller.sdk.messaging.v1.brand_registrations
    brands.list()

    assert refusal(brands("BN" + "0" * 32).fetch) == (429, 20429)
    assert [row["code"] for row in caller.admin("GET", "refused")] == [20429]


def test_numbers_are_bought_once_and_attached_once(caller: Caller) -> None:
    caller.admin("POST", "numbers", {"area_code": "207", "stock": 2})
    numbers, messaging = caller.sdk.incoming_phone_numbers, caller.sdk.messaging.v1
    first = numbers.create(
        phone_number=caller.sdk.available_phone_numbers("US").local.list(area_code=207)[0].phone_number
    )
    numbers.create(area_code="207")
    one, two = (messaging.services(messaging.services.create(name).sid).phone_numbers for name in "ab")
    one.create(first.sid)

    assert caller.sdk.available_phone_numbers("US").local.list(area_code=207) == []
    assert refusal(numbers.create, phone_number=first.phone_number) == (400, 21422)
    assert refusal(numbers.create, area_code="207") == (400, 21452)
    assert refusal(one.create, first.sid) == (409, 21710)
    assert refusal(two.create, first.sid) == (409, 21712)
    assert [row.sid for row in numbers.list(phone_number=first.phone_number)] == [first.sid]


def test_a_search_knows_places(caller: Caller) -> None:
    local = caller.sdk.available_phone_numbers("US").local
    [portland] = local.list(area_code=207, limit=1)

    assert (portland.locality, portland.region) == ("Portland", "ME")
    assert {row.region for row in local.list(in_region="IA", limit=60)} == {"IA"}
    assert [row.phone_number for row in local.list(area_code=207, contains="5550107")] == ["+12075550107"]
    assert local.list(area_code=613) == []


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ({"to": "5550199"}, 21211),
        ({"to": "+447700900123"}, 21408),
        ({"to": "+12075550199", "body": ""}, 21602),
        ({"to": "+12075550199", "body": "x" * 1601}, 21617),
        ({"to": "+12075550199", "schedule_type": "fixed"}, 35111),
        ({"to": "+12075550199", "schedule_type": "fixed", "send_at": "2020-01-01T00:00:00Z"}, 35114),
        ({"to": "+12075550199", "messaging_service_sid": "MG" + "0" * 32}, 21701),
    ],
)
def test_messages_have_rules(message: dict[str, Any], code: int, caller: Caller) -> None:
    service = caller.sdk.messaging.v1.services.create("s").sid
    caller.number(service)

    assert refusal(caller.sdk.messages.create, **{"messaging_service_sid": service, "body": "Hi", **message}) == (
        400,
        code,
    )


def test_a_scheduled_message_waits_and_can_be_canceled(caller: Caller) -> None:
    service = caller.campaign()
    caller.number(service)
    caller.passes(120)
    at = caller.world.clock.now().timestamp() + 900
    wish = {"to": "+12075550199", "messaging_service_sid": service, "body": "Hi", "schedule_type": "fixed"}
    when = caller.world.clock.now().fromtimestamp(at, tz=caller.world.clock.now().tzinfo)
    kept, dropped = (caller.sdk.messages.create(send_at=when, **wish) for _ in range(2))
    dropped.update(status="canceled")
    before = kept.fetch().status
    caller.passes(900)

    assert (before, kept.fetch().status, dropped.fetch().status) == ("scheduled", "delivered", "canceled")
    assert refusal(dropped.update, status="canceled") == (409, 30409)


def test_a_subaccount_has_credentials_and_objects_of_its_own(caller: Caller) -> None:
    sub = caller.sdk.api.v2010.accounts.create(friendly_name="client")
    caller.profile()
    hub = "/trusthub/v1/CustomerProfiles"
    listed = caller.http.get(hub, auth=(sub.sid, sub.auth_token)).json()["results"]
    through_parent = caller.http.get(f"/api/2010-04-01/Accounts/{sub.sid}/Addresses.json")
    stranger = caller.http.get(f"/api/2010-04-01/Accounts/{ACCOUNT}/Addresses.json", auth=(sub.sid, sub.auth_token))

    assert listed == []
    assert (through_parent.status_code, stranger.status_code) == (200, 404)
    assert [row.sid for row in caller.sdk.api.v2010.accounts.list(friendly_name="client")] == [sub.sid]


def test_an_api_key_opens_the_same_account(caller: Caller) -> None:
    caller.world.keys["SK" + "c" * 32] = "secret"
    place = "/trusthub/v1/CustomerProfiles"

    assert caller.http.get(place, auth=("SK" + "c" * 32, "secret")).status_code == 200
    assert caller.http.get(place, auth=("SK" + "c" * 32, "guess")).status_code == 401


def test_a_company_can_register_itself_with_its_primary_profile(caller: Caller) -> None:
    caller.order("Sandbox Operator, Inc.", trust_product=[{"code": 18601}], brand=[{"code": 30795}])
    hub, messaging = caller.sdk.trusthub.v1, caller.sdk.messaging.v1
    product = hub.trust_products(caller.trust_product(PRIMARY))
    product.update(status="pending-review")
    caller.passes(60)
    refused = product.fetch().errors
    product.update(status="pending-review")
    brand = messaging.brand_registrations.create(PRIMARY, product.fetch().sid)
    caller.passes(120)

    assert refused == [{"code": 18601}]
    assert brand.fetch().errors[0]["error_code"] == 30795


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 307, 3),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("”" * 70, 1),
        ("”" * 71, 2),
        ("😀" * 36, 2),
    ],
)
def test_segments_are_counted_as_the_carriers_do(text: str, count: int) -> None:
    assert segments(text) == count


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ({"ValidityPeriod": "0"}, 20422),
        ({"ValidityPeriod": "soon"}, 20422),
        ({"StickySender": "perhaps"}, 20422),
        ({"InboundMethod": "PUT"}, 20422),
        ({"Usecase": "spam"}, 21713),
        ({"FriendlyName": "x" * 65}, 20422),
    ],
)
def test_services_have_rules(form: dict[str, str], code: int, caller: Caller) -> None:
    answer = caller.http.post("/messaging/v1/Services", data={"FriendlyName": "x", **form})

    assert (answer.status_code, answer.json()["code"]) == (400, code)


def test_what_is_in_use_is_not_deleted(caller: Caller) -> None:
    hub, messaging = caller.sdk.trusthub.v1, caller.sdk.messaging.v1
    service = caller.campaign()

    assert refusal(messaging.services(service).delete) == (409, 20409)
    assert refusal(hub.end_users(hub.end_users.list()[0].sid).delete) == (409, 20409)
    assert refusal(caller.sdk.addresses.list()[0].delete) == (409, 20409)
    assert refusal(hub.trust_products(hub.trust_products.list()[0].sid).delete) == (409, 20409)


def test_a_number_leaves_a_service_for_another(caller: Caller) -> None:
    messaging = caller.sdk.messaging.v1
    first, second = (messaging.services(messaging.services.create(name).sid) for name in "ab")
    number = caller.number(first.fetch().sid)
    first.phone_numbers(number).delete()
    second.phone_numbers.create(number)

    assert ([row.sid for row in first.phone_numbers.list()], [row.sid for row in second.phone_numbers.list()]) == (
        [],
        [number],
    )
