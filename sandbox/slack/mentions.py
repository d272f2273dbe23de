"""Whom a message mentions."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from sandbox.slack.rules.spec import objects

_MENTION = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^>]*)?>")


def mentioned(message: Mapping[str, Any]) -> list[str]:
    """Return the ids of the people a message mentions in its text or in the mrkdwn of its blocks, each once."""
    found = [user for text in _texts(message) for user in _MENTION.findall(text)]
    return list(dict.fromkeys(found))


def _texts(message: Mapping[str, Any]) -> Iterator[str]:
    yield message.get("text") or ""
    for thing in objects(message.get("blocks") or []):
        if thing.get("type") == "mrkdwn":
            yield thing["text"]
