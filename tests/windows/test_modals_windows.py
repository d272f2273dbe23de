from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from slack_sdk.models.views import View

from bot.domain.cards import BarFacts
from bot.domain.dossier import Dossier
from bot.domain.eligibility import BARRED, COUNTRY, NO_TAX_ID, SOLE_PROPRIETOR, No
from bot.domain.progress import Bar, Finding, Standing
from bot.domain.registration import Filing, Grant, Registration
from modals.access import access, chosen_user
from modals.checklist import checklist
from modals.choose import choose
from modals.done import done
from modals.help import help_message
from modals.message import sentence, sentence_view
from modals.meta import Meta
from modals.not_eligible import not_eligible
from sandbox.slack.rules import check_message, check_view
from tests.kit.modal_dossiers import DOSSIERS, MENACING, filled

NOW = datetime(2026, 11, 22, 15, 30, tzinfo=UTC)
META = Meta("reg_1", "checklist")
GRANT = Grant("T1", "U0MAYA", "U0OLU", NOW)
FILED = Filing("business", 1, "U0MAYA", NOW, "I accept", {})


def registration(*filings: Filing) -> Registration:
    return Registration("reg_1", "T1", "U0MAYA", NOW, "C0HERE", filings=filings)


def bars(standing: Standing) -> list[BarFacts]:
    return [BarFacts(bar, standing, NOW, NOW, "said", (Finding("30795"),)) for bar in Bar]


WINDOWS: dict[str, dict[str, Any]] = {
    "no": not_eligible(
        Dossier(), [COUNTRY, NO_TAX_ID, SOLE_PROPRIETOR, *[No(text, "E-mail.") for text in BARRED.values()]], META
    ),
    "saved": sentence_view("A title that is far too long", MENACING * 100),
    "nobody": access([], META),
    "some": access([GRANT], META, alert="<@U0MAYA> may set up SMS now."),
    "everybody": access([GRANT] * 400, META),
    "none to choose": choose([], META),
    "many": choose([(f"reg_{n}", MENACING * 30, "Next: tax") for n in range(400)], META),
    **{
        f"done {part}": done(filled(), part, META, ["company", "campaign", "number"])
        for part in ("business", "sms", "number")
    },
    **{f"done strange {name}": done(dossier, "sms", META, []) for name, dossier in DOSSIERS.items()},
    **{
        f"checklist {name} {standing}": checklist(registration(FILED), dossier, bars(standing), META)
        for name, dossier in DOSSIERS.items()
        for standing in Standing
    },
}


def buttons(view: dict[str, Any]) -> list[tuple[str, str]]:
    elements = [
        *(block["accessory"] for block in view["blocks"] if "accessory" in block),
        *(element for block in view["blocks"] if block["type"] == "actions" for element in block["elements"]),
    ]
    return [(element["action_id"], element.get("value", "")) for element in elements]


@pytest.mark.parametrize("name", WINDOWS)
def test_slack_takes_every_window(name: str) -> None:
    assert check_view(WINDOWS[name]) == []
    View(**WINDOWS[name]).validate_json()


def test_slack_takes_what_one_person_is_told() -> None:
    for message in (help_message(), sentence(MENACING)):
        assert message["response_type"] == "ephemeral"
        assert check_message({"blocks": message["blocks"]}) == []


def test_a_no_says_why_and_what_to_do_instead_and_lets_the_answers_be_changed() -> None:
    view = WINDOWS["no"]
    text = json.dumps(view, ensure_ascii=False)

    assert COUNTRY.reason in text
    assert COUNTRY.instead in text
    assert buttons(view) == [("back", "")]
    assert "submit" not in view


def test_the_closing_window_tells_the_wait_and_opens_the_next_parts() -> None:
    view = done(filled(), "business", META, ["campaign", "number"])

    assert "minutes to hours" in json.dumps(view)
    assert [action for action, _ in buttons(view)] == ["open.campaign", "open.number"]


ALWAYS = ["drafts", "history", "withdraw"]  # however things stand


def test_the_checklist_opens_what_needs_an_answer_and_nothing_before_part_0_is_answered() -> None:
    begun = checklist(registration(), filled(), bars(Standing.OPEN), META)
    empty = checklist(registration(), Dossier(), bars(Standing.OPEN), META)
    refused = checklist(registration(FILED), filled(), bars(Standing.REFUSED), META)

    assert [action for action, _ in buttons(begun)] == [
        "open.review_business",
        "open.review_sms",
        "open.number",
        "change_contact",
        *ALWAYS,
    ]
    assert [action for action, _ in buttons(empty)] == ["open.eligibility", *ALWAYS]
    assert ("fix", "reg_1") in buttons(refused)


def test_the_checklist_offers_to_mend_only_what_filing_again_helps() -> None:
    hopeless = [replace(bar, hopeless=True) for bar in bars(Standing.REFUSED)]

    assert ("fix", "reg_1") not in buttons(checklist(registration(FILED), filled(), hopeless, META))


@pytest.mark.parametrize("standing", [Standing.OPEN, Standing.REFUSED])
def test_the_checklist_of_a_withdrawn_registration_leads_to_its_drafts_and_its_history_alone(
    standing: Standing,
) -> None:
    gone = replace(registration(), withdrawn_by="U0OLU", withdrawn_at=NOW)
    view = checklist(gone, filled(), bars(standing), META)

    assert [action for action, _ in buttons(view)] == ["drafts", "history"]
    assert "Every change is told" not in json.dumps(view)


def test_rights_are_listed_with_who_gave_them_and_can_be_taken_back_after_a_question() -> None:
    view = WINDOWS["some"]
    row = next(block for block in view["blocks"] if block.get("accessory"))

    assert row["text"]["text"].startswith("<@U0MAYA>, given by <@U0OLU>, <!date^1795361400^")
    assert buttons(view) == [("withdraw_grant", "U0MAYA")]
    assert row["accessory"]["confirm"]["title"]["text"] == "Take the right back?"


def test_the_chosen_person_is_read_whatever_the_revision() -> None:
    chosen = {"state": {"values": {"access.user.7": {"user": {"type": "users_select", "selected_user": "U0SAM"}}}}}

    assert chosen_user(chosen) == "U0SAM"
    assert chosen_user({"state": {"values": {}}}) == ""


def test_a_registration_is_chosen_by_its_id() -> None:
    view = choose([("reg_1", "Harbor", "Everything is filed")], META)

    assert buttons(view) == [("open_registration", "reg_1"), ("new_registration", "")]
