"""One bot and its stand-ins for all tests of a module, each with registrations of its own."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from tests.harness.found import NEWS, ONE_OF_EACH, at_twilio, in_slack
from tests.harness.journeys import CASE
from tests.harness.ledger import Ledger
from tests.harness.mischief import Mischief
from tests.harness.passing import Passing
from tests.harness.place import Place

OPERATORS = "sms-operators"


@dataclass(frozen=True)
class Town:
    """The bot, its stand-ins, its database, and what goes wrong."""

    place: Place
    ledger: Ledger
    mischief: Mischief

    @property
    def passing(self) -> Passing:
        """The time in this place."""
        return Passing(self.place, self.ledger)

    def becomes_ready(self) -> None:
        """Let the newest registration go on until it is ready and told."""
        everybody = len(self.ledger.registrations())
        self.passing.until(
            lambda: self.ledger.states(["registered"])["approved"] == everybody and not self.ledger.untold()
        )

    def holds_one_of_each(self, before: Counter[str], *ids: str) -> None:
        """Check what these registrations left at Twilio and in the channel."""
        left = {name: at_twilio(self.place.admin)[name] - before[name] for name in ONE_OF_EACH}
        assert left == {name: many * len(ids) for name, many in ONE_OF_EACH.items()}
        told = in_slack(self.place.user, CASE.channel)
        ours = {key: n for key, n in told.items() if key.startswith(ids)}
        assert ours == {f"{id_} {key}": 1 for id_ in ids for key in ("card", *NEWS)}

    def alarms(self) -> list[str]:
        """Return what stands in the operators' channel."""
        return [str(message["text"]) for message in self.place.user.messages(OPERATORS)]
