"""Posts cards and notices."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta
from http.client import HTTPException
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from bot.domain.errors import CallFailed, Misconfigured, TryLater
from bot.domain.notices import Notice
from bot.ports import Alarm, Telling
from modals.card import card, moved_card
from modals.notices import EVENT_TYPE, reply

log = logging.getLogger(__name__)

LONGEST = 3600.0  # seconds that Slack may ask to wait
PAGE, PAGES = 200, 10  # how much of a channel's history is read in search of a message
# What is about the app as a whole, whichever channel met it.
OF_THE_APP = frozenset({"not_authed", "invalid_auth", "account_inactive", "token_revoked", "missing_scope"})
# Another word for the same: said of an edit where a message would be refused with the first.
ALIAS = {"is_inactive": "is_archived"}
# A card that is gone, or may not be edited, stays as it is: nobody has to do anything, and what happens is told in its thread.
UNEDITABLE = frozenset({"message_not_found", "cant_update_message", "edit_window_closed"})
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
        self._blind = False  # whether the app may not read the history of channels

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

        def edit() -> SlackResponse:
            try:
                return self._client.chat_update(
                    channel=channel, ts=ts, text=drawn["text"], blocks=drawn["blocks"], parse="none", link_names=False
                )
            except SlackApiError as error:
                if error.response.get("error") not in UNEDITABLE:
                    raise
                log.warning("card_left_as_it_is registration=%s", telling.registration.id)
                refusal: SlackResponse = error.response
                return refusal

        _call(edit, channel)

    def card_moved(self, telling: Telling) -> None:
        """Say on the card left behind in another channel where the new one is."""
        registration = telling.registration
        if registration.old_card is None:
            return
        channel, ts = registration.old_card
        drawn = moved_card(telling)
        _call(
            lambda: self._client.chat_update(channel=channel, ts=ts, text=drawn["text"], blocks=drawn["blocks"]),
            channel,
        )

    def post_reply(self, telling: Telling, notice: Notice) -> str:
        """Post a notice in the card's thread and return its timestamp."""
        channel = str(telling.registration.card_channel)
        return self._post(channel, thread_ts=telling.registration.card_ts, **reply(notice, telling))

    def copy(self, telling: Telling, notice: Notice) -> None:
        """Bring a notice to a point of contact outside the channel as a direct message.

        One that was cut off may come once more: the app has no scope to read direct messages.
        """
        contact, channel = telling.dossier.contact_user, str(telling.registration.card_channel)
        if contact is None:
            return
        members = _call(lambda: self._client.conversations_members(channel=channel, limit=1000), channel)["members"]
        if contact not in members:
            self._post(contact, **reply(notice, telling))

    def find_reply(self, telling: Telling, notice: Notice) -> str | None:
        """Return the timestamp of a notice posted before, found by its metadata; None without the history scope."""
        registration = telling.registration
        channel, ts = str(registration.card_channel), str(registration.card_ts)
        return self._find(
            lambda **page: self._client.conversations_replies(
                channel=channel, ts=ts, include_all_metadata=True, limit=PAGE, **page
            ),
            registration.id,
            notice.key,
        )

    def find_card(self, telling: Telling, channel: str) -> str | None:
        """Return the timestamp of a card posted before, found by its metadata; None without the history scope."""
        return self._find(
            lambda **page: self._client.conversations_history(
                channel=channel, include_all_metadata=True, limit=PAGE, **page
            ),
            telling.registration.id,
            "card",
        )

    def tell_operator(self, alarm: Alarm) -> None:
        """Say in the operator's channel, if there is one, what only they can mend, unless it stands there already."""
        channel, key = self._operator_channel, f"{alarm.key} {alarm.at.isoformat()}"
        if not channel:
            return
        payload = {"notice": "alarm", "registration": "", "codes": [], "key": key}
        stands = self._find(
            lambda **page: self._client.conversations_history(
                channel=channel, include_all_metadata=True, limit=PAGE, **page
            ),
            "",
            key,
        )
        if stands is None:
            self._post(channel, text=alarm.sentence, metadata={"event_type": EVENT_TYPE, "event_payload": payload})

    def _post(self, channel: str, **message: Any) -> str:
        posted = _call(
            lambda: self._client.chat_postMessage(channel=channel, unfurl_links=False, unfurl_media=False, **message),
            channel,
        )
        return str(posted["ts"])

    def _find(self, read: Callable[..., SlackResponse], registration_id: str, key: str) -> str | None:
        cursor: dict[str, str] = {}
        for _ in range(0 if self._blind else PAGES):
            try:
                page = _call(lambda: read(**cursor), "")  # noqa: B023 - called before the cursor moves on
            except Misconfigured as failure:
                self._blind = (
                    failure.about == "token:missing_scope"
                )  # an optional scope that was not given: asked for once
                return None
            found = next((str(each["ts"]) for each in page["messages"] if _names(each, registration_id, key)), None)
            following = (page.get("response_metadata") or {}).get("next_cursor")
            if found or not following:
                return found
            cursor = {"cursor": following}
        return None


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
    except (OSError, HTTPException, ValueError) as error:
        raise TryLater(f"Slack did not answer ({type(error).__name__}).") from None


def _failure(error: SlackApiError, channel: str) -> CallFailed:
    # What answers in Slack's place need not be JSON: then there is no error word, and the answer is a plain mapping.
    answer = error.response
    status = getattr(answer, "status_code", None) or answer.get("status")
    headers = getattr(answer, "headers", None) or answer.get("headers") or {}
    said = str(answer.get("error") or f"HTTP {status}")
    said = ALIAS.get(said, said)
    if said in {"ratelimited", "rate_limited"} or status == 429:
        return TryLater("Slack asks to wait.", after=_seconds(headers), done=False)
    if said in FOR_PEOPLE:
        place = f" (<#{channel}>)" if channel else ""
        about = f"token:{said}" if said in OF_THE_APP else f"{channel}:{said}"
        return Misconfigured(f"News of a registration cannot be posted{place}: {FOR_PEOPLE[said]}.", about=about)
    return TryLater(f"Slack said {said}.")


def _seconds(headers: Any) -> timedelta:
    given = {str(name).lower(): value for name, value in dict(headers).items()}.get("retry-after", 1)
    try:
        return timedelta(seconds=min(max(float(given), 1.0), LONGEST))
    except (TypeError, ValueError):
        return timedelta(seconds=1)
