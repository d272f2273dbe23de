"""What a person can do with drafts: write, change and delete them, long before anything may be sent."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.domain.case import Case
from bot.domain.drafts import Draft, faults
from bot.domain.errors import FieldErrors, Gone, Stale
from bot.domain.registration import Act, Person
from bot.onboarding import Onboarding
from bot.ports import Clock, Drawer


@dataclass(frozen=True)
class Desk:
    """A registration with its drafts, the one kept last first."""

    case: Case
    drafts: Sequence[Draft]

    def draft(self, draft_id: str) -> Draft | None:
        """Return one of the drafts, if it is there."""
        return next((draft for draft in self.drafts if draft.id == draft_id), None)


@dataclass(frozen=True)
class Overtaken:
    """Somebody else kept this draft first, or deleted it (`theirs` is None)."""

    theirs: Draft | None


class Drafting:
    """The drafts of registrations, for those who may answer and for the point of contact."""

    def __init__(self, onboarding: Onboarding, drawer: Drawer, clock: Clock) -> None:
        self._onboarding = onboarding
        self._drawer = drawer
        self._clock = clock

    def open(self, person: Person, registration_id: str) -> Desk:
        """Return a registration's drafts; they can be read as long as it can be seen, withdrawn or not."""
        case = self._onboarding.open(person, registration_id)
        return Desk(case, self._drawer.drafts(case.registration))

    def draft(self, person: Person, registration_id: str, draft_id: str) -> tuple[Case, Draft]:
        """Return one draft; raises `Gone` if it is not there any more."""
        desk = self.open(person, registration_id)
        found = desk.draft(draft_id)
        if found is None:
            raise Gone("This draft is not here any more: somebody deleted it.")
        return desk.case, found

    def writable(self, person: Person, registration_id: str) -> Case:
        """Return a registration in which the person may write drafts."""
        return self._onboarding.open(person, registration_id, Act.DRAFT)

    def counts(self, person: Person) -> Mapping[str, int]:
        """Return how many drafts the registrations of a person's workspace have."""
        return self._drawer.count_drafts(person.team_id)

    def keep(
        self, person: Person, registration_id: str, draft_id: str, name: str, body: str, *, version: int
    ) -> Draft | FieldErrors | Overtaken:
        """Keep a draft, or say what to mend. Keeping the same again changes nothing and returns the same."""
        case = self.writable(person, registration_id)
        if wrong := faults(name, body):
            return wrong
        now = self._now(case, draft_id)
        if now is not None and (now.name, now.body) == (name, body):
            return now
        draft = Draft(draft_id, name, body, version, person.user_id, self._clock.now())
        try:
            return self._drawer.keep_draft(case.registration, draft, version=version)
        except Stale:
            return Overtaken(self._now(case, draft_id))

    def delete(self, person: Person, registration_id: str, draft_id: str, *, version: int) -> None:
        """Delete a draft; raises `Stale` if it is not as it was seen. One that is gone already stays gone."""
        registration = self.writable(person, registration_id).registration
        by, at = person.user_id, self._clock.now()
        self._drawer.delete_draft(registration, draft_id, version=version, by=by, at=at)

    def _now(self, case: Case, draft_id: str) -> Draft | None:
        return Desk(case, self._drawer.drafts(case.registration)).draft(draft_id)


def new_draft_id() -> str:
    """Return an id that no draft has; given before the draft is kept, so that keeping it twice makes one."""
    return f"draft_{secrets.token_hex(6)}"
