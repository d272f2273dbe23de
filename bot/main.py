"""The composition root: the only file that names every concrete class."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import signal
import socket
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import timedelta
from types import FrameType
from typing import Any

import uvicorn
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
from bot.ending import SERVING, Ending
from bot.homes import Homes
from bot.jobs import Bell, Looker, schedule
from bot.metrics import Figures
from bot.onboarding import Onboarding
from bot.pages import WebPages
from bot.ports import Clock, Provider
from bot.precheck import Precheck
from bot.reconcile import Reconciler
from bot.telling import Herald
from bot.twilio import event_setup
from bot.twilio.events import Signatures, hints, is_sid, stage_of
from bot.twilio.provider import TwilioProvider
from bot.watch import Watcher
from bot.way import Way
from bot.web import Front, Hint
from handlers import listen
from handlers.people import People
from handlers.pool import Pool
from handlers.publisher import HomePublisher
from handlers.teller import SlackTeller
from store import Alone, SqlStore, migrate, open_store
from store.vault import BadKey, Vault

log = logging.getLogger(__name__)

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


class CannotStart(Exception):
    """The bot must not start; the text says why and what to do."""


def run(settings: Settings, *, port: int, as_json: bool) -> int:
    """Serve until told to stop; return the exit code."""
    ending = Ending()
    with ExitStack() as closing:
        store = _store(settings, closing)
        server = _build(settings, store, ending, port, closing, as_json=as_json)
        # uvicorn listens to these while it serves, then raises them again: what comes before or after that ends in order as well.
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, server.handle_exit)
        server.run()
        if server.failed:
            raise server.failed
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


def _build(
    settings: Settings, store: SqlStore, ending: Ending, port: int, closing: ExitStack, *, as_json: bool
) -> _Server:
    _load_data(settings)
    clock: Clock = RemoteClock(settings.clock_url) if settings.clock_url else SystemClock()
    try:
        clock.now()
    except OSError:
        raise CannotStart("CLOCK_URL does not answer: please start the sandbox first.") from None
    figures = Figures(lambda: store.backlog(clock.now()))
    # Two calls a second apart need the time as it is: the sandbox's clock may have leapt just now.
    exact = RemoteClock(settings.clock_url, fresh=0) if settings.clock_url else clock
    provider = _provider(settings, store, exact, figures)
    people = People(_slack(settings, IN_A_LOOKUP))
    homes = _homes(settings, store, provider, clock, people, ending)
    bolt = _bolt(settings, store, provider, clock, people, homes, closing)
    scheduler = _jobs(settings, store, provider, clock, homes, ending, closing)

    def hinted(hint: Hint) -> None:
        how = {"stage": hint.stage, "note": hint.note}
        store.hint(hint.remote_id, hint.event, hint.event_id, clock.now(), at=hint.at, **how)

    def serving(url: str) -> None:
        scheduler.start()
        if settings.mode == "socket":
            handler: Any = SocketModeHandler(bolt, settings.slack_app_token, web_client=bolt.client)
            try:
                handler.connect()
            except SlackApiError as error:
                said = error.response["error"]
                raise CannotStart(f"SLACK_APP_TOKEN opens no Socket Mode connection: Slack says {said}.") from None
            closing.callback(handler.close)
        _say_ready(url, settings.mode, as_json=as_json)

    verifier = SignatureVerifier(settings.slack_signing_secret) if settings.slack_signing_secret else None
    front = Front(bolt, verifier, _TwilioDoor(settings, clock), hinted, store.trouble, figures.registry)
    host = "127.0.0.1" if settings.clock_url else "0.0.0.0"  # noqa: S104  # Slack and Twilio come from outside
    return _Server(front, host, port, serving, ending)


def _slack(settings: Settings, seconds: float) -> WebClient:
    """Return a client that gives up after so many seconds."""
    # The library would make a call that was cut off once more by itself, and so post twice: no handlers for that.
    client = WebClient(settings.slack_bot_token, base_url=settings.slack_api_url, retry_handlers=[])
    client.timeout = seconds  # type: ignore[assignment]  # declared a whole number, handed to a socket that takes parts of one
    return client


def _homes(
    settings: Settings, store: SqlStore, provider: Provider, clock: Clock, people: People, ending: Ending
) -> Homes:
    """Return who keeps the Homes up to date."""
    way = Way(provider.stages)
    onboarding = Onboarding(store, clock, way)
    drafting = Drafting(onboarding, store, clock)
    publisher = HomePublisher(_slack(settings, IN_A_JOB), people, onboarding, drafting, way, clock)
    return Homes(store, publisher, ending.announced)


def _bolt(
    settings: Settings,
    store: SqlStore,
    provider: Provider,
    clock: Clock,
    people: People,
    homes: Homes,
    closing: ExitStack,
) -> App:
    """Return the Slack app with every listener attached."""
    client, pool = _slack(settings, IN_A_LISTENER), Pool()
    closing.callback(pool.close)
    for name in OF_BOLT:
        os.environ.pop(name, None)
    bolt = App(
        client=client,
        signing_secret=settings.slack_signing_secret or None,
        process_before_response=True,
        token_verification_enabled=False,
        raise_error_for_unhandled_request=True,  # then our own handler answers; Bolt's 404 is "trouble" to Slack
    )
    way = Way(provider.stages)
    onboarding = Onboarding(store, clock, way)
    precheck = Precheck(WebPages(settings.pages_url))
    listen(
        bolt,
        onboarding=onboarding,
        drafting=Drafting(onboarding, store, clock),
        way=way,
        provider=provider,
        review=lambda dossier, part: precheck.run(dossier, part),
        homes=homes,
        people=people,
        pool=pool,
    )
    return bolt


def _jobs(
    settings: Settings,
    store: SqlStore,
    provider: Provider,
    clock: Clock,
    homes: Homes,
    ending: Ending,
    closing: ExitStack,
) -> Bell:
    """Return what rings for looking, telling, cards, Homes, alarms, pages, and what the dead left behind; not started."""
    workers, calls = ThreadPoolExecutor(4, "advance"), ThreadPoolExecutor(8, "call")
    reconciler = Reconciler(store, provider, clock, calls, lease=LEASE, ending=ending.announced)
    looker = Looker(store, reconciler, clock, workers, lease=LEASE, ending=ending.announced)
    teller = SlackTeller(_slack(settings, IN_A_JOB), settings.operator_channel)
    herald = Herald(store, teller, Way(provider.stages), clock, ending.announced)
    watcher = _watcher(settings, store, clock, ending)
    often = (looker.look, herald.tell_due, herald.show_cards, homes.show_due, herald.tell_alarms, store.take_over)
    every = SANDBOX_TICK if settings.clock_url else TICK
    scheduler = schedule(often, [watcher.watch] if watcher else [], every=every)
    for close in (calls.shutdown, workers.shutdown):
        closing.callback(close)
    closing.callback(lambda: scheduler.shutdown(wait=True) if scheduler.running else None)
    return scheduler


def _watcher(settings: Settings, store: SqlStore, clock: Clock, ending: Ending) -> Watcher | None:
    """Return who looks at the pages of approved campaigns, unless nobody should."""
    if not int(settings.watch_days):
        return None
    # Shorter than in a window, where somebody looks on: a process that ends waits for no web site.
    precheck = Precheck(WebPages(settings.pages_url), each=4.0, whole=6.0)
    every = timedelta(days=int(settings.watch_days))
    return Watcher(store, precheck, clock, every=every, ending=ending.announced)


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


class _TwilioDoor:
    """Twilio's webhooks, verified and read."""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        ours = [token for token in (settings.twilio_auth_token, settings.twilio_secondary_auth_token) if token]
        accounts = {"": ours, settings.twilio_account_sid: ours}
        self._signatures = Signatures(lambda account: accounts.get(account, []), settings.public_url)
        self._clock = clock

    def callback(self, path: str, form: Mapping[str, str], signature: str) -> Sequence[Hint] | None:
        """Return the hints in a signed form, or None when it is not Twilio's."""
        if not self._signatures.form(path, form, signature):
            return None
        remote_id = form.get("BundleSid") or form.get("MessageSid") or ""
        # A callback has no id of its own: the same one is another only in another minute.
        told = json.dumps([f"{self._clock.now():%Y-%m-%dT%H:%M}", sorted(form.items())])
        event_id = hashlib.sha256(told.encode()).hexdigest()
        return [Hint("callback", remote_id, event_id, note=form.get("FailureReason", ""))] if is_sid(remote_id) else []

    def events(self, path: str, body: bytes, signature: str) -> Sequence[Hint] | None:
        """Return the hints in a signed batch of events, or None when it is not Twilio's."""
        if not self._signatures.json(path, body, signature):
            return None
        return [
            Hint(event, remote_id, event_id, stage_of(event), at=at) for event, remote_id, event_id, at in hints(body)
        ]


