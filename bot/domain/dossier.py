"""All answers of one registration, finished or not, and how what was typed becomes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Self, TypeVar

from pydantic import SecretStr, ValidationError

from bot.domain.answers import STEPS, Answers, Company, Eligibility, Part
from bot.domain.errors import FieldErrors
from bot.domain.values import Value, Values


@dataclass(frozen=True)
class Entry:
    """What one step holds: the values as typed, and whether they are good answers."""

    values: Values
    complete: bool = False
    version: int = 0


A = TypeVar("A", bound=Answers)


@dataclass(frozen=True)
class Dossier:
    """All answers of one registration, finished or not."""

    entries: Mapping[str, Entry] = field(default_factory=dict)

    def values(self, step: str) -> Values:
        """Return what a step holds, finished or not."""
        entry = self.entries.get(step)
        return entry.values if entry else {}

    def get(self, model: type[A]) -> A | None:
        """Return a step's answers if they are complete."""
        entry = self.entries.get(model.step)
        if entry is None or not entry.complete:
            return None
        given = parse(model.step, entry.values, self)
        return given if isinstance(given, model) else None

    def need(self, model: type[A]) -> A:
        """Return a step's answers; asked only where they are known to be complete."""
        given = self.get(model)
        if given is None:
            raise LookupError(f"the answers to {model.step} are not complete")
        return given

    def complete(self, step: str) -> bool:
        """Tell whether a step needs nothing more."""
        return self.get(STEPS[step]) is not None

    def with_entry(self, step: str, entry: Entry) -> Self:
        """Return the dossier with one step's entry replaced."""
        return replace(self, entries={**self.entries, step: entry})

    @property
    def eligibility(self) -> Eligibility | None:
        """The answers to part 0, if complete."""
        return self.get(Eligibility)

    @property
    def company(self) -> Company | None:
        """The answers to the company step, if complete."""
        return self.get(Company)

    @property
    def contact_user(self) -> str | None:
        """The Slack user who is the point of contact, also while another answer makes the contact's step incomplete."""
        values = self.values("contact")
        return str(values.get("slack_user") or values.get("found_user") or "") or None

    @property
    def backup_user(self) -> str | None:
        """The Slack user who stands in for the point of contact."""
        return str(self.values("contact").get("backup_user") or "") or None

    @property
    def country(self) -> str:
        """The country of the business (ISO-2); US until it is known."""
        return str(self.values("eligibility").get("country") or "US")

    @property
    def title(self) -> str:
        """What to call this registration before and after it has a name."""
        return str(
            self.values("company").get("trade_name") or self.values("company").get("legal_name") or "New registration"
        )


def parse(step: str, values: Values, dossier: Dossier) -> Answers | FieldErrors:
    """Return the step's good answers, or a sentence for each field that is not good."""
    given = {name: value for name, value in values.items() if value not in ("", [])}
    model = STEPS[step]
    blank: dict[str, Value] = {name: "" for name, f in model.model_fields.items() if f.is_required()}
    try:
        return model.model_validate({**blank, **given}, context=dossier)
    except ValidationError as error:
        return FieldErrors(
            {str(e["loc"][0]): _sentence(e) for e in error.errors(include_input=False, include_url=False)}
        )


def _sentence(error: Any) -> str:
    """Return the rule's own sentence, or one for the shapes pydantic refuses itself."""
    cause = (error.get("ctx") or {}).get("error")
    if isinstance(cause, ValueError):
        return str(cause)
    return "Please choose one of the options." if error["type"] in {"enum", "literal_error"} else "Please answer this."


def kept_secrets(step: str, values: Values, before: Values) -> Values:
    """Return `values` with secrets that came empty taken from what was saved before."""
    kept = {name: before[name] for name in STEPS[step].secret if not values.get(name) and before.get(name)}
    return {**values, **kept}


def stored(answers: Answers) -> dict[str, Value]:
    """Return good answers as values, in their good form, ready to be saved and shown again."""
    plain: dict[str, Value] = {}
    for name in type(answers).model_fields:
        value = getattr(answers, name)
        if isinstance(value, tuple):
            plain[name] = [str(item) for item in value]
        elif value is not None:
            plain[name] = value.get_secret_value() if isinstance(value, SecretStr) else str(value)
    return plain


def open_step(dossier: Dossier, part: Part, after: str | None = None) -> str | None:
    """Return the first step of a part that needs an answer, looking only behind `after` when given."""
    names = [model.step for model in part.steps]
    names = names[names.index(after) + 1 :] if after in names else names
    return next((name for name in names if not dossier.complete(name)), None)
