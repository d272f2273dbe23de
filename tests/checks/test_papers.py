"""Policies, terms and replies in other words, and what they leave out or take back."""

from __future__ import annotations

from html import escape

import pytest

from bot.domain.checks import by_address, judged
from bot.domain.checks.words import quotes
from tests.kit.papers import CONSENT, POLICY, TERMS, Papers, flow, found, html, pages, papers, policy

CARRIERS = "Carriers are not liable for delayed messages."


def terms(said: str) -> Papers:
    return papers(pages=by_address(pages(terms=html(f"<p>{said}</p>"))))


@pytest.mark.parametrize(
    "said",
    [
        "Numbers on our list are made available to sponsors",
        "Friends of the shop may receive your number and text you about their own events",
        "We lend our text list to neighboring businesses for their sales",
        "Your number may go to companies that sell things we think you would like",
        "We let selected vendors reach our text subscribers with deals",
        "Phone numbers are traded with other clubs for their mailings",
        "By giving your number you allow us to pass it to dealers who will call you with quotes",
        "We swap numbers with fellow shops for joint promotions",
        "Text subscribers' numbers are furnished to advertisers",
        "We earn a fee when we hand your number to lenders",
        "Our partners receive your phone number for their marketing",
        "Mobile numbers may be used by our sister stores to advertise",
    ],
)
def test_numbers_that_go_to_others_are_seen(said: str) -> None:
    assert "mobile_clause" in found(policy(f"{said}."))


@pytest.mark.parametrize(
    "said",
    [
        "We never rent, lend or swap the numbers of people who signed up for texts",
        "No third party will ever get your mobile number or text consent from us",
        "Nobody outside Larch & Finch gets your number to market to you",
        "What you tell us by text and the number you text from are for our eyes only",
        "We refuse every request to share mobile numbers or texting consent",
        "Your number will not be shown to, sold to or shared with anyone for promotion",
        "Phone numbers for texts are kept apart from everything we give to anyone",
        "Mobile numbers are for our texts alone, and no marketer, partner or affiliate is let near them",
        "We share nothing about your mobile number or text consent with third parties",
        "Your mobile number goes nowhere else. Our texting provider only transmits the messages",
    ],
)
def test_numbers_that_stay_are_understood(said: str) -> None:
    assert not found(policy(f"{said}."))


@pytest.mark.parametrize(
    "said",
    [
        "We may share your contact details with marketing partners",
        "Everything you tell us may be sold to advertisers",
        "Phone numbers from the raffle go to our sponsors for their offers",
    ],
)
def test_a_policy_that_takes_back_what_it_said_is_seen(said: str) -> None:
    assert "mobile_clause" in found(policy(f"{POLICY} {said}."))


@pytest.mark.parametrize(
    "said",
    [
        "We may share your e-mail address with our delivery company",
        "Our processors see card data",
        "We share personal information with service providers who help us deliver texts",
        "Information may be disclosed where the law requires it",
    ],
)
def test_other_data_may_go_where_it_must(said: str) -> None:
    assert not found(policy(f"{POLICY} {said}."))


@pytest.mark.parametrize(
    "said",
    [
        "The phone company isn't to blame if a text is late",
        "Mobile networks can't be held to account for lost texts",
        "Your operator owes you nothing for a message that never arrives",
        "We and the carriers answer for no late texts",
        "Delivery is not guaranteed by any carrier",
        "T-Mobile and others are not responsible for missing texts",
        "Carrier liability for late messages is excluded",
        "Don't blame the carriers when a message is lost",
    ],
)
def test_that_carriers_answer_for_nothing_is_understood(said: str) -> None:
    assert not found(terms(TERMS.replace(CARRIERS, f"{said}.")))


@pytest.mark.parametrize(
    "said",
    [
        "hello and welcome! Class news every other week. Your phone company's text and data charges apply. HELP for help, STOP to leave.",
        "you joined. A text or two around each class. Msg&data rates may apply. HELP gets help, STOP ends it.",
        "thanks, that worked. One reminder on the eve of each class. Carrier charges may apply. HELP for help, QUIT to go.",
        "reminders are switched on, rarely more than one a week. Message and data rates may apply. HELP for help, STOP to stop.",
    ],
)
def test_a_welcome_is_understood_in_other_words(said: str) -> None:
    assert not found(papers(opt_in_message=f"Larch & Finch: {said}"))


@pytest.mark.parametrize(
    "said",
    [
        "welcome aboard! Msg & data rates may apply. HELP for help, STOP to end.",
        "welcome aboard! Two a week. HELP for help, STOP to end.",
        "welcome aboard! Two a week. Msg & data rates may apply. STOP to end.",
        "welcome aboard! Two a week. Msg & data rates may apply. HELP for help.",
        "Up to 4 msgs/month. Msg & data rates may apply. HELP for help, STOP to end.",
    ],
)
def test_a_welcome_that_leaves_something_out_is_seen(said: str) -> None:
    assert "opt_in_message" in found(papers(opt_in_message=f"Larch & Finch: {said}"))


@pytest.mark.parametrize(
    "said",
    [
        "you're off. No more texts.",
        "that was the last one. You're out.",
        "we've crossed you off. Silence from here on.",
        "sorry to see you go! You will not hear from us again.",
        "you have quit the list; we will not text you.",
    ],
)
def test_a_farewell_is_understood_in_other_words(said: str) -> None:
    assert not found(papers(opt_out_message=f"Larch & Finch: {said}"))


@pytest.mark.parametrize(
    "said",
    [
        "thank you for your message.",
        "we got your message and will look into it.",
        "have a lovely day, from all of us.",
    ],
)
def test_a_farewell_that_confirms_nothing_is_seen(said: str) -> None:
    assert "opt_out_message" in found(papers(opt_out_message=f"Larch & Finch: {said}"))


@pytest.mark.parametrize("left_out", [CARRIERS, "See our privacy policy.", ", up to 4 messages a month"])
def test_terms_that_leave_something_out_are_blocked(left_out: str) -> None:
    assert {one.verdict for one in judged(terms(TERMS.replace(left_out, "")))} == {"block"}


def test_terms_without_a_programme_are_blocked() -> None:
    nothing = TERMS.replace("Larch & Finch texts. Kitchen classes and new tools, up", "Texts of Larch & Finch. Up")
    assert {one.id for one in judged(terms(nothing)) if one.verdict == "block"} == {"terms"}


def test_consent_that_leads_nobody_to_the_policies_is_blocked() -> None:
    label = f'<input type="checkbox" id="sms"><label for="sms">{escape(CONSENT)}</label><input type="tel" name="m">'
    bare = papers(
        message_flow=flow().partition(" Privacy:")[0], pages=by_address(pages(texts=html(f"<form>{label}</form>")))
    )
    assert {one.id for one in judged(bare) if one.verdict == "block"} == {"policy_links"}


@pytest.mark.parametrize("mark", ["\u2612", "\u2611", "[x]", "\u2714"])
def test_a_printed_mark_in_the_box_is_seen(mark: str) -> None:
    sheet = html(f"<p>{mark} {escape(CONSENT)}</p><p>Privacy, terms</p>")
    assert "free_boxes" in found(papers(methods=("paper",), pages=by_address(pages(texts=sheet))))


def test_a_short_quotation_does_not_turn_quoted_and_unquoted_words_round() -> None:
    assert quotes('A sheet called "May we text?" lies there. It says: "I agree to texts about my visits."') == (
        "I agree to texts about my visits.",
    )
