"""What a business's web site knows of the business: read from the answers of a case."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

URL = re.compile(r"https://[^\s\"'“”‘’<>()\[\]{}]+")
QUOTED = re.compile(r'"([^"]{40,})"|“([^”]{40,})”')
FREQUENCY = re.compile(r"[^.!?]*(?:frequency|msgs?/|messages? (?:a|per) )[^.!?]*[.!?]", re.IGNORECASE)
CONSENT = (
    "I agree to receive recurring text messages about {topic} from {brand} at the number given. Message frequency varies. Message "
    "and data rates may apply. Reply HELP for help or STOP to opt out. Consent is not a condition of purchase."
)

TOPICS = {  # where a use case's own name says too little
    "2FA": "one-time codes",
    "MARKETING": "offers and news",
    "MIXED": "orders and appointments",
    "LOW_VOLUME": "orders and appointments",
}


@dataclass(frozen=True)
class Business:
    """A business as its own pages show it."""

    legal_name: str
    brand: str
    website: str
    email: str
    phone: str
    address: str
    city: str
    field: str  # what it works in
    goal: str  # what its texts are about
    methods: tuple[str, ...]
    keyword: str
    consent: str
    age_gated: bool
    opt_in_url: str
    privacy_url: str
    terms_url: str
    evidence_urls: tuple[str, ...]  # named where it is told how people agree, and nothing else

    @property
    def frequency(self) -> str:
        """How often texts come, in the words of the consent."""
        found = FREQUENCY.search(self.consent)
        return found.group(0).strip() if found else "Message frequency varies."


def read_business(legal_name: str, answers: Mapping[str, Any]) -> Business:
    """Return the business that gives these answers."""
    company, opt_in, campaign = (_step(answers, step) for step in ("company", "opt_in", "campaign"))
    contact, address = _step(answers, "contact"), _step(answers, "address")
    name = str(company.get("legal_name") or legal_name)
    flow = str(opt_in.get("message_flow", ""))
    website = bare(str(company.get("website", "")))
    known = {website, *(bare(str(opt_in.get(key, ""))) for key in ("opt_in_url", "privacy_policy_url", "terms_url"))}
    brand = str(company.get("trade_name") or name)
    return Business(
        legal_name=name,
        brand=brand,
        website=website,
        email=_mailbox(str(contact.get("email", "")), website),
        phone=str(contact.get("phone", "")),
        address=_address(address),
        city=str(address.get("city", "")),
        field=str(company.get("industry") or "trade").replace("_", " ").lower(),
        goal=str(campaign.get("goal") or f"{brand} texts customers who asked for it."),
        methods=_methods(opt_in.get("methods")),
        keyword=(str(opt_in.get("opt_in_keywords") or "JOIN").split(",")[0]).strip(),
        consent=consent_in(flow) or CONSENT.format(brand=brand, topic=topic_of(campaign)),
        age_gated=campaign.get("age_gated") == "yes",
        opt_in_url=bare(str(opt_in.get("opt_in_url", ""))),
        privacy_url=bare(str(opt_in.get("privacy_policy_url", ""))),
        terms_url=bare(str(opt_in.get("terms_url", ""))),
        evidence_urls=tuple(sorted(urls_in(flow) - known)),
    )


def topic_of(campaign: Mapping[str, Any]) -> str:
    """Return what the texts of a campaign are about, in a few words."""
    use_case = str(campaign.get("use_case") or "")
    return TOPICS.get(use_case) or use_case.replace("_", " ").lower() or "orders and appointments"


def bare(url: str) -> str:
    """Return an address as pages are kept under it: no query, no fragment, no slash at its end."""
    parts = urlsplit(url.strip())
    return f"https://{parts.netloc.lower()}{parts.path.rstrip('/')}" if parts.netloc else ""


def urls_in(given: Any) -> set[str]:
    """Return every https address in a text, or anywhere in lists and mappings of texts."""
    return {bare(found.rstrip(".,;:!?*_")) for text in _texts(given) for found in URL.findall(text)}


def consent_in(flow: str) -> str:
    """Return the sentence people agree to, if a description quotes one."""
    quotes = [straight or curly for straight, curly in QUOTED.findall(flow)]
    telling = [quote for quote in quotes if "rates" in quote.lower()] or quotes
    return max(telling, key=len, default="")


def _texts(given: Any) -> Iterator[str]:
    if isinstance(given, Mapping):
        given = list(given.values())
    if isinstance(given, list | tuple):
        for one in given:
            yield from _texts(one)
    elif given is not None:
        yield str(given)


def _step(answers: Mapping[str, Any], step: str) -> Mapping[str, Any]:
    given = answers.get(step)
    return given if isinstance(given, Mapping) else {}


def _mailbox(contact: str, website: str) -> str:
    host = contact.rpartition("@")[2] or urlsplit(website).netloc.removeprefix("www.")
    return f"hello@{host}"


def _address(address: Mapping[str, Any]) -> str:
    place = f"{address.get('region', '')} {address.get('postal_code', '')}".strip()
    parts = (address.get("street"), address.get("street_2"), address.get("city"), place)
    return ", ".join(str(part) for part in parts if part)


def _methods(given: Any) -> tuple[str, ...]:
    return tuple(map(str, given)) if isinstance(given, list) and given else ("web_form",)
