"""What can be done with a registration at any time: see its history, change whom we tell, take it back."""

from __future__ import annotations

import re
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.domain.errors import FieldErrors, Gone
from bot.domain.registration import Person
from bot.onboarding import Conflict, Onboarding
from handlers.showing import Showing, View
from handlers.windows import Windows
from modals.change import beside, change, chosen
from modals.history import history
from modals.message import sentence_view
from modals.meta import OUT_OF_DATE, Meta

_AND_PAGE = re.compile(r"(\w+):(\d{1,6})")


class Overview:
    """The buttons at the foot of the checklist."""

    def __init__(self, onboarding: Onboarding, showing: Showing, windows: Windows) -> None:
        self._onboarding = onboarding
        self._showing = showing
        self._windows = windows

    def register(self, app: App) -> None:
        """Attach the listeners."""
        app.action("manage")(self.manage)
        app.action("history")(self.history)
        app.action(re.compile(r"^history_page\.\w+$"))(self.page)
        app.action("change_contact")(self.open_change)
        app.view("change")(self.change)
        app.action("withdraw")(self.withdraw)

    def manage(self, ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, person: Person) -> None:
        """Show the overview of a registration."""
        case = self._onboarding.open(person, str(action["value"]))
        self._windows.show(client, body, self._showing.checklist(case), person)
        ack()

    def history(
        self, ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, person: Person
    ) -> None:
        """Show what came to pass."""
        self._windows.show(client, body, history_of(self._onboarding, person, str(action["value"])), person)
        ack()

    def page(self, ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, person: Person) -> None:
        """Show another page of it."""
        asked = _AND_PAGE.fullmatch(str(action["value"]))
        if asked is None:
            raise Gone(OUT_OF_DATE)
        view = history_of(self._onboarding, person, asked[1], page=int(asked[2]))
        self._windows.show(client, body, view, person)
        ack()

    def open_change(
        self, ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, person: Person
    ) -> None:
        """Open the window in which whom and where we tell is changed."""
        case = self._onboarding.changeable(person, str(action["value"]))
        meta = Meta(registration=case.registration.id, step="change", version=case.dossier.entries["contact"].version)
        self._windows.show(client, body, change(case.dossier, meta), person)
        ack()

    def change(self, ack: Ack, view: dict[str, Any], person: Person) -> None:
        """Keep whom and where we tell from now on."""
        meta = Meta.loads(view["private_metadata"])
        done = self._onboarding.change_contact(person, meta.registration, chosen(view), version=meta.version)
        if isinstance(done, FieldErrors):
            ack(response_action="errors", errors=beside(done, meta))
            return
        if isinstance(done, Conflict):
            now = done.case.dossier
            again = Meta(
                registration=meta.registration, step="change", version=now.entries["contact"].version, rev=meta.rev + 1
            )
            alert = "Somebody else changed this meanwhile. This is how it is now; please look again."
            ack(response_action="update", view=change(now, again, alert))
            return
        ack(
            response_action="update",
            view=sentence_view("Changed", "Changed. The new place and people are told from now on."),
        )

    def withdraw(
        self, ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, person: Person
    ) -> None:
        """Take a registration back; the button has asked whether that is meant."""
        case = self._onboarding.withdraw(person, str(action["value"]))
        self._windows.show(client, body, self._showing.checklist(case), person)
        ack()


def history_of(onboarding: Onboarding, person: Person, registration: str, *, page: int = 0) -> View:
    """Return a page of what came to pass with a registration."""
    case = onboarding.open(person, registration)
    meta = Meta(registration=registration, extra={"page": str(page)})
    return history(case.registration, case.dossier.title, onboarding.past(person, registration), meta)
