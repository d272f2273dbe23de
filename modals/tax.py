"""Who owns the business, and its tax id."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain import choices
from bot.domain.choices import CompanyStatus
from bot.domain.dossier import Dossier
from bot.domain.tax_ids import TAX_IDS
from bot.domain.values import Values
from modals.fields import Email, Scene, Secret, Text
from modals.menus import Choice, Option, Radio, options_of
from modals.step import Step

OWNERS = (
    Option("private", "Private", "Not listed on a stock exchange: most companies"),
    Option("public", "Public", "Listed on a stock exchange; a link is mailed to an employee"),
    Option("non-profit", "Non-profit", "US organizations with a 501(c) letter only"),
    Option("government", "Government", "US federal, state or local bodies only"),
)
EXCHANGES = options_of(
    {exchange: exchange.replace("OTHER", "Another exchange") for exchange in choices.STOCK_EXCHANGES}
)


def _listed(values: Values, _dossier: Dossier) -> bool:
    return values.get("company_status") == CompanyStatus.PUBLIC


def _kind(dossier: Dossier) -> str:
    return choices.tax_id_types(dossier.country)[0]


def _kinds(scene: Scene) -> Sequence[Option]:
    return [Option(kind, TAX_IDS[kind].label) for kind in choices.tax_id_types(scene.dossier.country)]


def _number_label(dossier: Dossier) -> str:
    return TAX_IDS[_kind(dossier)].label


def _number_hint(dossier: Dossier) -> str:
    return f"{TAX_IDS[_kind(dossier)].hint} It is kept encrypted and never shown again in full."


STEP = Step(
    name="tax",
    title="Ownership and tax id",
    intro="The carriers compare the tax id with the legal name. Most refusals come from the two not matching the tax record.",
    fields=(
        Radio("company_status", "Who owns the business?", options=OWNERS, dispatch=True),
        Choice("stock_exchange", "Stock exchange", shown=_listed, options=EXCHANGES, placeholder="Choose an exchange"),
        Text(
            "stock_ticker",
            "Ticker symbol",
            "As on the exchange, like ACME.",
            shown=_listed,
            most=10,
            placeholder="ACME",
        ),
        Email(
            "brand_contact_email",
            "E-mail for the carriers' link",
            "An employee's own mailbox at the company's domain, not a list. A link is mailed there and must be clicked within seven days.",
            shown=_listed,
            placeholder="dana@acme.com",
        ),
        Radio("tax_id_type", "Kind of tax id", options=_kinds),
        Secret("tax_id", _number_label, _number_hint, most=40),
    ),
)
