"""One registration whose brand and campaign are refused, mended and filed again, with deaths on the walk, and what stands in the end."""

from __future__ import annotations

import time
from collections import Counter

from bot.domain.answers import PARTS
from tests.harness.crowd import BUSINESS, Crowd
from tests.harness.found import NEWS, handed_in_again, judge
from tests.harness.guillotine import AnyOrder
from tests.harness.journeys import ALL_SCOPES, CASE, Journey
from tests.harness.ledger import Ledger
from tests.harness.lives import Nursery
from tests.harness.passing import Passing
from tests.harness.place import Place

OUTCOME = {
    "brand": [{"code": 30795, "fields": ["business_registration_number"]}, "approve"],
    "campaign": [{"code": 30909, "fields": ["MESSAGE_FLOW"]}, "approve"],
}
TOLD = (*NEWS, "brand:refused", "filed:business", "campaign:refused", "filed:sms")
ANOTHER_TAX_ID = "84-1930257"
MORE_WORDS = f"{CASE.answers['opt_in']['message_flow']} Nobody has to."
_, OF_BUSINESS, OF_SMS, _ = PARTS


def mend(nursery: Nursery, order: AnyOrder | None = None, *, database_url: str = "") -> Journey:
    """Take one company over two refusals to ready, the bot dying as ordered from the first of them on, and look what stands."""
    began = time.monotonic()
    with Place(nursery, database_url=database_url, scopes=ALL_SCOPES) as place:
        place.bot.start()
        place.admin.order(f"{BUSINESS} 0 LLC", OUTCOME)
        with Ledger(place.where.env["DATABASE_URL"]) as ledger:
            passing, crowd, guillotine = Passing(place, ledger), Crowd(place), place.guillotine
            ids = crowd.file(1)
            passing.until(lambda: is_refused(ledger, "brand"))
            guillotine.names.clear()  # up to here it is as on every other journey
            guillotine.order = order
            crowd.file_again(ids[0], OF_BUSINESS, "tax", tax_id=ANOTHER_TAX_ID)
            passing.until(lambda: is_refused(ledger, "campaign"))
            crowd.file_again(ids[0], OF_SMS, "opt_in", message_flow=MORE_WORDS)
            passing.until(lambda: ledger.states(["registered"])["approved"] == 1 and not ledger.untold())
            calls, guillotine.order = list(guillotine.names), None
            passing.days(2)
            found = judge(place.admin, place.user, CASE.channel, ids, TOLD)
        found.compare(Counter({"brand updates": 1, "campaign updates": 1}), handed_in_again(place.admin))
        return Journey(calls, list(guillotine.struck), found, place.refused(), time.monotonic() - began)


def is_refused(ledger: Ledger, stage: str) -> bool:
    """Tell whether a stage of the one registration was refused, and that is told."""
    return ledger.states([stage])["rejected"] == 1 and not ledger.untold()
