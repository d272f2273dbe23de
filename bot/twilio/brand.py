"""The brand: the business as the carriers' registry knows it. Made once; every one that is made costs money."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.domain.progress import State
from bot.ports import Seen, Work
from bot.twilio import fields, words
from bot.twilio.trusthub import PAGE


@dataclass(frozen=True)
class Brand:
    """A brand registration; `mock` makes Twilio's free ones, which can send nothing."""

    client: Any
    mock: bool

    def inputs(self, work: Work) -> Mapping[str, object]:
        """Return the two bundles and the kind of brand."""
        return {
            **self._bundles(work),
            "brand_type": "STANDARD",
            "skip_automatic_sec_vet": fields.low_volume(work.dossier),
            "mock": self.mock,
        }

    def find(self, work: Work) -> Seen | None:
        """Return the brand of these two bundles: it has no name to find it by."""
        wanted = self._bundles(work)
        for brand in self._brands.stream(page_size=PAGE):
            if all(getattr(brand, name) == sid for name, sid in wanted.items()):
                return self._seen(brand, work)
        return None

    def create(self, work: Work) -> Seen:
        """Register the brand, for money."""
        return self._seen(self._brands.create(**self.inputs(work)), work)

    def look(self, work: Work) -> Seen:
        """Return what the registry says."""
        return self._seen(self._brands(work.mark.remote_id).fetch(), work)

    @property
    def _brands(self) -> Any:
        return self.client.messaging.v1.brand_registrations

    def _bundles(self, work: Work) -> dict[str, str]:
        return {
            "customer_profile_bundle_sid": work.id_of("profile"),
            "a2p_profile_bundle_sid": work.id_of("trust_product"),
        }

    def _seen(self, brand: Any, work: Work) -> Seen:
        state, said = words.meaning(words.BRAND, brand.status), str(brand.status)
        if self.mock and not brand.mock:
            return Seen(str(brand.sid), State.UNKNOWN, f"{said} (not a mock brand)")
        unproven = fields.listed(work.dossier) and brand.identity_status not in words.IDENTITY_PROVEN
        if state is State.APPROVED and unproven:
            # A listed company is approved only once somebody followed the mailed link (reference 3.6). What went wrong
            # with the link stands in the errors; those of any other approved brand are mere hints.
            state, said = State.PENDING, f"{said} (identity {brand.identity_status})"
        found = words.findings(brand.errors) if state is not State.APPROVED else ()
        return Seen(str(brand.sid), state, said, found)
