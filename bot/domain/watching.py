"""What approved pages have lost since reviewers saw them.

A look compares what the checks object to with what they objected to before. Only pages count that read differently now: rules that
grew stricter are no news. One bad look may be an outage or a deployment, so a loss is told only when the next look sees it too.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.domain.checks import CheckResult, Papers, Verdict, judged
from bot.domain.checks.papers import key
from bot.domain.pages import Page

# The pages that fields of the papers name; an objection elsewhere is about the page where people agree.
NAMED = {
    "company.website": "website",
    "campaign.age_gated": "website",
    "opt_in.privacy_policy_url": "privacy_policy_url",
    "opt_in.terms_url": "terms_url",
}


@dataclass(frozen=True)
class Loss:
    """Something a page no longer shows: which check says so, where, and in which words."""

    id: str
    url: str
    title: str
    text: str

    @property
    def key(self) -> str:
        """What makes it the same loss in another look."""
        return f"{self.id} {self.url}"


@dataclass(frozen=True)
class Seen:
    """What earlier looks saw: each page's words in short, what is known to be amiss, and what was amiss once."""

    pages: Mapping[str, str] = field(default_factory=dict)
    known: frozenset[str] = frozenset()
    suspected: frozenset[str] = frozenset()

    def plain(self) -> dict[str, Any]:
        """Return it as JSON holds it."""
        return {"pages": dict(self.pages), "known": sorted(self.known), "suspected": sorted(self.suspected)}


def seen_of(stored: Mapping[str, Any]) -> Seen:
    """Return what was stored by `plain`."""
    return Seen(stored["pages"], frozenset(stored["known"]), frozenset(stored["suspected"]))


def losses(papers: Papers, opened: Papers) -> tuple[Loss, ...]:
    """Return what the opened pages leave to be desired; what the texts alone do is none of the pages' doing."""
    in_texts = {(one.id, one.place) for one in judged(papers) if one.verdict is Verdict.BLOCK}
    found = (one for one in judged(opened) if one.verdict is Verdict.BLOCK and (one.id, one.place) not in in_texts)
    return tuple({loss.key: loss for loss in (_loss(one, opened) for one in found)}.values())


def _loss(result: CheckResult, papers: Papers) -> Loss:
    url = str(getattr(papers, NAMED.get(result.place, ""), "") or papers.opt_in_url or papers.website)
    return Loss(result.id, url, result.title, result.advice)


def digests(pages: Iterable[Page]) -> dict[str, str]:
    """Return the words of pages in short, by address; one that could not be read counts as it answered."""
    return {
        key(page.url): hashlib.sha256(f"{page.answer} {page.text} {page.boxes}".encode()).hexdigest() for page in pages
    }


def compared(before: Seen | None, found: Collection[Loss], pages: Mapping[str, str]) -> tuple[Seen, tuple[Loss, ...]]:
    """Return what is seen now, and the losses to tell: new ones that two looks in a row have seen.

    The first look finds nothing lost: what it sees is what was approved.
    """
    keys = frozenset(loss.key for loss in found)
    if before is None:
        return Seen(pages, known=keys), ()
    changed = {loss.key for loss in found if _reads_otherwise(loss.url, before.pages, pages)}
    fresh = (keys - before.known) & (changed | before.suspected)
    told = tuple(loss for loss in found if loss.key in fresh & before.suspected)
    suspected = fresh - before.suspected
    # While something is suspected, the pages are remembered as they were before it: the next look compares with these.
    remembered = before.pages if suspected else pages
    return Seen(remembered, known=(keys - suspected), suspected=frozenset(suspected)), told


def _reads_otherwise(url: str, before: Mapping[str, str], now: Mapping[str, str]) -> bool:
    return before.get(key(url)) != now.get(key(url))


def facts(told: Iterable[Loss]) -> Iterator[dict[str, str]]:
    """Yield losses as a notice holds them."""
    return ({"url": loss.url, "title": loss.title, "text": loss.text} for loss in told)
