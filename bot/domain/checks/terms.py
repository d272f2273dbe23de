"""The terms of the texts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.domain.checks.disclosures import says_help, says_rates, says_stop
from bot.domain.checks.frequency import says_how_often
from bot.domain.checks.names import names_of
from bot.domain.checks.papers import Papers, key
from bot.domain.checks.purpose import NO_PURPOSE
from bot.domain.checks.result import Check, Hit
from bot.domain.checks.samples import PHONE
from bot.domain.checks.words import EMAIL, Pattern, flat, objected, pattern, sentences
from bot.domain.pages import Page

TERMS = "opt_in.terms_url"

# Who carries texts, and that they answer for nothing: "carriers bear no liability", "your phone company isn't to blame for late texts".
CARRIER = (
    r"(?:carriers?|(?:phone|wireless|cell|cellular|mobile|telephone) (?:company|companies|providers?|operators?|networks?|services?)|"
    r"network operators?|operators?|networks?|telecoms?|t-mobile|at&t|verizon)"
)
BLAME = r"(?:liab\w+|responsib\w+|guarante\w+|accountab\w+|blame\w*|answer(?:s|able)?|warrant\w*|promis\w+|fault|vouch\w*|owe\w*|held)"
LIABLE = pattern(
    rf"\b{CARRIER}\b[^.]{{0,120}}\b{BLAME}\b", rf"\b{BLAME}\b[^.]{{0,120}}\b{CARRIER}\b",
    r"\b(?:messages?|texts?)\b[^.]{0,40}\b(?:get|gets|come|comes|make it|got) through\b",
    r"\b(?:delivery|receipt) (?:of (?:messages|texts) )?is (?:not guaranteed|subject to)",
    r"\b(?:delayed|undelivered|late|lost|missed)(?: (?:or|and) \w+)? (?:\w+ )?(?:messages?|texts?|msgs?|deliver\w+)\b",
    r"\b(?:messages?|texts?|msgs?) (?:(?:that|which|who|may|might|can|could|are|be|arrive|get|is|will|or|come|never|not) )*(?:delayed|"
    r"late|lost|"
    r"undelivered|delivered|fail\w*|arrive)\b",
)  # fmt: skip
MUST = (
    (says_rates, 30562, "“Message and data rates may apply”"),
    (says_how_often, 30558, "how often texts come"),
    (says_stop, 30882, "STOP to opt out"),
    (says_help, 30882, "HELP for help"),
)
PRIVACY = "a link to the privacy policy"
ALSO_MUST: tuple[tuple[Pattern, str], ...] = (
    (LIABLE, "“Carriers are not liable for delayed or undelivered messages”"),
    (pattern(r"\bprivacy\b", r"\bdata (?:policy|notice|protection)\b"), PRIVACY),
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
    for says, code, what in MUST:
        if not says(page.text):
            yield Hit(start, f"Add to the terms: {what}.", codes=(code,))
    if not _reachable(page, text):
        yield Hit(start, "Add to the terms a mailbox or phone number where people get help.", codes=(30560,))
    if said := objected(page.text, AFFILIATES, DENIED):
        yield Hit(said, "Take other companies' messages out of the terms: people agree to yours alone.")
    lacking = [what for wanted, what in ALSO_MUST if not wanted.search(text)]
    if PRIVACY in lacking and _leads_to_policy(page, papers):
        lacking.remove(PRIVACY)
    if not _described(page, papers):
        lacking.insert(0, "the name of the programme and what its texts are about")
    if lacking:
        yield Hit(start, f"Add to the terms: {'; '.join(lacking)}.")


def _described(page: Page, papers: Papers) -> bool:
    """Tell whether anything beside the usual clauses says what the texts are: one telling word is enough."""
    names = names_of(papers)
    words = (word for one in sentences(page.text) for word in names.left_out_of(_own(one, papers)).split())
    return any(word not in UNTELLING and len(word) > 2 for word in words)


def _own(sentence: str, papers: Papers) -> str:
    """Return what a sentence may tell of the programme; of a usual clause that names no sender only how it begins."""
    if any(wanted.search(sentence) for wanted, _ in ALSO_MUST):
        return ""
    if names_of(papers).signed(sentence) or not any(says(sentence) for says, _, _ in MUST):
        return sentence
    head = re.split(r"[,:;]", sentence, maxsplit=1)[0]
    return "" if any(says(head) for says, _, _ in MUST) or head == sentence else head


UNTELLING = NO_PURPOSE | frozenset(
    """
    terms conditions service services use policy privacy notice text texts texting program programme rules agreement
    website site page pages these those which who what how often cost costs help stop contact support questions call
    write email phone mail effective date updated last version welcome more most few many any please read apply applies
    rates data carriers carrier liable delayed undelivered frequency varies opt out optout leave quit end
    """.split()
)


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


def _leads_to_policy(page: Page, papers: Papers) -> bool:
    policy = key(papers.privacy_policy_url)
    return any(key(link.url) == policy or "privacy" in link.url.casefold() for link in page.links)


CHECKS = (Check("terms", "What the terms say", (30882,), TERMS, terms, "10.5, 7.5"),)
