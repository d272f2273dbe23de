"""What was objected to, in words: why, what to do, and what Twilio said itself."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.domain.dossier import Dossier
from bot.domain.progress import Finding
from bot.domain.reasons import reason_for, strange_names, suggestion_in
from modals.blocks import Block, actions, button, context, section
from modals.text import discreet, inert, link

ABOVE = "Twilio's sentence above is about this code as well."
MOST = 6  # findings above one field: Slack takes a hundred blocks a window


def finding_of(stored: Mapping[str, Any]) -> Finding:
    """Return a finding out of a notice's facts."""
    fields = tuple(str(name) for name in stored.get("fields") or ())
    return Finding(str(stored.get("code") or ""), fields, str(stored.get("text") or ""), str(stored.get("url") or ""))


def told_once(findings: Sequence[Finding]) -> Iterator[tuple[Finding, bool]]:
    """Yield each objection, and whether Twilio's sentence was told with one before: several codes can share a single reason."""
    told: set[str] = set()
    for finding in findings:
        yield finding, finding.text in told
        told.update([finding.text] if finding.text else [])


def explained(finding: Finding, dossier: Dossier | None = None, *, lost: bool = False, repeated: bool = False) -> str:
    """Return one objection: the cause in plain words, what mends it, the raw code with Twilio's own sentence, and where to read more.

    What would mend a filing is left out where something was `lost`: it cannot be filed again. So is a `repeated` sentence of Twilio.
    """
    reason = reason_for(replace(finding, text=ABOVE) if repeated else finding, dossier)
    cause = inert(discreet(reason.cause), 300) or "Twilio gave no reason with this code."
    raw = f"`{inert(finding.code, 30)}`"
    named = ", ".join(f"`{inert(name, 60)}`" for name in strange_names(finding)[:5])
    said = (
        f"{raw} Twilio: {inert(discreet(finding.text), 250)}"
        if finding.text and finding.text != reason.cause and not repeated
        else raw
    )
    return "\n".join(
        line
        for line in (
            f"*{cause}*",
            "" if lost and reason.resubmit else inert(reason.fix, 350),
            " · ".join(
                part
                for part in (said, named and f"about {named}", link(finding.url, "more") if finding.url else "")
                if part
            ),
        )
        if line
    )


def above_field(findings: Sequence[Finding]) -> list[Block]:
    """Return why a field was objected to, to stand above it, with a button for what Twilio suggests instead."""
    more = [context(f"And {len(findings) - MOST} more, told once these are mended.")] if len(findings) > MOST else []
    shown = [
        (section(f"⛔ {explained(finding, repeated=repeated)}"), *_suggestion(finding))
        for finding, repeated in told_once(findings[:MOST])
    ]
    return [*(block for blocks in shown for block in blocks), *more]


def _suggestion(finding: Finding) -> list[Block]:
    suggested = {path.partition(".")[2]: value for path, value in suggestion_in(finding.text).items()}
    words = ", ".join(suggested.values())
    value = json.dumps(suggested)
    return actions([button("take_suggestion", f"Take “{words}”", value)]) if suggested and len(value) <= 2000 else []
