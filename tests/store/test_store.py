"""Registrations, answers, filings, rights and alarms, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from bot.domain.dossier import Entry
from bot.domain.errors import Gone, Stale
from bot.domain.registration import Grant
from bot.ports import Pace, Store
from store import Database, Installation, SqlStore, Vault
from store.vault import BadKey, new_key
from tests.kit.store_facts import (
    CONTACT,
    LONG,
    NOW,
    OVER,
    PENDING,
    REFUSED,
    REGISTRATION,
    TAX,
    a_filing,
    a_notice,
    filed,
    pending,
)

pytest_plugins = ["tests.kit.databases"]


def test_the_store_fulfils_its_ports(store: SqlStore) -> None:
    ports: tuple[Store, Pace] = (store, store)

    assert ports


def test_a_registration_comes_back_as_it_was_kept(store: SqlStore) -> None:
    store.start(REGISTRATION)

    assert store.registration("T1", "reg-1") == REGISTRATION


def test_moments_come_back_in_utc_whatever_zone_they_were_given_in(store: SqlStore) -> None:
    store.start(replace(REGISTRATION, created_at=datetime(2026, 3, 2, 4, 30, tzinfo=timezone(-timedelta(hours=5)))))

    found = store.registration("T1", "reg-1")

    assert found is not None
    assert (found.created_at, found.created_at.tzinfo) == (NOW, UTC)


def test_registrations_are_listed_newest_first_with_their_filings(store: SqlStore) -> None:
    filed(store)
    store.start(replace(REGISTRATION, id="reg-2", created_at=NOW + timedelta(days=1)))
    store.start(replace(REGISTRATION, id="reg-3", team_id="T2"))

    registrations = [case.registration for case in store.cases("T1")]
    assert [(found.id, len(found.filings)) for found in registrations] == [("reg-2", 0), ("reg-1", 1)]


def test_another_team_finds_nothing(store: SqlStore) -> None:
    filed(store)

    assert store.registration("T2", "reg-1") is None
    assert store.case("T2", "reg-1") is None
    assert store.cases("T2") == []


def test_another_team_changes_nothing(store: SqlStore) -> None:
    foreign = replace(filed(store), team_id="T2")

    with pytest.raises(Gone):
        store.save(foreign, "tax", TAX, complete=True, version=0, by="U9", at=NOW)
    with pytest.raises(Gone):
        store.file(foreign, a_filing(2), "review_business", {}, version=1)
    with pytest.raises(Gone):
        store.place_card(foreign, "C9", "1.0")


def test_answers_come_back_as_they_were_typed(store: SqlStore) -> None:
    store.start(REGISTRATION)
    store.save(REGISTRATION, "tax", TAX, complete=False, version=0, by="U1", at=NOW)
    version = store.save(REGISTRATION, "tax", {"regions": ["A", "B"]}, complete=True, version=1, by="U2", at=NOW)

    case = store.case("T1", "reg-1")

    assert version == 2
    assert case is not None
    assert case.dossier.entries == {"tax": Entry({"regions": ["A", "B"]}, complete=True, version=2)}


@pytest.mark.parametrize("version", [0, 2])
def test_answers_that_somebody_else_changed_are_refused(store: SqlStore, version: int) -> None:
    store.start(REGISTRATION)
    store.save(REGISTRATION, "tax", TAX, complete=True, version=0, by="U1", at=NOW)

    with pytest.raises(Stale):
        store.save(REGISTRATION, "tax", {}, complete=False, version=version, by="U2", at=NOW)

    case = store.case("T1", "reg-1")
    assert case is not None
    assert case.dossier.values("tax") == TAX


def test_a_filing_keeps_the_answers_as_they_stood(store: SqlStore) -> None:
    registration = filed(store)
    store.save(registration, "tax", {"tax_id": "00-0000000"}, complete=True, version=0, by="U1", at=NOW)

    found = store.registration("T1", "reg-1")

    assert found is not None
    assert found.filings == (a_filing(),)


def test_filing_keeps_the_acceptance_itself(store: SqlStore) -> None:
    filed(store)

    case = store.case("T1", "reg-1")

    assert case is not None
    assert case.dossier.entries["review_business"] == Entry({"accept": ["accept"]}, complete=True, version=1)


def test_the_same_filing_twice_is_kept_once(store: SqlStore) -> None:
    registration = filed(store)

    assert store.file(registration, a_filing(), "review_business", {"accept": ["again"]}, version=0) is False

    case = store.case("T1", "reg-1")
    assert case is not None
    assert len(case.registration.filings) == 1
    assert case.dossier.values("review_business") == {"accept": ["accept"]}


def test_a_filing_on_outdated_answers_leaves_no_trace(store: SqlStore) -> None:
    registration = filed(store)

    with pytest.raises(Stale):
        store.file(registration, a_filing(2), "review_business", {}, version=0)

    found = store.registration("T1", "reg-1")
    assert found is not None
    assert len(found.filings) == 1


def test_a_right_given_twice_is_one_right(store: SqlStore) -> None:
    grant = Grant("T1", "U2", "U1", NOW)
    store.grant(grant)
    store.grant(replace(grant, granted_by="U3"))

    assert store.grants("T1") == [grant]
    assert store.grants("T2") == []


def test_a_right_can_be_withdrawn_and_given_again(store: SqlStore) -> None:
    again = Grant("T1", "U2", "U3", NOW + timedelta(days=1))
    store.grant(Grant("T1", "U2", "U1", NOW))
    store.withdraw_grant("T1", "U2", by="U1", at=NOW)
    store.withdraw_grant("T1", "U2", by="U1", at=NOW)

    assert store.grants("T1") == []
    store.grant(again)
    assert store.grants("T1") == [again]


def test_a_right_taken_back_is_kept_with_who_took_it_and_when(store: SqlStore) -> None:
    later = NOW + timedelta(days=1)
    for user, at in (("U2", NOW), ("U3", later), ("U4", NOW)):
        store.grant(Grant("T1", user, "U1", NOW))
        store.withdraw_grant("T1", user, by="U9", at=at)

    assert store.ended_grants("T1", limit=2) == [
        Grant("T1", "U3", "U1", NOW, "U9", later),
        Grant("T1", "U4", "U1", NOW, "U9", NOW),
    ]
    assert store.ended_grants("T2", limit=2) == []


def test_an_alarm_is_news_once_until_it_is_calm_again(store: SqlStore) -> None:
    def alarm(key: str) -> bool:
        return store.alarm(key, f"Please mend {key}.", NOW)

    assert [alarm("twilio:1"), alarm("twilio:1"), alarm("slack:1")] == [True, False, True]
    store.calm("twilio:")
    store.calm("never")
    assert [alarm("twilio:1"), alarm("slack:1")] == [True, False]


def test_an_alarm_is_given_out_until_the_operator_was_told(store: SqlStore, other_store: SqlStore) -> None:
    store.alarm("twilio", "Please top up.", NOW)

    (alarm,) = store.claim_alarms(NOW, limit=9, lease=LONG, over_at=NOW)
    assert (alarm.key, alarm.sentence, other_store.claim_alarms(NOW, limit=9, lease=LONG, over_at=NOW)) == (
        "twilio",
        "Please top up.",
        [],
    )
    store.alarm_told(alarm)
    store.alarm("twilio", "Please top up.", NOW)
    assert store.claim_alarms(NOW, limit=9, lease=LONG, over_at=NOW) == []


def test_an_alarm_whose_teller_died_is_told_by_another(store: SqlStore, other_store: SqlStore) -> None:
    store.alarm("twilio", "Please top up.", NOW)
    store.claim_alarms(NOW, limit=9, lease=OVER, over_at=NOW)

    assert [alarm.key for alarm in other_store.claim_alarms(NOW, limit=9, lease=LONG, over_at=NOW)] == ["twilio"]


def test_what_works_again_is_not_told_any_more(store: SqlStore) -> None:
    store.alarm("twilio", "Please top up.", NOW)
    store.calm("twilio")

    assert store.claim_alarms(NOW, limit=9, lease=LONG, over_at=NOW) == []


def test_an_installation_comes_back_until_it_is_removed(store: SqlStore) -> None:
    installed = Installation("T1", None, "xoxb-1", "UB", "B1", ("chat:write", "commands"), NOW)
    store.installations.save(replace(installed, bot_token="xoxb-0"))
    store.installations.save(installed)

    assert store.installations.find("T1") == installed
    assert store.installations.find("T2") is None
    store.installations.remove("T1", NOW)
    assert store.installations.find("T1") is None
    store.installations.save(installed)
    assert store.installations.find("T1") == installed


def test_a_database_that_answers_is_no_trouble(store: SqlStore) -> None:
    assert store.trouble() is None


def test_nothing_personal_is_readable_in_the_file(sqlite_url: str, vault: Vault) -> None:
    database = Database(sqlite_url)
    store = SqlStore(database, vault)
    claim = pending(store)
    store.record(claim, PENDING, REFUSED, [a_notice()], at=NOW)
    store.save(REGISTRATION, "contact", CONTACT, complete=True, version=0, by="U1", at=NOW)
    store.file(REGISTRATION, a_filing(2, phone=CONTACT["phone"]), "review_business", {}, version=1)
    store.installations.save(Installation("T1", None, "xoxb-secret", "UB", "B1", (), NOW))
    database.close()

    file = Path(sqlite_url.removeprefix("sqlite:///"))
    kept = b"".join(part.read_bytes() for part in file.parent.glob(f"{file.name}*"))

    assert b"reg-1" in kept
    assert [secret for secret in (*TAX.values(), *CONTACT.values(), "xoxb-secret") if secret.encode() in kept] == []


def test_what_was_sealed_with_an_old_key_opens_until_that_key_is_dropped(database: Database) -> None:
    old, new = new_key(), new_key()
    filed(SqlStore(database, Vault([old])))

    assert SqlStore(database, Vault([new, old])).registration("T1", "reg-1") is not None
    with pytest.raises(BadKey, match="DATA_KEYS"):
        SqlStore(database, Vault([new])).registration("T1", "reg-1")


def test_keys_that_do_not_open_what_is_kept_are_noticed(database: Database) -> None:
    old, new = new_key(), new_key()
    store = SqlStore(database, Vault([old]))
    store.try_keys()
    filed(store)

    store.try_keys()
    with pytest.raises(BadKey):
        SqlStore(database, Vault([new])).try_keys()


def test_an_old_key_can_be_dropped_once_everything_was_sealed_anew(database: Database) -> None:
    old, new = new_key(), new_key()
    store = SqlStore(database, Vault([old]))
    filed(store)
    store.installations.save(Installation("T1", None, "xoxb-1", "UB", "B1", (), NOW))

    assert SqlStore(database, Vault([new, old])).reseal() == 4

    assert SqlStore(database, Vault([new])).registration("T1", "reg-1") is not None


@pytest.mark.parametrize("keys", [[], ["secret-but-short"]])
def test_a_key_that_is_none_is_refused_without_saying_it(keys: list[str]) -> None:
    with pytest.raises(BadKey) as refused:
        Vault(keys)

    assert "secret-but-short" not in str(refused.value)


def test_all_cases_of_a_team_are_read_as_each_alone(store: SqlStore) -> None:
    pending(store)
    for n in (1, 2):
        store.start(replace(REGISTRATION, id=f"later-{n}", created_at=NOW + timedelta(minutes=n)))
    store.start(replace(REGISTRATION, id="elsewhere", team_id="T2"))

    found = store.cases("T1")

    assert [case.registration.id for case in found] == ["later-2", "later-1", "reg-1"]
    assert found == [store.case("T1", case.registration.id) for case in found]
    assert found[-1].marks
