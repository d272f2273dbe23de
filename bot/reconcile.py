"""Take one registration as far as it can go now.

First filing, going on after a crash, looking and trying again are one walk: every stage that is not finished and whose needs are
met gets one call, side by side with the others, until nothing more can be done at this moment. An attempt is written down before
its call. An attempt whose outcome was never written down is looked for before it is made again, and once more when the call must
have ended by any means: a provider may carry out late what we no longer wait for, and lists may lag behind.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from concurrent.futures import Executor, wait
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from threading import Event

from bot.domain.case import Case
from bot.domain.due import Claim
from bot.domain.errors import CallFailed, Misconfigured, Stale, TryLater
from bot.domain.notices import Kind, Notice
from bot.domain.patience import backoff, operator_wait
from bot.domain.progress import Mark, State, met
from bot.domain.reasons import Actor, reason_for
from bot.domain.registration import Filing
from bot.domain.turns import turn
from bot.domain.work import Seen, Work
from bot.news import facts_of, fingerprint, key_of, says_more
from bot.ports import Clock, Provider, Stage, Store
from bot.shut import Shut
from bot.survey import Survey
from bot.way import before_filing, taken_but_mendable

log = logging.getLogger(__name__)

LATE = timedelta(seconds=30)  # after its beginning, a call that was cut off is carried out no more
SECOND_SEARCH = timedelta(seconds=5)  # at least, between two searches: lists may lag behind creation (reference 9.1)
ACCOUNT = "account:"  # how what a failure is about begins when it concerns all calls
AWAY = (
    "Twilio has answered no call for more than an hour. Nothing is lost: the bot goes on by itself once Twilio answers. Please look at "
    "status.twilio.com, and whether this machine reaches the internet."
)
SILENCE = timedelta(minutes=1)  # after a filing that nothing answers, until that is told
WATCH = timedelta(days=1)  # between looks at what was approved, or lost
PUZZLED = timedelta(hours=1)  # between looks at what nothing else says when to look at


@dataclass(frozen=True)
class Step:
    """One stage of one registration at one moment."""

    claim: Claim
    stage: Stage
    work: Work
    filing: Filing | None
    born: datetime  # when the registration was begun

    @property
    def mark(self) -> Mark:
        """The mark as it was read."""
        return self.work.mark

    @property
    def unmade(self) -> bool:
        """Whether it is still to be made, or to be found after a call that was cut off."""
        return self.mark.state in {State.WAITING, State.CALLING}

    @property
    def outdated(self) -> bool:
        """Whether a newer filing asks for more than stands there."""
        if self.unmade or self.filing is None or self.mark.filing >= self.filing.number:
            return False
        if self.mark.state is State.REJECTED or self._objected or any(map(self._refused, self.stage.renewed_with)):
            return True
        return fingerprint(self.stage.inputs(self.work)) != self.mark.fingerprint

    @property
    def _objected(self) -> bool:
        """Whether it was approved and refused since, and was mended with the filing."""
        mendable = taken_but_mendable(self.stage, self.mark, self.work.dossier)
        return mendable and self.filing is not None and before_filing(self.mark, self.filing)

    def _refused(self, stage: str) -> bool:
        return self.work.marks.get(stage, Mark(stage)).state in {State.REJECTED, State.LOST}

    @property
    def due_at(self) -> datetime | None:
        """When it can be called: a look has its moment, what a newer filing asks for does not wait for that."""
        return None if self.outdated else self.mark.due_at


class Reconciler:
    """Walks registrations through the provider's stages."""

    def __init__(
        self,
        store: Store,
        provider: Provider,
        clock: Clock,
        calls: Executor,
        *,
        lease: timedelta,
        ending: Event | None = None,
    ) -> None:
        self._store = store
        self._provider = provider
        self._clock = clock
        self._calls = calls
        self._lease = lease
        self._ending = ending or Event()
        self._shut = Shut(clock)
        self._survey = Survey(store, provider, clock)
        self._started = clock.now()
        self._searched: set[tuple[str, str]] = set()  # what was looked for since, by registration and stage

    def survey(self) -> None:
        """Look at many things at once where that is cheaper; the looks that are due use it."""
        if self._shut.until() is None:
            self._survey.renew()

    def advance(self, claim: Claim) -> None:
        """Do all that can be done now, or what was begun before the end, and give the claim back, due when there is more to do."""
        try:
            if (until := self._shut.until()) is not None:
                self._store.release(claim, until)
                return
            while not self._ending.is_set() and (steps := list(self._ready(claim))):
                taken = [self._calls.submit(self._take, step) for step in steps]
                wait(taken)  # all of them, before the claim may be given back because of one
                for each in taken:
                    each.result()
            self._store.release(claim, self._due(claim))
        except Stale:
            log.info("claim_lost registration=%s", claim.registration_id)

    def _ready(self, claim: Claim) -> Iterator[Step]:
        case, now = self._store.filed_case(claim), self._clock.now()
        return (step for step in self._steps(claim, case, now) if step.due_at is None or step.due_at <= now)

    def _steps(self, claim: Claim, case: Case, now: datetime) -> Iterator[Step]:
        """Yield what can be called, as far as time does not forbid it yet.

        A stage that was filed anew since it was last called is outdated if it was refused or would be sent something else now.
        Nothing that leans on an outdated stage, however far off, is made before that one was brought in line.
        """
        unsettled: set[str] = set()
        for stage in self._provider.stages:
            work, registration = self._work(claim, case, stage, now), case.registration
            step = Step(claim, stage, work, registration.filing(stage.part), registration.created_at)
            leaning = any(need.stage in unsettled for need in stage.needs)
            if step.outdated or step.unmade or leaning:
                unsettled.add(stage.name)
            if step.outdated or step.unmade:
                if step.filing and not leaning and all(met(need, case.marks) for need in stage.needs):
                    yield step
            elif step.mark.due_at is not None:
                yield step

    def _work(self, claim: Claim, case: Case, stage: Stage, now: datetime) -> Work:
        mark = case.marks.get(stage.name, Mark(stage.name))
        return Work(claim.registration_id, case.dossier, case.marks, mark, now, case.sightings, case.notes)

    def _due(self, claim: Claim) -> datetime | None:
        """Return when the next call can be made, as far as time decides it."""
        case, now = self._store.filed_case(claim), self._clock.now()
        return min((step.due_at or now for step in self._steps(claim, case, now)), default=None)

    def _take(self, step: Step) -> None:
        if step.mark.state is State.CALLING:
            self._recover(step)
        elif step.unmade or step.outdated:
            self._make(step)
        else:
            self._look(step)

    def _make(self, step: Step) -> None:
        """Make what is not there, or change what is."""
        resumed = step.mark.state is State.CALLING
        calling = replace(
            step.mark,
            state=State.CALLING,
            attempts=step.mark.attempts + 1,
            # What is made once more is looked for, if need be, since the first time.
            since=step.mark.since if resumed else self._clock.now(),
            looks=0,
            due_at=None,
            findings=(),
            fingerprint=fingerprint(step.stage.inputs(step.work)),
            filing=step.filing.number if step.filing else 0,
        )
        self._store.begin(step.claim, calling, lease=self._lease)
        was, step = step.mark, replace(step, work=replace(step.work, mark=calling, resumed=resumed))
        call = step.stage.create if calling.remote_id is None else step.stage.change
        try:
            seen = self._made_before(step, was) or call(step.work)
        except CallFailed as failure:
            self._put_off(step, failure, sent=isinstance(failure, TryLater) and failure.done is None)
        else:
            self._record(step, seen, was)

    def _made_before(self, step: Step, was: Mark) -> Seen | None:
        """Look for what was made although we do not know of it: our database may be older than the provider's.

        It can be so only since we were started; so each stage of a registration from before is looked for once.
        """
        place = step.claim.registration_id, step.stage.name
        if step.born >= self._started or place in self._searched or step.mark.remote_id is not None:
            return None
        since = was.since or step.born
        seen = step.stage.find(replace(step.work, mark=replace(step.mark, since=since)))
        self._searched.add(place)
        return seen

    def _recover(self, step: Step) -> None:
        """Find out what came of a call that was cut off. A change looks itself before it is made again."""
        if step.mark.remote_id is not None:
            self._make(step)
            return
        try:
            seen = step.stage.find(step.work)
        except CallFailed as failure:
            self._put_off(step, failure, sent=True)
            return
        self._searched.add((step.claim.registration_id, step.stage.name))
        if seen is not None:
            self._record(step, seen)
        elif step.mark.looks == 0:
            now, since = self._clock.now(), step.mark.since
            late = max(now + SECOND_SEARCH, since + LATE) if since else now + LATE
            self._keep(step, replace(step.mark, looks=1, due_at=late))
        else:
            self._make(step)

    def _look(self, step: Step) -> None:
        try:
            seen = step.stage.look(replace(step.work, surveyed=self._survey.of(step.mark)))
        except CallFailed as failure:
            self._put_off(step, failure, sent=True)
        else:
            self._record(step, seen)

    def _put_off(self, step: Step, failure: CallFailed, *, sent: bool) -> None:
        """Try again later. What was surely not carried out goes back to waiting; the rest is looked for first."""
        now, mark = self._clock.now(), step.mark
        if isinstance(failure, Misconfigured):
            self._alarm(step, failure)
            whole = failure.about.startswith(ACCOUNT)
            after = self._shut.turned_away() if whole else operator_wait(mark.attempts + mark.looks)
        else:
            if isinstance(failure, TryLater) and failure.away and self._shut.unanswered():
                self._alarm(step, Misconfigured(AWAY, about=f"{ACCOUNT}away"))
            after = getattr(failure, "after", None) or backoff(mark.attempts + mark.looks)
        log.info(
            "call_put_off registration=%s stage=%s seconds=%d",
            step.claim.registration_id,
            mark.stage,
            after.total_seconds(),
        )
        state = mark.state if sent or mark.state is not State.CALLING else State.WAITING
        unheard = isinstance(failure, TryLater) and failure.away
        self._keep(step, replace(mark, state=state, due_at=now + after), self._no_answer(step, now) if unheard else [])

    def _no_answer(self, step: Step, now: datetime) -> list[Notice]:
        """Return that the provider does not answer yet, where nothing at all of what was filed has come to it."""
        filing, begun = step.filing, any(mark.remote_id for mark in step.work.marks.values())
        if filing is None or begun or now - filing.at < SILENCE:
            return []
        return [Notice(f"away:{filing.part}:{filing.number}", Kind.WAITING, now, {"away": True})]

    def _alarm(self, step: Step, failure: Misconfigured) -> None:
        """Let the operator be told. What concerns the account is one matter, whichever stage met it first."""
        whole = failure.about.startswith(ACCOUNT)
        key = f"provider:{failure.about}" if whole else f"provider:{step.stage.name}:{failure.about}"
        if self._store.alarm(key, str(failure), self._clock.now()):
            log.error("operator_needed reason=%s", failure)

    def _alarm_of_refusal(self, step: Step, refused: Mark) -> None:
        """Let the operator be told of what was refused and only they can mend; the thread says the same to the people there."""
        for finding in refused.findings:
            reason = reason_for(finding, step.work.dossier)
            if reason.actor is Actor.OPERATOR:
                where = f"registration {step.claim.registration_id}, {refused.stage}, code {finding.code}"
                sentence = f"Something was refused that people cannot mend by themselves ({where}). {reason.cause} {reason.fix}"
                self._alarm(step, Misconfigured(sentence, about=finding.code))

    def _record(self, step: Step, seen: Seen, was: Mark | None = None) -> None:
        """Keep what the provider says, with the news of it; `was` is the mark from before a call that changes something."""
        self._shut.admitted()
        self._store.calm(f"provider:{ACCOUNT}", f"provider:{step.stage.name}:")
        now, before = self._clock.now(), step.mark
        # It was approved all along, and what was filed again does not concern it.
        steady = was if was and seen.untouched and was.state is seen.state is State.APPROVED else None
        moved = steady is None and (seen.state is not before.state or says_more(before, seen))
        remote_id = None if seen.gone else seen.remote_id or before.remote_id
        after = replace(
            before,
            state=seen.state,
            remote_id=remote_id,
            said=seen.said,
            findings=seen.findings,
            since=steady.since if steady else now if moved else before.since,
            looked_at=before.looked_at if before.state is State.CALLING else now,
            looks=0 if moved else before.looks + 1,
            changes=before.changes if seen.untouched and remote_id else _changes(before, seen.state, remote_id),
        )
        after = replace(after, due_at=seen.retry_at or self._next_look(step, after, now))
        if moved and after.state is State.REJECTED:
            self._alarm_of_refusal(step, after)
        self._keep(step, after, [*(self._news(step, after, now) if moved else []), *self._reminder(step, after, now)])

    def _next_look(self, step: Step, mark: Mark, now: datetime) -> datetime | None:
        pause, stage = None, step.stage
        if mark.state in {State.PENDING, State.UNKNOWN} and stage.intervals:
            pause = stage.intervals[min(mark.looks, len(stage.intervals) - 1)]
        elif mark.state in {State.APPROVED, State.LOST} and State.LOST in stage.news:
            pause = WATCH
        elif mark.state is State.REJECTED and stage.intervals and mark.remote_id:
            pause = WATCH  # the provider's support may decide otherwise
        elif mark.state is State.UNKNOWN:
            pause = PUZZLED
        return turn(now, pause, step.claim.registration_id, together=stage.together) if pause else None

    def _news(self, step: Step, after: Mark, now: datetime) -> list[Notice]:
        """Return what a move tells. A stage found approved after a crash was taken before: that is told as well."""
        skipped = [State.PENDING] if step.mark.state is State.CALLING and after.state is State.APPROVED else []
        if (step.mark.state, after.state) == (State.LOST, State.APPROVED):
            back = step.stage.news.get(State.APPROVED, Kind.APPROVED)
            return [
                Notice(key_of(step.stage, step.mark, back, after), back, now, {**facts_of(after), "given_back": True})
            ]
        kinds = [
            kind
            for state in [*skipped, after.state]
            if (kind := (step.stage.renews if after.changes else {}).get(state) or step.stage.news.get(state))
        ]
        if after.state is State.APPROVED and self._nothing_else_tells(step):
            kinds.append(Kind.APPROVED)
        mendable = {"mendable": True} if taken_but_mendable(step.stage, after, step.work.dossier) else {}
        facts = {**facts_of(after), **mendable}
        return [
            Notice(key=key_of(step.stage, step.mark, kind, after), kind=kind, at=now, facts=facts) for kind in kinds
        ]

    def _nothing_else_tells(self, step: Step) -> bool:
        """Tell whether what speaks for a stage was approved before this filing, and so has no news of its own to come."""
        speaker = step.work.marks.get(step.stage.told_by or "")
        if speaker is None or speaker.state is not State.APPROVED or speaker.since is None or step.filing is None:
            return False
        return speaker.since < step.filing.at

    def _reminder(self, step: Step, after: Mark, now: datetime) -> list[Notice]:
        """Return what is said of something that takes longer than usual; its key has it said once."""
        patience = step.stage.patience
        since = patience.since(after, step.work.marks) if patience else None
        held = not all(met(need, step.work.marks) for need in step.stage.needs)  # it waits for another stage then
        if held or patience is None or since is None or not (turn := patience.passed(since, now)):
            return []
        waited = {"turn": turn, "days": (now - since).days, "support": patience.support_can_look(since, now)}
        key = f"{patience.kind}:{after.stage}:{after.filing}:{turn}"
        return [Notice(key, patience.kind, now, {**facts_of(after), **waited})]

    def _keep(self, step: Step, after: Mark, notices: list[Notice] | None = None) -> None:
        self._store.record(step.claim, step.mark, after, notices or [], at=self._clock.now())
        if after.state is not step.mark.state:
            log.info(
                "stage_moved registration=%s stage=%s state=%s", step.claim.registration_id, after.stage, after.state
            )


def _changes(before: Mark, state: State, remote_id: str | None) -> int:
    """Return how often the thing that stands there now was changed: a new one begins at nought."""
    if remote_id != before.remote_id:
        return 0
    changed = before.state is State.CALLING and remote_id is not None and state is not State.WAITING
    return before.changes + 1 if changed else before.changes
