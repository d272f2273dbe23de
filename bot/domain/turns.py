"""When to look next: short waits are kept to the second, longer ones end at a moment of one's own that comes round and round.

What is asked about one by one has its moment somewhere in the interval, so that a thousand do not come at once; what can be asked
about together shares its moment with others, so that one call serves them all.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta

LONG = timedelta(minutes=15)  # shorter waits are not worth shifting
GROUP = timedelta(hours=1)  # between the shared moments of an interval: a day has 24 groups, an hour has one
BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)


def turn(now: datetime, interval: timedelta, who: str, *, together: bool) -> datetime:
    """Return when it is somebody's turn next, within the interval."""
    if interval < LONG:
        return now + interval
    moment = BEGINNING + _place(interval, who, together=together)
    return moment + ((now - moment) // interval + 1) * interval


def _place(interval: timedelta, who: str, *, together: bool) -> timedelta:
    """Return where in the interval somebody's moment lies, always the same for the same one."""
    share = int.from_bytes(hashlib.sha256(who.encode()).digest()[:4]) / 2**32
    return interval * share // GROUP * GROUP if together else interval * share
