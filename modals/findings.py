"""What checks found, in words: in a review with the sentence judged, above a field as a hint, and once after a step was submitted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.domain.checks import CheckResult, Verdict
from modals.blocks import Block, button, context, section
from modals.text import clip, inert, plain

SYMBOLS = {Verdict.OK: "✅", Verdict.WARN: "⚠️", Verdict.BLOCK: "⛔"}
WORDS = {Verdict.OK: "fine", Verdict.WARN: "could be better", Verdict.BLOCK: "would be refused"}
BESIDE = 3  # a field: Slack takes a hundred blocks a window
NOTICED = 4  # of the step before; its own window shows them all


def verdicts(results: Sequence[CheckResult], open_steps: Sequence[str] | None = None) -> list[Block]:
    """Return what checks found, each with the sentence it judged and a way to the field."""
    return [block for result in results for block in _verdict(result, open_steps)]


def _verdict(result: CheckResult, open_steps: Sequence[str] | None) -> Iterator[Block]:
    """Yield one check; its Edit button only where the answers can be changed now."""
    said = f"{SYMBOLS[result.verdict]} *{inert(result.title)}*: {WORDS[result.verdict]}"
    editable = result.verdict is not Verdict.OK and (open_steps is None or result.step in open_steps)
    fix = button(f"open.{result.step}", "Edit") if editable else None
    yield section("\n".join(part for part in (said, inert(result.advice)) if part), accessory=fix)
    if result.quote:
        yield {"type": "context", "elements": [plain(f"“{clip(result.quote, 300)}”")]}


def beside(results: Sequence[CheckResult]) -> list[Block]:
    """Return the worst of what was found in a field, to stand above it; the review shows all."""
    return [context(_line(result)) for result in results[:BESIDE]]


def noticed(results: Sequence[CheckResult]) -> list[Block]:
    """Return what would be refused of the step just submitted, with the way back to it: it is kept, and nobody has to go back."""
    if not results:
        return []
    shown = "\n".join(_line(result) for result in results[:NOTICED])
    more = f"\nAnd {len(results) - NOTICED} more." if len(results) > NOTICED else ""
    lead = "*Saved. A reviewer would refuse this, though:*"
    return [section(f"{lead}\n{shown}{more}", accessory=button(f"open.{results[0].step}", "Edit"))]


def _line(result: CheckResult) -> str:
    return f"{SYMBOLS[result.verdict]} *{inert(result.title, 100)}*: {inert(result.advice, 400)}"
