"""What the core needs from outside, as protocols. `bot.main` knows who fulfils them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from bot.domain.cards import Telling
from bot.domain.case import Case, Checked
from bot.domain.drafts import Draft
from bot.domain.due import Alarm, Backlog, Claim, Hint, StaleCard, StaleHome, Untold, Watched
from bot.domain.history import Deed, Past
from bot.domain.notices import Kind, Notice
from bot.domain.overdue import Patience
from bot.domain.pages import Page
from bot.domain.progress import Bar, Mark, Need, State
from bot.domain.registration import Filing, Grant, Registration
from bot.domain.values import Values
from bot.domain.watching import PagesSeen
from bot.domain.work import Offer, Seen, Work


class Clock(Protocol):
    """Where time comes from: due times, waits, ages and pacing."""

    def now(self) -> datetime:
        """Return the present, aware, in UTC."""


class Pace(Protocol):
    """How often an account may be called, over all processes."""

    def take(self, lane: str, now: datetime, gap: timedelta) -> datetime:
        """Return when a lane is free. If that is `now`, it is taken with it, and free again `gap` later."""


class Pages(Protocol):
    """The web as a stranger sees it."""

    def open(self, url: str, *, within: float) -> Page:
        """Return what an address gives within some seconds. Never raises: what went wrong is in the page."""


class Store(Protocol):
    """The memory: every method is one transaction, and none is open while the network is."""

    # Registrations and answers. Everything is looked up by team as well: another workspace's id finds nothing.
    def start(self, registration: Registration) -> None:
        """Keep a new registration."""

    def case(self, team_id: str, registration_id: str) -> Case | None:
        """Return a registration with its answers as they are now, its marks and its sightings."""

    def cases(self, team_id: str) -> Sequence[Case]:
        """Return all of a team's registrations as `case` does each, newest first."""

    def save(
        self,
        registration: Registration,
        step: str,
        values: Values,
        *,
        complete: bool,
        version: int,
        by: str,
        at: datetime,
    ) -> int:
        """Keep a step's values and return their new version; raises `Stale` if `version` is not the one kept now."""

    def file(self, registration: Registration, filing: Filing, step: str, values: Values, *, version: int) -> bool:
        """Keep an acceptance and the answers it covers, and make the registration due; False if that filing exists already.

        Raises `Stale` if the step's version is not the one kept now.
        """

    def keep_checks(self, registration: Registration, part: str, checked: Checked) -> None:
        """Keep what checks said of a part, in place of what they said before."""

    def change(
        self, registration: Registration, step: str, values: Values, deed: Deed, notice: Notice, *, version: int
    ) -> None:
        """Keep part of a step's answers changed after filing, who did it, and the news of it; a card in another channel is posted anew.

        Raises `Stale` if the step's version is not the one kept now.
        """

    def withdraw_registration(self, registration: Registration, deed: Deed, notice: Notice) -> bool:
        """Keep that a registration was taken back: nobody works on it any more; False if it was before."""

    def past(self, team_id: str, registration_id: str) -> Past:
        """Return what came to pass with a registration, besides its filings."""

    # Rights.
    def grant(self, grant: Grant) -> None:
        """Keep a right given; giving it twice changes nothing."""

    def withdraw_grant(self, team_id: str, user_id: str, *, by: str, at: datetime) -> None:
        """End a person's right, keeping who ended it and when."""

    def grants(self, team_id: str) -> Sequence[Grant]:
        """Return the rights in force in a team."""

    def ended_grants(self, team_id: str, *, limit: int) -> Sequence[Grant]:
        """Return the rights that were taken back in a team, the last one first."""

    # The walk.
    def claim(self, now: datetime, *, limit: int, lease: timedelta) -> Sequence[Claim]:
        """Take registrations that are due at `now` (the Clock's); the lease runs in real time."""

    def due_looks(self, now: datetime, stages: Collection[str]) -> Sequence[tuple[str, str, datetime]]:
        """Return (stage, remote id, since when) of the looks due at these stages that no other process took."""

    def filed_case(self, claim: Claim) -> Case:
        """Return a claimed registration with its answers as they were filed, part by part."""

    def begin(self, claim: Claim, mark: Mark, *, lease: timedelta) -> None:
        """Write down that a call begins (`mark.state` is CALLING) and lengthen the lease; raises `Stale` if the claim was lost."""

    def record(
        self,
        claim: Claim,
        before: Mark,
        after: Mark,
        notices: Sequence[Notice],
        *,
        at: datetime,
        watched: bool = False,
    ) -> None:
        """Keep a new mark, its history row and the news of it together; raises `Stale` if the claim or `before` is outdated.

        Where what is approved is `watched`, the registration's pages are looked at for as long as it stays so.
        """

    def release(self, claim: Claim, due_at: datetime | None) -> None:
        """Give a claim back, due again at `due_at` (None: not before something happens)."""

    def hint(
        self,
        remote_id: str,
        event: str,
        event_id: str,
        now: datetime,
        *,
        stage: str = "",
        note: str = "",
        at: datetime | None = None,
    ) -> bool:
        """Keep a verified provider event about one of our objects and make what it is about due, `stage` too.

        `at` is when it happened, if the provider says so.

        False if the object is unknown or of a registration that was taken back, or the event was seen before.
        """

    # The telling.
    def announce(self, registration: Registration, notice: Notice) -> None:
        """Keep a notice that no mark brought; one with its key is kept once."""

    def claim_notices(self, now: datetime, *, limit: int, lease: timedelta) -> Sequence[Untold]:
        """Take notices to tell, oldest first; of each registration the first that does not stand in its thread: news is in order."""

    def begin_telling(self, untold: Untold, *, lease: timedelta, over_at: datetime) -> None:
        """Write down that a notice is about to be posted, and lengthen the lease; raises `Stale` if the claim was lost.

        Whatever becomes of the lease, it is not due before `over_at`.
        """

    def posted(self, untold: Untold, ts: str) -> None:
        """Keep where a notice stands in the thread, though not everybody it concerns may have it yet."""

    def told(self, untold: Untold, ts: str | None, at: datetime) -> None:
        """Keep that a notice was told, and where."""

    def put_off(
        self, untold: Untold, due_at: datetime | None, *, in_doubt: bool = False, refused: bool = False
    ) -> None:
        """Give a notice back, to be told at `due_at` (None: not before an operator acts), in doubt if it may stand in the thread."""

    def place_card(self, registration: Registration, channel: str, ts: str) -> None:
        """Keep where a registration's card stands."""

    def card_moved(self, registration: Registration) -> None:
        """Keep that the card left behind says where the new one is."""

    def claim_cards(self, now: datetime, *, limit: int, lease: timedelta) -> Sequence[StaleCard]:
        """Take cards that show less than is known now."""

    def card_shown(self, card: StaleCard) -> None:
        """Keep that a card was brought up to date; a change made meanwhile leaves it stale."""

    def put_off_card(self, card: StaleCard, after: timedelta) -> None:
        """Give a card back, to be taken again after so much real time."""

    # The Homes: a change that a team's Homes show makes those due that were opened lately.
    def home_opened(self, team_id: str, user_id: str, *, chosen: str, page: int) -> None:
        """Keep that somebody looks at their Home, and at what: it is due at once, unless Slack asked to wait."""

    def claim_homes(self, *, limit: int, lease: timedelta, of: tuple[str, str] | None = None) -> Sequence[StaleHome]:
        """Take Homes that show less than is known, those opened last first; with `of`, (team, person), that one alone."""

    def home_shown(self, home: StaleHome, pause: timedelta) -> None:
        """Keep that a Home was published, and leave it alone for a pause; a change made meanwhile leaves it stale."""

    def put_off_home(self, home: StaleHome, after: timedelta) -> None:
        """Give a Home back, to be taken again after so much real time."""

    def put_off_homes(self, team_id: str, after: timedelta) -> None:
        """Let all Homes of a team wait for so much real time."""

    def forget_home(self, home: StaleHome) -> None:
        """Forget a Home that nobody looks at any more, unless it was opened since."""

    # The watch.
    def claim_watches(self, now: datetime, *, limit: int, lease: timedelta) -> Sequence[Watched]:
        """Take registrations whose pages are to be looked at by now."""

    def keep_watch(self, watched: Watched, seen: PagesSeen | None, notice: Notice | None, due_at: datetime) -> None:
        """Keep what a look saw with the news of it, due again at `due_at`; raises `Stale` if another looks by now, or nobody is to."""

    # The operator.
    def alarm(self, key: str, sentence: str, at: datetime, *, met: str = "") -> bool:
        """Keep that something needs the operator; True the first time, until `calm` is called, and again after long.

        With `met`, the stage whose call that changes something met it, only one like it shows that it is over.
        """

    def calm(self, *beginnings: str, met: str = "") -> None:
        """Keep that everything works again whose alarm's key begins so; `met` is the stage that a call changed something of."""

    def backlog(self, now: datetime) -> Backlog:
        """Return how much waits at `now`."""

    def claim_alarms(self, now: datetime, *, limit: int, lease: timedelta, over_at: datetime) -> Sequence[Alarm]:
        """Take alarms to tell the operator of; whatever becomes of the lease, nobody takes them before `over_at`."""

    def alarm_told(self, alarm: Alarm) -> None:
        """Keep that the operator was told."""

    def put_off_alarm(self, alarm: Alarm, due_at: datetime) -> None:
        """Give an alarm back, to be told at `due_at`."""


