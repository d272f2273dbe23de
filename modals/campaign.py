"""What the texts are for."""

from __future__ import annotations

from collections.abc import Sequence

from modals.fields import Scene, Text
from modals.menus import Choice, Option, Radio
from modals.step import Step

USE_CASES = (
    Option("2FA", "Two-factor authentication", "Sign-in codes and password resets"),
    Option("ACCOUNT_NOTIFICATION", "Account notification", "Reminders, alerts, appointments"),
    Option("CUSTOMER_CARE", "Customer care", "Support and account management"),
    Option("DELIVERY_NOTIFICATION", "Delivery notification", "News of an order, repair or service"),
    Option("FRAUD_ALERT", "Fraud alert", "Suspicious activity on an account"),
    Option("SECURITY_ALERT", "Security alert", "A system was broken into or failed"),
    Option("MARKETING", "Marketing", "Offers, news, sales"),
    Option("MIXED", "Mixed", "Two to five of these in one programme"),
    Option("LOW_VOLUME", "Low-volume mixed", "Any of these, for low-volume brands; the cheapest"),
    Option("HIGHER_EDUCATION", "Higher education", "Colleges and school districts"),
    Option("POLLING_VOTING", "Polling and voting", "Surveys, not political"),
    Option("PUBLIC_SERVICE_ANNOUNCEMENT", "Public service announcement", "Raising awareness"),
    Option("CHARITY", "Charity", "501(c)(3) organizations"),
)
YES_NO = (Option("no", "No"), Option("yes", "Yes"))


def _use_cases(scene: Scene) -> Sequence[Option]:
    """Return the use cases, only those open to the brand once the listener knows them."""
    open_to_brand = scene.extra.get("use_cases")
    return [case for case in USE_CASES if open_to_brand is None or case.value in open_to_brand]


STEP = Step(
    name="campaign",
    title="What you will text",
    intro="Now what you will text, and to whom. This part asks for the purpose, two to five sample texts and how "
    "people agree, with links to your "
    "sign-up page, privacy policy and terms. People review it: allow one to three weeks.",
    fields=(
        Choice(
            "use_case",
            "What are the texts for?",
            "It cannot be changed later without a new campaign and a new fee.",
            options=_use_cases,
            placeholder="Choose what comes closest",
        ),
        Text(
            "goal",
            "Who is texted, about what, and why?",
            "In English, with the company's name, 40 to 3,000 characters. Like: “Acme texts customers who signed up at checkout about "
            "weekly offers and opening hours. About four texts a month.”",
            multiline=True,
            least=40,
            most=3000,
        ),
        Radio(
            "age_gated",
            "Is anything in the texts restricted by age?",
            "Alcohol, for example. Then the sign-up page has to ask for the date of birth.",
            options=YES_NO,
        ),
        Radio(
            "direct_lending",
            "Does the company lend money itself?",
            "Or text about its own loans. Then the purpose above has to contain the words DIRECT LENDING.",
            options=YES_NO,
        ),
    ),
)
