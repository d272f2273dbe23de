from pathlib import Path
from typing import Any

import pytest

from sandbox import judge
from sandbox.cases import Case
from sandbox.journey import Journey, Outcome
from sandbox.judge import Said
from sandbox.play import COULD_NOT_RUN, HELD, NOT_HELD, Wish, play
from tests.kit.sandbox_worlds import World, case, world
from tests.kit.tiny_bot import News
from tests.places import CASES

FILED, READY = ("filed", "", ""), ("ready", "", "")
REFUSED = ("refused", "30795", "fix")
EXPIRED = ("refused", "21741", "resend_link")


def said(*told: str) -> list[Said]:
    """Return replies from `kind code code` texts."""
    split = [one.split() for one in told]
    return [
        Said(str(n), kind, tuple(codes), f"It was *{kind}*.", (), False, False)
        for n, (kind, *codes) in enumerate(split)
    ]


@pytest.mark.parametrize(
    ("expected", "heard"),
    [
        (["filed", "approved"], ["filed", "waiting", "approved"]),
        (["refused", "30909", "filed"], ["refused 30909", "filed"]),
        (["30909", "refused"], ["refused 30909"]),
        (["30909", "30896"], ["refused 30896 30909"]),
        (["it was FILED."], ["filed"]),
        ([], []),
    ],
)
def test_what_was_said_is_what_was_expected(expected: list[str], heard: list[str]) -> None:
    assert judge.holds(expected, said(*heard))


@pytest.mark.parametrize(
    ("expected", "heard"),
    [
        (["approved", "filed"], ["filed", "approved"]),
        (["filed", "filed"], ["filed"]),
        (["30909"], ["refused 30896"]),
        (["file"], ["filed"]),
        (["it was sent."], ["filed"]),
        ([], ["filed"]),
    ],
)
def test_what_was_said_is_not_what_was_expected(expected: list[str], heard: list[str]) -> None:
    assert not judge.holds(expected, said(*heard))


@pytest.mark.parametrize(
    ("heard", "ends"),
    [
        ([], "unfinished"),
        (["filed", "approved"], "unfinished"),
        (["filed", "refused 30795"], "refused"),
        (["filed", "ready", "lost 30033"], "refused"),
        (["filed", "link"], "waiting_for_link"),
        (["filed", "link", "waiting"], "waiting_for_link"),
        (["filed", "ready", "sent"], "ready"),
    ],
)
def test_where_it_stands_follows_from_the_last_decision(heard: list[str], ends: str) -> None:
    assert judge.ends(said(*heard)) == ends


def gone(here: World, told: Case) -> Outcome:
    return Journey(told, here.user, here.admin, lambda _: None, str).go()


def journey(batches: list[list[News]], **changes: Any) -> tuple[Outcome, list[str]]:
    """Play a case with the tiny bot; return what came of it and the steps that were given."""
    with world(batches) as here:
        outcome = gone(here, case(**changes))
        return outcome, [step for step, _ in here.bot.given]


def test_a_straight_case_is_walked_to_its_end() -> None:
    outcome, steps = journey([[FILED, READY]])

    assert (outcome.ends, outcome.wrong) == ("ready", [])
    assert steps == ["eligibility", "company", "review_business"]


def test_a_reply_is_read_as_a_person_sees_it() -> None:
    outcome, _ = journey([[REFUSED, READY]])

    shown = outcome.said[0].shown()
    assert (shown["kind"], shown["codes"], shown["text"]) == ("refused", ["30795"], "It is *refused* & done 30795")


def test_an_admin_grants_the_right_to_maya_first() -> None:
    _, steps = journey([[READY]], who="maya")

    assert steps[0] == "access"


def test_what_is_refused_is_fixed_with_a_new_acceptance() -> None:
    fix = ({"company": {"legal_name": "Acme Inc."}},)
    outcome, steps = journey([[FILED, REFUSED], [FILED, READY]], fix=fix, said=("filed", "30795", "filed", "ready"))

    assert (outcome.ends, outcome.wrong) == ("ready", [])
    assert steps[3:] == ["company", "review_business"]


def test_what_a_modal_refuses_is_fixed_at_once() -> None:
    answers = {**case().answers, "company": {"legal_name": "Wrong LLC"}}
    fix = ({"company": {"legal_name": "Acme LLC"}},)
    outcome, steps = journey([[READY]], answers=answers, fix=fix)

    assert (outcome.ends, outcome.wrong) == ("ready", [])
    assert [(one.step, one.field, one.text) for one in outcome.errors] == [
        ("company", "legal_name", "This is not its name.")
    ]
    assert steps == ["eligibility", "company", "company", "review_business"]


def test_a_refusal_with_nothing_left_to_fix_is_an_end() -> None:
    outcome, _ = journey([[FILED, ("refused", "30897", "")]], ends="refused", said=("30897",))

    assert (outcome.ends, outcome.wrong) == ("refused", [])


def test_a_link_that_expired_is_mailed_again() -> None:
    fix = ({"resend_link": {"accept": ["accept"]}},)
    outcome, steps = journey([[("link", "", ""), EXPIRED], [("resent", "", ""), READY]], fix=fix)

    assert (outcome.ends, outcome.wrong, steps[-1]) == ("ready", [], "resend_link")


def test_an_end_that_was_not_expected_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sandbox.waiting.PATIENCE", 3_600.0)
    outcome, _ = journey([[FILED, REFUSED]])

    assert outcome.wrong == [
        "It ended with refused, not with ready.",
        "Expected to be said: ready; said: filed, refused 30795.",
    ]


def test_a_fix_that_nothing_asks_for_is_told() -> None:
    fix = ({"tax": {"tax_id": "1"}},)
    outcome, _ = journey([[REFUSED], [READY]], fix=fix)

    assert outcome.wrong[0] == "The fix of tax could not be given; at last there was: no modal"


ACME = """
who: olu
answers:
  eligibility: {country: US}
  company: {legal_name: Acme LLC}
  review_business: {accept: [accept]}
expect: {ends: ready, said: [filed, ready]}
"""


@pytest.mark.parametrize(("news", "exit_code"), [([FILED, READY], HELD), ([READY], NOT_HELD)])
def test_cases_are_played_on_the_stand_ins_of_others(
    news: list[News], exit_code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sandbox.waiting.PATIENCE", 3_600.0)
    (tmp_path / "acme.yaml").write_text(ACME)
    with world([news]) as here:
        doors = {"user_url": here.where.slack_user_url, "admin_url": here.where.twilio_admin_url}

        assert play(Wish([tmp_path / "acme.yaml"], **doors)) == exit_code


def test_stand_ins_that_cannot_be_reached_are_said(capsys: pytest.CaptureFixture[str]) -> None:
    nobody = "http://127.0.0.1:9/"

    assert play(Wish([CASES / "quick-cash.yaml"], user_url=nobody, admin_url=nobody)) == COULD_NOT_RUN
    assert "http://127.0.0.1:9/log failed" in capsys.readouterr().err


def test_a_case_that_cannot_be_read_is_said(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert play(Wish([tmp_path / "nothing.yaml"])) == COULD_NOT_RUN
    assert "nothing.yaml cannot be read" in capsys.readouterr().err
