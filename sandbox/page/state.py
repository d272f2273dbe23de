"""What one person sees of the workspace, all at once, and a cheap sign of whether it has changed."""

from collections.abc import Mapping
from typing import Any

from sandbox.slack.user_door import UserDoor
from sandbox.slack.world import World

SHOWN = 300  # messages of a conversation, the newest
CHANNEL = "sms-launch"
PEOPLE: Mapping[str, Mapping[str, Any]] = {
    "olu": {"real_name": "Olu Adeyemi", "is_admin": True},
    "maya": {"real_name": "Maya Lindqvist"},
    "sam": {"real_name": "Sam Whitfield"},
    "ines": {"real_name": "Ines Aguilar"},
}


def furnish(door: UserDoor) -> None:
    """Put people and a channel into an empty workspace, so that whoever opens the page can be somebody."""
    if any(not person["is_bot"] for person in door.people({})):
        return
    for name, more in PEOPLE.items():
        door.put_person({"name": name, "email": f"{name}@example.com", **more})
    door.put_channel({"name": CHANNEL, "members": list(PEOPLE)})


def seen(door: UserDoor, name: str) -> dict[str, Any]:
    """Return what a person sees: people, channels with their messages, direct messages, modals and Home."""
    world = door.world
    with world.lock:
        person = world.directory.person(name)
        people = [one for one in door.people({}) if one["team_id"] == person.team_id]
        channels = [one for one in door.channels({}) if _sees(one, person.team_id, person.name)]
        return {
            "me": person.id,
            "people": people,
            "channels": [{**one, "messages": _messages(door, person.name, channel=one["id"])} for one in channels],
            "direct": _messages(door, person.name, dm=person.id),
            **door.view({"user": person.id}),
        }


def pulse(world: World, name: str) -> tuple[Any, ...]:
    """Return something that differs whenever what a person sees may have changed."""
    with world.lock:
        directory = world.directory
        counts = tuple(len(world.messages.of(channel)) for channel in directory.channels)
        person = next((one.id for one in directory.people.values() if name in (one.id, one.name)), "")
        views = tuple(view.hash for view in world.views.stack(person))
        home = world.views.home(person)
        known = (len(directory.people), world.log.size, world.trouble.get(person))
        return (*counts, *views, home.hash if home else "", *known)


def _sees(channel: Mapping[str, Any], team_id: str, name: str) -> bool:
    return channel["context_team_id"] == team_id and (not channel["is_private"] or name in channel["members"])


def _messages(door: UserDoor, name: str, **where: str) -> list[dict[str, Any]]:
    """Return the newest messages of a conversation, without what only others see."""
    return [message for message in door.messages(where) if message["ephemeral_to"] in (None, name)][-SHOWN:]
