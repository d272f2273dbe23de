"""The whole product in a real browser: the bot as it runs, used by clicking and typing on the page."""

from collections.abc import Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Error, Locator, expect

from sandbox.cases import load
from sandbox.doors import AdminDoor, UserDoor
from sandbox.play import doors, started
from tests.desk import NARROW, Desk

pytest_plugins = ("tests.browser",)

CASE = load(Path(__file__).parent / "cases" / "harbor-outfitters.yaml")
BUSINESS = ("company", "address", "tax", "contact")
SMS = ("campaign", "samples", "opt_in")


@dataclass(frozen=True)
class House:
    """Stand-ins and the real bot."""

    url: str
    user: UserDoor
    admin: AdminDoor


@pytest.fixture(scope="module")
def house() -> Iterator[House]:
    with ExitStack() as closing:
        where, _bot = started(closing)
        house = House(where.page_url, *doors(closing, where.slack_user_url, where.twilio_admin_url))
        house.admin.put_site(CASE.business, CASE.site, CASE.answers)
        yield house


@pytest.fixture
def page_url(house: House) -> Iterator[str]:
    yield house.url
    for name in ("olu", "maya", "sam"):
        stack = house.user.stack(name)
        if stack:
            house.user.post("close", user=name, view_id=stack[-1]["id"], all=True)


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


def test_a_company_gets_from_the_first_question_to_ready(desk: Desk) -> None:
    begin(desk)
    take(desk, "eligibility", *BUSINESS)
    pass_over(desk, "review_business", "accept")
    take(desk, *SMS)
    pass_over(desk, "review_sms", "got_it")
    take(desk, "number")
    expect(desk.modal.locator('form[data-callback="done"]')).to_be_visible()
    desk.modal.get_by_role("button", name="Close", exact=True).click()
    expect(desk.modal).to_have_count(0)

    card = desk.page.locator("li.thread", has_text="SMS registration: Harbor Outfitters LLC").last
    panel = desk.page.locator(".business").first
    panel.get_by_role("button", name="Approve: Business profile").click(timeout=20_000)
    expect(panel.locator("[data-stage=profile]")).to_contain_text("twilio-approved")
    let_pass(desk, "1 hour later", card.get_by_text("Campaign: approved"))
    expect(card).to_contain_text("(edited)")
    assert desk.grave_findings() == []

    let_pass(desk, "1 hour later", card.get_by_text("may text its customers"))
    expect(panel).to_contain_text("registered; it may text")


WRONG: dict[str, dict[str, str]] = {
    "company": {"website": "https://www.facebook.com/harbor"},
    "address": {"postal_code": "9"},
    "tax": {"tax_id": "12"},
    "contact": {"phone": "12"},
    "campaign": {"goal": "Too short."},
    "samples": {"sample_1": "Too short."},
    "opt_in": {"privacy_policy_url": "http://harbor-outfitters.example"},
}


def let_pass(desk: Desk, span: str, seen: Locator) -> None:
    """Let time pass, again and again, until something is seen."""
    for _ in range(12):
        desk.page.get_by_role("button", name=span).click()
        with suppress(Error):
            seen.first.wait_for(timeout=1_500)
            return
    expect(seen.first).to_be_visible()


def mend(desk: Desk, step: str) -> None:
    """Give a step with one wrong answer, see the sentence beside it, and put it right."""
    desk.step(step)
    desk.fill(step, {**answers(step), **WRONG[step]})
    desk.submit()
    for field in WRONG[step]:
        wrong = desk.block(field, step)
        expect(wrong.locator(".error")).not_to_be_empty()
        expect(wrong.locator("[data-action]")).to_be_focused()
        desk.put(wrong, answers(step)[field])
    desk.submit()


def test_every_step_says_what_is_wrong_and_takes_the_correction(desk: Desk) -> None:
    begin(desk)
    desk.submit()
    expect(desk.modal.locator(".wrong").first).to_contain_text("required")
    take(desk, "eligibility")
    for step in BUSINESS:
        mend(desk, step)
    desk.step("review_business")
    desk.submit()
    expect(desk.block("accept", "review_business").locator(".error")).not_to_be_empty()
    pass_over(desk, "review_business", "accept")
    for step in SMS:
        mend(desk, step)
    desk.step("review_sms")
    assert desk.grave_findings() == []
    desk.page.set_viewport_size(NARROW)
    assert not desk.scrolls_sideways()


