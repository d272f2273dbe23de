"""The sample messages: who texts, how to leave, links, and whether they look like what was announced."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.domain.checks.brand import domain_of
from bot.domain.checks.forbidden import asserted
from bot.domain.checks.kinds import INFORMATIONAL, PROMOTIONAL, Kind, kinds_in
from bot.domain.checks.names import names_of
from bot.domain.checks.papers import Papers
from bot.domain.checks.result import Check, Hit, Verdict
from bot.domain.checks.words import BARE_URL, EMAIL, URL, flat, folded, pattern

LEAVE = pattern(
    r"(?-i:\b(?:STOP|STOPALL|UNSUBSCRIBE|OPTOUT|REVOKE)\b)",
    r"(?-i:\b(?:CANCEL|END|QUIT)\b)(?= (?:to|2|for|any|and)\b)", r"\bopt(?:ing)?[ -]?out\b", r"\bunsubscribe\b",
    r"\b(?:reply|text|txt|send|respond|answer)(?: with)? \W?(?:stop|end|quit|cancel|unsubscribe|optout|revoke)\b",
    r"\bstop ?(?:2|to|=) ?(?:end|stop|cancel|opt|quit|unsub)",
)  # fmt: skip


def names(papers: Papers) -> Iterator[Hit]:
    """Object to samples that do not say who texts: each has to."""
    if papers.legal_name:
        yield from _lacking(papers, _named(papers), f"Begin each sample with “{papers.brand}: …”.", Verdict.BLOCK)


def exits(papers: Papers) -> Iterator[Hit]:
    """Object to samples that do not say how to leave; one at least has to say who texts as well."""
    leaving = {name for name, text in papers.samples.items() if LEAVE.search(flat(text))}
    named = _named(papers)
    # What sells nothing need not say it each time (reference 10.3: recommended in all, mandatory for marketing).
    quiet = {name for name, text in papers.samples.items() if leaving and not _sells(papers, text)}
    yield from _lacking(papers, leaving | quiet, "End each sample with “Reply STOP to opt out.”", Verdict.WARN)
    if named and leaving and not named & leaving:
        both = "At least one sample has to carry both the name and “Reply STOP to opt out.”"
        yield Hit(next(iter(papers.samples.values())), both, "samples")


def _sells(papers: Papers, text: str) -> bool:
    return papers.use_case == "MARKETING" or Kind.OFFER in kinds_in(flat(text))


def _named(papers: Papers) -> set[str]:
    return {name for name, text in papers.samples.items() if names_of(papers).signed(text)}


def _lacking(papers: Papers, having: set[str], advice: str, some: Verdict) -> Iterator[Hit]:
    """Object once where all samples lack something, else, as severely as told, to those that do."""
    if papers.samples and not having:
        yield Hit(next(iter(papers.samples.values())), advice, "samples")
        return
    for name, text in papers.samples.items():
        if name not in having:
            yield Hit(text, advice, f"samples.{name}", some)


SHORTENERS = frozenset(
    """bit.ly tinyurl.com goo.gl t.co ow.ly is.gd buff.ly rebrand.ly cutt.ly short.io rb.gy t.ly tiny.cc bl.ink lnkd.in twil.io
    bitly.com j.mp soo.gd s.id v.gd clck.ru shorturl.at tiny.one shorte.st adf.ly dub.sh dub.co u.to l.ead.me qr.ae snip.ly mcaf.ee
    trib.al fb.me amzn.to youtu.be spoti.fi ift.tt hubs.ly hubs.li lnk.to smarturl.it bityl.co x.gd urlz.fr kutt.it t2m.io switchy.io
    geni.us chilp.it ln.run me-qr.com qrco.de qr.io tinycc.com shrtco.de ulvis.net gg.gg n9.cl da.gd 1url.com zpr.io""".split()
)


def links_of(text: str) -> tuple[str, ...]:
    """Return the links in a text, with or without scheme; mailboxes are none."""
    plain = EMAIL.sub(" ", flat(text))
    found = [url.rstrip(".,;:!?") for url in URL.findall(plain)]
    bare = [url.rstrip(".,;:!?") for url in BARE_URL.findall(URL.sub(" ", plain))]
    return tuple(dict.fromkeys([*found, *bare]))


def links(papers: Papers) -> Iterator[Hit]:
    """Object to shortened links, links without encryption and links to somebody else's site."""
    own = {domain_of(url) for url in (papers.website, papers.opt_in_url, papers.privacy_policy_url, papers.terms_url)}
    for name, text in papers.samples.items():
        for link in links_of(text):
            if advice := _objection(link, own - {""}):
                yield Hit(link, advice, f"samples.{name}")


