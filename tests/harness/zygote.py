"""A process that has imported the bot and does nothing but fork: each child is the bot, started as the command would start it.

A restart then takes the time of the bot's own start and not that of importing its libraries, which is what makes some hundred
kills affordable. Run as `python -m tests.harness.zygote`; it takes one JSON line per birth and answers with one.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import sys
import tempfile
from contextlib import closing
from typing import Any


def main() -> None:
    """Fork a bot for every line until there are no more lines."""
    warm_up()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the dead are nobody's business here
    for line in sys.stdin:
        print(born(json.loads(line)), flush=True)


def warm_up() -> None:
    """Import what the bot would import only on its way: its database's driver, the migrations, parts of Twilio's library."""
    import psycopg  # noqa: F401 - warm
    import uvicorn.protocols.http.h11_impl  # noqa: F401 - warm

    import bot.main  # noqa: F401 - warm
    from bot.clock import SystemClock
    from bot.twilio.provider import TwilioProvider
    from store import Database, SqlPace, migrate

    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/warm.db"
        migrate(url)
        with closing(Database(url)) as database:
            TwilioProvider(
                "AC",
                auth_token="x",
                primary_profile_sid="BU",
                notify_email="",
                pace=SqlPace(database),
                clock=SystemClock(),
            )
    gc.freeze()  # the forks share what is there by now


def born(wish: dict[str, Any]) -> str:
    """Fork a bot with these settings and return the line it says when it serves; empty when it died before."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        _become_the_bot(wish, reading, writing)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as said:
        return said.readline().strip() or json.dumps({"pid": pid})


def _become_the_bot(wish: dict[str, Any], reading: int, writing: int) -> None:
    from bot.cli import main as command

    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.setsid()
    os.close(reading)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(writing, 1)
    os.dup2(os.open(wish["said"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), 2)
    os.environ.clear()
    os.environ.update(wish["environment"])
    code = 1
    try:
        command(["run", "--json", "--port", str(wish["port"])])
    except SystemExit as end:
        code = int(end.code or 0)
    finally:
        os._exit(code)


if __name__ == "__main__":
    main()
