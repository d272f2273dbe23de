"""Posts cards and notices."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from bot.domain.cards import Telling
from bot.domain.due import Alarm
from bot.domain.errors import Misconfigured, Puzzling
from bot.domain.notices import Notice
from handlers.calls import call
from modals.card import EVENT_TYPE, card, moved_card
from modals.notices.reply import reply

log = logging.getLogger(__name__)

PAGE, PAGES = 200, 10  # how much of a channel's history is read in search of a message
# A card that is gone, or may not be edited, stays as it is: nobody has to do anything, and what happens is told in its thread.
UNEDITABLE = frozenset({"message_not_found", "cant_update_message", "edit_window_closed"})

# The person's account is gone, or takes no messages of apps.
UNREACHABLE = frozenset({"channel_not_found", "user_not_found", "user_not_visible", "user_disabled", "cannot_dm_bot"})


class SlackTeller:
    """Implements the core's Teller on Slack's Web API."""

    def __init__(self, client: WebClient, operator_channel: str) -> None:
        self._client = client
        self._operator_channel = operator_channel
        self._blind = False  # whether the app may not read the history of channels

    def post_card(self, telling: Telling, channel: str) -> str:
        """Post the registration's card and return its timestamp; the app joins a public channel first if it must."""
        return self._post_joining(channel, **card(telling))

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

        call(edit, channel)

    def card_moved(self, telling: Telling) -> None:
        """Say on the card left behind in another channel where the new one is."""
        registration = telling.registration
        if registration.old_card is None:
            return
        channel, ts = registration.old_card
        drawn = moved_card(telling)
        call(
            lambda: self._client.chat_update(channel=channel, ts=ts, text=drawn["text"], blocks=drawn["blocks"]),
            channel,
        )

    def post_reply(self, telling: Telling, notice: Notice) -> str:
        """Post a notice in the card's thread and return its timestamp."""
        channel = str(telling.registration.card_channel)
        return self._post(channel, thread_ts=telling.registration.card_ts, **reply(notice, telling))

    def copy(self, telling: Telling, notice: Notice) -> bool:
        """Bring a notice to the point of contact outside the channel as a direct message, and tell whether one was sent.

        When they cannot be reached it is the stand-in's turn, then that of who began the registration. One that was cut off may
        come once more: the app has no scope to read direct messages.
        """
        contact, channel = telling.dossier.contact_user, str(telling.registration.card_channel)
        if contact is None:
            return False
        members = call(lambda: self._client.conversations_members(channel=channel, limit=1000), channel)["members"]
        message = reply(notice, telling)
        for user in (contact, telling.dossier.backup_user, telling.registration.created_by):
            if user in members:
                return False
            if user and self._reached(user, message):
                return True
        log.warning("nobody_reached registration=%s", telling.registration.id)
        return False

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
            metadata = {"event_type": EVENT_TYPE, "event_payload": payload}
            self._post_joining(channel, text=alarm.sentence, metadata=metadata)

    def _post_joining(self, channel: str, **message: Any) -> str:
        """Post a message; where the app is not in the channel, it joins first if it can."""
        try:
            return self._post(channel, **message)
        except Misconfigured as refused:
            if not refused.about.endswith(":not_in_channel"):
                raise
            try:
                call(lambda: self._client.conversations_join(channel=channel), channel)
            except (Misconfigured, Puzzling):
                raise refused from None
            return self._post(channel, **message)

    def _reached(self, user: str, message: dict[str, Any]) -> bool:
        """Post a direct message, and tell whether there was somebody to get it."""

        def post() -> SlackResponse:
            try:
                return self._client.chat_postMessage(channel=user, unfurl_links=False, unfurl_media=False, **message)
            except SlackApiError as error:
                if error.response.get("error") not in UNREACHABLE:
                    raise
                refusal: SlackResponse = error.response
                return refusal

        return bool(call(post, "")["ok"])

    def _post(self, channel: str, **message: Any) -> str:
        posted = call(
            lambda: self._client.chat_postMessage(channel=channel, unfurl_links=False, unfurl_media=False, **message),
            channel,
        )
        return str(posted["ts"])

    def _find(self, read: Callable[..., SlackResponse], registration_id: str, key: str) -> str | None:
        cursor: dict[str, str] = {}
        for _ in range(0 if self._blind else PAGES):
            try:
                page = call(lambda: read(**cursor), "")  # noqa: B023 - called before the cursor moves on
            except Misconfigured as failure:
                self._blind = failure.about.endswith(
                    ":missing_scope"
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
