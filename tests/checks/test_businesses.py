"""Whole invented businesses, careful and careless, each as its owner would fill in the form."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest

from bot.domain.checks import Papers, Verdict, by_address, judged
from bot.domain.pages import page_of


@dataclass(frozen=True)
class Business:
    """A careful filing of one business, and what it changes for the worse."""

    name: str
    goal: str
    samples: tuple[str, ...]
    consent: str
    flow: str
    use_case: str = "ACCOUNT_NOTIFICATION"
    trade: str = ""
    methods: tuple[str, ...] = ("web_form",)
    keywords: tuple[str, ...] = ()
    site: str = "https://biz.example"
    home: str = ""
    policy: str = "Mobile numbers collected for texts are not shared with third parties or affiliates for marketing."
    terms: str = ""
    page: str = ""
    changed: dict[str, Any] = field(default_factory=dict)

    @property
    def papers(self) -> Papers:
        brand = self.trade or self.name
        form = self.page or (
            f'<form><input type="tel" name="phone"><label><input type="checkbox" name="sms"> {self.consent}</label>'
            '<a href="/privacy">Privacy</a> <a href="/terms">Terms</a><button>Send</button></form>'
        )
        home = (
            self.home
            or "Open Monday to Saturday. Call (555) 555-0123 or visit us at 12 Main Street, Springfield. We have served "
            "the area since 1982."
        )
        terms = (
            self.terms
            or f"{brand} texts. {self.consent} Help: desk@biz.example. Carriers are not liable for delayed messages. "
            f"Privacy policy."
        )
        pages = {
            self.site: f"<h1>{brand}</h1><p>{home}</p>",
            f"{self.site}/texts": f"<h1>{brand}</h1>{form}",
            f"{self.site}/privacy": f"<h1>{brand} privacy</h1><p>We collect what you type into our forms.</p><p>{self.policy}</p>",
            f"{self.site}/terms": f"<h1>{brand}</h1><p>{terms}</p>",
        }
        given: dict[str, Any] = {
            "legal_name": self.name,
            "trade_name": self.trade,
            "website": self.site,
            "email": "desk@biz.example",
            "use_case": self.use_case,
            "goal": self.goal,
            "samples": {f"sample_{n}": text for n, text in enumerate(self.samples, 1)},
            "methods": self.methods,
            "opt_in_url": f"{self.site}/texts",
            "message_flow": self.flow.format(consent=self.consent, site=self.site)
            + f" Privacy: {self.site}/privacy Terms: {self.site}/terms",
            "privacy_policy_url": f"{self.site}/privacy",
            "terms_url": f"{self.site}/terms",
            "opt_in_keywords": self.keywords,
            "opt_in_message": f"{brand}: thanks for signing up. Msg frequency varies. Msg & data rates may apply. Reply HELP for help, "
            f"STOP to quit.",
            "opt_out_message": f"{brand}: you have been removed from our list and will not hear from us by text again.",
            "help_message": f"{brand}: need help? Call (555) 555-0123. Text STOP to end.",
            "pages": by_address(
                [page_of(url, 200, f"<html><body>{html}</body></html>") for url, html in pages.items()]
            ),
        }
        return Papers(**{**given, **self.changed})


TAIL = "Msg & data rates may apply. Text STOP to quit, HELP for info."
CLEAN = [
    Business(
        "Tri-County Tree & Stump, Inc.",
        "Tri-County Tree & Stump texts homeowners who requested an estimate and agreed to texts when the estimator "
        "is on the way and when a crew is scheduled.",
        ("Tri-County Tree: our estimator arrives between [time] and [time]. Txt STOP to opt out.",
        "Tri-County Tree & Stump: storm delays today, your job moves to [date]. Reply STOP to cancel texts."),
        f"Text me about my tree job. I consent to job-related text messages from Tri-County Tree & Stump, about 3 "
        f"texts per job. {TAIL} I can get an estimate without agreeing.",
        "On {site}/texts the homeowner may check a box, which starts out blank: '{consent}'",
    ),
    Business(
        "St. Brendan's Parish",
        "St. Brendan's Parish keeps parishioners who signed up posted on Mass times, funeral notices, snow closings "
        "and volunteer needs at the food pantry.",
        ("St. Brendan's: 9 am Mass is cancelled today because of ice. Reply STOP to unsubscribe.",
        "St. Brendan’s Parish: the fish fry needs six more hands on Friday. Reply YES to help, STOP to opt out."),
        f"Yes, I'd like text messages from St. Brendan's Parish about Mass times and parish news, roughly 2 per "
        f"week. {TAIL} You don't need to sign up to belong.",
        "Parishioners use the form at {site}/texts: phone number and one optional box, left empty: “{consent}”",
    ),
    Business(
        "Coastal Vet Partners PLLC",
        "Coastal Vet texts pet owners who opted in on the new-client form with vaccine reminders, surgery updates "
        "and pick-up times for medicines we prescribed.",
        ("Coastal Vet: [pet]'s rabies booster is due. Call (555) 555-0123. Reply STOP to opt out.",
        "Coastal Vet: surgery went well, [pet] can go home after 4 pm. Reply STOP to opt out."),
        f"I agree to get SMS reminders and updates about my pet from Coastal Vet Partners. Message frequency depends "
        f"on my pet's care and varies. {TAIL} Agreeing is not required for care.",
        "Owners fill in {site}/texts and may select the unchecked box: \"{consent}\"", trade="Coastal Vet",
    ),
    Business(
        "Northgate Wine & Supper Club LLC",
        "Northgate Supper Club confirms table reservations of guests who asked for a text and tells them when their "
        "table is ready.",
        ("Northgate: your table for [number] on [date] at [time] is confirmed. Reply STOP to opt out.",
        "Northgate: your table is ready, please see the host. Reply STOP to opt out."),
        f"Text me about my reservation. I agree to receive reservation texts from Northgate, 2 msgs per reservation. "
        f"{TAIL} Optional: you may reserve without texts.",
        "At {site}/texts guests may tick an empty box: \"{consent}\"", trade="Northgate Supper Club",
    ),
    Business(
        "Kwan's Auto Glass Corp",
        "Kwan's Auto Glass tells drivers who booked a repair and ticked the text box when the technician is coming "
        "and asks how it went.",
        ("Kwan's Auto Glass: Raj will be there at 2:15 to replace the windshield. Text STOP to quit.",
        "Kwan's Auto Glass: how did we do? Reply 1 to 5. Text STOP to quit."),
        f"Send me service texts from Kwan's Auto Glass about my repair (3-4 messages each repair). I agree. {TAIL} "
        f"Not a condition of service.",
        "When booking at {site}/texts, drivers can tick \"{consent}\". The box is blank until they do.",
    ),
    Business(
        "Prairie Rose Quilters Guild",
        "Prairie Rose Quilters Guild reminds its members, who joined the list on paper or online, of monthly "
        "meetings, workshop sign-ups and the May quilt show.",
        ("Prairie Rose Quilters: meeting Tuesday 7 pm, bring your UFO! Text STOP to stop.",
        "Prairie Rose Quilters Guild: two seats left in the applique class. Reply STOP to end."),
        f"I agree to receive text messages from Prairie Rose Quilters Guild about meetings and classes, 2-4 a month. "
        f"{TAIL} Texting is optional for members.",
        "Online: {site}/texts has an unticked box: “{consent}” Paper: the membership card handed out at meetings "
        "carries the same words next to an empty square; see a scan at {site}/texts/card.", methods=("web_form",
        "paper"),
    ),
    Business(
        "Rapid Relay Couriers LLC",
        "Rapid Relay lets recipients who asked for it follow their parcels: out for delivery, delivered, or held at "
        "the depot for pick-up.",
        ("Rapid Relay: parcel [number] is out for delivery, due by [time]. Reply STOP to opt out.",
        "Rapid Relay: we missed you. Pick up at 9 Dock Road until 8 pm. Reply STOP to opt out, HELP for help."),
        f"By texting TRACK you agree to delivery texts from Rapid Relay Couriers, up to 5 per parcel. {TAIL} Texts "
        f"are optional.",
        "Door tags and {site}/texts say: \"Text TRACK to 555-555-0100 for delivery updates. {consent}\"", methods=(
        "keyword",), keywords=("TRACK",), use_case="DELIVERY_NOTIFICATION",
        page=
        "<p>Door tag: Text TRACK to 555-555-0100. By texting TRACK you agree to delivery texts from Rapid Relay "
        "Couriers, up to 5 per parcel. Msg &amp; data rates may apply. Text STOP to quit, HELP for info. Texts are "
        "optional.</p>",
    ),
    Business(
        "Lakeside Federal Credit Union",
        "Lakeside Federal Credit Union sends one-time passcodes and card alerts to members who turned them on; "
        "DIRECT LENDING: we also lend to members, but send no loan texts here.",
        ("Lakeside FCU: your passcode is [code]. Don't share it. Reply STOP to opt out.",
        "Lakeside Federal Credit Union: card ending [last four] was used at [place]. Not you? Call (555) 555-0123. "
        "Reply STOP to opt out."),
        f"I agree to receive security texts from Lakeside Federal Credit Union, one message per sign-in or alert. "
        f"{TAIL} An app code works as well, so texts are optional.",
        "Members log in to online banking and flip the switch, which is off: “{consent}” Public screenshot with the "
        "full text: {site}/texts.", methods=("login",), changed={"direct_lending": True}, use_case="SECURITY_ALERT",
    ),
    Business(
        "Riverside Unified School District",
        "Riverside USD texts parents who opted in at registration about attendance, bus delays, closings and "
        "conferences.",
        ("Riverside USD: bus 14 runs 20 minutes late today. Reply STOP to opt out.",
        "Riverside USD: [child] was marked absent in period 2. Call (555) 555-0123. Reply STOP to opt out."),
        f"I consent to receive school text messages from Riverside Unified School District about my child, frequency "
        f"varies by season. {TAIL} Consent does not affect enrollment and is not required.",
        "Parents open {site}/texts (no login) and may mark the box, unmarked by default: “{consent}”", trade=
        "Riverside USD",
    ),
    Business(
        "Golden Hour Photo Co.",
        "Golden Hour Photo sends brides and families who asked for texts their session reminders, gallery links and "
        "album proofs.",
        ("Golden Hour Photo: your gallery is up at https://gallery.biz.example/[code]. Text STOP to end.",
        "Golden Hour Photo Co.: session tomorrow at sunset, 7:40 pm, bring layers. Text STOP to end."),
        f"Please text me about my photo session and gallery. I agree to texts from Golden Hour Photo Co., usually 4 "
        f"messages per session. {TAIL} You can book without texts.",
        "Clients may tick the box at {site}/texts (it is empty): \"{consent}\"",
    ),
    Business(
        "Sweetwater Brewing Supply LLC",
        "Sweetwater Brewing Supply tells home brewers who joined its list when grain and kits they pre-ordered are "
        "ready to collect.",
        ("Sweetwater Supply: your order [number] is ready at the counter. Reply STOP to opt out.",
        "Sweetwater Brewing Supply: the shop closes early Thursday. Reply STOP to opt out."),
        f"I agree to receive order texts from Sweetwater Brewing Supply, 1-2 per order. {TAIL} No need to agree to "
        f"order.", "Customers at {site}/texts may tick a box (empty): '{consent}'", trade="Sweetwater Supply",
    ),
    Business(
        "Hearthside Realty Group, Inc.",
        "Hearthside Realty texts buyers who toured a home with its own agents and asked for texts about showing "
        "times and price changes on homes they saved.",
        ("Hearthside Realty: your showing at 44 Oak is set for [time] with [agent]. Reply STOP to opt out.",
        "Hearthside Realty: 12 Elm dropped to $389,000. Call (555) 555-0123 to see it again. Reply STOP to opt out."),
        f"I agree to receive showing and saved-home text messages from Hearthside Realty Group, about 4 a week. "
        f"{TAIL} Consent isn't a condition of working with us.",
        "On {site}/texts buyers may tick a box that is not pre-checked: \"{consent}\"", use_case="CUSTOMER_CARE",
        policy=
        "<b>Do we share your number?</b> We don't. Phone numbers you give us for texts are used by Hearthside agents "
        "only and never reach lenders, builders or any other company.",
    ),
]  # fmt: skip


@pytest.mark.parametrize("business", CLEAN, ids=lambda one: one.name)
def test_a_careful_business_is_not_bothered(business: Business) -> None:
    assert [(one.id, one.verdict.value, one.place, one.quote[:80]) for one in judged(business.papers)] == []


def careless(base: int, **changed: Any) -> Business:
    from dataclasses import replace

    return replace(CLEAN[base], **changed)


FORM = '<form><input type="tel" name="phone"><label><input type="checkbox" {state}> {label}</label><button>Send</button></form>'
CARELESS = [
    ("vague goal", careless(0, goal=
    "We would like to stay in touch with our valued clients and let them know about things that matter to them."), {30886, 30497}),
    ("goal without name", careless(1, goal=
    "A parish in the valley lets members know about Mass times, snow closings, funerals and pantry volunteering."), {30886}),
    ("agency", careless(5, goal=
    "Prairie Rose Quilters Guild is a digital marketing agency texting shoppers of our clients' stores about fabric "
    "sales."), {30894}),
    ("samples by another", careless(4, samples=("Dent Doctors: we arrive at 9. Reply STOP to opt out.",
    "Dent Doctors: all done! Reply STOP to opt out.")), {30893, 30894}),
    ("shortener", careless(9, samples=("Golden Hour Photo: gallery ready: tinyurl.com/gh22 Text STOP to end.",
    "Golden Hour Photo: see you at 7. Text STOP to end.")), {30892}),
    ("foreign link", careless(9, samples=(
    "Golden Hour Photo: gallery ready: https://pixhost.example/gh22 Text STOP to end.",
    "Golden Hour Photo: see you at 7. Text STOP to end.")), {30892}),
    ("no exit", careless(8, samples=("Riverside USD: bus 14 runs late today.",
    "Riverside USD: school is closed on Monday.")), {30893}),
    ("French", careless(8, goal=
    "Riverside USD envoie des messages aux parents qui ont donné leur accord pour les absences et les retards des "
    "bus de leurs enfants."), {30910}),
    ("no frequency", careless(0, consent=
    f"Text me about my tree job. I consent to job-related text messages from Tri-County Tree & Stump. {TAIL} I can "
    f"get an estimate without agreeing."), {30545, 30924}),
    ("no rates", careless(3, consent=
    "Text me about my reservation. I agree to receive reservation texts from Northgate, 2 msgs per reservation. Text "
    "STOP to quit, HELP for info. Optional."), {30569}),
    ("no HELP", careless(3, consent=
    "Text me about my reservation. I agree to receive reservation texts from Northgate, 2 msgs per reservation. Msg "
    "& data rates may apply. Text STOP to quit. Optional."), {30570}),
    ("no STOP", careless(3, consent=
    "Text me about my reservation. I agree to receive reservation texts from Northgate, 2 msgs per reservation. Msg "
    "& data rates may apply. Text HELP for info. Optional."), {30924}),
    ("page says less", careless(3, page=FORM.format(state="", label=
    "Text me about my reservation at Northgate, it is optional")), {30924, 30545}),
    ("ticked", careless(8, page=FORM.format(state="checked", label=CLEAN[8].consent)), {30925}),
    ("required", careless(4, page=FORM.format(state="required", label=CLEAN[4].consent)), {30923, 30925}),
    ("bundled", careless(4, consent=
    f"I agree to the shop's repair terms, the privacy policy and service texts from Kwan's Auto Glass about my "
    f"repair, 3 per repair. {TAIL}"), {30931, 30923}),
    ("all channels", careless(11, consent=
    f"I agree to calls, texts and emails from Hearthside Realty Group about showings, about 4 a week. {TAIL} Consent "
    f"is optional."), {30556}),
    ("other site", careless(4, home=
    "Bob's Body Shop fixes dents and scratches in Springfield since 1970. Come by or call us any day of the week.", changed={
    "legal_name": "Quick Lane Glass LLC"}), {30907, 30927, 30893, 30886}),
    ("parked site", careless(7, home="This domain is parked free of charge. Buy this domain today."), {30919}),
    ("policy shares", careless(2, policy=
    "From time to time we provide phone numbers to animal health sponsors so they can send you coupons."), {30932}),
    ("policy silent", careless(2, policy=
    "We use your details to schedule visits and to send reminders. Records are kept for seven years."), {30908}),
    ("terms silent", careless(2, terms=
    "Coastal Vet: appointments missed without notice are charged. Payment is due at the visit. Our privacy policy "
    "applies."), {30558, 30560, 30562, 30882}),
    ("paper undescribed", careless(0, methods=("web_form", "paper")), {30917}),
    ("spoken without script", careless(0, methods=("spoken",), flow=
    "Homeowners tell our office on the phone that texts are fine with them.", changed={"opt_in_url": ""}), {30909, 30896}),
    ("bought list", careless(11, flow=
    "Buyers come from lead lists purchased from listing portals; others use {site}/texts: \"{consent}\""), {30896}),
    ("lender unflagged", careless(7, goal=
    "Lakeside Federal Credit Union reminds members with car loans of their coming payments.", changed={
    "direct_lending": False}), {30895}),
    ("gun shop", careless(10, goal=
    "Sweetwater Outfitters Brewing Supply texts hunters who joined about ammo restocks and used rifles."), {30883}),
    ("taproom", careless(10, use_case="MARKETING", samples=(
    "Sweetwater Supply: two new IPAs and a stout on tap tonight. Reply STOP to opt out.",
    "Sweetwater Supply: happy hour till 7, pints $4. Reply STOP to opt out.")), {30956, 30883, 30888}),
    ("collector", careless(4, goal=
    "Kwan's Auto Glass follows up on overdue accounts that hospitals and gyms assigned to us and arranges payment "
    "plans."), {30943, 30897}),
    ("leads", careless(11, goal=
    "Hearthside Realty collects home sellers' details and passes them on to up to three local agents who pay per "
    "referral."), {30897, 30951}),
    ("deceptive", careless(9, samples=(
    "Golden Hour Photo: WINNER! You were selected for a free $500 gift card, claim now. Text STOP to end.",
    "Golden Hour Photo: see you at 7. Text STOP to end.")), {30885, 30897}),
    ("glp-1", careless(2, samples=("Coastal Vet: tirzepatide shots for owners, $99 start. Reply STOP to opt out.",
    "Coastal Vet: see you at 4. Reply STOP to opt out.")), {30565}),
    ("thin farewell", careless(2, changed={"opt_out_message": "Coastal Vet: got it, thanks a lot!"}), {30887}),
    ("helpless help", careless(2, changed={"help_message": "Coastal Vet: we will get back to you."}), {30890}),
    ("bare welcome", careless(2, changed={"opt_in_message": "Coastal Vet: you're in! More soon."}), {30540}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("business", "wanted"), [pytest.param(business, wanted, id=name) for name, business, wanted in CARELESS]
)
def test_a_careless_business_is_told(business: Business, wanted: set[int]) -> None:
    blocked = [one for one in judged(business.papers) if one.verdict is Verdict.BLOCK]
    found = {code for one in blocked for code in one.codes}

    assert found & wanted
    assert {one.id: (one.codes, one.quote[:80]) for one in blocked if not set(one.codes) & (wanted | NEAR)} == {}


NEAR = {
    30896,
    30909,
    30924,
    30886,
    30893,
    30897,
    30540,
    30887,
    30890,
    30917,
    30543,
    30927,
    30908,
    30882,
    30895,
    30558,
    30560,
    30562,
}
