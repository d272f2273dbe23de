"""The better address that Twilio suggests in a sentence (codes 18603, 21629), as answers.

Twilio documents that a suggestion is in the text, not how it is worded. So this reads several wordings, takes only what it is
sure of, and never anything that stands before the suggestion: that is the address that was refused.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from bot.domain import choices, rules

_CUE = re.compile(
    r"\b(?:did you mean|perhaps you meant|(?:please )?(?:use|try)(?= )|should be|"
    r"(?:the |a )?(?:suggest(?:ed|ion|s)?|recommended|corrected|closest|nearest|similar)\b"
    r"(?: (?:address|match|value|one|is|was|found))*)\b\s*[:=]?\s*",
    re.IGNORECASE,
)
# What Twilio may call a part of an address; the longer names come first.
_LABELS = {
    "street_2": r"street[\s_]?(?:secondary|2)|address[\s_]?line[\s_]?2",
    "street": r"street(?:[\s_]?(?:address|name))?|address[\s_]?line[\s_]?1|house[\s_]?number",
    "city": r"city|locality|town",
    "region": r"region|state|province",
    "postal_code": r"postal[\s_]?code|post[\s_]?code|zip(?:[\s_]?code)?",
}
_ANY = "|".join(_LABELS.values())
_LABELLED = re.compile(
    rf"\b(?P<label>{_ANY})[\"']?\s*(?:[:=]|\bis\b)\s*[\"'“]?(?P<value>\S.*?)"
    rf"(?=[\"'”]?\s*(?:[,;}}?\n]|\.?\s*$|\.?\s+(?:and\s+)?[\"']?(?:{_ANY})[\"']?\s*(?:[:=]|\bis\b)))",
    re.IGNORECASE,
)
# After these, a word alone may as well be advice ("Please use capital letters"): only what has an address's form counts.
_VAGUE = re.compile(r"please|use|try", re.IGNORECASE)
_AHEAD = re.compile(rf"\s*(?:the\s+)?(?P<label>{_ANY})\s+", re.IGNORECASE)
_POSTAL = re.compile(r"\b(?:[A-Z]\d[A-Z][-\s]?\d[A-Z]\d|\d{5}(?:-\d{4})?)\b", re.IGNORECASE)
_LONGEST = 100


def suggestion_in(text: str) -> dict[str, str]:
    """Return the suggested parts of an address as step.field → value; empty when no suggestion is recognised."""
    cues = [(cue.start(), cue.end()) for cue in _CUE.finditer(text)]
    found: dict[str, str] = {}
    for (start, end), (following, _) in pairwise([*cues, (len(text), len(text))]):
        before = text[:start]
        offer = _offer(text[end:following])
        for field, value in _read(before, text[start:end], offer).items():
            found.setdefault(f"address.{field}", value)
    return {field: value for field, value in found.items() if value and len(value) <= _LONGEST}


def _read(before: str, cue: str, offer: str) -> dict[str, str]:
    found = _labelled(offer) or _whole(offer) or _single(before, offer)
    return {} if _VAGUE.match(cue) and len(found) == 1 and "postal_code" not in found else found


def _offer(text: str) -> str:
    """Return what is offered: up to the question mark, or to a sentence that begins with something else."""
    text = re.split(r"\?|\.\s+(?=(?:Invalid|The|Please|If|This|Your|Check|Contact)\b)", text.strip(), maxsplit=1)[0]
    return re.sub(r"\s*\n\s*", ", ", text.strip())


def _labelled(offer: str) -> dict[str, str]:
    found = [(_field(match["label"]), match["value"]) for match in _LABELLED.finditer(offer)]
    return {field: _clean(field, value) for field, value in found if field != "street" or _lettered(value)}


def _lettered(value: str) -> bool:
    # A house number alone is not a street.
    return any(character.isalpha() for character in value)


def _field(label: str) -> str:
    return next(field for field, names in _LABELS.items() if re.fullmatch(names, label, re.IGNORECASE))


def _whole(offer: str) -> dict[str, str]:
    """Read an address in one line, like “88 Rideau Street, Ottawa, ON K1N 5X3, Canada”."""
    match = _line().fullmatch(offer.strip(" \"'“”."))
    if match is None:
        return {}
    street, _, unit = (match["street"] or "").partition(",")
    parts = {"street": street, "street_2": unit, **{part: match[part] for part in ("city", "region", "postal_code")}}
    return {field: _clean(field, value) for field, value in parts.items() if value and value.strip()}


@cache
def _line() -> re.Pattern[str]:
    known = {**choices.US_STATES, **choices.PROVINCES}
    regions = "|".join(re.escape(name) for name in sorted([*known, *known.values(), "Québec"], key=len, reverse=True))
    return re.compile(
        rf"(?:(?P<street>[^,]*\d.*?),\s*)?(?P<city>[^,\d]+?)(?:\s*,\s*|\s+)(?P<region>{regions})[,\s]+"
        rf"(?P<postal_code>{_POSTAL.pattern})(?:[,\s]+(?:US|USA|U\.S\.A|United States|CA|CAN|Canada))?",
        re.IGNORECASE,
    )


def _single(before: str, offer: str) -> dict[str, str]:
    """Read a value that stands alone: known by its form, or by the part of the address that was called wrong."""
    ahead = _AHEAD.match(offer)
    value = offer[ahead.end() :] if ahead else offer
    named = [match.group() for match in re.finditer(rf"\b(?:{_ANY})\b", before, re.IGNORECASE)]
    field = _field(ahead["label"]) if ahead else _field(named[-1]) if named else None
    postal = _POSTAL.search(value)
    if postal and field in {None, "postal_code"}:
        return {"postal_code": _clean("postal_code", postal.group())}
    return {field: _clean(field, value)} if field and _believable(field, value) else {}


def _believable(field: str, value: str) -> bool:
    """Tell whether a value that stands alone can be this part of an address, and is no piece of a sentence."""
    if len(value.split()) > 6 or not _lettered(value) or re.search(r"[:=@]", value):
        return False
    if field == "street":
        return any(character.isdigit() for character in value)
    return field != "postal_code" and value.lstrip("\"'“")[:1].isupper()


def _clean(field: str, value: str) -> str:
    value = " ".join(value.strip(" \t\"'“”,;").split()).rstrip(".!")
    if field != "postal_code":
        return value
    country = "US" if value[:1].isdigit() else "CA"
    try:
        return rules.postal_code(value, country)
    except ValueError:
        return value
