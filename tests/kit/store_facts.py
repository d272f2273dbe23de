"""What the tests of the store are about: one company, its moments, and shorthands for putting it there."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.domain.dossier import Entry
from bot.domain.due import Claim
from bot.domain.notices import Kind, Notice
from bot.domain.progress import Finding, Mark, State
from bot.domain.registration import Filing, Registration
from store import SqlStore

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
LONG = timedelta(minutes=5)
OVER = timedelta(seconds=-1)  # a lease that has run out when it is given
REGISTRATION = Registration("reg-1", "T1", "U1", NOW, "C1")
TAX = {"tax_id": "84-1930275", "tax_id_type": "EIN"}
CONTACT = {"email": "ines@harbor-outfitters.example", "phone": "+12075550148", "last_name": "Aguilar"}
BEGUN = Mark("brand", State.CALLING, attempts=1, since=NOW, fingerprint="f1")
PENDING = replace(BEGUN, state=State.PENDING, remote_id="BN1", said="PENDING", due_at=NOW + timedelta(hours=1))
REFUSED = replace(
    PENDING, state=State.REJECTED, said="FAILED", findings=(Finding("30796", ("tax_id",), "No match.", "https://x"),)
)
APPROVED = Mark("campaign", State.APPROVED, remote_id="QE1", attempts=1, since=NOW)


def a_filing(number: int = 1, part: str = "business", at: datetime = NOW, **values: str) -> Filing:
    entries = {"eligibility": Entry({"country": "US"}, complete=True, version=1)}
    return Filing(part, number, "U1", at, "I accept.", {**entries, "tax": Entry({**TAX, **values}, complete=True)})


def a_notice(key: str = "brand:refused:1", kind: Kind = Kind.REFUSED) -> Notice:
    return Notice(key, kind, NOW, {"stage": "brand", "findings": [{"code": "30796"}]})


def filed(store: SqlStore, registration: Registration = REGISTRATION) -> Registration:
    store.start(registration)
    store.file(registration, a_filing(), "review_business", {"accept": ["accept"]}, version=0)
    return registration


def claimed(store: SqlStore, lease: timedelta = LONG) -> Claim:
    (claim,) = store.claim(NOW, limit=1, lease=lease)
    return claim


def pending(store: SqlStore) -> Claim:
    """Take the registration so far that its brand is under review, and keep the claim."""
    filed(store)
    claim = claimed(store)
    store.begin(claim, BEGUN, lease=LONG)
    store.record(claim, BEGUN, PENDING, [], at=NOW)
    return claim


def with_news(store: SqlStore, *keys: str) -> None:
    """Take the registration so far that there is something to tell."""
    claim = pending(store)
    store.record(claim, PENDING, REFUSED, [a_notice(key) for key in keys], at=NOW)
    store.release(claim, None)


def approved(store: SqlStore, *, watched: bool = True) -> None:
    """Take the registration so far that its campaign is approved."""
    filed(store)
    claim = claimed(store)
    begun = Mark("campaign", State.CALLING, attempts=1, since=NOW)
    store.begin(claim, begun, lease=LONG)
    store.record(claim, begun, APPROVED, [], at=NOW, watched=watched)
    store.release(claim, None)
