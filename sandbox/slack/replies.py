"""Messages that an app sends as an answer: to a command, or to the address that an interaction brought."""

from collections.abc import Mapping
from typing import Any

from sandbox.slack.messages import ResponseUrl, wants
from sandbox.slack.model import Channel, Message, Person
from sandbox.slack.refusal import Refusal
from sandbox.slack.rules import check_message_answer
from sandbox.slack.world import World


def say(world: World, person: Person, channel: Channel, answer: Mapping[str, Any]) -> Message:
    """Post an answer, to the person alone unless it says `in_channel`."""
    hidden = answer.get("response_type", "ephemeral") == "ephemeral"
    return world.messages.add(
        Message(
            world.messages.next_ts(),
            channel.id,
            world.directory.teams[person.team_id].bot_user_id,
            answer.get("text") or "",
            list(answer.get("blocks") or []),
            answer.get("thread_ts"),
            answer.get("metadata"),
            ephemeral_to=person.id if hidden else None,
        )
    )


def answer_url(world: World, url_id: str, answer: Any) -> None:
    """Carry out what an app posted to a response_url."""
    url = world.response_urls.use(url_id)
    broken = check_message_answer(answer)
    if broken:
        raise Refusal("invalid_blocks" if "blocks" in broken[0].pointer else "invalid_payload", broken)
    original = world.messages.find(url.channel_id, url.original_ts or "")
    if wants(answer, "delete_original"):
        _delete(world, original)
    elif wants(answer, "replace_original") and original is not None:
        world.messages.change(original, answer.get("text"), answer.get("blocks"))
    else:
        _say_new(world, url, answer)


def _delete(world: World, original: Message | None) -> None:
    if original is None:
        raise Refusal("message_not_found")
    world.messages.drop(original)


def _say_new(world: World, url: ResponseUrl, answer: Mapping[str, Any]) -> None:
    if not answer.get("text") and not answer.get("blocks"):
        raise Refusal("no_text")
    directory = world.directory
    say(world, directory.people[url.user_id], directory.channels[url.channel_id], answer)
