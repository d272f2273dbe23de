"""The checks with the pages of the example web sites, fetched over real HTTP."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
import yaml

from bot.domain.answers import STEPS
from bot.domain.checks import Verdict, fingerprint, judged, papers_of, verdict_of
from bot.domain.compose import composed
from bot.domain.dossier import Dossier, Entry
from bot.domain.pages import Answer, Page, page_of
from bot.domain.prefill import defaults
from bot.pages import WebPages
from bot.precheck import Precheck
from sandbox.serving import Server
from sandbox.sites import Sites
from tests.kit.modal_dossiers import filled
from tests.places import CASES

STRAIGHT = ["harbor-outfitters", "larkspur-instruments", "riverbend-food-bank", "tamarack-cycles"]
FITTING = {
    "login_wall": {30909},
    "no_sms_clause": {30908},
    "third_party_sharing": {30932},
    "prechecked_box": {30925},
    "no_opt_in_form": {30909},
    "other_brand": {30907, 30927, 30908},
    "down": {30922, 30543, 30908, 30882},
}


def answers(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.load((CASES / f"{name}.yaml").read_text(), yaml.BaseLoader)["answers"]
    return loaded


@cache
def dossier_of(name: str) -> Dossier:
    dossier = Dossier()
    for step in STEPS:
        given = {**defaults(step, dossier, "C1"), **answers(name).get(step, {})}
        given = {**composed(step, given, dossier), **given}
        dossier = dossier.with_entry(step, Entry(given, complete=True, version=1))
    return dossier


@pytest.fixture(scope="module")
def sites() -> Iterator[tuple[Sites, str]]:
    put_up = Sites()
    server = Server(put_up.app())
    yield put_up, server.start()
    server.stop()


def outcome_codes(sites: tuple[Sites, str], name: str, variant: str, part: str) -> dict[Verdict, set[int]]:
    given = {**answers(name), "opt_in": dossier_of(name).values("opt_in")}
    sites[0].put(str(given["company"]["legal_name"]), variant, given)
    results = Precheck(WebPages(sites[1])).run(dossier_of(name), part)
    found: dict[Verdict, set[int]] = {verdict: set() for verdict in Verdict}
    for one in results:
        found[one.verdict] |= set(one.codes)
    return found


@pytest.mark.parametrize("part", ["business", "sms"])
@pytest.mark.parametrize("name", STRAIGHT)
def test_a_straight_dossier_has_no_block_with_or_without_its_pages(
    sites: tuple[Sites, str], name: str, part: str
) -> None:
    assert outcome_codes(sites, name, "complete", part)[Verdict.BLOCK] == set()
    assert [one for one in judged(papers_of(dossier_of(name))) if one.verdict is Verdict.BLOCK] == []


@pytest.mark.parametrize("variant", FITTING)
@pytest.mark.parametrize("name", STRAIGHT)
def test_each_faulty_site_is_seen(sites: tuple[Sites, str], name: str, variant: str) -> None:
    blocked = set().union(*(outcome_codes(sites, name, variant, part)[Verdict.BLOCK] for part in ("business", "sms")))

    assert FITTING[variant] <= blocked


class Hanging:
    """The web on a bad day: every page hangs until it is let go."""

    def __init__(self) -> None:
        self.go = threading.Event()
        self.asked: list[str] = []

    def open(self, url: str, *, within: float) -> Page:
        self.asked.append(url)
        self.go.wait(10)
        return Page(url, Answer.OPENED)


def test_nobody_waits_for_a_web_that_hangs() -> None:
    web, began = Hanging(), time.monotonic()
    results = Precheck(web, whole=0.3).run(filled(), "sms")
    web.go.set()

    assert time.monotonic() - began < 3
    assert len(web.asked) == 4
    assert verdict_of(results) is not Verdict.BLOCK or all(
        "not readable" not in one.advice for one in results if one.verdict is Verdict.BLOCK
    )
    assert sum("Not readable by us" in one.advice for one in results) == 3


class Shelf:
    """A web of a few pages, for what is followed."""

    def __init__(self, pages: dict[str, str]) -> None:
        self.pages = pages
        self.asked: list[str] = []

    def open(self, url: str, *, within: float) -> Page:
        self.asked.append(url)
        return page_of(url, 200 if url in self.pages else 404, self.pages.get(url, ""))


def test_a_link_from_the_sign_up_page_to_its_form_is_followed() -> None:
    site = "https://harbor.example"
    box = (
        "<form><input type=tel name=m><label><input type=checkbox> I agree to receive texts from Harbor</label></form>"
    )
    web = Shelf(
        {
            f"{site}/texts": '<p>Harbor</p><a href="/texts/join">Join our texts</a><a href="https://else.example/join">Join</a><a '
            'href="/shop">Shop</a>',
            f"{site}/texts/join": box,
        }
    )
    Precheck(web).run(filled(opt_in={"opt_in_url": f"{site}/texts"}), "sms")

    assert f"{site}/texts/join" in web.asked
    assert not {"https://else.example/join", f"{site}/shop"} & set(web.asked)


def test_a_fingerprint_tells_answers_apart_and_holds_no_tax_id() -> None:
    before, after = (
        filled(),
        filled(campaign={"goal": "Harbor texts customers who signed up about something else entirely."}),
    )
    tax = before.entries["tax"]
    retyped = before.with_entry("tax", Entry({**tax.values, "tax_id": "84-1930275"}, version=tax.version))

    assert fingerprint(before, "sms") == fingerprint(filled(), "sms")
    assert fingerprint(before, "sms") != fingerprint(after, "sms")
    assert fingerprint(before, "business") == fingerprint(after, "business")
    assert fingerprint(before, "business") == fingerprint(retyped, "business")
    assert fingerprint(before, "business") != fingerprint(
        before.with_entry("tax", Entry(tax.values, version=9)), "business"
    )
