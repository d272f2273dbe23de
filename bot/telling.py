"""Tell what happened: one card a registration, a reply in its thread for each notice.

What is told was stored together with the change it tells of. Here it is posted, by its own job: an outage of Slack delays it and
loses nothing. A notice is taken alone, and written down as begun before each post, which lengthens the lease: it covers one post
and what precedes it. A post that was cut off is looked for first, and not before Slack must have carried it out or never will.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from threading import Event

from bot.domain.cards import Telling
from bot.domain.case import Case
from bot.domain.due import Alarm, StaleCard, Untold
from bot.domain.errors import CallFailed, Misconfigured, Puzzling, Stale, TryLater
from bot.domain.registration import may_file
from bot.domain.retrying import OPERATOR, backoff, operator_wait
from bot.logs import where
from bot.ports import Clock, Store, Teller
from bot.way import Way

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=2)  # outlasts the longest search, ten pages of ten seconds each, and one post
CARD_LEASE = timedelta(seconds=30)  # outlasts the one call that edits a card
# After its beginning, a post that was cut off is over: a card takes up to three calls of ten seconds.
LATE = timedelta(seconds=45)
CARD_PAUSE = timedelta(seconds=5)  # real time, until a card that could not be edited is tried again
ENDED = 1000  # rights taken back that are looked through for who may not file any more
PARKED = 12  # refusals, over some days, after which a notice waits until the operator has mended what keeps it
HOPED = 6  # refusals in a word we have no meaning for, over a minute, until that is taken for one of them
# How alarms begin that cannot be told: what told them would show that they are over.
OF_THE_TOKEN = "slack:token:"  # noqa: S105 - a key of alarms


class Herald:
    """Brings notices and cards to Slack."""

    def __init__(self, store: Store, teller: Teller, way: Way, clock: Clock, ending: Event | None = None) -> None:
        self._ending = ending or Event()
        self._store = store
        self._teller = teller
        self._way = way
        self._clock = clock
        self._started = clock.now()

    def telling(self, case: Case) -> Telling:
        """Return what notices and cards of a registration are drawn from."""
        told = Telling(case.registration, case.dossier, case.marks, self._way.bars(case), self._clock.now())
        if not self._way.mended(case):
            return told
        team = case.registration.team_id
        filers = may_file(case.registration, self._store.grants(team), self._store.ended_grants(team, limit=ENDED))
        return replace(told, mended=True, filers=filers)

    def tell_due(self) -> None:
        """Tell everything that is due, until the end is announced; what was taken by then is given back with all else."""
        while not self._ending.is_set() and (due := self._claim_notices()):
            for untold in due:
                self._tell(untold)

    def show_cards(self) -> None:
        """Bring cards up to date that show less than is known."""
        while not self._ending.is_set() and (stale := self._claim_cards()):
            for card in stale:
                self._show(card)

    def tell_alarms(self) -> None:
        """Tell the operator what only they can mend."""
        while not self._ending.is_set() and (alarms := self._claim_alarms()):
            for alarm in alarms:
                self._tell_operator(alarm)

    def _claim_notices(self) -> Sequence[Untold]:
        return self._store.claim_notices(self._clock.now(), limit=1, lease=LEASE)

    def _claim_cards(self) -> Sequence[StaleCard]:
        return self._store.claim_cards(self._clock.now(), limit=1, lease=CARD_LEASE)

    def _claim_alarms(self) -> Sequence[Alarm]:
        now = self._clock.now()
        return self._store.claim_alarms(now, limit=1, lease=LEASE, over_at=now + LATE)

    def _tell_operator(self, alarm: Alarm) -> None:
        """Tell what the log has already in the operator's channel, as soon as that can be reached."""
        try:
            if not alarm.key.startswith(OF_THE_TOKEN):
                self._teller.tell_operator(alarm)
        except CallFailed as failure:
            log.error("operator_not_reached alarm=%s reason=%s", alarm.key, failure)
            self._store.put_off_alarm(alarm, self._clock.now() + _pause(failure, alarm.tries, alarm.tries))
        else:
            self._store.alarm_told(alarm)

    def _tell(self, untold: Untold) -> None:
        try:
            told = self.telling(self._with_card(untold))
            self._finish(untold, told, untold.ts or self._reply(told, untold))
        except Stale:
            log.info("notice_lost registration=%s kind=%s", untold.registration_id, untold.notice.kind)
        except CallFailed as failure:
            self._put_off(untold, failure)
        except Exception as bug:
            # One notice that cannot be drawn must not keep the others from being told.
            log.error("telling_failed registration=%s error=%s", untold.registration_id, where(bug))
            self._store.put_off(untold, self._clock.now() + OPERATOR, in_doubt=True)

    def _reply(self, told: Telling, untold: Untold) -> str:
        found = self._teller.find_reply(told, untold.notice) if self._doubtful(untold, told) else None
        if found is not None:
            return found
        self._begin(untold)
        return self._teller.post_reply(told, untold.notice)

    def _begin(self, untold: Untold) -> None:
        """Write down that a post begins now."""
        self._store.begin_telling(untold, lease=LEASE, over_at=self._clock.now() + LATE)

    def _doubtful(self, untold: Untold, told: Telling) -> bool:
        """Tell whether it may stand there already: cut off before, or told by a bot whose database was newer than ours."""
        return untold.in_doubt or told.registration.created_at < self._started

    def _finish(self, untold: Untold, told: Telling, ts: str) -> None:
        """Keep where a notice stands before a copy is tried, so that a copy that fails does not bring the notice twice."""
        if ts != untold.ts:
            self._store.posted(untold, ts)
            self._posts_again(told)
        self._begin(untold)
        self._copy(told, untold)
        self._store.told(untold, ts, self._clock.now())
        log.info("notice_told registration=%s kind=%s", untold.registration_id, untold.notice.kind)

    def _copy(self, told: Telling, untold: Untold) -> None:
        """Bring a notice to who does not see the thread; raises `TryLater` if that is worth another try. No other news waits for it."""
        try:
            if self._teller.copy(told, untold.notice):
                self._store.calm("slack:copies:")
        except (Misconfigured, Puzzling) as failure:
            if isinstance(failure, Puzzling) and untold.refusals < HOPED:
                raise
            log.warning("copy_not_sent registration=%s reason=%s", untold.registration_id, failure)
            about = failure.said if isinstance(failure, Puzzling) else failure.about
            self._alarm(Misconfigured(f"A direct message was not sent. {failure}", about=f"copies:{about}"))

    def _with_card(self, untold: Untold) -> Case:
        case = self._read(untold.team_id, untold.registration_id)
        if case.registration.card_ts is not None:
            return case
        channel = str(case.dossier.values("contact").get("channel") or case.registration.origin_channel)
        told = self.telling(case)
        ts = self._teller.find_card(told, channel) if self._doubtful(untold, told) else None
        if ts is None:
            self._begin(untold)
            ts = self._teller.post_card(told, channel)
        try:
            self._store.place_card(case.registration, channel, ts)
        except TryLater as failure:
            raise TryLater(str(failure)) from None  # the card stands there, whatever the database says of its own part
        case = self._read(untold.team_id, untold.registration_id)
        if case.registration.old_card is not None:
            self._leave_a_sign(case)
        return case

    def _leave_a_sign(self, case: Case) -> None:
        """Say on the card left behind where the new one is: a courtesy, which no news waits for."""
        try:
            self._teller.card_moved(self.telling(case))
        except CallFailed:
            log.warning("old_card_not_marked registration=%s", case.registration.id)
        self._store.card_moved(case.registration)

    def _read(self, team_id: str, registration_id: str) -> Case:
        case = self._store.case(team_id, registration_id)
        if case is None:
            raise LookupError(f"registration {registration_id} has news but is gone")
        return case

    def _put_off(self, untold: Untold, failure: CallFailed) -> None:
        """Tell it later. A doubt stays until it is told: what failed now may have been the search."""
        cut_off = isinstance(failure, TryLater) and failure.done is None
        needed = _for_operator(untold, failure)
        if needed is not None:
            self._alarm(needed)
        parked = needed is not None and untold.refusals >= _hope(failure) + PARKED
        refused = needed is not None or isinstance(failure, Puzzling)
        due_at = None if parked else self._clock.now() + _pause(failure, untold.tries, untold.refusals)
        log.info("notice_put_off registration=%s kind=%s", untold.registration_id, untold.notice.kind)
        self._store.put_off(untold, due_at, in_doubt=untold.in_doubt or cut_off, refused=refused)

    def _show(self, card: StaleCard) -> None:
        try:
            told = self.telling(self._read(card.team_id, card.registration_id))
            self._teller.edit_card(told)
        except Puzzling as failure:
            log.warning("card_left_as_it_is registration=%s reason=%s", card.registration_id, failure)
            self._store.card_shown(card)  # as far as it can be; the next change tries again
        except TryLater as failure:
            self._store.put_off_card(card, failure.after or CARD_PAUSE)
        except Misconfigured as failure:
            self._alarm(failure)
            self._store.card_shown(card)
        except Exception as bug:
            log.error("card_failed registration=%s error=%s", card.registration_id, where(bug))
            self._store.put_off_card(card, OPERATOR)
        else:
            self._store.card_shown(card)
            self._store.calm(OF_THE_TOKEN, f"slack:{told.registration.card_channel}:")

    def _alarm(self, failure: Misconfigured) -> None:
        if self._store.alarm(f"slack:{failure.about}", str(failure), self._clock.now()):
            log.error("operator_needed reason=%s", failure)

    def _posts_again(self, told: Telling) -> None:
        """Keep that Slack takes our token, our messages in this channel, and news of this registration."""
        channel = told.registration.card_channel
        theirs = (f"slack:{channel}:", f"slack:posting:{channel}:", f"slack:notice:{told.registration.id}:")
        self._store.calm(OF_THE_TOKEN, *theirs)


