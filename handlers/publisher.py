"""Draws and publishes Homes."""

from __future__ import annotations

from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from bot.domain.answers import PARTS
from bot.domain.case import Case
from bot.domain.due import StaleHome
from bot.domain.registration import Act, Person
from bot.drafting import Drafting
from bot.onboarding import Onboarding
from bot.ports import Clock
from bot.way import Way
from handlers.calls import call
from handlers.people import People
from modals.home import Row, home
from modals.meta import Meta

# The account is gone, or the app has no Home tab any more.
GONE = frozenset({"user_not_found", "user_not_visible", "user_disabled", "not_enabled"})
# What Slack says of a view that breaks its rules: it would say so again.
OURS = frozenset({"invalid_arguments", "invalid_blocks", "view_too_large"})


class HomePublisher:
    """Implements the core's Publisher on Slack's Web API."""

    def __init__(
        self, client: WebClient, people: People, onboarding: Onboarding, drafting: Drafting, way: Way, clock: Clock
    ) -> None:
        self._client = client
        self._people = people
        self._onboarding = onboarding
        self._drafting = drafting
        self._way = way
        self._clock = clock

    def publish(self, stale: StaleHome) -> bool:
        """Draw a Home as it is now, and tell whether it is worth keeping up: its person is there and may see something.

        Guests are shown once that there is nothing for them; nothing that changes would show.
        """
        person = self._people.person(stale.team_id, stale.user_id)
        view = self._drawn(person, Meta(extra={"filter": stale.chosen, "page": str(stale.page)}))
        answer = call(lambda: self._answer(person, view), "")
        if answer["ok"]:
            return person.member
        if answer["error"] in OURS:
            raise ValueError("Slack refuses the Home as it was drawn.")
        return False

    def _answer(self, person: Person, view: dict[str, Any]) -> SlackResponse:
        try:
            return self._client.views_publish(user_id=person.user_id, view=view)
        except SlackApiError as error:
            if error.response.get("error") not in GONE | OURS:
                raise
            refusal: SlackResponse = error.response
            return refusal

    def _drawn(self, person: Person, meta: Meta) -> dict[str, Any]:
        # Who may not begin may not answer either, but may mend as a contact.
        may = self._onboarding.may(person, Act.START)
        drafts = self._drafting.counts(person)
        rows = [
            self._row(case, drafts.get(case.registration.id, 0), may_answer=may)
            for case in self._onboarding.visible(person)
        ]
        return home(rows, meta, self._clock.now(), admin=self._onboarding.may(person, Act.GRANT), may_start=may)

    def _row(self, case: Case, drafts: int, *, may_answer: bool) -> Row:
        return Row(
            case.registration.id,
            case.dossier.title,
            self._way.bars(case),
            self._way.first_open(case),
            mendable=any(self._way.mendable(case, part) for part in PARTS),
            withdrawn=case.registration.withdrawn,
            mine=may_answer,
            drafts=drafts,
            begun=None if case.registration.filings else case.registration.created_at,
        )
