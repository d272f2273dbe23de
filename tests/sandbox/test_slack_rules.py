"""Every rule of the sandbox's Slack refuses what breaks it and accepts what keeps it."""

from collections import Counter

import pytest

from sandbox.slack.conduct import CONDUCT, Conduct
from sandbox.slack.rules import check_message, check_view
from sandbox.slack.rules.__main__ import main
from sandbox.slack.rules.catalogue import Rule, rules

RULES = rules()


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_a_rule_refuses_its_wrong_example_and_accepts_its_right_one(rule: Rule) -> None:
    assert rule.refusal() is not None
    assert rule.complaints() == []


def test_all_rules_can_be_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main() == 0
    assert len(capsys.readouterr().out.splitlines()) == len(RULES) + len(CONDUCT)


@pytest.mark.parametrize("rule", CONDUCT, ids=[rule.id for rule in CONDUCT])
def test_a_rule_of_conduct_refuses_with_its_error_and_accepts_its_right_example(rule: Conduct) -> None:
    refused = rule.refusal()
    assert (refused["ok"], refused["error"]) == (False, rule.error)
    assert rule.acceptance()["ok"] is True


def test_each_rule_has_an_id_of_its_own() -> None:
    ids = [rule.id for rule in (*RULES, *CONDUCT)]
    assert [name for name, count in Counter(ids).items() if count > 1] == []


def test_a_complaint_says_where_and_why() -> None:
    view = {"type": "modal", "title": {"type": "plain_text", "text": "x" * 25}, "blocks": [{"type": "divider"}]}
    assert [broken.message for broken in check_view(view)] == [
        "[ERROR] must be less than 25 characters [json-pointer:/view/title/text]"
    ]


def test_blocks_of_a_message_have_pointers_without_a_view() -> None:
    assert check_message({"blocks": [{"type": "header", "text": "Head"}]})[0].pointer == "/blocks/0/text"
