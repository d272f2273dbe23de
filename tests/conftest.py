"""Fixtures that tests share."""

from tests.house import house, running_house

__all__ = ["house", "running_house"]
