"""Whom a message mentions."""

from __future__ import annotations

from bot.domain.answers import Contact
from bot.domain.cards import Telling
from modals.text import inert


def who_files(telling: Telling) -> str:
    """Return a mention of somebody who may file again; where nobody is known, who that would be."""
    return f"<@{telling.filers[0]}>" if telling.filers else "whoever may set up SMS here"


def point_of_contact(telling: Telling) -> str:
    """Return a mention of the point of contact; when nobody in Slack is known for them, their name and who filed."""
    if user := telling.dossier.contact_user:
        return f"<@{user}>"
    contact = telling.dossier.get(Contact)
    registration = telling.registration
    filed_by = registration.filings[-1].by if registration.filings else registration.created_by
    name = f"{inert(contact.full_name, 100)} (not found in Slack), " if contact else ""
    return f"{name}<@{filed_by}>"
