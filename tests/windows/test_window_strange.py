"""What Slack may deliver that nobody means: stale, foreign and malformed payloads, all signed as they should be."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from tests.kit.house import CHANNEL, COMMAND, House, answers_of, eventually

Payload = dict[str, Any]
Change = Callable[[Payload], None]
OUT_OF_DATE = "out of date"


def envelope(house: House, kind: str) -> Payload:
    return {
        "type": kind,
        "team": {"id": house.team, "domain": "sandbox"},
        "user": {"id": house.id_of("maya"), "team_id": house.team, "username": "maya", "name": "maya"},
        "api_app_id": "A1",
        "trigger_id": "1.2.x",
        "token": "x",
    }


def submission(house: House) -> Payload:
    """Return the submission of a company step as Slack sends it."""
    view = copy.deepcopy(house.walk_until("company").here)
    return {**envelope(house, "view_submission"), "view": view, "response_urls": []}


def pressed(house: House, action_id: str, **action: Any) -> Payload:
    guest = house.walk_until("company")
    return {
        **envelope(house, "block_actions"),
        "view": guest.here,
        "container": {"type": "view", "view_id": guest.here["id"]},
        "actions": [{"type": "button", "action_id": action_id, "block_id": "b", "action_ts": "1", **action}],
    }


def of_view(**changed: Any) -> Change:
    return lambda payload: payload["view"].update(changed)


def no_state(payload: Payload) -> None:
    payload["view"].pop("state", None)


def wrong_state(payload: Payload) -> None:
    entry = {"legal_name": {"type": "static_select", "selected_option": None}}
    payload["view"]["state"] = {"values": {"company.legal_name.1": entry}}


def unknown_field(payload: Payload) -> None:
    payload["view"]["state"]["values"]["company.nope.1"] = {"nope": {"type": "plain_text_input", "value": "x"}}


def other_team(payload: Payload) -> None:
    payload["view"]["private_metadata"] = json.dumps({"r": "reg_000000000000", "s": "company"})


SUBMITTED = {
    "garbage in its memory": of_view(private_metadata="{not json"),
    "a list in its memory": of_view(private_metadata="[1, 2]"),
    "numbers where words belong": of_view(private_metadata='{"r": 5, "s": ["company"]}'),
    "words where numbers belong": of_view(private_metadata='{"r": "reg_1", "s": "company", "v": "one"}'),
    "no memory": of_view(private_metadata=""),
    "a step there is not": of_view(callback_id="step.nope", private_metadata='{"r": "reg_1", "s": "nope"}'),
    "a registration there is not": other_team,
    "no state": no_state,
    "no values": of_view(state={"values": {}}),
    "the wrong kind of value": wrong_state,
    "a field there is not": unknown_field,
}


def traceless(answer: httpx.Response) -> None:
    assert answer.status_code == 200
    assert "Traceback" not in answer.text
    assert "Error" not in answer.text


@pytest.mark.parametrize("change", SUBMITTED.values(), ids=SUBMITTED.keys())
def test_a_strange_submission_gets_a_clear_answer(house: House, change: Change) -> None:
    payload = submission(house)
    change(payload)
    answer = house.interact(payload)
    traceless(answer)
    told = answer.json()
    assert told["response_action"] in {"errors", "push"}
    if told["response_action"] == "push":
        assert OUT_OF_DATE in answer.text or "not here any more" in answer.text


PRESSED = {
    "a button there is not": {"action_id": "nope"},
    "a step there is not": {"action_id": "open.nope"},
    "a registration there is not": {"action_id": "open_registration", "value": "reg_000000000000"},
    "no value": {"action_id": "open_registration"},
    "a right nobody has": {"action_id": "withdraw_grant", "value": "U000"},
    "a number that is a word": {"action_id": "show_others", "value": "five"},
    "nothing to mend": {"action_id": "fix", "value": "reg_000000000000"},
    "a suggestion that is none": {"action_id": "take_suggestion", "value": "{"},
}


@pytest.mark.parametrize("action", PRESSED.values(), ids=PRESSED.keys())
def test_a_strange_press_is_answered(running_house: House, action: dict[str, Any]) -> None:
    # The trigger is made up, so that what is opened to answer is refused.
    traceless(running_house.interact(pressed(running_house, **action)))


def test_a_click_on_nothing_is_refused_in_a_sentence(running_house: House) -> None:
    answer = running_house.interact({**pressed(running_house, action_id="back"), "actions": []})
    assert answer.status_code == 400
    assert answer.text == "This request cannot be read."


@pytest.mark.parametrize(
    "kind", ["view_submission", "view_closed", "block_actions", "block_suggestion", "shortcut", "x"]
)
def test_an_interaction_with_nothing_in_it_is_answered(running_house: House, kind: str) -> None:
    traceless(running_house.interact(envelope(running_house, kind)))


@pytest.mark.parametrize("raw", [b"payload=", b"payload=%7B", b"payload=[]", b"payload=5", b"\xff\xfe", b""])
def test_a_signed_body_that_cannot_be_read_is_refused_in_a_sentence(house: House, raw: bytes) -> None:
    answer = house.signed(raw=raw)
    assert answer.status_code in {400, 401}
    assert "Traceback" not in answer.text


def test_json_that_is_no_object_is_refused(house: House) -> None:
    assert house.signed(raw=b"[1]", type="application/json").status_code == 400


def test_an_unsigned_request_is_refused(house: House) -> None:
    assert house.signed({"command": COMMAND}, secret="other").status_code == 401
    bare = httpx.post(f"{house.bot.url}/slack/events", data={"command": COMMAND}, trust_env=False)
    assert bare.status_code == 401


@pytest.mark.parametrize("age", [3600, -3600])
def test_an_old_or_future_timestamp_is_refused(house: House, age: int) -> None:
    assert house.signed({"command": COMMAND}, age=age).status_code == 401


def test_a_body_without_end_is_refused(house: House) -> None:
    assert house.signed(raw=b"x" * 1_100_000).status_code == 401


WORDS = [
    "payload",
    "new payload={}",
    "🎣" * 50,
    "x" * 3500,
    "<@U0000|maya> <#C0|x> &amp; &lt;b&gt;",
    "'; DROP TABLE",
    "\u202e\x00",
]


@pytest.mark.parametrize("text", WORDS)
def test_what_cannot_be_typed_after_the_command_is_answered_with_what_can(house: House, text: str) -> None:
    answer = house.typed(text)
    traceless(answer)
    assert "What you can type" in answer.text


@pytest.mark.parametrize("text", ["help", " HELP ", "Help"])
def test_help_helps(house: House, text: str) -> None:
    assert "What you can type" in str(house.person("maya").types(text)["response"])


def test_a_trigger_that_ran_out_is_told_in_a_sentence(running_house: House) -> None:
    answer = running_house.typed("list", trigger_id="1.2.gone")
    traceless(answer)
    assert "Please try again" in answer.text


def test_a_press_in_a_window_that_changed_meanwhile_is_let_go(house: House) -> None:
    guest = house.walk_until("address")
    old = guest.here
    guest.press("back")
    payload = {
        **envelope(house, "block_actions"),
        "view": old,
        "container": {"type": "view", "view_id": old["id"]},
        "actions": [{"type": "button", "action_id": "back", "block_id": "b", "action_ts": "1"}],
    }
    answer = house.interact(payload)
    assert (answer.status_code, answer.text) == (200, "")
    assert guest.step == "company"


def test_back_pressed_twice_at_once_goes_back_at_least_once_and_loses_nothing(house: House) -> None:
    guest = house.walk_until("tax")
    guest.press("back", {"tax_id": "84-1930275"})
    guest.press("back", {"city": "Bangor"})
    assert guest.step == "company"
    dossier = house.case().dossier
    assert dossier.values("address")["city"] == "Bangor"
    assert dossier.values("tax")["tax_id"] == "84-1930275"


def test_what_people_type_mentions_and_formats_nothing(house: House) -> None:
    name = "*Bold* <!channel> <@U0> & _Sons_ `LLC`"
    guest = house.walk_until("review_business", company={"legal_name": name, "trade_name": "Harbor Outfitters"})
    assert name in guest.sees()
    formatted = [text for text in texts_of(guest.here["blocks"]) if text["type"] == "mrkdwn"]
    assert not [text for text in formatted if "<!channel>" in text["text"] or "*Bold*" in text["text"]]


def texts_of(blocks: Any) -> list[dict[str, str]]:
    """Return every text object in some blocks."""
    found = [blocks] if isinstance(blocks, dict) and blocks.get("type") in ("mrkdwn", "plain_text") else []
    inside = blocks.values() if isinstance(blocks, dict) else blocks if isinstance(blocks, list) else []
    return [*found, *(text for one in inside for text in texts_of(one))]


def test_the_longest_answers_that_slack_takes_are_kept_and_shown(house: House) -> None:
    name = "L" * 255
    guest = house.walk_until("review_business", company={"legal_name": name, "trade_name": name})
    assert guest.sees().count(name) >= 2
    assert guest.errors({"accept": ["accept"]}) == {}
    goal = ("Harbor Outfitters texts customers who signed up at checkout. " * 60)[:3000]
    guest.click("open.campaign")
    assert guest.errors({**answers_of("campaign"), "goal": goal}) == {}
    assert house.case().dossier.values("campaign")["goal"] == goal.strip()


def test_nothing_strange_leaves_more_than_a_line_in_the_log(house: House) -> None:
    assert "Traceback" not in house.log()
    assert "Harbor" not in house.log()


def test_the_bot_serves_on_after_all_this(house: House) -> None:
    guest = house.walk_until("company")
    assert guest.errors(answers_of("company")) == {}
    assert eventually(lambda: guest.step == "address")
    assert house.user.trouble("maya") is None
    assert CHANNEL in house.user.names().values()
