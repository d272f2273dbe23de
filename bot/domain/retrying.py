"""How long to wait before trying again."""

from __future__ import annotations

from datetime import timedelta

OPERATOR = timedelta(minutes=15)  # what waits for the operator: nothing gets better by hurrying
LONGEST = timedelta(minutes=5)  # what fails for a while
RARELY = timedelta(days=1)  # what has waited for the operator for long


def backoff(tries: int) -> timedelta:
    """Return how long to wait after so many tries: one second, doubling, at most five minutes."""
    return min(timedelta(seconds=2 ** min(tries, 10)), LONGEST)


def operator_wait(tries: int) -> timedelta:
    """Return how long to leave alone what only the operator can mend: a quarter of an hour, doubling, at most a day."""
    return min(OPERATOR * (1 << min(tries, 7)), RARELY)
