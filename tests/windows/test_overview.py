from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

from tests.kit.house import CHANNEL, HARBOR, House, eventually, fresh_name

ELSEWHERE = "sms-elsewhere"


@pytest.fixture
def filed(house: House) -> str:
    house.file_business(fresh_name())
    registration = house.newest().id
    assert eventually(lambda: "filed" in house.kinds(registration))
    return registration


def overview(house: House, registration: str, name: str = "maya") -> Any:
    guest = house.person(name)
    guest.types("overview")
    if guest.stack == ["choose"]:
        view = guest.here
        row = next(b for b in view["blocks"] if b.get("accessory", {}).get("value") == registration)
        house.user.post(
            "act", user=name, view_id=view["id"], action_id="manage", block_id=row["block_id"], value=registration
        )
    return guest


def news(house: House, registration: str, channel: str) -> list[dict[str, Any]]:
    payloads = [(one, (one.get("metadata") or {}).get("event_payload") or {}) for one in house.user.messages(channel)]
    return [one for one, payload in payloads if payload.get("registration") == registration]


def told(house: House, registration: str, words: str, channel: str = CHANNEL) -> Callable[[], bool]:
    return lambda: any(words in json.dumps(one, ensure_ascii=False) for one in news(house, registration, channel))


def test_the_contact_and_the_channel_change_without_filing_again(house: House, filed: str) -> None:
    house.user.post("people", name="noor", email="noor@example.com")  # nobody whom other tests take for a stranger
    house.user.post("channels", name=ELSEWHERE, private=False, members=["olu", "maya", "ines", "noor"])
    filings = len(house.case(filed).registration.filings)
    guest = overview(house, filed)
    guest.click("change_contact")
    assert not guest.give({"slack_user": "noor", "channel": ELSEWHERE})

    assert eventually(told(house, filed, "changed whom or where we tell", ELSEWHERE))
    reply = news(house, filed, ELSEWHERE)[-1]
    assert f"<@{house.id_of('noor')}>" in reply["text"]
    assert len(house.case(filed).registration.filings) == filings
    assert eventually(lambda: any("is told in" in one["text"] for one in house.user.messages(CHANNEL)))


def test_who_may_only_see_changes_nobody(house: House, filed: str) -> None:
    guest = overview(house, filed, "ines")
    guest.click("change_contact")

    assert "You have not been given the right" in guest.sees()


def test_a_withdrawn_registration_is_not_worked_on_any_more(house: House, filed: str) -> None:
    guest = overview(house, filed)
    guest.click("withdraw")

    assert "Withdrawn by" in guest.sees()
    assert eventually(told(house, filed, "withdrew the registration"))
    calls = len(house.admin.requests())
    house.admin.advance(86_400)
    house.file_business(fresh_name())
    assert eventually(lambda: len(house.admin.requests()) > calls + 5)
    assert not house.made(filed)["brands"]
    assert house.newest().id != filed


def test_the_history_shows_who_filed_what_and_masks_the_tax_id(house: House, filed: str) -> None:
    guest = overview(house, filed)
    guest.click("history")
    seen = guest.sees()

    assert "filed, version 1" in seen
    assert "Accepted: In the name of" in seen
    assert "taken for review" in seen
    assert "0275" in seen
    assert str(HARBOR["tax"]["tax_id"]) not in seen


@pytest.mark.parametrize("form", ["csv", "json"])
def test_the_operator_exports_the_history(form: str, house: House, filed: str) -> None:
    settings = {name: house.where.env[name] for name in ("DATABASE_URL", "DATA_KEYS")}
    done = subprocess.run(
        [sys.executable, "-m", "bot", "export", filed, "--format", form],
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        check=True,
    )
    rows = list(csv.DictReader(io.StringIO(done.stdout))) if form == "csv" else json.loads(done.stdout)

    assert "Begun" in [row["what"] for row in rows]
    assert any("filed, version 1" in row["what"] for row in rows)
    assert str(HARBOR["tax"]["tax_id"]) not in done.stdout


def test_what_is_not_there_cannot_be_exported(house: House) -> None:
    settings = {name: house.where.env[name] for name in ("DATABASE_URL", "DATA_KEYS")}
    done = subprocess.run(
        [sys.executable, "-m", "bot", "export", "reg_none"],
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (2, "There is no registration of that id.\n")
