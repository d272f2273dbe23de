"""What filing again does at Twilio: the calls of each kind of resubmission, and that none is lost or doubled."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from bot.domain.cards import Telling
from bot.domain.notices import Kind, Notice
from bot.domain.progress import State
from bot.twilio.numbers import FAILED
from bot.way import Way
from modals.card import card
from modals.checklist import checklist
from modals.history import events
from modals.meta import Meta
from modals.notices.reply import reply
from tests.filing import KEY, LEASE, LISTED, TEAM, Desk, desk
from tests.twilio_walk import dossier, provider

__all__ = ["desk"]
pytest_plugins = ["tests.databases"]


def refused(desk: Desk, stage: str, part: str, orders: Mapping[str, Any], **given: dict[str, Any]) -> None:
    """File everything and let it be refused as ordered."""
    desk.caller.order(**orders)
    desk.file("business", dossier(**given))
    if part == "sms":
        desk.file("sms", dossier(**given))
    desk.until(stage, State.REJECTED)


def listed(**tax: str) -> dict[str, dict[str, Any]]:
    return {**LISTED, "tax": {**LISTED["tax"], **tax}}


PROFILE = ["POST /trusthub/EndUsers", "POST /trusthub/CustomerProfiles/Evaluations", "POST /trusthub/CustomerProfiles"]
TAX = {"tax": {"tax_id": "84-1930257"}}
PLACE = {"address": {"region": "NH", "city": "Concord"}}
REPLACED = [
    "POST /api/Addresses.json",
    "POST /trusthub/SupportingDocuments",
    "POST /trusthub/CustomerProfiles/Evaluations",
    "POST /trusthub/CustomerProfiles",
]
UPDATED = "POST /messaging/BrandRegistrations"


def test_a_profile_filed_again_writes_the_object_that_changed_and_hands_the_profile_in(desk: Desk) -> None:
    refused(desk, "profile_submission", "business", {"profile": [{"code": 18601, "fields": ["website_url"]}]})
    desk.file("business", dossier(company={"website": "https://www.harbor-outfitters.example"}))
    desk.until("profile_submission", State.PENDING, 2)

    assert desk.written("EndUsers") + desk.written("CustomerProfiles") == PROFILE


def test_an_address_filed_again_is_written_in_place_while_the_profile_is_refused(desk: Desk) -> None:
    refused(desk, "profile_submission", "business", {"profile": [{"code": 18603, "fields": ["street"]}]})
    desk.file("business", dossier(address={"street": "412 Commercial Street"}))
    desk.until("profile_submission", State.PENDING, 2)

    assert len(desk.caller.admin("GET", "objects")["addresses"]) == 1
    assert desk.written("Addresses") == ["POST /api/Addresses.json"]


def test_a_trust_product_filed_again_leaves_the_profile_alone(desk: Desk) -> None:
    order = {"trust_product": [{"code": 30796, "fields": ["stock_ticker"]}]}
    refused(desk, "trust_submission", "business", order, **LISTED)
    desk.file("business", dossier(**listed(stock_ticker="HRB")))
    desk.until("trust_submission", State.PENDING, 2)

    assert desk.written("trusthub") == [
        "POST /trusthub/EndUsers",
        "POST /trusthub/TrustProducts/Evaluations",
        "POST /trusthub/TrustProducts",
    ]


@pytest.mark.parametrize(("changed", "before"), [(TAX, PROFILE), (PLACE, REPLACED)], ids=["tax id", "locked address"])
def test_a_brand_is_updated_behind_the_profile_it_speaks_for(
    changed: dict[str, dict[str, Any]], before: list[str], desk: Desk
) -> None:
    refused(desk, "brand", "business", {"brand": [{"code": 30795, "fields": ["region"]}]})
    desk.file("business", dossier(**changed))
    brand = desk.until("brand", State.APPROVED, 2)

    assert desk.written() == [*before, UPDATED]
    assert brand.changes == 1
    assert len(desk.caller.admin("GET", "objects")["brands"]) == 1


def test_a_brand_the_registry_never_got_is_registered_anew(desk: Desk) -> None:
    refused(desk, "brand", "business", {"brand": [{"code": 30701, "fields": ["region"], "tcr": False}]})
    desk.file("business", dossier(**TAX))
    brand = desk.until("brand", State.APPROVED, 2)

    assert desk.written() == [*PROFILE, UPDATED]
    assert (brand.changes, len(desk.caller.admin("GET", "objects")["brands"])) == (0, 2)


@pytest.mark.parametrize("lost", ["slow", "drop_before", "drop_after"])
def test_another_volume_means_another_brand_and_one_alone(lost: str, desk: Desk) -> None:
    refused(desk, "brand", "business", {"brand": [{"code": 30795}]})
    desk.caller.admin("POST", "faults", {"method": "POST", "path": "/BrandRegistrations$", "do": lost})
    desk.file("business", dossier(company={"volume": "high"}))
    desk.until("brand", State.APPROVED, 2)
    brands = desk.caller.admin("GET", "objects")["brands"]

    assert [brand["skip_automatic_sec_vet"] for brand in brands] == [True, False]


@pytest.mark.parametrize("code", [22203, 20409])
def test_a_profile_that_twilio_does_not_open_again_is_for_its_support(code: int, desk: Desk) -> None:
    refused(desk, "brand", "business", {"brand": [{"code": 30795}], "reopening": [{"code": code}]})
    desk.file("business", dossier(**TAX))
    profile = desk.until("profile_submission", State.REJECTED, 2)

    assert [finding.code for finding in profile.findings] == ["22203"]
    assert UPDATED not in desk.written()


def test_a_brand_corrected_three_times_says_that_it_is_the_end(desk: Desk) -> None:
    refused(desk, "brand", "business", {"brand": [{"code": 30795}] * 4})
    for number in (2, 3, 4):
        desk.file("business", dossier(tax={"tax_id": f"84-193020{number}"}))
        brand = desk.until("brand", State.REJECTED, number)

    assert [finding.code for finding in brand.findings] == ["30795", "21724"]
    assert brand.changes == 3


EDITED = {
    "Description",
    "MessageFlow",
    "MessageSamples",
    "HasEmbeddedLinks",
    "HasEmbeddedPhone",
    "AgeGated",
    "DirectLending",
    "PrivacyPolicyUrl",
    "TermsAndConditionsUrl",
}
GOAL = {
    "campaign": {"goal": "Harbor Outfitters texts customers who signed up about weekly offers on outdoor clothing."}
}
NEW = ["DELETE /messaging/Usa2p", "POST /messaging/Usa2p"]


def test_a_campaign_filed_again_carries_the_full_set(desk: Desk) -> None:
    refused(desk, "campaign", "sms", {"campaign": [{"code": 30886, "fields": ["USE_CASE_DESCRIPTION"]}]})
    desk.file("sms", dossier(**GOAL))
    desk.until("campaign", State.APPROVED, 2)
    sent = [call for call in desk.caller.admin("GET", f"requests?since={desk.before}") if call["method"] == "POST"]

    assert [set(call["form"]) for call in sent] == [EDITED]


@pytest.mark.parametrize(
    ("code", "changed"),
    [
        (30893, {"campaign": {"use_case": "MIXED"}}),
        (
            30890,
            {
                "opt_in": {
                    "help_message": "Harbor Outfitters: write to help@harbor-outfitters.example. Reply STOP to opt out."
                }
            },
        ),
        (30901, {}),
    ],
    ids=["use case", "reply", "never reviewed"],
)
def test_what_twilio_does_not_edit_means_a_new_campaign(code: int, changed: dict[str, Any], desk: Desk) -> None:
    refused(desk, "campaign", "sms", {"campaign": [{"code": code}]})
    desk.file("sms", dossier(**changed))
    desk.until("campaign", State.APPROVED, 2)

    assert desk.written() == NEW


def test_where_editing_is_not_open_a_new_campaign_is_filed(desk: Desk) -> None:
    refused(desk, "campaign", "sms", {"campaign": [{"code": 30886}]})
    desk.caller.admin("POST", "faults", {"method": "POST", "path": r"/Usa2p/QE\w+$", "do": "status", "status": 403})
    desk.file("sms", dossier(**GOAL))
    desk.until("campaign", State.APPROVED, 2)

    assert desk.written() == NEW


BRAND_PATH, CAMPAIGN_PATH = r"/BrandRegistrations/BN\w+$", r"/Usa2p"


@pytest.mark.parametrize("lost", ["drop_before", "drop_after"])
@pytest.mark.parametrize(
    ("stage", "part", "path", "changed", "expected"),
    [
        ("brand", "business", BRAND_PATH, TAX, [UPDATED]),
        ("campaign", "sms", CAMPAIGN_PATH, GOAL, ["POST /messaging/Usa2p"]),
        ("campaign", "sms", CAMPAIGN_PATH, {"campaign": {"use_case": "MIXED"}}, NEW),
    ],
    ids=["brand update", "campaign update", "new campaign"],
)
def test_what_is_handed_in_again_is_handed_in_once_however_the_call_is_lost(
    stage: str, part: str, path: str, changed: dict[str, Any], expected: list[str], lost: str, desk: Desk
) -> None:
    refused(desk, stage, part, {stage: [{"code": 30799}]})
    for method in ("POST", "DELETE"):
        desk.caller.admin("POST", "faults", {"method": method, "path": path, "do": lost})
    desk.file(part, dossier(**changed))
    desk.until(stage, State.APPROVED, 2)

    assert desk.written("messaging") == expected


@pytest.mark.parametrize("lost", [None, "drop_before", "drop_after"])
@pytest.mark.parametrize(
    ("stage", "part", "path", "changed"),
    [("brand", "business", BRAND_PATH, {}), ("campaign", "sms", CAMPAIGN_PATH, GOAL)],
    ids=["brand", "campaign"],
)
def test_what_is_filed_again_in_the_very_second_of_its_refusal_is_handed_in_once(
    stage: str, part: str, path: str, changed: dict[str, Any], lost: str | None, desk: Desk
) -> None:
    desk.caller.admin("POST", "clock", {"rate": 0})
    desk.caller.admin("POST", "delays", {stage: 60})  # a minute after it was handed in the bot looks, too
    desk.caller.order(**{stage: [{"code": 30799}]})
    desk.file("business", dossier())
    if part == "sms":
        desk.file("sms", dossier())
    desk.until(stage, State.REJECTED, step=60)
    if lost:
        desk.caller.admin("POST", "faults", {"method": "POST", "path": path, "do": lost})
    desk.file(part, dossier(**changed))
    desk.until(stage, State.APPROVED, 2)

    assert len(desk.written("messaging")) == 1


def test_a_link_that_ran_out_is_mailed_again_once_however_the_call_is_lost(desk: Desk) -> None:
    desk.caller.order(mailed_link=["ignore", "click"])
    desk.file("business", dossier(**LISTED))
    desk.until("link", State.PENDING)
    desk.caller.passes(8 * 86_400)
    desk.until("link", State.REJECTED)
    desk.kinds()
    desk.caller.admin("POST", "faults", {"method": "POST", "path": "/2fa$", "do": "drop_after"})
    desk.file("business", dossier(**LISTED))
    desk.until("brand", State.APPROVED, 1)

    assert desk.written() == ["POST /messaging/BrandRegistrations/2fa"]
    assert sorted(desk.kinds()) == [Kind.APPROVED, Kind.RESENT]


def test_a_corrected_mailbox_uses_up_no_correction_of_the_brand(desk: Desk) -> None:
    desk.caller.order(mailed_link=["ignore", "click"])
    desk.file("business", dossier(**LISTED))
    desk.until("link", State.PENDING)
    desk.caller.passes(8 * 86_400)
    desk.until("link", State.REJECTED)
    desk.file("business", dossier(**listed(brand_contact_email="legal@harbor-outfitters.example")))
    brand = desk.until("brand", State.APPROVED, 2)

    assert brand.changes == 0
    assert desk.written("messaging") == ["POST /messaging/BrandRegistrations/2fa"]


def test_a_link_is_told_anew_and_not_as_resent_when_the_brand_is_handed_in_again(desk: Desk) -> None:
    refused(desk, "brand", "business", {"brand": [{"code": 30796, "fields": ["stock_ticker"]}]}, **LISTED)
    desk.kinds()
    desk.file("business", dossier(**listed(stock_ticker="HRB")))
    desk.until("brand", State.APPROVED, 2)

    assert desk.kinds() == [Kind.FILED, Kind.LINK, Kind.APPROVED]


SITE = {"company": {"website": "https://www.harbor-outfitters.example"}}


@pytest.fixture
def late(desk: Desk) -> Desk:
    """A profile that is refused while its brand is approved already."""
    desk.caller.admin("POST", "delays", {"profile": 86_400})
    refused(desk, "profile_submission", "sms", {"profile": [{"code": 18601, "fields": ["website_url"]}, "approve"]})
    assert desk.mark("brand").state is State.APPROVED
    desk.kinds()
    return desk


def test_a_profile_mended_behind_an_approved_brand_is_told_and_the_brand_is_not_told_again(late: Desk) -> None:
    late.file("business", dossier(**SITE))
    late.until("profile_submission", State.APPROVED, 2)
    late.until("brand", State.APPROVED, 2)

    stage = "profile_submission"
    assert late.news() == [(Kind.FILED, stage), (Kind.APPROVED, stage)]


def test_a_profile_mended_for_a_refused_brand_leaves_the_news_to_the_brand(desk: Desk) -> None:
    refused(desk, "brand", "business", {"brand": [{"code": 30795}]})
    desk.kinds()
    desk.file("business", dossier(**TAX))
    desk.until("brand", State.APPROVED, 2)
    desk.until("profile_submission", State.APPROVED, 2)

    assert desk.news()[-1] == (Kind.APPROVED, "brand")


def test_another_reason_for_the_same_filing_is_told(desk: Desk) -> None:
    orders = {"profile": [{"code": 18602}, {"code": 18605}, {"code": 18605}]}
    refused(desk, "profile_submission", "business", orders)
    profile = desk.mark("profile_submission").remote_id
    told = [desk.kinds()]
    for _ in range(2):
        desk.caller.sdk.trusthub.v1.customer_profiles(profile).update(status="pending-review")
        desk.caller.passes(2 * 86_400)
        desk.until("profile_submission", State.REJECTED)
        told.append(desk.kinds())

    assert told == [[Kind.FILED, Kind.REFUSED], [Kind.REFUSED], []]


@pytest.mark.parametrize(("code", "told"), [(30730, 0), (30713, 1), (30795, 0)])
def test_the_operator_hears_of_a_refusal_that_only_they_can_mend(code: int, told: int, desk: Desk) -> None:
    refused(desk, "brand", "business", {"brand": [[{"code": code}, {"code": 30754}]]})
    alarms = desk.store.claim_alarms(lease=LEASE)

    assert [f"registration {KEY}, brand, code {code}" in alarm.sentence for alarm in alarms] == [True] * told


def test_what_a_callback_said_of_one_refusal_is_not_told_of_the_next(desk: Desk) -> None:
    desk.caller.order(profile=[{"code": 18603}, {"code": 18605}])
    desk.file("business", dossier())
    pending = desk.until("profile_submission", State.PENDING)
    desk.store.hint(str(pending.remote_id), "callback", "EV1", desk.clock.now(), note="No such house number.")
    first = desk.until("profile_submission", State.REJECTED)
    desk.caller.passes(2 * 86_400)
    desk.look()
    still = desk.mark("profile_submission")
    desk.file("business", dossier(address={"street": "412 Commercial Street"}))
    second = desk.until("profile_submission", State.REJECTED, 2)

    assert [mark.findings[0].text for mark in (first, still, second)] == [*["No such house number."] * 2, ""]


@pytest.mark.parametrize("changed", [{}, SITE], ids=["same answers", "other answers"])
@pytest.mark.parametrize("part", ["profile_business_info", "profile_document", "profile_primary"])
def test_a_part_taken_out_of_a_refused_profile_by_hand_is_put_back_once(
    part: str, changed: dict[str, dict[str, Any]], desk: Desk
) -> None:
    refused(desk, "profile_submission", "business", {"profile": [{"code": 18601}, "approve"]})
    profile = desk.caller.sdk.trusthub.v1.customer_profiles(desk.mark("profile").remote_id)
    profile.customer_profiles_entity_assignments(desk.mark(part).remote_id).delete()
    desk.file("business", dossier(**changed))
    desk.until("profile_submission", State.APPROVED, 2)

    assert len(desk.written("EntityAssignments")) == 1
    assert len(desk.written("CustomerProfiles/Evaluations")) == 1


@pytest.fixture
def another(desk: Desk) -> tuple[Desk, str]:
    """A number that the carriers refused, and another one bought in its place; with the id of the first."""
    one, two = (offer.phone_number for offer in provider(desk.caller).offers("207", limit=2))
    for part in ("business", "sms", "number"):
        desk.file(part, dossier(number={"phone_number": one}))
    desk.until("registered", State.PENDING)
    first = str(desk.mark("number").remote_id)
    desk.store.hint(first, FAILED, "EV1", desk.clock.now(), stage="registered")
    desk.until("registered", State.REJECTED)
    desk.file("number", dossier(number={"phone_number": two}))
    desk.until("registered", State.PENDING, 2)
    return desk, first


def test_another_number_takes_the_place_of_the_refused_one_in_the_service(another: tuple[Desk, str]) -> None:
    desk, first = another
    held = desk.caller.sdk.messaging.v1.services(desk.mark("service").remote_id).phone_numbers.list()

    assert [number.sid for number in held] == [desk.mark("number").remote_id] != [first]


def test_every_number_that_costs_is_told_with_its_id(another: tuple[Desk, str]) -> None:
    desk, first = another
    case = desk.case()
    second = str(desk.mark("number").remote_id)
    bars = Way(provider(desk.caller).stages).bars(case)
    shown = Telling(case.registration, case.dossier, case.marks, bars, desk.clock.now())
    withdrawn = Notice("withdrawn", Kind.LOST, desk.clock.now(), {"withdrawn_by": "U1"})
    bought = [
        event for event in events(case.registration, desk.store.past(TEAM, KEY)) if event.what == "Number: bought"
    ]
    places = {
        "card": str(card(shown)),
        "overview": str(checklist(case.registration, case.dossier, bars, Meta("checklist", KEY))),
        "withdrawal": str(reply(withdrawn, shown)),
        "history": str(bought[0].details),
    }

    assert {place: (first in text, second in text, text.count("$1.15 a month")) for place, text in places.items()} == {
        "card": (True, True, 2),
        "overview": (True, True, 2),
        "withdrawal": (True, True, 4),  # in the text and in the blocks
        "history": (True, True, 2),
    }
