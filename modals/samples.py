"""Messages as they will be sent."""

from __future__ import annotations

from bot.domain import compose
from bot.domain.dossier import Dossier
from modals.fields import Text
from modals.step import Step


def _first_hint(dossier: Dossier) -> str:
    brand = compose.brand_of(dossier)
    return (
        f"Like: “{brand}: 20% off rain jackets this weekend at [link]. Reply STOP to opt out.” 20 to 1,024 characters."
    )


def _sample(n: int, label: str, hint: str = "", *, optional: bool = False) -> Text:
    return Text(f"sample_{n}", label, hint, optional=optional, multiline=True, least=20, most=1024)


STEP = Step(
    name="samples",
    title="Sample texts",
    intro="Texts as your customers will get them. Begin with the company's name, say how to opt out, and put what changes into [brackets]. "
    "Use links of your own domain, no short links.",
    fields=(
        Text("sample_1", "Sample 1", _first_hint, multiline=True, least=20, most=1024),
        _sample(2, "Sample 2", "Different from the first."),
        _sample(3, "Sample 3", "For mixed purposes give one sample for each.", optional=True),
        _sample(4, "Sample 4", optional=True),
        _sample(5, "Sample 5", optional=True),
    ),
)
