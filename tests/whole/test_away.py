"""A provider that answers nothing for long: the operator hears of it once, and it goes on by itself."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.domain.notices import Kind
from bot.domain.progress import Bar, State
from bot.way import Way
from tests.kit.filing import LEASE, Refiling, refiling
from tests.kit.twilio_walk import dossier, provider

__all__ = ["refiling"]
pytest_plugins = ["tests.kit.databases"]
NEVER_ENDS = 10**6


def told(refiling: Refiling) -> list[str]:
    """Return what the operator is told now, and take it for told."""
    alarms = refiling.store.claim_alarms(refiling.clock.now(), limit=9, lease=LEASE, over_at=refiling.clock.now())
    for alarm in alarms:
        refiling.store.alarm_told(alarm)
    return [alarm.sentence for alarm in alarms]


def pass_(refiling: Refiling, time: timedelta, step: int = 120) -> None:
    """Let time pass with looks in between."""
    for _ in range(int(time.total_seconds()) // step):
        refiling.look()
        refiling.caller.passes(step)


@pytest.mark.parametrize("how", [{"do": "status", "status": 503}, {"do": "drop_before"}])
def test_the_operator_hears_once_that_twilio_answers_nothing(how: dict[str, object], refiling: Refiling) -> None:
    refiling.caller.admin("POST", "faults", {"path": ".", "times": NEVER_ENDS, **how})
    refiling.file("business", dossier())
    pass_(refiling, timedelta(minutes=50))
    early = told(refiling)
    pass_(refiling, timedelta(hours=3))
    late = told(refiling)
    refiling.caller.admin("DELETE", "faults")
    refiling.until("brand", State.APPROVED)

    assert early == []
    assert [sentence.partition(".")[0] for sentence in late] == ["Twilio has answered no call for more than an hour"]
    assert refiling.store.backlog(refiling.clock.now()).alarms == 0


def test_what_fails_now_and_then_is_not_told(refiling: Refiling) -> None:
    refiling.file("business", dossier())
    for _ in range(12):
        refiling.caller.admin("POST", "faults", {"path": ".", "times": 3, "do": "status", "status": 503})
        pass_(refiling, timedelta(minutes=10))

    assert told(refiling) == []


def test_who_files_while_twilio_is_away_from_the_start_hears_of_it_once(refiling: Refiling) -> None:
    refiling.caller.admin("POST", "faults", {"path": ".", "times": NEVER_ENDS, "do": "status", "status": 503})
    refiling.file("business", dossier())
    pass_(refiling, timedelta(minutes=10))
    waiting = refiling.kinds()
    held = [bar.bar for bar in Way(provider(refiling.caller).stages).bars(refiling.case()) if bar.held]
    refiling.caller.admin("DELETE", "faults")
    refiling.until("brand", State.APPROVED)

    assert waiting == [Kind.WAITING]
    assert held == [Bar.BUSINESS, Bar.CAMPAIGN]  # the messaging service is made with the business
    assert refiling.kinds() == [Kind.FILED, Kind.APPROVED]
