"""The terms of the texts."""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.checks.consent import FREQUENCY, HELP, RATES, STOP
from bot.domain.checks.papers import Papers
from bot.domain.checks.result import Check, Hit, Verdict
from bot.domain.checks.samples import PHONE
from bot.domain.checks.words import EMAIL, Pattern, flat, objected, pattern, sentences
from bot.domain.pages import Page

TERMS = "opt_in.terms_url"

LIABLE = pattern(
    r"\bcarriers?\b[^.]{0,80}\b(?:not|no|never|aren't|cannot)\b[^.]{0,40}\b(?:liable|liability|responsib\w+|"
    r"guarantee\w*|accountable)\b",
    r"\b(?:not|no|neither|nor)\b[^.]{0,60}\bcarriers?\b[^.]{0,60}\b(?:liable|liability|responsib\w+)\b",
    r"\b(?:liable|liability|responsib\w+)\b[^.]{0,80}\bcarriers?\b",
    r"\b(?:delivery|receipt) (?:of (?:messages|texts) )?is (?:not guaranteed|subject to)",
    r"\b(?:delayed|undelivered)\b",
)  # fmt: skip
MUST = (
    (RATES, 30562, "“Message and data rates may apply”"),
    (FREQUENCY, 30558, "how often texts come"),
    (STOP, 30882, "STOP to opt out"),
    (HELP, 30882, "HELP for help"),
)
SHOULD: tuple[tuple[Pattern, str], ...] = (
    (LIABLE, "“Carriers are not liable for delayed or undelivered messages”"),
    (pattern(r"\bprivacy\b"), "a link to the privacy policy"),
)
CONTACT = pattern(
    r"\b(?:contact|write|email|e-mail|call|reach|phone)\b[^.]{0,40}(?:\bus\b|\bform\b|\bpage\b|https?://)"
)


def terms(papers: Papers) -> Iterator[Hit]:
    """Object to each thing that the terms of the texts leave out."""
    page = papers.read(papers.terms_url)
    if page is None:
        return
    text = flat(page.text)
    start = max((one for one in sentences(page.text) if ABOUT.search(one)), key=len, default=page.title)[:200]
    for wanted, code, what in MUST:
        if not wanted.search(text):
            yield Hit(start, f"Add to the terms: {what}.", codes=(code,))
    if not _reachable(page, text):
        yield Hit(start, "Add to the terms a mailbox or phone number where people get help.", codes=(30560,))
    if said := objected(page.text, AFFILIATES, DENIED):
        yield Hit(said, "Take other companies' messages out of the terms: people agree to yours alone.")
    lacking = [what for wanted, what in SHOULD if not wanted.search(text) and not _linked(page, wanted)]
    if lacking:
        yield Hit(start, f"Add to the terms: {'; '.join(lacking)}.", verdict=Verdict.WARN)


# Terms that let others text, too: affiliate marketing in a reviewer's eyes.
AFFILIATES = pattern(
    r"\b(?:receive|get|send|sends|text|texts|contact|messages?|offers?|promotions|deals)\b[^.;]{0,60}\b(?:from|by|of|for) "
    r"(?:our |its |their |other |selected |trusted |various |the )*(?:\w+ )?"
    r"(?:partners?|affiliates?|third[- ]part(?:y|ies)|sponsors|advertisers|marketers)\b",
    r"\b(?:partners?|affiliates?|third[- ]part(?:y|ies)|sponsors|advertisers) (?:may|can|will) (?:also )?"
    r"(?:text|send|contact|message|call)\b",
    r"\baffiliate (?:marketing|offers?|links?)\b",
)
DENIED = pattern(r"\b(?:not|never|no|nor|neither|without|don't|won't|isn't|aren't) [^.;]*")
ABOUT = pattern(r"\b(?:sms|texts?|text messages?|program|joining|frequency|rates)\b")


def _reachable(page: Page, text: str) -> bool:
    return bool(EMAIL.search(text) or PHONE.search(text) or CONTACT.search(text)) or any(
        "contact" in link.text.casefold() for link in page.links
    )


def _linked(page: Page, wanted: Pattern) -> bool:
    return any(wanted.search(link.text) or wanted.search(link.url) for link in page.links)


CHECKS = (Check("terms", "What the terms say", (30882,), TERMS, terms, "10.5, 7.5"),)
