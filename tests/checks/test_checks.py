from __future__ import annotations

import pytest

from bot.domain import compose
from bot.domain.checks import CheckResult, Verdict, first_look, judged, papers_of
from bot.domain.checks.first_look import FOUR
from bot.domain.dossier import Dossier
from bot.domain.prefill import defaults
from tests.kit.modal_dossiers import filled


def four(dossier: Dossier) -> tuple[CheckResult, ...]:
    papers = papers_of(dossier)
    return first_look(papers, judged(papers))[0]


def verdicts(dossier: Dossier) -> dict[str, Verdict]:
    return {first.id: result.verdict for first, result in zip(FOUR, four(dossier), strict=True)}


def test_a_good_dossier_passes_all_four() -> None:
    assert set(verdicts(filled()).values()) == {Verdict.OK}


@pytest.mark.parametrize("method", ["web_form", "login", "paper", "spoken", "keyword"])
def test_what_we_compose_ourselves_passes(method: str) -> None:
    page = "https://harbor.example/texts"
    values = {"methods": [method], "opt_in_url": page, "opt_in_keywords": "JOIN"}
    flow = compose.message_flow(values, "Harbor")

    found = verdicts(filled(opt_in={**values, "message_flow": flow}))

    assert found["how_people_agree"] is Verdict.OK
    assert method == "keyword" or found["sign_up_link"] is Verdict.OK


def test_a_flow_that_says_neither_where_nor_how_would_be_refused_and_is_quoted() -> None:
    dossier = filled(
        opt_in={"message_flow": "Our customers know us well and are happy to hear from us. They are many."}
    )
    result = four(dossier)[0]

    assert result.verdict is Verdict.BLOCK
    assert result.quote == "Our customers know us well and are happy to hear from us."
    assert (result.step, result.field) == ("opt_in", "message_flow")


def test_a_flow_without_the_words_of_consent_would_be_refused() -> None:
    flow = "Customers enter a number at https://harbor.example/texts, a page open to everyone. STOP and HELP work."

    assert verdicts(filled(opt_in={"message_flow": flow}))["how_people_agree"] is Verdict.BLOCK


def test_a_consent_that_leaves_something_out_would_be_refused_and_is_quoted() -> None:
    flow = "At https://harbor.example/texts customers tick: I agree to receive texts from Harbor. Message frequency varies. STOP, HELP."
    result = four(filled(opt_in={"message_flow": flow}))[0]

    assert result.verdict is Verdict.BLOCK
    assert "data rates" in result.advice
    assert "I agree" in result.quote


def test_a_web_form_needs_its_address_in_the_flow() -> None:
    assert verdicts(filled(opt_in={"opt_in_url": "https://harbor.example/other"}))["sign_up_link"] is Verdict.WARN


@pytest.mark.parametrize(
    "written",
    ["https://harbor.example/texts/", "https://www.harbor.example/texts", "https://HARBOR.example/texts#form"],
)
def test_an_address_is_recognised_however_it_is_written(written: str) -> None:
    assert verdicts(filled(opt_in={"opt_in_url": written}))["sign_up_link"] is Verdict.OK


def test_one_sample_has_to_say_how_to_opt_out_and_all_should() -> None:
    silent = "Harbor: the spring collection is here, come by."

    none = verdicts(filled(samples={"sample_1": silent, "sample_2": silent + " Now."}))
    one = verdicts(filled(samples={"sample_2": silent}))

    assert none["opt_out_in_sample"] is Verdict.BLOCK
    assert one["opt_out_in_sample"] is Verdict.WARN


def test_a_sample_has_to_name_the_company_by_either_name() -> None:
    anonymous = "20% off rain jackets this weekend. Reply STOP to opt out."

    assert (
        verdicts(filled(samples={"sample_1": anonymous, "sample_2": anonymous + "!"}))["name_in_sample"]
        is Verdict.BLOCK
    )
    legal = {"sample_1": f"Harbor and Sons: {anonymous}", "sample_2": f"HARBOR & SONS: {anonymous}"}
    assert verdicts(filled(company={"trade_name": ""}, samples=legal))["name_in_sample"] is Verdict.OK


def test_an_empty_dossier_is_judged_without_fuss() -> None:
    assert len(four(Dossier())) == 4


def test_every_finding_is_shown_once_whether_it_is_among_the_four_or_not() -> None:
    papers = papers_of(filled(samples={"sample_1": "20% off. [[x]]", "sample_2": "20% off."}))
    found = judged(papers)
    first, rest = first_look(papers, found)
    shown = [(one.id, one.place, one.advice) for one in (*first, *rest) if one.verdict is not Verdict.OK]

    assert sorted(shown) == sorted((one.id, one.place, one.advice) for one in found)


def test_what_is_offered_follows_from_the_legal_form_and_the_country() -> None:
    charity = filled(eligibility={"legal_form": "non_profit"})
    abroad = filled(eligibility={"legal_form": "non_profit", "country": "GB"})

    assert defaults("company", charity, "")["business_type"] == "Non-profit Corporation"
    assert defaults("company", charity, "")["industry"] == "NOT_FOR_PROFIT"
    assert defaults("tax", charity, "") == {"company_status": "non-profit", "tax_id_type": "EIN"}
    assert defaults("tax", abroad, "") == {"company_status": "private", "tax_id_type": "CN"}


def test_what_must_be_chosen_is_not_offered() -> None:
    assert set(defaults("eligibility", Dossier(), "")) == {"country"}
    assert "use_case" not in defaults("campaign", Dossier(), "")
    assert "privacy_policy_url" not in defaults("opt_in", Dossier(), "")
