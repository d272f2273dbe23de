"""Lenders: allowed when they lend themselves and say so."""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.checks.forbidden import TRANSACTIONAL, asserted
from bot.domain.checks.papers import Papers
from bot.domain.checks.result import Check, Hit
from bot.domain.checks.words import flat, objected, pattern, sentences, unlike

LOAN = pattern(
    r"\b(?:auto|car|vehicle|home|personal|installment|instalment|mortgage|business|student|equity|boat|rv|commercial|"
    r"bridge|construction|consumer|signature|small[- ]dollar|farm|small[- ]business|working[- ]capital|secured|"
    r"unsecured|refinance|own|member) loans?\b",
    r"\bloan (?:payments?|balances?|applications?|approvals?|approved|officers?|rates?|terms|amounts?|is|was|"
    r"documents?|offers?|account|statements?|closing|renewals?|repayments?|due|specialist|funds|reminders)\b",
    r"\b(?:your|their|a|the|his|her) loans?\b(?! of \[?(?:title|book|item))",
    r"\bborrowers?\b", r"\blenders?\b",
    r"\bmortgage (?:payments?|rates?|applications?|refinanc\w+|statements?|is due)\b", r"\blines? of credit\b",
    r"\bwe lend\b", r"\blending\b", r"\bfinancing (?:approved|offers?|applications?|payments?)\b",
    r"\b(?:pre-?)?approved for (?:financing|credit)\b", r"\b(?:merchant )?cash advance\b", r"\bloans?(?: |$)(?!er)",
    r"\binstal?lments? (?:is|are|of) (?:\$|due)\b",
    # Who sells on credit lends: "we carry the note", "finances them itself", "your car payment is due".
    r"\b(?:we|who|which|that|it|lot|dealer(?:ship)?|motors|owner|seller) (?:\w+ )?(?:carry|carries) (?:the|your|all our|all its) "
    r"(?:notes?|"
    r"paper|contracts?)\b(?! (?:pad|book|towel|bag)s?)", r"\b(?:carry|carries|write|writes|hold|holds) (?:our|their|its) own "
    r"(?:notes?|paper)\b",
    r"\bbuy[- ]here,? pay[- ]here\b", r"\bin-?house (?:financing|finance|credit|note)s?\b",
    r"\bfinanc(?:e|es|ed|ing) (?:[\w-]+ ){0,3}?(?:itself|ourselves|themselves|in-?house|on the lot|with us|through us)\b",
    r"\b(?:your|their|own) (?:car|auto|truck|vehicle|boat|trailer|motorcycle|tractor|rv|land|home|house) (?:note|payments? "
    r"(?:of|is|are|falls?|was|"
    r"due|reminders?))\b", r"\b(?:make|making) (?:your|a) (?:car|auto|truck|vehicle|boat|tractor) payment\b",
    r"\b(?:credit|funding) (?:has been |is |was )?(?:disbursed|funded)\b", r"\bpawn\b", r"\btitle loans?\b",
)  # fmt: skip
NOT_LENDING = pattern(
    r"\b(?:library|interlibrary|equipment|tool|book|laptop|device|museum|chromebook|item|media|dvd|e-?book) loans?\b",
    r"\bloaners?\b",
    r"\bon loan\b",
    r"\b(?:the|an?|our|your|their) loan of (?!(?:up to )?\$|money|funds|\[)(?:[\w'-]+ ){0,4}[\w'-]+",
    r"\bwithout (?:\w+ ){0,2}loans?\b",
    r"\blending librar(?:y|ies)\b",
    r"\bstudent loan (?:workshop|counsel\w+|exit|advice|session|deadline)\w*",
    r"\b(?:pre-?approval|approval) from (?:your|a|their) (?:bank|lender|own lender)\b",
    r"\b(?:your|their) (?:own )?(?:bank|lender)(?:'s)?\b",
    r"\bloans? of (?:\w+ ){0,2}(?:library|books?|tools?|equipment|kayaks?|bikes?|toys?|items?)\b",
    r"\blending a hand\b",
    r"\bloan you a\b",
    r"\btitle (?:company|search)\b",
)
# A sentence about somebody else who lends: "the loan documents from your lender".
OTHER_LENDER = pattern(
    r"\b(?:the|your|their|his|her|its|another|buyer's|partner|partnering|outside|participating|third-party) "
    r"lend(?:er|ers|er's|ing)\b"
)
LENDS_THINGS = pattern(r"\blibrar(?:y|ies)\b", r"\bmuseums?\b", r"\btool share\b")
BORROWING = pattern(
    r"\bpayments?\b",
    r"\bborrow\w*\b",
    r"\bapplication\b",
    r"\bapproved\b",
    r"\bfunds?\b",
    r"\bfinanc\w+\b",
    r"\bbalance\b",
    r"\binstal?lment\b",
    r"\brefinanc\w+\b",
)
SAID = pattern(r"\bdirect[ -]lend(?:ing|er)\b")


def flagged(papers: Papers) -> Iterator[Hit]:
    """Object to a lender that does not say so, by flag and in words."""
    said = _lends(papers)
    if papers.direct_lending and papers.goal and not SAID.search(flat(papers.goal)):
        yield Hit(said or papers.goal, "Begin the goal with the words DIRECT LENDING.", "campaign.goal")
    elif not papers.direct_lending and said:
        yield Hit(
            said,
            "Declare direct lending and begin the goal with the words DIRECT LENDING, if the business lends itself.",
        )


def _lends(papers: Papers) -> str:
    """Return the sentence that shows a lender; blank when none does."""
    if LENDS_THINGS.search(flat(f"{papers.legal_name} {papers.trade_name} {papers.goal}")):
        return ""
    for text in (*papers.texts().values(), papers.legal_name):
        if found := objected(asserted(unlike(_own(text), NOT_LENDING)), LOAN):
            return found
    page = papers.read(papers.website)
    if page is None or papers.use_case in TRANSACTIONAL:
        return ""
    money = any(BORROWING.search(flat(text)) for text in papers.texts().values())
    shown = {found.group(0).casefold() for found in LOAN.finditer(asserted(unlike(flat(page.text), NOT_LENDING)))}
    return objected(page.text, LOAN) if money and len(shown) > 1 else ""


def _own(text: str) -> str:
    """Return a text without its sentences about another lender."""
    return " ".join(one for one in sentences(text) if not OTHER_LENDER.search(one))


CHECKS = (Check("direct_lending", "Direct lending", (30895,), "campaign.direct_lending", flagged, "10.2"),)
