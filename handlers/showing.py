"""Which view a person sees next, drawn from where their registration stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from bot.domain.answers import PART_OF, PARTS, REVIEWS
from bot.domain.case import Case
from bot.domain.checks import BUSINESS, SMS, CheckResult, Verdict, judged, papers_of
from bot.domain.dossier import Dossier, Entry, parse
from bot.domain.eligibility import warning
from bot.domain.errors import FieldErrors
from bot.domain.prefill import defaults
from bot.domain.progress import Finding, Mark, State
from bot.domain.reasons import UPDATES_OF_A_BRAND, fields_of
from bot.domain.values import Values
from bot.onboarding import CHECKED, Conflict
from bot.way import Refusal, Way, changed_steps, edition, no_entry
from modals import STEPS, acceptance
from modals.checklist import checklist
from modals.done import done
from modals.message import sentence_view
from modals.meta import Meta
from modals.not_eligible import not_eligible
from modals.resend_link import ASKED

View = dict[str, Any]

REVIEW_TIMED_OUT = "30901"
NOT_EDITED = (
    ("campaign", "use_case"),
    ("opt_in", "opt_in_keywords"),
    ("opt_in", "opt_in_message"),
    ("opt_in", "opt_out_message"),
    ("opt_in", "help_message"),
)
# Asked anew after each filing: what was changed before the last one says nothing of this one.
AFRESH: Values = {"what_changed": "", "why_anyway": ""}


class Showing:
    """Draws views of one registration."""

    def __init__(self, way: Way, *, buys_at_once: bool = False) -> None:
        self._way = way
        self._at_once = buys_at_once

    def step(
        self,
        case: Case,
        step: str,
        *,
        rev: int = 0,
        values: Values | None = None,
        alert: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> View:
        """Return a step's modal: with `values` as typed, else with what is kept, else with what suggests itself."""
        if PART_OF[step].name != "eligibility" and no_entry(case):
            return self._no(case, rev)
        entry = case.dossier.entries.get(step)
        meta = Meta(
            registration=case.registration.id,
            step=step,
            version=entry.version if entry else 0,
            rev=rev,
            extra={"edition": str(edition(case.dossier, PART_OF[step]))},
        )
        offered = defaults(step, case.dossier, case.registration.origin_channel)
        afresh = AFRESH if entry and entry.complete else {}
        shown = {**offered, **case.dossier.values(step), **(values or afresh)}
        hints = by_field(light(case, step)) if values is None else {}
        besides = {
            "hints": hints,
            "at_once": self._at_once,
            **self._mending(case, step),
            **self._checks(case, step),
            **(extra or {}),
        }
        alert = alert or contradiction(case.dossier, step)
        return STEPS[step].draw(case.dossier, meta, shown, alert=alert, extra=besides)

    def _checks(self, case: Case, step: str) -> dict[str, Any]:
        """Return what a review shows of its checks: that they run, or what they found."""
        if step not in CHECKED:
            return {}
        checked = self._way.checked(case, PART_OF[step])
        if checked is None:
            return {"checking": True}
        open_steps = [name for name, part in PART_OF.items() if not self._way.locked(case, part)]
        blocked = any(result.verdict is Verdict.BLOCK for result in checked.results)
        return {"checks": checked.results, "blocked": blocked, "open_steps": open_steps}

    def _mending(self, case: Case, step: str) -> dict[str, Any]:
        """Return what a step shows besides when its part was refused: the reasons, and what filing again means."""
        part = PART_OF[step]
        refusal = self._way.mendable(case, part)
        if refusal is None:
            return {}
        return {
            "reasons": reasons_beside(refusal, step),
            "again": True,
            "unchanged": not changed_steps(case, part),
            "new_campaign": new_campaign(case, refusal),
            "volume": another_volume(case, refusal),
            "attempts_left": attempts_left(case),
            "not_to_be_had": str(refusal.filed.values("number").get("phone_number") or ""),
        }

    def wording(self, case: Case, step: str) -> str:
        """Return the words a person accepts by submitting a step that files, as the step shows them."""
        again = self._way.mendable(case, PART_OF[step]) is not None
        return acceptance(step, case.dossier, again=again, at_once=self._at_once)

    def opening(self, case: Case, *, rev: int = 0) -> View:
        """Return the view where a person goes on."""
        if no_entry(case):
            return self._no(case, rev)
        step = self._way.first_open(case)
        return self.step(case, step, rev=rev) if step else self.checklist(case)

    def after(self, case: Case, step: str, *, rev: int) -> View:
        """Return the view that follows a step that was submitted."""
        part = PART_OF[step]
        following = self._way.next_step(case, part, after=step)
        if step == "eligibility":
            given = case.dossier.eligibility
            return self.step(case, "company", rev=rev, alert=warning(given) if given else None)
        if step == "resend_link":
            return sentence_view("Thank you", ASKED)
        if following is None:
            return self._done(case, part.name)
        # What would be refused is said at once; a review says it itself, with all else.
        refused = [] if following in REVIEWS else [one for one in light(case, step) if one.verdict is Verdict.BLOCK]
        return self.step(case, following, rev=rev, extra={"noticed": refused})

    def before(self, case: Case, step: str, *, rev: int) -> View:
        """Return the view that precedes a step."""
        names = [model.step for part in PARTS[:2] for model in part.steps]
        if step not in names:
            names = [model.step for model in PART_OF[step].steps]
        position = names.index(step)
        return self.step(case, names[position - 1], rev=rev) if position else self.checklist(case)

    def conflict(self, conflict: Conflict, step: str, typed: Values, *, rev: int) -> View:
        """Return the step again with what this person typed, saying that somebody else saved it meanwhile."""
        theirs = "; ".join(_differences(conflict.case, step, typed))
        alert = "Somebody else changed these answers while you were at them. " + (
            f"They saved: {theirs}. What you typed is still below: submit again to keep yours."
            if theirs
            else "Please look again before you go on."
        )
        # Under the same block ids Slack keeps what was typed, a secret too, which we never draw. An acceptance is asked for anew.
        kept = rev if step in REVIEWS else rev - 1
        return self.step(conflict.case, step, rev=kept, values=typed, alert=alert)

    def checklist(self, case: Case) -> View:
        """Return the overview of a registration."""
        meta = Meta(registration=case.registration.id, step="checklist")
        return checklist(case.registration, case.dossier, self._way.bars(case), meta)

    def _done(self, case: Case, part: str) -> View:
        others = [step for each in PARTS[1:] if (step := self._way.next_step(case, each))]
        return done(
            case.dossier, part, Meta(registration=case.registration.id, step="done"), others, at_once=self._at_once
        )

    def _no(self, case: Case, rev: int) -> View:
        meta = Meta(registration=case.registration.id, step="eligibility", rev=rev)
        return not_eligible(case.dossier, no_entry(case), meta)


