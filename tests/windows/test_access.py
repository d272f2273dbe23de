"""Every listener, tried by those who may not: the list of examples is held against what the bot listens to."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from slack_bolt import BoltRequest

from bot.clock import SystemClock
from bot.domain.drafts import Draft
from bot.domain.registration import Grant, Registration
from bot.drafting import Drafting
from bot.homes import Homes
from bot.onboarding import Onboarding
from bot.twilio.provider import TwilioProvider
from bot.way import Way
from handlers import listen
from handlers.people import People
from handlers.pool import Pool
from handlers.publisher import HomePublisher
from handlers.showing import Showing
from sandbox.slack.model import Person
from store import SqlStore, Vault, migrate, open_store
from store.vault import new_key
from tests.kit.access import EXAMPLES, Example, Listed, Payload, Place
from tests.kit.house import eventually
from tests.kit.modal_dossiers import FILLED
from tests.kit.sandbox_slack import SECRET, Slack, running_slack

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
ELSEWHERE = "T0ELSE"
OURS, THEIRS, THERE_IS_NOT = "reg_000000000aaa", "reg_000000000eee", "reg_ffffffffffff"
COMPANY = "Zanzibar Kites"
NO = re.compile(
    "An admin of this workspace can give it|Only an admin of this workspace|Guests and people of other companies"
    "|This registration is not here any more|An admin can give you the right"
)


@dataclass(frozen=True)
class Access:
    """The bot's listeners, its memory, and a workspace in which people use them."""

    slack: Slack
    store: SqlStore
    app: Listed
    onboarding: Onboarding
    showing: Showing

    @property
    def team(self) -> str:
        return self.slack.world.directory.home.id

    def somebody(self, name: str, **marks: Any) -> Person:
        return self.slack.world.directory.put_person({"name": name, **marks})

    def a_registration(self, number: int, team: str) -> str:
        """Begin a registration with good answers."""
        registration = Registration(f"reg_{number:012x}", team, "U0OLU", NOW, "C0HERE")
        self.store.start(registration)
        own = {
            "company": {"legal_name": f"{COMPANY}, Inc.", "trade_name": COMPANY},
            "contact": {"slack_user": self.somebody("ines").id},
        }
        for step, values in FILLED.items():
            kept = {**values, **own.get(step, {})}
            self.store.save(registration, step, kept, complete=True, version=0, by="U0OLU", at=NOW)
        draft = Draft("draft_1", f"{COMPANY} sale", f"{COMPANY}: all kites half price.", 0, "U0OLU", NOW)
        self.store.keep_draft(registration, draft, version=0)
        return registration.id

    def place(self, person: Person, registration: str) -> Place:
        case = self.store.case(self.team, registration)
        assert case is not None
        world = self.slack.world
        channel = world.directory.channel("sms-launch")
        grants = tuple(self.store.grants(self.team))
        drafts = tuple(self.store.drafts(case.registration))
        return Place(world, person, channel, case, self.onboarding, self.showing, grants, drafts)

    def memory(self) -> dict[str, Any]:
        """Return all that people told the bot; what its own checks said of it may come at any time."""
        teams = {team: self.store.cases(team) for team in (self.team, ELSEWHERE)}
        known = {
            team: [
                (case.registration, case.dossier, case.marks, self.store.drafts(case.registration)) for case in cases
            ]
            for team, cases in teams.items()
        }
        return {**known, "grants": [(grant.user_id, grant.team_id) for grant in self.store.grants(self.team)]}

    def screen(self, person: Person) -> dict[str, str]:
        """Return what a person has before them, piece by piece."""
        world = self.slack.world
        with world.lock:
            home = world.views.home(person.id)
            views = [*world.views.stack(person.id), *([home] if home else [])]
            said = [one for channel in world.directory.channels for one in world.messages.of(channel)]
            told = {one.ts: json.dumps([one.text, one.blocks]) for one in said if one.ephemeral_to == person.id}
            return {**told, **{f"{view.id} {view.hash}": json.dumps(view.body) for view in views}}

    def told(self, person: Person, payload: Payload) -> str:
        """Send what a person does, and return what they are told or shown then."""
        before = self.screen(person)
        answer = self.app.dispatch(BoltRequest(body=payload, mode="socket_mode"))
        assert answer.status == 200

        def news() -> str:
            return answer.body + "".join(text for key, text in self.screen(person).items() if key not in before)

        return str(eventually(news) if payload.get("type") != "view_closed" else news())


@pytest.fixture(scope="module")
def slack() -> Iterator[Slack]:
    with running_slack() as slack:
        slack.post("people", name="zoe", team="Elsewhere", is_admin=True)
        slack.post("people", name="sam")
        slack.post("channels", name="sms-launch", members=["olu", "maya", "sam", "ines"])
        yield slack


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqlStore]:
    url = f"sqlite:///{Path(tmp_path_factory.mktemp('store')) / 'a.db'}"
    migrate(url)
    store = open_store(url, Vault([new_key()]))
    yield store
    store.close()


@pytest.fixture
def access(slack: Slack, store: SqlStore) -> Iterator[Access]:
    """Fresh listeners, an admin, somebody with the right and somebody without."""
    app = Listed(
        client=slack.client,
        signing_secret=SECRET,
        process_before_response=True,
        token_verification_enabled=False,
        raise_error_for_unhandled_request=True,
    )
    clock, pool = SystemClock(), Pool()
    account = {"account_sid": f"AC{'0' * 32}", "auth_token": "x", "primary_profile_sid": f"BU{'0' * 32}"}
    nowhere = "http://127.0.0.1:9"
    provider = TwilioProvider(**account, notify_email="a@b.example", pace=store, clock=clock, api_url=nowhere)
    way = Way(provider.stages)
    onboarding = Onboarding(store, clock, way)
    drafting = Drafting(onboarding, store, clock)
    given = {"way": way, "provider": provider, "review": lambda _dossier, _part: (), "pool": pool}
    people = People(slack.client)
    homes = Homes(store, HomePublisher(slack.client, people, onboarding, drafting, way, clock))
    listen(app, onboarding=onboarding, drafting=drafting, people=people, homes=homes, **given)
    access = Access(slack, store, app, onboarding, Showing(way))
    for name in ("olu", "maya", "sam", "ines"):
        access.somebody(name, is_admin=name == "olu")
        slack.world.views.clear(access.somebody(name).id)
    store.grant(Grant(access.team, access.somebody("maya").id, "U0OLU", NOW))
    yield access
    pool.close()


