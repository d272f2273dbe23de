from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest
from slack_sdk.models.views import View

from bot.domain.answers import STEPS as MODELS
from bot.domain.checks import judged, papers_of
from bot.domain.dossier import Dossier, Entry, parse
from bot.domain.errors import FieldErrors, Gone
from bot.domain.progress import Finding
from bot.domain.work import Offer
from modals import ACCEPTED, STEPS, acceptance
from modals.fields import Field, Scene, Text
from modals.menus import Acceptance, Boxes, Choice, Menu
from modals.meta import Meta
from sandbox.slack.rules import check_view
from tests.kit.modal_dossiers import DOSSIERS, FILLED, MENACING, filled

META = Meta("reg_1", version=3, rev=2)
OFFERS = [Offer(f"+1207555010{n}", "Portland, ME") for n in range(7)]
FOUND = judged(papers_of(DOSSIERS["longest"]))
OBJECTION = Finding(
    "18603", ("street",), f"{MENACING} Did you mean 412 Commercial Street, Portland, ME 04102?", "https://x.example"
)
UNKNOWN = Finding("39999", (MENACING,) * 3, MENACING * 30, "javascript:alert(1)")
MENDING = {
    "reasons": {
        "": [OBJECTION, UNKNOWN] * 10,
        "street": [OBJECTION],
        "legal_name": [UNKNOWN] * 9,
        "sample_1": [UNKNOWN] * 9,
    },
    "again": True,
    "volume": "new",
    "attempts_left": 1,
}
EXTRAS: dict[str, dict[str, Any]] = {
    "nothing": {},
    "offers": {"offers": OFFERS, "skip": 5},
    "searching": {"searching": True},
    "none": {"none": "207"},
    "checking": {"checking": True},
    "checks": {"checks": FOUND, "attempts_left": 2},
    "findings": {"hints": {"": FOUND, "sample_1": FOUND, "goal": FOUND, "message_flow": FOUND}, "noticed": FOUND},
    "mending": {**MENDING, "new_campaign": "changed", "unchanged": True, "checks": FOUND, "blocked": True},
    "unreviewed": {"again": True, "new_campaign": "unreviewed", "not_to_be_had": "+12075550100", "offers": OFFERS},
    "use cases": {"use_cases": {"MARKETING", "MIXED"}},
}


