"""Who somebody is, as Slack tells it."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Any

from slack_bolt import BoltContext
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.domain.errors import TryLater
from bot.domain.registration import Person

log = logging.getLogger(__name__)

KEPT = 60.0  # seconds a role is believed; roles change
NOBODY = frozenset({"user_not_found", "user_not_visible"})  # Slack's words for a user this workspace does not have


class People:
    """Answers who a user is, and who has an e-mail address."""

    def __init__(self, client: WebClient) -> None:
        self._client = client
        self._known: dict[tuple[str, str], tuple[float, Person]] = {}

    def __call__(self, context: BoltContext, next_: Callable[[], Any]) -> None:
        """Put the acting person into the context, so that listeners can ask for `person`."""
        if context.user_id:
            context["person"] = self.person(str(context.team_id), context.user_id)
        next_()

    def person(self, team_id: str, user_id: str) -> Person:
        """Return a user with their role; raises `TryLater` while Slack does not tell it."""
        kept_at, known = self._known.get((team_id, user_id), (0.0, None))
        if known is not None and time.monotonic() - kept_at < KEPT:
            return known
        person = self._asked(team_id, user_id)
        self._known[(team_id, user_id)] = (time.monotonic(), person)
        return person

    def _asked(self, team_id: str, user_id: str) -> Person:
        try:
            return _as_person(team_id, self._client.users_info(user=user_id)["user"])
        except (SlackApiError, OSError) as error:
            if isinstance(error, SlackApiError) and error.response["error"] in NOBODY:
                return Person(team_id, user_id, admin=False, member=False)
            log.warning("user_not_read user=%s error=%s", user_id, type(error).__name__)
            raise TryLater("Slack does not say who this is.") from None  # nobody gets a right on a guess

    def by_email(self, email: str) -> str | None:
        """Return the user with this e-mail address, if Slack knows one."""
        try:
            return str(self._client.users_lookupByEmail(email=email)["user"]["id"])
        except (SlackApiError, OSError):
            return None


def _as_person(team_id: str, user: dict[str, Any]) -> Person:
    outsider = any(
        user.get(mark) for mark in ("deleted", "is_bot", "is_restricted", "is_ultra_restricted", "is_stranger")
    )
    return Person(
        team_id, str(user["id"]), admin=bool(user.get("is_admin") or user.get("is_owner")), member=not outsider
    )
