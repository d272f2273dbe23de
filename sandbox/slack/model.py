"""Who and what there is in a workspace."""

import secrets
from dataclasses import dataclass, field
from typing import Any

Block = dict[str, Any]
Values = dict[str, dict[str, dict[str, Any]]]  # block_id → action_id → what Slack reports of the element


def fresh_id(letter: str) -> str:
    """Return an id as Slack makes them, after a letter that tells its sort."""
    return letter + "0" + secrets.token_hex(4).upper()


@dataclass
class Team:
    """A workspace, with the app's bot in it."""

    id: str
    name: str
    bot_user_id: str
    bot_id: str

    @property
    def domain(self) -> str:
        """Return the first label of the workspace's address."""
        return self.name.lower().replace(" ", "-")


@dataclass
class Person:
    """A member of a workspace; the app's bot is one too."""

    id: str
    team_id: str
    name: str
    real_name: str = ""
    email: str = ""
    tz: str = "America/Chicago"
    is_admin: bool = False
    is_owner: bool = False
    is_restricted: bool = False
    is_ultra_restricted: bool = False
    is_stranger: bool = False
    is_bot: bool = False
    deleted: bool = False

    def as_slack(self, with_email: bool) -> dict[str, Any]:
        """Return the person as `users.info` does."""
        named = {"real_name": self.real_name or self.name, "display_name": self.name}
        flags = "is_admin is_owner is_restricted is_ultra_restricted is_stranger is_bot deleted".split()
        return {
            "id": self.id,
            "team_id": self.team_id,
            "name": self.name,
            "real_name": named["real_name"],
            "tz": self.tz,
            "tz_label": self.tz,
            "tz_offset": -21_600,
            "profile": {**named, "team": self.team_id, **({"email": self.email} if with_email else {})},
            "is_primary_owner": False,
            "is_app_user": False,
            **{flag: getattr(self, flag) for flag in flags},
        }


@dataclass
class Channel:
    """A conversation: `public`, `private`, `im` or `mpim`."""

    id: str
    team_id: str
    name: str
    kind: str = "public"
    members: set[str] = field(default_factory=set)
    archived: bool = False
    shared: bool = False

    def as_slack(self, bot_user_id: str) -> dict[str, Any]:
        """Return the conversation as `conversations.info` does."""
        if self.kind == "im":
            other = next((member for member in self.members if member != bot_user_id), "")
            return {"id": self.id, "is_im": True, "user": other, "is_archived": self.archived, "is_open": True}
        return {
            "id": self.id,
            "name": self.name,
            "is_channel": self.kind == "public",
            "is_group": self.kind == "private",
            "is_im": False,
            "is_mpim": self.kind == "mpim",
            "is_private": self.kind != "public",
            "is_archived": self.archived,
            "is_member": bot_user_id in self.members,
            "is_shared": self.shared,
            "is_ext_shared": self.shared,
            "context_team_id": self.team_id,
        }

    @property
    def shown_name(self) -> str:
        """Return the name that commands and interactions carry."""
        return {"im": "directmessage", "private": "privategroup", "mpim": "mpdm"}.get(self.kind, self.name)


@dataclass
class Message:
    """A message, as it was sent."""

    ts: str
    channel_id: str
    user_id: str
    text: str
    blocks: list[Block] = field(default_factory=list)
    thread_ts: str | None = None
    metadata: dict[str, Any] | None = None
    edited: dict[str, str] | None = None
    ephemeral_to: str | None = None
    by_app: bool = True
    values: dict[str, Values] = field(default_factory=dict)  # person → what they chose in it
