"""Which view a person sees next, drawn from where their registration stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.domain.answers import PART_OF, PARTS, Entry, Values
from bot.domain.eligibility import warning
from bot.domain.prefill import defaults
from bot.onboarding import Conflict, edition, first_open, is_filed, next_step, no_entry
from bot.ports import Case, Stage
from bot.telling import bars
from modals import STEPS
from modals.checklist import checklist
from modals.done import done
from modals.meta import Meta
from modals.not_eligible import not_eligible

View = dict[str, Any]


class Showing:
    """Draws views of one registration."""

    def __init__(self, stages: Sequence[Stage]) -> None:
        self._stages = stages

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
        return STEPS[step].draw(
            case.dossier, meta, {**offered, **case.dossier.values(step), **(values or {})}, alert=alert, extra=extra
        )

    def opening(self, case: Case, *, rev: int = 0) -> View:
        """Return the view where a person goes on."""
        if no_entry(case):
            return self._no(case, rev)
        step = first_open(case)
        return self.step(case, step, rev=rev) if step else self.checklist(case)

    def after(self, case: Case, step: str, *, rev: int) -> View:
        """Return the view that follows a step that was submitted."""
        part = PART_OF[step]
        following = next_step(case, part, after=step)
        if step == "eligibility":
            given = case.dossier.eligibility
            return self.step(case, "company", rev=rev, alert=warning(given) if given else None)
        return self.step(case, following, rev=rev) if following else self._done(case, part.name)

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
        return self.step(conflict.case, step, rev=rev, values=typed, alert=alert)

    def checklist(self, case: Case) -> View:
        """Return the overview of a registration."""
        meta = Meta(registration=case.registration.id, step="checklist")
        return checklist(case.registration, case.dossier, bars(self._stages, case), meta)

    def _done(self, case: Case, part: str) -> View:
        others = [step for each in PARTS[1:] if not is_filed(case, each) and (step := next_step(case, each))]
        return done(case.dossier, part, Meta(registration=case.registration.id, step="done"), others)

    def _no(self, case: Case, rev: int) -> View:
        meta = Meta(registration=case.registration.id, step="eligibility", rev=rev)
        return not_eligible(case.dossier, no_entry(case), meta)


def _differences(case: Case, step: str, typed: Values) -> list[str]:
    """Return the kept answers that differ from what was typed, in words; secrets come masked."""
    mine = STEPS[step].answers_as_text(case.dossier.with_entry(step, Entry(typed)))
    return [f"{label}: {text}" for label, text in STEPS[step].answers_as_text(case.dossier) if (label, text) not in mine]
