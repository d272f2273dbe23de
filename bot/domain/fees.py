"""What things cost: dated data, each figure with its source (Twilio A2P reference, section 5.5). Amounts in US dollars."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class Fee:
    """One price; `sure` is False where the sources disagree, and then it is shown as "up to"."""

    name: str
    amount: Decimal
    source: str
    seen: date
    sure: bool = True
    monthly: bool = False

    def __str__(self) -> str:
        """Return the price as a person reads it."""
        amount = f"${self.amount:,.2f}" + (" a month" if self.monthly else "")
        return amount if self.sure else f"up to {amount}"


LOW_VOLUME_BRAND = Fee(
    "Low-volume brand registration", Decimal("4.50"), "carrier registry price of 1 Aug 2025", date(2026, 11, 1)
)
STANDARD_BRAND = Fee(
    "Brand registration with vetting",
    Decimal("47.50"),
    "carrier registry price of 1 Aug 2025",
    date(2026, 11, 1),
    sure=False,
)
CAMPAIGN_VETTING = Fee("Campaign review", Decimal("15.00"), "Twilio's fee list", date(2026, 11, 1))
CAMPAIGN_MONTHLY = Fee("Campaign", Decimal("10.00"), "Twilio's fee list", date(2026, 11, 1), sure=False, monthly=True)
NUMBER_MONTHLY = Fee("Local number", Decimal("1.15"), "Twilio's price page, May 2026", date(2026, 11, 1), monthly=True)

MAILED_LINK = Fee(
    "Mailed link of a listed company", Decimal("12.50"), "Twilio's help centre on Authentication+", date(2026, 11, 1)
)


def brand_fee(low_volume: bool) -> Fee:
    """Return what registering the brand costs, once."""
    return LOW_VOLUME_BRAND if low_volume else STANDARD_BRAND
