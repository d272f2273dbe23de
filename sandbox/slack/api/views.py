"""`views.*`: opening modals and drawing them anew."""

from typing import Any

from sandbox.slack.api.call import Call, refused_view
from sandbox.slack.refusal import Refusal, bad_argument
from sandbox.slack.rules import check_view
from sandbox.slack.views import View


def open_(call: Call) -> dict[str, Any]:
    """Open a modal for whoever holds the trigger."""
    trigger_id, body = str(call.need("trigger_id")), _drawn(call, "modal")
    trigger = call.world.triggers.spend(trigger_id)
    person = call.world.directory.people[trigger.user_id]
    team = call.world.directory.teams[person.team_id]
    return _shown(call.world.views.open(person, team, body, trigger.channel_id))


def push(call: Call) -> dict[str, Any]:
    """Open a modal on top of the one in which the trigger was made."""
    trigger_id, body = str(call.need("trigger_id")), _drawn(call, "modal")
    trigger = call.world.triggers.spend(trigger_id)
    person = call.world.directory.people[trigger.user_id]
    if trigger.view_id not in [view.id for view in call.world.views.stack(person.id)]:
        raise Refusal("not_found")
    return _shown(call.world.views.push(person, call.world.directory.teams[person.team_id], body))


def update(call: Call) -> dict[str, Any]:
    """Draw a view anew."""
    views = call.world.views
    if not call.args.get("view_id") and not call.args.get("external_id"):
        raise bad_argument("missing required field: view_id or external_id")
    body = _drawn(call, "modal", "home")
    found = views.find(str(call.args.get("view_id") or "")) or views.find_external(
        str(call.args.get("external_id") or "")
    )
    if found is None:
        raise Refusal("not_found")
    if body["type"] != found.body["type"]:
        raise bad_argument("the type of a view cannot change")
    return _shown(views.update(found, body, call.args.get("hash")))


def publish(call: Call) -> dict[str, Any]:
    """Give a person a Home."""
    user_id, body = str(call.need("user_id")), _drawn(call, "home")
    person = call.world.directory.people.get(user_id)
    if person is None:
        raise Refusal("user_not_found")
    team = call.world.directory.teams[person.team_id]
    return _shown(call.world.views.publish(person, team, body, call.args.get("hash")))


def _drawn(call: Call, *kinds: str) -> dict[str, Any]:
    """Return the view that a call brings, once it breaks no rule."""
    body = call.need("view")
    broken = check_view(body)
    if broken:
        raise refused_view(broken)
    if body["type"] not in kinds:
        raise bad_argument(f"unsupported type: {body['type']}")
    drawn: dict[str, Any] = body
    return drawn


def _shown(view: View) -> dict[str, Any]:
    return {"view": view.as_payload()}
