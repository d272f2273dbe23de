"""Play cases: a person walks each of them, and it is judged whether all came as the case tells it."""

import json
import sys
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from sandbox.bot_process import BotProcess, DidNotStart
from sandbox.cases import BadCase, Case, load
from sandbox.doors import AdminDoor, NoDoor, UserDoor
from sandbox.journey import Journey, Outcome
from sandbox.person import Tell, View
from sandbox.serve import Addresses, StandIns
from sandbox.slack.view_text import view_lines
from sandbox.waiting import HURRY

HELD, NOT_HELD, COULD_NOT_RUN = 0, 1, 2
AFTER = 300_000.0  # seconds until something approved is lost, where that is ordered: enough for the bot to go on with it before


@dataclass(frozen=True)
class Wish:
    """What shall be played, and where."""

    files: Sequence[Path]
    as_json: bool = False
    user_url: str = ""
    admin_url: str = ""
    slack_port: int = 0
    twilio_port: int = 0


def play(wish: Wish) -> int:
    """Play all cases and return the exit code."""
    try:
        cases = [load(path) for path in wish.files]
        held = [_play_one(case, wish) for case in cases]
    except (BadCase, NoDoor, DidNotStart) as reason:
        print(reason, file=sys.stderr)
        return COULD_NOT_RUN
    return HELD if all(held) else NOT_HELD


def _play_one(case: Case, wish: Wish) -> bool:
    tell: Tell = (lambda _: None) if wish.as_json else print
    with ExitStack() as closing:
        bot, user_url, admin_url = None, wish.user_url, wish.admin_url
        if not user_url:
            where, bot = started(closing, wish.slack_port, wish.twilio_port)
            user_url, admin_url = where.slack_user_url, where.twilio_admin_url
        user, admin = doors(closing, user_url, admin_url)
        if bot is not None:
            admin.set_rate(HURRY)  # others' stand-ins keep the time they have
            admin.post("delays", after=AFTER)
        tell(f"=== {case.name}: {case.title}")
        line, wrong = judged(case, user, admin, tell)
        report(line, wrong, as_json=wish.as_json)
        if bot is not None and not line["ok"] and bot.last_words():
            print(f"{case.name}: the bot's last words:\n{bot.last_words()}", file=sys.stderr)
    return bool(line["ok"])


def started(closing: ExitStack, slack_port: int = 0, twilio_port: int = 0) -> tuple[Addresses, BotProcess]:
    """Start stand-ins and a bot that knows them; both end with `closing`."""
    stand_ins = closing.enter_context(StandIns(slack_port, twilio_port))
    where = stand_ins.start()
    bot = BotProcess(where.env, stand_ins.folder / "bot.log")
    closing.callback(bot.stop)
    connect(bot.start(), where.slack_user_url)
    return where, bot


def doors(closing: ExitStack, user_url: str, admin_url: str) -> tuple[UserDoor, AdminDoor]:
    """Return the two doors, which are given back with `closing`."""
    user, admin = UserDoor(user_url), AdminDoor(admin_url)
    closing.callback(user.close)
    closing.callback(admin.close)
    return user, admin


def connect(bot_url: str, user_url: str) -> None:
    """Tell the sandbox's Slack where the bot is."""
    door = UserDoor(user_url)
    try:
        door.post("app", request_url=f"{bot_url}/slack/events")
    finally:
        door.close()


def judged(case: Case, user: UserDoor, admin: AdminDoor, tell: Tell) -> tuple[dict[str, Any], list[str]]:
    """Play one case; return the line that reports it, and what is wrong in words."""
    both: tuple[UserDoor | AdminDoor, ...] = (user, admin)
    before = [len(door.refused()) for door in both]
    calls, api_calls = len(admin.requests()), user.api_calls()
    outcome = Journey(case, user, admin, tell, lambda view: framed(view, user.names())).go()
    refused = [call for door, known in zip(both, before, strict=True) for call in door.refused()[known:]]
    wrong = [*outcome.wrong, *(f"Refused: {call}" for call in refused)]
    return {
        **_line(case, outcome, wrong),
        "refused_calls": len(refused),
        "twilio_calls": len(admin.requests()) - calls,
        "slack_calls": user.api_calls() - api_calls,
    }, wrong


def framed(view: View, names: Mapping[str, str]) -> str:
    """Return a view as text, set apart from what is done with it."""
    return "\n".join(f"    │ {line}" for line in view_lines(view, names))


def _line(case: Case, outcome: Outcome, wrong: Sequence[str]) -> dict[str, Any]:
    said, errors = [one.shown() for one in outcome.said], [asdict(problem) for problem in outcome.errors]
    return {"case": case.name, "ok": not wrong, "ends": outcome.ends, "said": said, "errors": errors}


def report(line: Mapping[str, Any], wrong: Sequence[str], *, as_json: bool) -> None:
    """Print what came of a case, and on the other channel what is wrong with it."""
    if as_json:
        print(json.dumps(line, ensure_ascii=False), flush=True)
    for sentence in wrong:
        print(f"{line['case']}: {sentence}", file=sys.stderr)
    if not as_json:
        print(
            f"=== {line['case']}: {'as told' if line['ok'] else 'NOT as told'}, it ended with {line['ends']}.\n",
            flush=True,
        )
