"""The page in a real browser, with a small app that shows everything a view or message can hold."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.kit.page_app import LONG, Small, around, button, small_world
from tests.kit.sandbox_slack import plain
from tests.kit.visitor import NARROW, Visitor

pytest_plugins = ("tests.kit.browser",)


@pytest.fixture(scope="module")
def small() -> Iterator[Small]:
    with small_world() as world:
        yield world


@pytest.fixture
def page_url(small: Small) -> Iterator[str]:
    yield small.where.page_url
    small.close_windows()


def opened(visitor: Visitor, word: str) -> Visitor:
    visitor.sit().type(f"/sms-register {word}")
    expect(visitor.modal).to_be_visible()
    return visitor


def test_every_kind_of_field_is_filled_in_and_reaches_the_app(visitor: Visitor, small: Small) -> None:
    opened(visitor, "everything")
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
        visitor.put(visitor.block(name), value)
    visitor.put(visitor.block("who"), small.user("ines"))
    visitor.block("room").locator("select").select_option(label="#sms-launch")
    visitor.block("moment").locator("input").fill("2026-01-31T09:30")
    visitor.submit()

    expect(visitor.modal).to_have_count(0)
    got = small.seen.submitted[-1]
    assert {name: got[name] for name in typed} == typed
    assert got["who"] == small.user("ines")
    assert got["room"].startswith("C")
    assert isinstance(got["moment"], int)
    assert got["where"] is None


def test_an_error_stands_beside_its_field_and_gets_the_focus(visitor: Visitor) -> None:
    opened(visitor, "name")
    visitor.put(visitor.block("name"), "wrong")
    visitor.submit()

    field = visitor.block("name").locator("input")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description("What is meant by name. That name is taken.")
    expect(field).to_have_value("wrong")


def test_a_required_field_left_empty_is_named_and_an_optional_one_marked(visitor: Visitor) -> None:
    opened(visitor, "name")
    visitor.submit()

    expect(visitor.block("name")).to_contain_text("Please complete this required field.")
    expect(visitor.block("other")).to_contain_text("(optional)")


def test_the_count_of_what_is_typed_lies_on_no_other_words(visitor: Visitor) -> None:
    opened(visitor, "everything")
    lying = visitor.block("lines").evaluate("""block => {
        const words = document.createRange();
        words.selectNodeContents(block.querySelector('.hint'));
        const count = block.querySelector('.count').getBoundingClientRect();
        const meets = one => one.right > count.left && one.left < count.right && one.bottom > count.top && one.top < count.bottom;
        return [...words.getClientRects()].some(meets);
    }""")
    assert not lying


def test_when_the_app_fails_the_window_says_so_and_keeps_what_was_typed(visitor: Visitor) -> None:
    opened(visitor, "name")
    visitor.put(visitor.block("name"), "trouble")
    visitor.submit()

    expect(visitor.modal.get_by_role("alert")).to_have_text("We had some trouble connecting. Try again?")
    expect(visitor.block("name").locator("input")).to_have_value("trouble")


def test_typed_text_outlives_a_redrawing_and_new_ids_bring_new_values(visitor: Visitor) -> None:
    opened(visitor, "kind")
    visitor.put(visitor.block("kept"), "mine")
    visitor.put(visitor.block("fresh"), "gone")
    visitor.block("kind").locator("select").focus()
    visitor.put(visitor.block("kind"), "plum")

    expect(visitor.modal.locator('[data-block="fresh.2"] input')).to_have_value("plum")
    expect(visitor.block("kept").locator("input")).to_have_value("mine")
    expect(visitor.block("kind").locator("select")).to_be_focused()


def test_a_choice_is_taken_back_only_where_none_is_needed(visitor: Visitor) -> None:
    opened(visitor, "kind")
    expect(visitor.block("kind").locator('option[value=""]')).to_be_disabled()
    visitor.page.keyboard.press("Escape")
    expect(visitor.modal).to_have_count(0)

    opened(visitor, "everything")
    visitor.put(visitor.block("fruit"), "pear")
    visitor.put(visitor.block("fruit"), "")
    expect(visitor.block("fruit").locator("select")).to_have_value("")


def test_escape_goes_back_one_window(visitor: Visitor) -> None:
    opened(visitor, "stack")
    visitor.modal.get_by_role("button", name="Deeper").click()
    expect(visitor.page.locator("#modal-title")).to_have_text("On Top")
    expect(visitor.modal).to_have_attribute("data-depth", "2")

    visitor.page.keyboard.press("Escape")
    expect(visitor.page.locator("#modal-title")).to_have_text("Stack")
    visitor.page.keyboard.press("Escape")
    expect(visitor.modal).to_have_count(0)


def test_a_question_comes_before_what_cannot_be_undone(visitor: Visitor, small: Small) -> None:
    opened(visitor, "everything")
    before = len(small.seen.acted)
    visitor.modal.get_by_role("button", name="Ask First").click()
    visitor.page.get_by_role("button", name="No", exact=True).click()
    assert len(small.seen.acted) == before

    visitor.modal.get_by_role("button", name="Ask First").click()
    with visitor.page.expect_response("**/_user/act"):
        visitor.page.get_by_role("button", name="Yes").click()
    assert [one["action_id"] for one in small.seen.acted[before:]] == ["ask_first"]


def test_a_menu_behind_dots_is_used_by_keyboard(visitor: Visitor, small: Small) -> None:
    opened(visitor, "everything")
    visitor.modal.get_by_role("button", name="More").press("Enter")
    visitor.page.keyboard.press("ArrowDown")
    with visitor.page.expect_response("**/_user/act"):
        visitor.page.keyboard.press("Enter")

    assert small.seen.acted[-1]["selected_option"]["value"] == "pear"


def test_suggestions_are_chosen_by_keyboard_and_escape_only_closes_them(visitor: Visitor) -> None:
    opened(visitor, "everything")
    field = visitor.block("found").get_by_role("combobox")
    field.press_sequentially("p")
    expect(visitor.block("found").get_by_role("option")).to_have_count(3)
    field.press("Escape")
    expect(visitor.block("found").get_by_role("listbox")).to_be_hidden()
    expect(visitor.modal).to_be_visible()

    field.press("ArrowDown")
    expect(visitor.block("found").get_by_role("option")).to_have_count(3)
    field.press("ArrowDown")
    field.press("ArrowDown")
    field.press("Enter")
    expect(field).to_have_value("Pear")


def test_markup_is_drawn_and_what_was_typed_stays_text(visitor: Visitor, small: Small) -> None:
    ts = small.say("fallback", blocks=around(small.user("ines")))
    small.post("say", user="maya", channel="sms-launch", text="<img src=x onerror=alert(1)> <b>plain</b> & simple")
    visitor.sit()

    message = visitor.page.locator(f'[data-ts="{ts}"]')
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
    typed = visitor.page.get_by_text("<img src=x onerror=alert(1)> <b>plain</b> & simple")
    expect(typed).to_be_visible()


def test_news_arrives_without_reloading_and_is_told_to_screen_readers(visitor: Visitor, small: Small) -> None:
    visitor.sit("maya", "-home")
    ts = small.say(f"Something has *happened*, <@{small.user('ines')}>")
    expect(visitor.page.get_by_role("status").first).to_have_text(
        "sms-register in #sms-launch: Something has happened, @ines"
    )
    expect(visitor.page.get_by_role("link", name="sms-launch (new)")).to_be_visible()

    visitor.page.get_by_role("link", name="sms-launch").click()
    small.client.chat_update(channel=_channel(small), ts=ts, text="Something else has happened")
    message = visitor.page.locator(f'[data-ts="{ts}"]')
    expect(message).to_contain_text("Something else has happened")
    expect(message).to_contain_text("(edited)")


def test_news_leave_the_focus_where_it_is(visitor: Visitor, small: Small) -> None:
    visitor.sit("maya", "-home")
    place = visitor.page.get_by_role("link", name="All threads")
    place.focus()
    small.say("News")

    expect(visitor.page.get_by_role("link", name="sms-launch (new)")).to_be_visible()
    expect(place).to_be_focused()


def test_what_the_app_does_not_answer_is_said_until_something_works(visitor: Visitor) -> None:
    banner = visitor.sit().page.locator("#banner")
    visitor.page.get_by_role("button", name="Register for texting").click()
    expect(banner).to_contain_text("We had some trouble connecting. Try again?")

    visitor.type("/sms-registers")
    expect(banner).to_contain_text("/sms-registers is not a valid command.")
    visitor.type("/sms-register whatever")
    expect(banner).to_be_empty()


def test_a_thread_opens_below_its_message_and_among_all_threads(visitor: Visitor, small: Small) -> None:
    parent = small.say("The card")
    reply = small.say("A reply", thread_ts=parent)
    small.say("A later thread", thread_ts=small.say("Another card"))
    visitor.sit()

    item = visitor.page.locator("li.thread", has=visitor.page.locator(f'[data-ts="{parent}"]'))
    expect(visitor.page.locator(f'[data-ts="{reply}"]')).to_be_hidden()
    item.get_by_role("button", name="1 reply").click()
    expect(visitor.page.locator(f'[data-ts="{reply}"]')).to_be_visible()
    visitor.page.get_by_role("link", name="All threads").click()
    expect(visitor.page.locator("#content .room").first).to_have_text("#sms-launch")
    expect(visitor.page.locator(f'[data-ts="{reply}"]')).to_be_visible()


def test_what_only_one_person_may_see_is_seen_by_nobody_else(visitor: Visitor) -> None:
    visitor.sit("sam").type("/sms-register whatever")
    expect(visitor.page.locator(".ephemeral")).to_contain_text("Only visible to you")
    expect(visitor.page.locator(".ephemeral")).to_contain_text("You typed whatever")

    visitor.page.get_by_label("You are").select_option("maya")
    expect(visitor.page.locator(".ephemeral")).to_have_count(0)


def test_a_direct_message_and_a_home_are_where_one_looks_for_them(visitor: Visitor, small: Small) -> None:
    small.client.chat_postMessage(channel=small.user("ines"), text="For you alone")
    visitor.sit("ines", "-direct")
    expect(visitor.page.get_by_text("For you alone")).to_be_visible()
    expect(visitor.page.locator("#composer")).to_be_hidden()  # the manifest turns writing to the app off

    visitor.page.get_by_role("link", name="Home").click()
    expect(visitor.page.get_by_text("has not published a Home")).to_be_visible()
    blocks = [{"type": "actions", "elements": [button("from_home")]}]
    small.client.views_publish(user_id=small.user("ines"), view={"type": "home", "blocks": blocks})
    with visitor.page.expect_response("**/_user/act"):
        visitor.page.get_by_role("button", name="From Home").click()
    assert small.seen.acted[-1]["action_id"] == "from_home"


def test_a_home_is_read_from_its_top(visitor: Visitor, small: Small) -> None:
    for _ in range(9):
        small.say("fallback", blocks=around(small.user("maya")))
    view = {"type": "home", "blocks": [*({"type": "section", "text": plain(LONG)} for _ in range(30))]}
    small.client.views_publish(user_id=small.user("maya"), view=view)
    visitor.sit("maya")
    content = visitor.page.locator("#content")
    assert content.evaluate("one => one.scrollTop") > 0

    visitor.page.get_by_role("link", name="Home").click()
    expect(content.locator(".home")).to_be_visible()
    assert content.evaluate("one => one.scrollTop") == 0


def test_commands_complete_themselves(visitor: Visitor) -> None:
    visitor.sit()
    field = visitor.page.locator("#composer-text")
    field.press_sequentially("/sms")
    expect(visitor.page.locator("#commands li").first).to_contain_text("/sms-register")
    field.press("Tab")
    expect(field).to_have_value("/sms-register")
    expect(visitor.page.locator("#commands")).to_contain_text("/sms-register help")
    field.press("ArrowDown")
    field.press("Enter")
    expect(field).not_to_have_value("/sms-register")
    expect(field).to_have_value("/sms-register new")


def test_nothing_scrolls_sideways_on_a_small_screen(visitor: Visitor, small: Small) -> None:
    small.say("fallback", blocks=around(small.user("ines")))
    visitor.page.set_viewport_size(NARROW)
    opened(visitor, "everything")
    assert not visitor.scrolls_sideways()
    visitor.page.keyboard.press("Escape")
    expect(visitor.modal).to_have_count(0)

    for tab in ("Places", "Messages", "Clock & Twilio"):
        visitor.page.get_by_role("button", name=tab).click()
        assert not visitor.scrolls_sideways()


@pytest.mark.parametrize("word", ["everything", "name", "stack", "alert"])
def test_no_window_has_a_grave_accessibility_finding(visitor: Visitor, word: str) -> None:
    opened(visitor, word)
    assert visitor.grave_findings() == []


@pytest.mark.parametrize("place", ["sms-launch", "-threads", "-direct", "-home"])
def test_no_place_has_a_grave_accessibility_finding(visitor: Visitor, small: Small, place: str) -> None:
    parent = small.say("fallback", blocks=around(small.user("ines")))
    small.say("A reply", thread_ts=parent)
    small.client.views_publish(user_id=small.user("ines"), view={"type": "home", "blocks": around(small.user("ines"))})
    visitor.sit("ines", place)
    assert visitor.grave_findings() == []


def test_a_window_with_errors_has_no_grave_accessibility_finding(visitor: Visitor) -> None:
    opened(visitor, "name")
    visitor.submit()
    expect(visitor.block("name")).to_contain_text("required")
    assert visitor.grave_findings() == []


def _channel(small: Small) -> str:
    channels = small.http.get(f"{small.where.slack_user_url}channels").json()
    return str(next(one["id"] for one in channels if one["name"] == "sms-launch"))
