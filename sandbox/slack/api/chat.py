"""`chat.*`: posting, editing and deleting messages."""

from typing import Any

from sandbox.slack.api.call import Call, refused_message
from sandbox.slack.messages import as_payload
from sandbox.slack.model import Channel, Message
from sandbox.slack.refusal import Refusal
from sandbox.slack.rules import check_message

EDIT_MOST = 4000


def post(call: Call) -> dict[str, Any]:
    """Post a message to a channel, a thread or a person."""
    channel = destination(call)
    _may_post(call, channel)
    _sayable(call)
    thread = _thread(call, channel)
    message = _new(call, channel, thread)
    told = {"warning": "message_truncated"} if len(call.args.get("text") or "") > len(message.text) else {}
    return {"channel": channel.id, "ts": message.ts, "message": as_payload(message, call.team.bot_id), **told}


def post_ephemeral(call: Call) -> dict[str, Any]:
    """Post a message that one person sees, until they reload."""
    channel = destination(call)
    _may_post(call, channel)
    if call.need("user") not in channel.members:
        raise Refusal("user_not_in_channel")
    _sayable(call)
    message = _new(call, channel, _thread(call, channel))
    message.ephemeral_to = str(call.args["user"])
    return {"message_ts": message.ts}


def update(call: Call) -> dict[str, Any]:
    """Edit a message of the app."""
    message = _own(call, "cant_update_message")
    _sayable(call)
    if len(call.args.get("text") or "") > EDIT_MOST:
        raise Refusal("msg_too_long")
    call.world.messages.change(message, call.args.get("text"), call.args.get("blocks"))
    if "metadata" in call.args:
        message.metadata = call.args["metadata"] or None
    shown = as_payload(message, call.team.bot_id)
    return {"channel": message.channel_id, "ts": message.ts, "text": message.text, "message": shown}


def delete(call: Call) -> dict[str, Any]:
    """Delete a message of the app."""
    message = _own(call, "cant_delete_message")
    call.world.messages.drop(message)
    return {"channel": message.channel_id, "ts": message.ts}


def permalink(call: Call) -> dict[str, Any]:
    """Return the address of a message."""
    channel, ts = _visible(call, str(call.need("channel"))), str(call.need("message_ts"))
    if call.world.messages.find(channel.id, ts) is None:
        raise Refusal("message_not_found")
    domain = call.world.directory.teams[channel.team_id].domain
    return {
        "channel": channel.id,
        "permalink": f"https://{domain}.slack.com/archives/{channel.id}/p{ts.replace('.', '')}",
    }


def destination(call: Call) -> Channel:
    """Return the conversation that a call names: by its id, or by the person it is with."""
    named = str(call.need("channel"))
    person = call.world.directory.people.get(named)
    if person is None:
        return _visible(call, named)
    if person.deleted or person.is_bot:
        raise Refusal("channel_not_found")
    return call.world.directory.direct(person)


def _visible(call: Call, named: str) -> Channel:
    channels = call.world.directory.channels
    channel = channels.get(named) or next((one for one in channels.values() if f"#{one.name}" == named), None)
    if channel is None or (channel.kind != "public" and not call.bot_in(channel)):
        raise Refusal("channel_not_found")
    return channel


def _may_post(call: Call, channel: Channel) -> None:
    if channel.archived:
        raise Refusal("is_archived")
    if not call.bot_in(channel) and "chat:write.public" not in call.scopes:
        raise Refusal("not_in_channel")


def _sayable(call: Call) -> None:
    args = call.args
    checked = {key: args[key] for key in ("blocks", "metadata") if args.get(key) not in (None, "", {})}
    broken = check_message(checked)
    if broken:
        raise refused_message(broken)
    if not args.get("text") and not args.get("blocks"):
        raise Refusal("no_text")


def _thread(call: Call, channel: Channel) -> str | None:
    ts = call.args.get("thread_ts")
    if not ts:
        return None
    parent = call.world.messages.find(channel.id, str(ts))
    if parent is None or parent.ephemeral_to is not None:
        raise Refusal("thread_not_found")
    if parent.thread_ts is not None:
        raise Refusal("cannot_reply_to_message")
    return str(ts)


def _new(call: Call, channel: Channel, thread: str | None) -> Message:
    args, author = call.args, call.world.directory.teams[channel.team_id].bot_user_id
    return call.world.messages.add(
        Message(
            call.world.messages.next_ts(),
            channel.id,
            author,
            args.get("text") or "",
            list(args.get("blocks") or []),
            thread,
            args.get("metadata") or None,
        )
    )


def _own(call: Call, error: str) -> Message:
    channel = _visible(call, str(call.need("channel")))
    message = call.world.messages.find(channel.id, str(call.need("ts")))
    if message is None or message.ephemeral_to is not None:
        raise Refusal("message_not_found")
    if not message.by_app:
        raise Refusal(error)
    if channel.archived:
        raise Refusal("is_inactive")
    return message
