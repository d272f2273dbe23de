"""Case files: journeys told by what a person answers, what the reviewers decide, and what should come of it.

Every answer is read as text, as it stands in the file: a postal code keeps its zero and a tax id its digits, whether quoted or not.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

Value = str | list[str]
StepAnswers = Mapping[str, Value]
Answers = Mapping[str, StepAnswers]

KEYS = frozenset({"title", "who", "like", "answers", "site", "outcome", "fix", "mends", "expect", "note"})
ENDS = frozenset({"ready", "not_eligible", "waiting_for_link", "refused", "not_allowed"})
MEANT = {"true": "yes", "false": "no", "null": "", "~": ""}  # what YAML would read as something else than text


class BadCase(Exception):
    """A case file cannot be played; the text says which and why."""


@dataclass(frozen=True)
class Case:
    """One journey."""

    name: str
    title: str
    who: str
    answers: Answers
    ends: str
    said: tuple[str, ...]
    site: str = "complete"
    outcome: Mapping[str, Any] = field(default_factory=dict)
    fix: tuple[Answers, ...] = ()
    mends: str = ""  # who gives the fixes instead of `who`, without the right to file them again

    @property
    def business(self) -> str:
        """The legal name, empty where the journey never gets that far."""
        return str(self.answers.get("company", {}).get("legal_name", ""))

    @property
    def channel(self) -> str:
        """The name of the channel where the news is told."""
        return str(self.answers.get("contact", {}).get("channel", "sms-launch"))


def load(path: Path) -> Case:
    """Return the case a file tells; raises `BadCase` with the reason why it cannot be read."""
    try:
        return _case(path.stem, _whole(path, ()))
    except _Wrong as wrong:
        raise BadCase(f"{path}: {wrong}") from None


class _Wrong(Exception):
    """What is wrong with a case, said without the file's name."""


def _case(name: str, told: Mapping[str, Any]) -> Case:
    expect = _mapping(told.get("expect"), "expect")
    ends = str(expect.get("ends", ""))
    if ends not in ENDS:
        raise _Wrong(f"expect.ends must be one of {', '.join(sorted(ENDS))}.")
    fixes = told.get("fix") or []
    if not isinstance(fixes, list):
        raise _Wrong("fix must be a list: one entry each time something is refused.")
    return Case(
        name=name,
        title=str(told.get("title") or name),
        who=str(told.get("who") or "maya"),
        answers=_answers(told.get("answers"), "answers"),
        ends=ends,
        said=tuple(_listed(expect.get("said") or [], "expect.said")),
        site=str(told.get("site") or "complete"),
        outcome=_mapping(told.get("outcome") or {}, "outcome"),
        mends=str(told.get("mends") or ""),
        fix=tuple(_answers(entry, f"fix, entry {n}") for n, entry in enumerate(fixes, 1)),
    )


def _whole(path: Path, seen: tuple[Path, ...]) -> dict[str, Any]:
    """Return a file's keys, with those it does not give taken from the file it is like."""
    if path.resolve() in seen:
        raise _Wrong("the files named by `like` go round in a circle.")
    own = _read(path)
    unknown = sorted(set(own) - KEYS)
    if unknown:
        raise _Wrong(f"there is no key {unknown[0]!r}; the keys are {', '.join(sorted(KEYS))}.")
    if "like" not in own:
        return own
    return {**_whole(path.parent / str(own["like"]), (*seen, path.resolve())), **own}


def _read(path: Path) -> dict[str, Any]:
    """Return a file's keys: scalars as text, but in `outcome`, whose codes are numbers at Twilio's door."""
    try:
        source = path.read_text(encoding="utf-8")
        # BaseLoader makes nothing but text, lists and mappings.
        told, typed = yaml.load(source, yaml.BaseLoader), yaml.safe_load(source)  # noqa: S506 - BaseLoader makes texts only
    except OSError as failure:
        raise _Wrong(f"{path.name} cannot be read ({failure.strerror}).") from None
    except (yaml.YAMLError, UnicodeDecodeError) as failure:
        raise _Wrong(f"{path.name} is not YAML: {' '.join(str(failure).split())}") from None
    if not isinstance(told, dict):
        raise _Wrong("a case is a mapping with who, answers and expect.")
    return told | ({"outcome": typed["outcome"]} if "outcome" in told else {})


def _answers(told: Any, where: str) -> Answers:
    steps = _mapping(told, where)
    return {step: _fields(fields, f"{where}.{step}") for step, fields in steps.items()}


def _fields(told: Any, where: str) -> StepAnswers:
    return {name: _value(value, f"{where}.{name}") for name, value in _mapping(told, where).items()}


def _value(told: Any, where: str) -> Value:
    return _listed(told, where) if isinstance(told, list) else _text(told, where)


def _listed(told: Any, where: str) -> list[str]:
    if not isinstance(told, list):
        raise _Wrong(f"{where} must be a list.")
    return [_text(one, where) for one in told]


def _text(told: Any, where: str) -> str:
    if not isinstance(told, str):
        raise _Wrong(f"{where} must be text or a list of texts.")
    return MEANT.get(told.strip().lower(), told)


def _mapping(told: Any, where: str) -> Mapping[str, Any]:
    if not isinstance(told, dict):
        raise _Wrong(f"{where} is missing or not a mapping.")
    return told
