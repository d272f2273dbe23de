"""The crash table: the bot is killed before and after every remote call of a straight registration, and nothing is lost or doubled.

`python -m tests.crash [sqlite|postgres|paid]...` plays whole journeys, from the first question to ready, on each database. In each
the bot is killed at every EVERY-th call, all journeys together at every call, once before the work was done and once after. `paid`
is PostgreSQL with kills at nothing but what costs money. One line a database; exit code 1 if anything was lost or doubled.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field

from tests.harness.guillotine import Order
from tests.harness.journeys import Journey, everything, travel
from tests.harness.lives import Nursery
from tests.harness.postgres import postgres

EVERY = 16  # a bot that dies more often hardly gets beyond looking for what it did before
SIDE_BY_SIDE = 2  # journeys at a time: one a core
PAID = re.compile(r"^POST .*(/a2p/BrandRegistrations|/Compliance/Usa2p|/IncomingPhoneNumbers\.json)\b")


@dataclass(frozen=True)
class Table:
    """What is to be tried on one database."""

    name: str
    new_url: Callable[[], str]
    counted: Callable[[str], bool] = everything
    every: int = EVERY

    def orders(self) -> Iterator[Order]:
        """Yield an order for each journey; together they strike at every number, before and after."""
        for rest in range(self.every):
            for after in (False, True):
                yield Order(self.every, rest, after)


@dataclass
class Result:
    """What came of one table."""

    name: str
    straight: Journey
    journeys: list[tuple[Order, Journey]] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)

    def uncovered(self) -> list[str]:
        """Return the calls of an undisturbed journey at which the bot did not die both before and after, in any journey."""
        struck = {(after, at) for after in (False, True) for at in self._struck(after)}
        numbers = [(after, n) for n in range(1, len(self.straight.calls) + 1) for after in (False, True)]
        names = {(after, name) for name in self.straight.calls for after in (False, True)}
        kinds = {(order.after, name) for order, journey in self.journeys for _, name in journey.kills}
        missed = [f"call {n}" for after, n in numbers if (after, n) not in struck]
        return missed + [f"{'after' if after else 'before'} {name}" for after, name in sorted(names - kinds)]

    def _struck(self, after: bool) -> set[int]:
        return {n for order, journey in self.journeys if order.after is after for n, _ in journey.kills}

    def line(self) -> str:
        """Return the line to print."""
        all_of_them = [journey for _, journey in self.journeys]
        kills = sum(len(journey.kills) for journey in all_of_them)
        lost = sum(len(journey.found.lost) for journey in all_of_them)
        doubled = sum(len(journey.found.doubled) for journey in all_of_them)
        return f"{self.name}: calls {len(self.straight.calls)}, kills {kills}, lost {lost}, doubled {doubled}"

    @property
    def good(self) -> bool:
        """Whether nothing was lost, doubled, refused or left out."""
        return not self.failures and all(journey.good for _, journey in self.journeys)

    def complaints(self) -> Iterator[str]:
        """Yield what went wrong, journey by journey."""
        yield from self.failures
        for order, journey in self.journeys:
            if not journey.good:
                when = "after" if order.after else "before"
                yield f"{when} {order.rest} mod {order.every}: {journey.found} {journey.refused}; killed at {journey.kills}"


def run(table: Table, nursery: Nursery) -> Result:
    """Play all journeys of a table."""
    result = Result(table.name, travel(nursery, database_url=table.new_url(), only=table.counted))

    def play(order: Order) -> None:
        try:
            journey = travel(nursery, order, database_url=table.new_url(), only=table.counted)
        except (AssertionError, RuntimeError) as failure:
            result.failures.append(f"{order}: {failure}")
        else:
            result.journeys.append((order, journey))

    with ThreadPoolExecutor(SIDE_BY_SIDE) as players:
        for played in [players.submit(play, order) for order in table.orders()]:
            played.result()
    return result


def tables(names: Iterable[str], closing: ExitStack) -> Iterator[Table]:
    """Yield the tables with these names."""
    new_url = None
    for name in names:
        if name == "sqlite":
            yield Table(name, str)
            continue
        new_url = new_url or closing.enter_context(postgres())
        if name == "postgres":
            yield Table(name, new_url)
        else:
            yield Table("postgres, paid calls", new_url, lambda call: PAID.search(call) is not None, 3)


def main(names: list[str]) -> int:
    """Print a line for each table and return the exit code."""
    code = 0
    with ExitStack() as closing, Nursery() as nursery:
        for table in tables(names or ["sqlite", "postgres"], closing):
            began = time.monotonic()
            result = run(table, nursery)
            print(result.line(), flush=True)
            wrong = [*result.complaints(), *(f"never killed at: {each}" for each in result.uncovered())]
            print(*wrong, f"({time.monotonic() - began:.0f} s)", sep="\n", file=sys.stderr, flush=True)
            code = code or int(bool(wrong))
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
