"""What the provider's objections mean: a plain cause, what mends it, the answers concerned and who must act.

Known codes are dated data in `reasons.toml`. A code that is not there is told as it came, with Twilio's own sentence; what kind of
code it is then only says which answers to show.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from bot.domain.answers import STEPS
from bot.domain.dossier import Dossier
from bot.domain.progress import Finding
from bot.domain.reasons_address import suggestion_in
from bot.domain.reasons_data import SHIPPED, Actor, Reason, expanded, read
from bot.domain.reasons_tokens import answers_of
from bot.domain.support import letter

__all__ = [
    "REASONS",
    "UPDATES_OF_A_BRAND",
    "Actor",
    "Catalogue",
    "Reason",
    "fields_of",
    "load_more",
    "mended_here",
    "reason_for",
    "steps_of",
    "strange_names",
    "suggestion_in",
    "support_text",
]


class Catalogue(Mapping[str, Reason]):
    """Code → reason: the shipped ones, read when first asked for, and those added since."""

    def __init__(self) -> None:
        self._known: dict[str, Reason] = {}

    def _all(self) -> dict[str, Reason]:
        if not self._known:
            self._known = read(SHIPPED, {})
        return self._known

    def __getitem__(self, code: str) -> Reason:
        return self._all()[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def load_more(self, path: Path | str) -> None:
        """Add a file's reasons, or override parts of known ones: all of the file, or nothing (a ValueError says why)."""
        known = self._all()
        self._known = {**known, **read(Path(path), known)}


REASONS = Catalogue()
UPDATES_OF_A_BRAND = 3  # Twilio counts them; the next one is refused (reference 3.5)
# When its address was given all the same, the reviewers refused what the terms say: nothing to file again (reference 7.6).
TERMS = "30882"
TERMS_REFUSED = {
    "cause": "The reviewers read the terms page and found marketing for other companies in it, which US carriers do not carry.",
    "fix": "Filing again does not help. If the terms do not allow that, the operator of this app can ask Twilio Support for another look.",
    "resubmit": False,
    "actor": Actor.TWILIO_SUPPORT,
}
# Which answers a code is about when all that is known of it is the range it lies in.
_BUSINESS = ("company.legal_name", "company.website", "address.street", "tax.tax_id", "contact.email", "contact.phone")
_CAMPAIGN = ("campaign.goal", "campaign.use_case", "samples.*", "opt_in.message_flow")
RANGES: tuple[tuple[range, tuple[str, ...]], ...] = (
    (range(18000, 19000), _BUSINESS),
    (range(22200, 22300), _BUSINESS),
    (range(30700, 30802), _BUSINESS),
    (range(30400, 30600), _CAMPAIGN),
    (range(30836, 31000), _CAMPAIGN),
)


def load_more(path: Path | str) -> None:
    """Add the reasons of an operator's file (`REASONS_FILE`, TOML or JSON) to the known ones."""
    REASONS.load_more(path)


def reason_for(finding: Finding, dossier: Dossier | None = None, known: Mapping[str, Reason] = REASONS) -> Reason:
    """Return what an objection means; `dossier` is what was filed."""
    reason = known.get(finding.code)
    if reason is None:
        return _as_it_came(finding, known)
    if reason.code == TERMS and dossier is not None and dossier.values("opt_in").get("terms_url"):
        return replace(reason, **TERMS_REFUSED)  # type: ignore[arg-type]  # values of several types in one mapping
    return reason


def mended_here(findings: Sequence[Finding], filed: Dossier) -> bool:
    """Tell whether reasons are given, and each is one that a person mends by filing again."""
    known = [reason_for(finding, filed) for finding in findings]
    return bool(known) and all(reason.resubmit and reason.actor is Actor.PERSON for reason in known)


def _as_it_came(finding: Finding, known: Mapping[str, Reason]) -> Reason:
    """Return an unknown code without advice of our own.

    It may be filed again, even unchanged when the person says what changed: nobody here knows better, and a dead end would be worse
    than an attempt.
    """
    return Reason(
        code=finding.code,
        name="A code that is new to us",
        cause=finding.text.strip() or "Twilio gave no sentence with this code.",
        fix="We know no more than Twilio's own words; Twilio's page about the code may say more.",
        fields=fields_of(finding, known),
        resubmit=True,
        cure_outside=True,
        actor=Actor.PERSON,
        source="as it came from Twilio",
        seen=date.min,
    )


def fields_of(finding: Finding, known: Mapping[str, Reason] = REASONS) -> tuple[str, ...]:
    """Return the answers an objection is about, as step.field: those Twilio names first.

    The reason's own follow only where Twilio names none, or one that is no answer of ours.
    """
    reason = known.get(finding.code)
    usual = reason.fields if reason else _usual(finding.code)
    named = [answers_of(token, usual) for token in finding.fields]
    first = [field for fields in named for field in fields]
    return tuple(dict.fromkeys(first if first and all(named) else [*first, *usual]))


def strange_names(finding: Finding) -> list[str]:
    """Return what Twilio names in an objection that is none of our answers."""
    return [token for token in finding.fields if not answers_of(token)]


def _usual(code: str) -> tuple[str, ...]:
    number = int(code) if code.isdecimal() else 0
    return next((expanded(fields) for codes, fields in RANGES if number in codes), ())


def steps_of(findings: Iterable[Finding]) -> list[str]:
    """Return the steps that objections are about, in the order of the journey."""
    concerned = {field.partition(".")[0] for finding in findings for field in fields_of(finding)}
    return [step for step in STEPS if step in concerned]


_TOKEN = re.compile(r"\w{1,60}")


def support_text(ids: Mapping[str, str], finding: Finding, legal_name: str) -> str:
    """Return a message for Twilio Support, ready to send: the business, the code, and ids alone (what is no id is left out)."""
    named = [token for token in finding.fields if _TOKEN.fullmatch(token)]
    return letter(
        f"our A2P 10DLC registration of “{' '.join(legal_name.split())}” ended with error {finding.code}.",
        "We cannot correct this through the API. Please tell us what led to it and what is needed, or correct it on your side.",
        ids,
        [f"Fields named with the error: {', '.join(named)}"] if named else [],
    )
