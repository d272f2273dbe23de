"""Figures for Prometheus: how much waits, and how Twilio answers. No figure names a customer."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from prometheus_client import CollectorRegistry, Counter
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from bot.domain.due import Backlog

PREFIX = "sms_register"


class _Waiting(Collector):
    """Reads the backlog anew whenever somebody asks."""

    def __init__(self, backlog: Callable[[], Backlog]) -> None:
        self._backlog = backlog

    def describe(self) -> Iterator[GaugeMetricFamily]:
        """Name nothing beforehand: asking what there is must not open the database."""
        return iter(())

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Yield what waits now."""
        now = self._backlog()
        yield GaugeMetricFamily(f"{PREFIX}_due", "Registrations to be looked at now.", now.due)
        yield GaugeMetricFamily(f"{PREFIX}_untold", "Notices to be told now.", now.untold)
        yield GaugeMetricFamily(f"{PREFIX}_parked", "Notices that wait for the operator.", now.parked)
        yield GaugeMetricFamily(f"{PREFIX}_alarms", "Things only the operator can mend.", now.alarms)


class Figures:
    """All figures of one bot."""

    def __init__(self, backlog: Callable[[], Backlog]) -> None:
        self.registry = CollectorRegistry()
        self.registry.register(_Waiting(backlog))
        self._calls = Counter(
            f"{PREFIX}_twilio_calls", "Calls to Twilio by how they were answered.", ["answer"], registry=self.registry
        )

    def called(self, answer: str) -> None:
        """Count a call to Twilio: its HTTP answer, or "none"."""
        self._calls.labels(answer).inc()
