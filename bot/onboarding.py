"""What a person can do: start, answer, file, grant; and `may`, which every listener asks."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain import compose
from bot.domain.answers import (
    PART_OF,
    PARTS,
    REVIEWS,
    Contact,
    Dossier,
    Entry,
    Part,
    Values,
    kept_secrets,
    open_step,
    parse,
    stored,
)
from bot.domain.eligibility import No, barriers
from bot.domain.errors import FieldErrors, Gone, NotAllowed, SaidNo, Stale
from bot.domain.prefill import defaults
from bot.domain.registration import Act, Filing, Grant, Person, Registration
from bot.ports import Case, Clock, Store


@dataclass(frozen=True)
class Conflict:
    """Somebody else saved this step first; `case` holds what they saved."""

    case: Case


# What a contact may do without a grant: see, and mend what was refused.
_OF_CONTACTS = frozenset({Act.SEE, Act.FIX})


class Onboarding:
    """The way of a company from the first question to a filing."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    # Rights

    def may(self, person: Person, act: Act, case: Case | None = None) -> bool:
        """Tell whether a person may do something, in general or with one registration."""
        if not person.member or (case is not None and case.registration.team_id != person.team_id):
            return False
        if person.admin:
            return True
        if act is not Act.GRANT and any(
            grant.user_id == person.user_id for grant in self._store.grants(person.team_id)
        ):
            return True
        return case is not None and act in _OF_CONTACTS and person.user_id in _contacts(case.dossier)

    def require(self, person: Person, act: Act, case: Case | None = None) -> None:
        """Raise `NotAllowed`, saying who can help, unless the person may."""
        if not self.may(person, act, case):
            raise NotAllowed(self._who_can(person, act))

    def _who_can(self, person: Person, act: Act) -> str:
        if not person.member:
            return "Guests and people of other companies cannot use SMS registration here."
        if act is Act.GRANT:
            return "Only an admin of this workspace can give the right to set up SMS. Please ask one to type `/sms-register access`."
        others = [f"<@{grant.user_id}>" for grant in self._store.grants(person.team_id)][:5]
        helped = f" These people can do it for you: {', '.join(others)}." if others else ""
        return f"You have not been given the right to set up SMS. An admin of this workspace can give it: `/sms-register access`.{helped}"

    def grant(self, person: Person, user_id: str) -> None:
        """Give somebody the right to set up SMS."""
        self.require(person, Act.GRANT)
        self._store.grant(Grant(person.team_id, user_id, person.user_id, self._clock.now()))

    def withdraw_grant(self, person: Person, user_id: str) -> None:
        """End somebody's right."""
        self.require(person, Act.GRANT)
        self._store.withdraw(person.team_id, user_id, by=person.user_id, at=self._clock.now())

    def grants(self, person: Person) -> Sequence[Grant]:
        """Return who has the right; for those who may give it."""
        self.require(person, Act.GRANT)
        return self._store.grants(person.team_id)

    # The way

    def start(self, person: Person, channel: str) -> Case:
        """Begin a registration and return it."""
        self.require(person, Act.START)
        registration = Registration(
            id=f"reg_{secrets.token_hex(6)}",
            team_id=person.team_id,
            created_by=person.user_id,
            created_at=self._clock.now(),
            origin_channel=channel,
        )
        self._store.start(registration)
        return Case(registration, Dossier(), {})

    def open(self, person: Person, registration_id: str, act: Act = Act.SEE) -> Case:
        """Return a registration the person may act on; raises `Gone` or `NotAllowed`."""
        case = self._store.case(person.team_id, registration_id)
        if case is None:
            raise Gone("This registration is not here any more. Type `/sms-register` to see what there is.")
        self.require(person, act, case)
        return case

    def visible(self, person: Person) -> Sequence[Case]:
        """Return the registrations a person may see, newest first."""
        found = (self._store.case(person.team_id, each.id) for each in self._store.registrations(person.team_id))
        return [case for case in found if case is not None and self.may(person, Act.SEE, case)]

    def keep(self, person: Person, registration_id: str, step: str, values: Values, *, version: int) -> Case | Conflict:
        """Keep what was typed so far, good or not (Back, Save and close)."""
        case = self.open(person, registration_id, Act.ANSWER)
        if is_filed(case, PART_OF[step]) or step in REVIEWS:
            return case
        kept = self._settled(case, step, values)
        complete = not isinstance(parse(step, kept, case.dossier), FieldErrors)
        return self._save(person, case, step, kept, complete=complete, version=version)

    def answer(
        self, person: Person, registration_id: str, step: str, values: Values, *, version: int
    ) -> Case | FieldErrors | Conflict:
        """Keep a step's answers, or say what to mend. Submitting the same again changes nothing and returns the same."""
        case = self.open(person, registration_id, Act.ANSWER)
        if is_filed(case, PART_OF[step]):
            return case
        settled = self._settled(case, step, values)
        good = parse(step, settled, case.dossier)
        if isinstance(good, FieldErrors):
            return good
        return self._save(person, case, step, stored(good), complete=True, version=version)

    def file(
        self, person: Person, registration_id: str, step: str, values: Values, *, version: int, seen: int, wording: str
    ) -> Case | FieldErrors | Conflict:
        """File a part as it was shown (`seen`: its edition then), keeping who accepted, when, and which wording."""
        part = PART_OF[step]
        case = self.open(person, registration_id, Act.FILE)
        if is_filed(case, part):
            return case
        good = parse(step, values, case.dossier)
        if isinstance(good, FieldErrors):
            return good
        missing = open_step(case.dossier, part)
        if missing not in (None, step) or not is_open(case, part):
            raise SaidNo("Something is still missing. Type `/sms-register` to go on where an answer is needed.")
        if edition(case.dossier, part) != seen:
            return Conflict(case)
        return self._file(person, case, step, stored(good), version=version, wording=wording)

    def _file(
        self, person: Person, case: Case, step: str, values: Values, *, version: int, wording: str
    ) -> Case | Conflict:
        part = PART_OF[step]
        dossier = case.dossier.with_entry(step, Entry(values, complete=True, version=version + 1))
        covered = [model.step for model in (*PARTS[0].steps, *part.steps)]
        previous = case.registration.filing(part.name)
        filing = Filing(
            part=part.name,
            number=previous.number + 1 if previous else 1,
            by=person.user_id,
            at=self._clock.now(),
            wording=wording,
            entries={name: dossier.entries[name] for name in covered if name in dossier.entries},
        )
        try:
            self._store.file(case.registration, filing, step, values, version=version)
        except Stale:
            return self._conflict_or_same(person, case, step, values)
        return self.open(person, case.registration.id)

    def _save(
        self, person: Person, case: Case, step: str, values: Values, *, complete: bool, version: int
    ) -> Case | Conflict:
        try:
            self._store.save(
                case.registration,
                step,
                values,
                complete=complete,
                version=version,
                by=person.user_id,
                at=self._clock.now(),
            )
        except Stale:
            return self._conflict_or_same(person, case, step, values)
        return self.open(person, case.registration.id)

    def _conflict_or_same(self, person: Person, case: Case, step: str, values: Values) -> Case | Conflict:
        now = self.open(person, case.registration.id)
        same = now.dossier.values(step) == values or is_filed(now, PART_OF[step])
        return now if same else Conflict(now)

    def _settled(self, case: Case, step: str, values: Values) -> Values:
        """Return values with kept secrets filled in and untouched composed texts brought up to date."""
        before = {**defaults(step, case.dossier, case.registration.origin_channel), **case.dossier.values(step)}
        return compose.recomposed(step, kept_secrets(step, values, before), before, case.dossier)


