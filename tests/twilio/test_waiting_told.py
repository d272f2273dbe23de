"""What takes longer than usual is told when that is over, after two, four and eight more days, and when Twilio Support can look."""

from __future__ import annotations

from bot.domain.notices import Kind
from bot.domain.overdue import SUPPORT_AFTER, working_days_after
from bot.domain.progress import State
from tests.kit.filing import Refiling, refiling
from tests.kit.twilio_walk import LISTED, dossier

__all__ = ["refiling"]
pytest_plugins = ["tests.kit.databases"]
DAY = 86_400


def told_by_day(refiling: Refiling, kind: Kind, days: int) -> list[int]:
    """Return on which days something of a kind was told, looking each day."""
    told = []
    for day in range(1, days + 1):
        refiling.caller.passes(DAY)
        refiling.look()
        told += [day for each in refiling.kinds() if each is kind]
    return told


def test_a_brand_that_takes_long_is_spoken_of_ever_more_seldom(refiling: Refiling) -> None:
    refiling.caller.admin("POST", "delays", {"brand": 60 * DAY})
    refiling.file("business", dossier())
    begun = refiling.until("brand", State.PENDING).since
    assert begun is not None
    refiling.kinds()

    support = (working_days_after(begun, SUPPORT_AFTER) - begun).days
    assert told_by_day(refiling, Kind.WAITING, 20) == sorted([2, 4, 8, 16, support])


def test_a_link_nobody_clicks_is_reminded_of_twice_and_told_when_it_is_dead(refiling: Refiling) -> None:
    refiling.caller.order(mailed_link=["ignore"])
    refiling.file("business", dossier(**LISTED))
    refiling.until("link", State.PENDING)
    refiling.kinds()

    assert told_by_day(refiling, Kind.LINK, 6) == [3, 6]
    assert told_by_day(refiling, Kind.REFUSED, 6) != []
