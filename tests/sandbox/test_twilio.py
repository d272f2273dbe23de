from tests.kit.twilio_caller import CAMPAIGN, Caller

pytest_plugins = ["tests.kit.twilio_caller"]

QE = "QE2c6890da8086d771620e9b13fadeba0b"


def test_a_business_goes_all_the_way_to_a_delivered_message(caller: Caller) -> None:
    messaging = caller.sdk.messaging.v1
    profile, product = caller.submitted()
    caller.passes(60)
    brand = messaging.brand_registrations.create(profile, product, skip_automatic_sec_vet=True)
    caller.passes(120)
    service = messaging.services.create("service").sid
    messaging.services(service).us_app_to_person.create(brand_registration_sid=brand.sid, **CAMPAIGN)
    caller.passes(3600)
    caller.number(service)
    early = caller.sdk.messages.create(to="+12075550199", messaging_service_sid=service, body="Too early")
    caller.passes(120)
    late = caller.sdk.messages.create(to="+12075550199", messaging_service_sid=service, body="Hello")
    caller.passes(2)

    assert caller.sdk.trusthub.v1.customer_profiles(profile).fetch().status == "twilio-approved"
    assert caller.sdk.trusthub.v1.trust_products(product).fetch().status == "twilio-approved"
    assert messaging.brand_registrations(brand.sid).fetch().status == "APPROVED"
    assert messaging.services(service).us_app_to_person(QE).fetch().campaign_status == "VERIFIED"
    assert (early.fetch().status, early.fetch().error_code) == ("undelivered", 30035)
    assert late.fetch().status == "delivered"
    assert caller.admin("GET", "refused") == []
