"""The four bars, in a symbol and in words, so that nobody needs to see colours."""

from __future__ import annotations

from collections.abc import Iterable

from bot.domain import fees
from bot.domain.cards import BarFacts
from bot.domain.progress import Bar, Standing
from modals.text import inert

CALLED = {Bar.BUSINESS: "Business", Bar.BRAND: "Brand", Bar.CAMPAIGN: "Campaign", Bar.NUMBER: "Number"}
SHOWN = {
    Standing.OPEN: ("▱▱▱▱", "not filed yet"),
    Standing.WORKING: ("▰▱▱▱", "filed, waiting for its turn"),
    Standing.REVIEW: ("▰▰▱▱", "under review"),
    Standing.DONE: ("▰▰▰▰", "approved"),
    Standing.REFUSED: ("▰▰✕▱", "refused: needs a correction"),
    Standing.LOST: ("✕✕✕✕", "taken away"),
}
SYMBOLS = {
    Standing.OPEN: "⚪",
    Standing.WORKING: "🔵",
    Standing.REVIEW: "🟡",
    Standing.DONE: "✅",
    Standing.REFUSED: "⛔",
    Standing.LOST: "❌",
}


def mendable(bars: Iterable[BarFacts]) -> bool:
    """Tell whether something was refused, at once or after it was approved, that can be corrected and filed again."""
    return any(bar.again or (bar.standing == Standing.REFUSED and not bar.hopeless) for bar in bars)


def in_words(bar: BarFacts) -> str:
    """Return how a bar stands: approved means for a number that it may text."""
    standing = Standing(bar.standing)
    if bar.hopeless:
        return "refused: filing again cannot help"
    if bar.again:
        return "taken away: needs a correction"
    if standing is Standing.DONE and bar.bar is Bar.NUMBER:
        return "ready to text"
    return SHOWN[standing][1]


def costing(numbers: Iterable[tuple[str, str]]) -> list[str]:
    """Return what each number that was bought costs, by its id and its figures."""
    each = [(inert(sid, 40), f" {inert(number, 20)}" if number else "") for sid, number in numbers]
    return [f"Number{number} `{sid}`: {fees.FEES['number_monthly']}" for sid, number in each]


def several(bar: BarFacts) -> str:
    """Return what is paid for besides the present number, until somebody releases it; empty where there is one at most."""
    if len(bar.numbers) < 2:
        return ""
    return f"{'; '.join(costing(bar.numbers))}. The operator of this app can release in Twilio what texts no more."


def drawn(bar: BarFacts) -> str:
    """Return one bar as a line: symbol, bar, name and words."""
    standing = Standing(bar.standing)
    return f"{SYMBOLS[standing]} `{SHOWN[standing][0]}` *{CALLED[bar.bar]}*: {in_words(bar)}"
