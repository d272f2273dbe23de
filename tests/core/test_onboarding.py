"""What a person can do, on the real store: no Slack, no Twilio."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.domain.answers import PARTS
from bot.domain.case import Case
from bot.domain.checks import CheckResult
from bot.domain.errors import FieldErrors, Gone, NotAllowed, SaidNo
from bot.domain.registration import Act, Person
from bot.domain.values import Values
from bot.onboarding import Conflict, Onboarding
from bot.way import Way, edition
from store import SqlStore, Vault, migrate, open_store
from store.vault import new_key
from tests.kit.house import BUSINESS, HARBOR, answers_of

ADMIN = Person("T1", "UADMIN", admin=True)
MAYA = Person("T1", "UMAYA")
SAM = Person("T1", "USAM")
INES = Person("T1", "UINES")
GUEST = Person("T1", "UGUEST", member=False)
ELSEWHERE = Person("T2", "UMAYA", admin=True)
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
WORDING = "I accept."


class Noon:
    """A clock that stands."""

    def now(self) -> datetime:
        return NOW


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    url = f"sqlite:///{tmp_path}/onboarding.db"
    migrate(url)
    store = open_store(url, Vault([new_key()]))
    yield store
    store.close()


@pytest.fixture
def onboarding(store: SqlStore) -> Onboarding:
    onboarding = Onboarding(store, Noon(), Way([]))
    onboarding.grant(ADMIN, MAYA.user_id)
    return onboarding


def given(step: str, **changed: Any) -> Values:
    """Return good answers to a step, people as Slack's ids."""
    ids = {"slack_user": INES.user_id, "channel": "C1"} if step == "contact" else {}
    return {**answers_of(step), **ids, **changed}


def answered(onboarding: Onboarding, *steps: str) -> Case:
    case = onboarding.start(MAYA, "C1")
    for step in steps:
        kept = onboarding.answer(MAYA, case.registration.id, step, given(step), version=0)
        assert isinstance(kept, Case), kept
        case = kept
    return case


def filed(onboarding: Onboarding, case: Case, person: Person = MAYA, **how: Any) -> Case | FieldErrors | Conflict:
    """File the business as it is shown now, its checks done."""
    found: list[CheckResult] = how.pop("found", [])
    onboarding.keep_checks(person, case, "business", found)
    seen = how.pop("seen", edition(case.dossier, PARTS[1]))
    values = how.pop("values", HARBOR["review_business"])
    of = case.registration.id
    return onboarding.file(person, of, "review_business", values, version=0, seen=seen, wording=WORDING)


ASKED = BUSINESS[:-1]


@pytest.mark.parametrize("act", Act)
def test_an_admin_may_everything_and_a_guest_nothing(onboarding: Onboarding, act: Act) -> None:
    case = answered(onboarding, *ASKED)
    assert onboarding.may(ADMIN, act, case)
    assert not onboarding.may(GUEST, act, case)


@pytest.mark.parametrize("act", [act for act in Act if act is not Act.GRANT])
def test_a_granted_person_may_all_but_grant(onboarding: Onboarding, act: Act) -> None:
    assert onboarding.may(MAYA, act)
    assert not onboarding.may(MAYA, Act.GRANT)
    assert not onboarding.may(SAM, act)


def test_a_contact_may_see_fix_and_draft_in_their_registration_alone(onboarding: Onboarding) -> None:
    theirs, other = answered(onboarding, *ASKED), answered(onboarding, "eligibility")
    assert {act for act in Act if onboarding.may(INES, act, theirs)} == {Act.SEE, Act.FIX, Act.DRAFT}
    assert not [act for act in Act if onboarding.may(INES, act, other)]
    assert [case.registration.id for case in onboarding.visible(INES)] == [theirs.registration.id]


def test_another_team_finds_nothing(onboarding: Onboarding) -> None:
    case = answered(onboarding, "eligibility")
    with pytest.raises(Gone):
        onboarding.open(ELSEWHERE, case.registration.id)
    assert not onboarding.may(ELSEWHERE, Act.SEE, case)
    assert onboarding.visible(ELSEWHERE) == []


def test_who_may_not_is_told_who_can(onboarding: Onboarding) -> None:
    with pytest.raises(NotAllowed, match=r"/sms-register access.*<@UMAYA>"):
        onboarding.start(SAM, "C1")


def test_a_right_that_is_taken_back_is_gone_at_once(onboarding: Onboarding) -> None:
    onboarding.withdraw_grant(ADMIN, MAYA.user_id)
    with pytest.raises(NotAllowed):
        onboarding.start(MAYA, "C1")
    assert onboarding.grants(ADMIN) == []


@pytest.mark.parametrize("person", [MAYA, SAM, GUEST])
def test_only_admins_give_and_see_rights(onboarding: Onboarding, person: Person) -> None:
    look, look_back = (lambda: onboarding.grants(person)), (lambda: onboarding.ended_grants(person, limit=1))
    for act in (look, look_back, lambda: onboarding.grant(person, "U9")):
        with pytest.raises(NotAllowed):
            act()


def test_what_was_typed_is_kept_good_or_not(onboarding: Onboarding) -> None:
    case = answered(onboarding, "eligibility")
    half: Values = {"legal_name": "🎣", "regions": ["EUROPE"]}
    kept = onboarding.keep(MAYA, case.registration.id, "company", half, version=0)
    assert isinstance(kept, Case)
    assert half.items() <= kept.dossier.values("company").items()
    assert not kept.dossier.complete("company")


