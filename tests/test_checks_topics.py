"""Forbidden topics in many words, and innocent sentences that hold such words."""

from __future__ import annotations

import pytest

from bot.domain.checks import Papers, Verdict, by_address, judged
from bot.domain.checks.topics import TOPICS
from tests.papers_kit import HOME, POLICY, html, pages, papers

NAME = "Larkin Goods LLC"
IDS = {"alcohol", "direct_lending", *(topic.id for topic in TOPICS)}
BAD = {
    "firearms": [
        "New Smith & Wesson and Remington in the case, come handle one",
        "Transfers $25, FFL on site, suppressors in stock",
        "Reload your brass: primers and powder back in stock",
        "Learn to shoot and get your carry permit this Saturday",
        "5.56 and .308 by the case, free shipping",
        "AR uppers, lowers and 30-round mags 15% off",
        "Body armor and tactical blades clearance",
        "Custom muskets and revolvers, bring your trade-in",
    ],
    "tobacco": [
        "New e-hookah flavors and mods in",
        "Grape swishers and blunt wraps two for one",
        "Hand-rolled Dominicans, fresh in the humidor",
        "Snus and dip tins buy 2 get 1",
        "Nicotine pouches, 6 mg, on sale",
        "Fresh shisha and coals for your weekend",
        "Elf Bars and Geek Bars restocked",
        "Premium pipe tobacco tasting Friday",
    ],
    "cannabis": [
        "Cannabidiol drops for sleep, 10% off",
        "New strains and eighths on the menu today",
        "Infused gummies 50mg back in stock",
        "Delta 8 carts two for $40",
        "Mushroom microdose chocolates are here",
        "Grow tents and feminized seeds sale",
        "Kratom shots and kava at the counter",
        "Ease your aches with our full-spectrum tincture",
        "Glass pipes, rigs and grinders 20% off",
        "Medical marijuana card evaluations $99",
    ],
    "adult": [
        "Discreet companions in your city tonight",
        "Lingerie models live on cam",
        "Our dancers are topless from 8",
        "Vibrators and more, 30% off",
        "18+ content, subscribe for uncensored pics",
        "Meet horny locals",
        "Body rubs by our girls until 3 am",
    ],
    "gambling": [
        "Saints spread is 4. Put $20 on it before kickoff, winner takes the pot",
        "Your free spins are waiting, deposit now",
        "Square for the big game pool $10, pays $1000",
        "Texas hold'em cash game Friday, $100 buy-in",
        "Bet the Derby with us: $10 free play",
        "Our tipster went 8-1, get tonight's locks",
        "Scratch tickets and Powerball sold here, jackpot $300M",
        "New slots with a progressive jackpot",
        "Craps and baccarat tables open until 4",
    ],
    "sweepstakes": [
        "Text WIN to enter our drawing for a Jeep",
        "Reply YES for a chance at a $500 gift card",
        "You could win a cruise, enter now",
        "Raffle: each order is a ticket for a new truck",
    ],
    "risky_finance": [
        "Short until Friday? $400 tonight, pay it back from your next paycheck",
        "Get money in your account in 15 minutes, any credit",
        "Buy SOL before it runs, our desk says",
        "Our analysts see ACME stock doubling, buy under $3",
        "We shop 30 banks for your mortgage and send you the offers",
        "Earn 12% a week on your deposit",
        "Flash loans up to $1500, no paperwork",
        "Use your car as collateral for cash today",
        "Refinance your student loans with our bank partners",
        "Stake your tokens for 20% APY",
        "Options plays daily, 80% win rate",
        "Presale of our new coin opens at noon",
    ],
    "collection": [
        "We were hired by Mercy Hospital to get your unpaid bill settled",
        "Your Visa account now sits with our recovery office, call to arrange payment",
        "We bought your account from Synchrony, please pay",
        "This is a debt collector. Call us about your file",
        "Our office pursues overdue invoices for other firms",
    ],
    "debt_relief": [
        "Our counselors talk your creditors into taking half and forgiving the rest",
        "Drowning in card bills? Pay back only a part",
        "Raise your FICO 100 points, we take bad marks off",
        "Owe the IRS? Settle for less",
        "One payment instead of five cards",
        "Wipe out your student loans under the new program",
        "Get collections deleted from your report",
        "Behind on cards? We get your balance knocked down",
    ],
    "lead_generation": [
        "Enquirers are passed, for a fee per name, to a panel of accident firms",
        "We'll have three roofers call you with bids",
        "Hurt in a crash? A lawyer from our network will phone you",
        "Fill in the form and up to 4 agents will text you Medicare plans",
        "We share your request with solar firms near you who pay us",
        "Earn a commission each time your link is used: join our affiliates",
        "Names and numbers of movers for sale by zip code",
        "Compare insurers in one minute; they will contact you",
    ],
    "get_rich": [
        "Enrol 3 helpers, keep 10% of what they earn",
        "Stuff envelopes at the kitchen table for $900 a week",
        "My system made me $10k last month, ask me how",
        "Shop, rate the store and keep the cash: be our undercover shopper",
        "Build a team and let them work for you",
        "Fire your boss with our online store kit",
        "Get paid $500 to post links",
    ],
    "prescription": [
        "GLP-1 vials, no visit needed",
        "Ask us about Botox... and tirzepatide at $149",
        "Blue pills shipped discreetly",
        "Oxy and Xanax without script",
        "Weight-loss jab from $99 this month",
        "Testosterone boosts for men, first shot free",
        "Antibiotics online, no doctor needed",
        "Save 80% on insulin and inhalers from Canada",
    ],
    "fireworks": [
        "Mortars, sparklers and repeaters: buy one get one for the 4th",
        "Fireworks tent opens Friday at Hwy 9",
        "500-gram cakes and rockets half off",
    ],
    "deceptive": [
        "Congratulations! Your number was drawn, collect your iPhone",
        "FINAL NOTICE: your package fee of $1.99 is due",
        "Guaranteed to melt fat in 3 days",
        "You have an unclaimed refund of $812",
        "The government owes you $3,200, tap to get it",
    ],
    "phishing": [
        "Send us your card number and expiry to keep the booking",
        "What is your Social? Text it back for the quote",
        "Your mailbox is locked, log in here within 24 hours",
        "Text your PIN to confirm",
        "Reply with a photo of your license and SSN",
    ],
    "viral": [
        "Send this to ten friends and get a free pie",
        "Forward to all your contacts",
        "Tell 5 buddies, everyone gets $10 off",
        "Copy this text and pass it round",
    ],
    "alcohol": [
        "$3 craft pints and a free pour of rye whiskey at 5",
        "Wine flight Friday, bring a friend",
        "Growler fills half price",
        "Two-for-one margaritas tonight",
        "Our stout release party is Saturday",
        "Moonshine tasting at the barn",
        "Bottomless mimosas Sunday",
        "Prosecco brunch, $25 a head",
    ],
}
GOOD = [
    "Blackjack oak seedlings are in, two sizes",
    "Our pistol-grip hose nozzles are back",
    "Shotgun shell-shaped pasta today",
    "The loan of our pasta machine is free for members",
    "Meet at the corner of Tobacco Road and 5th",
    "Your kayak slot at Gun Lake landing is 9 am",
    "High-rise crane parking closed Friday",
    "Espresso shot class Sunday",
    "Flu shots this week, walk in",
    "We do not take gas cylinders, ammunition or fireworks",
    "Lending is not a subject of these texts",
    "Your hemp rope order of 40 ft is ready",
    "Weed pulling day at the garden, gloves provided",
    "Your glue gun kit arrived",
    "Guns and Roses: A Farce plays Friday at 7",
    "It is payday: your wages were deposited this morning",
    "Your debt-free college plan meeting is on Tuesday",
    "Win or lose, see you at the game Saturday",
    "Bingo, the office dog, says your groom is at 3",
    "Poker chip cookies baked today",
    "Your rifle paper notebook order shipped",
    "The lottery museum opens at 10",
    "Bet you can't wait: new scones",
    "Smoke detector check on [date]",
    "Vapor barrier crew arrives at 8",
    "Bath bombs are back",
    "Your grant application was received",
    "Adult education Spanish starts Monday",
    "Adult swim lessons at 7 pm",
    "Strip mall parking is being repaved",
    "Stripper well pump serviced on [date]",
    "Sexual health clinic hours changed",
    "Free shredding day on Saturday",
    "Prize pumpkin weigh-off Sunday at the barn",
    "Your prescription is ready at the counter",
    "Collection day moves to Thursday, put carts out by 7",
    "Your deposit collection box is full",
    "Crown Royal blue paint is in",
    "Your account rep called back about invoice [number]",
    "Refer to page 2 of the handbook",
    "Match day tickets are ready",
    "Casino Street bridge closed",
    "Cigar Box guitar workshop at 6",
    "Coin club meets Tuesday, bring your tokens",
    "Stock alert: your size is back in stock",
    "Trade show badge pick-up 8 am",
    "Title search for your closing is done",
    "Pod pick-up is set for [date]",
    "Mushroom foraging walk Sunday",
    "Lab-tested water results are in",
    "Edible flowers box ships Monday",
    "Wedding escort cards are printed",
    "Your escort vehicle is at gate 3",
    "Nude pump in size 8 is in",
    "Shot put finals at 4",
    "Gunite crew arrives Tuesday to spray the pool",
    "Arms of the crane tested today",
    "Range hood filter due",
    "Ammonia delivery at dock 4",
    "Crypto-quilt class",
    "Swinger gate latch arrived",
    "Boil-water crawfish night Friday",
    "Gummy bears refilled at the candy bar",
    "Your tax refund check list is ready",
    "Viral hepatitis screening free on Friday",
    "Blood drive: you could save a life",
    "Pharmacist line now open Sundays",
    "Your bail bond hearing... no, bale of hay is ready",
    "Testosterone lab results are in the portal",
    "Gambling-addiction group meets at 7",
    "Vape-free campus pledge signing at noon",
    "Spirit week: wear blue on Friday",
    "Our rum-free eggnog is back",
    "Pint of blueberries $4 today",
    "Draft day at the ranch auction",
    "Keg of nails restocked",
    "Rye bread Wednesday",
    "Pour-over class at 10",
    "Sherry from the front office will call",
    "Rum cake orders close Friday",
    "Root beer floats at 6",
    "Pint of ice cream free with a cone",
    "Wine-colored scarves are in",
    "The Sherry Lane store moved",
    "Keg of nails $20",
    "Beer-garden chairs on sale",
    "Cider donuts hot now",
    "Draft of your will is ready",
    "For the sake of safety: hard hats",
    "We do not sell firearms or vapes",
]


