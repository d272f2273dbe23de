"""The stand-ins together: Slack, Twilio, the web sites and one clock, each on a port of its own."""

import base64
import json
import os
import re
import secrets
import shlex
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import yaml

from sandbox.clock import Clock
from sandbox.doors import UserDoor
from sandbox.page import Page
from sandbox.serving import Server
from sandbox.sites import Sites
from sandbox.slack.app import slack_app
from sandbox.twilio import twilio_app

HONOURED = ("SLACK_API_URL", "TWILIO_API_URL", "DATABASE_URL")
OPERATORS = "sms-operators"
SCOPES = (
    "app_mentions:read channels:join channels:read chat:write chat:write.public commands groups:history groups:read channels:history "
    "im:history im:write users:read users:read.email team:read"
)


@dataclass(frozen=True)
class Addresses:
    """Where everything is, and the settings with which the bot finds it."""

    slack_api_url: str
    slack_user_url: str
    page_url: str
    twilio_api_url: str
    twilio_admin_url: str
    pages_url: str
    clock_url: str
    env: Mapping[str, str]

    def as_json(self) -> str:
        """Return everything in one line."""
        return json.dumps(vars(self))

    def as_text(self) -> str:
        """Return everything in lines to read, the settings in a form that a shell takes."""
        doors = {
            "Slack, to look at": self.page_url,
            "Slack's Web API": self.slack_api_url,
            "people's door": self.slack_user_url,
        }
        doors |= {
            "Twilio": self.twilio_api_url,
            "Twilio's admin door": self.twilio_admin_url,
            "web sites": self.pages_url,
        }
        lines = [f"{name + ':':22}{url}" for name, url in doors.items()]
        settings = [f"export {name}={shlex.quote(value)}" for name, value in self.env.items()]
        return "\n".join([*lines, "", "Settings for sms-register run:", *settings])


class StandIns:
    """Slack, Twilio and the web sites, running between `start` and `stop`."""

    def __init__(self, slack_port: int = 0, twilio_port: int = 0, environment: Mapping[str, str] | None = None) -> None:
        self._environment = os.environ if environment is None else environment
        self._folder = tempfile.TemporaryDirectory(prefix="sms-sandbox-")
        self.folder = Path(self._folder.name)
        self._secrets = {
            "SLACK_BOT_TOKEN": f"xoxb-{secrets.token_hex(12)}",
            "SLACK_SIGNING_SECRET": secrets.token_hex(16),
            "TWILIO_ACCOUNT_SID": f"AC{secrets.token_hex(16)}",
            "TWILIO_AUTH_TOKEN": secrets.token_hex(16),
            "TWILIO_PRIMARY_PROFILE_SID": f"BU{secrets.token_hex(16)}",
            "DATA_KEYS": base64.urlsafe_b64encode(secrets.token_bytes(32)).decode(),
        }
        # Not among the settings: with it the bot takes Socket Mode.
        self.app_token = f"xapp-1-{secrets.token_hex(12)}"
        self.clock, self.sites = Clock(), Sites()
        self._slack = Server(self._slack_app(), slack_port)
        self._twilio = Server(self._twilio_app(), twilio_port)
        self._pages = Server(self.sites.app())
        self._running: list[Server] = []

    def start(self) -> Addresses:
        """Start everything and return where it is."""
        slack, twilio, pages = (self._started(server) for server in (self._slack, self._twilio, self._pages))
        self._page.twilio_url = f"{twilio}/_admin/"
        return Addresses(
            slack_api_url=f"{slack}/api/",
            slack_user_url=f"{slack}/_user/",
            page_url=f"{slack}/",
            twilio_api_url=twilio,
            twilio_admin_url=f"{twilio}/_admin/",
            pages_url=pages,
            clock_url=f"{twilio}/_admin/clock",
            env=self._settings(slack, twilio, pages),
        )

    def stop(self) -> None:
        """Stop everything and remove the fresh database, if there is one."""
        self._page.farewell()
        while self._running:
            self._running.pop().stop()
        self._page.close()
        self._folder.cleanup()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, raised: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _started(self, server: Server) -> str:
        url = server.start()
        self._running.append(server)
        return url

    def _settings(self, slack: str, twilio: str, pages: str) -> dict[str, str]:
        honoured = {name: self._environment[name] for name in HONOURED if self._environment.get(name)}
        return {
            **self._secrets,
            "SLACK_API_URL": f"{slack}/api/",
            "OPERATOR_CHANNEL": _operators(f"{slack}/_user/"),
            "TWILIO_NOTIFY_EMAIL": "operator@sandbox.example",
            "TWILIO_API_URL": twilio,
            "READY_TEST_TO": "+12025550143",
            "DATABASE_URL": f"sqlite:///{self.folder / 'sms-register.db'}",
            "PAGES_URL": pages,
            "CLOCK_URL": f"{twilio}/_admin/clock",
            **honoured,
        }

    def _slack_app(self) -> Any:
        secret, commands = self._secrets, manifest().get("features", {}).get("slash_commands", [])
        app = slack_app(
            secret["SLACK_BOT_TOKEN"],
            secret["SLACK_SIGNING_SECRET"],
            self.app_token,
            scopes(),
            should_escape=any(command.get("should_escape") for command in commands),
        )
        self._page = Page(app.state.door, manifest())
        self._page.mount(app)
        return app

    def _twilio_app(self) -> Any:
        secret = self._secrets
        sids = (secret["TWILIO_ACCOUNT_SID"], secret["TWILIO_AUTH_TOKEN"], secret["TWILIO_PRIMARY_PROFILE_SID"])
        return twilio_app(self.clock, *sids, on_site=self._put_site)

    def _put_site(self, wish: Mapping[str, Any]) -> None:
        self.sites.put(str(wish["business"]), str(wish.get("site") or ""), wish.get("answers") or {})


def scopes() -> list[str]:
    """Return the bot's scopes as the app's manifest asks for them, if it is at hand."""
    told = manifest()
    return list(map(str, told["oauth_config"]["scopes"]["bot"])) if told else SCOPES.split()


def manifest() -> dict[str, Any]:
    """Return the app's manifest, or nothing where it is not at hand."""
    for folder in (Path(__file__).parent.parent, Path.cwd()):
        found = folder / "app.yaml"
        if found.is_file():
            return dict(yaml.safe_load(found.read_text(encoding="utf-8")))
    return {}


def _operators(user_url: str) -> str:
    """Make the operators' channel and return its id, or its name where the door does not tell the id."""
    door = UserDoor(user_url)
    try:
        made = door.post("channels", name=OPERATORS, private=False, members=[], archived=False)
    finally:
        door.close()
    found = re.search(r'"id":\s*"([CG][A-Z0-9]+)"', json.dumps(made))
    return found.group(1) if found else OPERATORS
