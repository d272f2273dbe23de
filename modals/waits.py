"""How long things usually take, each with its source: what a person is told, and what "overdue" is measured against."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.progress import Bar


@dataclass(frozen=True)
class Wait:
    """One usual wait."""

    usual: str
    source: str

    def __str__(self) -> str:
        """Return the wait with its source."""
        return f"usually {self.usual} ({self.source})"


WAITS = {
    Bar.BUSINESS: Wait("minutes to a day", "Twilio's guide for Trust Hub profiles"),
    Bar.BRAND: Wait("minutes to hours, at times up to 7 days", "Twilio's guide to brand registration"),
    Bar.CAMPAIGN: Wait("1–3 weeks", "Twilio's campaign guides, 2026"),
    Bar.NUMBER: Wait("minutes to days once the campaign is approved", "Twilio's guide to number registration"),
}
MAILED = Wait("a click within seven days", "Twilio's help centre on Authentication+")
OF_PART = {"business": Bar.BRAND, "sms": Bar.CAMPAIGN, "number": Bar.NUMBER}