def found(text: str) -> dict[str, Verdict]:
    """Return what is said of a shop that sends this, by check."""
    papers = Papers(
        legal_name=NAME,
        website="https://larkin.example",
        use_case="MARKETING",
        goal=f"{NAME} texts customers who signed up with news of its shop and services at the mill in Dover.",
        samples={
            "sample_1": f"Larkin Goods: {text}. Reply STOP to opt out.",
            "sample_2": "Larkin Goods: we are closed on Monday for inventory. Reply STOP to opt out.",
        },
    )
    return {one.id: one.verdict for one in judged(papers) if one.id in IDS}


@pytest.mark.parametrize("text", [text for texts in BAD.values() for text in texts])
def test_what_may_not_be_texted_is_seen_however_it_is_put(text: str) -> None:
    assert Verdict.BLOCK in found(text).values()


@pytest.mark.parametrize("text", GOOD)
def test_what_only_sounds_like_it_is_let_be(text: str) -> None:
    assert found(text) == {}


@pytest.mark.parametrize(
    "said",
    [
        "Firearms must stay in your vehicle.",
        "Guns and Roses: a melodrama with prop pistols and herbal cigarettes.",
        "Vape pens and ammunition go to the sheriff's drop box.",
        "Tobacco is prohibited on the premises.",
    ],
)
def test_what_a_site_only_mentions_is_let_be(said: str) -> None:
    assert (
        not {one.id for one in judged(papers(pages=by_address(pages(home=html(f"<p>{HOME}</p><p>{said}</p>")))))} & IDS
    )


