"""Consent, policies and languages in yet other words: the checks know ideas, not phrases."""

from __future__ import annotations

import pytest

from bot.domain.checks import judged
from bot.domain.checks.disclosures import says_optional
from bot.domain.checks.frequency import says_how_often
from bot.domain.checks.language import is_english
from bot.domain.checks.sharing import Says, reading_of
from tests.kit.papers import AGREE, consenting

REST = "Message and data rates may apply. Reply STOP to opt out or HELP for help."
KNOWN = "We collect your name and mobile number."


def forced(said: str) -> bool:
    given = consenting(f"{AGREE} Up to 4 msgs/month. {REST} {said}.")
    return any(one.id == "freedom" for one in judged(given))


@pytest.mark.parametrize(
    "said",
    [
        "A single text per catch",
        "5 or fewer per harvest",
        "One each time we fill a tank",
        "Rarely more than one per litter",
        "Two at most for every crossing",
        "One text goes out per closure",
        "4/voyage",
        "1-3 per outage",
        "You'll hear from us on delivery days only",
        "We send one when the mail boat leaves",
        "Texts go out when the river is up, otherwise none",
        "Hardly ever",
        "Not often",
        "Sparingly used",
        "We text rarely",
        "Usually fewer than ten per calendar year",
        "Several per hunt",
        "A pair of texts before each crossing",
        "One or two around each hatch",
        "Maximum 8 in a calendar month",
        "Monthly at most",
        "Once weekly",
        "No more than once daily",
        "Biweekly",
        "Every second Friday",
        "1x per week",
        "Once every 90 days",
        "Per pickup, two messages",
        "Twice in the week of your lesson",
        "Ten a season",
        "As many as there are storms",
        "The count follows your deliveries",
        "Frequency differs by customer",
        "Text frequency is based on your activity",
        "Message frequency will depend on your account",
        "Msg freq varies",
        "No regular schedule",
        "Only around election day",
        "One the evening before",
        "A reminder the day before and one the hour before",
        "Only in the event of a delay",
        "Up to five each lambing season",
        "Never more than a dozen in a twelvemonth",
        "Not above four monthly",
        "A few over the summer",
        "Perhaps six through the winter",
        "Expect four or so",
        "Two with every load",
        "One for each",
        "We limit ourselves to one a day",
        "Quarterly",
        "Annually in May",
        "Some weeks none",
        "Nothing most weeks, two in the week of a show",
        "After every visit we send one",
        "With each statement",
        "A text per bale",
    ],
)
def test_how_often_is_understood(said: str) -> None:
    assert says_how_often(f"{AGREE} {said}. {REST}")


@pytest.mark.parametrize(
    "said",
    [
        "You can ride without it",
        "Riders who'd rather not get texts ride just the same",
        "My account stays open either way",
        "Service continues whatever I pick",
        "Boats go out to everybody, texts or no texts",
        "With or without texts, your seat is yours",
        "Whether you sign up or not, we will plow your drive",
        "You get your order even with the box left empty",
        "Box left empty? You still get your order",
        "Nobody needs to sign up for anything to shop here",
        "Dinner is served to all, signed up or not",
        "This is an extra; you don't have to take it",
        "Only tick it if you would like texts",
        "Tick here if you'd like texts",
        "Check this only if you wish to be texted",
        "Leave it blank if you prefer",
        "If you don't want texts leave the box empty",
        "No tick, no texts, same service",
        "Declining changes nothing about your care",
        "Saying no costs you nothing",
        "I'm not obliged to sign",
        "Signing is my own choice",
        "I know I can refuse",
        "It is fine to say no",
        "We treat everyone alike, agreed or not",
        "The lease does not hinge on it",
        "No purchase depends on it",
        "Consent isn't a must",
        "Your membership is unaffected if you decline",
        "Your membership doesn't change if you decline",
        "I may rent without agreeing",
        "Renting doesn't call for it",
        "The choice is yours",
        "Up to you",
        "They may also choose not to",
        "Patients can opt not to receive texts",
        "Agreement is freely given",
        "Not a requirement for care",
        "You'll be served regardless",
        "We'll hold your table even if you decline",
        "You don't need texts to fly with us",
        "Texts aren't part of the deal",
        "You can buy feed without joining",
        "Opting in is not tied to any sale",
        "Opting in has nothing to do with your loan",
        "Your loan does not rest on it",
        "Not a term of sale",
        "None of this is needed to see the doctor",
        "Purchase not required",
        "No purchase necessary",
        "No obligation",
        "Skip this and book anyway",
        "You may say no and still come",
        "Anyone can shop here without signing up",
    ],
)
def test_that_nobody_has_to_agree_is_understood(said: str) -> None:
    assert says_optional(f"{AGREE} {said}. {REST}")


