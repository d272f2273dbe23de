"""A whole house to test in: the stand-ins, the bot as its own process, and people who use it."""

from __future__ import annotations

import hashlib
import hmac
import itertools
import json
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest

from bot.domain.case import Case
from bot.domain.registration import Registration
from sandbox import drawn
from sandbox.bot_process import BotProcess
from sandbox.cases import load
from sandbox.doors import AdminDoor, UserDoor
from sandbox.journey import meet
from sandbox.person import Person, Problem, Values, step_of
from sandbox.play import connect
from sandbox.serve import Addresses, StandIns
from sandbox.slack.view_text import view_lines
from store import SqlStore, Vault, open_store
from tests.places import CASES

HARBOR = {step: dict(answers) for step, answers in load(CASES / "harbor-outfitters.yaml").answers.items()}
BUSINESS = ("eligibility", "company", "address", "tax", "contact", "review_business")
SMS = ("campaign", "samples", "opt_in", "review_sms")
CHANNEL = "sms-launch"
COMMAND = "/sms-register"
PATIENCE = 20.0  # seconds until what was waited for is given up
LOOK = 0.05
RATE = 10.0  # how fast the clock runs
_names = itertools.count(1)


def eventually(what: Callable[[], Any], patience: float = PATIENCE) -> Any:
    """Return what comes true in time, or what it was last."""
    deadline = time.monotonic() + patience
    while not (found := what()) and time.monotonic() < deadline:
        time.sleep(LOOK)  # between two looks, not instead of one
    return found


class Guest(Person):
    """Somebody at their screen."""

    def __init__(self, door: UserDoor, name: str) -> None:
        super().__init__(door, name)
        self.door = door

    def types(self, text: str = "", channel: str = CHANNEL) -> dict[str, Any]:
        """Type the command as it is, with the sandbox's report."""
        answer: dict[str, Any] = self.door.post("command", user=self.name, channel=channel, text=f"{COMMAND} {text}")
        return answer

    def sees(self) -> str:
        """Return the top modal as text."""
        return "\n".join(view_lines(self.here, self.door.names()))

    @property
    def here(self) -> dict[str, Any]:
        """The modal on top."""
        view = self.view()
        assert view is not None, f"{self.name} has no modal open; trouble: {self.door.trouble(self.name)}"
        return dict(view)

    @property
    def step(self) -> str | None:
        """The step on top, if it is one."""
        return step_of(self.view())

    @property
    def stack(self) -> list[str]:
        """The callbacks of the open modals."""
        return [str(view["callback_id"]) for view in self.door.stack(self.name)]

    def holds(self) -> dict[str, Any]:
        """Return what every field of the top modal holds."""
        view = self.here
        return {one.name: drawn.held(view, one) for one in drawn.fields(view)}

    def field(self, name: str) -> drawn.Field:
        """Return a field of the top modal."""
        found = drawn.field(self.here, name)
        assert found is not None, f"no field {name} in {self.sees()}"
        return found

    def press(self, name: str, values: Values | None = None) -> dict[str, Any]:
        """Press a button of the top modal after typing something into its fields."""
        view = self.here
        found = drawn.button(view["blocks"], name)
        assert found is not None, f"no button {name} in {self.sees()}"
        typed = {self.field(field).block_id: value for field, value in (values or {}).items()}
        answer: dict[str, Any] = self.door.post(
            "act", user=self.name, view_id=view["id"], action_id=found.name, block_id=found.block_id, values=typed
        )
        return answer

    def choose(self, field: str, value: Any, values: Values | None = None) -> dict[str, Any]:
        """Choose in a field that the bot hears of at once, after typing something into others."""
        view, one = self.here, self.field(field)
        typed = {self.field(other).block_id: typed for other, typed in (values or {}).items()}
        where = {"view_id": view["id"], "action_id": one.name, "block_id": one.block_id}
        answer: dict[str, Any] = self.door.post("act", user=self.name, value=value, values=typed, **where)
        return answer

    def errors(self, values: Values) -> dict[str, str]:
        """Submit these answers and return what is said beside the fields."""
        problems: list[Problem] = self.give(values)
        return {problem.field: problem.text for problem in problems}

    def goes_on(self) -> None:
        """Type the command, and choose the newest registration if there are several."""
        self.close()
        self.types()
        if self.stack == ["choose"]:
            self.click("open_registration")

    def starts(self) -> None:
        """Begin a registration of one's own."""
        self.close()
        self.types("new")


