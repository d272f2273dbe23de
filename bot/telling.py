"""Tell what happened: one card a registration, a reply in its thread for each notice.

What is told was stored together with the change it tells of. Here it is posted, by its own job: an outage of Slack delays it and
loses nothing. A notice is written down as begun before it is posted; one whose posting was cut off is looked for first.
"""

from __future__ import annotations

import logging
from datetime import timedelta

from bot.domain.answers import Contact
from bot.domain.errors import CallFailed, Misconfigured, Stale, TryLater
from bot.domain.patience import OPERATOR, backoff
from bot.logs import where
from bot.ports import Case, Clock, StaleCard, Store, Teller, Telling, Untold
from bot.way import Way

log = logging.getLogger(__name__)

BATCH = 20
LEASE = timedelta(seconds=30)  # outlasts the few Slack calls one notice takes


class Herald:
    """Brings notices and cards to Slack."""

    def __init__(self, store: Store, teller: Teller, way: Way, clock: Clock) -> None:
        self._store = store
        self._teller = teller
        self._way = way
        self._clock = clock

    def telling(self, case: Case) -> Telling:
        """Return what notices and cards of a registration are drawn from."""
        return Telling(case.registration, case.dossier, case.marks, self._way.bars(case), self._clock.now())

    def tell_due(self) -> None:
        """Tell everything that is due."""
        while due := self._store.claim_notices(self._clock.now(), limit=BATCH, lease=LEASE):
            for untold in due:
                self._tell(untold)

    def show_cards(self) -> None:
        """Bring cards up to date that show less than is known."""
        for card in self._store.claim_cards(self._clock.now(), limit=BATCH, lease=LEASE):
            self._show(card)

    def _tell(self, untold: Untold) -> None:
        try:
            self._store.begin_telling(untold)
            case = self._with_card(untold)
            told = self.telling(case)
            ts = self._teller.find_reply(told, untold.notice) if untold.in_doubt else None
            ts = ts or self._teller.post_reply(told, untold.notice)
        except Stale:
            log.info("notice_lost registration=%s kind=%s", untold.registration_id, untold.notice.kind)
        except CallFailed as failure:
            self._put_off(untold, failure)
        except Exception as bug:
            # One notice that cannot be drawn must not keep the others from being told.
            log.error("telling_failed registration=%s error=%s", untold.registration_id, where(bug))
            self._store.put_off(untold, self._clock.now() + OPERATOR, in_doubt=True)
        else:
            self._store.told(untold, ts, self._clock.now())
            log.info("notice_told registration=%s kind=%s", untold.registration_id, untold.notice.kind)

    def _with_card(self, untold: Untold) -> Case:
        case = self._read(untold.team_id, untold.registration_id)
        if case.registration.card_ts is not None:
            return case
        contact = case.dossier.get(Contact)
        channel = contact.channel if contact else case.registration.origin_channel
        told = self.telling(case)
        ts = self._teller.find_card(told, channel) if untold.in_doubt else None
        self._store.place_card(case.registration, channel, ts or self._teller.post_card(told, channel))
        return self._read(untold.team_id, untold.registration_id)

    def _read(self, team_id: str, registration_id: str) -> Case:
        case = self._store.case(team_id, registration_id)
        if case is None:
            raise LookupError(f"registration {registration_id} has news but is gone")
        return case

    def _put_off(self, untold: Untold, failure: CallFailed) -> None:
        after = OPERATOR
        if isinstance(failure, Misconfigured):
            self._alarm(failure)
        elif isinstance(failure, TryLater):
            after = failure.after or backoff(untold.tries)
        in_doubt = isinstance(failure, TryLater) and failure.done is None
        log.info("notice_put_off registration=%s kind=%s", untold.registration_id, untold.notice.kind)
        self._store.put_off(untold, self._clock.now() + after, in_doubt=in_doubt)

    def _show(self, card: StaleCard) -> None:
        try:
            self._teller.edit_card(self.telling(self._read(card.team_id, card.registration_id)))
        except Misconfigured as failure:
            self._alarm(failure)
        except TryLater:
            return  # its lease runs out and it is taken again
        self._store.card_shown(card)

    def _alarm(self, failure: Misconfigured) -> None:
        if not self._store.alarm(f"slack: {failure}", self._clock.now()):
            return
        log.error("operator_needed reason=%s", failure)
        try:
            self._teller.tell_operator(str(failure))
        except CallFailed:
            log.warning("operator_not_reached")
