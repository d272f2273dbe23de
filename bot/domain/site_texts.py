"""Ready text for a business's own pages: the sign-up form, the clause of the privacy policy, the terms of the texts.

What a reviewer looks for is in it (Twilio A2P reference 10.4, 10.5); our own checks pass it.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from bot.domain import compose
from bot.domain.choices import Method
from bot.domain.dossier import Dossier


@dataclass(frozen=True)
class Text:
    """A text to copy, and where it belongs."""

    where: str
    text: str


def ready(dossier: Dossier) -> tuple[Text, ...]:
    """Return all texts for a business's pages, as its answers are now."""
    return (
        *sign_up_page(dossier),
        Text("Privacy policy: put this paragraph into it", privacy_clause(dossier)),
        Text("Terms of the texts", terms(dossier)),
    )


def sign_up_page(dossier: Dossier) -> tuple[Text, ...]:
    """Return what the page that shows how people agree needs, one text a way of agreeing."""
    ways = compose.methods_of(dossier.values("opt_in"))
    words = compose.consents(compose.brand_of(dossier), _use_case(dossier))
    lines = "\n".join(f"[ ] {one}" for one in words)
    made = {
        Method.WEB_FORM: Text("Sign-up page: this form", sign_up_form(dossier)),
        Method.LOGIN: Text("Settings behind the login, and a screenshot of them on a public page", lines),
        Method.PAPER: Text(
            "Paper form, and a scan of it on a public page",
            f"{lines}\nMobile number: ____  Date: ____  Signature: ____",
        ),
        Method.SPOKEN: Text("Script that is read, and a copy of it on a public page", _script(words)),
        Method.KEYWORD: Text("Sign with the word, and a picture of it on a public page", _sign(dossier, words)),
    }
    return tuple(made[way] for way in ways)


def _script(words: tuple[str, ...]) -> str:
    return "\n".join(f"Please answer yes or no: “{one}” Write down the number only after a yes." for one in words)


def _sign(dossier: Dossier, words: tuple[str, ...]) -> str:
    word = str(dossier.values("opt_in").get("opt_in_keywords") or "JOIN").split(",")[0]
    policy, terms = (
        str(dossier.values("opt_in").get(name) or f"[{what}]")
        for name, what in (("privacy_policy_url", "privacy policy"), ("terms_url", "terms"))
    )
    return f"Text {word} to [your number].\nBy texting {word} {words[0]}\nPrivacy: {policy} Terms: {terms}"


def sign_up_form(dossier: Dossier) -> str:
    """Return the HTML of a sign-up form with an empty, optional box for each kind of message."""
    brand, opt_in = compose.brand_of(dossier), dossier.values("opt_in")
    privacy, terms = (str(opt_in.get(name) or "#") for name in ("privacy_policy_url", "terms_url"))
    boxes = "\n".join(
        f'<p><input type="checkbox" id="texts-{n}" name="texts-{n}" value="yes">\n<label for="texts-{n}">{escape(words)}</label></p>'
        for n, words in enumerate(compose.consents(brand, _use_case(dossier)), 1)
    )
    birth = (
        f'<p><label for="birth">{compose.BIRTH_DATE}</label> <input type="date" id="birth" name="date_of_birth" required></p>\n'
        if compose.for_adults(dossier)
        else ""
    )
    return (
        f'<h2>Texts from {escape(brand)}</h2>\n<form method="post">\n{birth}'
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
