"""The campaign: what a brand's texts are for. A messaging service holds exactly one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from bot.domain.errors import Misconfigured
from bot.domain.progress import State
from bot.domain.work import Seen, Work
from bot.twilio import fields, words
from bot.twilio.brand import tell_apart, tried_before

CAMPAIGN_SID = "QE2c6890da8086d771620e9b13fadeba0b"  # the same for every campaign: its service tells it apart


@dataclass(frozen=True)
class Campaign:
    """A campaign under review."""

    client: Any

    def inputs(self, work: Work) -> Mapping[str, object]:
        """Return the whole campaign."""
        return {"brand_registration_sid": work.id_of("brand"), **fields.campaign(work.dossier)}

    def find(self, work: Work) -> Seen | None:
        """Return the service's campaign, if it has one."""
        return self.look(work)

    def create(self, work: Work) -> Seen:
        """Hand the campaign in, for money."""
        return _seen(self._campaigns(work).create(**self.inputs(work)))

    def change(self, work: Work) -> Seen:
        """Hand a refused campaign in again with everything it holds now; what Twilio does not edit means a new one."""
        campaign = self._campaign(work).fetch(x_twilio_api_version=fields.API_VERSION)
        seen = _seen(campaign)
        if seen.state is not State.REJECTED or tried_before(work, campaign.date_updated):
            return seen
        tell_apart(work, campaign.date_updated)
        if _timed_out(seen) or _must_be_new(campaign, self.inputs(work)):
            return self._make_room(work)
        try:
            return _seen(self._campaign(work).update(**_editable(self.inputs(work))))
        except Misconfigured as refused:
            if refused.about.startswith("account:"):
                raise
            return self._make_room(work)  # editing is not open to every account (reference 4.7)

    def _make_room(self, work: Work) -> Seen:
        """Delete the campaign; a new one is made once it is gone, which the next look at it tells."""
        self._campaign(work).delete()
        return Seen(work.mark.remote_id, State.WAITING, "deleted", retry_at=work.now + UNTIL_GONE)

    def look(self, work: Work) -> Seen:
        """Return what the reviewers say."""
        return _seen(self._campaign(work).fetch(x_twilio_api_version=fields.API_VERSION))

    def _campaign(self, work: Work) -> Any:
        return self._campaigns(work)(CAMPAIGN_SID)

    def _campaigns(self, work: Work) -> Any:
        return self.client.messaging.v1.services(work.id_of("service")).us_app_to_person


# What an update can say (reference 4.3); it says all of it each time.
EDITABLE = (
    "has_embedded_links",
    "has_embedded_phone",
    "message_samples",
    "message_flow",
    "description",
    "age_gated",
    "direct_lending",
    "privacy_policy_url",
    "terms_and_conditions_url",
    "x_twilio_api_version",
)
UNTIL_GONE = timedelta(seconds=5)


def _editable(inputs: Mapping[str, object]) -> dict[str, object]:
    return {name: inputs[name] for name in EDITABLE}


def _timed_out(seen: Seen) -> bool:
    """Tell whether nobody reviewed it in time: then only a new one is reviewed (reference 7.4)."""
    return any(finding.code == REVIEW_TIMED_OUT for finding in seen.findings)


def _must_be_new(campaign: Any, inputs: Mapping[str, object]) -> bool:
    """Tell whether something changed that Twilio does not edit: the use case, a keyword or a reply."""
    asked = {"opt_in_message": None, "opt_in_keywords": None, **inputs}
    names = ("us_app_to_person_usecase", *(f"{kind}_{what}" for kind in REPLIES for what in ("message", "keywords")))
    return any((getattr(campaign, name) or None) != (asked[name] or None) for name in names if name in asked)


REVIEW_TIMED_OUT = "30901"
REPLIES = ("opt_in", "opt_out", "help")


def _seen(campaign: Any) -> Seen:
    # Errors may stand on a campaign that is still under review: its word alone decides (reference 4.5).
    state = words.meaning(words.CAMPAIGN, campaign.campaign_status)
    found = words.findings(campaign.errors) if state in {State.REJECTED, State.LOST} else ()
    return Seen(str(campaign.sid), state, str(campaign.campaign_status), found)