def test_back_keeps_what_was_typed_and_the_command_goes_on_where_one_stopped(desk: Desk) -> None:
    begin(desk)
    take(desk, "eligibility", "company")
    desk.step("address")
    desk.put(desk.block("street", "address"), "9 Wharf Street")
    desk.modal.get_by_role("button", name="Back").click()
    desk.step("company")
    expect(desk.block("legal_name", "company").locator("input")).to_have_value(CASE.business)
    desk.submit()
    desk.step("address")
    expect(desk.block("street", "address").locator("input")).to_have_value("9 Wharf Street")

    desk.modal.get_by_role("button", name="Save and close").click()
    expect(desk.modal.locator('form[data-callback="step.address"]')).to_have_count(0)
    desk.page.keyboard.press("Escape")
    expect(desk.modal).to_have_count(0)
    desk.type("/sms-register")
    desk.modal.get_by_role("button", name="Open").first.click()
    desk.step("address")
    expect(desk.block("street", "address").locator("input")).to_have_value("9 Wharf Street")


def test_somebody_without_the_right_is_told_whom_to_ask(desk: Desk) -> None:
    desk.sit("sam").type("/sms-register new")
    told = desk.page.locator(".ephemeral").or_(desk.modal).first
    expect(told).to_contain_text("admin")
    expect(desk.modal.locator('form[data-callback="step.eligibility"]')).to_have_count(0)


def test_the_first_steps_are_taken_by_keyboard_alone(desk: Desk) -> None:
    desk.sit()
    keyboard = desk.page.keyboard
    desk.page.locator("body").press("Tab")
    keyboard.press("Enter")  # the link that skips to the composer
    expect(desk.page.locator("#composer-text")).to_be_focused()
    keyboard.type("/sms-register n")
    keyboard.press("Tab")
    keyboard.press("Enter")
    desk.step("eligibility")

    for field, keys in {"country": "Uni", "legal_form": "LLC"}.items():
        tab_to(desk, field)
        keyboard.type(keys)
    for field in ("has_tax_id", "recipients", "forbidden"):
        tab_to(desk, field)
        keyboard.press("Space")
    keyboard.press("Escape")
    expect(desk.modal).to_have_count(0)
    expect(desk.page.locator("#composer-text")).to_be_focused()


def tab_to(desk: Desk, field: str) -> None:
    """Press Tab until something of a field has the focus."""
    inside = f"document.activeElement.closest('[data-block*=\".{field}.\"]') !== null"
    pressed = 0
    while not desk.page.evaluate(inside) and pressed < 40:
        desk.page.keyboard.press("Tab")
        pressed += 1
    assert desk.page.evaluate(inside), f"{field} cannot be reached by keyboard"


def test_a_refusal_ordered_on_the_page_is_told_in_the_thread(desk: Desk) -> None:
    begin(desk)
    take(desk, "eligibility", *BUSINESS)
    pass_over(desk, "review_business", "accept")
    desk.page.keyboard.press("Escape")
    panel = desk.page.locator(".business").first
    panel.get_by_role("button", name="Approve: Business profile").click(timeout=20_000)
    refuse = panel.get_by_role("button", name="Refuse: Brand")
    let_pass(desk, "1 minute later", refuse)
    refuse.click()
    assert desk.grave_findings() == []
    panel.locator("form").get_by_role("button", name="Refuse").click()

    expect(panel).to_contain_text("refused (30795)")
    card = desk.page.locator("li.thread", has_text="SMS registration: Harbor Outfitters LLC").last
    let_pass(desk, "1 minute later", card.get_by_text("was refused"))
    desk.page.get_by_role("button", name="Fix it").last.click()
    expect(desk.modal).to_be_visible()


def test_an_example_can_be_filled_in(desk: Desk) -> None:
    begin(desk)
    for step in ("eligibility", "company"):
        desk.step(step)
        desk.modal.get_by_role("button", name="Fill in an example").click()
        expect(desk.page.locator("#modal .helper[aria-busy]")).to_have_count(0, timeout=15_000)
        desk.submit()
    desk.step("address")
    desk.modal.get_by_role("button", name="Back").click()
    expect(desk.block("legal_name", "company").locator("input")).to_have_value(CASE.business)
