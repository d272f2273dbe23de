"""Play cases: a person walks each of them, and it is judged whether all came as the case tells it."""

import json
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from sandbox.bot_process import BotProcess, DidNotStart
from sandbox.cases import BadCase, Case, load
from sandbox.doors import AdminDoor, NoDoor, UserDoor
from sandbox.journey import Journey, Outcome
from sandbox.person import Tell
from sandbox.serve import StandIns
from sandbox.slack.view_text import view_text

HELD, NOT_HELD, COULD_NOT_RUN = 0, 1, 2


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
            bot, user_url, admin_url = started(closing, wish.slack_port, wish.twilio_port)
        user, admin = UserDoor(user_url), AdminDoor(admin_url)
        closing.callback(user.close)
        closing.callback(admin.close)
        tell(f"=== {case.name}: {case.title}")
        line, wrong = judged(case, user, admin, tell)
        _report(line, wrong, as_json=wish.as_json)
        if bot is not None and not line["ok"] and bot.last_words():
            print(f"{case.name}: the bot's last words:\n{bot.last_words()}", file=sys.stderr)
    return bool(line["ok"])


def started(closing: ExitStack, slack_port: int = 0, twilio_port: int = 0) -> tuple[BotProcess, str, str]:
    """Start stand-ins and a bot that end with `closing`; return the bot and the addresses of the two doors."""
    stand_ins = closing.enter_context(StandIns(slack_port, twilio_port))
    where = stand_ins.start()
    bot = BotProcess(where.env, stand_ins.folder / "bot.log")
    closing.callback(bot.stop)
    connect(bot.start(), where.slack_user_url)
    return bot, where.slack_user_url, where.twilio_admin_url


def connect(bot_url: str, user_url: str) -> None:
    """Tell the sandbox's Slack where the bot is."""
    door = UserDoor(user_url)
    try:
        door.post("app", request_url=f"{bot_url}/slack/events")
    finally:
        door.close()


def judged(case: Case, user: UserDoor, admin: AdminDoor, tell: Tell) -> tuple[dict[str, Any], list[str]]:
    """Play one case; return the line that reports it, and what is wrong in words."""
    refused = user.refused() + admin.refused()
    calls, api_calls = len(admin.requests()), user.api_calls()
    outcome = Journey(case, user, admin, tell, view_text).go()
    refused = user.refused() + admin.refused() - refused
    wrong = [*outcome.wrong, *([f"{refused} calls were refused."] if refused else [])]
    return _line(case, outcome, wrong) | {
        "refused_calls": refused,
        "twilio_calls": len(admin.requests()) - calls,
        "slack_calls": user.api_calls() - api_calls,
    }, wrong


def _line(case: Case, outcome: Outcome, wrong: Sequence[str]) -> dict[str, Any]:
    said, errors = [one.shown() for one in outcome.said], [asdict(problem) for problem in outcome.errors]
    return {"case": case.name, "ok": not wrong, "ends": outcome.ends, "said": said, "errors": errors}


def _report(line: dict[str, Any], wrong: Sequence[str], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(line, ensure_ascii=False), flush=True)
    for sentence in wrong:
        print(f"{line['case']}: {sentence}", file=sys.stderr)
    if not as_json:
        print(
            f"=== {line['case']}: {'as told' if line['ok'] else 'NOT as told'}, it ended with {line['ends']}.\n",
            flush=True,
        )
