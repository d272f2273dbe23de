import json
import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from bot.domain import reasons
from bot.domain.answers import STEPS
from bot.domain.dossier import Dossier, Entry
from bot.domain.progress import Finding
from bot.domain.reasons import (
    REASONS,
    Actor,
    Catalogue,
    Reason,
    fields_of,
    reason_for,
    steps_of,
    suggestion_in,
    support_text,
)
from bot.domain.reasons_data import SHIPPED
from bot.domain.reasons_tokens import TOKENS, answers_of
from tests.places import TESTS

GROUPS = {
    head: body.split()
    for head, body in re.findall(
        r"^\[([^]]+)]\n([\d\s]+)", (TESTS / "reference_codes.txt").read_text("utf-8"), re.MULTILINE
    )
}
UNSEEN = GROUPS.pop("campaign codes not seen")
NEVER_AGAIN = GROUPS.pop("never again")
CODES = [code for codes in GROUPS.values() for code in codes]
SAMPLES = tuple(f"samples.sample_{n}" for n in range(1, 6))


def exists(field: str) -> bool:
    step, _, name = field.partition(".")
    return step in STEPS and name in STEPS[step].model_fields


# The data


def test_every_code_of_the_reference_has_a_reason_and_no_other_has() -> None:
    assert sorted(REASONS) == sorted(CODES)


@pytest.mark.parametrize("group", GROUPS)
def test_a_code_stands_in_the_group_of_its_section(group: str) -> None:
    shipped = tomllib.loads(SHIPPED.read_text("utf-8"))[group]

    assert sorted(name for name in shipped if name.isdecimal()) == sorted(GROUPS[group])


def test_a_code_has_one_entry() -> None:
    heads = re.findall(r"^\[\w+\.(\d+)]", SHIPPED.read_text("utf-8"), re.MULTILINE)

    assert len(heads) == len(set(heads)) == len(REASONS)


def test_exactly_the_set_of_the_reference_is_never_filed_again() -> None:
    assert {code for code, reason in REASONS.items() if not reason.resubmit} == set(NEVER_AGAIN)


@pytest.mark.parametrize("code", CODES)
def test_a_reason_names_answers_that_exist(code: str) -> None:
    assert [field for field in REASONS[code].fields if not exists(field)] == []


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("part", ["cause", "fix"])
def test_a_reason_is_told_in_whole_sentences(code: str, part: str) -> None:
    text = getattr(REASONS[code], part)

    assert re.fullmatch(r"[A-Z“].*[.”]", text)
    assert re.search(r"\.”?$", text)
    assert len(re.findall(r"“", text)) == len(re.findall(r"”", text))
    assert "  " not in text


@pytest.mark.parametrize("code", CODES)
def test_a_reason_is_short_enough_for_a_message(code: str) -> None:
    assert len(REASONS[code].cause) <= 250
    assert len(REASONS[code].fix) <= 330
    assert len(REASONS[code].name) <= 60


@pytest.mark.parametrize("code", CODES)
def test_a_reason_has_no_placeholder_and_no_jargon(code: str) -> None:
    reason = REASONS[code]

    assert not re.search(
        r"[{}<>]|\b(?:TODO|TBD|lorem|xxx+|TCR|A2P|10DLC|DCA2?|ISV|CTA|SHAFT|bundle|API|invalid|failed|you (?:must|forgot|did not))\b",
        f"{reason.name} {reason.cause} {reason.fix}",
        re.IGNORECASE,
    )


def test_every_reason_is_dated_and_says_where_it_comes_from() -> None:
    assert all(reason.source.startswith("Twilio A2P reference") for reason in REASONS.values())
    assert all(reason.seen > date(2026, 1, 1) for reason in REASONS.values())
    assert REASONS["30909"].page == "https://www.twilio.com/docs/api/errors/30909"


def test_what_time_or_the_operator_mends_can_be_filed_again_unchanged() -> None:
    others = {Actor.NOBODY, Actor.OPERATOR}
    stuck = [c for c, r in REASONS.items() if r.actor in others and r.resubmit and not r.cure_outside]

    assert stuck == ["21610"]


def test_what_a_person_mends_only_by_answers_names_answers() -> None:
    sending = set(GROUPS["sending"])
    lost = [c for c, r in REASONS.items() if r.actor is Actor.PERSON and not (r.fields or r.cure_outside)]

    assert set(lost) <= sending


# What a finding means


