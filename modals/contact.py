"""Who answers for the registration, and where news of it goes."""

from __future__ import annotations

from bot.domain import choices
from bot.domain.dossier import Dossier
from modals.fields import Channel, Email, Text, User
from modals.menus import Choice, options_of
from modals.step import Step

POSITIONS = options_of({position: position for position in choices.JOB_POSITIONS} | {"GM": "GM (general manager)"})


def _email_hint(dossier: Dossier) -> str:
    company = dossier.company
    site = company.website.split("/")[2].removeprefix("www.") if company else "acme.com"
    return f"At the domain of the web site ({site}): reviewers compare the two. Free mailboxes are refused."


STEP = Step(
    name="contact",
    title="Point of contact",
    intro="Somebody at the company who answers for the registration. Reviewers may call or write; we tell this person "
    "in Slack whatever happens.",
    fields=(
        Text("first_name", "First name", most=100, placeholder="Dana"),
        Text("last_name", "Last name", most=100, placeholder="Reyes"),
        Email("email", "E-mail", _email_hint, placeholder="dana@acme.com"),
        Text(
            "phone",
            "Phone",
            "With area code, like (207) 555-0148 or +1 207 555 0148.",
            most=40,
            placeholder="(207) 555-0148",
        ),
        Text("job_title", "Job title", "As on a business card.", most=100, placeholder="Head of Marketing"),
        Choice("job_position", "Position", "What comes closest.", options=POSITIONS, placeholder="Choose a position"),
        User(
            "slack_user",
            "This person in Slack",
            "Who is mentioned when there is news. Left empty, we look for somebody with the e-mail address above; if nobody has it, "
            "news names the contact and mentions you.",
            optional=True,
            placeholder="Choose a person",
        ),
        User(
            "backup_user",
            "Stand-in",
            "May fix things too when the contact is away.",
            optional=True,
            placeholder="Choose a person",
        ),
        Channel(
            "channel",
            "Channel for news",
            "Of this workspace only, not shared with other companies. For a private channel, invite the app first.",
            placeholder="Choose a channel",
        ),
    ),
)