class House:
    """Slack, Twilio and the bot, running."""

    def __init__(self, where: Addresses, bot: BotProcess, user: UserDoor, admin: AdminDoor) -> None:
        self.where, self.bot, self.user, self.admin = where, bot, user, admin
        meet(user, CHANNEL)

    def person(self, name: str) -> Guest:
        """Return somebody, with no modal open."""
        guest = Guest(self.user, name)
        guest.close()
        return guest

    def grant(self, name: str) -> None:
        """Let olu give somebody the right."""
        olu = self.person("olu")
        olu.types("access")
        olu.give({"user": name})
        olu.close()

    def withdraw(self, name: str) -> None:
        """Let olu take somebody's right back."""
        olu, user_id = self.person("olu"), self.id_of(name)
        olu.types("access")
        view = olu.here
        row = next(one for one in drawn.buttons(view["blocks"]) if one.element.get("value") == user_id)
        where = {"view_id": view["id"], "action_id": row.name, "block_id": row.block_id}
        self.user.post("act", user="olu", **where)
        olu.close()

    def id_of(self, name: str) -> str:
        """Return the Slack id of a person or channel."""
        return next(user_id for user_id, known in self.user.names().items() if known == name)

    @contextmanager
    def store(self) -> Iterator[SqlStore]:
        """Give the bot's own memory, to look into."""
        store = open_store(self.where.env["DATABASE_URL"], Vault([self.where.env["DATA_KEYS"]]))
        try:
            yield store
        finally:
            store.close()

    @property
    def team(self) -> str:
        """The workspace's id."""
        return str(self.user.get("people")[0]["team_id"])

    def newest(self) -> Registration:
        """Return the registration begun last."""
        with self.store() as store:
            return store.cases(self.team)[0].registration

    def case(self, registration_id: str | None = None) -> Case:
        """Return what the bot knows of a registration (the newest)."""
        wanted = registration_id or self.newest().id
        with self.store() as store:
            case = store.case(self.team, wanted)
        assert case is not None
        return case

    def log(self) -> str:
        """Return everything the bot logged."""
        return self.bot.said.read_text(encoding="utf-8")

    def replies(self, registration_id: str) -> list[dict[str, Any]]:
        """Return a registration's notices in the thread."""
        found = []
        for message in self.user.messages(CHANNEL):
            payload = (message.get("metadata") or {}).get("event_payload") or {}
            if payload.get("registration") == registration_id and payload.get("notice") != "card":
                found.append(message)
        return found

    def kinds(self, registration_id: str) -> list[str]:
        """Return what was told of a registration so far."""
        return [message["metadata"]["event_payload"]["notice"] for message in self.replies(registration_id)]

    def walk_until(self, step: str, name: str = "maya", **changed: Mapping[str, Any]) -> Guest:
        """Let somebody answer a new registration up to a step, whose modal is then open."""
        answers = {now: {**given, **changed.get(now, {})} for now, given in HARBOR.items()}
        self.admin.put_site(str(answers["company"]["legal_name"]), "complete", answers)
        guest = self.person(name)
        guest.starts()
        while guest.step != step:
            now = guest.step
            assert now in HARBOR, guest.sees()
            problems = guest.give(answers[now])
            assert not problems, problems
        return guest

    def file_business(self, business: str, **changed: Mapping[str, Any]) -> Guest:
        """Let maya file a business; the closing window is then open."""
        company = {"legal_name": business, "trade_name": "Harbor Outfitters", **changed.pop("company", {})}
        guest = self.walk_until("review_business", "maya", company=company, **changed)
        assert not guest.give(HARBOR["review_business"])
        return guest

    def give_sms(self, guest: Guest) -> None:
        """File the SMS details from a window that offers them."""
        guest.click("open.campaign")
        for step in SMS:
            assert not guest.give(answers_of(step)), guest.sees()

    def pass_until(self, what: Callable[[], bool], steps: int = 40) -> None:
        """Let the sandbox's time pass until something has come about."""
        for _ in range(steps):
            if eventually(what, patience=0.5):
                return
            self.admin.advance(1800)
        raise AssertionError(f"it did not come about; the bot said:\n{self.bot.last_words()}")

    def made(self, registration_id: str) -> dict[str, list[dict[str, Any]]]:
        """Return the profiles, brands, campaigns and numbers at Twilio that belong to a registration."""
        there = self.admin.get("objects")
        profiles = [one for one in there["customer_profiles"] if one["friendly_name"].startswith(registration_id)]
        brands = _below(there["brands"], "customer_profile_bundle_sid", profiles)
        campaigns = _below(there["campaigns"], "brand_registration_sid", brands)
        numbers = [one for one in there["numbers"] if one["friendly_name"] == registration_id]
        return {"profiles": profiles, "brands": brands, "campaigns": campaigns, "numbers": numbers}

    def refused(self) -> list[str]:
        """Return what the platforms refused the bot so far, Slack's refusals first."""
        return [*self.user.refused(), *self.admin.refused()]

    # What only a signed request of Slack's can bring

    def signed(self, form: Mapping[str, str] | None = None, raw: bytes | None = None, **how: Any) -> httpx.Response:
        """Send the bot a signed request; `age` seconds old, with another `secret`, of a content `type`."""
        body = raw if raw is not None else urlencode(form or {}).encode()
        stamp = str(int(time.time() - how.get("age", 0)))
        secret = how.get("secret", self.where.env["SLACK_SIGNING_SECRET"])
        digest = hmac.new(secret.encode(), b"v0:" + stamp.encode() + b":" + body, hashlib.sha256).hexdigest()
        headers = {
            "X-Slack-Request-Timestamp": stamp,
            "X-Slack-Signature": f"v0={digest}",
            "Content-Type": how.get("type", "application/x-www-form-urlencoded"),
        }
        return httpx.post(f"{self.bot.url}/slack/events", content=body, headers=headers, timeout=5, trust_env=False)

    def interact(self, payload: Any) -> httpx.Response:
        """Send the bot a signed interaction."""
        return self.signed({"payload": json.dumps(payload)})

    def typed(self, text: str, **changed: str) -> httpx.Response:
        """Send the bot a signed slash command of maya's."""
        form = {
            "command": COMMAND,
            "text": text,
            "team_id": self.team,
            "user_id": self.id_of("maya"),
            "channel_id": self.id_of(CHANNEL),
            "trigger_id": "1.2.x",
            "response_url": "http://127.0.0.1:9/",
            "api_app_id": "A1",
            **changed,
        }
        return self.signed(form)