@pytest.mark.parametrize(
    "said",
    [
        "I agree to the texts",
        "You can leave at any time",
        "Reply STOP to end",
        "Tick the box to continue",
        "The box must be ticked",
        "Privacy policy and terms are below",
        "Customers tick the box",
        "I have a phone",
        "My number is mine",
        "We never share your number",
        "No texts after 9 pm",
        "We will not text at night",
        "Your texts come the same day",
        "Service texts are sent only to customers",
        "Just reply STOP",
        "Messages will stop the same day",
        "There is no charge",
    ],
)
def test_what_else_may_be_left_is_no_freedom(said: str) -> None:
    assert not says_optional(f"{AGREE} {said}. {REST}")


@pytest.mark.parametrize(
    "said",
    [
        "We hand your cell number to hotels and restaurants nearby so they can send you specials",
        "Your phone number goes to the realtors on our list",
        "We let local hotels text you",
        "Cell numbers are given to car dealers who may have offers for you",
        "We swap phone lists with the other theatres in town",
        "We pool mobile numbers with fellow clubs so each can promote its shows",
        "Your mobile number is provided to travel agencies for their promotions",
        "Mobile numbers are sold",
        "We rent out our text list",
        "We may monetize your mobile data",
        "Insurers and lenders we work with receive your phone number to quote you",
        "Text opt-in data is shared with our ad network",
        "We disclose phone numbers to real estate agents for leads",
        "Selected hotels are told your number and may write",
        "The county's roofers buy the list of cell numbers from us",
        "Your cell number is made available to merchants for discounts",
        "We exchange phone numbers with sister churches for fundraising",
        "Mobile data is licensed to data companies",
        "Notwithstanding the above, we give phone numbers to tour companies for marketing",
        "We transfer telephone numbers to our parent company's brands for cross-selling",
        "Mobile numbers: shared with affiliates for marketing",
        "Phone numbers are passed along to event sponsors",
        "Businesses that advertise with us get a copy of the phone list",
        "We'll pass your mobile to caterers and florists who want your business",
        "Our partner farms may text you their specials",
        "With your number, partner wineries will send you tasting offers",
    ],
)
def test_numbers_that_others_get_are_seen(said: str) -> None:
    assert reading_of(f"{KNOWN} {said}.").shares


@pytest.mark.parametrize(
    "said",
    [
        "Mobile numbers are never lent to anybody",
        "We keep cell numbers to ourselves",
        "Your number and your OK stay in this office",
        "We do not share or sell them to third parties or affiliates: mobile numbers and texts",
        "Phone numbers don't leave the building",
        "No third party gets your mobile number",
        "Nobody else will ever text you because of us, your number is ours alone to use",
        "Your text sign-up is for our use and no one else's",
        "Not sold, not shared: your mobile number and your consent to texts",
        "We don't sell, rent, swap or give away phone numbers",
        "Mobile numbers are not for sale",
        "Who gets your mobile number? Just us",
        "Your phone number is confidential",
        "Your phone number is kept private",
        "Cell numbers remain with the guild",
        "Texting consent isn't passed on",
        "Your mobile data is used by us alone",
        "We share mobile numbers with no one",
        "We would never give your number to a marketer",
        "Text opt-in data is excluded from any sharing",
        "No mobile information will be shared with third parties/affiliates for marketing/promotional purposes",
        "All the above categories exclude text messaging originator opt-in data and consent",
        "Mobile numbers go to our messaging provider only, to send the texts, and to nobody else",
        "Other than the company that carries our messages, no one sees mobile numbers",
        "Mobile numbers are shared only with the service that delivers our texts",
        "Under no circumstances do mobile numbers go to marketers",
        "Your number? It stays put",
        "We guard mobile numbers: no sharing, no selling",
        "Affiliates and third parties are given neither mobile numbers nor consent",
        "Mobile numbers and text consent, for marketing by affiliates or third parties: No, we do not share",
    ],
)
def test_numbers_that_stay_are_understood(said: str) -> None:
    reading = reading_of(f"{KNOWN} {said}.")
    assert Says.KEPT in reading.said
    assert not reading.shares


@pytest.mark.parametrize(
    "said",
    [
        "No tick, no ticket",
        "No yes, no boat",
        "Without a yes we can't hold your boat",
        "Boats are rented only with text consent",
        "You must opt in to texts before we rent to you",
        "Texts come with every rental and can't be declined",
        "Agreeing is the price of admission",
        "We ask that every renter accept texts; those who refuse go elsewhere",
        "The form won't send until the box is ticked",
        "You have to say yes to texts to take a class",
        "Enrollment requires consent to texts",
        "Consent to texts is needed to enroll",
        "All members get texts as part of membership",
        "Consent to texts goes with the ticket",
        "Anyone renting must accept texts",
        "Members are required to receive texts",
        "Text consent is a must for renters",
        "Refusing means no lesson",
        "People who say no are put at the end of the line",
        "The discount price is only for those who agree to texts",
        "Every order signs you up for texts",
        "We can only take you on if you agree to texts",
        "The site does not let you check out without it",
        "Leave the box empty and the order is not placed",
    ],
)
def test_what_hangs_on_a_yes_is_seen(said: str) -> None:
    assert forced(said)


