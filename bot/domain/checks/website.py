"""The web site: there, public, the business's own, and about something."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.domain import rules
from bot.domain.checks.brand import PROFILES, domain_of
from bot.domain.checks.names import names_of
from bot.domain.checks.papers import Papers
from bot.domain.checks.result import Check, Hit, Verdict
from bot.domain.checks.signup import evidence_urls
from bot.domain.checks.words import EMAIL, flat, pattern, sentences
from bot.domain.pages import Answer, Page

SITE, PAGE = "company.website", "opt_in.opt_in_url"


def reachable(papers: Papers) -> Iterator[Hit]:
    """Object to a site that cannot be opened, or only after signing in."""
    page = papers.page(papers.website)
    if page is None or domain_of(papers.website) in PROFILES:
        return
    if page.answer is Answer.LOGIN:
        yield Hit(papers.website, "Give a public page: reviewers have no login.", codes=(30921,))
    elif page.answer in (Answer.MISSING, Answer.DOWN, Answer.UNSAFE):
        yield Hit(papers.website, f"Put the site online before filing: {page.note}.", codes=(30922,))
    elif not page.readable:
        yield Hit(
            papers.website,
            f"Not readable by us ({page.note}): please look yourself whether a stranger sees it.",
            verdict=Verdict.WARN,
        )


UNFINISHED = pattern(
    r"\bcoming soon\b", r"\bunder construction\b", r"\bcheck back (?:soon|later)\b", r"\blaunching (?:soon|in)\b",
    r"\b(?:site|page|website) is (?:being (?:built|updated|redesigned)|on its way|not (?:yet )?(?:ready|available|"
    r"published|configured))\b",
    r"\bdomain (?:name )?(?:is |may be )?(?:for sale|parked|available|registered)\b", r"\bbuy this domain\b",
    r"\bparked (?:domain|free)\b", r"\b(?:default|index) page\b", r"\bwelcome to nginx\b", r"\bit works!",
    r"\bjust another wordpress\b", r"\bhello world\b",
    r"\bon its way\b", r"\bwe(?:'ll| will) be (?:back|live|online) (?:soon|shortly)\b", r"\bwatch this space\b",
    r"\bstay tuned\b", r"\bin the works\b", r"\b(?:thank you|thanks) for your patience\b", r"\bnew (?:web ?)?site\b",
    r"\blorem ipsum\b", r"\bplaceholder\b", r"\bthis site (?:can't|is currently)\b",
    r"\bmaintenance mode\b",
)  # fmt: skip
FEW, THIN = 8, 60


def telling(papers: Papers) -> Iterator[Hit]:
    """Object to a front page that says nothing about the business."""
    page = papers.read(papers.website)
    if page is None or domain_of(papers.website) in PROFILES:
        return
    words = len(names_of(papers).left_out_of(page.text).split())
    if words < FEW or (words < THIN and UNFINISHED.search(flat(page.text))):
        yield Hit(page.text[:200], "Show on the front page who you are, what you do and how to reach you.")


def own(papers: Papers) -> Iterator[Hit]:
    """Object to a front page that never names the business."""
    page = papers.read(papers.website)
    if page is None or not papers.legal_name or domain_of(papers.website) in PROFILES or _names(papers, page):
        return
    yield Hit(page.title or page.text[:120], f"Give the web site of {papers.brand}: this page does not name it.")


def own_opt_in(papers: Papers) -> Iterator[Hit]:
    """Object to sign-up pages that show another business."""
    for place, url in ((PAGE, papers.opt_in_url), *(("opt_in.message_flow", url) for url in evidence_urls(papers))):
        page = papers.read(url)
        if page is not None and papers.legal_name and not _names(papers, page) and len(page.text.split()) > FEW:
            yield Hit(
                page.title or page.text[:120],
                f"Show people agreeing to texts from {papers.brand}: this page does not name it.",
                place,
            )


def own_policy(papers: Papers) -> Iterator[Hit]:
    """Object to privacy policy or terms of another business."""
    for place, url, codes in (
        ("opt_in.privacy_policy_url", papers.privacy_policy_url, (30908,)),
        ("opt_in.terms_url", papers.terms_url, (30882, 30927)),
    ):
        page = papers.read(url)
        if page is not None and papers.legal_name and not _names(papers, page) and not _nameless(papers, page):
            yield Hit(
                _first_words(page),
                f"Link to the page of {papers.brand}: this one is another company's.",
                place,
                codes=codes,
            )


def _names(papers: Papers, page: Page) -> bool:
    return names_of(papers).found_in(f"{page.title}\n{page.text}")


def _nameless(papers: Papers, page: Page) -> bool:
    """Tell whether a page of the business's own site names nobody at all: "we", "the College"."""
    subjects = (name for found in SUBJECT.finditer(flat(page.text)) for name in found.groups() if name)
    titles = (part for part in TITLES.split(flat(page.title)) if part.strip() and not A_POLICY.search(part))
    named = any(one.split()[0] not in NOBODY for one in (*subjects, *titles))
    others = FORMAL.search(flat(page.text)) or named or _answered_elsewhere(papers, page)
    return domain_of(page.url) == domain_of(papers.website) and not others


