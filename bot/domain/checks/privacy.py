"""The privacy policy and the terms: public, at home, and whether mobile numbers and consent to texts stay with the business."""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.checks.brand import domain_of
from bot.domain.checks.papers import Papers
from bot.domain.checks.result import Check, Hit, Verdict
from bot.domain.checks.sharing import Says, reading_of
from bot.domain.pages import Answer

POLICY = "opt_in.privacy_policy_url"


def policy(papers: Papers) -> Iterator[Hit]:
    """Object to a policy that shares mobile data, or does not say that it stays."""
    page = papers.read(papers.privacy_policy_url)
    if page is None:
        return
    reading = reading_of(page.text)
    advice = "Add: “We do not share mobile numbers or text messaging consent with third parties or affiliates for marketing.”"
    if reading.shares:
        yield Hit(
            reading.shares,
            f"Leave mobile numbers and consent to texts out of any sharing. {advice}",
            codes=(30932,),
        )
    elif Says.KEPT in reading.said:
        return
    elif Says.KEPT_IN_GENERAL in reading.said:
        yield Hit(
            reading.said[Says.KEPT_IN_GENERAL],
            f"Name mobile numbers and consent to texts in it. {advice}",
            verdict=Verdict.WARN,
        )
    else:
        yield Hit(
            page.title or papers.privacy_policy_url, f"The policy says nothing about who gets mobile numbers. {advice}"
        )


def public(papers: Papers) -> Iterator[Hit]:
    """Object to policies that are missing, not public or not encrypted."""
    yield from _public(papers, papers.privacy_policy_url, POLICY, (30933,), (30908,))
    yield from _public(papers, papers.terms_url, "opt_in.terms_url", (30934,), (30882,))


def _public(papers: Papers, url: str, place: str, missing: tuple[int, ...], closed: tuple[int, ...]) -> Iterator[Hit]:
    what = "privacy policy" if place == POLICY else "terms"
    page = papers.page(url)
    if not url:
        if papers.message_flow:
            yield Hit("", f"Give the address of your public {what}.", place, codes=missing)
    elif url.lower().startswith("http://"):
        yield Hit(url, "Give the address that begins with https://.", place, codes=closed)
    elif page is not None and page.answer in (Answer.MISSING, Answer.DOWN, Answer.LOGIN, Answer.UNSAFE):
        yield Hit(url, f"Put your {what} online for everybody: {page.note}.", place, codes=closed)
    elif page is not None and not page.readable:
        yield Hit(url, f"Not readable by us ({page.note}): please read it yourself.", place, Verdict.WARN, closed)


def own_domain(papers: Papers) -> Iterator[Hit]:
    """Object to policies at another domain than the web site."""
    own = {domain_of(papers.website), domain_of(papers.opt_in_url)} - {""}
    for place, url, codes in (
        (POLICY, papers.privacy_policy_url, (30908,)),
        ("opt_in.terms_url", papers.terms_url, (30882,)),
    ):
        if url and papers.website and domain_of(url) not in own:
            yield Hit(
                url,
                f"Best keep it at {domain_of(papers.website)}: reviewers expect your own pages.",
                place,
                codes=codes,
            )


CHECKS = (
    Check("policies_public", "Privacy policy and terms, opened", (30908,), POLICY, public, "10.5"),
    Check("policies_domain", "Where privacy policy and terms are", (30908,), POLICY, own_domain, "10.5", Verdict.WARN),
    Check("mobile_clause", "What happens with mobile numbers", (30908, 30932, 30896), POLICY, policy, "10.5"),
)
