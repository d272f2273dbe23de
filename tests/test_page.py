"""The page in a real browser, with a small app that shows everything a view or message can hold."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.desk import NARROW, Desk
from tests.page_app import LONG, Small, around, button, small_world
from tests.sandbox_slack_kit import plain

pytest_plugins = ("tests.browser",)


@pytest.fixture(scope="module")
def small() -> Iterator[Small]:
    with small_world() as world:
        yield world


@pytest.fixture
def page_url(small: Small) -> Iterator[str]:
    yield small.where.page_url
    small.close_windows()


def opened(desk: Desk, word: str) -> Desk:
    desk.sit().type(f"/sms-register {word}")
    expect(desk.modal).to_be_visible()
    return desk


def test_every_kind_of_field_is_filled_in_and_reaches_the_app(desk: Desk, small: Small) -> None:
    opened(desk, "everything")
    typed = {
        "line": "A & B <b>",
        "lines": "one\ntwo",
        "mail": "a@b.example",
        "web": "https://a.example/b",
        "count": "12",
        "fruit": "pear",
        "grouped": "plum",
        "fruits": ["apple", "plum"],
        "found": "plum",
        "boxes": ["pear"],
        "radio": "apple",
        "day": "2026-01-31",
        "hour": "09:30",
    }
    for name, value in typed.items():
        desk.put(desk.block(name), value)
    desk.put(desk.block("who"), small.user("ines"))
    desk.block("room").locator("select").select_option(label="#sms-launch")
    desk.block("moment").locator("input").fill("2026-01-31T09:30")
    desk.submit()

    expect(desk.modal).to_have_count(0)
    got = small.seen.submitted[-1]
    assert {name: got[name] for name in typed} == typed
    assert got["who"] == small.user("ines")
    assert got["room"].startswith("C")
    assert isinstance(got["moment"], int)
    assert got["where"] is None


def test_an_error_stands_beside_its_field_and_gets_the_focus(desk: Desk) -> None:
    opened(desk, "name")
    desk.put(desk.block("name"), "wrong")
    desk.submit()

    field = desk.block("name").locator("input")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description("What is meant by name. That name is taken.")
    expect(field).to_have_value("wrong")


def test_a_required_field_left_empty_is_named_and_an_optional_one_marked(desk: Desk) -> None:
    opened(desk, "name")
    desk.submit()

    expect(desk.block("name")).to_contain_text("Please complete this required field.")
    expect(desk.block("other")).to_contain_text("(optional)")


def test_the_count_of_what_is_typed_lies_on_no_other_words(desk: Desk) -> None:
    opened(desk, "everything")
    lying = desk.block("lines").evaluate("""block => {
        const words = document.createRange();
        words.selectNodeContents(block.querySelector('.hint'));
        const count = block.querySelector('.count').getBoundingClientRect();
        const meets = one => one.right > count.left && one.left < count.right && one.bottom > count.top && one.top < count.bottom;
        return [...words.getClientRects()].some(meets);
    }""")
    assert not lying


def test_when_the_app_fails_the_window_says_so_and_keeps_what_was_typed(desk: Desk) -> None:
    opened(desk, "name")
    desk.put(desk.block("name"), "trouble")
    desk.submit()

    expect(desk.modal.get_by_role("alert")).to_have_text("We had some trouble connecting. Try again?")
    expect(desk.block("name").locator("input")).to_have_value("trouble")


def test_typed_text_outlives_a_redrawing_and_new_ids_bring_new_values(desk: Desk) -> None:
    opened(desk, "kind")
    desk.put(desk.block("kept"), "mine")
    desk.put(desk.block("fresh"), "gone")
    desk.block("kind").locator("select").focus()
    desk.put(desk.block("kind"), "plum")

    expect(desk.modal.locator('[data-block="fresh.2"] input')).to_have_value("plum")
    expect(desk.block("kept").locator("input")).to_have_value("mine")
    expect(desk.block("kind").locator("select")).to_be_focused()


def test_a_choice_is_taken_back_only_where_none_is_needed(desk: Desk) -> None:
    opened(desk, "kind")
    expect(desk.block("kind").locator('option[value=""]')).to_be_disabled()
    desk.page.keyboard.press("Escape")
    expect(desk.modal).to_have_count(0)

    opened(desk, "everything")
    desk.put(desk.block("fruit"), "pear")
    desk.put(desk.block("fruit"), "")
    expect(desk.block("fruit").locator("select")).to_have_value("")


def test_escape_goes_back_one_window(desk: Desk) -> None:
    opened(desk, "stack")
    desk.modal.get_by_role("button", name="Deeper").click()
    expect(desk.page.locator("#modal-title")).to_have_text("On Top")
    expect(desk.modal).to_have_attribute("data-depth", "2")

    desk.page.keyboard.press("Escape")
    expect(desk.page.locator("#modal-title")).to_have_text("Stack")
    desk.page.keyboard.press("Escape")
    expect(desk.modal).to_have_count(0)


def test_a_question_comes_before_what_cannot_be_undone(desk: Desk, small: Small) -> None:
    opened(desk, "everything")
    before = len(small.seen.acted)
    desk.modal.get_by_role("button", name="Ask First").click()
    desk.page.get_by_role("button", name="No", exact=True).click()
    assert len(small.seen.acted) == before

    desk.modal.get_by_role("button", name="Ask First").click()
    with desk.page.expect_response("**/_user/act"):
        desk.page.get_by_role("button", name="Yes").click()
    assert [one["action_id"] for one in small.seen.acted[before:]] == ["ask_first"]


def test_a_menu_behind_dots_is_used_by_keyboard(desk: Desk, small: Small) -> None:
    opened(desk, "everything")
    desk.modal.get_by_role("button", name="More").press("Enter")
    desk.page.keyboard.press("ArrowDown")
    with desk.page.expect_response("**/_user/act"):
        desk.page.keyboard.press("Enter")

    assert small.seen.acted[-1]["selected_option"]["value"] == "pear"


def test_suggestions_are_chosen_by_keyboard_and_escape_only_closes_them(desk: Desk) -> None:
    opened(desk, "everything")
    field = desk.block("found").get_by_role("combobox")
    field.press_sequentially("p")
    expect(desk.block("found").get_by_role("option")).to_have_count(3)
    field.press("Escape")
    expect(desk.block("found").get_by_role("listbox")).to_be_hidden()
    expect(desk.modal).to_be_visible()

    field.press("ArrowDown")
    expect(desk.block("found").get_by_role("option")).to_have_count(3)
    field.press("ArrowDown")
    field.press("ArrowDown")
    field.press("Enter")
    expect(field).to_have_value("Pear")


def test_markup_is_drawn_and_what_was_typed_stays_text(desk: Desk, small: Small) -> None:
    ts = small.say("fallback", blocks=around(small.user("ines")))
    small.post("say", user="maya", channel="sms-launch", text="<img src=x onerror=alert(1)> <b>plain</b> & simple")
    desk.sit()

    message = desk.page.locator(f'[data-ts="{ts}"]')
    for tag, text in {"strong >> nth=1": "bold", "em": "slanted", "s": "struck", "code": "code", "a": "a link"}.items():
        expect(
            message.locator(f".message-body .block-section {tag}".replace("strong >> nth=1", "strong"))
        ).to_have_text(text)
    expect(message.locator(".mention")).to_have_text("@ines")
    expect(message.locator(".block-said time")).to_have_text("Tuesday, November 14, 2023")
    expect(message.locator("blockquote")).to_have_text("quoted")
    expect(message.locator("pre")).to_have_text("pre\nformatted")
    expect(message).to_contain_text("<b>not bold</b>")
    expect(message).to_contain_text("<i>Right</i>")
    typed = desk.page.get_by_text("<img src=x onerror=alert(1)> <b>plain</b> & simple")
    expect(typed).to_be_visible()


def test_news_arrives_without_reloading_and_is_told_to_screen_readers(desk: Desk, small: Small) -> None:
    desk.sit("maya", "-home")
    ts = small.say(f"Something has *happened*, <@{small.user('ines')}>")
    expect(desk.page.get_by_role("status").first).to_have_text(
        "sms-register in #sms-launch: Something has happened, @ines"
    )
    expect(desk.page.get_by_role("link", name="sms-launch (new)")).to_be_visible()

    desk.page.get_by_role("link", name="sms-launch").click()
    small.client.chat_update(channel=_channel(small), ts=ts, text="Something else has happened")
    message = desk.page.locator(f'[data-ts="{ts}"]')
    expect(message).to_contain_text("Something else has happened")
    expect(message).to_contain_text("(edited)")


def test_news_leave_the_focus_where_it_is(desk: Desk, small: Small) -> None:
    desk.sit("maya", "-home")
    place = desk.page.get_by_role("link", name="All threads")
    place.focus()
    small.say("News")

    expect(desk.page.get_by_role("link", name="sms-launch (new)")).to_be_visible()
    expect(place).to_be_focused()


def test_what_the_app_does_not_answer_is_said_until_something_works(desk: Desk) -> None:
    banner = desk.sit().page.locator("#banner")
    desk.page.get_by_role("button", name="Register for texting").click()
    expect(banner).to_contain_text("We had some trouble connecting. Try again?")

    desk.type("/sms-registers")
    expect(banner).to_contain_text("/sms-registers is not a valid command.")
    desk.type("/sms-register whatever")
    expect(banner).to_be_empty()


def test_a_thread_opens_below_its_message_and_among_all_threads(desk: Desk, small: Small) -> None:
    parent = small.say("The card")
    reply = small.say("A reply", thread_ts=parent)
    small.say("A later thread", thread_ts=small.say("Another card"))
    desk.sit()

    item = desk.page.locator("li.thread", has=desk.page.locator(f'[data-ts="{parent}"]'))
    expect(desk.page.locator(f'[data-ts="{reply}"]')).to_be_hidden()
    item.get_by_role("button", name="1 reply").click()
    expect(desk.page.locator(f'[data-ts="{reply}"]')).to_be_visible()
    desk.page.get_by_role("link", name="All threads").click()
    expect(desk.page.locator("#content .room").first).to_have_text("#sms-launch")
    expect(desk.page.locator(f'[data-ts="{reply}"]')).to_be_visible()


def test_what_only_one_person_may_see_is_seen_by_nobody_else(desk: Desk) -> None:
    desk.sit("sam").type("/sms-register whatever")
    expect(desk.page.locator(".ephemeral")).to_contain_text("Only visible to you")
    expect(desk.page.locator(".ephemeral")).to_contain_text("You typed whatever")

    desk.page.get_by_label("You are").select_option("maya")
    expect(desk.page.locator(".ephemeral")).to_have_count(0)


def test_a_direct_message_and_a_home_are_where_one_looks_for_them(desk: Desk, small: Small) -> None:
    small.client.chat_postMessage(channel=small.user("ines"), text="For you alone")
    desk.sit("ines", "-direct")
    expect(desk.page.get_by_text("For you alone")).to_be_visible()
    expect(desk.page.locator("#composer")).to_be_hidden()  # the manifest turns writing to the app off

    desk.page.get_by_role("link", name="Home").click()
    expect(desk.page.get_by_text("has not published a Home")).to_be_visible()
    blocks = [{"type": "actions", "elements": [button("from_home")]}]
    small.client.views_publish(user_id=small.user("ines"), view={"type": "home", "blocks": blocks})
    with desk.page.expect_response("**/_user/act"):
        desk.page.get_by_role("button", name="From Home").click()
    assert small.seen.acted[-1]["action_id"] == "from_home"


def test_a_home_is_read_from_its_top(desk: Desk, small: Small) -> None:
    for _ in range(9):
        small.say("fallback", blocks=around(small.user("maya")))
    view = {"type": "home", "blocks": [*({"type": "section", "text": plain(LONG)} for _ in range(30))]}
    small.client.views_publish(user_id=small.user("maya"), view=view)
    desk.sit("maya")
    content = desk.page.locator("#content")
    assert content.evaluate("one => one.scrollTop") > 0

    desk.page.get_by_role("link", name="Home").click()
    expect(content.locator(".home")).to_be_visible()
    assert content.evaluate("one => one.scrollTop") == 0


def test_commands_complete_themselves(desk: Desk) -> None:
    desk.sit()
    field = desk.page.locator("#composer-text")
    field.press_sequentially("/sms")
    expect(desk.page.locator("#commands li").first).to_contain_text("/sms-register")
    field.press("Tab")
    expect(field).to_have_value("/sms-register")
    expect(desk.page.locator("#commands")).to_contain_text("/sms-register help")
    field.press("ArrowDown")
    field.press("Enter")
    expect(field).not_to_have_value("/sms-register")
    expect(field).to_have_value("/sms-register new")


def test_nothing_scrolls_sideways_on_a_small_screen(desk: Desk, small: Small) -> None:
    small.say("fallback", blocks=around(small.user("ines")))
    desk.page.set_viewport_size(NARROW)
    opened(desk, "everything")
    assert not desk.scrolls_sideways()
    desk.page.keyboard.press("Escape")
    expect(desk.modal).to_have_count(0)

    for tab in ("Places", "Messages", "Clock & Twilio"):
        desk.page.get_by_role("button", name=tab).click()
        assert not desk.scrolls_sideways()


@pytest.mark.parametrize("word", ["everything", "name", "stack", "alert"])
def test_no_window_has_a_grave_accessibility_finding(desk: Desk, word: str) -> None:
    opened(desk, word)
    assert desk.grave_findings() == []


@pytest.mark.parametrize("place", ["sms-launch", "-threads", "-direct", "-home"])
def test_no_place_has_a_grave_accessibility_finding(desk: Desk, small: Small, place: str) -> None:
    parent = small.say("fallback", blocks=around(small.user("ines")))
    small.say("A reply", thread_ts=parent)
    small.client.views_publish(user_id=small.user("ines"), view={"type": "home", "blocks": around(small.user("ines"))})
    desk.sit("ines", place)
    assert desk.grave_findings() == []


def test_a_window_with_errors_has_no_grave_accessibility_finding(desk: Desk) -> None:
    opened(desk, "name")
    desk.submit()
    expect(desk.block("name")).to_contain_text("required")
    assert desk.grave_findings() == []


def _channel(small: Small) -> str:
    channels = small.http.get(f"{small.where.slack_user_url}channels").json()
    return str(next(one["id"] for one in channels if one["name"] == "sms-launch"))
