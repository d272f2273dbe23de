"""Where people agree: finding the words of consent in the description and on the pages that show it."""

from __future__ import annotations

from bot.domain.checks.papers import Papers, key
from bot.domain.checks.words import flat, pattern, quotes, urls
from bot.domain.pages import Box, Page

CONSENTING = pattern(
    r"\b(?:i|you|we)(?:'d| would)? (?:\w+ ){0,4}?(?:agree|consent|authorize|opt|want|wish|like)\b",
    r"\bagree(?:ing|s)?\b", r"\bconsent\b", r"\btext me\b", r"\bby texting\b",
    r"\b(?:send|message|remind|notify|alert|update|keep) me\b",
    r"\b(?:would you like|may we|can we|shall we|do you want|is it ok)\b", r"\bsign me up\b",
    r"\bopt[ -]?(?:ing )?in\b", r"\byes[,!] ",
    r"\brates may apply\b", r"\btext (?-i:[A-Z]{2,}\w*) to\b", r"\bsubscrib",
)  # fmt: skip
ABOUT_TEXTS = pattern(
    r"\btext(?:s|ing|ed)?\b",
    r"\bsms\b",
    r"\bmms\b",
    r"\bmsgs?\b",
    r"\bmobile (?:alerts|messages|updates)\b",
    r"\bstop\b.{0,40}\bhelp\b",
    r"\brates may apply\b",
)


def consents_in(flow: str) -> tuple[str, ...]:
    """Return the quoted sentences of a description that people agree to."""
    return tuple(quote for quote in quotes(flow) if CONSENTING.search(quote))


def is_about_texts(label: str) -> bool:
    """Tell whether a box is the one for texts."""
    return bool(ABOUT_TEXTS.search(flat(label)))


def evidence_urls(papers: Papers) -> tuple[str, ...]:
    """Return the addresses in the description that are not known otherwise: screenshots, scans, scripts."""
    known = {
        key(url) for url in (papers.website, papers.opt_in_url, papers.privacy_policy_url, papers.terms_url) if url
    }
    return tuple(url for url in urls(papers.message_flow) if key(url) not in known)


def consent_pages(papers: Papers) -> tuple[Page, ...]:
    """Return the pages with words that show how people agree: the sign-up page and every piece of evidence."""
    addresses = (papers.opt_in_url, *evidence_urls(papers))
    found = [page for url in addresses if (page := papers.read(url)) is not None]
    further = [page for page in papers.pages.values() if page.readable and _led_to(page, papers)]
    return tuple({page.url: page for page in (*found, *further)}.values())


def _led_to(page: Page, papers: Papers) -> bool:
    """Tell whether a page was opened because the sign-up page leads to its form."""
    known = {key(url) for url in (papers.website, papers.privacy_policy_url, papers.terms_url) if url}
    return key(page.url) not in known and bool(text_boxes(page))


def text_boxes(page: Page) -> tuple[Box, ...]:
    """Return the boxes of a page that are about texts; the only box of a page counts whatever it says."""
    about = tuple(box for box in page.boxes if is_about_texts(box.label))
    return about or (page.boxes if len(page.boxes) == 1 and CONSENTING.search(flat(page.boxes[0].label)) else ())


def text_labels(papers: Papers) -> list[str]:
    """Return what stands beside the boxes for texts."""
    return [box.label for page in consent_pages(papers) for box in text_boxes(page) if box.label]
