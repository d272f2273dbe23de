from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor

from sandbox import drawn
from tests.kit.house import CHANNEL, HARBOR, SMS, House, answers_of, eventually, fresh_name


def test_the_review_shows_every_answer_the_law_the_cost_and_the_wait(house: House) -> None:
    seen = house.walk_until("review_business").sees()
    given: tuple[str, ...] = (
        "Harbor Outfitters LLC",
        "https://harbor-outfitters.example",
        "410 Commercial Street",
        "Suite 2",
        "Portland",
    )
    given += (
        "Maine",
        "04101",
        "••-•••0275",
        "Ines",
        "Aguilar",
        "+12075550148",
        "Head of Marketing",
        "Director",
        "@ines",
    )
    assert [answer for answer in given if answer not in seen] == []
    assert "1930275" not in seen
    law = ("TCPA", "https://www.twilio.com/legal/aup", "https://www.twilio.com/legal/messaging-policy", "T-Mobile")
    money = ("$500 to $2,000", "$4.50", "filed again up to three times", "usually takes minutes to hours")
    assert [words for words in (*law, *money) if words not in seen] == []


def test_nothing_is_filed_without_the_acceptance(house: House) -> None:
    guest = house.walk_until("review_business")
    assert set(guest.errors({})) == {"accept"}
    assert house.case().registration.filings == ()


def test_who_accepted_what_and_when_is_kept(house: House) -> None:
    business = fresh_name()
    house.file_business(business)
    (filing,) = house.case().registration.filings
    assert filing.by == house.id_of("maya")
    assert filing.at.tzinfo is not None
    assert f"In the name of {business} I confirm" in filing.wording
    assert "$4.50" in filing.wording


def test_the_acceptance_kept_is_the_one_that_was_shown(house: House) -> None:
    guest = house.walk_until("review_business", company={"volume": "high"})
    shown = guest.sees()
    assert guest.errors(HARBOR["review_business"]) == {}
    assert house.case().registration.filings[0].wording in shown


def test_an_answer_changed_from_the_review_is_what_is_filed(house: House) -> None:
    guest = house.walk_until("review_business")
    guest.click("open.company")
    renamed = fresh_name()
    assert guest.errors({"legal_name": renamed}) == {}
    assert guest.step == "review_business"
    assert renamed in guest.sees()
    assert guest.errors(HARBOR["review_business"]) == {}
    assert renamed in house.case().registration.filings[0].wording
    assert eventually(lambda: renamed in str(house.admin.get("objects")["end_users"]))


def test_a_review_that_shows_old_answers_is_not_filed(house: House) -> None:
    guest = house.walk_until("review_business")
    olu = house.person("olu")
    olu.goes_on()
    olu.click("open.address")
    olu.errors({"city": "Bangor"})
    assert guest.errors(HARBOR["review_business"]) == {}
    assert "Somebody else changed these answers" in guest.sees()
    assert "Bangor" in guest.sees()
    assert house.case().registration.filings == ()
    assert guest.errors(HARBOR["review_business"]) == {}
    assert house.case().registration.filing("business") is not None


def test_a_filed_answer_can_no_longer_be_changed_from_an_old_window(house: House) -> None:
    olu = house.walk_until("address", "olu")
    registration = house.newest().id
    maya = house.person("maya")
    maya.goes_on()
    for step in ("address", "tax", "contact", "review_business"):
        assert maya.errors(answers_of(step)) == {}
    assert olu.errors({**answers_of("address"), "city": "Bangor"}) == {}
    assert house.case(registration).dossier.values("address")["city"] == "Portland"
    assert "Bangor" not in olu.sees()


def test_sms_details_and_the_number_can_be_given_while_the_business_waits(house: House) -> None:
    house.admin.order(business := fresh_name(), {"brand": ["approve"]})
    guest = house.file_business(business)
    assert "Give the SMS details" in guest.sees()
    assert "Choose a number" in guest.sees()
    guest.click("open.number")
    guest.choose("area_code", "207")
    assert guest.errors({"phone_number": "first"}) == {}
    guest.goes_on()
    assert guest.step == "campaign"
    for step in SMS:
        assert guest.errors(answers_of(step)) == {}
    filed = {filing.part for filing in house.case().registration.filings}
    assert filed == {"business", "sms", "number"}
    guest.goes_on()
    assert guest.stack == ["checklist"]
    assert guest.sees().count("Filed.") == 3


def test_the_phone_number_reaches_twilio_in_one_form(house: House) -> None:
    business = fresh_name()
    house.file_business(business, contact={"phone": "207.555.0148"})

    def representatives() -> list[str]:
        users = [one for one in house.admin.get("objects")["end_users"] if "authorized_rep" in one["type"]]
        return [str(one["attributes"].get("phone_number")) for one in users]

    assert eventually(representatives)
    assert set(representatives()) == {"+12075550148"}


