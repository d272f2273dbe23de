from __future__ import annotations

import pytest

from bot.domain import rules
from bot.domain.tax_ids import masked, tax_id


@pytest.mark.parametrize(
    "typed",
    ["(207) 555-0148", "207-555-0148", "207.555.0148", "+1 207 555 0148", "1 (207) 5550148", "001 207 555 0148"],
)
def test_a_phone_is_read_in_any_usual_spelling(typed: str) -> None:
    assert rules.phone(typed, "US") == "+12075550148"


def test_a_phone_of_another_country_is_read_in_that_countrys_way() -> None:
    assert rules.phone("020 7946 0018", "GB") == "+442079460018"


@pytest.mark.parametrize("typed", ["", "12", "call me", "555-0148"])
def test_what_is_no_phone_is_answered_with_an_example(typed: str) -> None:
    with pytest.raises(ValueError, match=r"\(207\) 555-0148"):
        rules.phone(typed, "US")


def test_an_extension_is_named_as_what_is_too_much() -> None:
    with pytest.raises(ValueError, match="without extension"):
        rules.phone("(207) 555-0148 x 12", "US")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("acme.com", "https://acme.com"), (" https://www.acme.com/x?y=1#z ", "https://www.acme.com/x?y=1#z")],
)
def test_a_web_address_gets_its_https(typed: str, kept: str) -> None:
    assert rules.https_url(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "acme",
        "http://acme.com",
        "ftp://acme.com",
        "javascript:alert(1)",
        "https://u:p@acme.com",
        "https://a b.com",
        "https://-.com",
        "https://[::1",
    ],
)
def test_what_is_no_public_web_address_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(ValueError, match=r"^(Please|The page)"):
        rules.https_url(typed)


def test_a_social_profile_is_not_a_web_site() -> None:
    with pytest.raises(ValueError, match="own web site"):
        rules.website("https://www.facebook.com/acme")


@pytest.mark.parametrize("address", ["dana@gmail.com", "dana@outlook.com", "dana@mailinator.com"])
def test_a_free_mailbox_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="company's own domain"):
        rules.email(address)


@pytest.mark.parametrize(
    "street", ["P.O. Box 12", "PO Box 12", "p o box 9", "Post Office Box 3", "12 Main St, P.O.Box 4"]
)
def test_a_post_office_box_is_refused(street: str) -> None:
    with pytest.raises(ValueError, match="physical address"):
        rules.street(street)


def test_a_street_with_box_in_its_name_is_no_post_office_box() -> None:
    assert rules.street("12 Boxwood Lane") == "12 Boxwood Lane"


@pytest.mark.parametrize(
    ("typed", "country", "kept"),
    [
        ("04101", "US", "04101"),
        ("78758-4410", "US", "78758-4410"),
        ("787584410", "US", "78758-4410"),
        ("k1n5x2", "CA", "K1N 5X2"),
        ("EC1A 1BB", "GB", "EC1A 1BB"),
    ],
)
def test_a_postal_code_takes_its_countrys_form(typed: str, country: str, kept: str) -> None:
    assert rules.postal_code(typed, country) == kept


@pytest.mark.parametrize(
    ("typed", "country"), [("4101", "US"), ("ABCDE", "US"), ("٠٤١٠١", "US"), ("12345", "CA"), ("", "US")]
)
def test_a_wrong_postal_code_is_answered_with_what_is_expected(typed: str, country: str) -> None:
    with pytest.raises(ValueError, match="Please give"):
        rules.postal_code(typed, country)


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        ("EIN", "841930275", "84-1930275"),
        ("EIN", "84-1930275", "84-1930275"),
        ("EIN", "EIN: 84–1930275", "84-1930275"),
        ("CBN", "123456782RC0001", "123456782"),
        ("CBN", "123 456 782", "123456782"),
        ("CN", "sc123456", "SC123456"),
        ("Other", "de 123 456", "DE123456"),
    ],
)
def test_a_tax_id_takes_the_form_twilio_wants(kind: str, typed: str, kept: str) -> None:
    assert tax_id(kind, typed) == kept


@pytest.mark.parametrize("typed", ["000000000", "١٢٣٤٥٦٧٨٩", "１２３４５６７８９"])
def test_what_no_register_holds_is_no_ein(typed: str) -> None:
    with pytest.raises(ValueError, match="nine digits"):
        tax_id("EIN", typed)


@pytest.mark.parametrize(("typed", "looks_like"), [("123-45-6789", "Social Security"), ("12-345-6789", "D-U-N-S")])
def test_a_look_alike_of_an_ein_is_named(typed: str, looks_like: str) -> None:
    with pytest.raises(ValueError, match=looks_like):
        tax_id("EIN", typed)


@pytest.mark.parametrize("kind", ["EIN", "CBN", "CN", "ACN", "CIN", "VAT", "VATRN", "RN", "Other"])
def test_every_kind_of_tax_id_says_what_it_expects_of_nonsense(kind: str) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        tax_id(kind, "?!")


def test_a_tax_id_is_shown_with_its_last_four_characters_only() -> None:
    assert masked("12-3456789") == "••-•••6789"


def test_keywords_are_separated_by_commas_and_kept_once() -> None:
    assert rules.keywords("join, start join") == "JOIN,START"


@pytest.mark.parametrize("typed", ["", "JO!N", "A" * 300])
def test_wrong_keywords_are_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r"[Kk]eyword|word"):
        rules.keywords(typed)


@pytest.mark.parametrize("name", ["Acme 🚀 Inc", "12345", "  "])
def test_a_name_needs_letters_and_no_emoji(name: str) -> None:
    with pytest.raises(ValueError, match="Please"):
        rules.name(name, most=255, what="the legal name")


@pytest.mark.parametrize("hidden", ["\x00", "\u202e", "\u2066"])
def test_what_nobody_sees_is_not_kept(hidden: str) -> None:
    assert rules.text(f"410 {hidden}Main St", most=100, what="the street") == "410 Main St"


@pytest.mark.parametrize("url", ["https://acme.com/<!channel>", "https://acme.com/a|b", 'https://acme.com/"x"'])
def test_what_is_written_otherwise_in_an_address_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="full web address"):
        rules.https_url(url)
