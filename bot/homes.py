"""Keep the Homes that people look at up to date: each is published anew when something it shows has changed.

A change makes the Homes of its team due in its own transaction. They are published here, by a job and one at a ring: Slack
takes about a hundred a minute, and changes in quick succession are shown together. Opening a Home makes it due as well, so that
there is one way to publish, and what was drawn earlier never comes to stand above what was drawn later.
"""

from __future__ import annotations

import logging
from datetime import timedelta
from threading import Event

from bot.domain.due import StaleHome
from bot.domain.errors import CallFailed, Misconfigured, Puzzling, TryLater
from bot.domain.retrying import OPERATOR
from bot.logs import where
from bot.ports import Publisher, Store

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=30)  # outlasts the two Slack calls of one Home
# Real time, as Slack's limits are.
PAUSE = timedelta(seconds=3)  # between two publications of one Home
OUTAGE = timedelta(seconds=5)  # until a Slack that did not answer is tried again


class Homes:
    """Publishes Homes."""

    def __init__(self, store: Store, publisher: Publisher, ending: Event | None = None) -> None:
        self._store = store
        self._publisher = publisher
        self._ending = ending or Event()

    def opened(self, team_id: str, user_id: str, *, chosen: str, page: int) -> None:
        """Keep that somebody looks at their Home, which is to be shown."""
        self._store.home_opened(team_id, user_id, chosen=chosen, page=page)

    def show(self, team_id: str, user_id: str) -> None:
        """Bring one Home up to date now, if nobody does so already."""
        self._publish_one((team_id, user_id))

    def show_due(self) -> None:
        """Bring the Home up to date that was opened last of all that are due."""
        self._publish_one(None)

    def _publish_one(self, of: tuple[str, str] | None) -> None:
        if self._ending.is_set():
            return
        for home in self._store.claim_homes(limit=1, lease=LEASE, of=of):
            self._publish(home)

    def _publish(self, home: StaleHome) -> None:
        try:
            kept_up = self._publisher.publish(home)
        except CallFailed as failure:
            self._put_off(home, failure)
        except Exception as bug:
            # The message may hold answers: only its kind is logged. The next change tries again.
            log.error("home_failed user=%s error=%s", home.user_id, where(bug))
            self._store.home_shown(home, PAUSE)
        else:
            if kept_up:
                self._store.home_shown(home, PAUSE)
            else:
                self._store.forget_home(home)

    def _put_off(self, home: StaleHome, failure: CallFailed) -> None:
        """Try again later. What Slack asks of the app, and what the operator has to mend, keeps the team's other Homes too."""
        log.info("home_put_off user=%s reason=%s", home.user_id, failure)
        if isinstance(failure, Misconfigured):
            self._store.put_off_homes(home.team_id, OPERATOR)  # who has to act is told with the next notice
        elif isinstance(failure, Puzzling):
            self._store.put_off_home(home, OPERATOR)
        elif isinstance(failure, TryLater) and failure.after:
            self._store.put_off_homes(home.team_id, failure.after)
        else:
            self._store.put_off_home(home, OUTAGE)
