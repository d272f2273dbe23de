"""Which window follows, and what it says of filing again."""

import pytest

from bot.domain.progress import Mark, State
from bot.way import Refusal
from handlers.showing import Showing, another_volume
from modals.resend_link import ASKED
from tests.kit.answers import filled
from tests.kit.way import BUSINESS, WAY, case, filing, refused


def test_who_has_a_link_mailed_again_is_asked_to_have_it_clicked() -> None:
    asked = case(filing("business"), filing("business", 2), brand=Mark("", State.PENDING), link=refused("21741"))
    view = Showing(WAY).after(asked, "resend_link", rev=1)

    assert view["blocks"][0]["text"]["text"] == ASKED


@pytest.mark.parametrize(
    ("brand", "meaning"),
    [
        (refused("30795"), "new"),
        (Mark("", State.APPROVED, "BN1"), "stays"),
        (Mark("", State.PENDING, "BN1"), "stays"),
        (Mark(""), None),
    ],
)
def test_another_volume_means_a_new_brand_only_where_the_one_there_was_refused(
    brand: Mark, meaning: str | None
) -> None:
    changed = case(filing("business"), dossier=filled(company={"volume": "high"}), brand=brand)

    assert another_volume(changed, Refusal(BUSINESS, (), filled(company={"volume": "low"}))) == meaning
