"""One example of every listener at least: what Slack sends when somebody uses what it listens to."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from slack_bolt import App

from bot.domain.case import Case
from bot.domain.drafts import Draft
from bot.domain.registration import Grant
from bot.domain.registration import Person as Acting
from bot.onboarding import Onboarding
from handlers.overview import history_of
from handlers.showing import Showing
from modals import STEPS
from modals.access import access
from modals.change import change
from modals.choose import choose
from modals.draft import Sheet, draft
from modals.drafts import drafts
from modals.meta import Meta
from sandbox.slack import payloads
from sandbox.slack.model import Channel, Message, Person
from sandbox.slack.world import World

Payload = dict[str, Any]
Key = tuple[str, str]  # kind of listener, and what it listens to


class Listed(App):
    """An app that keeps a list of what it was told to listen to."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.listed: set[Key] = set()

    def _lists(self, kind: str, what: Any) -> None:
        self.listed.add((kind, what.pattern if isinstance(what, re.Pattern) else str(what)))

    def action(self, constraints: Any, *more: Any, **rest: Any) -> Any:
        self._lists("action", constraints)
        return super().action(constraints, *more, **rest)

    def view(self, constraints: Any, *more: Any, **rest: Any) -> Any:
        self._lists("view", constraints)
        return super().view(constraints, *more, **rest)

    def command(self, command: Any, *more: Any, **rest: Any) -> Any:
        self._lists("command", command)
        return super().command(command, *more, **rest)

    def shortcut(self, constraints: Any, *more: Any, **rest: Any) -> Any:
        self._lists("shortcut", constraints)
        return super().shortcut(constraints, *more, **rest)

    def options(self, constraints: Any, *more: Any, **rest: Any) -> Any:
        self._lists("options", constraints)
        return super().options(constraints, *more, **rest)

    def event(self, event: Any, *more: Any, **rest: Any) -> Any:
        self._lists("event", event)
        return super().event(event, *more, **rest)


@dataclass(frozen=True)
class Place:
    """Where somebody is: the workspace, a registration in it, and what draws its windows."""

    world: World
    person: Person
    channel: Channel
    case: Case
    onboarding: Onboarding
    showing: Showing
    grants: tuple[Grant, ...] = ()
    drafts: tuple[Draft, ...] = ()

    @property
    def id(self) -> str:
        return self.case.registration.id


Draw = Callable[[Place], dict[str, Any]]


@dataclass(frozen=True)
class Example:
    """Something that a person does, and which listener hears of it."""

    key: Key
    name: str
    payload: Callable[[Place], Payload]
    admins: bool = False  # only admins may
    contacts: bool = False  # the point of contact may as well, at any time
    shows: bool = False  # answers by showing what this person may see, and refuses nothing


def _pressed(action_id: str, value: str, **more: Any) -> dict[str, Any]:
    return {"type": "button", "action_id": action_id, "block_id": "row", "action_ts": "1.2", "value": value, **more}


def _picked(action_id: str, value: str) -> dict[str, Any]:
    option = {"text": {"type": "plain_text", "text": value}, "value": value}
    return {**_pressed(action_id, value), "type": "static_select", "selected_option": option, "selected_options": []}


def _in_view(draw: Draw, act: Callable[[Place], dict[str, Any]]) -> Callable[[Place], Payload]:
    def payload(place: Place) -> Payload:
        team = payloads.team_of(place.world, place.person)
        view = place.world.views.open(place.person, team, draw(place), place.channel.id)
        return payloads.block_actions_in_view(place.world, place.person, view, act(place))

    return payload


def _in_home(act: Callable[[Place], dict[str, Any]]) -> Callable[[Place], Payload]:
    def payload(place: Place) -> Payload:
        team = payloads.team_of(place.world, place.person)
        body = {"type": "home", "private_metadata": '{"s":"home"}', "blocks": [{"type": "divider"}]}
        view = place.world.views.publish(place.person, team, body)
        return payloads.block_actions_in_view(place.world, place.person, view, act(place))

    return payload


