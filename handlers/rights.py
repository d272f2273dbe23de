"""Who may set up SMS: the window of `/sms-register access`."""

from __future__ import annotations

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.domain.registration import Act, Person
from bot.onboarding import Onboarding
from handlers.people import People
from handlers.showing import View
from handlers.windows import Windows
from modals.access import ENDED, access, chosen_user, who_block
from modals.meta import Meta


class Rights:
    """Gives and ends the right."""

    def __init__(self, onboarding: Onboarding, people: People, windows: Windows) -> None:
        self._onboarding = onboarding
        self._people = people
        self._windows = windows

    def register(self, app: App) -> None:
        """Attach the listeners."""
        app.view("access")(self.grant)
        app.action("withdraw_grant")(self.withdraw)

    def grant(self, ack: Ack, view: dict[str, Any], person: Person) -> None:
        """Give the chosen person the right and show who has it now."""
        meta = Meta.loads(view["private_metadata"])
        user = chosen_user(view)
        self._onboarding.require(person, Act.GRANT)
        if not user or not self._people.person(person.team_id, user).member:
            sentence = "Please choose a member of this workspace; guests, apps and people who left cannot set up SMS."
            ack(response_action="errors", errors={who_block(view): sentence})
            return
        self._onboarding.grant(person, user)
        alert = f"<@{user}> may set up SMS now."
        ack(response_action="update", view=access_of(self._onboarding, person, rev=meta.rev + 1, alert=alert))

    def withdraw(
        self, ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, person: Person
    ) -> None:
        """End a person's right."""
        self._onboarding.withdraw_grant(person, str(action["value"]))
        meta = Meta.loads(body["view"]["private_metadata"])
        self._windows.show(client, body, access_of(self._onboarding, person, rev=meta.rev + 1), person)
        ack()


def access_of(onboarding: Onboarding, person: Person, *, rev: int = 0, alert: str | None = None) -> View:
    """Return the window of who has the right, and of who had it lately."""
    ended = onboarding.ended_grants(person, limit=ENDED)
    return access(onboarding.grants(person), Meta(step="access", rev=rev), alert, ended)
