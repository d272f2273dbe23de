"""Dossiers in files, for `sms-register check`: read, judged, and said in one line each. Needs no settings and no network."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.domain.checks import CheckResult, Papers, Verdict, by_address, judged, verdict_of
from bot.domain.checks.papers import OPT_IN_TEXTS
from bot.domain.pages import Page, page_of


class BadFile(Exception):
    """A file is not a dossier; the text says which and why."""


@dataclass(frozen=True)
class Judged:
    """What the checks say of one file."""

    id: str
    title: str
    results: tuple[CheckResult, ...]


WORDS = {Verdict.OK: "pass", Verdict.WARN: "warn", Verdict.BLOCK: "block"}


def lines(paths: Sequence[str], *, as_json: bool) -> Iterator[str]:
    """Return a line (for people: a paragraph) per dossier; raises `BadFile` when one cannot be read."""
    for path in files(paths):
        one = judge(path)
        yield json.dumps(as_object(one), ensure_ascii=False) if as_json else as_text(one)


def files(paths: Sequence[str]) -> Iterator[Path]:
    """Return the files named, and the `*.yaml` of the folders named."""
    for path in map(Path, paths):
        found = sorted(path.glob("*.yaml")) if path.is_dir() else [path]
        if not found:
            raise BadFile(f"{path}: there is no *.yaml in this folder.")
        yield from found


def judge(path: Path) -> Judged:
    """Return what the checks say of the dossier in a file."""
    told = read(path)
    return Judged(str(told.get("id") or path.stem), str(told.get("title") or ""), judged(papers(told)))


def read(path: Path) -> dict[str, Any]:
    """Return what a file holds; raises `BadFile`."""
    try:
        import yaml  # only in the extra `sandbox`
    except ImportError:
        raise BadFile("Reading dossiers from files needs PyYAML: pip install 'sms-register[sandbox]'.") from None
    try:
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as failure:
        raise BadFile(f"{path}: cannot be read ({failure.strerror}).") from None
    except (yaml.YAMLError, UnicodeDecodeError) as failure:
        raise BadFile(f"{path}: is not YAML: {' '.join(str(failure).split())}") from None
    if not isinstance(told, dict):
        raise BadFile(f"{path}: a dossier is a mapping with brand, campaign, samples and opt_in.")
    return told


def papers(told: Mapping[str, Any]) -> Papers:
    """Return the papers that a file describes."""
    brand, contact, campaign, opt_in = (_mapping(told, key) for key in ("brand", "contact", "campaign", "opt_in"))
    return Papers(
        **{name: _text(brand, name) for name in ("legal_name", "trade_name", "website")},
        email=_text(contact, "email"),
        use_case=_text(campaign, "use_case"),
        goal=_text(campaign, "goal"),
        age_gated=campaign.get("age_gated") in (True, "yes"),
        direct_lending=campaign.get("direct_lending") in (True, "yes"),
        embedded_links=_flag(campaign, "embedded_links"),
        embedded_phone=_flag(campaign, "embedded_phone"),
        samples={f"sample_{n}": str(text) for n, text in enumerate(told.get("samples") or (), 1)},
        methods=tuple(map(str, opt_in.get("methods") or ())),
        opt_in_keywords=tuple(map(str, opt_in.get("opt_in_keywords") or ())),
        **{name: _text(opt_in, name) for name in OPT_IN_TEXTS},
        pages=by_address([_page(str(url), page) for url, page in _mapping(told, "pages").items()]),
    )


def _page(url: str, told: Any) -> Page:
    given = told if isinstance(told, Mapping) else {}
    return page_of(
        url, int(given.get("status") or 200), str(given.get("html") or ""), login_wall=bool(given.get("login_wall"))
    )


def _mapping(told: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    given = told.get(key)
    return given if isinstance(given, Mapping) else {}


def _text(told: Mapping[str, Any], name: str) -> str:
    return str(told.get(name) or "").strip()


def _flag(told: Mapping[str, Any], name: str) -> bool | None:
    return None if name not in told else told[name] in (True, "yes")


def as_object(one: Judged) -> dict[str, Any]:
    """Return what `--json` prints of one dossier."""
    return {
        "id": one.id,
        "verdict": WORDS[verdict_of(one.results)],
        "findings": [
            {
                "code": result.codes[0] if len(result.codes) == 1 else list(result.codes),
                "field": in_file(result),
                "severity": WORDS[result.verdict],
                "check": result.id,
                "quote": result.quote,
            }
            for result in one.results
        ],
    }


def in_file(result: CheckResult) -> str:
    """Return a field as files name it: `brand` is what the company step asks."""
    return result.place.replace("company.", "brand.", 1)


def as_text(one: Judged) -> str:
    """Return what is printed for people."""
    head = f"{one.id} {WORDS[verdict_of(one.results)]}" + (f"  {one.title}" if one.title else "")
    lines = [
        f"  {WORDS[result.verdict]:5} {result.codes[0]} {in_file(result)}: {result.advice}"
        + (f" — “{result.quote[:120]}”" if result.quote else "")
        for result in one.results
    ]
    return "\n".join([head, *lines])
