from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bot.domain.fees import FEES, SHIPPED, Catalogue, Fee, brand_fee
from modals import ACCEPTED, STEPS, acceptance
from modals.meta import Meta
from tests.kit.modal_dossiers import filled

OWN = '[mailed_link]\namount = 13.75\nsource = "our contract"\nseen = 2026-11-20\n'


@pytest.fixture
def own(tmp_path: Path) -> Path:
    file = tmp_path / "fees.toml"
    file.write_text(OWN)
    return file


def test_a_file_of_the_operator_overrides_a_price_and_leaves_the_others(own: Path) -> None:
    known = Catalogue()
    known.load_more(own)

    assert known["mailed_link"] == Fee(
        SHIPPED["mailed_link"].name, Decimal("13.75"), "our contract", date(2026, 11, 20)
    )
    assert known["number_monthly"] == SHIPPED["number_monthly"]


def test_a_file_in_json_says_the_same(tmp_path: Path) -> None:
    file = tmp_path / "fees.json"
    file.write_text('{"mailed_link": {"amount": 13.75, "source": "our contract", "seen": "2026-11-20", "sure": false}}')
    known = Catalogue()
    known.load_more(file)

    assert str(known["mailed_link"]) == "up to $13.75"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[mailed_lnk]\nsure = true", "there is no fee “mailed_lnk”"),
        ("[mailed_link]\namount = 3", "an amount needs its “source”"),
        ('[mailed_link]\namount = "lots"\nsource = "s"\nseen = 2026-11-20', "like 4.50"),
        ('[mailed_link]\namount = -1\nsource = "s"\nseen = 2026-11-20', "like 4.50"),
        ('[mailed_link]\namount = 1\nsource = "s"\nseen = "soon"', "like 2026-11-01"),
        ("[mailed_link]\nsure = 1", "“sure” has to be like true"),
        ("[mailed_link]\nprice = 1", "“price” is not known"),
        ("mailed_link = 3", "has to be a table"),
        ("[mailed", "is not good TOML"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_whole_and_says_why(text: str, sentence: str, tmp_path: Path) -> None:
    file, known = tmp_path / "fees.toml", Catalogue()
    file.write_text(text)

    with pytest.raises(ValueError, match=r"fees\.toml") as refused:
        known.load_more(file)

    assert sentence in str(refused.value)
    assert dict(known) == dict(SHIPPED)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="cannot be read"):
        Catalogue().load_more(tmp_path / "nothing.toml")


@pytest.mark.parametrize("fee", SHIPPED.values(), ids=SHIPPED)
def test_every_price_is_dated_and_says_where_it_comes_from(fee: Fee) -> None:
    assert fee.source
    assert fee.seen.year >= 2026
    assert str(fee).startswith("$" if fee.sure else "up to $")


PAID = {
    "review_business": str(brand_fee(low_volume=False)),
    "review_sms": str(FEES["campaign_review"]),
    "number": str(FEES["number_monthly"]),
    "resend_link": str(FEES["mailed_link"]),
}


@pytest.mark.parametrize("step", ACCEPTED)
def test_what_costs_is_shown_and_accepted_with_the_same_figure(step: str) -> None:
    drawn = str(STEPS[step].draw(filled(), Meta(registration="reg_1", step=step)))

    assert PAID[step] in acceptance(step, filled())
    assert PAID[step] in drawn


@pytest.mark.parametrize(
    ("step", "words"),
    [("review_business", "nothing for the correction"), ("review_sms", "up to $15.00 for this review")],
)
def test_filing_again_names_what_it_costs_this_time(step: str, words: str) -> None:
    drawn = str(STEPS[step].draw(filled(), Meta(registration="reg_1", step=step), extra={"again": True}))

    assert words in acceptance(step, filled(), again=True)
    assert words in drawn
