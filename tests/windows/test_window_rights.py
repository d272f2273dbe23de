from __future__ import annotations

import json

import pytest

from sandbox import drawn
from tests.kit.house import CHANNEL, HARBOR, House, answers_of, eventually, fresh_name

WHO_CAN = "An admin of this workspace can give it"


def ephemeral(answer: dict[str, object]) -> str:
    return json.dumps(answer["response"], ensure_ascii=False)


@pytest.mark.parametrize("text", ["", "new"])
def test_somebody_without_the_right_is_told_who_can(house: House, text: str) -> None:
    answer = house.person("sam").types(text)
    assert WHO_CAN in ephemeral(answer)
    assert f"<@{house.id_of('maya')}>" in ephemeral(answer)
    assert answer["view"] is None


def test_only_an_admin_gives_the_right(house: House) -> None:
    for name in ("maya", "sam"):
        assert "Only an admin" in ephemeral(house.person(name).types("access"))


def test_everybody_may_ask_what_can_be_typed(house: House) -> None:
    assert "/sms-register new" in ephemeral(house.person("sam").types("help"))


def test_somebody_without_the_right_sees_no_list(house: House) -> None:
    house.walk_until("company").close()
    answer = house.person("sam").types("list")
    assert WHO_CAN in ephemeral(answer)
    assert answer["view"] is None


def test_pressing_the_button_of_a_card_tells_who_can(house: House) -> None:
    business = fresh_name()
    house.file_business(business)
    sam = house.person("sam")

    def the_card() -> list[dict[str, object]]:
        messages = house.user.messages(CHANNEL)
        return [one for one in messages if business in json.dumps(one["blocks"]) or "Harbor" in one["text"]]

    card = next(one for one in eventually(the_card) if drawn.button(one["blocks"], "open_registration"))
    sam.click_in(CHANNEL, card, "open_registration")
    heard = [one for one in house.user.messages(CHANNEL) if one["ephemeral_to"] == "sam"]
    assert WHO_CAN in heard[-1]["text"]
    assert sam.stack == []


def test_a_window_left_open_does_nothing_more_once_the_right_is_taken_back(house: House) -> None:
    house.grant("sam")
    sam = house.walk_until("company", "sam")
    registration = house.newest().id
    house.withdraw("sam")
    sam.submit(answers_of("company"), "company")
    assert WHO_CAN in sam.sees()
    assert sam.stack == ["step.company", "message"]
    assert "company" not in house.case(registration).dossier.entries
    sam.close()
    assert WHO_CAN in ephemeral(sam.types())


@pytest.mark.parametrize("pressed", ["back", "save_close"])
def test_buttons_left_open_do_nothing_more_once_the_right_is_taken_back(house: House, pressed: str) -> None:
    house.grant("sam")
    sam = house.walk_until("address", "sam")
    registration = house.newest().id
    house.withdraw("sam")
    sam.press(pressed, {"city": "Portland"})
    assert WHO_CAN in sam.sees()
    assert "address" not in house.case(registration).dossier.entries


def test_giving_a_right_twice_and_taking_it_twice_changes_nothing(house: House) -> None:
    house.grant("ines")
    house.grant("ines")
    olu = house.person("olu")
    olu.types("access")
    assert olu.sees().count("@ines") == 1
    olu.close()
    house.withdraw("ines")
    olu.types("access")
    assert "@ines, given by" not in olu.sees()


def test_the_window_of_rights_says_who_took_one_back(house: House) -> None:
    house.grant("ines")
    house.withdraw("ines")
    olu = house.person("olu")
    olu.types("access")
    assert "@ines had it until @olu took it back, " in olu.sees()
    olu.close()


def test_an_admin_needs_no_grant(house: House) -> None:
    olu = house.walk_until("company", "olu")
    assert olu.step == "company"


@pytest.mark.parametrize("mark", ["is_restricted", "is_ultra_restricted", "deleted"])
def test_a_guest_may_nothing_and_cannot_be_given_the_right(house: House, mark: str) -> None:
    name = f"guest-{mark.replace('_', '-')}"
    marks = {"is_restricted": mark != "deleted", "is_ultra_restricted": mark == "is_ultra_restricted"}
    house.user.post("people", name=name, email=f"{name}@else.example", **{**marks, "deleted": mark == "deleted"})
    olu = house.person("olu")
    olu.types("access")
    assert "choose a member" in olu.errors({"user": name})["user"]
    answer = house.typed("new", user_id=house.id_of(name))
    assert "Guests and people of other companies" in answer.text


def test_the_point_of_contact_may_look_but_not_begin(house: House) -> None:
    house.file_business(fresh_name(), contact={"slack_user": "ines"}).close()
    ines = house.person("ines")
    assert WHO_CAN in ephemeral(ines.types("new"))
    ines.types("list")
    assert "Harbor Outfitters" in ines.sees()


def test_a_person_of_another_team_finds_nothing_with_a_forged_id(house: House) -> None:
    guest = house.walk_until("company")
    view, registration = guest.here, house.newest().id
    user = {"id": house.id_of("olu"), "team_id": "T0ELSE", "username": "olu", "name": "olu"}
    state = {
        "values": {
            "company.legal_name.1": {
                "legal_name": {"type": "plain_text_input", "value": HARBOR["company"]["legal_name"]}
            }
        }
    }
    forged = {**view, "state": state, "team_id": "T0ELSE", "app_installed_team_id": "T0ELSE"}
    answer = house.interact(
        {
            "type": "view_submission",
            "team": {"id": "T0ELSE", "domain": "else"},
            "user": user,
            "api_app_id": "A1",
            "trigger_id": "1.2.x",
            "view": forged,
        }
    )
    assert answer.status_code == 200
    assert "not here any more" in answer.text
    assert house.case(registration).dossier.entries.keys() == {"eligibility"}
