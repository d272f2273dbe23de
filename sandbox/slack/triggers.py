"""Triggers: what lets an app open a modal, for three seconds and once."""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass

from sandbox.slack.refusal import Refusal

LIFE = 3.0  # seconds of real time
KEPT = 600.0  # how long a dead trigger is still known, so that its error can say why


@dataclass
class Trigger:
    """What a person just did, as far as opening a modal is concerned."""

    id: str
    user_id: str
    made_at: float
    channel_id: str | None
    view_id: str | None
    used: bool = False


class Triggers:
    """All triggers that were handed out."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._known: dict[str, Trigger] = {}

    def mint(self, user_id: str, channel_id: str | None = None, view_id: str | None = None) -> str:
        """Return a new trigger for something a person did."""
        now = self._now()
        self._known = {key: one for key, one in self._known.items() if now - one.made_at < KEPT}
        made = Trigger(
            f"{len(self._known)}.{int(now * 1000)}.{secrets.token_hex(16)}", user_id, now, channel_id, view_id
        )
        self._known[made.id] = made
        return made.id

    def spend(self, trigger_id: str) -> Trigger:
        """Return a trigger that may be used now, and use it up."""
        trigger = self._known.get(trigger_id)
        if trigger is None:
            raise Refusal("invalid_trigger_id")
        if trigger.used:
            raise Refusal("exchanged_trigger_id")
        if self._now() - trigger.made_at > LIFE:
            raise Refusal("expired_trigger_id")
        trigger.used = True
        return trigger
