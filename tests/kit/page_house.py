"""What somebody does on the page over and over, with the answers of a business that has everything in order."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from playwright.sync_api import Error, Locator, expect

from sandbox.cases import load
from tests.kit.visitor import Visitor
from tests.places import CASES

CASE = load(CASES / "harbor-outfitters.yaml")
BUSINESS = ("company", "address", "tax", "contact")
SMS = ("campaign", "samples", "opt_in")


def answers(step: str) -> dict[str, Any]:
    """Return the case's answers; people and channels are found where they are, so these are left as offered."""
    return {field: value for field, value in CASE.answers[step].items() if field not in ("slack_user", "channel")}


def begin(visitor: Visitor, name: str = "olu") -> None:
    visitor.sit(name).type("/sms-register new")
    visitor.step("eligibility")


def take(visitor: Visitor, *steps: str) -> None:
    for step in steps:
        visitor.step(step)
        visitor.fill(step, answers(step))
        visitor.submit()


def pass_over(visitor: Visitor, review: str, box: str) -> None:
    visitor.step(review)
    visitor.block(box, review).locator("input").check()
    visitor.submit()
    visitor.modal.locator(".block-actions .primary").first.click()


def let_pass(visitor: Visitor, span: str, seen: Locator, press: Callable[[Visitor, str], None] | None = None) -> None:
    """Let time pass, again and again, until something is seen; `press` presses the clock's button otherwise than by mouse."""
    for _ in range(12):
        if press is None:
            visitor.page.get_by_role("button", name=span).click()
        else:
            press(visitor, span)
        with suppress(Error):
            seen.first.wait_for(timeout=1_500)
            return
    expect(seen.first).to_be_visible()
