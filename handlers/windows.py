"""Opening and changing windows. A review whose checks still run is followed until it shows what they found."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.domain.registration import Person
from bot.onboarding import CHECKED
from handlers.pool import Pool
from handlers.showing import View

# Seconds until a window is changed again: the answer that shows it first must have arrived, or it would undo the change.
SETTLES = 1.0
KEPT = 10_000  # windows remembered

# Returns the window as it is once its checks are done, or None when there is nothing to wait for.
Finish = Callable[[Person, View], View | None]


class Windows:
    """Shows windows, and finishes those whose checks still run."""

    def __init__(self, finish: Finish, pool: Pool) -> None:
        self._finish = finish
        self._pool = pool
        self._lock = threading.Lock()
        self._newest: dict[str, object] = {}

    def show(self, client: WebClient, body: dict[str, Any], view: View, person: Person) -> View:
        """Show a view where a button was pressed, in its window or in a new one over its message; return it as Slack keeps it."""
        if not body.get("view") or body["view"]["type"] != "modal":
            return self.open(client, body, view, person)
        updated = client.views_update(view_id=body["view"]["id"], hash=body["view"]["hash"], view=view)
        self.answered(client, body["view"]["id"], view, person)
        return dict(updated["view"])

    def open(self, client: WebClient, body: dict[str, Any], view: View, person: Person) -> View:
        """Open a new window, and return it as Slack keeps it."""
        opened = client.views_open(trigger_id=body["trigger_id"], view=view)
        self.answered(client, opened["view"]["id"], view, person)
        return dict(opened["view"])

    def answered(self, client: WebClient, view_id: str, view: View, person: Person) -> None:
        """Take note of what a window shows now; told also where an acknowledgement changed it."""
        token = object()
        with self._lock:
            if len(self._newest) >= KEPT:
                self._newest.clear()
            self._newest[view_id] = token
        if is_checking(view):
            self._pool.run(self._finish_window, client, view_id, view, person, token)

    def _finish_window(self, client: WebClient, view_id: str, view: View, person: Person, token: object) -> None:
        began = time.monotonic()
        finished = self._finish(person, view)
        time.sleep(max(0.0, SETTLES - (time.monotonic() - began)))
        with self._lock:
            moved_on = self._newest.get(view_id) is not token
        if finished is None or moved_on:
            return
        try:
            client.views_update(view_id=view_id, view=finished)
        except SlackApiError as error:
            if error.response["error"] != "not_found":  # closed meanwhile
                raise


def is_checking(view: View) -> bool:
    """Tell whether a window says that its checks still run."""
    return any(block.get("block_id") in {f"{review}.checking" for review in CHECKED} for block in view["blocks"])
