"""The rules a reviewer would apply, before anybody is asked: what each objects to, with the sentence it judged.

`judged` applies every check to some papers (`papers_of` makes them from a dossier and the pages that were opened); `first_look`
takes the four out of it that a person sees first. One module a topic; each ends with its table `CHECKS`.
Source: Twilio A2P reference, section 10.
"""

from __future__ import annotations

from collections.abc import Collection

from bot.domain.checks import (
    age,
    agreement,
    boxes,
    brand,
    consent,
    forbidden,
    goal,
    identity,
    language,
    lending,
    methods,
    privacy,
    replies,
    samples,
    terms,
    website,
)
from bot.domain.checks.first_look import first_look
from bot.domain.checks.papers import Papers, by_address, papers_of
from bot.domain.checks.result import Check, CheckResult, Verdict
from bot.domain.checks.subject import BUSINESS, OF_PART, SMS, fingerprint

CHECKS: tuple[Check, ...] = tuple(
    check
    for topic in (
        identity, brand, website, goal, lending, age, forbidden, samples, language, methods, consent, boxes,
        agreement, replies, privacy, terms,
    )
    for check in topic.CHECKS
)  # fmt: skip


def judged(papers: Papers, steps: Collection[str] = BUSINESS | SMS) -> tuple[CheckResult, ...]:
    """Return what all checks object to in the answers to some steps, what blocks first."""
    found = [result for check in CHECKS for result in check.results(papers) if result.step in steps]
    return tuple(sorted(found, key=lambda result: result.verdict is not Verdict.BLOCK))


def verdict_of(results: Collection[CheckResult]) -> Verdict:
    """Return the worst verdict among some results."""
    verdicts = {result.verdict for result in results}
    return next((one for one in (Verdict.BLOCK, Verdict.WARN) if one in verdicts), Verdict.OK)


__all__ = [
    "BUSINESS",
    "CHECKS",
    "OF_PART",
    "SMS",
    "CheckResult",
    "Papers",
    "Verdict",
    "by_address",
    "fingerprint",
    "first_look",
    "judged",
    "papers_of",
    "verdict_of",
]
