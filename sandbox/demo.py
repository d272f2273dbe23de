"""The demo: one registration played from the first question to the number, then everything stays up to be tried."""

import json
import queue
import sys
import threading
from contextlib import ExitStack
from pathlib import Path
from typing import IO

from sandbox.bot_process import BotProcess, DidNotStart
from sandbox.cases import load
from sandbox.doors import NoDoor
from sandbox.play import COULD_NOT_RUN, HELD, doors, judged, report, started
from sandbox.serve import Addresses
from sandbox.terminal import HELP, Terminal
from sandbox.waiting import HURRY

CASE = Path(__file__).parent / "data" / "harbor-outfitters.yaml"


def demo(slack_port: int, twilio_port: int, *, as_json: bool) -> int:
    """Play, then take commands until told to quit; return the exit code."""
    with ExitStack() as closing:
        try:
            where, bot = started(closing, slack_port, twilio_port)
            _announce(where, bot, as_json=as_json)
            user, admin = doors(closing, where.slack_user_url, where.twilio_admin_url)
            case = load(CASE)
            admin.set_rate(HURRY)
            report(*judged(case, user, admin, _silent if as_json else _say), as_json=as_json)
            admin.set_rate(1.0)
        except (DidNotStart, NoDoor) as reason:
            print(reason, file=sys.stderr)
            return COULD_NOT_RUN
        if not as_json:
            print(HELP, flush=True)
        _converse(Terminal(user, admin, _say))
    return HELD


def _converse(terminal: Terminal) -> None:
    lines = _lines(sys.stdin)
    while True:
        if sys.stdin.isatty():
            print(f"{terminal.who}> ", end="", flush=True)
        line = lines.get()
        if line is None or line.strip() in ("quit", "exit"):
            return
        terminal.obey(line.strip())


def _lines(stdin: IO[str]) -> "queue.SimpleQueue[str | None]":
    """Return a queue of the lines typed; at a terminal their end means quit, elsewhere that nobody will type."""
    typed: queue.SimpleQueue[str | None] = queue.SimpleQueue()

    def read() -> None:
        asked_for = stdin.isatty()  # not to be asked once the terminal is gone
        try:
            for line in stdin:
                typed.put(line)
        except OSError:
            pass  # the terminal went away, which ends its lines too
        if asked_for:
            typed.put(None)

    threading.Thread(target=read, name="sandbox-terminal", daemon=True).start()
    return typed


def _announce(where: Addresses, bot: BotProcess, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps({**vars(where), "bot_url": bot.url}), flush=True)
        return
    print(f"Slack to look at:    {where.page_url}\nTwilio's admin door: {where.twilio_admin_url}")
    print(f"Web sites:           {where.pages_url}\nThe bot:             {bot.url}\n", flush=True)


def _say(text: str) -> None:
    print(text, flush=True)


def _silent(_text: str) -> None:
    pass
