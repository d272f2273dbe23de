from __future__ import annotations

from typing import Any

import pytest

from tests.kit.house import BUSINESS, HARBOR, SMS, Guest, House, answers_of, fresh_name

STEPS = ("eligibility", "company", "address", "tax", "contact", "campaign", "samples", "opt_in")


def at(house: House, step: str) -> Guest:
    """Open a step of a new registration."""
    if step in BUSINESS:
        return house.walk_until(step)
    guest = house.file_business(fresh_name())
    guest.click("open.campaign")
    for before in SMS[: SMS.index(step)]:
        assert not guest.give(answers_of(before))
    return guest


@pytest.mark.parametrize("step", STEPS)
def test_what_is_submitted_is_kept(house: House, step: str) -> None:
    guest = at(house, step)
    assert guest.errors(answers_of(step)) == {}
    assert house.case().dossier.entries[step].complete


# Begun but not good: an emoji, a letter box, too few letters.
HALF: dict[str, dict[str, Any]] = {
    "eligibility": {"legal_form": "llc", "country": "CA"},
    "company": {"legal_name": "Harbor 🎣", "website": "http://harbor", "regions": ["EUROPE", "ASIA"]},
    "address": {"street": "P.O. Box 3", "postal_code": "12", "region": "ME"},
    "contact": {"email": "ines@gmail.com", "phone": "12", "slack_user": "ines"},
    "campaign": {"goal": "Too short", "age_gated": "yes"},
    "samples": {"sample_1": "Hi *there* <all> & `you`", "sample_3": "Third"},
    "opt_in": {"message_flow": "On paper.", "opt_in_keywords": "!!", "terms_url": "nowhere"},
}


def shown(house: House, step: str) -> dict[str, Any]:
    """Return what a half-filled step shows again, with the ids of people."""
    ids = {"ines": house.id_of("ines")}
    return {name: ids.get(str(value), value) for name, value in HALF[step].items()}


@pytest.mark.parametrize("step", HALF)
def test_save_and_close_keeps_what_was_typed_and_the_command_goes_on_there(house: House, step: str) -> None:
    guest = at(house, step)
    guest.press("save_close", HALF[step])
    assert "You can close this window" in guest.sees()
    guest.goes_on()
    assert guest.step == step
    assert shown(house, step).items() <= guest.holds().items()


@pytest.mark.parametrize("step", [step for step in HALF if step not in ("eligibility", "company", "campaign")])
def test_back_keeps_what_was_typed_and_shows_it_again(house: House, step: str) -> None:
    guest = at(house, step)
    guest.press("back", HALF[step])
    before = guest.step
    assert before is not None
    assert before != step
    assert guest.errors(answers_of(before)) == {}
    assert guest.step == step
    assert shown(house, step).items() <= guest.holds().items()


WRONG = [
    ("eligibility", "forbidden", ["none", "gambling"], "not both"),
    ("company", "legal_name", "Harbor 🎣", "without emoji"),
    ("company", "website", "http://harbor-outfitters.example", "begins with https://"),
    ("company", "website", "https://facebook.com/harbor", "not a profile on a social network"),
    ("company", "business_type", "Corporation", "contradicts the legal form"),
    ("address", "street", "PO Box 3", "physical address"),
    ("address", "postal_code", "041", "five or nine digits, like 04101"),
    ("tax", "tax_id", "12-34", "nine digits"),
    ("tax", "company_status", "government", "the start says otherwise"),
    ("contact", "email", "ines@gmail.com", "company's own domain"),
    ("contact", "email", "ines@else.example", "harbor-outfitters.example"),
    ("contact", "phone", "555", "like (207) 555-0148"),
    ("opt_in", "opt_in_url", "", "address of the sign-up page"),
    ("opt_in", "opt_in_keywords", "JO!N", "letters and digits"),
]