def dossier(**opt_in: str) -> Dossier:
    return Dossier({"opt_in": Entry(opt_in)})


def test_terms_that_were_given_and_refused_are_not_filed_again() -> None:
    finding = Finding("30882")

    assert reason_for(finding).resubmit
    assert reason_for(finding, dossier()).resubmit
    refused = reason_for(finding, dossier(terms_url="https://www.acme.com/terms"))
    assert (refused.resubmit, refused.actor) == (False, Actor.TWILIO_SUPPORT)
    assert refused.cause.endswith(".")
    assert refused.fix.endswith(".")


def test_a_known_code_is_told_in_our_words() -> None:
    assert reason_for(Finding("30909", text="The CTA could not be verified.")) is REASONS["30909"]


def test_an_unknown_code_is_told_as_it_came() -> None:
    reason = reason_for(Finding("30777", ("region", "favourite_colour"), "The registry said no."))

    assert (reason.code, reason.cause) == ("30777", "The registry said no.")
    assert (reason.resubmit, reason.cure_outside, reason.actor) == (True, True, Actor.PERSON)
    assert reason.fields[0] == "address.region"
    assert "company.legal_name" in reason.fields


def test_an_unknown_code_without_a_sentence_says_so() -> None:
    assert reason_for(Finding("99999")).cause == "Twilio gave no sentence with this code."
    assert reason_for(Finding("")).fields == ()


@pytest.mark.parametrize("code", UNSEEN)
def test_a_code_of_the_campaign_range_that_nobody_saw_opens_the_campaign(code: str) -> None:
    assert code not in REASONS
    assert steps_of([Finding(code)]) == ["campaign", "samples", "opt_in"]


# Twilio's names of fields


def test_every_name_leads_to_answers_that_exist() -> None:
    assert [field for fields in TOKENS.values() for field in fields if field != "*" and not exists(field)] == []


@pytest.mark.parametrize(
    ("token", "expected"),
    [
        ("business_registration_number", ("tax.tax_id",)),
        ("business_registration_identifier", ("tax.tax_id_type",)),
        ("business_name", ("company.legal_name",)),
        ("website_url", ("company.website",)),
        ("business_industry", ("company.industry",)),
        ("business_regions_of_operation", ("company.regions",)),
        ("company_type", ("tax.company_status",)),
        ("brand_contact_email", ("tax.brand_contact_email",)),
        ("email", ("contact.email",)),
        ("phone_number", ("contact.phone",)),
        ("business_title", ("contact.job_title",)),
        ("region", ("address.region",)),
        ("PostalCode", ("address.postal_code",)),
        ("street_secondary", ("address.street_2",)),
        ("USE_CASE_DESCRIPTION", ("campaign.goal",)),
        ("UsAppToPersonUsecase", ("campaign.use_case",)),
        ("MESSAGE_FLOW", ("opt_in.message_flow",)),
        ("message_flow", ("opt_in.message_flow",)),
        ("SAMPLE_MESSAGE_3", ("samples.sample_3",)),
        ("message_samples[0]", ("samples.sample_1",)),
        ("MessageSamples", SAMPLES),
        ("has_embedded_phone", SAMPLES),
        ("PRIVACY_POLICY_URL", ("opt_in.privacy_policy_url",)),
        ("TERMS_AND_CONDITIONS_URL", ("opt_in.terms_url",)),
        ("HelpMessage", ("opt_in.help_message",)),
        ("Attributes.website_url", ("company.website",)),
        ("authorized_representative_1.email", ("contact.email",)),
        ("AreaCode", ("number.area_code",)),
        ("bundle_sid", ()),
        ("message_samples[7]", ()),
        ("", ()),
    ],
)
def test_a_name_of_twilio_is_an_answer_of_ours(token: str, expected: tuple[str, ...]) -> None:
    assert answers_of(token) == expected


def test_the_code_decides_where_a_name_means_several_answers() -> None:
    assert fields_of(Finding("21422", ("PhoneNumber",))) == ("number.phone_number",)
    assert fields_of(Finding("30703", ("phone_number",))) == ("contact.phone",)
    assert fields_of(Finding("30797", ("company_type",))) == ("tax.company_status", "eligibility.legal_form")
    assert fields_of(Finding("30796", ("company_type",))) == ("tax.company_status",)


def test_the_fields_twilio_names_are_the_fields() -> None:
    assert fields_of(Finding("30795", ("business_registration_number",))) == ("tax.tax_id",)


