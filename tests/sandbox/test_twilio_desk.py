"""Deciding at Twilio's desk what waits there: now, later, with a refusal."""

from typing import Any

import pytest

from tests.kit.twilio_caller import BUSINESS, Caller

pytest_plugins = ["tests.kit.twilio_caller"]

SLOW = 86_400  # seconds a review takes that somebody is to decide earlier


def items(caller: Caller) -> dict[str, dict[str, Any]]:
    [business] = caller.admin("GET", "filed")
    assert business["business"] == BUSINESS
    return {item["stage"]: item for item in business["items"]}


def decide(caller: Caller, stage: str, **what: Any) -> Any:
    return caller.admin("POST", "decide", {"sid": items(caller)[stage]["sid"], **what})


def test_what_waits_is_approved_at_once_and_stays_so(caller: Caller) -> None:
    caller.submitted()
    decide(caller, "profile", decision="approve")

    assert (items(caller)["profile"]["says"], items(caller)["profile"]["waits"]) == ("twilio-approved", False)
    caller.passes(600)
    assert items(caller)["profile"]["says"] == "twilio-approved"


def test_a_refusal_is_told_with_its_codes_and_the_time_that_was_due_changes_nothing(caller: Caller) -> None:
    caller.admin("POST", "delays", {"brand": SLOW})
    caller.brand()
    decide(caller, "brand", decision={"code": 30795, "fields": ["business_registration_number"], "reason": "No."})
    caller.passes(SLOW)

    brand = items(caller)["brand"]
    assert (brand["says"], brand["codes"], brand["waits"]) == ("FAILED", [30795], False)


def test_a_campaign_is_refused_for_several_reasons_at_once(caller: Caller) -> None:
    caller.admin("POST", "delays", {"campaign": SLOW})
    caller.campaign()
    decide(caller, "campaign", decision=[{"code": 30893}, {"code": 30886}])

    assert items(caller)["campaign"]["codes"] == [30893, 30886]
    assert items(caller)["campaign"]["waits"] is False


def test_what_is_put_off_is_decided_so_much_later(caller: Caller) -> None:
    caller.submitted()
    told = decide(caller, "profile", seconds=86_400)
    assert told["waits"] is True

    caller.passes(3_600)
    assert items(caller)["profile"]["waits"] is True
    caller.passes(86_400)
    assert items(caller)["profile"]["says"] == "twilio-approved"


def test_an_order_still_decides_what_nobody_decides(caller: Caller) -> None:
    caller.order(profile=[{"code": 18602}])
    caller.submitted()
    assert items(caller)["profile"]["ordered"] == [18602]

    caller.passes(60)
    assert items(caller)["profile"]["codes"] == [18602]


@pytest.mark.parametrize(
    "wish",
    [
        {"sid": "BU0", "decision": "approve"},
        {"decision": "approve"},
        {"sid": "BU0", "decision": {"code": 1, "after": "approved"}},
    ],
)
def test_what_cannot_be_decided_is_refused_with_a_sentence(caller: Caller, wish: dict[str, Any]) -> None:
    answer = caller.http.post("/_admin/decide", json=wish)

    assert answer.status_code == 400
    assert answer.json()["error"]
