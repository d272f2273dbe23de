"""Whatever is refused: who may do what about it. The contact mends, whoever may file files again, everybody else is told who can."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest

from sandbox.drawn import button
from tests.kit.house import CHANNEL, HARBOR, Guest, House, answers_of, fresh_name
from tests.kit.twilio_walk import LISTED

DAY = 86_400


@dataclass(frozen=True)
class Refused:
    """One thing that can be refused: how, and what mends it."""

    order: Mapping[str, Any]
    mended: Mapping[str, Mapping[str, Any]]
    parts: int = 1  # how many are filed before it comes to that
    given: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    days: int = 0  # that pass before it comes to that
    told: str = "refused"


SITE = {"company": {"website": "https://www.harbor-outfitters.example"}}
STAGES = {
    "evaluation": Refused({"evaluation": [{"code": 22215, "fields": ["website_url"]}]}, SITE),
    "profile": Refused({"profile": [{"code": 18601, "fields": ["website_url"]}]}, SITE),
    "profile, after it was approved": Refused(
        {"profile": ["approve", {"code": 18058, "after": "approved"}, "approve"]},
        {"tax": {"tax_id": "84-1930257"}},
        told="lost",
    ),
    "trust product": Refused(
        {"trust_product": [{"code": 30796, "fields": ["stock_ticker"]}]}, {"tax": {"stock_ticker": "HRB"}}, given=LISTED
    ),
    "brand": Refused(
        {"brand": [{"code": 30795, "fields": ["business_registration_number"]}]}, {"tax": {"tax_id": "84-1930257"}}
    ),
    "mailed link": Refused(
        {"mailed_link": ["ignore"]},
        {"tax": {"brand_contact_email": "legal@harbor-outfitters.example"}},
        given=LISTED,
        days=8,
    ),
    "campaign": Refused(
        {"campaign": [{"code": 30893, "fields": ["SAMPLE_MESSAGE_1"]}]},
        {"samples": {"sample_1": "Harbor Outfitters: rain jackets are 20% off this weekend. Reply STOP to opt out."}},
        parts=2,
    ),
    "unknown code": Refused(
        {"campaign": [{"code": 31999, "fields": ["NEW_FIELD", "SAMPLE_MESSAGE_1"]}]},
        {"samples": {"sample_1": "Harbor Outfitters: rain jackets are 20% off this weekend. Reply STOP to opt out."}},
        parts=2,
    ),
    "number": Refused({"number": [{"code": 21422}]}, {"number": {"phone_number": "first"}}, parts=3),
}


def refuse(house: House, refused: Refused) -> str:
    """File a business and let it be refused as ordered; return the registration."""
    business = fresh_name()
    house.admin.order(business, refused.order)
    guest = house.file_business(business, **{step: dict(values) for step, values in refused.given.items()})
    registration = house.newest().id
    if refused.parts > 1:
        house.give_sms(guest)
    if refused.parts > 2:
        guest.click("open.number")
        assert not guest.give(answers_of("number"))
    guest.close()
    if refused.days:
        house.pass_until(lambda: "link" in house.kinds(registration))
        house.admin.advance(refused.days * DAY)
    house.pass_until(lambda: refused.told in house.kinds(registration))
    return registration


def presses(house: House, name: str, registration: str, what: str) -> Any:
    """Let somebody press a button of the newest reply that has it."""
    message = next(one for one in reversed(house.replies(registration)) if button(one["blocks"], what))
    guest = house.person(name)
    guest.click_in(CHANNEL, message, what)
    return guest


def mend(guest: Guest, mended: Mapping[str, Mapping[str, Any]]) -> str:
    """Answer anew what is to be mended, window by window, and return what is shown after the last."""
    while guest.step:
        assert guest.give(mended.get(guest.step, {})) == []
    return guest.sees()


def whispered(house: House, name: str) -> str:
    """Return what only somebody sees in the channel, the newest."""
    mine = [one for one in house.user.messages(CHANNEL) if one.get("ephemeral_to") == name]
    return str(mine[-1]["text"]) if mine else ""


@pytest.mark.parametrize("stage", STAGES)
def test_the_contact_mends_and_whoever_may_files_again(stage: str, house: House) -> None:
    refused = STAGES[stage]
    registration = refuse(house, refused)
    presses(house, "sam", registration, "fix")
    told = whispered(house, "sam")
    contact = presses(house, "ines", registration, "fix")
    house.admin.put_site("Harbor Outfitters", "complete", {**HARBOR, **refused.mended})  # it shows what is said now
    kept = mend(contact, refused.mended)
    calls = len(house.admin.requests())
    house.pass_until(lambda: house.kinds(registration)[-1] == "waiting")
    filer = presses(house, "maya", registration, "file")
    part = filer.step
    acceptance = {name: HARBOR[part][name] for name in ("accept", "got_it") if name in HARBOR[part]}
    assert filer.give(acceptance) == []
    house.pass_until(lambda: any(call["method"] != "GET" for call in house.admin.requests()[calls:]))

    assert "You have not been given the right" in told
    assert f"<@{house.id_of('maya')}>" in told
    assert "Whoever may file was told" in kept
