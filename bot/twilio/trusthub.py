"""Trust Hub: the business's profile, the A2P trust product, what hangs on them, their evaluation and submission."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from bot.domain.errors import CallFailed
from bot.domain.progress import Finding, Mark, State
from bot.domain.work import Seen, Work
from bot.twilio import words
from bot.twilio.errors import CONFLICT, Objection

PAGE = 1000  # the most that a page of a list holds
PROFILE_POLICY = "RNdfbf3fae0e1107f8aded0e7cead80bf5"  # secondary customer profile of type business
TRUST_POLICY = "RNb0d4771c2c98518d916a3d4cd70a8f8b"  # A2P messaging: local, business
TAKEN = frozenset({State.PENDING, State.APPROVED})
FIXED = frozenset({"type", "policy_sid", "friendly_name", "iso_country"})  # what an update cannot say
ADDRESS_LOCKED = 21630
NOT_REOPENED = 22203


def name_of(work: Work, stage: str) -> str:
    """Return what an object is called at Twilio, where it can be found again by it."""
    return f"{work.key}|{stage}"


def made(thing: Any) -> Seen:
    """Return that something exists and nobody decides about it."""
    return Seen(str(thing.sid), State.MADE)


@dataclass(frozen=True)
class Bundles:
    """Customer profiles or trust products: one shape behind two names in the library."""

    policy: str
    all: Any
    assignments: Callable[[str], Any]
    evaluations: Callable[[str], Any]


def customer_profiles(client: Any) -> Bundles:
    """Return the customer profiles of an account."""
    every = client.trusthub.v1.customer_profiles
    return Bundles(
        PROFILE_POLICY,
        every,
        lambda sid: every(sid).customer_profiles_entity_assignments,
        lambda sid: every(sid).customer_profiles_evaluations,
    )


def trust_products(client: Any) -> Bundles:
    """Return the trust products of an account."""
    every = client.trusthub.v1.trust_products
    return Bundles(
        TRUST_POLICY,
        every,
        lambda sid: every(sid).trust_products_entity_assignments,
        lambda sid: every(sid).trust_products_evaluations,
    )


@dataclass(frozen=True)
class Named:
    """Something that Twilio keeps under a friendly name: made once, and found by that name.

    `parameters` says what it is made of, `filters` what its list can be narrowed by besides reading all of it.
    """

    stage: str
    things: Any
    parameters: Callable[[Work], Mapping[str, object]]
    filters: Mapping[str, str] | None = None  # None: the list has none at all

    def inputs(self, work: Work) -> Mapping[str, object]:
        """Return what it is made of."""
        return {"friendly_name": name_of(work, self.stage), **self.parameters(work)}

    def find(self, work: Work) -> Seen | None:
        """Return the thing of this name."""
        name = name_of(work, self.stage)
        narrowed = {} if self.filters is None else {"friendly_name": name, **self.filters}
        listed = self.things.stream(page_size=PAGE, **narrowed)
        return next((made(thing) for thing in listed if thing.friendly_name == name), None)

    def create(self, work: Work) -> Seen:
        """Make it."""
        return made(self.things.create(**self.inputs(work)))

    def change(self, work: Work) -> Seen:
        """Write what it is made of now; Twilio keeps its id."""
        changed = {name: value for name, value in self.inputs(work).items() if name not in FIXED}
        return made(self.things(work.mark.remote_id).update(**changed))

    def look(self, work: Work) -> Seen:
        """Return it if it is still there."""
        return made(self.things(work.mark.remote_id).fetch())


@dataclass(frozen=True)
class Address(Named):
    """The address. One that is tied to an approved document is locked, and one in another country is another: both are replaced."""

    def change(self, work: Work) -> Seen:
        """Write it anew, or make another in its place."""
        if work.marks.get("profile_submission", Mark("")).state is State.APPROVED:
            return self.create(work)
        if self.things(work.mark.remote_id).fetch().iso_country != self.inputs(work)["iso_country"]:
            return self.create(work)
        try:
            return Named.change(self, work)
        except Objection as objection:
            if objection.code != ADDRESS_LOCKED:
                raise
            return self.create(work)


@dataclass(frozen=True)
class Assignment:
    """One object put into a bundle; the object's own id tells it apart."""

    bundles: Bundles
    bundle: str  # the stage that makes the bundle
    object_sid: Callable[[Work], str]

    def inputs(self, work: Work) -> Mapping[str, object]:
        """Return the object."""
        return {"object_sid": self.object_sid(work)}

    def find(self, work: Work) -> Seen | None:
        """Return the assignment of this object."""
        listed = self._assignments(work).stream(page_size=PAGE)
        return next((made(held) for held in listed if held.object_sid == self.object_sid(work)), None)

    def create(self, work: Work) -> Seen:
        """Put the object into the bundle."""
        return made(self._assignments(work).create(**self.inputs(work)))

    def change(self, work: Work) -> Seen:
        """Put the object into the bundle if it is not there yet."""
        return self.find(work) or self.create(work)

    def look(self, work: Work) -> Seen:
        """Return the assignment if it is still there."""
        return made(self._assignments(work)(work.mark.remote_id).fetch())

    def _assignments(self, work: Work) -> Any:
        return self.bundles.assignments(work.id_of(self.bundle))


