"""The door at which Twilio's own calls are told from others, and read."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence

from bot.domain.due import Hint
from bot.ports import Clock
from bot.twilio.events import Signatures, hints, is_sid, stage_of


class Door:
    """Twilio's webhooks, verified and read."""

    def __init__(self, account_sid: str, auth_tokens: Sequence[str], public_url: str, clock: Clock) -> None:
        accounts = {"": auth_tokens, account_sid: auth_tokens}
        self._signatures = Signatures(lambda account: accounts.get(account, []), public_url)
        self._clock = clock

    def callback(self, path: str, form: Mapping[str, str], signature: str) -> Sequence[Hint] | None:
        """Return the hints in a signed form, or None when it is not Twilio's."""
        if not self._signatures.form(path, form, signature):
            return None
        remote_id = form.get("BundleSid") or form.get("MessageSid") or ""
        # A callback has no id of its own: the same one is another only in another minute.
        told = json.dumps([f"{self._clock.now():%Y-%m-%dT%H:%M}", sorted(form.items())])
        event_id = hashlib.sha256(told.encode()).hexdigest()
        return [Hint("callback", remote_id, event_id, note=form.get("FailureReason", ""))] if is_sid(remote_id) else []

    def events(self, path: str, body: bytes, signature: str) -> Sequence[Hint] | None:
        """Return the hints in a signed batch of events, or None when it is not Twilio's."""
        if not self._signatures.json(path, body, signature):
            return None
        return [
            Hint(event, remote_id, event_id, stage_of(event), at=at) for event, remote_id, event_id, at in hints(body)
        ]
