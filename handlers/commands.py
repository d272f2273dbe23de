"""The slash command `/sms-register`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.domain.case import Case
from bot.domain.registration import Act, Person
from bot.onboarding import Onboarding
from bot.way import Way
from handlers.overview import history_of
from handlers.rights import access_of
from handlers.showing import Showing, View
from handlers.windows import Windows
from modals import STEPS
from modals.choose import MOST, choose
from modals.help import help_message
from modals.meta import Meta
from modals.text import as_typed


class Commands:
    """What can be typed after `/sms-register`."""

    def __init__(self, onboarding: Onboarding, showing: Showing, way: Way, windows: Windows) -> None:
        self._onboarding = onboarding
        self._showing = showing
        self._way = way
        self._windows = windows

    def register(self, app: App) -> None:
        """Attach the listeners."""
        app.command("/sms-register")(self.command)
        app.action("open_registration")(self.open_registration)
        app.action("new_registration")(self.new_registration)

    def command(self, ack: Ack, body: dict[str, Any], client: WebClient, person: Person) -> None:
        """Open the window asked for, or say what can be asked for."""
        typed = as_typed(str(body.get("text", "")).strip())
        match word := typed.lower():
            case "" | "start" | "continue":
                view = self.where_to_go_on(person, body["channel_id"])
            case "new":
                view = self._begun(person, body["channel_id"])
            case "access":
                view = access_of(self._onboarding, person)
            case "list":
                view = self._list(person, body["channel_id"])
            case "status" | "overview" | "withdraw" | "change":
                view = self._one(person, body["channel_id"], "manage")
            case "history":
                view = self._one(person, body["channel_id"], "history")
            case _:
                ack(help_message("" if word == "help" else typed))
                return
        self._windows.open(client, body, view, person)
        ack()

    def where_to_go_on(self, person: Person, channel: str) -> View:
        """Return the window where a person goes on; with several registrations it asks which."""
        match self._onboarding.visible(person):
            case []:
                return self._begun(person, channel)
            case [only]:
                return self._showing.opening(only)
            case several:
                return self._chooser(person, several, channel)

    def _begun(self, person: Person, channel: str) -> View:
        """Return the first window of a new registration; one the person began here and left untouched is taken up again."""
        untouched = (
            case
            for case in self._onboarding.visible(person)
            if not case.dossier.entries
            and (case.registration.created_by, case.registration.origin_channel) == (person.user_id, channel)
        )
        self._onboarding.require(person, Act.START)
        return self._showing.opening(next(untouched, None) or self._onboarding.start(person, channel))

    def _one(self, person: Person, channel: str, action: str) -> View:
        """Return the overview of a registration, or its history; with several it asks which."""
        match self._onboarding.visible(person):
            case [only] if action == "history":
                return history_of(self._onboarding, person, only.registration.id)
            case [only]:
                return self._showing.checklist(only)
            case cases:
                return self._chooser(person, cases, channel, action)

    def _list(self, person: Person, channel: str) -> View:
        return self._chooser(person, self._onboarding.visible(person), channel)

    def _chooser(self, person: Person, cases: Sequence[Case], channel: str, action: str = "open_registration") -> View:
        """Return the window that asks which; who sees none and may begin none is told who can help."""
        if not cases:
            self._onboarding.require(person, Act.START)
        meta = Meta(step="choose", extra={"channel": channel})
        begin = self._onboarding.may(person, Act.START)
        return choose(self._rows(cases), meta, action=action, older=len(cases) - MOST, begin=begin)

    def _rows(self, cases: Sequence[Case]) -> list[tuple[str, str, str]]:
        return [(case.registration.id, case.dossier.title, self._position(case)) for case in cases[:MOST]]

    def _position(self, case: Case) -> str:
        if case.registration.withdrawn:
            return "Withdrawn"
        step = self._way.first_open(case)
        if step is None:
            return "Everything is filed"
        begun = case.registration.created_at  # what nobody has named yet is told apart by its day
        return f"Next: {STEPS[step].title} · begun {begun.day} {begun:%b %Y}"

    def open_registration(
        self, ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, person: Person
    ) -> None:
        """Go on with the registration whose button was pressed."""
        self._windows.show(
            client, body, self._showing.opening(self._onboarding.open(person, str(action["value"]))), person
        )
        ack()

    def new_registration(self, ack: Ack, body: dict[str, Any], client: WebClient, person: Person) -> None:
        """Begin another registration."""
        channel = Meta.loads(body["view"]["private_metadata"]).extra.get("channel", "")
        self._windows.show(client, body, self._begun(person, channel), person)
        ack()
