"""The command `sms-sandbox`: a local Slack and Twilio to register companies on, with nothing to sign up for."""

import argparse
import signal
import sys
import threading
from collections.abc import Sequence
from pathlib import Path


def main(arguments: Sequence[str] | None = None) -> None:
    """Do what the command line says."""
    given = _parser().parse_args(arguments)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.default_int_handler)
    try:
        sys.exit(given.do(given))
    except KeyboardInterrupt:
        sys.exit(130 if given.do is _play else 0)  # a play was broken off; serving ends no other way
    except OSError as failure:
        print(f"sms-sandbox could not start: {failure.strerror or failure}", file=sys.stderr)
        sys.exit(2)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="sms-sandbox", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    serve = commands.add_parser("serve", help="start the stand-ins and say how the bot finds them")
    serve.set_defaults(do=_serve)
    play = commands.add_parser("play", help="let a person walk through cases, and judge what comes of them")
    play.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a case file")
    play.add_argument("--user-url", default="", help="play on the Slack whose user side is here (with --admin-url)")
    play.add_argument("--admin-url", default="", help="the admin side of the Twilio that belongs to it")
    play.set_defaults(do=_play)
    demo = commands.add_parser("demo", help="watch one registration from the first question to the number, then try it")
    demo.set_defaults(do=_demo)
    for command in (serve, play, demo):
        command.add_argument("--slack-port", type=int, default=0, help="where Slack shall be (0: any free port)")
        command.add_argument("--twilio-port", type=int, default=0, help="where Twilio shall be (0: any free port)")
        command.add_argument("--json", action="store_true", help="speak JSON, one object a line")
    return parser


def _serve(given: argparse.Namespace) -> int:
    from sandbox.serve import StandIns

    with StandIns(given.slack_port, given.twilio_port) as stand_ins:
        where = stand_ins.start()
        print(where.as_json() if given.json else where.as_text(), flush=True)
        threading.Event().wait()
    return 0


def _play(given: argparse.Namespace) -> int:
    from sandbox.play import Wish, play

    if bool(given.user_url) != bool(given.admin_url):
        print("--user-url and --admin-url belong together.", file=sys.stderr)
        return 2
    return play(Wish(given.files, given.json, given.user_url, given.admin_url, given.slack_port, given.twilio_port))


def _demo(given: argparse.Namespace) -> int:
    from sandbox.demo import demo

    return demo(given.slack_port, given.twilio_port, as_json=given.json)
