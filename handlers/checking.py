"""The reviewer's eye: checks run behind a review that is open, and what they find is shown in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.domain.answers import PART_OF
from bot.domain.checks import CheckResult
from bot.domain.dossier import Dossier
from bot.domain.registration import Person
from bot.onboarding import Onboarding
from handlers.showing import Showing, View
from handlers.steps import read_meta
from handlers.windows import Windows
from modals.blocks import with_alarm_of

# Judges a part of a dossier, opening what a reviewer would open.
Review = Callable[[Dossier, str], Sequence[CheckResult]]


class Checks:
    """Runs the checks and draws the review with what they found."""

    def __init__(self, onboarding: Onboarding, showing: Showing, review: Review) -> None:
        self._onboarding = onboarding
        self._showing = showing
        self._review = review

    def finish(self, person: Person, view: View) -> View | None:
        """Return a review once its checks are done."""
        step, meta = read_meta(view)
        case = self._onboarding.open(person, meta.registration)
        part = PART_OF[step.name].name
        case = self._onboarding.keep_checks(person, case, part, self._review(case.dossier, part))
        return with_alarm_of(self._showing.step(case, step.name, rev=meta.rev), view)


class CheckAgain:
    """The button that opens the pages anew."""

    def __init__(self, onboarding: Onboarding, showing: Showing, windows: Windows) -> None:
        self._onboarding = onboarding
        self._showing = showing
        self._windows = windows

    def register(self, app: App) -> None:
        """Attach the listener."""
        app.action("check_again")(self.check_again)

    def check_again(self, ack: Ack, body: dict[str, Any], client: WebClient, person: Person) -> None:
        """Run the checks again, for a site that was changed meanwhile."""
        step, meta = read_meta(body["view"])
        case = self._onboarding.open_step(person, meta.registration, step.name)
        typed = step.read(body["view"])
        view = self._showing.step(case, step.name, rev=meta.rev, values=typed, extra={"checking": True})
        self._windows.show(client, body, view, person)
        ack()
