"""How well the checks see what reviewers see: the labelled dossiers of `tests/cases/review`, or of the folders named.

Compared as that folder's README tells. Exit 1 when a bound is missed.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot import check_files
from tests import places

CASES = places.CASES / "review"
RECALL = 0.98  # of blocking findings, at least
FALSE = 0.05  # of cases with findings nobody expected, at most


@dataclass
class Score:
    """What was expected and what was reported, over all cases."""

    cases: int = 0
    blocking: int = 0
    found: int = 0
    blocked_clean: list[str] = field(default_factory=list)
    with_false: list[str] = field(default_factory=list)
    wrong_verdict: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.found / self.blocking if self.blocking else 1.0

    @property
    def holds(self) -> bool:
        false = len(self.with_false) / self.cases if self.cases else 0.0
        return self.recall >= RECALL and not self.blocked_clean and false <= FALSE


Report = Mapping[str, Any]


def codes_of(report: Report) -> set[int]:
    code = report["code"]
    return set(code) if isinstance(code, list) else {code}


def answers(report: Report, expected: Mapping[str, Any]) -> bool:
    """Whether a report is the expected finding, by code, field and severity."""
    fields = {expected["field"], *expected.get("or_fields", ())}
    placed = report["field"] in fields or any(report["field"].startswith(f"{name}.") for name in fields)
    coded = codes_of(report) & {expected["code"], *expected.get("or", ())}
    return bool(coded) and placed and (report["severity"] == "block" or expected["severity"] == "warn")


def match(expected: Sequence[Mapping[str, Any]], reports: Sequence[Report]) -> list[Mapping[str, Any]]:
    """Return the expected findings that were found: one report answers one, chosen so that most are answered."""
    taken: dict[int, int] = {}

    def place(at: int, seen: set[int]) -> bool:
        for number, report in enumerate(reports):
            if number in seen or not answers(report, expected[at]):
                continue
            seen.add(number)
            if number not in taken or place(taken[number], seen):
                taken[number] = at
                return True
        return False

    return [expected[at] for at in range(len(expected)) if place(at, set())]


def extras(told: Mapping[str, Any], reports: Sequence[Report]) -> list[Report]:
    """Return the reports nobody expected: a clean case's allowed codes excuse a warning, never a block."""
    expect = told["expect"]
    known = {code for one in expect["findings"] for code in (one["code"], *one.get("or", ()))}
    allowed = known | set(expect.get("allow", ()))
    clean = not expect["findings"]
    return [one for one in reports if not codes_of(one) & allowed or (clean and one["severity"] == "block")]


def verdict_without(allowed: set[int], reports: Sequence[Report]) -> str:
    """Return the verdict counted without allowed reports."""
    severities = {one["severity"] for one in reports if not codes_of(one) & allowed}
    return next((one for one in ("block", "warn") if one in severities), "pass")


def score(paths: Sequence[str]) -> Score:
    total = Score()
    for path in check_files.files(paths):
        told = check_files.read(path)
        reports = check_files.as_object(check_files.judge(path))["findings"]
        count(total, path.stem, told, reports)
    return total


def count(total: Score, name: str, told: Mapping[str, Any], reports: list[Report]) -> None:
    expected = told["expect"]["findings"]
    found = match(expected, reports)
    total.cases += 1
    total.blocking += sum(one["severity"] == "block" for one in expected)
    total.found += sum(one["severity"] == "block" for one in found)
    total.missed += [f"{name}: {one['code']} {one['field']} ({one['why']})" for one in expected if one not in found]
    if not expected and any(one["severity"] == "block" for one in reports):
        total.blocked_clean.append(name)
    if false := extras(told, reports):
        total.with_false.append(
            f"{name}: " + "; ".join(f"{one['check']} {one['code']} {one['field']}" for one in false)
        )
    named = {code for one in expected for code in (one["code"], *one.get("or", ()))}
    counted = verdict_without(set(told["expect"].get("allow", ())) - named, reports)
    order = ("pass", "warn", "block")
    wanted = told["expect"]["verdict"]
    if counted != wanted and not (wanted == "warn" and order.index(counted) > 1):
        total.wrong_verdict.append(f"{name}: {counted} instead of {wanted}")


def show(total: Score) -> int:
    for title, lines in (
        ("missed", total.missed),
        ("blocked clean cases", total.blocked_clean),
        ("false findings", total.with_false),
        ("other verdicts", total.wrong_verdict),
    ):
        print(f"{title}: {len(lines)}", *(f"  {line}" for line in lines), sep="\n")
    print(f"recall on blocking findings {total.recall:.3f} ({total.found} of {total.blocking}; at least {RECALL})")
    print(f"blocking findings on clean cases {len(total.blocked_clean)} (none allowed)")
    print(f"cases with other false findings {len(total.with_false)} of {total.cases} (at most {FALSE:.0%})")
    return 0 if total.holds else 1


if __name__ == "__main__":
    sys.exit(show(score(sys.argv[1:] or [str(CASES)])))
