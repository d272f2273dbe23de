"""What a person is asked, step by step, and what a good answer is: an instance of a model is valid."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Protocol, cast

from pydantic import BaseModel, BeforeValidator, ConfigDict, SecretStr, ValidationInfo, field_validator

from bot.domain import choices, rules, tax_ids
from bot.domain.choices import (
    BusinessType,
    CompanyStatus,
    Forbidden,
    LegalForm,
    Method,
    Recipients,
    Volume,
    YesNo,
)
from bot.domain.countries import COUNTRIES
from bot.domain.values import MaybeId, MaybeUrl, Optional, Url, Value, Values, by, name, one_of, text


class Others(Protocol):
    """What answers to other steps a step is judged against."""

    @property
    def eligibility(self) -> Eligibility | None:
        """The answers to part 0, if complete."""

    @property
    def company(self) -> Company | None:
        """The answers to the company step, if complete."""

    @property
    def country(self) -> str:
        """The country of the business (ISO-2); US until it is known."""


def others(info: ValidationInfo) -> Others:
    """Return the other answers a step is judged against."""
    return cast(Others, info.context)


class Answers(BaseModel):
    """Good answers to one step; `step` is its name."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    step: ClassVar[str]
    # A field of this set that comes empty keeps what was saved: its value is never shown again, so it cannot be sent again.
    secret: ClassVar[frozenset[str]] = frozenset()


class Eligibility(Answers):
    """Whether this business can be registered at all."""

    step = "eligibility"
    country: Annotated[str, BeforeValidator(lambda value: _country(value))]
    legal_form: LegalForm
    has_tax_id: YesNo
    recipients: Recipients
    forbidden: tuple[Forbidden, ...]

    @field_validator("forbidden")
    @classmethod
    def _none_means_none(cls, value: tuple[Forbidden, ...]) -> tuple[Forbidden, ...]:
        if not value:
            raise ValueError("Please tick what applies, or “None of these”.")
        if Forbidden.NONE in value and len(value) > 1:
            raise ValueError("Please tick either “None of these” or what applies, not both.")
        return value


def _country(value: Any) -> str:
    code = str(value or "").strip().upper()
    if code not in COUNTRIES:
        raise ValueError("Please choose the country where the business is registered.")
    return code