def _contacts(dossier: Dossier) -> frozenset[str]:
    contact = dossier.get(Contact)
    return frozenset(user for user in (contact.person, contact.backup_user) if user) if contact else frozenset()


def no_entry(case: Case) -> tuple[No, ...]:
    """Return why this business cannot be registered, as far as is known."""
    given = case.dossier.eligibility
    return barriers(given) if given else ()


def is_filed(case: Case, part: Part) -> bool:
    """Tell whether a part was filed."""
    return case.registration.filing(part.name) is not None


def is_open(case: Case, part: Part) -> bool:
    """Tell whether a part may be filled in and filed: the business can be registered at all."""
    return part.name == "eligibility" or (case.dossier.eligibility is not None and not no_entry(case))


def edition(dossier: Dossier, part: Part) -> int:
    """Return a number that grows with every change to a part's answers: what a review showed, in one figure."""
    return sum(dossier.entries[model.step].version for model in part.steps if model.step in dossier.entries)


def next_step(case: Case, part: Part, after: str | None = None) -> str | None:
    """Return the step to show next in a part, or None when it is filed: what needs an answer, then the last step."""
    if part.name == "eligibility":
        return None if case.dossier.complete("eligibility") else "eligibility"
    if is_filed(case, part):
        return None
    return open_step(case.dossier, part, after) or open_step(case.dossier, part) or part.last


def first_open(case: Case) -> str | None:
    """Return the step where a person goes on, over all parts; None when everything is filed."""
    return next((step for part in PARTS if (step := next_step(case, part))), None)
