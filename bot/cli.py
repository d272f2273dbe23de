"""The command `sms-register`."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence

from bot import config, logs


def main(arguments: Sequence[str] | None = None) -> None:
    """Do what the command line says."""
    given = _parser().parse_args(arguments)
    sys.exit(given.do(given))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="sms-register", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    run = commands.add_parser("run", help="serve Slack and file registrations, with the settings of the environment")
    run.add_argument("--port", type=int, help="where to listen (default: PORT, else 8080; 0: any free port)")
    run.add_argument("--json", action="store_true", help="say in one JSON line when serving")
    run.set_defaults(do=_run)
    events = commands.add_parser("events", help="what Twilio tells the bot unasked")
    setup = events.add_subparsers(required=True, metavar="WHAT").add_parser(
        "setup", help="have Twilio send its events about registrations to PUBLIC_URL; safe to repeat"
    )
    setup.add_argument("--json", action="store_true", help="say what stands in one JSON line")
    setup.set_defaults(do=_set_up_events)
    check = commands.add_parser(
        "check", help="judge dossiers in files as a reviewer would; needs no settings and no network"
    )
    check.add_argument("paths", nargs="+", metavar="PATH", help="a file, or a folder whose *.yaml are judged")
    check.add_argument("--json", action="store_true", help="one JSON line per dossier")
    check.set_defaults(do=_check)
    export = commands.add_parser("export", help="print a registration's history: every filed version, answer and deed")
    export.add_argument("registration", metavar="REG_ID", help="its id, as in the log: reg_…")
    export.add_argument("--format", choices=("csv", "json"), default="csv")
    export.set_defaults(do=_export)
    key = commands.add_parser("new-key", help="print a fresh key for DATA_KEYS")
    key.set_defaults(do=_new_key)
    return parser


def _run(given: argparse.Namespace) -> int:
    try:
        settings = config.load(os.environ)
    except config.BadSettings as wrong:
        print(wrong, file=sys.stderr)
        return 2
    logs.set_up(settings.log_format)
    # Imported here, so that a mistake in the settings is told before a second of imports.
    from bot.main import run
    from bot.serving import CannotStart

    port = int(settings.port) if given.port is None else given.port
    try:
        return run(settings, port=port, as_json=given.json)
    except CannotStart as reason:
        print(reason, file=sys.stderr)
        return 2


def _set_up_events(given: argparse.Namespace) -> int:
    try:
        settings = config.load(os.environ)
    except config.BadSettings as wrong:
        print(wrong, file=sys.stderr)
        return 2
    from bot.domain.errors import CallFailed
    from bot.main import set_up_events
    from bot.serving import CannotStart

    try:
        done = set_up_events(settings)
    except CannotStart as reason:
        print(reason, file=sys.stderr)
        return 2
    except CallFailed as reason:
        if given.json:
            print(json.dumps({"ok": False, "done": [], "text": str(reason)}))
        else:
            print(reason, file=sys.stderr)
        return 1
    lines = [one.text for one in done]
    print(
        json.dumps({"ok": True, "done": [vars(one) for one in done], "text": " ".join(lines)})
        if given.json
        else "\n".join(lines)
    )
    return 0


def _check(given: argparse.Namespace) -> int:
    from bot import check_files

    try:
        for line in check_files.lines(given.paths, as_json=given.json):
            print(line, flush=True)
    except check_files.BadFile as reason:
        print(reason, file=sys.stderr)
        return 2
    return 0


def _export(given: argparse.Namespace) -> int:
    from bot.export import CannotExport, exported

    url = os.environ.get("DATABASE_URL") or config.Settings.database_url
    try:
        print(exported(url, os.environ.get("DATA_KEYS", ""), given.registration, given.format), end="")
    except CannotExport as reason:
        print(reason, file=sys.stderr)
        return 2
    return 0


def _new_key(_: argparse.Namespace) -> int:
    from store.vault import new_key

    print(new_key())
    return 0
