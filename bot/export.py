"""A registration's history as a file, for the operator: no tax id is in it, and nothing but what Slack shows."""

from __future__ import annotations

import json

from bot.domain.errors import Misconfigured, TryLater
from modals.history import as_csv, events, records, whole
from store import Vault, open_store


class CannotExport(Exception):
    """There is nothing to export, or nothing to read it from; the text says why."""


def exported(database_url: str, data_keys: str, registration_id: str, form: str) -> str:
    """Return a registration's history as `csv` or `json`, newest first."""
    try:
        store = open_store(database_url, Vault(data_keys.split(",")))
    except (Misconfigured, TryLater) as reason:
        raise CannotExport(str(reason)) from None
    try:
        team = store.team_of(registration_id)
        registration = store.registration(team, registration_id) if team else None
        if registration is None:
            raise CannotExport("There is no registration of that id.")
        found = events(registration, store.past(registration.team_id, registration_id), whole)
    finally:
        store.close()
    return as_csv(found) if form == "csv" else json.dumps(records(found), ensure_ascii=False, indent=2) + "\n"
