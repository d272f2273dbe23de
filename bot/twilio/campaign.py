"""The campaign: what a brand's texts are for. A messaging service holds exactly one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.domain.progress import State
from bot.ports import Seen, Work
from bot.twilio import fields, words

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

    def look(self, work: Work) -> Seen:
        """Return what the reviewers say."""
        return _seen(self._campaigns(work)(CAMPAIGN_SID).fetch(x_twilio_api_version=fields.API_VERSION))

    def _campaigns(self, work: Work) -> Any:
        return self.client.messaging.v1.services(work.id_of("service")).us_app_to_person


def _seen(campaign: Any) -> Seen:
    # Errors may stand on a campaign that is still under review: its word alone decides (reference 4.5).
    state = words.meaning(words.CAMPAIGN, campaign.campaign_status)
    found = words.findings(campaign.errors) if state in {State.REJECTED, State.LOST} else ()
    return Seen(str(campaign.sid), state, str(campaign.campaign_status), found)
