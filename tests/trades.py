"""Dossiers of many trades, each clean, and the same with one fault at a time: the files of `tests/cases/trades`.

A file holds one clean dossier in the form of `tests/cases/review`, its pages named `home`, `form`, `privacy` and `terms` and cut
down to what a reviewer reads, and `faults`: what to replace (a path: old and new words; a `+` lets a path come twice), and what is
then to be found. `python -m tests.trades` prints how well the checks do on them all.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

from bot import check_files
from tests import places
from tests.review import Score, count, show

FOLDER = places.CASES / "trades"
ADDRESSES = {"home": "website", "form": "opt_in_url", "privacy": "privacy_policy_url", "terms": "terms_url"}
Told = dict[str, Any]


def dossiers() -> Iterator[tuple[str, Told]]:
    """Yield every dossier by name, with what is expected of it: the clean ones, and each with each of its faults."""
    for path in sorted(FOLDER.glob("*.yaml")):
        clean = check_files.read(path)
        faults = clean.pop("faults")
        allowed = clean.pop("allow", [])
        yield path.stem, _finished(clean, {"verdict": "pass", "findings": [], "allow": allowed})
        for fault in faults:
            expect = _expected(fault, allowed)
            yield f"{path.stem}: {fault['title']}", _finished(_changed(clean, fault["change"]), expect)


def reports(told: Told) -> list[dict[str, Any]]:
    """Return what the checks report of a dossier, in the form of `sms-register check --json`."""
    judged = check_files.Judged("", "", check_files.judged(check_files.papers(told)))
    found: list[dict[str, Any]] = check_files.as_object(judged)["findings"]
    return found


def _expected(fault: Mapping[str, Any], allowed: list[int]) -> Told:
    severity = fault.get("severity", "block")
    finding = {name: fault[name] for name in ("code", "field", "or", "or_fields") if name in fault}
    finding |= {"severity": severity, "why": fault["title"]}
    return {"verdict": severity, "findings": [finding], "allow": [*allowed, *fault.get("allow", [])]}


def _changed(clean: Told, change: Mapping[str, Any]) -> Told:
    told = deepcopy(clean)
    for path, (old, new) in change.items():
        step, _, field = path.rstrip("+").partition(".")
        holder, key = (told["samples"], int(field[-1]) - 1) if step == "samples" else (told[step], field)
        holder[key] = _replaced(None if old == "" else holder[key], old, new, path)
    return told


def _replaced(value: Any, old: Any, new: Any, path: str) -> Any:
    if old == "" or not isinstance(value, str):
        return new
    if old not in value:
        raise ValueError(f"{path} does not say {old!r}")
    return value.replace(old, new)


def _finished(clean: Told, expect: Told) -> Told:
    told = deepcopy(clean)
    urls = {**told["brand"], **told["opt_in"]}
    named = told["pages"].items()
    told["pages"] = {urls[ADDRESSES[name]]: _page(given) for name, given in named if urls.get(ADDRESSES[name])}
    told["pages"] = {url: page for url, page in told["pages"].items() if page}
    return {**told, "expect": expect}


def _page(given: Any) -> Told:
    """Return what a reviewer gets: HTML, a server's answer, a sign-in form; nothing where nobody went."""
    if given is None:
        return {}
    if given == "login":
        return {"status": 200, "login_wall": True, "html": "<h1>Sign in</h1><input type=password>"}
    if isinstance(given, int):
        return {"status": given, "html": ""}
    return {"status": 200, "html": f"<!doctype html><html lang=en><body>{given}</body></html>"}


def main() -> int:
    total = Score()
    for name, told in dossiers():
        count(total, name, told, reports(told))
    return show(total)


if __name__ == "__main__":
    sys.exit(main())