def test_show_others_offers_other_numbers(house: House) -> None:
    guest = house.file_business(fresh_name())
    guest.click("open.number")
    guest.choose("area_code", "207")
    assert eventually(lambda: drawn.field(guest.here, "phone_number"))
    first = [one["value"] for one in guest.field("phone_number").options()]
    guest.click("show_others")
    assert eventually(lambda: drawn.field(guest.here, "phone_number") and "Looking" not in guest.sees())
    others = [one["value"] for one in guest.field("phone_number").options()]
    assert len(first) == len(others) == 5
    assert not set(first) & set(others)


def test_an_area_code_without_numbers_is_said_and_another_can_be_tried(house: House) -> None:
    house.admin.post("numbers", area_code="212", stock=0)
    guest = house.file_business(fresh_name())
    guest.click("open.number")
    guest.choose("area_code", "212")
    assert eventually(lambda: "No numbers are for sale in 212" in guest.sees())
    guest.choose("area_code", "207")
    assert guest.errors({"phone_number": "first"}) == {}


def test_two_people_at_one_step_lose_nothing(house: House) -> None:
    maya = house.walk_until("address")
    olu = house.person("olu")
    olu.goes_on()
    assert olu.errors({**answers_of("address"), "city": "Bangor", "street_2": ""}) == {}
    assert maya.errors(answers_of("address")) == {}
    assert maya.step == "address"
    assert "They saved: City: Bangor" in maya.sees()
    assert maya.holds()["city"] == "Portland"
    assert maya.holds()["street_2"] == "Suite 2"
    assert maya.errors({}) == {}
    assert house.case().dossier.values("address")["city"] == "Portland"


def test_a_tax_id_typed_while_somebody_else_saved_another_is_not_lost(house: House) -> None:
    maya = house.walk_until("tax")
    olu = house.person("olu")
    olu.goes_on()
    assert olu.errors({**answers_of("tax"), "tax_id": "12-3456789"}) == {}
    assert maya.errors(answers_of("tax")) == {}
    assert "They saved" in maya.sees()
    assert maya.errors({}) == {}
    assert house.case().dossier.values("tax")["tax_id"] == answers_of("tax")["tax_id"]


def test_two_people_who_save_the_same_do_not_hear_of_it(house: House) -> None:
    maya = house.walk_until("address")
    olu = house.person("olu")
    olu.goes_on()
    assert olu.errors(answers_of("address")) == {}
    assert maya.errors(answers_of("address")) == {}
    assert maya.step == "tax"


def test_back_does_not_throw_away_what_somebody_else_saved(house: House) -> None:
    maya = house.walk_until("address")
    olu = house.person("olu")
    olu.goes_on()
    assert olu.errors({**answers_of("address"), "city": "Bangor"}) == {}
    maya.press("back", {"city": "Portland"})
    assert maya.step == "address"
    assert "They saved" in maya.sees()
    assert house.case().dossier.values("address")["city"] == "Bangor"


def deliveries(house: House) -> list[int]:
    entries = house.user.get("log")
    return [entry["n"] for entry in entries if entry["kind"] == "delivery" and entry["method"] == "view_submission"]


def test_a_submission_that_comes_again_files_once(house: House) -> None:
    house.file_business(fresh_name())
    pressed = deliveries(house)[-1]
    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(lambda _: house.user.post("duplicate", n=pressed), range(4)))
    assert all(answer["ok"] for answer in answers)
    assert len(house.case().registration.filings) == 1
    registration = house.newest().id
    house.pass_until(lambda: bool(house.made(registration)["brands"]))
    made = house.made(registration)
    assert (len(made["profiles"]), len(made["brands"])) == (1, 1)


def test_accept_pressed_by_two_people_at_once_files_once(house: House) -> None:
    maya = house.walk_until("review_business")
    olu = house.person("olu")
    olu.goes_on()
    with ThreadPoolExecutor(2) as threads:
        pressed = [threads.submit(one.errors, HARBOR["review_business"]) for one in (maya, olu)]
    assert [one.result() for one in pressed] == [{}, {}]
    assert len(house.case().registration.filings) == 1
    assert "Thank you" in maya.sees()
    assert "Thank you" in olu.sees()
    assert len(eventually(lambda: house.made(house.newest().id)["profiles"])) == 1


def test_the_card_opens_the_registration_for_its_people(house: House) -> None:
    business = fresh_name()
    house.file_business(business)
    registration = house.newest().id

    def card() -> dict[str, object] | None:
        found = (one for one in house.user.messages(CHANNEL) if registration in json.dumps(one["metadata"]))
        return next((one for one in found if drawn.button(one["blocks"], "open_registration")), None)

    maya = house.person("maya")
    shown = eventually(card)
    assert shown is not None
    maya.click_in(CHANNEL, shown, "open_registration")
    assert maya.step == "campaign"
