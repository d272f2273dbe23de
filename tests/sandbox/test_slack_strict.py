"""The sandbox's Slack says no where Slack does, and says it in the same words."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackRequestError
from starlette.responses import Response

from sandbox.slack import courier, triggers
from tests.kit.sandbox_slack import Slack, answering, ask, bolt, buttons, modal, over_http, plain, running_slack, served


@pytest.fixture
def slack() -> Iterator[Slack]:
    with running_slack() as slack:
        yield slack


def refusal(act: Any, **args: Any) -> dict[str, Any]:
    with pytest.raises(SlackApiError) as caught:
        act(**args)
    return dict(caught.value.response.data)


def trigger(slack: Slack, user: str = "maya") -> str:
    """What a command brings, taken from an app that answers nothing."""
    brought: list[str] = []

    async def endpoint(request: Any) -> Any:
        brought.append((await request.form())["trigger_id"])
        return Response("")

    with served(slack, endpoint):
        slack.post("command", user=user, channel="sms-launch", text="")
    return brought[0]


def opened(slack: Slack, view: dict[str, Any], user: str = "maya") -> dict[str, Any]:
    slack.client.views_open(trigger_id=trigger(slack, user), view=view)
    view_seen: dict[str, Any] = slack.get("view", user=user)["stack"][-1]
    return view_seen


def test_a_bad_view_is_refused_with_a_pointer(slack: Slack) -> None:
    told = refusal(slack.client.views_open, trigger_id=trigger(slack), view=modal(title=plain("x" * 25)))
    assert told["error"] == "invalid_arguments"
    assert told["response_metadata"]["messages"] == [
        "[ERROR] must be less than 25 characters [json-pointer:/view/title/text]"
    ]
    assert [entry["pointer"] for entry in slack.get("refused")] == ["/view/title/text"]


def test_a_trigger_works_once_and_for_three_seconds(slack: Slack, monkeypatch: pytest.MonkeyPatch) -> None:
    first, late = trigger(slack), trigger(slack)
    slack.client.views_open(trigger_id=first, view=modal())
    monkeypatch.setattr(triggers, "LIFE", -1.0)
    answers = [
        refusal(slack.client.views_open, trigger_id=one, view=modal())["error"] for one in (first, late, "1.2.abc")
    ]
    assert answers == ["exchanged_trigger_id", "expired_trigger_id", "invalid_trigger_id"]


def test_tokens_and_scopes_are_looked_at(slack: Slack) -> None:
    stranger, nobody = (WebClient(token, base_url=slack.client.base_url) for token in ("xoxb-else", None))
    assert refusal(stranger.auth_test)["error"] == "invalid_auth"
    assert refusal(nobody.auth_test)["error"] == "not_authed"
    assert refusal(slack.client.apps_connections_open, app_token="xoxb-test")["error"] == "not_allowed_token_type"
    with running_slack(["commands", "chat:write"]) as poor:
        told = refusal(poor.client.users_info, user="U1")
        assert (told["needed"], told["provided"]) == ("users:read", "chat:write,commands")


def test_where_a_bot_may_post(slack: Slack) -> None:
    for name, made in {
        "open": {"bot": False},
        "secret": {"bot": False, "private": True},
        "old": {"archived": True},
    }.items():
        slack.post("channels", name=name, **made)
    post = slack.client.chat_postMessage
    errors = [refusal(post, channel=slack.channel(name), text="x")["error"] for name in ("open", "secret", "old")]
    assert errors == ["not_in_channel", "channel_not_found", "is_archived"]
    assert slack.client.conversations_join(channel=slack.channel("open"))["channel"]["is_member"]
    assert refusal(slack.client.conversations_join, channel=slack.channel("old"))["error"] == "is_archived"
    assert post(channel=slack.channel("open"), text="x")["ok"]
    assert slack.get("refused") == []


def test_messages_are_checked(slack: Slack) -> None:
    channel, client = slack.channel("sms-launch"), slack.client
    wide = [{"type": "section", "text": plain("x" * 2900)}] * 5
    errors = [
        refusal(client.chat_postMessage, channel=channel, text="x", blocks=[{"type": "alert", "text": plain("x")}]),
        refusal(client.chat_postMessage, channel=channel, text="x", blocks=wide),
        refusal(client.api_call, api_method="chat.postMessage", json={"channel": channel}),
        refusal(client.chat_postMessage, channel=channel, text="x", metadata={"event_type": "x"}),
        refusal(client.chat_update, channel=channel, ts="1.1", text="x"),
        refusal(client.users_lookupByEmail, email="nobody@example.com"),
    ]
    assert [one["error"] for one in errors] == [
        "invalid_blocks",
        "msg_blocks_too_long",
        "no_text",
        "invalid_metadata_format",
        "message_not_found",
        "users_not_found",
    ]


def test_people_who_left_have_no_direct_messages(slack: Slack) -> None:
    slack.post("people", name="gone", deleted=True)
    assert refusal(slack.client.conversations_open, users=slack.user("gone"))["error"] == "user_disabled"


def test_a_view_knows_its_hash_and_its_end(slack: Slack) -> None:
    view = opened(slack, modal(external_id="one"))
    slack.client.views_update(external_id="one", view=modal(external_id="one"), hash=view["hash"])
    stale = refusal(slack.client.views_update, view_id=view["id"], view=modal(), hash=view["hash"])
    twice = refusal(slack.client.views_open, trigger_id=trigger(slack, "olu"), view=modal(external_id="one"))
    slack.post("close", user="maya", view_id=view["id"])
    late = refusal(slack.client.views_update, view_id=view["id"], view=modal())
    assert (stale["error"], twice["error"], late["error"]) == ("hash_conflict", "duplicate_external_id", "not_found")


def test_an_update_keeps_what_was_typed_under_the_same_ids_only(slack: Slack) -> None:
    view = opened(slack, modal(ask("name", initial_value="first"), ask("city", initial_value="first")))
    redrawn = modal(ask("name", initial_value="second"), ask("city", rev=1, initial_value="second"))
    slack.client.views_update(view_id=view["id"], view=redrawn)
    values = slack.get("view", user="maya")["stack"][-1]["state"]["values"]
    assert values["company.name.0"]["name"]["value"] == "first"
    assert values["company.city.1"]["city"]["value"] == "second"


@pytest.mark.parametrize(
    ("element", "value", "text"),
    [
        ({}, "", "Please complete this required field."),
        ({"min_length": 5}, "abc", "Please enter at least 5 characters."),
        ({"max_length": 2}, "abc", "Please enter at most 2 characters."),
        ({"type": "email_text_input"}, "maya@", "Please enter a valid email address."),
        ({"type": "url_text_input"}, "example.com", "Please enter a valid URL."),
        ({"type": "number_input", "is_decimal_allowed": False}, "1.5", "Please enter a valid number."),
    ],
)
def test_the_client_checks_before_it_sends(slack: Slack, element: dict[str, Any], value: str, text: str) -> None:
    seen: list[Any] = []
    view = opened(slack, modal(ask("field", **element)))
    with served(slack, answering("", seen=seen)):
        told = slack.post("submit", user="maya", view_id=view["id"], values={"company.field.0": value})
    assert (told["result"], told["errors"], seen) == ("errors", {"company.field.0": text}, [])


@pytest.mark.parametrize(
    ("body", "code", "error"),
    [
        ('{"response_action":"errors","errors":{"other":"No."}}', 200, "answer.errors.place"),
        ('{"response_action":"errors","errors":{}}', 200, "answer.errors.few"),
        ('{"response_action":"update","view":{"type":"modal","blocks":[]}}', 200, "modal.title.required"),
        ('{"response_action":"stay"}', 200, "answer.response_action"),
        ("not json", 200, "invalid_json"),
        ("", 500, "http_500"),
    ],
)
def test_a_bad_acknowledgement_is_trouble_and_keeps_the_form(slack: Slack, body: str, code: int, error: str) -> None:
    view = opened(slack, modal())
    with served(slack, answering(body, code)):
        told = slack.post("submit", user="maya", view_id=view["id"], values={"company.legal_name.0": "Acme"})
    seen = slack.get("view", user="maya")
    assert told["result"] == "trouble"
    assert seen["trouble"] == "We had some trouble connecting. Try again?"
    assert seen["stack"][-1]["state"]["values"]["company.legal_name.0"]["legal_name"]["value"] == "Acme"
    assert [entry["error"] for entry in slack.get("refused")] == [error]


def test_modals_stack_three_deep_and_belong_to_one_person(slack: Slack) -> None:
    push = json.dumps({"response_action": "push", "view": modal({"type": "divider"})})
    view = opened(slack, modal(ask("name", initial_value="x")))
    results = []
    with served(slack, answering(push)):
        for _ in range(3):
            told = slack.post("submit", user="maya", view_id=view["id"], values={})
            results.append(told["result"])
            view = told["view"]
    stack = slack.get("view", user="maya")["stack"]
    assert results == ["pushed", "pushed", "trouble"]
    assert [one["previous_view_id"] for one in stack] == [None, stack[0]["id"], stack[1]["id"]]
    assert {one["root_view_id"] for one in stack} == {stack[0]["id"]}
    assert slack.get("view", user="olu")["stack"] == []
    assert slack.refuses("submit", user="olu", view_id=view["id"], values={}) == 404
    assert slack.post("close", user="maya", view_id=view["id"])["view"]["id"] == stack[1]["id"]
    assert slack.post("close", user="maya", view_id=stack[1]["id"], all=True)["result"] == "cleared"


def test_nobody_is_there(slack: Slack) -> None:
    told = slack.post("command", user="maya", channel="sms-launch", text="")
    assert told["trouble"] == '/sms-register failed with the error "dispatch_failed"'
    assert slack.get("refused") == []


def test_menus_load_their_options_and_pickers_take_names(slack: Slack) -> None:
    country = ask("country")
    country["element"] = {"type": "external_select", "action_id": "country", "min_query_length": 0}
    contact = ask("contact")
    contact["element"] = {"type": "users_select", "action_id": "contact"}
    where = ask("where")
    where["element"] = {"type": "conversations_select", "action_id": "where", "default_to_current_conversation": True}
    view = opened(slack, modal(country, contact, where))
    offers = '{"options":[{"text":{"type":"plain_text","text":"Peru"},"value":"PE"}]}'
    with served(slack, answering(offers)):
        found = slack.post("options", user="maya", view_id=view["id"], block_id="company.country.0", query="pe")
        slack.post(
            "submit",
            user="maya",
            view_id=view["id"],
            values={"company.country.0": "PE", "company.contact.0": "ines"},
        )
    values = slack.get("view", user="maya")["stack"][-1]["state"]["values"]
    assert found["options"][0]["value"] == "PE"
    assert values["company.country.0"]["country"]["selected_option"]["text"]["text"] == "Peru"
    assert values["company.contact.0"]["contact"]["selected_user"] == slack.user("ines")
    assert values["company.where.0"]["where"]["selected_conversation"] == slack.channel("sms-launch")


def test_a_button_in_a_message_brings_its_place_and_an_address_for_five_answers(slack: Slack) -> None:
    posted = slack.client.chat_postMessage(channel=slack.channel("sms-launch"), text="A & B", blocks=[buttons("fix")])
    met: list[dict[str, Any]] = []

    async def endpoint(request: Any) -> Any:
        met.append(json.loads((await request.form())["payload"]))
        return Response("")

    with served(slack, endpoint):
        told = slack.post("act", user="ines", channel="sms-launch", ts=posted["ts"], action_id="fix")
    url = met[0]["response_url"]
    answers = [httpx.post(url, json={"text": f"{n}", "response_type": "in_channel"}).status_code for n in range(6)]
    assert told["result"] == "unchanged"
    assert (met[0]["container"]["message_ts"], met[0]["message"]["text"]) == (posted["ts"], "A &amp; B")
    assert answers == [200] * 5 + [404]
    assert [one["text"] for one in slack.get("messages", channel="sms-launch")][-1] == "4"


def test_faults_come_as_ordered_and_are_not_the_apps_doing(slack: Slack) -> None:
    client = slack.client
    slack.post("faults", path="auth.test", do="status", status=429, headers={"Retry-After": "7"})
    with pytest.raises(SlackApiError) as caught:
        client.auth_test()
    slack.post("faults", path="auth.test", do="error", error="token_revoked", skip=1)
    slack.post("faults", path="chat", do="drop_after", times=2)
    client.auth_test()
    assert (caught.value.response.status_code, caught.value.response.headers["Retry-After"]) == (429, "7")
    assert refusal(client.auth_test)["error"] == "token_revoked"
    with pytest.raises((SlackRequestError, OSError)):
        WebClient("xoxb-test", base_url=client.base_url, retry_handlers=[]).chat_postMessage(
            channel=slack.channel("sms-launch"), text="once"
        )
    slack.http.delete("/_user/faults")
    assert client.chat_postMessage(channel=slack.channel("sms-launch"), text="x")["ok"]
    assert [one["text"] for one in slack.get("messages", channel="sms-launch")] == ["once", "x"]
    assert slack.get("refused") == []
    assert [entry["error"] for entry in slack.get("log") if entry["ordered"]] == ["ratelimited", "token_revoked", ""]


def test_people_of_another_team_are_told_apart(slack: Slack) -> None:
    slack.post("people", name="zoe", team="Elsewhere")
    view = opened(slack, modal(), "zoe")
    assert view["team_id"] != opened(slack, modal(), "maya")["team_id"]


def collecting(met: list[dict[str, Any]]) -> Any:
    """An app that keeps what it is sent and agrees to everything."""

    async def endpoint(request: Any) -> Response:
        met.append(json.loads((await request.form())["payload"]))
        return Response("")

    return endpoint


def test_a_closed_view_is_told_only_when_asked_for(slack: Slack) -> None:
    met: list[dict[str, Any]] = []
    with served(slack, collecting(met)):
        slack.post("close", user="olu", view_id=opened_quietly(slack, "olu", modal(notify_on_close=True)))
        slack.post("close", user="maya", view_id=opened_quietly(slack, "maya", modal()))
    assert [(one["type"], one["is_cleared"], one["view"]["state"]["values"]) for one in met] == [
        ("view_closed", False, {})
    ]


def opened_quietly(slack: Slack, user: str, view: dict[str, Any]) -> str:
    """A view opened from a trigger of a shortcut, while another app listens."""
    world_trigger = slack.world.triggers.mint(slack.user(user))
    return str(slack.client.views_open(trigger_id=world_trigger, view=view)["view"]["id"])


def test_an_input_tells_the_app_at_once_only_when_it_dispatches(slack: Slack) -> None:
    quiet, loud = ask("quiet"), {**ask("loud"), "dispatch_action": True}
    met: list[dict[str, Any]] = []
    view_id = opened_quietly(slack, "maya", modal(quiet, loud))
    with served(slack, collecting(met)):
        slack.post("act", user="maya", view_id=view_id, action_id="loud", value="A & B")
        assert slack.refuses("act", user="maya", view_id=view_id, action_id="quiet", value="x") == 400
    assert [(one["action_id"], one["value"]) for one in met[0]["actions"]] == [("loud", "A & B")]
    assert met[0]["container"] == {"type": "view", "view_id": view_id}


def test_texts_come_back_escaped_and_values_do_not(slack: Slack) -> None:
    met: list[dict[str, Any]] = []
    field = ask("pick")
    field["element"] = {
        "type": "static_select",
        "action_id": "pick",
        "options": [{"text": plain("R&D <x>"), "value": "r&d"}],
    }
    view_id = opened_quietly(slack, "maya", modal(field, private_metadata="a&b"))
    with served(slack, collecting(met)):
        slack.post("submit", user="maya", view_id=view_id, values={"company.pick.0": "r&d"})
    picked = met[0]["view"]["state"]["values"]["company.pick.0"]["pick"]["selected_option"]
    assert (picked["text"]["text"], picked["value"]) == ("R&amp;D &lt;x&gt;", "r&d")
    assert met[0]["view"]["private_metadata"] == "a&b"


def test_an_answer_after_the_deadline_is_trouble(slack: Slack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(courier, "DEADLINE", 0.0)
    view_id = opened_quietly(slack, "maya", modal(ask("name", optional=True)))
    with served(slack, answering("")):
        told = slack.post("submit", user="maya", view_id=view_id, values={})
    assert told["result"] == "trouble"
    assert {entry["error"] for entry in slack.get("refused")} == {"timeout"}


def test_an_event_that_is_not_acknowledged_comes_once_more(slack: Slack) -> None:
    seen: list[Any] = []
    with served(slack, answering("", 500, seen)):
        slack.post("home", user="maya")
    assert [one.headers.get("x-slack-retry-num") for one in seen] == [None, "1"]


def test_a_home_can_be_used_like_a_view(slack: Slack) -> None:
    home = {"type": "home", "blocks": [buttons("open.company")]}
    view = slack.client.views_publish(user_id=slack.user("maya"), view=home)["view"]
    met: list[dict[str, Any]] = []
    with served(slack, collecting(met)):
        told = slack.post("act", user="maya", view_id=view["id"], action_id="open.company")
    assert (told["result"], told["view"]["id"], met[0]["view"]["type"]) == ("unchanged", view["id"], "home")
    assert (
        refusal(slack.client.views_publish, user_id=slack.user("maya"), view=home, hash="old")["error"]
        == "hash_conflict"
    )


def test_sockets_can_be_told_to_leave(slack: Slack) -> None:
    assert slack.post("disconnect") == {"disconnected": 0}


def test_forty_people_at_once_do_not_wait_for_each_other(slack: Slack) -> None:
    app = bolt(slack)

    @app.command("/sms-register")
    def start(ack: Any, body: dict[str, Any], client: Any) -> None:
        client.views_open(trigger_id=body["trigger_id"], view=modal())
        ack()

    names = [f"p{n}" for n in range(40)]
    for name in names:
        slack.post("people", name=name)
    with served(slack, over_http(app)), ThreadPoolExecutor(40) as pool:
        told = list(pool.map(lambda name: slack.post("command", user=name, channel="sms-launch"), names))
    assert {one["view"]["callback_id"] for one in told} == {"step.company"}
    assert slack.get("refused") == []


def test_a_command_may_name_people_and_channels(slack: Slack) -> None:
    texts: list[str] = []

    async def endpoint(request: Any) -> Response:
        texts.append((await request.form())["text"])
        return Response("")

    with served(slack, endpoint):
        slack.post("command", user="olu", channel="sms-launch", text="grant @maya in #sms-launch & @nobody")
    assert texts == [f"grant <@{slack.user('maya')}|maya> in <#{slack.channel('sms-launch')}|sms-launch> &amp; @nobody"]


@pytest.mark.parametrize("text", ["/sms-registers", "/sms", "/", "/other help"])
def test_a_command_that_is_not_the_apps_never_reaches_it(slack: Slack, text: str) -> None:
    met: list[Any] = []
    with served(slack, answering("", seen=met)):
        assert slack.refuses("command", user="olu", channel="sms-launch", text=text) == 400
    assert met == []


def test_a_shortcut_opens_a_modal(slack: Slack) -> None:
    app = bolt(slack)

    @app.shortcut("register")
    def start(ack: Any, shortcut: dict[str, Any], client: Any) -> None:
        client.views_open(trigger_id=shortcut["trigger_id"], view=modal())
        ack()

    with served(slack, over_http(app)):
        told = slack.post("shortcut", user="maya", callback_id="register")
    assert (told["result"], told["view"]["callback_id"]) == ("pushed", "step.company")


def test_bad_options_show_nothing_and_are_refused(slack: Slack) -> None:
    field = ask("country")
    field["element"] = {"type": "external_select", "action_id": "country"}
    view_id = opened_quietly(slack, "maya", modal(field))
    twice = {"options": [{"text": plain("Peru"), "value": "PE"}] * 2}
    with served(slack, answering(json.dumps(twice))):
        found = slack.post("options", user="maya", view_id=view_id, action_id="country", query="pe")
    assert found == {"options": []}
    assert [entry["error"] for entry in slack.get("refused")] == ["choices.value_twice"]


def test_every_stateful_element_reports_under_its_own_key(slack: Slack) -> None:
    pick = {"options": [{"text": plain("One"), "value": "1"}]}
    fields = {
        "datepicker": {"initial_date": "2026-01-31"},
        "timepicker": {"initial_time": "09:30", "timezone": "America/New_York"},
        "datetimepicker": {"initial_date_time": 1628633820},
        "number_input": {"is_decimal_allowed": True, "initial_value": "12.5"},
        "radio_buttons": pick,
        "checkboxes": {**pick, "initial_options": pick["options"]},
        "multi_users_select": {},
        "channels_select": {"initial_channel": "C1"},
    }
    blocks = [{**ask(kind), "element": {"type": kind, "action_id": "a", **more}} for kind, more in fields.items()]
    opened_quietly(slack, "maya", modal(*blocks))
    values = slack.get("view", user="maya")["stack"][-1]["state"]["values"]
    assert [values[f"company.{kind}.0"]["a"] for kind in fields] == [
        {"type": "datepicker", "selected_date": "2026-01-31"},
        {"type": "timepicker", "selected_time": "09:30", "timezone": "America/New_York"},
        {"type": "datetimepicker", "selected_date_time": 1628633820},
        {"type": "number_input", "value": "12.5"},
        {"type": "radio_buttons", "selected_option": None},
        {"type": "checkboxes", "selected_options": pick["options"]},
        {"type": "multi_users_select", "selected_users": []},
        {"type": "channels_select", "selected_channel": "C1"},
    ]
