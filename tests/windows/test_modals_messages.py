from __future__ import annotations

import itertools
import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.domain.cards import BarFacts, Telling
from bot.domain.dossier import Dossier
from bot.domain.notices import Kind, Notice
from bot.domain.progress import Bar, Finding, Mark, Standing, State, plain
from bot.domain.reasons import reason_for
from bot.domain.registration import Filing, Registration
from modals.card import card
from modals.notices.reply import WORDINGS, reply
from sandbox.slack.rules import check_message
from tests.kit.modal_dossiers import DOSSIERS, MENACING, filled

NOW = datetime(2026, 11, 22, 15, 30, tzinfo=UTC)
ALL = [Filing(part, 2, "U0MAYA", NOW, "I accept", {}) for part in ("business", "sms", "number")]
STAGES = ("profile_submission", "trust_evaluation", "brand", "campaign", "registered")
FINDING = plain(
    Finding(
        "30795",
        ("business_registration_number",),
        "Tax id & name <differ>.",
        "https://www.twilio.com/docs/api/errors/30795",
    )
)
BAD = plain(Finding(MENACING, (MENACING,) * 3, MENACING * 30, "javascript:alert(1)"))


CHANGE = {"url": MENACING, "title": MENACING, "text": MENACING * 30}


def telling(
    dossier: Dossier, standing: Standing = Standing.REVIEW, *, filings: tuple[Filing, ...] = tuple(ALL)
) -> Telling:
    registration = Registration("reg_1", "T1", "U0OLU", NOW, "C0HERE", "C0NEWS", "1.2", filings)
    bars = [BarFacts(bar, standing, NOW - timedelta(days=3), NOW, "said", (Finding("30795"),)) for bar in Bar]
    return Telling(registration, dossier, {}, bars, NOW)


def notice(kind: Kind, stage: str = "brand", **facts: Any) -> Notice:
    return Notice(f"{stage}:{kind}:1", kind, NOW, {"stage": stage, **facts})


def text_of(message: dict[str, Any]) -> str:
    return json.dumps(message["blocks"], ensure_ascii=False) + message["text"]


@pytest.mark.parametrize(("name", "kind", "stage"), [*itertools.product(DOSSIERS, Kind, STAGES)])
def test_slack_takes_every_notice_whatever_it_tells(name: str, kind: Kind, stage: str) -> None:
    for facts in (
        {},
        {"findings": [FINDING]},
        {"findings": [BAD] * 30, "said": MENACING, "text": MENACING, "name": MENACING, "changes": [CHANGE] * 30},
    ):
        message = reply(notice(kind, stage, **facts), telling(DOSSIERS[name]))

        assert check_message({"blocks": message["blocks"], "metadata": message["metadata"]}) == []
        assert 0 < len(message["text"]) <= 3000


@pytest.mark.parametrize(("name", "standing"), [*itertools.product(DOSSIERS, Standing)])
def test_slack_takes_every_card(name: str, standing: Standing) -> None:
    message = card(telling(DOSSIERS[name], standing))

    assert check_message({"blocks": message["blocks"], "metadata": message["metadata"]}) == []


def test_every_kind_of_notice_has_its_words() -> None:
    assert set(WORDINGS) == set(Kind)


@pytest.mark.parametrize("kind", Kind)
def test_nothing_typed_or_said_elsewhere_can_mention_link_or_format(kind: Kind) -> None:
    typed = filled(company={"trade_name": MENACING})
    facts = {
        "findings": [BAD],
        "said": MENACING,
        "text": MENACING,
        "name": MENACING,
        "advice": MENACING,
        "changes": [CHANGE],
    }
    message = reply(notice(kind, **facts), telling(typed))

    formatted = [block["text"]["text"] for block in message["blocks"] if block["type"] == "section"]
    for text in [*formatted, message["text"]]:
        assert set(re.findall(r"<[^>]*>", text)) <= {"<@U0DANA>"}
        assert "*bold*" not in text
        assert "`code`" not in text


