"""The answers of a business that has everything in order, to change one at a time."""

from __future__ import annotations

from typing import Any

import yaml

from bot.domain.answers import STEPS
from bot.domain.compose import composed
from bot.domain.dossier import Dossier, Entry
from bot.domain.prefill import defaults
from tests.places import CASES

CASE: dict[str, Any] = yaml.safe_load((CASES / "harbor-outfitters.yaml").read_text())


def as_values(given: dict[str, Any]) -> dict[str, str | list[str]]:
    return {
        name: [str(item) for item in value] if isinstance(value, list) else str(value) for name, value in given.items()
    }


def filled(*, without: str = "", **changed: dict[str, Any]) -> Dossier:
    """The dossier of a business with everything in order, with some answers changed."""
    dossier = Dossier()
    for step in STEPS:
        if step == without:
            continue
        given = {**defaults(step, dossier, "C1"), **as_values(CASE["answers"].get(step, {})), **changed.get(step, {})}
        given = {**composed(step, given, dossier), **given}
        if step == "number":
            given["phone_number"] = "+12075550123"
        if step == "resend_link":
            given["accept"] = ["accept"]
        dossier = dossier.with_entry(step, Entry(given, complete=True, version=1))
    return dossier
