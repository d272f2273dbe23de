"""The command `sms-register`."""

from __future__ import annotations

import argparse
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
    from bot.main import CannotStart, run

    port = int(settings.port) if given.port is None else given.port
    try:
        return run(settings, port=port, as_json=given.json)
    except CannotStart as reason:
        print(reason, file=sys.stderr)
        return 2


def _new_key(_: argparse.Namespace) -> int:
    from store.vault import new_key

    print(new_key())
    return 0