@pytest.mark.parametrize("kind", Kind)
def test_a_notice_mentions_the_point_of_contact_and_names_nobody(kind: Kind) -> None:
    shown = text_of(reply(notice(kind, findings=[FINDING]), telling(filled())))

    assert "<@U0DANA>" in shown
    assert "O'Neil" not in shown
    assert "dana@harbor.example" not in shown
    assert "6789" not in shown
    assert "555" not in shown


def test_without_a_slack_user_the_contact_is_named_and_who_filed_is_mentioned() -> None:
    shown = reply(notice(Kind.APPROVED), telling(filled(contact={"slack_user": ""})))["text"]

    assert "Dana O'Neil" in shown
    assert "<@U0MAYA>" in shown


def test_before_anything_is_filed_who_began_is_mentioned() -> None:
    assert "<@U0OLU>" in reply(notice(Kind.WAITING), telling(Dossier(), filings=()))["text"]


def test_a_refusal_shows_the_code_the_reason_the_page_and_a_button_to_fix_it() -> None:
    message = reply(notice(Kind.REFUSED, findings=[FINDING]), telling(filled()))
    button = message["blocks"][-1]["elements"][0]

    assert "`30795` Twilio: Tax id &amp; name &lt;differ&gt;." in message["text"]
    assert reason_for(Finding("30795")).cause in message["text"]
    assert "<https://www.twilio.com/docs/api/errors/30795|more>" in message["text"]
    assert (button["action_id"], button["value"]) == ("fix", "reg_1")
    assert message["metadata"] == {
        "event_type": "sms_register",
        "event_payload": {"notice": "refused", "registration": "reg_1", "codes": ["30795"], "key": "brand:refused:1"},
    }


@pytest.mark.parametrize("code", ["30795", "39999"])
@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("EIN 12-3456789 does not match.", "EIN •••6789 does not match."),
        ("EIN 123456789 does not match.", "EIN •••6789 does not match."),
        ("GB123456789 is not known.", "•••6789 is not known."),
        ("+1 (207) 555-0148 does not answer.", "•••0148 does not answer."),
        ("dana@harbor.example is not delivered to.", "d•••@harbor.example is not delivered to."),
        ("Try 410 Commercial St, Portland, ME 04101-2345.", "Try 410 Commercial St, Portland, ME 04101-2345."),
        ("Ended on 2026-11-24 (30795).", "Ended on 2026-11-24 (30795)."),
    ],
)
def test_what_twilio_says_is_told_without_the_personal_data_in_it(code: str, said: str, shown: str) -> None:
    finding = plain(Finding(code, (), said))

    assert shown in reply(notice(Kind.REFUSED, findings=[finding]), telling(filled()))["text"]


def test_a_refusal_names_the_answers_it_is_about_and_their_windows() -> None:
    text = reply(notice(Kind.REFUSED, findings=[FINDING]), telling(filled()))["text"]

    assert "About: _Ownership and tax id_ ›" in text


@pytest.mark.parametrize(
    ("stage", "facts", "words"),
    [
        ("profile_submission", {}, "Filing again costs nothing."),
        ("brand", {"corrections": 1}, "Corrections left: 2 of 3."),
        ("brand", {}, "up to $47.50 if the registry never received the brand"),
        ("campaign", {}, "Filing again: up to $15.00 for the review"),
    ],
)
def test_a_refusal_says_what_filing_again_costs(stage: str, facts: dict[str, Any], words: str) -> None:
    assert words in reply(notice(Kind.REFUSED, stage, findings=[FINDING], **facts), telling(filled()))["text"]


@pytest.mark.parametrize(
    ("stage", "thing"),
    [("address", "business profile"), ("a2p_info", "business profile"), ("link", "check"), ("attachment", "number")],
)
def test_a_refusal_names_what_its_stage_is_about(stage: str, thing: str) -> None:
    text = reply(notice(Kind.REFUSED, stage, findings=[FINDING]), telling(filled()))["text"]

    assert text.startswith(f"⛔ The {thing} of")


def test_what_cannot_be_filed_again_has_no_button() -> None:
    message = reply(notice(Kind.REFUSED, "campaign", findings=[plain(Finding("30897"))]), telling(filled()))

    assert all(block["type"] != "actions" for block in message["blocks"])


