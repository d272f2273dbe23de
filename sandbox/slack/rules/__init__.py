"""Slack's rules for what an app shows and answers, each with an id, a sentence, a wrong and a right example.

The tables (`composition`, `elements`, `blocks`, `surfaces`) say what every thing may hold; `answers` what an app may
answer. The `check_…` functions apply them; `catalogue.RULES` lists them; `python -m sandbox.slack.rules` tries them all.
"""

from collections.abc import Mapping
from typing import Any

from sandbox.slack.rules.answers import check_message_answer, check_submission_answer
from sandbox.slack.rules.kinds import Broken, Where
from sandbox.slack.rules.surfaces import CHOICES, HOME, MESSAGE, MODAL

__all__ = [
    "Broken",
    "check_choices",
    "check_message",
    "check_message_answer",
    "check_submission_answer",
    "check_view",
]


def check_view(view: Any) -> list[Broken]:
    """Return every rule that a modal or Home view breaks."""
    if not isinstance(view, dict):
        return [Broken("view.shape", "/view", "must be an object")]
    spec = {"modal": MODAL, "home": HOME}.get(str(view.get("type")))
    if spec is None:
        return [Broken("view.type", "/view/type", f"unsupported type: {view.get('type')}")]
    return list(spec.broken(view, Where("/view", spec.name, spec.name)))


def check_message(message: Mapping[str, Any]) -> list[Broken]:
    """Return every rule that a message's `blocks` and `metadata` break."""
    return list(MESSAGE.broken(dict(message), Where("", "message", "message")))


def check_choices(answer: Any) -> list[Broken]:
    """Return every rule that an answer with options breaks."""
    return list(CHOICES.broken(answer, Where("", "choices", "modal")))