def test_without_a_name_the_reasons_own_fields_count() -> None:
    assert fields_of(Finding("30795")) == ("tax.tax_id", "tax.tax_id_type", "company.legal_name")


def test_an_unknown_name_adds_the_reasons_own_fields_behind_those_named() -> None:
    found = fields_of(Finding("30893", ("SAMPLE_MESSAGE_2", "SOMETHING_NEW")))

    assert found[0] == "samples.sample_2"
    assert len(found) == len(set(found))
    assert set(found) == set(REASONS["30893"].fields)


def test_steps_come_in_the_order_of_the_journey() -> None:
    findings = [Finding("30909", ("MESSAGE_FLOW",)), Finding("30893", ("SAMPLE_MESSAGE_1",)), Finding("30795")]

    assert steps_of(findings) == ["company", "tax", "samples", "opt_in"]
    assert steps_of([]) == []


# Addresses that are suggested

WHOLE = {"address.street": "12 Main St", "address.city": "Portland", "address.region": "ME"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Invalid postal code. Did you mean K1N 5X3?", {"address.postal_code": "K1N 5X3"}),
        ("Invalid postal code: K1N 5X2. Did you mean k1n5x3?", {"address.postal_code": "K1N 5X3"}),
        ("Invalid ZIP code. Did you mean 04101-2345?", {"address.postal_code": "04101-2345"}),
        ("The postal code should be 04101.", {"address.postal_code": "04101"}),
        ("Suggested postal code 04101", {"address.postal_code": "04101"}),
        ("Invalid locality. Did you mean Montréal?", {"address.city": "Montréal"}),
        ("Invalid city. Suggested city Trois-Rivières.", {"address.city": "Trois-Rivières"}),
        ("Invalid region. Suggested region is ON", {"address.region": "ON"}),
        ("Invalid house number. Did you mean 90 Rideau Street?", {"address.street": "90 Rideau Street"}),
        ("Invalid street. Suggested value: 88 rue de l'Église", {"address.street": "88 rue de l'Église"}),
        (
            "Invalid postal code. Did you mean K1N 5X3? Invalid locality. Did you mean Ottawa?",
            {"address.postal_code": "K1N 5X3", "address.city": "Ottawa"},
        ),
        (
            "Suggested street: 12 Main St. Suggested city: Portland. Suggested region: ME. Suggested zip: 04101-2345.",
            {**WHOLE, "address.postal_code": "04101-2345"},
        ),
        (
            "Cannot be validated. Did you mean: 12 Main St, Suite 4, Portland, ME 04101-2345, USA?",
            {**WHOLE, "address.street_2": "Suite 4", "address.postal_code": "04101-2345"},
        ),
        ("Similar address found: 12 Main St, Portland, ME, 04101", {**WHOLE, "address.postal_code": "04101"}),
        ("Please use 12 Main St, Portland, ME 04101.", {**WHOLE, "address.postal_code": "04101"}),
        (
            "Suggested address:\n88 Rideau Street\nOttawa ON K1N 5X3\n",
            {
                "address.street": "88 Rideau Street",
                "address.city": "Ottawa",
                "address.region": "ON",
                "address.postal_code": "K1N 5X3",
            },
        ),
        (
            'Suggested address: {"street": "1 Water St", "city": "St. John\'s", "region": "NL", "postal_code": "A1C 5S7"}',
            {
                "address.street": "1 Water St",
                "address.city": "St. John's",
                "address.region": "NL",
                "address.postal_code": "A1C 5S7",
            },
        ),
        (
            "Did you mean street=12 rue Saint-Jérôme; city=Québec; region=QC; postalCode=G1R 1S9",
            {
                "address.street": "12 rue Saint-Jérôme",
                "address.city": "Québec",
                "address.region": "QC",
                "address.postal_code": "G1R 1S9",
            },
        ),
    ],
)
def test_a_suggested_address_is_read(text: str, expected: dict[str, str]) -> None:
    assert suggestion_in(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Invalid postal code: K1N 5X2.",
        "A similar address was found. The suggested address is included in the error message body.",
        "Invalid house number. Did you mean 90?",
        "Invalid house number. Suggested house number: 90",
        "Invalid street. Please try again.",
        "Invalid city. Please use Capital Letters.",
        "The e-mail address is invalid. Did you mean dana@acme.com?",
        "Unknown domain acme.co, did you mean acme.com?",
    ],
)
def test_what_is_no_address_is_not_taken_for_one(text: str) -> None:
    assert suggestion_in(text) == {}