def test_a_mailed_link_shows_the_mailbox_masked() -> None:
    assert "d•••@harbor.example" in reply(notice(Kind.LINK), telling(filled()))["text"]


def test_a_word_of_the_provider_that_nobody_knows_is_said_as_it_came() -> None:
    assert "`ON_HOLD`" in reply(notice(Kind.WAITING, said="ON_HOLD"), telling(filled()))["text"]


def test_the_card_says_in_words_how_everything_stands_and_when_we_look_next() -> None:
    message = card(telling(filled()))
    shown = text_of(message)

    assert message["blocks"][0]["text"]["text"] == "SMS registration: Harbor"
    assert all(name in shown for name in ("Business", "Brand", "Campaign", "Number", "under review"))
    assert "waited 3 days, usually 1–3 weeks" in shown
    assert "next look <!date^1795361400^" in shown
    assert message["metadata"]["event_payload"]["key"] == "card"


def test_no_days_are_counted_for_what_nobody_decides_yet() -> None:
    told = telling(filled())
    queued = replace(told, bars=[replace(bar, standing=Standing.WORKING) for bar in told.bars])

    assert "usually 1–3 weeks" in text_of(card(queued))
    assert "waited" not in text_of(card(queued))


def test_the_card_says_what_takes_longer_than_usual() -> None:
    told = telling(filled())
    late = replace(told, bars=[replace(bar, late_from=NOW - timedelta(days=1)) for bar in told.bars])

    assert "⏳ longer than usual: waited 3 days" in text_of(card(late))
    assert "longer than usual" not in text_of(card(told))


def test_what_was_given_back_is_not_told_as_new() -> None:
    text = reply(notice(Kind.APPROVED, "brand", given_back=True), telling(filled()))["text"]

    assert "was given back: it is approved again" in text
    assert "The campaign is filed now" not in text


@pytest.mark.parametrize("stage", ["brand", "profile_submission"])
def test_an_approval_behind_a_campaign_that_is_there_says_nothing_of_filing_it(stage: str) -> None:
    told = replace(telling(filled()), marks={"campaign": Mark("campaign", State.APPROVED, "QE1")})
    text = reply(notice(Kind.APPROVED, stage), told)["text"]

    assert "is approved." in text
    assert "is filed now" not in text


def test_another_number_is_told_with_its_price_and_what_the_one_before_goes_on_costing() -> None:
    refused = notice(Kind.REFUSED, "registered", findings=[plain(Finding("30126"))])
    bought = replace(telling(filled()), marks={"number": Mark("number", State.MADE, f"PN{'0a' * 16}")})
    told, before = (reply(refused, each)["text"] for each in (bought, telling(filled())))

    assert f"Another number costs $1.15 a month. The one that was bought, `PN{'0a' * 16}`, is taken out" in told
    assert "was bought" not in before
    assert "costs nothing" not in told + before


def test_what_twilio_names_and_nobody_here_asks_for_is_told_as_it_came() -> None:
    strange = plain(Finding("39999", ("brand_vibe", "website_url"), "It has none."))
    text = reply(notice(Kind.REFUSED, findings=[strange]), telling(filled()))["text"]

    assert "`39999` · about `brand_vibe`" in text
    assert "`website_url`" not in text


def test_a_refusal_about_no_answer_leads_to_the_review() -> None:
    text = reply(notice(Kind.REFUSED, findings=[plain(Finding("20001"))]), telling(filled()))["text"]

    assert "*Fix it* opens the review." in text


def test_what_would_mend_a_filing_is_not_advised_where_nothing_can_be_filed_again() -> None:
    text = reply(notice(Kind.LOST, "profile_submission", findings=[FINDING]), telling(filled()))["text"]

    assert reason_for(Finding("30795")).cause in text
    assert reason_for(Finding("30795")).fix not in text


def test_who_withdraws_amid_a_paid_call_is_told_to_look_for_what_came_of_it() -> None:
    told = replace(telling(filled()), marks={"campaign": Mark("campaign", State.CALLING)})
    text = reply(notice(Kind.LOST, withdrawn_by="U0MAYA"), told)["text"]

    assert "The campaign was being asked for at that moment" in text


