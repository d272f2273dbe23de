"""Which window follows."""

from bot.domain.progress import Mark, State
from handlers.showing import Showing
from modals.resend_link import ASKED
from tests.test_way import WAY, case, filing, refused


def test_who_has_a_link_mailed_again_is_asked_to_have_it_clicked() -> None:
    asked = case(filing("business"), filing("business", 2), brand=Mark("", State.PENDING), link=refused("21741"))
    view = Showing(WAY).after(asked, "resend_link", rev=1)

    assert view["blocks"][0]["text"]["text"] == ASKED
