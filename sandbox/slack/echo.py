"""How Slack echoes what an app drew: texts come back escaped, in plain_text too."""

import re
from typing import Any

_BARE_AMPERSAND = re.compile(r"&(?!amp;|lt;|gt;)")


def escape(text: str) -> str:
    """Return text with `&`, `<` and `>` as entities."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def escaped(value: Any) -> Any:
    """Return a copy in which the text of every text object is escaped; anything else stays as it is."""
    if isinstance(value, list):
        return [escaped(item) for item in value]
    if not isinstance(value, dict):
        return value
    copy = {key: escaped(item) for key, item in value.items()}
    if value.get("type") == "plain_text":
        copy["text"] = escape(value["text"])
    elif value.get("type") == "mrkdwn":
        copy["text"] = escaped_markup(value["text"])
    return copy


def escaped_markup(text: str) -> str:
    """Return mrkdwn as Slack echoes it: its mentions and links stay, a bare `&` becomes an entity."""
    return _BARE_AMPERSAND.sub("&amp;", text)
