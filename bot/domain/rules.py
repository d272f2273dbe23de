"""Rules for single answers: each returns the good form or raises the sentence to show beside the field.

Limits and patterns come from the Twilio A2P reference, sections 2.4, 2.5, 4.2 and 12.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import phonenumbers
from email_validator import EmailNotValidError, validate_email

PO_BOX = re.compile(r"\b(?:p\.?\s*o\.?|post\s+office)\s*box\b", re.IGNORECASE)
FREE_MAIL = frozenset(
    "gmail.com googlemail.com yahoo.com yahoo.co.uk ymail.com outlook.com hotmail.com hotmail.co.uk live.com msn.com icloud.com "
    "me.com mac.com aol.com gmx.com gmx.net mail.com proton.me protonmail.com pm.me zoho.com yandex.com mailinator.com "
    "guerrillamail.com 10minutemail.com tempmail.com".split()
)
# Pages about a business that are not its own site.
NOT_A_SITE = frozenset(
    "facebook.com instagram.com twitter.com x.com linkedin.com tiktok.com youtube.com linktr.ee pinterest.com yelp.com "
    "threads.net snapchat.com".split()
)


# Control characters, and those that turn the direction of what follows: papers have none, and texts can hide behind them.
UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
NOT_IN_URLS = re.compile(r"[\s<>|\"\\^`{}\x00-\x1f\x7f]")


def text(value: str, *, least: int = 1, most: int, what: str) -> str:
    """Return `value` without surrounding blanks and unseen marks, between `least` and `most` characters long."""
    value = UNSEEN.sub("", value).strip()
    if not value:
        raise ValueError(f"Please give {what}.")
    if len(value) < least:
        raise ValueError(f"This needs at least {least:,} characters; it has {len(value):,} now.")
    if len(value) > most:
        raise ValueError(f"This can have at most {most:,} characters; it has {len(value):,} now.")
    return value


def name(value: str, *, most: int, what: str) -> str:
    """Return the name of a business or person: plain text, no emoji (Twilio 30756)."""
    value = " ".join(text(value, most=most, what=what).split())
    if any(unicodedata.category(character) in {"So", "Cs", "Co", "Cn"} for character in value):
        raise ValueError("Please write the name without emoji or symbols, as it stands on official papers.")
    if not any(character.isalpha() for character in value):
        raise ValueError(f"Please give {what} in letters.")
    return value


def https_url(value: str, *, most: int = 2048) -> str:
    """Return a public https address; a bare host such as `acme.com` gets its https://."""
    value = value.strip()
    if value and "://" not in value:
        value = f"https://{value}"
    expected = "Please give a full web address, like https://www.acme.com."
    try:
        parts = urlsplit(value)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        raise ValueError(expected) from None
    if parts.scheme == "http":
        raise ValueError("The page must be served securely: please give an address that begins with https://.")
    if (
        parts.scheme != "https"
        or not re.fullmatch(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_][\w-]*[^\W_]", host)
        or NOT_IN_URLS.search(value)
    ):
        raise ValueError(expected)
    if parts.username or parts.password:
        raise ValueError("Please give the address without a user name or password in it.")
    if len(value) > most:
        raise ValueError(f"Please give an address of at most {most:,} characters; this one has {len(value):,}.")
    return value


def website(value: str) -> str:
    """Return the business's own web site (at most 100 characters; no social profile: Twilio 18601, 30891)."""
    url = https_url(value, most=100)
    if registrable_domain(urlsplit(url).hostname or "") in NOT_A_SITE:
        raise ValueError("Please give the business's own web site, not a profile on a social network.")
    return url


def registrable_domain(host: str) -> str:
    """Return the domain that somebody registered: `acme.co.uk` of `www.acme.co.uk`, from the public suffix list."""
    found = str(_suffixes()(host).top_domain_under_public_suffix)
    return found or ".".join(host.lower().split(".")[-2:])


@cache
def _suffixes() -> Any:
    # Imported late: it costs more than all other rules together. Its packaged snapshot is used, never the network.
    import tldextract

    return tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)


