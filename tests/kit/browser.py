"""A real browser for the tests of the page."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, Request, sync_playwright

from tests.kit.visitor import WIDE, Visitor

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = "quic background-networking component-update sync gpu".split()
ARGUMENTS = ["--no-sandbox", "--no-first-run", *(f"--disable-{what}" for what in QUIET)]


def executable() -> str | None:
    """Return where a Chromium is installed, if one is."""
    named = os.environ.get("CHROMIUM")
    return named or next((path for name in NAMES if (path := shutil.which(name))), None)


def launched(playwright: Playwright) -> Browser:
    """Start the browser that is installed; without one, skip, but never in CI."""
    found = executable()
    if found is None:
        sentence = "The page was not tried: no Chromium on PATH (or named by CHROMIUM)."
        if os.environ.get("CI"):
            pytest.fail(sentence)
        pytest.skip(sentence)
    return playwright.chromium.launch(executable_path=found, args=ARGUMENTS)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser for the tests of a module."""
    with sync_playwright() as playwright:
        browser = launched(playwright)
        yield browser
        browser.close()


def watched(page: Page, url: str) -> list[str]:
    """Return a list that gets whatever goes wrong in the page, and every call to somewhere else."""
    wrong: list[str] = []

    def console(message: ConsoleMessage) -> None:
        if message.type == "error" and "/_user/" not in str(message.location.get("url")):
            wrong.append(message.text)

    def request(call: Request) -> None:
        if not call.url.startswith((url, "about:", "data:")):
            wrong.append(f"asked {call.url}")

    page.on("console", console)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", request)
    return wrong


@pytest.fixture
def visitor(chromium: Browser, page_url: str) -> Iterator[Visitor]:
    """A fresh page of the house that the module runs; whatever goes wrong in it fails the test."""
    context = chromium.new_context(viewport=WIDE, reduced_motion="reduce")
    context.set_default_timeout(10_000)
    page = context.new_page()
    wrong = watched(page, page_url)
    yield Visitor(page, page_url)
    context.close()
    assert wrong == []