def test_the_card_says_who_acts_next() -> None:
    nexts = {standing: text_of(card(telling(filled(), standing))) for standing in Standing}

    assert "Twilio and the carriers decide" in nexts[Standing.REVIEW]
    assert "<@U0DANA>: something was refused" in nexts[Standing.REFUSED]
    assert "`30795`" in nexts[Standing.REFUSED]
    assert "The number may text" in nexts[Standing.DONE]


def actions_of(message: dict[str, Any]) -> list[str]:
    return [one["action_id"] for block in message["blocks"] for one in block.get("elements", ()) if "action_id" in one]


def test_a_finished_card_leads_to_the_drafts_and_the_overview_alone() -> None:
    assert actions_of(card(telling(filled(), Standing.DONE))) == ["drafts", "manage"]


def test_the_card_of_what_filing_again_cannot_help_offers_no_way_to_mend_it() -> None:
    told = telling(filled(), Standing.REFUSED)
    hopeless = card(replace(told, bars=[replace(bar, hopeless=True) for bar in told.bars]))

    assert actions_of(hopeless) == ["drafts", "manage"]
    assert "filing again cannot help. The thread says why, and whom to ask." in text_of(hopeless)
    assert "needs a correction" not in text_of(hopeless)


def test_the_card_names_a_code_once() -> None:
    told = telling(filled(), Standing.REFUSED)
    twice = card(replace(told, bars=[replace(bar, findings=bar.findings * 2) for bar in told.bars[:1]]))

    assert text_of(twice).count("30795") == 1


def withdrawn() -> Telling:
    known = telling(filled())
    gone = replace(known.registration, withdrawn_by="U0OLU", withdrawn_at=NOW)
    marks = {
        "service": Mark("service", State.MADE, "MG" + "0a" * 16),
        "campaign": Mark("campaign", State.APPROVED, "QE1"),
    }
    return replace(known, registration=gone, marks=marks)


def test_the_card_of_a_withdrawn_registration_says_so_and_leads_to_the_overview_alone() -> None:
    message = card(withdrawn())

    assert actions_of(message) == ["manage"]
    assert "<@U0OLU> withdrew this registration" in text_of(message)


@pytest.mark.parametrize("standing", [Standing.REVIEW, Standing.WORKING])
def test_the_card_of_a_withdrawn_registration_speaks_of_no_wait_and_no_look(standing: Standing) -> None:
    gone = withdrawn()
    shown = text_of(card(replace(gone, bars=[replace(bar, standing=standing) for bar in gone.bars])))

    assert "next look" not in shown
    assert "usually" not in shown


def test_who_withdraws_is_told_what_goes_on_costing_at_twilio() -> None:
    message = reply(notice(Kind.LOST, withdrawn_by="U0OLU"), withdrawn())

    assert check_message({"blocks": message["blocks"]}) == []
    assert f"Campaign `MG{'0a' * 16}`: up to $10.00 a month" in message["text"]
    assert "Number" not in message["text"]


def test_a_change_of_the_contact_names_who_made_it() -> None:
    message = reply(notice(Kind.WAITING, changed_by="U0OLU", changed=["channel"]), telling(filled()))

    assert check_message({"blocks": message["blocks"]}) == []
    assert "<@U0OLU> changed whom or where we tell" in message["text"]


SINCE = "2026-11-18T09:00:00+00:00"


def test_a_wait_tells_its_length_the_usual_one_and_its_source() -> None:
    shown = text_of(reply(notice(Kind.WAITING, said="IN_REVIEW", turn=1, days=2, since=SINCE), telling(filled())))

    assert "2 days so far" in shown
    assert "at times up to 7 days" in shown
    assert "Source of the wait" in shown
    assert "Hello" not in shown


