"""Twilio's names of fields, as answers of ours.

Names come as attributes of end users, addresses and campaigns (reference 2.4, 2.5, 4.5, 12), as parameters of the API or as the
reviewers' tokens, in any case: all are read without case, underscores and dots.
"""

from __future__ import annotations

import re
from collections.abc import Collection

_ADDRESS = "address.street address.street_2 address.city address.region address.postal_code"
_PERSON = "contact.first_name contact.last_name contact.email contact.phone contact.job_title contact.job_position"
_SAMPLES = "samples.sample_1 samples.sample_2 samples.sample_3 samples.sample_4 samples.sample_5"

# Twilio's names → the answers that make them. Of several, those count that the code is known to be about, else the first alone;
# where there is a star, all count.
_NAMES = {
    # who the business is
    "business_name customer_name company_name legal_name": "company.legal_name",
    "brand_name display_name trade_name": "company.trade_name",
    "business_type": "company.business_type eligibility.legal_form",
    "business_industry industry vertical": "company.industry eligibility.legal_form",
    "business_regions_of_operation": "company.regions",
    "website website_url url": "company.website",
    "business_registration_identifier registration_authority tax_id_type": "tax.tax_id_type",
    "business_registration_number registration_number tax_id ein": "tax.tax_id",
    "company_type entity_type nonprofit government_entity": "tax.company_status eligibility.legal_form",
    "stock_exchange": "tax.stock_exchange",
    "stock_ticker stock_symbol": "tax.stock_ticker tax.stock_exchange",
    "brand_contact_email business_contact_email": "tax.brand_contact_email",
    "skip_automatic_sec_vet": "company.volume",
    # who answers for it
    "authorized_representative_1": f"* {_PERSON}",
    "first_name": "contact.first_name",
    "last_name": "contact.last_name",
    "email email_address support_email": "contact.email",
    "phone mobile_phone mobile_phone_number support_phone": "contact.phone",
    "phone_number": "contact.phone number.phone_number",
    "business_title job_title": "contact.job_title",
    "job_position": "contact.job_position",
    # where it is
    "address address_sids customer_profile_address": f"* {_ADDRESS}",
    "street address_line_1 house_number": "address.street",
    "street_secondary address_line_2": "address.street_2",
    "city locality": "address.city",
    "region state province": "address.region",
    "postal_code zip zip_code": "address.postal_code",
    "iso_country country country_code": "eligibility.country",
    # what is texted, and how people agree
    "us_app_to_person_usecase usecase use_case": "campaign.use_case",
    "description campaign_description use_case_description usecase_description": "campaign.goal",
    "age_gated": "campaign.age_gated",
    "direct_lending": "campaign.direct_lending",
    "message_samples sample_messages samples": f"* {_SAMPLES}",
    "has_embedded_links embedded_links has_embedded_phone embedded_phone": f"* {_SAMPLES}",
    **{f"sample_message_{n} message_sample_{n} sample_{n} sample{n}": f"samples.sample_{n}" for n in range(1, 6)},
    "message_flow call_to_action cta opt_in_flow subscriber_opt_in": "opt_in.message_flow",
    "opt_in_url opt_in_image_urls": "opt_in.opt_in_url",
    "privacy_policy_url privacy_policy privacy_policy_link": "opt_in.privacy_policy_url",
    "terms_and_conditions_url terms_and_conditions terms_and_conditions_link terms_url": "opt_in.terms_url",
    "opt_in_keywords": "opt_in.opt_in_keywords",
    "opt_in_message": "opt_in.opt_in_message",
    "opt_out_message opt_out_keywords opt_out": "opt_in.opt_out_message",
    "help_message help_keywords help": "opt_in.help_message",
    # the number
    "area_code": "number.area_code",
    "phone_number_sid": "number.phone_number",
}


def _bare(name: str) -> str:
    return re.sub(r"[\W_]", "", name).lower()


TOKENS = {_bare(name): tuple(answers.split()) for names, answers in _NAMES.items() for name in names.split()}
# One of a list, counted from nought as the API does: message_samples[0], MessageSamples.0.
_SAMPLE = re.compile(r"(?:message_?samples|sample_?messages)[\[./](\d)\]?", re.IGNORECASE)


def answers_of(token: str, usual: Collection[str] = ()) -> tuple[str, ...]:
    """Return the answers behind a name of Twilio's, as step.field; empty when it is none of ours.

    `usual` are those the code is known to be about: they decide where a name can mean several.
    """
    counted = _SAMPLE.fullmatch(token)
    if counted:
        number = int(counted[1]) + 1
        return (f"samples.sample_{number}",) if number <= 5 else ()
    found = TOKENS.get(_bare(token)) or TOKENS.get(_bare(re.split(r"[./]", token)[-1]), ())
    if found[:1] == ("*",):
        return found[1:]
    return tuple(answer for answer in found if answer in usual) or found[:1]
