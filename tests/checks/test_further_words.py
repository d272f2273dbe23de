"""Ideas that reviewers look for, in yet further words, and their innocent cousins."""

from __future__ import annotations

import pytest

from bot.domain.checks import by_address, judged
from bot.domain.checks.frequency import says_how_often
from bot.domain.checks.purpose import purpose_of
from tests.kit.papers import GOOD, POLICY, Papers, blocks, consenting, flow, html, pages, papers, sample, sign_up

AGREE = "I agree to receive texts from Larch & Finch about classes."
SIGN = "A sign says: “Text LARCH to (218) 555-0111 for class texts from Larch & Finch.”"
REST = "Up to 4 msgs/month. Message and data rates may apply. Reply STOP to opt out or HELP for help."


def found(given: Papers) -> set[str]:
    return {one.id for one in judged(given)}


def describing(said: str) -> Papers:
    return papers(message_flow=f"{flow()} {said}.")


@pytest.mark.parametrize(
    "said",
    [
        "New taps are connected once the holder has subscribed",
        "Every worker must make this election in order to be placed",
        "Registration of a pupil is complete only when Part D is marked",
        "The key is handed out after the renter has signed up",
        "Orders are processed as soon as the customer opts in",
        "Only once the box is ticked will the booking be confirmed",
        "A seat is reserved if you consent",
        "The account is activated when you subscribe",
        "Guests have to subscribe before the first lesson",
        "Each tenant is asked to mark the box at move-in",
        "Drivers must be on our text list",
        "The application is accepted only after the applicant agrees",
        "All members need to initial the line",
    ],
)
def test_a_service_that_waits_for_a_yes_forces_it(said: str) -> None:
    assert "freedom" in found(consenting(f"{AGREE} {REST} {said}."))


@pytest.mark.parametrize(
    "said",
    [
        "Texts are delivered only after you agree",
        "Your subscription is activated once you reply YES",
        "Enrollment in texts is complete when the box is marked",
        "The sign-up is finished when the customer ticks the box and presses Join",
        "To receive texts, guests must subscribe",
        "Customers must make this choice to get texts",
        "Your order is confirmed as soon as it is paid",
        "The number is registered once the customer has opted in",
        "Nobody must make this election",
        "Reminders are scheduled once you have signed up",
        "The text list is opened for those who subscribe",
    ],
)
def test_texts_that_wait_for_a_yes_are_no_force(said: str) -> None:
    assert "freedom" not in found(describing(said))


@pytest.mark.parametrize(
    "said",
    [
        "I accept the student code of conduct and the refund terms, and yes, send me text messages from Larch & Finch about classes",
        "I agree to the house rules, the cancellation policy and texts from Larch & Finch about classes",
        "I have read the handbook and agree to get texts from Larch & Finch about classes",
        "I acknowledge the no-show policy and consent to class texts from Larch & Finch",
        "I accept the guidelines and want class texts from Larch & Finch",
        "I consent to the photo disclaimer and to class texts from Larch & Finch",
    ],
)
def test_other_papers_agreed_to_in_the_same_breath_are_seen(said: str) -> None:
    assert "unbundled" in found(consenting(f"{said}. {REST} Consent is not a condition of purchase."))


@pytest.mark.parametrize(
    "said",
    [
        "I agree to receive texts from Larch & Finch about changes of the attendance policy",
        "I agree to get class texts from Larch & Finch. The handbook is a separate paper",
        "I agree to be texted by Larch & Finch about classes and house rules",
    ],
)
def test_papers_that_are_only_spoken_of_are_let_be(said: str) -> None:
    assert "unbundled" not in found(consenting(f"{said}. {REST} Consent is not a condition of purchase."))


@pytest.mark.parametrize(
    "said",
    [
        "We also write to diners whose numbers a reservations service sold to us",
        "Some contacts were rented to us by a magazine",
        "The list includes numbers that a ticket platform passes to us",
        "A delivery company shares it: the numbers the company gave us are added",
        "Further names come on a list from a data broker",
        "Leads that an agency forwards to us are texted as well",
    ],
)
def test_numbers_that_others_hand_over_are_seen(said: str) -> None:
    assert "first_hand" in found(describing(said))


@pytest.mark.parametrize(
    "said",
    [
        "Numbers that customers gave us stay with us",
        "No numbers are sold to us, and we buy none",
        "Our phone company supplies the number we text from",
        "The customer hands the card to us",
        "Messages are delivered by a service that sends them for us",
    ],
)
def test_numbers_that_people_give_are_let_be(said: str) -> None:
    assert "first_hand" not in found(describing(said))


