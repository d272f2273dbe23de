from __future__ import annotations

import pytest

from bot.domain import area_codes, countries
from bot.domain.choices import TAX_ID_TYPES, UNREGISTRABLE, US_STATES
from modals import options
from sandbox.slack.rules import check_choices
from tests.make_area_codes import us_codes


def values(step: str, field: str, query: str) -> list[str]:
    return [option["value"] for option in options(step, field, query)["options"]]


def test_the_table_has_the_codes_of_the_installed_phone_library() -> None:
    assert sorted(area_codes.area_codes()) == us_codes()


def test_every_code_is_in_a_known_state() -> None:
    assert {state for state, _ in area_codes.area_codes().values()} <= set(US_STATES)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("207", "207"),
        ("(207) 555", "207"),
        ("+1 207", "207"),
        ("20", "201"),
        ("Maine", "207"),
        ("ME", "207"),
        ("portland", "207"),
        ("Portland, OR", "503"),
        ("new york", "212"),
        ("washing", "202"),
    ],
)
def test_an_area_code_is_found_by_digits_state_or_city(query: str, first: str) -> None:
    assert values("number", "area_code", query)[0] == first


def test_three_digits_are_offered_even_when_nobody_knows_them() -> None:
    assert options("number", "area_code", "837")["options"] == [
        {"text": {"type": "plain_text", "text": "837 · not in our list, try it", "emoji": False}, "value": "837"}
    ]


def test_a_text_that_means_nothing_offers_nothing() -> None:
    assert options("number", "area_code", "qqq") == {"options": []}
    assert options("eligibility", "country", "qqq") == {"options": []}
    assert options("company", "legal_name", "Acme") == {"options": []}


def test_nearby_codes_are_in_the_same_state() -> None:
    near = area_codes.nearby("415")

    assert len(near) == 5
    assert "415" not in near
    assert {area_codes.area_codes()[code][0] for code in near} == {"CA"}
    assert area_codes.nearby("837") == []


def test_there_are_249_countries_with_two_letters_each() -> None:
    assert len(countries.COUNTRIES) == 249
    assert all(len(code) == 2 and code.isupper() and name for code, name in countries.COUNTRIES.items())
    assert {*TAX_ID_TYPES, *UNREGISTRABLE, *countries.CALLED} <= set(countries.COUNTRIES)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["US", "CA", "GB"]),
        ("us", ["US"]),
        ("UK", ["GB"]),
        ("de", ["DE", "DK"]),
        ("can", ["CA"]),
        ("united", ["GB", "US", "AE"]),
        ("Ivoire", ["CI"]),
        ("america", ["US", "AS"]),
    ],
)
def test_a_country_is_found_by_name_or_letters(query: str, found: list[str]) -> None:
    assert values("eligibility", "country", query)[: len(found)] == found


@pytest.mark.parametrize("query", ["", "a", "2", "20", "000", "new", "é", "<!channel>", "x" * 3000])
@pytest.mark.parametrize(("step", "field"), [("eligibility", "country"), ("number", "area_code")])
def test_slack_takes_what_is_offered(step: str, field: str, query: str) -> None:
    assert check_choices(options(step, field, query)) == []
