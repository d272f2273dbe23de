"""Where the business is."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain import choices
from bot.domain.dossier import Dossier
from bot.domain.values import Values
from modals.fields import Scene, Text
from modals.menus import Choice, Option, options_of
from modals.step import Step


def _listed(_values: Values, dossier: Dossier) -> bool:
    return bool(choices.regions_of(dossier.country))


def _free(values: Values, dossier: Dossier) -> bool:
    return not _listed(values, dossier)


def _regions(scene: Scene) -> Sequence[Option]:
    return options_of(choices.regions_of(scene.dossier.country))


def _region_label(dossier: Dossier) -> str:
    return {"US": "State", "CA": "Province"}.get(dossier.country, "Region, county or state")


def _postal_label(dossier: Dossier) -> str:
    return "ZIP code" if dossier.country == "US" else "Postal code"


def _postal_hint(dossier: Dossier) -> str:
    examples = {
        "US": "Five or nine digits, like 04101 or 04101-2345.",
        "CA": "Like K1N 5X2.",
        "GB": "Like SW1A 2AA.",
    }
    return examples.get(dossier.country, "As in the address on the tax record.")


STEP = Step(
    name="address",
    title="Business address",
    intro="The physical address on the company's tax record.",
    fields=(
        Text(
            "street",
            "Street and number",
            "No P.O. box: reviewers refuse it.",
            most=100,
            placeholder="410 Commercial Street",
        ),
        Text("street_2", "Suite, floor or unit", optional=True, most=100, placeholder="Suite 2"),
        Text("city", "City", most=100, placeholder="Portland"),
        Choice("region", _region_label, shown=_listed, options=_regions, placeholder="Choose from the list"),
        Text("region", _region_label, "At most 20 characters, as in a postal address.", shown=_free, most=20),
        Text("postal_code", _postal_label, _postal_hint, most=20),
    ),
)
