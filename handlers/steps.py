"""The steps: one set of listeners serves them all."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.domain.answers import PART_OF, REVIEWS
from bot.domain.case import Case
from bot.domain.compose import COMPOSED, recomposed
from bot.domain.errors import FieldErrors, Gone
from bot.domain.registration import Act, Person
from bot.domain.values import Values
from bot.onboarding import Conflict, Onboarding
from handlers.showing import Showing, View
from handlers.windows import Windows
from modals import STEPS, options
from modals.message import sentence_view
from modals.meta import Meta
from modals.step import Step


class Steps:
    """Keeps what is typed and shows what comes next."""

    def __init__(
        self, onboarding: Onboarding, showing: Showing, by_email: Callable[[str], str | None], windows: Windows
    ) -> None:
        self._onboarding = onboarding
        self._showing = showing
        self._by_email = by_email
        self._windows = windows

    def register(self, app: App) -> None:
        """Attach the listeners."""
        app.view(re.compile(r"^step\.\w+$"))(self.submit)
        app.action("back")(self.back)
        app.action("save_close")(self.save_close)
        app.action(re.compile(r"^open\.\w+$"))(self.open_step)
        app.action("company_status")(self.reveal)
        app.action("methods")(self.recompose)
        app.options("country")(self.suggest)
        app.options("area_code")(self.suggest)

    def submit(self, ack: Ack, view: dict[str, Any], client: WebClient, person: Person) -> None:
        """Keep one step's answers, or show what to mend."""
        step, meta = read_meta(view)
        values = self._with_found_user(step.name, self._typed(person, view))
        match self._answer(person, meta, values):
            case FieldErrors() as errors:
                ack(response_action="errors", errors=step.errors(errors, view))
                return
            case Conflict() as conflict:
                shown = self._showing.conflict(conflict, step.name, values, rev=meta.rev + 1)
            case case:
                shown = self._next(person, case, step.name, meta.rev + 1)
        self._windows.answered(client, view["id"], shown, person)
        ack(response_action="update", view=shown)

    def _next(self, person: Person, case: Case, step: str, rev: int) -> View:
        """Return the view that follows; who mended all there is but may not file hands over to somebody who may."""
        if self._onboarding.hand_over(person, case, step):
            text = "Your changes are kept. Whoever may file was told in the channel and can press *File again*."
            return sentence_view("Kept", text)
        return self._showing.after(case, step, rev=rev)

    def _answer(self, person: Person, meta: Meta, values: Values) -> Case | FieldErrors | Conflict:
        part = PART_OF[meta.step]
        if not part.files(meta.step) or part.name == "eligibility" or self._only_mends(person, meta):
            return self._onboarding.answer(person, meta.registration, meta.step, values, version=meta.version)
        case = self._onboarding.open(person, meta.registration, Act.FILE)
        seen = int(meta.extra.get("edition", 0))
        wording = self._showing.wording(case, meta.step)
        return self._onboarding.file(
            person, meta.registration, meta.step, values, version=meta.version, seen=seen, wording=wording
        )

    def _only_mends(self, person: Person, meta: Meta) -> bool:
        """Tell whether a question whose answer files is answered by somebody who may mend it, and not file it."""
        if meta.step in REVIEWS or meta.step != PART_OF[meta.step].last:
            return False
        case = self._onboarding.open_step(person, meta.registration, meta.step)
        return not self._onboarding.may(person, Act.FILE, case)

    def _typed(self, person: Person, view: dict[str, Any]) -> Values:
        """Return what a window holds; texts we drafted follow what they are drafted from, until somebody edits them."""
        step, meta = read_meta(view)
        values = step.read(view)
        if step.name not in COMPOSED:
            return values
        dossier = self._onboarding.open_step(person, meta.registration, step.name).dossier
        return recomposed(step.name, values, _drawn_with(step, view), dossier)

    def _with_found_user(self, step: str, values: Values) -> Values:
        """Return a contact's answers with the Slack user found by e-mail, when nobody was chosen."""
        if step != "contact" or values.get("slack_user"):
            return values
        return {**values, "found_user": self._by_email(str(values.get("email", ""))) or ""}

    def back(self, ack: Ack, body: dict[str, Any], client: WebClient, person: Person) -> None:
        """Keep what was typed and show the step before."""
        step, meta = read_meta(body["view"])
        if body["view"]["callback_id"] == "not_eligible":
            said_no = self._onboarding.open(person, meta.registration)
            self._windows.show(client, body, self._showing.step(said_no, "eligibility", rev=meta.rev + 1), person)
        elif kept := self._keep(body, client, person):
            self._windows.show(client, body, self._showing.before(kept, step.name, rev=meta.rev + 1), person)
        ack()

    def save_close(self, ack: Ack, body: dict[str, Any], client: WebClient, person: Person) -> None:
        """Keep what was typed; the window then says that it can be closed, since a button cannot close it."""
        if self._keep(body, client, person) is not None:
            text = "Saved. You can close this window; `/sms-register` opens it again where you left off."
            self._windows.show(client, body, sentence_view("Saved", text), person)
        ack()

    def _keep(self, body: dict[str, Any], client: WebClient, person: Person) -> Case | None:
        """Keep what was typed; where somebody else was first, show that instead and return None."""
        step, meta = read_meta(body["view"])
        values = self._typed(person, body["view"])
        kept = self._onboarding.keep(person, meta.registration, step.name, values, version=meta.version)
        if isinstance(kept, Conflict):
            self._windows.show(client, body, self._showing.conflict(kept, step.name, values, rev=meta.rev + 1), person)
            return None
        return kept

    def open_step(
        self, ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, person: Person
    ) -> None:
        """Open the step a button names."""
        name = action["action_id"].partition(".")[2]
        meta = (
            Meta.loads(body["view"]["private_metadata"])
            if body.get("view")
            else Meta(registration=str(action.get("value")))
        )
        if name not in STEPS:
            raise Gone("This button is out of date. Please type `/sms-register` again.")
        case = self._onboarding.edit(person, meta.registration, name)
        left = str((body.get("view") or {}).get("callback_id"))  # a step's window, or one with nothing to keep
        if left.startswith("step.") and self._keep(body, client, person) is None:
            ack()
            return
        self._windows.show(client, body, self._showing.step(case, name, rev=meta.rev + 1), person)
        ack()

    def reveal(self, ack: Ack, body: dict[str, Any], client: WebClient, person: Person) -> None:
        """Show the fields that a choice calls for; what was typed into the others stays."""
        step, meta = read_meta(body["view"])
        case = self._onboarding.open_step(person, meta.registration, step.name)
        self._windows.show(
            client, body, self._showing.step(case, step.name, rev=meta.rev, values=step.read(body["view"])), person
        )
        ack()

    def recompose(self, ack: Ack, body: dict[str, Any], client: WebClient, person: Person) -> None:
        """Compose the texts anew for the ways of agreeing now ticked, unless somebody wrote their own."""
        step, meta = read_meta(body["view"])
        case = self._onboarding.open_step(person, meta.registration, step.name)
        values = self._typed(person, body["view"])
        self._windows.show(client, body, self._showing.step(case, step.name, rev=meta.rev + 1, values=values), person)
        ack()

    def suggest(self, ack: Ack, body: dict[str, Any], payload: dict[str, Any], person: Person) -> None:
        """Answer what is typed into a type-ahead."""
        step, meta = read_meta(body["view"])
        self._onboarding.open_step(person, meta.registration, step.name)
        ack(**options(step.name, str(payload["action_id"]), str(payload.get("value", ""))))


def read_meta(view: dict[str, Any]) -> tuple[Step, Meta]:
    """Return the step a view shows and what it remembers; raises `Gone` for a view that is none of ours any more."""
    meta = Meta.loads(view.get("private_metadata", ""))
    step = STEPS.get(meta.step)
    if step is None:
        raise Gone("This window is out of date. Please type `/sms-register` again.")
    return step, meta


def _drawn_with(step: Step, view: dict[str, Any]) -> Values:
    """Return what the fields of a view held when it was drawn."""
    elements = {block["element"]["action_id"]: block["element"] for block in view["blocks"] if block["type"] == "input"}
    begun = {field.name: field.begun_with(elements[field.name]) for field in step.fields if field.name in elements}
    # Read back, a box counts only when it is ticked now; here it is asked which were ticked then.
    ticked = elements.get("methods", {}).get("initial_options", [])
    return {**begun, "methods": [str(option["value"]) for option in ticked]}
