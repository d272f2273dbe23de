"""What tests of kills and faults share: one warm process for all bots."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.harness.lives import Nursery


@pytest.fixture(scope="session")
def nursery() -> Iterator[Nursery]:
    """Give the process that all bots come from."""
    with Nursery() as warm:
        yield warm
