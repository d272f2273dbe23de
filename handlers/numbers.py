"""Looking for a phone number: slow, so the window says so first and shows what was found when it is there."""

from __future__ import annotations

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.domain.case import Case
from bot.domain.errors import CallFailed, Gone
from bot.domain.registration import Person
from bot.domain.values import Values
from bot.onboarding import Onboarding
from bot.ports import Provider
from handlers.pool import Pool
from handlers.showing import Showing, View
from handlers.steps import read_meta
from handlers.windows import Windows
from modals.meta import OUT_OF_DATE

SHOWN = 5  # numbers at a time


class Numbers:
    """Offers numbers of an area code."""

    def __init__(
        self, onboarding: Onboarding, showing: Showing, provider: Provider, pool: Pool, windows: Windows
    ) -> None:
        self._onboarding = onboarding
        self._showing = showing
        self._provider = provider
        self._pool = pool
        self._windows = windows

    def register(self, app: App) -> None:
        """Attach the listeners."""
        app.action("area_code")(self.search)
        app.action("show_others")(self.search)

    def search(self, ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, person: Person) -> None:
        """Look for numbers of the area code chosen, or for the next few."""
        step, meta = read_meta(body["view"])
        case = self._onboarding.edit(person, meta.registration, "number")
        others = str(action.get("value") or "0") if action["action_id"] == "show_others" else "0"
        if step.name != "number" or not (others.isascii() and others.isdigit()):
            raise Gone(OUT_OF_DATE)
        values, skip = step.read(body["view"]), int(others)
        view = self._showing.step(case, step.name, rev=meta.rev, values=values, extra={"searching": True})
        shown = client.views_update(view_id=body["view"]["id"], hash=body["view"]["hash"], view=view)
        self._pool.run(self._show_found, client, case, values, meta.rev + 1, skip, shown["view"])
        ack()

    def offer_others(self, client: WebClient, body: dict[str, Any], case: Case, person: Person) -> None:
        """Open the step of somebody whose number cannot be had, and look for others in the same place."""
        values = case.dossier.values("number")
        view = self._showing.step(case, "number", extra={"searching": True})
        shown = self._windows.show(client, body, view, person)
        self._pool.run(self._show_found, client, case, values, 1, 0, shown)

    def _show_found(
        self, client: WebClient, case: Case, values: Values, rev: int, skip: int, shown: dict[str, Any]
    ) -> None:
        view = self._found(case, values, rev, skip)
        try:
            client.views_update(view_id=shown["id"], hash=shown["hash"], view=view)
        except SlackApiError as error:
            # The person closed the window or chose another area code meanwhile: nothing to show any more.
            if error.response["error"] not in {"not_found", "hash_conflict"}:
                raise

    def _found(self, case: Case, values: Values, rev: int, skip: int) -> View:
        area_code = str(values.get("area_code", ""))
        try:
            offers = list(self._provider.offers(area_code, skip=skip, limit=SHOWN))
        except CallFailed:
            alert = "Twilio cannot be asked for numbers just now. Please choose the area code again in a minute."
            return self._showing.step(case, "number", rev=rev, values=values, alert=alert)
        extra: dict[str, Any] = {"offers": offers, "skip": skip + len(offers)} if offers else {"none": area_code}
        return self._showing.step(case, "number", rev=rev, values=values, extra=extra)
