"""Where a registration's way leads: what is filed, what was refused and can be mended, and which step comes next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain import reasons
from bot.domain.answers import PARTS, REVIEWS, Part
from bot.domain.cards import BarFacts
from bot.domain.case import Case, Checked
from bot.domain.checks import fingerprint
from bot.domain.dossier import Dossier, open_step
from bot.domain.eligibility import No, barriers
from bot.domain.overdue import Patience
from bot.domain.progress import Bar, Finding, Mark, Marks, State, standing
from bot.domain.registration import Filing
from bot.domain.support import numbers_of
from bot.domain.values import Value
from bot.ports import Stage

NOT_FILED = {("contact", name) for name in ("slack_user", "found_user", "backup_user", "channel")}


@dataclass(frozen=True)
class Refusal:
    """What the provider objects to in a part as it was filed last."""

    part: Part
    findings: tuple[Finding, ...]
    filed: Dossier = field(default_factory=Dossier)

    @property
    def steps(self) -> list[str]:
        """The part's steps it concerns, in their order; the very first questions belong to what follows from them."""
        return [step for step in reasons.steps_of(self.findings) if step in way_of(self.part)]

    @property
    def hopeless(self) -> bool:
        """Whether filing again cannot help."""
        return any(not reasons.reason_for(finding, self.filed).resubmit for finding in self.findings)

    @property
    def curable_outside(self) -> bool:
        """Whether it can be mended without changing an answer: a page, a register."""
        return bool(self.findings) and all(
            reasons.reason_for(finding, self.filed).cure_outside for finding in self.findings
        )


def taken_but_mendable(stage: Stage, mark: Mark, filed: Dossier) -> bool:
    """Tell whether what was approved is refused since, for a reason that filing again mends."""
    return mark.state is State.LOST and mark.said in stage.refusals and reasons.mended_here(mark.findings, filed)


def before_filing(mark: Mark, filing: Filing) -> bool:
    """Tell whether what was taken away is older than a filing, which is then what mends it."""
    return mark.filing < filing.number and (mark.since is None or mark.since <= filing.at)


class Way:
    """Reads where a registration stands off its facts; the provider's stages say which part each mark belongs to."""

    def __init__(self, stages: Sequence[Stage]) -> None:
        self._stages = stages

    def refusal(self, case: Case, part: Part) -> Refusal | None:
        """Return what was refused of a part's newest filing, or None."""
        filing = case.registration.filing(part.name)
        if filing is None:
            return None
        stages = [stage for stage in self._stages if stage.part == part.name]
        refused = [mark for stage in stages if (mark := _refused(stage, case.marks, filing))]
        findings = tuple(finding for mark in refused for finding in mark.findings)
        return Refusal(part, findings, Dossier(filing.entries)) if refused else None

    def mendable(self, case: Case, part: Part) -> Refusal | None:
        """Return what was refused of a part if it can be mended by filing again."""
        refusal = None if case.registration.withdrawn else self.refusal(case, part)
        return refusal if refusal and not refusal.hopeless else None

    def mended(self, case: Case) -> bool:
        """Tell whether something that was refused was mended since, and only waits to be filed again."""
        parts = [part for part in PARTS if self.mendable(case, part) and changed_steps(case, part)]
        return any(open_step(case.dossier, part) in (None, part.last) for part in parts)

    def link_is_dead(self, case: Case) -> bool:
        """Tell whether the link mailed to a listed company ran out unclicked."""
        link = case.marks.get("link")
        return link is not None and link.state is State.REJECTED

    def locked(self, case: Case, part: Part) -> bool:
        """Tell whether a part's answers stand as they were filed: nothing in it waits to be mended."""
        filed = case.registration.filing(part.name) is not None
        return case.registration.withdrawn or (filed and self.mendable(case, part) is None)

    def next_step(self, case: Case, part: Part, after: str | None = None) -> str | None:
        """Return the step to show next in a part: what needs an answer or must be mended, then the last. None: nothing is left to do."""
        if case.registration.withdrawn:
            return None
        if part.name == "eligibility":
            return None if case.dossier.complete("eligibility") else "eligibility"
        if self.locked(case, part):
            return None
        refusal = self.mendable(case, part)
        mend = following([step for step in refusal.steps if step not in REVIEWS], part, after) if refusal else None
        return mend or open_step(case.dossier, part, after) or open_step(case.dossier, part) or part.last

    def first_open(self, case: Case) -> str | None:
        """Return the step where a person goes on, over all parts; None when there is nothing to do."""
        return next((step for part in PARTS if (step := self.next_step(case, part))), None)

    def bars(self, case: Case) -> list[BarFacts]:
        """Return where the four bars stand."""
        return [self._bar([stage for stage in self._stages if stage.bar is bar], bar, case) for bar in Bar]

    def _bar(self, stages: Sequence[Stage], bar: Bar, case: Case) -> BarFacts:
        marks = [case.marks.get(stage.name, Mark(stage.name)) for stage in stages]
        decider, deciding = _deciding(list(zip(stages, marks, strict=True)))
        filed = case.registration.filing(stages[-1].part)
        looks = [mark.due_at for mark in marks if mark.due_at is not None]
        return BarFacts(
            bar=bar,
            standing=standing(marks, filed=filed is not None, deciding=deciding),
            since=deciding.since or (filed.at if filed else None),
            next_look=min(looks, default=None),
            said=deciding.said,
            findings=tuple(finding for mark in marks for finding in mark.findings),
            late_from=late_from(decider.patience, deciding, case.marks),
            hopeless=self._hopeless(stages, marks, case),
            again=self._again(stages, marks, case),
            held=not any(mark.remote_id for mark in marks) and any(mark.attempts > 1 for mark in marks),
            numbers=tuple(numbers_of(case.marks)) if bar is Bar.NUMBER else (),
        )

    def _again(self, stages: Sequence[Stage], marks: Sequence[Mark], case: Case) -> bool:
        """Tell whether all that was taken away of these stages can be mended by filing again."""
        lost = [stage for stage, mark in zip(stages, marks, strict=True) if mark.state is State.LOST]
        filed = [(stage, case.registration.filing(stage.part)) for stage in lost]
        mended = [filing is not None and _refused(stage, case.marks, filing) is not None for stage, filing in filed]
        parts = {stage.part for stage in lost}
        return bool(lost) and all(mended) and all(self.mendable(case, part) for part in PARTS if part.name in parts)

    def _hopeless(self, stages: Sequence[Stage], marks: Sequence[Mark], case: Case) -> bool:
        """Tell whether what was refused of these stages is not to be filed again."""
        refused = {stage.part for stage, mark in zip(stages, marks, strict=True) if mark.state is State.REJECTED}
        refusals = [self.refusal(case, part) for part in PARTS if part.name in refused]
        return any(refusal is not None and refusal.hopeless for refusal in refusals)

    def checked(self, case: Case, part: Part) -> Checked | None:
        """Return what the checks said of a part's answers as they are now, asked since it was filed last; None: to be asked (again)."""
        checked, filing = case.checked.get(part.name), case.registration.filing(part.name)
        if checked is None or checked.fingerprint != fingerprint(case.dossier, part.name):
            return None
        return None if filing and checked.at <= filing.at else checked


