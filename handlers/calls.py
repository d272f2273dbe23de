"""Calls to Slack's Web API outside of listeners, and who must act when one fails."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from http.client import HTTPException
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from bot.domain.errors import CallFailed, Misconfigured, Puzzling, TryLater

LONGEST = 3600.0  # seconds that Slack may ask to wait
# What is about the app as a whole, whichever channel met it.
OF_THE_APP = frozenset({"not_authed", "invalid_auth", "account_inactive", "token_revoked"})
# What keeps the app from posting somewhere, and not from editing what stands there.
OF_POSTING = frozenset(
    {"not_in_channel", "restricted_action", "missing_scope", "messages_tab_disabled", "ekm_access_denied"}
)
# Other words for the same: said of an edit where a message would be refused with the second.
ALIAS = {"is_inactive": "is_archived"}
# What only people can mend, in words for the operator.
FOR_PEOPLE = {
    "channel_not_found": "the channel is gone, or private and the app is not in it: type `/invite` with the app's name there",
    "not_in_channel": "the app is not in the channel: type `/invite` with the app's name there",
    "is_archived": "the channel is archived",
    "restricted_action": "the workspace does not let the app post there",
    "not_authed": "Slack does not accept the bot token",
    "invalid_auth": "Slack does not accept the bot token",
    "account_inactive": "the app was removed from the workspace",
    "token_revoked": "the app was removed from the workspace",
    "missing_scope": "the app lacks a permission it needs: install it again",
    "messages_tab_disabled": "the app takes no direct messages: switch on its Messages Tab, under App Home in the app's settings",
    "ekm_access_denied": "the workspace's administrators have suspended posting (Enterprise Key Management)",
}
# What Slack says of itself: it may have carried out the call all the same.
WEATHER = frozenset({"internal_error", "fatal_error", "service_unavailable", "request_timeout", "team_added_to_org"})
WORD = re.compile(r"[a-z_]{1,60}")


def call(made: Callable[[], SlackResponse], channel: str) -> SlackResponse:
    """Return Slack's answer, or raise who must act when it is a refusal."""
    try:
        return made()
    except SlackApiError as error:
        raise _failure(error, channel) from None
    except ConnectionRefusedError:
        raise TryLater("Slack cannot be reached.", done=False) from None
    except (OSError, HTTPException, ValueError) as error:
        raise TryLater(f"Slack did not answer ({type(error).__name__}).") from None


def _failure(error: SlackApiError, channel: str) -> CallFailed:
    # What answers in Slack's place need not be JSON: then there is no error word, and the answer is a plain mapping.
    answer = error.response
    status = getattr(answer, "status_code", None) or answer.get("status")
    headers = getattr(answer, "headers", None) or answer.get("headers") or {}
    said = str(answer.get("error") or f"HTTP {status}")
    if said in {"ratelimited", "rate_limited"} or status == 429:
        return TryLater("Slack asks to wait.", after=_seconds(headers), done=False)
    if said in WEATHER or not WORD.fullmatch(said):
        return TryLater(f"Slack said {said[:60]}.")
    return _refusal(said, channel)


def _refusal(said: str, channel: str) -> CallFailed:
    """Return who must act on a call that Slack would refuse again."""
    known = "restricted_action" if said.startswith("restricted_action") else ALIAS.get(said, said)
    if known not in FOR_PEOPLE:
        return Puzzling(f"Slack said {said}.", said=said)
    place = f" (<#{channel}>)" if channel else ""
    where = "token" if known in OF_THE_APP else f"posting:{channel}" if known in OF_POSTING else channel
    return Misconfigured(
        f"News of a registration cannot be posted{place}: {FOR_PEOPLE[known]}.", about=f"{where}:{known}"
    )


def _seconds(headers: Any) -> timedelta:
    given = {str(name).lower(): value for name, value in dict(headers).items()}.get("retry-after", 1)
    try:
        return timedelta(seconds=min(max(float(given), 1.0), LONGEST))
    except (TypeError, ValueError):
        return timedelta(seconds=1)
