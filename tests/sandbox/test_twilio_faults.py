"""Faults, the log of calls, and the rest of the admin door."""

from typing import Any

import httpx
import pytest

from sandbox.clock import Clock
from sandbox.serving import Server
from sandbox.twilio import twilio_app
from tests.kit.twilio_caller import ACCOUNT, BUSINESS, BUSINESS_INFORMATION, PRIMARY, TOKEN, Caller

pytest_plugins = ["tests.kit.twilio_caller"]

USERS = "/trusthub/v1/EndUsers"
FORM = {"FriendlyName": "x", "Type": "authorized_representative_1"}


def fault(caller: Caller, do: str, **wish: Any) -> Any:
    return caller.admin("POST", "faults", {"method": "POST", "path": "EndUsers", "do": do, **wish})


def made(caller: Caller) -> int:
    return len(caller.admin("GET", "objects")["end_users"])


def last(caller: Caller) -> dict[str, Any]:
    return dict(caller.admin("GET", "requests?since=0")[-1])


def test_an_ordered_status_is_answered_once_with_its_headers(caller: Caller) -> None:
    fault(caller, "status", status=429, headers={"Retry-After": "1"}, skip=1)
    answers = [caller.http.post(USERS, data=FORM) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [201, 429, 201]
    assert (answers[1].json()["code"], answers[1].headers["Retry-After"]) == (20429, "1")
    assert caller.admin("GET", "refused") == []


@pytest.mark.parametrize(("do", "done"), [("drop_before", False), ("drop_after", True)])
def test_a_dropped_connection_has_no_answer(do: str, done: bool, caller: Caller) -> None:
    fault(caller, do)
    with pytest.raises(httpx.TransportError):
        caller.http.post(USERS, data=FORM)

    assert made(caller) == int(done)
    assert (last(caller)["status"], last(caller)["done"]) == (None, done)


def test_a_hanging_call_is_never_answered(caller: Caller) -> None:
    fault(caller, "hang")
    with pytest.raises(httpx.ReadTimeout):
        caller.http.post(USERS, data=FORM, timeout=0.2)

    assert made(caller) == 0


def test_a_hanging_call_ends_when_its_seconds_are_over(caller: Caller) -> None:
    fault(caller, "hang", seconds=0.05)
    with pytest.raises(httpx.RemoteProtocolError):
        caller.http.post(USERS, data=FORM)


def test_a_slow_call_is_carried_out_all_the_same(caller: Caller) -> None:
    fault(caller, "slow", seconds=0.05)

    assert caller.http.post(USERS, data=FORM).status_code == 201


def test_a_lagging_object_can_be_fetched_before_it_is_listed(caller: Caller) -> None:
    fault(caller, "lag", seconds=5)
    sid = caller.http.post(USERS, data=FORM).json()["sid"]
    before = caller.http.get(USERS).json()["results"]
    fetched = caller.http.get(f"{USERS}/{sid}").status_code
    caller.passes(5)

    assert (before, fetched, len(caller.http.get(USERS).json()["results"])) == ([], 200, 1)


def test_faults_can_be_cleared_and_must_make_sense(caller: Caller) -> None:
    fault(caller, "status", status=500, times=99)
    caller.admin("DELETE", "faults")

    assert caller.http.post(USERS, data=FORM).status_code == 201
    assert caller.http.post("/_admin/faults", json={"do": "explode"}).status_code == 400


def test_tax_ids_are_masked_in_the_log(caller: Caller) -> None:
    caller.sdk.trusthub.v1.end_users.create(
        "x", "customer_profile_business_information", attributes=BUSINESS_INFORMATION
    )
    attributes = last(caller)["form"]["Attributes"]

    assert "1930275" not in attributes
    assert "••••0275" in attributes


def test_the_log_is_numbered_and_can_be_continued(caller: Caller) -> None:
    for _ in range(3):
        caller.http.post(USERS, data=FORM)
    rows = caller.admin("GET", "requests?since=1")

    assert [(row["n"], row["method"], row["path"], row["status"], row["done"]) for row in rows] == [
        (2, "POST", USERS, 201, True),
        (3, "POST", USERS, 201, True),
    ]


def test_what_twilio_has_not_counts_as_refused(caller: Caller) -> None:
    caller.http.get("/trusthub/v1/Nothing")
    caller.http.patch(USERS)

    assert [row["code"] for row in caller.admin("GET", "refused")] == [20404, 20004]


def test_the_objects_are_shown_as_rest_returns_them(caller: Caller) -> None:
    caller.number(caller.campaign())
    objects = caller.admin("GET", "objects")

    assert {name: len(rows) for name, rows in objects.items()} == {
        "customer_profiles": 2,
        "trust_products": 1,
        "end_users": 3,
        "supporting_documents": 1,
        "addresses": 1,
        "entity_assignments": 6,
        "brands": 1,
        "services": 1,
        "campaigns": 1,
        "numbers": 1,
        "messages": 0,
    }
    assert objects["numbers"][0] == caller.http.get("/api" + objects["numbers"][0]["uri"]).json()


def test_the_clock_is_moved_and_tells_what_is_due(caller: Caller) -> None:
    profile = caller.profile()
    caller.sdk.trusthub.v1.customer_profiles(profile).update(status="pending-review")
    before = caller.admin("GET", "clock")
    after = caller.admin("POST", "clock", {"advance": 86_400, "rate": 1.0})

    assert before["rate"] == 1.0
    assert before["next_due"] is not None
    assert (after["now"] > before["next_due"], after["next_due"]) == (True, None)


def test_left_over_orders_are_told(caller: Caller) -> None:
    caller.order(brand=[{"code": 30795}, "approve"], mailed_link=["click"])
    caller.brand()

    assert caller.admin("GET", "outcomes") == [
        {"business": BUSINESS, "bound": True, "left": {"brand": 1, "mailed_link": 1}}
    ]


@pytest.mark.parametrize(
    "order",
    [
        {},
        {"business": "x", "brandd": []},
        {"business": "x", "brand": ["maybe"]},
        {"business": "x", "mailed_link": ["no"]},
    ],
)
def test_an_order_must_make_sense(order: dict[str, Any], caller: Caller) -> None:
    answer = caller.http.post("/_admin/outcomes", json=order)

    assert (answer.status_code, bool(answer.json()["error"])) == (400, True)


def test_sites_are_handed_on() -> None:
    handed: list[dict[str, Any]] = []
    server = Server(twilio_app(Clock(), ACCOUNT, TOKEN, PRIMARY, on_site=handed.append))
    site = {"business": BUSINESS, "site": "complete", "answers": {}}
    try:
        httpx.post(f"{server.start()}/_admin/sites", json=site)
    finally:
        server.stop()

    assert handed == [site]


def test_delays_can_be_chosen(caller: Caller) -> None:
    caller.admin("POST", "delays", {"brand": 5})
    profile, product = caller.submitted()
    brand = caller.sdk.messaging.v1.brand_registrations.create(profile, product)
    caller.passes(5)

    assert brand.fetch().status == "APPROVED"
    assert caller.http.post("/_admin/delays", json={"lunch": 5}).status_code == 400
