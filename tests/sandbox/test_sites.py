from collections.abc import Iterator
from html.parser import HTMLParser

import httpx
import pytest

from sandbox.cases import Case, load
from sandbox.serving import Server
from sandbox.sites import Sites
from sandbox.sites.pages import VARIANTS
from tests.places import CASES

HOST = "harbor-outfitters.example"
VOID = {"meta", "input", "br", "img", "hr", "link"}


class Reader(HTMLParser):
    """Reads a page: its tags balanced or not, its words, its inputs and links."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.unbalanced: list[str] = []
        self.words: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        self.close()
        self.unbalanced += self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.unbalanced.append(tag)

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())

    def inputs(self, kind: str) -> list[dict[str, str | None]]:
        return [attrs for tag, attrs in self.tags if tag == "input" and attrs.get("type") == kind]

    def links(self) -> list[str]:
        return [str(attrs["href"]) for tag, attrs in self.tags if tag == "a"]


@pytest.fixture(scope="module")
def case() -> Case:
    return load(CASES / "harbor-outfitters.yaml")


@pytest.fixture(scope="module")
def sites() -> Sites:
    return Sites()


@pytest.fixture(scope="module")
def url(sites: Sites) -> Iterator[str]:
    server = Server(sites.app())
    yield server.start()
    server.stop()


def seen(url: str, path: str = "") -> Reader:
    return Reader(httpx.get(f"{url}/{HOST}/{path}", timeout=5).raise_for_status().text)


def put(sites: Sites, case: Case, variant: str = "complete") -> None:
    sites.put(case.business, variant, case.answers)


def test_every_address_in_the_answers_is_served(sites: Sites, case: Case) -> None:
    put(sites, case)

    assert sites.urls() == [
        f"https://{HOST}",
        *(f"https://{HOST}/{page}" for page in "privacy rain terms texts".split()),
    ]


@pytest.mark.parametrize("variant", [variant for variant in VARIANTS if variant != "down"])
@pytest.mark.parametrize("page", ["", "texts", "privacy", "terms", "rain"])
def test_every_page_is_well_formed(page: str, variant: str, sites: Sites, case: Case, url: str) -> None:
    put(sites, case, variant)

    assert seen(url, page).unbalanced == []


def test_links_lead_to_pages_that_are_there(sites: Sites, case: Case, url: str) -> None:
    put(sites, case)
    found = {httpx.URL(f"{url}/{HOST}/texts").join(link) for link in seen(url, "texts").links()}

    assert {httpx.get(link, timeout=5).status_code for link in found} == {200}


def test_home_says_who_what_and_how_to_reach_them(sites: Sites, case: Case, url: str) -> None:
    put(sites, case)
    text = seen(url).text

    expected = ("Harbor Outfitters LLC", "410 Commercial Street", "hello@harbor-outfitters.example", "(207) 555-0148")
    assert [words for words in expected if words not in text] == []


def test_the_sign_up_page_holds_every_element_of_consent(sites: Sites, case: Case, url: str) -> None:
    put(sites, case)
    page = seen(url, "texts")

    expected = ("recurring marketing text messages from Harbor Outfitters", "up to 4 msgs/month", "STOP", "HELP")
    expected += ("Message and data rates may apply", "Consent is not a condition of purchase")
    assert [words for words in expected if words not in page.text] == []
    assert [("checked" in box) for box in page.inputs("checkbox")] == [False]
    assert len(page.inputs("tel")) == 1
    assert {"privacy", "terms"} <= set(page.links())


def test_the_terms_hold_what_reviewers_look_for(sites: Sites, case: Case, url: str) -> None:
    put(sites, case)
    html = httpx.get(f"{url}/{HOST}/terms", timeout=5).text

    expected = ("<b>STOP</b>", "<b>HELP</b>", "Message and data rates may apply", "up to 4 msgs/month", "not liable")
    assert [words for words in (*expected, "privacy policy", "hello@") if words not in html] == []


def test_the_privacy_policy_keeps_mobile_numbers(sites: Sites, case: Case, url: str) -> None:
    put(sites, case)

    assert "do not sell or share mobile numbers" in seen(url, "privacy").text


@pytest.mark.parametrize(
    ("variant", "page", "there", "gone"),
    [
        ("login_wall", "texts", "Please sign in", "Consent is not a condition"),
        ("no_sms_clause", "privacy", "What we collect", "share mobile numbers"),
        ("third_party_sharing", "privacy", "share your information, including your mobile number", "do not sell"),
        ("no_opt_in_form", "texts", "hear from us", "rates may apply"),
        ("other_brand", "texts", "text messages from Copperline Trading Co.", "Harbor Outfitters"),
    ],
)
def test_a_variant_differs_as_its_name_says(
    variant: str, page: str, there: str, gone: str, sites: Sites, case: Case, url: str
) -> None:
    put(sites, case, variant)
    text = seen(url, page).text

    assert (there in text, gone in text) == (True, False)


def test_a_prechecked_box_is_ticked(sites: Sites, case: Case, url: str) -> None:
    put(sites, case, "prechecked_box")

    assert [("checked" in box) for box in seen(url, "texts").inputs("checkbox")] == [True]


def test_a_login_wall_asks_for_a_password(sites: Sites, case: Case, url: str) -> None:
    put(sites, case, "login_wall")

    assert len(seen(url, "texts").inputs("password")) == 1


def test_a_site_that_is_down_answers_503(sites: Sites, case: Case, url: str) -> None:
    put(sites, case, "down")

    assert httpx.get(f"{url}/{HOST}/texts", timeout=5).status_code == 503


def test_what_nobody_put_up_is_not_found(url: str) -> None:
    assert httpx.get(f"{url}/nobody.example/", timeout=5).status_code == 404


def test_there_is_no_site_of_another_name(sites: Sites, case: Case) -> None:
    with pytest.raises(ValueError, match="There is no site 'perfect'"):
        put(sites, case, "perfect")


def test_each_way_of_agreeing_is_shown(sites: Sites, url: str) -> None:
    opt_in = {
        "methods": ["paper", "spoken", "keyword", "login"],
        "opt_in_url": "https://many.example/texts",
        "message_flow": "A card (https://many.example/card), a script (https://many.example/texts#script), a word.",
        "opt_in_keywords": "HELLO, HI",
    }
    sites.put("Many LLC", "complete", {"company": {"website": "https://many.example"}, "opt_in": opt_in})

    text = Reader(httpx.get(f"{url}/many.example/card", timeout=5).text).text
    expected = ("Copy of our paper card", "What our staff read", "Text HELLO to our number", "Public copy")
    assert [
        words for words in (*expected, "text messages about orders and appointments from Many LLC") if words not in text
    ] == []


def test_an_age_gate_asks_for_the_date_of_birth(sites: Sites, case: Case, url: str) -> None:
    sites.put(case.business, "complete", {**case.answers, "campaign": {"age_gated": "yes"}})

    assert len(seen(url, "texts").inputs("date")) == 1


def test_the_index_leads_to_every_page(sites: Sites, case: Case, url: str) -> None:
    put(sites, case)

    assert f"{HOST}/texts" in Reader(httpx.get(url, timeout=5).text).links()
