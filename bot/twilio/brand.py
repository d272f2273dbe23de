"""The brand: the business as the carriers' registry knows it. Made once; every one that is made costs money."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from bot.domain.errors import TryLater
from bot.domain.progress import Finding, Mark, State
from bot.domain.reasons import UPDATES_OF_A_BRAND
from bot.domain.work import Seen, Work
from bot.twilio import fields, words
from bot.twilio.errors import page_of
from bot.twilio.trusthub import PAGE

LINK_EXPIRED = 21741
UPDATES_USED_UP = 21724
NEXT_SECOND = timedelta(seconds=2)


def tried_before(work: Work, updated: datetime | None) -> bool:
    """Tell whether an attempt that was cut off was carried out after all: the thing changed since the attempt began."""
    return work.resumed and _changed_since(work, updated)


def tell_apart(work: Work, updated: datetime | None) -> None:
    """Let an attempt wait that would begin in the second of the last change: cut off, it could not be told from that.

    Raises TryLater. Twilio's times are whole seconds, and of another clock than ours.
    """
    if _changed_since(work, updated):
        raise TryLater("It changed at this very moment.", after=NEXT_SECOND, done=False)


def _changed_since(work: Work, updated: datetime | None) -> bool:
    since = work.mark.since
    return since is not None and updated is not None and updated >= since.replace(microsecond=0)


UNVERIFIED = f"identity {words.IDENTITY_REFUTED}"
DOWNGRADED = Finding("30991", ("identity_status",), url=page_of(30991))


def _downgraded(brand: Any, work: Work) -> bool:
    """Tell whether a brand that was approved as who it is is that no more; one approved in spite of it stays approved."""
    doubted = work.mark.state is State.APPROVED and UNVERIFIED in work.mark.said
    had = work.mark.state in {State.APPROVED, State.LOST} and not doubted
    return had and brand.identity_status == words.IDENTITY_REFUTED


def used_up(brand: Any, work: Work) -> bool:
    """Tell whether a brand that the registry knows was corrected as often as Twilio allows: it would refuse the next one."""
    return bool(brand.tcr_id) and work.mark.changes >= UPDATES_OF_A_BRAND


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
            useless = brand.status == "FAILED" and (not brand.tcr_id or self._of_another_kind(brand, work))
            if not useless and all(getattr(brand, name) == sid for name, sid in wanted.items()):
                return self._seen(brand, work)
        return None

    def create(self, work: Work) -> Seen:
        """Register the brand, for money."""
        return self._seen(self._brands.create(**self.inputs(work)), work)

    def change(self, work: Work) -> Seen:
        """Hand a refused brand in again with what its bundles hold now. Each time uses up one of three."""
        brand = self._brands(work.mark.remote_id).fetch()
        seen = self._seen(brand, work)
        if tried_before(work, brand.date_updated):
            return seen
        if seen.state is not State.REJECTED:
            return replace(seen, untouched=True)
        if not brand.tcr_id or self._of_another_kind(brand, work):
            # It never reached the registry, so there is nothing to update there (reference 3.5); or what is wanted is another brand.
            return Seen(None, State.WAITING, "registered anew", retry_at=work.now, gone=True)
        if used_up(brand, work):
            return replace(seen, untouched=True)
        tell_apart(work, brand.date_updated)
        return self._seen(self._brands(brand.sid).update(), work)

    def _of_another_kind(self, brand: Any, work: Work) -> bool:
        """Tell whether a brand has another volume than is wanted, which no update says."""
        return bool(brand.skip_automatic_sec_vet) is not fields.low_volume(work.dossier)

    def look(self, work: Work) -> Seen:
        """Return what the registry says."""
        return self._seen(work.surveyed or self._brands(work.mark.remote_id).fetch(), work)

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
        if state is State.APPROVED and _downgraded(brand, work):
            return Seen(
                str(brand.sid), State.LOST, f"{said} ({UNVERIFIED})", words.findings(brand.errors) or (DOWNGRADED,)
            )
        if state is State.APPROVED and brand.identity_status == words.IDENTITY_REFUTED:
            said = f"{said} ({UNVERIFIED})"
        unproven = fields.listed(work.dossier) and brand.identity_status not in words.IDENTITY_PROVEN
        if state is State.APPROVED and unproven:
            # A listed company is approved only once somebody followed the mailed link (reference 3.6). What went wrong
            # with the link stands in the errors; those of any other approved brand are mere hints.
            state, said = State.PENDING, f"{brand.status} (identity {brand.identity_status})"
        found = words.findings(brand.errors) if state is not State.APPROVED else ()
        if state is State.REJECTED and used_up(brand, work):
            found = (*found, Finding(str(UPDATES_USED_UP), url=page_of(UPDATES_USED_UP)))
        return Seen(str(brand.sid), state, said, found)


@dataclass(frozen=True)
class MailedLink:
    """The link that the carriers mail to a listed company (reference 3.6). It is mailed with the brand, and again on request, for a fee."""

    client: Any

    def inputs(self, work: Work) -> Mapping[str, object]:
        """Return whether there is such a link at all, where it goes, and which handing in of the brand it was mailed with."""
        brand = work.marks.get("brand", Mark("brand"))
        mailbox = fields.a2p_info(work.dossier).get("brand_contact_email")
        return {"listed": fields.listed(work.dossier), "mailbox": mailbox, "brand": [brand.remote_id, brand.changes]}

    def find(self, _work: Work) -> Seen | None:
        """Return nothing: there is nothing of ours to find."""
        return None

    def create(self, work: Work) -> Seen:
        """Wait for the click, where there is a link."""
        state = State.PENDING if fields.listed(work.dossier) else State.MADE
        return Seen(work.id_of("brand"), state, "mailed" if state is State.PENDING else "not needed")

    def change(self, work: Work) -> Seen:
        """Have a link mailed again, if the one before is dead: only then does Twilio take the wish."""
        seen = self.look(work)
        if any(tried_before(work, mail.date_created) for mail in self._mails(work.id_of("brand"))):
            return seen
        if seen.state is not State.REJECTED:
            return replace(seen, untouched=True)
        self.client.request("POST", f"{BRANDS}/{work.id_of('brand')}/2fa")
        return Seen(seen.remote_id, State.PENDING, "mailed again")

    def look(self, work: Work) -> Seen:
        """Return whether the link was clicked, or is dead."""
        sid = work.id_of("brand")
        if not fields.listed(work.dossier):
            return Seen(sid, State.MADE, "not needed")
        brand = self.client.messaging.v1.brand_registrations(sid).fetch()
        if brand.identity_status in words.IDENTITY_PROVEN:
            return Seen(sid, State.APPROVED, str(brand.identity_status))
        if not self._dead(sid):
            return Seen(sid, State.PENDING, "mailed")
        found = words.findings(brand.errors) or (Finding(str(LINK_EXPIRED), url=page_of(LINK_EXPIRED)),)
        return Seen(sid, State.REJECTED, "expired", found)

    def _dead(self, sid: str) -> bool:
        """Tell whether the newest check by mail failed, and none is under way."""
        said = [str(mail.vetting_status) for mail in self._mails(sid)]
        return "FAILED" in said and not {"PENDING", "IN_PROGRESS"} & set(said)

    def _mails(self, sid: str) -> list[Any]:
        vettings = self.client.messaging.v1.brand_registrations(sid).brand_vettings.stream(page_size=PAGE)
        return [vetting for vetting in vettings if vetting.vetting_class == AUTH_PLUS]


BRANDS = "https://messaging.twilio.com/v1/a2p/BrandRegistrations"
AUTH_PLUS = "AUTHPLUS"
