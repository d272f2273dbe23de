"""The crash table: the bot is killed before and after every remote call, and nothing is lost or doubled.

`python -m tests.crash [sqlite|postgres|paid|restored]...` plays whole journeys on each database. On the straight one, from the first
question to ready, the bot is killed at every EVERY-th call, all journeys together at every call, once before the work was done
and once after. On one that is refused twice and mended it is killed at each call that follows, by name. `paid` is PostgreSQL with
kills at nothing but what costs money; `restored` puts an old copy of the SQLite file back. One line each; exit code 1 if anything
was lost, doubled or left out.
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
from tests.harness.journeys import Journey, travel
from tests.harness.lives import Nursery
from tests.harness.postgres import postgres
from tests.harness.refused import mend
from tests.harness.restored import filed, has, travel_back
from tests.harness.walks import walk

EVERY = 12  # a bot that dies more often hardly gets beyond looking for what it did before
SHARES = 2  # journeys over which the calls to be struck by name are spread
SWEEPS = 3
WHEN = {"before": False, "after": True}
SIDE_BY_SIDE = 3  # journeys at a time: each of them waits much
PAID = re.compile(r"^POST .*(/a2p/BrandRegistrations|/Compliance/Usa2p|/IncomingPhoneNumbers\.json|/Messages\.json)\b")
Play = Callable[..., Journey]


@dataclass(frozen=True)
class Road:
    """One sort of journey, and at which of its calls the bot dies: at all, or at those with such a name, each once."""

    play: Play
    named: re.Pattern[str] | None = None

    def orders(self, calls: Iterable[str]) -> list[AnyOrder]:
        """Return an order for each journey; together they strike at every call, before and after."""
        if self.named is None:
            return [Order(EVERY, rest, after) for rest in range(EVERY) for after in WHEN.values()]
        names = self.names(calls)
        shares = [frozenset(names[share::SHARES]) for share in range(min(SHARES, len(names)))]
        return [NamedOrder(share, after) for share in shares for after in WHEN.values()]

    def names(self, calls: Iterable[str]) -> list[str]:
        """Return the names of the calls that the bot is to die at."""
        return sorted({call for call in calls if self.named is None or self.named.search(call)})


@dataclass(frozen=True)
class Table:
    """What is to be tried on one database."""

    name: str
    new_url: Callable[[], str]
    roads: tuple[Road, ...] = (Road(travel), Road(mend, re.compile("")))


@dataclass
class Played:
    """What came of one road."""

    road: Road
    straight: Journey
    journeys: list[tuple[AnyOrder, Journey]] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)

    def uncovered(self) -> Iterator[str]:
        """Yield the calls of the undisturbed journey at which the bot did not die both before and after, in any journey."""
        for when, after in WHEN.items():
            yield from (f"{when} {name}" for name in sorted(self.spared(after)))
            if self.road.named is None:
                struck = {n for order, journey in self.journeys if order.after is after for n, _ in journey.kills}
                yield from (f"{when} call {n}" for n in range(1, len(self.straight.calls) + 1) if n not in struck)

    def spared(self, after: bool) -> frozenset[str]:
        """Return what the undisturbed journey called and no journey was struck at."""
        hit = {name for order, journey in self.journeys if order.after is after for _, name in journey.kills}
        return frozenset(set(self.road.names(self.straight.calls)) - hit)

    def sweep(self) -> list[AnyOrder]:
        """Return orders for what was spared: numbers shift with every death."""
        return [NamedOrder(names, after) for after in WHEN.values() if (names := self.spared(after))]

    def wrong(self) -> Iterator[str]:
        """Yield what went wrong, journey by journey, and what was left out."""
        yield from self.failures
        for order, journey in self.journeys:
            if not journey.good:
                yield f"{order}: {journey.found} {journey.refused}; killed at {journey.kills}"
        yield from (f"never killed {each}" for each in self.uncovered())


def run(table: Table, nursery: Nursery) -> list[Played]:
    """Play all journeys of a table."""

    def set_out(road: Road) -> Played:
        return Played(road, road.play(nursery, database_url=table.new_url()))

    def play(played: Played, order: AnyOrder) -> None:
        try:
            played.journeys.append((order, played.road.play(nursery, order, database_url=table.new_url())))
        except (AssertionError, RuntimeError) as failure:
            played.failures.append(f"{order}: {failure}")

    with ThreadPoolExecutor(SIDE_BY_SIDE) as players:
        roads = list(players.map(set_out, table.roads))
        orders = [(played, order) for played in roads for order in played.road.orders(played.straight.calls)]
        list(players.map(lambda each: play(*each), orders))
        for _ in range(SWEEPS):
            list(players.map(lambda each: play(*each), [(one, order) for one in roads for order in one.sweep()]))
    return roads


def line(table: Table, roads: Iterable[Played]) -> str:
    """Return the line to print of a table."""
    calls = sum(len(played.straight.calls) for played in roads)
    journeys = [journey for played in roads for _, journey in played.journeys]
    kills = sum(len(journey.kills) for journey in journeys)
    lost = sum(len(journey.found.lost) for journey in journeys)
    doubled = sum(len(journey.found.doubled) for journey in journeys)
    return f"{table.name}: calls {calls}, kills {kills}, lost {lost}, doubled {doubled}"


def tables(names: Iterable[str], closing: ExitStack) -> Iterator[Table]:
    """Yield the tables with these names."""
    new_url = None
    for name in names:
        if name == "sqlite":
            yield Table(name, str)
            continue
        new_url = new_url or closing.enter_context(postgres())
        paid = (Road(walk, PAID), Road(mend, PAID))
        yield Table(name, new_url) if name == "postgres" else Table("postgres, paid calls", new_url, paid)


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
            roads = run(table, nursery)
            print(line(table, roads), flush=True)
            wrong = [each for played in roads for each in played.wrong()]
            print(*wrong, f"({time.monotonic() - began:.0f} s)", sep="\n", file=sys.stderr, flush=True)
            code = code or int(bool(wrong))
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
