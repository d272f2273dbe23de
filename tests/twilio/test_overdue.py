from datetime import UTC, datetime, timedelta
from itertools import islice

import pytest

from bot.domain.notices import Kind
from bot.domain.overdue import DAY, Patience, working_days_after
from bot.domain.progress import Mark, State

MONDAY = datetime(2026, 11, 16, 9, tzinfo=UTC)
BRAND = Patience(2 * DAY, unless="link")


def days(patience: Patience, count: int) -> list[int]:
    return [(moment - MONDAY).days for moment in islice(patience.moments(MONDAY), count)]


def test_a_wait_is_spoken_of_when_it_is_longer_than_usual_and_ever_more_seldom() -> None:
    assert days(Patience(2 * DAY, support=False), 6) == [2, 4, 8, 16, 24, 32]


def test_after_seven_working_days_it_is_spoken_of_as_well() -> None:
    assert days(BRAND, 5) == [2, 4, 8, 9, 16]


def test_what_usually_takes_longer_than_seven_working_days_has_no_moment_before_that() -> None:
    assert days(Patience(21 * DAY), 3) == [21, 23, 27]


def test_a_link_is_reminded_of_twice() -> None:
    link = Patience(3 * DAY, again=(3 * DAY,), kind=Kind.LINK, repeats=False, support=False)

    assert days(link, 9) == [3, 6]
    assert not link.support_can_look(MONDAY, MONDAY + 30 * DAY)


@pytest.mark.parametrize(("waited", "turn"), [(0, 0), (1.9, 0), (2, 1), (3.9, 1), (4, 2), (9, 4)])
def test_how_often_it_should_have_been_said_follows_from_the_time(waited: float, turn: int) -> None:
    assert BRAND.passed(MONDAY, MONDAY + timedelta(days=waited)) == turn


@pytest.mark.parametrize(("start", "end"), [(MONDAY, 9), (MONDAY + 4 * DAY, 11), (MONDAY + 5 * DAY, 10)])
def test_working_days_leave_the_weekend_out(start: datetime, end: int) -> None:
    assert working_days_after(start, 7) == start + end * DAY
    assert working_days_after(start, 7).weekday() < 5


def test_nobody_waits_for_what_is_decided() -> None:
    assert BRAND.since(Mark("brand", State.APPROVED, since=MONDAY), {}) is None


@pytest.mark.parametrize(
    ("link", "waited_for"),
    [(State.PENDING, None), (State.REJECTED, None), (State.APPROVED, MONDAY), (State.MADE, MONDAY)],
)
def test_a_brand_that_waits_for_a_click_is_not_overdue(link: State, waited_for: datetime | None) -> None:
    brand = Mark("brand", State.PENDING, since=MONDAY)

    assert BRAND.since(brand, {"brand": brand, "link": Mark("link", link)}) == waited_for


def test_a_number_is_waited_for_since_it_was_attached_however_often_it_was_tried() -> None:
    carriers, tried = Patience(3 * DAY, behind="attachment"), Mark("registered", State.WAITING, since=MONDAY + 9 * DAY)

    assert carriers.since(tried, {"attachment": Mark("attachment", State.MADE, since=MONDAY)}) == MONDAY
