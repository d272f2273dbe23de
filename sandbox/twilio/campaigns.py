"""Campaigns (Usa2p): one for each messaging service, filed against an approved brand."""

import re
from typing import Any

from sandbox.twilio.brand_reviews import MAIL_PENDING, latest_mail
from sandbox.twilio.campaign_reviews import begin_review, tell_campaign
from sandbox.twilio.errors import CONFLICT, TwilioError, not_found
from sandbox.twilio.operations import Call, Operation, op
from sandbox.twilio.registrations import deregister, numbers_in
from sandbox.twilio.usecases import CODES, fits_service, offered
from sandbox.twilio.world import Row, World, sid

ONLY_SID = "QE2c6890da8086d771620e9b13fadeba0b"
BASE = "/v1/Services/{MessagingServiceSid}/Compliance/Usa2p"
BAD_LENGTH = 21728
LENGTHS = {
    "Description": (40, 4096),
    "MessageFlow": (40, 2048),
    "OptInMessage": (20, 320),
    "OptOutMessage": (20, 320),
    "HelpMessage": (20, 320),
}
NAMES = {
    "description": "Description",
    "message_flow": "MessageFlow",
    "message_samples": "MessageSamples",
    "has_embedded_links": "HasEmbeddedLinks",
    "has_embedded_phone": "HasEmbeddedPhone",
    "age_gated": "AgeGated",
    "direct_lending": "DirectLending",
    "privacy_policy_url": "PrivacyPolicyUrl",
    "terms_and_conditions_url": "TermsAndConditionsUrl",
}
MADE_ONCE = {
    "subscriber_opt_in": "SubscriberOptIn",
    "opt_in_message": "OptInMessage",
    "opt_out_message": "OptOutMessage",
    "help_message": "HelpMessage",
    "opt_in_keywords": "OptInKeywords",
    "opt_out_keywords": "OptOutKeywords",
    "help_keywords": "HelpKeywords",
}
DEFAULTS: dict[str, Any] = {
    "subscriber_opt_in": False,
    "age_gated": False,
    "direct_lending": False,
    "opt_in_message": None,
    "opt_in_keywords": [],
    "opt_out_message": "You will get no more messages from this number. Reply START to get them again.",
    "opt_out_keywords": ["STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT"],
    "help_message": "Reply STOP to unsubscribe. Msg&Data rates may apply.",
    "help_keywords": ["HELP", "INFO"],
}


def create(world: World, call: Call) -> Row:
    """File a campaign; it is looked at from now on."""
    service = world.find("services", call.path["MessagingServiceSid"], call.account)
    check_texts(call)
    usecase, brand = call["UsAppToPersonUsecase"], brand_for(world, call)
    if service["sid"] in world.tables["campaigns"]:
        raise TwilioError(CONFLICT, "This messaging service has a campaign already.", 409)
    if not fits_service(service["usecase"], usecase):
        raise TwilioError(21719, f"The service's use case {service['usecase']} does not allow {usecase}.")
    campaign = world.add(
        "campaigns",
        "QE",
        call.account,
        **{**DEFAULTS, **call.given(**NAMES, **MADE_ONCE), "_key": service["sid"], "sid": ONLY_SID},
        brand_registration_sid=brand["sid"],
        messaging_service_sid=service["sid"],
        us_app_to_person_usecase=usecase,
        campaign_status="PENDING",
        campaign_id=None,
        is_externally_registered=False,
        rate_limits=rate_limits(brand),
        mock=brand["mock"],
        errors=[],
        _cm=sid("CM"),
    )
    service["us_app_to_person_registered"] = True
    begin_review(world, campaign)
    return campaign


def rate_limits(brand: Row) -> Row:
    """Return how fast a brand may send."""
    small = brand["skip_automatic_sec_vet"]
    att = {"mps": 1.25 if small else 75, "msg_class": "T" if small else "C"}
    return {"att": att, "tmobile": {"brand_tier": "LOW" if small else "UPPER_MID"}}


def brand_for(world: World, call: Call) -> Row:
    """Return the brand a campaign is filed against, or say why it cannot carry one."""
    brand = world.tables["brands"].get(call["BrandRegistrationSid"])
    if brand is None or brand["account_sid"] != call.account["sid"]:
        raise TwilioError(21717, "There is no such brand.")
    if brand["status"] != "APPROVED":
        raise TwilioError(21717, f"The brand is {brand['status']}; a campaign needs an approved one.")
    mail = latest_mail(world, brand)
    if mail is not None and mail["vetting_status"] == "FAILED":
        raise TwilioError(21737, "The brand's verification by mail has expired.")
    if brand["identity_status"] == MAIL_PENDING:
        raise TwilioError(30994, "The brand waits for its verification by mail.")
    if brand["identity_status"] == "UNVERIFIED":
        raise TwilioError(30991, "The brand's identity is not verified.")
    if call["UsAppToPersonUsecase"] not in CODES:
        raise TwilioError(21720, f"There is no use case {call['UsAppToPersonUsecase']}.")
    if call["UsAppToPersonUsecase"] not in offered(brand):
        raise TwilioError(21717, f"The brand may not use {call['UsAppToPersonUsecase']}.")
    return brand


