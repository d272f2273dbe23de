"""What a consent, a confirmation and terms have to say, understood in whatever words."""

from __future__ import annotations

import pytest

from bot.domain.checks.disclosures import says_help, says_optional, says_rates, says_stop
from bot.domain.checks.frequency import says_how_often
from tests.kit.papers import AGREE, EXIT, FREE, OFTEN, RATES, consenting, found


@pytest.mark.parametrize(
    "said",
    [
        "Whenever a tide advisory is posted we text",
        "You hear from us the Friday before each market",
        "A text at dawn and another at dusk on fishing days",
        "There is no set schedule; only when something changes",
        "We write seldom, perhaps at the turn of each season",
        "Twice per pay period",
        "You will hear from us twice: the night before and the morning of",
        "Never more than one per day",
        "Four in spring and four in autumn",
        "How many depends on your orders",
        "The number of messages depends on how often you order",
        "One when your order ships and one when it arrives",
        "On game days only",
        "During the season, weekly",
        "Texts come irregularly, on an as-needed basis",
        "A couple of times a year",
        "A handful each month",
        "Every fortnight",
        "Every other Tuesday",
        "The first of the month",
        "On the 1st and 15th",
        "Mondays and Thursdays",
        "During lambing you may get a text a day",
        "One message for every sign-in",
        "A code only when I ask for one",
        "1 msg/login",
        "Msgs: 4/mo",
        "A dozen a year",
        "Texts come as they come: some weeks none, some weeks three",
        "At 6 in the morning on delivery days",
        "Texting frequency is not fixed",
        "Not many, maybe one a fortnight",
        "Somewhere between 2 and 5 a week",
        "We keep it to a text or two around each visit",
        "You'll get a text when we load, one when we cross the bridge",
        "Texts follow the tide table, so they are frequent in June and rare in winter",
        "Messages are sent as events warrant",
        "Most people get three or four between plowing and harvest",
        "Volume: low, under ten yearly",
        "It could be two in a storm week and none the next",
        "Text volume rises before elections",
        "At most one every other day",
        "No more than two in any seven days",
        "Usually a single text per delivery",
        "One for each bill we issue",
        "We send something every quarter",
        "A text each time the bus is late",
        "You can expect one or two on the days the clinic runs",
        "Recurring; how regularly depends on the weather",
        "Messages go out when there is a shift to fill, as a rule two weekly",
        "Three reminders for every appointment",
        "Weekly, Thursdays",
        "Semi-monthly",
        "Sent once in a blue moon",
        "We text on snow days",
    ],
)
def test_how_often_is_understood_in_other_words(said: str) -> None:
    assert says_how_often(f"{AGREE} {said}. {RATES} {EXIT} {FREE}")


@pytest.mark.parametrize(
    "said",
    [
        "Open daily from 9",
        "4 classes",
        "Members save 10% per order",
        "Call us any day of the week",
        "You can have any class without this",
        "We are at 12 Superior Street",
        "The classes are small and friendly",
        "Every member may do so",
        "The office is open Monday to Friday",
        "We keep your number safe",
        "Your account stays the same",
        "You may change your mind whenever you like",
        "Each number is checked before it is saved",
        "We began in 1949",
        "I am the owner of this number",
        "My data is handled as the privacy policy says",
        "Classes cost $40 each",
        "Text STOP whenever you like",
        "Reply STOP once and you are off",
        "I may withdraw at any time",
        "I am 18 or older",
        "The sign hangs on every door",
        "All classes meet in Duluth",
    ],
)
def test_what_else_recurs_is_not_how_often_texts_come(said: str) -> None:
    assert not says_how_often(f"{AGREE} {said}. {RATES} {EXIT} {FREE}")