def _refused(stage: Stage, marks: Marks, filing: Filing) -> Mark | None:
    """Return a stage's mark if what was filed last was refused there, at once or after it was approved."""
    mark = marks.get(stage.name, Mark(stage.name))
    if mark.state is State.REJECTED:
        return mark if mark.filing == filing.number else None
    mendable = taken_but_mendable(stage, mark, Dossier(filing.entries))
    return mark if mendable and not before_filing(mark, filing) else None


def _deciding(pairs: Sequence[tuple[Stage, Mark]]) -> tuple[Stage, Mark]:
    """Return what decides a bar: the stage whose approval is told, else the first that a review still holds up, else the last."""
    told = (pair for pair in pairs if State.APPROVED in pair[0].news)
    held = (pair for pair in pairs if pair[0].patience and pair[1].state is not State.APPROVED)
    return next(told, next(held, pairs[-1]))


def late_from(patience: Patience | None, mark: Mark, marks: Marks) -> datetime | None:
    """Return when what a mark waits for takes longer than usual; None where nobody waits."""
    since = patience.since(mark, marks) if patience else None
    return since + patience.usual if patience and since else None


def way_of(part: Part) -> list[str]:
    """Return the steps that lead to a part's filing, those of part 0 before those of part 1."""
    before = PARTS[0].steps if part.name == "business" else ()
    return [model.step for model in (*before, *part.steps)]


def following(steps: Sequence[str], part: Part, after: str | None) -> str | None:
    """Return the first of `steps` that comes behind `after` in a part."""
    names = way_of(part)
    behind = names[names.index(after) + 1 :] if after in names else names
    return next((step for step in steps if step in behind), None)


def no_entry(case: Case) -> tuple[No, ...]:
    """Return why this business cannot be registered, as far as is known."""
    given = case.dossier.eligibility
    return barriers(given) if given else ()


def is_open(case: Case, part: Part) -> bool:
    """Tell whether a part may be filled in and filed: the business can be registered at all."""
    return part.name == "eligibility" or (case.dossier.eligibility is not None and not no_entry(case))


def edition(dossier: Dossier, part: Part) -> int:
    """Return a number that grows with every change to a part's answers: what a review showed, in one figure."""
    return sum(dossier.entries[model.step].version for model in part.steps if model.step in dossier.entries)


def changed_steps(case: Case, part: Part) -> list[str]:
    """Return the steps of a part whose answers are not those that were filed last."""
    filing = case.registration.filing(part.name)
    if filing is None:
        return []
    asked = [model.step for model in part.steps if model.step not in REVIEWS]
    return [step for step in asked if _filed(case.dossier, step) != _filed(Dossier(filing.entries), step)]


def _filed(dossier: Dossier, step: str) -> dict[str, Value]:
    """Return a step's answers without those that say whom and where we tell: these are never filed."""
    return {name: value for name, value in dossier.values(step).items() if (step, name) not in NOT_FILED}
