"""Twilio's lists of an account: a thousand things to a call, where asking for each would take more."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from bot.twilio.trusthub import PAGE, customer_profiles, trust_products


class Lists:
    """What can be listed, and how many pages that took last."""

    def __init__(self, client: Any) -> None:
        profiles, trusts = customer_profiles(client), trust_products(client)
        self._lists: dict[str, tuple[Any, dict[str, str]]] = {
            "profile_submission": (profiles.all, {"policy_sid": profiles.policy}),
            "trust_submission": (trusts.all, {"policy_sid": trusts.policy}),
            "brand": (client.messaging.v1.brand_registrations, {}),
        }
        self._pages = dict.fromkeys(self._lists, 1)

    def of(self, stage: str, sids: Collection[str]) -> Mapping[str, object]:
        """Return what the list says of these, read no further than they are worth; nothing if it is longer than that."""
        if len(sids) <= self._pages[stage]:
            return {}
        read, found = 0, dict[str, object]()
        for page in _pages(*self._lists[stage]):
            read += 1
            found.update({str(one.sid): one for one in page if one.sid in sids})
            if len(found) == len(sids):
                break
            if read == len(sids):
                read += 1  # there may be more, but from here on asking for each is cheaper
                break
        self._pages[stage] = read
        return found


def _pages(things: Any, narrowed: Mapping[str, str]) -> Iterator[Any]:
    page = things.page(page_size=PAGE, **narrowed)
    while page is not None:
        yield page
        page = page.next_page()
