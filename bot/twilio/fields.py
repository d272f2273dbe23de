"""A dossier in Twilio's parameters (reference 2.4, 2.5, 4.2)."""

from __future__ import annotations

import re
from collections.abc import Mapping

import phonenumbers

from bot.domain import answers as given
from bot.domain.choices import CompanyStatus, Method, Volume, YesNo
from bot.domain.compose import HELP_KEYWORDS, OPT_OUT_KEYWORDS
from bot.domain.dossier import Dossier

API_VERSION = "v1.2"  # of campaigns: its answers hold the two policy addresses

Attributes = dict[str, str]


def business_info(dossier: Dossier) -> Attributes:
    """Return who the business is."""
    company, tax = dossier.need(given.Company), dossier.need(given.Tax)
    return {
        "business_name": company.legal_name,
        "business_type": str(company.business_type),
        "business_registration_identifier": tax.tax_id_type,
        "business_registration_number": tax.tax_id.get_secret_value(),
        "business_industry": company.industry,
        "business_regions_of_operation": ",".join(company.regions),
        "business_identity": "direct_customer",
        "website_url": company.website,
    }


def representative(dossier: Dossier) -> Attributes:
    """Return who answers for the business."""
    contact = dossier.need(given.Contact)
    return {
        "first_name": contact.first_name,
        "last_name": contact.last_name,
        "email": contact.email,
        "phone_number": contact.phone,
        "business_title": contact.job_title,
        "job_position": contact.job_position,
    }


def a2p_info(dossier: Dossier) -> Attributes:
    """Return who owns the business; where it is listed only if it is."""
    tax = dossier.need(given.Tax)
    listing = {
        "stock_exchange": tax.stock_exchange,
        "stock_ticker": tax.stock_ticker,
        "brand_contact_email": tax.brand_contact_email,
    }
    return {"company_type": str(tax.company_status), **present(listing)}


def present(values: Mapping[str, str | None]) -> dict[str, str]:
    """Return the values that are there."""
    return {name: value for name, value in values.items() if value}


def address(dossier: Dossier) -> dict[str, str]:
    """Return where the business is."""
    place, company = dossier.need(given.Address), dossier.need(given.Company)
    return {
        "customer_name": company.legal_name,
        "street": place.street,
        "city": place.city,
        "region": place.region,
        "postal_code": place.postal_code,
        "iso_country": dossier.country,
        **present({"street_secondary": place.street_2}),
    }


def low_volume(dossier: Dossier) -> bool:
    """Tell whether a low-volume brand is wanted, which skips the secondary vetting."""
    return dossier.need(given.Company).volume is Volume.LOW


def listed(dossier: Dossier) -> bool:
    """Tell whether the company is listed, so that its identity must be proven by a mailed link."""
    return dossier.need(given.Tax).company_status is CompanyStatus.PUBLIC


def campaign(dossier: Dossier) -> dict[str, object]:
    """Return what the texts are for and how people agree."""
    about, opt_in = dossier.need(given.Campaign), dossier.need(given.OptIn)
    samples = dossier.need(given.Samples).texts
    return {
        "us_app_to_person_usecase": about.use_case,
        "description": description(about),
        "message_flow": opt_in.message_flow,
        "message_samples": list(samples),
        "has_embedded_links": any(has_link(sample) for sample in samples),
        "has_embedded_phone": any(has_phone(sample) for sample in samples),
        "subscriber_opt_in": True,
        "age_gated": about.age_gated is YesNo.YES,
        "direct_lending": about.direct_lending is YesNo.YES,
        "privacy_policy_url": opt_in.privacy_policy_url,
        "terms_and_conditions_url": opt_in.terms_url,
        "x_twilio_api_version": API_VERSION,
        **replies(opt_in),
    }


def description(about: given.Campaign) -> str:
    """Return the goal; a lender's has to say so in these words."""
    if about.direct_lending is YesNo.YES and "direct lending" not in about.goal.lower():
        return f"{about.goal} DIRECT LENDING."
    return about.goal


def replies(opt_in: given.OptIn) -> dict[str, object]:
    """Return the automatic replies and their keywords; those of opting in only where people do it by text."""
    answers: dict[str, object] = {
        "opt_out_message": opt_in.opt_out_message,
        "opt_out_keywords": list(OPT_OUT_KEYWORDS),
        "help_message": opt_in.help_message,
        "help_keywords": list(HELP_KEYWORDS),
    }
    if Method.KEYWORD in opt_in.methods and opt_in.opt_in_keywords:
        answers |= {
            "opt_in_message": opt_in.opt_in_message,
            "opt_in_keywords": opt_in.opt_in_keywords.split(","),
        }
    return answers


# A link as people write it: with its scheme, with www, or bare. A bare host counts with a path, or when it looks like a name
# and a lower-case ending; so "e.g.", "9.30 a.m.", "Thanks.Reply" and an e-mail address are none.
_LINK = re.compile(
    r"https?://[^\s/]"
    r"|(?<![\w@.-])www\.\w"
    r"|(?<![\w@.-])(?:[\w-]+\.)+[^\W\d_]{2,24}/\w"
    r"|(?<![\w@.-])(?:[\w-]{2,}\.)+[a-z]{2,24}(?![\w@-]|\.\w)"
    r"|(?<![\w@.-])\w\.(?:co|com|net|org|me|io)(?![\w@-]|\.\w)",
)
# "Track it at [link]": what stands here when the text is sent is a link, or a number.
_LINK_TO_COME = re.compile(r"[\[{<][^\]}>]*\b(?:link|url|website)\b[^\]}>]*[\]}>]", re.IGNORECASE)
_PHONE_TO_COME = re.compile(r"[\[{<][^\]}>]*\bphone\b[^\]}>]*[\]}>]", re.IGNORECASE)


def has_link(text: str) -> bool:
    """Tell whether a text holds a link, or a place for one."""
    return bool(_LINK.search(text) or _LINK_TO_COME.search(text))


def has_phone(text: str) -> bool:
    """Tell whether a text holds a telephone number, or a place for one."""
    return phonenumbers.PhoneNumberMatcher(text, "US").has_next() or bool(_PHONE_TO_COME.search(text))


def trial_text(brand: str) -> str:
    """Return the message that shows whether a number is ready."""
    return f"{brand}: this is a test message. Its arrival shows that our new number is ready. Reply STOP to opt out."
