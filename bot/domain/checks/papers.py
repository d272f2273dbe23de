"""What a reviewer gets to read: the filed texts and the pages they point at, whatever they were read from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.domain.choices import CompanyStatus, LegalForm, Method
from bot.domain.dossier import Dossier
from bot.domain.pages import Answer, Page
from bot.domain.values import Values


@dataclass(frozen=True)
class Papers:
    """The texts of one filing. What was not given is blank; a flag that was not declared is None."""

    legal_name: str = ""
    trade_name: str = ""
    website: str = ""
    email: str = ""
    contact_name: str = ""
    country: str = "US"
    legal_form: str = ""
    company_status: str = ""
    tax_id_type: str = ""
    tax_id: str = field(default="", repr=False)
    use_case: str = ""
    goal: str = ""
    age_gated: bool = False
    direct_lending: bool = False
    embedded_links: bool | None = None
    embedded_phone: bool | None = None
    samples: Mapping[str, str] = field(default_factory=dict)  # by field, like sample_2
    methods: tuple[str, ...] = ()
    opt_in_url: str = ""
    message_flow: str = ""
    privacy_policy_url: str = ""
    terms_url: str = ""
    opt_in_keywords: tuple[str, ...] = ()
    opt_in_message: str = ""
    opt_out_message: str = ""
    help_message: str = ""
    pages: Mapping[str, Page] = field(default_factory=dict, repr=False)  # by `key`

    @property
    def brand(self) -> str:
        """The name customers know."""
        return self.trade_name or self.legal_name

    def page(self, url: str) -> Page | None:
        """Return what opening an address gave, if it was opened."""
        return self.pages.get(key(url)) if url else None

    def read(self, url: str) -> Page | None:
        """Return a page whose words are known."""
        page = self.page(url)
        return page if page is not None and page.answer is Answer.OPENED else None

    def texts(self) -> dict[str, str]:
        """Return what is written about the messages, by place: goal and samples."""
        return {"campaign.goal": self.goal, **{f"samples.{name}": text for name, text in self.samples.items()}}


def key(url: str) -> str:
    """Return an address as pages are kept under it: no fragment, no slash at its end."""
    bare = url.strip().partition("#")[0].rstrip("/")
    scheme, separator, rest = bare.partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme.lower()}{separator}{host.lower()}{slash}{path}"


def by_address(pages: list[Page] | tuple[Page, ...]) -> dict[str, Page]:
    """Return pages by the key of their address."""
    return {key(page.url): page for page in pages}


def papers_of(dossier: Dossier, pages: Mapping[str, Page] | None = None) -> Papers:
    """Return the papers that a dossier would file, with what its pages gave."""
    company, contact, tax, campaign, opt_in = (
        dossier.values(step) for step in ("company", "contact", "tax", "campaign", "opt_in")
    )
    return Papers(
        **_texts(company, "legal_name", "trade_name", "website"),
        email=_text(contact, "email"),
        contact_name=f"{_text(contact, 'first_name')} {_text(contact, 'last_name')}".strip(),
        country=dossier.country,
        legal_form=_text(dossier.values("eligibility"), "legal_form"),
        **_texts(tax, "company_status", "tax_id_type", "tax_id"),
        **_texts(campaign, "use_case", "goal"),
        age_gated=_text(campaign, "age_gated") == "yes",
        direct_lending=_text(campaign, "direct_lending") == "yes",
        samples={
            name: text for name, text in sorted(dossier.values("samples").items()) if isinstance(text, str) and text
        },
        methods=_methods(opt_in),
        opt_in_keywords=tuple(re.findall(r"\w+", _text(opt_in, "opt_in_keywords"))),
        **_texts(opt_in, *OPT_IN_TEXTS),
        pages=pages or {},
    )


OPT_IN_TEXTS = (
    "opt_in_url message_flow privacy_policy_url terms_url opt_in_message opt_out_message help_message".split()
)


def _texts(values: Values, *names: str) -> dict[str, Any]:
    return {name: _text(values, name) for name in names}


def _text(values: Values, name: str) -> str:
    value = values.get(name)
    return value.strip() if isinstance(value, str) else ""


def _methods(values: Values) -> tuple[str, ...]:
    given = values.get("methods")
    return tuple(method for method in given if method in set(Method)) if isinstance(given, list) else ()


def charitable(papers: Papers) -> bool | None:
    """Tell whether the business is a 501(c) body; None where nothing was said of it."""
    if not papers.legal_form and not papers.company_status:
        return None
    return LegalForm.NON_PROFIT in papers.legal_form or papers.company_status == CompanyStatus.NON_PROFIT
