"""A PostgreSQL for runs outside of pytest: the one at TEST_DATABASE_URL, else one of our own, with fresh databases on it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.kit.databases import fresh_database, own_server


@contextmanager
def postgres() -> Iterator[Callable[[], str]]:
    """Give a function that makes a fresh, empty database each time and returns its address."""
    with ExitStack() as closing:
        server = os.environ.get("TEST_DATABASE_URL", "").replace("+psycopg", "", 1)
        if not server:
            folder = closing.enter_context(tempfile.TemporaryDirectory(prefix="pg", ignore_cleanup_errors=True))
            server = closing.enter_context(own_server(Path(folder)))
        yield lambda: closing.enter_context(fresh_database(server))
