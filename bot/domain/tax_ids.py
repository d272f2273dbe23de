"""Tax ids: what each country's looks like, and the look-alikes people give instead (Twilio A2P reference 2.4)."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class TaxId:
    """How one kind of tax id is called, explained and checked."""

    label: str
    hint: str
    pattern: re.Pattern[str]
    expected: str


TAX_IDS = {
    "EIN": TaxId(
        "EIN",
        "Nine digits, like 12-3456789, exactly as on the IRS letter CP-575 or 147C.",
        re.compile(r"(?!0{9})\d{9}", re.ASCII),
        "An EIN has nine digits, like 12-3456789.",
    ),
    "CBN": TaxId(
        "Business number (BN)",
        "The first nine digits of the Canada Revenue Agency's number, like 123456782.",
        re.compile(r"(\d{9})(?:R[A-Z]\d{4})?", re.ASCII),
        "A Canadian business number has nine digits, like 123456782.",
    ),
    "CN": TaxId(
        "Company number",
        "Eight characters from Companies House, like 01234567 or SC123456.",
        re.compile(r"\d{8}|[A-Z]{2}\d{6}", re.ASCII),
        "A UK company number has eight digits, or two letters and six digits, like SC123456.",
    ),
    "ACN": TaxId(
        "ACN",
        "Nine digits, like 123 456 789.",
        re.compile(r"\d{9}", re.ASCII),
        "An ACN has nine digits, like 123 456 789.",
    ),
    "CIN": TaxId(
        "CIN",
        "21 characters, like U12345MH2015PTC123456.",
        re.compile(r"[LU]\d{5}[A-Z]{2}\d{4}[A-Z]{3}\d{6}", re.ASCII),
        "A CIN has 21 characters, like U12345MH2015PTC123456.",
    ),
    "VAT": TaxId(
        "VAT number (KMKR)",
        "EE and nine digits.",
        re.compile(r"(?:EE)?\d{9}", re.ASCII),
        "Please give EE and nine digits, like EE123456789.",
    ),
    "VATRN": TaxId(
        "VAT number (CUI)",
        "RO and two to ten digits.",
        re.compile(r"(?:RO)?\d{2,10}", re.ASCII),
        "Please give RO and two to ten digits.",
    ),
    "RN": TaxId(
        "Company number", "Nine digits.", re.compile(r"\d{9}", re.ASCII), "An Israeli company number has nine digits."
    ),
    "Other": TaxId(
        "Tax or registration number",
        "As on the company's registration or tax papers; at most 21 characters.",
        re.compile(r"(?=.*\d)[A-Z0-9/]{2,21}", re.ASCII),
        "Please give the number of the company in its country's register, 2 to 21 letters and digits.",
    ),
}

NAMED = {"EIN", "ACN", "CIN"}  # kinds whose name people write before the number, and which no number begins with


def tax_id(kind: str, value: str) -> str:
    """Return a tax id of the kind as Twilio wants it, without blanks; raises the sentence that says what is expected."""
    rule = TAX_IDS[kind]
    _refuse_look_alike(kind, value.strip())
    plain = re.sub(r"[\s.:#\-\u2010-\u2015]", "", value).upper().removeprefix(kind if kind in NAMED else "")
    match = rule.pattern.fullmatch(plain)
    if match is None:
        raise ValueError(rule.expected)
    if kind == "EIN":
        return f"{plain[:2]}-{plain[2:]}"
    return next((group for group in match.groups() if group), plain)


def _refuse_look_alike(kind: str, value: str) -> None:
    if kind != "EIN":
        return
    if re.fullmatch(r"\d{3}[-\s]\d{2}[-\s]\d{4}", value):
        raise ValueError("This looks like a Social Security number. Please give the business's EIN, like 12-3456789.")
    if re.fullmatch(r"\d{2}[-\s]\d{3}[-\s]\d{4}", value):
        raise ValueError("This looks like a D-U-N-S number. Please give the business's EIN, like 12-3456789.")


def masked(value: str) -> str:
    """Return a tax id with all but its last four characters hidden, its hyphens kept: `••-•••6789`."""
    keep = len(value) - 4
    return "".join(c if i >= keep or c == "-" else "•" for i, c in enumerate(value))
