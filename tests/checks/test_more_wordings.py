"""More wordings of the same: what careful businesses say, and what the others do."""

from __future__ import annotations

import time

import pytest

from bot.domain.checks import by_address, judged
from tests.kit.papers import Papers, codes, consenting, html, pages, papers, policy, sample

REST = "Message and data rates may apply. Reply HELP for help or STOP to opt out."
FORBIDDEN = {30883, 30884, 30885, 30535, 30565, 30897, 30941, 30943, 30949, 30951, 30952, 30956}


def found(given: Papers) -> list[tuple[str, str]]:
    return [(one.id, one.quote) for one in judged(given)]


def agreeing(often: str, freely: str) -> Papers:
    return consenting(f"I agree to receive marketing texts from Larch & Finch about classes. {often} {REST} {freely}")


@pytest.mark.parametrize(
    "said",
    [
        "Purchases don't require consent.",
        "Agreement isn't needed to shop.",
        "Joining is entirely your decision.",
        "You are free to skip this.",
        "No need to opt in to buy.",
        "Skip this box and your order still goes through.",
        "Opting in has no effect on your service.",
        "This choice won't change your care.",
        "We'll serve you either way.",
        "Leave it blank if you prefer not to.",
        "You may purchase without consenting.",
        "I understand that consent is not required in order to buy goods or services.",
        "Consent not required for purchase.",
        "My agreement is not a precondition to any purchase.",
        "Not agreeing has no consequences.",
        "Signing up is optional.",
        "You can shop with us even if you don't opt in.",
    ],
)
def test_that_people_may_say_no_is_understood(said: str) -> None:
    assert found(agreeing("Message frequency varies.", said)) == []


@pytest.mark.parametrize(
    "said",
    [
        "Mobile numbers collected for text messaging are never shared with, sold to, or rented by outside companies.",
        "SMS opt-in information will remain with Larch & Finch and won't be disclosed to anybody for marketing.",
        "We do not disclose phone numbers to marketers.",
        "Text message consent is not transferable and is never given to third parties.",
        "None of the mobile data we collect is provided to third parties for promotional use.",
        "Your number? It's yours and ours. We don't pass it on to anyone else.",
        "Under no circumstances do we share SMS consent with third parties or affiliates.",
        "We keep your phone number private: no selling, no sharing, no exceptions.",
        "Third parties do not get access to your mobile number or opt-in status.",
        "Larch & Finch refrains from sharing mobile numbers with third parties for marketing purposes.",
        "Mobile information is used only to deliver the messages you asked for and is not made available to other organizations.",
        "We will not use or disclose text-message opt-in data for any purpose besides sending you our own messages.",
        "No sharing of mobile opt-in data with affiliates or third parties takes place.",
        "Sharing of your cell number with advertisers is something we simply don't do.",
        "Service providers get some information. Your SMS opt-in and phone number are not shared with anyone for marketing.",
        "Phone numbers given for text alerts are off limits to third-party marketers.",
        "Data from our text program stays in house.",
    ],
)
def test_a_policy_that_keeps_numbers_is_understood(said: str) -> None:
    assert found(policy(said)) == []


@pytest.mark.parametrize(
    "said",
    [
        "We may provide your mobile number to our marketing partners.",
        "Your phone number and email can be used by our affiliates to reach you with their offers.",
        "Carefully chosen companies may receive your contact information, including your cell number, to send you promotions.",
        "We reserve the right to sell customer information, including telephone numbers.",
        "By giving your number you consent to its being shared with our network of partners for advertising.",
        "We monetize our subscriber list by licensing phone numbers to brands.",
        "Phone numbers may be exchanged with other retailers for mailing purposes.",
        "We disclose personal details like your mobile phone to sponsors for their own promotional purposes.",
        "Other members of our corporate family and third-party advertisers have access to your phone number for marketing.",
    ],
)
def test_a_policy_that_shares_numbers_is_seen(said: str) -> None:
    assert {30908, 30932} & codes(policy(said))


@pytest.mark.parametrize(
    "said",
    [
        "We take your privacy seriously and use industry standard encryption.",
        "We collect your name, phone number and order history to run our shop.",
        "You have the right to access, correct and delete your information.",
        "We use cookies and analytics to understand how our site is used.",
        "If we are acquired, your information moves to the new owner.",
        "We will not contact you after you opt out of texts.",
        "We do not require an account to shop.",
    ],
)
def test_a_policy_that_speaks_of_something_else_is_seen(said: str) -> None:
    assert 30908 in codes(policy(said))