@pytest.mark.parametrize(("step", "field", "value", "says"), WRONG)
def test_what_is_wrong_is_said_beside_its_field_and_the_rest_is_not_lost(
    house: House, step: str, field: str, value: Any, says: str
) -> None:
    guest = at(house, step)
    typed = {**answers_of(step), field: value}
    found = guest.errors(typed)
    assert list(found) == [field]
    assert says in found[field]
    others = {name: given for name, given in typed.items() if name not in (field, "slack_user", "channel")}
    held = guest.holds()
    assert {name: held[name] for name in others} == others
    assert guest.errors({field: answers_of(step).get(field, "")}) == {}
    assert guest.step != step


def test_everything_that_is_wrong_is_said_at_once(house: House) -> None:
    guest = at(house, "contact")
    wrong = {**answers_of("contact"), "first_name": "🎣", "email": "ines@gmail.com", "phone": "1"}
    assert set(guest.errors(wrong)) == {"first_name", "email", "phone"}


def test_a_saved_tax_id_is_never_shown_again_and_an_empty_field_keeps_it(house: House) -> None:
    guest = at(house, "tax")
    assert guest.errors(answers_of("tax")) == {}
    guest.press("save_close")
    guest.goes_on()
    guest.press("back")
    assert guest.holds()["tax_id"] in (None, "")
    assert "1930275" not in guest.sees()
    assert "Saved: ••-•••0275" in guest.sees()
    assert guest.errors({"company_status": "private"}) == {}
    assert house.case().dossier.values("tax")["tax_id"] == "84-1930275"


def test_a_wrong_tax_id_that_was_put_aside_is_masked_too(house: House) -> None:
    guest = at(house, "tax")
    guest.press("back", {"tax_id": "84-193027"})
    guest.errors(answers_of("address"))
    assert "193027" not in guest.sees()
    assert "tax_id" in guest.errors({"company_status": "private"})
    assert guest.errors({"tax_id": "84-1930275"}) == {}


def test_a_listed_company_is_asked_for_more_and_what_was_typed_elsewhere_survives(house: House) -> None:
    corporation = {**HARBOR["eligibility"], "legal_form": "corporation"}
    company = {**HARBOR["company"], "business_type": "Corporation"}
    guest = house.walk_until("tax", eligibility=corporation, company=company)
    assert {"stock_exchange", "stock_ticker", "brand_contact_email"}.isdisjoint(guest.holds())
    guest.choose("company_status", "public", {"tax_id": "84-1930275"})
    assert {"stock_exchange", "stock_ticker", "brand_contact_email"} <= guest.holds().keys()
    assert guest.holds()["tax_id"] == "84-1930275"
    assert guest.holds()["company_status"] == "public"
    guest.press("save_close", {"stock_ticker": "HRBR"})
    guest.goes_on()
    assert guest.holds()["stock_ticker"] == "HRBR"
    assert set(guest.errors({"tax_id": ""})) == {"stock_exchange", "brand_contact_email"}
    listed = {"stock_exchange": "NASDAQ", "brand_contact_email": "ines@harbor-outfitters.example"}
    assert guest.errors(listed) == {}
    assert guest.step == "contact"
    guest.press("back")
    guest.choose("company_status", "private")
    assert "stock_ticker" not in guest.holds()


@pytest.mark.parametrize(
    ("country", "label", "hint"),
    [
        ("US", "EIN", "IRS letter"),
        ("CA", "Business number (BN)", "Canada Revenue Agency"),
        ("GB", "Company number", "Companies House"),
        ("DE", "Tax or registration number", "registration or tax papers"),
    ],
)
def test_the_tax_id_is_asked_for_in_the_words_of_the_country(house: House, country: str, label: str, hint: str) -> None:
    guest = house.walk_until("address", eligibility={"country": country})
    region = {"US": "ME", "CA": "ON"}.get(country, "Region")
    postal = {"US": "04101", "CA": "k1n5x2"}.get(country, "12345")
    assert guest.errors({"street": "1 High Street", "city": "Town", "region": region, "postal_code": postal}) == {}
    assert guest.field("tax_id").label == label
    assert hint in guest.field("tax_id").block["hint"]["text"]