def check_texts(call: Call) -> None:
    """Refuse texts that are too short or long, too few samples, keywords of other signs, missing policies."""
    for name, (least, most) in LENGTHS.items():
        if name in call.form and not least <= len(call[name]) <= most:
            raise TwilioError(BAD_LENGTH, f"{name} must have {least} to {most} characters.")
    samples = call["MessageSamples"]
    if not 2 <= len(samples) <= 5 or not all(20 <= len(sample) <= 1024 for sample in samples):
        raise TwilioError(BAD_LENGTH, "MessageSamples must be 2 to 5 texts of 20 to 1024 characters.")
    for name in ("OptInKeywords", "OptOutKeywords", "HelpKeywords"):
        check_keywords(name, call.get(name, []))
    for name, code in (("PrivacyPolicyUrl", 30933), ("TermsAndConditionsUrl", 30934)):
        if not re.match(r"https://[^\s/]+", call.get(name, "")):
            raise TwilioError(code, f"{name} must be a public https address.")


def check_keywords(name: str, words: list[str]) -> None:
    """Refuse keywords that are not plain words, or too many of them."""
    if not all(word.isalnum() for word in words) or len(",".join(words)) > 255:
        raise TwilioError(BAD_LENGTH, f"{name} must be letters and digits, 255 in all.")


def find(world: World, call: Call) -> Row:
    """Return the campaign of a service."""
    world.find("services", call.path["MessagingServiceSid"], call.account)
    campaign = world.tables["campaigns"].get(call.path["MessagingServiceSid"])
    if campaign is None or call.path["Sid"] != ONLY_SID:
        raise not_found(f"/Services/{call.path['MessagingServiceSid']}/Compliance/Usa2p/{call.path['Sid']}")
    return campaign


def listed(world: World, call: Call) -> list[Row]:
    """Return the service's campaign, if it has one."""
    service = world.find("services", call.path["MessagingServiceSid"], call.account)
    return [row for row in world.listed("campaigns", call.account) if row["messaging_service_sid"] == service["sid"]]


def update(world: World, call: Call) -> Row:
    """File a failed campaign again with its corrected texts."""
    campaign = find(world, call)
    if campaign["campaign_status"] == "SUSPENDED":
        raise TwilioError(21729, "The campaign is suspended.")
    if campaign["campaign_status"] != "FAILED":
        raise TwilioError(
            CONFLICT, f"The campaign is {campaign['campaign_status']}; only a failed one can be edited.", 409
        )
    check_texts(call)
    campaign.update(call.given(**NAMES), campaign_status="IN_PROGRESS", errors=[], date_updated=world.clock.now())
    begin_review(world, campaign)
    return campaign


def delete(world: World, call: Call) -> None:
    """Remove a campaign; its numbers are no longer registered."""
    campaign = find(world, call)
    if campaign["campaign_status"] == "SUSPENDED":
        raise TwilioError(21729, "The campaign is suspended.")
    now, service_sid = world.clock.now(), campaign["messaging_service_sid"]
    for number in numbers_in(world, service_sid):
        deregister(world, number, now)
    del world.tables["campaigns"][service_sid]
    world.tables["services"][service_sid]["us_app_to_person_registered"] = False
    tell_campaign(world, campaign, "campaign-deleted", now)


def usecases(world: World, call: Call) -> Row:
    """Return the use cases a brand may choose from; without a brand, all of them."""
    world.find("services", call.path["MessagingServiceSid"], call.account)
    if "BrandRegistrationSid" not in call.form:
        return {"us_app_to_person_usecases": list(CODES.values())}
    brand = world.find("brands", call["BrandRegistrationSid"], call.account)
    return {"us_app_to_person_usecases": list(offered(brand).values())}


def show(row: Row, call: Call) -> Row:
    """Show a campaign; the policies' addresses only to those who ask for version 1.2."""
    hidden = (
        set()
        if call.headers.get("x-twilio-api-version") == "v1.2"
        else {"privacy_policy_url", "terms_and_conditions_url"}
    )
    place = f"/v1/Services/{row['messaging_service_sid']}/Compliance/Usa2p/{row['sid']}"
    shown = {name: value for name, value in row.items() if name not in hidden}
    return {**shown, "url": f"https://messaging.twilio.com{place}"}


_FLAGS = "HasEmbeddedLinks*:bool HasEmbeddedPhone*:bool"
_TEXTS = f"Description* MessageFlow* MessageSamples*:list {_FLAGS} PrivacyPolicyUrl TermsAndConditionsUrl"
_REPLIES = "OptInMessage OptOutMessage HelpMessage OptInKeywords:list OptOutKeywords:list HelpKeywords:list"
_MADE = f"BrandRegistrationSid* UsAppToPersonUsecase* SubscriberOptIn:bool AgeGated:bool DirectLending:bool {_REPLIES}"
_CHANGED = f"{_TEXTS} AgeGated*:bool DirectLending*:bool"
OPERATIONS: list[Operation] = [
    op("GET", "messaging", f"{BASE}/Usecases", usecases, "BrandRegistrationSid"),
    op("POST", "messaging", BASE, create, f"{_TEXTS} {_MADE}", show=show, missing=21727),
    op("GET", "messaging", BASE, listed, key="compliance", show=show),
    op("GET", "messaging", f"{BASE}/{{Sid}}", find, show=show),
    op("POST", "messaging", f"{BASE}/{{Sid}}", update, _CHANGED, show=show, missing=21727),
    op("DELETE", "messaging", f"{BASE}/{{Sid}}", delete),
]
