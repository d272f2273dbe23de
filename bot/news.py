"""What of a mark is news, what a notice tells of it, and what makes that notice one of its kind."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from bot.domain.notices import Kind, Notice
from bot.domain.progress import Finding, Mark, State, met, plain
from bot.domain.work import Seen
from bot.errand import Errand, fingerprint
from bot.ports import Stage
from bot.way import taken_but_mendable

SILENCE = timedelta(minutes=1)  # after a filing that nothing answers, until that is told


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
    why = f":{fingerprint(sorted(_codes(mark.findings)))}" if kind is Kind.REFUSED else ""
    again = mark.since if before.state in {State.APPROVED, State.LOST, State.UNKNOWN} else None
    return f"{mark.stage}:{kind}:{mark.filing}{why}" + (f":{int(again.timestamp())}" if again else "")


def unheard(errand: Errand, silent_since: datetime, now: datetime) -> list[Notice]:
    """Return that the provider, silent for so long, does not answer yet, where nothing at all of what was filed has come to it."""
    filing, begun = errand.filing, any(mark.remote_id for mark in errand.work.marks.values())
    if filing is None or begun or now - max(filing.at, silent_since) < SILENCE:
        return []
    return [Notice(f"away:{filing.part}:{filing.number}", Kind.WAITING, now, {"away": True})]


def news(errand: Errand, after: Mark, now: datetime) -> list[Notice]:
    """Return what a move tells. A stage found approved after a crash was taken before: that is told as well."""
    skipped = [State.PENDING] if errand.mark.state is State.CALLING and after.state is State.APPROVED else []
    if (errand.mark.state, after.state) == (State.LOST, State.APPROVED):
        back = errand.stage.news.get(State.APPROVED, Kind.APPROVED)
        return [
            Notice(key_of(errand.stage, errand.mark, back, after), back, now, {**facts_of(after), "given_back": True})
        ]
    kinds = [
        kind
        for state in [*skipped, after.state]
        if (kind := (errand.stage.renews if after.changes else {}).get(state) or errand.stage.news.get(state))
    ]
    if after.state is State.APPROVED and _nothing_else_tells(errand):
        kinds.append(Kind.APPROVED)
    mendable = {"mendable": True} if taken_but_mendable(errand.stage, after, errand.work.dossier) else {}
    facts = {**facts_of(after), **mendable}
    return [
        Notice(key=key_of(errand.stage, errand.mark, kind, after), kind=kind, at=now, facts=facts) for kind in kinds
    ]


def _nothing_else_tells(errand: Errand) -> bool:
    """Tell whether what speaks for a stage was approved before this filing, and so has no news of its own to come."""
    speaker = errand.work.marks.get(errand.stage.told_by or "")
    if speaker is None or speaker.state is not State.APPROVED or speaker.since is None or errand.filing is None:
        return False
    return speaker.since < errand.filing.at


def reminder(errand: Errand, after: Mark, now: datetime) -> list[Notice]:
    """Return what is said of something that takes longer than usual; its key has it said once."""
    patience = errand.stage.patience
    since = patience.since(after, errand.work.marks) if patience else None
    held = not all(met(need, errand.work.marks) for need in errand.stage.needs)  # it waits for another stage then
    if held or patience is None or since is None or not (turn := patience.passed(since, now)):
        return []
    waited = {"turn": turn, "days": (now - since).days, "support": patience.support_can_look(since, now)}
    key = f"{patience.kind}:{after.stage}:{after.filing}:{turn}"
    return [Notice(key, patience.kind, now, {**facts_of(after), **waited})]
