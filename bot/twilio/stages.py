"""The graph: every stage, what it needs of the others, whose filing allows it, and what it tells."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from bot.domain.errors import CallFailed, Misconfigured, TryLater
from bot.domain.notices import Kind
from bot.domain.overdue import DAY, Patience
from bot.domain.progress import Bar, Level, Need, State
from bot.domain.work import Work
from bot.twilio import fields, words
from bot.twilio.brand import Brand, MailedLink
from bot.twilio.campaign import Campaign
from bot.twilio.numbers import Attachment, Number, Registered
from bot.twilio.stage import TROUBLE, TwilioStage
from bot.twilio.trusthub import (
    Address,
    Assignment,
    Bundles,
    Evaluation,
    Named,
    Submission,
    customer_profiles,
    trust_products,
)

BUSINESS, SMS, NUMBER = "business", "sms", "number"  # the parts whose filing allows a stage


def minutes(*times: float) -> tuple[timedelta, ...]:
    """Return waits given in minutes."""
    return tuple(timedelta(minutes=time) for time in times)


# Between looks (reference 8.4).
REVIEW = minutes(0.5, *[15] * 95, 60)
BRAND_REVIEW = minutes(1, 2, 5, *[15] * 95, 60)
CAMPAIGN_REVIEW = minutes(1, 30, 60)
LINK = minutes(15, 60, 360)
CARRIERS = minutes(2, 5, 15, 60)

# What is longer than usual (reference 3.3, 4.6, 5.4).
SLOW_PROFILE = Patience(DAY)
SLOW_TRUST = Patience(DAY, unless="profile_submission")
SLOW_BRAND = Patience(2 * DAY, unless="link")
SLOW_CAMPAIGN = Patience(21 * DAY)
SLOW_CARRIERS = Patience(3 * DAY, behind="attachment")
UNCLICKED = Patience(3 * DAY, again=(3 * DAY,), kind=Kind.LINK, repeats=False, support=False)

# What a bundle is reviewed by.
OF_PROFILE = ("business_info", "representative", "address", "document")
OF_TRUST = ("a2p_info",)
# Where a refusal of a bundle is met: somebody may have taken a part out of it by hand, and filing again puts it back.
REVIEWS_OF: Mapping[str, tuple[str, ...]] = {
    "profile": ("profile_evaluation", "profile_submission"),
    "trust_product": ("trust_evaluation", "trust_submission"),
}

WATCHED: Mapping[State, Kind] = {**TROUBLE, State.LOST: Kind.LOST}


@dataclass(frozen=True)
class Setup:
    """What the operator decided."""

    primary_profile_sid: str
    notify_email: str
    bundle_callback: str | None = None
    message_callback: str | None = None
    mock_brands: bool = False
    test_to: str | None = None
    buy_at_once: bool = False


def exists(*names: str) -> tuple[Need, ...]:
    """Return the need that these are made."""
    return tuple(Need(name, Level.EXISTS) for name in names)


def submitted(*names: str) -> tuple[Need, ...]:
    """Return the need that these were taken for review and not refused at once."""
    return tuple(Need(name, Level.SUBMITTED) for name in names)


def approved(*names: str) -> tuple[Need, ...]:
    """Return the need that these are approved."""
    return tuple(Need(name, Level.APPROVED) for name in names)


def stages(client: Any, setup: Setup) -> tuple[TwilioStage, ...]:
    """Return all stages, in an order in which each comes behind what it needs."""
    return (
        *_objects(client, setup),
        *_bundle_parts(client, setup),
        *_reviews(client),
        _brand(client, setup),
        _mailed_link(client),
        *_campaign_and_number(client, setup),
    )


def _objects(client: Any, setup: Setup) -> list[TwilioStage]:
    """What needs nothing of the others: all of it is made side by side."""
    hub = client.trusthub.v1
    made = [
        _bundle("profile", customer_profiles(client), setup),
        Named("business_info", hub.end_users, _end_user("customer_profile_business_information", fields.business_info)),
        Named("representative", hub.end_users, _end_user("authorized_representative_1", fields.representative)),
        Address("address", client.addresses, lambda work: fields.address(work.dossier), filters={}),
        _bundle("trust_product", trust_products(client), setup),
        Named("a2p_info", hub.end_users, _end_user("us_a2p_messaging_profile_information", fields.a2p_info)),
    ]
    service = Named("service", client.messaging.v1.services, lambda _work: {})
    return [
        *(TwilioStage(calls.stage, BUSINESS, Bar.BUSINESS, calls) for calls in made),
        TwilioStage(service.stage, BUSINESS, Bar.CAMPAIGN, service),
    ]


def _bundle(stage: str, bundles: Bundles, setup: Setup) -> Named:
    parameters = {
        "email": setup.notify_email,
        "policy_sid": bundles.policy,
        **fields.present({"status_callback": setup.bundle_callback}),
    }
    return Named(stage, bundles.all, lambda _work: parameters, filters={"policy_sid": bundles.policy})


def _end_user(kind: str, attributes: Callable[[Any], fields.Attributes]) -> Callable[[Work], Mapping[str, object]]:
    return lambda work: {"type": kind, "attributes": attributes(work.dossier)}


def _bundle_parts(client: Any, setup: Setup) -> list[TwilioStage]:
    """The document, and everything put into the two bundles."""
    document = Named("document", client.trusthub.v1.supporting_documents, _document)
    profiles, trusts = customer_profiles(client), trust_products(client)

    def put(name: str, bundles: Bundles, bundle: str, held: str) -> TwilioStage:
        calls = Assignment(bundles, bundle, lambda work: work.id_of(held))
        return TwilioStage(name, BUSINESS, Bar.BUSINESS, calls, exists(bundle, held), renewed_with=REVIEWS_OF[bundle])

    primary = Assignment(profiles, "profile", lambda _work: setup.primary_profile_sid)
    of_profile = REVIEWS_OF["profile"]
    return [
        TwilioStage("document", BUSINESS, Bar.BUSINESS, document, exists("address")),
        put("profile_business_info", profiles, "profile", "business_info"),
        put("profile_representative", profiles, "profile", "representative"),
        put("profile_document", profiles, "profile", "document"),
        TwilioStage("profile_primary", BUSINESS, Bar.BUSINESS, primary, exists("profile"), renewed_with=of_profile),
        put("trust_a2p_info", trusts, "trust_product", "a2p_info"),
        put("trust_profile", trusts, "trust_product", "profile"),
    ]


def _document(work: Work) -> Mapping[str, object]:
    return {"type": "customer_profile_address", "attributes": {"address_sids": work.id_of("address")}}


def _reviews(client: Any) -> list[TwilioStage]:
    """Evaluation and submission of the two bundles, the trust product's behind the profile's."""
    profiles, trusts = customer_profiles(client), trust_products(client)
    parts = ("profile_business_info", "profile_representative", "profile_document", "profile_primary")
    leaning = (*exists("trust_a2p_info", "trust_profile"), *submitted("profile_submission"))

    def evaluation(name: str, calls: Evaluation, needs: tuple[Need, ...], of: tuple[str, ...]) -> TwilioStage:
        again = REVIEWS_OF[calls.bundle]
        return TwilioStage(name, BUSINESS, Bar.BUSINESS, calls, needs, speaks_for=of, renewed_with=again)

    def submission(
        name: str, calls: Submission, needs: tuple[Need, ...], of: tuple[str, ...], slow: Patience
    ) -> TwilioStage:
        news = {**WATCHED, State.PENDING: Kind.FILED}
        return TwilioStage(
            name,
            BUSINESS,
            Bar.BUSINESS,
            calls,
            needs,
            news=news,
            told_by="brand",
            intervals=REVIEW,
            together=True,
            patience=slow,
            speaks_for=of,
            refusals=words.refusals(words.BUNDLE),
        )

    return [
        evaluation("profile_evaluation", Evaluation(profiles, "profile", _primary_unready), exists(*parts), OF_PROFILE),
        submission(
            "profile_submission",
            Submission(profiles, "profile"),
            approved("profile_evaluation"),
            OF_PROFILE,
            SLOW_PROFILE,
        ),
        evaluation("trust_evaluation", Evaluation(trusts, "trust_product", _profile_unready), leaning, OF_TRUST),
        submission(
            "trust_submission", Submission(trusts, "trust_product"), approved("trust_evaluation"), OF_TRUST, SLOW_TRUST
        ),
    ]


def _primary_unready() -> CallFailed:
    return Misconfigured(
        "TWILIO_PRIMARY_PROFILE_SID names a profile that Twilio has not approved: please finish it in Trust Hub."
    )


def _profile_unready() -> CallFailed:
    return TryLater("The profile has not arrived in review yet.", after=timedelta(seconds=30), done=False)


def _brand(client: Any, setup: Setup) -> TwilioStage:
    return TwilioStage(
        "brand",
        BUSINESS,
        Bar.BRAND,
        Brand(client, setup.mock_brands),
        submitted("profile_submission", "trust_submission"),
        costs=True,
        news={**WATCHED, State.PENDING: Kind.FILED, State.APPROVED: Kind.APPROVED},
        intervals=BRAND_REVIEW,
        together=True,
        patience=SLOW_BRAND,
        speaks_for=(*OF_PROFILE, *OF_TRUST),
        refusals=words.refusals(words.BRAND),
    )


def _mailed_link(client: Any) -> TwilioStage:
    return TwilioStage(
        "link",
        BUSINESS,
        Bar.BRAND,
        MailedLink(client),
        exists("brand"),
        news={**TROUBLE, State.PENDING: Kind.LINK},
        renews={State.PENDING: Kind.RESENT},
        intervals=LINK,
        patience=UNCLICKED,
    )


def _campaign_and_number(client: Any, setup: Setup) -> list[TwilioStage]:
    """The campaign on the approved brand, and the number on the approved campaign."""
    campaign = TwilioStage(
        "campaign",
        SMS,
        Bar.CAMPAIGN,
        Campaign(client),
        (*approved("brand"), *exists("service")),
        costs=True,
        news={**WATCHED, State.PENDING: Kind.FILED, State.APPROVED: Kind.APPROVED},
        intervals=CAMPAIGN_REVIEW,
        patience=SLOW_CAMPAIGN,
        refusals=words.refusals(words.CAMPAIGN),
    )
    registered = TwilioStage(
        "registered",
        NUMBER,
        Bar.NUMBER,
        Registered(client, setup.test_to, setup.message_callback),
        (*exists("attachment"), *approved("campaign")),
        news={**WATCHED, State.APPROVED: Kind.READY},
        intervals=CARRIERS,
        patience=SLOW_CARRIERS,
    )
    bought_behind = exists("service") if setup.buy_at_once else approved("campaign")
    attached_behind = (*exists("number", "service"), *approved("campaign"))
    return [
        campaign,
        TwilioStage("number", NUMBER, Bar.NUMBER, Number(client), bought_behind, costs=True),
        TwilioStage("attachment", NUMBER, Bar.NUMBER, Attachment(client), attached_behind),
        registered,
    ]
