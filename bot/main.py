"""The composition root: the only file that names every concrete class."""

from __future__ import annotations

import json
import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.signature import SignatureVerifier

from bot.clock import RemoteClock, SystemClock
from bot.config import Settings
from bot.domain import fees, reasons
from bot.domain.errors import Misconfigured, TryLater
from bot.drafting import Drafting
from bot.ending import Ending
from bot.hearsay import Hearsay
from bot.homes import Homes
from bot.jobs import Bell, Looker, schedule
from bot.metrics import Figures
from bot.onboarding import Onboarding
from bot.pages import WebPages
from bot.ports import Clock, Provider
from bot.precheck import Precheck
from bot.reconcile import Reconciler
from bot.serving import CannotStart, Server
from bot.telling import Herald
from bot.twilio import event_setup
from bot.twilio.door import Door
from bot.twilio.provider import TwilioProvider
from bot.watch import Watcher
from bot.way import Way
from bot.web import Front
from handlers import listen
from handlers.people import People
from handlers.pool import Pool
from handlers.publisher import HomePublisher
from handlers.teller import SlackTeller
from store import Alone, SqlStore, migrate, open_store
from store.vault import BadKey, Vault

LEASE = timedelta(seconds=45)  # outlasts the longest call (10 s to connect or answer, 2 s of pacing) several times
TICK = timedelta(seconds=1)
SANDBOX_TICK = timedelta(milliseconds=100)  # the sandbox's clock leaps: what becomes due is wanted at once
# Seconds for Slack's calls before the acknowledgement, which Slack waits three seconds for: one or two lookups, then a window.
IN_A_LOOKUP, IN_A_LISTENER = 0.8, 1.8
IN_A_JOB = 10.0
# What Bolt would find there by itself, and prefer to what it is given.
OF_BOLT = (
    "SLACK_BOT_TOKEN",
    "SLACK_SIGNING_SECRET",
    "SLACK_VERIFICATION_TOKEN",
    "SLACK_CLIENT_ID",
    "SLACK_CLIENT_SECRET",
)


def run(settings: Settings, *, port: int, as_json: bool) -> int:
    """Serve until told to stop; return the exit code."""
    ending = Ending()
    with ExitStack() as closing:
        store = _store(settings, closing)
        server = _build(settings, store, ending, port, closing, as_json=as_json)
        server.serve_until_told()
        ending.carry_out(closing.pop_all(), store.give_back)
    return 0


def set_up_events(settings: Settings) -> list[event_setup.Done]:
    """See to it that Twilio sends us its events, and return what stands."""
    if not settings.public_url:
        raise CannotStart("PUBLIC_URL is missing: the address at which Twilio reaches this bot, https://….")
    if not settings.twilio_auth_token:
        raise CannotStart("TWILIO_AUTH_TOKEN is missing: without it nobody can tell Twilio's events from forged ones.")
    account, key = settings.twilio_account_sid, settings.twilio_api_key
    user, password = (key, settings.twilio_api_secret) if key else (account, settings.twilio_auth_token)
    url, api_url = settings.public_url, settings.twilio_api_url or None
    return event_setup.set_up(account, user, password, public_url=url, api_url=api_url)


@dataclass(frozen=True)
class Made:
    """What is made once and given to all who need it."""

    settings: Settings
    store: SqlStore
    provider: Provider
    clock: Clock
    people: People
    way: Way
    onboarding: Onboarding
    drafting: Drafting
    ending: Ending
    closing: ExitStack


def _build(
    settings: Settings, store: SqlStore, ending: Ending, port: int, closing: ExitStack, *, as_json: bool
) -> Server:
    _load_data(settings)
    clock = _clock(settings)
    figures = Figures(lambda: store.backlog(clock.now()))
    made = _made(settings, store, clock, figures, ending, closing)
    homes, hearsay = _homes(made), _hearsay(made)
    bolt, scheduler = _bolt(made, homes), _jobs(made, homes, hearsay)

    def serving(url: str) -> None:
        with suppress(TryLater):
            store.unpark_notices(clock.now())  # the operator may have mended what kept them
        scheduler.start()
        if settings.mode == "socket":
            _listen_at_socket(bolt, settings, closing)
        _say_ready(url, settings.mode, as_json=as_json)

    verifier = SignatureVerifier(settings.slack_signing_secret) if settings.slack_signing_secret else None
    front = Front(bolt, verifier, _door(settings, clock), hearsay.hear, store.trouble, figures.registry)
    host = "127.0.0.1" if settings.clock_url else "0.0.0.0"  # noqa: S104  # Slack and Twilio come from outside
    return Server(front.app(), host, port, serving, ending)


