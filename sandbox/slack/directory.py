"""The workspaces, their people and their channels."""

from collections.abc import Mapping
from typing import Any

from sandbox.slack.model import Channel, Person, Team, fresh_id
from sandbox.slack.refusal import Misuse, NotThere

BOT_NAME = "sms-register"
_PERSON_FIELDS = {
    "email", "real_name", "tz", "is_admin", "is_owner", "is_restricted", "is_ultra_restricted", "is_stranger", "deleted",
}  # fmt: skip


class Directory:
    """Who and what can be found, by id or by name; the first team is where everything happens unless said otherwise."""

    def __init__(self) -> None:
        self.teams: dict[str, Team] = {}
        self.people: dict[str, Person] = {}
        self.channels: dict[str, Channel] = {}
        self.home = self.team("Sandbox")

    def team(self, name: str | None) -> Team:
        """Return a team by id or name, made with its bot when it is new."""
        if not name:
            return self.home
        for team in self.teams.values():
            if name in (team.id, team.name):
                return team
        made = Team(fresh_id("T"), name, fresh_id("U"), fresh_id("B"))
        self.teams[made.id] = made
        self.people[made.bot_user_id] = Person(made.bot_user_id, made.id, BOT_NAME, is_bot=True)
        return made

    def put_person(self, asked: Mapping[str, Any]) -> Person:
        """Return a person by name and team, made or changed as asked."""
        team, name = self.team(asked.get("team")), str(asked["name"])
        found = [person for person in self.people.values() if (person.name, person.team_id) == (name, team.id)]
        person = found[0] if found else Person(fresh_id("U"), team.id, name, email=f"{name}@example.com")
        for key in _PERSON_FIELDS & asked.keys():
            if asked[key] is not None:
                setattr(person, key, asked[key])
        self.people[person.id] = person
        return person

    def put_channel(self, asked: Mapping[str, Any]) -> Channel:
        """Return a channel by name and team, made or changed as asked; the bot is in it unless told not to be."""
        team, name = self.team(asked.get("team")), str(asked["name"]).removeprefix("#")
        found = [one for one in self.channels.values() if (one.name, one.team_id) == (name, team.id)]
        channel = found[0] if found else Channel(fresh_id("C"), team.id, name, members={team.bot_user_id})
        if "private" in asked:
            channel.kind = "private" if asked["private"] else "public"
        channel.archived = bool(asked.get("archived", channel.archived))
        channel.shared = bool(asked.get("shared", channel.shared))
        self._settle_members(channel, team, asked)
        self.channels[channel.id] = channel
        return channel

    def _settle_members(self, channel: Channel, team: Team, asked: Mapping[str, Any]) -> None:
        bot = asked.get("bot", team.bot_user_id in channel.members)
        if asked.get("members") is not None:
            channel.members = {self.person(name, team.id).id for name in asked["members"]}
        channel.members = channel.members - {team.bot_user_id} | ({team.bot_user_id} if bot else set())

    def person(self, name: str, team: str | None = None) -> Person:
        """Return a person by id or name; a name that several teams know is looked for at home first."""
        if name in self.people:
            return self.people[name]
        where = self.team(team).id
        named = [person for person in self.people.values() if person.name == str(name).removeprefix("@")]
        for person in sorted(named, key=lambda person: person.team_id != where):
            return person
        raise NotThere(f"There is nobody called {name}.")

    def channel(self, name: str, team: str | None = None) -> Channel:
        """Return a channel by id or name."""
        if name in self.channels:
            return self.channels[name]
        where = self.team(team).id
        named = [one for one in self.channels.values() if one.name == str(name).removeprefix("#") and one.kind != "im"]
        for channel in sorted(named, key=lambda one: one.team_id != where):
            return channel
        raise NotThere(f"There is no channel called {name}.")

    def direct(self, person: Person) -> Channel:
        """Return the conversation between a person and the app, made when it is the first time."""
        return self.group("im", {person.id, self.teams[person.team_id].bot_user_id}, person.team_id)

    def group(self, kind: str, members: set[str], team_id: str) -> Channel:
        """Return the `im` or `mpim` of these members, made when it is the first time."""
        for channel in self.channels.values():
            if channel.kind == kind and channel.members == members:
                return channel
        made = Channel(fresh_id("D" if kind == "im" else "G"), team_id, "", kind, members)
        self.channels[made.id] = made
        return made

    def bot_of(self, team_id: str) -> Person:
        """Return the app's bot in a team."""
        return self.people[self.teams[team_id].bot_user_id]

    def user_id(self, name: str) -> str:
        """Return the id of a person a picker was set to."""
        return self.person(name).id

    def conversation_id(self, name: str) -> str:
        """Return the id of a channel, or of the direct messages with a person, that a picker was set to."""
        if not isinstance(name, str):
            raise Misuse("A conversation is picked by its name.")
        return self.direct(self.person(name)).id if name.startswith("@") else self.channel(name).id
