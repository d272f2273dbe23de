"""Whole dossiers of many trades: the clean ones are let through, and each fault put into one is found."""

from __future__ import annotations

from typing import Any

import pytest

from tests.review import extras, match
from tests.trades import dossiers, reports

ALL = dict(dossiers())


@pytest.mark.parametrize("name", ALL)
def test_a_dossier_is_judged_as_a_reviewer_would(name: str) -> None:
    told: dict[str, Any] = ALL[name]
    found = reports(told)
    expected = told["expect"]["findings"]

    assert match(expected, found) == expected
    assert extras(told, found) == []
