"""A customer of the sandbox's Twilio: the real SDK pointed at it, and the admin door beside it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from twilio.http.http_client import TwilioHttpClient
from twilio.rest import Client

from sandbox.clock import Clock
from sandbox.serving import Server
from sandbox.twilio import twilio_app
from sandbox.twilio.policies import A2P_POLICY, SECONDARY_POLICY

ACCOUNT, TOKEN, PRIMARY = "AC" + "a" * 32, "t" * 32, "BU" + "b" * 32
BUSINESS = "Harbor Outfitters LLC"
BUSINESS_INFORMATION = {
    "business_name": BUSINESS,
    "business_type": "Limited Liability Corporation",
    "business_registration_identifier": "EIN",
    "business_registration_number": "84-1930275",
    "business_industry": "RETAIL",
    "business_regions_of_operation": "USA_AND_CANADA",
    "business_identity": "direct_customer",
    "website_url": "https://harbor-outfitters.example",
}
CONTACT = {
    "first_name": "Ines",
    "last_name": "Aguilar",
    "email": "ines@harbor-outfitters.example",
    "phone_number": "+12075550148",
    "business_title": "Head of Marketing",
    "job_position": "Director",
}
LISTED = {
    "company_type": "public",
    "stock_exchange": "NASDAQ",
    "stock_ticker": "HRBR",
    "brand_contact_email": "ines@harbor-outfitters.example",
}
CAMPAIGN = {
    "us_app_to_person_usecase": "MARKETING",
    "description": "Harbor Outfitters texts customers who signed up about weekly offers on outdoor clothing.",
    "message_flow": "Customers enter their mobile number at https://harbor-outfitters.example/texts and tick a box.",
    "message_samples": [
        "Harbor Outfitters: 20% off rain jackets. STOP to opt out.",
        "Harbor Outfitters: paddles are here.",
    ],
    "has_embedded_links": True,
    "has_embedded_phone": False,
    "privacy_policy_url": "https://harbor-outfitters.example/privacy",
    "terms_and_conditions_url": "https://harbor-outfitters.example/terms",
}


class LocalHttp(TwilioHttpClient):
    """The SDK's own HTTP client, its addresses rewritten."""

    def __init__(self, base: str) -> None:
        super().__init__(timeout=5)
        self._base = base

    def request(self, method: str, url: str, *args: Any, **kwargs: Any) -> Any:
        parts = urlsplit(url)
        product = str(parts.hostname).split(".")[0]
        rewritten = f"{self._base}/{product}{parts.path}" + (f"?{parts.query}" if parts.query else "")
        return super().request(method, rewritten, *args, **kwargs)


class Caller:
    """One customer with the SDK, raw calls and the admin door."""

    def __init__(self, base: str, world: Any) -> None:
        self.base, self.world = base, world
        self.sdk = Client(ACCOUNT, TOKEN, http_client=LocalHttp(base))
        self.http = httpx.Client(base_url=base, auth=(ACCOUNT, TOKEN), timeout=5)

    def admin(self, method: str, door: str, wish: dict[str, Any] | None = None) -> Any:
        """Knock at the admin door."""
        return self.http.request(method, f"/_admin/{door}", json=wish).raise_for_status().json()

    def passes(self, seconds: float) -> None:
        """Let time pass."""
        self.admin("POST", "clock", {"advance": seconds})

    def order(self, business: str = BUSINESS, **stages: Any) -> None:
        """Order outcomes for a business."""
        self.admin("POST", "outcomes", {"business": business, **stages})

    def profile(self, **business: str) -> str:
        """Make and fill a customer profile."""
        hub, sdk = self.sdk.trusthub.v1, self.sdk
        sid = hub.customer_profiles.create(
            friendly_name="p", email="ops@agency.example", policy_sid=SECONDARY_POLICY
        ).sid
        information = {**BUSINESS_INFORMATION, **business}
        info = hub.end_users.create("info", "customer_profile_business_information", attributes=information).sid
        person = hub.end_users.create("contact", "authorized_representative_1", attributes=CONTACT).sid
        address = sdk.addresses.create(
            information["business_name"], "410 Commercial Street", "Portland", "ME", "04101", "US"
        ).sid
        document = hub.supporting_documents.create(
            "a", "customer_profile_address", attributes={"address_sids": address}
        ).sid
        for part in (info, person, document, PRIMARY):
            hub.customer_profiles(sid).customer_profiles_entity_assignments.create(part)
        return str(sid)

    def trust_product(self, profile: str, **information: str) -> str:
        """Make and fill a trust product."""
        hub = self.sdk.trusthub.v1
        sid = hub.trust_products.create(friendly_name="t", email="ops@agency.example", policy_sid=A2P_POLICY).sid
        attributes = information or {"company_type": "private"}
        part = hub.end_users.create("a2p", "us_a2p_messaging_profile_information", attributes=attributes).sid
        for held in (part, profile):
            hub.trust_products(sid).trust_products_entity_assignments.create(held)
        return str(sid)

    def submitted(self, **information: str) -> tuple[str, str]:
        """Return a profile and a trust product that were taken for review."""
        hub = self.sdk.trusthub.v1
        profile = self.profile()
        hub.customer_profiles(profile).update(status="pending-review")
        product = self.trust_product(profile, **information)
        hub.trust_products(product).update(status="pending-review")
        return profile, product

    def brand(self, **information: str) -> str:
        """File a brand, and let its review end."""
        profile, product = self.submitted(**information)
        sid = self.sdk.messaging.v1.brand_registrations.create(profile, product, skip_automatic_sec_vet=True).sid
        self.passes(120)
        return str(sid)

    def campaign(self) -> str:
        """File a campaign for an approved brand, let its review end, and return its service."""
        brand = self.brand()
        service = str(self.sdk.messaging.v1.services.create("service").sid)
        self.sdk.messaging.v1.services(service).us_app_to_person.create(brand_registration_sid=brand, **CAMPAIGN)
        self.passes(3600)
        return service

    def number(self, service: str, area_code: str = "207") -> str:
        """Buy a number and put it into a service."""
        offered = self.sdk.available_phone_numbers("US").local.list(area_code=int(area_code), limit=1)
        number = self.sdk.incoming_phone_numbers.create(phone_number=offered[0].phone_number)
        self.sdk.messaging.v1.services(service).phone_numbers.create(number.sid)
        return str(number.sid)


@contextmanager
def served() -> Iterator[Caller]:
    """Serve a Twilio of our own for a while."""
    app = twilio_app(Clock(), ACCOUNT, TOKEN, PRIMARY)
    server = Server(app)
    caller = Caller(server.start(), app.state.world)
    app.state.world.pace = 0.0
    try:
        yield caller
    finally:
        caller.http.close()
        caller.sdk.http_client.session.close()
        server.stop()


@pytest.fixture(scope="module")
def running_caller() -> Iterator[Caller]:
    """A Twilio that the tests of a module share."""
    with served() as caller:
        yield caller


@pytest.fixture
def caller(running_caller: Caller) -> Caller:
    """A customer of the shared Twilio, to which nothing was filed yet, and which minds no pace."""
    running_caller.world.reset()
    running_caller.world.pace = 0.0
    return running_caller


def forms(caller: Caller, path: str) -> list[dict[str, Any]]:
    """Return what was posted to a path, oldest first."""
    return [entry.form for entry in caller.world.log.since(0) if entry.method == "POST" and entry.path.endswith(path)]
