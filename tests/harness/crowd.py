"""Many companies at once, filed straight into the store as if each had filled in the forms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.domain.answers import PARTS, Part
from bot.domain.dossier import Dossier, Entry, parse, stored
from bot.domain.errors import FieldErrors
from bot.domain.prefill import defaults
from bot.domain.registration import Filing, Registration
from bot.domain.values import Values
from sandbox.doors import UserDoor
from sandbox.journey import meet
from sandbox.twilio.stock import available, places
from store import Database, SqlStore, Vault
from tests.harness.journeys import CASE
from tests.harness.place import Place

BUSINESS = "Harbor Outfitters"


@dataclass(frozen=True)
class Crowd:
    """Files companies in one place."""

    place: Place

    def file(self, many: int) -> list[str]:
        """File so many companies and return their registrations' ids."""
        meet(self.place.user, CASE.channel)
        channel, ines, team = _ids(self.place.user)
        now, numbers = self.place.stand_ins.clock.now(), self._numbers()
        with self._store() as store:
            taken = len(store.cases(team))
            return [
                file_one(store, team, channel, _answers(taken + n, channel, ines, next(numbers)), taken + n, now)
                for n in range(many)
            ]

    def file_again(self, id_: str, part: Part, step: str, **changed: str) -> None:
        """File a part once more, with some answers of one of its steps changed."""
        team, now = _ids(self.place.user)[2], self.place.stand_ins.clock.now()
        with self._store() as store:
            case = store.case(team, id_)
            assert case is not None
            before = case.registration.filing(part.name)
            assert before is not None
            entry = before.entries[step]
            entries = {**before.entries, step: replace(entry, values={**entry.values, **changed})}
            filing = replace(before, number=before.number + 1, at=now, entries=entries)
            review = case.dossier.entries[part.last]
            store.file(case.registration, filing, part.last, review.values, version=review.version)

    @contextmanager
    def _store(self) -> Iterator[SqlStore]:
        env = self.place.where.env
        with closing(Database(env["DATABASE_URL"])) as database:
            yield SqlStore(database, Vault([env["DATA_KEYS"]]))

    def _numbers(self) -> Iterator[str]:
        world = self.place.stand_ins.twilio_world
        bought = {row["phone_number"] for row in world.tables["numbers"].values()}
        with world.lock:
            every = [number for code in sorted(places()) for number in available(world, code)]
        return iter([number for number in every if number not in bought])


def file_one(store: SqlStore, team: str, channel: str, answers: Mapping[str, Values], n: int, now: datetime) -> str:
    """File one company's three parts and return its registration's id."""
    registration = Registration(f"reg_{n:012x}", team, "U0", now, channel)
    dossier = filled_in(answers, channel)
    store.start(registration)
    for part in PARTS[1:]:
        entries = {step: dossier.entries[step] for step in _steps(part) if step in dossier.entries}
        filing = Filing(part.name, 1, "U0", now, "I accept.", entries)
        store.file(registration, filing, part.last, dossier.values(part.last), version=0)
    return registration.id


def filled_in(answers: Mapping[str, Values], channel: str) -> Dossier:
    """Return the dossier of these answers, with what the forms would have offered beside them."""
    dossier = Dossier({})
    for part in PARTS:
        for step in (model.step for model in part.steps):
            given = {**defaults(step, dossier, channel), **answers[step]}
            good = parse(step, given, dossier)
            assert not isinstance(good, FieldErrors), (step, good)
            dossier = dossier.with_entry(step, Entry(stored(good), complete=True, version=1))
    return dossier


def _steps(part: Part) -> list[str]:
    return [model.step for model in (*PARTS[0].steps, *part.steps)]


def _answers(n: int, channel: str, ines: str, number: str) -> Mapping[str, Values]:
    """Return the case's answers as those of the n-th company."""
    answers: dict[str, dict[str, Any]] = {step: dict(given) for step, given in CASE.answers.items()}
    answers["company"]["legal_name"] = f"{BUSINESS} {n} LLC"
    answers["tax"]["tax_id"] = f"84-{1930275 + n}"
    answers["contact"] |= {"slack_user": ines, "channel": channel}
    answers["number"]["phone_number"] = number
    answers["number"]["area_code"] = number[2:5]
    return answers


def _ids(user: UserDoor) -> tuple[str, str, str]:
    """Return the ids of the channel, the contact and their team."""
    channels = {each["name"]: each for each in user.get("channels")}
    people = {each["name"]: each for each in user.get("people")}
    return channels[CASE.channel]["id"], people["ines"]["id"], people["ines"]["team_id"]
