"""Dossiers to draw windows from: empty, filled in, and as long and strange as anybody could make them."""

from __future__ import annotations

from bot.domain.answers import STEPS
from bot.domain.dossier import Dossier, Entry, parse, stored
from bot.domain.errors import FieldErrors
from bot.domain.values import Value

FLOW = (
    'At https://harbor.example/texts customers enter a number and tick an optional, unticked box: "I agree to receive recurring '
    "marketing texts from Harbor. Message frequency varies. Message and data rates may apply. Reply HELP for help or STOP to opt out. "
    'Consent is not a condition of purchase." Privacy: https://harbor.example/privacy Terms: https://harbor.example/terms'
)
FILLED: dict[str, dict[str, Value]] = {
    "eligibility": {
        "country": "US",
        "legal_form": "corporation",
        "has_tax_id": "yes",
        "recipients": "us_ca",
        "forbidden": ["none"],
    },
    "company": {
        "legal_name": "Harbor & Sons, Inc.",
        "trade_name": "Harbor",
        "website": "https://www.harbor.example",
        "business_type": "Corporation",
        "industry": "RETAIL",
        "regions": ["USA_AND_CANADA", "EUROPE"],
        "volume": "high",
    },
    "address": {
        "street": "410 Commercial Street",
        "street_2": "Suite 2",
        "city": "Portland",
        "region": "ME",
        "postal_code": "04101",
    },
    "tax": {
        "company_status": "public",
        "stock_exchange": "NASDAQ",
        "stock_ticker": "HRBR",
        "brand_contact_email": "dana@harbor.example",
        "tax_id_type": "EIN",
        "tax_id": "84-1936789",
    },
    "contact": {
        "first_name": "Dana",
        "last_name": "O'Neil",
        "email": "dana@harbor.example",
        "phone": "+12075550148",
        "job_title": "Head of Marketing",
        "job_position": "Director",
        "slack_user": "U0DANA",
        "backup_user": "U0SAM",
        "channel": "C0NEWS",
    },
    "campaign": {
        "use_case": "MARKETING",
        "goal": "Harbor texts customers who signed up at checkout about weekly offers. About four texts a month.",
        "age_gated": "no",
        "direct_lending": "no",
    },
    "samples": {
        "sample_1": "Harbor: 20% off rain jackets this weekend. Reply STOP to opt out.",
        "sample_2": "Harbor: the spring collection is here. Reply HELP for help, STOP to opt out.",
    },
    "opt_in": {
        "methods": ["web_form"],
        "opt_in_url": "https://harbor.example/texts",
        "message_flow": FLOW,
        "privacy_policy_url": "https://harbor.example/privacy",
        "terms_url": "https://harbor.example/terms",
        "opt_in_message": "Harbor: you are signed up, 4 msgs/month. Msg & data rates may apply. Reply HELP for help, STOP to opt out.",
        "opt_out_message": "Harbor: you are unsubscribed and will get no more messages.",
        "help_message": "Harbor: for help write to dana@harbor.example. Reply STOP to opt out.",
    },
    "number": {"area_code": "207", "phone_number": "+12075550148"},
}
MENACING = "<!channel> <@U1|you> *bold* _sly_ ~gone~ `code` & https://x.example|y> :tada: “„\u202e\u200d👩‍👩‍👧 "
TEXTS = (
    "legal_name trade_name street street_2 city postal_code stock_ticker brand_contact_email first_name last_name email phone job_title "
    "goal sample_1 sample_2 sample_3 sample_4 sample_5 message_flow opt_in_url privacy_policy_url terms_url opt_in_keywords "
    "opt_in_message opt_out_message help_message website tax_id".split()
)


def filled(**changes: dict[str, Value]) -> Dossier:
    """Return a dossier of good answers, with some steps' values changed."""
    dossier = Dossier()
    for step, values in FILLED.items():
        values = {**values, **changes.get(step, {})}
        good = parse(step, values, dossier)
        kept = values if isinstance(good, FieldErrors) else stored(good)
        dossier = dossier.with_entry(step, Entry(kept, complete=not isinstance(good, FieldErrors), version=3))
    return dossier


def strange(length: int) -> Dossier:
    """Return a dossier whose every text is menacing and `length` characters long, and whose choices are not on any menu."""
    text = (MENACING * (length // len(MENACING) + 1))[:length]
    entries = {
        step: Entry(
            {
                name: text if name in TEXTS else ["gone"] if name in {"regions", "methods", "forbidden"} else "gone"
                for name in model.model_fields
            }
        )
        for step, model in STEPS.items()
    }
    dossier = Dossier(entries)
    return dossier.with_entry("tax", Entry({**dossier.values("tax"), "company_status": "public"}))


DOSSIERS = {
    "empty": Dossier(),
    "filled": filled(),
    "Canadian": filled(eligibility={"country": "CA"}),
    "German": filled(eligibility={"country": "DE"}, address={"region": "Bayern"}),
    "strange": strange(40),
    "longest": strange(3000),
    "too long": strange(9000),
}