# An operator's own file

NEW = """
[30935]
name = "Something new"
cause = "The reviewers found something new."
fix = "Say what it is."
fields = ["campaign.goal", "address.*"]
source = "Twilio's page, read by the operator"
seen = 2027-02-03
"""


def file(folder: Path, text: str, name: str = "more.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_adds_a_code(tmp_path: Path) -> None:
    catalogue = Catalogue()

    catalogue.load_more(file(tmp_path, NEW))

    added = catalogue["30935"]
    assert added.fields[:2] == ("campaign.goal", "address.street")
    assert (added.resubmit, added.cure_outside, added.actor) == (True, False, Actor.PERSON)
    assert added.seen == date(2027, 2, 3)
    assert len(catalogue) == len(CODES) + 1
    assert reason_for(Finding("30935"), known=catalogue) is added


def test_a_json_file_overrides_a_part_of_a_known_code(tmp_path: Path) -> None:
    catalogue = Catalogue()
    given = {"appeals": {"seen": "2027-02-03", "30899": {"fix": "Write to carriers@acme.com.", "actor": "operator"}}}

    catalogue.load_more(file(tmp_path, json.dumps(given), "more.json"))

    changed, before = catalogue["30899"], REASONS["30899"]
    assert (changed.fix, changed.actor, changed.seen) == (
        "Write to carriers@acme.com.",
        Actor.OPERATOR,
        date(2027, 2, 3),
    )
    assert (changed.cause, changed.resubmit) == (before.cause, before.resubmit)


@pytest.fixture
def restored() -> Iterator[None]:
    before = dict(REASONS)
    yield
    REASONS._known = before


@pytest.mark.usefixtures("restored")
def test_what_was_loaded_holds_everywhere(tmp_path: Path) -> None:
    reasons.load_more(file(tmp_path, NEW))

    assert reason_for(Finding("30935")).name == "Something new"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (NEW.replace("fix =", "fixes ="), r"entry 30935: .*“fix” is missing.*“fixes” is not known"),
        (
            NEW.replace("campaign.goal", "campaign.colour"),
            r"entry 30935: “fields”: “campaign\.colour” is not an answer",
        ),
        (NEW.replace("2027-02-03", '"soon"'), r"entry 30935: “seen”: "),
        (NEW + 'actor = "carrier"\n', r"entry 30935: “actor”: .*'person'"),
        (NEW + "resubmit = [1]\n", r"entry 30935: “resubmit”: "),
        (NEW.replace('"Say what it is."', '" "'), r"entry 30935: “fix”: "),
        ("30935 = 'no'", r"“30935” has to be a table"),
        ("[group.colour]\nname = 'x'", r"“group\.colour” has to be a table"),
        ("[30935", r"is not good TOML"),
    ],
)
def test_a_malformed_file_is_refused_by_entry_and_changes_nothing(tmp_path: Path, text: str, said: str) -> None:
    catalogue = Catalogue()
    known = dict(catalogue)

    with pytest.raises(ValueError, match=rf"more\.toml.*{said}"):
        catalogue.load_more(file(tmp_path, text))

    assert dict(catalogue) == known


def test_a_file_that_is_no_table_or_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"the file has to be a table"):
        Catalogue().load_more(file(tmp_path, "[]", "more.json"))
    with pytest.raises(ValueError, match=r"is not good JSON"):
        Catalogue().load_more(file(tmp_path, "{", "more.json"))
    with pytest.raises(ValueError, match=r"cannot be read"):
        Catalogue().load_more(tmp_path / "missing.toml")


# What to send to Twilio Support


def test_the_text_for_support_has_ids_and_code_and_nothing_personal() -> None:
    ids = {"brand": "BN" + "0a" * 16, "contact": "dana@acme.com", "phone": "+12075550148", "tax id": "12-3456789"}
    finding = Finding("30898", ("business_registration_number",), "EIN 12-3456789 of dana@acme.com is used too often.")

    text = support_text(ids, finding, "Acme\nLLC")

    assert "“Acme LLC”" in text
    assert "30898" in text
    assert f"brand: BN{'0a' * 16}" in text
    assert "business_registration_number" in text
    assert not re.search(r"@|3456789|555", text)


def test_a_reason_is_a_value() -> None:
    with pytest.raises(AttributeError):
        REASONS["30909"].fix = "Nothing."  # type: ignore[misc]  # that it cannot be set is the point
    assert isinstance(REASONS["30909"], Reason)
