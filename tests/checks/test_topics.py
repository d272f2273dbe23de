"""Forbidden topics in many words, and innocent sentences that hold such words."""

from __future__ import annotations

import pytest
import yaml

from bot.domain.checks import Papers, Verdict, by_address, judged
from bot.domain.checks.topics import TOPICS
from tests.kit.papers import HOME, POLICY, html, pages, papers
from tests.places import CASES

NAME = "Larkin Goods LLC"
IDS = {"alcohol", "direct_lending", *(topic.id for topic in TOPICS)}
WORDINGS = yaml.safe_load((CASES / "checks" / "wordings.yaml").read_text())


def found(text: str) -> dict[str, Verdict]:
    """Return what is said of a shop that sends this, by check."""
    papers = Papers(
        legal_name=NAME,
        website="https://larkin.example",
        use_case="MARKETING",
        goal=f"{NAME} texts customers who signed up with news of its shop and services at the mill in Dover.",
        samples={
            "sample_1": f"Larkin Goods: {text}. Reply STOP to opt out.",
            "sample_2": "Larkin Goods: we are closed on Monday for inventory. Reply STOP to opt out.",
        },
    )
    return {one.id: one.verdict for one in judged(papers) if one.id in IDS}


@pytest.mark.parametrize("text", [text for texts in WORDINGS["refused"].values() for text in texts])
def test_what_may_not_be_texted_is_seen_however_it_is_put(text: str) -> None:
    assert Verdict.BLOCK in found(text).values()


@pytest.mark.parametrize("text", WORDINGS["innocent"])
def test_what_only_sounds_like_it_is_let_be(text: str) -> None:
    assert found(text) == {}


@pytest.mark.parametrize(
    "said",
    [
        "Firearms must stay in your vehicle.",
        "Guns and Roses: a melodrama with prop pistols and herbal cigarettes.",
        "Vape pens and ammunition go to the sheriff's drop box.",
        "Tobacco is prohibited on the premises.",
    ],
)
def test_what_a_site_only_mentions_is_let_be(said: str) -> None:
    assert (
        not {one.id for one in judged(papers(pages=by_address(pages(home=html(f"<p>{HOME}</p><p>{said}</p>")))))} & IDS
    )


def test_what_a_site_sells_is_seen() -> None:
    sold = "We stock pistols and hunting rifles from twelve makers, from $299."

    assert "firearms" in {
        one.id for one in judged(papers(pages=by_address(pages(home=html(f"<p>{HOME}</p><p>{sold}</p>")))))
    }


@pytest.mark.parametrize(
    ("policy", "foreign"),
    [
        (f"<p>We collect names and mobile numbers to text those who ask.</p><p>{POLICY}</p>", False),
        (f"<p>The Store collects names and mobile numbers.</p><p>{POLICY}</p>", False),
        (f"<p>PopRight Snacks collects names and mobile numbers.</p><p>{POLICY}</p>", True),
        (f"<p>This is the policy of Kernel Holdings, Inc.</p><p>{POLICY}</p>", True),
    ],
)
def test_a_policy_is_somebody_elses_when_it_names_somebody_else(policy: str, foreign: bool) -> None:
    given = papers(pages=by_address(pages(privacy=html(policy, title="Privacy"))))

    assert ("policies_own" in {one.id for one in judged(given)}) is foreign


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("Panhandle Sewing Center: machines 30% off this week.", True),
        ("Weekend Hours: we open at 10 on Saturday.", False),
        ("Reminder: your pan is back from the grinder.", False),
    ],
)
def test_a_sample_in_anothers_name_is_seen(text: str, block: bool) -> None:
    given = papers(samples={**papers().samples, "sample_3": f"{text} Reply STOP to opt out."})

    assert ("sender" in {one.id for one in judged(given) if one.verdict is Verdict.BLOCK}) is block
