"""Pictures of the page for the README: `python -m tests.screenshots` writes them to docs/pictures/.

A system without colour emoji in its fonts draws boxes in their place; install some (Debian: fonts-noto-color-emoji).
"""

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Browser, expect, sync_playwright

from sandbox.cases import Case, load
from sandbox.journey import Journey
from sandbox.play import doors, started
from tests import places
from tests.kit.browser import ARGUMENTS, executable
from tests.kit.visitor import Visitor

PICTURES = places.ROOT / "docs" / "pictures"
CASE = load(places.CASES / "harbor-outfitters.yaml")
MISMATCH = {"code": 30795, "fields": ["business_registration_number"]}
REFUSED = replace(CASE, ends="refused", said=(), outcome={"brand": [MISMATCH]})
NAMES = {"olu": "Olu Adeyemi", "maya": "Maya Lindqvist", "sam": "Sam Whitfield", "ines": "Ines Aguilar"}


def main() -> None:
    found = executable()
    if found is None:
        sys.exit("No Chromium on PATH; name one by CHROMIUM.")
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        with _house(CASE) as url:
            _ready(_visitor(browser, url))
        with _house(REFUSED) as url:
            _refused(_visitor(browser, url))
        browser.close()
    for picture in sorted(PICTURES.glob("*.png")):
        print(f"{picture.relative_to(Path.cwd())}: {picture.stat().st_size // 1024} kB")


@contextmanager
def _house(case: Case) -> Iterator[str]:
    """Run the sandbox and the bot with one registration played, and give the page's address."""
    with ExitStack() as closing:
        where, _bot = started(closing)
        user, admin = doors(closing, where.slack_user_url, where.twilio_admin_url)
        for name, real_name in NAMES.items():
            user.post("people", name=name, real_name=real_name, email=f"{name}@example.com", is_admin=name == "olu")
        Journey(case, user, admin, lambda _: None, str).go()
        yield where.page_url


def _visitor(browser: Browser, url: str) -> Visitor:
    page = browser.new_page(viewport={"width": 1360, "height": 960}, reduced_motion="reduce")
    return Visitor(page, url)


def _ready(visitor: Visitor) -> None:
    """The whole way, in dark; then a window in which an answer is refused, wide and small."""
    visitor.page.emulate_media(color_scheme="dark")
    _card(visitor.sit("ines"), "thread-dark")
    visitor.page.emulate_media(color_scheme="light")
    _window(visitor)
    visitor.page.set_viewport_size({"width": 390, "height": 780})
    visitor.page.screenshot(path=PICTURES / "window-small.png")


def _refused(visitor: Visitor) -> None:
    """A brand that was refused: the reason in plain words, and the button that opens the field to mend."""
    _card(visitor.sit("ines"), "thread")


def _card(visitor: Visitor, name: str) -> None:
    expect(visitor.page.locator(".business").first).to_be_visible()
    visitor.page.locator("#content").evaluate("one => { one.scrollTop = 0 }")
    visitor.page.screenshot(path=PICTURES / f"{name}.png")


def _window(visitor: Visitor) -> None:
    """Open a step whose answer is refused, with the sentence beside its field."""
    visitor.sit("maya").type("/sms-register new")
    visitor.fill("eligibility", CASE.answers["eligibility"])
    visitor.submit()
    visitor.fill("company", {**CASE.answers["company"], "website": "https://www.facebook.com/harbor-outfitters"})
    visitor.submit()
    expect(visitor.modal.locator(".wrong .error")).to_be_visible()
    visitor.page.screenshot(path=PICTURES / "window.png")


if __name__ == "__main__":
    main()
