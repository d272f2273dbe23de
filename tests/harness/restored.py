"""A database from the past: copied on the way, put back in the end, and the bot started again on it."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from tests.harness.filling import Filling
from tests.harness.found import judge
from tests.harness.journeys import CASE, Journey
from tests.harness.ledger import Ledger
from tests.harness.lives import Nursery
from tests.harness.passing import Passing
from tests.harness.place import Place

Moment = Callable[[Ledger], bool]


def travel_back(nursery: Nursery, moment: Moment) -> Journey:
    """Take one company to ready, with a copy of the database from `moment` put back then, and look what stands in the end."""
    began = time.monotonic()
    with Place(nursery) as place:
        place.bot.start()
        file = Path(place.where.env["DATABASE_URL"].removeprefix("sqlite:///"))
        with Ledger(place.where.env["DATABASE_URL"]) as ledger:
            filling = Filling(place, CASE)
            filling.prepare()
            filling.fill_in()
            passing = Passing(place, ledger)
            passing.until(lambda: moment(ledger))
            copy = _copied(file)
            passing.until(lambda: is_ready(ledger))
        place.bot.stop()
        _put_back(copy, file)
        place.bot.start()
        with Ledger(place.where.env["DATABASE_URL"]) as ledger:
            passing = Passing(place, ledger)
            passing.until(lambda: is_ready(ledger))
            passing.days(2)
            found = judge(place.admin, place.user, CASE.channel, ledger.registrations())
        refused = place.refused()
        return Journey(list(place.guillotine.names), [], found, refused, time.monotonic() - began)


def is_ready(ledger: Ledger) -> bool:
    """Tell whether the one registration is ready, and everything told."""
    return ledger.states(["registered"])["approved"] == 1 and not ledger.untold()


def has(stage: str, state: str) -> Moment:
    """Return the moment at which a stage stands so."""
    return lambda ledger: ledger.states([stage])[state] == 1


def filed(ledger: Ledger) -> bool:
    """Be the moment at which all is filed and nothing need be made yet."""
    return bool(ledger.registrations())


def _copied(file: Path) -> Path:
    copy = file.with_suffix(".old")
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    return copy


def _put_back(copy: Path, file: Path) -> None:
    for beside in ("-wal", "-shm"):
        file.with_name(f"{file.name}{beside}").unlink(missing_ok=True)
    file.write_bytes(copy.read_bytes())