@pytest.mark.parametrize(
    "said",
    [
        "I should like Larch & Finch to send me text messages",
        "I would be delighted to get texts from Larch & Finch",
        "Parents! Text LARCH to (218) 555-0111 to sign up for Larch & Finch texts",
        "Yes please, kindly add everyone to the Larch & Finch list for texts",
    ],
)
def test_words_of_courtesy_are_no_purpose(said: str) -> None:
    assert not purpose_of(said, papers(opt_in_keywords=("LARCH",)))


@pytest.mark.parametrize(
    "said",
    [
        "I should like Larch & Finch to text me about recitals",
        "Text LARCH to (218) 555-0111 for Larch & Finch menus by text",
    ],
)
def test_a_purpose_is_heard_among_them(said: str) -> None:
    assert purpose_of(said, papers(opt_in_keywords=("LARCH",)))


@pytest.mark.parametrize(
    ("said", "tells"),
    [
        ("We only text when there's something worth getting wet for", False),
        ("We never text unless we have something to say", False),
        ("We text when it's really worth it", False),
        ("We only text when your order is ready", True),
        ("We send a text when the mail boat leaves", True),
    ],
)
def test_a_promise_not_to_bore_is_no_frequency(said: str, tells: bool) -> None:
    assert says_how_often(said) is tells


@pytest.mark.parametrize(
    ("policy", "foreign"),
    [
        ("At Bellacasa Kitchenware GmbH we write down your name and number.", True),
        ("Privacy at Companion Care Partners of New England</p><p>We keep names and numbers.", True),
        ("We keep names and numbers. Ask privacy@companioncare.example.", True),
        ("Welcome to Harbor Freight Pans, we respect your privacy.", True),
        ("We keep names and numbers. Ask hello@larchandfinch.example.", False),
        ("We keep names and numbers. Ask hello@larchandfinch.example or our host, help@hosting.example.", False),
        ("At our shop we keep names and numbers.", False),
        ("We keep names and numbers. Ask larchandfinch@gmail.com.", False),
    ],
)
def test_whose_policy_it_is_is_read_from_its_words_and_mailboxes(policy: str, foreign: bool) -> None:
    given = papers(pages=by_address(pages(privacy=html(f"<p>{policy}</p><p>{POLICY}</p>", title="Privacy"))))

    assert ("policies_own" in found(given)) is foreign


@pytest.mark.parametrize(
    ("name", "refused"),
    [
        ("Saint Brendan's Parish Church", True),
        ("First Baptist Church of Dover", True),
        ("Temple Beth Shalom", True),
        ("Diocese of Ashby", True),
        ("Congregation of the Holy Cross", True),
        ("Grace Church Food Pantry", False),
        ("Catholic Charities of Ashby", False),
        ("Parish Street Homeless Shelter", False),
        ("Chapel Hill Literacy Council", False),
        ("Larch & Finch Foundation", False),
        ("Ashby Church Relief Fund", False),
    ],
)
def test_charity_is_not_open_to_bodies_for_worship(name: str, refused: bool) -> None:
    assert ("open_use_case" in found(papers(use_case="CHARITY", legal_name=name, legal_form="non_profit"))) is refused


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("Test Test Policy Museum", True),
        ("Demo Inc.", True),
        ("My Test", True),
        ("Trial Entry LLC", True),
        ("Sample Company", True),
        ("Sample & Sons LLC", False),
        ("Trial Lawyers of Ohio, P.C.", False),
        ("Test Prep Partners LLC", False),
        ("Demo Derby Arena LLC", False),
        ("Soil Testing Services Inc.", False),
    ],
)
def test_a_name_typed_to_try_the_form_is_seen(name: str, seen: bool) -> None:
    assert ("test_name" in found(papers(legal_name=name))) is seen


def test_a_careful_business_is_still_let_through() -> None:
    assert judged(GOOD) == ()


@pytest.mark.parametrize(
    ("said", "lends"),
    [
        ("Good used cars. We carry the note", True),
        ("Buy here, pay here since 1986", True),
        ("The shop sells mowers and finances them itself", True),
        ("Your car payment of [amount] is due", True),
        ("In-house financing on every trailer", True),
        ("We carry notebooks and contract paper", False),
        ("Payment plans for tuition are set up at the desk", False),
        ("Financing comes from your own bank", False),
        ("We carry the notepads you ordered", False),
    ],
)
def test_who_sells_on_credit_lends(said: str, lends: bool) -> None:
    assert ("direct_lending" in found(sample(said))) is lends


@pytest.mark.parametrize(
    ("said", "offer"),
    [
        ("prepare your will in May and take a quarter off our usual fee", True),
        ("two trusts for the price of one until June 30", True),
        ("30% less on every bolt tomorrow", True),
        ("all filings are at half price", True),
        ("your hearing is a quarter mile off the road", False),
        ("your house used 30% less water this month", False),
        ("the quarter off-peak rate is billed on [date]", False),
    ],
)
def test_an_offer_among_notices_is_seen(said: str, offer: bool) -> None:
    samples = {
        "sample_1": f"Larch & Finch: {said}.",
        "sample_2": "Larch & Finch: your order is ready. Reply STOP to opt out.",
    }

    assert ("fitting_samples" in found(papers(samples=samples, use_case="ACCOUNT_NOTIFICATION"))) is offer