@pytest.mark.parametrize(
    "said",
    [
        "Your carrier's usual message and data charges apply",
        "Carrier rates for texts and data may apply",
        "Standard rates apply",
        "My phone company may bill me for texts and data",
        "Whatever your plan charges for texts, you pay",
        "Depending on your plan, texts may cost you",
        "Message/data charges might be due to your phone company",
        "Msg&data rates may apply",
        "Text and data rates could apply",
        "Your wireless provider may charge fees",
        "You may be charged by your mobile operator",
        "Messages and data are charged at your plan's rates",
        "Texts are free from us, but your carrier's rates apply",
        "SMS and data charges may be incurred",
        "Charges by my carrier may apply",
        "Normal messaging charges apply",
        "There may be a cost for messages under your phone plan",
    ],
)
def test_rates_are_understood_in_other_words(said: str) -> None:
    assert says_rates(f"{AGREE} {OFTEN} {said}. {EXIT} {FREE}")


@pytest.mark.parametrize(
    "said",
    [
        "Texts are free",
        "Our prices are on the web site",
        "We never charge for classes",
        "Your number is safe with us",
        "Enter your phone number",
        "Discounts apply at the till",
        "Interest rates may change",
        "We pay for our own phones",
    ],
)
def test_other_prices_are_no_rates(said: str) -> None:
    assert not says_rates(f"{AGREE} {OFTEN} {said}. {EXIT} {FREE}")


@pytest.mark.parametrize(
    "said",
    [
        "Text STOP to bail",
        "Say STOP and we stop",
        "Send QUIT to leave",
        "Text the word stop to end this",
        "Respond with END to cancel",
        "To leave, text back STOP",
        "Type STOP to discontinue",
        "One word, STOP, and it is over",
        "To revoke, reply STOP",
        'Reply "stop" to unsubscribe',
        "Text CANCEL to quit",
        "Send us STOP if you are tired of us",
        "Reply UNSUBSCRIBE at any time",
    ],
)
def test_the_word_that_ends_texts_is_understood(said: str) -> None:
    assert says_stop(f"{AGREE} {OFTEN} {RATES} {said}. {FREE}")


@pytest.mark.parametrize(
    "said",
    [
        "You may leave at any time",
        "We stop at nothing",
        "The bus stops here",
        "Full stop",
        "You can unsubscribe whenever you like",
    ],
)
def test_leaving_without_a_word_to_send_is_not_enough(said: str) -> None:
    assert not says_stop(f"{AGREE} {OFTEN} {RATES} {said}. {FREE}")


@pytest.mark.parametrize(
    "said",
    [
        "Text HELP if you are stuck",
        "Send the word HELP and we answer",
        "INFO for details",
        "HELP gets a person",
        "Type HELP for assistance",
    ],
)
def test_the_word_that_brings_help_is_understood(said: str) -> None:
    assert says_help(f"{AGREE} {OFTEN} {RATES} {said}. {FREE}")


@pytest.mark.parametrize(
    "said",
    [
        "We are glad to help",
        "Help yourself to coffee",
        "Call us for help",
    ],
)
def test_other_help_is_not_enough(said: str) -> None:
    assert not says_help(f"{AGREE} {OFTEN} {RATES} {said}. {FREE}")


FREELY = [
    "Nobody has to join",
    "We treat everyone alike",
    "It's fine to say no",
    "Skip it and nothing changes",
    "No strings attached",
    "Those who pass are served just the same",
    "Whatever you choose, your price is the same",
    "Texts are an extra, not a must",
    "You don't have to get texts to be a patient",
    "No one is turned away for saying no",
    "Declining will not cost you your place",
    "Leave it blank and your order ships all the same",
    "Agreeing is not the price of admission",
    "I may refuse and still be a member",
    "You will be seated even if you decline",
    "Joining is strictly voluntary",
    "Consent is no prerequisite for service",
    "We serve those who decline just as gladly",
    "No purchase hinges on this",
]


@pytest.mark.parametrize("said", FREELY)
def test_freedom_is_understood_in_other_words(said: str) -> None:
    assert says_optional(said)


@pytest.mark.parametrize("said", FREELY)
def test_freedom_in_other_words_is_no_force(said: str) -> None:
    assert not found(consenting(f"{AGREE} {OFTEN} {RATES} {EXIT} {said}."))
