"""What a person typed, and the kinds of good answers made of it.

What somebody is still typing is a plain mapping of field to text or list of texts (`Values`), so that nothing typed is ever lost
for being wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any

from pydantic import BeforeValidator

from bot.domain import rules

Value = str | list[str]
Values = Mapping[str, Value]


def text(what: str, *, most: int, least: int = 1) -> Any:
    """Return the kind of a text of so many characters; `what` it is stands in the sentence about a bad one."""
    return BeforeValidator(lambda value: rules.text(str(value or ""), least=least, most=most, what=what))


def name(what: str, *, most: int) -> Any:
    """Return the kind of a name."""
    return BeforeValidator(lambda value: rules.name(str(value or ""), most=most, what=what))


def by(rule: Callable[[str], str]) -> Any:
    """Return the kind of what a rule makes of a text."""
    return BeforeValidator(lambda value: rule(str(value or "")))


def one_of(known: Mapping[str, str] | tuple[str, ...], sentence: str) -> Any:
    """Return the kind of a choice; `sentence` is said to any other."""

    def judge(value: Any) -> str:
        if value not in known:
            raise ValueError(sentence)
        return str(value)

    return BeforeValidator(judge)


def _none_if_blank(value: Any) -> Any:
    return None if isinstance(value, str) and not value.strip() else value


Optional = BeforeValidator(_none_if_blank)
Url = Annotated[str, by(rules.https_url)]
MaybeUrl = Annotated[Url | None, Optional]
MaybeId = Annotated[str | None, Optional]
