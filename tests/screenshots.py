"""Pictures of the page for the README: `python -m tests.screenshots` writes them to docs/pictures/.

A system without colour emoji in its fonts draws boxes in their place; install some (Debian: fonts-noto-color-emoji).
"""

import sys
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Browser, expect, sync_playwright

from sandbox.cases import load
from sandbox.journey import Journey
from sandbox.play import doors, started
from tests.browser import ARGUMENTS, executable
from tests.desk import Desk

PICTURES = Path(__file__).parent.parent / "docs" / "pictures"
CASE = load(Path(__file__).parent / "cases" / "harbor-outfitters.yaml")
SIZE = {"width": 1360, "height": 820}


def main() -> None:
    found = executable()
    if found is None:
        sys.exit("No Chromium on PATH; name one by CHROMIUM.")
    PICTURES.mkdir(parents=True, exist_ok=True)
    with ExitStack() as closing:
        where, _bot = started(closing)
        user, admin = doors(closing, where.slack_user_url, where.twilio_admin_url)
        Journey(CASE, user, admin, lambda _: None, str).go()
        playwright = closing.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=found, args=ARGUMENTS.split())
        closing.callback(browser.close)
        _take_all(browser, where.page_url)
    for picture in sorted(PICTURES.glob("*.png")):
        print(f"{picture.relative_to(Path.cwd())}: {picture.stat().st_size // 1024} kB")


def _take_all(browser: Browser, url: str) -> None:
    page = browser.new_page(viewport=SIZE, reduced_motion="reduce")  # type: ignore[arg-type]  # a viewport
    desk = Desk(page, url)
    desk.sit("ines")
    expect(page.locator(".business").first).to_be_visible()
    page.locator("#content").evaluate("one => { one.scrollTop = 0 }")
    page.screenshot(path=PICTURES / "thread.png")
    page.emulate_media(color_scheme="dark")
    page.screenshot(path=PICTURES / "thread-dark.png")
    page.emulate_media(color_scheme="light")
    _window(desk)
    page.set_viewport_size({"width": 390, "height": 780})
    page.screenshot(path=PICTURES / "window-small.png")


def _window(desk: Desk) -> None:
    """Open a step whose answer is refused, with the sentence beside its field."""
    desk.sit("maya").type("/sms-register new")
    desk.fill("eligibility", CASE.answers["eligibility"])
    desk.submit()
    desk.fill("company", {**CASE.answers["company"], "website": "https://www.facebook.com/harbor-outfitters"})
    desk.submit()
    expect(desk.modal.locator(".wrong .error")).to_be_visible()
    desk.page.screenshot(path=PICTURES / "window.png")


if __name__ == "__main__":
    main()
