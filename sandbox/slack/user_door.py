"""The door for whoever plays the people: JSON in, JSON out, names instead of ids, plain values."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sandbox.slack.acts import Acts
from sandbox.slack.courier import Courier
from sandbox.slack.mentions import mentioned
from sandbox.slack.modal_acts import ModalActs
from sandbox.slack.model import Channel, Message, Person, fresh_id
from sandbox.slack.refusal import Misuse, NotThere
from sandbox.slack.world import World

Asked = Mapping[str, Any]


@dataclass(frozen=True)
class UserDoor:
    """Every door under `/_user/`."""

    world: World
    courier: Courier
    command_name: str

    def doors(self) -> Mapping[tuple[str, str], Callable[[Asked], Any]]:
        """Return what answers which method and path."""
        return {
            ("POST", "app"): self.app,
            ("POST", "command"): self.command,
            ("GET", "view"): self.view,
            ("POST", "submit"): self.submit,
            ("POST", "act"): self.act,
            ("POST", "options"): self.options,
            ("POST", "close"): self.close,
            ("POST", "home"): lambda asked: self._acts.home(self._person(asked)),
            ("POST", "mention"): self.mention,
            ("POST", "say"): self.say,
            ("POST", "shortcut"): lambda asked: self._modals.shortcut(self._person(asked), asked["callback_id"]),
            ("GET", "messages"): self.messages,
            ("POST", "people"): self.put_person,
            ("GET", "people"): self.people,
            ("POST", "channels"): self.put_channel,
            ("GET", "channels"): self.channels,
            ("GET", "log"): lambda _: self.world.log.entries(),
            ("GET", "refused"): lambda _: self.world.log.refused(),
            ("POST", "faults"): lambda asked: {"id": self.world.faults.order(asked)},
            ("DELETE", "faults"): self.forget_faults,
            ("POST", "duplicate"): self.duplicate,
            ("POST", "disconnect"): lambda _: {"disconnected": self.world.links.disconnect()},
            ("POST", "install"): self.install,
        }

    def app(self, asked: Asked) -> Any:
        """Take the address to which signed requests go; without one, Socket Mode is used."""
        self.world.request_url = asked.get("request_url") or None
        return {"mode": "http" if self.world.request_url else "socket"}

    def command(self, asked: Asked) -> Any:
        """Type a command; text without a slash is what follows the app's own command."""
        text = str(asked.get("text") or "").strip()
        typed = text if text.startswith("/") else f"{self.command_name} {text}"
        name = typed.partition(" ")[0]
        if name != self.command_name:
            raise Misuse(f"{name} is not a valid command.")  # Slack says so itself; no app hears of it
        person = self._person(asked)
        return self._acts.command(person, self._channel(asked, person), typed)

    def view(self, asked: Asked) -> Any:
        """Show what a person sees: their modals, the top one last, what Slack told them of trouble, their Home."""
        person = self._person(asked)
        with self.world.lock:
            stack = [view.as_seen() for view in self.world.views.stack(person.id)]
            home = self.world.views.home(person.id)
            trouble = self.world.trouble.get(person.id)
            return {"stack": stack, "trouble": trouble, "home": home.as_seen() if home else None}

    def submit(self, asked: Asked) -> Any:
        """Fill in a modal and submit it."""
        return self._modals.submit(self._person(asked), asked["view_id"], asked.get("values") or {})

    def act(self, asked: Asked) -> Any:
        """Use an element of a view or of a message."""
        person, where = self._person(asked), (asked.get("block_id"), asked["action_id"])
        if asked.get("view_id"):
            return self._modals.act_in_view(person, asked["view_id"], where, asked)
        return self._modals.act_in_message(person, self._channel(asked, person), asked["ts"], where, asked)

    def options(self, asked: Asked) -> Any:
        """Type into a menu that loads its options from the app."""
        where = (asked.get("block_id"), asked.get("action_id"))
        found = self._modals.options(self._person(asked), asked["view_id"], where, str(asked.get("query") or ""))
        return {"options": found}

    def close(self, asked: Asked) -> Any:
        """Cancel a modal, or all of them."""
        return self._modals.close(self._person(asked), asked["view_id"], bool(asked.get("all")))

    def mention(self, asked: Asked) -> Any:
        """Mention the app in a channel."""
        person = self._person(asked)
        return self._acts.mention(person, self._channel(asked, person), str(asked.get("text") or ""))

    def say(self, asked: Asked) -> Any:
        """Write a message that is not for the app."""
        person = self._person(asked)
        return self._acts.say(person, self._channel(asked, person), str(asked.get("text") or ""))

    def messages(self, asked: Asked) -> Any:
        """Show the messages of a channel, or of somebody's direct messages with the app."""
        with self.world.lock:
            channel = self._channel(asked, None)
            return [self._shown_message(message) for message in self.world.messages.of(channel.id)]

    def put_person(self, asked: Asked) -> Any:
        """Make or change a person."""
        with self.world.lock:
            return self._shown_person(self.world.directory.put_person(asked))

    def put_channel(self, asked: Asked) -> Any:
        """Make or change a channel."""
        with self.world.lock:
            return self._shown_channel(self.world.directory.put_channel(asked))

    def people(self, _asked: Asked) -> Any:
        """Show everybody."""
        with self.world.lock:
            return [self._shown_person(person) for person in self.world.directory.people.values()]

    def channels(self, _asked: Asked) -> Any:
        """Show all channels."""
        with self.world.lock:
            named = [channel for channel in self.world.directory.channels.values() if channel.name]
            return [self._shown_channel(channel) for channel in named]

    def forget_faults(self, _asked: Asked) -> Any:
        """Drop all orders for faults."""
        self.world.faults.forget()
        return {"ok": True}

    def duplicate(self, asked: Asked) -> Any:
        """Deliver a past payload again; what the app answers is told but not carried out."""
        number = int(asked["n"])
        if not self.courier.knows(number):
            raise NotThere(f"Entry {number} of the log is not a delivery.")
        answer = self.courier.again(number)
        return {"ok": answer.ok, "error": answer.error, "answer": answer.body, "ack_ms": answer.ms}

    def install(self, asked: Asked) -> Any:
        """Consent to the app in a team, and return the code that the browser would bring to it."""
        code = fresh_id("code-")
        self.world.codes[code] = self.world.directory.team(asked.get("team"))
        return {"code": code}

    @property
    def _acts(self) -> Acts:
        return Acts(self.world, self.courier)

    @property
    def _modals(self) -> ModalActs:
        return ModalActs(self.world, self.courier)

    def _person(self, asked: Asked) -> Person:
        with self.world.lock:
            return self.world.directory.person(asked["user"], asked.get("team"))

    def _channel(self, asked: Asked, person: Person | None) -> Channel:
        """Return the channel that is named, else the direct messages of `dm` or of the person who acts."""
        directory, team = self.world.directory, asked.get("team")
        with self.world.lock:
            if asked.get("channel"):
                return directory.channel(asked["channel"], team or (person.team_id if person else None))
            if asked.get("dm"):
                return directory.direct(directory.person(asked["dm"], team))
            if person is None:
                raise Misuse("Say which channel or whose direct messages (dm).")
            return directory.direct(person)

    def _shown_person(self, person: Person) -> dict[str, Any]:
        return {**person.as_slack(with_email=True), "email": person.email}

    def _shown_channel(self, channel: Channel) -> dict[str, Any]:
        bot = self.world.directory.bot_of(channel.team_id)
        members = sorted(self._name(member) for member in channel.members)
        return {**channel.as_slack(bot.id), "members": members, "bot": bot.id in channel.members}

    def _shown_message(self, message: Message) -> dict[str, Any]:
        hidden = message.ephemeral_to
        shown = {key: getattr(message, key) for key in ("ts", "thread_ts", "text", "blocks", "metadata", "edited")}
        return {
            **shown,
            "ephemeral_to": self._name(hidden) if hidden else None,
            "user": self._name(message.user_id),
            "mentions": [self._name(user) for user in mentioned(shown)],
        }

    def _name(self, user_id: str) -> str:
        person = self.world.directory.people.get(user_id)
        return person.name if person else user_id
