"""`users.*`, `team.info`, `auth.test`, `oauth.v2.access`, `apps.connections.open`, `blocks.validate`."""

import json
import secrets
from typing import Any

from sandbox.slack.api.call import Call
from sandbox.slack.refusal import Refusal, bad_argument
from sandbox.slack.rules import Broken, check_message, check_view
from sandbox.slack.world import Installation

VALIDATED_MOST = 100_000


def user_info(call: Call) -> dict[str, Any]:
    """Return a person; the e-mail only to an app that may know it."""
    person = call.world.directory.people.get(str(call.need("user")))
    if person is None:
        raise Refusal("user_not_found")
    return {"user": person.as_slack("users:read.email" in call.scopes)}


def lookup_by_email(call: Call) -> dict[str, Any]:
    """Return the person with an e-mail address."""
    wanted = str(call.need("email")).lower()
    for person in call.world.directory.people.values():
        if person.email.lower() == wanted and person.team_id == call.team.id and not person.deleted:
            return {"user": person.as_slack(with_email=True)}
    raise Refusal("users_not_found")


def team_info(call: Call) -> dict[str, Any]:
    """Return the workspace."""
    return {"team": {"id": call.team.id, "name": call.team.name, "domain": call.team.domain}}


def auth_test(call: Call) -> dict[str, Any]:
    """Return whom the token belongs to."""
    return {
        "url": f"https://{call.team.domain}.slack.com/",
        "team": call.team.name,
        "team_id": call.team.id,
        "user": call.bot.name,
        "user_id": call.team.bot_user_id,
        "bot_id": call.team.bot_id,
        "is_enterprise_install": False,
    }


def oauth_access(call: Call) -> dict[str, Any]:
    """Return a token for the code that a person's consent brought."""
    world, team = call.world, call.world.codes.pop(str(call.need("code")), None)
    if team is None:
        raise Refusal("invalid_code")
    token = f"xoxb-{secrets.token_hex(12)}"
    world.installations[token] = Installation(team, world.settings.scopes)
    admins = [person.id for person in world.directory.people.values() if person.team_id == team.id and person.is_admin]
    return {
        "access_token": token,
        "token_type": "bot",
        "scope": ",".join(sorted(world.settings.scopes)),
        "bot_user_id": team.bot_user_id,
        "app_id": world.settings.app_id,
        "team": {"id": team.id, "name": team.name},
        "enterprise": None,
        "is_enterprise_install": False,
        "authed_user": {"id": admins[0] if admins else team.bot_user_id},
    }


def connections_open(call: Call) -> dict[str, Any]:
    """Return an address for one socket."""
    address = call.base_url.replace("http", "ws", 1)
    return {"url": f"{address}/link?ticket={call.world.links.ticket()}&app_id={call.world.settings.app_id}"}


def validate(call: Call) -> dict[str, Any]:
    """Say whether blocks, a view or a message keep the rules."""
    given = [name for name in ("blocks", "view", "message") if call.args.get(name) not in (None, "")]
    if len(given) != 1:
        raise bad_argument("must provide exactly one of: blocks, view, message")
    thing = call.args[given[0]]
    if len(json.dumps(thing)) > VALIDATED_MOST:
        raise bad_argument(f"must be less than {VALIDATED_MOST + 1} characters")
    broken = _faults(given[0], thing)
    if broken:
        raise Refusal(f"invalid_{given[0]}", broken, errors=[_told(one) for one in broken])
    return {}


def _faults(name: str, thing: Any) -> list[Broken]:
    if name == "view":
        return check_view(thing)
    if name == "message":
        thing = thing.get("blocks", []) if isinstance(thing, dict) else thing
    return check_message({"blocks": thing})


def _told(broken: Broken) -> dict[str, Any]:
    pointer = broken.pointer.removeprefix("/view")
    constraint = {"type": broken.rule, "expected": broken.reason}
    return {"pointer": pointer, "code": "failed_constraint", "message": broken.reason, "constraint": constraint}