def test_what_a_site_sells_is_seen() -> None:
    sold = "We stock pistols and hunting rifles from twelve makers, from $299."

    assert "firearms" in {
        one.id for one in judged(papers(pages=by_address(pages(home=html(f"<p>{HOME}</p><p>{sold}</p>")))))
    }


@pytest.mark.parametrize(
    ("policy", "foreign"),
    [
        (f"<p>We collect names and mobile numbers to text those who ask.</p><p>{POLICY}</p>", False),
        (f"<p>The Store collects names and mobile numbers.</p><p>{POLICY}</p>", False),
        (f"<p>PopRight Snacks collects names and mobile numbers.</p><p>{POLICY}</p>", True),
        (f"<p>This is the policy of Kernel Holdings, Inc.</p><p>{POLICY}</p>", True),
    ],
)
def test_a_policy_is_somebody_elses_when_it_names_somebody_else(policy: str, foreign: bool) -> None:
    given = papers(pages=by_address(pages(privacy=html(policy, title="Privacy"))))

    assert ("policies_own" in {one.id for one in judged(given)}) is foreign


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("Panhandle Sewing Center: machines 30% off this week.", True),
        ("Weekend Hours: we open at 10 on Saturday.", False),
        ("Reminder: your pan is back from the grinder.", False),
    ],
)
def test_a_sample_in_anothers_name_is_seen(text: str, block: bool) -> None:
    given = papers(samples={**papers().samples, "sample_3": f"{text} Reply STOP to opt out."})

    assert ("sender" in {one.id for one in judged(given) if one.verdict is Verdict.BLOCK}) is block
