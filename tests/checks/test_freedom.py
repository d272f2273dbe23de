"""What consent must not be: forced, marked beforehand, tied to other papers or ways, about nothing."""

from __future__ import annotations

import pytest

from tests.kit.papers import AGREE, EXIT, FREE, OFTEN, RATES, Papers, consenting, flow, found, papers


def describing(said: str) -> Papers:
    return papers(message_flow=f"{flow()} {said}.")


@pytest.mark.parametrize(
    "said",
    [
        "Orders are not accepted without this consent",
        "You will be turned away if you refuse",
        "No ticket is issued until the box is ticked",
        "We need your consent before we can book you",
        "Texts are part of every membership",
        "Saying yes to texts is a precondition of renting",
        "The button stays grey until the box is ticked",
        "Customers who do not agree cannot be served",
        "If you leave it empty we can't process your application",
        "Everyone who rents a locker has to receive texts",
        "You lose your place in the queue if you say no",
        "Without a yes we will not schedule the visit",
        "All members must accept texts",
        "Consent comes with every plan",
        "Agreeing is the price of a free class",
        "Only those who agree get a key",
        "Refusing means no delivery",
        "Your reservation is cancelled unless you agree",
        "We can only serve people who say yes",
        "The app won't work unless texts are allowed",
        "Opting in is compulsory for residents",
    ],
)
def test_what_people_lose_who_say_no_is_force(said: str) -> None:
    assert "freedom" in found(consenting(f"{AGREE} {OFTEN} {RATES} {EXIT} {said}."))


@pytest.mark.parametrize(
    "said",
    [
        "Nobody is turned away for saying no",
        "We do not text people who decline",
        "No texts are sent until the box is ticked",
        "Nothing is sent unless you tick the box",
        "You will not lose your place if you say no",
        "Those who do not agree get no texts but the same service",
        "If you don't tick the box, we will not text you",
        "We cannot text you without your consent",
        "You must be 18 or older",
        "The phone number is required, the box is not",
        "We will only text you after you agree",
        "Without your consent we never text",
        "Unless you agree, no messages are sent",
        "You need not agree to be served",
        "I know that I can't be refused service for saying no",
        "Staff may not press anybody who declines",
    ],
)
def test_what_people_do_not_lose_is_no_force(said: str) -> None:
    assert not found(describing(said))


@pytest.mark.parametrize(
    "said",
    [
        "The box is already marked when the page opens",
        "The square comes filled in",
        "A box that we tick for people in advance",
        "The switch is on unless they turn it off",
        "It starts checked",
        "The toggle is set to on when the form loads",
        "Guests who do not want texts can untick it",
        "The form arrives with an X in the box",
        "The box has been crossed for them",
        "The option defaults to yes",
        "The checkbox is on by default",
        "To decline, clear the box",
        "We have ticked it for convenience",
        "It is selected at the outset",
        "Patients must strike it out if they object",
        "The tick is there from the start and may be removed",
        "Customers opt out by unticking the box",
        "A preselected box",
        "The box is automatically selected for all customers",
        "Leave the tick where it is to get texts",
        "Uncheck this box if you do not want texts",
    ],
)
def test_a_box_marked_beforehand_is_seen(said: str) -> None:
    assert "free_boxes" in found(describing(said))


@pytest.mark.parametrize(
    "said",
    [
        "The box is never ticked beforehand",
        "Nobody ticks it for them",
        "It starts out empty",
        "The switch is off until they turn it on",
        "It is not selected by default",
        "We do not tick anything for anyone",
        "The square has no mark when patients get the sheet",
        "The box is left unchecked by us",
        "The slider stays off unless the customer moves it",
        "Whoever ticked it by mistake can untick it later",
        "Only a box the customer has ticked counts",
        "Those who have ticked the box get the confirmation at once",
        "The page shows an unchecked box",
        "Once ticked, the box lights up",
        "No box comes ticked",
    ],
)
def test_an_empty_box_is_let_be(said: str) -> None:
    assert not found(describing(said))


@pytest.mark.parametrize(
    "said",
    [
        "Signing the lease also signs you up for texts",
        "One tick covers the club rules and the texts",
        "The texts are a clause in the rental agreement",
        "By accepting our terms of service customers also agree to texts",
        "Your signature on the contract counts as consent to texts",
        "The waiver contains a paragraph on text messages",
        "One box accepts the terms, the privacy policy and the text messages",
        "Consent to texts is included in the membership agreement",
        "The same signature covers the treatment contract and our text messages",
        "Agreeing to the house rules opts you in to texts",
        "The order form's fine print gives us leave to text",
        "Acceptance of the terms of sale includes text messages",
        "The registration form has a single signature line for the rules and the texts",
    ],
)
def test_texts_tied_to_another_paper_are_seen(said: str) -> None:
    assert "unbundled" in found(describing(said))


