from __future__ import annotations

import time

import pytest

from bot.domain.pages import Answer, page_of

URL = "https://shop.example/texts"


def body(inner: str) -> str:
    return f"<html><head><title>Caf&eacute; &#8211; Texts</title><style>p{{}}</style></head><body>{inner}</body></html>"


def test_words_come_with_entities_read_and_one_line_a_block() -> None:
    page = page_of(
        URL,
        200,
        body(
            "<h1>Caf&eacute; &amp; Bar</h1><p>Open <b>daily</b>,<br>from "
            "9.</p><ul><li>One</li><li>Two</li></ul><script>var x</script>"
        ),
    )

    assert page.title == "Café – Texts"
    assert page.text == "Café & Bar\nOpen daily,\nfrom 9.\nOne\nTwo"


@pytest.mark.parametrize(
    "box",
    [
        '<input type="checkbox" id="a"><label for="a">Text me</label>',
        '<label><input type="checkbox"> Text me</label>', '<INPUT TYPE=checkbox NAME=x> Text me<BR>more',
        '<input type="checkbox" aria-label="Text me">',
        '<span id="w">Text me</span><input type="checkbox" aria-labelledby="w">',
        "<table><tr><td><input type=checkbox></td><td>Text me</td></tr></table>",
        '<div><input type="checkbox"></div><div>Text me</div>',
        '<span role="switch" aria-checked="false" aria-label="Text me"></span>',
    ],
)  # fmt: skip
def test_a_box_is_found_with_what_stands_beside_it(box: str) -> None:
    page = page_of(URL, 200, body(f"<form><input name=mobile type=tel>{box}</form>"))

    assert [(one.label, one.checked, one.required) for one in page.boxes] == [("Text me", False, False)]
    assert page.forms[0].asks_phone


@pytest.mark.parametrize("state", ["checked", 'checked="checked"', 'checked=""', "CHECKED"])
def test_a_ticked_and_a_required_box_are_told(state: str) -> None:
    page = page_of(URL, 200, body(f"<label><input type=checkbox {state} required> Yes</label>"))

    assert (page.boxes[0].checked, page.boxes[0].required) == (True, True)


@pytest.mark.parametrize(
    ("status", "answer"),
    [
        (200, Answer.OPENED),
        (404, Answer.MISSING),
        (410, Answer.MISSING),
        (401, Answer.LOGIN),
        (403, Answer.UNREADABLE),
        (429, Answer.UNREADABLE),
        (500, Answer.DOWN),
        (503, Answer.DOWN),
        (308, Answer.DOWN),
    ],
)
def test_an_http_answer_is_understood(status: int, answer: Answer) -> None:
    assert page_of(URL, status, body("<p>Hello</p>")).answer is answer


def test_a_sign_in_form_is_a_login_and_a_page_that_also_has_one_is_not() -> None:
    form = '<form><input type="email"><input type="password"><button>Log in</button></form>'

    assert page_of(URL, 200, body(form)).answer is Answer.LOGIN
    assert page_of(URL, 200, body(form + "<p>" + "We sell boots and socks. " * 40 + "</p>")).answer is Answer.OPENED
    assert page_of(URL, 200, body(form + "<label><input type=checkbox> Text me offers</label>")).answer is Answer.OPENED


def test_a_page_drawn_by_a_script_is_not_readable_by_us() -> None:
    page = page_of(
        URL, 200, '<html><head><script src="/app.js"></script></head><body><div id="root"></div></body></html>'
    )

    assert page.answer is Answer.UNREADABLE
    assert "JavaScript" in page.note


@pytest.mark.parametrize(
    ("fields", "asked"),
    [
        ('<p>Your date of birth</p><input name="dob_month"><input name="dob_day"><input name="dob_year">', True), (
        '<label>Date of birth <input type="date" name="born"></label>', True), (
        '<select name="birth_year"></select><p>Birthday</p>', True),
        ("<p>Are you 21?</p><button>Yes</button>", False), (
        '<label><input type="checkbox" name="birthday_club"> Birthday club</label>', False), (
        '<label>Visit <input type="date" name="visit"></label>', False),
    ],
)  # fmt: skip
def test_a_full_date_of_birth_is_recognised(fields: str, asked: bool) -> None:
    assert page_of(URL, 200, body(f"<form>{fields}</form>")).asks_birth_date is asked


def test_links_are_whole_addresses() -> None:
    page = page_of(
        URL,
        200,
        body('<a href="/privacy#x">Privacy</a> <a href="mailto:a@b.example">Mail</a> <a href="https://[">odd</a>'),
    )

    assert [(link.url, link.text) for link in page.links if link.url] == [("https://shop.example/privacy", "Privacy")]


@pytest.mark.parametrize("html", ["", "<", "<html>", "\x00", "<form><input type=checkbox", "<p>" * 5000])
def test_broken_html_is_read_without_fuss(html: str) -> None:
    assert page_of(URL, 200, html).url == URL


@pytest.mark.parametrize(
    "piece",
    [
        "<div><input type=checkbox>", "<label for=a>x</label><input type=checkbox id=a>", "<div>", "<form><input name=phone>",
        "<div><form><input name=phone></form>", "<a href=/x>y</a>", "<b>x", "<table><tr><td>", "<p><input type=checkbox id=a>x</p>",
    ],
)  # fmt: skip
def test_a_page_made_to_keep_us_busy_does_not(piece: str) -> None:
    began = time.monotonic()
    page_of("https://x.example", 200, (piece * 60_000)[:1_500_000])

    assert time.monotonic() - began < 10


def test_a_label_is_read_as_far_as_people_read() -> None:
    page = page_of(URL, 200, f"<label><input type=checkbox>{'text me for a chance ' * 3_000}</label>")

    assert len(page.boxes[0].label) == 3_000


@pytest.mark.parametrize(
    ("options", "ticked"),
    [
        ("<option>Please choose<option>Yes<option>No", [False]),
        ("<option>Yes, text me<option>No", [True]),
        ("<option>No<option selected>Yes", [True]),
        ("<option>Phone<option>Text<option>E-mail", []),
    ],
)
def test_a_menu_that_asks_for_a_yes_to_texts_is_a_box(options: str, ticked: list[bool]) -> None:
    page = page_of(URL, 200, f"<label for=t>Text alerts?</label><select id=t required>{options}</select>")

    assert [box.checked for box in page.boxes] == ticked
