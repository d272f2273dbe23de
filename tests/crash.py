"""The crash table: the bot is killed before and after every remote call of a straight registration, and nothing is lost or doubled.

`python -m tests.crash [sqlite|postgres|paid|restored]...` plays whole journeys, from the first question to ready, on each database.
In each the bot is killed at every EVERY-th call, all journeys together at every call, once before the work was done and once after.
`paid` is PostgreSQL with kills at nothing but what costs money; `restored` puts an old copy of the SQLite file back. One line each;
exit code 1 if anything was lost or doubled.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field

from tests.harness.guillotine import AnyOrder, NamedOrder, Order
from tests.harness.journeys import Journey, everything, travel
from tests.harness.lives import Nursery
from tests.harness.postgres import postgres
from tests.harness.restored import filed, has, travel_back

EVERY = 16  # a bot that dies more often hardly gets beyond looking for what it did before
SWEEPS = 3
WHEN = {"before": False, "after": True}
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
    journeys: list[tuple[AnyOrder, Journey]] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)

    def uncovered(self) -> list[str]:
        """Return the calls of an undisturbed journey at which the bot did not die both before and after, in any journey."""
        struck = {(after, at) for after in (False, True) for at in self._struck(after)}
        numbers = [(after, n) for n in range(1, len(self.straight.calls) + 1) for after in (False, True)]
        missed = [f"call {n}" for after, n in numbers if (after, n) not in struck]
        names = [f"{when} {name}" for when, after in WHEN.items() for name in sorted(self.spared(after))]
        return missed + names

    def spared(self, after: bool) -> frozenset[str]:
        """Return what the undisturbed journey called and no journey was struck at."""
        hit = {name for order, journey in self.journeys if order.after is after for _, name in journey.kills}
        return frozenset(set(self.straight.calls) - hit)

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
                yield f"{order}: {journey.found} {journey.refused}; killed at {journey.kills}"


def run(table: Table, nursery: Nursery) -> Result:
    """Play all journeys of a table."""
    result = Result(table.name, travel(nursery, database_url=table.new_url(), only=table.counted))

    def play(order: AnyOrder) -> None:
        try:
            journey = travel(nursery, order, database_url=table.new_url(), only=table.counted)
        except (AssertionError, RuntimeError) as failure:
            result.failures.append(f"{order}: {failure}")
        else:
            result.journeys.append((order, journey))

    with ThreadPoolExecutor(SIDE_BY_SIDE) as players:
        list(players.map(play, table.orders()))
        # Numbers shift with every death: what no number happened to mean is struck by name.
        for _ in range(SWEEPS):
            left = [NamedOrder(names, after) for after in WHEN.values() if (names := result.spared(after))]
            list(players.map(play, left))
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


def restore(nursery: Nursery) -> int:
    """Put an old database back, from several moments, print a line and return the exit code."""
    moments = {"filed": filed, "profile made": has("profile", "made"), "brand pending": has("brand", "pending")}
    moments |= {"campaign pending": has("campaign", "pending"), "number made": has("number", "made")}
    with ThreadPoolExecutor(SIDE_BY_SIDE) as players:
        journeys = dict(zip(moments, players.map(lambda at: travel_back(nursery, at), moments.values()), strict=True))
    lost, doubled = (
        [each for one in journeys.values() for each in getattr(one.found, what)] for what in ("lost", "doubled")
    )
    print(f"sqlite, an old copy put back: {len(journeys)} times, lost {len(lost)}, doubled {len(doubled)}", flush=True)
    bad = [f"{name}: {one.found} {one.refused}" for name, one in journeys.items() if not one.good]
    print(*bad, sep="\n", file=sys.stderr)
    return int(bool(bad))


def main(names: list[str]) -> int:
    """Print a line for each table and return the exit code."""
    code, names = 0, names or ["sqlite", "postgres", "restored"]
    with ExitStack() as closing, Nursery() as nursery:
        if "restored" in names:
            code = restore(nursery)
        for table in tables([name for name in names if name != "restored"], closing):
            began = time.monotonic()
            result = run(table, nursery)
            print(result.line(), flush=True)
            wrong = [*result.complaints(), *(f"never killed at: {each}" for each in result.uncovered())]
            print(*wrong, f"({time.monotonic() - began:.0f} s)", sep="\n", file=sys.stderr, flush=True)
            code = code or int(bool(wrong))
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
