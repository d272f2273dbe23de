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
from tests.kit.filing import KEY, LEASE, TEAM, Refiling, refiling
from tests.kit.twilio_walk import LISTED, dossier, provider

__all__ = ["refiling"]
pytest_plugins = ["tests.kit.databases"]


def refused(refiling: Refiling, stage: str, part: str, orders: Mapping[str, Any], **given: dict[str, Any]) -> None:
    """File everything and let it be refused as ordered."""
    refiling.caller.order(**orders)
    refiling.file("business", dossier(**given))
    if part == "sms":
        refiling.file("sms", dossier(**given))
    refiling.until(stage, State.REJECTED)


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


def test_a_profile_filed_again_writes_the_object_that_changed_and_hands_the_profile_in(refiling: Refiling) -> None:
    refused(refiling, "profile_submission", "business", {"profile": [{"code": 18601, "fields": ["website_url"]}]})
    refiling.file("business", dossier(company={"website": "https://www.harbor-outfitters.example"}))
    refiling.until("profile_submission", State.PENDING, 2)

    assert refiling.written("EndUsers") + refiling.written("CustomerProfiles") == PROFILE


def test_an_address_filed_again_is_written_in_place_while_the_profile_is_refused(refiling: Refiling) -> None:
    refused(refiling, "profile_submission", "business", {"profile": [{"code": 18603, "fields": ["street"]}]})
    refiling.file("business", dossier(address={"street": "412 Commercial Street"}))
    refiling.until("profile_submission", State.PENDING, 2)

    assert len(refiling.caller.admin("GET", "objects")["addresses"]) == 1
    assert refiling.written("Addresses") == ["POST /api/Addresses.json"]


def test_a_trust_product_filed_again_leaves_the_profile_alone(refiling: Refiling) -> None:
    order = {"trust_product": [{"code": 30796, "fields": ["stock_ticker"]}]}
    refused(refiling, "trust_submission", "business", order, **LISTED)
    refiling.file("business", dossier(**listed(stock_ticker="HRB")))
    refiling.until("trust_submission", State.PENDING, 2)

    assert refiling.written("trusthub") == [
        "POST /trusthub/EndUsers",
        "POST /trusthub/TrustProducts/Evaluations",
        "POST /trusthub/TrustProducts",
    ]


@pytest.mark.parametrize(("changed", "before"), [(TAX, PROFILE), (PLACE, REPLACED)], ids=["tax id", "locked address"])
def test_a_brand_is_updated_behind_the_profile_it_speaks_for(
    changed: dict[str, dict[str, Any]], before: list[str], refiling: Refiling
) -> None:
    refused(refiling, "brand", "business", {"brand": [{"code": 30795, "fields": ["region"]}]})
    refiling.file("business", dossier(**changed))
    brand = refiling.until("brand", State.APPROVED, 2)

    assert refiling.written() == [*before, UPDATED]
    assert brand.changes == 1
    assert len(refiling.caller.admin("GET", "objects")["brands"]) == 1


def test_a_brand_the_registry_never_got_is_registered_anew(refiling: Refiling) -> None:
    refused(refiling, "brand", "business", {"brand": [{"code": 30701, "fields": ["region"], "tcr": False}]})
    refiling.file("business", dossier(**TAX))
    brand = refiling.until("brand", State.APPROVED, 2)

    assert refiling.written() == [*PROFILE, UPDATED]
    assert (brand.changes, len(refiling.caller.admin("GET", "objects")["brands"])) == (0, 2)


@pytest.mark.parametrize("lost", ["slow", "drop_before", "drop_after"])
def test_another_volume_means_another_brand_and_one_alone(lost: str, refiling: Refiling) -> None:
    refused(refiling, "brand", "business", {"brand": [{"code": 30795}]})
    refiling.caller.admin("POST", "faults", {"method": "POST", "path": "/BrandRegistrations$", "do": lost})
    refiling.file("business", dossier(company={"volume": "high"}))
    refiling.until("brand", State.APPROVED, 2)
    brands = refiling.caller.admin("GET", "objects")["brands"]

    assert [brand["skip_automatic_sec_vet"] for brand in brands] == [True, False]


