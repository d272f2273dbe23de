"""The business data that reviewers compare with each other: web address, mailbox, use case."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from bot.domain import rules
from bot.domain.checks.papers import Papers, charitable
from bot.domain.checks.result import Check, Hit, Verdict
from bot.domain.checks.words import EMAIL, flat, pattern

PROFILES = rules.NOT_A_SITE | frozenset(
    "linktree.com beacons.ai bio.link carrd.co taplink.cc milkshake.app lnk.bio nextdoor.com etsy.com ebay.com g.page goo.gl "
    "wa.me t.me telegram.me tumblr.com medium.com reddit.com discord.gg bsky.app thumbtack.com angi.com".split()
)


def host_of(url: str) -> str:
    """Return the host in a web address; blank where there is none."""
    try:
        return (urlsplit(url if "://" in url else f"https://{url}").hostname or "").lower()
    except ValueError:
        return ""


def domain_of(url: str) -> str:
    """Return the registered domain of a web address."""
    host = host_of(url)
    return rules.registrable_domain(host) if host else ""


def own_website(papers: Papers) -> Iterator[Hit]:
    """Object to a profile on somebody else's site, and to an address without encryption."""
    host = host_of(papers.website)
    if not papers.website:
        return
    if domain_of(papers.website) in PROFILES or host in PROFILES:
        yield Hit(papers.website, "Give the business's own web site, not a profile on a social network or a link page.")
    elif papers.website.lower().startswith("http://"):
        yield Hit(
            papers.website, "Give the address that begins with https://: reviewers refuse pages without encryption."
        )


def mailbox(papers: Papers) -> Iterator[Hit]:
    """Object to a contact's mailbox that is free, or at another domain than the web site."""
    domain = rules.domain_of(papers.email)
    if not domain:
        return
    if domain in rules.FREE_MAIL:
        yield Hit(papers.email, "Give a mailbox at the business's own domain: free mailboxes are refused.")
    elif papers.website and rules.registrable_domain(domain) != domain_of(papers.website):
        yield Hit(
            papers.email, f"Give a mailbox at {domain_of(papers.website)}: reviewers compare it with the web site."
        )


def support_mailbox(papers: Papers) -> Iterator[Hit]:
    """Object to a free mailbox in the help message."""
    found = [
        address for address in EMAIL.findall(flat(papers.help_message)) if rules.domain_of(address) in rules.FREE_MAIL
    ]
    if found:
        yield Hit(found[0], "Name a mailbox at the business's own domain for help.")


FOR_PROFIT = pattern(
    r"\b(?:p?llc|l\.l\.c\.?|llp|lp|plc)\b", r"\b(?:salons?|boutique|realty|dealership|motors|marketing agency)\b"
)


# Companies with shareholders; "Inc." alone is borne by charities, too.
COMPANY = pattern(r"\b(?:p?llc|l\.l\.c\.?|llp|lp|plc|inc|incorporated|corp|corporation|co|ltd)\b")
CHARITABLE = pattern(
    r"\b(?:charit\w+|non-?profit|not-for-profit|501\W?c|donat\w+|donors?|volunteers?|foundation|fund(?:rais\w+)?|relief|shelters?|"
    r"food bank|"
    r"pantry|minist\w+|church|rescue|mission|humane|hospice|habitat|united way|red cross|ymca|society|association|"
    r"community|alliance|museum)\b"
)
HIGHER = pattern(
    r"\b(?:colleges?|universit\w+|institutes?|polytechnic|seminary|conservatory|campus(?:es)?|law school|medical school)\b"
)


# A church is not open to this use case; what a church runs to help people is.
WORSHIP = pattern(
    r"\b(?:church(?:es)?|parish(?:es)?|cathedral|chapel|basilica|diocese|archdiocese|presbytery|synod|synagogue|temple (?:beth|emanu-?el|"
    r"israel|sholom|shalom)|congregation|mosque|masjid|islamic (?:center|society)|monastery|abbey|priory|tabernacle|"
    r"fellowship of (?:christ|believers)|assembly of god)\b"
)
HELPS = pattern(
    r"\b(?:chapel hill|charit\w+|relief|food|pantry|shelters?|foundation|fund|services?|homeless|"
    r"hunger|rescue|housing|health|hospital|hospice|clinic|care|aid|outreach|mission|schools?|academy|college|university|"
    r"thrift|habitat|women|children|youth|seniors?|recovery|prison|street|community|urban|soup|kitchen)\b"
)


def _worships(name: str) -> bool:
    """Tell whether a body is there for worship, by its name."""
    plain = flat(name)
    return bool(WORSHIP.search(plain)) and not HELPS.search(plain)


def open_use_case(papers: Papers) -> Iterator[Hit]:
    """Object to a use case that is kept for other bodies than this one."""
    told = flat(f"{papers.legal_name} {papers.trade_name} {papers.goal}")
    sells = bool(
        FOR_PROFIT.search(flat(papers.legal_name))
        or (COMPANY.search(papers.legal_name) and not CHARITABLE.search(told))
    )
    if papers.use_case == "CHARITY" and (charitable(papers) is False or (charitable(papers) is None and sells)):
        yield Hit(
            papers.legal_name,
            "CHARITY is for 501(c)(3) bodies only: choose the use case that tells what is sent.",
        )
    if papers.use_case == "CHARITY" and _worships(papers.legal_name):
        yield Hit(
            papers.legal_name,
            "CHARITY leaves out religious bodies: choose the use case that tells what is sent.",
        )
    if papers.use_case == "HIGHER_EDUCATION" and not HIGHER.search(told):
        verdict = Verdict.BLOCK if COMPANY.search(papers.legal_name) else Verdict.WARN
        yield Hit(
            papers.legal_name,
            "HIGHER_EDUCATION is for colleges and universities: choose another use case.",
            verdict=verdict,
        )
    if papers.use_case in NEEDS_SUPPORT:
        yield Hit(
            papers.use_case,
            "This use case is opened by Twilio's support for each brand: ask them first.",
            verdict=Verdict.WARN,
        )


NEEDS_SUPPORT = frozenset(
    "POLITICAL POLITICAL_SECTION_527 SWEEPSTAKE SOCIAL CARRIER_EXEMPT AGENTS_FRANCHISES K12_EDUCATION PROXY".split()
)

CHECKS = (
    Check("own_website", "The web site's address", (30891, 18601, 30919), "company.website", own_website, "10.1"),
    Check("mailbox", "The contact's mailbox", (30881, 18606, 30753), "contact.email", mailbox, "10.1"),
    Check(
        "support_mailbox",
        "The mailbox in the help message",
        (30881, 30890),
        "opt_in.help_message",
        support_mailbox,
        "10.1, 7.4",
        Verdict.WARN,
    ),
    Check("open_use_case", "Who may use this use case", (30900, 30886), "campaign.use_case", open_use_case, "4.4, 11"),
)