def _objection(link: str, own: set[str]) -> str:
    domain = domain_of(link)
    if domain in SHORTENERS or host_without_www(link) in SHORTENERS:
        return "Use the full address on your own domain: carriers filter public link shorteners."
    if link.lower().startswith("http://"):
        return "Link to the page's https:// address."
    if own and domain and domain not in own:
        return f"Link to a page on your own domain: {domain} belongs to somebody else in a reviewer's eyes."
    return ""


def host_without_www(link: str) -> str:
    """Return the host of a link as people write it."""
    bare = re.sub(r"^https?://", "", link.lower())
    return bare.removeprefix("www.").partition("/")[0]


PHONE = re.compile(
    r"(?<![\d/.-])(?:\+?1[ .-]?)?(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}(?!\d)|(?<![\d/.-])\+?1?\d{10}(?!\d)"
    r"|\b1?-?8(?:00|88|77|66|55|44|33)-[A-Z0-9-]{7,8}\b"
)


def declared(papers: Papers) -> Iterator[Hit]:
    """Object to flags for links and phone numbers that the samples contradict."""
    for place, flag, having, codes in (
        ("campaign.embedded_links", papers.embedded_links, {n: t for n, t in papers.samples.items() if links_of(t)}, (30889, 30893)),
        ("campaign.embedded_phone", papers.embedded_phone, {n: t for n, t in papers.samples.items() if PHONE.search(flat(t))}, (30889,)),
    ):  # fmt: skip
        what = "links" if place.endswith("links") else "phone numbers"
        if flag is False and having:
            name, text = next(iter(having.items()))
            yield Hit(text, f"Declare that the samples hold {what}, or take them out.", f"samples.{name}", codes=codes)
        if flag is True and not having:
            yield Hit(
                "", f"Declared with {what}, but no sample has one: show one, or declare none.", place, codes=codes
            )


TEMPLATE = re.compile(
    r"\{\{[^}]*\}\}|\$?\{\w[\w .]*\}|<\w[\w .]*>|%%?\w+%%?(?!\s?(?:off|of\b))|\*\|\w+\|\*|__\w+__|\[\[[^\]]*\]\]|"
    r"\blorem ipsum\b|\bTBD\b|\bX{3,}\b|"
    r"\bexample\.com\b|\b(?:your|company) name here\b",
    re.IGNORECASE,
)


def template_code(papers: Papers) -> Iterator[Hit]:
    """Object to variable parts that are not in [brackets]."""
    for name, text in papers.samples.items():
        if found := TEMPLATE.search(flat(text)):
            yield Hit(
                text,
                f"Write variable parts in brackets, like [first name], instead of {found.group(0)}.",
                f"samples.{name}",
            )


def alike(papers: Papers) -> Iterator[Hit]:
    """Object to samples that are the same."""
    seen: dict[str, str] = {}
    for name, text in papers.samples.items():
        bare = re.sub(r"\d+", "#", folded(re.sub(r"\[[^\]]*\]", "[]", text)))
        if bare in seen:
            yield Hit(text, "Show different messages: this one repeats another sample.", "samples")
            return
        seen[bare] = name


def lengths(papers: Papers) -> Iterator[Hit]:
    """Object to samples that are too short, too long, too few or too many."""
    for name, text in papers.samples.items():
        if not 20 <= len(text.strip()) <= 1024:
            yield Hit(
                text[:200],
                f"A sample needs 20 to 1,024 characters; this has {len(text.strip()):,}.",
                f"samples.{name}",
                codes=(21728, 30893),
            )
    if papers.samples and not 2 <= len(papers.samples) <= 5:
        yield Hit("", "Give two to five samples.", "samples", codes=(21728, 30893))


