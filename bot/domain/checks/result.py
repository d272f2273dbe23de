"""What a check is, and what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.domain.checks.papers import Papers

SEEN = date(2026, 11, 20)  # when the rules were last read at their source


class Verdict(StrEnum):
    """What a check says."""

    OK = "ok"
    WARN = "warn"
    BLOCK = "block"


@dataclass(frozen=True)
class CheckResult:
    """What one check found: the sentence it judged, what to do, and the field to do it in (blank: the whole step)."""

    id: str
    title: str
    verdict: Verdict
    quote: str
    advice: str
    step: str
    field: str
    codes: tuple[int, ...] = ()  # Twilio's codes for what this prevents, the most exact first
    source: str = ""
    dated: date = SEEN

    @property
    def place(self) -> str:
        """The field as case files name it, like `samples.sample_2`."""
        return f"{self.step}.{self.field}" if self.field else self.step


@dataclass(frozen=True)
class Hit:
    """What a check objects to, once. What is left out is the check's own; several codes where reviewers use any of them."""

    quote: str
    advice: str
    place: str = ""
    verdict: Verdict | None = None
    codes: tuple[int, ...] = ()


@dataclass(frozen=True)
class Check:
    """One rule a reviewer would apply, as data; `judge` yields a hit for each thing it objects to.

    `codes` are all that it prevents; a hit that names none is reported under the first, the most exact.
    """

    id: str
    title: str
    codes: tuple[int, ...]
    place: str
    judge: Callable[[Papers], Iterable[Hit]]
    source: str  # section of the Twilio A2P reference
    verdict: Verdict = Verdict.BLOCK
    dated: date = SEEN

    def results(self, papers: Papers) -> Iterator[CheckResult]:
        """Return what this check finds in some papers."""
        for hit in self.judge(papers):
            step, _, field = (hit.place or self.place).partition(".")
            yield CheckResult(
                id=self.id,
                title=self.title,
                verdict=hit.verdict or self.verdict,
                quote=hit.quote,
                advice=hit.advice,
                step=step,
                field=field,
                codes=hit.codes or self.codes[:1],
                source=f"Twilio A2P reference {self.source}",
                dated=self.dated,
            )
