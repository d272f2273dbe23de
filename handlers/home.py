"""The app's Home, the shortcut and what a mention of the app is answered."""

from __future__ import annotations

import re
from typing import Any

from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient

from bot.domain.registration import Person
from bot.homes import Homes
from bot.onboarding import Onboarding
from handlers.commands import Commands
from handlers.pool import Pool
from handlers.rights import access_of
from handlers.windows import Windows
from modals.help import help_message
from modals.home import place
from modals.meta import Meta


class Home:
    """Shows every registration a person may see."""

    def __init__(self, onboarding: Onboarding, commands: Commands, homes: Homes, windows: Windows, pool: Pool) -> None:
        self._onboarding = onboarding
        self._commands = commands
        self._homes = homes
        self._windows = windows
        self._pool = pool

    def register(self, app: App) -> None:
        """Attach the listeners."""
        app.event("app_home_opened")(self.opened)
        app.event("app_mention")(self.mentioned)
        app.shortcut("register_sms")(self.shortcut)
        app.action("home_filter")(self.filtered)
        app.action(re.compile(r"^home_page\.(previous|next)$"))(self.turned)
        app.action("open_access")(self.open_access)

    def opened(self, event: dict[str, Any], person: Person) -> None:
        """Show the Home when somebody opens it, on the page they left."""
        if event.get("tab", "home") == "home":
            shown = event.get("view") or {}
            self._left_at(person, Meta.loads(shown.get("private_metadata") or "{}"))

    def filtered(self, ack: Ack, action: dict[str, Any], person: Person) -> None:
        """Show the kind of registrations that was chosen."""
        chosen = str(action["selected_option"]["value"])
        self._left_at(person, Meta(extra={"filter": chosen}))
        ack()

    def turned(self, ack: Ack, body: dict[str, Any], action: dict[str, Any], person: Person) -> None:
        """Turn the page."""
        meta = Meta.loads(body["view"]["private_metadata"])
        extra = {**meta.extra, "page": str(action.get("value", "0"))}
        self._left_at(person, Meta(extra=extra))
        ack()

    def open_access(self, ack: Ack, body: dict[str, Any], client: WebClient, person: Person) -> None:
        """Open the window of rights."""
        self._windows.open(client, body, access_of(self._onboarding, person), person)
        ack()

    def shortcut(self, ack: Ack, body: dict[str, Any], client: WebClient, person: Person) -> None:
        """Go on where a registration needs this person, as the bare command does."""
        self._windows.open(client, body, self._commands.where_to_go_on(person, ""), person)
        ack()

    def mentioned(self, event: dict[str, Any], context: BoltContext, client: WebClient) -> None:
        """Say what the app can do, to the person who mentioned it alone."""
        if not context.user_id:  # an app mentioned us: there is nobody to tell
            return
        thread = {"thread_ts": event["thread_ts"]} if event.get("thread_ts") else {}
        text = str(help_message()["text"])
        client.chat_postEphemeral(channel=event["channel"], user=context.user_id, text=text, **thread)

    def _left_at(self, person: Person, meta: Meta) -> None:
        """Keep what somebody looks at, and show it: slow with many registrations, so behind the answer."""
        chosen, page = place(meta)
        self._homes.opened(person.team_id, person.user_id, chosen=chosen, page=page)
        self._pool.run(self._homes.show, person.team_id, person.user_id)