QUIET = frozenset({"2FA", "ACCOUNT_NOTIFICATION", "DELIVERY_NOTIFICATION", "FRAUD_ALERT", "SECURITY_ALERT"})
OFFER = pattern(
    r"\b\d+ ?% off\b", r"\$\d+ off\b", r"\bcoupon\b", r"\bpromo(?:tion)? ?code\b", r"\bflash sale\b",
    r"\bspecial offer\b", r"\bbuy (?:one|1|two|2),? get\b",
    r"\bshop now\b", r"\b(?:on|big|our|summer|winter|spring|fall|holiday|clearance) sale\b", r"\bdeal of the\b",
    r"\blimited[- ]time offer\b", r"\bbogo\b",
    # "A quarter off our usual fee", "two trusts for the price of one"
    r"\b(?:half|third|quarter|\d+ ?percent) off (?:of )?(?:our|your|all|every|the (?:usual|regular)|any|this|until|through|on)\b",
    r"\b\d+ ?(?:%|percent) less on (?:every|all|any|each)\b", r"\bfor the price of (?:one|two|1|2)\b", r"\b(?:at|for) half (?:the "
    r")?price\b",
)  # fmt: skip


def fitting(papers: Papers) -> Iterator[Hit]:
    """Object to samples of another kind than the use case."""
    if papers.use_case == "2FA" and papers.samples:
        without = {name: text for name, text in papers.samples.items() if not _has_code(text)}
        if len(without) == len(papers.samples):
            yield Hit(
                next(iter(papers.samples.values())),
                "A sign-in campaign has to show its code, like “[code] is your sign-in code”.",
                "samples",
            )
        else:
            for name, text in without.items():
                if not ABOUT_ACCESS.search(flat(text)):
                    yield Hit(text, "This has nothing to do with signing in: leave it out.", f"samples.{name}")
    if papers.use_case in QUIET:
        for name, text in papers.samples.items():
            if OFFER.search(flat(text)):
                yield Hit(
                    text,
                    "This sells something, and the use case is for notices: choose MARKETING or MIXED, or drop it.",
                    f"samples.{name}",
                )


ABOUT_ACCESS = pattern(
    r"\b(?:passwords?|sign(?:ed)?[- ]?in|log(?:ged)?[- ]?in|account|security|verif\w+|devices?|access|username)\b"
)


def _has_code(text: str) -> bool:
    return bool(re.search(r"\bcodes?\b|\bpasscode\b|\botp\b|\bpin\b|\b\d{4,8}\b", flat(text), re.IGNORECASE))


def one_of_each(papers: Papers) -> Iterator[Hit]:
    """Object to samples of a mixed campaign that leave out a kind that the goal names; a sample of no known kind may be of any."""
    if papers.use_case not in {"MIXED", "LOW_VOLUME"} or len(papers.samples) < 2:
        return
    kinds = [kinds_in(flat(text)) - {Kind.NEWS} for text in papers.samples.values()]
    named, shown = kinds_in(asserted(papers.goal)), frozenset[Kind]().union(*kinds)
    missing = [family for family in (PROMOTIONAL, INFORMATIONAL) if named & family and not shown & family]
    if missing and named & PROMOTIONAL and named & INFORMATIONAL and all(kinds):
        yield Hit(
            next(iter(papers.samples.values())),
            f"Show one sample of each kind named in the goal; missing: {', '.join(sorted(named & missing[0]))}.",
            "samples",
        )


CHECKS = (
    Check("sample_names", "Who texts", (30893,), "samples", names, "10.3"),
    Check("sample_exit", "How to leave", (30893, 30887), "samples", exits, "10.3"),
    Check("sample_links", "Links in samples", (30892, 30893), "samples", links, "10.3, 10.6"),
    Check("declared_parts", "Declared links and phone numbers", (30889,), "samples", declared, "10.3"),
    Check("template_code", "Variable parts", (30893,), "samples", template_code, "10.3", Verdict.WARN),
    Check("alike_samples", "Different samples", (30893,), "samples", alike, "10.3", Verdict.WARN),
    Check("sample_lengths", "Length and number of samples", (21728,), "samples", lengths, "10.3, 4.2"),
    Check("fitting_samples", "Samples that fit the use case", (30893, 30886), "samples", fitting, "10.3", Verdict.WARN),
    Check("one_of_each", "A sample of each kind", (30893, 30886), "samples", one_of_each, "10.3", Verdict.WARN),
)
