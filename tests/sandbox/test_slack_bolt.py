"""A real Bolt app and the real SDK talk to the sandbox's Slack, over signed HTTP and over a socket."""

from collections.abc import Iterator
from typing import Any

import pytest
from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler

from tests.kit.sandbox_slack import APP_TOKEN, Slack, ask, bolt, buttons, modal, over_http, plain, running_slack, served


@pytest.fixture(scope="module")
def slack() -> Iterator[Slack]:
    with running_slack() as slack:
        yield slack


def form_app(slack: Slack, met: list[dict[str, Any]]) -> App:
    app = bolt(slack)

    @app.command("/sms-register")
    def start(ack: Any, body: dict[str, Any], client: Any) -> None:
        met.append(body)
        if body["text"] == "help":
            ack("Type nothing to begin.")
            return
        client.views_open(trigger_id=body["trigger_id"], view=modal(ask("legal_name"), ask("note", optional=True)))
        ack()

    @app.view("step.company")
    def submit(ack: Any, body: dict[str, Any], view: dict[str, Any]) -> None:
        met.append(body)
        name = view["state"]["values"]["company.legal_name.0"]["legal_name"]["value"]
        if name == "Bad":
            ack(response_action="errors", errors={"company.legal_name.0": "Please give the whole name."})
        else:
            ack(response_action="update", view=modal(buttons("back"), ask("street"), callback_id="step.address"))

    @app.view("step.address")
    def finish(ack: Any) -> None:
        ack()

    @app.action("back")
    def back(ack: Any, body: dict[str, Any], client: Any) -> None:
        met.append(body)
        view = body["view"]
        client.views_update(view_id=view["id"], hash=view["hash"], view=modal(ask("legal_name", rev=1)))
        ack()

    @app.event("app_home_opened")
    def home(event: dict[str, Any], client: Any) -> None:
        client.views_publish(user_id=event["user"], view={"type": "home", "blocks": [{"type": "divider"}]})

    return app


@pytest.fixture(scope="module", params=["http", "socket"])
def met(request: pytest.FixtureRequest, slack: Slack) -> Iterator[list[dict[str, Any]]]:
    found: list[dict[str, Any]] = []
    app = form_app(slack, found)
    if request.param == "http":
        with served(slack, over_http(app)):
            yield found
    else:
        handler = SocketModeHandler(app, APP_TOKEN)
        handler.connect()
        yield found
        handler.close()


def test_a_form_is_filled_corrected_and_finished(slack: Slack, met: list[dict[str, Any]]) -> None:
    opened = slack.post("command", user="maya", channel="sms-launch", text="/sms-register")["view"]
    wrong = slack.post("submit", user="maya", view_id=opened["id"], values={"company.legal_name.0": "Bad"})
    right = slack.post("submit", user="maya", view_id=opened["id"], values={"company.legal_name.0": "A&B <Co>"})
    done = slack.post("submit", user="maya", view_id=opened["id"], values={"company.street.0": "1 Main Street"})

    assert wrong["errors"] == {"company.legal_name.0": "Please give the whole name."}
    assert (right["result"], right["view"]["callback_id"]) == ("updated", "step.address")
    assert (done["result"], done["view"]) == ("closed", None)
    assert met[-1]["view"]["state"]["values"]["company.legal_name.0"]["legal_name"]["value"] == "A&B <Co>"
    assert slack.get("refused") == []


def test_back_redraws_the_step_before(slack: Slack, met: list[dict[str, Any]]) -> None:
    opened = slack.post("command", user="maya", channel="sms-launch", text="")["view"]
    slack.post("submit", user="maya", view_id=opened["id"], values={"company.legal_name.0": "Acme"})
    went = slack.post("act", user="maya", view_id=opened["id"], action_id="back", values={"company.street.0": "1 Ma"})

    assert went["result"] == "updated"
    assert met[-1]["view"]["state"]["values"]["company.street.0"]["street"]["value"] == "1 Ma"
    assert met[-1]["actions"][0]["value"] == "v-back"


def test_a_command_may_answer_in_words(slack: Slack, met: list[dict[str, Any]]) -> None:
    answered = slack.post("command", user="ines", channel="sms-launch", text="/sms-register help")
    assert answered["response"]["text"] == "Type nothing to begin."
    assert slack.get("messages", channel="sms-launch")[-1]["ephemeral_to"] == "ines"


def test_home_is_published_when_it_is_opened(slack: Slack, met: list[dict[str, Any]]) -> None:
    assert slack.post("home", user="olu")["view"]["type"] == "home"


def test_a_past_payload_can_come_twice(slack: Slack, met: list[dict[str, Any]]) -> None:
    slack.post("command", user="ines", channel="sms-launch", text="help")
    delivery = [entry for entry in slack.get("log") if entry["kind"] == "delivery"][-1]
    slack.post("duplicate", n=delivery["n"])
    assert met[-1] == met[-2]


def test_the_sdk_can_call_every_method_the_way_it_writes_them(slack: Slack) -> None:
    client, channel, maya = slack.client, slack.channel("sms-launch"), slack.user("maya")
    posted = client.chat_postMessage(
        channel=channel, text=f"Hello <@{maya}>", metadata={"event_type": "x", "event_payload": {"a": "1"}}
    )
    reply = client.chat_postMessage(channel=channel, thread_ts=posted["ts"], text="More")
    client.chat_update(channel=channel, ts=posted["ts"], text="Hello again", blocks=[{"type": "divider"}])
    client.chat_postEphemeral(channel=channel, user=maya, text="Psst")
    history = client.conversations_history(channel=channel, include_all_metadata=True)["messages"]
    direct = client.conversations_open(users=maya)["channel"]["id"]

    assert client.auth_test()["user_id"] in client.conversations_members(channel=channel)["members"]
    assert client.conversations_info(channel=channel)["channel"]["is_member"]
    assert client.conversations_join(channel=channel)["ok"]
    assert client.users_info(user=maya)["user"]["profile"]["email"] == "maya@example.com"
    assert client.users_lookupByEmail(email="maya@example.com")["user"]["id"] == maya
    assert client.team_info()["team"]["name"] == "Sandbox"
    assert (
        posted["ts"].replace(".", "") in client.chat_getPermalink(channel=channel, message_ts=posted["ts"])["permalink"]
    )
    assert client.blocks_validate(view=modal())["ok"]
    assert client.chat_postMessage(channel=maya, text="You")["channel"] == direct
    assert next(one for one in history if one["ts"] == posted["ts"])["metadata"]["event_payload"] == {"a": "1"}
    assert [one["ts"] for one in client.conversations_replies(channel=channel, ts=posted["ts"])["messages"]] == [
        posted["ts"],
        reply["ts"],
    ]
    assert client.chat_delete(channel=channel, ts=reply["ts"])["ok"]
    assert slack.get("messages", dm="maya")[-1]["text"] == "You"


def test_consent_brings_a_token_of_its_own(slack: Slack) -> None:
    code = slack.post("install", team="Other")["code"]
    made = slack.client.oauth_v2_access(client_id="c", client_secret="s", code=code)
    assert made["team"]["name"] == "Other"
    assert plain("x")["type"] == "plain_text"
