"""Everything a person sees, as plain dicts: windows, messages, and what they are read back from."""

from __future__ import annotations

from bot.domain.dossier import Dossier
from modals import (
    address,
    campaign,
    company,
    contact,
    eligibility,
    number,
    opt_in,
    resend_link,
    review_business,
    review_sms,
    samples,
    tax,
)
from modals.step import Step
from modals.suggestions import options

__all__ = ["STEPS", "Step", "acceptance", "options"]

STEPS: dict[str, Step] = {
    module.STEP.name: module.STEP
    for module in (
        eligibility,
        company,
        address,
        tax,
        contact,
        review_business,
        campaign,
        samples,
        opt_in,
        review_sms,
        number,
        resend_link,
    )
}

ACCEPTED = {
    "review_business": review_business.acceptance,
    "review_sms": review_sms.acceptance,
    "resend_link": resend_link.acceptance,
}


def acceptance(step: str, dossier: Dossier, *, again: bool = False, at_once: bool = False) -> str:
    """Return the words a person accepts by submitting the last step of a part; they are kept with the filing.

    `again` says that the part was refused and is filed corrected, `at_once` that numbers are not bought on approval only.
    """
    return number.acceptance(at_once=at_once) if step == "number" else ACCEPTED[step](dossier, again=again)
