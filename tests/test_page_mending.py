"""The page in a real browser, the harder half: by keyboard alone, and from a refusal to its correction."""

from collections.abc import Mapping
from typing import Any

from playwright.sync_api import expect

from tests.desk import NARROW, Desk
from tests.page_house import BUSINESS, SMS, answers, begin, let_pass, pass_over, take

pytest_plugins = ("tests.browser", "tests.page_bot")

MOST = 250  # presses of Tab until what is looked for counts as out of reach
FOCUSED = "document.activeElement"


def tab_until(desk: Desk, condition: str) -> None:
    """Press Tab until what has the focus fulfils a condition."""
    pressed = 0
    while not desk.page.evaluate(condition) and pressed < MOST:
        desk.page.keyboard.press("Tab")
        pressed += 1
    assert desk.page.evaluate(condition), f"cannot be reached by keyboard: {condition}"


def press(desk: Desk, label: str, inside: str = "body") -> None:
    """Go to a button by its words, and press it."""
    tab_until(desk, f"{FOCUSED}.matches('{inside} button') && {FOCUSED}.textContent.includes('{label}')")
    desk.page.keyboard.press("Enter")


def key_in(desk: Desk, step: str, given: Mapping[str, Any]) -> None:
    """Fill in a step and submit it without touching the mouse."""
    desk.step(step)
    for field, value in given.items():
        expect(desk.block(field, step)).to_be_visible()
        tab_until(desk, f"{FOCUSED}.closest('[data-block^=\"{step}.{field}.\"]') !== null")
        _key(desk, value)
    tab_until(desk, f"{FOCUSED}.matches('#modal [type=submit]')")
    desk.page.keyboard.press("Enter")
    expect(desk.page.locator("#modal form[aria-busy]")).to_have_count(0, timeout=20_000)


def _key(desk: Desk, value: Any) -> None:
    keyboard = desk.page.keyboard
    kind = desk.page.evaluate(f"{FOCUSED}.getAttribute('role') || {FOCUSED}.type")
    if kind == "select-one":
        at = f"[...{FOCUSED}.options].findIndex(one => one.value === {value!r}) - {FOCUSED}.selectedIndex"
        steps = int(desk.page.evaluate(at))
        for _ in range(abs(steps)):
            keyboard.press("ArrowDown" if steps > 0 else "ArrowUp")
    elif kind == "checkbox":
        for each in value:
            tab_until(desk, f"{FOCUSED}.value === {each!r}")
            if not desk.page.evaluate(f"{FOCUSED}.checked"):
                keyboard.press("Space")
    elif kind == "radio":
        wanted = f"{FOCUSED}.checked && {value!r} in {{first: 1, [{FOCUSED}.value]: 1}}"
        keyboard.press("Space")
        for _ in range(0 if desk.page.evaluate(wanted) else 9):
            keyboard.press("ArrowDown")
            if desk.page.evaluate(wanted):
                break
    elif kind == "combobox":
        keyboard.press("Control+A")
        keyboard.type(value)
        expect(desk.page.locator("[role=option]:not([aria-disabled])").first).to_be_visible()
        keyboard.press("ArrowDown")
        keyboard.press("Enter")
    else:
        keyboard.press("Control+A")
        keyboard.insert_text(value)


def test_the_whole_way_is_gone_by_keyboard_alone(desk: Desk) -> None:
    desk.sit()
    keyboard = desk.page.keyboard
    desk.page.locator("body").press("Tab")
    keyboard.press("Enter")  # the link that skips to the composer
    expect(desk.page.locator("#composer-text")).to_be_focused()
    keyboard.type("/sms-register n")
    keyboard.press("Tab")
    keyboard.press("Enter")
    for step in ("eligibility", *BUSINESS):
        key_in(desk, step, answers(step))
    key_in(desk, "review_business", {"accept": ["accept"]})
    press(desk, "SMS details", "#modal")
    for step in SMS:
        key_in(desk, step, answers(step))
    key_in(desk, "review_sms", {"got_it": ["got_it"]})
    press(desk, "Choose a number", "#modal")
    key_in(desk, "number", answers("number"))
    expect(desk.modal.locator('form[data-callback="done"]')).to_be_visible()
    keyboard.press("Escape")
    expect(desk.modal).to_have_count(0)
    expect(desk.page.locator("#composer-text")).to_be_focused()

    ready = desk.page.locator("li.thread", has_text="SMS registration: Harbor Outfitters LLC").last
    let_pass(desk, "1 hour later", ready.get_by_text("may text its customers"), press)


