"""What the operator is told of, by whom it was met, and what shows that it is over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.domain.progress import State
from bot.domain.registration import Filing, Registration
from bot.shut import LONGEST, Shut
from store import SqlStore
from tests.kit.filing import KEY, LEASE, TEAM, Refiling, refiling
from tests.kit.store_facts import LONG, NOW
from tests.kit.telling import Standing
from tests.kit.twilio_walk import dossier, provider

__all__ = ["refiling"]
pytest_plugins = ["tests.kit.databases"]
NEIGHBOUR = "reg_fedcba987654"
BUY = "IncomingPhoneNumbers"
NEVER_ENDS = 10**6
ONLY_THE_OPERATOR = 30713


def neighbour(refiling: Refiling, name: str = "Reed & Sons LLC") -> None:
    """File another business."""
    now = refiling.clock.now()
    registration = Registration(NEIGHBOUR, TEAM, "U1", now, "C1")
    answers = dossier(company={"legal_name": name})
    refiling.store.start(registration)
    refiling.store.file(
        registration, Filing("business", 1, "U1", now, "I accept.", answers.entries), "review_business", {}, version=0
    )


def brand_of(refiling: Refiling, key: str) -> State:
    case = refiling.store.case(TEAM, key)
    assert case is not None
    return case.marks["brand"].state if "brand" in case.marks else State.WAITING


def told(refiling: Refiling) -> list[str]:
    """Return what the operator is told now, and take it for told."""
    now = refiling.clock.now()
    alarms = refiling.store.claim_alarms(now, limit=9, lease=LEASE, over_at=now)
    for alarm in alarms:
        refiling.store.alarm_told(alarm)
    return [alarm.sentence for alarm in alarms]


def passes(refiling: Refiling, time: timedelta, step: int = 300) -> list[str]:
    """Let time pass with looks in between, and return what the operator is told meanwhile."""
    said = []
    for _ in range(int(time.total_seconds()) // step):
        refiling.look()
        said += told(refiling)
        refiling.caller.passes(step)
    return said


def refused_brand(refiling: Refiling) -> None:
    refiling.caller.order(brand=[{"code": ONLY_THE_OPERATOR}, "approve"])
    refiling.file("business", dossier())
    refiling.until("brand", State.REJECTED)


def test_a_refusal_is_told_though_a_neighbour_gets_through_first(refiling: Refiling) -> None:
    refused_brand(refiling)
    neighbour(refiling)
    for _ in range(200):
        refiling.look()
        refiling.caller.passes(600)

    assert brand_of(refiling, NEIGHBOUR) is State.APPROVED
    assert [f"registration {KEY}" in sentence for sentence in told(refiling)] == [True]


def test_two_refusals_for_one_reason_are_two_matters(refiling: Refiling) -> None:
    refused_brand(refiling)
    refiling.caller.admin("POST", "outcomes", {"business": "Reed & Sons LLC", "brand": [{"code": ONLY_THE_OPERATOR}]})
    neighbour(refiling)
    for _ in range(200):
        refiling.look()
        refiling.caller.passes(600)

    assert sorted(KEY in sentence for sentence in told(refiling)) == [False, True]


def test_a_refusal_is_over_once_its_registration_gets_on(refiling: Refiling) -> None:
    refused_brand(refiling)
    before = refiling.store.backlog(refiling.clock.now()).alarms
    refiling.file("business", dossier(company={"website": "https://other.harbor-outfitters.example"}))
    refiling.until("brand", State.APPROVED, 2)

    assert (before, refiling.store.backlog(refiling.clock.now()).alarms) == (1, 0)


@pytest.fixture
def buys_nothing(refiling: Refiling) -> Iterator[Refiling]:
    """Give a registration whose number the account may not buy, while a neighbour is looked at all the time."""
    (offer,) = provider(refiling.caller).offers("207", limit=1)
    refiling.caller.admin(
        "POST", "faults", {"method": "POST", "path": BUY, "do": "status", "status": 401, "times": NEVER_ENDS}
    )
    for part in ("business", "sms", "number"):
        refiling.file(part, dossier(number={"phone_number": offer.phone_number}))
    refiling.until("campaign", State.APPROVED)
    refiling.caller.admin("POST", "delays", {"brand": NEVER_ENDS})
    neighbour(refiling)
    return refiling


def test_what_only_changes_meet_is_told_once_and_tried_rarely(buys_nothing: Refiling) -> None:
    before = len(buys_nothing.caller.admin("GET", "requests"))

    said = told(buys_nothing) + passes(buys_nothing, timedelta(hours=12))

    calls = buys_nothing.caller.admin("GET", f"requests?since={before}")
    assert len(said) == 1
    assert 2 < sum(call["method"] == "POST" and BUY in call["path"] for call in calls) < 20
    assert brand_of(buys_nothing, NEIGHBOUR) is State.PENDING  # who only asks is not kept out


def test_what_changes_met_is_over_when_one_gets_through(buys_nothing: Refiling) -> None:
    passes(buys_nothing, timedelta(hours=2))
    during = buys_nothing.store.backlog(buys_nothing.clock.now()).alarms
    buys_nothing.caller.admin("DELETE", "faults")
    buys_nothing.until("number", State.MADE)

    assert (during, buys_nothing.store.backlog(buys_nothing.clock.now()).alarms) == (1, 0)


def test_a_change_that_is_turned_away_keeps_nobody_from_asking() -> None:
    shut = Shut(Standing())
    shut.turned_away("number")

    assert (shut.until(), shut.until("brand")) == (None, None)
    assert shut.until("number") is not None


def test_who_may_not_even_ask_may_not_change_anything() -> None:
    shut = Shut(Standing())
    shut.turned_away()

    assert shut.until("number") == shut.until() is not None


def test_an_answer_to_a_question_opens_no_door_for_changes() -> None:
    clock = Standing()
    shut = Shut(clock)
    pauses = []
    for _ in range(5):
        pauses.append(shut.turned_away("number"))
        shut.admitted()
        clock.passes(seconds=pauses[-1].total_seconds())

    assert [pause.total_seconds() / 900 for pause in pauses] == [1, 2, 4, 4, 4]
    assert pauses[-1] == LONGEST


def test_what_a_change_met_is_left_open_by_other_calls(store: SqlStore) -> None:
    store.alarm("provider:account:21404", "Please upgrade.", NOW, met="number")
    counts = []
    for met in ("", "brand", "number"):
        store.calm("provider:account:", met=met)
        counts.append(store.backlog(NOW).alarms)

    assert counts == [1, 1, 0]


def test_what_lasts_for_long_is_told_again(store: SqlStore) -> None:
    raised = [store.alarm("twilio", "Please top up.", NOW + timedelta(days=day)) for day in (0, 1, 6, 7, 8)]

    assert raised == [True, False, False, True, False]


def test_an_alarm_that_is_put_off_comes_again(store: SqlStore) -> None:
    store.alarm("twilio", "Please top up.", NOW)
    (alarm,) = store.claim_alarms(NOW, limit=1, lease=LONG, over_at=NOW)
    store.put_off_alarm(alarm, NOW + LONG)

    taken = [store.claim_alarms(at, limit=1, lease=LONG, over_at=at) for at in (NOW, NOW + LONG)]

    assert [[alarm.tries for alarm in some] for some in taken] == [[], [1]]
