"""The two doors of the stand-ins, as a person and an examiner use them: HTTP and nothing else.

Whoever serves them does not matter: they are told in the sandbox's interfaces, and another program may stand behind them.
"""

from collections.abc import Mapping
from datetime import datetime
from math import inf
from typing import Any

import httpx

SLOW = 60.0  # seconds until a stand-in that does not answer is given up


class NoDoor(Exception):
    """A stand-in cannot be reached or does not do what was asked; the text says which call."""


class _Door:
    """Calls below one address, with JSON both ways."""

    def __init__(self, url: str) -> None:
        self._http = httpx.Client(base_url=url.rstrip("/") + "/", timeout=SLOW, trust_env=False)

    def close(self) -> None:
        """Give the connections back."""
        self._http.close()

    def get(self, path: str, **query: str | int) -> Any:
        """Return what there is."""
        return self._ask("GET", path, params=query)

    def post(self, path: str, /, **body: Any) -> Any:
        """Do something, and return what came of it."""
        return self._ask("POST", path, json=body)

    def _ask(self, method: str, path: str, **what: Any) -> Any:
        try:
            answer = self._http.request(method, path, **what)
        except httpx.HTTPError as failure:
            raise NoDoor(f"{method} {self._http.base_url}{path} failed: {failure}") from None
        if answer.status_code >= 400:
            raise NoDoor(f"{method} {self._http.base_url}{path} was answered {answer.status_code}: {answer.text[:300]}")
        return answer.json()


class UserDoor(_Door):
    """What people do in Slack."""

    def command(self, user: str, channel: str, text: str) -> dict[str, Any]:
        """Type a slash command; a Slack that wants only what follows its name gets that when nothing opened."""
        answer: dict[str, Any] = self.post("command", user=user, channel=channel, text=text)
        if answer.get("view") is None and not answer.get("response"):
            rest = text.partition(" ")[2]
            again: dict[str, Any] = self.post("command", user=user, channel=channel, text=rest)
            return again
        return answer

    def stack(self, user: str) -> list[dict[str, Any]]:
        """Return the modals a person has open, the one they see last."""
        return list(self.get("view", user=user)["stack"])

    def trouble(self, user: str) -> str | None:
        """Return what Slack told a person when the app did not answer properly."""
        text = self.get("view", user=user).get("trouble")
        return str(text) if text else None

    def names(self) -> dict[str, str]:
        """Return the names of people and channels by their ids, where the door tells them."""
        try:
            return {str(one["id"]): str(one["name"]) for sort in ("people", "channels") for one in self.get(sort)}
        except NoDoor:
            return {}  # an addition of ours, which another stand-in need not have

    def has(self, path: str, **query: str) -> bool:
        """Return whether what is asked for is there."""
        try:
            self.get(path, **query)
        except NoDoor:
            return False
        return True

    def messages(self, channel: str) -> list[dict[str, Any]]:
        """Return a channel's messages, oldest first."""
        return list(self.get("messages", channel=channel))

    def api_calls(self) -> int:
        """Return how many calls the app made so far."""
        return sum(entry.get("kind") == "api" for entry in self.get("log"))

    def refused(self) -> list[str]:
        """Return what shows that the app broke a rule of Slack's, where that was not ordered as a fault."""
        try:
            entries = list(self.get("refused"))
        except NoDoor:  # an addition of ours, which another stand-in need not have
            entries = [entry for entry in self.get("log") if not entry.get("ok", True)]
        return [f"Slack: {one.get('method')} {one.get('error')} {one.get('pointer') or ''}".strip() for one in entries]


class AdminDoor(_Door):
    """What is ordered of Twilio, and seen of it."""

    def requests(self, since: int = 0) -> list[dict[str, Any]]:
        """Return the calls after the n-th."""
        return list(self.get("requests", since=since))

    def advance(self, seconds: float) -> None:
        """Let time pass."""
        self.post("clock", advance=seconds)

    def rate(self) -> float:
        """Return how many of the clock's seconds pass in a real one."""
        return float(self.get("clock")["rate"])

    def set_rate(self, rate: float) -> None:
        """Let the clock run so many times as fast as real time."""
        self.post("clock", rate=rate)

    def until_next(self) -> float | None:
        """Return the seconds until something is due at Twilio, infinite when nothing is; None where the door does not tell."""
        told = self.get("clock")
        if not told.get("next_due"):
            return inf if "next_due" in told else None
        due, now = (datetime.fromisoformat(told[key]) for key in ("next_due", "now"))
        return max((due - now).total_seconds(), 0.0)

    def order(self, business: str, outcome: Mapping[str, Any]) -> None:
        """Say what the reviewers will decide about a business."""
        self.post("outcomes", **{"business": business, **outcome})

    def put_site(self, business: str, site: str, answers: Mapping[str, Any]) -> None:
        """Put a business's web site up."""
        self.post("sites", business=business, site=site, answers=answers)

    def refused(self) -> list[str]:
        """Return the calls Twilio refused that were not ordered as faults."""
        try:
            entries = list(self.get("refused"))
        except NoDoor:  # as above
            entries = [entry for entry in self.requests() if _refused(entry)]
        return [f"Twilio: {one.get('method')} {one.get('path')} {one.get('code')}" for one in entries]


def _refused(entry: Mapping[str, Any]) -> bool:
    """Return whether a call was the app's mistake: not found is an answer to a look, and 429 asks to come later."""
    said = entry.get("status") or 0
    return 400 <= said < 500 and said != 429 and not (said == 404 and entry.get("method") == "GET")
