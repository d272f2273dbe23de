"""The slash command `/sms-register`."""

from __future__ import annotations

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.domain.registration import Person
from bot.onboarding import Onboarding, first_open
from bot.ports import Case
from handlers.showing import Showing, View
from modals.access import access
from modals.choose import choose
from modals.help import help_message
from modals.meta import Meta


class Commands:
    """What can be typed after `/sms-register`."""

    def __init__(self, onboarding: Onboarding, showing: Showing) -> None:
        self._onboarding = onboarding
        self._showing = showing

    def register(self, app: App) -> None:
        """Attach the listeners."""
        app.command("/sms-register")(self.command)
        app.action("open_registration")(self.open_registration)
        app.action("new_registration")(self.new_registration)

    def command(self, ack: Ack, body: dict[str, Any], client: WebClient, person: Person) -> None:
        """Open the window asked for, or say what can be asked for."""
        match str(body.get("text", "")).strip().lower():
            case "" | "start" | "continue":
                view = self._where_to_go_on(person, body["channel_id"])
            case "new":
                view = self._showing.opening(self._onboarding.start(person, body["channel_id"]))
            case "access":
                view = access(self._onboarding.grants(person), Meta(step="access"))
            case "status" | "list":
                view = self._chooser(self._onboarding.visible(person))
            case _:
                ack(help_message())
                return
        client.views_open(trigger_id=body["trigger_id"], view=view)
        ack()

    def _where_to_go_on(self, person: Person, channel: str) -> View:
        cases = self._onboarding.visible(person)
        match cases:
            case []:
                return self._showing.opening(self._onboarding.start(person, channel))
            case [only]:
                return self._showing.opening(only)
            case _:
                return self._chooser(cases)

    def _chooser(self, cases: Any) -> View:
        return choose(
            [(case.registration.id, case.dossier.title, _position(case)) for case in cases], Meta(step="choose")
        )

    def open_registration(
        self, ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, person: Person
    ) -> None:
        """Go on with the registration whose button was pressed."""
        show(client, body, self._showing.opening(self._onboarding.open(person, str(action["value"]))))
        ack()

    def new_registration(self, ack: Ack, body: dict[str, Any], client: WebClient, person: Person) -> None:
        """Begin another registration."""
        channel = str((body.get("channel") or {}).get("id", ""))
        show(client, body, self._showing.opening(self._onboarding.start(person, channel)))
        ack()


def _position(case: Case) -> str:
    step = first_open(case)
    return f"Next: {step.replace('_', ' ')}" if step else "Everything is filed"


def show(client: WebClient, body: dict[str, Any], view: View) -> None:
    """Show a view where a button was pressed: in its window, or in a new one over its message."""
    if body.get("view") and body["view"]["type"] == "modal":
        client.views_update(view_id=body["view"]["id"], hash=body["view"]["hash"], view=view)
    else:
        client.views_open(trigger_id=body["trigger_id"], view=view)
