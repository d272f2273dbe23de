"""Reading texts as people write them: curly quotes, ampersands, accents, sentences, quoted words."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

Pattern = re.Pattern[str]

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‘’‚‛′`´", "'"),
        **dict.fromkeys("–—‑‐−", "-"),
        **dict.fromkeys("\u00a0\u202f\u2009", " "),
        **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad", None),
    }
)
# No sentence ends after these.
ABBREVIATION = re.compile(
    r"\b(?:inc|corp|co|ltd|dr|mr|mrs|ms|st|ave|no|p\.c|l\.l\.c|u\.s|e\.g|i\.e|a\.m|p\.m)\.$", re.IGNORECASE
)
END = re.compile(r"(?<=[.!?])[\"')\]]*\s+|\n+")


def pattern(*alternatives: str) -> Pattern:
    """Return a pattern that finds any of some wordings, whatever their case; a blank stands for white space, ` ?` for some or none."""
    joined = "|".join(f"(?:{one})" for one in alternatives)
    return re.compile(BLANK.sub(_blank, joined), re.IGNORECASE)


BLANK = re.compile(r"\(\?<[!=][^)]*\)| \?| ")  # what looks behind has to know its width


def _blank(found: re.Match[str]) -> str:
    match found.group(0):
        case " ":
            return r"\s+"
        case " ?":
            return r"\s*"
        case behind:
            return behind.replace(" ", r"\s")


@lru_cache(maxsize=512)
def flat(text: str) -> str:
    """Return a text with plain quotes, dashes and blanks; line breaks stay."""
    plain = unicodedata.normalize("NFC", text).translate(_PLAIN)
    return "\n".join(" ".join(line.split()) for line in plain.split("\n"))


def folded(text: str) -> str:
    """Return the bare words of a text: no case, accents, apostrophes or punctuation; `&` is `and`."""
    plain = unicodedata.normalize("NFKD", flat(text).casefold().replace("&", " and ").replace("+", " and "))
    bare = "".join(c for c in plain if not unicodedata.combining(c)).replace("'", "")
    return " ".join(re.sub(r"[^\w\s]|_", " ", bare).split())


@lru_cache(maxsize=512)
def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences and lines of a text."""
    found: list[str] = []
    for part in END.split(flat(text)):
        if found and ABBREVIATION.search(found[-1]):
            found[-1] += f" {part}"
        elif part.strip():
            found.append(part.strip())
    return tuple(piece for one in found for piece in _pieces(one))


LONGEST = (
    1_500  # characters of one sentence; no person writes a longer one, and patterns look at each from every letter
)


def _pieces(sentence: str) -> list[str]:
    return [sentence[start : start + LONGEST] for start in range(0, len(sentence), LONGEST)]


def sentence_with(text: str, wanted: Pattern) -> str:
    """Return the first sentence in which a pattern is found, else the first sentence."""
    all_of_them = sentences(text)
    return next((one for one in all_of_them if wanted.search(one)), all_of_them[0] if all_of_them else "")


URL = re.compile(r"https?://[^\s\"'<>()\[\]{}]*(?:\[[^\]\s]*\][^\s\"'<>()\[\]{}]*)*", re.IGNORECASE)
ENDINGS = "|".join(
    "com org net edu gov us ca co io ai app shop store biz info me ly gd gl to cc ink link page site online example uk gg tv health "
    "care".split()
)
BARE_URL = re.compile(
    rf"(?<![\w@./-])(?:www\.)?(?:[a-z0-9](?:[a-z0-9-]{{0,61}}[a-z0-9])?\.){{1,6}}(?:{ENDINGS})\b(?:/[^\s\"'<>()\[\]{{}}]*)?(?![\w@-])",
    re.IGNORECASE,
)
EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")


@lru_cache(maxsize=512)
def without_links(text: str) -> str:
    """Return a text without web and e-mail addresses."""
    return BARE_URL.sub(" ", EMAIL.sub(" ", URL.sub(" ", flat(text))))


def urls(text: str) -> tuple[str, ...]:
    """Return the full web addresses in a text, without the punctuation behind them."""
    return tuple(dict.fromkeys(found.rstrip(".,;:!?*_") for found in URL.findall(flat(text))))


QUOTED = re.compile(r'"(?=\S)([^"]+)"|(?<!\w)\'((?:[^\']|(?<=\w)\'(?=\w)){20,})\'(?!\w)')
A_SENTENCE = 20  # letters; what is shorter between quotes is a name or a word


def quotes(text: str) -> tuple[str, ...]:
    """Return what a text quotes word by word."""
    found = (double or single for double, single in QUOTED.findall(flat(text)))
    return tuple(one for one in found if len(one) >= A_SENTENCE)


def unlike(text: str, *leave_out: Pattern) -> str:
    """Return a text with everything that some patterns find left out."""
    for one in leave_out:
        text = one.sub(" ", text)
    return text


def objected(text: str, wanted: Pattern, *excuses: Pattern) -> str:
    """Return the first sentence in which a pattern is found outside of what some others excuse; blank when there is none."""
    return next((one for one in sentences(text) if wanted.search(unlike(one, *excuses))), "")
