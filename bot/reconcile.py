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
from dataclasses import replace
from datetime import datetime, timedelta
from threading import Event

from bot.domain.case import Case
from bot.domain.due import Claim
from bot.domain.errors import CallFailed, Misconfigured, Stale, TryLater
from bot.domain.notices import Notice
from bot.domain.progress import Mark, State, met
from bot.domain.reasons import Actor, reason_for
from bot.domain.retrying import backoff, operator_wait
from bot.domain.work import Seen, Work
from bot.errand import Errand, fingerprint, next_look
from bot.news import news, reminder, says_more, unheard
from bot.ports import Clock, Provider, Stage, Store
from bot.shut import Shut
from bot.survey import Survey

log = logging.getLogger(__name__)

LATE = timedelta(seconds=30)  # after its beginning, a call that was cut off is carried out no more
SECOND_SEARCH = timedelta(seconds=5)  # at least, between two searches: lists may lag behind creation (reference 9.1)
STUBBORN = 5  # refusals to say how something stands, until the operator hears of it
ACCOUNT = "account:"  # how what a failure is about begins when it concerns all calls
AWAY = (
    "Twilio has answered no call for more than an hour. Nothing is lost: the bot goes on by itself once Twilio answers. Please look at "
    "status.twilio.com, and whether this machine reaches the internet."
)


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
            while not self._ending.is_set() and (errands := list(self._ready(claim))):
                taken = [self._calls.submit(self._take, errand) for errand in errands]
                wait(taken)  # all of them, before the claim may be given back because of one
                for each in taken:
                    each.result()
            self._store.release(claim, self._due(claim))
        except Stale:
            log.info("claim_lost registration=%s", claim.registration_id)

    def _ready(self, claim: Claim) -> Iterator[Errand]:
        case, now = self._store.filed_case(claim), self._clock.now()
        return (errand for errand in self._errands(claim, case, now) if self._free_at(errand, now) <= now)

    def _errands(self, claim: Claim, case: Case, now: datetime) -> Iterator[Errand]:
        """Yield what can be called, as far as time does not forbid it yet.

        A stage that was filed anew since it was last called is outdated if it was refused or would be sent something else now.
        Nothing that leans on an outdated stage, however far off, is made before that one was brought in line.
        """
        unsettled: set[str] = set()
        for stage in self._provider.stages:
            work, registration = self._work(claim, case, stage, now), case.registration
            errand = Errand(claim, stage, work, registration.filing(stage.part), registration.created_at)
            leaning = any(need.stage in unsettled for need in stage.needs)
            if errand.outdated or errand.unmade or leaning:
                unsettled.add(stage.name)
            if errand.outdated or errand.unmade:
                if errand.filing and not leaning and all(met(need, case.marks) for need in stage.needs):
                    yield errand
            elif errand.mark.due_at is not None:
                yield errand

    def _work(self, claim: Claim, case: Case, stage: Stage, now: datetime) -> Work:
        mark = case.marks.get(stage.name, Mark(stage.name))
        return Work(claim.registration_id, case.dossier, case.marks, mark, now, case.sightings, case.notes)

    def _due(self, claim: Claim) -> datetime | None:
        """Return when the next call can be made, as far as time decides it."""
        case, now = self._store.filed_case(claim), self._clock.now()
        return min((self._free_at(errand, now) for errand in self._errands(claim, case, now)), default=None)

    def _free_at(self, errand: Errand, now: datetime) -> datetime:
        """Return when an errand can be done, as far as time decides it, or a provider that turns its kind away."""
        until = self._shut.until(errand.stage.name if errand.outdated or errand.unmade else "")
        return max(errand.due_at or now, until or now)

    def _take(self, errand: Errand) -> None:
        if errand.mark.state is State.CALLING:
            self._recover(errand)
        elif errand.unmade or errand.outdated:
            self._make(errand)
        else:
            self._look(errand)

    def _make(self, errand: Errand, *, searched: bool = False) -> None:
        """Make what is not there, or change what is."""
        try:
            there = None if searched else self._made_before(errand)
        except CallFailed as failure:
            self._put_off(errand, failure, State.WAITING)
            return
        resumed = errand.mark.state is State.CALLING
        now = self._clock.now()
        calling = replace(
            errand.mark,
            state=State.CALLING,
            attempts=errand.mark.attempts + 1,
            begun=now,
            # What is made once more is looked for, if need be, since the first time.
            since=errand.mark.since if resumed else now,
            looks=0,
            due_at=None,
            findings=(),
            fingerprint=fingerprint(errand.stage.inputs(errand.work)),
            filing=errand.filing.number if errand.filing else 0,
        )
        self._store.begin(errand.claim, calling, lease=self._lease)
        was, errand = errand.mark, replace(errand, work=replace(errand.work, mark=calling, resumed=resumed))
        call = errand.stage.create if calling.remote_id is None else errand.stage.change
        try:
            seen = there or call(errand.work)
        except CallFailed as failure:
            state = State.CALLING if _in_doubt(errand, failure) else State.WAITING
            self._put_off(errand, failure, state, changing=errand.stage.name)
        else:
            self._record(errand, seen, was, changed="" if there else errand.stage.name)

    def _made_before(self, errand: Errand) -> Seen | None:
        """Look for what was made although we do not know of it: our database may be older than the provider's.

        It became so while we were away, or it is another one that took over and lags behind. What costs money is looked for before
        each time it is made (reference 9.1); of the rest, each stage of a registration from before we were started is, once.
        """
        place = errand.claim.registration_id, errand.stage.name
        known = errand.born >= self._started or place in self._searched
        if errand.mark.remote_id is not None or (known and not errand.stage.costs):
            return None
        since = errand.mark.since or errand.born
        seen = errand.stage.find(replace(errand.work, mark=replace(errand.mark, since=since)))
        self._searched.add(place)
        return seen

    def _recover(self, errand: Errand) -> None:
        """Find out what came of a call that was cut off. A change looks itself before it is made again, once the call has ended."""
        mark, now = errand.mark, self._clock.now()
        late = (mark.begun or mark.since or now) + LATE
        if mark.remote_id is not None:
            if now < late:
                self._keep(errand, replace(mark, due_at=late))
            else:
                self._make(errand)
            return
        try:
            seen = errand.stage.find(errand.work)
        except CallFailed as failure:
            self._put_off(errand, failure, mark.state)
            return
        self._searched.add((errand.claim.registration_id, errand.stage.name))
        if seen is not None:
            self._record(errand, seen)
        elif mark.looks == 0 or now < late:
            self._keep(errand, replace(mark, looks=1, due_at=max(now + SECOND_SEARCH, late)))
        else:
            self._make(errand, searched=True)

    def _look(self, errand: Errand) -> None:
        try:
            seen = errand.stage.look(replace(errand.work, surveyed=self._survey.of(errand.mark)))
        except CallFailed as failure:
            self._put_off(errand, failure, errand.mark.state)
        else:
            self._record(errand, seen)

    def _put_off(self, errand: Errand, failure: CallFailed, state: State, *, changing: str = "") -> None:
        """Try again later, the more rarely the oftener nothing came of it; until then the stage stands as `state`.

        `changing` is the stage if the call was to change something.
        """
        now, before = self._clock.now(), errand.mark
        asked = failure.after if isinstance(failure, TryLater) else None
        after = asked or backoff(before.failures + 1)
        if isinstance(failure, Misconfigured):
            whole = failure.about.startswith(ACCOUNT)
            about = failure.about if whole else f"{errand.stage.name}:{failure.about}"
            self._alarm(f"provider:{about}", str(failure), met=changing)
            after = self._shut.turned_away(changing) if whole else operator_wait(before.failures)
        elif not isinstance(failure, TryLater):
            self._puzzled(errand, failure)
        elif failure.away and self._shut.unanswered():
            self._alarm(f"provider:{ACCOUNT}away", AWAY)
        log.info(
            "call_put_off registration=%s stage=%s seconds=%d",
            errand.claim.registration_id,
            before.stage,
            after.total_seconds(),
        )
        mark = replace(before, state=state, due_at=now + after, failures=before.failures + (asked is None))
        silent = self._shut.silent_since
        self._keep(errand, mark, unheard(errand, silent, now) if silent else [])

    def _puzzled(self, errand: Errand, failure: CallFailed) -> None:
        """Let the operator be told that the provider will not say how something stands, once it has refused to for a while."""
        if errand.mark.failures == STUBBORN:
            where = f"registration {errand.claim.registration_id}, {errand.stage.name}"
            sentence = (
                f"Twilio will not say how something stands ({where}). {failure} Please look at it in Twilio's Console."
            )
            self._alarm(f"unsaid:{_place(errand)}", sentence)

    def _alarm(self, key: str, sentence: str, *, met: str = "") -> None:
        """Let the operator be told. What concerns the account is one matter, whichever stage met it first; a refusal is its own."""
        if self._store.alarm(key, sentence, self._clock.now(), met=met):
            log.error("operator_needed reason=%s", sentence)

    def _alarm_of_refusal(self, errand: Errand, refused: Mark) -> None:
        """Let the operator be told of what was refused and only they can mend; the thread says the same to the people there."""
        for finding in refused.findings:
            reason = reason_for(finding, errand.work.dossier)
            if reason.actor is Actor.OPERATOR:
                where = f"registration {errand.claim.registration_id}, {refused.stage}, code {finding.code}"
                sentence = f"Something was refused that people cannot mend by themselves ({where}). {reason.cause} {reason.fix}"
                self._alarm(f"refused:{_place(errand)}{finding.code}", sentence)

    def _calm(self, errand: Errand, seen: Seen, *, asked_anew: bool, changed: str) -> None:
        """Keep that the provider answered, and what that shows to be over: what such a call met, and what this registration waited for."""
        self._shut.admitted(changed)
        progress = [f"refused:{_place(errand)}"] if asked_anew or seen.state is not State.REJECTED else []
        answered = (f"provider:{ACCOUNT}", f"provider:{errand.stage.name}:", f"unsaid:{_place(errand)}")
        self._store.calm(*answered, *progress, met=changed)

    def _record(self, errand: Errand, seen: Seen, was: Mark | None = None, *, changed: str = "") -> None:
        """Keep what the provider says, with the news of it.

        `was` is the mark from before a call that was to change something; `changed` the stage of which it did so.
        """
        self._calm(errand, seen, asked_anew=was is not None, changed=changed)
        now, before = self._clock.now(), errand.mark
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
            failures=0,
            changes=before.changes if seen.untouched and remote_id else _changes(before, seen.state, remote_id),
        )
        after = replace(after, due_at=seen.retry_at or next_look(errand, after, now))
        if moved and after.state is State.REJECTED:
            self._alarm_of_refusal(errand, after)
        self._keep(errand, after, [*(news(errand, after, now) if moved else []), *reminder(errand, after, now)])

    def _keep(self, errand: Errand, after: Mark, notices: list[Notice] | None = None) -> None:
        now, told = self._clock.now(), notices or []
        self._store.record(errand.claim, errand.mark, after, told, at=now, watched=errand.watched)
        if after.state is not errand.mark.state:
            log.info(
                "stage_moved registration=%s stage=%s state=%s", errand.claim.registration_id, after.stage, after.state
            )


def _place(errand: Errand) -> str:
    """Return how what concerns one stage of one registration begins."""
    return f"{errand.claim.registration_id}:{errand.stage.name}:"


def _in_doubt(errand: Errand, failure: CallFailed) -> bool:
    """Tell whether a call that failed may have been carried out, or one before it: of a change, nothing is looked for but by itself."""
    unknown = isinstance(failure, TryLater) and failure.done is None
    return unknown or (errand.work.resumed and errand.mark.remote_id is not None)


def _changes(before: Mark, state: State, remote_id: str | None) -> int:
    """Return how often the thing that stands there now was changed: a new one begins at nought."""
    if remote_id != before.remote_id:
        return 0
    changed = before.state is State.CALLING and remote_id is not None and state is not State.WAITING
    return before.changes + 1 if changed else before.changes