def _below(things: list[dict[str, Any]], key: str, parents: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [one for one in things if one[key] in {parent["sid"] for parent in parents}]


def answers_of(step: str) -> dict[str, Any]:
    """Return the good answers to a step."""
    return dict(HARBOR[step])


def fresh_name() -> str:
    """Return a legal name that no other test uses."""
    return f"Harbor Outfitters {next(_names):04d} LLC"


@contextmanager
def open_house(*, socket: bool = False, **settings: str) -> Iterator[House]:
    """Give a house of one's own, over HTTP or Socket Mode; settings are added to the bot's."""
    with ExitStack() as closing:
        stand_ins = closing.enter_context(StandIns(environment={}))
        where = stand_ins.start()
        reached = {"SLACK_SIGNING_SECRET": "", "SLACK_APP_TOKEN": stand_ins.app_token} if socket else {}
        bot = BotProcess({**where.env, **reached, **settings}, stand_ins.folder / "bot.log")
        closing.callback(bot.stop)
        url = bot.start()
        if not socket:
            connect(url, where.slack_user_url)
        user, admin = UserDoor(where.slack_user_url), AdminDoor(where.twilio_admin_url)
        closing.callback(user.close)
        closing.callback(admin.close)
        house = House(where, bot, user, admin)
        # Many registrations share this house, and one that waits its turn waits in real time: let it be short.
        admin.post("clock", rate=RATE)
        house.grant("maya")
        yield house


@pytest.fixture(scope="session")
def running_house() -> Iterator[House]:
    """The house that most tests share."""
    with open_house() as house:
        yield house


@pytest.fixture
def house(running_house: House) -> Iterator[House]:
    """The shared house, in which nothing may be refused that was not ordered and nobody may be told of trouble."""
    known = running_house.refused()
    yield running_house
    assert running_house.refused()[len(known) :] == []
