"""The walk: claims, marks, history and hints, on both databases."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy.exc import StatementError
from sqlmodel import col, select

from bot.domain.due import Claim
from bot.domain.errors import Stale
from bot.domain.history import WITHDRAWN, Deed
from bot.domain.progress import Mark, State
from store import Database, SqlStore, Vault
from store.tables import HistoryRow
from tests.kit.store_facts import (
    BEGUN,
    LONG,
    NOW,
    OVER,
    PENDING,
    REFUSED,
    REGISTRATION,
    a_filing,
    a_notice,
    claimed,
    filed,
    pending,
)

pytest_plugins = ["tests.kit.databases"]
LATER = NOW + timedelta(hours=2)


def mark(store: SqlStore, stage: str = "brand") -> Mark | None:
    case = store.case("T1", "reg-1")
    assert case is not None
    return case.marks.get(stage)


def due(store: SqlStore, now: datetime = NOW) -> list[str]:
    return [claim.registration_id for claim in store.claim(now, limit=9, lease=LONG)]


def history(database: Database) -> list[tuple[str, str, str]]:
    with database.reading() as session:
        rows = session.exec(select(HistoryRow).order_by(col(HistoryRow.id)))
        return [(row.before, row.after, row.said) for row in rows]


def test_what_was_not_filed_is_not_due(store: SqlStore) -> None:
    store.start(REGISTRATION)

    assert due(store) == []


def test_what_was_filed_is_due_once(store: SqlStore) -> None:
    filed(store)

    assert [due(store), due(store)] == [["reg-1"], []]


def test_what_is_due_later_is_not_taken_before(store: SqlStore) -> None:
    filed(store)
    store.release(claimed(store), LATER)

    assert [due(store), due(store, LATER)] == [[], ["reg-1"]]


def test_a_registration_given_back_without_a_time_rests(store: SqlStore) -> None:
    filed(store)
    store.release(claimed(store), None)

    assert due(store, LATER) == []


def test_the_longest_due_are_taken_first(store: SqlStore) -> None:
    for number in (1, 2, 3):
        registration = replace(REGISTRATION, id=f"reg-{number}")
        store.start(registration)
        moment = NOW - timedelta(minutes=number)
        store.file(registration, a_filing(at=moment), "review_business", {}, version=0)

    assert {claim.registration_id for claim in store.claim(NOW, limit=2, lease=LONG)} == {"reg-2", "reg-3"}


def test_two_workers_never_take_the_same(store: SqlStore, other_store: SqlStore) -> None:
    for number in range(60):
        filed(store, replace(REGISTRATION, id=f"reg-{number}"))

    def take(worker: SqlStore) -> list[str]:
        taken: list[str] = []
        while claims := worker.claim(NOW, limit=3, lease=LONG):
            taken += [claim.registration_id for claim in claims]
        return taken

    with ThreadPoolExecutor(4) as pool:
        taken = [name for names in pool.map(take, [store, other_store, store, other_store]) for name in names]

    assert sorted(taken) == sorted(f"reg-{number}" for number in range(60))


def test_a_lease_that_ran_out_frees_the_registration(store: SqlStore, other_store: SqlStore) -> None:
    filed(store)
    lost = claimed(store, OVER)

    assert claimed(other_store).fence == lost.fence + 1


def test_a_late_worker_changes_nothing(store: SqlStore, other_store: SqlStore) -> None:
    filed(store)
    lost = claimed(store, OVER)
    store.begin(lost, BEGUN, lease=OVER)
    claimed(other_store)

    with pytest.raises(Stale):
        store.begin(lost, replace(BEGUN, attempts=2), lease=LONG)
    with pytest.raises(Stale):
        store.record(lost, BEGUN, PENDING, [a_notice()], at=NOW)
    store.release(lost, NOW)

    assert mark(store) == BEGUN
    assert due(other_store) == []


def test_a_claim_belongs_to_the_store_that_took_it(store: SqlStore, other_store: SqlStore) -> None:
    filed(store)

    with pytest.raises(Stale):
        other_store.begin(claimed(store), BEGUN, lease=LONG)


def test_beginning_a_call_lengthens_the_lease(store: SqlStore, other_store: SqlStore) -> None:
    filed(store)
    claim = claimed(store, OVER)
    store.begin(claim, BEGUN, lease=LONG)

    assert due(other_store) == []


def test_a_mark_comes_back_as_it_was_recorded(store: SqlStore) -> None:
    claim = pending(store)
    store.record(claim, PENDING, REFUSED, [], at=NOW)

    assert mark(store) == REFUSED


def test_only_news_becomes_history(store: SqlStore, database: Database) -> None:
    claim = pending(store)
    looked = replace(PENDING, looks=1, looked_at=LATER)
    store.record(claim, PENDING, looked, [], at=LATER)
    store.record(claim, looked, replace(looked, said="IN_REVIEW"), [], at=LATER)

    assert history(database) == [("calling", "pending", "PENDING"), ("pending", "pending", "IN_REVIEW")]
    assert mark(store) == replace(looked, said="IN_REVIEW")


@pytest.mark.parametrize("other", [{"state": State.UNKNOWN}, {"remote_id": "BN2"}, {"attempts": 2}])
def test_a_mark_that_changed_meanwhile_is_not_replaced(
    store: SqlStore, database: Database, other: dict[str, object]
) -> None:
    claim = pending(store)
    before = history(database)

    with pytest.raises(Stale):
        store.record(claim, replace(PENDING, **other), REFUSED, [a_notice()], at=NOW)  # type: ignore[arg-type]  # fields by name

    assert mark(store) == PENDING
    assert history(database) == before
    assert store.claim_notices(LATER, limit=9, lease=LONG) == []


def test_news_that_cannot_be_kept_keeps_its_mark_from_moving(store: SqlStore, database: Database) -> None:
    claim = pending(store)
    before = history(database)

    with pytest.raises((StatementError, TypeError)):
        store.record(claim, PENDING, REFUSED, [replace(a_notice(), facts={"stage": object()})], at=NOW)

    assert mark(store) == PENDING
    assert history(database) == before


def test_a_mark_never_kept_counts_as_waiting(store: SqlStore) -> None:
    filed(store)
    claim = claimed(store)
    put_off = Mark("brand", due_at=LATER)
    store.record(claim, Mark("brand"), put_off, [], at=NOW)

    assert mark(store) == put_off


def test_a_mark_that_was_never_kept_cannot_have_been_pending(store: SqlStore) -> None:
    filed(store)

    with pytest.raises(Stale):
        store.record(claimed(store), PENDING, REFUSED, [], at=NOW)

    assert mark(store) is None


def test_a_move_that_no_mark_makes_is_a_fault_of_ours(store: SqlStore) -> None:
    claim = pending(store)

    with pytest.raises(ValueError, match="brand cannot go from pending to made"):
        store.record(claim, PENDING, replace(PENDING, state=State.MADE), [], at=NOW)
    with pytest.raises(ValueError, match="a mark of brand cannot become one of number"):
        store.record(claim, PENDING, replace(REFUSED, stage="number"), [], at=NOW)
    with pytest.raises(ValueError, match="CALLING"):
        store.begin(claim, PENDING, lease=LONG)


def test_a_call_cut_off_can_be_begun_again(store: SqlStore) -> None:
    filed(store)
    claim = claimed(store)
    store.begin(claim, BEGUN, lease=LONG)
    store.begin(claim, replace(BEGUN, attempts=2), lease=LONG)

    assert mark(store) == replace(BEGUN, attempts=2)


def test_the_walk_sees_the_answers_that_were_filed(store: SqlStore) -> None:
    registration = filed(store)
    store.file(registration, a_filing(2, tax_id="11-1111111"), "review_business", {}, version=1)
    store.file(registration, a_filing(1, "sms", at=LATER), "review_sms", {}, version=0)
    store.save(registration, "contact", {"email": "typed@later.example"}, complete=True, version=0, by="U1", at=NOW)
    store.save(registration, "tax", {"tax_id": "99-9999999"}, complete=True, version=0, by="U1", at=NOW)

    case = store.filed_case(claimed(store))

    assert sorted(case.dossier.entries) == ["eligibility", "tax"]
    assert [filing.number for filing in case.registration.filings] == [1, 2, 1]


def test_of_two_filings_of_a_part_the_newer_counts(store: SqlStore) -> None:
    registration = filed(store)
    store.file(registration, a_filing(2, tax_id="11-1111111"), "review_business", {}, version=1)

    assert store.filed_case(claimed(store)).dossier.values("tax")["tax_id"] == "11-1111111"


def test_filing_again_while_somebody_works_on_it_is_not_forgotten(store: SqlStore) -> None:
    registration = filed(store)
    claim = claimed(store)
    store.file(registration, a_filing(2), "review_business", {}, version=1)
    store.release(claim, LATER)

    assert due(store) == ["reg-1"]


def test_a_hint_makes_a_registration_and_its_mark_due(store: SqlStore) -> None:
    store.release(pending(store), LATER)

    assert store.hint("BN1", "brand.failed", "EV1", NOW) is True

    found = mark(store)
    assert found is not None
    assert found.due_at == NOW
    assert due(store) == ["reg-1"]


def test_a_hint_is_seen_with_the_case(store: SqlStore) -> None:
    claim = pending(store)
    store.hint("BN1", "brand.failed", "EV1", NOW)
    store.hint("BN1", "brand.failed", "EV2", NOW)

    assert store.filed_case(claim).sightings == {("brand.failed", "BN1"): NOW}


def test_a_hint_counts_once_and_only_for_what_is_ours(store: SqlStore) -> None:
    store.release(pending(store), LATER)

    heard = [
        store.hint(remote_id, "brand.failed", event, NOW)
        for remote_id, event in (("BN1", "EV1"), ("BN1", "EV1"), ("BN9", "EV2"))
    ]

    assert heard == [True, False, False]


def test_a_hint_wakes_nothing_that_was_taken_back(store: SqlStore) -> None:
    store.release(pending(store), LATER)
    store.withdraw_registration(REGISTRATION, Deed(WITHDRAWN, "U1", NOW), a_notice())

    assert store.hint("BN1", "brand.failed", "EV1", NOW) is False
    assert (store.backlog(LATER).due, store.due_looks(LATER, ["brand"]), due(store, LATER)) == (0, [], [])


def test_filing_what_was_taken_back_wakes_nothing(store: SqlStore) -> None:
    filed(store)
    store.withdraw_registration(REGISTRATION, Deed(WITHDRAWN, "U1", NOW), a_notice())
    store.file(REGISTRATION, a_filing(2), "review_business", {}, version=1)

    assert (store.backlog(LATER).due, due(store, LATER)) == (0, [])


@pytest.mark.parametrize(("remote_id", "event"), [("BN9", "EV2"), ("BN1", "EV1")], ids=["not ours", "seen"])
def test_a_hint_that_tells_nothing_waits_for_no_writer(
    remote_id: str, event: str, sqlite_url: str, vault: Vault
) -> None:
    with closing(Database(sqlite_url, patience=0.05)) as database:
        store = SqlStore(database, vault)
        pending(store)
        store.hint("BN1", "brand.failed", "EV1", NOW)
        with database.writing():
            assert store.hint(remote_id, "brand.failed", event, NOW) is False


def test_a_hint_that_comes_while_somebody_looks_is_followed_by_another_look(store: SqlStore) -> None:
    claim = pending(store)
    store.hint("BN1", "brand.failed", "EV1", NOW)
    looked = replace(PENDING, looks=1, due_at=LATER)
    store.record(claim, PENDING, looked, [], at=NOW)
    store.release(claim, LATER)

    case = store.filed_case(claimed(store))

    assert case.marks["brand"].due_at == NOW


def test_a_hint_is_settled_by_the_look_that_follows_it(store: SqlStore) -> None:
    store.release(pending(store), LATER)
    store.hint("BN1", "brand.failed", "EV1", NOW)
    claim = claimed(store)
    store.record(claim, replace(PENDING, due_at=NOW), replace(PENDING, due_at=LATER), [], at=NOW)
    store.release(claim, LATER)

    found = mark(store)
    assert found is not None
    assert found.due_at == LATER
    assert due(store) == []


def test_stages_that_share_what_was_made_are_hinted_at_together(store: SqlStore) -> None:
    claim = pending(store)
    check = replace(BEGUN, stage="vetting")
    store.begin(claim, check, lease=LONG)
    store.record(claim, check, replace(PENDING, stage="vetting"), [], at=NOW)
    store.release(claim, LATER)
    store.hint("BN1", "brand.failed", "EV1", NOW)

    case = store.case("T1", "reg-1")
    assert case is not None
    assert [found.due_at for found in case.marks.values()] == [NOW, NOW]


def test_a_claim_on_nothing_finds_nothing_to_give_back(store: SqlStore) -> None:
    store.release(Claim("reg-9", "T1", 1), NOW)

    assert due(store) == []


ANEW = replace(PENDING, looks=1, looked_at=LATER, due_at=LATER + LONG)
LATE_AGAIN = replace(PENDING, due_at=LATER, failures=1)


@pytest.mark.parametrize(
    ("before", "after", "drawn"),
    [
        (BEGUN, PENDING, True),
        (PENDING, ANEW, True),  # the next look is another one
        (PENDING, LATE_AGAIN, False),  # a look that failed
        (replace(BEGUN, attempts=2), replace(BEGUN, state=State.WAITING, attempts=2, due_at=LATER, failures=2), False),
        (PENDING, REFUSED, True),
        (REFUSED, replace(REFUSED, looks=1, looked_at=LATER, due_at=LATER), False),  # nobody waits for the next look
    ],
    ids=["taken", "looked at", "not looked at", "not made", "refused", "still refused"],
)
def test_a_card_is_drawn_anew_only_when_it_would_show_something_else(
    store: SqlStore, before: Mark, after: Mark, drawn: bool
) -> None:
    stands(store, before)
    cards = store.claim_cards(NOW, limit=1, lease=OVER)
    for card in cards:
        store.card_shown(card)

    store.record(claimed(store), before, after, [], at=NOW)

    assert bool(store.claim_cards(NOW, limit=1, lease=LONG)) is drawn


def stands(store: SqlStore, mark: Mark) -> None:
    """Take the registration, which has a card, so far that its brand stands so, and give it back."""
    store.place_card(filed(store), "C1", "1.1")
    claim = claimed(store)
    begun = replace(BEGUN, attempts=mark.attempts)
    store.begin(claim, begun, lease=LONG)
    if mark != begun:
        store.record(claim, begun, mark, [], at=NOW)
    store.release(claim, NOW)


def test_that_nothing_is_taken_is_shown_once_it_was_tried_twice(store: SqlStore) -> None:
    stands(store, replace(BEGUN, state=State.WAITING))
    drawn = []
    for attempt in (2, 3):
        for card in store.claim_cards(NOW, limit=1, lease=OVER):
            store.card_shown(card)
        claim = claimed(store)
        store.begin(claim, replace(BEGUN, attempts=attempt), lease=LONG)
        store.record(
            claim, replace(BEGUN, attempts=attempt), replace(BEGUN, attempts=attempt, state=State.WAITING), [], at=NOW
        )
        store.release(claim, NOW)
        drawn.append(len(store.claim_cards(NOW, limit=1, lease=OVER)))

    assert drawn == [1, 0]
