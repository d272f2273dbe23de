"""`conversations.*`: finding, joining and reading conversations."""

from collections.abc import Iterable
from typing import Any

from sandbox.slack.api.call import Call
from sandbox.slack.messages import as_payload
from sandbox.slack.model import Channel, Message
from sandbox.slack.refusal import Refusal, bad_argument

_FAMILY = {"public": "channels", "private": "groups", "im": "im", "mpim": "mpim"}
PAGE = 100


def open_(call: Call) -> dict[str, Any]:
    """Open the direct messages with one person, or with several."""
    if call.args.get("channel"):
        return {"channel": _seen(call, str(call.args["channel"])).as_slack(call.bot.id)}
    users = [user for user in str(call.need("users")).split(",") if user]
    call.scoped("im:write" if len(users) == 1 else "mpim:write")
    if len(users) > 8:
        raise Refusal("too_many_users")
    people = [call.world.directory.people.get(user) for user in users]
    for person in people:
        if person is None:
            raise Refusal("user_not_found")
        if person.deleted:
            raise Refusal("user_disabled")
    first = call.world.directory.people[users[0]]
    bot = call.world.directory.bot_of(first.team_id)
    kind = "im" if len(users) == 1 else "mpim"
    channel = call.world.directory.group(kind, {bot.id, *users}, first.team_id)
    return {"channel": channel.as_slack(bot.id) if call.flag("return_im") else {"id": channel.id}}


def join(call: Call) -> dict[str, Any]:
    """Let the bot enter a public channel."""
    channel = call.world.directory.channels.get(str(call.need("channel")))
    if channel is None or (channel.kind == "private" and not call.bot_in(channel)):
        raise Refusal("channel_not_found")
    if channel.kind != "public":
        raise Refusal("method_not_supported_for_channel_type")
    if channel.archived:
        raise Refusal("is_archived")
    bot = call.world.directory.bot_of(channel.team_id)
    channel.members.add(bot.id)
    return {"channel": channel.as_slack(bot.id)}


def info(call: Call) -> dict[str, Any]:
    """Return one conversation."""
    channel = _read(call, str(call.need("channel")))
    count = {"num_members": len(channel.members)} if call.flag("include_num_members") else {}
    bot = call.world.directory.bot_of(channel.team_id)
    return {"channel": {**channel.as_slack(bot.id), **count}}


def members(call: Call) -> dict[str, Any]:
    """Return who is in a conversation, a page at a time."""
    channel = _read(call, str(call.need("channel")))
    page, cursor = _page(call, sorted(channel.members))
    return {"members": page, "response_metadata": {"next_cursor": cursor}}


def history(call: Call) -> dict[str, Any]:
    """Return the messages of a conversation that are not replies, newest first."""
    channel = _readable(call)
    shown = [message for message in call.world.messages.of(channel.id) if message.thread_ts is None]
    return _messages(call, reversed(_between(call, shown)))


def replies(call: Call) -> dict[str, Any]:
    """Return a thread, its parent first."""
    channel, ts = _readable(call), str(call.need("ts"))
    if call.world.messages.find(channel.id, ts) is None:
        raise Refusal("thread_not_found")
    thread = [message for message in call.world.messages.of(channel.id) if ts in (message.ts, message.thread_ts)]
    return _messages(call, _between(call, thread))


def _seen(call: Call, channel_id: str) -> Channel:
    channel = call.world.directory.channels.get(channel_id)
    if channel is None or (channel.kind != "public" and not call.bot_in(channel)):
        raise Refusal("channel_not_found")
    return channel


def _read(call: Call, channel_id: str) -> Channel:
    """Return a conversation that the app may see and has the scope to look at."""
    channel = _seen(call, channel_id)
    call.scoped(f"{_FAMILY[channel.kind]}:read")
    return channel


def _readable(call: Call) -> Channel:
    channel = _seen(call, str(call.need("channel")))
    call.scoped(f"{_FAMILY[channel.kind]}:history")
    if not call.bot_in(channel):
        raise Refusal("not_in_channel")
    return channel


def _between(call: Call, messages: list[Message]) -> list[Message]:
    lasting = [message for message in messages if message.ephemeral_to is None]
    oldest, latest = float(call.args.get("oldest") or 0), float(call.args.get("latest") or "inf")
    edge = call.flag("inclusive")
    return [one for one in lasting if oldest < float(one.ts) < latest or (edge and float(one.ts) in (oldest, latest))]


def _messages(call: Call, messages: Iterable[Message]) -> dict[str, Any]:
    shown = [as_payload(message, call.team.bot_id) for message in messages]
    if not call.flag("include_all_metadata"):
        shown = [{key: value for key, value in message.items() if key != "metadata"} for message in shown]
    page, cursor = _page(call, shown)
    return {"messages": page, "has_more": bool(cursor), "response_metadata": {"next_cursor": cursor}}


def _page(call: Call, things: list[Any]) -> tuple[list[Any], str]:
    try:
        limit, start = int(call.args.get("limit") or PAGE), int(call.args.get("cursor") or 0)
    except ValueError as error:
        raise Refusal("invalid_cursor") from error
    if not 1 <= limit <= 1000:
        raise bad_argument("limit must be between 1 and 1000")
    end = start + limit
    return things[start:end], str(end) if end < len(things) else ""
