"""The numbers the sandbox has to sell: up to a hundred in each area code, always the same ones."""

import csv
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from sandbox.twilio.world import World

CANADA = frozenset(
    "204 226 236 249 250 257 263 273 289 306 343 354 365 367 368 382 403 416 418 428 431 437 438 450 468 474 506 514 519 548 "
    "579 581 584 587 604 613 639 647 672 683 705 709 742 753 778 780 782 807 819 825 867 873 879 902 905 942".split()
)
USUAL_STOCK = 40
NOT_LOCAL = {"800", "833", "844", "855", "866", "877", "888", "900", "700", "500", "555"}


@cache
def places() -> dict[str, tuple[str, str]]:
    """Return area code → state and city."""
    with (files("sandbox.twilio") / "area_codes.csv").open() as lines:
        return {row["code"]: (row["region"], row["locality"]) for row in csv.DictReader(lines)}


def place(code: str) -> tuple[str, str]:
    """Return the state and city of an area code; codes younger than our table are somewhere in New York."""
    return places().get(code, ("NY", "New York"))


def sold_by_us(code: str) -> bool:
    """Return whether a local number of the United States can begin so."""
    plausible = len(code) == 3 and code.isdigit() and code[0] in "23456789" and code[1:] != "11"
    return plausible and code not in CANADA and code not in NOT_LOCAL


def available(world: World, code: str) -> Iterator[str]:
    """Yield the numbers to be had in an area code."""
    left = world.stock.get(code, USUAL_STOCK) if sold_by_us(code) else 0
    taken = {row["phone_number"] for row in world.tables["numbers"].values()} | set(world.released)
    for index in range(100):
        number = f"+1{code}55501{index:02}"
        if left > 0 and number not in taken:
            left -= 1
            yield number


def sell(world: World, number: str) -> None:
    """Take a number out of the stock, where it is counted."""
    code = number[2:5]
    if code in world.stock:
        world.stock[code] -= 1
