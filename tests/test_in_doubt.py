"""What was cut off, or may have been: nothing that costs is done twice, and nothing is given up, however late Twilio is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from bot.domain.progress import State
from store.tables import MarkRow
from tests.filing import KEY, LISTED, Desk, desk
from tests.twilio_walk import dossier, provider

__all__ = ["desk"]
pytest_plugins = ["tests.databases"]
GOAL = {
    "campaign": {
        "goal": "Harbor Outfitters texts customers who signed up about its weekly offers on outdoor clothing and boots."
    }
}
UPDATE_BRAND, UPDATE_CAMPAIGN, MAIL = r"/BrandRegistrations/BN\w+$", r"/Usa2p/QE\w+$", "/2fa$"
EARLY, LATER = 12, 25  # seconds after a call was cut off: while it may be carried out yet, and when it has ended


def refused(desk: Desk, stage: str) -> None:
    desk.caller.order(**{stage: [{"code": 30799}, {"code": 30799}]})
    desk.file("business", dossier())
    if stage == "campaign":
        desk.file("sms", dossier())
    desk.until(stage, State.REJECTED)


def expired(desk: Desk) -> None:
    desk.caller.order(mailed_link=["ignore", "ignore", "click"])
    desk.file("business", dossier(**LISTED))
    desk.until("link", State.PENDING)
    desk.caller.passes(8 * 86_400)
    desk.until("link", State.REJECTED)


def cut_off(desk: Desk, path: str, lost: str) -> None:
    """Let the next such call be lost, and stop the clock."""
    desk.caller.admin("POST", "clock", {"rate": 0})
    desk.caller.admin("POST", "faults", {"method": "POST", "path": path, "do": lost})


def looks(desk: Desk, *pauses: float) -> None:
    """Look now, and after each pause."""
    desk.look()
    for pause in pauses:
        desk.caller.passes(pause)
        desk.look()


CHANGES: list[tuple[str, Callable[[Desk], None], str, dict[str, Any]]] = [
    ("business", lambda desk: refused(desk, "brand"), UPDATE_BRAND, {}),
    ("sms", lambda desk: refused(desk, "campaign"), UPDATE_CAMPAIGN, GOAL),
    ("business", expired, MAIL, LISTED),
]
NAMES = ["brand", "campaign", "link"]


@pytest.mark.parametrize(("part", "begin", "path", "changed"), CHANGES, ids=NAMES)
def test_a_change_that_was_cut_off_is_not_made_again_while_it_may_be_carried_out_late(
    part: str, begin: Callable[[Desk], None], path: str, changed: dict[str, Any], desk: Desk
) -> None:
    begin(desk)
    cut_off(desk, path, "drop_before")
    desk.file(part, dossier(**changed))

    looks(desk, 2, EARLY)

    assert desk.written("messaging") == []


@pytest.mark.parametrize(("part", "begin", "path", "changed"), CHANGES, ids=NAMES)
def test_a_change_that_was_cut_off_is_made_once_the_call_must_have_ended(
    part: str, begin: Callable[[Desk], None], path: str, changed: dict[str, Any], desk: Desk
) -> None:
    begin(desk)
    cut_off(desk, path, "drop_before")
    desk.file(part, dossier(**changed))

    looks(desk, 2, EARLY, LATER, 2)

    assert len(desk.written("messaging")) == 1


def test_a_correction_that_was_carried_out_and_refused_meanwhile_is_not_handed_in_again_by_an_outage(
    desk: Desk,
) -> None:
    refused(desk, "brand")
    cut_off(desk, UPDATE_BRAND, "drop_after")
    desk.file("business", dossier())
    looks(desk, 2)
    desk.caller.admin("POST", "faults", {"method": "GET", "path": UPDATE_BRAND, "do": "status", "status": 503})
    desk.caller.passes(86_400)

    looks(desk, 60, 600, 600)

    assert desk.mark("brand").state is State.REJECTED
    assert len(desk.written("messaging")) == 1


def test_a_link_that_its_list_does_not_show_yet_is_not_paid_for_twice(desk: Desk) -> None:
    expired(desk)
    cut_off(desk, MAIL, "drop_after")
    desk.caller.admin(
        "POST", "faults", {"method": "GET", "path": "/Vettings", "do": "lag", "seconds": 20, "skip": 1, "times": 9}
    )
    desk.file("business", dossier(**LISTED))

    looks(desk, 2, EARLY, LATER, 2)

    assert desk.written("messaging") == ["POST /messaging/BrandRegistrations/2fa"]


@pytest.mark.parametrize(("stage", "things"), [("brand", "brands"), ("campaign", "campaigns"), ("number", "numbers")])
def test_what_costs_is_made_once_though_a_running_bot_finds_itself_on_an_older_database(
    stage: str, things: str, desk: Desk
) -> None:
    (offer,) = provider(desk.caller).offers("207", limit=1)
    for part in ("business", "sms", "number"):
        desk.file(part, dossier(number={"phone_number": offer.phone_number}))
    desk.until(stage, {"brand": State.APPROVED, "campaign": State.APPROVED, "number": State.MADE}[stage])

    with desk.database.writing() as session:  # what a standby that lagged behind did not get
        session.delete(session.get_one(MarkRow, (KEY, stage)))
    desk.wake()
    desk.look()

    assert len(desk.caller.admin("GET", "objects")[things]) == 1
    assert desk.mark(stage).remote_id


def test_a_look_that_fails_is_tried_more_and_more_rarely(desk: Desk) -> None:
    desk.caller.admin("POST", "delays", {"brand": 10**6})
    desk.file("business", dossier())
    desk.until("brand", State.PENDING)
    desk.caller.admin("POST", "faults", {"path": UPDATE_BRAND, "do": "status", "status": 503, "times": 10**6})
    before = len(desk.caller.admin("GET", "requests"))

    looks(desk, *[10] * 360)

    tried = Counter(call["status"] for call in desk.caller.admin("GET", f"requests?since={before}"))
    assert 5 < tried[503] < 25


def test_the_operator_hears_once_that_twilio_will_not_say_how_something_stands(desk: Desk) -> None:
    desk.caller.admin("POST", "delays", {"brand": 10**6})
    desk.file("business", dossier())
    desk.until("brand", State.PENDING)
    desk.caller.admin("POST", "faults", {"path": UPDATE_BRAND, "do": "status", "status": 400, "times": 10**6})

    looks(desk, *[60] * 120)

    (alarm,) = desk.store.claim_alarms(lease=desk.clock.now() - desk.clock.now())
    assert "will not say" in alarm.sentence


def test_a_campaign_is_not_deleted_because_the_account_is_turned_away(desk: Desk) -> None:
    refused(desk, "campaign")
    desk.caller.admin("POST", "faults", {"method": "POST", "path": UPDATE_CAMPAIGN, "do": "status", "status": 401})
    desk.file("sms", dossier(**GOAL))

    desk.until("campaign", State.PENDING, 2)

    assert desk.written("Usa2p") == ["POST /messaging/Usa2p"]
