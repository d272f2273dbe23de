"""The same faults and the same innocence in many wordings, across trades."""

from __future__ import annotations

import pytest

from bot.domain.checks import by_address, judged
from tests.kit.papers import CONSENT, GOOD, SITE, codes, consenting, flow, html, pages, papers, policy, sample, sign_up

CLASSES = "I agree to receive class texts from Larch & Finch"
RATES = "Msg & data rates may apply."
EXIT = "Reply STOP to opt out, HELP for help."
FREE = "Consent is optional."


def test_a_careful_business_is_let_through() -> None:
    assert judged(GOOD) == ()


@pytest.mark.parametrize(
    "said",
    [
        "up to 10 msgs per tour", "one message per sign-in", "message frequency varies",
        "msg freq. and frequency may vary", "2-3 texts per order",
        "no more than one a week", "approximately 6 messages per school year", "We text you once a month",
        "weekly texts", "5 msgs/mo", "recurring texts, about two a week",
        "The number of messages varies", "1 msg/day", "Expect four texts every month", "messages are sent monthly",
        "up to six texts each season", "twice a week at most", "Texts go out on Fridays", "We send texts every Monday",
    ],
)  # fmt: skip
def test_frequency_is_understood_however_it_is_said(said: str) -> None:
    assert not {30545, 30924} & codes(consenting(f"{CLASSES}. {said}. {RATES} {EXIT} {FREE}"))


@pytest.mark.parametrize(
    "said", ["Open daily from 9", "4 classes", "Members save 10% per order", "Call us any day of the week"]
)
def test_other_numbers_are_no_frequency(said: str) -> None:
    assert 30545 in codes(consenting(f"{CLASSES}. {said}. {RATES} {EXIT} {FREE}"))


@pytest.mark.parametrize(
    "said",
    [
        "Message and data rates may apply", "Msg & data rates may apply", "Msg&data rates may apply",
        "Standard message and data rates apply", "Message/data rates may apply", "Data and message rates may apply",
        "Carrier message and data charges may apply", "Standard messaging rates may apply",
        "Your carrier may charge for texts", "Msg and data fees may apply",
    ],
)  # fmt: skip
def test_rates_are_understood(said: str) -> None:
    assert 30569 not in codes(consenting(f"{CLASSES}, 2 msgs/week. {said}. {EXIT} {FREE}"))


@pytest.mark.parametrize("said", ["Data is kept safe", "Free of charge", "Ask us about our rates"])
def test_other_rates_are_none(said: str) -> None:
    assert 30569 in codes(consenting(f"{CLASSES}, 2 msgs/week. {said}. {EXIT} {FREE}"))


@pytest.mark.parametrize(
    "said",
    [
        "Consent is not a condition of purchase", "Not required for any town service", "You can buy without agreeing",
        "This is optional", "Agreeing is voluntary", "You don't have to agree to shop with us",
        "Saying no changes nothing", "Consent is never a requirement to book",
        "Treatment does not depend on it and no consent is needed for it",
    ],
)  # fmt: skip
def test_free_will_is_understood(said: str) -> None:
    words = f"{CLASSES}, 2 msgs/week. {RATES} {EXIT} {said}."
    given = papers(
        message_flow=f"At {SITE}/texts people tick a box: “{words}” Privacy: {SITE}/privacy Terms: {SITE}/terms",
        pages=by_address(pages(texts=sign_up(words))),
    )
    assert not {30923, 30924, 30931} & codes(given)


@pytest.mark.parametrize(
    "words",
    [
        "I agree to hear from Larch & Finch about classes, 2 per week",
        "Yes, keep me posted about new tools from Larch & Finch, up to 4 messages a month",
        "I consent to receive notifications about my orders from Larch & Finch, 1-2 per order",
        "Please contact me with offers from Larch & Finch, 3 a month. I agree",
    ],
)  # fmt: skip
def test_consent_that_never_says_text_is_seen(words: str) -> None:
    assert 30551 in codes(
        consenting(f"{words}. Msg & data rates may apply. Text STOP to opt out, HELP for help. Consent is optional.")
    )


