"""Logs: one event a line, its ids, never an answer, a token or a body."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime


def where(bug: BaseException) -> str:
    """Return the kind of an exception and the line that raised it. Its message is left out: it may hold what a person typed."""
    trace = bug.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{trace.tb_frame.f_code.co_filename.rpartition('/')[2]}:{trace.tb_lineno}" if trace else "?"
    return f"{type(bug).__name__} at {place}"


class _Lines(logging.Formatter):
    """Text lines, or one JSON object a line."""

    def __init__(self, *, as_json: bool) -> None:
        super().__init__()
        self._as_json = as_json

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        # A traceback's last line repeats the exception's message, so only its place is kept.
        error = f" error={where(record.exc_info[1])}" if record.exc_info and record.exc_info[1] else ""
        said = record.getMessage() + error
        if self._as_json:
            return json.dumps({"at": at, "level": record.levelname.lower(), "logger": record.name, "event": said})
        return f"{at} {record.levelname.lower()} {record.name} {said}"


# These libraries print bodies, tokens or addresses at the levels below.
_QUIET = {"slack_bolt": logging.ERROR, "slack_sdk": logging.CRITICAL, "apscheduler": logging.ERROR, "uvicorn": logging.WARNING,
          "twilio": logging.WARNING, "urllib3": logging.ERROR, "alembic": logging.WARNING, "filelock": logging.WARNING}  # fmt: skip


def set_up(form: str) -> None:
    """Send all logs to standard error, as `text` or `json`."""
    handler = logging.StreamHandler()
    handler.setFormatter(_Lines(as_json=form == "json"))
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    for name, level in _QUIET.items():
        logging.getLogger(name).setLevel(level)
