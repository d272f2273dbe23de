"""What a reviewer would refuse is said in the review, holds the filing, and nothing written about it is lost."""

from __future__ import annotations

import pytest

from tests.kit.house import HARBOR, Guest, House, answers_of, fresh_name

WHY = "The site comes back on Monday, and the carrier knows of it."
REVIEW = HARBOR["review_business"]


@pytest.fixture
def guest(house: House) -> Guest:
    """Somebody before the review of a business whose web site does not answer."""
    guest = house.walk_until("contact")
    house.admin.put_site(HARBOR["company"]["legal_name"], "down", HARBOR)
    assert not guest.give(answers_of("contact"))
    assert guest.step == "review_business"
    return guest


def test_what_would_be_refused_is_not_filed_and_said_beside_the_acceptance(house: House, guest: Guest) -> None:
    assert "⛔" in guest.sees()

    assert "would be refused" in guest.errors(REVIEW)["accept"]
    assert house.case().registration.filings == ()


def test_who_says_why_files_it_all_the_same_and_the_words_are_kept(house: House, guest: Guest) -> None:
    assert guest.errors({**REVIEW, "why_anyway": WHY}) == {}

    (filing,) = house.case().registration.filings
    assert filing.entries["review_business"].values["why_anyway"] == WHY


@pytest.mark.parametrize("button", ["back", "save_close", "open.company"])
def test_what_was_written_into_a_review_is_there_again(house: House, guest: Guest, button: str) -> None:
    guest.press(button, {"why_anyway": WHY})
    guest.goes_on()

    assert guest.step == "review_business"
    assert guest.holds()["why_anyway"] == WHY


def test_a_box_ticked_before_the_window_was_left_is_no_acceptance(house: House, guest: Guest) -> None:
    guest.press("save_close", REVIEW)
    guest.goes_on()

    assert not guest.holds()["accept"]
    assert house.case().registration.filings == ()


def test_a_site_that_was_mended_is_looked_at_again(house: House, guest: Guest) -> None:
    house.admin.put_site(HARBOR["company"]["legal_name"], "complete", HARBOR)
    guest.press("check_again")

    assert "⛔" not in guest.sees()
    assert guest.errors(REVIEW) == {}


@pytest.fixture
def at_samples(house: House) -> Guest:
    guest = house.file_business(fresh_name())
    guest.click("open.campaign")
    assert not guest.give(answers_of("campaign"))
    return guest


SHORTENED = "Harbor Outfitters: 20% off rain jackets this weekend, see https://bit.ly/rain. Reply STOP to opt out."


def test_what_a_reviewer_would_refuse_is_said_at_once_and_stops_nobody(at_samples: Guest) -> None:
    assert not at_samples.give({**answers_of("samples"), "sample_1": SHORTENED})

    assert at_samples.step == "opt_in"
    assert "public link shorteners" in at_samples.sees()
    at_samples.click("open.samples")
    assert at_samples.holds()["sample_1"] == SHORTENED
    assert "public link shorteners" in at_samples.sees()


def test_what_is_fine_is_not_talked_about(at_samples: Guest) -> None:
    assert not at_samples.give(answers_of("samples"))

    assert at_samples.step == "opt_in"
    assert "⛔" not in at_samples.sees()
    assert "⚠️" not in at_samples.sees()


def test_what_was_typed_before_going_back_to_what_was_noticed_is_there_again(at_samples: Guest) -> None:
    assert not at_samples.give({**answers_of("samples"), "sample_1": SHORTENED})
    at_samples.press("open.samples", {"terms_url": "https://harbor-outfitters.example/rules"})
    assert not at_samples.give(answers_of("samples"))

    assert at_samples.step == "opt_in"
    assert at_samples.holds()["terms_url"] == "https://harbor-outfitters.example/rules"