@pytest.mark.parametrize(
    "said",
    [
        "Renters who say no get the same boat",
        "No one is refused a boat for saying no",
        "A boat is yours with or without a yes",
        "No box has to be ticked to send the form",
        "You must enter your name; the box is optional",
        "You must be 18 to rent",
        "A deposit is required to rent",
        "No texts are sent unless the box is ticked",
        "We can't text you without your consent",
        "We do not text anyone who has not agreed",
        "Without your consent we send nothing",
        "Consent is needed before we text you",
        "To get texts you must tick the box",
        "To receive texts people must opt in",
        "We only text those who agree",
        "The phone number is required, the box is not",
        "Only people who tick the box get texts",
        "Saying no does not cost you your place",
        "The form can be sent with the box empty",
        "If you don't tick the box you won't get texts",
        "You must reply STOP to end",
        "Required fields are name and phone",
        "You can't be charged for refusing",
    ],
)
def test_texts_may_hang_on_a_yes(said: str) -> None:
    assert not forced(said)


@pytest.mark.parametrize(
    "said",
    [
        "Wij sturen berichten aan klanten die zich hebben aangemeld, over hun afspraken en over wijzigingen van de openingstijden.",
        "Vi skickar påminnelser till våra kunder om deras bokade tider och om ändringar i öppettider.",
        "Randevularınız ve mağazamızdaki yeni ürünler hakkında müşterilerimize mesaj gönderiyoruz.",
        "Trimitem mesaje clienților noștri despre programări și despre schimbări de orar.",
        "Zasíláme zákazníkům zprávy o jejich termínech a o změnách otevírací doby.",
        "Kami mengirim pesan kepada pelanggan tentang janji temu dan perubahan jam buka.",
        "Waxaan u dirnaa fariimo macaamiishayada oo ku saabsan ballamahooda iyo isbeddelka saacadaha.",
        "Tunatuma ujumbe kwa wateja wetu kuhusu miadi yao na mabadiliko ya saa za kazi.",
        "Nou voye mesaj bay kliyan nou yo sou randevou yo ak sou chanjman nan orè nou.",
        "Recordamos a los clientes sus citas y les avisamos cuando cambia el horario de la tienda.",
        "Nous rappelons aux clients leurs rendez-vous et les changements d'horaire du magasin.",
        "Wir erinnern unsere Kunden an ihre Termine und melden geänderte Öffnungszeiten.",
        "Ricordiamo ai clienti i loro appuntamenti e i cambi di orario del negozio.",
        "Lembramos aos clientes os seus horários marcados e as mudanças de horário da loja.",
        "Peb xa xov rau cov neeg siv khoom txog lawv lub sijhawm teem tseg.",
        "Ipinapaalala namin sa mga kliyente ang kanilang mga appointment at pagbabago ng oras.",
    ],
)
def test_another_language_is_seen(said: str) -> None:
    assert not is_english(said)


@pytest.mark.parametrize(
    "said",
    [
        "Rook Dental: appt [date] [time], 12 Main St. Reply STOP to quit.",
        "Café Señor Piña: jalapeño tacos, crème brûlée, piñatas today. STOP to quit.",
        "Kestrel: order #[number] shipped. Track: https://kestrel.example/t",
        "Flash sale! Boots 30% off Saturday. STOP=end",
        "La Casa de los Tacos: carnitas, barbacoa, tamales, champurrado Friday from 6 am. Reply STOP to quit.",
        "Pierogi, kielbasa, żurek, gołąbki, bigos: Friday menu, Polska Kuchnia. Reply STOP to end.",
        "Code: [code]. Expires 10 min.",
        "Ålesund Knits: new Fair Isle yarn, Dale Baby Ull, lett-lopi, Léttlopi, Plötulopi back in stock.",
        'Bibliothèque Mary Lou: "Les Misérables" held for you until Friday.',
        "Pho Hà Nội: phở tái, bánh mì, bún chả half price Monday.",
        "Wapello: Route 7 cart day tomorrow, curb 6 AM. STOP to cancel.",
        "Members: committee meets Tues 7pm, Grange Hall. Potluck after. STOP ends.",
        "Ihr Bäcker: Brezel, Stollen, Pfeffernüsse ready Saturday. STOP to end.",
    ],
)
def test_foreign_names_and_dishes_are_english(said: str) -> None:
    assert is_english(said)