@pytest.mark.parametrize("code", [22203, 20409])
def test_a_profile_that_twilio_does_not_open_again_is_for_its_support(code: int, refiling: Refiling) -> None:
    refused(refiling, "brand", "business", {"brand": [{"code": 30795}], "reopening": [{"code": code}]})
    refiling.file("business", dossier(**TAX))
    profile = refiling.until("profile_submission", State.REJECTED, 2)

    assert [finding.code for finding in profile.findings] == ["22203"]
    assert UPDATED not in refiling.written()


def test_a_brand_corrected_three_times_says_that_it_is_the_end(refiling: Refiling) -> None:
    refused(refiling, "brand", "business", {"brand": [{"code": 30795}] * 4})
    for number in (2, 3, 4):
        refiling.file("business", dossier(tax={"tax_id": f"84-193020{number}"}))
        brand = refiling.until("brand", State.REJECTED, number)

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


def test_a_campaign_filed_again_carries_the_full_set(refiling: Refiling) -> None:
    refused(refiling, "campaign", "sms", {"campaign": [{"code": 30886, "fields": ["USE_CASE_DESCRIPTION"]}]})
    refiling.file("sms", dossier(**GOAL))
    refiling.until("campaign", State.APPROVED, 2)
    sent = [
        call for call in refiling.caller.admin("GET", f"requests?since={refiling.before}") if call["method"] == "POST"
    ]

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
def test_what_twilio_does_not_edit_means_a_new_campaign(code: int, changed: dict[str, Any], refiling: Refiling) -> None:
    refused(refiling, "campaign", "sms", {"campaign": [{"code": code}]})
    refiling.file("sms", dossier(**changed))
    refiling.until("campaign", State.APPROVED, 2)

    assert refiling.written() == NEW


def test_where_editing_is_not_open_a_new_campaign_is_filed(refiling: Refiling) -> None:
    refused(refiling, "campaign", "sms", {"campaign": [{"code": 30886}]})
    refiling.caller.admin("POST", "faults", {"method": "POST", "path": r"/Usa2p/QE\w+$", "do": "status", "status": 403})
    refiling.file("sms", dossier(**GOAL))
    refiling.until("campaign", State.APPROVED, 2)

    assert refiling.written() == NEW


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
    stage: str, part: str, path: str, changed: dict[str, Any], expected: list[str], lost: str, refiling: Refiling
) -> None:
    refused(refiling, stage, part, {stage: [{"code": 30799}]})
    for method in ("POST", "DELETE"):
        refiling.caller.admin("POST", "faults", {"method": method, "path": path, "do": lost})
    refiling.file(part, dossier(**changed))
    refiling.until(stage, State.APPROVED, 2)

    assert refiling.written("messaging") == expected


@pytest.mark.parametrize("lost", [None, "drop_before", "drop_after"])
@pytest.mark.parametrize(
    ("stage", "part", "path", "changed"),
    [("brand", "business", BRAND_PATH, {}), ("campaign", "sms", CAMPAIGN_PATH, GOAL)],
    ids=["brand", "campaign"],
)
def test_what_is_filed_again_in_the_very_second_of_its_refusal_is_handed_in_once(
    stage: str, part: str, path: str, changed: dict[str, Any], lost: str | None, refiling: Refiling
) -> None:
    refiling.caller.admin("POST", "clock", {"rate": 0})
    refiling.caller.admin("POST", "delays", {stage: 60})  # a minute after it was handed in the bot looks, too
    refiling.caller.order(**{stage: [{"code": 30799}]})
    refiling.file("business", dossier())
    if part == "sms":
        refiling.file("sms", dossier())
    refiling.until(stage, State.REJECTED, step=60)
    if lost:
        refiling.caller.admin("POST", "faults", {"method": "POST", "path": path, "do": lost})
    refiling.file(part, dossier(**changed))
    refiling.until(stage, State.APPROVED, 2)

    assert len(refiling.written("messaging")) == 1


