"""What we compose passes our own checks, in every combination."""

from __future__ import annotations

from html import escape
from itertools import combinations

import pytest

from bot.domain import compose, site_texts
from bot.domain.checks import Verdict, by_address, first_look, judged, papers_of
from bot.domain.choices import USE_CASES, Method
from bot.domain.dossier import Dossier
from bot.domain.pages import page_of
from tests.kit.modal_dossiers import filled

SUBSETS = [list(chosen) for size in range(1, 6) for chosen in combinations([method.value for method in Method], size)]
GOALS = {
    "HIGHER_EDUCATION": "Harbor College texts students who asked for it about registration dates, courses and deadlines, twice a month.",
    "CHARITY": "Harbor texts donors and volunteers who signed up about shelter nights, blanket drives and volunteer shifts.",
}


def composed(methods: list[str], use_case: str = "MARKETING", age_gated: str = "no") -> Dossier:
    """A dossier whose opt-in texts are all composed."""
    typed = {
        "methods": methods,
        "opt_in_url": "https://www.harbor.example/texts",
        "privacy_policy_url": "https://www.harbor.example/privacy",
        "terms_url": "https://www.harbor.example/terms",
        "opt_in_keywords": "JOIN",
    }
    dossier = filled(
        campaign={
            "use_case": use_case,
            "age_gated": age_gated,
            **({"goal": GOALS[use_case]} if use_case in GOALS else {}),
        }
    )
    return filled(
        campaign=dict(dossier.values("campaign")), opt_in={**typed, **compose.composed("opt_in", typed, dossier)}
    )


def objections(dossier: Dossier) -> list[tuple[str, str, str]]:
    """What is objected to in the opt-in step, the composed pages included."""
    urls = dossier.values("opt_in")
    texts = {
        str(urls["opt_in_url"]): "".join(_shown(one) for one in site_texts.sign_up_page(dossier)),
        str(
            urls["privacy_policy_url"]
        ): f"<p>Harbor keeps names and numbers.</p><p>{site_texts.privacy_clause(dossier)}</p>",
        str(urls["terms_url"]): "".join(f"<p>{line}</p>" for line in site_texts.terms(dossier).splitlines()),
    }
    pages = by_address([page_of(url, 200, f"<html><body>{html}</body></html>") for url, html in texts.items()])
    return [(one.id, one.verdict, one.quote) for one in judged(papers_of(dossier, pages), {"opt_in"})]


def _shown(one: site_texts.Text) -> str:
    """What a page shows of a text: a form as it is, everything else line by line."""
    lines = "".join(f"<p>{escape(line)}</p>" for line in one.text.splitlines())
    return f"<h2>{one.where}</h2>{one.text if '<form' in one.text else lines}"


@pytest.mark.parametrize("methods", [one for one in SUBSETS if "web_form" not in one], ids="+".join)
def test_what_is_composed_without_a_page_to_look_at_has_no_gaps_to_fill(methods: list[str]) -> None:
    typed = {**composed(methods).values("opt_in"), "opt_in_url": "", "message_flow": ""}
    flow = compose.composed("opt_in", typed, filled())["message_flow"]

    assert "[" not in flow


@pytest.mark.parametrize("methods", SUBSETS, ids="+".join)
def test_every_combination_of_ways_passes_our_own_checks(methods: list[str]) -> None:
    dossier = composed(methods)

    assert len(SUBSETS) == 31
    assert objections(dossier) == []
    papers = papers_of(dossier)
    four, _ = first_look(papers, judged(papers, {"opt_in", "samples"}))
    assert {one.verdict for one in four} == {Verdict.OK}


@pytest.mark.parametrize("use_case", USE_CASES)
@pytest.mark.parametrize(
    "methods", [["web_form"], ["keyword"], ["paper", "spoken"], [method.value for method in Method]], ids="+".join
)
def test_every_use_case_passes_our_own_checks(use_case: str, methods: list[str]) -> None:
    dossier = composed(methods, use_case)

    assert objections(dossier) == []
    assert len(str(dossier.values("opt_in")["message_flow"])) <= 2048


@pytest.mark.parametrize("methods", SUBSETS, ids="+".join)
def test_texts_for_adults_ask_for_the_date_of_birth_and_pass_too(methods: list[str]) -> None:
    dossier = composed(methods, age_gated="yes")

    assert objections(dossier) == []
    assert len(str(dossier.values("opt_in")["message_flow"])) <= 2048


@pytest.mark.parametrize("use_case", USE_CASES)
def test_adults_are_asked_in_every_use_case(use_case: str) -> None:
    everything = composed([method.value for method in Method], use_case, age_gated="yes")

    assert objections(everything) == []
    assert len(str(everything.values("opt_in")["message_flow"])) <= 2048


def test_every_text_for_the_pages_names_the_brand_or_the_words_and_says_where_it_belongs() -> None:
    texts = site_texts.ready(composed([method.value for method in Method]))

    assert len(texts) == len(Method) + 2
    assert all(one.where and "Harbor" in one.text for one in texts)


def test_notices_and_offers_are_asked_for_separately() -> None:
    assert len(compose.consents("Harbor", "MIXED")) == 2
    assert site_texts.sign_up_form(composed(["web_form"], "LOW_VOLUME")).count("checkbox") == 2


def test_what_is_not_known_yet_is_left_to_fill_in_and_seen_when_it_stays() -> None:
    flow = compose.message_flow({"methods": ["web_form"]}, "Harbor")
    results = judged(papers_of(filled(opt_in={"message_flow": flow})), {"opt_in"})

    assert "[address of the sign-up page]" in flow
    assert "placeholders" in {one.id for one in results}
