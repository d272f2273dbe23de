"""Fixtures that tests share; and in CI a test that was skipped counts as one that failed."""

from __future__ import annotations

import os

import pytest

pytest.register_assert_rewrite(
    "tests.kit.house", "tests.kit.playing", "tests.kit.filing", "tests.kit.processes", "tests.kit.twilio_caller"
)

from tests.kit.house import house, running_house  # noqa: E402 - its asserts are to say what they saw
from tests.kit.playing import played  # noqa: E402 - as above

__all__ = ["house", "played", "running_house"]


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail a run in CI that left something out: what it lacks has to be installed there."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.stats.get("skipped", []) if reporter else []
    if os.environ.get("CI") and skipped and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
