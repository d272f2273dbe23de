"""The whole product in a real browser: the bot as it runs, used by clicking and typing on the page."""

from playwright.sync_api import expect

from tests.desk import NARROW, Desk
from tests.page_house import BUSINESS, CASE, SMS, answers, begin, let_pass, pass_over, take

pytest_plugins = ("tests.browser", "tests.page_bot")


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
    desk.submit()
    expect(desk.block("got_it", "review_sms").locator(".error")).not_to_be_empty()
    pass_over(desk, "review_sms", "got_it")
    desk.step("number")
    desk.put(desk.block("area_code", "number"), "207")
    expect(desk.block("phone_number", "number")).to_be_visible()
    desk.submit()
    expect(desk.block("phone_number", "number").locator(".error")).not_to_be_empty()
    desk.put(desk.block("phone_number", "number"), "first")
    desk.submit()
    expect(desk.modal.locator('form[data-callback="done"]')).to_be_visible()


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


def test_the_shortcut_goes_on_from_wherever_one_is(desk: Desk) -> None:
    desk.sit("olu", "-threads").page.get_by_role("button", name="Register for texting").press("Enter")
    expect(desk.modal).to_be_visible()
