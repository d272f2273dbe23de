"""What the history tells of filings, in the window and in a file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.domain.dossier import Dossier, Entry
from bot.domain.history import Move, Past
from bot.domain.progress import Finding
from bot.domain.registration import Filing, Registration
from modals.history import events, whole
from tests.kit.modal_dossiers import filled

NOW = datetime(2026, 11, 22, 15, 30, tzinfo=UTC)
FLOW = "People tick an optional box. " * 20


def filed(*dossiers: Dossier, part: str = "business") -> Registration:
    filings = [
        Filing(part, number, "U0MAYA", NOW + timedelta(days=number), "I accept", dossier.entries)
        for number, dossier in enumerate(dossiers, 1)
    ]
    return Registration("reg_1", "T1", "U0OLU", NOW, "C0HERE", filings=tuple(filings))


def newest(registration: Registration) -> tuple[str, ...]:
    return events(registration, Past((), ()))[0].details


@pytest.mark.parametrize(
    ("review", "said"),
    [
        ({"what_changed": "The register has our name now."}, "The register has our name now."),
        ({"why_anyway": "The site opens on Monday."}, "The site opens on Monday."),
    ],
)
def test_what_a_person_said_when_filing_is_kept_with_the_version(review: Mapping[str, Any], said: str) -> None:
    again = filled().with_entry("review_business", Entry({"accept": "accept", **review}))

    assert [detail.partition(": ")[2] for detail in newest(filed(filled(), again))[:-1]] == [said]


def test_a_tax_id_that_ends_alike_is_told_as_another() -> None:
    told = newest(filed(filled(tax={"tax_id": "12-3456789"}), filled(tax={"tax_id": "21-3456789"})))

    assert "another tax id" in told[0]
    assert "3456789" not in "".join(told)


def test_a_file_holds_answers_whole_and_the_window_their_beginning() -> None:
    registration = filed(filled(opt_in={"message_flow": FLOW}), part="sms")

    assert FLOW.strip() in "".join(events(registration, Past((), ()), whole)[0].details)
    assert FLOW.strip() not in "".join(newest(registration))


def test_what_twilio_said_is_told_without_personal_data() -> None:
    move = Move(NOW, "brand", "pending", "rejected", "FAILED", (Finding("30795", (), "12-3456789 is not known."),))
    told = events(filed(), Past((move,), ()))

    assert any("30795 •••6789 is not known." in event.details for event in told)


def test_what_stays_approved_when_it_is_asked_again_is_entered_once() -> None:
    passed = [("pending", "approved"), ("approved", "calling"), ("calling", "approved"), ("approved", "lost")]
    moves = tuple(Move(NOW, "brand", before, after, "") for before, after in [*passed, ("lost", "approved")])
    told = [event.what for event in events(filed(), Past(moves, ()))][::-1]

    assert told[1:] == ["Brand: approved", "Brand: taken away", "Brand: approved"]


def test_a_reason_that_several_codes_share_is_entered_once() -> None:
    shared = tuple(Finding(code, (), "No such person.") for code in ("18604", "18057"))
    move = Move(NOW, "profile_submission", "pending", "rejected", "", shared)

    assert events(filed(), Past((move,), ()))[0].details == ("18604 No such person.", "18057")