def _clock(settings: Settings) -> Clock:
    clock: Clock = RemoteClock(settings.clock_url) if settings.clock_url else SystemClock()
    try:
        clock.now()
    except OSError:
        raise CannotStart("CLOCK_URL does not answer: please start the sandbox first.") from None
    return clock


def _made(
    settings: Settings, store: SqlStore, clock: Clock, figures: Figures, ending: Ending, closing: ExitStack
) -> Made:
    # Two calls a second apart need the time as it is: the sandbox's clock may have leapt just now.
    exact = RemoteClock(settings.clock_url, fresh=0) if settings.clock_url else clock
    provider = _provider(settings, store, exact, figures)
    people, way = People(_slack(settings, IN_A_LOOKUP)), Way(provider.stages)
    onboarding = Onboarding(store, clock, way)
    drafting = Drafting(onboarding, store, clock)
    return Made(settings, store, provider, clock, people, way, onboarding, drafting, ending, closing)


def _listen_at_socket(bolt: App, settings: Settings, closing: ExitStack) -> None:
    handler: Any = SocketModeHandler(bolt, settings.slack_app_token, web_client=bolt.client)
    try:
        handler.connect()
    except SlackApiError as error:
        said = error.response["error"]
        raise CannotStart(f"SLACK_APP_TOKEN opens no Socket Mode connection: Slack says {said}.") from None
    closing.callback(handler.close)


def _door(settings: Settings, clock: Clock) -> Door:
    tokens = [token for token in (settings.twilio_auth_token, settings.twilio_secondary_auth_token) if token]
    return Door(settings.twilio_account_sid, tokens, settings.public_url, clock)


def _slack(settings: Settings, seconds: float) -> WebClient:
    """Return a client that gives up after so many seconds."""
    # The library would make a call that was cut off once more by itself, and so post twice: no handlers for that.
    client = WebClient(settings.slack_bot_token, base_url=settings.slack_api_url, retry_handlers=[])
    client.timeout = seconds  # type: ignore[assignment]  # declared a whole number, handed to a socket that takes parts of one
    return client


def _homes(made: Made) -> Homes:
    """Return who keeps the Homes up to date."""
    client = _slack(made.settings, IN_A_JOB)
    publisher = HomePublisher(client, made.people, made.onboarding, made.drafting, made.way, made.clock)
    return Homes(made.store, publisher, made.ending.announced)


def _hearsay(made: Made) -> Hearsay:
    """Return who keeps what Twilio says."""
    hand = ThreadPoolExecutor(1, "hearsay")
    made.closing.callback(hand.shutdown)
    return Hearsay(made.store, made.clock, hand)


def _bolt(made: Made, homes: Homes) -> App:
    """Return the Slack app with every listener attached."""
    client, pool = _slack(made.settings, IN_A_LISTENER), Pool()
    made.closing.callback(pool.close)
    for name in OF_BOLT:
        os.environ.pop(name, None)
    bolt = App(
        client=client,
        signing_secret=made.settings.slack_signing_secret or None,
        process_before_response=True,
        token_verification_enabled=False,
        raise_error_for_unhandled_request=True,  # then our own handler answers; Bolt's 404 is "trouble" to Slack
    )
    listen(
        bolt,
        onboarding=made.onboarding,
        drafting=made.drafting,
        way=made.way,
        provider=made.provider,
        review=Precheck(WebPages(made.settings.pages_url)).run,
        homes=homes,
        people=made.people,
        pool=pool,
    )
    return bolt


