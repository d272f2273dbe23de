"""What a step offers before anybody typed: what follows from earlier answers, and the usual choice where there is one."""

from __future__ import annotations

from collections.abc import Callable

from bot.domain import choices, compose
from bot.domain.choices import CompanyStatus, LegalForm, Method, Volume, YesNo
from bot.domain.dossier import Dossier
from bot.domain.values import Value, Values


def _legal_form(dossier: Dossier) -> LegalForm | None:
    given = dossier.eligibility
    return given.legal_form if given else None


def _eligibility(_dossier: Dossier) -> dict[str, Value]:
    return {"country": "US"}


def _company(dossier: Dossier) -> dict[str, Value]:
    form = _legal_form(dossier)
    offered: dict[str, Value] = {"regions": ["USA_AND_CANADA"], "volume": Volume.LOW.value}
    if form in choices.BUSINESS_TYPE_OF:
        offered["business_type"] = choices.BUSINESS_TYPE_OF[form].value
    if form in choices.INDUSTRY_OF:
        offered["industry"] = choices.INDUSTRY_OF[form]
    return offered


def _tax(dossier: Dossier) -> dict[str, Value]:
    form = _legal_form(dossier)
    american = dossier.country == "US"
    owned = choices.COMPANY_STATUS_OF.get(form, CompanyStatus.PRIVATE) if form and american else CompanyStatus.PRIVATE
    return {"company_status": owned.value, "tax_id_type": choices.tax_id_types(dossier.country)[0]}


def _campaign(_dossier: Dossier) -> dict[str, Value]:
    return {"age_gated": YesNo.NO.value, "direct_lending": YesNo.NO.value}


def _opt_in(dossier: Dossier) -> dict[str, Value]:
    stored = dossier.values("opt_in")
    # A way of agreeing that is no longer offered has no sentence to compose.
    ticked = [method for method in stored.get("methods") or [] if method in {known.value for known in Method}]
    offered: dict[str, Value] = {"methods": [Method.WEB_FORM.value]}
    return {**offered, **compose.composed("opt_in", {**stored, "methods": ticked or offered["methods"]}, dossier)}


OFFERED: dict[str, Callable[[Dossier], dict[str, Value]]] = {
    "eligibility": _eligibility,
    "company": _company,
    "tax": _tax,
    "campaign": _campaign,
    "opt_in": _opt_in,
}


def defaults(step: str, dossier: Dossier, origin_channel: str) -> Values:
    """Return what a step offers; `origin_channel`, where the command was typed, is offered for news unless it is a direct message."""
    offer = OFFERED.get(step)
    if step == "contact":
        return {"channel": origin_channel} if origin_channel.startswith(("C", "G")) else {}
    return offer(dossier) if offer else {}
