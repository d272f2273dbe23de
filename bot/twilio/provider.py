"""Twilio as the one who registers senders."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from bot.domain.work import Offer
from bot.ports import Clock, Pace, Stage
from bot.twilio.client import TwilioHttp, connect
from bot.twilio.errors import Objection
from bot.twilio.lists import Lists
from bot.twilio.stages import Setup, stages

NONE_THERE = frozenset({21451, 21452})  # no such area code; nothing left in it


class TwilioProvider:
    """All stages, and the search for numbers, in one Twilio account."""

    name = "twilio"

    def __init__(
        self,
        account_sid: str,
        *,
        auth_token: str = "",
        api_key: str = "",
        api_secret: str = "",
        primary_profile_sid: str,
        notify_email: str,
        pace: Pace,
        clock: Clock,
        api_url: str | None = None,
        public_url: str | None = None,
        mock_brands: bool = False,
        test_to: str | None = None,
        number_purchase: str = "on_approval",
        called: Callable[[str], None] = lambda _: None,
    ) -> None:
        http = TwilioHttp(account_sid, pace, clock, api_url=api_url, called=called)
        user, password = (api_key, api_secret) if api_key else (account_sid, auth_token)
        self._client: Any = connect(account_sid, user, password, http)
        base = public_url.rstrip("/") if public_url else None
        setup = Setup(
            primary_profile_sid,
            notify_email,
            bundle_callback=base and f"{base}/twilio/trusthub",
            message_callback=base and f"{base}/twilio/messages",
            mock_brands=mock_brands,
            test_to=test_to or None,
            buy_at_once=number_purchase == "at_once",
        )
        self.buys_at_once = setup.buy_at_once
        self.stages: Sequence[Stage] = stages(self._client, setup)
        self._lists = Lists(self._client)

    def survey(self, stage: str, remote_ids: Collection[str]) -> Mapping[str, object]:
        """Return what Twilio's list of a stage's things says of these, where that takes fewer calls than asking for each."""
        return self._lists.of(stage, remote_ids)

    def offers(self, area_code: str, *, skip: int = 0, limit: int = 5) -> Sequence[Offer]:
        """Return numbers for sale in an area code, leaving out the first `skip`; empty when there are none."""
        numbers = self._client.available_phone_numbers("US").local
        try:
            found = numbers.list(area_code=int(area_code), sms_enabled=True, beta=False, limit=skip + limit)
        except Objection as objection:
            if objection.code in NONE_THERE:
                return ()
            raise
        return tuple(Offer(number.phone_number, _place(number)) for number in found[skip : skip + limit])


def _place(number: Any) -> str:
    return ", ".join(part for part in (number.locality, number.region) if part)
