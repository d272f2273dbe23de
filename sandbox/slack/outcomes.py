"""What a person sees after the app has answered, and what the log keeps of it."""

from collections.abc import Mapping, Sequence
from typing import Any

from sandbox.slack.courier import Answer
from sandbox.slack.model import Block, Channel, Person
from sandbox.slack.refusal import Refusal
from sandbox.slack.replies import say
from sandbox.slack.rules import Broken, check_message_answer, check_submission_answer
from sandbox.slack.views import View
from sandbox.slack.world import World

TROUBLE = "We had some trouble connecting. Try again?"
Outcome = dict[str, Any]
Seen = tuple[tuple[str, ...], str, str]


def note(world: World, name: str, answer: Answer, broken: Sequence[Broken] = ()) -> bool:
    """Write an acknowledgement into the log and return whether it can be carried out."""
    first = broken[0] if broken else Broken("", "", "")
    world.log.add("ack", name, answer.error or first.rule, first.pointer, answer.ms)
    return answer.ok and not broken


def seen(world: World, person: Person) -> Seen:
    """Return which modals a person has open, and how the top one and their Home are drawn."""
    stack, home = world.views.stack(person.id), world.views.home(person.id)
    ids = tuple(view.id for view in stack)
    return ids, stack[-1].hash if stack else "", home.hash if home else ""


def outcome(world: World, person: Person, result: str, errors: Mapping[str, str] | None = None) -> Outcome:
    """Return what happened and the modal a person sees now."""
    top = world.views.top(person.id)
    return {"result": result, "errors": dict(errors or {}), "view": top.as_seen() if top else None}


def troubled(world: World, person: Person, text: str = TROUBLE) -> Outcome:
    """Tell a person that the app did not answer properly; what they typed stays."""
    world.trouble[person.id] = text
    return outcome(world, person, "trouble")


def acted(world: World, person: Person, before: Seen) -> Outcome:
    """Return what an action changed, if anything."""
    (was, top, home), (now, new_top, new_home) = before, seen(world, person)
    if now and (len(now) > len(was) or now[0] != was[0]):
        return outcome(world, person, "pushed")
    if len(now) < len(was):
        return outcome(world, person, "closed")
    return outcome(world, person, "updated" if (top, home) != (new_top, new_home) else "unchanged")


def submitted(world: World, person: Person, view: View, blocks: list[Block], answer: Answer) -> Outcome:
    """Carry out what the app answered to a submission of these blocks, or tell the person of trouble."""
    body = {} if answer.body is None else answer.body
    broken = check_submission_answer(body, list(blocks)) if answer.ok else []
    if not note(world, "view_submission", answer, broken):
        return troubled(world, person)
    try:
        return _carried_out(world, person, view, body)
    except Refusal as refusal:
        world.log.add("ack", "view_submission", refusal.error)
        return troubled(world, person)


def _carried_out(world: World, person: Person, view: View, body: Mapping[str, Any]) -> Outcome:
    match body.get("response_action"):
        case "errors":
            view.errors = dict(body["errors"])
            return outcome(world, person, "errors", view.errors)
        case "update":
            world.views.update(view, body["view"])
            return outcome(world, person, "updated")
        case "push":
            world.views.push(person, view.team, body["view"])
            return outcome(world, person, "pushed")
        case "clear":
            world.views.clear(person.id)
            return outcome(world, person, "cleared")
    world.views.close(view)
    return outcome(world, person, "closed")


def heard(world: World, person: Person, channel: Channel, name: str, answer: Answer) -> Outcome:
    """Return what a person sees after a command: the answer, if any, and the modal, if any."""
    said = answer.body or None
    broken = check_message_answer(said) if answer.ok and said is not None else []
    if note(world, name, answer, broken):
        if said is not None:
            say(world, person, channel, said)
    else:
        said = None
        reason = "operation_timeout" if answer.error == "timeout" else "dispatch_failed"
        world.trouble[person.id] = f'{name} failed with the error "{reason}"'
    top = world.views.top(person.id)
    view = top.as_seen() if top else None
    return {"ack_ms": answer.ms, "response": said, "view": view, "trouble": world.trouble.get(person.id)}
