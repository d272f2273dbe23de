from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.answers import PART_OF, PARTS
from bot.domain.progress import Bar, Finding, Level, Mark, Need, Standing, State, met
from bot.domain.registration import Grant, may_file
from bot.way import changed_steps, edition
from tests.kit.answers import filled
from tests.kit.way import BUSINESS, NOW, SMS, WAY, case, filing, refused


def test_an_unfiled_part_leads_to_the_step_that_needs_an_answer() -> None:
    assert WAY.next_step(case(dossier=filled(without="tax")), BUSINESS) == "tax"


def test_a_finished_part_leads_to_its_review() -> None:
    assert WAY.next_step(case(), BUSINESS) == "review_business"


def test_a_filed_part_leads_nowhere() -> None:
    assert WAY.next_step(case(filing("business")), BUSINESS) is None


def test_a_refused_part_leads_to_the_steps_it_concerns_and_then_to_the_review() -> None:
    told = case(filing("business"), brand=refused("30795"))
    first = WAY.next_step(told, BUSINESS)
    assert (first, WAY.next_step(told, BUSINESS, first), WAY.next_step(told, BUSINESS, "tax")) == (
        "company",
        "tax",
        "review_business",
    )


def test_several_refusals_are_mended_in_one_go() -> None:
    told = case(filing("business"), profile_submission=refused("18603"), brand=refused("30796"))
    assert {"address", "tax"} <= set(WAY.mendable(told, BUSINESS).steps)  # type: ignore[union-attr]  # it is refused


def test_what_was_filed_again_is_locked_until_it_is_decided() -> None:
    assert WAY.locked(case(filing("business"), filing("business", 2), brand=refused("30795", number=1)), BUSINESS)


def test_what_may_not_be_resubmitted_is_locked() -> None:
    told = case(filing("sms"), campaign=refused("30883"))
    assert WAY.locked(told, SMS)
    assert WAY.refusal(told, SMS) is not None


def test_one_hopeless_reason_among_others_is_enough() -> None:
    assert WAY.mendable(case(filing("sms"), campaign=refused("30909", "30883")), SMS) is None


@pytest.mark.parametrize(("codes", "hopeless"), [(("30909", "30883"), True), (("30909",), False)])
def test_a_bar_tells_whether_filing_again_can_help(codes: tuple[str, ...], hopeless: bool) -> None:
    told = case(filing("business"), filing("sms"), campaign=refused(*codes))

    assert {bar.bar: bar.hopeless for bar in WAY.bars(told)} == {bar: hopeless and bar is Bar.CAMPAIGN for bar in Bar}


def test_the_business_is_under_review_until_both_its_bundles_are_approved() -> None:
    reviewed, approved = Mark("", State.PENDING, "BU1", since=NOW), Mark("", State.APPROVED, "BU2", since=NOW)

    for marks in ((reviewed, approved), (approved, reviewed)):
        told = case(filing("business"), profile_submission=marks[0], trust_submission=marks[1])
        assert WAY.bars(told)[0].standing is Standing.REVIEW


def test_only_the_steps_that_changed_since_the_filing_count_as_changed() -> None:
    dossier = filled(address={"city": "Bangor"})
    assert changed_steps(case(filing("business"), dossier=dossier), BUSINESS) == ["address"]


def test_an_edition_grows_with_every_change_to_a_part() -> None:
    dossier = filled()
    later = dossier.with_entry("tax", replace(dossier.entries["tax"], version=2))
    assert edition(later, BUSINESS) == edition(dossier, BUSINESS) + 1


@pytest.mark.parametrize(
    ("marks", "standings"),
    [
        ({}, [Standing.OPEN] * 4),
        ({"brand": Mark("", State.PENDING)}, [Standing.OPEN, Standing.REVIEW, Standing.OPEN, Standing.OPEN]),
        (
            {"brand": Mark("", State.APPROVED), "link": Mark("", State.MADE)},
            [Standing.OPEN, Standing.DONE, Standing.OPEN, Standing.OPEN],
        ),
        ({"link": refused("21741")}, [Standing.OPEN, Standing.REFUSED, Standing.OPEN, Standing.OPEN]),
        ({"campaign": Mark("", State.LOST)}, [Standing.OPEN, Standing.OPEN, Standing.LOST, Standing.OPEN]),
    ],
)
def test_bars_are_derived_from_marks(marks: dict[str, Mark], standings: list[Standing]) -> None:
    assert [bar.standing for bar in WAY.bars(case(**marks))] == standings
    assert [bar.bar for bar in WAY.bars(case())] == list(Bar)


def pending(since: float, looked: float | None) -> Mark:
    looked_at = None if looked is None else NOW + timedelta(seconds=looked)
    return Mark("profile_submission", State.PENDING, "BU1", since=NOW + timedelta(seconds=since), looked_at=looked_at)


@pytest.mark.parametrize(
    ("mark", "level", "expected"),
    [
        (pending(0, None), Level.SUBMITTED, False),
        (pending(0, 29), Level.SUBMITTED, False),
        (pending(0, 30), Level.SUBMITTED, True),
        (pending(0, None), Level.EXISTS, True),
        (pending(0, 60), Level.APPROVED, False),
        (Mark("profile_submission", State.APPROVED, "BU1"), Level.SUBMITTED, True),
        (Mark("profile_submission", State.REJECTED, "BU1"), Level.SUBMITTED, False),
        (Mark("profile_submission", State.UNKNOWN, "BU1"), Level.SUBMITTED, False),
        (Mark("profile_submission", State.CALLING), Level.EXISTS, False),
        (Mark("profile_submission"), Level.EXISTS, False),
    ],
)
def test_an_edge_is_met_when_the_other_stage_came_far_enough(mark: Mark, level: Level, expected: bool) -> None:
    assert met(Need("profile_submission", level), {"profile_submission": mark}) is expected


def test_every_step_belongs_to_a_part() -> None:
    assert {step for part in PARTS for step in (model.step for model in (*part.steps, *part.aside))} == set(PART_OF)


def grant(user: str) -> Grant:
    return Grant("T1", user, "U0", NOW)


@pytest.mark.parametrize(
    ("granted", "ended", "named"),
    [
        (["U1", "U2"], [], "U1"),
        (["U2"], ["U1"], "U2"),
        ([], [], "U1"),  # an admin needs no grant
        ([], ["U1"], None),
        (["U1"], ["U1"], "U1"),  # given back
    ],
)
def test_who_is_asked_to_file_again_may_do_it(granted: list[str], ended: list[str], named: str | None) -> None:
    registration = case(filing("business")).registration
    found = may_file(registration, map(grant, granted), map(grant, ended))

    assert next(iter(found), None) == named


def test_what_was_mended_waits_to_be_filed_again() -> None:
    refused = Mark("", State.REJECTED, "BU1", findings=(Finding("18601"),), filing=1)
    changed = filled(company={"website": "https://www.harbor-outfitters.example"})
    before, after = (case(filing("business"), dossier=now, profile_submission=refused) for now in (None, changed))

    assert (WAY.mended(before), WAY.mended(after)) == (False, True)
