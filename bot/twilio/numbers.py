"""The number: bought, put into the messaging service, and watched until texts from it arrive."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.domain import answers as given
from bot.domain.errors import Misconfigured
from bot.domain.progress import Finding, State
from bot.domain.work import Seen, Work
from bot.twilio import fields, words
from bot.twilio.errors import Objection, page_of
from bot.twilio.trusthub import PAGE, made

SOLD, ATTACHED = 21422, 21710
REGISTERED, FAILED, REMOVED = (
    "number-registration.successful",
    "number-registration.failed",
    "number-deregistration.successful",
)
REGISTRATION_FAILED = 30126
# What a send meets while the carriers still register the number (reference 6).
NOT_READY = frozenset({21703, 21704, 30022, 30023, 30024, 30025, 30026, 30027, 30034, 30035})
BEFORE_ALL = datetime.min.replace(tzinfo=UTC)
TRY_AGAIN = (timedelta(minutes=15), timedelta(hours=1), timedelta(hours=4), timedelta(hours=12))
SKEW = timedelta(minutes=1)  # between our clock and Twilio's, at most
# The test message's addressee is at fault: of the operator's choosing.
BAD_RECIPIENT = frozenset({21211, 21408, 21610, 21612, 21614, 21635, 30003, 30004, 30005, 30006})


@dataclass(frozen=True)
class Number:
    """The number that was chosen. Buying it twice is impossible; it is ours if it bears our name."""

    client: Any

    def inputs(self, work: Work) -> Mapping[str, object]:
        """Return the number and the name it gets."""
        return {"phone_number": work.dossier.need(given.Number).phone_number, "friendly_name": work.key}

    def find(self, work: Work) -> Seen | None:
        """Return the number if it was bought for this registration."""
        wanted = self.inputs(work)
        for number in self.client.incoming_phone_numbers.stream(page_size=PAGE, **wanted):
            # The list's filter takes a part of a number for the whole.
            if (number.phone_number, number.friendly_name) == tuple(wanted.values()):
                return _bought(number)
        return None

    def create(self, work: Work) -> Seen:
        """Buy it."""
        try:
            return _bought(self.client.incoming_phone_numbers.create(**self.inputs(work)))
        except Objection as objection:
            if objection.code != SOLD:
                raise
            return self.find(work) or _sold(objection)

    def change(self, work: Work) -> Seen:
        """Buy the number chosen now; those there were stay, and are told, until somebody releases them."""
        seen = self.find(work) or self.create(work)
        if seen.state is not State.MADE:
            return seen
        ours = self.client.incoming_phone_numbers.stream(page_size=PAGE, friendly_name=work.key)
        before = [f"{one.sid} {one.phone_number}" for one in ours if _before(one, seen, work)]
        return replace(seen, said=", ".join([seen.said, *before]))

    def look(self, work: Work) -> Seen:
        """Return the number if it is still ours."""
        return _bought(self.client.incoming_phone_numbers(work.mark.remote_id).fetch())


def _bought(number: Any) -> Seen:
    return replace(made(number), said=f"{number.sid} {number.phone_number}")


def _before(number: Any, now: Seen, work: Work) -> bool:
    """Tell whether a number was bought for this registration before the one there is now."""
    return bool(number.friendly_name == work.key and number.sid != now.remote_id)


def _sold(objection: Objection) -> Seen:
    finding = replace(objection.finding, fields=("phone_number",))
    return Seen(None, State.REJECTED, finding.code, (finding,))


@dataclass(frozen=True)
class Attachment:
    """The number in the messaging service, which is what makes the carriers register it."""

    client: Any

    def inputs(self, work: Work) -> Mapping[str, object]:
        """Return the number."""
        return {"phone_number_sid": work.id_of("number")}

    def find(self, work: Work) -> Seen | None:
        """Return the number if it is in the service."""
        return self.look(work)

    def create(self, work: Work) -> Seen:
        """Put it in."""
        try:
            return made(self._numbers(work).create(**self.inputs(work)))
        except Objection as objection:
            if objection.code != ATTACHED:
                raise
            return Seen(work.id_of("number"), State.MADE)

    def change(self, work: Work) -> Seen:
        """Put in the number there is now, and take out the one before: it is not to text, and would be registered on."""
        seen, before = self.create(work), work.mark.remote_id
        if before is not None and before != seen.remote_id:
            with suppress(Objection):  # it may be out already, or Twilio keeps it
                self._numbers(work)(before).delete()
        return seen

    def look(self, work: Work) -> Seen:
        """Return the number if it is still in the service."""
        return made(self._numbers(work)(work.id_of("number")).fetch())

    def _numbers(self, work: Work) -> Any:
        return self.client.messaging.v1.services(work.id_of("service")).phone_numbers


@dataclass(frozen=True)
class Registered:
    """The number as the carriers know it. No answer of Twilio shows that: an event does, or a text that arrives."""

    client: Any
    test_to: str | None
    callback: str | None

    def inputs(self, work: Work) -> Mapping[str, object]:
        """Return the number."""
        return {"phone_number_sid": work.id_of("number")}

    def find(self, work: Work) -> Seen | None:
        """Return the test message sent since this attempt began."""
        since = work.mark.since
        if self.test_to is None or since is None:
            return None
        service, begun = work.id_of("service"), since - SKEW
        for message in self.client.messages.stream(to=self.test_to, page_size=PAGE, limit=PAGE):
            if message.messaging_service_sid == service and message.date_created >= begun:
                return self._arrival(message, work)
        return None

    def create(self, work: Work) -> Seen:
        """Send a test message, or wait for the event where there is nobody to send it to."""
        if seen := _event(work):
            return seen
        return self._send(work, self.test_to) if self.test_to else _waiting(work)

    def change(self, work: Work) -> Seen:
        """Wait for the number there is now."""
        return self.find(work) or self.create(work)

    def look(self, work: Work) -> Seen:
        """Return what the events and the test message say."""
        if work.mark.state is State.LOST:
            return _given_back(work) or Seen(work.mark.remote_id, State.LOST, work.mark.said, work.mark.findings)
        if seen := _event(work):
            return seen
        if work.mark.state is State.APPROVED:
            return self._still_attached(work)
        if self.test_to is None:
            return _waiting(work)
        sid = work.mark.remote_id or ""
        if sid.startswith("PN"):
            return Seen(sid, State.WAITING, retry_at=work.now, gone=True)  # there is somebody to send it to now
        return self._arrival(self.client.messages(sid).fetch(), work)

    def _send(self, work: Work, to: str) -> Seen:
        texts = {"body": fields.trial_text(work.dossier.need(given.Company).brand), "to": to}
        try:
            message = self.client.messages.create(
                messaging_service_sid=work.id_of("service"),
                **texts,
                **fields.present({"status_callback": self.callback}),
            )
        except Objection as objection:
            return self._unsent(objection, work)
        return self._arrival(message, work)

    def _unsent(self, objection: Objection, work: Work) -> Seen:
        if objection.code in NOT_READY:
            return _again(work, None, objection.finding.code)
        if objection.code in BAD_RECIPIENT:
            raise _bad_recipient(objection.code)
        raise objection

    def _arrival(self, message: Any, work: Work) -> Seen:
        state, code = words.meaning(words.MESSAGE, message.status), message.error_code
        said = f"{message.status} ({code})" if code else str(message.status)
        if state is not State.REJECTED:
            return Seen(str(message.sid), state, said)
        if code in NOT_READY:
            return _again(work, str(message.sid), said)
        if message.to != self.test_to:
            return Seen(str(message.sid), State.WAITING, said, retry_at=work.now, gone=True)
        if code in BAD_RECIPIENT:
            raise _bad_recipient(code)
        return Seen(str(message.sid), State.UNKNOWN, said)

    def _still_attached(self, work: Work) -> Seen:
        Attachment(self.client).look(work)
        return Seen(work.mark.remote_id, State.APPROVED, work.mark.said)


def _event(work: Work) -> Seen | None:
    """Return what a verified event said of the number. Events come in no order: what helps counts most."""
    number, seen = work.id_of("number"), _sightings(work)
    if work.mark.state is State.APPROVED:
        removed = REMOVED in seen and seen[REMOVED] > seen.get(REGISTERED, BEFORE_ALL)
        return Seen(work.mark.remote_id, State.LOST, REMOVED) if removed else None
    if REGISTERED in seen:
        return Seen(work.mark.remote_id or number, State.APPROVED, REGISTERED)
    if FAILED in seen:
        finding = Finding(str(REGISTRATION_FAILED), url=page_of(REGISTRATION_FAILED))
        return Seen(work.mark.remote_id or number, State.REJECTED, FAILED, (finding,))
    return None


def _given_back(work: Work) -> Seen | None:
    """Return that the carriers registered a lost number again: what was seen before its loss says nothing of now."""
    seen, lost = _sightings(work), work.mark.since or BEFORE_ALL
    again = REGISTERED in seen and seen[REGISTERED] > seen.get(REMOVED, lost)
    return Seen(work.mark.remote_id, State.APPROVED, REGISTERED) if again else None


def _sightings(work: Work) -> dict[str, datetime]:
    """Return which events told of the number, and when that happened last."""
    number = work.id_of("number")
    return {event: at for (event, remote_id), at in work.sightings.items() if remote_id == number}


def _waiting(work: Work) -> Seen:
    return Seen(work.id_of("number"), State.PENDING, "waiting for the number-registration event")


def _again(work: Work, sid: str | None, said: str) -> Seen:
    pause = TRY_AGAIN[min(max(work.mark.attempts, 1), len(TRY_AGAIN)) - 1]
    # The next one is another message: one whose sending is cut off is looked for, not taken for this one.
    return Seen(sid, State.WAITING, said, retry_at=work.now + pause, gone=True)


def _bad_recipient(code: int) -> Misconfigured:
    return Misconfigured(
        f"The test message cannot reach READY_TEST_TO (Twilio {code}): please set a mobile number that can be texted.",
        about=str(code),
    )