def _jobs(made: Made, homes: Homes, hearsay: Hearsay) -> Bell:
    """Return what rings for looking, telling, cards, Homes, alarms, pages, news, and what the dead left behind; not started."""
    settings, store, clock, ending = made.settings, made.store, made.clock, made.ending.announced
    workers, calls = ThreadPoolExecutor(4, "advance"), ThreadPoolExecutor(8, "call")
    reconciler = Reconciler(store, made.provider, clock, calls, lease=LEASE, ending=ending)
    looker = Looker(store, reconciler, clock, workers, lease=LEASE, ending=ending)
    teller = SlackTeller(_slack(settings, IN_A_JOB), settings.operator_channel)
    herald = Herald(store, teller, made.way, clock, ending)
    watcher = _watcher(made)
    telling = (herald.tell_due, herald.show_cards, homes.show_due, herald.tell_alarms)
    often = (looker.look, *telling, hearsay.catch_up, store.take_over)
    every = SANDBOX_TICK if settings.clock_url else TICK
    scheduler = schedule(often, [watcher.watch] if watcher else [], every=every)
    for close in (calls.shutdown, workers.shutdown):
        made.closing.callback(close)
    made.closing.callback(lambda: scheduler.shutdown(wait=True) if scheduler.running else None)
    return scheduler


def _watcher(made: Made) -> Watcher | None:
    """Return who looks at the pages of approved campaigns, unless nobody should."""
    if not int(made.settings.watch_days):
        return None
    # Shorter than in a window, where somebody looks on: a process that ends waits for no web site.
    precheck = Precheck(WebPages(made.settings.pages_url), each=4.0, whole=6.0)
    every = timedelta(days=int(made.settings.watch_days))
    return Watcher(made.store, precheck, made.clock, every=every, ending=made.ending.announced)


def _load_data(settings: Settings) -> None:
    """Add what the operator knows of codes and prices to what is shipped."""
    files = {
        "REASONS_FILE": (settings.reasons_file, reasons.load_more),
        "FEES_FILE": (settings.fees_file, fees.load_more),
    }
    for name, (path, load) in files.items():
        try:
            if path:
                load(path)
        except ValueError as wrong:
            raise CannotStart(f"{name} cannot be used: {wrong}") from None


def _store(settings: Settings, closing: ExitStack) -> SqlStore:
    try:
        alone = Alone(settings.database_url)
        closing.callback(alone.close)
        nobody_else = alone.take()
        migrate(settings.database_url)
        store = open_store(settings.database_url, Vault(settings.data_keys.split(",")))
    except BadKey:
        raise CannotStart("DATA_KEYS does not hold usable keys: make one with `sms-register new-key`.") from None
    except (Misconfigured, TryLater) as reason:
        raise CannotStart(f"DATABASE_URL cannot be used: {reason}") from None
    closing.callback(store.close)
    try:
        store.try_keys()
    except BadKey:
        raise CannotStart(
            "DATA_KEYS does not open what DATABASE_URL holds: please add the key it was written with."
        ) from None
    closing.callback(store.give_back)
    if nobody_else:
        store.free_leases()  # what a killed process held is taken up at once
    store.take_over()
    return store


def _provider(settings: Settings, store: SqlStore, clock: Clock, figures: Figures) -> Provider:
    return TwilioProvider(
        account_sid=settings.twilio_account_sid,
        auth_token=settings.twilio_auth_token,
        api_key=settings.twilio_api_key,
        api_secret=settings.twilio_api_secret,
        primary_profile_sid=settings.twilio_primary_profile_sid,
        notify_email=settings.twilio_notify_email,
        pace=store,
        clock=clock,
        api_url=settings.twilio_api_url or None,
        public_url=settings.public_url or None,
        mock_brands=settings.mock_brands,
        test_to=settings.ready_test_to or None,
        number_purchase=settings.number_purchase,
        called=figures.called,
    )


def _say_ready(url: str, mode: str, *, as_json: bool) -> None:
    ready = {"event": "ready", "url": url, "pid": os.getpid(), "mode": mode}
    print(json.dumps(ready) if as_json else f"sms-register serves {url} ({mode}).", flush=True)
