"""Letting the sandbox's time pass, in steps that grow, without running ahead of the bot."""

import time
from typing import Any

from sandbox.doors import AdminDoor
from sandbox.judge import Said
from sandbox.person import Tell
from sandbox.thread import Thread

# How long nothing may move until it is quiet, in seconds of real time: less where Twilio is known to have done nothing, and
# more after a call of the sort that is made once a second at most, since the next one may be waiting for its turn.
QUIET, QUIET_IN_BETWEEN, QUIET_AFTER_PACED = 0.5, 0.3, 1.15
HURRY = 60.0  # a rate of the clock at which a pace of one call a second keeps nobody waiting
PACED = ("/a2p/", "/Usa2p")
QUIET_LIMIT = 20.0
LOOK = 0.1
FIRST, LONGEST, GROWTH = 60.0, 86_400.0, 8  # steps, in seconds of the sandbox's clock
FAR = 10 * 86_400.0
A_MOMENT = 1.0  # after something was due, so that it has happened
PATIENCE = 40 * 86_400.0
AFTERWARDS = (3_700.0, 2 * 86_400.0)  # what comes later than an end would come within these


class Waiting:
    """A person's wait for news."""

    def __init__(self, admin: AdminDoor, thread: Thread, tell: Tell) -> None:
        self._admin, self._thread, self._tell = admin, thread, tell
        self._after_paced = QUIET_AFTER_PACED if admin.rate() < HURRY else QUIET
        self._passed = 0.0
        self._heard = 0
        self._news_at = 0.0
        self._step, self._quiet = FIRST, QUIET
        self._later = iter(AFTERWARDS)

    @property
    def over(self) -> bool:
        """Whether it has been too long."""
        return self._passed >= PATIENCE

    @property
    def silence(self) -> float:
        """How long nothing was said, in seconds of the sandbox's clock."""
        return self._passed - self._news_at

    def settled(self) -> list[Said]:
        """Return what was said once nothing moves any more: no new call at Twilio, no new message."""
        calls, length = len(self._admin.requests()), self._thread.length()
        deadline, quiet_at = time.monotonic() + QUIET_LIMIT, time.monotonic() + self._quiet
        while time.monotonic() < min(quiet_at, deadline):
            time.sleep(LOOK)
            fresh, now = self._admin.requests(calls), self._thread.length()
            if fresh or now != length:
                calls, length = calls + len(fresh), now
                quiet_at = max(quiet_at, time.monotonic() + (self._after_paced if paced(fresh) else QUIET_IN_BETWEEN))
        said = self._thread.said()
        if len(said) != self._heard:
            self._heard = len(said)
            self.begin_anew()
        return said

    def begin_anew(self) -> None:
        """Look closely again: something has just happened."""
        self._step, self._news_at, self._later = FIRST, self._passed, iter(AFTERWARDS)
        self._quiet = QUIET

    def go_on(self) -> None:
        """Let time pass, the more the longer nothing has happened, and at once as long as Twilio takes where that is known."""
        due = self._admin.until_next()
        # What is far off is waited for at once only when the bot had time enough to find out by itself what there is.
        near = due is not None and due <= (FAR if self._step >= LONGEST else LONGEST)
        self._pass(max(self._step, due + A_MOMENT) if due is not None and near else self._step, due)
        self._step = min(self._step * GROWTH, LONGEST)

    def linger(self) -> bool:
        """Let time pass after an end, in case more comes; whether there was any left to wait."""
        seconds = next(self._later, None)
        if seconds is not None:
            self._pass(seconds, self._admin.until_next())
        return seconds is not None

    def _pass(self, seconds: float, due: float | None) -> None:
        self._tell(f"… {span(seconds)} later")
        self._admin.advance(seconds)
        self._passed += seconds
        self._quiet = QUIET if due is None or due <= seconds else QUIET_IN_BETWEEN


def paced(calls: list[dict[str, Any]]) -> bool:
    """Return whether one of some calls is of the sort that keeps a pace."""
    return any(sort in str(call.get("path")) for call in calls for sort in PACED)


def span(seconds: float) -> str:
    """Return a length of time in words."""
    for unit, length in (("day", 86_400), ("hour", 3_600), ("minute", 60)):
        if seconds >= length:
            count = f"{seconds / length:.0f}"
            return f"{count} {unit}{'' if count == '1' else 's'}"
    return f"{seconds:.0f} seconds"