def _answered_elsewhere(papers: Papers, page: Page) -> bool:
    """Tell whether all mailboxes on a page are at other companies' domains."""
    boxes = {
        rules.registrable_domain(rules.domain_of(found)) for found in EMAIL.findall(flat(page.text))
    } - rules.FREE_MAIL
    own = {domain_of(papers.website), domain_of(page.url), domain_of(papers.email.rpartition("@")[2])}
    return bool(boxes) and not boxes & own


FORMAL = re.compile(
    r"\b[A-Z][\w&'-]+,? (?:LLC|Inc|Incorporated|Corp|Corporation|Ltd|LLP|PLLC|Company|GmbH|AG|PLC|B\.?V|S\.?A|Pty|ULC)\b"
)
SUBJECT = re.compile(
    r"(?<![\w'-])(?:The )?([A-Z][\w&'-]+(?: (?:[A-Z][\w&'-]+|of|and|&))*) (?:collects?|uses?|respects?|holds?|keeps?|shares?|values?|"
    r"operates?|does|will|may|takes?|gathers?|stores?|protects?|cares?|gives?|sells?|offers?|is|are|and its)\b"
    r"|(?<![\w'-])(?:At|Here at|Welcome to) (?:the )?((?-i:[A-Z])[\w&'-]+(?: (?:[A-Z][\w&'-]+|of|and|&))*),? we\b"
    r"|(?:^|\n)(?:(?:Your |Our )?(?:Privacy|Terms|Data)(?: Policy| Notice| Statement| of Service| of Use)?|(?i:Privacy "
    r"policy|Privacy notice|"
    r"Terms of use)) (?:at|of|for) (?:the )?([A-Z][\w&'-]+(?: (?:[A-Z][\w&'-]+|of|and|&))*)(?=\n|$)"
)
TITLES = re.compile(r" *[|:·-] +")
A_POLICY = pattern(
    r"\b(?:privacy|terms|polic(?:y|ies)|conditions|notices?|statement|rules|texts?|texting|sms|messages?|messaging|data|legal|home|about|"
    r"information|how we)\b"
)
# What a policy calls itself, its readers, its subject or the body behind it without a name.
NOBODY = frozenset(
    """We This That These Those Our Your You It They I He She Each All Any Some No Nobody None Nothing Here There What
    When Where If Who Whoever Personal Phone Mobile Cell Text Texts Texting SMS Message Messages Messaging
    Information Data Details Cookies Numbers Number Consent Consents Opt-in Staff Members Member Customers Customer
    Patients Students Student Guests Clients Visitors Employees Volunteers Donors Records Privacy Policy Terms Names
    Addresses Contact Questions Only Such Other Others Nor Neither To By For In On At And But Or Which Service
    Services Companies Providers Vendors College University School District Cooperative Co-op Company City Town
    County Village Church Parish Clinic Practice Firm Bank Club Museum Library Department Office Association Society
    Store Shop Business Team Board Agency Authority Utility Hospital Center Centre Foundation Trust Theatre Theater
    Guild Farm Program Programme League Council Committee Institute Academy Carriers Carrier Third Payments Payment
    Cards Card E-mail Email E-mails Emails Processing Sharing Collection Use""".split()
)


def _first_words(page: Page) -> str:
    return next((one for one in sentences(page.text) if one.count(" ") > 5), page.title or page.url)[:200]


CHECKS = (
    Check("site_reachable", "The web site, opened", (30922, 30891), SITE, reachable, "10.1, 10.5"),
    Check("site_telling", "What the web site says", (30919, 30891), SITE, telling, "10.5"),
    Check("site_own", "Whose web site it is", (30907, 30891, 30894), SITE, own, "10.1"),
    Check("opt_in_own", "Whose sign-up page it is", (30927, 30907, 30894), PAGE, own_opt_in, "10.4"),
    Check(
        "policies_own",
        "Whose privacy policy and terms",
        (30908, 30927),
        "opt_in.privacy_policy_url",
        own_policy,
        "10.5",
    ),
)
