"""The whole product in a real browser: the bot as it runs, used by clicking and typing on the page."""

from playwright.sync_api import expect

from tests.kit.page_house import BUSINESS, CASE, SMS, answers, begin, let_pass, pass_over, take
from tests.kit.visitor import NARROW, Visitor

pytest_plugins = ("tests.kit.browser", "tests.kit.page_bot")


def test_a_company_gets_from_the_first_question_to_ready(visitor: Visitor) -> None:
    begin(visitor)
    take(visitor, "eligibility", *BUSINESS)
    pass_over(visitor, "review_business", "accept")
    take(visitor, *SMS)
    pass_over(visitor, "review_sms", "got_it")
    take(visitor, "number")
    expect(visitor.modal.locator('form[data-callback="done"]')).to_be_visible()
    visitor.modal.get_by_role("button", name="Close", exact=True).click()
    expect(visitor.modal).to_have_count(0)

    card = visitor.page.locator("li.thread", has_text="SMS registration: Harbor Outfitters LLC").last
    panel = visitor.page.locator(".business").first
    panel.get_by_role("button", name="Approve: Business profile").click(timeout=20_000)
    expect(panel.locator("[data-stage=profile]")).to_contain_text("twilio-approved")
    let_pass(visitor, "1 hour later", card.get_by_text("Campaign: approved"))
    expect(card).to_contain_text("(edited)")
    assert visitor.grave_findings() == []

    let_pass(visitor, "1 hour later", card.get_by_text("may text its customers"))
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


def mend(visitor: Visitor, step: str) -> None:
    """Give a step with one wrong answer, see the sentence beside it, and put it right."""
    visitor.step(step)
    visitor.fill(step, {**answers(step), **WRONG[step]})
    visitor.submit()
    for field in WRONG[step]:
        wrong = visitor.block(field, step)
        expect(wrong.locator(".error")).not_to_be_empty()
        expect(wrong.locator("[data-action]")).to_be_focused()
        visitor.put(wrong, answers(step)[field])
    visitor.submit()


def test_every_step_says_what_is_wrong_and_takes_the_correction(visitor: Visitor) -> None:
    begin(visitor)
    visitor.submit()
    expect(visitor.modal.locator(".wrong").first).to_contain_text("required")
    take(visitor, "eligibility")
    for step in BUSINESS:
        mend(visitor, step)
    visitor.step("review_business")
    visitor.submit()
    expect(visitor.block("accept", "review_business").locator(".error")).not_to_be_empty()
    pass_over(visitor, "review_business", "accept")
    for step in SMS:
        mend(visitor, step)
    visitor.step("review_sms")
    assert visitor.grave_findings() == []
    visitor.page.set_viewport_size(NARROW)
    assert not visitor.scrolls_sideways()
    visitor.submit()
    expect(visitor.block("got_it", "review_sms").locator(".error")).not_to_be_empty()
    pass_over(visitor, "review_sms", "got_it")
    visitor.step("number")
    visitor.put(visitor.block("area_code", "number"), "207")
    expect(visitor.block("phone_number", "number")).to_be_visible()
    visitor.submit()
    expect(visitor.block("phone_number", "number").locator(".error")).not_to_be_empty()
    visitor.put(visitor.block("phone_number", "number"), "first")
    visitor.submit()
    expect(visitor.modal.locator('form[data-callback="done"]')).to_be_visible()


def test_back_keeps_what_was_typed_and_the_command_goes_on_where_one_stopped(visitor: Visitor) -> None:
    begin(visitor)
    take(visitor, "eligibility", "company")
    visitor.step("address")
    visitor.put(visitor.block("street", "address"), "9 Wharf Street")
    visitor.modal.get_by_role("button", name="Back").click()
    visitor.step("company")
    expect(visitor.block("legal_name", "company").locator("input")).to_have_value(CASE.business)
    visitor.submit()
    visitor.step("address")
    expect(visitor.block("street", "address").locator("input")).to_have_value("9 Wharf Street")

    visitor.modal.get_by_role("button", name="Save and close").click()
    expect(visitor.modal.locator('form[data-callback="step.address"]')).to_have_count(0)
    visitor.page.keyboard.press("Escape")
    expect(visitor.modal).to_have_count(0)
    visitor.type("/sms-register")
    visitor.modal.get_by_role("button", name="Open").first.click()
    visitor.step("address")
    expect(visitor.block("street", "address").locator("input")).to_have_value("9 Wharf Street")


def test_somebody_without_the_right_is_told_whom_to_ask(visitor: Visitor) -> None:
    visitor.sit("sam").type("/sms-register new")
    told = visitor.page.locator(".ephemeral").or_(visitor.modal).first
    expect(told).to_contain_text("admin")
    expect(visitor.modal.locator('form[data-callback="step.eligibility"]')).to_have_count(0)


def test_an_example_can_be_filled_in(visitor: Visitor) -> None:
    begin(visitor)
    for step in ("eligibility", "company"):
        visitor.step(step)
        visitor.modal.get_by_role("button", name="Fill in an example").click()
        expect(visitor.page.locator("#modal .helper[aria-busy]")).to_have_count(0, timeout=15_000)
        visitor.submit()
    visitor.step("address")
    visitor.modal.get_by_role("button", name="Back").click()
    expect(visitor.block("legal_name", "company").locator("input")).to_have_value(CASE.business)


def test_the_shortcut_goes_on_from_wherever_one_is(visitor: Visitor) -> None:
    visitor.sit("olu", "-threads").page.get_by_role("button", name="Register for texting").press("Enter")
    expect(visitor.modal).to_be_visible()
