"""What was said in a thread, and whether it is what a case expects."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sandbox.drawn import button, visible_text

MENTION = re.compile(r"<@([A-Z0-9]+)(?:\|[^>]*)?>")
DECISIVE = frozenset({"approved", "refused", "link", "resent", "ready", "lost"})


@dataclass(frozen=True)
class Said:
    """One reply in a thread."""

    ts: str
    kind: str
    codes: tuple[str, ...]
    text: str
    mentions: tuple[str, ...]
    fixable: bool
    resendable: bool

    def shown(self) -> dict[str, Any]:
        """Return the reply as `play` prints it."""
        mentions, codes = list(self.mentions), list(self.codes)
        return {"kind": self.kind, "codes": codes, "text": self.text, "mentions": mentions, "ts": self.ts}

    def matches(self, entry: str) -> bool:
        """Return whether an expected entry means this reply: a word its kind, digits one of its codes, else its text."""
        if entry.isdigit():
            return entry in self.codes
        if re.fullmatch(r"[\w-]+", entry):
            return entry == self.kind
        return _smoothed(entry) in _smoothed(self.text)


def read(message: Mapping[str, Any], names: Mapping[str, str]) -> Said:
    """Return a reply as it is judged; `names` tells people by their ids."""
    payload = (message.get("metadata") or {}).get("event_payload") or {}
    blocks = message.get("blocks") or []
    found = dict.fromkeys(MENTION.findall(f"{message.get('text') or ''} {json.dumps(blocks)}"))
    return Said(
        ts=str(message["ts"]),
        kind=str(payload.get("notice", "")),
        codes=tuple(map(str, payload.get("codes") or ())),
        text=visible_text(message, names),
        mentions=tuple(names.get(user, user) for user in found),
        fixable=button(blocks, "fix") is not None,
        resendable=button(blocks, "resend_link") is not None,
    )


def replies(messages: Iterable[Mapping[str, Any]], known: frozenset[str]) -> list[Mapping[str, Any]]:
    """Return the replies in threads that are not known yet, in the order they were posted."""
    return [
        message
        for message in messages
        if message.get("thread_ts") not in (None, message["ts"], *known) and not message.get("ephemeral_to")
    ]


def holds(expected: Sequence[str], said: Sequence[Said]) -> bool:
    """Return whether the replies tell what is expected, in order, perhaps with others in between."""
    if not expected:
        return not said
    left = list(expected)
    for reply in said:
        taken: set[str] = set()
        # Entries that follow each other may mean one reply; the same entry twice means two.
        while left and left[0] not in taken and reply.matches(left[0]):
            taken.add(left.pop(0))
    return not left


def ends(said: Sequence[Said]) -> str:
    """Return where a registration stands, by the last decision told."""
    last = next((reply for reply in reversed(said) if reply.kind in DECISIVE), None)
    if last is None:
        return "unfinished"
    if last.kind in ("link", "resent") or (last.kind == "refused" and last.resendable):
        return "waiting_for_link"
    return {"ready": "ready", "refused": "refused", "lost": "refused"}.get(last.kind, "unfinished")


def _smoothed(text: str) -> str:
    """Return a text without what only makes it bold, or breaks its lines."""
    return " ".join(re.sub(r"[*_~`]", "", text).split()).casefold()
