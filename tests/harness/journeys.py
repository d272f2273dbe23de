"""One straight registration, with or without deaths on the way, and what stands in the end."""

from __future__ import annotations

import time
from dataclasses import dataclass

from sandbox.cases import load
from tests import places
from tests.harness.filling import Filling
from tests.harness.found import Found, judge
from tests.harness.guillotine import AnyOrder
from tests.harness.ledger import Ledger
from tests.harness.lives import Nursery
from tests.harness.passing import Passing
from tests.harness.place import OPTIONAL_SCOPES, SCOPES, Place

CASE = load(places.CASES / "harbor-outfitters.yaml")
ALL_SCOPES = f"{SCOPES} {OPTIONAL_SCOPES}"


@dataclass(frozen=True)
class Journey:
    """What came of one journey."""

    calls: list[str]  # all until the end was reached, by name, in their order
    kills: list[tuple[int, str]]
    found: Found
    refused: list[str]
    seconds: float

    @property
    def good(self) -> bool:
        """Whether there is exactly one of everything and no call was wrong."""
        return not (self.found.lost or self.found.doubled or self.refused)


def travel(nursery: Nursery, order: AnyOrder | None = None, *, database_url: str = "") -> Journey:
    """Take one company from the first question to ready, the bot dying as ordered, and look what stands."""
    began = time.monotonic()
    with Place(nursery, database_url=database_url, scopes=ALL_SCOPES) as place:
        place.bot.start()
        with Ledger(place.where.env["DATABASE_URL"]) as ledger:
            place.guillotine.order = order
            filling = Filling(place, CASE)
            filling.prepare()
            filling.fill_in()
            passing = Passing(place, ledger)
            passing.until(lambda: ledger.states(["registered"])["approved"] == 1 and not ledger.untold())
            calls, place.guillotine.order = list(place.guillotine.names), None
            passing.days(2)  # in case more comes
            found = judge(place.admin, place.user, CASE.channel, ledger.registrations())
        refused = place.refused()
        return Journey(calls, list(place.guillotine.struck), found, refused, time.monotonic() - began)
