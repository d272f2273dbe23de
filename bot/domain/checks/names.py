"""Recognising a business by the names people use for it.

"Kestrel Family Dental Group, P.C." is also "Kestrel Family Dental", "Freightfinch Logistics LLC" also "Freightfinch". A name counts
however it is spelled (case, accents, apostrophes, `&`), but not inside a web or e-mail address: an address names a site, not a sender.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from bot.domain import rules
from bot.domain.checks.papers import Papers
from bot.domain.checks.words import flat, folded, without_links

LEGAL_FORM = frozenset(
    "llc llp lllp lp pllc pc pa inc incorporated corp corporation co company ltd limited plc gmbh sa bv ag nv pty ulc lc pbc na "
    "l c p a n test".split()
)
# First words that many businesses share: alone, or with one more, they name nobody.
COMMON = frozenset(
    "the a an first second third new old great grand big little best all american america national united us usa north south east west "
    "northern southern eastern western central city county state town village saint st san santa los las el la le fort port mount lake "
    "river valley mountain coast bay community public family general global international world modern advanced premier pro quality "
    "smart green blue red black white gold golden silver bright happy healthy fresh home house health dental medical "
    "law auto car".split()
)
# "Town of Ashby" signs as "Ashby", "Law Offices of Jane Roe" as "Jane Roe".
KINDS_OF_BODY = frozenset(
    "town city county village township borough parish state port university college church diocese bank offices office friends".split()
)
LINKING = frozenset("and of the for at in on de la el".split())
SHORT, LONG = 4, 8


@dataclass(frozen=True)
class Names:
    """All the names one business goes by, in bare words."""

    spelled: frozenset[str]
    joined: frozenset[str]  # written as one word, like a domain
    initials: frozenset[str]
    first_words: frozenset[str]  # as in "Northgate: …": enough in one's own texts, too little on a page

    def signed(self, text: str) -> bool:
        """Tell whether a text of the business's own names it, if only by its first word as a name is written."""
        plain = without_links(text)
        return self.found_in(text) or any(re.search(rf"\b{word.capitalize()}\b", plain) for word in self.first_words)

    def found_in(self, text: str) -> bool:
        """Tell whether a text names the business."""
        plain = without_links(text)
        for bare in {folded(plain), folded(re.sub(r"'s\b", "", plain))}:
            padded = f" {bare} "
            if any(f" {name} " in padded for name in self.spelled):
                return True
            if any(name in bare.replace(" ", "") for name in self.joined):
                return True
        return any(re.search(rf"\b{name}\b", plain) for name in self.initials)

    def left_out_of(self, text: str) -> str:
        """Return the bare words of a text without the business's names."""
        bare = f" {folded(without_links(text))} "
        for name in sorted(self.spelled, key=len, reverse=True):
            bare = bare.replace(f" {name} ", " ")
        return bare.strip()


def names_of(papers: Papers) -> Names:
    """Return the names of the business that files."""
    return _names(papers.legal_name, papers.trade_name, papers.website)


@lru_cache(maxsize=64)
def _names(legal_name: str, trade_name: str, website: str) -> Names:
    given = [core for name in (legal_name, trade_name) for core in _cores(name) if core]
    label = _label(website)
    spelled = {name for core in given for name in _shorter(core, label)}
    joined = {core.replace(" ", "") for core in given}
    initials = {
        "".join(word[0] for word in core.split() if word not in LINKING).upper()
        for core in given
        if core.count(" ") > 1
    }
    return Names(
        frozenset(spelled),
        frozenset(name for name in joined if len(name) >= 2 * SHORT),
        frozenset(name for name in initials if len(name) > 2),
        frozenset(word for core in given if len(word := core.partition(" ")[0]) > SHORT and word not in COMMON),
    )


def _cores(name: str) -> list[str]:
    """Return a name in bare words without its legal form, and what stands behind "doing business as" by itself."""
    parts = re.split(r"\b(?:d/?b/?a|doing business as|trading as|t/a)\b", flat(name), flags=re.IGNORECASE)
    return [_without_form(folded(re.sub(r"(?<=\b\w)\.(?=\w\b)", "", part))) for part in parts]


def _without_form(bare: str) -> str:
    words = bare.split()
    while len(words) > 1 and words[-1] in LEGAL_FORM:
        words.pop()
    if len(words) > 2 and words[0] == "the":
        words.pop(0)
    return " ".join(words)


def _shorter(core: str, label: str) -> set[str]:
    """Return a name and the shorter forms of it that still tell one business from another."""
    words = core.split()
    found = {core}
    for size in range(min(len(words) - 1, LONG), 1, -1):
        telling = [word for word in words[:size] if word not in COMMON | LINKING]
        if words[size - 1] not in LINKING and (
            len(telling) > 1 or (telling and size > 2) or (telling and len(words) < 4)
        ):
            found.add(" ".join(words[:size]))
    if len(words) > 2 and words[1] == "of" and words[0] in KINDS_OF_BODY:
        found.add(" ".join(words[2:]))
    first = words[0] if words else ""
    if len(first) > SHORT and (first == label or (label.startswith(first) and first not in COMMON)):
        found.add(first)
    return found


def _label(website: str) -> str:
    """Return the name in a web address, `freightfinch` of `https://www.freightfinch.com`, as one bare word."""
    try:
        host = urlsplit(website).hostname or ""
    except ValueError:
        return ""
    return folded(rules.registrable_domain(host).partition(".")[0]).replace(" ", "")