def test_what_is_wrong_is_not_kept_when_it_is_submitted(onboarding: Onboarding) -> None:
    case = answered(onboarding, "eligibility")
    wrong = onboarding.answer(MAYA, case.registration.id, "company", given("company", legal_name="🎣"), version=0)
    assert isinstance(wrong, FieldErrors)
    assert list(wrong.by_field) == ["legal_name"]
    assert onboarding.open(MAYA, case.registration.id).dossier.values("company") == {}


def test_the_same_answer_twice_is_one_and_another_is_a_conflict(onboarding: Onboarding) -> None:
    case = answered(onboarding, "eligibility", "company")
    of = case.registration.id
    assert isinstance(onboarding.answer(MAYA, of, "company", given("company"), version=0), Case)
    other = onboarding.answer(ADMIN, of, "company", given("company", legal_name="Other LLC"), version=0)
    assert isinstance(other, Conflict)
    assert other.case.dossier.values("company")["legal_name"] == "Harbor Outfitters LLC"


def test_an_empty_tax_id_keeps_the_saved_one(onboarding: Onboarding) -> None:
    case = answered(onboarding, *ASKED)
    kept = onboarding.answer(MAYA, case.registration.id, "tax", given("tax", tax_id=""), version=1)
    assert isinstance(kept, Case)
    assert kept.dossier.values("tax")["tax_id"] == "84-1930275"


def test_a_filing_keeps_who_when_what_and_which_words(onboarding: Onboarding) -> None:
    done = filed(onboarding, answered(onboarding, *ASKED))
    assert isinstance(done, Case)
    (filing,) = done.registration.filings
    assert (filing.part, filing.number, filing.by, filing.at, filing.wording) == (
        "business",
        1,
        MAYA.user_id,
        NOW,
        WORDING,
    )
    assert filing.entries["company"].values["legal_name"] == "Harbor Outfitters LLC"


def test_filing_twice_is_filing_once(onboarding: Onboarding) -> None:
    case = answered(onboarding, *ASKED)
    filed(onboarding, case)
    again = filed(onboarding, case, ADMIN)
    assert isinstance(again, Case)
    assert len(again.registration.filings) == 1


def test_nothing_is_filed_without_the_acceptance(onboarding: Onboarding) -> None:
    refused = filed(onboarding, answered(onboarding, *ASKED), values={})
    assert isinstance(refused, FieldErrors)
    assert list(refused.by_field) == ["accept"]


def test_nothing_is_filed_while_something_is_missing(onboarding: Onboarding) -> None:
    with pytest.raises(SaidNo, match="Something is still missing"):
        filed(onboarding, answered(onboarding, *ASKED[:-1]))


def test_what_was_shown_is_what_is_filed_or_nothing(onboarding: Onboarding) -> None:
    case = answered(onboarding, *ASKED)
    assert isinstance(filed(onboarding, case, seen=edition(case.dossier, PARTS[1]) - 1), Conflict)
    assert onboarding.open(MAYA, case.registration.id).registration.filings == ()


def test_a_business_that_cannot_be_registered_is_not_filed(onboarding: Onboarding) -> None:
    case = answered(onboarding, *ASKED)
    no = given("eligibility", forbidden=["gambling"])
    barred = onboarding.answer(MAYA, case.registration.id, "eligibility", no, version=1)
    assert isinstance(barred, Case)
    with pytest.raises(SaidNo):
        filed(onboarding, barred)


def test_a_contact_does_not_file(onboarding: Onboarding) -> None:
    with pytest.raises(NotAllowed):
        filed(onboarding, answered(onboarding, *ASKED), INES)


def test_filed_answers_stand(onboarding: Onboarding) -> None:
    done = filed(onboarding, answered(onboarding, *ASKED))
    assert isinstance(done, Case)
    of = done.registration.id
    for change in (onboarding.answer, onboarding.keep):
        with pytest.raises(SaidNo, match="was not filed"):
            change(MAYA, of, "company", given("company", legal_name="Other LLC"), version=1)
    assert onboarding.open(MAYA, of).dossier.values("company")["legal_name"] == "Harbor Outfitters LLC"
    with pytest.raises(SaidNo, match="These answers are filed"):
        onboarding.edit(MAYA, of, "company")


def test_the_same_answers_to_what_is_filed_are_a_second_press_and_no_fault(onboarding: Onboarding) -> None:
    done = filed(onboarding, answered(onboarding, *ASKED))
    assert isinstance(done, Case)
    for step in ("company", "tax", "contact"):
        assert isinstance(onboarding.answer(MAYA, done.registration.id, step, given(step), version=0), Case)


def test_a_contact_stays_one_while_another_answer_contradicts_theirs(onboarding: Onboarding) -> None:
    case = answered(onboarding, *ASKED)
    company = given("company", website="https://moved.example")
    version = case.dossier.entries["company"].version
    moved = onboarding.answer(MAYA, case.registration.id, "company", company, version=version)
    assert isinstance(moved, Case)
    contact = Person("T1", str(moved.dossier.contact_user))
    assert not moved.dossier.complete("contact")
    assert onboarding.may(contact, Act.FIX, moved)
