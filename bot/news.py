"""What of a mark is news, what a notice tells of it, and what makes that notice one of its kind."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping

from bot.domain.notices import Kind
from bot.domain.progress import Finding, Mark, State, plain
from bot.domain.work import Seen
from bot.ports import Stage


def says_more(before: Mark, seen: Seen) -> bool:
    """Tell whether something that stands as before is worth a word: another unknown word, or a reason that was not given yet."""
    if seen.state is not before.state:
        return False
    if seen.state is State.UNKNOWN:
        return seen.said != before.said
    objected = seen.state in {State.REJECTED, State.LOST}
    return objected and bool(_codes(seen.findings) - _codes(before.findings))


def _codes(findings: Iterable[Finding]) -> set[str]:
    return {finding.code for finding in findings}


def facts_of(mark: Mark) -> dict[str, object]:
    """Return what a notice tells of a mark."""
    since = mark.since.isoformat() if mark.since else ""
    findings = [plain(finding) for finding in mark.findings]
    return {"stage": mark.stage, "said": mark.said, "findings": findings, "since": since, "corrections": mark.changes}


def key_of(stage: Stage, before: Mark, kind: Kind, mark: Mark) -> str:
    """Return what makes a notice one of its kind: a part is filed once a filing, whichever of its stages is taken first.

    What happens after something was decided may happen again (lost, given back, lost again): there the moment tells them apart.
    How many attempts it took is no news, and a bot whose database was put back counts them anew.
    """
    if kind is Kind.FILED:
        return f"{kind}:{stage.part}:{mark.filing}"
    # One filing can be refused more than once: somebody hands it in by hand, or more reasons follow.
    why = f":{_digest(sorted(_codes(mark.findings)))}" if kind is Kind.REFUSED else ""
    later = before.state in {State.APPROVED, State.LOST, State.UNKNOWN} and mark.since
    return f"{mark.stage}:{kind}:{mark.filing}{why}" + (f":{mark.since:%s}" if later else "")


def fingerprint(inputs: Mapping[str, object]) -> str:
    """Return a short digest of what is sent, to tell later whether it changed."""
    return _digest(inputs)


def _digest(things: object) -> str:
    return hashlib.sha256(json.dumps(things, sort_keys=True, default=str).encode()).hexdigest()[:16]
