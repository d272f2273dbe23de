"""Where a journey happens: stand-ins in this process behind a guillotine, and the bot as a process that may die."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from dataclasses import replace
from types import TracebackType
from typing import Any, Self

from sandbox.doors import AdminDoor, UserDoor
from sandbox.play import connect
from sandbox.serve import Addresses, StandIns
from tests.harness.guillotine import Guillotine
from tests.harness.lives import Lives, Nursery

SCOPES = "chat:write channels:join channels:read groups:read users:read users:read.email commands"
OPTIONAL_SCOPES = "channels:history groups:history"
RATE = 10.0  # how fast the clock runs: the pace of a call a second need not be waited for in full
ALIVE_LIMIT = 60.0  # seconds
GLANCE = 0.005  # seconds between two looks


class GuardedStandIns(StandIns):
    """The stand-ins, each behind the guillotine."""

    def __init__(self, guillotine: Guillotine, scopes: Iterable[str], environment: Mapping[str, str]) -> None:
        self._guillotine, self._scopes = guillotine, frozenset(scopes)
        self.slack_world: Any = None
        self.twilio_world: Any = None
        super().__init__(environment=environment)

    def _slack_app(self) -> Any:
        app = super()._slack_app()
        self.slack_world = world = app.state.world
        world.installations = {token: replace(held, scopes=self._scopes) for token, held in world.installations.items()}
        return self._guillotine.before(app, lambda path: path.startswith(("/api/", "/response/")))

    def _twilio_app(self) -> Any:
        app = super()._twilio_app()
        self.twilio_world = app.state.world
        return self._guillotine.before(app, lambda path: not path.startswith("/_admin"))


class Place:
    """One journey's stand-ins, doors and bot, between `with` and its end."""

    def __init__(
        self,
        nursery: Nursery,
        *,
        database_url: str = "",
        scopes: str = f"{SCOPES} {OPTIONAL_SCOPES}",
        guillotine: Guillotine | None = None,
        rate: float = RATE,
    ) -> None:
        self._rate = rate
        self.guillotine = guillotine or Guillotine()
        environment = {"DATABASE_URL": database_url} if database_url else {}
        self.stand_ins = GuardedStandIns(self.guillotine, scopes.split(), environment)
        self._nursery = nursery
        self._closing = ExitStack()
        self._nurse = threading.Thread(target=self._bring_back, name="nurse", daemon=True)
        self._over = threading.Event()
        self.failure: Exception | None = None

    def __enter__(self) -> Self:
        self._closing.enter_context(self.stand_ins)
        self.where: Addresses = self.stand_ins.start()
        self.user, self.admin = UserDoor(self.where.slack_user_url), AdminDoor(self.where.twilio_admin_url)
        self._closing.callback(self.user.close)
        self._closing.callback(self.admin.close)
        self.admin.post("clock", rate=self._rate)
        self.bot = Lives(self._nursery, self.where.env, self.stand_ins.folder / "bot.log")
        self.guillotine.kill = self.bot.kill
        connect(self.bot.url, self.where.slack_user_url)
        self._nurse.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, raised: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self.guillotine.fallen.set()
        self._nurse.join()
        self.bot.stop()
        self._closing.close()

    def refused(self) -> list[str]:
        """Return the calls that were wrong. To be asked to come later is none: a dead or dated bot cannot know the pace."""
        return [each for each in (*self.user.refused(), *self.admin.refused()) if not each.endswith(" 20429")]

    def wait_for_bot(self) -> None:
        """Wait until the bot serves and nobody is about to kill it."""
        deadline = time.monotonic() + ALIVE_LIMIT
        while not (self.bot.alive.is_set() and self.bot.deaths == len(self.guillotine.struck)):
            if self.failure is not None or time.monotonic() > deadline:
                raise self.failure or RuntimeError("The bot does not come back.")
            self._over.wait(GLANCE)

    def _bring_back(self) -> None:
        """Start the bot again whenever it was killed."""
        while not self._over.is_set():
            self.guillotine.fallen.wait()
            if self._over.is_set():
                return
            try:
                self._start_the_killed()
            except RuntimeError as failure:
                self.failure = failure
                return

    def _start_the_killed(self) -> None:
        deaths = len(self.guillotine.struck)
        while self.bot.deaths < deaths and not self._over.is_set():
            self._over.wait(GLANCE)
        self.guillotine.fallen.clear()
        self.bot.start()
