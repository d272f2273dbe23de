"""What looking costs: many things in one call, each at its own moment, and nothing for what is not due."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import partial
from threading import Semaphore
from typing import Any

import pytest

from bot.domain.progress import Mark, State
from bot.domain.registration import Filing, Registration
from bot.domain.turns import turn
from bot.jobs import Looker
from bot.reconcile import Reconciler
from bot.survey import Survey
from bot.twilio.stages import BRAND_REVIEW, CAMPAIGN_REVIEW, REVIEW
from store import Database, SqlStore, Vault
from store.rows import hold_mark
from store.tables import MarkRow, RegistrationRow
from tests.kit.twilio_caller import Caller, served
from tests.kit.twilio_walk import dossier, provider

pytest_plugins = ["tests.kit.databases"]
TEAM = "T1"
LEASE = timedelta(minutes=5)
NOON = datetime(2026, 3, 2, 12, 0, 7, tzinfo=UTC)
DAY = timedelta(days=1)


class FirstIsLast(ThreadPoolExecutor):
    """Begins with what it is given first once all the rest of it is done."""

    def __init__(self, rest: int) -> None:
        super().__init__(4)
        self._rest = Semaphore(0)
        self._missing = rest
        self._begun = False
        self.waited = True

    def submit(self, do: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        first, self._begun = not self._begun, True
        return super().submit(self._in_turn, first, partial(do, *args, **kwargs))

    def _in_turn(self, first: bool, do: Callable[[], Any]) -> Any:
        if first:
            self.waited = all(self._rest.acquire(timeout=10) for _ in range(self._missing))
        try:
            return do()
        finally:
            self._rest.release()


class Office:
    """A store full of registrations under review, and the one who looks."""

    def __init__(self, database: Database, vault: Vault, caller: Caller) -> None:
        self.store, self._database, self._vault = SqlStore(database, vault), database, vault
        self.caller, self.clock = caller, caller.world.clock
        self.provider = provider(caller)
        self._pool = ThreadPoolExecutor(8)
        reconciler = Reconciler(self.store, self.provider, self.clock, self._pool, lease=LEASE)
        self._workers, self._reconciler = ThreadPoolExecutor(4), reconciler
        self._looker = Looker(self.store, reconciler, self.clock, self._workers, lease=LEASE)
        self._pattern = caller.world.tables["brands"][caller.brand()]
        self._profile = caller.world.tables["customer_profiles"][self._pattern["customer_profile_bundle_sid"]]

    def works_with(self, workers: ThreadPoolExecutor) -> None:
        self._workers.shutdown()
        self._workers = workers
        self._looker = Looker(self.store, self._reconciler, self.clock, workers, lease=LEASE)

    def close(self) -> None:
        self._workers.shutdown()
        self._pool.shutdown()

    def brands(self, number: int) -> list[str]:
        return [self._another("brands", "BN", self._pattern, status="PENDING") for _ in range(number)]

    def profiles(self, number: int) -> list[str]:
        return [self._another("customer_profiles", "BU", self._profile, status="in-review") for _ in range(number)]

    def _another(self, table: str, prefix: str, pattern: dict[str, Any], **changed: Any) -> str:
        own = {"sid", "account_sid", "date_created", "date_updated", "_visible_at", "_key"}
        fields = {**{name: value for name, value in pattern.items() if name not in own}, **changed}
        account = self.caller.world.account(pattern["account_sid"])
        return str(self.caller.world.add(table, prefix, account, **fields)["sid"])

    def wait_for(self, stage: str, sids: list[str], *, due: bool = True) -> None:
        """Keep a registration for each of these, all made but for this stage, which is under review."""
        at = self.clock.now() if due else self.clock.now() + DAY
        filing = Filing("business", 1, "U1", at, "I accept.", dossier().entries)
        done = [Mark(one.name, State.MADE, "made", filing=1) for one in self.provider.stages if one.part == "business"]
        for sid in sids:
            registration = Registration(f"reg-{sid}", TEAM, "U1", at, "C1")
            self.store.start(registration)
            self.store.file(registration, filing, "review_business", {}, version=0)
            here = Mark(stage, State.PENDING, sid, since=self.clock.now(), due_at=at, looks=9, filing=1)
            self._keep(registration.id, [*(mark for mark in done if mark.stage != stage), here], at)

    def _keep(self, registration: str, marks: list[Mark], at: datetime) -> None:
        with self._database.writing() as session:
            session.get_one(RegistrationRow, registration).due_at = at
            for mark in marks:
                row = MarkRow(registration_id=registration, team_id=TEAM, stage=mark.stage, state="")
                hold_mark(row, mark, self._vault)
                session.add(row)

    def look(self) -> Counter[str]:
        """Look at what is due and return how often each path was asked, ids left out."""
        before = len(self.caller.admin("GET", "requests"))
        self._looker.look()
        calls = self.caller.admin("GET", f"requests?since={before}")
        return Counter("list" if call["path"].endswith(("s", "Products")) else "fetch" for call in calls)

    def mark(self, stage: str, sid: str) -> Mark:
        case = self.store.case(TEAM, f"reg-{sid}")
        assert case is not None
        return case.marks[stage]


@pytest.fixture
def office(sqlite_url: str, vault: Vault) -> Iterator[Office]:
    database = Database(sqlite_url)
    with served() as caller:
        office = Office(database, vault, caller)
        yield office
        office.close()
    database.close()


def test_three_hundred_brands_are_looked_at_in_one_call(office: Office) -> None:
    sids = office.brands(300)
    office.wait_for("brand", sids)

    assert office.look() == {"list": 1}
    assert {office.mark("brand", sid).looks for sid in sids} == {10}
    assert {office.mark("brand", sid).state for sid in sids} == {State.PENDING}


def test_profiles_are_looked_at_together_too(office: Office) -> None:
    sids = office.profiles(25)
    office.wait_for("profile_submission", sids)

    assert office.look() == {"list": 1}
    assert {office.mark("profile_submission", sid).said for sid in sids} == {"in-review"}


def test_one_alone_is_fetched_however_many_there_are(office: Office) -> None:
    one, *others = office.brands(30)
    office.wait_for("brand", [one])
    office.wait_for("brand", others, due=False)

    assert office.look() == {"fetch": 1}
    assert office.mark("brand", one).looks == 10
    assert office.look() == {}


def test_a_slow_one_holds_up_none_of_the_others(office: Office) -> None:
    sids = office.brands(60)
    office.wait_for("brand", sids)
    workers = FirstIsLast(rest=59)
    office.works_with(workers)

    office.look()

    assert workers.waited
    assert {office.mark("brand", sid).looks for sid in sids} == {10}


def test_what_a_list_leaves_out_is_asked_for_alone(office: Office) -> None:
    hidden, *others = office.brands(5)
    office.caller.world.tables["brands"][hidden]["_visible_at"] = office.clock.now() + DAY
    office.wait_for("brand", [hidden, *others])

    assert office.look() == {"list": 1, "fetch": 1}
    assert (office.mark("brand", hidden).state, office.mark("brand", hidden).looks) == (State.PENDING, 10)


def test_a_list_is_read_no_further_than_it_is_worth(office: Office) -> None:
    few = office.brands(2)
    office.brands(2_500)  # the newest come first
    office.wait_for("brand", few)

    first = office.look()
    for sid in few:
        office.store.hint(sid, "brand-registration.brand-failure", f"EV{sid}", office.clock.now(), stage="brand")

    assert first == {"list": 2, "fetch": 2}
    assert office.look() == {"fetch": 2}


def test_a_list_that_twilio_does_not_give_leaves_each_look_to_itself(office: Office) -> None:
    sids = office.brands(3)
    office.wait_for("brand", sids)
    office.caller.admin("POST", "faults", {"do": "status", "status": 503, "path": "BrandRegistrations$"})

    assert office.look() == {"list": 1, "fetch": 3}
    assert {office.mark("brand", sid).looks for sid in sids} == {10}


def test_a_list_that_has_to_wait_is_not_asked_for_piece_by_piece(office: Office) -> None:
    sids = office.brands(3)
    office.wait_for("brand", sids)
    later = {"do": "status", "status": 429, "headers": {"Retry-After": "30"}, "path": "BrandRegistrations$"}
    office.caller.admin("POST", "faults", later)

    first = office.look()
    office.caller.passes(31)

    assert (first, office.look()) == ({"list": 1}, {"list": 1})
    assert {office.mark("brand", sid).looks for sid in sids} == {10}


def test_news_that_comes_after_a_survey_is_not_answered_from_it(office: Office) -> None:
    sids = office.brands(3)
    office.wait_for("brand", sids)
    survey = Survey(office.store, office.provider, office.clock)
    survey.renew()

    office.caller.passes(1)
    office.store.hint(sids[0], "brand-registration.brand-failure", "EV1", office.clock.now(), stage="brand")

    served = [survey.of(office.mark("brand", sid)) is not None for sid in sids]
    assert served == [False, True, True]


def test_a_survey_serves_for_a_minute(office: Office) -> None:
    sids = office.brands(2)
    office.wait_for("brand", sids)
    survey = Survey(office.store, office.provider, office.clock)
    survey.renew()
    early = survey.of(office.mark("brand", sids[0]))
    office.caller.passes(60)

    assert early is not None
    assert survey.of(office.mark("brand", sids[0])) is None


# When it is whose turn

WHO = [f"reg_{number:012x}" for number in range(1_000)]


@pytest.mark.parametrize("interval", [timedelta(minutes=30), timedelta(hours=1), DAY], ids=str)
@pytest.mark.parametrize("together", [True, False])
def test_everybodys_turn_comes_within_the_interval_and_then_each_interval(interval: timedelta, together: bool) -> None:
    for who in WHO:
        first = turn(NOON, interval, who, together=together)
        late = first + timedelta(seconds=20)

        assert NOON < first <= NOON + interval
        assert turn(late, interval, who, together=together) == first + interval


def test_a_thousand_campaigns_have_their_turn_all_over_the_hour() -> None:
    turns = Counter(turn(NOON, timedelta(hours=1), who, together=False).replace(second=0, microsecond=0) for who in WHO)

    assert len(turns) >= 60
    assert max(turns.values()) < 40


@pytest.mark.parametrize(("interval", "moments"), [(timedelta(minutes=15), 1), (timedelta(hours=1), 1), (DAY, 24)])
def test_what_can_be_asked_about_together_has_its_turn_together(interval: timedelta, moments: int) -> None:
    assert len({turn(NOON, interval, who, together=True) for who in WHO}) == moments


def test_a_short_wait_is_kept_to_the_second() -> None:
    wait = timedelta(seconds=30)

    assert {turn(NOON, wait, who, together=False) for who in WHO} == {NOON + wait}


@pytest.mark.parametrize("intervals", [REVIEW, BRAND_REVIEW, CAMPAIGN_REVIEW], ids=["bundles", "brands", "campaigns"])
def test_what_waits_longer_is_looked_at_less_often(intervals: tuple[timedelta, ...]) -> None:
    assert list(intervals) == sorted(intervals)
    assert intervals[-1] == timedelta(hours=1)