@pytest.mark.parametrize(
    "said",
    [
        "The lease is signed on another page and says nothing of texts",
        "The terms of sale have their own box",
        "Our membership agreement does not include consent to texts",
        "The contract is separate and has no word on texts",
        "The waiver is signed elsewhere and has nothing to do with texts",
        "The box for the terms is apart from the box for texts",
        "Texts are never part of the contract",
        "Consent to texts is not in the terms",
        "People accept the terms of sale at checkout, long before and apart from texts",
        "The treatment consent is a different sheet",
        "No agreement we use speaks of texts",
    ],
)
def test_papers_apart_from_texts_are_let_be(said: str) -> None:
    assert not found(describing(said))


@pytest.mark.parametrize(
    "said",
    [
        "I agree that Larch & Finch may text me, call me and e-mail me about classes",
        "Yes, send me texts and the newsletter from Larch & Finch about classes",
        "I agree to text messages, phone calls and letters by post from Larch & Finch about classes",
        "I agree to receive texts from Larch & Finch about classes and to be rung up",
        "I consent to text messages and prerecorded calls from Larch & Finch about classes",
        "I agree to hear from Larch & Finch about classes by text, WhatsApp and e-mail",
        "Larch & Finch may reach me by phone, text and post about classes",
        "I want texts and voicemails about classes from Larch & Finch",
        "Put me on the mailing list and the text list of Larch & Finch for classes; I agree to both",
        "I agree to be contacted by SMS or telephone by Larch & Finch about classes",
        "Larch & Finch may send me texts about classes, ring me and add me to its newsletter",
        "I agree that Larch & Finch texts, e-mails and calls me about classes",
        "I agree to SMS and push notifications from Larch & Finch about classes",
        "I agree to texts about classes from Larch & Finch, plus a weekly e-mail",
    ],
)
def test_other_ways_to_be_reached_are_seen(said: str) -> None:
    assert "one_channel" in found(consenting(f"{said}. {OFTEN} {RATES} {EXIT} {FREE}"))


@pytest.mark.parametrize(
    "said",
    [
        "I agree to receive texts, and no calls or e-mail, from Larch & Finch about classes",
        "I agree to receive texts from Larch & Finch about missed calls",
        "I agree to receive texts from Larch & Finch about classes at the phone number above",
        "I agree to receive texts from Larch & Finch about classes on my mobile phone",
        "I agree to receive texts from Larch & Finch about classes instead of phone calls",
        "Text me about classes, Larch & Finch. Codes by e-mail work too",
    ],
)
def test_calls_and_mail_that_nobody_agrees_to_are_let_be(said: str) -> None:
    assert not found(consenting(f"{said}. {OFTEN} {RATES} {EXIT} {FREE}"))


@pytest.mark.parametrize(
    "said",
    [
        "I want Larch & Finch to text me",
        "Larch & Finch may send text messages to my mobile number",
        "Yes, text me, Larch & Finch",
        "Sign me up for text messages from Larch & Finch",
        "I consent to SMS from Larch & Finch at the number I entered",
        "I accept to receive automated text messages from Larch & Finch",
        "Send me texts from Larch & Finch",
    ],
)
def test_a_consent_about_nothing_is_seen(said: str) -> None:
    assert "consent_purpose" in found(consenting(f"{said}. {OFTEN} {RATES} {EXIT} {FREE}"))


@pytest.mark.parametrize(
    "said",
    [
        "I agree to class reminders by text from Larch & Finch",
        "Text me when my knives are sharp, Larch & Finch",
        "Larch & Finch may text me my sign-in codes",
        "I agree to marketing texts from Larch & Finch",
        "Yes to delivery texts from Larch & Finch",
        "Larch & Finch may text me if the road is closed",
        "I want shift texts from Larch & Finch",
        "Put me down for the price list by text, Larch & Finch",
    ],
)
def test_what_texts_are_about_is_understood(said: str) -> None:
    assert not found(consenting(f"{said}. {OFTEN} {RATES} {EXIT} {FREE}"))


@pytest.mark.parametrize(
    "said",
    [
        "Customers who gave their number for a delivery years ago are added",
        "People who entered a partner's prize draw are texted, too",
        "We take numbers from the phone book",
        "We upload our old customer list",
        "Numbers come from a data vendor",
    ],
)
def test_consent_given_elsewhere_is_seen(said: str) -> None:
    assert "first_hand" in found(describing(said))


@pytest.mark.parametrize(
    "said",
    ["We never buy lists", "Nobody is texted because of an old purchase", "Numbers come from the web form alone"],
)
def test_consent_given_here_is_let_be(said: str) -> None:
    assert not found(describing(said))


def test_a_sheet_is_paper() -> None:
    said = (
        f"{flow()} At the counter lies a sheet with the same sentence, seen at https://www.larchandfinch.example/sheet."
    )
    assert not found(papers(methods=("web_form", "paper"), message_flow=said))
