"""What was cut off, or may have been: nothing that costs is done twice, and nothing is given up, however late Twilio is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from bot.domain.progress import State
from store.tables import MarkRow
from tests.kit.filing import KEY, LEASE, Refiling, refiling
from tests.kit.twilio_walk import LISTED, dossier, provider

__all__ = ["refiling"]
pytest_plugins = ["tests.kit.databases"]
GOAL = {
    "campaign": {
        "goal": "Harbor Outfitters texts customers who signed up about its weekly offers on outdoor clothing and boots."
    }
}
UPDATE_BRAND, UPDATE_CAMPAIGN, MAIL = r"/BrandRegistrations/BN\w+$", r"/Usa2p/QE\w+$", "/2fa$"
EARLY, LATER = 12, 25  # seconds after a call was cut off: while it may be carried out yet, and when it has ended


def refused(refiling: Refiling, stage: str) -> None:
    refiling.caller.order(**{stage: [{"code": 30799}, {"code": 30799}]})
    refiling.file("business", dossier())
    if stage == "campaign":
        refiling.file("sms", dossier())
    refiling.until(stage, State.REJECTED)


def expired(refiling: Refiling) -> None:
    refiling.caller.order(mailed_link=["ignore", "ignore", "click"])
    refiling.file("business", dossier(**LISTED))
    refiling.until("link", State.PENDING)
    refiling.caller.passes(8 * 86_400)
    refiling.until("link", State.REJECTED)


def cut_off(refiling: Refiling, path: str, lost: str) -> None:
    """Let the next such call be lost, and stop the clock."""
    refiling.caller.admin("POST", "clock", {"rate": 0})
    refiling.caller.admin("POST", "faults", {"method": "POST", "path": path, "do": lost})


def looks(refiling: Refiling, *pauses: float) -> None:
    """Look now, and after each pause."""
    refiling.look()
    for pause in pauses:
        refiling.caller.passes(pause)
        refiling.look()


CHANGES: list[tuple[str, Callable[[Refiling], None], str, dict[str, Any]]] = [
    ("business", lambda refiling: refused(refiling, "brand"), UPDATE_BRAND, {}),
    ("sms", lambda refiling: refused(refiling, "campaign"), UPDATE_CAMPAIGN, GOAL),
    ("business", expired, MAIL, LISTED),
]
NAMES = ["brand", "campaign", "link"]


@pytest.mark.parametrize(("part", "begin", "path", "changed"), CHANGES, ids=NAMES)
def test_a_change_that_was_cut_off_is_not_made_again_while_it_may_be_carried_out_late(
    part: str, begin: Callable[[Refiling], None], path: str, changed: dict[str, Any], refiling: Refiling
) -> None:
    begin(refiling)
    cut_off(refiling, path, "drop_before")
    refiling.file(part, dossier(**changed))

    looks(refiling, 2, EARLY)

    assert refiling.written("messaging") == []


@pytest.mark.parametrize(("part", "begin", "path", "changed"), CHANGES, ids=NAMES)
def test_a_change_that_was_cut_off_is_made_once_the_call_must_have_ended(
    part: str, begin: Callable[[Refiling], None], path: str, changed: dict[str, Any], refiling: Refiling
) -> None:
    begin(refiling)
    cut_off(refiling, path, "drop_before")
    refiling.file(part, dossier(**changed))

    looks(refiling, 2, EARLY, LATER, 2)

    assert len(refiling.written("messaging")) == 1


def test_a_correction_that_was_carried_out_and_refused_meanwhile_is_not_handed_in_again_by_an_outage(
    refiling: Refiling,
) -> None:
    refused(refiling, "brand")
    cut_off(refiling, UPDATE_BRAND, "drop_after")
    refiling.file("business", dossier())
    looks(refiling, 2)
    refiling.caller.admin("POST", "faults", {"method": "GET", "path": UPDATE_BRAND, "do": "status", "status": 503})
    refiling.caller.passes(86_400)

    looks(refiling, 60, 600, 600)

    assert refiling.mark("brand").state is State.REJECTED
    assert len(refiling.written("messaging")) == 1


def test_a_link_that_its_list_does_not_show_yet_is_not_paid_for_twice(refiling: Refiling) -> None:
    expired(refiling)
    cut_off(refiling, MAIL, "drop_after")
    refiling.caller.admin(
        "POST", "faults", {"method": "GET", "path": "/Vettings", "do": "lag", "seconds": 20, "skip": 1, "times": 9}
    )
    refiling.file("business", dossier(**LISTED))

    looks(refiling, 2, EARLY, LATER, 2)

    assert refiling.written("messaging") == ["POST /messaging/BrandRegistrations/2fa"]


@pytest.mark.parametrize(("stage", "things"), [("brand", "brands"), ("campaign", "campaigns"), ("number", "numbers")])
def test_what_costs_is_made_once_though_a_running_bot_finds_itself_on_an_older_database(
    stage: str, things: str, refiling: Refiling
) -> None:
    (offer,) = provider(refiling.caller).offers("207", limit=1)
    for part in ("business", "sms", "number"):
        refiling.file(part, dossier(number={"phone_number": offer.phone_number}))
    refiling.until(stage, {"brand": State.APPROVED, "campaign": State.APPROVED, "number": State.MADE}[stage])

    with refiling.database.writing() as session:  # what a standby that lagged behind did not get
        session.delete(session.get_one(MarkRow, (KEY, stage)))
    refiling.wake()
    refiling.look()

    assert len(refiling.caller.admin("GET", "objects")[things]) == 1
    assert refiling.mark(stage).remote_id


def test_a_look_that_fails_is_tried_more_and_more_rarely(refiling: Refiling) -> None:
    refiling.caller.admin("POST", "delays", {"brand": 10**6})
    refiling.file("business", dossier())
    refiling.until("brand", State.PENDING)
    refiling.caller.admin("POST", "faults", {"path": UPDATE_BRAND, "do": "status", "status": 503, "times": 10**6})
    before = len(refiling.caller.admin("GET", "requests"))

    looks(refiling, *[10] * 360)

    tried = Counter(call["status"] for call in refiling.caller.admin("GET", f"requests?since={before}"))
    assert 5 < tried[503] < 25


def test_the_operator_hears_once_that_twilio_will_not_say_how_something_stands(refiling: Refiling) -> None:
    refiling.caller.admin("POST", "delays", {"brand": 10**6})
    refiling.file("business", dossier())
    refiling.until("brand", State.PENDING)
    refiling.caller.admin("POST", "faults", {"path": UPDATE_BRAND, "do": "status", "status": 400, "times": 10**6})

    looks(refiling, *[60] * 120)

    (alarm,) = refiling.store.claim_alarms(refiling.clock.now(), limit=9, lease=LEASE, over_at=refiling.clock.now())
    assert "will not say" in alarm.sentence


def test_a_campaign_is_not_deleted_because_the_account_is_turned_away(refiling: Refiling) -> None:
    refused(refiling, "campaign")
    refiling.caller.admin("POST", "faults", {"method": "POST", "path": UPDATE_CAMPAIGN, "do": "status", "status": 401})
    refiling.file("sms", dossier(**GOAL))

    refiling.until("campaign", State.PENDING, 2)

    assert refiling.written("Usa2p") == ["POST /messaging/Usa2p"]
