"""The tax id and the legal name, compared with how tax records spell them: a coach, not a judge."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from bot.domain import tax_ids
from bot.domain.checks.first_names import FIRST_NAMES
from bot.domain.checks.papers import Papers
from bot.domain.checks.result import Check, Hit, Verdict
from bot.domain.checks.words import flat, folded, pattern
from bot.domain.choices import LegalForm

NAME = "company.legal_name"
# Prefixes that the IRS never gave out.
NEVER_ISSUED = frozenset("00 07 08 09 17 18 19 28 29 49 69 70 78 79 89 96 97".split())
MADE_UP = re.compile(r"(\d)\1{8}|123456789|987654321|012345678")


def ein(papers: Papers) -> Iterator[Hit]:
    """Object to an EIN that cannot be one: a prefix never issued, or digits out of an example."""
    if papers.tax_id_type not in ("", "EIN") or papers.country != "US" or not papers.tax_id:
        return
    digits = re.sub(r"\D", "", papers.tax_id)
    shown = tax_ids.masked(papers.tax_id)
    if re.fullmatch(r"\s*\d{3}[-\s]\d{2}[-\s]\d{4}\s*", papers.tax_id):
        yield Hit(
            shown, "This is written like a Social Security number; the business's EIN is needed, like 84-1930275."
        )
    elif re.fullmatch(r"\s*\d{2}[-\s]\d{3}[-\s]\d{4}\s*", papers.tax_id):
        yield Hit(shown, "This is written like a D-U-N-S number; the business's EIN is needed, like 84-1930275.")
    elif digits[:2] in NEVER_ISSUED:
        yield Hit(shown, f"No EIN begins with {digits[:2]}: please compare with the IRS letter CP-575 or 147C.")
    elif MADE_UP.fullmatch(digits):
        yield Hit(shown, "These digits look like an example: please give the EIN as on the IRS letter CP-575 or 147C.")


SUFFIXED = {
    LegalForm.LLC: pattern(r"\b(?:p?llc|l\.l\.c|lc|limited liability co(?:mpany|rporation)?|limited)\b"),
    LegalForm.CORPORATION: pattern(
        r"\b(?:inc|incorporated|corp|corporation|co|company|ltd|limited|p\.?c|p\.?a|n\.?a|bank|association|society|"
        r"trust|"
        r"credit union|s\.?a|ulc|ltee|limitee)\b"
    ),
    LegalForm.PARTNERSHIP: pattern(r"\b(?:l?llp|lp|partnership|partners|company|co|and|&|associates)\b"),
}


def suffix(papers: Papers) -> Iterator[Hit]:
    """Object to the name of an LLC or corporation without the words for its legal form."""
    wanted = SUFFIXED.get(LegalForm(papers.legal_form)) if papers.legal_form in set(LegalForm) else None
    plain = f"{flat(papers.legal_name)} {folded(papers.legal_name)}"
    if wanted and papers.legal_name and not wanted.search(plain):
        example = (
            "LLC"
            if papers.legal_form == LegalForm.LLC
            else "LLP"
            if papers.legal_form == LegalForm.PARTNERSHIP
            else "Inc."
        )
        yield Hit(
            papers.legal_name,
            f"Tax records carry the legal form, like “{papers.legal_name} {example}”: please copy it from the IRS letter.",
        )


ABBREVIATED = pattern(
    r"\b(?:intl|int'l|mfg|mgmt|mgt|assn|assoc|svcs?|svs|dept|ctr|natl|nat'l|govt|hosp|univ|dist|ent|grp|inds?|"
    r"tech(?=\.)|constr|"
    r"distr|engr?g|prod(?=\.)|prods|mktg|acctg|props|rlty|trans(?=\.)|comm(?=\.))\b\.?"
)


def abbreviations(papers: Papers) -> Iterator[Hit]:
    """Object to shortened words in the legal name: the register compares letter by letter."""
    found = ABBREVIATED.search(flat(papers.legal_name))
    if found:
        yield Hit(
            papers.legal_name,
            f"Is “{found.group(0)}” written so on the IRS letter? The register compares letters.",
        )


def personal_name(papers: Papers) -> Iterator[Hit]:
    """Object to a legal name that is a person's."""
    words = folded(papers.legal_name).split()
    same = bool(papers.contact_name) and folded(papers.contact_name) == " ".join(words)
    alone = 2 <= len(words) <= 3 and words[0] in FIRST_NAMES and not re.search(r"[&,\d]", papers.legal_name)
    if same or (alone and not BUSINESS.search(papers.legal_name)):
        yield Hit(
            papers.legal_name,
            "This looks like a person's name. Please give the business's name as on the IRS letter, like “Lopez Plumbing LLC”.",
        )


BUSINESS = pattern(
    r"\b(?:llc|llp|inc|corp|co|company|group|services?|shop|store|studio|salon|design|foundation|church|school|"
    r"college|university|"
    r"hospital|clinic|law|bakery|cafe|farms?|homes?|works|consulting|media|realty|sons|brothers|bros|associates|"
    r"partners|trust|bank)\b"
)
TEST_WORDS = pattern(
    r"\basdf\w*", r"\bqwerty\b", r"\bfoo ?bar\b", r"\blorem\b", r"\bxxx+\b",
    r"\btest (?:company|business|brand|account|llc|inc|corp|client|customer)\b",
    r"\(test(?:ing)?\)", r"(?<!drug)(?<!water)(?<!soil)(?<!radon)(?<!speed)(?<!eye)(?<!blood)(?<!road)(?<!the) test$",
    r"\btest(?:ing)? test\b", r"^(?:my |a |the |our )?(?:test|demo|trial|dummy|fake|sample|placeholder)(?: ?\d+)?(?: "
    r"(?:llc|inc\.?|corp\.?|"
    r"co\.?|ltd\.?|entry|name|entity|org|organi[sz]ation))?$",
    r"\b(?:dummy|fake|placeholder|sample|trial|demo) (?:company|business|brand|name|entry|account|entity|registration)\b",
    r"^test(?:ing)?\d*$",
    r"\b(?:llc|inc\.?|corp\.?|co\.?|company|corporation|limited|ltd\.?) test(?:ing)?$",
)  # fmt: skip
LOUD_TEST = re.compile(r"\bTEST(?:ING)?\b")


def test_words(papers: Papers) -> Iterator[Hit]:
    """Object to a name that was typed to try the form, or that holds pictures."""
    for place, name in ((NAME, papers.legal_name), ("company.trade_name", papers.trade_name)):
        plain = flat(name)
        loud = LOUD_TEST.search(plain) and plain != plain.upper()
        if TEST_WORDS.search(plain) or loud or any(unicodedata.category(c) in {"So", "Cs", "Co"} for c in name):
            yield Hit(name, "Please write the name as on the tax record, without test words, emoji or symbols.", place)


CHECKS = (
    Check("ein", "The tax id", (30795, 30701), "tax.tax_id", ein, "2.4, 10.1", Verdict.WARN),
    Check("legal_suffix", "The legal name's ending", (30795,), NAME, suffix, "2.4, 10.1", Verdict.WARN),
    Check("abbreviated_name", "Abbreviations in the legal name", (30795,), NAME, abbreviations, "2.4", Verdict.WARN),
    Check("personal_name", "A person's name as legal name", (30795, 30903), NAME, personal_name, "10.1", Verdict.WARN),
    Check("test_name", "Test words in the name", (30756, 30795), NAME, test_words, "10.1", Verdict.WARN),
)
