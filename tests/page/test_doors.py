"""The page's doors without a browser: what one person sees, what has changed, and the way through to Twilio."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from sandbox.page.manifest import commands, listens, shortcuts
from sandbox.serve import StandIns
from tests.kit.page_app import Small, small_world


@pytest.fixture(scope="module")
def small() -> Iterator[Small]:
    with small_world() as world:
        yield world


def seen(small: Small, user: str) -> Any:
    return small.http.get(f"{small.where.page_url}page/state", params={"user": user}).json()


def room(small: Small, user: str) -> list[str]:
    channels = {one["name"]: one for one in seen(small, user)["channels"]}
    return [message["text"] for message in channels["sms-launch"]["messages"]]


def test_everybody_sees_what_is_said_and_one_person_what_is_for_them_alone(small: Small) -> None:
    small.say("for all")
    small.client.chat_postEphemeral(channel="#sms-launch", user=small.user("ines"), text="for ines")

    assert {"for all", "for ines"} <= set(room(small, "ines"))
    assert "for ines" not in room(small, "maya")


def test_a_private_channel_is_seen_by_its_members_alone(small: Small) -> None:
    small.post("channels", name="hidden", private=True, members=["maya"])

    assert "hidden" in [one["name"] for one in seen(small, "maya")["channels"]]
    assert "hidden" not in [one["name"] for one in seen(small, "sam")["channels"]]


def test_there_is_nothing_to_see_for_nobody(small: Small) -> None:
    assert small.http.get(f"{small.where.page_url}page/state", params={"user": "nobody"}).status_code == 404


def test_the_page_runs_no_script_but_its_own_and_loads_nothing_from_elsewhere(small: Small) -> None:
    page = small.http.get(small.where.page_url)

    assert "script-src 'self'" in page.headers["Content-Security-Policy"]
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    assert "//" not in page.text.replace("<!doctype html>", "")


def test_a_change_is_told_at_once_to_whoever_listens(small: Small) -> None:
    with small.http.stream("GET", f"{small.where.page_url}page/changes", params={"user": "maya"}) as stream:
        lines = stream.iter_lines()
        assert next(lines) == "retry: 1000"
        small.say("news")
        heard = next(line for line in lines if line.startswith("event:"))
    assert heard == "event: slack"


def test_twilio_is_reached_through_the_page_and_its_refusals_come_through(small: Small) -> None:
    door = f"{small.where.page_url}page/twilio/"

    assert set(small.http.get(f"{door}clock").json()) >= {"now", "rate"}
    assert small.http.post(f"{door}clock", json={"advance": -1}).status_code == 400


def test_an_empty_workspace_is_furnished_for_the_first_visitor() -> None:
    with StandIns(environment={}) as stand_ins, httpx.Client() as http:
        url = stand_ins.start().page_url
        http.get(url)
        people = [one["name"] for one in http.get(f"{url}_user/people").json() if not one["is_bot"]]
        channels = [one["name"] for one in http.get(f"{url}_user/channels").json()]

    assert people == ["olu", "maya", "sam", "ines"]
    assert "sms-launch" in channels


def test_commands_are_offered_as_the_manifest_tells_them() -> None:
    told = {"command": "/do", "description": "Does it", "usage_hint": "[new | help]"}
    offered = commands({"features": {"slash_commands": [told]}}, "/other")

    assert [one["text"] for one in offered] == ["/do", "/do new", "/do help"]
    assert [one["text"] for one in commands({}, "/other")] == ["/other"]


def test_shortcuts_that_need_no_message_are_offered_as_the_manifest_tells_them() -> None:
    told = {"name": "Do it", "callback_id": "do", "description": "Does it"}
    kinds = [{**told, "type": "global"}, {**told, "type": "message"}]

    assert shortcuts({"features": {"shortcuts": kinds}}) == [told]
    assert shortcuts({}) == []


@pytest.mark.parametrize("read_only", [True, False])
def test_the_app_is_written_to_only_where_its_manifest_lets_one(read_only: bool) -> None:
    assert listens({"features": {"app_home": {"messages_tab_read_only_enabled": read_only}}}) is not read_only
    assert listens({})
