"""Somebody in front of the page, in a real browser, and what they do over and over."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 360, "height": 740}
GRAVE = ("serious", "critical")


@dataclass(frozen=True)
class Visitor:
    """Somebody in front of the page."""

    page: Page
    url: str

    def sit(self, name: str = "olu", place: str = "sms-launch") -> "Visitor":
        """Open the page as somebody."""
        self.page.goto("about:blank")
        self.page.goto(f"{self.url}#{name}/{place}")
        expect(self.page.locator("html[data-ready]")).to_be_attached()
        return self

    @property
    def modal(self) -> Locator:
        """The window on top."""
        return self.page.locator("#modal[open]")

    def type(self, text: str) -> None:
        """Type something into the composer and send it."""
        self.page.locator("#composer-text").fill(text)
        self.page.keyboard.press("Enter")

    def block(self, field: str, step: str = "") -> Locator:
        """Return the part of the window with a field, by the name its block begins with."""
        return self.modal.locator(f'[data-block^="{step + "." if step else ""}{field}."]')

    def fill(self, step: str, answers: Mapping[str, Any]) -> None:
        """Fill in the fields of a step as a person would: by typing, choosing and ticking."""
        expect(self.modal.locator(f'form[data-callback="step.{step}"]')).to_be_visible()
        for field, value in answers.items():
            self.put(self.block(field, step), value)

    def put(self, block: Locator, value: Any) -> None:
        """Fill in one field."""
        control = block.locator("[data-action]").first
        expect(control).to_be_visible()
        kind = control.evaluate("one => one.getAttribute('role') || one.tagName.toLowerCase()")
        if kind in ("group", "radiogroup"):
            for each in value if isinstance(value, list) else [value]:
                box = "input" if each == "first" else f'input[value="{each}"]'
                block.locator(box).first.check()
        elif kind == "combobox":
            control.fill("")
            control.press_sequentially(value)
            expect(control).not_to_have_attribute("aria-busy", "true", timeout=10_000)
            self.page.locator("[role=option]:not([aria-disabled])").first.click()
        elif kind == "select":
            control.select_option(value)
        else:
            control.fill(value)

    def submit(self) -> None:
        """Press the window's submit button and wait for the answer."""
        self.modal.locator("[type=submit]").click()
        expect(self.page.locator("#modal form[aria-busy]")).to_have_count(0, timeout=10_000)

    def step(self, name: str) -> None:
        """Wait for the window of a step, with its checks done."""
        expect(self.modal.locator(f'form[data-callback="step.{name}"]')).to_be_visible(timeout=10_000)
        expect(self.modal.get_by_text("as a reviewer would")).to_have_count(0, timeout=20_000)

    def grave_findings(self) -> list[str]:
        """Return what axe finds serious or critical, in light and in dark, each with where it is."""
        return [*self._findings("light"), *self._findings("dark")]

    def _findings(self, scheme: Literal["light", "dark"]) -> list[str]:
        self.page.emulate_media(color_scheme=scheme)
        found = [one for one in Axe().run(self.page).response["violations"] if one["impact"] in GRAVE]
        return [f"{scheme}: {one['impact']} {one['id']}: {one['nodes'][0]['html'][:200]}" for one in found]

    def scrolls_sideways(self) -> bool:
        """Return whether anything is wider than the screen."""
        wide = "[document.scrollingElement, ...document.querySelectorAll('.scroll, .panel, .rail, dialog[open] .body')]"
        return bool(self.page.evaluate(f"{wide}.some(one => one.scrollWidth > one.clientWidth + 1)"))
