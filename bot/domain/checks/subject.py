"""What is judged for a part's filing: which steps, and a fingerprint of the answers they hold."""

from __future__ import annotations

import hashlib
import json

from bot.domain.answers import STEPS
from bot.domain.dossier import Dossier

BUSINESS = frozenset({"company", "address", "tax", "contact"})
SMS = frozenset({"campaign", "samples", "opt_in"})
OF_PART = {"business": BUSINESS, "sms": SMS}


def fingerprint(dossier: Dossier, part: str) -> str:
    """Return what tells these answers from any others the part could be judged on; secrets count by their version alone."""
    told: dict[str, object] = {}
    for step in ("eligibility", *sorted(BUSINESS | OF_PART[part])):
        secret = STEPS[step].secret
        told[step] = {name: value for name, value in dossier.values(step).items() if name not in secret}
        if secret and step in dossier.entries:
            told[f"{step}.version"] = dossier.entries[step].version
    return hashlib.sha256(json.dumps(told, sort_keys=True, default=list).encode()).hexdigest()
