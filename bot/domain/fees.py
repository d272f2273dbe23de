"""What things cost: dated data, each figure with its source (Twilio A2P reference, section 5.5). Amounts in US dollars.

Prices change: an operator's file (`FEES_FILE`, TOML or JSON) overrides what is shipped here.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Fee:
    """One price; `sure` is False where the sources disagree, and then it is shown as "up to"."""

    name: str
    amount: Decimal
    source: str
    seen: date
    sure: bool = True
    monthly: bool = False

    def __str__(self) -> str:
        """Return the price as a person reads it."""
        amount = f"${self.amount:,.2f}" + (" a month" if self.monthly else "")
        return amount if self.sure else f"up to {amount}"


SEEN = date(2026, 11, 1)
REGISTRY = "carrier registry price of 1 Aug 2025"
LIST = "Twilio's fee list"
SHIPPED: Mapping[str, Fee] = {
    "low_volume_brand": Fee("Low-volume brand registration", Decimal("4.50"), REGISTRY, SEEN),
    "standard_brand": Fee("Brand registration with vetting", Decimal("47.50"), REGISTRY, SEEN, sure=False),
    "mailed_link": Fee(
        "Mailed link of a listed company", Decimal("12.50"), "Twilio's help centre on Authentication+", SEEN
    ),
    "campaign_review": Fee("Campaign review", Decimal("15.00"), LIST, SEEN),
    "campaign_review_again": Fee("Campaign review after a correction", Decimal("15.00"), LIST, SEEN, sure=False),
    "campaign_monthly": Fee("Campaign", Decimal("10.00"), LIST, SEEN, sure=False, monthly=True),
    "number_monthly": Fee("Local number", Decimal("1.15"), "Twilio's price page, May 2026", SEEN, monthly=True),
}


class Catalogue(Mapping[str, Fee]):
    """Prices by name: the shipped ones, and what an operator's file says otherwise."""

    def __init__(self) -> None:
        self._known = dict(SHIPPED)

    def __getitem__(self, name: str) -> Fee:
        return self._known[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)

    def load_more(self, path: Path | str) -> None:
        """Override prices with a file's: all of the file, or nothing (a ValueError says why)."""
        self._known = {**self._known, **dict(_read(Path(path), self._known))}


FEES = Catalogue()


def load_more(path: Path | str) -> None:
    """Override prices with those of an operator's file (`FEES_FILE`, TOML or JSON)."""
    FEES.load_more(path)


def brand_fee(low_volume: bool) -> Fee:
    """Return what registering the brand costs, once."""
    return FEES["low_volume_brand" if low_volume else "standard_brand"]


KEYS = tuple(each.name for each in fields(Fee))


def _read(path: Path, known: Mapping[str, Fee]) -> Iterator[tuple[str, Fee]]:
    """Yield a file's prices; what an entry leaves out stays as it was, but a new amount needs its source and date."""
    for name, given in _content(path).items():
        if name not in known:
            raise ValueError(f"{path}: there is no fee “{name}”; there are {', '.join(known)}.")
        if not isinstance(given, dict):
            raise NoTable(path, f"“{name}”")
        try:
            yield name, _fee(known[name], given)
        except ValueError as wrong:
            raise ValueError(f"{path}, {name}: {wrong}.") from None


def _fee(before: Fee, given: Mapping[str, Any]) -> Fee:
    unknown = [key for key in given if key not in KEYS]
    if unknown:
        raise ValueError(f"“{unknown[0]}” is not known; known are {', '.join(KEYS)}")
    if "amount" in given and not {"source", "seen"} <= set(given):
        raise ValueError("an amount needs its “source” and the date it was “seen”")
    return replace(before, **{key: _value(key, value, asdict(before)[key]) for key, value in given.items()})


def _value(key: str, value: Any, before: Any) -> Any:
    if key == "amount":
        return _amount(value)
    if key == "seen" and isinstance(value, str):
        return _date(value)
    if type(value) is not type(before):
        raise ValueError(f"“{key}” has to be like {str(before).lower()}")
    return value


def _amount(value: Any) -> Decimal:
    try:
        amount = Decimal(str(value))
    except InvalidOperation:
        amount = Decimal(-1)
    if isinstance(value, bool) or not amount.is_finite() or amount < 0:
        raise ValueError("“amount” has to be dollars, like 4.50")
    return amount


def _date(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ValueError("“seen” has to be a date, like 2026-11-01") from None


def _content(path: Path) -> dict[str, Any]:
    kind = "JSON" if path.suffix.lower() == ".json" else "TOML"
    try:
        text = path.read_text(encoding="utf-8")
        content = json.loads(text, parse_float=Decimal) if kind == "JSON" else tomllib.loads(text, parse_float=Decimal)
    except OSError as error:
        raise ValueError(f"{path} cannot be read: {error.strerror}.") from None
    except ValueError as error:
        raise ValueError(f"{path} is not good {kind}: {error}.") from None
    if not isinstance(content, dict):
        raise NoTable(path, "the file")
    return content


class NoTable(ValueError):
    """A table was expected and something else found."""

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(f"{path}: {what} has to be a table, like [mailed_link] with amount, source and seen below it.")
