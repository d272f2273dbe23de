"""What a failed call means: time mends it, the operator mends it, or somebody must change what was sent.

Every answer of Twilio that is not a success passes here, before the library makes exceptions of its own of it: one place reads
both of Twilio's error bodies, and the headers are still at hand.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from bot.domain.errors import CallFailed, Misconfigured, TryLater
from bot.domain.progress import Finding

NOT_FOUND = 404
CONFLICT = frozenset({20409, 409})  # at odds with what is there: read it again, then decide
# Refused before any work was done (reference 9.2).
UNTOUCHED = frozenset({20429, 20503, 21730, 30791})
PATIENCE = {30791: timedelta(seconds=30)}
LONGEST = timedelta(hours=1)  # no matter what Retry-After says: a person may have mended it meanwhile
OPERATOR = {
    20003: "Twilio does not accept the account SID with its token or API key: please check the TWILIO_ settings.",
    20005: "The Twilio account is not active: please look at its balance and notices in Twilio's Console.",
    20008: "Twilio's test credentials cannot register anybody: please set the live ones.",
    21404: "A Twilio trial account cannot register or buy numbers: please upgrade it.",
    30002: "The Twilio account is suspended: please write to Twilio's support.",
}
FORBIDDEN = "Twilio does not let these credentials do this: please check the TWILIO_ settings and the account in Twilio's Console."


class Objection(CallFailed):
    """Something in a call that Twilio objects to; made again unchanged, it would be refused again."""

    def __init__(self, status: int, finding: Finding) -> None:
        super().__init__(f"Twilio answered {status} ({finding.code}).")
        self.status = status
        self.finding = finding

    @property
    def code(self) -> int:
        """Twilio's number for it."""
        return int(self.finding.code)


def failure(status: int, text: str, headers: Mapping[str, str]) -> CallFailed:
    """Say who must act on an answer that is not a success."""
    body = _body(text)
    code = int(body["code"]) if str(body.get("code")).isdecimal() else status
    said = f"Twilio answered {status} ({code})."
    if status in {429, 503} or code in UNTOUCHED:
        return TryLater(said, after=retry_after(headers) or PATIENCE.get(code), done=False, away=status >= 500)
    if status >= 500 or status < 400:
        return TryLater(said, away=True)
    if code in OPERATOR or status in {401, 403}:
        known = code if code in OPERATOR else 20003 if status == 401 else None
        if known is not None:
            return Misconfigured(OPERATOR[known], about=f"account:{known}")
        return Misconfigured(FORBIDDEN, about=str(code))
    return Objection(status, _finding(code, body))


def retry_after(headers: Mapping[str, str]) -> timedelta | None:
    """Return how long Twilio asks to wait, if it says so in seconds."""
    asked = {name.lower(): value for name, value in headers.items()}.get("retry-after", "")
    try:
        seconds = float(asked)
    except ValueError:
        return None
    return min(timedelta(seconds=seconds), LONGEST) if 0 < seconds < LONGEST.total_seconds() * 24 else None


def page_of(code: object) -> str:
    """Return the address of Twilio's page about a code."""
    return f"https://www.twilio.com/docs/api/errors/{code}"


def _body(text: str) -> dict[str, Any]:
    try:
        body = json.loads(text)
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}


def _finding(code: int, body: Mapping[str, Any]) -> Finding:
    """Return what is objected to, from either body: `message`, `more_info`, or (RFC 9457) `detail`, `type`, `errors`."""
    pointed = [error for error in body.get("errors") or () if isinstance(error, dict)]
    sentences = [str(body.get("message") or body.get("detail") or body.get("title") or "")]
    return Finding(
        code=str(code),
        fields=tuple(str(error["pointer"]).lstrip("#/") for error in pointed if error.get("pointer")),
        text=" ".join([*sentences, *(str(error.get("detail") or "") for error in pointed)]).strip(),
        url=str(body.get("more_info") or page_of(code)),
    )
