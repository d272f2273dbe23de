"""What Slack refuses: whose turn it is, what the operator reads, and what goes on meanwhile."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.domain.errors import Misconfigured, Puzzling, TryLater
from bot.telling import HOPED
from handlers.calls import call
from store import Vault
from tests.kit.telling import CHANNEL, OPERATORS, Office, office

pytest_plugins = ["tests.kit.databases"]
POST = "chat.postMessage"
FOREVER = 10**6
NO_COPY = "A direct message was not sent. News of a registration cannot be posted"


@pytest.fixture
def place(sqlite_url: str, vault: Vault) -> Iterator[Office]:
    with office(sqlite_url, vault) as opened:
        opened.slack.post("channels", name=OPERATORS, members=["olu"])
        yield opened


def stranger(place: Office) -> str:
    """Return the id of somebody in the workspace who is not in the channel."""
    place.slack.post("people", name="noa")
    return place.slack.user("noa")


def days_pass(place: Office, days: float) -> None:
    """Let time pass, with something told every quarter of an hour."""
    herald = place.herald(operators=place.slack.channel(OPERATORS))
    for _ in range(int(days * 96)):
        herald.tell_due()
        herald.tell_alarms()
        place.clock.passes(minutes=15)


def refuses_for_a_minute(place: Office) -> None:
    """Let time pass until what is refused in an unknown word is taken for refused."""
    herald = place.herald(operators=place.slack.channel(OPERATORS))
    for _ in range(HOPED + 1):
        herald.tell_due()
        place.clock.passes(minutes=2)
    herald.tell_alarms()


def tries(place: Office, method: str = POST) -> int:
    return sum(entry["method"] == method for entry in place.slack.get("log"))


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("internal_error", TryLater),
        ("ekm_access_denied", Misconfigured),
        ("restricted_action_thread_locked", Misconfigured),
        ("msg_blocks_too_long", Puzzling),
        ("something_new", Puzzling),
    ],
)
def test_a_refusal_tells_who_must_act(place: Office, word: str, kind: type[Exception]) -> None:
    place.orders("auth.test", "error", error=word)

    with pytest.raises(kind) as raised:
        call(place.slack.client.auth_test, "C1")

    assert type(raised.value) is kind


def test_what_slack_says_of_itself_leaves_a_doubt_and_a_refusal_none(place: Office) -> None:
    doubts = []
    for word in ("internal_error", "something_new"):
        place.orders("auth.test", "error", error=word)
        with pytest.raises(TryLater) as raised:
            call(place.slack.client.auth_test, "")
        doubts.append(raised.value.done)

    assert doubts == [None, False]


def test_a_word_that_is_not_known_is_told_the_operator_once_when_it_does_not_pass(place: Office) -> None:
    place.has_news("first")
    place.orders(POST, "error", error="msg_blocks_too_long", times=HOPED + 1)

    refuses_for_a_minute(place)

    (alarm,) = place.texts(OPERATORS)
    assert "news of registration reg-1 (waiting)" in alarm
    assert "`msg_blocks_too_long`" in alarm


def test_a_word_that_is_not_known_and_passes_is_not_told(place: Office) -> None:
    place.has_news("first")
    place.orders(POST, "error", error="something_new", times=HOPED - 1)

    refuses_for_a_minute(place)

    assert (place.said(), place.texts(OPERATORS)) == (["card", "first"], [])


def test_a_notice_that_slack_goes_on_refusing_is_parked_and_lets_later_news_go(place: Office) -> None:
    place.has_news("first")
    place.herald().tell_due()
    place.has_news("refused")
    place.orders(POST, "error", error="something_new", times=FOREVER)
    days_pass(place, 12)
    parked = place.store.backlog(place.clock.now()).parked
    place.slack.world.faults.forget()
    place.has_news("later")
    days_pass(place, 0.1)

    assert parked == 1
    assert place.said() == ["card", "first", "later", "refused"]  # that something is posted lets it go on


def test_an_alarm_of_a_notice_is_over_when_it_is_told(place: Office) -> None:
    place.has_news("first")
    place.orders(POST, "error", error="something_new", times=HOPED + 1)
    refuses_for_a_minute(place)
    open_before = place.store.backlog(place.clock.now()).alarms
    days_pass(place, 1)

    assert (open_before, place.store.backlog(place.clock.now()).alarms) == (1, 0)


def test_a_copy_that_fails_holds_up_neither_its_notice_nor_later_news(place: Office) -> None:
    place.has_news("first", "second", slack_user=stranger(place))
    place.orders("conversations.members", "status", status=503, times=FOREVER)

    place.herald().tell_due()

    assert place.said() == ["card", "first", "second"]


def test_a_copy_that_failed_is_sent_once_it_can_be(place: Office) -> None:
    place.has_news("first", slack_user=stranger(place))
    place.orders("conversations.members", "status", status=503)
    herald = place.herald()
    herald.tell_due()
    place.clock.passes(minutes=5)
    herald.tell_due()

    assert (place.said(), place.said(dm="noa")) == (["card", "first"], ["first"])


def test_that_the_app_may_not_write_to_people_is_told_the_operator_once(place: Office) -> None:
    place.has_news("first", slack_user=stranger(place))
    place.herald().tell_due()
    place.has_news("second", "third")
    for before in (1, 2):  # what is posted in the thread each time, and a copy that is refused already
        place.orders(POST, "error", error="messages_tab_disabled", skip=before)
    days_pass(place, 0.1)

    assert (place.said(), place.said(dm="noa")) == (["card", "first", "second", "third"], ["first"])
    assert [text.partition(":")[0] for text in place.texts(OPERATORS)] == [NO_COPY]


def test_a_copy_that_slack_goes_on_refusing_is_given_up_and_told(place: Office) -> None:
    place.has_news("first", slack_user=stranger(place))
    place.herald().tell_due()
    place.has_news("second")
    place.orders(POST, "error", error="something_new", skip=1, times=HOPED + 1)
    refuses_for_a_minute(place)

    assert (place.said(), place.said(dm="noa")) == (["card", "first", "second"], ["first"])
    assert place.texts(OPERATORS) == ["A direct message was not sent. Slack said something_new."]
    assert place.store.backlog(place.clock.now()).untold == 0


@pytest.mark.parametrize(
    ("stand_in", "told"), [("noa", {"noa": ["first"], "maya": []}), ("", {"noa": [], "maya": ["first"]})]
)
def test_whoever_stands_in_is_told_for_a_contact_who_is_gone(
    place: Office, stand_in: str, told: dict[str, list[str]]
) -> None:
    noa = stranger(place)
    place.slack.post("people", name="kim", deleted=True)
    place.slack.post("channels", name=CHANNEL, members=["olu"])
    backup = noa if stand_in else None
    place.has_news("first", slack_user=place.slack.user("kim"), backup_user=backup)
    place.herald().tell_due()

    assert {name: place.said(dm=name) for name in told} == told
    assert place.store.backlog(place.clock.now()).untold == 0


def test_nobody_is_told_twice_who_stands_in_and_sees_the_thread(place: Office) -> None:
    place.slack.post("people", name="kim", deleted=True)
    place.has_news("first", slack_user=place.slack.user("kim"), backup_user=place.slack.user("ines"))
    place.herald().tell_due()

    assert (place.said(), place.said(dm="ines")) == (["card", "first"], [])


def test_the_app_joins_the_operators_channel(place: Office) -> None:
    place.store.alarm("provider:account:20003", "Please top up.", place.clock.now())

    place.herald(operators=place.slack.channel(OPERATORS)).tell_alarms()

    assert place.texts(OPERATORS) == ["Please top up."]


def test_an_alarm_is_told_once_the_operators_channel_can_be_reached(place: Office) -> None:
    place.slack.post("channels", name=OPERATORS, private=True, members=["olu"])
    place.store.alarm("provider:account:20003", "Please top up.", place.clock.now())
    days_pass(place, 2)
    tried = tries(place)
    place.slack.post("channels", name=OPERATORS, private=True, members=["olu"], bot=True)
    days_pass(place, 2)

    assert tried < 10  # more and more rarely
    assert place.texts(OPERATORS) == ["Please top up."]


def test_an_alarm_that_slack_carries_out_late_stands_once(place: Office) -> None:
    place.slack.client.conversations_join(channel=place.slack.channel(OPERATORS))
    place.store.alarm("provider:account:20003", "Please top up.", place.clock.now())
    place.orders(POST, "slow", seconds=1.0)
    herald = place.herald(operators=place.slack.channel(OPERATORS))
    herald.tell_alarms()
    place.clock.passes(seconds=10)
    herald.tell_alarms()
    place.outwaits(1.0)
    place.clock.passes(minutes=5)
    herald.tell_alarms()

    assert place.texts(OPERATORS) == ["Please top up."]


def test_that_slack_does_not_know_the_app_is_left_to_the_log(place: Office, caplog: pytest.LogCaptureFixture) -> None:
    place.has_news("first")
    place.orders(POST, "error", error="token_revoked")
    days_pass(place, 0.1)

    assert sum("operator_needed" in line for line in caplog.messages) == 1
    assert (place.texts(OPERATORS), place.said()) == ([], ["card", "first"])


@pytest.mark.parametrize("word", ["restricted_action", "not_in_channel"])
def test_what_keeps_the_app_from_posting_is_told_once_though_cards_can_be_edited(place: Office, word: str) -> None:
    place.has_news("first")
    herald = place.herald(operators=place.slack.channel(OPERATORS))
    herald.tell_due()
    for n in range(4):
        place.has_news(f"more {n}")
        place.orders(POST, "error", error=word)
        herald.tell_due()
        herald.show_cards()
        herald.tell_alarms()
        place.clock.passes(hours=9)

    assert len(place.texts(OPERATORS)) == 1
