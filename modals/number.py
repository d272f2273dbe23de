"""The number that will send: an area code, then one of the numbers for sale there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain import area_codes, fees
from bot.domain.dossier import Dossier
from bot.domain.work import Offer
from modals.blocks import Block, actions, button, context, section
from modals.fields import Scene
from modals.menus import Option, Radio, TypeAhead
from modals.step import Step
from modals.suggestions import area_code_label
from modals.text import inert, plain

SHOWN = 5


def spelled(phone_number: str) -> str:
    """Return a +1 number as people write it, like (207) 555-0148."""
    digits = phone_number.removeprefix("+1")
    return f"({digits[:3]}) {digits[3:6]}-{digits[6:]}" if digits.isdigit() and len(digits) == 10 else phone_number


def _offers(scene: Scene) -> Sequence[Offer]:
    """Return what is for sale; a list may still show the number that was refused."""
    found: Sequence[Offer] = scene.extra.get("offers") or ()
    return [offer for offer in found if offer.phone_number != scene.extra.get("not_to_be_had")]


def _previews(scene: Scene) -> Sequence[Option]:
    """Return the numbers on offer; one chosen before comes first, whatever is offered now."""
    price = str(fees.FEES["number_monthly"])
    offers = _offers(scene)[:SHOWN]
    previews = [
        Option(
            offer.phone_number, " · ".join(part for part in (spelled(offer.phone_number), offer.place, price) if part)
        )
        for offer in offers
    ]
    kept = str(scene.values.get("phone_number") or scene.stored.get("phone_number") or "")
    if not kept or kept == scene.extra.get("not_to_be_had"):
        return previews
    first = next(
        (entry for entry in previews if entry.value == kept),
        Option(kept, f"{spelled(kept)} · your choice so far · {price}"),
    )
    return [first, *(entry for entry in previews if entry.value != kept)]


@dataclass(frozen=True)
class Previews(Radio):
    """Numbers to choose from, drawn only when there are some."""

    def visible(self, scene: Scene) -> bool:
        """Tell whether there is something to choose."""
        return bool(self.entries(scene))

    def in_words(self, value: str | list[str], _scene: Scene) -> str:
        """Return the number as people write it."""
        return spelled(str(value))


def _search(scene: Scene) -> list[Block]:
    if scene.extra.get("searching"):
        return [{**section("🔎 Looking for numbers…"), "block_id": "number.checking"}]
    empty = scene.extra.get("none")
    return [section(_none_left(str(empty)))] if empty else []


def _none_left(code: str) -> str:
    near = ", ".join(f"*{other}* ({area_codes.place_of(other)})" for other in area_codes.nearby(code))
    hint = f" In the same state there are {near}." if near else " Please try another one."
    return f"No numbers are for sale in {inert(code)} right now.{hint}"


def _below(scene: Scene) -> list[Block]:
    if not _offers(scene):
        return []
    more = button("show_others", "Show others", str(scene.extra.get("skip") or len(_offers(scene))))
    words = acceptance(at_once=bool(scene.extra.get("at_once")))
    return [*actions([more], "number.others"), {"type": "section", "text": plain(f"By choosing: {words}")}]


def acceptance(*, at_once: bool) -> str:
    """Return the words a person accepts by choosing a number; `at_once`: bought before the campaign is approved."""
    price = fees.FEES["number_monthly"]
    when = "now, before the campaign is approved" if at_once else "when the campaign is approved"
    return f"I accept that the number is bought {when}, for {price} ({price.source})."


def _above(scene: Scene) -> list[Block]:
    wait = "It is bought at once" if scene.extra.get("at_once") else "It is bought when the campaign is approved"
    bought = (
        f"{wait}; if somebody else takes it before, we ask again. Once the campaign is approved the carriers register it, within "
        "minutes to days."
    )
    return [context(bought), *_search(scene)]


def _intro(_dossier: Dossier) -> str:
    price = fees.FEES["number_monthly"]
    return f"Choose the local number your texts come from: {price} ({price.source})."


STEP = Step(
    name="number",
    title="Get a number",
    intro=_intro,
    fields=(
        TypeAhead(
            "area_code",
            "Area code",
            "Where your customers expect you to be. Type digits, a city or a state; any three digits can be tried.",
            dispatch=True,
            name_of=area_code_label,
            from_letters=1,
            placeholder="Like 207 or Portland",
        ),
        Previews("phone_number", "Number", options=_previews),
    ),
    submit="Choose",
    above=_above,
    below=_below,
)
