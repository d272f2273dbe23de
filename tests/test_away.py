"""A provider that answers nothing for long: the operator hears of it once, and it goes on by itself."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.domain.notices import Kind
from bot.domain.progress import Bar, State
from bot.way import Way
from tests.filing import LEASE, Desk, desk
from tests.twilio_walk import dossier, provider

__all__ = ["desk"]
pytest_plugins = ["tests.databases"]
NEVER_ENDS = 10**6


def told(desk: Desk) -> list[str]:
    """Return what the operator is told now, and take it for told."""
    alarms = desk.store.claim_alarms(lease=LEASE)
    for alarm in alarms:
        desk.store.alarm_told(alarm)
    return [alarm.sentence for alarm in alarms]


def pass_(desk: Desk, time: timedelta, step: int = 120) -> None:
    """Let time pass with looks in between."""
    for _ in range(int(time.total_seconds()) // step):
        desk.look()
        desk.caller.passes(step)


@pytest.mark.parametrize("how", [{"do": "status", "status": 503}, {"do": "drop_before"}])
def test_the_operator_hears_once_that_twilio_answers_nothing(how: dict[str, object], desk: Desk) -> None:
    desk.caller.admin("POST", "faults", {"path": ".", "times": NEVER_ENDS, **how})
    desk.file("business", dossier())
    pass_(desk, timedelta(minutes=50))
    early = told(desk)
    pass_(desk, timedelta(hours=3))
    late = told(desk)
    desk.caller.admin("DELETE", "faults")
    desk.until("brand", State.APPROVED)

    assert early == []
    assert [sentence.partition(".")[0] for sentence in late] == ["Twilio has answered no call for more than an hour"]
    assert desk.store.backlog(desk.clock.now()).alarms == 0


def test_what_fails_now_and_then_is_not_told(desk: Desk) -> None:
    desk.file("business", dossier())
    for _ in range(12):
        desk.caller.admin("POST", "faults", {"path": ".", "times": 3, "do": "status", "status": 503})
        pass_(desk, timedelta(minutes=10))

    assert told(desk) == []


def test_who_files_while_twilio_is_away_from_the_start_hears_of_it_once(desk: Desk) -> None:
    desk.caller.admin("POST", "faults", {"path": ".", "times": NEVER_ENDS, "do": "status", "status": 503})
    desk.file("business", dossier())
    pass_(desk, timedelta(minutes=10))
    waiting = desk.kinds()
    held = [bar.bar for bar in Way(provider(desk.caller).stages).bars(desk.case()) if bar.held]
    desk.caller.admin("DELETE", "faults")
    desk.until("brand", State.APPROVED)

    assert waiting == [Kind.WAITING]
    assert held == [Bar.BUSINESS, Bar.CAMPAIGN]  # the messaging service is made with the business
    assert desk.kinds() == [Kind.FILED, Kind.APPROVED]
