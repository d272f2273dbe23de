"""A PostgreSQL that goes away under a running bot, and comes back: the bot says so, goes on, and has lost and doubled nothing."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx
import pytest

from store import migrate
from tests.kit.databases import own_server, start_server, stop_server
from tests.kit.house import eventually
from tests.kit.processes import Bot, Grounds, all_approved, is_one_of_each

BRANDS = "/messaging/v1/a2p/BrandRegistrations"
SLOW = 3  # seconds for what is under way when the database goes


class Restless:
    """A database of one's own whose server can be away."""

    def __init__(self, folder: Path, url: str) -> None:
        self.url, self._folder = url, folder

    @contextmanager
    def away(self) -> Iterator[None]:
        stop_server(self._folder, "fast")
        try:
            yield
        finally:
            start_server(self._folder)


@pytest.fixture(scope="module")
def restless() -> Iterator[Restless]:
    with (
        tempfile.TemporaryDirectory(prefix="pg", ignore_cleanup_errors=True) as folder,
        own_server(Path(folder)) as url,
    ):
        migrate(url)
        yield Restless(Path(folder), url)


def readiness(bot: Bot) -> tuple[int, str | None]:
    answer = httpx.get(f"{bot.url}/readyz", timeout=20, trust_env=False)
    return answer.status_code, answer.json()["trouble"]


def test_a_database_that_goes_away_and_comes_back_costs_nothing(restless: Restless) -> None:
    with ExitStack() as closing:
        grounds = Grounds(restless.url, closing)
        bot, ids = grounds.bot(), grounds.file()
        grounds.fault(grounds.where.twilio_admin_url, method="POST", path=f"{BRANDS}$", do="slow", seconds=SLOW)
        grounds.serve_with(bot)
        grounds.pass_until(lambda: grounds.told().total() == 2 and grounds.under_way(BRANDS))
        before = readiness(bot)
        with restless.away():
            assert eventually(lambda: not grounds.under_way(BRANDS))
            during = readiness(bot)
            assert eventually(lambda: bot.said().count("job_put_off") > 1)
            grounds.admin.advance(60)
            calls = len(grounds.admin.requests())
        assert eventually(lambda: readiness(bot) == (200, None)), bot.said()
        # Less than a lease: what was under way is taken up again at once.
        assert eventually(lambda: any(call["path"].endswith(BRANDS) for call in grounds.admin.requests(calls)))
        grounds.pass_until(lambda: all_approved(grounds, ids))

        assert (before, during) == ((200, None), (503, "The database is locked or away."))
        is_one_of_each(grounds, ids)
        assert bot.stop()[0] == 0
