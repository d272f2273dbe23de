"""A careful business's papers and pages, to change one thing at a time."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import Any

from bot.domain.checks import CheckResult, Papers, by_address, judged
from bot.domain.pages import Page, page_of

SITE = "https://www.larchandfinch.example"
CONSENT = (
    "I agree to receive marketing texts from Larch & Finch about kitchen classes and new tools, up to 4 msgs/month. Message and data "
    "rates may apply. Reply STOP to opt out or HELP for help. Consent is not a condition of purchase."
)
# What a consent says, part by part.
AGREE = "I agree to receive texts from Larch & Finch about classes."
OFTEN = "Up to 4 msgs/month."
RATES = "Message and data rates may apply."
EXIT = "Reply STOP to opt out or HELP for help."
FREE = "Consent is not a condition of purchase."
POLICY = (
    "We do not share mobile numbers or text messaging consent with third parties or affiliates for marketing purposes."
)
TERMS = (
    "Larch & Finch texts. Kitchen classes and new tools, up to 4 messages a month. Message and data rates may apply. Reply STOP to opt "
    "out, HELP for help, or write to hello@larchandfinch.example. Carriers are not liable for delayed messages. See our privacy policy."
)
HOME = (
    "Larch & Finch sells pans, knives and kitchen tools in Duluth and teaches people to use them, in small classes every week. "
    "Larch & Finch Kitchens LLC, 12 Superior Street, Duluth, MN 55802, (218) 555-0111."
)


def html(body: str, title: str = "Larch & Finch") -> str:
    return f"<html><head><title>{escape(title)}</title></head><body><h1>{escape(title)}</h1>{body}</body></html>"


def sign_up(label: str = CONSENT, attributes: str = "", more: str = "") -> str:
    box = f'<input type="checkbox" id="sms" name="sms" {attributes}><label for="sms">{escape(label)}</label>'
    return html(
        f'<form method="post"><label for="m">Mobile number</label><input type="tel" id="m" name="m"><p>{box}</p>'
        f'<p><a href="/privacy">Privacy policy</a> <a href="/terms">Terms</a></p>{more}<button>Sign up</button></form>'
    )


def flow(consent: str = CONSENT) -> str:
    return (
        f"Customers open {SITE}/texts, enter a mobile number and may tick an optional, unticked box: “{consent}” "
        f"Privacy: {SITE}/privacy Terms: {SITE}/terms"
    )


PAGES = {
    SITE: html(f"<p>{HOME}</p>"),
    f"{SITE}/texts": sign_up(),
    f"{SITE}/privacy": html(
        f"<p>Larch & Finch collects names and mobile numbers to text those who ask.</p><p>{POLICY}</p>"
    ),
    f"{SITE}/terms": html(f"<p>{TERMS}</p>"),
}


def pages(**changed: str) -> list[Page]:
    """The pages with some changed: `home`, `texts`, `privacy`, `terms`."""
    names = {"home": SITE, "texts": f"{SITE}/texts", "privacy": f"{SITE}/privacy", "terms": f"{SITE}/terms"}
    bodies = {**PAGES, **{names[name]: body for name, body in changed.items()}}
    return [page_of(url, 200, body) for url, body in bodies.items()]


GOOD = Papers(
    legal_name="Larch & Finch Kitchens LLC",
    trade_name="Larch & Finch",
    website=SITE,
    email="mona@larchandfinch.example",
    use_case="MARKETING",
    goal="Larch & Finch, a kitchen shop in Duluth, texts customers who signed up on its website about cooking classes and new tools.",
    samples={
        "sample_1": "Larch & Finch: knife skills on Saturday at 10, four places left. Reply STOP to opt out.",
        "sample_2": "Larch & Finch: copper pans are 20% off this week. Reply STOP to opt out, HELP for help.",
    },
    methods=("web_form",),
    opt_in_url=f"{SITE}/texts",
    message_flow=flow(),
    privacy_policy_url=f"{SITE}/privacy",
    terms_url=f"{SITE}/terms",
    opt_in_message="Larch & Finch: you are signed up for class and shop news. Up to 4 msgs/month. Msg & data rates may apply. "
    "HELP for help, STOP to end.",
    opt_out_message="Larch & Finch: you are unsubscribed and will get no more messages.",
    help_message="Larch & Finch: write to hello@larchandfinch.example or call (218) 555-0111. Reply STOP to opt out.",
    pages=by_address(pages()),
)


def papers(**changed: Any) -> Papers:
    return replace(GOOD, **changed)


def consenting(words: str, **attributes: str) -> Papers:
    """The papers with other words of consent, in the description and on the page."""
    return replace(GOOD, message_flow=flow(words), pages=by_address(pages(texts=sign_up(words, **attributes))))


def sample(text: str, **changed: Any) -> Papers:
    return replace(
        GOOD, samples={**GOOD.samples, "sample_1": f"Larch & Finch: {text} Reply STOP to opt out."}, **changed
    )


def policy(text: str) -> Papers:
    body = html(f"<p>Larch & Finch collects names, e-mail addresses and mobile numbers to serve you.</p><p>{text}</p>")
    return replace(GOOD, pages=by_address(pages(privacy=body)))


def found(given: Papers) -> set[str]:
    """Return the ids of the checks that object."""
    return {one.id for one in judged(given)}


def codes(given: Papers, severity: str = "block") -> set[int]:
    return {code for one in judged(given) if one.verdict == severity for code in one.codes}


def blocks(given: Papers) -> list[CheckResult]:
    return [one for one in judged(given) if one.verdict == "block"]
