"""Every rule of the reference's section 10: which check applies it, or why none does."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from bot.domain.checks import CHECKS, OF_PART, Papers, Verdict, judged, papers_of
from bot.domain.checks.identity import NEVER_ISSUED
from bot.domain.rules import street
from bot.domain.tax_ids import tax_id
from tests.kit.modal_dossiers import filled
from tests.kit.papers import GOOD, codes, papers
from tests.places import CASES

# rule → the checks that apply it, or "form: …" where the form itself refuses it, or "none: …" with the reason.
RULES: dict[str, tuple[str, ...]] = {
    "10.1 EIN and CBN have their digits": ("form: bot.domain.tax_ids", "ein"),
    "10.1 legal name present, no emoji or test words, no person's name": (
        "form: bot.domain.rules.name",
        "test_name",
        "personal_name",
    ),
    "10.1 web site https, own, public, names the business": ("own_website", "site_reachable", "site_own"),
    "10.1 e-mail at the web site's domain, not free": ("form: bot.domain.answers.same_domain", "mailbox"),
    "10.1 phone E.164": ("form: bot.domain.rules.phone",),
    "10.1 US address, no P.O. box": ("form: bot.domain.rules.street",),
    "10.1 company type agrees with business type and industry; public has ticker, exchange, e-mail": (
        "form: bot.domain.answers.Tax",
    ),
    "10.1 no sole proprietor": ("form: bot.domain.eligibility",),
    "10.1 lengths of business data": ("form: bot.domain.answers",),
    "2.4 legal name to the letter: suffix, abbreviations": ("legal_suffix", "abbreviated_name"),
    "10.2 goal names brand, who and why": ("clear_goal", "goal_length"),
    "10.2 goal names the business, not the agency": ("sender",),
    "10.2 English": ("english",),
    "10.2 lender says DIRECT LENDING": ("direct_lending",),
    "10.2 mixed names its kinds": ("kinds_named",),
    "10.2 no personal data, no placeholder": ("personal_data", "placeholders"),
    "10.3 samples name the brand, one with opt-out": ("sample_names", "sample_exit"),
    "10.3 variable parts in brackets": ("template_code",),
    "10.3 flags for links and phone numbers": ("declared_parts",),
    "10.3 links https, own domain, no shortener": ("sample_links",),
    "10.3 samples differ and match the use case": ("alike_samples", "fitting_samples", "sample_lengths"),
    "10.3 mixed has a sample of each kind": ("one_of_each",),
    "10.3 no emergency wording": ("emergency",),
    "10.4 1 where consent is collected": ("link_in_flow", "verifiable", "opt_in_page"),
    "10.4 2 how: an unticked, optional box, a keyword, a spoken yes": ("free_boxes", "own_box"),
    "10.4 3 brand in the consent": ("consent_brand",),
    "10.4 4 purpose": ("consent_purpose", "consent_says_text"),
    "10.4 5 frequency, 6 rates, 7 STOP, 8 HELP": ("consent_elements",),
    "10.4 9 privacy policy and terms at hand": ("policy_links", "policies_public"),
    "10.4 10 not a condition, not bundled": ("consent_optional", "freedom", "unbundled", "one_channel", "one_purpose"),
    "10.4 every method described": ("methods_described", "methods_unnamed", "consent_quoted"),
    "10.4 evidence public, of this brand": ("evidence_pages", "opt_in_own"),
    "10.4 keyword with its word and confirmation": ("keyword_given", "opt_in_message"),
    "10.4 consent given to this business": ("first_hand",),
    "10.5 opt-in message": ("opt_in_message", "reply_lengths"),
    "10.5 opt-out message": ("opt_out_message",),
    "10.5 help message": ("help_message", "support_mailbox"),
    "10.5 privacy policy keeps mobile data": ("mobile_clause", "policies_own", "policies_domain"),
    "10.5 one version of the policy only": ("none: other versions are not named in a filing",),
    "10.5 terms": ("terms",),
    "10.5 HELP and STOP in bold": ("none: how a page looks is for a person to see",),
    "10.5 web site shows who, what, contact": ("site_telling",),
    "10.5 full date-of-birth gate": ("age_gate",),
    "10.6 high-risk finance": ("risky_finance",),
    "10.6 debt": ("collection", "debt_relief"),
    "10.6 leads, affiliates, data": ("lead_generation",),
    "10.6 get rich quick": ("get_rich",),
    "10.6 gambling, sweepstakes": ("gambling", "sweepstakes"),
    "10.6 controlled substances": ("cannabis", "prescription"),
    "10.6 S.H.A.F.T.": ("adult", "hate", "alcohol", "firearms", "tobacco"),
    "10.6 other": ("fireworks", "phishing", "deceptive", "viral"),
    "4.4 use cases kept for some": ("open_use_case",),
}


def test_every_check_is_there_for_a_rule_and_every_rule_has_a_check_or_a_reason() -> None:
    named = {one for applied in RULES.values() for one in applied if ":" not in one}

    assert named == {check.id for check in CHECKS}
    assert all(RULES.values())


def test_every_check_is_complete_data() -> None:
    assert len({check.id for check in CHECKS}) == len(CHECKS)
    assert all(check.codes and check.title and check.source and check.dated.year >= 2026 for check in CHECKS)
    assert {check.place.partition(".")[0] for check in CHECKS} <= OF_PART["business"] | OF_PART["sms"]


def test_every_code_of_the_review_cases_can_be_reported() -> None:
    readme = (CASES / "review" / "README.md").read_text()
    wanted = {int(code) for code in re.findall(r"^\| (\d{5}) \|", readme, flags=re.MULTILINE)}
    known = {code for check in CHECKS for code in check.codes}

    assert len(wanted) == 54
    assert wanted <= known | {30558, 30560, 30562, 30569, 30570, 30545, 30934, 30933, 30921}


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"tax_id": "78-1234987", "tax_id_type": "EIN"}, 30795),
        ({"tax_id": "123-45-6789", "tax_id_type": "EIN"}, 30795),
        ({"tax_id": "12-345-6789", "tax_id_type": "EIN"}, 30795),
        ({"tax_id": "12-3456789", "tax_id_type": "EIN"}, 30795),
        ({"legal_name": "Larch & Finch Kitchens", "legal_form": "llc"}, 30795),
        ({"legal_name": "Larch Finch Kitchens", "legal_form": "corporation"}, 30795),
        ({"legal_name": "Maria Lopez", "trade_name": "Larch & Finch"}, 30795),
        ({"legal_name": "Larch & Finch Intl Mfg LLC"}, 30795),
        ({"legal_name": "Larch & Finch Kitchens LLC TEST"}, 30756),
        ({"legal_name": "Larch & Finch Kitchens 🍳 LLC"}, 30756),
        ({"legal_name": "Test Company", "trade_name": "Larch & Finch"}, 30756),
    ],
)
def test_the_coach_speaks_up_without_blocking(changed: dict[str, Any], code: int) -> None:
    assert code in codes(replace(GOOD, **changed), "warn")
    assert not {30795, 30756} & codes(replace(GOOD, **changed))


@pytest.mark.parametrize(
    "changed",
    [
        {"tax_id": "84-1930275", "tax_id_type": "EIN"},
        {"tax_id": "742918365", "tax_id_type": "EIN"},
        {"tax_id": "123456782", "tax_id_type": "CBN", "country": "CA"},
        {"legal_form": "llc"},
        {"legal_name": "Larch & Finch Savings Bank", "legal_form": "corporation"},
        {"legal_name": "Larch & Finch Kitchens, P.L.L.C.", "legal_form": "llc"},
        {"legal_name": "Charles Finch & Sons Kitchens Inc."},
        {"legal_name": "Larch & Finch Test Kitchen LLC"},
        {"legal_name": "Riverbend Food Bank", "legal_form": "non_profit", "trade_name": "Larch & Finch"},
        {"legal_name": "LARCH & FINCH TESTING LABS LLC"},
    ],
)
def test_the_coach_has_no_quarrel_with_good_names_and_numbers(changed: dict[str, Any]) -> None:
    assert judged(papers(**changed)) == ()


def test_a_tax_id_is_never_repeated() -> None:
    found = [one for one in judged(replace(GOOD, tax_id="78-1234987", tax_id_type="EIN")) if one.id == "ein"]

    assert found
    assert "1234987" not in repr(found)
    assert "1234987" not in repr(replace(GOOD, tax_id="78-1234987"))
    assert "78" in NEVER_ISSUED


def test_the_form_refuses_what_the_table_leaves_to_it() -> None:
    with pytest.raises(ValueError, match=r"P\.O\. box"):
        street("P.O. Box 12")
    with pytest.raises(ValueError, match="Social Security"):
        tax_id("EIN", "123-45-6789")


def test_a_part_is_judged_on_its_own_steps() -> None:
    bad = papers_of(filled(company={"website": "https://www.harbor.example"}, contact={"email": "x@gmail.com"}))

    assert {one.step for one in judged(replace(bad, email="x@gmail.com"), OF_PART["business"])} == {"contact"}
    assert "contact" not in {one.step for one in judged(replace(bad, email="x@gmail.com"), OF_PART["sms"])}


def test_nothing_is_said_of_an_empty_dossier_that_would_block() -> None:
    assert [one for one in judged(Papers()) if one.verdict is Verdict.BLOCK] == []


def test_what_blocks_comes_first_and_every_result_says_what_to_do() -> None:
    found = judged(
        replace(
            GOOD,
            goal="We text people. Messages are sent to customers as needed.",
            opt_in_message="Larch & Finch: welcome back!",
        )
    )

    assert [one.verdict for one in found] == sorted(
        (one.verdict for one in found), key=lambda v: v is not Verdict.BLOCK
    )
    assert all(one.advice and one.codes and one.source for one in found)