def _say_ready(url: str, mode: str, *, as_json: bool) -> None:
    ready = {"event": "ready", "url": url, "pid": os.getpid(), "mode": mode}
    print(json.dumps(ready) if as_json else f"sms-register serves {url} ({mode}).", flush=True)


class _Server(uvicorn.Server):
    """uvicorn that says when it serves, and where."""

    def __init__(self, front: Front, host: str, port: int, serving: Callable[[str], None], ending: Ending) -> None:
        super().__init__(
            uvicorn.Config(
                front.app(), host=host, port=port, log_config=None, access_log=False, timeout_graceful_shutdown=SERVING
            )
        )
        self._serving = serving
        self._ending = ending
        self.failed: CannotStart | None = None  # why it ended as soon as it began

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Announce the end, and stop listening."""
        self._ending.announce()
        super().handle_exit(sig, frame)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Listen, then say so; not if the end was announced before."""
        if self.should_exit:
            return
        try:
            await super().startup(sockets)
        except SystemExit:  # uvicorn's answer to a port it may not have
            raise CannotStart(f"PORT {self.config.port} cannot be used: it is taken, or not allowed.") from None
        port = self.servers[0].sockets[0].getsockname()[1]
        try:
            self._serving(f"http://127.0.0.1:{port}")
        except CannotStart as reason:
            self.failed, self.should_exit = reason, True