def email(value: str) -> str:
    """Return a company e-mail address; free and disposable mailboxes are refused (Twilio 18606, 30753)."""
    try:
        address = validate_email(value.strip(), check_deliverability=False).normalized
    except EmailNotValidError:
        raise ValueError("Please give an e-mail address, like dana@acme.com.") from None
    if len(address) > 100:
        raise ValueError("Please give an address of at most 100 characters.")
    if domain_of(address) in FREE_MAIL:
        raise ValueError("Please give a mailbox at the company's own domain: free mailboxes are refused in review.")
    return address


def domain_of(address: str) -> str:
    """Return the domain of an e-mail address."""
    return address.rpartition("@")[2].lower()


def phone(value: str, country: str) -> str:
    """Return a phone number as E.164, read in any spelling usual in `country` (ISO-2)."""
    expected = "Please give a phone number with area code, like (207) 555-0148 or +1 207 555 0148."
    abroad = re.sub(r"^\s*00\s*(?=[1-9])", "+", value)  # as numbers of other countries are dialled in most of the world
    try:
        number = phonenumbers.parse(abroad, country)
    except phonenumbers.NumberParseException:
        raise ValueError(expected) from None
    whole = phonenumbers.is_possible_number_with_reason(number) == phonenumbers.ValidationResult.IS_POSSIBLE
    if not whole:
        raise ValueError(expected)
    if number.extension:
        raise ValueError("Please give a number without extension: Twilio and the carriers take none.")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def street(value: str) -> str:
    """Return a street address; a post-office box is refused in review (Twilio 18018)."""
    value = text(value, most=100, what="the street address")
    if PO_BOX.search(value):
        raise ValueError("A P.O. box is refused in review: please give the physical address.")
    return value


POSTAL_CODES = {
    "US": (
        re.compile(r"(\d{5})(?:[-\s]?(\d{4}))?", re.ASCII),
        "Please give a ZIP code of five or nine digits, like 04101 or 04101-2345.",
    ),
    "CA": (
        re.compile(r"([A-Z]\d[A-Z])[-\s]?(\d[A-Z]\d)", re.ASCII),
        "Please give a Canadian postal code, like K1N 5X2.",
    ),
}
JOINED_BY = {"US": "-", "CA": " "}


def postal_code(value: str, country: str) -> str:
    """Return a postal code as its country prints it; at most ten characters."""
    value = text(value, most=10, what="the postal code").upper()
    if country not in POSTAL_CODES:
        return value
    pattern, expected = POSTAL_CODES[country]
    match = pattern.fullmatch(value)
    if match is None:
        raise ValueError(expected)
    return JOINED_BY[country].join(part for part in match.groups() if part)


def keywords(value: str) -> str:
    """Return opt-in keywords as Twilio wants them: letters and digits, comma separated, 255 characters in all."""
    words = [word.upper() for word in re.split(r"[,;\s]+", value.strip()) if word]
    if not words:
        raise ValueError("Please give at least one word that people text to sign up, like JOIN.")
    if not all(re.fullmatch(r"[A-Z0-9]+", word) for word in words):
        raise ValueError("Keywords are made of letters and digits only, like JOIN, START.")
    joined = ",".join(dict.fromkeys(words))
    if len(joined) > 255:
        raise ValueError("All keywords together can have at most 255 characters.")
    return joined


def area_code(value: str) -> str:
    """Return a US area code: three digits, the first from 2 to 9."""
    if not re.fullmatch(r"[2-9]\d{2}", value.strip(), re.ASCII):
        raise ValueError("An area code has three digits and does not begin with 0 or 1, like 207.")
    return value.strip()


def us_number(value: str) -> str:
    """Return a +1 number as E.164, as those offered are."""
    if not re.fullmatch(r"\+1[2-9]\d{9}", value.strip(), re.ASCII):
        raise ValueError("Please choose one of the numbers offered: choose an area code first.")
    return value.strip()
