"""Everything the sandbox's Twilio knows, behind one lock.

Rows are dictionaries with the names of Twilio's fields; names that begin with an underscore never leave the sandbox.
"""

import threading
import uuid
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from sandbox.clock import Clock
from sandbox.twilio.agenda import Action, Agenda
from sandbox.twilio.desk import Conclude, Current, Desk, Review, desk_key
from sandbox.twilio.errors import not_found
from sandbox.twilio.faults import Faults
from sandbox.twilio.orders import Decision, Order, OrderBook
from sandbox.twilio.post import Post
from sandbox.twilio.request_log import RequestLog

Row = dict[str, Any]
Table = dict[str, Row]

PRIMARY_POLICY = "RN6433641899984f951173ef1738c3bdd0"
OPERATOR = "Sandbox Operator, Inc."
TICK = 0.05  # seconds of real time between two looks at the agenda
DAY = 86_400.0
DELAYS = {  # seconds of the sandbox's clock
    "profile": 60.0,
    "trust_product": 60.0,
    "validation": 15.0,  # e-mail and address checks that refuse a profile soon after its submission
    "brand": 120.0,
    "campaign": 3_600.0,
    "number": 120.0,
    "mailed_link": 600.0,  # until a person clicks
    "mail_expires": 7 * DAY,
    "after": 3_600.0,  # until something approved is lost again, where that is ordered
    "message": 2.0,
    "sink": 1.0,
}


class World:
    """The state of the sandbox's Twilio, with its clock, its agenda and its outgoing post."""

    def __init__(
        self,
        clock: Clock,
        account_sid: str,
        auth_token: str,
        primary_profile_sid: str,
        on_site: Callable[[dict[str, Any]], None] | None = None,
    ) -> None:
        self.clock = clock
        self.lock = threading.RLock()
        self.account_sid, self._auth_token, self.primary_profile_sid = account_sid, auth_token, primary_profile_sid
        self.on_site = on_site
        self.keys: dict[str, str] = {}  # API key → its secret
        self.pace = 1.0  # seconds between two calls about brands and campaigns
        self.post = Post()
        self._stopped = threading.Event()
        self._ticker: threading.Thread | None = None
        self.reset()

    def reset(self) -> None:
        """Forget everything but the operator's account and approved profile."""
        with self.lock:
            self.tables: dict[str, Table] = defaultdict(dict)
            self.agenda, self.orders = Agenda(), OrderBook()
            self.desk = Desk(self.agenda)
            self.faults, self.log = Faults(), RequestLog()
            self.delays = dict(DELAYS)
            self.stock: dict[str, int] = {}  # area code → numbers left; codes not named have some
            self.released: list[str] = []
            self.sites: list[dict[str, Any]] = []
            self.lag = 0.0
            self.called_at: dict[str, float] = {}
            self._found_operator()

    def start(self) -> None:
        """Let time have its effects without anybody asking."""
        self._stopped.clear()
        self.post.start()
        self._ticker = threading.Thread(target=self._tick_on, name="sandbox-twilio-ticker", daemon=True)
        self._ticker.start()

    def stop(self) -> None:
        """Stop the ticker and the post."""
        self._stopped.set()
        if self._ticker is not None:
            self._ticker.join()
        self.post.stop()

    def tick(self) -> None:
        """Do all that is due by now."""
        with self.lock:
            self.agenda.run(self.clock.now())

    def after(self, stage: str, action: Action, since: datetime | None = None, share: float = 1.0) -> None:
        """Run the action when this stage's usual time (or a share of it) has passed."""
        self.agenda.at((since or self.clock.now()) + timedelta(seconds=self.delays[stage] * share), action)

    def review(
        self,
        row: Row,
        stage: str,
        ordered: Decision,
        conclude: Conclude,
        current: Current = lambda: True,
        since: datetime | None = None,
    ) -> None:
        """Put a submission in front of its reviewers, who take this stage's usual time."""
        due = (since or self.clock.now()) + timedelta(seconds=self.delays[stage])
        self.desk.put(desk_key(row), Review(stage, due, ordered, current, conclude))

    @contextmanager
    def lagging(self, seconds: float) -> Iterator[None]:
        """Keep what is made meanwhile out of lists for so long."""
        self.lag = seconds
        try:
            yield
        finally:
            self.lag = 0.0

    def add(self, table: str, prefix: str, account: Row, **fields: Any) -> Row:
        """Make a row with a SID, an owner and dates."""
        now = self.clock.now()
        row: Row = {
            "sid": sid(prefix),
            "account_sid": account["sid"],
            "date_created": now,
            "date_updated": now,
            **fields,
        }
        row["_visible_at"] = now + timedelta(seconds=self.lag)
        self.tables[table][str(fields.get("_key", row["sid"]))] = row
        return row

    def find(self, table: str, key: str, account: Row) -> Row:
        """Return one row of an account, or refuse as Twilio does."""
        row = self.tables[table].get(key)
        if row is None or row["account_sid"] != account["sid"]:
            raise not_found(f"/{key}")
        return row

    def listed(self, table: str, account: Row) -> list[Row]:
        """Return an account's rows, newest first; those made under a lag come later."""
        return [row for row in self.visible(self.tables[table]) if row["account_sid"] == account["sid"]]

    def visible(self, table: Table) -> list[Row]:
        """Return the rows a list shows by now, newest first."""
        now = self.clock.now()
        return [row for row in table.values() if row["_visible_at"] <= now][::-1]

    def account(self, account_sid: str) -> Row:
        """Return an account by its SID."""
        return self.tables["accounts"][account_sid]

    def order_of(self, profile_sid: str) -> Order:
        """Return the order bound to a profile; an empty one where nothing was ordered."""
        profile = self.tables["customer_profiles"].get(profile_sid, {})
        order: Order = profile.get("_order") or Order("")
        return order

    def _tick_on(self) -> None:
        while not self._stopped.wait(TICK):
            self.tick()

    def _found_operator(self) -> None:
        now = self.clock.now()
        account: Row = {
            "sid": self.account_sid,
            "account_sid": self.account_sid,
            "owner_account_sid": self.account_sid,
            "auth_token": self._auth_token,
            "friendly_name": OPERATOR,
            "status": "active",
            "type": "Full",
            "date_created": now,
            "date_updated": now,
            "_visible_at": now,
        }
        self.tables["accounts"][self.account_sid] = account
        self.add(
            "customer_profiles",
            "BU",
            account,
            **{
                "_key": self.primary_profile_sid,
                "sid": self.primary_profile_sid,
                "_business": OPERATOR,
                "_stage": "profile",
            },
            friendly_name=OPERATOR,
            email="operator@sandbox.example",
            policy_sid=PRIMARY_POLICY,
            status="twilio-approved",
            status_callback=None,
            valid_until=None,
            errors=None,
        )


def sid(prefix: str) -> str:
    """Return a SID of Twilio's form: two letters and 32 hexadecimal digits."""
    return prefix + uuid.uuid4().hex
