"""The fault table: many registrations while a fifth of all calls go wrong; all become ready, nothing is lost or doubled.

`python -m tests.faults [HOW_MANY] [RATE]` files them, lets the sandbox's clock run RATE times as fast as real time and leap over
what is left, and prints what it counted. Exit code 1 if anything is not as it should be.
"""

from __future__ import annotations

import sys
import threading
import time

from tests.harness.crowd import Crowd
from tests.harness.found import Found, judge
from tests.harness.journeys import CASE
from tests.harness.ledger import Ledger
from tests.harness.lives import Nursery
from tests.harness.mischief import Mischief
from tests.harness.passing import Passing
from tests.harness.place import Place

MANY, RATE = 1000, 60.0
LIMIT = 3600.0  # seconds until it is given up
GLANCE = 0.5


def main(arguments: list[str]) -> int:
    """Run it and return the exit code."""
    many = int(arguments[0]) if arguments else MANY
    rate = float(arguments[1]) if len(arguments) > 1 else RATE
    mischief, began = Mischief(), time.monotonic()
    with Nursery() as nursery, Place(nursery, guillotine=mischief, rate=rate) as place:
        mischief.lists = place.stand_ins.twilio_world.faults
        place.bot.start()
        ids = Crowd(place).file(many)
        with Ledger(place.where.env["DATABASE_URL"]) as ledger:
            wait_for_all(place, ledger, many)
            Passing(place, ledger).days(0.2, limit=LIMIT)
            found = judge(place.admin, place.user, CASE.channel, ids)
            ready = ledger.states(["registered"])["approved"]
            wrong = place.refused()
    return told(many, ready, mischief, found, wrong, time.monotonic() - began)


def wait_for_all(place: Place, ledger: Ledger, many: int) -> None:
    """Wait until all are ready and everything is told, leaping whenever nothing is due."""
    passing, deadline = Passing(place, ledger), time.monotonic() + LIMIT
    last = 0.0
    while ledger.states(["registered"])["approved"] < many or ledger.untold():
        if time.monotonic() > deadline:
            return
        due = passing.due()
        if due is not None and due > place.stand_ins.clock.now():
            passing.on()
        else:
            threading.Event().wait(GLANCE)
        if time.monotonic() - last > 30:
            last = time.monotonic()
            print(dict(ledger.states(["registered"])), ledger.untold(), dict(ledger.states(["brand"])), file=sys.stderr)


def told(many: int, ready: int, mischief: Mischief, found: Found, refused: list[str], seconds: float) -> int:
    """Print the counts and return the exit code."""
    faulty = sum(mischief.tally.values())
    print(
        f"registrations {many}, ready {ready}, calls {mischief.asked}, faulty {faulty} ({faulty / mischief.asked:.0%})"
    )
    print(", ".join(f"{kind} {count}" for kind, count in sorted(mischief.tally.items())))
    print(f"lost {len(found.lost)}, doubled {len(found.doubled)}, wrong calls {len(refused)}, {seconds:.0f} s")
    for name, what in (("lost", found.lost), ("doubled", found.doubled), ("wrong call", refused)):
        print(*(f"{name}: {each}" for each in what[:20]), sep="\n", file=sys.stderr)
    return int(bool(found.lost or found.doubled or refused or ready < many))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
