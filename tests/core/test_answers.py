from __future__ import annotations

from typing import Any

import pytest

from bot.domain.answers import PARTS as ALL_PARTS
from bot.domain.answers import STEPS, Answers, Tax
from bot.domain.compose import composed, recomposed
from bot.domain.dossier import Dossier, open_step, parse, stored
from bot.domain.eligibility import barriers, warning
from bot.domain.errors import FieldErrors
from bot.domain.values import Values
from tests.kit.answers import filled


def problems(step: str, dossier: Dossier, **changed: Any) -> dict[str, str]:
    outcome = parse(step, {**dossier.values(step), **changed}, dossier)
    return dict(outcome.by_field) if isinstance(outcome, FieldErrors) else {}


@pytest.mark.parametrize("step", STEPS)
def test_good_answers_pass(step: str) -> None:
    assert problems(step, filled()) == {}


@pytest.mark.parametrize("step", STEPS)
def test_good_answers_survive_being_stored(step: str) -> None:
    dossier = filled()
    once = parse(step, dossier.values(step), dossier)
    assert isinstance(once, Answers)
    assert parse(step, stored(once), dossier) == once


@pytest.mark.parametrize(
    ("step", "field"),
    [(step, name) for step, model in STEPS.items() for name, f in model.model_fields.items() if f.is_required()],
)
def test_a_required_answer_left_out_is_asked_for_beside_its_field(step: str, field: str) -> None:
    dossier = filled()
    blank: Values = {name: value for name, value in dossier.values(step).items() if name != field}
    outcome = parse(step, blank, dossier)
    assert isinstance(outcome, FieldErrors)
    assert outcome.by_field[field].endswith((".", ")"))


@pytest.mark.parametrize(
    ("step", "changed", "field", "says"),
    [
        ("eligibility", {"forbidden": ["none", "gambling"]}, "forbidden", "not both"),
        ("eligibility", {"country": "ZZZ"}, "country", "country"),
        ("company", {"business_type": "Corporation"}, "business_type", "Limited Liability Corporation"),
        ("company", {"industry": "WHALING"}, "industry", "industry"),
        ("company", {"regions": ["MARS"]}, "regions", "region"),
        ("company", {"website": "https://facebook.com/harbor"}, "website", "own web site"),
        ("address", {"region": "XX"}, "region", "state"),
        ("address", {"postal_code": "K1N 5X2"}, "postal_code", "ZIP"),
        ("tax", {"company_status": "government"}, "company_status", "government"),
        ("tax", {"company_status": "public"}, "company_status", "corporation"),
        ("tax", {"tax_id": "123-45-6789"}, "tax_id", "Social Security"),
        ("tax", {"tax_id_type": "CBN"}, "tax_id_type", "country"),
        ("contact", {"email": "ines@another.example"}, "email", "harbor-outfitters.example"),
        ("contact", {"email": "ines@gmail.com"}, "email", "own domain"),
        ("contact", {"phone": "12"}, "phone", "phone number"),
        ("contact", {"job_position": "King"}, "job_position", "position"),
        ("campaign", {"goal": "Too short."}, "goal", "40"),
        ("campaign", {"goal": "x" * 3001}, "goal", "3,000"),
        ("samples", {"sample_2": "Hi"}, "sample_2", "20"),
        ("opt_in", {"opt_in_url": ""}, "opt_in_url", "sign-up page"),
        ("opt_in", {"methods": ["keyword"]}, "opt_in_keywords", "JOIN"),
        ("opt_in", {"help_message": "Help!"}, "help_message", "20"),
        ("opt_in", {"terms_url": "http://harbor-outfitters.example/terms"}, "terms_url", "https://"),
        ("number", {"area_code": "123"}, "area_code", "three digits"),
    ],
)
def test_a_wrong_answer_is_told_beside_its_field(step: str, changed: dict[str, Any], field: str, says: str) -> None:
    found = problems(step, filled(), **changed)
    assert list(found) == [field]
    assert says in found[field]


def test_a_listed_company_must_name_exchange_ticker_and_mailbox() -> None:
    dossier = filled(eligibility={"legal_form": "corporation"}, company={"business_type": "Corporation"})
    assert set(problems("tax", dossier, company_status="public")) == {
        "stock_exchange",
        "stock_ticker",
        "brand_contact_email",
    }


def test_what_a_listed_company_told_is_forgotten_when_it_is_private_after_all() -> None:
    dossier = filled()
    given = parse("tax", {**dossier.values("tax"), "stock_ticker": "HRBR"}, dossier)
    assert isinstance(given, Tax)
    assert given.stock_ticker is None


def test_a_state_may_be_given_by_its_name() -> None:
    dossier = filled(eligibility={"country": "CA"})
    outcome = parse("address", {**dossier.values("address"), "region": "Ontario", "postal_code": "K1N5X2"}, dossier)
    assert isinstance(outcome, Answers)
    assert stored(outcome)["region"] == "ON"


def test_a_tax_id_is_in_no_repr() -> None:
    assert "84-1930275" not in repr(filled().need(Tax))


def test_the_way_leads_to_the_first_step_that_needs_an_answer() -> None:
    assert open_step(filled(without="tax"), ALL_PARTS[1]) == "tax"


def test_changing_the_country_opens_the_steps_that_depend_on_it() -> None:
    dossier = filled(eligibility={"country": "CA"})
    assert [step for step in STEPS if not dossier.complete(step)] == ["address", "tax"]


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"legal_form": "sole_proprietor"}, "sole proprietors"),
        ({"legal_form": "sole_proprietor", "has_tax_id": "no"}, "Sole proprietors"),
        ({"has_tax_id": "no"}, "tax id"),
        ({"country": "KP"}, "country"),
        ({"forbidden": ["gambling"]}, "Gambling"),
        ({"forbidden": ["shaft"]}, "tobacco"),
    ],
)
def test_a_business_that_cannot_be_registered_is_told_why_and_what_to_do(changed: dict[str, Any], says: str) -> None:
    given = filled(eligibility=changed).eligibility
    assert given is not None
    (no,) = barriers(given)
    assert says in no.reason
    assert no.instead.endswith(".")


def test_recipients_elsewhere_are_a_warning_not_a_no() -> None:
    given = filled(eligibility={"recipients": "elsewhere"}).eligibility
    assert given is not None
    assert barriers(given) == ()
    assert "+1" in str(warning(given))


def test_a_composed_text_follows_the_answers_until_somebody_edits_it() -> None:
    dossier = filled()
    before = {**composed("opt_in", {"methods": ["web_form"]}, dossier), "methods": ["web_form"]}
    after = recomposed("opt_in", {**before, "methods": ["paper"]}, before, dossier)
    assert "paper form" in str(after["message_flow"])


def test_a_text_somebody_wrote_is_left_alone() -> None:
    dossier = filled()
    before = {**composed("opt_in", {"methods": ["web_form"]}, dossier), "methods": ["web_form"]}
    mine = {**before, "methods": ["paper"], "message_flow": "My own words."}
    assert recomposed("opt_in", mine, before, dossier)["message_flow"] == "My own words."
