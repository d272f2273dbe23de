"""The values a choice can take, as the provider and our case files spell them.

Source: Twilio A2P reference, sections 2.4 and 4.4 (Trust Hub end-user attributes, campaign use cases). What a person reads
instead of these values is the modals' business.
"""

from __future__ import annotations

from enum import StrEnum


class LegalForm(StrEnum):
    """How a business is organised, as its owner would say it."""

    LLC = "llc"
    CORPORATION = "corporation"
    PARTNERSHIP = "partnership"
    COOPERATIVE = "cooperative"
    NON_PROFIT = "non_profit"
    GOVERNMENT = "government"
    SOLE_PROPRIETOR = "sole_proprietor"


class YesNo(StrEnum):
    """An answer to a plain question."""

    YES = "yes"
    NO = "no"


class Recipients(StrEnum):
    """Where the people live who will be texted."""

    US_CA = "us_ca"
    ELSEWHERE = "elsewhere"


class Forbidden(StrEnum):
    """Kinds of business or content that the carriers do not carry (reference 10.6)."""

    NONE = "none"
    HIGH_RISK_FINANCIAL = "high_risk_financial"
    DEBT = "debt"
    LEAD_GENERATION = "lead_generation"
    GET_RICH_QUICK = "get_rich_quick"
    GAMBLING = "gambling"
    CONTROLLED = "controlled"
    SHAFT = "shaft"
    OTHER = "other"


class BusinessType(StrEnum):
    """Twilio's word for the legal form."""

    PARTNERSHIP = "Partnership"
    LLC = "Limited Liability Corporation"
    COOPERATIVE = "Co-operative"
    NON_PROFIT = "Non-profit Corporation"
    CORPORATION = "Corporation"


class Volume(StrEnum):
    """How many texts a day; low means a low-volume brand."""

    LOW = "low"
    HIGH = "high"


class CompanyStatus(StrEnum):
    """Who owns the business, as the carriers' registry asks it."""

    PRIVATE = "private"
    PUBLIC = "public"
    NON_PROFIT = "non-profit"
    GOVERNMENT = "government"


class Method(StrEnum):
    """A way in which people agree to be texted."""

    WEB_FORM = "web_form"
    LOGIN = "login"
    PAPER = "paper"
    SPOKEN = "spoken"
    KEYWORD = "keyword"


# The values that follow come from Twilio as plain lists; the order is the order of the menus.
INDUSTRIES = tuple(
    "AGRICULTURE AUTOMOTIVE BANKING CONSTRUCTION CONSUMER EDUCATION ELECTRONICS ENERGY ENGINEERING "
    "FAST_MOVING_CONSUMER_GOODS FINANCIAL FINTECH FOOD_AND_BEVERAGE GOVERNMENT HEALTHCARE HOSPITALITY INSURANCE JEWELRY "
    "LEGAL MANUFACTURING MEDIA NOT_FOR_PROFIT OIL_AND_GAS ONLINE PROFESSIONAL_SERVICES RAW_MATERIALS REAL_ESTATE RELIGION "
    "RETAIL TECHNOLOGY TELECOMMUNICATIONS TRANSPORTATION TRAVEL".split()
)
REGIONS = ("USA_AND_CANADA", "LATIN_AMERICA", "EUROPE", "ASIA", "AFRICA")
JOB_POSITIONS = ("Director", "GM", "VP", "CEO", "CFO", "General Counsel", "Other")
STOCK_EXCHANGES = tuple(
    "NASDAQ NYSE AMEX AMX ASX B3 BME BSE FRA ICEX JPX JSE KRX LON NSE OMX SEHK SGX SSE STO SWX SZSE TSX TWSE VSE OTHER".split()
)
USE_CASES = (
    "2FA",
    "ACCOUNT_NOTIFICATION",
    "CUSTOMER_CARE",
    "DELIVERY_NOTIFICATION",
    "FRAUD_ALERT",
    "SECURITY_ALERT",
    "MARKETING",
    "MIXED",
    "LOW_VOLUME",
    "HIGHER_EDUCATION",
    "POLLING_VOTING",
    "PUBLIC_SERVICE_ANNOUNCEMENT",
    "CHARITY",
)

