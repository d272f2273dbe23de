"""Views and messages read as text."""

from sandbox.slack.mentions import mentioned
from sandbox.slack.view_text import message_lines, readable, view_lines
from tests.kit.sandbox_slack import ask, buttons, modal, plain

_YES, _NO = {"text": plain("Yes"), "value": "yes"}, {"text": plain("No"), "value": "no"}


def test_a_view_reads_as_it_is_drawn() -> None:
    picked = ask("sure")
    picked["element"] = {"type": "radio_buttons", "action_id": "sure", "options": [_YES, _NO], "initial_option": _NO}
    named = {**ask("legal_name", initial_value="Acme"), "hint": plain("As on the letter.")}
    view = {**modal(buttons("back"), named, picked), "errors": {"company.sure.0": "Please say yes."}}

    assert view_lines(view) == [
        "== Your company ==",
        "[back]",
        "legal_name: [Acme]",
        "  As on the letter.",
        "sure: ( ) Yes (•) No",
        "  ! Please say yes.",
        "[Next]",
    ]


def test_what_was_typed_wins_over_what_was_preset() -> None:
    typed = {"company.legal_name.0": {"legal_name": {"type": "plain_text_input", "value": "Larkspur"}}}
    view = {**modal(ask("legal_name", initial_value="Acme")), "state": {"values": typed}}
    assert "legal_name: [Larkspur]" in view_lines(view)


def test_a_message_reads_without_markup() -> None:
    words = {"type": "mrkdwn", "text": "<@U1> filed A&amp;B, see <https://x.example|the page>"}
    assert message_lines({"text": "x", "blocks": [{"type": "section", "text": words}]}, {"U1": "maya"}) == [
        "@maya filed A&B, see the page (https://x.example)"
    ]
    assert message_lines({"text": "one\ntwo"}) == ["one", "two"]
    assert readable("<!date^1700000000^{date}|14 Nov>") == "14 Nov"


def test_mentions_are_found_in_text_and_markup_but_not_in_plain_text() -> None:
    blocks = [
        {"type": "section", "text": {"type": "mrkdwn", "text": "<@U2|ines> <@U1>"}},
        {"type": "header", "text": plain("<@U9>")},
    ]
    assert mentioned({"text": "Hello <@U1>", "blocks": blocks}) == ["U1", "U2"]
