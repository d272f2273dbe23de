"""Whom to ask when filing again does not help: a message for Twilio Support, ready to be copied out of the thread."""

from __future__ import annotations

from bot.domain import support
from bot.domain.cards import Telling
from bot.domain.progress import Finding
from bot.domain.reasons import support_text
from modals.text import inert

READY = "Only the operator of this app can write to Twilio Support. A message for them, ready to send:"
PLEASE_LOOK = "Please tell us what it waits for and whether anything is needed from us."
PLEASE_RESTORE = "Please tell us what led to it and what is needed to restore it."


def about_refusal(telling: Telling, finding: Finding) -> str:
    """Return the message about an objection that filing again does not mend."""
    return _ready(support_text(support.ids_of(telling.marks), finding, _name(telling)))


def about_wait(telling: Telling, thing: str, days: int) -> str:
    """Return the message about a review that takes too long."""
    happened = f"{thing} of our A2P 10DLC registration of “{_name(telling)}” has been in review for {days} days."
    return _ready(support.letter(happened, PLEASE_LOOK, support.ids_of(telling.marks)))


def about_word(telling: Telling, thing: str, said: str) -> str:
    """Return the message about a word of Twilio's that nobody here knows."""
    happened = f"the API says “{inert(said, 60)}” of {thing} of our A2P 10DLC registration of “{_name(telling)}”."
    return _ready(support.letter(happened, PLEASE_LOOK, support.ids_of(telling.marks)))


def about_loss(telling: Telling, thing: str, said: str, codes: list[str]) -> str:
    """Return the message about something that was approved and taken away."""
    named = f" with error {', '.join(inert(code, 20) for code in codes[:5])}" if codes else ""
    says = f" The API says “{inert(said, 60)}”." if said else ""
    happened = (
        f"{thing} of our A2P 10DLC registration of “{_name(telling)}” was approved and taken away since{named}.{says}"
    )
    return _ready(support.letter(happened, PLEASE_RESTORE, support.ids_of(telling.marks)))


def _name(telling: Telling) -> str:
    return inert(str(telling.dossier.values("company").get("legal_name") or "our customer"), 150)


def _ready(message: str) -> str:
    return f"{READY}\n```{message}```"
