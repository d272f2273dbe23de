"""Texts offered to a person until they write their own: how people agree, and the automatic replies.

They follow what reviewers look for (Twilio A2P reference 10.4, 10.5).
"""

from __future__ import annotations

from bot.domain.answers import Dossier, Value, Values
from bot.domain.choices import Method

OPT_OUT_KEYWORDS = ("STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT")
HELP_KEYWORDS = ("HELP", "INFO")


def brand_of(dossier: Dossier) -> str:
    """Return the name customers know, or a bracket to fill in."""
    values = dossier.values("company")
    return str(values.get("trade_name") or values.get("legal_name") or "[your company]")


def consent(brand: str) -> str:
    """Return the sentence people agree to."""
    return (
        f"I agree to receive recurring text messages from {brand} at the number given. Message frequency varies. Message and data "
        "rates may apply. Reply HELP for help or STOP to opt out. Consent is not a condition of purchase."
    )


def message_flow(values: Values, brand: str) -> str:
    """Return how people agree, one sentence a method, with everything a reviewer looks for."""
    url = values.get("opt_in_url") or "[address of the sign-up page]"
    word = str(values.get("opt_in_keywords") or "JOIN").split(",")[0]
    ways = {
        Method.WEB_FORM: f"Customers enter their mobile number at {url} and tick an optional, unticked box: “{consent(brand)}”",
        Method.LOGIN: "Signed-in customers open the notification settings of their account, enter their mobile number and tick an "
        f"optional, unticked box: “{consent(brand)}” The page is behind a login; a public screenshot is at {url}.",
        Method.PAPER: "Customers sign an optional consent on our paper form, apart from any other signature: "
        f"“{consent(brand)}” A scan of the form is at {url}.",
        Method.SPOKEN: "Our staff read this sentence to the customer, who answers yes before the number is recorded: "
        f"“{consent(brand)}” The script is at {url}.",
        Method.KEYWORD: f"Customers text {word} to our number, shown with this sentence: “By texting {word}, {consent(brand)}” "
        "We confirm at once and they can reply STOP at any time.",
    }
    chosen = [ways[Method(method)] for method in _methods(values)]
    numbered = chosen if len(chosen) < 2 else [f"({n}) {way}" for n, way in enumerate(chosen, 1)]
    links = f"Privacy: {values.get('privacy_policy_url') or '[privacy policy]'} Terms: {values.get('terms_url') or '[terms]'}"
    return " ".join([*numbered, links])


def _methods(values: Values) -> list[str]:
    methods = values.get("methods")
    return methods if isinstance(methods, list) and methods else [Method.WEB_FORM]


def opt_in(values: Values, dossier: Dossier) -> dict[str, Value]:
    """Return the composed fields of the opt-in step."""
    brand = brand_of(dossier)
    reach = (
        dossier.values("contact").get("email") or dossier.values("company").get("website") or "[your e-mail address]"
    )
    return {
        "message_flow": message_flow(values, brand),
        "opt_in_message": f"{brand}: you are signed up for recurring texts. Message frequency varies. Msg & data rates may apply. "
        "Reply HELP for help, STOP to opt out.",
        "opt_out_message": f"{brand}: you are unsubscribed and will get no more messages. Reply START to sign up again.",
        "help_message": f"{brand}: for help write to {reach}. Msg & data rates may apply. Reply STOP to opt out.",
    }


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