# Which tax identifier a country's businesses have, by Twilio's name for it (reference 2.4).
TAX_ID_TYPES = {
    "US": ("EIN",),
    "CA": ("CBN",),
    "GB": ("CN",),
    "AU": ("ACN",),
    "IN": ("CIN",),
    "EE": ("VAT",),
    "RO": ("VATRN",),
    "IL": ("RN",),
}


def tax_id_types(country: str) -> tuple[str, ...]:
    """Return the tax-id types to offer for a country."""
    return TAX_ID_TYPES.get(country, ("Other",))


# Countries Twilio does not register (code 30729, 30755).
UNREGISTRABLE = frozenset({"CU", "IR", "KP", "SY"})

US_STATES = {
    "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California", "CO": "Colorado",
    "CT": "Connecticut", "DE": "Delaware", "DC": "District of Columbia", "FL": "Florida", "GA": "Georgia", "HI": "Hawaii",
    "ID": "Idaho", "IL": "Illinois", "IN": "Indiana", "IA": "Iowa", "KS": "Kansas", "KY": "Kentucky", "LA": "Louisiana",
    "ME": "Maine", "MD": "Maryland", "MA": "Massachusetts", "MI": "Michigan", "MN": "Minnesota", "MS": "Mississippi",
    "MO": "Missouri", "MT": "Montana", "NE": "Nebraska", "NV": "Nevada", "NH": "New Hampshire", "NJ": "New Jersey",
    "NM": "New Mexico", "NY": "New York", "NC": "North Carolina", "ND": "North Dakota", "OH": "Ohio", "OK": "Oklahoma",
    "OR": "Oregon", "PA": "Pennsylvania", "RI": "Rhode Island", "SC": "South Carolina", "SD": "South Dakota",
    "TN": "Tennessee", "TX": "Texas", "UT": "Utah", "VT": "Vermont", "VA": "Virginia", "WA": "Washington",
    "WV": "West Virginia", "WI": "Wisconsin", "WY": "Wyoming", "AS": "American Samoa", "GU": "Guam",
    "MP": "Northern Mariana Islands", "PR": "Puerto Rico", "VI": "U.S. Virgin Islands",
}  # fmt: skip
PROVINCES = {
    "AB": "Alberta", "BC": "British Columbia", "MB": "Manitoba", "NB": "New Brunswick",
    "NL": "Newfoundland and Labrador", "NT": "Northwest Territories", "NS": "Nova Scotia", "NU": "Nunavut",
    "ON": "Ontario", "PE": "Prince Edward Island", "QC": "Quebec", "SK": "Saskatchewan", "YT": "Yukon",
}  # fmt: skip


def regions_of(country: str) -> dict[str, str]:
    """Return code → name of a country's states or provinces; empty where the region is free text."""
    return {"US": US_STATES, "CA": PROVINCES}.get(country, {})


# What usually follows from the legal form; the person can still choose otherwise where it does not contradict.
BUSINESS_TYPE_OF = {
    LegalForm.LLC: BusinessType.LLC,
    LegalForm.CORPORATION: BusinessType.CORPORATION,
    LegalForm.PARTNERSHIP: BusinessType.PARTNERSHIP,
    LegalForm.COOPERATIVE: BusinessType.COOPERATIVE,
    LegalForm.NON_PROFIT: BusinessType.NON_PROFIT,
    LegalForm.GOVERNMENT: BusinessType.NON_PROFIT,
}
COMPANY_STATUS_OF = {
    LegalForm.NON_PROFIT: CompanyStatus.NON_PROFIT,
    LegalForm.GOVERNMENT: CompanyStatus.GOVERNMENT,
}
INDUSTRY_OF = {LegalForm.NON_PROFIT: "NOT_FOR_PROFIT", LegalForm.GOVERNMENT: "GOVERNMENT"}
