"""One registration that was filed straight into the store, with deaths on its walk, and what stands in the end."""

from __future__ import annotations

import time

from tests.harness.crowd import Crowd
from tests.harness.found import judge
from tests.harness.guillotine import AnyOrder
from tests.harness.journeys import ALL_SCOPES, CASE, Journey
from tests.harness.ledger import Ledger
from tests.harness.lives import Nursery
from tests.harness.passing import Passing
from tests.harness.place import Place


def walk(
    nursery: Nursery, order: AnyOrder | None = None, *, database_url: str = "", scopes: str = ALL_SCOPES
) -> Journey:
    """Take one company from its filing to ready, the bot dying as ordered, and look what stands."""
    began = time.monotonic()
    with Place(nursery, database_url=database_url, scopes=scopes) as place:
        place.bot.start()
        with Ledger(place.where.env["DATABASE_URL"]) as ledger:
            place.guillotine.order = order
            ids = Crowd(place).file(1)
            passing = Passing(place, ledger)
            passing.until(lambda: ledger.states(["registered"])["approved"] == 1 and not ledger.untold())
            calls, place.guillotine.order = list(place.guillotine.names), None
            passing.days(2)
            found = judge(place.admin, place.user, CASE.channel, ids)
        return Journey(calls, list(place.guillotine.struck), found, place.refused(), time.monotonic() - began)