@dataclass(frozen=True)
class Evaluation:
    """Twilio's check that a bundle holds all it must; free, and made anew rather than looked for."""

    bundles: Bundles
    bundle: str
    unready: Callable[[], CallFailed]  # what it means that the profile leant on does not stand where it should

    def inputs(self, _work: Work) -> Mapping[str, object]:
        """Return what is evaluated against what."""
        return {"policy_sid": self.bundles.policy}

    def find(self, _work: Work) -> Seen | None:
        """Return nothing: an evaluation from before the last change would say nothing."""
        return None

    def create(self, work: Work) -> Seen:
        """Evaluate the bundle as it is now."""
        return self._seen(self._evaluations(work).create(**self.inputs(work)))

    def change(self, work: Work) -> Seen:
        """Evaluate the bundle as it is now."""
        return self.create(work)

    def look(self, work: Work) -> Seen:
        """Return what the evaluation said."""
        return self._seen(self._evaluations(work)(work.mark.remote_id).fetch())

    def _evaluations(self, work: Work) -> Any:
        return self.bundles.evaluations(work.id_of(self.bundle))

    def _seen(self, evaluation: Any) -> Seen:
        state = words.meaning(words.EVALUATION, evaluation.status)
        found = words.missing(evaluation.results) if state is State.REJECTED else ()
        if found and all(finding.fields == ("bundle_status",) for finding in found):
            raise self.unready()
        return Seen(str(evaluation.sid), state, evaluation.status, found)


@dataclass(frozen=True)
class Submission:
    """A bundle handed in for review. Its id is the bundle's."""

    bundles: Bundles
    bundle: str

    def inputs(self, _work: Work) -> Mapping[str, object]:
        """Return the wish to be reviewed."""
        return {"status": "pending-review"}

    def find(self, work: Work) -> Seen | None:
        """Return the bundle if it was taken; handing in one that was refused costs nothing."""
        seen = self.look(work)
        return seen if seen.state in TAKEN else None

    def create(self, work: Work) -> Seen:
        """Hand it in."""
        return self._seen(self._bundle(work).update(**self.inputs(work)), work)

    def change(self, work: Work) -> Seen:
        """Hand it in again, unless it is under review already: reviewers see what was changed meanwhile."""
        seen = self.look(work)
        if seen.state is State.PENDING:
            return seen
        try:
            return self.create(work)
        except Objection as objection:
            # Twilio does not say whether it opens an approved bundle again (reference 13, row 16): when it does not, only its
            # support can.
            if seen.state is not State.APPROVED or objection.code not in {NOT_REOPENED, *CONFLICT}:
                raise
            finding = replace(objection.finding, code=str(NOT_REOPENED))
            return Seen(seen.remote_id, State.REJECTED, finding.code, (finding,))

    def look(self, work: Work) -> Seen:
        """Return what the reviewers say; an approval from before a change that they did not take says nothing of the change."""
        seen = self._seen(work.surveyed or self._bundle(work).fetch(), work)
        if seen.state is State.APPROVED and (work.mark.state, work.mark.said) == (State.REJECTED, str(NOT_REOPENED)):
            return replace(seen, state=State.REJECTED, said=work.mark.said, findings=work.mark.findings)
        return seen

    def _bundle(self, work: Work) -> Any:
        return self.bundles.all(work.id_of(self.bundle))

    def _seen(self, bundle: Any, work: Work) -> Seen:
        state = words.meaning(words.BUNDLE, bundle.status)
        found = words.findings(bundle.errors) if state is State.REJECTED else ()
        found = tuple(replace(finding, text=finding.text or _told(finding, bundle, work)) for finding in found)
        return Seen(str(bundle.sid), state, bundle.status, found)


OVERTAKING = timedelta(
    seconds=30
)  # a quick refusal's callback may be here before its submission's answer is written down


def _told(finding: Finding, bundle: Any, work: Work) -> str:
    """Return why, in words: that stands only in the callback (reference 2.7), and in one of an earlier refusal it stands for that."""
    note = work.notes.get(str(bundle.sid))
    if note is not None and (work.mark.since is None or note.at >= work.mark.since - OVERTAKING):
        return note.text
    return next((known.text for known in work.mark.findings if known.code == finding.code), "")