def inputs(view: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    return {block["element"]["action_id"]: block for block in view["blocks"] if block["type"] == "input"}


def buttons(view: Mapping[str, Any]) -> list[str]:
    return [
        element["action_id"] for block in view["blocks"] if block["type"] == "actions" for element in block["elements"]
    ]


def words(view: Mapping[str, Any]) -> str:
    return json.dumps(view, ensure_ascii=False)


def state_of(field: Field, value: Any) -> dict[str, Any]:
    """Return what Slack holds for a field that was given a value."""
    match field.holds:
        case "selected_option":
            return {"type": field.kind, "selected_option": {"value": value} if value else None}
        case "selected_options":
            return {"type": field.kind, "selected_options": [{"value": each} for each in value]}
        case holds:
            return {"type": field.kind, holds: value or None}


def filled_in(view: dict[str, Any], step: str, values: Mapping[str, Any]) -> dict[str, Any]:
    fields = {(field.name, field.kind): field for field in STEPS[step].fields}
    states = {
        block["block_id"]: {name: state_of(fields[name, block["element"]["type"]], values.get(name, ""))}
        for name, block in inputs(view).items()
    }
    return {**view, "state": {"values": states}}


@pytest.mark.parametrize("extra", EXTRAS)
@pytest.mark.parametrize("dossier", DOSSIERS)
@pytest.mark.parametrize("step", STEPS)
def test_slack_takes_every_step_whatever_it_holds(step: str, dossier: str, extra: str) -> None:
    view = STEPS[step].draw(DOSSIERS[dossier], META, alert=MENACING, extra=EXTRAS[extra])

    assert check_view(view) == []
    View(**view).validate_json()


@pytest.mark.parametrize("step", STEPS)
def test_a_step_shows_ids_by_name_and_nothing_answered_in_what_it_remembers(step: str) -> None:
    view = STEPS[step].draw(filled(), META)

    assert view["callback_id"] == f"step.{step}"
    assert Meta.loads(view["private_metadata"]) == Meta("reg_1", step, 3, 2)
    assert all(block["block_id"] == f"{step}.{name}.2" for name, block in inputs(view).items())


@pytest.mark.parametrize("step", FILLED)
def test_a_step_drawn_from_good_answers_and_submitted_untouched_gives_the_same_answers(step: str) -> None:
    dossier = filled()
    view = STEPS[step].draw(dossier, META)

    # Slack sends back what stands in the fields; where it forgets, what was drawn counts, except ticked boxes and secrets.
    read = STEPS[step].read({**view, "state": {"values": {}}})
    resent = STEPS[step].read(filled_in(view, step, FILLED[step]))

    unticked = {field.name for field in STEPS[step].fields if isinstance(field, Boxes)} | {"tax_id"}
    kept = dossier.values(step)
    assert {name: value for name, value in read.items() if value and name not in unticked} == {
        name: value for name, value in kept.items() if name not in unticked
    }
    assert {name: value for name, value in resent.items() if value} == kept


@pytest.mark.parametrize("step", STEPS)
def test_every_field_of_the_model_is_asked_in_some_window(step: str) -> None:
    asked = {field.name for field in STEPS[step].fields}

    assert asked == set(MODELS[step].model_fields) - {"found_user"}


@pytest.mark.parametrize("step", STEPS)
def test_the_lengths_of_a_field_are_those_of_its_rule(step: str) -> None:
    dossier = filled()
    texts = [
        field for field in STEPS[step].fields if type(field) is Text and field.name not in {"phone", "postal_code"}
    ]
    for field in texts:
        good = {**dossier.values(step), field.name: "A" * field.most}
        more = {**dossier.values(step), field.name: "A" * (field.most + 1)}
        assert field.name not in by_field(step, good, dossier) or field.name == "region"
        assert field.name in by_field(step, more, dossier)


def by_field(step: str, values: Mapping[str, Any], dossier: Dossier) -> Mapping[str, str]:
    given = parse(step, values, dossier)
    return given.by_field if isinstance(given, FieldErrors) else {}


@pytest.mark.parametrize("step", STEPS)
def test_every_choice_offered_is_one_the_rules_know(step: str) -> None:
    dossier = filled()
    scene = Scene(dossier, dossier.values(step), extra={"offers": OFFERS})
    for field in STEPS[step].fields:
        if isinstance(field, Menu) and field.visible(scene):
            for entry in field.entries(scene):
                value = entry.value if isinstance(field, Choice) else [entry.value]
                sentence = by_field(step, {**dossier.values(step), field.name: value}, dossier).get(field.name, "")
                assert "choose one of the options" not in sentence


@pytest.mark.parametrize("step", ["company", "tax", "samples"])
def test_an_error_stands_under_its_own_field(step: str) -> None:
    view = STEPS[step].draw(filled(), META)
    names = list(inputs(view))[:2]

    placed = STEPS[step].errors(FieldErrors(dict.fromkeys(names, "x" * 400)), view)

    assert set(placed) == {f"{step}.{name}.2" for name in names}
    assert all(len(sentence) == 150 for sentence in placed.values())


def test_an_error_of_a_field_that_is_not_shown_stands_under_the_first_field() -> None:
    view = STEPS["tax"].draw(filled(tax={"company_status": "private"}), META)

    placed = STEPS["tax"].errors(FieldErrors({"stock_ticker": "Please give it.", "tax_id": "Nine digits."}), view)

    assert placed == {"tax.company_status.2": "Please give it.", "tax.tax_id.2": "Nine digits."}


def test_a_sentence_about_the_first_field_itself_is_not_displaced() -> None:
    view = STEPS["tax"].draw(filled(tax={"company_status": "private"}), META)

    placed = STEPS["tax"].errors(FieldErrors({"stock_ticker": "Not shown.", "company_status": "Own."}), view)

    assert placed == {"tax.company_status.2": "Own."}


def test_a_field_the_person_emptied_is_read_as_empty_although_it_was_drawn_full() -> None:
    view = STEPS["company"].draw(filled(), META)
    view["state"] = {"values": {"company.trade_name.2": {"trade_name": {"type": "plain_text_input", "value": None}}}}

    assert STEPS["company"].read(view)["trade_name"] == ""
    assert STEPS["company"].read(view)["legal_name"] == "Harbor & Sons, Inc."


def test_a_text_is_read_as_typed_but_for_blanks_around_it() -> None:
    view = STEPS["company"].draw(Dossier(), META)

    read = STEPS["company"].read(filled_in(view, "company", {"legal_name": "  A&B  <Co>\n"}))

    assert read["legal_name"] == "A&B  <Co>"


def test_what_slack_echoes_escaped_is_read_as_it_was() -> None:
    view = STEPS["company"].draw(filled(), META)
    inputs(view)["legal_name"]["element"]["initial_value"] = "Harbor &amp; Sons"

    assert STEPS["company"].read({**view, "state": {"values": {}}})["legal_name"] == "Harbor & Sons"


def test_a_field_that_was_not_shown_is_not_read() -> None:
    view = STEPS["tax"].draw(filled(tax={"company_status": "private"}), META)

    assert "stock_ticker" not in STEPS["tax"].read(filled_in(view, "tax", {}))


def test_values_are_read_whatever_the_revision() -> None:
    view = {"state": {"values": {"number.area_code.7": {"area_code": state_of(STEPS["number"].fields[0], "207")}}}}

    assert STEPS["number"].read(view) == {"area_code": "207"}


def test_what_is_typed_wins_over_what_is_saved_which_wins_over_what_is_offered() -> None:
    dossier = filled().with_entry("campaign", Entry({"age_gated": "yes"}))

    drawn = inputs(STEPS["campaign"].draw(dossier, META, {"goal": "typed"}))

    assert drawn["goal"]["element"]["initial_value"] == "typed"
    assert drawn["age_gated"]["element"]["initial_option"]["value"] == "yes"
    assert drawn["direct_lending"]["element"]["initial_option"]["value"] == "no"


def test_a_saved_choice_that_is_no_longer_offered_gives_way_to_what_is() -> None:
    dossier = filled(eligibility={"country": "CA"})

    element = inputs(STEPS["tax"].draw(dossier, META, {"tax_id_type": "EIN"}))["tax_id_type"]["element"]

    assert element["initial_option"]["value"] == "CBN"


def test_a_tax_id_is_never_drawn_and_may_be_left_empty_once_it_is_saved() -> None:
    saved, fresh = STEPS["tax"].draw(filled(), META, {"tax_id": "84-1936789"}), STEPS["tax"].draw(Dossier(), META)

    assert "1936789" not in words(saved)
    assert inputs(saved)["tax_id"]["optional"]
    assert "••-•••6789" in inputs(saved)["tax_id"]["hint"]["text"]
    assert not inputs(fresh)["tax_id"]["optional"]


def test_the_tax_id_is_asked_in_the_words_of_the_country() -> None:
    canadian = inputs(STEPS["tax"].draw(DOSSIERS["Canadian"], META))["tax_id"]

    assert canadian["label"]["text"] == "Business number (BN)"


def test_only_a_listed_company_is_asked_where_it_is_listed() -> None:
    listed = inputs(STEPS["tax"].draw(Dossier(), META, {"company_status": "public"}))
    private = inputs(STEPS["tax"].draw(Dossier(), META, {"company_status": "private"}))

    assert set(listed) - set(private) == {"stock_exchange", "stock_ticker", "brand_contact_email"}


def test_the_region_is_a_menu_where_the_regions_are_known() -> None:
    kinds = {
        name: inputs(STEPS["address"].draw(DOSSIERS[name], META))["region"]["element"]["type"] for name in DOSSIERS
    }

    assert kinds["filled"] == kinds["Canadian"] == "static_select"
    assert kinds["German"] == "plain_text_input"


def test_news_go_to_the_channel_where_the_command_was_typed_unless_that_was_a_direct_message() -> None:
    typed_in = {
        origin: inputs(STEPS["contact"].draw(Dossier(), META, extra={"origin_channel": origin}))["channel"]["element"]
        for origin in ("C0HERE", "D0HERE")
    }

    assert typed_in["C0HERE"]["initial_conversation"] == "C0HERE"
    assert "initial_conversation" not in typed_in["D0HERE"]


def test_the_first_step_of_a_part_has_no_way_back() -> None:
    without = {name for name, step in STEPS.items() if "back" not in buttons(step.draw(filled(), META))}

    assert without == {"eligibility", "campaign", "number", "resend_link"}
    asking = [step for name, step in STEPS.items() if name != "resend_link"]
    assert all("save_close" in buttons(step.draw(filled(), META)) for step in asking)


def test_the_fields_that_redraw_the_window_are_known() -> None:
    known = {(name, field.name) for name, step in STEPS.items() for field in step.fields if field.dispatch}

    assert known == {("tax", "company_status"), ("opt_in", "methods"), ("number", "area_code")}


@pytest.mark.parametrize("step", ["review_business", "review_sms"])
def test_an_acceptance_is_never_drawn_ticked(step: str) -> None:
    name = STEPS[step].fields[-1].name
    view = STEPS[step].draw(filled(), META, {name: [name]})

    assert isinstance(STEPS[step].fields[-1], Acceptance)
    assert "initial_options" not in inputs(view)[name]["element"]
    assert STEPS[step].read({**view, "state": {"values": {}}}) == {name: []}


@pytest.mark.parametrize("step", ["review_business", "review_sms"])
def test_a_review_shows_every_answer_of_its_part_and_the_words_accepted(step: str) -> None:
    view = STEPS[step].draw(filled(), META)
    shown = words(view)

    part = {
        "review_business": ["company", "address", "tax", "contact"],
        "review_sms": ["campaign", "samples", "opt_in"],
    }[step]
    for name in part:
        assert any(block.get("accessory", {}).get("action_id") == f"open.{name}" for block in view["blocks"])
        for label, text in STEPS[name].answers_as_text(filled()):
            assert label in shown
            assert json.dumps(text, ensure_ascii=False)[1:-1] in shown
    assert json.dumps(acceptance(step, filled()), ensure_ascii=False)[1:-1] in shown
    assert "https://www.twilio.com/legal/aup" in shown
    assert "84-1936789" not in shown


def test_a_review_shows_a_very_long_answer_whole() -> None:
    goal = "A" * 2990 + "the end"
    view = STEPS["review_sms"].draw(filled(campaign={"goal": goal}), META)

    assert "the end" in words(view)


def test_a_person_and_a_channel_are_shown_as_such_and_what_is_typed_is_not() -> None:
    dossier = filled(contact={"job_title": "<@U1> *boss*"})
    shown = [
        cell for block in STEPS["review_business"].draw(dossier, META)["blocks"] for cell in block.get("fields", [])
    ]

    assert {"type": "mrkdwn", "text": "<@U0DANA>", "verbatim": True} in shown
    assert {"type": "mrkdwn", "text": "<#C0NEWS>", "verbatim": True} in shown
    assert {"type": "plain_text", "text": "<@U1> *boss*", "emoji": False} in shown


def test_answers_are_said_in_the_words_of_the_menus_and_a_tax_id_is_masked() -> None:
    said = dict(STEPS["tax"].answers_as_text(filled()))

    assert said["Who owns the business?"] == "Public"
    assert said["EIN"] == "••-•••6789"


@pytest.mark.parametrize("step", ACCEPTED)
def test_the_words_accepted_name_the_price(step: str) -> None:
    assert "$" in acceptance(step, filled())


def test_while_pages_are_checked_the_review_says_so() -> None:
    checking, checked = (STEPS["review_sms"].draw(filled(), META, extra={"checking": now}) for now in (True, False))

    assert any(block.get("block_id") == "review_sms.checking" for block in checking["blocks"])
    assert not any(block.get("block_id") == "review_sms.checking" for block in checked["blocks"])


def test_numbers_are_offered_five_at_a_time_with_place_and_price() -> None:
    view = STEPS["number"].draw(Dossier(), META, {"area_code": "207"}, extra={"offers": OFFERS, "skip": 5})
    options = inputs(view)["phone_number"]["element"]["options"]

    assert [option["value"] for option in options] == [offer.phone_number for offer in OFFERS[:5]]
    assert options[0]["text"]["text"] == "(207) 555-0100 · Portland, ME · $1.15 a month"
    assert [button["value"] for button in view["blocks"][-2]["elements"]] == ["5"]


@pytest.mark.parametrize(
    ("at_once", "when"), [(False, "when the campaign is approved"), (True, "now, before the campaign")]
)
def test_what_is_accepted_with_a_number_stands_in_its_window(at_once: bool, when: str) -> None:
    extra = {"offers": OFFERS, "skip": 5, "at_once": at_once}
    view = STEPS["number"].draw(Dossier(), META, {"area_code": "207"}, extra=extra)
    words = acceptance("number", Dossier(), at_once=at_once)

    assert when in words
    assert view["blocks"][-1]["text"]["text"] == f"By choosing: {words}"


def test_a_number_chosen_before_is_offered_first() -> None:
    options = inputs(STEPS["number"].draw(filled(), META, extra={"offers": OFFERS}))["phone_number"]["element"][
        "options"
    ]

    assert options[0]["value"] == "+12075550148"
    assert len(options) == 6


def test_where_no_number_is_for_sale_other_codes_of_the_state_are_named() -> None:
    view = STEPS["number"].draw(Dossier(), META, {"area_code": "415"}, extra={"none": "415"})

    assert "No numbers are for sale in 415" in words(view)
    assert "*209* (Stockton, California)" in words(view)
    assert "phone_number" not in inputs(view)


def test_use_cases_are_narrowed_to_those_open_to_the_brand() -> None:
    options = inputs(STEPS["campaign"].draw(Dossier(), META, extra=EXTRAS["use cases"]))["use_case"]["element"][
        "options"
    ]

    assert [option["value"] for option in options] == ["MARKETING", "MIXED"]


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", '"x"', '{"r":1}', '{"v":"1"}', '{"v":true}', '{"x":[]}', '{"x":{"a":1}}']
)
def test_a_window_that_remembers_nonsense_is_out_of_date(text: str) -> None:
    with pytest.raises(Gone, match="out of date"):
        Meta.loads(text)


