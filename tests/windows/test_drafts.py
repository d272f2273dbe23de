"""What is said of one text: how it is kept from being kept, what a reviewer would object to, and how its window words it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.domain.dossier import Dossier
from bot.domain.drafts import LONGEST, LONGEST_NAME, Draft, faults, objections
from bot.domain.registration import Registration
from modals.draft import Sheet, draft, read_only
from modals.drafts import WHAT_FOR, drafts
from modals.meta import Meta
from tests.kit.modal_dossiers import DOSSIERS

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
HARBOR = DOSSIERS["filled"]
GOOD = "Harbor: your order is on its way. Reply STOP to opt out."
REGISTRATION = Registration("reg_1", "T1", "U1", NOW, "C1")


def kept(body: str = GOOD) -> Draft:
    return Draft("draft_1", "Welcome", body, 1, "U0MAYA", NOW)


@pytest.mark.parametrize(
    ("name", "body", "fields"),
    [
        ("Welcome", GOOD, set()),
        ("Welcome", "a" * LONGEST, set()),
        ("Welcome", "a" * (LONGEST + 1), {"body"}),
        ("Welcome", "", {"body"}),
        ("", GOOD, {"name"}),
        ("a" * (LONGEST_NAME + 1), "", {"name", "body"}),
    ],
)
def test_what_cannot_be_kept_is_said_beside_its_field(name: str, body: str, fields: set[str]) -> None:
    wrong = faults(name, body)

    assert set(wrong.by_field if wrong else ()) == fields


def test_who_writes_too_much_reads_how_much_too_much() -> None:
    wrong = faults("Welcome", "a" * (LONGEST + 37))

    assert wrong is not None
    assert wrong.by_field["body"] == "A text has at most 1,600 characters; this has 37 more."


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (GOOD, []),
        ("Your order is on its way. Reply STOP to opt out.", ["sample_names"]),
        ("Harbor: your order is on its way.", ["sample_exit"]),
        (f"{GOOD} https://bit.ly/3x", ["sample_links"]),
        (f"{GOOD} http://www.harbor.example/x", ["sample_links"]),
        (f"{GOOD} https://www.harbor.example/x", []),
        ("Harbor: kratom gummies are back. Reply STOP to opt out.", ["cannabis"]),
    ],
)
def test_a_text_is_judged_as_a_reviewer_would(body: str, found: list[str]) -> None:
    assert [one.id for one in objections(HARBOR, body)] == found


def test_nothing_said_of_a_text_speaks_of_samples_or_of_filing() -> None:
    said = [
        f"{one.title} {one.advice}"
        for one in objections(HARBOR, "Win at our casino: http://bit.ly/x kratom vape loans")
    ]

    assert len(said) > 3
    assert [one for one in said if "sample" in one.lower() or "do not file" in one] == []


def test_who_texts_is_not_asked_while_nobody_knows_the_company() -> None:
    assert objections(Dossier(), "Hello. Reply STOP to opt out.") == ()


def words(view: dict[str, Any]) -> str:
    return str(view["blocks"])


def test_the_form_counts_what_was_kept() -> None:
    assert f"{len(GOOD)} characters · 1 segment · GSM-7" in words(draft(Sheet(HARBOR, kept()), Meta("reg_1")))


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("It’s here", "UCS-2 because of “’” (right single quotation mark): a segment holds 70 characters"),
        ("a\u200db", "UCS-2 because of zero width joiner:"),
        ("’“”–…", "and 2 more"),
    ],
)
def test_the_form_names_what_makes_a_text_costly(body: str, said: str) -> None:
    assert said in words(draft(Sheet(HARBOR, kept(body)), Meta("reg_1")))


def test_the_form_says_that_some_characters_count_twice() -> None:
    assert "2 characters (room for 4: some count twice)" in words(draft(Sheet(HARBOR, kept("😀😀")), Meta("reg_1")))


def test_a_new_draft_is_not_counted_yet() -> None:
    assert "once it is kept" in words(draft(Sheet(HARBOR), Meta("reg_1")))


def test_an_empty_list_says_what_drafts_are_for() -> None:
    assert WHAT_FOR in words(drafts(REGISTRATION, "Harbor", [], Meta()))


def test_a_draft_that_can_only_be_read_is_shown_whole() -> None:
    view = read_only(kept("a" * LONGEST), Meta("reg_1"))

    assert "a" * LONGEST in words(view)
    assert "submit" not in view
