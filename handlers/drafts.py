"""Drafts: listed, written, read and deleted."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.domain.drafts import Draft
from bot.domain.errors import FieldErrors, Gone, Stale
from bot.domain.registration import Person
from bot.domain.values import Values
from bot.drafting import Drafting, Overtaken, new_draft_id
from handlers.showing import View
from handlers.windows import Windows
from modals.draft import STEP, Sheet, draft, read_only
from modals.drafts import drafts
from modals.meta import OUT_OF_DATE, Meta

_AND_VERSION = re.compile(r"(\w+):(\d{1,9})")


class Drafts:
    """The window of drafts, and the one in which a draft is written."""

    def __init__(self, drafting: Drafting, windows: Windows) -> None:
        self._drafting = drafting
        self._windows = windows

    def register(self, app: App) -> None:
        """Attach the listeners."""
        app.action("drafts")(self.show)
        app.action(re.compile(r"^drafts_page\.\w+$"))(self.page)
        app.action("write_draft")(self.write)
        app.action("open_draft")(self.open)
        app.action("delete_draft")(self.delete)
        app.action("drafts_back")(self.back)
        app.view("step.draft")(self.keep)

    def show(self, ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, person: Person) -> None:
        """Show the drafts of a registration."""
        self._windows.show(client, body, self._list(person, Meta(registration=str(action["value"]))), person)
        ack()

    def page(self, ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, person: Person) -> None:
        """Turn the page."""
        page, meta = str(action["value"]), Meta.loads(body["view"]["private_metadata"])
        if not re.fullmatch(r"[0-9]{1,6}", page):
            raise Gone(OUT_OF_DATE)
        view = self._list(person, Meta(registration=meta.registration, extra={"page": page}))
        self._windows.show(client, body, view, person)
        ack()

    def write(self, ack: Ack, body: dict[str, Any], client: WebClient, person: Person) -> None:
        """Open the form for a new draft."""
        meta = Meta.loads(body["view"]["private_metadata"])
        case = self._drafting.writable(person, meta.registration)
        view = draft(Sheet(case.dossier), Meta(registration=meta.registration, extra={"draft": new_draft_id()}))
        self._windows.show(client, body, view, person)
        ack()

    def open(self, ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, person: Person) -> None:
        """Open a draft, to be changed, or only read where nothing can be changed any more."""
        meta = Meta.loads(body["view"]["private_metadata"])
        case, found = self._drafting.draft(person, meta.registration, str(action["value"]))
        shown = Meta(registration=meta.registration, version=found.version, extra={"draft": found.id})
        view = read_only(found, shown) if case.registration.withdrawn else draft(Sheet(case.dossier, found), shown)
        self._windows.show(client, body, view, person)
        ack()

    def delete(self, ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, person: Person) -> None:
        """Delete a draft as it was listed; the button has asked whether that is meant."""
        meta = Meta.loads(body["view"]["private_metadata"])
        named = _AND_VERSION.fullmatch(str(action["value"]))
        if named is None:
            raise Gone(OUT_OF_DATE)
        alert = None
        try:
            self._drafting.delete(person, meta.registration, named[1], version=int(named[2]))
        except Stale as stale:
            alert = str(stale)
        self._windows.show(client, body, self._list(person, meta, alert), person)
        ack()

    def back(self, ack: Ack, body: dict[str, Any], client: WebClient, person: Person) -> None:
        """Keep what was typed and show the list; what cannot be kept stays where it is, with the reason."""
        view = body["view"]
        meta, typed = Meta.loads(view["private_metadata"]), STEP.read(view)
        nothing_to_keep = not typed or (meta.version == 0 and not any(typed.values()))  # only read, or not begun
        left = self._list(person, meta) if nothing_to_keep else self._left(person, meta, typed)
        self._windows.show(client, body, left, person)
        ack()

    def _left(self, person: Person, meta: Meta, typed: Values) -> View:
        """Return the list once what was typed is kept, or the form again."""
        match kept := self._keep(person, meta, typed):
            case FieldErrors():
                desk = self._drafting.open(person, meta.registration)
                alert = f"Not kept yet. {' '.join(kept.by_field.values())}"
                return draft(Sheet(desk.case.dossier, desk.draft(_id(meta)), typed, alert), _next(meta, meta.version))
            case Overtaken():
                return self._overtaken(person, meta, typed, kept)
            case _:
                return self._list(person, meta)

    def keep(self, ack: Ack, view: dict[str, Any], client: WebClient, person: Person) -> None:
        """Keep a draft and show what it comes to, or what to mend beside the field."""
        meta, typed = Meta.loads(view["private_metadata"]), STEP.read(view)
        match kept := self._keep(person, meta, typed):
            case FieldErrors():
                ack(response_action="errors", errors=STEP.errors(kept, view))
                return
            case Overtaken():
                shown = self._overtaken(person, meta, typed, kept)
            case _:
                dossier = self._drafting.writable(person, meta.registration).dossier
                shown = draft(Sheet(dossier, kept, just_kept=True), _next(meta, kept.version))
        self._windows.answered(client, view["id"], shown, person)
        ack(response_action="update", view=shown)

    def _keep(self, person: Person, meta: Meta, typed: Values) -> Draft | FieldErrors | Overtaken:
        name, body = (str(typed.get(field.name, "")) for field in STEP.fields)
        return self._drafting.keep(person, meta.registration, _id(meta), name, body, version=meta.version)

    def _overtaken(self, person: Person, meta: Meta, typed: Values, by: Overtaken) -> View:
        """Return the form with what this person typed and what somebody else kept meanwhile."""
        dossier = self._drafting.writable(person, meta.registration).dossier
        theirs = by.theirs
        alert = CHANGED if theirs else DELETED
        return draft(Sheet(dossier, theirs, typed, alert, theirs=theirs), _next(meta, theirs.version if theirs else 0))

    def _list(self, person: Person, meta: Meta, alert: str | None = None) -> View:
        desk = self._drafting.open(person, meta.registration)
        return drafts(desk.case.registration, desk.case.dossier.title, desk.drafts, meta, alert)


CHANGED = "Somebody else changed this draft while you were at it. What you typed is still below: keep it to put yours in place of theirs."
DELETED = "Somebody deleted this draft while you were at it. What you typed is still below: keep it to have it again."


def _id(meta: Meta) -> str:
    """Return which draft a form is of; raises `Gone` for a window that is none of ours any more."""
    try:
        return meta.extra["draft"]
    except KeyError:
        raise Gone(OUT_OF_DATE) from None


def _next(meta: Meta, version: int) -> Meta:
    """Return what the form remembers when it is drawn again, so that the values we draw win over what Slack remembers."""
    return replace(meta, version=version, rev=meta.rev + 1)