def _in_message(action_id: str) -> Callable[[Place], Payload]:
    def payload(place: Place) -> Payload:
        world = place.world
        message = Message(world.messages.next_ts(), place.channel.id, "U0BOT", "The card")
        world.messages.add(message)
        act = _pressed(action_id, place.id)
        return payloads.block_actions_in_message(world, place.person, place.channel, message, act)

    return payload


def _submitted(draw: Draw) -> Callable[[Place], Payload]:
    def payload(place: Place) -> Payload:
        team = payloads.team_of(place.world, place.person)
        view = place.world.views.open(place.person, team, draw(place), place.channel.id)
        return payloads.view_submission(place.world, place.person, view)

    return payload


def _typed_into(draw: Draw, field_: str, query: str) -> Callable[[Place], Payload]:
    def payload(place: Place) -> Payload:
        team = payloads.team_of(place.world, place.person)
        view = place.world.views.open(place.person, team, draw(place), place.channel.id)
        return payloads.block_suggestion(place.world, place.person, view, ("row", field_), query)

    return payload


def _typed(text: str) -> Callable[[Place], Payload]:
    return lambda at: payloads.command(at.world, at.person, at.channel, "/sms-register", text)


def _event(kind: str) -> Callable[[Place], Payload]:
    def payload(place: Place) -> Payload:
        inner = {"type": kind, "user": place.person.id, "channel": place.channel.id, "tab": "home", "text": "hello"}
        return payloads.event(place.world, payloads.team_of(place.world, place.person), inner)

    return payload


def _step(name: str) -> Draw:
    return lambda at: at.showing.step(at.case, name)


def _checklist(at: Place) -> dict[str, Any]:
    return at.showing.checklist(at.case)


def _history(at: Place) -> dict[str, Any]:
    return history_of(at.onboarding, Acting(at.case.registration.team_id, "U0OLU", admin=True), at.id)


def _change(at: Place) -> dict[str, Any]:
    version = at.case.dossier.entries["contact"].version
    return change(at.case.dossier, Meta(registration=at.id, step="change", version=version))


def _choose(at: Place) -> dict[str, Any]:
    return choose([(at.id, "A company", "Next: address")], Meta(step="choose"))


def _access(at: Place) -> dict[str, Any]:
    return access(at.grants, Meta(step="access"))


def _drafts(at: Place) -> dict[str, Any]:
    return drafts(at.case.registration, "A company", at.drafts, Meta(registration=at.id))


def _new_draft(at: Place) -> dict[str, Any]:
    typed = {"name": "Sale", "body": "Zanzibar Kites: all kites half price. Reply STOP to opt out."}
    return draft(Sheet(at.case.dossier, typed=typed), Meta(registration=at.id, extra={"draft": "draft_new"}))


def _draft(at: Place) -> dict[str, Any]:
    kept, typed = at.drafts[0], {"name": "Another name", "body": "Another text"}
    meta = Meta(registration=at.id, version=kept.version, extra={"draft": kept.id})
    return draft(Sheet(at.case.dossier, kept, typed), meta)


def _with_id(action_id: str) -> Callable[[Place], dict[str, Any]]:
    return lambda at: _pressed(action_id, at.id)


def _with(action_id: str, value: str = "1") -> Callable[[Place], dict[str, Any]]:
    return lambda _: _pressed(action_id, value)


def _action(name: str, where: str, payload: Callable[[Place], Payload], **more: Any) -> Example:
    return Example(("action", name), f"{name} {where}", payload, **more)


OPEN, TURN, LEAF = r"^open\.\w+$", r"^home_page\.(previous|next)$", r"^history_page\.\w+$"
DRAFTS = r"^drafts_page\.\w+$"
WORDS = ("", "start", "continue", "new", "list", "status", "overview", "withdraw", "change", "history")
OF_MESSAGES = ("open_registration", "manage", "fix", "file", "resend_link", "drafts")

