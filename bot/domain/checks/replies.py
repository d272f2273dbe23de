"""The automatic answers: what people are told when they join, leave or ask for help."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from bot.domain.checks.disclosures import says_help, says_rates, says_stop
from bot.domain.checks.frequency import says_how_often
from bot.domain.checks.names import names_of
from bot.domain.checks.papers import Papers
from bot.domain.checks.purpose import FORMULAS
from bot.domain.checks.result import Check, Hit, Verdict
from bot.domain.checks.samples import PHONE, links_of
from bot.domain.checks.words import EMAIL, flat, pattern, unlike
from bot.domain.choices import Method


def welcome(papers: Papers) -> Iterator[Hit]:
    """Object to a confirmation that a keyword lacks, or that leaves out who texts, how often, rates, HELP or STOP."""
    text = flat(papers.opt_in_message)
    if not text:
        if Method.KEYWORD in papers.methods and papers.opt_in_keywords:
            yield Hit("", "Give the text that answers the word people send.")
        return
    missing = [] if _named(papers, text) else [f"the name {papers.brand}"]
    missing += [] if _joined(papers, text) else ["what people signed up for"]
    missing += [what for what, says in DISCLOSED.items() if not says(text)]
    if missing:
        yield Hit(text, f"Say also: {', '.join(missing)}.")


def _joined(papers: Papers, text: str) -> bool:
    """Tell whether a confirmation says more than the usual formulas: that somebody joined, or what they get."""
    left = names_of(papers).left_out_of(unlike(text, *FORMULAS))
    return any(word not in SMALL and len(word) > 1 for word in left.split())


SMALL = frozenset(
    "reply text txt send up to for and or may the with at msg msgs message messages data rates apply end cancel help stop".split()
)
DISCLOSED: dict[str, Callable[[str], bool]] = {
    "how often you text": partial(says_how_often, about_texts=True),
    "“Msg & data rates may apply”": says_rates,
    "HELP": says_help,
    "STOP": says_stop,
}
ENDED = pattern(
    r"\bun-?subscribed\b", r"\bopted[ -]out\b",
    r"\bopt(?:ing)?-?out (?:is |has been |was )?(?:confirmed|complete|received|successful)", r"\bremoved\b",
    r"\bstopped\b", r"\bended\b", r"\bcancel?led\b", r"\bhave left\b", r"\bsigned off\b",
    r"\b(?:taken|are) off\b", r"\byour (?:request|opt-?out)\b", r"\bopted you out\b", r"\bdeactivated\b",
    r"\byou(?:'re| are) (?:now )?(?:out|off)\b", r"\bturned off\b", r"\bunenrolled\b", r"\byou left\b",
    r"\b(?:are|is|been) (?:now |all )?(?:off|over|disabled|switched off|discontinued)\b",
)  # fmt: skip
NO_MORE = pattern(
    r"\b(?:no|not|never|\w+n't|won't)\b[^.]{0,30}\b(?:messages?|msgs?|texts?|sms|alerts|hear|contact|reminders|"
    r"notifications|notices|updates)\b",
    r"\b(?:messages?|texts?|alerts?) (?:have|will|are)? ?(?:be(?:en)? )?(?:stop|end|cease)\w*",
    r"\bnothing (?:more|further|else)\b", r"\bno (?:more|further)\b", r"\b(?:last|final) (?:message|text|msg)\b",
    r"\b(?:not|never|n't)\b[^.]{0,30}\bagain\b",
    r"\blast one\b", r"\bsilen(?:ce|t)\b", r"\b(?:never|not|n't) (?:\w+ )?(?:bother|disturb|trouble|text|message|write to)\b",
    r"\b(?:none|no others?) (?:will |shall )?(?:follow|come)\b", r"\bno longer\b", r"\bstop(?:ped)? (?:texting|messaging|sending)\b",
)  # fmt: skip


def farewell(papers: Papers) -> Iterator[Hit]:
    """Object to an opt-out message that does not say who confirms, and that no more texts come."""
    text = flat(papers.opt_out_message)
    if not text:
        return
    ended, no_more = bool(ENDED.search(text)), bool(NO_MORE.search(text))
    advice = f"Say who confirms what: “{papers.brand}: you are unsubscribed and will get no more messages.”"
    if not _named(papers, text) or not (ended or no_more):
        yield Hit(text, advice)
    elif not (ended and no_more) and not (no_more or "unsubscribed" in text.casefold()):
        yield Hit(text, advice, verdict=Verdict.WARN)


def support(papers: Papers) -> Iterator[Hit]:
    """Object to a help message without name or a way to reach somebody."""
    text = flat(papers.help_message)
    if not text:
        return
    reachable = EMAIL.search(text) or PHONE.search(text) or links_of(text)
    if not _named(papers, text) or not reachable:
        yield Hit(text, f"Name {papers.brand} and a phone number, mailbox or page where people get help.")


def _named(papers: Papers, text: str) -> bool:
    return not papers.legal_name or names_of(papers).signed(text)


def lengths(papers: Papers) -> Iterator[Hit]:
    """Object to answers that are too short or too long."""
    for name in ("opt_in_message", "opt_out_message", "help_message"):
        text = getattr(papers, name).strip()
        if text and not 20 <= len(text) <= 320:
            yield Hit(text[:200], f"This needs 20 to 320 characters; it has {len(text):,}.", f"opt_in.{name}")
    if papers.message_flow and not 40 <= len(papers.message_flow.strip()) <= 2048:
        yield Hit(
            papers.message_flow[:200],
            f"The description needs 40 to 2,048 characters; it has {len(papers.message_flow.strip()):,}.",
            "opt_in.message_flow",
        )


CHECKS = (
    Check("opt_in_message", "The confirmation text", (30540, 30896), "opt_in.opt_in_message", welcome, "10.5, 7.5"),
    Check("opt_out_message", "The opt-out message", (30887,), "opt_in.opt_out_message", farewell, "10.5"),
    Check("help_message", "The help message", (30890,), "opt_in.help_message", support, "10.5"),
    Check("reply_lengths", "Lengths of replies and description", (21728,), "opt_in.message_flow", lengths, "4.2"),
)