def light(case: Case, step: str) -> tuple[CheckResult, ...]:
    """Return what the checks find in a step's answers alone, without opening any page; nothing before it is answered."""
    judgeable = step in BUSINESS | SMS and case.dossier.complete(step)
    return judged(papers_of(case.dossier), {step}) if judgeable else ()


def by_field(results: Iterable[CheckResult]) -> dict[str, list[CheckResult]]:
    """Return what was found, by the field of its step that it is shown above; blank for the whole step."""
    placed: dict[str, list[CheckResult]] = {}
    for result in results:
        placed.setdefault(result.field, []).append(result)
    return placed


def contradiction(dossier: Dossier, step: str) -> str | None:
    """Return why a step asks again though it was answered well: another answer was changed since."""
    entry = dossier.entries.get(step)
    judged = parse(step, entry.values, dossier) if entry and entry.complete else None
    if not isinstance(judged, FieldErrors):
        return None
    return f"Another answer was changed since these were given. {' '.join(judged.by_field.values())}"


def _differences(case: Case, step: str, typed: Values) -> list[str]:
    """Return the kept answers that differ from what was typed, in words; secrets come masked."""
    mine = STEPS[step].answers_as_text(case.dossier.with_entry(step, Entry(typed)))
    return [
        f"{label}: {text}" for label, text in STEPS[step].answers_as_text(case.dossier) if (label, text) not in mine
    ]


def reasons_beside(refusal: Refusal, step: str) -> dict[str, list[Finding]]:
    """Return what was objected to, by the field of the step it is shown above; in a review all of it, above the acceptance."""
    if step == refusal.part.last:
        return {"": list(refusal.findings)}
    placed: dict[str, list[Finding]] = {}
    for finding in refusal.findings:
        field = next((path.partition(".")[2] for path in fields_of(finding) if path.startswith(f"{step}.")), None)
        if field is not None:
            placed.setdefault(field, []).append(finding)
    return placed


def attempts_left(case: Case) -> int | None:
    """Return how many times the brand can still be handed in again, once it was refused."""
    brand = case.marks.get("brand")
    return max(0, UPDATES_OF_A_BRAND - brand.changes) if brand and brand.state is State.REJECTED else None


def another_volume(case: Case, refusal: Refusal) -> str | None:
    """Return what becomes of another volume, which Twilio does not edit (reference 3.5): a `new` brand, or the one there `stays`."""
    brand = case.marks.get("brand", Mark("brand"))
    now, before = (each.values("company").get("volume") for each in (case.dossier, refusal.filed))
    if refusal.part.name != "business" or brand.remote_id is None or now == before:
        return None
    return "new" if brand.state is State.REJECTED else "stays"


def new_campaign(case: Case, refusal: Refusal) -> str | None:
    """Return why filing again means a new campaign: it was `unreviewed`, or something `changed` that Twilio does not edit."""
    if refusal.part.name != "sms":
        return None
    if any(finding.code == REVIEW_TIMED_OUT for finding in refusal.findings):
        return "unreviewed"
    now, before = case.dossier, refusal.filed
    changed = any(now.values(step).get(name) != before.values(step).get(name) for step, name in NOT_EDITED)
    return "changed" if changed else None