def _hope(failure: CallFailed) -> int:
    """Return how many refusals of this kind are taken for weather."""
    return HOPED if isinstance(failure, Puzzling) else 0


def _pause(failure: CallFailed, tries: int, refusals: int) -> timedelta:
    """Return how long to leave alone what failed so, after so many tries and refusals."""
    if isinstance(failure, TryLater) and not isinstance(failure, Puzzling):
        return failure.after or max(backoff(tries), LATE if failure.done is None else timedelta())
    known = refusals - _hope(failure)
    return operator_wait(known) if known >= 0 else backoff(refusals)


def _for_operator(untold: Untold, failure: CallFailed) -> Misconfigured | None:
    """Return what the operator reads of a notice that is refused; None while time may mend it."""
    if isinstance(failure, Misconfigured):
        return failure
    if not isinstance(failure, Puzzling) or untold.refusals < HOPED:
        return None
    sentence = (
        f"Slack refuses news of registration {untold.registration_id} ({untold.notice.kind}) in a word that this bot does not know: "
        f"`{failure.said}`. It is tried more and more rarely; other news goes on. Please look up what the word means, and start the bot "
        "anew once that is mended: it then tries at once."
    )
    return Misconfigured(sentence, about=f"notice:{untold.registration_id}:{failure.said}")