def test_a_link_that_ran_out_is_mailed_again_once_however_the_call_is_lost(refiling: Refiling) -> None:
    refiling.caller.order(mailed_link=["ignore", "click"])
    refiling.file("business", dossier(**LISTED))
    refiling.until("link", State.PENDING)
    refiling.caller.passes(8 * 86_400)
    refiling.until("link", State.REJECTED)
    refiling.kinds()
    refiling.caller.admin("POST", "faults", {"method": "POST", "path": "/2fa$", "do": "drop_after"})
    refiling.file("business", dossier(**LISTED))
    refiling.until("brand", State.APPROVED, 1)

    assert refiling.written() == ["POST /messaging/BrandRegistrations/2fa"]
    assert sorted(refiling.kinds()) == [Kind.APPROVED, Kind.RESENT]


def test_a_corrected_mailbox_uses_up_no_correction_of_the_brand(refiling: Refiling) -> None:
    refiling.caller.order(mailed_link=["ignore", "click"])
    refiling.file("business", dossier(**LISTED))
    refiling.until("link", State.PENDING)
    refiling.caller.passes(8 * 86_400)
    refiling.until("link", State.REJECTED)
    refiling.file("business", dossier(**listed(brand_contact_email="legal@harbor-outfitters.example")))
    brand = refiling.until("brand", State.APPROVED, 2)

    assert brand.changes == 0
    assert refiling.written("messaging") == ["POST /messaging/BrandRegistrations/2fa"]


def test_a_link_is_told_anew_and_not_as_resent_when_the_brand_is_handed_in_again(refiling: Refiling) -> None:
    refused(refiling, "brand", "business", {"brand": [{"code": 30796, "fields": ["stock_ticker"]}]}, **LISTED)
    refiling.kinds()
    refiling.file("business", dossier(**listed(stock_ticker="HRB")))
    refiling.until("brand", State.APPROVED, 2)

    assert refiling.kinds() == [Kind.FILED, Kind.LINK, Kind.APPROVED]


SITE = {"company": {"website": "https://www.harbor-outfitters.example"}}


@pytest.fixture
def late(refiling: Refiling) -> Refiling:
    """A profile that is refused while its brand is approved already."""
    refiling.caller.admin("POST", "delays", {"profile": 86_400})
    refused(refiling, "profile_submission", "sms", {"profile": [{"code": 18601, "fields": ["website_url"]}, "approve"]})
    assert refiling.mark("brand").state is State.APPROVED
    refiling.kinds()
    return refiling


def test_a_profile_mended_behind_an_approved_brand_is_told_and_the_brand_is_not_told_again(late: Refiling) -> None:
    late.file("business", dossier(**SITE))
    late.until("profile_submission", State.APPROVED, 2)
    late.until("brand", State.APPROVED, 2)

    stage = "profile_submission"
    assert late.news() == [(Kind.FILED, stage), (Kind.APPROVED, stage)]


def test_a_profile_mended_for_a_refused_brand_leaves_the_news_to_the_brand(refiling: Refiling) -> None:
    refused(refiling, "brand", "business", {"brand": [{"code": 30795}]})
    refiling.kinds()
    refiling.file("business", dossier(**TAX))
    refiling.until("brand", State.APPROVED, 2)
    refiling.until("profile_submission", State.APPROVED, 2)

    assert refiling.news()[-1] == (Kind.APPROVED, "brand")


def test_another_reason_for_the_same_filing_is_told(refiling: Refiling) -> None:
    orders = {"profile": [{"code": 18602}, {"code": 18605}, {"code": 18605}]}
    refused(refiling, "profile_submission", "business", orders)
    profile = refiling.mark("profile_submission").remote_id
    told = [refiling.kinds()]
    for _ in range(2):
        refiling.caller.sdk.trusthub.v1.customer_profiles(profile).update(status="pending-review")
        refiling.caller.passes(2 * 86_400)
        refiling.until("profile_submission", State.REJECTED)
        told.append(refiling.kinds())

    assert told == [[Kind.FILED, Kind.REFUSED], [Kind.REFUSED], []]