@pytest.mark.parametrize(
    "said",
    [
        "Expect a handful of texts monthly",
        "Message cadence varies",
        "We send a max of 6 msgs monthly",
        "Roughly weekly messages",
        "1x/week",
        "4-6 texts/mo.",
        "Not more than five a month",
        "Number of texts depends on your activity",
        "You'll hear from us up to twice weekly",
        "Msg freq varies",
        "Periodic messages, no more than 10/mo",
        "around 3 messages weekly",
        "recurring weekly texts",
        "Msgs vary by season",
        "volume varies",
        "every other week",
    ],
)
def test_how_often_is_understood(said: str) -> None:
    assert found(agreeing(f"{said}.", "Consent is not a condition of purchase.")) == []


@pytest.mark.parametrize(
    "said",
    [
        "",
        "We are open six days a week",
        "Classes cost $40 per person",
        "Larch & Finch has 3 stores",
        "Text us anytime",
    ],
)
def test_what_is_no_frequency_is_seen(said: str) -> None:
    assert 30545 in codes(agreeing(said, "Consent is not a condition of purchase."))


@pytest.mark.parametrize(
    "said",
    [
        "Larch & Finch: You've been removed from our list and won't receive further texts.",
        "You are opted out of Larch & Finch texts. No more messages.",
        "Larch & Finch: got it, we won't message you anymore. Text START to return.",
        "You have unsubscribed from Larch & Finch and will no longer receive messages.",
        "Larch & Finch: Opt-out confirmed. This is the last message you'll get.",
        "Larch & Finch: We've stopped texting you. Reply UNSTOP to resume.",
        "Larch & Finch alerts: subscription cancelled, you'll receive nothing further.",
        "Larch & Finch: This is your final message; you are unsubscribed.",
    ],
)
def test_a_farewell_is_understood(said: str) -> None:
    assert found(papers(opt_out_message=said)) == []


@pytest.mark.parametrize(
    "said",
    [
        "Thanks for letting us know.",
        "Larch & Finch: Are you sure? Reply YES.",
        "OK.............................",
        "Larch & Finch: see our new arrivals online!",
        "You have been unsubscribed.",
    ],
)
def test_no_farewell_is_seen(said: str) -> None:
    assert 30887 in codes(papers(opt_out_message=said))


@pytest.mark.parametrize(
    "said",
    [
        "Larch & Finch: need help? Call 218-555-0111.",
        "Larch & Finch support: https://www.larchandfinch.example/help",
        "For help with Larch & Finch texts email hello@larchandfinch.example. Msg&data rates may apply. STOP to end.",
        "Larch & Finch Help: 1-800-555-0199",
    ],
)
def test_help_is_understood(said: str) -> None:
    assert found(papers(help_message=said)) == []


@pytest.mark.parametrize(
    "said",
    [
        "You're subscribed to Larch & Finch class news! Up to 4 msgs monthly. Std msg & data rates apply. HELP for info, STOP to quit.",
        "Larch & Finch Alerts: Msg freq varies. Msg&data rates may apply. Text HELP for help, STOP to cancel.",
    ],
)
def test_a_welcome_is_understood(said: str) -> None:
    assert found(papers(opt_in_message=said)) == []


@pytest.mark.parametrize(
    "said",
    [
        "Larch & Finch: welcome! Reply STOP to opt out.",
        "Thanks for subscribing! Msg frequency varies. Msg & data rates may apply. HELP for help, STOP to end.",
        "Larch & Finch: you're in. 4 msgs/mo. HELP for help, STOP to end.",
    ],
)
def test_half_a_welcome_is_seen(said: str) -> None:
    assert 30540 in codes(papers(opt_in_message=said))


@pytest.mark.parametrize(
    "said",
    [
        "Larch & Finch lets home cooks who joined its text list know when new classes open and when a pan they asked about arrives.",
        "This campaign delivers class reminders from Larch & Finch to students who booked a course and ticked the box.",
        "Larch & Finch Kitchens notifies subscribers of knife sharpening days, demos and sales in the shop.",
    ],
)
def test_a_goal_is_understood(said: str) -> None:
    assert found(papers(goal=said)) == []


