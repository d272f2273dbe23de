"""What stands at Twilio and in Slack in the end, against what must stand there: exactly one of everything."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sandbox.doors import AdminDoor, UserDoor

# What one straight registration leaves at Twilio, the operator's own profile apart.
ONE_OF_EACH = {
    "customer_profiles": 1,
    "trust_products": 1,
    "end_users": 3,
    "supporting_documents": 1,
    "addresses": 1,
    "entity_assignments": 6,
    "brands": 1,
    "services": 1,
    "campaigns": 1,
    "numbers": 1,
    "delivered messages": 1,
}
CHANGES = {
    "brand updates": re.compile(r"/a2p/BrandRegistrations/BN\w+$"),
    "campaign updates": re.compile(r"/Compliance/Usa2p/QE\w+$"),
}
# The news of a straight registration, by the first words of its keys.
NEWS = ("filed:business", "brand:approved", "filed:sms", "campaign:approved", "registered:ready")


@dataclass
class Found:
    """What is missing and what is there too often."""

    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)

    def compare(self, wanted: Mapping[str, int], there: Mapping[str, int]) -> None:
        """Add the differences of two counts."""
        for name in sorted({*wanted, *there}):
            more = there.get(name, 0) - wanted.get(name, 0)
            (self.doubled if more > 0 else self.lost).extend([name] * abs(more))


def at_twilio(admin: AdminDoor) -> Counter[str]:
    """Return how many there are of everything."""
    objects = admin.get("objects")
    there = Counter({name: len(rows) for name, rows in objects.items() if name != "messages"})
    there["customer_profiles"] -= 1  # the operator's
    there["delivered messages"] = sum(message["status"] == "delivered" for message in objects["messages"])
    return there


def handed_in_again(admin: AdminDoor) -> Counter[str]:
    """Return how often a brand and a campaign that were there were changed at Twilio."""
    done = [call["path"] for call in admin.requests() if call["method"] == "POST" and call["done"]]
    return Counter({name: sum(bool(path.search(each)) for each in done) for name, path in CHANGES.items()})


def in_slack(user: UserDoor, channel: str) -> Counter[str]:
    """Return how often each notice stands in the channel, and the card; named by registration, stage and kind."""
    return told(user.messages(channel))


def told(messages: Iterable[Mapping[str, Any]]) -> Counter[str]:
    """Return how often each notice is among these messages."""
    payloads = [(message.get("metadata") or {}).get("event_payload") for message in messages]
    return Counter(f"{payload['registration']} {stage_and_kind(payload['key'])}" for payload in payloads if payload)


def stage_and_kind(key: str) -> str:
    """Return a notice's key without the number of the attempt it tells of."""
    return ":".join(key.split(":")[:2])


def judge(
    admin: AdminDoor, user: UserDoor, channel: str, registrations: Iterable[str], news: Iterable[str] = NEWS
) -> Found:
    """Return what is lost and doubled after so many registrations that became ready, of which this was told."""
    found, ids, kinds = Found(), list(registrations), ("card", *news)
    found.compare({name: count * len(ids) for name, count in ONE_OF_EACH.items()}, at_twilio(admin))
    wanted = Counter(f"{each} {kind}" for each in ids for kind in kinds)
    found.compare(wanted, in_slack(user, channel))
    return found