@pytest.mark.parametrize(("code", "told"), [(30730, 0), (30713, 1), (30795, 0)])
def test_the_operator_hears_of_a_refusal_that_only_they_can_mend(code: int, told: int, refiling: Refiling) -> None:
    refused(refiling, "brand", "business", {"brand": [[{"code": code}, {"code": 30754}]]})
    alarms = refiling.store.claim_alarms(refiling.clock.now(), limit=9, lease=LEASE, over_at=refiling.clock.now())

    assert [f"registration {KEY}, brand, code {code}" in alarm.sentence for alarm in alarms] == [True] * told


def test_what_a_callback_said_of_one_refusal_is_not_told_of_the_next(refiling: Refiling) -> None:
    refiling.caller.order(profile=[{"code": 18603}, {"code": 18605}])
    refiling.file("business", dossier())
    pending = refiling.until("profile_submission", State.PENDING)
    refiling.store.hint(str(pending.remote_id), "callback", "EV1", refiling.clock.now(), note="No such house number.")
    first = refiling.until("profile_submission", State.REJECTED)
    refiling.caller.passes(2 * 86_400)
    refiling.look()
    still = refiling.mark("profile_submission")
    refiling.file("business", dossier(address={"street": "412 Commercial Street"}))
    second = refiling.until("profile_submission", State.REJECTED, 2)

    assert [mark.findings[0].text for mark in (first, still, second)] == [*["No such house number."] * 2, ""]


@pytest.mark.parametrize("changed", [{}, SITE], ids=["same answers", "other answers"])
@pytest.mark.parametrize("part", ["profile_business_info", "profile_document", "profile_primary"])
def test_a_part_taken_out_of_a_refused_profile_by_hand_is_put_back_once(
    part: str, changed: dict[str, dict[str, Any]], refiling: Refiling
) -> None:
    refused(refiling, "profile_submission", "business", {"profile": [{"code": 18601}, "approve"]})
    profile = refiling.caller.sdk.trusthub.v1.customer_profiles(refiling.mark("profile").remote_id)
    profile.customer_profiles_entity_assignments(refiling.mark(part).remote_id).delete()
    refiling.file("business", dossier(**changed))
    refiling.until("profile_submission", State.APPROVED, 2)

    assert len(refiling.written("EntityAssignments")) == 1
    assert len(refiling.written("CustomerProfiles/Evaluations")) == 1


@pytest.fixture
def another(refiling: Refiling) -> tuple[Refiling, str]:
    """A number that the carriers refused, and another one bought in its place; with the id of the first."""
    one, two = (offer.phone_number for offer in provider(refiling.caller).offers("207", limit=2))
    for part in ("business", "sms", "number"):
        refiling.file(part, dossier(number={"phone_number": one}))
    refiling.until("registered", State.PENDING)
    first = str(refiling.mark("number").remote_id)
    refiling.store.hint(first, FAILED, "EV1", refiling.clock.now(), stage="registered")
    refiling.until("registered", State.REJECTED)
    refiling.file("number", dossier(number={"phone_number": two}))
    refiling.until("registered", State.PENDING, 2)
    return refiling, first


def test_another_number_takes_the_place_of_the_refused_one_in_the_service(another: tuple[Refiling, str]) -> None:
    refiling, first = another
    held = refiling.caller.sdk.messaging.v1.services(refiling.mark("service").remote_id).phone_numbers.list()

    assert [number.sid for number in held] == [refiling.mark("number").remote_id] != [first]


def test_every_number_that_costs_is_told_with_its_id(another: tuple[Refiling, str]) -> None:
    refiling, first = another
    case = refiling.case()
    second = str(refiling.mark("number").remote_id)
    bars = Way(provider(refiling.caller).stages).bars(case)
    shown = Telling(case.registration, case.dossier, case.marks, bars, refiling.clock.now())
    withdrawn = Notice("withdrawn", Kind.LOST, refiling.clock.now(), {"withdrawn_by": "U1"})
    bought = [
        event for event in events(case.registration, refiling.store.past(TEAM, KEY)) if event.what == "Number: bought"
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
