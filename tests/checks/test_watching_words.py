"""What a watch says has changed: the sentence that went, the box that is no longer as it was, the sentence that came."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest

from bot import check_files
from bot.domain.watching import PagesSeen, compared, facts, losses, words_of
from tests.places import CASES

CASE = CASES / "review" / "001-ampersand-retail-subdomain-link.yaml"
SITE = "https://www.birchandbramble.example"
CLAUSE = "We do not share mobile numbers or text messaging consent with third parties or affiliates for marketing or promotional purposes."
SOLD = "We share mobile numbers with selected partners for their own marketing."


def told(page: str, *changes: tuple[str, str]) -> dict[str, str]:
    """Return the one thing that is told once a page of an approved campaign reads otherwise."""
    case = check_files.read(CASE)
    papers, before = check_files.papers({**case, "pages": {}}), check_files.papers(case)
    after = check_files.papers(_changed(case, page, changes))
    seen: PagesSeen | None = None
    lost: tuple[Any, ...] = ()
    for opened in (before, after, after):
        was, (seen, lost) = seen, compared(seen, losses(papers, opened), words_of(opened.pages.values()))
    assert was is not None
    (change,) = facts(lost, papers, after, was)
    return change


def _changed(case: dict[str, Any], page: str, changes: tuple[tuple[str, str], ...]) -> dict[str, Any]:
    changed = deepcopy(case)
    for old, new in changes:
        html = changed["pages"][f"{SITE}/{page}"]["html"]
        assert old in html
        changed["pages"][f"{SITE}/{page}"]["html"] = html.replace(old, new)
    return changed


@pytest.mark.parametrize(
    ("page", "changes", "gone"),
    [
        ("privacy", [(CLAUSE, "")], CLAUSE),
        ("privacy", [(CLAUSE, ""), ("Last updated March 2026", "Last updated May 2026")], CLAUSE),
        ("terms", [("<p><b>Leaving.</b> Text <b>STOP</b> to any message.", "<p>")], "Text STOP to any message."),
        ("texts", [('type="checkbox"', 'type="checkbox" checked')], "☐ Yes, text me."),
    ],
    ids=["a clause", "a clause among other changes", "a word of the terms", "the state of the box"],
)
def test_what_is_missed_is_quoted_as_it_stood(page: str, changes: list[tuple[str, str]], gone: str) -> None:
    change = told(page, *changes)

    assert gone in change["gone"]
    assert "Last updated" not in change["gone"]
    assert change["come"] == ""


def test_a_sentence_that_came_is_quoted() -> None:
    change = told("privacy", (CLAUSE, SOLD))

    assert (change["come"], change["gone"]) == (SOLD, "")


def test_of_a_page_that_is_gone_nothing_is_quoted() -> None:
    case = check_files.read(CASE)
    papers, before = check_files.papers({**case, "pages": {}}), check_files.papers(case)
    missing = deepcopy(case)
    missing["pages"][f"{SITE}/terms"] = {"status": 404, "html": ""}
    after = check_files.papers(missing)
    seen = replace(PagesSeen(), pages=words_of(before.pages.values()))

    assert [(change["gone"], change["come"]) for change in facts(losses(papers, after), papers, after, seen)] == [
        ("", "")
    ]
