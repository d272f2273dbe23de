from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from slack_sdk.models.views import View

from bot.domain.cards import BarFacts
from bot.domain.progress import Bar, Standing
from modals.home import SHOWN, Row, home
from modals.meta import Meta
from sandbox.slack.rules import check_view

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)


def bars(*standings: Standing) -> list[BarFacts]:
    return [BarFacts(bar, standing, NOW - timedelta(days=3), NOW) for bar, standing in zip(Bar, standings, strict=True)]


ALL_DONE, ALL_OPEN = [Standing.DONE] * 4, [Standing.OPEN] * 4


def row(
    number: int = 1,
    standings: list[Standing] = ALL_OPEN,
    step: str | None = "company",
    title: str = "Harbor",
    **more: Any,
) -> Row:
    return Row(f"reg_{number}", title, bars(*standings), step, **more)


def drawn(rows: list[Row], *, admin: bool = False, may_start: bool = True, **extra: str) -> dict[str, Any]:
    view = home(rows, Meta(extra=extra), NOW, admin=admin, may_start=may_start)
    assert check_view(view) == []
    View(**view).validate_json()
    return view


def actions(view: dict[str, Any]) -> list[str]:
    return [
        element["action_id"] for block in view["blocks"] if block["type"] == "actions" for element in block["elements"]
    ]


def text(view: dict[str, Any]) -> str:
    return str(view["blocks"])


def test_two_hundred_registrations_are_shown_page_by_page() -> None:
    rows = [row(number, title=f"Company {number}.") for number in range(200)]
    pages = [text(drawn(rows, page=str(page))) for page in range(200 // SHOWN)]
    assert all(f"Company {number}." in pages[number // SHOWN] for number in range(200))


def test_the_first_page_leads_on_and_the_last_one_back() -> None:
    rows = [row(number) for number in range(SHOWN + 1)]
    assert "home_page.next" in actions(drawn(rows))
    assert "home_page.previous" not in actions(drawn(rows))
    assert "home_page.previous" in actions(drawn(rows, page="1"))


def test_a_page_that_is_not_there_any_more_shows_the_last_one() -> None:
    assert "Harbor" in text(drawn([row()], page="7"))


@pytest.mark.parametrize(
    ("chosen", "titles"),
    [
        ("all", {"open", "refused", "review", "ready", "withdrawn"}),
        ("yours", {"open", "refused"}),
        ("review", {"review"}),
        ("ready", {"ready"}),
        ("withdrawn", {"withdrawn"}),
    ],
)
def test_a_filter_shows_what_it_names(chosen: str, titles: set[str]) -> None:
    rows = [
        row(1, title="=open="),
        row(2, [Standing.DONE, Standing.REFUSED, Standing.OPEN, Standing.OPEN], None, title="=refused=", mendable=True),
        row(3, [Standing.DONE, Standing.REVIEW, Standing.OPEN, Standing.OPEN], None, title="=review="),
        row(4, ALL_DONE, None, title="=ready="),
        row(5, ALL_DONE, "company", title="=withdrawn=", withdrawn=True),
    ]
    shown = text(drawn(rows, filter=chosen))
    assert {title for title in ("open", "refused", "review", "ready", "withdrawn") if f"={title}=" in shown} == titles


@pytest.mark.parametrize("nonsense", ["", "nobody", "<!channel>"])
def test_a_filter_nobody_knows_shows_everything(nonsense: str) -> None:
    assert "Harbor" in text(drawn([row()], filter=nonsense))


@pytest.mark.parametrize("nonsense", ["", "-1", "²", "9" * 2000, "<!channel>"])
def test_a_page_that_is_no_number_is_the_first(nonsense: str) -> None:
    assert "Harbor" in text(drawn([row()], page=nonsense))


REFUSED = [Standing.DONE, Standing.REFUSED, Standing.OPEN, Standing.OPEN]
WAITING = [Standing.DONE, Standing.DONE, Standing.REVIEW, Standing.OPEN]
SEEN = ["drafts", "manage", "history"]


@pytest.mark.parametrize(
    ("shown", "buttons"),
    [
        (row(), ["open_registration", *SEEN]),
        (row(standings=REFUSED, mendable=True), ["fix", *SEEN]),
        (row(standings=REFUSED, step=None), SEEN),
        (row(standings=ALL_DONE, step=None), SEEN),
        (row(standings=REFUSED, mendable=True, mine=False), ["fix", *SEEN]),
        (row(mine=False), SEEN),
        (row(standings=ALL_DONE, step=None, withdrawn=True), SEEN),
    ],
)
def test_a_row_offers_what_this_person_can_do_and_nothing_else(shown: Row, buttons: list[str]) -> None:
    assert [one for one in actions(drawn([shown])) if one not in ("home_filter", "new_registration")] == buttons


@pytest.mark.parametrize(("drafts", "label"), [(0, "'Drafts'"), (3, "'Drafts (3)'")])
def test_a_row_counts_its_drafts(drafts: int, label: str) -> None:
    assert label in text(drawn([row(drafts=drafts)]))


def test_where_a_number_is_missing_it_can_be_chosen() -> None:
    assert "Choose a number" in text(drawn([row(step="number")]))


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        (row(), "next: you answer"),
        (row(mine=False), "somebody with the right to set up SMS answers"),
        (row(standings=REFUSED, mendable=True), "you mend what was refused"),
        (row(standings=REFUSED, step=None), "filing again cannot help"),
        (row(standings=WAITING, step=None), "Twilio and the carriers decide · waiting 3 days, usually 1–3 weeks · next look"),
        (row(standings=[*REFUSED[:3], Standing.LOST]), "asks Twilio Support"),
        (row(standings=ALL_DONE, step=None), "nothing to do: the number may text"),
        (row(standings=ALL_OPEN, withdrawn=True), "withdrawn"),
    ],
)  # fmt: skip
def test_a_row_says_who_acts_next_and_how_long_it_waited(shown: Row, words: str) -> None:
    assert words in text(drawn([shown]))


def test_only_an_admin_is_offered_access() -> None:
    assert "open_access" in actions(drawn([], admin=True))
    assert "open_access" not in actions(drawn([]))


def test_who_may_not_begin_is_told_who_can_help() -> None:
    view = drawn([], may_start=False)
    assert "new_registration" not in actions(view)
    assert "admin" in text(view)


def test_a_title_cannot_mention_or_format() -> None:
    shown = text(drawn([row(title="<!channel> *bold* <https://x|y>")]))
    assert "<!channel>" not in shown
    assert "*bold*" not in shown
