"""What Twilio tells us unasked: who signed it, and what it is about. Hints to look, never the truth."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

from twilio.request_validator import RequestValidator

PREFIX = "com.twilio.messaging.compliance."
# Whose event it is: the first of these that is there. A number's event names its service as well, a campaign's its brand.
IDS = ("phonenumbersid", "messagingservicesid", "brandsid")
# Which stage an event makes worth a look: campaigns and registered numbers are not called what their events name.
STAGES = {
    "brand-registration": "brand",
    "campaign-registration": "campaign",
    "number-registration": "registered",
    "number-deregistration": "registered",
}
NAME = re.compile(r"[!-~]{1,100}")  # a SID, the id or the type of an event: printable, without spaces, short


class Signatures:
    """Tells what Twilio signed from what somebody else sent to our public address."""

    def __init__(self, auth_tokens: Callable[[str], Sequence[str]], public_url: str) -> None:
        """Take the tokens of an account ("" where the request names none; two while they are changed) and our address."""
        self._tokens = auth_tokens
        self._base = public_url.rstrip("/")

    def form(self, path_with_query: str, form: Mapping[str, str], header: str) -> bool:
        """Tell whether a form was signed by its account."""
        return self._signed(form.get("AccountSid", ""), path_with_query, form, header)

    def json(self, path_with_query: str, raw_body: bytes, header: str) -> bool:
        """Tell whether a JSON body was signed: the address must carry its digest, or the signature says nothing of it."""
        if "bodySHA256" not in parse_qs(urlsplit(path_with_query).query):
            return False
        try:
            body = raw_body.decode()
        except UnicodeDecodeError:
            return False
        account = next((str(data["accountsid"]) for _, data in _events(raw_body) if data.get("accountsid")), "")
        return self._signed(account, path_with_query, body, header)

    def _signed(self, account: str, path: str, signed: object, header: str) -> bool:
        url = f"{self._base}{path}"
        return any(RequestValidator(token).validate(url, signed, header or "") for token in self._tokens(account))


def hints(body: bytes) -> list[tuple[str, str, str, datetime | None]]:
    """Return (event type, id of the thing it is about, id of the event, when) of each event that names a thing of ours."""
    found = ((event, next((str(data[name]) for name in IDS if data.get(name)), "")) for event, data in _events(body))
    told = [
        (
            str(event.get("type", "")).removeprefix(PREFIX),
            remote_id,
            str(event.get("id") or _digest(event)),
            _moment(event.get("time")),
        )
        for event, remote_id in found
    ]
    return [each for each in told if all(map(is_sid, each[:3]))]


def _moment(time: Any) -> datetime | None:
    """Return when an event happened, if it says so in a way that can be read."""
    try:
        moment = datetime.fromisoformat(str(time))
        return moment.astimezone(UTC) if moment.tzinfo else None
    except (ValueError, OverflowError):
        return None


def is_sid(text: str) -> bool:
    """Tell whether something can be an id or a type of Twilio's: nothing else is looked up or kept."""
    return NAME.fullmatch(text) is not None


def stage_of(event: str) -> str:
    """Return the stage that an event makes worth a look, or nothing."""
    return STAGES.get(event.partition(".")[0], "")


def _digest(event: Mapping[str, Any]) -> str:
    """Return what tells an event without an id from others."""
    return hashlib.sha256(json.dumps(event, sort_keys=True).encode()).hexdigest()


def _events(body: bytes) -> Iterable[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    """Return every event with its data, the data's names in lower case; nothing from a body that is no list of events."""
    try:
        given = json.loads(body)
    except (ValueError, RecursionError):
        return []
    listed = given if isinstance(given, list) else [given]
    return [
        (event, {str(name).lower(): value for name, value in event["data"].items()})
        for event in listed
        if isinstance(event, dict) and isinstance(event.get("data"), dict)
    ]
