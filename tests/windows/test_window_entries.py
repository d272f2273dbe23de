"""Every way in: the words of the command, the shortcut, a mention, and the Home."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.kit.house import CHANNEL, House, eventually, open_house


@pytest.fixture
def untouched() -> Iterator[House]:
    """A house of one's own, in which nothing is begun yet."""
    with open_house() as house:
        yield house
        assert house.refused() == []


def said(answer: dict[str, Any]) -> str:
    return json.dumps(answer["response"], ensure_ascii=False)


def home(house: House, name: str = "maya") -> dict[str, Any]:
    """Open the Home, and return it once it is drawn."""
    house.user.post("home", user=name)
    shown: dict[str, Any] = eventually(lambda: house.user.get("view", user=name)["home"])
    return shown


def shows(house: House, words: str) -> bool:
    """Return whether maya's Home comes to show something."""
    return bool(eventually(lambda: words in str(house.user.get("view", user="maya")["home"])))


@pytest.mark.parametrize("word", ["stauts", "new company", "<!channel> *x*", "🎣", "status of it"])
def test_a_word_nobody_knows_is_answered_with_help(house: House, word: str) -> None:
    answer = said(house.person("maya").types(word))
    assert "is not something I know" in answer
    assert "/sms-register status" in answer
    assert "<!channel>" not in answer
    assert "*x*" not in answer


@pytest.mark.parametrize("word", ["Stauts <3 & @olu", "<b>", "&amp;"])
def test_a_word_nobody_knows_is_repeated_as_it_was_typed(house: House, word: str) -> None:
    house.person("olu")
    answer = house.person("maya").types(word)["response"]
    assert html.unescape(answer["text"]).startswith(f"“{word}” is not something I know.")


def test_those_nobody_has_named_yet_are_told_apart_by_their_day(untouched: House) -> None:
    house = untouched
    for _ in range(2):
        house.walk_until("company").close()
    maya = house.person("maya")
    maya.types("list")
    began = house.newest().created_at
    assert maya.sees().count(f"New registration\nNext: Your company · begun {began.day} {began:%b %Y}") == 2
    maya.close()
    assert f"begun <!date^{int(began.timestamp())}^" in str(home(house))


def test_asking_for_help_is_no_mistake(house: House) -> None:
    assert "is not something I know" not in said(house.person("maya").types("help"))


def test_none_is_said_one_is_shown_at_once_and_several_are_asked_about(untouched: House) -> None:
    house = untouched
    maya = house.person("maya")
    for word in ("status", "history", "list"):
        maya.types(word)
        assert "There is no registration yet" in maya.sees()
    assert "There is no registration you can see yet" in str(home(house))

    maya = house.walk_until("company")
    maya.close()
    maya.types("status")
    assert maya.stack == ["checklist"]
    maya.types("history")
    assert maya.stack == ["history"]

    house.walk_until("address").close()
    for word, then in {"": "step.address", "status": "checklist", "history": "history"}.items():
        maya.types(word)
        assert maya.stack == ["choose"]
        maya.click({"": "open_registration", "status": "manage", "history": "history"}[word])
        assert maya.stack == [then]


def test_the_shortcut_goes_on_and_tells_others_who_can_help(house: House) -> None:
    house.user.post("shortcut", user="maya", callback_id="register_sms")
    assert house.person("maya").stack == []  # closed again by whoever looks next
    house.user.post("shortcut", user="sam", callback_id="register_sms")
    sam = house.user.stack("sam")
    assert "An admin of this workspace can give it" in str(sam)


def test_a_mention_is_answered_to_who_made_it_alone(house: House) -> None:
    house.user.post("mention", user="maya", channel=CHANNEL, text="what can you do?")
    heard = [one for one in house.user.messages(CHANNEL) if one["ephemeral_to"] == "maya"]
    assert "/sms-register new" in heard[-1]["text"]


def test_the_home_keeps_its_filter_and_says_when_there_is_nothing(untouched: House) -> None:
    house = untouched
    house.walk_until("company").close()
    view = home(house)
    house.user.post("act", user="maya", view_id=view["id"], action_id="home_filter", value="ready")
    assert shows(house, "None of the registrations is of this kind")
    house.walk_until("company").close()
    house.user.post("home", user="maya")
    assert shows(house, "None of the registrations is of this kind")


def test_only_admins_find_access_on_the_home(house: House) -> None:
    assert "open_access" in str(home(house, "olu"))
    assert "open_access" not in str(home(house, "maya"))
    view = home(house, "olu")
    house.user.post("act", user="olu", view_id=view["id"], action_id="open_access")
    assert house.user.stack("olu")[-1]["callback_id"] == "access"


def test_the_home_of_somebody_without_the_right_shows_nothing_and_whom_to_ask(house: House) -> None:
    shown = str(home(house, "sam"))
    assert "An admin can give you the right" in shown
    assert "open_registration" not in shown