@pytest.fixture
def fresh(access: Access) -> str:
    """A registration that a test may change."""
    return access.a_registration(len(access.store.cases(access.team)) + 1, access.team)


@pytest.fixture
def registration(access: Access) -> str:
    """A registration that no test changes."""
    return OURS if access.store.case(access.team, OURS) else access.a_registration(0xAAA, access.team)


@pytest.fixture
def theirs(access: Access) -> str:
    """Another workspace's registration."""
    return THEIRS if access.store.case(ELSEWHERE, THEIRS) else access.a_registration(0xEEE, ELSEWHERE)


def named(example: Example) -> str:
    return f"{example.key[0]}: {example.name}"


def permitted(access: Access, example: Example) -> Person:
    return access.somebody("olu" if example.admins else "maya")


def test_every_listener_has_an_example_and_no_example_is_of_nothing(access: Access) -> None:
    assert {example.key for example in EXAMPLES} == access.app.listed


@pytest.mark.parametrize("example", EXAMPLES, ids=named)
def test_who_may_gets_through(access: Access, fresh: str, example: Example) -> None:
    person = permitted(access, example)

    told = access.told(person, example.payload(access.place(person, fresh)))

    assert not NO.search(told)
    assert "(Code" not in told


REFUSING = [example for example in EXAMPLES if not example.shows]
SHOWING = [example for example in EXAMPLES if example.shows]


def refused(access: Access, person: Person, example: Example, payload: Payload) -> None:
    """Send what a person does, and see that it changes nothing, shows nothing of the company, and is answered in words."""
    before = access.memory()

    told = access.told(person, payload)

    assert access.memory() == before
    assert COMPANY not in told
    assert NO.search(told) or (example.key[0] == "options" and json.loads(told) == {"options": []})


@pytest.mark.parametrize("example", REFUSING, ids=named)
def test_somebody_without_the_right_gets_nowhere(access: Access, registration: str, example: Example) -> None:
    person = access.somebody("maya" if example.admins else "sam")
    refused(access, person, example, example.payload(access.place(person, registration)))


@pytest.mark.parametrize("example", REFUSING, ids=named)
def test_what_was_open_when_the_right_was_taken_back_leads_nowhere(
    access: Access, registration: str, example: Example
) -> None:
    person = permitted(access, example)
    payload = example.payload(access.place(person, registration))
    access.somebody("olu", is_admin=False)
    access.store.withdraw_grant(access.team, person.id, by="U0OLU", at=NOW)
    refused(access, person, example, payload)


@pytest.mark.parametrize("example", SHOWING, ids=named)
def test_what_shows_registrations_shows_none_to_somebody_without_the_right(
    access: Access, registration: str, example: Example
) -> None:
    person, before = access.somebody("sam"), access.memory()

    told = access.told(person, example.payload(access.place(person, registration)))

    assert access.memory() == before
    assert COMPANY not in told


def with_another_id(payload: Payload, registration: str, other: str) -> Payload:
    """Return a payload in which another registration is named."""
    forged: Payload = json.loads(json.dumps(payload).replace(registration, other))
    assert forged != payload
    return forged


NAMING = [
    example
    for example in REFUSING
    if not example.admins and example.key[0] not in {"command", "shortcut"} and "new_registration" not in example.key
]


@pytest.mark.parametrize("example", NAMING, ids=named)
def test_the_id_of_a_registration_there_is_not_finds_nothing(
    access: Access, registration: str, example: Example
) -> None:
    person = access.somebody("maya")
    payload = example.payload(access.place(person, registration))
    refused(access, person, example, with_another_id(payload, registration, THERE_IS_NOT))


@pytest.mark.parametrize("example", NAMING, ids=named)
def test_the_id_of_another_workspaces_registration_finds_nothing(
    access: Access, registration: str, theirs: str, example: Example
) -> None:
    person = access.somebody("maya")
    payload = example.payload(access.place(person, registration))
    refused(access, person, example, with_another_id(payload, registration, theirs))


@pytest.mark.parametrize("example", NAMING, ids=named)
def test_an_admin_of_another_workspace_finds_nothing_of_this_one(
    access: Access, registration: str, example: Example
) -> None:
    person = access.somebody("zoe", team="Elsewhere", is_admin=True)
    refused(access, person, example, example.payload(access.place(person, registration)))


@pytest.mark.parametrize("example", [one for one in NAMING if one.contacts], ids=named)
def test_the_point_of_contact_may_draft(access: Access, fresh: str, example: Example) -> None:
    told = access.told(access.somebody("ines"), example.payload(access.place(access.somebody("ines"), fresh)))

    assert not NO.search(told)
    assert "(Code" not in told


@pytest.mark.parametrize("example", [one for one in NAMING if not one.contacts], ids=named)
def test_the_point_of_contact_changes_nothing_while_nothing_is_refused(
    access: Access, registration: str, example: Example
) -> None:
    person, before = access.somebody("ines"), access.memory()

    assert access.told(person, example.payload(access.place(person, registration)))
    assert access.memory() == before
