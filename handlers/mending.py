"""What was refused: opened at the answer concerned, mended, and handed in again."""

from __future__ import annotations

import json
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.domain.answers import PARTS, Part
from bot.domain.case import Case
from bot.domain.errors import Gone, SaidNo
from bot.domain.registration import Act, Person
from bot.onboarding import Onboarding
from bot.way import Way
from handlers.numbers import Numbers
from handlers.showing import Showing
from handlers.steps import read_meta
from handlers.windows import Windows


class Mending:
    """The buttons of a refusal."""

    def __init__(self, onboarding: Onboarding, showing: Showing, way: Way, windows: Windows, numbers: Numbers) -> None:
        self._onboarding = onboarding
        self._showing = showing
        self._way = way
        self._windows = windows
        self._numbers = numbers

    def register(self, app: App) -> None:
        """Attach the listeners."""
        app.action("fix")(self.fix)
        app.action("file")(self.file)
        app.action("resend_link")(self.resend_link)
        app.action("take_suggestion")(self.take_suggestion)

    def fix(self, ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, person: Person) -> None:
        """Open the first step that a refusal concerns, with the old answers and the reason."""
        case = self._onboarding.open(person, str(action["value"]), Act.FIX)
        part = self._refused(case)
        step = self._way.next_step(case, part) or part.last
        if step == "number":
            self._numbers.offer_others(client, body, case, person)
        else:
            self._windows.show(client, body, self._showing.step(case, step), person)
        ack()

    def file(self, ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, person: Person) -> None:
        """Open the review of what somebody mended, for one who may file it."""
        case = self._onboarding.open(person, str(action["value"]), Act.FILE)
        self._windows.show(client, body, self._showing.step(case, self._refused(case).last), person)
        ack()

    def resend_link(
        self, ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, person: Person
    ) -> None:
        """Open the acceptance of the fee for mailing the link again."""
        case = self._onboarding.open(person, str(action["value"]), Act.SPEND)
        if not self._way.link_is_dead(case):
            raise SaidNo(
                "The link that was mailed still works, or was clicked. A new one can be mailed once it has run out."
            )
        self._windows.show(client, body, self._showing.step(case, "resend_link"), person)
        ack()

    def take_suggestion(
        self, ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, person: Person
    ) -> None:
        """Put what Twilio suggests into the fields; the rest stays as typed."""
        step, meta = read_meta(body["view"])
        case = self._onboarding.open_step(person, meta.registration, step.name)
        values = {**step.read(body["view"]), **json.loads(action["value"])}
        self._windows.show(client, body, self._showing.step(case, step.name, rev=meta.rev + 1, values=values), person)
        ack()

    def _refused(self, case: Case) -> Part:
        """Return the part that waits to be mended; raises `Gone` when none does (any more)."""
        part = next((part for part in PARTS if self._way.mendable(case, part)), None)
        if part is None:
            raise Gone(
                "There is nothing to mend here any more: it was filed again, or decided otherwise. The thread tells the newest."
            )
        return part