@pytest.mark.parametrize(
    "said",
    [
        "We send important updates and notifications to our valued customers to keep them informed.",
        "Promotional text messages for marketing purposes to opted-in users of our services.",
        "SMS marketing campaign for our business to reach customers with offers and updates.",
        "[Company name] texts customers about kitchen classes and new tools in the shop each week.",
        "Larch & Finch texts customers about kitchen classes. lorem ipsum dolor sit amet.",
        "Our client Tasty Bites uses our platform to text its diners about weekly specials and events.",
    ],
)
def test_a_goal_that_says_nothing_is_seen(said: str) -> None:
    assert {30886, 30497, 30894} & codes(papers(goal=said))


@pytest.mark.parametrize(
    "said",
    [
        "your rifle paper co. calendar preorder shipped.",
        "doors open at 7 for the jazz band; cash bar closed.",
        "we traded in the old oven, come see the new one.",
        "our mixing bowls: high rollers' choice at the potluck.",
        "your gift card balance is $[amount].",
        "win-win: bring a jar, get a refill.",
        "vote for your favorite soup this week.",
        "stock pots are in stock again.",
        "bond with your kids in our Saturday class.",
        "we share recipes with 200 friends of the shop.",
        "pass the salt: seasoning class at 4.",
        "your chance to learn sourdough from Mona.",
        "learn to trade recipes at our swap night.",
        "pot luck dinner on Friday at 6.",
        "grass-fed beef butchery demo Saturday.",
        "crypt tour dinner moved to [date].",
        "ammonia-free cleaner now in the shop.",
        "cook with your partner: couples' class on [date].",
        "kids eat free on Mondays.",
        "earn a stamp for each class, the tenth is free.",
        "please confirm your booking by replying YES.",
        "verify your address at pickup with your order code [code].",
        "hot pan alert: handles get hot, use mitts.",
        "the weed salad class: dandelion and nettle.",
        "poker chip cookies for the bake sale.",
        "bonfire night cooking class [date].",
        "no-bake class for kids, 21 seats left.",
    ],
)
def test_innocent_samples_pass(said: str) -> None:
    assert found(sample(said)) == []


@pytest.mark.parametrize(
    "said",
    [
        "new rifles, scopes and 9mm rounds just landed.",
        "fresh disposables and nic salts, all flavors in.",
        "exotic indica flower now in, medical card required.",
        "hand-rolled Nicaraguan cigars arrived.",
        "Delta-8 carts 2 for $40.",
        "CBD dog treats are 2 for 1.",
        "amateur night at our gentlemen's club.",
        "parlay of the day: Lakers and over 210.",
        "get $1,000 in your account today, bad credit OK.",
        "Dogecoin pump starts at 5pm, get in early.",
        "our options trading alerts returned 300% last month.",
        "stuck with credit card debt? We negotiate it down.",
        "raise your score 100 points, we delete collections.",
        "you owe $[amount] to Acme Bank; this firm now services the debt. Pay or we take further action.",
        "homeowners: 3 roofers near you want to quote your job, we pass on your number.",
        "fire your boss! Unlimited income from home with our team.",
        "you're our lucky winner! Redeem your $1000 Amazon card before midnight.",
        "final notice: unclaimed cash of $2,450 in your name.",
        "send us your online banking password so we can fix your account.",
        "USPS: your parcel is held, update your card details at our link within 12 hours.",
        "forward this to 5 contacts and win a free pan.",
        "tag and text three friends this code, you get $10 per sign-up.",
        "tirzepatide pens in stock, $249/mo, no visit needed.",
        "Botox? No, better: phentermine diet pills now 30% off.",
        "mortar shells and roman candles half price.",
        "hard seltzer and vodka flights, 2 for 1 tonight.",
    ],
)
def test_forbidden_samples_are_seen(said: str) -> None:
    assert FORBIDDEN & codes(sample(said))


@pytest.mark.parametrize("piece", ["we share your phone number with ", "the loan of your lender and ", "1 "])
def test_a_page_without_an_end_of_sentence_is_judged_in_time(piece: str) -> None:
    endless = html((piece * 60_000)[:60_000])
    began = time.monotonic()
    judged(papers(pages=by_address(pages(home=endless, texts=endless, privacy=endless, terms=endless))))

    assert time.monotonic() - began < 60