@pytest.mark.parametrize(
    "words",
    [
        "I agree to receive text messages from Larch & Finch",
        "I consent to recurring automated SMS from Larch & Finch at the mobile number provided",
        "Yes! Text me. I agree to receive texts from Larch & Finch",
        "By checking this box, I agree to receive SMS messages from Larch & Finch Kitchens LLC",
    ],
)  # fmt: skip
def test_consent_without_purpose_is_seen(words: str) -> None:
    assert 30544 in codes(
        consenting(
            f"{words}. Message frequency varies. Msg & data rates may apply. Reply STOP to opt out, HELP for help. "
            f"Consent is not a condition of purchase."
        )
    )


@pytest.mark.parametrize(
    "words",
    [
        "Text me my order status. I agree to receive texts from Larch & Finch",
        "I agree to receive promotional texts from Larch & Finch",
        "I want class reminders by text from Larch & Finch",
        "I agree to receive texts from Larch & Finch about my deliveries",
        "I agree to get service texts from Larch & Finch, like when the crew is near",
        "Yes, send game-day texts from Larch & Finch. I agree",
    ],
)  # fmt: skip
def test_a_purpose_is_understood(words: str) -> None:
    assert 30544 not in codes(
        consenting(
            f"{words}. Message frequency varies. Msg & data rates may apply. Reply STOP to opt out, HELP for help. "
            f"Consent is optional."
        )
    )


REST = "up to 4 msgs/month. Msg & data rates may apply. Reply STOP to opt out, HELP for help."


@pytest.mark.parametrize(
    "words",
    [
        f"I agree to the Terms and Conditions and to receive class texts from Larch & Finch, {REST}",
        f"I have read and accept the privacy policy and consent to class texts from Larch & Finch, {REST}",
        f"I agree to receive class texts from Larch & Finch and accept the Terms of Use, {REST}",
        f"I acknowledge the liability waiver and agree to class texts from Larch & Finch, {REST}",
        f"Yes, I agree to your membership agreement and class texts from Larch & Finch, {REST}",
    ],
)  # fmt: skip
def test_consent_bundled_with_terms_is_seen(words: str) -> None:
    assert 30931 in codes(consenting(words))


@pytest.mark.parametrize(
    "said",
    [
        "Consent to texts is part of our Terms of Service.",
        "By accepting the lease agreement residents also consent to texts.",
        "The membership agreement includes consent to receive text messages.",
    ],
)  # fmt: skip
def test_consent_buried_in_a_contract_is_seen(said: str) -> None:
    assert 30931 in codes(papers(message_flow=f"{flow()} {said}"))


@pytest.mark.parametrize(
    "words",
    [
        f"I agree to receive class texts from Larch & Finch, {REST} See our Terms and Privacy Policy. Optional.",
        f"I agree to receive class texts from Larch & Finch, {REST} SMS terms and privacy policy apply. Optional.",
        f"By texting KNIFE you agree to receive class texts from Larch & Finch, {REST} Terms: "
        f"larchandfinch.example/terms. Optional.",
        f"I agree to receive class texts under the SMS Terms from Larch & Finch, {REST} Optional.",
    ],
)  # fmt: skip
def test_terms_beside_the_consent_are_no_bundle(words: str) -> None:
    assert 30931 not in codes(consenting(words))


@pytest.mark.parametrize(
    "said",
    [
        f"I agree to class texts from Larch & Finch, {REST} Required to book.",
        f"You must agree to class texts from Larch & Finch to continue, {REST}",
        f"I agree to class texts from Larch & Finch, {REST} This field is mandatory and the box is required.",
        f"By booking you automatically consent to class texts from Larch & Finch, {REST}",
        f"I agree to class texts from Larch & Finch as a condition of membership, {REST}",
        f"I agree to class texts from Larch & Finch, {REST} Orders cannot be placed without agreeing.",
    ],
)  # fmt: skip
def test_consent_that_is_demanded_is_seen(said: str) -> None:
    assert {30923, 30931} & codes(consenting(said))


@pytest.mark.parametrize(
    "words",
    [
        f"I agree to receive calls and text messages from Larch & Finch about classes, {REST} Optional.",
        f"Yes, send me class news from Larch & Finch by email and text, {REST} Optional.",
        f"I agree to be contacted by Larch & Finch about classes by phone, e-mail or SMS, {REST} Optional.",
        f"I consent to texts, emails, and phone calls about classes from Larch & Finch, {REST} Optional.",
        f"I agree to class texts and WhatsApp messages from Larch & Finch, {REST} Optional.",
    ],
)  # fmt: skip
def test_consent_for_several_channels_is_seen(words: str) -> None:
    assert 30556 in codes(consenting(words))