def test_a_refusal_is_mended_from_its_thread_and_filed_again(desk: Desk) -> None:
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
    thread = desk.page.locator("li.thread", has_text="SMS registration: Harbor Outfitters LLC").last
    let_pass(desk, "1 minute later", thread.get_by_text("was refused"))

    desk.page.get_by_role("button", name="Fix it").last.click()
    desk.step("tax")
    expect(desk.modal).to_contain_text("30795")
    assert desk.grave_findings() == []
    desk.put(desk.block("tax_id", "tax"), "84-1930283")
    desk.submit()
    desk.step("review_business")
    desk.block("accept", "review_business").locator("input").check()
    desk.submit()
    expect(desk.modal.locator('form[data-callback="done"]')).to_be_visible()
    desk.page.keyboard.press("Escape")
    let_pass(desk, "1 hour later", thread.get_by_text("Brand: approved"))


def test_the_home_shows_what_is_begun_and_goes_on_with_it(desk: Desk) -> None:
    begin(desk)
    take(desk, "eligibility", "company")
    desk.step("address")
    desk.page.keyboard.press("Escape")
    expect(desk.modal).to_have_count(0)
    desk.page.get_by_role("link", name="Home").click()
    row = desk.page.locator("#content")
    expect(row).to_contain_text("next: you answer")
    assert desk.grave_findings() == []
    desk.page.set_viewport_size(NARROW)
    assert not desk.scrolls_sideways()

    desk.page.get_by_role("button", name="History").first.click()
    expect(desk.modal).to_contain_text("Begun")
    desk.page.keyboard.press("Escape")
    desk.page.get_by_role("button", name="Continue").first.click()
    desk.step("address")


def test_the_home_shows_a_new_registration_once_its_window_is_closed(desk: Desk) -> None:
    business = "Home Seen Live LLC"
    desk.sit("olu", "-home")
    home = desk.page.locator("#content .home")
    home.get_by_role("button", name="Register a company").click()
    desk.step("eligibility")
    desk.fill("eligibility", answers("eligibility"))
    desk.submit()
    desk.step("company")
    desk.fill("company", {**answers("company"), "legal_name": business})
    desk.submit()
    desk.step("address")
    desk.page.keyboard.press("Escape")

    expect(home).to_contain_text(business)
    assert desk.grave_findings() == []


def test_the_panel_puts_off_disturbs_and_clicks_the_mailed_link(desk: Desk) -> None:
    listed = {"company_status": "public", "stock_exchange": "NASDAQ", "stock_ticker": "HRBR"}
    begin(desk)
    for step, other in {
        "eligibility": {"legal_form": "corporation"},
        "company": {"business_type": "Corporation"},
    }.items():
        desk.step(step)
        desk.fill(step, {**answers(step), **other})
        desk.submit()
    take(desk, "address")
    desk.step("tax")
    desk.put(desk.block("company_status", "tax"), "public")
    expect(desk.block("stock_ticker", "tax")).to_be_visible()
    mailbox = {"brand_contact_email": "ines@harbor-outfitters.example"}
    desk.fill("tax", {**answers("tax"), **listed, **mailbox})
    desk.submit()
    take(desk, "contact")
    desk.page.get_by_text("Disturb the line").first.dispatch_event("click")
    pass_over(desk, "review_business", "accept")
    desk.page.keyboard.press("Escape")
    panel = desk.page.locator("#panel")
    panel.get_by_label("What happens").select_option("status503")
    panel.get_by_role("button", name="Order it").click()
    expect(panel).to_contain_text("Ordered.")
    assert desk.grave_findings() == []

    first = panel.locator(".business").first
    first.get_by_role("button", name="A day more: Business profile").click(timeout=20_000)
    expect(first.locator("[data-stage=profile] .due")).to_contain_text("hours")
    first.get_by_role("button", name="Approve: Business profile").click()
    mailed = first.get_by_role("button", name="Click the mailed link")
    brand = first.get_by_role("button", name="Approve: Brand")
    let_pass(desk, "1 minute later", brand)
    brand.click()
    mailed.click()
    expect(mailed).to_have_count(0)
    thread = desk.page.locator("li.thread", has_text="SMS registration: Harbor Outfitters LLC").last
    let_pass(desk, "1 hour later", thread.get_by_text("Brand: approved"))
