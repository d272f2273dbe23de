"""What somebody does on the page over and over, with the answers of a business that has everything in order."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from playwright.sync_api import Error, Locator, expect

from sandbox.cases import load
from tests.desk import Desk

CASE = load(Path(__file__).parent / "cases" / "harbor-outfitters.yaml")
BUSINESS = ("company", "address", "tax", "contact")
SMS = ("campaign", "samples", "opt_in")


def answers(step: str) -> dict[str, Any]:
    """Return the case's answers; people and channels are found where they are, so these are left as offered."""
    return {field: value for field, value in CASE.answers[step].items() if field not in ("slack_user", "channel")}


def begin(desk: Desk, name: str = "olu") -> None:
    desk.sit(name).type("/sms-register new")
    desk.step("eligibility")


def take(desk: Desk, *steps: str) -> None:
    for step in steps:
        desk.step(step)
        desk.fill(step, answers(step))
        desk.submit()


def pass_over(desk: Desk, review: str, box: str) -> None:
    desk.step(review)
    desk.block(box, review).locator("input").check()
    desk.submit()
    desk.modal.locator(".block-actions .primary").first.click()


def let_pass(desk: Desk, span: str, seen: Locator, press: Callable[[Desk, str], None] | None = None) -> None:
    """Let time pass, again and again, until something is seen; `press` presses the clock's button otherwise than by mouse."""
    for _ in range(12):
        if press is None:
            desk.page.get_by_role("button", name=span).click()
        else:
            press(desk, span)
        with suppress(Error):
            seen.first.wait_for(timeout=1_500)
            return
    expect(seen.first).to_be_visible()
