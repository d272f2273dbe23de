"""What an app may answer to a submission or a command."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sandbox.slack.rules.kinds import Broken, Where
from sandbox.slack.rules.spec import plain
from sandbox.slack.rules.surfaces import MESSAGE, MODAL

Answer = Mapping[str, Any]
Findings = Iterator[tuple[str, str]]
ACTIONS = ("errors", "update", "push", "clear")
_KEYS = {"errors": {"errors"}, "update": {"view"}, "push": {"view"}, "clear": set[str]()}


@dataclass(frozen=True)
class Reply:
    """An answer, and the ids of the input blocks of the view it answers."""

    answer: Answer
    inputs: frozenset[str]

    @property
    def errors(self) -> Answer:
        """Return the errors, if that is what the answer brings."""
        errors = self.answer.get("errors")
        return errors if self.answer.get("response_action") == "errors" and isinstance(errors, dict) else {}


@dataclass(frozen=True)
class AnswerRule:
    """A rule about an answer; `wrong` and `right` are answers to the view below."""

    rule: str
    sentence: str
    find: Callable[[Reply], Findings]
    wrong: Answer
    right: Answer


# The blocks of the view that the examples answer: one input, one section.
ANSWERED: list[Mapping[str, Any]] = [
    {"type": "input", "block_id": "name", "label": plain("Name"), "element": {"type": "plain_text_input"}},
    {"type": "section", "block_id": "words", "text": plain("Words")},
]
_ERRORS = {"response_action": "errors", "errors": {"name": "Please give a name."}}
_UPDATE = {"response_action": "update", "view": MODAL.sample}


def _unknown_action(reply: Reply) -> Findings:
    if reply.answer and reply.answer.get("response_action") not in ACTIONS:
        yield "/response_action", f"unsupported response_action: {reply.answer.get('response_action')}"


def _unknown_key(reply: Reply) -> Findings:
    known = {"response_action", *_KEYS.get(str(reply.answer.get("response_action")), {"errors", "view"})}
    for key in sorted(reply.answer.keys() - known):
        yield f"/{key}", f"invalid additional property: {key}"


def _no_errors(reply: Reply) -> Findings:
    errors = reply.answer.get("errors")
    if reply.answer.get("response_action") == "errors" and (not isinstance(errors, dict) or not errors):
        yield "/errors", "must be an object with at least one entry"


def _error_words(reply: Reply) -> Findings:
    for key, text in reply.errors.items():
        if not isinstance(text, str) or not text:
            yield f"/errors/{key}", "must be a string with more than 0 characters"


def _error_place(reply: Reply) -> Findings:
    for key in reply.errors:
        if key not in reply.inputs:
            yield f"/errors/{key}", "must be the block_id of an input block of the view"


def _no_view(reply: Reply) -> Findings:
    if reply.answer.get("response_action") in ("update", "push") and not isinstance(reply.answer.get("view"), dict):
        yield "", "missing required field: view"


def _home_view(reply: Reply) -> Findings:
    view = reply.answer.get("view")
    if isinstance(view, dict) and view.get("type") != "modal":
        yield "/view/type", f"unsupported type: {view.get('type')}"


ANSWER_RULES = (
    AnswerRule(
        "answer.response_action", "names an action Slack knows", _unknown_action, {"response_action": "close"}, _UPDATE
    ),
    AnswerRule("answer.unknown_key", "has only keys Slack knows", _unknown_key, {**_UPDATE, "views": []}, _UPDATE),
    AnswerRule("answer.errors.few", "names at least one error", _no_errors, {**_ERRORS, "errors": {}}, _ERRORS),
    AnswerRule(
        "answer.errors.words", "says each error in words", _error_words, {**_ERRORS, "errors": {"name": ""}}, _ERRORS
    ),
    AnswerRule(
        "answer.errors.place",
        "puts each error at an input of the view",
        _error_place,
        {**_ERRORS, "errors": {"words": "No."}},
        _ERRORS,
    ),
    AnswerRule("answer.view.required", "brings the next view", _no_view, {"response_action": "push"}, _UPDATE),
    AnswerRule(
        "answer.view.type",
        "brings a modal",
        _home_view,
        {"response_action": "update", "view": {"type": "home", "blocks": [{"type": "divider"}]}},
        _UPDATE,
    ),
)


def check_submission_answer(answer: Any, blocks: list[Mapping[str, Any]]) -> list[Broken]:
    """Return what is wrong with an answer to the submission of a view with these blocks; an empty one closes it."""
    if not isinstance(answer, dict):
        return [Broken("answer.shape", "", "must be an object")]
    reply = Reply(answer, frozenset(block["block_id"] for block in blocks if block.get("type") == "input"))
    found = [Broken(rule.rule, at, why) for rule in ANSWER_RULES for at, why in rule.find(reply)]
    view = answer.get("view")
    if isinstance(view, dict) and view.get("type") == "modal":
        found.extend(MODAL.broken(view, Where("/view", "modal", "modal")))
    return found


_MESSAGE_KEYS = {
    "text", "blocks", "response_type", "replace_original", "delete_original", "thread_ts", "metadata",
    "attachments", "mrkdwn", "unfurl_links", "unfurl_media", "parse", "link_names",
}  # fmt: skip


def check_message_answer(answer: Any) -> list[Broken]:
    """Return what is wrong with a message given as an answer to a command, or posted to a response_url."""
    if not isinstance(answer, dict):
        return [Broken("reply.shape", "", "must be an object")]
    found = [
        Broken("reply.unknown_key", f"/{key}", f"invalid additional property: {key}")
        for key in sorted(answer.keys() - _MESSAGE_KEYS)
    ]
    if answer.get("response_type", "ephemeral") not in ("ephemeral", "in_channel"):
        found.append(Broken("reply.response_type", "/response_type", "must be one of: ephemeral, in_channel"))
    whole = {key: answer[key] for key in ("blocks", "metadata") if key in answer}
    return [*found, *MESSAGE.broken(whole, Where("", "message", "message"))]
