"""A registration walked through the provider's stages against the sandbox's Twilio, marks in a dictionary."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import yaml

from bot.domain.compose import composed
from bot.domain.dossier import Dossier, Entry
from bot.domain.progress import Mark, State, met
from bot.domain.work import Seen, Work
from bot.ports import Stage
from bot.twilio.provider import TwilioProvider
from tests.kit.twilio_caller import ACCOUNT, PRIMARY, TOKEN, Caller
from tests.places import CASES

CASE = CASES / "harbor-outfitters.yaml"
KEY = "reg_0123456789ab"
TEST_TO = "+12075550199"
# What a company whose shares are traded answers otherwise.
LISTED: dict[str, dict[str, Any]] = {
    "eligibility": {"legal_form": "corporation"},
    "company": {"business_type": "Corporation"},
    "tax": {
        "company_status": "public",
        "stock_exchange": "NASDAQ",
        "stock_ticker": "HRBR",
        "brand_contact_email": "ines@harbor-outfitters.example",
    },
}


class NoPace:
    def take(self, lane: str, now: datetime, gap: timedelta) -> datetime:
        return now


def dossier(**changes: dict[str, Any]) -> Dossier:
    answers = yaml.safe_load(CASE.read_text())["answers"]
    steps = {step: {**values, **changes.get(step, {})} for step, values in answers.items()}
    written = Dossier({step: Entry(values, complete=True, version=1) for step, values in steps.items()})
    opt_in = {**composed("opt_in", steps["opt_in"], written), **steps["opt_in"]}
    return written.with_entry("opt_in", Entry(opt_in, complete=True, version=1))


def provider(caller: Caller, **settings: Any) -> TwilioProvider:
    return TwilioProvider(
        ACCOUNT,
        **{"auth_token": TOKEN, "primary_profile_sid": PRIMARY, "notify_email": "ops@agency.example", **settings},
        pace=NoPace(),
        clock=caller.world.clock,
        api_url=caller.base,
    )


class Walk:
    """Makes what can be made, looks at what is pending, as the reconciler does, without its memory."""

    def __init__(self, caller: Caller, key: str = KEY, answers: Dossier | None = None, **settings: Any) -> None:
        self.caller = caller
        self.key = key
        self.provider = provider(caller, **settings)
        self.stages: dict[str, Stage] = {stage.name: stage for stage in self.provider.stages}
        number = self.provider.offers("207", limit=1)[0].phone_number
        self.dossier = answers or dossier(number={"phone_number": number})
        self.marks: dict[str, Mark] = {}
        self.sightings: Mapping[tuple[str, str], datetime] = {}
        self.found_early: list[str] = []  # stages found before they were made

    @property
    def now(self) -> datetime:
        return self.caller.world.clock.now()

    def mark(self, name: str) -> Mark:
        return self.marks.get(name, Mark(name))

    def work(self, name: str) -> Work:
        return Work(self.key, self.dossier, self.marks, self.mark(name), self.now, self.sightings)

    def begin(self, name: str) -> None:
        mark = self.mark(name)
        self.marks[name] = replace(mark, state=State.CALLING, since=self.now, attempts=mark.attempts + 1)

    def make(self, name: str) -> Seen:
        self.begin(name)
        return self._create(name)

    def find(self, name: str) -> Seen | None:
        return self.stages[name].find(self.work(name))

    def look(self, name: str) -> Seen:
        return self._keep(name, self.stages[name].look(self.work(name)))

    def walk(self, until: str = "registered") -> None:
        """Go in the graph's order up to a stage, letting each review end before the next stage needs it."""
        for name in self.names(until):
            if name not in self.marks:
                self.wait_for(need.stage for need in self.stages[name].needs)
                assert all(met(need, self.marks) for need in self.stages[name].needs), name
                self.begin(name)
                self.found_early += [name] if self.find(name) else []
                self._create(name)

    def names(self, until: str) -> list[str]:
        order = list(self.stages)
        return order[: order.index(until) + 1]

    def wait_for(self, names: Iterable[str]) -> None:
        for name in names:
            if self.mark(name).state is State.PENDING:
                self.settle(name)

    def settle(self, name: str, seconds: float = 3700) -> Seen:
        self.caller.passes(seconds)
        return self.look(name)

    def _create(self, name: str) -> Seen:
        return self._keep(name, self.stages[name].create(self.work(name)))

    def _keep(self, name: str, seen: Seen) -> Seen:
        before = self.mark(name)
        self.marks[name] = replace(
            before,
            state=seen.state,
            remote_id=seen.remote_id or before.remote_id,
            said=seen.said,
            findings=seen.findings,
            since=before.since if seen.state is before.state else self.now,
            looked_at=self.now,
        )
        return seen
