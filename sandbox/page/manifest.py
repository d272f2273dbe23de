"""What a person may do with the app, as its manifest tells: commands, shortcuts, writing to it directly."""

import re
from collections.abc import Iterator, Mapping
from typing import Any


def commands(manifest: Mapping[str, Any], otherwise: str) -> list[dict[str, str]]:
    """Return each command, then each with a word its usage hint offers, like `[new | help]`."""
    told = manifest.get("features", {}).get("slash_commands") or [{"command": otherwise}]
    return [suggestion for command in told for suggestion in _suggestions(command)]


def listens(manifest: Mapping[str, Any]) -> bool:
    """Return whether a person may write to the app directly."""
    return not manifest.get("features", {}).get("app_home", {}).get("messages_tab_read_only_enabled", False)


def shortcuts(manifest: Mapping[str, Any]) -> list[dict[str, str]]:
    """Return what can be started from anywhere in the workspace."""
    told = manifest.get("features", {}).get("shortcuts") or []
    everywhere = [one for one in told if one["type"] == "global"]
    return [{key: str(one[key]) for key in ("name", "callback_id", "description")} for one in everywhere]


def _suggestions(command: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    name, about = str(command["command"]), str(command.get("description") or "")
    yield {"text": name, "about": about}
    hint = re.search(r"\[([^\]]+)\]", str(command.get("usage_hint") or ""))
    for word in hint.group(1).split("|") if hint else ():
        yield {"text": f"{name} {word.strip()}", "about": ""}
