"""Messages for Twilio Support, ready to send: what happened and ids, nothing personal."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bot.domain.progress import Marks

_NUMBER = re.compile(r"(\w{6,40}) (\+\d{6,15})")  # as the mark of the number tells of each
_ID = re.compile(r"[A-Za-z][A-Za-z0-9]{6,40}")
# What Twilio Support asks for, by the stage whose mark holds it.
_NAMED = {
    "profile": "Customer profile",
    "trust_product": "A2P trust product",
    "brand": "Brand",
    "service": "Messaging service",
    "campaign": "Campaign",
    "number": "Number",
}


def ids_of(marks: Marks) -> dict[str, str]:
    """Return the ids of what stands at Twilio, by Twilio's names."""
    return {
        name: remote_id for stage, name in _NAMED.items() if stage in marks and (remote_id := marks[stage].remote_id)
    }


def numbers_of(marks: Marks) -> list[tuple[str, str]]:
    """Return every number that was bought and stays at Twilio, the present one first: its id, and the number where it is known."""
    mark = marks.get("number")
    if mark is None or mark.remote_id is None:
        return []
    told = _NUMBER.findall(mark.said)
    return told if mark.remote_id in dict(told) else [(mark.remote_id, ""), *told]


def letter(happened: str, wish: str, ids: Mapping[str, str], more: Sequence[str] = ()) -> str:
    """Return the message; what is no id is left out of `ids`."""
    known = [f"{name}: {value}" for name, value in ids.items() if _ID.fullmatch(value)]
    return "\n".join(["Hello,", "", happened, "", *known, *more, "", wish, "", "Thank you."])