@pytest.mark.parametrize(
    "words",
    [
        f"I agree to class texts from Larch & Finch, {REST} For help call (218) 555-0111. Optional.",
        f"I agree to class texts from Larch & Finch, {REST} Text HELP or call us for help. Optional.",
        f"I agree to class texts from Larch & Finch. We do not call or e-mail you for this. {REST} Optional.",
        f"I agree to class texts from Larch & Finch, {REST} Questions? E-mail hello@larchandfinch.example. Optional.",
    ],
)  # fmt: skip
def test_ways_to_get_help_are_no_channels(words: str) -> None:
    assert 30556 not in codes(consenting(words))


@pytest.mark.parametrize(
    "said",
    [
        "The box is pre-checked.", "The box is checked by default and can be cleared.",
        "Customers must uncheck the box if they do not want texts.", "The box comes already ticked.",
        "Texts are on by default.", "Consent defaults to yes.",
    ],
)  # fmt: skip
def test_a_ticked_box_is_seen_in_the_description(said: str) -> None:
    assert 30925 in codes(papers(message_flow=f"{flow()} {said}"))


@pytest.mark.parametrize(
    "said",
    ["The box is not pre-checked.", "It is never checked by default.", "The box is off by default.",
    "It is unchecked by default.", "Nothing is ticked in advance.", "The box isn't ticked beforehand."],
)  # fmt: skip
def test_an_empty_box_is_no_ticked_one(said: str) -> None:
    assert 30925 not in codes(papers(message_flow=f"{flow()} {said}"))


@pytest.mark.parametrize(
    "box",
    [
        f'<label><input type="checkbox" checked> {CONSENT}</label>',
        f'<table><tr><td><INPUT TYPE=checkbox CHECKED></td><td>{CONSENT}</td></tr></table>',
        f'<div role="checkbox" aria-checked="true" aria-label="{CONSENT}"></div>',
        f'<input type="radio" name="sms" value="y" checked> {CONSENT}<br><input type="radio" name="sms" value="n"> No',
    ],
)  # fmt: skip
def test_a_ticked_box_is_seen_on_the_page(box: str) -> None:
    page = html(f'<form><input type="tel" name="m"><p>{box}</p><button>Go</button></form>')
    assert 30925 in codes(papers(pages=by_address(pages(texts=page))))


def test_another_ticked_box_is_nobodys_business() -> None:
    more = '<label><input type="checkbox" checked> Remember my name</label>'
    assert codes(papers(pages=by_address(pages(texts=sign_up(more=more))))) == set()


def test_a_form_without_a_box_and_a_page_without_a_form_are_seen() -> None:
    assert 30925 in codes(
        papers(pages=by_address(pages(texts=html(f'<form><input type="tel" name="m"><p>{CONSENT}</p></form>'))))
    )
    assert 30909 in codes(
        papers(
            pages=by_address(
                pages(
                    texts=html(
                        "<p>Larch & Finch. Ask us in the shop if you would like to hear from us, we are open all "
                        "week.</p>"
                    )
                )
            )
        )
    )


@pytest.mark.parametrize(
    "text",
    [
        "Mobile opt-in data and consent will not be shared with any third parties.",
        "We never sell your phone number.", "Your cell number stays with us.",
        "Text messaging originator opt-in data is excluded from everything above and goes to nobody.",
        "We share information with our partners for marketing. All the above categories exclude text messaging "
        "originator opt-in data and consent; this information will not be shared with any third parties.",
        "Do you sell my number? No. Nobody outside our shop gets it.",
        "Phone numbers collected for SMS are kept strictly confidential and used only by us.",
        "No third party or affiliate receives the mobile number you give us.",
        "We won’t share your mobile number with other companies for their advertising.",
        "Information obtained through the SMS program shall not be disclosed to affiliates or third parties.",
        "We will not rent, trade or sell SMS consent.",
        "Your number is used for the texts you asked for. It is not given to other businesses.",
        "We do not sell, rent, or share mobile information &ndash; ever.",
        "Neither phone numbers nor consent to texts are passed to partners.",
        "We may share details with the carrier that delivers our texts. Otherwise your mobile number is not shared "
        "with anyone.",
    ],
)  # fmt: skip
def test_a_policy_that_keeps_mobile_numbers_is_understood(text: str) -> None:
    assert not {30908, 30932} & codes(policy(text))


