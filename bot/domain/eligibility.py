"""Part 0: whether a business can be registered at all, and what to do when it cannot (Twilio A2P reference 10.6, 11)."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.answers import Eligibility
from bot.domain.choices import UNREGISTRABLE, Forbidden, LegalForm, Recipients, YesNo


@dataclass(frozen=True)
class No:
    """Why not, and what to do instead."""

    reason: str
    instead: str


SOLE_PROPRIETOR = No(
    "Sole proprietors without a business tax id are registered by Twilio itself, not through this app.",
    "Twilio's own offer for you is the Sole Proprietor registration in the Twilio Console (Messaging → Regulatory Compliance). "
    "Once the business has an EIN of its own, come back and start again here.",
)
SOLE_PROPRIETOR_WITH_EIN = No(
    "This app registers companies, not sole proprietors.",
    "With an EIN, Twilio registers you as a low-volume or standard brand in the Twilio Console (Trust Hub → Customer Profiles): choose the "
    "business type closest to your IRS form. If the business has become an LLC or a corporation, go back and say so.",
)
NO_TAX_ID = No(
    "Carriers register a business by its tax id, so one without cannot be registered.",
    "In the US an EIN is free and takes minutes at irs.gov (form SS-4). New numbers take some weeks to reach the registers.",
)
COUNTRY = No(
    "Twilio cannot register businesses of this country.",
    "A subsidiary in another country with its own tax id can be registered instead.",
)
BARRED = {
    Forbidden.HIGH_RISK_FINANCIAL: "High-risk financial offers (payday and third-party loans, cryptocurrency, stock alerts)",
    Forbidden.DEBT: "Third-party debt collection, debt relief and credit repair",
    Forbidden.LEAD_GENERATION: "Lead generation, affiliate marketing and selling consumer data",
    Forbidden.GET_RICH_QUICK: "Get-rich-quick and work-from-home schemes",
    Forbidden.GAMBLING: "Gambling",
    Forbidden.CONTROLLED: "Cannabis, CBD, kratom and prescription-drug offers (by US federal law, whatever the state allows)",
    Forbidden.SHAFT: "Sex, hate, firearms, tobacco and vape content",
    Forbidden.OTHER: "What you marked",
}


def barriers(given: Eligibility) -> tuple[No, ...]:
    """Return every reason why this business cannot be registered here; empty when it can."""
    found = []
    if given.legal_form is LegalForm.SOLE_PROPRIETOR:
        found.append(SOLE_PROPRIETOR_WITH_EIN if given.has_tax_id is YesNo.YES else SOLE_PROPRIETOR)
    elif given.has_tax_id is YesNo.NO:
        found.append(NO_TAX_ID)
    if given.country in UNREGISTRABLE:
        found.append(COUNTRY)
    found.extend(_barred(kind) for kind in given.forbidden if kind is not Forbidden.NONE)
    return tuple(found)


def _barred(kind: Forbidden) -> No:
    return No(
        f"{BARRED[kind]} may not be texted in the US and Canada: every carrier refuses it, and the fee is not returned.",
        "E-mail and your own app are not bound by the carriers' rules. If only part of the business does this, another part with its own "
        "legal entity and tax id can be registered.",
    )


def warning(given: Eligibility) -> str | None:
    """Return what to know before going on, if anything."""
    if given.recipients is Recipients.ELSEWHERE:
        return "This registration covers texts to US and Canadian (+1) numbers only; other countries have rules of their own."
    return None
