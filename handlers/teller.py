"""Posts cards and notices."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from bot.domain.answers import Contact
from bot.domain.errors import CallFailed, Misconfigured, TryLater
from bot.domain.notices import Notice
from bot.ports import Telling
from modals.card import card
from modals.notices import EVENT_TYPE, reply

# What only people can mend, in words for the operator.
FOR_PEOPLE = {
    "channel_not_found": "the channel is gone, or private and the app is not in it: type `/invite` with the app's name there",
    "not_in_channel": "the app is not in the channel: type `/invite` with the app's name there",
    "is_archived": "the channel is archived",
    "restricted_action": "the workspace does not let the app post there",
    "restricted_action_read_only_channel": "the workspace does not let the app post there",
    "not_authed": "Slack does not accept the bot token",
    "invalid_auth": "Slack does not accept the bot token",
    "account_inactive": "the app was removed from the workspace",
    "token_revoked": "the app was removed from the workspace",
    "missing_scope": "the app lacks a permission it needs: install it again",
}


class SlackTeller:
    """Implements the core's Teller on Slack's Web API."""

    def __init__(self, client: WebClient, operator_channel: str) -> None:
        self._client = client
        self._operator_channel = operator_channel

    def post_card(self, telling: Telling, channel: str) -> str:
        """Post the registration's card and return its timestamp; the app joins a public channel first if it must."""
        try:
            return self._post(channel, **card(telling))
        except Misconfigured:
            _call(lambda: self._client.conversations_join(channel=channel), channel)
            return self._post(channel, **card(telling))

    def edit_card(self, telling: Telling) -> None:
        """Bring the card up to date."""
        channel, ts = str(telling.registration.card_channel), str(telling.registration.card_ts)
        drawn = card(telling)
        _call(
            lambda: self._client.chat_update(
                channel=channel, ts=ts, text=drawn["text"], blocks=drawn["blocks"], parse="none", link_names=False
            ),
            channel,
        )

    def post_reply(self, telling: Telling, notice: Notice) -> str:
        """Post a notice in the card's thread and return its timestamp; a contact outside the channel gets it as a DM too."""
        drawn = reply(notice, telling)
        channel = str(telling.registration.card_channel)
        ts = self._post(channel, thread_ts=telling.registration.card_ts, **drawn)
        self._tell_absent_contact(telling, channel, drawn)
        return ts

    def find_reply(self, telling: Telling, notice: Notice) -> str | None:
        """Return the timestamp of a notice posted before, found by its metadata; None without the history scope."""
        registration = telling.registration
        channel, ts = str(registration.card_channel), str(registration.card_ts)
        return self._find(
            lambda: self._client.conversations_replies(channel=channel, ts=ts, include_all_metadata=True, limit=200),
            registration.id,
            notice.key,
        )

    def find_card(self, telling: Telling, channel: str) -> str | None:
        """Return the timestamp of a card posted before, found by its metadata; None without the history scope."""
        return self._find(
            lambda: self._client.conversations_history(channel=channel, include_all_metadata=True, limit=200),
            telling.registration.id,
            "card",
        )

    def tell_operator(self, sentence: str) -> None:
        """Say something in the operator's channel, if there is one."""
        if self._operator_channel:
            self._post(self._operator_channel, text=sentence)

    def _post(self, channel: str, **message: Any) -> str:
        posted = _call(
            lambda: self._client.chat_postMessage(channel=channel, unfurl_links=False, unfurl_media=False, **message),
            channel,
        )
        return str(posted["ts"])

    def _find(self, read: Callable[[], SlackResponse], registration_id: str, key: str) -> str | None:
        try:
            messages = _call(read, "")["messages"]
        except Misconfigured:
            return None
        return next((str(message["ts"]) for message in messages if _names(message, registration_id, key)), None)

    def _tell_absent_contact(self, telling: Telling, channel: str, drawn: dict[str, Any]) -> None:
        contact = telling.dossier.get(Contact)
        if contact is None or contact.person is None:
            return
        try:
            members = _call(lambda: self._client.conversations_members(channel=channel, limit=1000), channel)["members"]
            if contact.person not in members:
                self._post(contact.person, text=drawn["text"], blocks=drawn["blocks"])
        except CallFailed:
            return  # the thread has the news; the copy is a courtesy


def _names(message: dict[str, Any], registration_id: str, key: str) -> bool:
    metadata = message.get("metadata") or {}
    payload = metadata.get("event_payload") or {}
    return (
        metadata.get("event_type") == EVENT_TYPE
        and payload.get("registration") == registration_id
        and payload.get("key") == key
    )


def _call(call: Callable[[], SlackResponse], channel: str) -> SlackResponse:
    """Return Slack's answer, or raise who must act when it is a refusal."""
    try:
        return call()
    except SlackApiError as error:
        raise _failure(error, channel) from None
    except ConnectionRefusedError:
        raise TryLater("Slack cannot be reached.", done=False) from None
    except (OSError, ValueError) as error:
        raise TryLater(f"Slack did not answer ({type(error).__name__}).") from None


def _failure(error: SlackApiError, channel: str) -> CallFailed:
    said = str(error.response.get("error"))
    if said in {"ratelimited", "rate_limited"} or error.response.status_code == 429:
        seconds = float(error.response.headers.get("Retry-After", 1))
        return TryLater("Slack asks to wait.", after=timedelta(seconds=seconds), done=False)
    if said in FOR_PEOPLE:
        place = f" (<#{channel}>)" if channel else ""
        return Misconfigured(f"News of a registration cannot be posted{place}: {FOR_PEOPLE[said]}.")
    return TryLater(f"Slack said {said}.")
