from __future__ import annotations

from typing import Any

import pytest

from tests.kit.house import Guest, House, answers_of

SORRY = "this cannot be registered here"
NO = [
    ({"legal_form": "sole_proprietor", "has_tax_id": "no"}, "Sole proprietors without", "Sole Proprietor registration"),
    (
        {"legal_form": "sole_proprietor", "has_tax_id": "yes"},
        "not sole proprietors",
        "With an EIN, Twilio registers you",
    ),
    ({"has_tax_id": "no"}, "by its tax id", "irs.gov"),
    ({"country": "KP"}, "businesses of this country", "A subsidiary in another country"),
    ({"forbidden": ["high_risk_financial"]}, "High-risk financial offers", "E-mail and your own app"),
    ({"forbidden": ["debt"]}, "debt relief", "E-mail and your own app"),
    ({"forbidden": ["lead_generation"]}, "Lead generation", "E-mail and your own app"),
    ({"forbidden": ["get_rich_quick"]}, "Get-rich-quick", "E-mail and your own app"),
    ({"forbidden": ["gambling"]}, "Gambling", "E-mail and your own app"),
    ({"forbidden": ["controlled"]}, "Cannabis", "E-mail and your own app"),
    ({"forbidden": ["shaft"]}, "firearms", "E-mail and your own app"),
    ({"forbidden": ["other"]}, "What you marked", "E-mail and your own app"),
]


def answered(house: House, changed: dict[str, Any]) -> Guest:
    guest = house.person("maya")
    guest.starts()
    assert guest.errors({**answers_of("eligibility"), **changed}) == {}
    return guest


@pytest.mark.parametrize(("changed", "reason", "instead"), NO)
def test_who_cannot_be_registered_is_told_why_and_what_to_do_instead(
    house: House, changed: dict[str, Any], reason: str, instead: str
) -> None:
    guest = answered(house, changed)
    assert guest.stack == ["not_eligible"]
    assert SORRY in guest.sees()
    assert reason in guest.sees()
    assert instead in guest.sees()
    assert not guest.here["submit"]


def test_a_no_files_nothing_and_comes_back_until_an_answer_is_changed(house: House) -> None:
    guest = answered(house, {"forbidden": ["gambling"], "has_tax_id": "no"})
    guest.goes_on()
    assert SORRY in guest.sees()
    guest.press("back")
    assert guest.holds()["forbidden"] == ["gambling"]
    assert guest.errors({"forbidden": ["none"], "has_tax_id": "yes"}) == {}
    assert guest.step == "company"
    assert house.made(house.newest().id)["profiles"] == []


def test_every_reason_is_told_at_once(house: House) -> None:
    guest = answered(house, {"forbidden": ["gambling", "debt"], "country": "KP", "has_tax_id": "no"})
    assert guest.sees().count("What to do instead") == 4


def test_recipients_elsewhere_are_a_warning_and_not_a_no(house: House) -> None:
    guest = answered(house, {"recipients": "elsewhere"})
    assert guest.step == "company"
    assert "US and Canadian (+1) numbers only" in guest.sees()


def test_nothing_else_can_be_opened_where_the_answer_was_no(house: House) -> None:
    guest = house.walk_until("address")
    guest.press("back")
    guest.press("save_close")
    stale = answered(house, {"forbidden": ["gambling"]})
    assert all("open." not in line for line in stale.sees().splitlines())


@pytest.mark.parametrize(("typed", "country"), [("can", "CA"), ("united k", "GB"), ("DE", "DE"), ("austria", "AT")])
def test_a_country_is_found_by_typing(house: House, typed: str, country: str) -> None:
    guest = house.person("maya")
    guest.starts()
    offered = guest.options(guest.here, guest.field("country"), typed)
    assert country in [one["value"] for one in offered]


def test_the_usual_countries_come_first(house: House) -> None:
    guest = house.person("maya")
    guest.starts()
    assert [one["value"] for one in guest.options(guest.here, guest.field("country"), "")][:3] == ["US", "CA", "GB"]
