"""The panel beside the page: what it does to the line, to decisions and to the mailed link."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from tests.kit.page_house import BUSINESS, answers, begin, let_pass, pass_over, take
from tests.kit.twilio_walk import LISTED
from tests.kit.visitor import Visitor

pytest_plugins = ["tests.kit.browser", "tests.kit.page_bot"]


def newest(visitor: Visitor) -> Locator:
    """Leave the window and return the part of the panel about what was filed last."""
    visitor.page.keyboard.press("Escape")
    return visitor.page.locator("#panel .business").first


def file_listed(visitor: Visitor) -> None:
    """File a company whose shares are traded."""
    begin(visitor)
    for step in ("eligibility", "company"):
        visitor.step(step)
        visitor.fill(step, {**answers(step), **LISTED[step]})
        visitor.submit()
    take(visitor, "address")
    visitor.step("tax")
    visitor.put(visitor.block("company_status", "tax"), "public")
    expect(visitor.block("stock_ticker", "tax")).to_be_visible()
    visitor.fill("tax", {**answers("tax"), **LISTED["tax"]})
    visitor.submit()
    take(visitor, "contact")
    pass_over(visitor, "review_business", "accept")


def test_the_panel_disturbs_the_line_and_lets_calls_pass_again(visitor: Visitor) -> None:
    visitor.sit()
    panel = visitor.page.locator("#panel")
    visitor.page.get_by_text("Disturb the line").first.click()
    panel.get_by_label("What happens").select_option("status503")
    panel.get_by_role("button", name="Order it").click()
    expect(panel).to_contain_text("Ordered.")
    assert visitor.grave_findings() == []

    panel.get_by_role("button", name="Forget all").click()
    expect(panel).to_contain_text("All calls pass again.")


def test_the_panel_clicks_the_mailed_link(visitor: Visitor) -> None:
    file_listed(visitor)
    filed = newest(visitor)
    filed.get_by_role("button", name="Approve: Business profile").click(timeout=20_000)
    brand = filed.get_by_role("button", name="Approve: Brand")
    let_pass(visitor, "1 minute later", brand)
    brand.click()
    mailed = filed.get_by_role("button", name="Click the mailed link")
    mailed.click()

    expect(mailed).to_have_count(0)
    thread = visitor.page.locator("li.thread", has_text="SMS registration: Harbor Outfitters LLC").last
    let_pass(visitor, "1 hour later", thread.get_by_text("Brand: approved"))


def test_the_panel_puts_a_decision_off(visitor: Visitor) -> None:
    begin(visitor)
    take(visitor, "eligibility", *BUSINESS)
    pass_over(visitor, "review_business", "accept")
    filed = newest(visitor)
    filed.get_by_role("button", name="A day more: Business profile").click(timeout=20_000)

    expect(filed.locator("[data-stage=profile] .due")).to_contain_text("hours")
