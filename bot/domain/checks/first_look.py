"""What a reviewer looks at first, as four of the findings: always shown, also where there is nothing to object to.

There is one list of findings. Of each of these four things the worst finding is taken out of it; where there is none, the sentence
that was found good is quoted. Source: Twilio A2P reference 10.3, 10.4.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.domain.checks.consent import AGREES
from bot.domain.checks.names import names_of
from bot.domain.checks.papers import Papers, key
from bot.domain.checks.result import CheckResult, Verdict
from bot.domain.checks.samples import LEAVE
from bot.domain.checks.signup import consents_in
from bot.domain.checks.words import flat, sentence_with, sentences, urls

FLOW = "opt_in.message_flow"


@dataclass(frozen=True)
class First:
    """One of the four: the checks that speak of it, where it is answered, and the sentence that is good when none objects."""

    id: str
    title: str
    checks: frozenset[str]
    place: str
    good: Callable[[Papers], str]


def _agreed(papers: Papers) -> str:
    flow = papers.message_flow
    return max(consents_in(flow), key=len, default="") or sentence_with(flow, AGREES)


def _linked(papers: Papers) -> str:
    wanted = key(papers.opt_in_url)
    lines = sentences(papers.message_flow)
    return next((line for line in lines if any(key(url) == wanted for url in urls(line))), lines[0] if lines else "")


def _leaving(papers: Papers) -> str:
    return next((text for text in papers.samples.values() if LEAVE.search(flat(text))), "")


def _naming(papers: Papers) -> str:
    return next((text for text in papers.samples.values() if names_of(papers).signed(text)), "")


FOUR = (
    First(
        "how_people_agree",
        "How people agree",
        frozenset(
            "consent_elements consent_says_text consent_purpose consent_brand consent_optional consent_quoted methods_described "
            "keyword_given free_boxes freedom unbundled one_channel one_purpose first_hand".split()
        ),
        FLOW,
        _agreed,
    ),
    First(
        "sign_up_link",
        "The sign-up link",
        frozenset("link_in_flow verifiable opt_in_page opt_in_own own_box evidence_pages".split()),
        FLOW,
        _linked,
    ),
    First("opt_out_in_sample", "An opt-out word in a sample", frozenset({"sample_exit"}), "samples.sample_1", _leaving),
    First("name_in_sample", "The company's name in a sample", frozenset({"sample_names"}), "samples.sample_1", _naming),
)


def first_look(papers: Papers, found: Sequence[CheckResult]) -> tuple[tuple[CheckResult, ...], tuple[CheckResult, ...]]:
    """Return the four, and all findings that are not among them."""
    four, rest = [], list(found)
    for first in FOUR:
        theirs = sorted((one for one in rest if one.id in first.checks), key=lambda one: one.verdict is Verdict.WARN)
        if theirs:
            rest.remove(theirs[0])
        four.append(replace(theirs[0], title=first.title) if theirs else _fine(first, papers))
    return tuple(four), tuple(rest)


def _fine(first: First, papers: Papers) -> CheckResult:
    step, _, field = first.place.partition(".")
    return CheckResult(first.id, first.title, Verdict.OK, first.good(papers), "", step, field)
