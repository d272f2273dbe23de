"""An address that Twilio suggests instead is taken over with one click, for one field or for several."""

from __future__ import annotations

from typing import Any

import pytest

from sandbox.drawn import button
from tests.kit.house import CHANNEL, Guest, House, eventually, fresh_name


def offered(contact: Guest, message: dict[str, Any]) -> bool:
    """Tell whether the suggestion is there to click: Twilio says why in a callback of its own, which may come after the refusal."""
    contact.close()
    view = contact.click_in(CHANNEL, message, "fix") or {}
    return button(view.get("blocks", []), "take_suggestion") is not None


@pytest.mark.parametrize(
    ("said", "taken"),
    [
        ("Invalid postal code. Did you mean 04102?", {"postal_code": "04102"}),
        (
            "Address not found. Suggested address: 412 Commercial Street, Portland, ME 04102",
            {"street": "412 Commercial Street", "city": "Portland", "region": "ME", "postal_code": "04102"},
        ),
    ],
    ids=["postal code", "whole address"],
)
def test_what_twilio_suggests_is_one_click(said: str, taken: dict[str, str], house: House) -> None:
    business = fresh_name()
    house.admin.order(business, {"profile": [{"code": 18603, "reason": said}]})
    house.file_business(business).close()
    registration = house.newest().id
    house.pass_until(lambda: "refused" in house.kinds(registration))
    message = next(one for one in house.replies(registration) if button(one["blocks"], "fix"))
    contact = house.person("ines")
    assert eventually(lambda: offered(contact, message))
    before = contact.holds()
    contact.click("take_suggestion")

    assert contact.holds() == {**before, **taken}
