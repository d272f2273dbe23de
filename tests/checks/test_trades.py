"""Trades whose everyday words look like forbidden ones."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.checks import judged
from tests.kit.papers import GOOD

TRADES = [
    (
        "ACCOUNT_NOTIFICATION",
        "Larch & Finch Staffing texts job seekers who registered with it about open shifts that match their skills "
        "and reminds them of interviews.",
        [
            "Larch & Finch: forklift shift tonight 6 pm, $19/hour. Reply Y to take it, STOP to opt out.",
            "Larch & Finch: interview tomorrow 9 am with [manager]. Reply STOP to opt out.",
        ],
    ),
    (
        "MARKETING",
        "Larch & Finch Hotel texts guests who joined its list about room rates, the spa and dinner at the lakeside "
        "restaurant near the casino district.",
        [
            "Larch & Finch: two nights for $240 in March, breakfast in. Reply STOP to opt out.",
            "Larch & Finch: our chef's tasting menu is back on Thursday. Reply STOP to opt out.",
        ],
    ),
    (
        "CUSTOMER_CARE",
        "Larch & Finch Law texts its own clients who agreed about court dates, documents to sign and office hours; "
        "the firm handles family cases.",
        [
            "Larch & Finch: your hearing is on [date] at 9. Bring ID. Reply STOP to opt out.",
            "Larch & Finch: please sign the papers at https://www.larchandfinch.example/sign. Reply STOP to opt out.",
        ],
    ),
    (
        "ACCOUNT_NOTIFICATION",
        "Larch & Finch Insurance, an independent agency in Duluth, reminds its policyholders who opted in of renewal "
        "dates, premiums due and claim appointments.",
        [
            "Larch & Finch: your auto policy renews on [date]. Questions? (218) 555-0111. Reply STOP to opt out.",
            "Larch & Finch: the adjuster visits [date] at [time]. Reply STOP to opt out.",
        ],
    ),
    (
        "ACCOUNT_NOTIFICATION",
        "Larch & Finch Utilities tells customers who enrolled about outages, meter visits, their monthly bill and "
        "past-due notices on their own account.",
        [
            "Larch & Finch: your bill of $[amount] is due [date]. Reply STOP to opt out.",
            "Larch & Finch: power is out near you, back by [time]. Reply STOP to opt out.",
        ],
    ),
    (
        "MARKETING",
        "Larch & Finch, a sporting-goods store in Duluth, texts customers who signed up about bikes, kayaks, fishing "
        "gear and weekend clinics.",
        [
            "Larch & Finch: kayaks are 15% off through Sunday. Reply STOP to opt out.",
            "Larch & Finch: free fly-tying clinic on Saturday at 10. Reply STOP to opt out.",
        ],
    ),
    (
        "MARKETING",
        "Larch & Finch Med Spa texts clients who joined its list about facials, laser packages and open appointments "
        "this week.",
        [
            "Larch & Finch: hydrafacials are $99 this week. Reply STOP to opt out.",
            "Larch & Finch: a 3 pm opening just came up today. Reply BOOK, or STOP to opt out.",
        ],
    ),
    (
        "MARKETING",
        "Larch & Finch Pizza texts guests who signed up in the app about lunch deals, new toppings and game-day "
        "bundles.",
        [
            "Larch & Finch: two large pies for $22 tonight. Reply STOP to opt out.",
            "Larch & Finch: root beer and wings with any pie on game day. Reply STOP to opt out.",
        ],
    ),
    (
        "ACCOUNT_NOTIFICATION",
        "Larch & Finch Recovery Center reminds outpatients who consented of group meetings and counselor appointments.",
        [
            "Larch & Finch: group meets Tuesday at 6 in room 2. Reply STOP to opt out.",
            "Larch & Finch: [first name], see you at 10 with your counselor. Reply STOP to opt out.",
        ],
    ),
    (
        "ACCOUNT_NOTIFICATION",
        "Larch & Finch Library tells cardholders who asked for texts when holds arrive, loans are due and programs "
        "change.",
        [
            "Larch & Finch: your hold [title] is in until [date]. Reply STOP to opt out.",
            "Larch & Finch: 2 loans are due on [date], renew at https://www.larchandfinch.example/renew. Reply STOP "
            "to opt out.",
        ],
    ),
    (
        "ACCOUNT_NOTIFICATION",
        "Larch & Finch Motors lets customers who opted in at the service desk know when a repair is done, a loaner "
        "is ready or a recall applies.",
        [
            "Larch & Finch: your Outback is ready, total $[amount]. Reply STOP to opt out.",
            "Larch & Finch: a loaner car waits for you at 8. Reply STOP to opt out.",
        ],
    ),
    (
        "POLLING_VOTING",
        "Larch & Finch Research invites panel members who enrolled to short surveys on city services and shares the "
        "results with them.",
        [
            "Larch & Finch: rate your bus ride this week, 1 to 5. Reply STOP to opt out.",
            "Larch & Finch: new survey on parks, 3 questions: https://www.larchandfinch.example/s/[id]. Reply STOP "
            "to opt out.",
        ],
    ),
    (
        "CHARITY",
        "Larch & Finch Foundation texts donors and volunteers who signed up about shelter nights, supply drives and "
        "matching-gift days.",
        [
            "Larch & Finch: tonight gifts are matched at https://www.larchandfinch.example/give. Reply STOP to opt "
            "out.",
            "Larch & Finch: we need blankets by Friday. Reply STOP to opt out.",
        ],
    ),
    (
        "MIXED",
        "Larch & Finch texts customers who ticked the boxes two kinds of message: order and pick-up notices, and "
        "weekly offers on kitchen tools.",
        [
            "Larch & Finch: order [number] is ready for pick-up. Reply STOP to opt out.",
            "Larch & Finch: whisks are 20% off this week. Reply STOP to opt out.",
        ],
    ),
    (
        "MARKETING",
        "Larch & Finch Tours texts travelers who signed up about boat trips, whale watching and last-minute seats.",
        [
            "Larch & Finch: four seats left on the 4 pm whale trip, $45. Reply STOP to opt out.",
            "Larch & Finch: spring schedule is out, book at https://www.larchandfinch.example/book. Reply STOP to "
            "opt out.",
        ],
    ),
    (
        "ACCOUNT_NOTIFICATION",
        "Larch & Finch Title Company updates buyers and sellers in its own closings who agreed: documents received, "
        "closing time, keys.",
        [
            "Larch & Finch: closing is set for [date] at [time]. Bring ID. Reply STOP to opt out.",
            "Larch & Finch: the deed is recorded. Congratulations! Reply STOP to opt out.",
        ],
    ),
    (
        "ACCOUNT_NOTIFICATION",
        "Larch & Finch Blood Bank reminds donors who opted in of blood drives they booked and tells them when they "
        "may give again.",
        [
            "Larch & Finch: your donation is tomorrow at 10, eat well! Reply STOP to opt out.",
            "Larch & Finch: you can give again from [date]. Reply STOP to opt out.",
        ],
    ),
    (
        "SECURITY_ALERT",
        "Larch & Finch Exchange sends account holders who enabled it sign-in warnings and withdrawal confirmations "
        "for their wallets.",
        [
            "Larch & Finch: new sign-in from [city]. Not you? Lock the account in the app. Reply STOP to opt out.",
            "Larch & Finch: withdrawal of [amount] requested. Reply STOP to opt out.",
        ],
    ),
]


@pytest.mark.parametrize(("use_case", "goal", "samples"), TRADES)
def test_a_trade_s_own_words_are_let_through(use_case: str, goal: str, samples: list[str]) -> None:
    given = replace(
        GOOD, use_case=use_case, goal=goal, samples={f"sample_{n}": text for n, text in enumerate(samples, 1)}
    )

    assert judged(replace(given, legal_name="Larch & Finch Foundation") if use_case == "CHARITY" else given) == ()