@pytest.mark.parametrize(
    ("said", "described"),
    [
        ("It is also on a printed card in the pews.", False),
        ("Flyers by the door show it, too.", False),
        ("A card at the desk, which guests fill in, has the same words.", True),
        ("The same words are on a paper slip that guests sign.", True),
    ],
)
def test_a_card_that_is_only_read_is_no_paper_form(said: str, described: bool) -> None:
    given = papers(
        message_flow=f"{flow()} {SIGN} {said}", methods=("web_form", "keyword", "paper"), opt_in_keywords=("LARCH",)
    )

    assert ("methods_described" not in found(given)) is described


@pytest.mark.parametrize(
    "said",
    [
        "The box comes already selected",
        "Text alerts are on unless you switch it off",
        "The option is on unless the customer turns it off",
        "You will see the box is chosen for you; clear it to say no",
        "The switch begins in the on position",
        "The toggle sits at yes when the page opens",
        "The form opens with the box already showing a tick",
        "The drop-down is set to Yes, and can be changed",
        "The menu shows “Yes, text me” until another choice is made",
        "Anyone who does not want texts removes the tick",
        "The box carries a tick when it reaches the guest",
        "Texting is on by default and guests may turn it off",
        "The tick is already in the box",
        "Leave the box as it is to get texts",
        "The default choice is yes",
        "We have put the check in for you",
    ],
)
def test_a_yes_given_beforehand_is_seen_in_roundabout_words(said: str) -> None:
    assert "free_boxes" in found(describing(said))


@pytest.mark.parametrize(
    "said",
    [
        "The box comes empty",
        "Texts are off unless you switch them on",
        "The switch begins in the off position",
        "The drop-down shows “Please choose” until the guest picks",
        "The toggle sits at no when the page opens",
        "The default choice is no",
        "The form opens with an empty box",
        "A tick appears in the box when the guest clicks it",
        "Guests put the check in themselves",
        "Leave the box empty to get no texts",
        "The lights in the shop are on unless we are closed",
        "The tick stays in the box until the guest removes it later",
        "Nothing is chosen for you",
        "Leave the box alone and you get no texts",
        "Leave the box as it is if you want none",
        "A guest who removes the tick before sending gets nothing",
    ],
)
def test_a_yes_left_to_people_is_let_be(said: str) -> None:
    assert "free_boxes" not in found(describing(said))


@pytest.mark.parametrize(
    ("shown", "seen"), [("<option>Yes<option>No", True), ("<option>Choose<option>Yes<option>No", False)]
)
def test_a_menu_that_opens_on_yes_is_no_free_choice(shown: str, seen: bool) -> None:
    given = papers(pages=by_address(pages(texts=sign_up(more=f"<label>Class texts?<select>{shown}</select></label>"))))

    assert ("free_boxes" in found(given)) is seen


@pytest.mark.parametrize(
    "said",
    [
        "Numbers are kept in a service that sends us a copy of each reply",
        "Our scheduling software shares numbers with us only after the patient agrees",
        "The booking platform gives us the number together with the box that the guest ticked",
        "The form is complete when the number is filled in",
        "Your appointment is confirmed once the clinic has approved it",
        "The order is placed when the customer presses Buy; the box stays optional",
        "Signing up is finished when they tick the box and press Send",
        "Text alerts are set to off until the customer turns them on",
        "The switch for texts is off; it turns on when people tap it",
        "Staff check the box only when the customer says yes",
        "Staff mark the box after the caller has said yes",
        "The staff member ticks the box for the caller after a spoken yes",
        "Customers may subscribe at any time and unsubscribe too",
        "You need to subscribe to hear from us by text",
        "The customer must elect this himself; nobody does it for him",
        "Parents who need a paper copy are handed one at the office",
        "The choice is theirs, and the answer is yes or no",
        "The list is set by the kitchen each week",
        "The menu shows yes and no",
        "Messages are on topics that the guest chose",
        "Members who want the texts sign up; the rest are welcome all the same",
        "The tick is in the box only when the guest has put it there",
        "The number is registered after the customer has agreed",
        "Membership is complete without texts",
        "Your account is activated when you confirm your e-mail, not when you tick the box",
        "Reminders start once the patient has agreed",
        "The box has a tick when the patient has agreed",
        "Contacts shared with us by customers themselves are never used for texts without a yes",
        "Guests accept the texts by ticking",
        "A guest who has subscribed is seated like everybody else",
    ],
)
def test_an_honest_description_is_not_blocked(said: str) -> None:
    assert not blocks(describing(said))
