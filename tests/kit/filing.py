"""One registration that is filed, refused and filed again, with the real walk and the sandbox's Twilio, and no process of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from bot.domain.case import Case
from bot.domain.dossier import Dossier
from bot.domain.notices import Kind
from bot.domain.progress import Mark, State
from bot.domain.registration import Filing, Registration
from bot.jobs import Looker
from bot.reconcile import Reconciler
from store import Database, SqlStore, Vault
from store.tables import RegistrationRow
from tests.kit.twilio_caller import Caller, served
from tests.kit.twilio_walk import provider

TEAM, KEY = "T1", "reg_0123456789ab"
LEASE = timedelta(minutes=5)
LAST = {"business": "review_business", "sms": "review_sms", "number": "number"}
SIDS = re.compile(r"/(?:[A-Z]{2}[0-9a-f]{32}|v1|2010-04-01|Accounts|a2p|Services|Compliance)(?=[/.]|$)")


class Refiling:
    """One registration that is filed, refused and filed again, and the walk that takes it to Twilio."""

    def __init__(self, database: Database, vault: Vault, caller: Caller) -> None:
        self.database, self.store, self.caller = database, SqlStore(database, vault), caller
        self.clock = caller.world.clock
        self._calls, self._workers = ThreadPoolExecutor(8), ThreadPoolExecutor(1)
        reconciler = Reconciler(self.store, provider(caller), self.clock, self._calls, lease=LEASE)
        self._looker = Looker(self.store, reconciler, self.clock, self._workers, lease=LEASE)
        self.registration = Registration(KEY, TEAM, "U1", self.clock.now(), "C1")
        self.store.start(self.registration)
        self._filed: dict[str, int] = {}
        self.before = 0  # calls made when something was last filed

    def close(self) -> None:
        self._workers.shutdown()
        self._calls.shutdown()

    def file(self, part: str, answers: Dossier) -> None:
        number = self._filed.get(part, 0)
        filing = Filing(part, number + 1, "U1", self.clock.now(), "I accept.", answers.entries)
        self.before = len(self.caller.admin("GET", "requests"))
        assert self.store.file(self.registration, filing, LAST[part], {}, version=number)
        self._filed[part] = number + 1

    def case(self) -> Case:
        case = self.store.case(TEAM, KEY)
        assert case is not None
        return case

    def mark(self, stage: str) -> Mark:
        return self.case().marks.get(stage, Mark(stage))

    def wake(self) -> None:
        """Let the registration be due now."""
        with self.database.writing() as session:
            session.get_one(RegistrationRow, KEY).due_at = self.clock.now()

    def look(self) -> None:
        """Let the bot do what is due now."""
        self._looker.look()

    def until(self, stage: str, state: State, filing: int = 1, *, step: int = 600) -> Mark:
        """Let time pass, so many seconds at a time, until a stage stands so."""
        for _ in range(200):
            self.look()
            mark = self.mark(stage)
            if mark.state is state and mark.filing == filing:
                return mark
            self.caller.passes(step)
        raise AssertionError(f"{stage} is {mark}")

    def written(self, about: str = "") -> list[str]:
        """Return what was done at Twilio since the last filing, ids left out."""
        calls = self.caller.admin("GET", f"requests?since={self.before}")
        told = [
            f"{call['method']} {SIDS.sub('', call['path'])}"
            for call in calls
            if call["method"] != "GET" and call["done"]
        ]
        return [one for one in told if about in one]

    def kinds(self) -> list[Kind]:
        """Return what there is to tell."""
        return [kind for kind, _ in self.news()]

    def news(self) -> list[tuple[Kind, str]]:
        """Return what there is to tell, and of which stage."""
        found = []
        while due := self.store.claim_notices(self.clock.now(), limit=50, lease=LEASE):
            for untold in due:
                found.append((untold.notice.kind, str(untold.notice.facts.get("stage"))))
                self.store.told(untold, "1.1", self.clock.now())
        return found


@pytest.fixture
def refiling(sqlite_url: str, vault: Vault) -> Iterator[Refiling]:
    database = Database(sqlite_url)
    with served() as caller:
        refiling = Refiling(database, vault, caller)
        yield refiling
        refiling.close()
    database.close()
