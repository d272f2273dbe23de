"""Drafts as people meet them: from the Home, the overview and the card, written by two, and after a withdrawal."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.domain.drafts import Draft
from sandbox import drawn
from tests.kit.house import CHANNEL, Guest, House, eventually, fresh_name

GOOD = {"name": "Welcome", "body": "Harbor Outfitters: welcome! Reply STOP to opt out."}
COSTLY = {"name": "Sale", "body": "It’s on: http://bit.ly/sale"}


@pytest.fixture
def filed(house: House) -> str:
    house.file_business(fresh_name())
    return house.newest().id


def at_overview(house: House, registration: str, name: str = "maya") -> Guest:
    """Return somebody before the overview of a registration."""
    guest = house.person(name)
    guest.types("overview")
    if guest.stack == ["choose"]:
        view = guest.here
        row = next(one for one in view["blocks"] if one.get("accessory", {}).get("value") == registration)
        where = {"view_id": view["id"], "action_id": "manage", "block_id": row["block_id"]}
        house.user.post("act", user=name, value=registration, **where)
    return guest


def at_drafts(house: House, registration: str, name: str = "maya") -> Guest:
    """Return somebody before the drafts of a registration, come from its overview."""
    guest = at_overview(house, registration, name)
    guest.click("drafts")
    return guest


def cards(house: House, registration: str) -> list[dict[str, Any]]:
    said = [(one, (one.get("metadata") or {}).get("event_payload") or {}) for one in house.user.messages(CHANNEL)]
    return [
        one for one, payload in said if (payload.get("registration"), payload.get("notice")) == (registration, "card")
    ]


def kept(house: House, registration: str) -> list[Draft]:
    with house.store() as store:
        return list(store.drafts(house.case(registration).registration))


def test_a_draft_is_written_counted_changed_and_deleted(house: House, filed: str) -> None:
    maya = at_drafts(house, filed)
    assert "Nothing is sent from here" in maya.sees()
    maya.click("write_draft")
    assert not maya.give(COSTLY)
    seen = maya.sees()
    assert "Kept." in seen
    assert "27 characters · 1 segment · UCS-2" in seen
    assert "right single quotation mark" in seen
    assert all(said in seen for said in ("Who texts", "How to leave", "public link shorteners"))
    assert not maya.give(GOOD)
    assert "object to nothing" in maya.sees()
    maya.click("drafts_back")
    assert "1 segment · GSM-7" in maya.sees()
    assert [(one.name, one.body, one.version) for one in kept(house, filed)] == [(*GOOD.values(), 2)]
    maya.click("delete_draft")
    assert kept(house, filed) == []


def test_what_cannot_be_kept_is_an_error_beside_the_field_and_stays(house: House, filed: str) -> None:
    maya = at_drafts(house, filed)
    maya.click("write_draft")
    assert maya.errors({"name": "Long", "body": "a" * 1650}) == {
        "body": "A text has at most 1,600 characters; this has 50 more."
    }
    assert set(maya.errors({"name": " ", "body": " "})) == {"name", "body"}
    assert kept(house, filed) == []


def test_going_back_keeps_what_was_typed(house: House, filed: str) -> None:
    maya = at_drafts(house, filed)
    maya.click("write_draft")
    maya.press("drafts_back", GOOD)
    assert maya.stack == ["drafts"]
    assert [one.name for one in kept(house, filed)] == ["Welcome"]


def test_going_back_from_what_cannot_be_kept_loses_nothing(house: House, filed: str) -> None:
    maya = at_drafts(house, filed)
    maya.click("write_draft")
    maya.press("drafts_back", {"body": GOOD["body"]})
    assert "Not kept yet. Please give a name" in maya.sees()
    assert maya.holds()["body"] == GOOD["body"]


def test_going_back_from_an_untouched_form_keeps_nothing(house: House, filed: str) -> None:
    maya = at_drafts(house, filed)
    maya.click("write_draft")
    maya.click("drafts_back")
    assert maya.stack == ["drafts"]
    assert kept(house, filed) == []


def test_who_keeps_second_is_told_and_loses_nothing(house: House, filed: str) -> None:
    maya = at_drafts(house, filed)
    maya.click("write_draft")
    assert not maya.give(GOOD)
    olu = at_drafts(house, filed, "olu")
    olu.click("open_draft")
    assert not maya.give({"body": "Harbor Outfitters: maya was first. Reply STOP to opt out."})

    assert not olu.give({"body": "Harbor Outfitters: olu was second. Reply STOP to opt out."})
    assert "Somebody else changed this draft" in olu.sees()
    assert "maya was first" in olu.sees()
    assert "olu was second" in olu.holds()["body"]
    assert "maya was first" in kept(house, filed)[0].body

    assert not olu.give({})
    assert "olu was second" in kept(house, filed)[0].body


def test_what_somebody_deleted_meanwhile_can_be_kept_again(house: House, filed: str) -> None:
    maya = at_drafts(house, filed)
    maya.click("write_draft")
    assert not maya.give(GOOD)
    olu = at_drafts(house, filed, "olu")
    olu.click("delete_draft")

    assert not maya.give({"name": "Hello"})
    assert "Somebody deleted this draft" in maya.sees()
    assert kept(house, filed) == []
    assert not maya.give({})
    assert [one.name for one in kept(house, filed)] == ["Hello"]


def test_what_was_changed_meanwhile_is_not_deleted_unseen(house: House, filed: str) -> None:
    maya = at_drafts(house, filed)
    maya.click("write_draft")
    assert not maya.give(GOOD)
    olu = at_drafts(house, filed, "olu")
    assert not maya.give({"name": "Hello"})

    olu.click("delete_draft")
    assert "Somebody else changed this draft meanwhile" in olu.sees()
    assert [one.name for one in kept(house, filed)] == ["Hello"]


def test_the_point_of_contact_writes_drafts(house: House, filed: str) -> None:
    ines = at_drafts(house, filed, "ines")
    ines.click("write_draft")
    assert not ines.give(GOOD)
    assert [one.by for one in kept(house, filed)] == [house.id_of("ines")]


def test_a_form_left_open_keeps_nothing_once_the_right_is_taken_back(house: House, filed: str) -> None:
    house.grant("sam")
    sam = at_drafts(house, filed, "sam")
    sam.click("write_draft")
    house.withdraw("sam")

    sam.submit(GOOD, "draft")
    assert "An admin of this workspace can give it" in sam.sees()
    assert kept(house, filed) == []


def test_drafts_of_a_withdrawn_registration_can_be_read_and_nothing_else(house: House, filed: str) -> None:
    maya = at_drafts(house, filed)
    maya.click("write_draft")
    assert not maya.give(GOOD)
    olu = at_drafts(house, filed, "olu")
    olu.click("write_draft")
    at_overview(house, filed).click("withdraw")

    olu.submit(GOOD, "draft")
    assert "withdrawn" in olu.sees()
    reader = at_drafts(house, filed)
    assert [one.name for one in drawn.buttons(reader.here["blocks"])] == ["open_draft"]
    reader.click("open_draft")
    assert GOOD["body"] in reader.sees()
    assert not drawn.fields(reader.here)
    reader.click("drafts_back")
    assert reader.stack == ["drafts"]
    assert len(kept(house, filed)) == 1


def test_home_and_card_lead_to_the_drafts(house: House, filed: str) -> None:
    maya = at_drafts(house, filed)
    maya.click("write_draft")
    assert not maya.give(GOOD)
    maya.close()

    def row() -> dict[str, Any] | None:
        home = house.user.post("home", user="maya")["view"]
        found = [one for one in home["blocks"] if one.get("block_id") == f"home.{filed}"] if home else []
        return found[0] if found and "Drafts (1)" in json.dumps(found) else None

    assert eventually(row)
    card = eventually(lambda: next(iter(cards(house, filed)), None))
    maya.click_in(CHANNEL, card, "drafts")
    assert "Welcome" in maya.sees()


def test_the_history_tells_who_wrote_a_draft(house: House, filed: str) -> None:
    maya = at_drafts(house, filed)
    maya.click("write_draft")
    assert not maya.give(GOOD)
    at_overview(house, filed).click("history")
    assert "Draft “Welcome” written by @maya" in maya.sees().replace("*", "")


def test_what_drafts_say_is_in_no_log(house: House, filed: str) -> None:
    maya = at_drafts(house, filed)
    maya.click("write_draft")
    assert not maya.give({"name": "Quetzal", "body": "Xylophone lessons"})
    maya.click("drafts_back")
    assert [word for word in ("Quetzal", "Xylophone") if word in house.log()] == []
