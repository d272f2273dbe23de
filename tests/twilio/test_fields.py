from typing import Any

import pytest
from twilio.rest.api.v2010.account.message import MessageInstance
from twilio.rest.messaging.v1.brand_registration import BrandRegistrationInstance
from twilio.rest.trusthub.v1.customer_profiles import CustomerProfilesInstance
from twilio.rest.trusthub.v1.customer_profiles.customer_profiles_evaluations import CustomerProfilesEvaluationsInstance

from bot.domain.compose import HELP_KEYWORDS, OPT_OUT_KEYWORDS
from bot.domain.progress import Finding, State
from bot.twilio import fields, words
from tests.kit.twilio_walk import dossier

INBOUND = {"receiving", "received", "partially_delivered"}  # not of a text we send


def spelled(status: type) -> list[str]:
    return [word for name, word in vars(status).items() if name.isupper()]


# Words


@pytest.mark.parametrize(
    ("table", "known"),
    [
        (words.BUNDLE, spelled(CustomerProfilesInstance.Status)),
        (words.EVALUATION, spelled(CustomerProfilesEvaluationsInstance.Status)),
        (words.BRAND, spelled(BrandRegistrationInstance.Status)),
        (words.CAMPAIGN, ["PENDING", "IN_PROGRESS", "VERIFIED", "FAILED", "SUSPENDED"]),
        (words.MESSAGE, [word for word in spelled(MessageInstance.Status) if word not in INBOUND]),
    ],
)
def test_every_word_of_twilio_has_a_meaning(table: dict[str, State], known: list[str]) -> None:
    assert set(table) == set(known)


@pytest.mark.parametrize("table", [words.BUNDLE, words.EVALUATION, words.BRAND, words.CAMPAIGN, words.MESSAGE])
@pytest.mark.parametrize("word", ["", None, "SOMETHING_NEW", "approved"])
def test_a_word_that_is_not_in_a_table_is_unknown(table: dict[str, State], word: str | None) -> None:
    assert words.meaning(table, word) is State.UNKNOWN


@pytest.mark.parametrize(
    ("errors", "found"),
    [
        (None, ()),
        ([], ()),
        (
            [{"error_code": 30795, "fields": ["business_name"], "description": "No.", "url": "https://t.example"}],
            (Finding("30795", ("business_name",), "No.", "https://t.example"),),
        ),
        ([{"code": 18601}], (Finding("18601", (), "", "https://www.twilio.com/docs/api/errors/18601"),)),
        (["a sentence"], ()),
    ],
)
def test_errors_are_read_however_they_are_spelled(errors: Any, found: tuple[Finding, ...]) -> None:
    assert words.findings(errors) == found


def test_a_requirement_that_names_no_field_is_a_finding_of_its_own() -> None:
    results = [
        {"passed": True, "invalid": []},
        {"passed": False, "invalid": [], "error_code": 22214, "failure_reason": "Missing."},
    ]

    assert [(one.code, one.fields, one.text) for one in words.missing(results)] == [("22214", (), "Missing.")]


# Fields


def test_a_business_is_told_in_twilios_attributes() -> None:
    assert fields.business_info(dossier(company={"regions": ["USA_AND_CANADA", "EUROPE"]})) == {
        "business_name": "Harbor Outfitters LLC",
        "business_type": "Limited Liability Corporation",
        "business_registration_identifier": "EIN",
        "business_registration_number": "84-1930275",
        "business_industry": "RETAIL",
        "business_regions_of_operation": "USA_AND_CANADA,EUROPE",
        "business_identity": "direct_customer",
        "website_url": "https://harbor-outfitters.example",
    }


def test_a_representative_has_a_number_as_machines_write_it() -> None:
    assert fields.representative(dossier())["phone_number"] == "+12075550148"


def test_where_a_company_is_listed_is_told_only_of_listed_ones() -> None:
    assert fields.a2p_info(dossier()) == {"company_type": "private"}


def test_an_address_leaves_out_what_is_not_there() -> None:
    assert "street_secondary" not in fields.address(dossier(address={"street_2": ""}))
    assert fields.address(dossier())["street_secondary"] == "Suite 2"


def test_a_lender_says_so_in_the_description() -> None:
    campaign = fields.campaign(dossier(campaign={"direct_lending": "yes"}))

    assert str(campaign["description"]).endswith("a month. DIRECT LENDING.")
    assert campaign["direct_lending"] is True


def test_a_lender_who_said_so_need_not_say_it_again() -> None:
    goal = "We offer direct lending and text customers who asked about their loans' due dates."
    campaign = fields.campaign(dossier(campaign={"direct_lending": "yes", "goal": goal}))

    assert campaign["description"] == goal


def test_replies_and_standard_keywords_are_always_filed() -> None:
    campaign = fields.campaign(dossier())

    assert campaign["opt_out_keywords"] == list(OPT_OUT_KEYWORDS)
    assert campaign["help_keywords"] == list(HELP_KEYWORDS)
    assert {"opt_out_message", "help_message"} < campaign.keys()
    assert not {"opt_in_message", "opt_in_keywords"} & campaign.keys()


def test_words_to_sign_up_with_are_filed_where_people_do() -> None:
    opt_in = {"methods": ["keyword"], "opt_in_keywords": "join, start"}
    campaign = fields.campaign(dossier(opt_in=opt_in))

    assert campaign["opt_in_keywords"] == ["JOIN", "START"]
    assert "opt_in_message" in campaign


@pytest.mark.parametrize(
    "text",
    [
        "See https://acme.example/x",
        "See HTTPS://acme.example/x",
        "See http://acme.com",
        "Visit www.acme.com today",
        "Book at acme.com.",
        "Book at acme.example/spring, then come by",
        "Book at shop.acme.co.uk",
        "Details: t.co/Ab1",
        "Details on x.com",
        "(acme.com)",
        "Acme.com has it",
        "Track it: [link]",
        "Track it: {tracking_url} or {tracking link}",
        "Pay at <payment URL>",
    ],
)
def test_a_link_is_seen(text: str) -> None:
    assert fields.has_link(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Your code is 123456.",
        "Open from 9 a.m. to 5 p.m. on Sunday.",
        "For example, e.g. rain jackets, i.e. coats",
        "Made in the U.S.A. by hand",
        "Save 9.50 today, or 10.5%",
        "Thanks.Reply STOP to opt out",
        "Write to dana@acme.com for help",
        "Write to dana.lee@mail.acme.com for help",
        "We are linked.",
        "Hello [first name], your code is [code]",
    ],
)
def test_what_is_no_link_is_not_seen_as_one(text: str) -> None:
    assert not fields.has_link(text)


@pytest.mark.parametrize(
    "text",
    [
        "Call (207) 555-0148",
        "Call 207-555-0148.",
        "Call 207.555.0148 now",
        "Call +1 207 555 0148",
        "Call 1-800-555-0199",
        "Ring +44 20 7946 0958",
        "Call [store phone number]",
    ],
)
def test_a_phone_number_is_seen(text: str) -> None:
    assert fields.has_phone(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Your code is 123456.",
        "Order 12-3456 of 11/24/2026 ships at 10:30",
        "Text JOIN to 55555",
        "EIN 84-1930275",
        "Save 20% on 1,000 items",
        "Track https://acme.example/1234567",
        "Hello [name]",
    ],
)
def test_what_is_no_phone_number_is_not_seen_as_one(text: str) -> None:
    assert not fields.has_phone(text)
