"""Every view and message in every state: valid by three judges, and nothing in it does what a person typed."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

import modals
from bot.domain.notices import Kind
from bot.domain.reasons import REASONS
from modals import STEPS
from sandbox.slack.rules import check_message, check_view
from tests.kit import view_examples as view_examples
from tests.kit.block_models import rebuilt
from tests.kit.view_examples import Named

GROUPS: dict[str, Callable[[], Named]] = {
    "steps": view_examples.steps,
    "reasons": view_examples.reasons,
    "notices": view_examples.notices,
    "messages": view_examples.messages,
    "windows": view_examples.windows,
}
FOLDER = Path(modals.__file__).parent
VIEW, MESSAGE = 250_000, 13_000  # what Slack takes of a view, and, as people found, of the blocks of a message


@cache
def examples(group: str) -> dict[str, dict[str, Any]]:
    return dict(GROUPS[group]())


def names() -> set[str]:
    return {name.partition(":")[0] for group in GROUPS for name in examples(group)}


def drawing(path: Path) -> Iterator[str]:
    """Yield the public functions of a module that make a whole window, Home or message."""
    for node in ast.parse(path.read_text()).body:
        if not isinstance(node, ast.FunctionDef) or node.name.startswith("_"):
            continue
        called = {one.func.id for one in ast.walk(node) if isinstance(one, ast.Call) and isinstance(one.func, ast.Name)}
        keys = {one.value for each in ast.walk(node) if isinstance(each, ast.Dict) for one in each.keys
                if isinstance(one, ast.Constant)}  # fmt: skip
        if "modal" in called or "sentence" in called or "blocks" in keys:
            yield ".".join([*path.relative_to(FOLDER).with_suffix("").parts, node.name])


def test_every_function_that_draws_has_its_examples() -> None:
    found = {name for path in FOLDER.rglob("*.py") if path.stem != "blocks" for name in drawing(path)}
    assert found == {name for name in names() if "." in name}


def test_every_step_notice_and_reason_has_its_examples() -> None:
    known = {*(f"step {name}" for name in STEPS), *(f"notice {kind}" for kind in Kind)}
    known |= {f"reason {code}" for code in REASONS}
    assert known == {name for name in names() if "." not in name}


def complaints(group: str, judge: Callable[[dict[str, Any]], object]) -> str:
    """Return what a judge objects to, by example; the first few, short, for they are shown when a test fails."""
    found = ((name, judge(thing)) for name, thing in examples(group).items())
    return "\n".join(islice((f"{name}: {str(said)[:300]}" for name, said in found if said), 5))


def by_the_sandbox(thing: dict[str, Any]) -> object:
    if "type" in thing:
        return check_view(thing)
    return check_message({key: thing[key] for key in ("blocks", "metadata") if key in thing})


def by_slackblocks(thing: dict[str, Any]) -> object:
    try:
        rebuilt(thing)
    except (ValueError, TypeError, LookupError) as objection:
        return f"{type(objection).__name__}: {objection}"
    return None


def by_slack_sdk(thing: dict[str, Any]) -> object:
    try:
        if "type" in thing:
            View(**thing).validate_json()
        for block in Block.parse_all(thing["blocks"]):
            block.validate_json()
    except (ValueError, TypeError) as objection:
        return f"{type(objection).__name__}: {objection}"
    return None


@pytest.mark.parametrize("judge", [by_the_sandbox, by_slackblocks, by_slack_sdk])
@pytest.mark.parametrize("group", GROUPS)
def test_slack_would_take_it(group: str, judge: Callable[[dict[str, Any]], object]) -> None:
    assert complaints(group, judge) == ""


def texts(thing: Any) -> Iterator[dict[str, Any]]:
    """Yield the text objects in a view or message."""
    if isinstance(thing, dict):
        if thing.get("type") in ("mrkdwn", "plain_text") and isinstance(thing.get("text"), str):
            yield thing
        for value in thing.values():
            yield from texts(value)
    if isinstance(thing, list):
        for value in thing:
            yield from texts(value)


OURS = re.compile(
    r"<@(U0\w+|gone)>|<#(C0\w+|gone)>|<!date\^\d+\^[^|<>]*\|[^<>]*>|<https://(www\.twilio\.com|help\.twilio\.com|harbor\.example)/[^<>|]*\|[^<>|]*>"
)
TYPED = ("<", ">", "*bold*", "_sly_", "~gone~", "`code`", ":tada:")


def alive(thing: dict[str, Any]) -> list[str]:
    """Return what a person or Twilio wrote that would mention, link or format."""
    written = [text["text"] for text in texts(thing) if text["type"] == "mrkdwn"]
    written += [thing["text"]] if "text" in thing else []
    bare = [OURS.sub("", text) for text in written]
    return [f"{what} in {text[:200]}" for text in bare for what in TYPED if what in text]


@pytest.mark.parametrize("group", GROUPS)
def test_nothing_that_was_typed_mentions_links_or_formats(group: str) -> None:
    assert complaints(group, alive) == ""


def emoji(thing: dict[str, Any]) -> list[str]:
    return [
        text["text"][:50] for text in texts(thing) if text["type"] == "plain_text" and text.get("emoji") is not False
    ]


@pytest.mark.parametrize("group", GROUPS)
def test_no_plain_text_turns_words_into_pictures(group: str) -> None:
    assert complaints(group, emoji) == ""


def too_large(thing: dict[str, Any]) -> object:
    """Return the size of what Slack would find too large, and a message that says nothing where blocks are not shown."""
    if "type" in thing:
        size = len(json.dumps(thing))
        return size if size > VIEW else None
    size = len(json.dumps(thing["blocks"], ensure_ascii=False))
    return size if size > MESSAGE or not 0 < len(thing["text"]) <= 3000 else None


@pytest.mark.parametrize("group", GROUPS)
def test_nothing_is_too_large_or_says_nothing(group: str) -> None:
    assert complaints(group, too_large) == ""
