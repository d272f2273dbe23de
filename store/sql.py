"""`SqlStore`: the ports `Store`, `Drawer` and `Pace` on SQL, put together from their topics."""

from __future__ import annotations

from functools import partial
from uuid import uuid4

from store.alone import Presence, free_leases
from store.answers import Answers
from store.backlog import backlog
from store.deeds import Deeds
from store.drafts import Drafts
from store.engine import Database
from store.homes import Homes
from store.installations import SqlInstallations
from store.keys import Keys
from store.pace import SqlPace
from store.rights import Alarms, Rights
from store.schema import require_fit
from store.telling import Cards, Notices
from store.vault import Vault
from store.walk import Walk
from store.watching import Watches


class SqlStore:
    """The memory. Each method belongs to one topic and is described there; each is one transaction."""

    def __init__(self, database: Database, vault: Vault) -> None:
        owner = uuid4().hex  # whose leases these are: two stores are two workers, also in one process
        answers, walk = Answers(database, vault), Walk(database, vault, owner)
        notices, cards = Notices(database, vault, owner), Cards(database, owner)
        presence, homes = Presence(database, owner), Homes(database, owner)
        watches = Watches(database, vault, owner)
        rights, alarms, keys = Rights(database), Alarms(database), Keys(database, vault)
        deeds, drafts = Deeds(database, vault), Drafts(database, vault)
        self.installations = SqlInstallations(database, vault)

        self.start = answers.start
        self.registration = answers.registration
        self.case = answers.case
        self.cases = answers.cases
        self.save = answers.save
        self.file = answers.file
        self.keep_checks = answers.keep_checks
        self.change = deeds.change
        self.withdraw_registration = deeds.withdraw_registration
        self.card_moved = deeds.card_moved
        self.past = deeds.past
        self.team_of = deeds.team_of
        self.drafts = drafts.drafts
        self.count_drafts = drafts.count_drafts
        self.keep_draft = drafts.keep_draft
        self.delete_draft = drafts.delete_draft
        self.grant = rights.grant
        self.withdraw_grant = rights.withdraw_grant
        self.grants = rights.grants
        self.ended_grants = rights.ended_grants
        self.claim = walk.claim
        self.due_looks = walk.due_looks
        self.filed_case = walk.filed_case
        self.begin = walk.begin
        self.record = walk.record
        self.release = walk.release
        self.hint = walk.hint
        self.announce = notices.announce
        self.claim_notices = notices.claim_notices
        self.begin_telling = notices.begin_telling
        self.posted = notices.posted
        self.told = notices.told
        self.put_off = notices.put_off
        self.unpark_notices = notices.unpark_notices
        self.place_card = cards.place_card
        self.claim_cards = cards.claim_cards
        self.card_shown = cards.card_shown
        self.put_off_card = cards.put_off_card
        self.home_opened = homes.home_opened
        self.claim_homes = homes.claim_homes
        self.home_shown = homes.home_shown
        self.put_off_home = homes.put_off_home
        self.put_off_homes = homes.put_off_homes
        self.forget_home = homes.forget_home
        self.claim_watches = watches.claim_watches
        self.keep_watch = watches.keep_watch
        self.alarm = alarms.alarm
        self.calm = alarms.calm
        self.claim_alarms = alarms.claim_alarms
        self.alarm_told = alarms.alarm_told
        self.put_off_alarm = alarms.put_off_alarm
        self.take = SqlPace(database).take
        self.reseal, self.try_keys = keys.reseal, keys.try_them
        self.trouble = database.trouble
        self.backlog = partial(backlog, database)
        self.free_leases = partial(free_leases, database)
        self.take_over = presence.take_over
        self.give_back = presence.give_back
        self.close = presence.close


def open_store(url: str, vault: Vault) -> SqlStore:
    """Return the store at a database address; raises `SchemaUnknown` if it was not migrated to what this bot knows. Close it when done."""
    require_fit(url)
    return SqlStore(Database(url), vault)
