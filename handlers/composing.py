"""Texts that we compose: for the opt-in step itself, and for the business's own pages."""

from __future__ import annotations

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.domain.dossier import Entry
from bot.domain.registration import Person
from bot.domain.site_texts import ready
from bot.onboarding import Onboarding
from handlers.steps import read_meta
from modals.meta import Meta
from modals.site_texts import site_texts


class Composing:
    """The button that shows texts to copy."""

    def __init__(self, onboarding: Onboarding) -> None:
        self._onboarding = onboarding

    def register(self, app: App) -> None:
        """Attach the listener."""
        app.action("site_texts")(self.show)

    def show(self, ack: Ack, body: dict[str, Any], client: WebClient, person: Person) -> None:
        """Show the texts over the step, made from what it holds now: closing them leads back to what was typed."""
        step, meta = read_meta(body["view"])
        dossier = self._onboarding.open_step(person, meta.registration, step.name).dossier
        typed = dossier.with_entry(step.name, Entry({**dossier.values(step.name), **step.read(body["view"])}))
        view = site_texts(ready(typed), Meta(registration=meta.registration, step=step.name))
        client.views_push(trigger_id=body["trigger_id"], view=view)
        ack()
