"""Text as Slack takes it: nothing a person or the provider typed can mention, link or format.

Slack knows two kinds of text. What somebody typed goes into plain text wherever it stands alone; inside a sentence of ours it
goes through `inert`, because Slack has no way to escape its formatting characters.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

LONGEST = 3000  # characters of one text
_LOOK_ALIKES = str.maketrans({"*": "∗", "~": "∼", "`": "ˋ"})
_EDGE_UNDERSCORE = re.compile(r"(?<!\w)_|_(?!\w)")  # an underscore inside a word formats nothing
_NAMED = re.compile(r"<([@#])\w+\|([^<>]+)>")
_EMOJI_NAME = re.compile(r":(?=[\w+'-]+:)")


def escape(text: str) -> str:
    """Return text in which Slack sees no mention, link or date."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def as_typed(text: str) -> str:
    """Return a command's text as its person typed it: Slack sends it escaped, people and channels with their ids."""
    named = _NAMED.sub(r"\1\2", text)
    return named.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def clip(text: str, most: int) -> str:
    """Return text of at most `most` characters, its cut shown."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def inert(text: str, most: int = 500) -> str:
    """Return what somebody typed for use inside a mrkdwn sentence, on one line, with formatting characters replaced by look-alikes."""
    line = clip(" ".join(text.split()), most).translate(_LOOK_ALIKES)
    line = _EMOJI_NAME.sub(":\N{WORD JOINER}", _EDGE_UNDERSCORE.sub("＿", line))
    return escape(line)


def plain(text: str, most: int = LONGEST) -> dict[str, Any]:
    """Return a plain text object; an empty text, which Slack refuses, becomes a dash."""
    return {"type": "plain_text", "text": clip(text if text.strip() else "–", most), "emoji": False}


def mrkdwn(text: str) -> dict[str, Any]:
    """Return a formatted text object; `text` is our own, with what others typed put through `inert`."""
    return {"type": "mrkdwn", "text": clip(text, LONGEST), "verbatim": True}


def when(moment: datetime) -> str:
    """Return a moment that every reader sees in their own time zone."""
    fallback = moment.strftime("%d %b %Y, %H:%M UTC")
    return f"<!date^{int(moment.timestamp())}^{{date_short_pretty}} at {{time}}|{fallback}>"


def link(url: str, label: str) -> str:
    """Return a link; an address that is not a web address is left out, so that only its label remains."""
    safe = re.fullmatch(r"https?://[^\s<>|]+", url)
    return f"<{escape(url)}|{inert(label)}>" if safe else inert(label)


_EMAIL = re.compile(r"[\w.+-]+@\w[\w.-]*\w")
# A tax id or a phone number: seven digits or more, however they are set. A ZIP code of nine and a date are none.
_NUMBER = re.compile(
    r"(?<![\w$])(?<!\d-)(?!\d{5}-\d{4}\b|\d{4}-\d\d-\d\d\b)[A-Z]{0,3}\+?\(?\d(?:[ ().-]{0,2}\d){6,}(?!\w)"
)


def discreet(text: str) -> str:
    """Return what Twilio said with every tax id, phone number and e-mail address in it masked."""
    text = _EMAIL.sub(lambda found: masked_email(found[0]), text)
    return _NUMBER.sub(lambda found: f"•••{found[0][-4:]}", text)


def masked_email(address: str) -> str:
    """Return an e-mail address of which only the first letter and the domain can be read: `d•••@acme.com`."""
    name, at, domain = address.rpartition("@")
    return f"{name[:1]}•••@{domain}" if at else "•••"
