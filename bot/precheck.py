"""The reviewer's eye before anything is filed: open what a reviewer would open, and run the checks.

A page has its own deadline and all pages together have one: a person waits at most twenty seconds. What was not answered by then is
"not readable by us", a warning.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, wait

from bot.domain.checks import OF_PART, CheckResult, Papers, by_address, judged, papers_of
from bot.domain.checks.papers import key
from bot.domain.checks.signup import evidence_urls, text_boxes
from bot.domain.choices import Method
from bot.domain.dossier import Dossier
from bot.domain.pages import Answer, Page
from bot.ports import Pages

EACH = 6.0  # seconds for one page
WHOLE = 15.0  # seconds for all of them
MOST_EVIDENCE = 3
MOST_FURTHER = 2
LEADS_TO_FORM = ("text", "sms", "sign up", "signup", "subscribe", "join", "opt in", "register", "alerts")


class Precheck:
    """Judges a part of a dossier, with its pages."""

    def __init__(self, pages: Pages, *, each: float = EACH, whole: float = WHOLE, hands: int = 6) -> None:
        self._pages = pages
        self._each = each
        self._whole = whole
        self._hands = hands

    def run(self, dossier: Dossier, part: str) -> tuple[CheckResult, ...]:
        """Return what the checks say of a part ("business" or "sms"). Slow: it waits for other people's servers."""
        papers = papers_of(dossier)
        pages = self.opened(papers, part)
        return judged(papers_of(dossier, pages), OF_PART[part])

    def opened(self, papers: Papers, part: str) -> Mapping[str, Page]:
        """Return the pages a reviewer of this part would open, and what each gave."""
        ends = time.monotonic() + self._whole
        pool = ThreadPoolExecutor(self._hands, thread_name_prefix="pages")
        try:
            found = self._all(pool, addresses(papers, part), ends)
            return by_address([*found, *self._all(pool, further(papers, found) if part == "sms" else (), ends)])
        finally:
            pool.shutdown(wait=False, cancel_futures=True)  # a server that hangs is waited for by nobody

    def _all(self, pool: ThreadPoolExecutor, urls: Iterable[str], ends: float) -> list[Page]:
        asked: dict[Future[Page], str] = {}
        for url in urls:
            left = ends - time.monotonic()
            if left > 0:
                asked[pool.submit(self._pages.open, url, within=min(self._each, left))] = url
        wait(asked, timeout=max(ends - time.monotonic(), 0))
        late = "it did not answer in time"
        return [one.result() if one.done() else Page(url, Answer.UNREADABLE, late) for one, url in asked.items()]


def addresses(papers: Papers, part: str) -> tuple[str, ...]:
    """Return the addresses a reviewer of a part opens first."""
    if part == "business":
        return (papers.website,) if papers.website else ()
    named = (
        papers.website,
        papers.opt_in_url,
        papers.privacy_policy_url,
        papers.terms_url,
        *evidence_urls(papers)[:MOST_EVIDENCE],
    )
    return tuple({key(url): url for url in named if url}.values())


def further(papers: Papers, found: Iterable[Page]) -> tuple[str, ...]:
    """Return the few links to follow when the sign-up page has no box, but seems to lead to one."""
    page = next((one for one in found if key(one.url) == key(papers.opt_in_url)), None)
    if page is None or not page.readable or Method.WEB_FORM not in papers.methods or text_boxes(page):
        return ()
    known = {key(one.url) for one in found}
    host = key(papers.opt_in_url).split("/")[2]
    leading = [
        link.url
        for link in page.links
        if any(word in link.text.casefold() for word in LEADS_TO_FORM)
        and key(link.url) not in known
        and f"//{host}" in key(link.url)
    ]
    return tuple(dict.fromkeys(leading))[:MOST_FURTHER]