class Drawer(Protocol):
    """Where drafts are kept; each is looked up by its team and registration as well."""

    def drafts(self, registration: Registration) -> Sequence[Draft]:
        """Return a registration's drafts, the one kept last first."""

    def count_drafts(self, team_id: str) -> Mapping[str, int]:
        """Return how many drafts each of a team's registrations has, those that have any."""

    def keep_draft(self, registration: Registration, draft: Draft, *, version: int) -> Draft:
        """Keep a draft in place of the one with its id, and who did it; return it as it is kept.

        Raises `Stale` if `version` is not the one kept now (0: none is), and `Gone` if the registration was withdrawn.
        """

    def delete_draft(self, registration: Registration, draft_id: str, *, version: int, by: str, at: datetime) -> bool:
        """Delete a draft, keeping who did it; False if it is not there any more. Raises `Stale` and `Gone` as above."""


class Stage(Protocol):
    """One thing the provider needs made, submitted or decided.

    All methods raise `TryLater` or `Misconfigured`; what the provider objects to is a `Seen` with REJECTED and findings.
    """

    name: str
    part: str  # whose filing allows it
    bar: Bar
    needs: tuple[Need, ...]
    costs: bool  # what `create` makes is paid for: look twice before making it again
    news: Mapping[State, Kind]  # what entering a state tells the channel
    renews: Mapping[State, Kind]  # what it tells instead when the thing was handed in again
    told_by: str | None  # the stage whose approval tells of this one's as well
    intervals: tuple[timedelta, ...]  # between looks while PENDING; the last one repeats
    patience: Patience | None  # when a wait is worth a word
    together: bool  # whether many can be looked at in one call
    refusals: frozenset[str]  # the provider's words that it is refused, also when it was approved before
    renewed_with: tuple[str, ...]  # stages whose refusal has this one done anew with the next filing

    def inputs(self, work: Work) -> Mapping[str, object]:
        """Return what would be sent, and what of other stages it speaks for, to tell later whether it changed."""

    def find(self, work: Work) -> Seen | None:
        """Return what an earlier attempt made after all, or None."""

    def create(self, work: Work) -> Seen:
        """Make, submit or buy it. Asked only when it was not made before."""

    def change(self, work: Work) -> Seen:
        """Bring what exists in line with a new filing and hand it in again, if an earlier attempt has not done so already."""

    def look(self, work: Work) -> Seen:
        """Return how it stands now."""