def test_a_long_wait_comes_with_a_message_for_support_that_holds_ids_alone() -> None:
    marks = {"brand": Mark("brand", State.PENDING, f"BN{'0a' * 16}")}
    told = replace(telling(filled()), marks=marks)
    shown = text_of(reply(notice(Kind.WAITING, turn=4, days=9, support=True, since=SINCE), told))

    assert f"Brand: BN{'0a' * 16}" in shown
    assert "in review for 9 days" in shown


def test_a_refusal_for_good_comes_with_a_message_for_support_and_no_button() -> None:
    message = reply(notice(Kind.REFUSED, "campaign", findings=[plain(Finding("30897"))]), telling(filled()))

    assert "ended with error 30897" in text_of(message)
    assert not [block for block in message["blocks"] if block["type"] == "actions"]


def test_terms_that_were_given_and_refused_are_for_support() -> None:
    shown = text_of(reply(notice(Kind.REFUSED, "campaign", findings=[plain(Finding("30882"))]), telling(filled())))

    assert "cannot be mended by filing again" in shown


def test_what_was_taken_away_says_what_can_be_done() -> None:
    shown = text_of(reply(notice(Kind.LOST, "campaign", said="SUSPENDED"), telling(filled())))

    assert "Please stop sending" in shown
    assert "was approved and taken away since" in shown


def test_a_mailed_link_has_a_deadline() -> None:
    shown = text_of(reply(notice(Kind.LINK, "link", since=SINCE), telling(filled())))

    assert "25 Nov 2026" in shown


def test_the_last_reminder_of_a_link_mentions_the_stand_in_too() -> None:
    known = filled(contact={"backup_user": "U0OLU"})
    first, last = (text_of(reply(notice(Kind.LINK, "link", since=SINCE, turn=turn), telling(known))) for turn in (1, 2))

    assert "<@U0OLU>, you stand in" not in first
    assert "<@U0OLU>, you stand in" in last
    assert "$12.50" in last


@pytest.mark.parametrize(("again", "buttons"), [(True, ["fix"]), (False, [])])
def test_what_was_taken_away_offers_a_correction_where_one_helps(again: bool, buttons: list[str]) -> None:
    facts = {"findings": [FINDING], **({"mendable": True} if again else {})}
    message = reply(notice(Kind.LOST, "profile_submission", **facts), telling(filled()))
    found = [element["action_id"] for block in message["blocks"] for element in block.get("elements", ())]

    assert [action for action in found if action == "fix"] == buttons
    assert ("Filing again costs nothing." in text_of(message)) is again
    assert ("filing again does not help" in text_of(message)) is not again


def test_a_card_asks_for_the_correction_of_what_was_taken_away() -> None:
    told = telling(filled(), Standing.LOST)
    message = card(replace(told, bars=[replace(bar, again=True) for bar in told.bars]))

    assert "The thread says why and how to mend it." in text_of(message)
    assert "Fix it" in text_of(message)


@pytest.mark.parametrize("second", ["18057", "31999"])
def test_a_reason_that_several_codes_share_is_told_once(second: str) -> None:
    shared = [plain(Finding(code, (), "No such person.")) for code in ("18604", second)]
    message = reply(notice(Kind.REFUSED, "profile_submission", findings=shared), telling(filled()))

    assert message["text"].count("No such person.") == 1
    assert f"`{second}`" in message["text"]


def test_what_the_contact_mended_waits_for_somebody_who_may_file() -> None:
    told = replace(telling(filled(), Standing.REFUSED), mended=True, filers=("U0NORA", "U0MAYA"))
    mended = Notice("mended:business:2", Kind.WAITING, NOW, {"part": "business", "mended_by": "U0INES"})

    assert "*Next*: <@U0NORA>: what was objected to is mended." in text_of(card(told))
    assert "<@U0NORA>, please look and file again" in reply(mended, told)["text"]


def test_what_twilio_does_not_answer_is_told_as_kept() -> None:
    told = telling(filled(), Standing.WORKING)
    message = card(replace(told, bars=[replace(bar, held=True) for bar in told.bars]))
    waiting = reply(Notice("away:business:1", Kind.WAITING, NOW, {"away": True}), told)

    assert "Twilio has not taken it yet" in text_of(message)
    assert "is filed, and Twilio does not answer yet." in waiting["text"]
