"""What approved pages have lost since reviewers saw them.

A look compares what the checks object to with what they objected to before. Only pages count that read differently now: rules that
grew stricter are no news. One bad look may be an outage or a deployment, so a loss is told only when the next look sees it too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from bot.domain.checks import CheckResult, Papers, Verdict, judged
from bot.domain.checks.papers import key
from bot.domain.checks.words import sentences
from bot.domain.pages import Box, Page

# The pages that fields of the papers name; an objection elsewhere is about the page where people agree.
NAMED = {
    "company.website": "website",
    "campaign.age_gated": "website",
    "opt_in.privacy_policy_url": "privacy_policy_url",
    "opt_in.terms_url": "terms_url",
}

MOST_GONE = 40  # sentences that are tried for being the one that is missed; each costs a judgement


@dataclass(frozen=True)
class Loss:
    """Something a page no longer shows: which check says so, where, in which words, and the sentence it judged."""

    id: str
    url: str
    title: str
    text: str
    quote: str = ""

    @property
    def key(self) -> str:
        """What makes it the same loss in another look."""
        return f"{self.id} {self.url}"


@dataclass(frozen=True)
class PagesSeen:
    """What earlier looks saw: each page's words, what is known to be amiss, and what was amiss once."""

    pages: Mapping[str, str] = field(default_factory=dict)
    known: frozenset[str] = frozenset()
    suspected: frozenset[str] = frozenset()

    def plain(self) -> dict[str, Any]:
        """Return it as JSON holds it."""
        return {"pages": dict(self.pages), "known": sorted(self.known), "suspected": sorted(self.suspected)}


def seen_of(stored: Mapping[str, Any]) -> PagesSeen:
    """Return what was stored by `plain`."""
    return PagesSeen(stored["pages"], frozenset(stored["known"]), frozenset(stored["suspected"]))


def losses(papers: Papers, opened: Papers) -> tuple[Loss, ...]:
    """Return what the opened pages leave to be desired; what the texts alone do is none of the pages' doing."""
    in_texts = {(one.id, one.place) for one in judged(papers) if one.verdict is Verdict.BLOCK}
    found = (one for one in judged(opened) if one.verdict is Verdict.BLOCK and (one.id, one.place) not in in_texts)
    return tuple({loss.key: loss for loss in (_loss(one, opened) for one in found)}.values())


def _loss(result: CheckResult, papers: Papers) -> Loss:
    url = str(getattr(papers, NAMED.get(result.place, ""), "") or papers.opt_in_url or papers.website)
    return Loss(result.id, url, result.title, result.advice, result.quote)


def words_of(pages: Iterable[Page]) -> dict[str, str]:
    """Return what pages say, by address: how they answered, their words, and their boxes as people see them."""
    return {key(page.url): "\n".join([page.answer, page.text, *map(_drawn, page.boxes)]) for page in pages}


def _drawn(box: Box) -> str:
    needed = " (required)" if box.required else ""
    return f"{'☑' if box.checked else '☐'} {box.label}{needed}"


def compared(
    before: PagesSeen | None, found: Collection[Loss], pages: Mapping[str, str]
) -> tuple[PagesSeen, tuple[Loss, ...]]:
    """Return what is seen now, and the losses to tell: new ones that two looks in a row have seen.

    The first look finds nothing lost: what it sees is what was approved.
    """
    keys = frozenset(loss.key for loss in found)
    if before is None:
        return PagesSeen(pages, known=keys), ()
    changed = {loss.key for loss in found if _reads_otherwise(loss.url, before.pages, pages)}
    fresh = (keys - before.known) & (changed | before.suspected)
    told = tuple(loss for loss in found if loss.key in fresh & before.suspected)
    suspected = fresh - before.suspected
    # While something is suspected, the pages are remembered as they were before it: the next look compares with these.
    remembered = before.pages if suspected else pages
    return PagesSeen(remembered, known=(keys - suspected), suspected=frozenset(suspected)), told


def _reads_otherwise(url: str, before: Mapping[str, str], now: Mapping[str, str]) -> bool:
    return before.get(key(url)) != now.get(key(url))


def facts(told: Iterable[Loss], papers: Papers, opened: Papers, before: PagesSeen) -> Iterator[dict[str, str]]:
    """Yield losses as a notice holds them, with the words that came or those that went."""
    now = words_of(opened.pages.values())
    for loss in told:
        was, there = (sentences(pages.get(key(loss.url), "")) for pages in (before.pages, now))
        come = loss.quote if loss.quote in set(there) - set(was) else ""
        gone = () if come else _gone(loss, papers, opened, [one for one in was if one not in there][:MOST_GONE])
        yield {"url": loss.url, "title": loss.title, "text": loss.text, "come": come, "gone": " … ".join(gone)}


def _gone(loss: Loss, papers: Papers, opened: Papers, gone: Sequence[str]) -> Sequence[str]:
    """Return which sentences are missed: those whose return would mend it, else the boxes that are no longer as they were."""
    page = opened.read(loss.url)
    if page is None:
        return ()  # it cannot be read at all now, and the title says so
    if not _mended(loss, papers, opened, page, gone):
        return [one for one in gone if one.startswith(("☐", "☑"))]
    for one in tuple(gone):
        fewer = [other for other in gone if other != one]
        if _mended(loss, papers, opened, page, fewer):
            gone = fewer
    return gone


def _mended(loss: Loss, papers: Papers, opened: Papers, page: Page, back: Sequence[str]) -> bool:
    """Tell whether a page would be well again if it still had these sentences."""
    whole = replace(page, text="\n".join([page.text, *back]))
    with_them = replace(opened, pages={**opened.pages, key(page.url): whole})
    return loss.key not in {other.key for other in losses(papers, with_them)}