@pytest.mark.parametrize(
    "text",
    [
        "We may share your mobile number with our affiliates so that they can text you offers.",
        "Phone numbers are sold to advertising partners.",
        "We provide your contact details to selected partners for their marketing.",
        "Your information, including phone number, may be disclosed to third parties for promotional purposes.",
        "We will not share your mobile number, except with trusted marketing partners.",
        "Our sister companies receive your phone number and may send you deals.",
        "We trade customer lists with other retailers and advertisers.",
        "By signing up you allow us to pass your number to insurance partners who may contact you.",
        "We share your personal information with third parties and affiliates for marketing.",
    ],
)  # fmt: skip
def test_a_policy_that_shares_is_seen(text: str) -> None:
    assert 30932 in codes(policy(text))


@pytest.mark.parametrize(
    "text",
    [
        "We never see or share card numbers with anyone.", "We are not responsible for information that you provide to third parties.",
        "We share your phone number with vendors who help us send messages.",
        "We use cookies to count visits.", "You can ask us to delete your data.",
        "Companies that host our site see only what they need.", "We keep data as long as the law requires.",
        "Payment processors handle your card; we do not store card numbers.",
        "We do not knowingly collect data from children.", "You can opt out of texts by replying STOP.",
    ],
)  # fmt: skip
def test_a_policy_that_is_silent_is_seen(text: str) -> None:
    assert 30908 in codes(policy(text))


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("Customers opted in on our partners' websites.", 30896), (
        "We purchase lists of interested consumers who agreed to texts.", 30896), (
        "Leads come from third-party lead generation sites.", 30896), ("Numbers are taken from public directories.", 30896),
        ("Consent is implied because they are existing customers.", 30896), (
        "All customers are automatically enrolled in texts.", 30923), (
        "We import our customers' numbers from our CRM; no opt-in is needed.", 30896),
    ],
)  # fmt: skip
def test_consent_that_was_not_given_to_us_is_seen(said: str, code: int) -> None:
    assert code in codes(papers(message_flow=f"{flow()} {said}"))


@pytest.mark.parametrize(
    "words",
    [
        f"I agree to receive class texts from Larch & Finch and its partners, {REST} Optional.",
        f"I agree that Larch & Finch and third parties may send me texts about classes, {REST} Optional.",
        f"I agree to texts about classes by Larch & Finch or its affiliates, {REST} Optional.",
    ],
)
def test_consent_for_others_is_seen(words: str) -> None:
    assert 30896 in codes(consenting(words))


def test_lists_that_are_not_bought_are_fine() -> None:
    assert codes(papers(message_flow=f"{flow()} We never buy lists and do not share numbers with partners.")) == set()


BAD_SAMPLES = [
    (30883, "new Glock 19 pistols and 500 rounds of ammo in stock."), (30883,
    "concealed carry class and handgun sale this weekend."), (30883, "vape juice buy 2 get 1, all disposables."), (30883,
    "premium cigars 15% off at our lounge."), (30883, "THC edibles and pre-rolls are here."), (30883,
    "kratom capsules, 30% off today."),
    (30883, "CBD gummies restocked, use code CALM."), (30883, "meet hot singles tonight, adult chat open."), (30897,
    "your free spins wait at our online casino."), (30897, "sports betting odds: place your bets before kickoff."), (30897,
    "bingo jackpot tonight, poker room opens at 8."), (30897,
    "enter to win a $500 gift card, sweepstakes ends Friday."),
    (30897, "payday loans up to $1,000, no credit check."), (30897, "bitcoin is up 8%, today's crypto picks inside."), (30897,
    "stock alerts: buy ZXQ before noon."), (30897, "forex signals with guaranteed profits."), (30897,
    "double your money in 30 days."), (30949, "cut your credit card debt in half with debt relief."), (30949,
    "we fix your credit score fast."),
    (30949, "student loan forgiveness: apply before the deadline."), (30949, "owe the IRS? Tax debt relief is here."), (30943,
    "your balance was placed with our collection agency, pay now."), (30943,
    "this is an attempt to collect a debt owed to your creditor."), (30897,
    "our network of lenders will contact you with offers."), (30897,
    "compare insurance quotes from top carriers; partner agents will call."),
    (30897, "we matched you with three local contractors."), (30897, "make $800 a week from home, no experience."), (30897,
    "join our network marketing team and build passive income."), (30897, "become a mystery shopper today."), (30885,
    "you have won a free iPhone, claim your prize."), (30885,
    "CONGRATULATIONS, your number was chosen for a $750 reward."), (30885, "claim your $1,000 Walmart gift card now."),
    (30884, "reply with your SSN to confirm."), (30884,
    "your account has been suspended, verify at our link or lose access: log in now."), (30884,
    "text us your card number and CVV."), (30535, "share this text with 10 friends for a reward."), (30535,
    "invite 3 friends and get $15 each."), (30535, "send this to everyone you know... forward to your friends!"),
    (30565, "Ozempic from $199, start today."), (30565, "ED pills without a prescription: Viagra $2 each."), (30565,
    "ask about our GLP-1 weight loss shots, 20% off."), (30897, "fireworks sale, buy one get one mortar shells."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), BAD_SAMPLES)
