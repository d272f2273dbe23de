"""What a person does in a channel: commands and mentions, and opening the app's Home."""

from typing import Any

from sandbox.slack import payloads
from sandbox.slack.courier import Courier
from sandbox.slack.echo import escape
from sandbox.slack.model import Channel, Message, Person
from sandbox.slack.outcomes import Outcome, heard, note
from sandbox.slack.refusal import Misuse, NotThere
from sandbox.slack.world import World


class Acts:
    """Typing commands, mentioning the app, visiting its Home."""

    def __init__(self, world: World, courier: Courier) -> None:
        self._world = world
        self._courier = courier

    def command(self, person: Person, channel: Channel, text: str) -> Outcome:
        """Type a slash command, its name first, and return what came of it."""
        name, _, rest = text.strip().partition(" ")
        with self._world.lock:
            _inside(person, channel)
            self._world.trouble.pop(person.id, None)
            payload = payloads.command(self._world, person, channel, name, rest.strip())
        answer = self._courier.command(payload)
        with self._world.lock:
            return heard(self._world, person, channel, name, answer)

    def home(self, person: Person) -> dict[str, Any]:
        """Open the app's Home and return what it shows."""
        with self._world.lock:
            shown, direct = self._world.views.home(person.id), self._world.directory.direct(person)
            told = {"view": shown.as_payload()} if shown else {}
            opened = {"type": "app_home_opened", "user": person.id, "channel": direct.id, "tab": "home", **told}
            payload = payloads.event(self._world, payloads.team_of(self._world, person), opened)
        note(self._world, "app_home_opened", self._courier.event(payload))
        with self._world.lock:
            shown = self._world.views.home(person.id)
            return {"view": shown.as_seen() if shown else None}

    def mention(self, person: Person, channel: Channel, text: str) -> dict[str, Any]:
        """Mention the app in a channel; it hears of it when it is there and may."""
        with self._world.lock:
            _inside(person, channel)
            team, ts = payloads.team_of(self._world, person), self._world.messages.next_ts()
            words = f"<@{team.bot_user_id}> {text}".strip()
            self._world.messages.add(Message(ts, channel.id, person.id, words, by_app=False))
            said = {"type": "app_mention", "user": person.id, "text": words, "ts": ts, "channel": channel.id}
            payload = payloads.event(self._world, team, said)
            hears = team.bot_user_id in channel.members and "app_mentions:read" in self._world.settings.scopes
        if hears:
            note(self._world, "app_mention", self._courier.event(payload))
        return {"ts": ts}

    def say(self, person: Person, channel: Channel, text: str) -> dict[str, Any]:
        """Write a message; the app does not hear of it."""
        if not text.strip():
            raise Misuse("A message has some text.")
        with self._world.lock:
            _inside(person, channel)
            ts = self._world.messages.next_ts()
            self._world.messages.add(Message(ts, channel.id, person.id, escape(text.strip()), by_app=False))
        return {"ts": ts}


def _inside(person: Person, channel: Channel) -> None:
    if channel.kind != "public" and person.id not in channel.members:
        raise NotThere(f"{person.name} is not in that channel.")
