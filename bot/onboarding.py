"""What a person can do: start, answer, file, grant; and `may`, which every listener asks."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.domain import compose
from bot.domain.answers import PART_OF, PARTS, REVIEWS, STEPS, Part, words
from bot.domain.case import Case, Checked
from bot.domain.checks import CheckResult, Verdict, fingerprint
from bot.domain.dossier import Dossier, Entry, kept_secrets, open_step, parse, stored
from bot.domain.errors import FieldErrors, Gone, NotAllowed, SaidNo, Stale
from bot.domain.history import CONTACT_CHANGED, WITHDRAWN, Deed, Past
from bot.domain.notices import Kind, Notice
from bot.domain.prefill import defaults
from bot.domain.registration import Act, Filing, Grant, Person, Registration
from bot.domain.values import Values
from bot.ports import Clock, Store
from bot.way import Way, changed_steps, edition, is_open


@dataclass(frozen=True)
class Conflict:
    """Somebody else saved this step first; `case` holds what they saved."""

    case: Case


# The reviews that checks must have seen first, and the field beside which it is said.
CHECKED = {"review_business": "accept", "review_sms": "got_it"}

# What a contact may do without a grant: see, mend what was refused, and write drafts.
_OF_CONTACTS = frozenset({Act.SEE, Act.FIX, Act.DRAFT})


class Onboarding:
    """The way of a company from the first question to a filing."""

    def __init__(self, store: Store, clock: Clock, way: Way) -> None:
        self._store = store
        self._clock = clock
        self._way = way

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
        self._store.withdraw_grant(person.team_id, user_id, by=person.user_id, at=self._clock.now())

    def grants(self, person: Person) -> Sequence[Grant]:
        """Return who has the right; for those who may give it."""
        self.require(person, Act.GRANT)
        return self._store.grants(person.team_id)

    def ended_grants(self, person: Person, *, limit: int) -> Sequence[Grant]:
        """Return who had the right until it was taken back, the last one first; for those who may give it."""
        self.require(person, Act.GRANT)
        return self._store.ended_grants(person.team_id, limit=limit)

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
        if case.registration.withdrawn and act is not Act.SEE:
            raise SaidNo("This registration was withdrawn: nothing in it can be changed or filed any more.")
        return case

    def open_step(self, person: Person, registration_id: str, step: str) -> Case:
        """Return a registration whose step the person may answer: a contact may where something was refused."""
        case = self.open(person, registration_id)
        return self.open(person, registration_id, Act.FIX if self._way.mendable(case, PART_OF[step]) else Act.ANSWER)

    def edit(self, person: Person, registration_id: str, step: str) -> Case:
        """Return a registration to change a step's answers of; raises `SaidNo` while they stand as they were filed."""
        case = self.open_step(person, registration_id, step)
        if self._way.locked(case, PART_OF[step]):
            raise SaidNo(
                "These answers are filed. They can be changed once something in them is refused, and stay as they are until then."
            )
        return case

    def keep_checks(self, person: Person, case: Case, part: str, results: Sequence[CheckResult]) -> Case:
        """Keep what the checks said of a part's answers in `case`, and return the case with it."""
        checked = Checked(fingerprint(case.dossier, part), self._clock.now(), tuple(results))
        self._store.keep_checks(case.registration, part, checked)
        return self.open(person, case.registration.id)

    def visible(self, person: Person) -> Sequence[Case]:
        """Return the registrations a person may see, newest first."""
        found = self._store.cases(person.team_id)
        if self.may(person, Act.SEE):
            return found
        return [case for case in found if person.member and person.user_id in _contacts(case.dossier)]

    def keep(self, person: Person, registration_id: str, step: str, values: Values, *, version: int) -> Case | Conflict:
        """Keep what was typed so far, good or not (Back, Save and close)."""
        case = self.open_step(person, registration_id, step)
        if step in REVIEWS:
            entry = case.dossier.entries.get(step)
            before = entry.values if entry and not entry.complete else {}
            values = words({**before, **values})
            if values == words(before):
                return case
        if self._way.locked(case, PART_OF[step]):
            return self._as_filed(case, step, values)
        kept = self._settled(case, step, values)
        complete = not isinstance(parse(step, kept, case.dossier), FieldErrors)
        return self._save(person, case, step, kept, complete=complete, version=version)

    def answer(
        self, person: Person, registration_id: str, step: str, values: Values, *, version: int
    ) -> Case | FieldErrors | Conflict:
        """Keep a step's answers, or say what to mend. Submitting the same again changes nothing and returns the same."""
        case = self.open_step(person, registration_id, step)
        if self._way.locked(case, PART_OF[step]):
            return self._as_filed(case, step, values)
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
        if self._way.locked(case, part):
            return self._as_filed(case, step, values)
        good = parse(step, values, case.dossier)
        if isinstance(good, FieldErrors):
            return good
        # Before the checks: a review of old answers is drawn anew, and its checks run with it.
        if edition(case.dossier, part) != seen:
            return Conflict(case)
        given = replace(case, dossier=case.dossier.with_entry(step, Entry(stored(good))))
        if step == part.last and (
            objection := self._unmended(given, part, values) or self._unchecked(case, part, values)
        ):
            return objection
        missing = open_step(case.dossier, part)
        if missing not in (None, step) or not is_open(case, part):
            raise SaidNo("Something is still missing. Type `/sms-register` to go on where an answer is needed.")
        return self._file(person, case, step, stored(good), version=version, wording=wording)

    def hand_over(self, person: Person, case: Case, step: str) -> bool:
        """Tell those who may file that what was refused is mended, if this person may not; whether that was done."""
        part = PART_OF[step]
        last = self._way.mendable(case, part) is not None and self._way.next_step(case, part, after=step) == part.last
        if not last or self.may(person, Act.FILE, case):
            return False
        facts = {"part": part.name, "mended_by": person.user_id}
        key = f"mended:{part.name}:{edition(case.dossier, part)}"
        self._store.announce(case.registration, Notice(key, Kind.WAITING, self._clock.now(), facts))
        return True

    # At any time

    def past(self, person: Person, registration_id: str) -> Past:
        """Return what came to pass with a registration, besides its filings; for those who may see it."""
        return self._store.past(person.team_id, self.open(person, registration_id).registration.id)

    def changeable(self, person: Person, registration_id: str) -> Case:
        """Return a registration of which whom and where we tell can be changed."""
        case = self.open(person, registration_id, Act.CHANGE)
        if not case.dossier.complete("contact"):
            raise SaidNo("There is no point of contact yet: please answer the questions first, with `/sms-register`.")
        return case

    def change_contact(
        self, person: Person, registration_id: str, values: Values, *, version: int
    ) -> Case | FieldErrors | Conflict:
        """Change whom and where we tell, filed or not; nothing is filed again."""
        case = self.changeable(person, registration_id)
        before = case.dossier.values("contact")
        good = parse("contact", {**before, **values}, case.dossier)
        if isinstance(good, FieldErrors):
            return good
        after = stored(good)
        changed = {name: [before.get(name, ""), after.get(name, "")] for name in values}
        changed = {name: pair for name, pair in changed.items() if pair[0] != pair[1]}
        if not changed:
            return case
        now = self._clock.now()
        deed = Deed(CONTACT_CHANGED, person.user_id, now, changed)
        facts = {"changed_by": person.user_id, "changed": sorted(changed)}
        notice = Notice(f"changed:contact:{version + 1}", Kind.WAITING, now, facts)
        try:
            self._store.change(case.registration, "contact", after, deed, notice, version=version)
        except Stale:
            return Conflict(self.open(person, registration_id))
        return self.open(person, registration_id)

    def withdraw(self, person: Person, registration_id: str) -> Case:
        """Take a registration back: nothing is filed or looked at any more. What stands at Twilio stays there."""
        case = self.open(person, registration_id)
        self.require(person, Act.WITHDRAW, case)
        now = self._clock.now()
        notice = Notice("withdrawn", Kind.LOST, now, {"withdrawn_by": person.user_id})
        self._store.withdraw_registration(case.registration, Deed(WITHDRAWN, person.user_id, now), notice)
        return self.open(person, registration_id)

    def _unmended(self, case: Case, part: Part, values: Values) -> FieldErrors | None:
        """Say that a refused part must not be filed again as it was, unless what was wrong lies outside the answers."""
        refusal = self._way.mendable(case, part)
        if refusal is None or changed_steps(case, part):
            return None
        if not refusal.curable_outside:
            field = next(iter(STEPS[part.last].model_fields))
            return FieldErrors(
                {field: "Nothing was changed since this was refused. Please change what the reason names first."}
            )
        if not values.get("what_changed"):
            return FieldErrors(
                {"what_changed": "Please say what was changed outside these answers since it was refused."}
            )
        return None

    def _unchecked(self, case: Case, part: Part, values: Values) -> FieldErrors | None:
        """Say that the checks are not done, or that they found what would be refused and nobody said why to file all the same."""
        if part.last not in CHECKED:
            return None
        checked = self._way.checked(case, part)
        if checked is None:
            sentence = "The checks of these answers still run. Please look at what they find, then accept."
            return FieldErrors({CHECKED[part.last]: sentence})
        blocking = [result for result in checked.results if result.verdict is Verdict.BLOCK]
        if blocking and not values.get("why_anyway"):
            found = "One check says" if len(blocking) == 1 else f"{len(blocking)} checks say"
            sentence = f"{found} that this would be refused. Please mend it, or say why to file it all the same."
            return FieldErrors({CHECKED[part.last]: sentence})
        return None

    def _file(
        self, person: Person, case: Case, step: str, values: Values, *, version: int, wording: str
    ) -> Case | Conflict:
        part = PART_OF[step]
        dossier = case.dossier.with_entry(step, Entry(values, complete=True, version=version + 1))
        covered = [model.step for model in (*PARTS[0].steps, *part.steps, *part.aside)]
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
        if self._way.locked(now, PART_OF[step]):
            return self._as_filed(now, step, values)
        return now if now.dossier.values(step) == values else Conflict(now)

    def _as_filed(self, case: Case, step: str, values: Values) -> Case:
        """Return the case where a filed step comes once more as it stands; raises `SaidNo` where it says something else."""
        filing = case.registration.filing(PART_OF[step].name)
        settled = self._settled(case, step, values)
        good = parse(step, settled, case.dossier)
        given = dict(settled) if isinstance(good, FieldErrors) else stored(good)
        standing = [case.dossier.values(step), Dossier(filing.entries).values(step) if filing else {}]
        if given in [dict(kept) for kept in standing]:
            return case
        by = f" by <@{filing.by}>" if filing else ""
        raise SaidNo(f"This was filed{by} meanwhile, with other answers than yours. What you typed now was not filed.")

    def _settled(self, case: Case, step: str, values: Values) -> Values:
        """Return values with kept secrets filled in and untouched composed texts brought up to date."""
        before = {**defaults(step, case.dossier, case.registration.origin_channel), **case.dossier.values(step)}
        return compose.recomposed(step, kept_secrets(step, values, before), before, case.dossier)


def _contacts(dossier: Dossier) -> frozenset[str]:
    return frozenset(user for user in (dossier.contact_user, dossier.backup_user) if user)