def test_forbidden_content_is_seen(code: int, text: str) -> None:
    assert code in codes(sample(text))


INNOCENT_SAMPLES = [
    "your debt-free degree starts with our workshop.", "win the day: new spin class at 6.",
    "small wins count, see you Monday.", "new glue guns and craft kits arrived.",
    "weed control tips for your lawn this Thursday.", "the fall collection is here.",
    "trash collection moves to Friday.", "pick-up slots are open for Saturday.", "you bet we have pumpkins.",
    "your library loan of [title] is due.", "our smoked ribs are ready.",
    "quit smoking class starts Tuesday, free nicotine patches info.", "root beer floats for kids today.",
    "bourbon chicken is back on the menu.", "the board thanks everyone who ran the bake sale.",
    "free parking on Sunday.", "congratulations, your application for the choir was received.",
    "you have been selected for an interview on [date].",
    "your prescription is ready for pick-up.", "flu shots without appointment today.",
    "bring a friend free on Friday.", "the gun lake trail is closed.", "hemp rope and twine in stock.",
    "team leads meet at 9.", "our therapist matched with you is Dr. [name].",
    "your package is ready, show this code at the counter.", "we never ask for your password or PIN.",
    "back-in-stock alert: the blue kettle is here.", "title match on Saturday, doors at 6.",
    "no firearms in the hall, please.", "sugar-free and alcohol-free drinks tonight.",
    "emergency vet care is open all night.", "in an emergency call 911.",
    "stop by for free samples.", "adult education classes start [date].", "adult swim is at 8 pm.",
    "time slots for the potluck are filling.", "your tax documents are ready.",
    "CBD office closes at 5 today, uptown stays open.", "refer questions to the front desk.",
    "the shotgun start is at 8 for our golf day.", "share the road: bike class Sunday.",
    "your credit of $5 was added.", "ghost pepper sauce: hot deals, cool shop.",
    "your rewards points expire soon, use them on any order.", "a viral infection clinic opens Monday.",
    "earn badges in our reading game.",
]  # fmt: skip


@pytest.mark.parametrize("text", INNOCENT_SAMPLES)
def test_innocent_words_are_let_through(text: str) -> None:
    found = [(one.id, one.quote) for one in judged(sample(text)) if one.verdict == "block"]
    assert found == []


def goal_codes(said: str) -> set[int]:
    """Return what is objected to when this is what the texts are for."""
    return codes(papers(goal=said))


@pytest.mark.parametrize(
    "said",
    [
        "Larch & Finch sends one-time passcodes to account holders when they sign in with two-factor authentication.",
        "Larch & Finch texts customers about weekly class specials and pickup times.",
    ],
)
def test_a_short_goal_that_names_sender_and_subject_says_enough(said: str) -> None:
    assert 30886 not in goal_codes(said)


@pytest.mark.parametrize(
    "said",
    [
        "We send marketing messages to our customers to keep them informed.",
        "Larch & Finch sends text messages to users.",
    ],
)
def test_a_goal_that_says_nothing_of_its_subject_is_objected_to(said: str) -> None:
    assert 30886 in goal_codes(said)
