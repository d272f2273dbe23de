"""What is offered while a person types into a field with too many answers for a menu."""

from __future__ import annotations

from typing import Any

from bot.domain import area_codes, countries
from modals.menus import Option


def options(step: str, field: str, query: str) -> dict[str, Any]:
    """Return what a typed text may mean, as Slack's options; nothing for a field that does not look things up."""
    match step, field:
        case "eligibility", "country":
            found = [Option(code, countries.name_of(code)) for code in countries.found(query)]
        case "number", "area_code":
            found = [Option(code, area_code_label(code)) for code in area_codes.found(query)]
        case _:
            found = []
    return {"options": [option.drawn() for option in found[:100]]}


def area_code_label(code: str) -> str:
    """Return a code with its place; an unknown one can be tried all the same."""
    place = area_codes.place_of(code)
    return f"{code} · {place}" if place else f"{code} · not in our list, try it"
