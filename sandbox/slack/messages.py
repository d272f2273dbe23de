"""The messages of every conversation, and the one-off addresses through which an app may answer an interaction."""

import itertools
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sandbox.slack.echo import escaped, escaped_markup
from sandbox.slack.model import Message
from sandbox.slack.refusal import Refusal
from sandbox.slack.state import drawn
from sandbox.slack.views import identified

TEXT_MOST = 40_000
URL_USES = 5
URL_LIFE = 1800.0  # seconds


class Messages:
    """All messages, by conversation, oldest first."""

    def __init__(self) -> None:
        self._kept: dict[str, list[Message]] = {}
        self._counter = itertools.count(1)

    def next_ts(self) -> str:
        """Return a time stamp no other message has."""
        return f"{int(time.time())}.{next(self._counter):06d}"

    def add(self, message: Message) -> Message:
        """Keep a message, its blocks with ids."""
        message.blocks = identified(message.blocks)
        message.text = message.text[:TEXT_MOST]
        self._kept.setdefault(message.channel_id, []).append(message)
        return message

    def change(self, message: Message, text: str | None, blocks: list[dict[str, Any]] | None) -> None:
        """Edit a message; what is not given stays."""
        if text is not None:
            message.text = text
        if blocks is not None:
            message.blocks = identified(blocks)
        message.values = {}
        message.edited = {"user": message.user_id, "ts": self.next_ts()}

    def drop(self, message: Message) -> None:
        """Delete a message."""
        self._kept[message.channel_id].remove(message)

    def of(self, channel_id: str) -> list[Message]:
        """Return a conversation's messages, ephemeral ones included."""
        return list(self._kept.get(channel_id, []))

    def find(self, channel_id: str, ts: str) -> Message | None:
        """Return a message by its time stamp."""
        return next((message for message in self._kept.get(channel_id, []) if message.ts == ts), None)


def as_payload(message: Message, bot_id: str) -> dict[str, Any]:
    """Return a message as an app meets it."""
    author = {"bot_id": bot_id} if message.by_app else {}
    optional = {"thread_ts": message.thread_ts, "metadata": message.metadata, "edited": message.edited}
    return {
        "type": "message",
        "ts": message.ts,
        "user": message.user_id,
        "text": escaped_markup(message.text),
        "blocks": escaped(message.blocks),
        **author,
        **{key: value for key, value in optional.items() if value},
    }


def values_for(message: Message, user_id: str) -> dict[str, Any]:
    """Return what a person chose in a message, element by element."""
    return message.values.setdefault(user_id, drawn(message.blocks))


@dataclass
class ResponseUrl:
    """One address that Slack hands out with a command or an interaction."""

    id: str
    channel_id: str
    user_id: str
    team_id: str
    original_ts: str | None
    made_at: float
    uses: int = 0


class ResponseUrls:
    """The addresses handed out."""

    def __init__(self) -> None:
        self._known: dict[str, ResponseUrl] = {}

    def mint(self, channel_id: str, user_id: str, team_id: str, original_ts: str | None = None) -> str:
        """Return the id of a new address."""
        made = ResponseUrl(secrets.token_urlsafe(12), channel_id, user_id, team_id, original_ts, time.monotonic())
        self._known[made.id] = made
        return made.id

    def use(self, url_id: str) -> ResponseUrl:
        """Return an address that still works, and count its use."""
        url = self._known.get(url_id)
        if url is None:
            raise Refusal("invalid_url")
        if time.monotonic() - url.made_at > URL_LIFE:
            raise Refusal("expired_url")
        if url.uses >= URL_USES:
            raise Refusal("used_url")
        url.uses += 1
        return url


def wants(answer: Mapping[str, Any], key: str) -> bool:
    """Return whether a posted answer asks for something, in either of the ways apps write true."""
    return answer.get(key) in (True, "true")