class Company(Answers):
    """What the business is called and what it does."""

    step = "company"
    legal_name: Annotated[str, name("the legal name", most=255)]
    trade_name: Annotated[Annotated[str, name("the trade name", most=255)] | None, Optional] = None
    website: Annotated[str, by(rules.website)]
    business_type: BusinessType
    industry: Annotated[str, one_of(choices.INDUSTRIES, "Please choose the industry.")]
    regions: tuple[str, ...]
    volume: Volume

    @field_validator("regions")
    @classmethod
    def _some_region(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if not value or not set(value) <= set(choices.REGIONS):
            raise ValueError("Please choose at least one region where the business operates.")
        return value

    @field_validator("business_type")
    @classmethod
    def _agrees_with_legal_form(cls, value: BusinessType, info: ValidationInfo) -> BusinessType:
        given = others(info).eligibility
        expected = given and choices.BUSINESS_TYPE_OF.get(given.legal_form)
        if expected and value is not expected:
            raise ValueError(
                f"This contradicts the legal form given at the start: for that, “{expected}” is expected here."
            )
        return value

    @field_validator("industry")
    @classmethod
    def _industry_agrees(cls, value: str, info: ValidationInfo) -> str:
        given = others(info).eligibility
        expected = given and choices.INDUSTRY_OF.get(given.legal_form)
        if expected and value != expected:
            kind = "a non-profit" if expected == "NOT_FOR_PROFIT" else "a government body"
            raise ValueError(
                f"For {kind} the carriers expect the industry “{expected.replace('_', ' ').capitalize()}”."
            )
        return value

    @property
    def brand(self) -> str:
        """The name customers know: what texts begin with."""
        return self.trade_name or self.legal_name


class Address(Answers):
    """Where the business is, as its tax record says."""

    step = "address"
    street: Annotated[str, by(rules.street)]
    street_2: Annotated[Annotated[str, text("the second line", most=100)] | None, Optional] = None
    city: Annotated[str, text("the city", most=100)]
    region: Annotated[str, text("the state, province or region", most=20)]
    postal_code: str

    @field_validator("region")
    @classmethod
    def _known_region(cls, value: str, info: ValidationInfo) -> str:
        known = choices.regions_of(others(info).country)
        by_name = {label.casefold(): code for code, label in known.items()}
        code = by_name.get(value.casefold(), value.upper() if known else value)
        if known and code not in known:
            raise ValueError("Please choose the state or province, like ME.")
        return code

    @field_validator("postal_code")
    @classmethod
    def _postal_code(cls, value: str, info: ValidationInfo) -> str:
        return rules.postal_code(value, others(info).country)


class Tax(Answers):
    """Who owns the business and its tax id."""

    step = "tax"
    secret = frozenset({"tax_id"})
    company_status: CompanyStatus
    stock_exchange: MaybeId = None
    stock_ticker: Annotated[Annotated[str, text("the ticker symbol", most=10)] | None, Optional] = None
    brand_contact_email: Annotated[Annotated[str, by(rules.email)] | None, Optional] = None
    tax_id_type: str
    tax_id: SecretStr

    @field_validator("company_status")
    @classmethod
    def _agrees_with_legal_form(cls, value: CompanyStatus, info: ValidationInfo) -> CompanyStatus:
        given = others(info).eligibility
        if given is None:
            return value
        if given.legal_form is LegalForm.GOVERNMENT and value is not CompanyStatus.GOVERNMENT:
            raise ValueError("You said this is a government body at the start: please choose “Government”.")
        if value is CompanyStatus.GOVERNMENT and given.legal_form is not LegalForm.GOVERNMENT:
            raise ValueError("“Government” is for US government bodies only, and the start says otherwise.")
        if value is CompanyStatus.NON_PROFIT and given.legal_form is not LegalForm.NON_PROFIT:
            raise ValueError("“Non-profit” is for 501(c) organisations only, and the start says otherwise.")
        if value in (CompanyStatus.NON_PROFIT, CompanyStatus.GOVERNMENT) and given.country != "US":
            raise ValueError("Only US organisations can be registered as this: please choose “Private”.")
        if value is CompanyStatus.PUBLIC and given.legal_form is not LegalForm.CORPORATION:
            raise ValueError("A listed company is a corporation, and the start says otherwise.")
        return value

    @field_validator("stock_exchange", "stock_ticker", "brand_contact_email")
    @classmethod
    def _only_public(cls, value: str | None, info: ValidationInfo) -> str | None:
        if info.data.get("company_status") is not CompanyStatus.PUBLIC:
            return None
        if value is None:
            raise ValueError(_WANTED_OF_LISTED[str(info.field_name)])
        if info.field_name == "stock_exchange" and value not in choices.STOCK_EXCHANGES:
            raise ValueError(_WANTED_OF_LISTED["stock_exchange"])
        if info.field_name == "brand_contact_email":
            same_domain(value, others(info))
        return value

    @field_validator("tax_id_type")
    @classmethod
    def _fits_country(cls, value: str, info: ValidationInfo) -> str:
        if value not in choices.tax_id_types(others(info).country):
            raise ValueError("Please choose the kind of tax id that belongs to the country.")
        return value

    @field_validator("tax_id", mode="before")
    @classmethod
    def _good_tax_id(cls, value: Any, info: ValidationInfo) -> Any:
        plain = value.get_secret_value() if isinstance(value, SecretStr) else str(value or "")
        kind = info.data.get("tax_id_type") or choices.tax_id_types(others(info).country)[0]
        return SecretStr(tax_ids.tax_id(kind, plain))

    model_config = ConfigDict(frozen=True, extra="ignore", validate_default=True)


_WANTED_OF_LISTED = {
    "stock_exchange": "Please choose the exchange where the company is listed.",
    "stock_ticker": "Please give the ticker symbol, like ACME.",
    "brand_contact_email": "Please give an employee's own mailbox at the company's domain: a link is mailed there.",
}


def same_domain(address: str, others: Others) -> str:
    """Return the address if it belongs to the web site's domain, as reviewers demand (Twilio 18606, 30881)."""
    company = others.company
    if company is None:
        return address
    site = rules.registrable_domain(company.website.split("/")[2].partition(":")[0])
    if rules.registrable_domain(rules.domain_of(address)) != site:
        raise ValueError(f"Please give a mailbox at {site}, the domain of the web site: reviewers compare the two.")
    return address


class Contact(Answers):
    """Who answers for the registration, and where news of it goes."""

    step = "contact"
    first_name: Annotated[str, name("the first name", most=100)]
    last_name: Annotated[str, name("the last name", most=100)]
    email: Annotated[str, by(rules.email)]
    phone: str
    job_title: Annotated[str, text("the job title", most=100)]
    job_position: Annotated[str, one_of(choices.JOB_POSITIONS, "Please choose the position.")]
    slack_user: MaybeId = None
    backup_user: MaybeId = None
    channel: Annotated[str, text("the channel for news", most=255)]
    # Not asked: the Slack user whose profile has the e-mail address, when nobody was chosen.
    found_user: MaybeId = None

    @field_validator("email")
    @classmethod
    def _company_mailbox(cls, value: str, info: ValidationInfo) -> str:
        return same_domain(value, others(info))

    @field_validator("phone")
    @classmethod
    def _phone(cls, value: str, info: ValidationInfo) -> str:
        return rules.phone(value, others(info).country)

    @property
    def person(self) -> str | None:
        """The Slack user to mention, if one is known."""
        return self.slack_user or self.found_user

    @property
    def full_name(self) -> str:
        """The name to use when there is nobody to mention."""
        return f"{self.first_name} {self.last_name}"


def _ticked(value: Any) -> Any:
    if not value:
        raise ValueError("Please tick the box to go on.")
    return value


Ticked = Annotated[tuple[str, ...], BeforeValidator(_ticked)]
# In a review: what was mended outside the answers, when the same are filed again; why to file what a check objects to.
MaybeWords = Annotated[Annotated[str, text("a sentence", most=500)] | None, Optional]


def words(values: Values) -> dict[str, Value]:
    """Return what a person wrote into a review; a box that was ticked is no acceptance before it is submitted."""
    return {name: values[name] for name in ("what_changed", "why_anyway") if values.get(name)}


class ReviewBusiness(Answers):
    """The acceptance of part 1."""

    step = "review_business"
    accept: Ticked
    what_changed: MaybeWords = None
    why_anyway: MaybeWords = None


class ResendLink(Answers):
    """The acceptance of the fee for mailing a listed company's link again."""

    step = "resend_link"
    accept: Ticked


class Campaign(Answers):
    """What the texts are for."""

    step = "campaign"
    use_case: Annotated[str, one_of(choices.USE_CASES, "Please choose what the texts are for.")]
    goal: Annotated[str, text("who is texted, about what and why", least=40, most=3000)]
    age_gated: YesNo
    direct_lending: YesNo


Sample = Annotated[str, text("a sample message", least=20, most=1024)]
MaybeSample = Annotated[Sample | None, Optional]


class Samples(Answers):
    """Messages as they will be sent."""

    step = "samples"
    sample_1: Sample
    sample_2: Sample
    sample_3: MaybeSample = None
    sample_4: MaybeSample = None
    sample_5: MaybeSample = None

    @property
    def texts(self) -> tuple[str, ...]:
        """The samples given, in order."""
        given = (self.sample_1, self.sample_2, self.sample_3, self.sample_4, self.sample_5)
        return tuple(sample for sample in given if sample)


Reply = Annotated[str, text("the reply", least=20, most=320)]


class OptIn(Answers):
    """How people agree to be texted, and what they are answered."""

    step = "opt_in"
    methods: tuple[Method, ...]
    opt_in_url: MaybeUrl = None
    message_flow: Annotated[str, text("how people agree", least=40, most=2048)]
    privacy_policy_url: Url
    terms_url: Url
    opt_in_keywords: Annotated[Annotated[str, by(rules.keywords)] | None, Optional] = None
    opt_in_message: Reply
    opt_out_message: Reply
    help_message: Reply

    @field_validator("methods")
    @classmethod
    def _some_method(cls, value: tuple[Method, ...]) -> tuple[Method, ...]:
        if not value:
            raise ValueError("Please tick at least one way in which people agree.")
        return value

    @field_validator("opt_in_url")
    @classmethod
    def _url_of_web_form(cls, value: str | None, info: ValidationInfo) -> str | None:
        if value is None and Method.WEB_FORM in info.data.get("methods", ()):
            raise ValueError("Please give the address of the sign-up page, like https://www.acme.com/texts.")
        return value

    @field_validator("opt_in_keywords")
    @classmethod
    def _words_of_keyword_method(cls, value: str | None, info: ValidationInfo) -> str | None:
        if value is None and Method.KEYWORD in info.data.get("methods", ()):
            raise ValueError("Please give the word that people text to sign up, like JOIN.")
        return value

    model_config = ConfigDict(frozen=True, extra="ignore", validate_default=True)


class ReviewSms(Answers):
    """The acceptance of part 2."""

    step = "review_sms"
    got_it: Ticked
    what_changed: MaybeWords = None
    why_anyway: MaybeWords = None


class Number(Answers):
    """The number that will send."""

    step = "number"
    area_code: Annotated[str, by(rules.area_code)]
    phone_number: Annotated[str, by(rules.us_number)]


@dataclass(frozen=True)
class Part:
    """Some steps that are filed together; the last one is where a person accepts."""

    name: str
    steps: tuple[type[Answers], ...]
    aside: tuple[type[Answers], ...] = ()  # steps out of the order, which file the part as it stands

    def files(self, step: str) -> bool:
        """Tell whether submitting a step files the part."""
        return step == self.last or any(model.step == step for model in self.aside)

    @property
    def last(self) -> str:
        """The step whose answers file the part."""
        return self.steps[-1].step


PARTS = (
    Part("eligibility", (Eligibility,)),
    Part("business", (Company, Address, Tax, Contact, ReviewBusiness), aside=(ResendLink,)),
    Part("sms", (Campaign, Samples, OptIn, ReviewSms)),
    Part("number", (Number,)),
)
PART_OF: dict[str, Part] = {model.step: part for part in PARTS for model in (*part.steps, *part.aside)}
STEPS: dict[str, type[Answers]] = {model.step: model for part in PARTS for model in (*part.steps, *part.aside)}
REVIEWS = frozenset({"review_business", "review_sms", "resend_link"})  # what a person accepts, rather than answers
