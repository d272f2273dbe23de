"""Part 0: can this business be registered at all?"""

from __future__ import annotations

from bot.domain import countries
from modals.menus import Boxes, Option, Radio, TypeAhead
from modals.step import Step

LEGAL_FORMS = (
    Option("llc", "LLC (limited liability company)"),
    Option("corporation", "Corporation"),
    Option("partnership", "Partnership"),
    Option("cooperative", "Co-operative"),
    Option("non_profit", "Non-profit organization"),
    Option("government", "Government body"),
    Option("sole_proprietor", "Sole proprietor", "One person in business under their own tax number"),
)
YES_NO = (Option("yes", "Yes"), Option("no", "No"))
RECIPIENTS = (Option("us_ca", "In the US or Canada"), Option("elsewhere", "Some or all live elsewhere"))
FORBIDDEN = (
    Option("none", "None of these"),
    Option("high_risk_financial", "High-risk finance", "Payday or third-party loans, crypto, stock alerts"),
    Option("debt", "Debt collection or relief", "Collecting for others, consolidation, credit repair"),
    Option("lead_generation", "Lead generation", "Affiliate marketing, buying or selling consumer data"),
    Option("get_rich_quick", "Get-rich-quick offers", "Work-from-home schemes, pyramids, secret shoppers"),
    Option("gambling", "Gambling", "Casinos, betting, bingo"),
    Option("controlled", "Controlled substances", "Cannabis, CBD, kratom, offers of prescription drugs"),
    Option("shaft", "Sex, hate, firearms, tobacco or vape"),
    Option("other", "Fireworks, deceptive offers, viral invitations"),
)

STEP = Step(
    name="eligibility",
    title="Can we register you?",
    intro="Before a company may text people in the US, the carriers want to know who it is. Five questions tell "
    "whether that can work here; "
    "nothing is filed and nothing is paid yet. Later you will need the company's tax letter, a contact person and your sign-up page.",
    fields=(
        TypeAhead(
            "country",
            "Country of the business",
            "Where the company is registered, not where its customers are.",
            name_of=countries.name_of,
            placeholder="Type a country, like Canada",
        ),
        Radio("legal_form", "Legal form", "As on the company's registration papers.", options=LEGAL_FORMS),
        Radio(
            "has_tax_id",
            "Does the business have a tax id of its own?",
            "In the US an EIN, in Canada a business number (BN), elsewhere the number in the company register.",
            options=YES_NO,
        ),
        Radio("recipients", "Where are the people you will text?", options=RECIPIENTS),
        Boxes(
            "forbidden",
            "Does the business, or what it will text, belong to one of these?",
            "The carriers refuse these and keep the fee, so we ask first.",
            options=FORBIDDEN,
        ),
    ),
)
