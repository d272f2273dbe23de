"""The page in a real browser, the harder half: by keyboard alone, and from a refusal to its correction."""

from collections.abc import Mapping
from typing import Any

from playwright.sync_api import expect

from tests.kit.page_house import BUSINESS, SMS, answers, begin, let_pass, pass_over, take
from tests.kit.visitor import NARROW, Visitor

pytest_plugins = ("tests.kit.browser", "tests.kit.page_bot")

MOST = 250  # presses of Tab until what is looked for counts as out of reach
FOCUSED = "document.activeElement"


def tab_until(visitor: Visitor, condition: str) -> None:
    """Press Tab until what has the focus fulfils a condition."""
    pressed = 0
    while not visitor.page.evaluate(condition) and pressed < MOST:
        visitor.page.keyboard.press("Tab")
        pressed += 1
    assert visitor.page.evaluate(condition), f"cannot be reached by keyboard: {condition}"


def press(visitor: Visitor, label: str, inside: str = "body") -> None:
    """Go to a button by its words, and press it."""
    tab_until(visitor, f"{FOCUSED}.matches('{inside} button') && {FOCUSED}.textContent.includes('{label}')")
    visitor.page.keyboard.press("Enter")


def key_in(visitor: Visitor, step: str, given: Mapping[str, Any]) -> None:
    """Fill in a step and submit it without touching the mouse."""
    visitor.step(step)
    for field, value in given.items():
        expect(visitor.block(field, step)).to_be_visible()
        tab_until(visitor, f"{FOCUSED}.closest('[data-block^=\"{step}.{field}.\"]') !== null")
        _key(visitor, value)
    tab_until(visitor, f"{FOCUSED}.matches('#modal [type=submit]')")
    visitor.page.keyboard.press("Enter")
    expect(visitor.page.locator("#modal form[aria-busy]")).to_have_count(0, timeout=20_000)


def _key(visitor: Visitor, value: Any) -> None:
    keyboard = visitor.page.keyboard
    kind = visitor.page.evaluate(f"{FOCUSED}.getAttribute('role') || {FOCUSED}.type")
    if kind == "select-one":
        at = f"[...{FOCUSED}.options].findIndex(one => one.value === {value!r}) - {FOCUSED}.selectedIndex"
        steps = int(visitor.page.evaluate(at))
        for _ in range(abs(steps)):
            keyboard.press("ArrowDown" if steps > 0 else "ArrowUp")
    elif kind == "checkbox":
        for each in value:
            tab_until(visitor, f"{FOCUSED}.value === {each!r}")
            if not visitor.page.evaluate(f"{FOCUSED}.checked"):
                keyboard.press("Space")
    elif kind == "radio":
        wanted = f"{FOCUSED}.checked && {value!r} in {{first: 1, [{FOCUSED}.value]: 1}}"
        keyboard.press("Space")
        for _ in range(0 if visitor.page.evaluate(wanted) else 9):
            keyboard.press("ArrowDown")
            if visitor.page.evaluate(wanted):
                break
    elif kind == "combobox":
        keyboard.press("Control+A")
        keyboard.type(value)
        expect(visitor.page.locator("[role=option]:not([aria-disabled])").first).to_be_visible()
        keyboard.press("ArrowDown")
        keyboard.press("Enter")
    else:
        keyboard.press("Control+A")
        keyboard.insert_text(value)


def test_the_whole_way_is_gone_by_keyboard_alone(visitor: Visitor) -> None:
    visitor.sit()
    keyboard = visitor.page.keyboard
    visitor.page.locator("body").press("Tab")
    keyboard.press("Enter")  # the link that skips to the composer
    expect(visitor.page.locator("#composer-text")).to_be_focused()
    keyboard.type("/sms-register n")
    keyboard.press("Tab")
    keyboard.press("Enter")
    for step in ("eligibility", *BUSINESS):
        key_in(visitor, step, answers(step))
    key_in(visitor, "review_business", {"accept": ["accept"]})
    press(visitor, "SMS details", "#modal")
    for step in SMS:
        key_in(visitor, step, answers(step))
    key_in(visitor, "review_sms", {"got_it": ["got_it"]})
    press(visitor, "Choose a number", "#modal")
    key_in(visitor, "number", answers("number"))
    expect(visitor.modal.locator('form[data-callback="done"]')).to_be_visible()
    keyboard.press("Escape")
    expect(visitor.modal).to_have_count(0)
    expect(visitor.page.locator("#composer-text")).to_be_focused()

    ready = visitor.page.locator("li.thread", has_text="SMS registration: Harbor Outfitters LLC").last
    let_pass(visitor, "1 hour later", ready.get_by_text("may text its customers"), press)


def test_a_refusal_is_mended_from_its_thread_and_filed_again(visitor: Visitor) -> None:
    begin(visitor)
    take(visitor, "eligibility", *BUSINESS)
    pass_over(visitor, "review_business", "accept")
    visitor.page.keyboard.press("Escape")
    panel = visitor.page.locator(".business").first
    panel.get_by_role("button", name="Approve: Business profile").click(timeout=20_000)
    refuse = panel.get_by_role("button", name="Refuse: Brand")
    let_pass(visitor, "1 minute later", refuse)
    refuse.click()
    assert visitor.grave_findings() == []
    panel.locator("form").get_by_role("button", name="Refuse").click()
    expect(panel).to_contain_text("refused (30795)")
    thread = visitor.page.locator("li.thread", has_text="SMS registration: Harbor Outfitters LLC").last
    let_pass(visitor, "1 minute later", thread.get_by_text("was refused"))

    visitor.page.get_by_role("button", name="Fix it").last.click()
    visitor.step("tax")
    expect(visitor.modal).to_contain_text("30795")
    assert visitor.grave_findings() == []
    visitor.put(visitor.block("tax_id", "tax"), "84-1930283")
    visitor.submit()
    visitor.step("review_business")
    visitor.block("accept", "review_business").locator("input").check()
    visitor.submit()
    expect(visitor.modal.locator('form[data-callback="done"]')).to_be_visible()
    visitor.page.keyboard.press("Escape")
    let_pass(visitor, "1 hour later", thread.get_by_text("Brand: approved"))


def test_the_home_shows_what_is_begun_and_goes_on_with_it(visitor: Visitor) -> None:
    begin(visitor)
    take(visitor, "eligibility", "company")
    visitor.step("address")
    visitor.page.keyboard.press("Escape")
    expect(visitor.modal).to_have_count(0)
    visitor.page.get_by_role("link", name="Home").click()
    row = visitor.page.locator("#content")
    expect(row).to_contain_text("next: you answer")
    assert visitor.grave_findings() == []
    visitor.page.set_viewport_size(NARROW)
    assert not visitor.scrolls_sideways()

    visitor.page.get_by_role("button", name="History").first.click()
    expect(visitor.modal).to_contain_text("Begun")
    visitor.page.keyboard.press("Escape")
    visitor.page.get_by_role("button", name="Continue").first.click()
    visitor.step("address")


def test_the_home_shows_a_new_registration_once_its_window_is_closed(visitor: Visitor) -> None:
    business = "Home Seen Live LLC"
    visitor.sit("olu", "-home")
    home = visitor.page.locator("#content .home")
    home.get_by_role("button", name="Register a company").click()
    visitor.step("eligibility")
    visitor.fill("eligibility", answers("eligibility"))
    visitor.submit()
    visitor.step("company")
    visitor.fill("company", {**answers("company"), "legal_name": business})
    visitor.submit()
    visitor.step("address")
    visitor.page.keyboard.press("Escape")

    expect(home).to_contain_text(business)
    assert visitor.grave_findings() == []
