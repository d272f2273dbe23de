"""Everything the sandbox's Slack knows, behind one lock.

The lock is held while something is read or changed, never while the app is waited for.
"""

import threading
from collections.abc import Iterable
from dataclasses import dataclass

from sandbox.slack.directory import Directory
from sandbox.slack.faults import Faults
from sandbox.slack.links import Links
from sandbox.slack.log import Log
from sandbox.slack.messages import Messages, ResponseUrls
from sandbox.slack.model import Team, fresh_id
from sandbox.slack.triggers import Triggers
from sandbox.slack.views import Views


@dataclass(frozen=True)
class Settings:
    """What the app and Slack have agreed on."""

    bot_token: str
    signing_secret: str
    app_token: str
    scopes: frozenset[str]
    app_id: str
    should_escape: bool


@dataclass(frozen=True)
class Installation:
    """The app in one team, as its token shows."""

    team: Team
    scopes: frozenset[str]


class World:
    """The state of the sandbox's Slack."""

    def __init__(
        self, bot_token: str, signing_secret: str, app_token: str, scopes: Iterable[str], should_escape: bool = False
    ) -> None:
        self.lock = threading.RLock()
        self.settings = Settings(bot_token, signing_secret, app_token, frozenset(scopes), fresh_id("A"), should_escape)
        self.directory = Directory()
        self.installations = {bot_token: Installation(self.directory.home, self.settings.scopes)}
        self.codes: dict[str, Team] = {}  # OAuth codes that were handed out and not used yet
        self.messages = Messages()
        self.response_urls = ResponseUrls()
        self.triggers = Triggers()
        self.views = Views(self.settings.app_id)
        self.log = Log()
        self.faults = Faults()
        self.links = Links(self.settings.app_id)
        self.request_url: str | None = None
        self.base_url = ""
        self.trouble: dict[str, str] = {}  # person → what Slack told them last, when the app did not answer properly
