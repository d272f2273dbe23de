"""What the business is called and what it does."""

from __future__ import annotations

from bot.domain import choices, fees
from modals.fields import Scene, Text, Url
from modals.menus import Choice, MultiChoice, Option, Radio, options_of
from modals.step import Step

BUSINESS_TYPES = (
    Option("Limited Liability Corporation", "Limited Liability Corporation (LLC)"),
    Option("Corporation", "Corporation"),
    Option("Partnership", "Partnership"),
    Option("Co-operative", "Co-operative"),
    Option("Non-profit Corporation", "Non-profit Corporation", "Also government bodies"),
)
INDUSTRIES = options_of({value: value.replace("_", " ").capitalize() for value in choices.INDUSTRIES})
REGIONS = options_of(
    {
        "USA_AND_CANADA": "US and Canada",
        "LATIN_AMERICA": "Latin America",
        "EUROPE": "Europe",
        "ASIA": "Asia",
        "AFRICA": "Africa",
    }
)


def _volumes(_scene: Scene) -> tuple[Option, ...]:
    return (
        Option("low", "Up to 2,000 texts a day", f"Low-volume brand: {fees.brand_fee(low_volume=True)} once"),
        Option("high", "More than 2,000 texts a day", f"Brand with vetting: {fees.brand_fee(low_volume=False)} once"),
    )


STEP = Step(
    name="company",
    title="Your company",
    intro="Now who the business is. This part takes about ten minutes: the legal name, address and tax id as on the "
    "tax letter, and who answers "
    "for it. You see everything again before it is filed; the answer usually comes within hours.",
    fields=(
        Text(
            "legal_name",
            "Legal name",
            "Letter by letter as on the tax record. In the US it stands at the top of the IRS letter CP-575 or 147C, "
            "like “Acme Outdoor LLC”.",
            most=255,
            placeholder="Acme Outdoor LLC",
        ),
        Text(
            "trade_name",
            "Name customers know",
            "Only if it differs from the legal name. Your texts begin with it.",
            optional=True,
            most=255,
            placeholder="Acme",
        ),
        Url(
            "website",
            "Web site",
            "The company's own site, open to everyone, with its name on it. A social media profile is not enough.",
            placeholder="https://www.acme.com",
        ),
        Choice(
            "business_type",
            "Type of business",
            "The carriers' word for the legal form you gave.",
            options=BUSINESS_TYPES,
            placeholder="Choose a type",
        ),
        Choice(
            "industry",
            "Industry",
            "What comes closest. Charities take “Not for profit”, public bodies “Government”.",
            options=INDUSTRIES,
            placeholder="Choose an industry",
        ),
        MultiChoice(
            "regions",
            "Where does the business operate?",
            "This is about the business. It does not widen where texts can go: US and Canadian numbers only.",
            options=REGIONS,
            placeholder="Choose one or more",
        ),
        Radio("volume", "How many texts on a busy day?", options=_volumes),
    ),
)
