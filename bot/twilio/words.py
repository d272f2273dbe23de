"""Twilio's words and what they mean to us, side by side. A word that is not here is said aloud and looked at again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.domain.progress import Finding, State
from bot.twilio.errors import page_of

BUNDLE: Mapping[str, State] = {
    "draft": State.UNKNOWN,  # somebody took it back by hand: not ours to submit again unasked
    "pending-review": State.PENDING,
    "in-review": State.PENDING,
    "twilio-rejected": State.REJECTED,
    "twilio-approved": State.APPROVED,
}
EVALUATION: Mapping[str, State] = {"compliant": State.APPROVED, "noncompliant": State.REJECTED}
BRAND: Mapping[str, State] = {
    "PENDING": State.PENDING,
    "IN_REVIEW": State.PENDING,
    "APPROVED": State.APPROVED,
    "FAILED": State.REJECTED,
    "SUSPENDED": State.LOST,
    "DELETION_PENDING": State.LOST,
    "DELETION_FAILED": State.LOST,
}
IDENTITY_REFUTED = "UNVERIFIED"
IDENTITY_PROVEN = frozenset({"VERIFIED", "VETTED_VERIFIED"})
CAMPAIGN: Mapping[str, State] = {
    "PENDING": State.PENDING,
    "IN_PROGRESS": State.PENDING,
    "VERIFIED": State.APPROVED,
    "FAILED": State.REJECTED,
    "SUSPENDED": State.LOST,
}
# Of the test message, whose arrival says that the number is ready.
MESSAGE: Mapping[str, State] = {
    "accepted": State.PENDING,
    "scheduled": State.PENDING,
    "queued": State.PENDING,
    "sending": State.PENDING,
    "sent": State.PENDING,
    "delivered": State.APPROVED,
    "read": State.APPROVED,
    "undelivered": State.REJECTED,
    "failed": State.REJECTED,
    "canceled": State.REJECTED,
}


def meaning(table: Mapping[str, State], word: str | None) -> State:
    """Return what a word means."""
    return table.get(word or "", State.UNKNOWN)


def refusals(table: Mapping[str, State]) -> frozenset[str]:
    """Return the words of a table that mean refused."""
    return frozenset(word for word, state in table.items() if state is State.REJECTED)


def findings(errors: Any) -> tuple[Finding, ...]:
    """Return what an object's `errors` hold against it: brands, campaigns and bundles spell them alike, not equally."""
    return tuple(_finding(error) for error in errors or () if isinstance(error, dict))


def _finding(error: Mapping[str, Any]) -> Finding:
    code = str(error.get("error_code") or error.get("code") or "")
    return Finding(
        code=code,
        fields=tuple(str(field) for field in error.get("fields") or ()),
        text=str(error.get("description") or error.get("message") or ""),
        url=str(error.get("url") or (page_of(code) if code else "")),
    )


def missing(results: Any) -> tuple[Finding, ...]:
    """Return what an evaluation's `results` miss, field by field where it names fields."""
    failed = [result for result in results or () if not result.get("passed")]
    return tuple(finding for result in failed for finding in _missing(result))


def _missing(result: Mapping[str, Any]) -> list[Finding]:
    invalid = result.get("invalid") or [{**result, "object_field": None}]
    return [
        Finding(
            code=str(code := field.get("error_code") or result.get("error_code") or ""),
            fields=(str(field["object_field"]),) if field.get("object_field") else (),
            text=str(field.get("failure_reason") or result.get("failure_reason") or ""),
            url=page_of(code) if code else "",
        )
        for field in invalid
    ]
