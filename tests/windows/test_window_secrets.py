"""Nothing secret or personal leaves the vault: not to the log, not to Slack's memory of windows and messages, not to the file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kit.house import CHANNEL, HARBOR, House, answers_of, eventually, open_house

PERSONAL = {
    "tax id": ("84-1930275", "841930275", "1930275"),
    "phone": ("+12075550148", "2075550148", "555-0148"),
    "e-mail": ("ines@harbor-outfitters.example",),
    "name": ("Aguilar", "Harbor Outfitters", "Head of Marketing"),
    "address": ("Commercial Street", "04101"),
    "answer": ("outdoor clothing", "rain jackets", "harbor-outfitters.example/texts"),
}
WORDS = [word for words in PERSONAL.values() for word in words]


@pytest.fixture(scope="module")
def after() -> Iterator[House]:
    """Return what a whole journey left behind, with a refused answer and a wrong window on the way."""
    with open_house() as house:
        guest = house.walk_until("contact")
        guest.errors({**answers_of("contact"), "phone": "+1207555", "email": "ines@gmail.com"})
        for step in ("contact", "review_business"):
            assert guest.errors(answers_of(step)) == {}
        house.give_sms(guest)
        guest.click("open.number")
        guest.choose("area_code", "207")
        assert guest.errors({"phone_number": "first"}) == {}
        house.interact({"type": "view_submission", "user": {"id": "U1"}, "view": {"state": HARBOR}})
        house.interact({"type": "block_actions", "user": {"id": "U1"}, "actions": [{"action_id": "x", "value": WORDS}]})
        house.typed(" ".join(WORDS))
        house.signed(raw=json.dumps(HARBOR).encode(), secret="other")
        registration = house.newest().id
        house.pass_until(lambda: "ready" in house.kinds(registration))
        house.bot.stop()
        yield house


def found(text: str) -> list[str]:
    return [word for word in WORDS if word in text]


def test_the_log_holds_nothing_personal_and_no_secret(after: House) -> None:
    log = after.log()
    assert found(log) == []
    secrets = [
        value for name, value in after.where.env.items() if "TOKEN" in name or "SECRET" in name or "KEYS" in name
    ]
    assert [secret for secret in secrets if secret in log] == []
    assert "stage_moved" in log


def test_the_log_holds_no_traceback(after: House) -> None:
    assert "Traceback" not in after.log()
    assert "listener_failed" not in after.log()


def test_what_slack_remembers_of_messages_holds_nothing_personal(after: House) -> None:
    remembered = json.dumps([message["metadata"] for message in after.user.messages(CHANNEL)])
    assert "sms_register" in remembered
    assert found(remembered) == []


def test_the_database_holds_nothing_personal_in_the_clear(after: House) -> None:
    file = Path(after.where.env["DATABASE_URL"].removeprefix("sqlite:///"))
    kept = b"".join(each.read_bytes() for each in file.parent.glob(f"{file.name}*"))
    assert [word for word in WORDS if word.encode() in kept] == []
    assert after.newest().id.encode() in kept


def test_windows_remember_ids_and_never_answers(house: House) -> None:
    guest = house.walk_until("contact")
    remembered = [guest.here["private_metadata"]]
    assert guest.errors(answers_of("contact")) == {}
    remembered.append(guest.here["private_metadata"])
    assert guest.errors(answers_of("review_business")) == {}
    remembered.append(guest.here["private_metadata"])
    assert found(" ".join(remembered)) == []
    assert all(house.newest().id in each for each in remembered)


def test_news_masks_an_address_and_tells_no_number(after: House) -> None:
    news = json.dumps([[message["text"], message["blocks"]] for message in after.replies(after.newest().id)])
    assert [word for word in (*PERSONAL["tax id"], *PERSONAL["phone"], *PERSONAL["e-mail"]) if word in news] == []
    assert eventually(lambda: "Ready" in news)
