"""What was approved and is taken away later is noticed at the next look, told once, and told again when it is given back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bot.domain.answers import PARTS
from bot.domain.notices import Kind
from bot.domain.progress import Bar, State
from bot.way import Way
from tests.kit.filing import Refiling, refiling
from tests.kit.twilio_walk import dossier, provider

__all__ = ["refiling"]
pytest_plugins = ["tests.kit.databases"]
Change = Callable[[dict[str, dict[str, Any]]], None]


def set_in(table: str, **changed: Any) -> Change:
    """Return what changes the only thing of a table at Twilio."""
    return lambda tables: next(iter(tables[table].values())).update(changed)


def ours(**changed: Any) -> Change:
    """Return what changes the business's profile, which stands beside the operator's."""
    return lambda tables: list(tables["customer_profiles"].values())[-1].update(changed)


LOSSES = {
    "brand suspended": ("brand", set_in("brands", status="SUSPENDED"), set_in("brands", status="APPROVED")),
    "brand being deleted": ("brand", set_in("brands", status="DELETION_PENDING"), set_in("brands", status="APPROVED")),
    "brand failed": ("brand", set_in("brands", status="FAILED"), set_in("brands", status="APPROVED")),
    "identity downgraded": (
        "brand",
        set_in("brands", identity_status="UNVERIFIED"),
        set_in("brands", identity_status="VERIFIED"),
    ),
    "campaign suspended": (
        "campaign",
        set_in("campaigns", campaign_status="SUSPENDED"),
        set_in("campaigns", campaign_status="VERIFIED"),
    ),
    "profile refused": ("profile_submission", ours(status="twilio-rejected"), ours(status="twilio-approved")),
}


@pytest.fixture
def approved(refiling: Refiling) -> Refiling:
    refiling.file("business", dossier())
    refiling.file("sms", dossier())
    refiling.until("campaign", State.APPROVED)
    refiling.kinds()
    return refiling


@pytest.mark.parametrize("loss", LOSSES)
def test_what_is_taken_away_is_told_and_so_is_that_it_was_given_back(loss: str, approved: Refiling) -> None:
    stage, taken, given_back = LOSSES[loss]
    tables = approved.caller.world.tables
    taken(tables)
    approved.until(stage, State.LOST)
    lost = approved.kinds()
    given_back(tables)
    approved.until(stage, State.APPROVED)

    assert lost == [Kind.LOST]
    assert approved.kinds() == [Kind.APPROVED]


@pytest.mark.parametrize(("stage", "table"), [("campaign", "campaigns"), ("brand", "brands")])
def test_what_somebody_deleted_elsewhere_is_told_as_lost(stage: str, table: str, approved: Refiling) -> None:
    approved.caller.world.tables[table].clear()
    approved.until(stage, State.LOST)

    assert approved.kinds() == [Kind.LOST]


def test_a_brand_approved_in_spite_of_its_identity_stays_approved(refiling: Refiling) -> None:
    refiling.file("business", dossier())
    refiling.until("brand", State.PENDING)
    brand = next(iter(refiling.caller.world.tables["brands"].values()))
    refiling.caller.passes(600)
    brand.update(identity_status="UNVERIFIED")
    refiling.until("brand", State.APPROVED)
    refiling.kinds()
    refiling.caller.passes(2 * 86_400)
    refiling.look()

    assert refiling.mark("brand").looks > 0
    assert refiling.kinds() == []


@pytest.mark.parametrize(("stage", "table"), [("campaign", "campaigns"), ("brand", "brands")])
def test_what_was_refused_and_deleted_elsewhere_can_be_filed_again(stage: str, table: str, refiling: Refiling) -> None:
    refiling.caller.order(**{stage: [{"code": 30799}]})
    refiling.file("business", dossier())
    refiling.file("sms", dossier())
    refiling.until(stage, State.REJECTED)
    refiling.caller.world.tables[table].clear()
    refiling.caller.passes(2 * 86_400)
    refiling.look()
    refiling.file("business" if stage == "brand" else "sms", dossier())
    refiling.until(stage, State.APPROVED, 2)

    assert len(refiling.caller.world.tables[table]) == 1


def test_what_support_decides_otherwise_is_noticed(refiling: Refiling) -> None:
    refiling.caller.order(campaign=[{"code": 30897}])
    refiling.file("business", dossier())
    refiling.file("sms", dossier())
    refiling.until("campaign", State.REJECTED)
    refiling.kinds()
    next(iter(refiling.caller.world.tables["campaigns"].values())).update(campaign_status="VERIFIED", errors=[])
    refiling.until("campaign", State.APPROVED)

    assert refiling.kinds() == [Kind.APPROVED]


def lost_with(refiling: Refiling, stage: str, order: str, code: int) -> Way:
    """Let something be approved and refused after that; return where the registration stands then."""
    refiling.caller.order(**{order: ["approve", {"code": code, "after": "approved"}, "approve"]})
    refiling.file("business", dossier())
    refiling.until(stage, State.LOST)
    return Way(provider(refiling.caller).stages)


TAX_ID = {"tax": {"tax_id": "84-1930257"}}


@pytest.mark.parametrize(
    ("stage", "order", "code"), [("profile_submission", "profile", 18058), ("brand", "brand", 30795)]
)
def test_what_is_refused_after_its_approval_is_mended_by_filing_again(
    stage: str, order: str, code: int, refiling: Refiling
) -> None:
    way = lost_with(refiling, stage, order, code)
    case = refiling.case()
    again = [bar.bar for bar in way.bars(case) if bar.again]
    steps = getattr(way.mendable(case, PARTS[1]), "steps", [])
    refiling.kinds()
    refiling.file("business", dossier(**TAX_ID))
    refiling.until(stage, State.APPROVED, 2)

    assert again == [Bar.BRAND if stage == "brand" else Bar.BUSINESS]
    assert "tax" in steps
    assert way.mendable(refiling.case(), PARTS[1]) is None
    assert refiling.kinds() == [Kind.FILED, Kind.APPROVED]


@pytest.mark.parametrize(
    ("order", "stage", "code"), [("brand", "brand", 30898), ("profile", "profile_submission", 18607)]
)
def test_what_is_lost_for_good_stays_so_whatever_is_filed_again(
    order: str, stage: str, code: int, refiling: Refiling
) -> None:
    way = lost_with(refiling, stage, order, code)

    assert way.mendable(refiling.case(), PARTS[1]) is None
    assert not any(bar.again for bar in way.bars(refiling.case()))


def test_what_is_lost_after_another_part_was_filed_again_waits_for_a_person(refiling: Refiling) -> None:
    refiling.caller.admin("POST", "delays", {"after": 10 * 86_400})
    refiling.caller.order(
        profile=["approve", {"code": 18058, "after": "approved"}], trust_product=[{"code": 30796}, "approve"]
    )
    refiling.file("business", dossier())
    refiling.until("trust_submission", State.REJECTED)
    refiling.file("business", dossier(tax={"company_status": "private"}))
    refiling.until("trust_submission", State.APPROVED, 2)
    refiling.until("profile_submission", State.LOST, refiling.mark("profile_submission").filing, step=86_400)
    refiling.look()

    assert refiling.mark("profile_submission").state is State.LOST
    assert Way(provider(refiling.caller).stages).mendable(refiling.case(), PARTS[1]) is not None