def test_a_canadian_company_gets_as_far_as_its_review(house: House) -> None:
    address = {
        "street": "99 Rideau Street",
        "street_2": "",
        "city": "Ottawa",
        "region": "Ontario",
        "postal_code": "k1n5x2",
    }
    guest = house.walk_until("tax", eligibility={"country": "CA"}, address=address)
    assert guest.errors({"tax_id": "12345"}).keys() == {"tax_id"}
    assert guest.errors({"tax_id": "123456782"}) == {}
    contact = {**answers_of("contact"), "phone": "613-555-0148"}
    assert guest.errors(contact) == {}
    assert "K1N 5X2" in guest.sees()
    assert "+16135550148" in guest.sees()


@pytest.mark.parametrize(
    "spelled", ["2075550148", "(207) 555-0148", "+1 207 555 0148", "1-207-555-0148", "207.555.0148"]
)
def test_a_phone_number_is_kept_in_one_form_however_it_is_spelled(house: House, spelled: str) -> None:
    guest = at(house, "contact")
    assert guest.errors({**answers_of("contact"), "phone": spelled}) == {}
    assert house.case().dossier.values("contact")["phone"] == "+12075550148"


def test_texts_are_composed_anew_for_other_ways_of_agreeing_until_somebody_writes_their_own(house: House) -> None:
    guest = at(house, "opt_in")
    guest.choose("methods", ["paper"], {"terms_url": "https://harbor-outfitters.example/terms"})
    assert "sign an optional consent on our paper form" in guest.holds()["message_flow"]
    assert "Terms: https://harbor-outfitters.example/terms" in guest.holds()["message_flow"]
    guest.choose("methods", ["spoken"], {"message_flow": "Our own words."})
    assert guest.holds()["message_flow"] == "Our own words."


@pytest.mark.parametrize("methods", [["paper"], ["spoken", "web_form"]], ids="+".join)
def test_a_drafted_text_gets_the_links_that_are_typed_after_it_was_drafted(house: House, methods: list[str]) -> None:
    guest = at(house, "opt_in")
    guest.choose("methods", methods)
    links = {name: HARBOR["opt_in"][name] for name in ("opt_in_url", "privacy_policy_url", "terms_url")}
    assert guest.errors(links) == {}
    assert "[" not in house.case().dossier.values("opt_in")["message_flow"]


def test_the_end_of_the_first_part_is_remembered_over_a_closed_window(house: House) -> None:
    guest = house.walk_until("review_business")
    guest.close()
    guest.goes_on()
    assert guest.step == "review_business"


def test_an_answer_that_another_one_contradicts_is_asked_again_with_the_reason(house: House) -> None:
    guest = house.walk_until("review_business")
    guest.click("open.company")
    assert guest.errors({"website": "https://elsewhere.example"}) == {}
    assert guest.step == "contact"
    assert "Another answer was changed since these were given" in guest.sees()
    assert "a mailbox at elsewhere.example" in guest.sees()
    assert guest.errors({"email": "ines@elsewhere.example"}) == {}
    assert guest.step == "review_business"


def test_texts_for_the_pages_are_shown_over_the_step_and_closing_them_leads_back_to_what_was_typed(
    house: House,
) -> None:
    guest = house.file_business(fresh_name())
    guest.click("open.campaign")
    for step in ("campaign", "samples"):
        assert not guest.give(answers_of(step))
    guest.press("site_texts", {"privacy_policy_url": "https://harbor-outfitters.example/our-privacy"})

    shown = guest.sees()
    assert guest.stack == ["step.opt_in", "site_texts"]
    assert "https://harbor-outfitters.example/our-privacy" in shown
    assert "does not sell or share mobile numbers" in shown
    house.user.post("close", user="maya", view_id=guest.here["id"])
    assert guest.step == "opt_in"
