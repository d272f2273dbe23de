"""Texts offered to a person until they write their own: how people agree, and the automatic replies.

They follow what reviewers look for (Twilio A2P reference 10.4, 10.5).
"""

from __future__ import annotations

from bot.domain.choices import Method
from bot.domain.dossier import Dossier
from bot.domain.values import Value, Values

OPT_OUT_KEYWORDS = ("STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT")
HELP_KEYWORDS = ("HELP", "INFO")


def brand_of(dossier: Dossier) -> str:
    """Return the name customers know, or a bracket to fill in."""
    values = dossier.values("company")
    return str(values.get("trade_name") or values.get("legal_name") or "[your company]")


# What people agree to receive, by use case. A campaign of notices and offers asks for each by itself (Twilio 30913).
NOTICES = "text messages about my orders, appointments and account"
OFFERS = "marketing text messages with offers and news"
PURPOSES = {
    "2FA": ("one-time codes by text message",),
    "ACCOUNT_NOTIFICATION": ("text messages about my appointments and account",),
    "CUSTOMER_CARE": ("text messages about my questions and support requests",),
    "DELIVERY_NOTIFICATION": ("text messages about my orders and deliveries",),
    "FRAUD_ALERT": ("fraud alerts about my account by text message",),
    "SECURITY_ALERT": ("security alerts about my account by text message",),
    "MARKETING": (OFFERS,),
    "MIXED": (NOTICES, OFFERS),
    "LOW_VOLUME": (NOTICES, OFFERS),
    "HIGHER_EDUCATION": ("text messages about registration, courses and deadlines",),
    "POLLING_VOTING": ("polls and surveys by text message",),
    "PUBLIC_SERVICE_ANNOUNCEMENT": ("public service announcements by text message",),
    "CHARITY": ("text messages about the charity's work and donations",),
}


def consent(brand: str, purpose: str = NOTICES) -> str:
    """Return the sentence people agree to."""
    return (
        f"I agree to receive recurring {purpose} from {brand} at the number given. Message frequency varies. Message and data "
        "rates may apply. Reply HELP for help or STOP to opt out. Consent is not a condition of purchase."
    )


def consents(brand: str, use_case: str = "") -> tuple[str, ...]:
    """Return the sentences people agree to, each with a box of its own."""
    return tuple(consent(brand, purpose) for purpose in PURPOSES.get(use_case, (NOTICES,)))


# Content for adults needs more than a click on “I am 21” (Twilio A2P reference 10.5).
BIRTH_DATE = "Date of birth (month, day, year)"
ADULTS = "Everybody first gives a full date of birth, and only adults are let in. "


def message_flow(values: Values, brand: str, use_case: str = "", *, adults: bool = False) -> str:
    """Return how people agree, one sentence a method, with everything a reviewer looks for.

    The words of consent are quoted once, so that the ways of agreeing fit into one field together.
    """
    ways = [
        _way(method, values, consents(brand, use_case), first=n == 0) for n, method in enumerate(methods_of(values))
    ]
    numbered = ways if len(ways) < 2 else [f"({n}) {way}" for n, way in enumerate(ways, 1)]
    links = f"Privacy: {values.get('privacy_policy_url') or '[privacy policy]'} Terms: {values.get('terms_url') or '[terms]'}"
    return (ADULTS if adults else "") + " ".join([*numbered, links])


def _way(method: Method, values: Values, words: tuple[str, ...], *, first: bool) -> str:
    """Return how people agree in one way: the first quotes the words, the others point to them."""
    url = values.get("opt_in_url")
    # Beside a web form, the address is that of the form; by itself it shows what a reviewer could not see otherwise.
    shown = url if url and Method.WEB_FORM not in methods_of(values) else None
    quoted = " and ".join(f"“{one}”" for one in words)
    several = len(words) > 1
    said = quoted if first else "the same two sentences." if several else "the same sentence."
    boxes = "either, both or neither of two optional, unticked boxes" if several else "an optional, unticked box"
    match method:
        case Method.WEB_FORM:
            page = url or "[address of the sign-up page]"
            return f"Customers enter their mobile number at {page} and may tick {boxes}: {said}"
        case Method.LOGIN:
            return (
                "Signed-in customers open the notification settings of their account, enter their mobile number and may tick "
                f"{boxes}: {said} The page is behind a login"
                + (f"; a public screenshot is at {shown}." if shown else ".")
            )
        case Method.PAPER:
            return (
                "At the counter customers may sign an optional consent on our paper form, apart from any other signature: "
                f"{said}" + (f" A scan of the form is at {shown}." if shown else "")
            )
        case Method.SPOKEN:
            reading = f"Our staff read to the customer, who answers yes or no before the number is recorded: {said}"
            return reading + (f" The script is at {shown}." if shown else "")
    return _keyword(values, words, first=first)


def _keyword(values: Values, words: tuple[str, ...], *, first: bool) -> str:
    """Return how people agree by texting a word; one word stands for one kind of message."""
    word = str(values.get("opt_in_keywords") or "JOIN").split(",")[0]
    agreeing = (
        f"“By texting {word} {words[0]}”"
        if first
        else "the first of these sentences."
        if len(words) > 1
        else "the same sentence."
    )
    picture = f" (a picture of it is at {values['opt_in_url']})" if values.get("opt_in_url") else ""
    rest = f" For other messages they are asked separately: “{words[1]}”" if first and len(words) > 1 else ""
    return f"Customers text {word} to our number, shown on a sign{picture} with {agreeing} We confirm at once.{rest}"


def methods_of(values: Values) -> list[Method]:
    """Return the ways in which people agree."""
    # In one order, however they were ticked: a text that nobody edited is known by being composed again.
    return [method for method in Method if method in values.get("methods", ())] or [Method.WEB_FORM]


def opt_in(values: Values, dossier: Dossier) -> dict[str, Value]:
    """Return the composed fields of the opt-in step."""
    brand, use_case = brand_of(dossier), str(dossier.values("campaign").get("use_case") or "")
    reach = (
        dossier.values("contact").get("email") or dossier.values("company").get("website") or "[your e-mail address]"
    )
    return {
        "message_flow": message_flow(values, brand, use_case, adults=for_adults(dossier)),
        "opt_in_message": f"{brand}: you are signed up for recurring texts. Message frequency varies. Msg & data rates may apply. "
        "Reply HELP for help, STOP to opt out.",
        "opt_out_message": f"{brand}: you are unsubscribed and will get no more messages. Reply START to sign up again.",
        "help_message": f"{brand}: for help write to {reach}. Msg & data rates may apply. Reply STOP to opt out.",
    }


def for_adults(dossier: Dossier) -> bool:
    """Tell whether the texts are for adults only."""
    return dossier.values("campaign").get("age_gated") == "yes"


COMPOSED = {"opt_in": opt_in}


def composed(step: str, values: Values, dossier: Dossier) -> dict[str, Value]:
    """Return the texts offered in a step, from what it holds."""
    compose = COMPOSED.get(step)
    return compose(values, dossier) if compose else {}


def recomposed(step: str, values: Values, before: Values, dossier: Dossier) -> dict[str, Value]:
    """Return `values` with every composed text that nobody edited (or that is blank) composed anew."""
    offered, fresh = composed(step, before, dossier), composed(step, values, dossier)
    untouched = {name for name in fresh if not values.get(name) or values[name] == offered[name]}
    return {**values, **{name: fresh[name] for name in untouched}}
