"""What a person sees when something cannot be done: a sentence, or a short code to quote to whoever runs the bot."""

from __future__ import annotations

import json
import logging
import secrets
from typing import Any

from slack_bolt import App, BoltContext, BoltResponse
from slack_bolt.error import BoltUnhandledRequestError
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.domain.errors import SaidNo, TryLater
from bot.logs import where
from modals.message import sentence, sentence_view
from modals.meta import OUT_OF_DATE
from modals.text import clip

log = logging.getLogger(__name__)


def register(app: App) -> None:
    """Attach the one handler of everything that listeners raise."""
    app.error(answer)


def answer(error: Exception, body: dict[str, Any], context: BoltContext, client: WebClient) -> BoltResponse:
    """Tell the person; log what they cannot mend."""
    if _outdated(error):
        return BoltResponse(status=200, body="")
    text = _text(error, body)
    match body.get("type"):
        case "view_submission":
            # Pushed over the window, so that what was typed is still there underneath.
            return _json({"response_action": "push", "view": sentence_view("Not done", text)})
        case "block_suggestion":
            return _json({"options": []})
        case "block_actions" | "shortcut":
            _tell(body, context, client, text)
            return BoltResponse(status=200, body="")
        case _ if body.get("command"):
            return _json(sentence(text))
        case _:
            return BoltResponse(status=200, body="")


def _outdated(error: Exception) -> bool:
    """Tell whether the window changed or closed under a click: the newer click has shown what there is to see."""
    return isinstance(error, SlackApiError) and error.response["error"] in {"hash_conflict", "not_found"}


def _text(error: Exception, body: dict[str, Any]) -> str:
    if isinstance(error, SaidNo):
        return str(error)
    if isinstance(error, BoltUnhandledRequestError):
        log.warning("nobody_listens kind=%s", clip(str(body.get("type")), 30))
        return OUT_OF_DATE
    code = secrets.token_hex(3)
    log.error("listener_failed code=%s error=%s%s", code, where(error), _slack_says(error))
    if isinstance(error, TryLater):
        return f"This could not be saved just now. Please try again in a moment. (Code {code})"
    return f"Something went wrong on our side; what you typed is kept as it was. Please try again, or tell the operator code {code}."


def _slack_says(error: Exception) -> str:
    # Slack's messages name the rule and the place, not the values (slack-platform 2.1).
    return (
        f" slack={error.response.get('error')} {error.response.get('response_metadata')}"
        if isinstance(error, SlackApiError)
        else ""
    )


def _tell(body: dict[str, Any], context: BoltContext, client: WebClient, text: str) -> None:
    trigger = str(body.get("trigger_id"))
    try:
        if (body.get("view") or {}).get("type") == "modal":
            client.views_push(trigger_id=trigger, view=sentence_view("Not done", text))
        elif body.get("response_url") and context.respond:
            context.respond(text=text, response_type="ephemeral", replace_original=False)
        else:
            client.views_open(trigger_id=trigger, view=sentence_view("Not done", text))
    except (SlackApiError, OSError):
        log.warning("person_not_told user=%s", context.user_id)


def _json(answer: dict[str, Any]) -> BoltResponse:
    return BoltResponse(status=200, body=json.dumps(answer), headers={"content-type": ["application/json"]})
