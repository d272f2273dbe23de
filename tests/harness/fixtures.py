"""What tests of kills and faults share: one warm process for all bots, and one town a module."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from tests.harness.found import at_twilio
from tests.harness.ledger import Ledger
from tests.harness.lives import Nursery
from tests.harness.mischief import Mischief
from tests.harness.place import Place
from tests.harness.town import Town


@pytest.fixture(scope="session")
def nursery() -> Iterator[Nursery]:
    """Give the process that all bots come from."""
    with Nursery() as warm:
        yield warm


@pytest.fixture(scope="module")
def town(nursery: Nursery) -> Iterator[Town]:
    """Give a place where bad luck can be ordered, kept for all tests of a module."""
    mischief = Mischief(share=0)
    with Place(nursery, guillotine=mischief) as place:
        mischief.lists = place.stand_ins.twilio_world.faults
        place.bot.start()
        with Ledger(place.where.env["DATABASE_URL"]) as ledger:
            yield Town(place, ledger, mischief)


@pytest.fixture
def before(town: Town) -> Counter[str]:
    """Give how many there are of everything before a test begins."""
    return at_twilio(town.place.admin)
