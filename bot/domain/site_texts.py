"""Ready text for a business's own pages: the sign-up form, the clause of the privacy policy, the terms of the texts.

What a reviewer looks for is in it (Twilio A2P reference 10.4, 10.5); our own checks pass it.
"""

from __future__ import annotations

from html import escape

from bot.domain import compose
from bot.domain.answers import Dossier


def sign_up_form(dossier: Dossier) -> str:
    """Return the HTML of a sign-up form with an empty, optional box for each kind of message."""
    brand, opt_in = compose.brand_of(dossier), dossier.values("opt_in")
    privacy, terms = (str(opt_in.get(name) or "#") for name in ("privacy_policy_url", "terms_url"))
    boxes = "\n".join(
        f'<p><input type="checkbox" id="texts-{n}" name="texts-{n}" value="yes">\n<label for="texts-{n}">{escape(words)}</label></p>'
        for n, words in enumerate(compose.consents(brand, _use_case(dossier)), 1)
    )
    return (
        f'<h2>Texts from {escape(brand)}</h2>\n<form method="post">\n'
        '<p><label for="mobile">Mobile number</label> <input type="tel" id="mobile" name="mobile" autocomplete="tel"></p>\n'
        f"{boxes}\n"
        f'<p><a href="{escape(privacy)}">Privacy policy</a> · <a href="{escape(terms)}">Terms</a></p>\n'
        '<p><button type="submit">Sign up</button></p>\n</form>'
    )


def privacy_clause(dossier: Dossier) -> str:
    """Return the clause that a privacy policy needs."""
    brand = compose.brand_of(dossier)
    return (
        f"Text messages. {brand} does not sell or share mobile numbers, mobile information or text messaging consent with third parties or "
        "affiliates for marketing or promotional purposes. Companies that help to deliver our messages handle your number for that alone. "
        "You can stop our texts at any time by replying STOP."
    )


def terms(dossier: Dossier) -> str:
    """Return the terms of the texts, one line each."""
    brand, goal = compose.brand_of(dossier), str(dossier.values("campaign").get("goal") or "")
    reach = str(
        dossier.values("contact").get("email") or dossier.values("company").get("website") or "[your e-mail address]"
    )
    policy = str(dossier.values("opt_in").get("privacy_policy_url") or "[privacy policy]")
    return "\n".join(
        (
            f"{brand} texts: terms",
            f"Program: {brand} texts. {goal}".strip(),
            "Frequency: message frequency varies.",
            "Cost: message and data rates may apply.",
            "Opting out: reply STOP to any message. We confirm once and send no more messages.",
            f"Help: reply HELP, or contact {reach}.",
            "Consent is optional and not a condition of any purchase.",
            "Carriers are not liable for delayed or undelivered messages.",
            f"Privacy policy: {policy}",
        )
    )


def _use_case(dossier: Dossier) -> str:
    return str(dossier.values("campaign").get("use_case") or "")