def test_a_window_remembers_what_it_was_told() -> None:
    meta = Meta("reg_1", "tax", 4, 2, {"edition": "9"})

    assert Meta.loads(meta.dumps()) == meta
    assert Meta.loads("{}") == Meta()


def test_a_window_refuses_to_remember_too_much() -> None:
    with pytest.raises(ValueError, match="3,000"):
        Meta("x" * 3000).dumps()


@pytest.mark.parametrize(
    ("step", "extra", "said"),
    [
        ("review_sms", {"new_campaign": "changed"}, "deletes the refused campaign and files a new one"),
        ("review_sms", {"new_campaign": "unreviewed"}, "Nobody reviewed this campaign in time"),
        ("review_sms", {}, "Twilio does not let every account edit a campaign"),
        ("review_business", {"volume": "new"}, "Twilio does not edit the volume of a brand"),
        ("review_business", {"volume": "stays"}, "keeps its own: only Twilio Support changes that"),
        ("review_business", {"attempts_left": 1}, "attempts left: 1"),
    ],
)
def test_a_review_says_beforehand_what_filing_again_means(step: str, extra: dict[str, Any], said: str) -> None:
    assert said in words(STEPS[step].draw(filled(), META, extra={"again": True, **extra}))


def test_a_number_that_cannot_be_had_is_offered_no_more() -> None:
    chosen = str(filled().values("number")["phone_number"])
    offers = [Offer(chosen, "Portland, ME"), *OFFERS]
    view = STEPS["number"].draw(filled(), META, extra={"offers": offers, "not_to_be_had": chosen})

    assert chosen not in words(view)