class Provider(Protocol):
    """Who registers senders."""

    name: str
    stages: Sequence[Stage]
    buys_at_once: bool  # whether a number is bought before the campaign is approved

    def survey(self, stage: str, remote_ids: Collection[str]) -> Mapping[str, object]:
        """Return what can be said of many things in fewer calls than asking for each; what is left out is to be asked for alone."""

    def offers(self, area_code: str, *, skip: int = 0, limit: int = 5) -> Sequence[Offer]:
        """Return numbers for sale in an area code, leaving out the first `skip`; empty when there are none."""


class TwilioDoor(Protocol):
    """Tells Twilio's own calls from others, and reads them."""

    def callback(self, path: str, form: Mapping[str, str], signature: str) -> Sequence[Hint] | None:
        """Return the hints in a signed form, or None when it is not Twilio's."""

    def events(self, path: str, body: bytes, signature: str) -> Sequence[Hint] | None:
        """Return the hints in a signed batch of events, or None when it is not Twilio's."""


class Publisher(Protocol):
    """Who publishes Homes. Raises `TryLater` or `Misconfigured`."""

    def publish(self, home: StaleHome) -> bool:
        """Draw a Home as it is now, and tell whether it is worth keeping up: its person is there and may see something."""


class Teller(Protocol):
    """Who tells people. Raises `TryLater` or `Misconfigured`."""

    def post_card(self, telling: Telling, channel: str) -> str:
        """Post the registration's card and return its timestamp."""

    def edit_card(self, telling: Telling) -> None:
        """Bring the card up to date."""

    def card_moved(self, telling: Telling) -> None:
        """Say on the card left behind in another channel where the new one is."""

    def post_reply(self, telling: Telling, notice: Notice) -> str:
        """Post a notice in the card's thread, mentioning whom it concerns, and return its timestamp."""

    def copy(self, telling: Telling, notice: Notice) -> bool:
        """Bring a notice to the point of contact too, when they do not see the thread; when they cannot be reached, to who stands in.

        Tells whether a message of its own was sent.
        """

    def find_reply(self, telling: Telling, notice: Notice) -> str | None:
        """Return the timestamp of a notice an earlier attempt posted after all, where that can be known."""

    def find_card(self, telling: Telling, channel: str) -> str | None:
        """Return the timestamp of a card an earlier attempt posted after all, where that can be known."""

    def tell_operator(self, alarm: Alarm) -> None:
        """Say in the operator's channel what only they can mend, unless it stands there already."""