EXAMPLES: tuple[Example, ...] = (
    *(Example(("command", "/sms-register"), f"typing “{word}”", _typed(word)) for word in WORDS),
    Example(("command", "/sms-register"), "typing “access”", _typed("access"), admins=True),
    Example(("shortcut", "register_sms"), "the shortcut", lambda at: payloads.shortcut(at.world, at.person, "register_sms")),
    Example(("event", "app_home_opened"), "opening the Home", _event("app_home_opened"), shows=True),
    Example(("event", "app_mention"), "mentioning the app", _event("app_mention"), shows=True),
    *(_action(name, "in a message", _in_message(name)) for name in OF_MESSAGES),
    *(_action(name, "on the Home", _in_home(_with_id(name))) for name in ("open_registration", "manage", "history", "fix", "drafts")),
    _action(OPEN, "in a message", _in_message("open.number")),
    _action("open_registration", "in a window", _in_view(_choose, _with_id("open_registration"))),
    _action("new_registration", "in a window", _in_view(_choose, _with("new_registration"))),
    _action("new_registration", "on the Home", _in_home(_with("new_registration"))),
    _action("home_filter", "on the Home", _in_home(lambda _: _picked("home_filter", "yours")), shows=True),
    _action(TURN, "on the Home", _in_home(_with("home_page.next")), shows=True),
    _action("open_access", "on the Home", _in_home(_with("open_access")), admins=True),
    _action(OPEN, "in a window", _in_view(_checklist, _with("open.company"))),
    _action(OPEN, "in a review", _in_view(_step("review_business"), _with("open.company"))),
    *(_action(name, "in a window", _in_view(_checklist, _with_id(name)))
      for name in ("manage", "history", "change_contact", "withdraw", "fix", "drafts")),
    _action(LEAF, "in a window", _in_view(_history, lambda at: _pressed("history_page.older", f"{at.id}:0"))),
    *(_action(name, "in a window", _in_view(_drafts, act), contacts=True) for name, act in (
        (DRAFTS, _with("drafts_page.next")),
        ("write_draft", _with("write_draft")),
        ("open_draft", lambda at: _pressed("open_draft", at.drafts[0].id)),
        ("delete_draft", lambda at: _pressed("delete_draft", f"{at.drafts[0].id}:1")),
    )),
    *(_action("drafts_back", f"in {called}", _in_view(draw, _with("drafts_back")), contacts=True)
      for called, draw in (("a new draft", _new_draft), ("a changed draft", _draft))),
    *(Example(("view", "step.draft"), f"keeping {called}", _submitted(draw), contacts=True)
      for called, draw in (("a new draft", _new_draft), ("a changed draft", _draft))),
    Example(("view", "change"), "submitting a change", _submitted(_change)),
    *(Example(("view", r"^step\.\w+$"), f"submitting {step}", _submitted(_step(step))) for step in STEPS),
    *(_action(name, f"in {step}", _in_view(_step(step), _with(name)))
      for name in ("back", "save_close") for step in ("company", "review_business", "opt_in", "number")),
    _action("company_status", "in a window", _in_view(_step("tax"), lambda _: _picked("company_status", "public"))),
    _action("methods", "in a window", _in_view(_step("opt_in"), lambda _: _picked("methods", "paper"))),
    _action("area_code", "in a window", _in_view(_step("number"), lambda _: _picked("area_code", "207"))),
    _action("show_others", "in a window", _in_view(_step("number"), _with("show_others", "5"))),
    _action("take_suggestion", "in a window", _in_view(_step("address"), _with("take_suggestion", '{"city":"Bath"}'))),
    _action("site_texts", "in a window", _in_view(_step("opt_in"), _with("site_texts"))),
    _action("check_again", "in a window", _in_view(_step("review_business"), _with("check_again"))),
    Example(("options", "country"), "typing a country", _typed_into(_step("eligibility"), "country", "can")),
    Example(("options", "area_code"), "typing an area code", _typed_into(_step("number"), "area_code", "207")),
    Example(("view", "access"), "giving the right", _submitted(_access), admins=True),
    _action("withdraw_grant", "in a window", _in_view(_access, _with("withdraw_grant", "U0INES")), admins=True),
)  # fmt: skip
