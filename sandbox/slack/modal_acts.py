"""What a person does in a modal, on their Home and in a message."""

from collections.abc import Mapping
from typing import Any

from sandbox.slack import payloads
from sandbox.slack.client_checks import problems
from sandbox.slack.courier import Courier
from sandbox.slack.forms import find_element, menu_pick, must_dispatch
from sandbox.slack.messages import values_for
from sandbox.slack.model import Channel, Message, Person
from sandbox.slack.outcomes import TROUBLE, Outcome, Seen, acted, note, outcome, seen, submitted, troubled
from sandbox.slack.refusal import Misuse, NotThere
from sandbox.slack.rules import check_choices
from sandbox.slack.state import SHAPES, chosen
from sandbox.slack.views import View
from sandbox.slack.world import World

Where = tuple[str | None, str | None]  # block_id and action_id, either may be left open


class ModalActs:
    """Submitting, pressing, choosing, searching and closing."""

    def __init__(self, world: World, courier: Courier) -> None:
        self._world = world
        self._courier = courier

    def submit(self, person: Person, view_id: str, values: Mapping[str, Any]) -> Outcome:
        """Fill in a modal and press its submit button."""
        with self._world.lock:
            view = self._on_top(person, view_id)
            if "submit" not in view.body:
                raise Misuse("This view has no submit button.")
        self._fill(person, view, values)
        with self._world.lock:
            self._world.trouble.pop(person.id, None)
            view.errors = problems(view.blocks, view.values)
            if view.errors:
                return outcome(self._world, person, "errors", view.errors)
            blocks, payload = view.blocks, payloads.view_submission(self._world, person, view)
        answer = self._courier.interaction(payload)
        with self._world.lock:
            return submitted(self._world, person, view, blocks, answer)

    def act_in_view(self, person: Person, view_id: str, where: Where, asked: Mapping[str, Any]) -> Outcome:
        """Use an element of a modal or Home, perhaps after filling in other fields."""
        with self._world.lock:
            view = self._visible(person, view_id)
            block, element = find_element(view.blocks, *where)
            must_dispatch(block, element)
        self._fill(person, view, asked.get("values") or {})
        if "value" in asked and element["type"] in SHAPES:
            self._set(person, view, (block["block_id"], element["action_id"]), asked["value"])
        with self._world.lock:
            before = seen(self._world, person)
            entry = view.values.get(block["block_id"], {}).get(element["action_id"])
            done = payloads.action(block["block_id"], element, entry, menu_pick(element, asked.get("value")))
            payload = payloads.block_actions_in_view(self._world, person, view, done)
        return self._acted(person, before, payload)

    def act_in_message(
        self, person: Person, channel: Channel, ts: str, where: Where, asked: Mapping[str, Any]
    ) -> Outcome:
        """Use an element of a message."""
        with self._world.lock:
            message = self._readable(person, channel, ts)
            block, element = find_element(message.blocks, *where)
            must_dispatch(block, element)
            before, held = seen(self._world, person), values_for(message, person.id).get(block["block_id"], {})
            if "value" in asked and element["type"] in SHAPES:
                held[element["action_id"]] = chosen(element, asked["value"], self._world.directory)
            entry = held.get(element["action_id"])
            done = payloads.action(block["block_id"], element, entry, menu_pick(element, asked.get("value")))
            payload = payloads.block_actions_in_message(self._world, person, channel, message, done)
        return self._acted(person, before, payload)

    def options(self, person: Person, view_id: str, where: Where, query: str) -> list[dict[str, Any]]:
        """Type into a menu whose options come from the app, and return what it offers."""
        with self._world.lock:
            view = self._visible(person, view_id)
            block, element = find_element(view.blocks, *where)
            if "external" not in element["type"]:
                raise Misuse(f"{element['action_id']} loads no options from the app.")
            place = (block["block_id"], element["action_id"])
            payload = payloads.block_suggestion(self._world, person, view, place, query)
        answer = self._courier.interaction(payload)
        if not note(self._world, "block_suggestion", answer, check_choices(answer.body) if answer.ok else []):
            return []
        groups = answer.body.get("option_groups", [])
        found = [*answer.body.get("options", []), *(option for group in groups for option in group["options"])]
        with self._world.lock:
            view.offers.setdefault(place, []).extend(found)
        return found

    def close(self, person: Person, view_id: str, everything: bool) -> Outcome:
        """Cancel a modal, or close all of them at once."""
        with self._world.lock:
            view = self._on_top(person, view_id)
            cleared = everything or bool(view.body.get("clear_on_close"))
            told = self._world.views.stack(person.id)[0] if cleared else view
            payload = payloads.view_closed(self._world, person, told, cleared)
            if cleared:
                self._world.views.clear(person.id)
            else:
                self._world.views.close(view)
        if told.body.get("notify_on_close"):
            note(self._world, "view_closed", self._courier.interaction(payload))
        with self._world.lock:
            return outcome(self._world, person, "cleared" if cleared else "closed")

    def shortcut(self, person: Person, callback_id: str) -> Outcome:
        """Use a global shortcut."""
        with self._world.lock:
            before = seen(self._world, person)
            payload = payloads.shortcut(self._world, person, callback_id)
        return self._acted(person, before, payload)

    def _acted(self, person: Person, before: Seen, payload: payloads.Payload) -> Outcome:
        self._world.trouble.pop(person.id, None)
        answer = self._courier.interaction(payload)
        with self._world.lock:
            if not note(self._world, str(payload["type"]), answer):
                return troubled(self._world, person, TROUBLE)
            told = acted(self._world, person, before)
            home = self._world.views.home(person.id)
            if told["view"] is None and home is not None and payload.get("view", {}).get("id") == home.id:
                return {**told, "view": home.as_seen()}
            return told

    def _fill(self, person: Person, view: View, values: Mapping[str, Any]) -> None:
        for block_id, plain in values.items():
            _, element = find_element(view.blocks, block_id, None)
            self._set(person, view, (block_id, element["action_id"]), plain)

    def _set(self, person: Person, view: View, place: tuple[str, str], plain: Any) -> None:
        """Let an element hold a value; one that its menu has not shown yet is searched for first."""
        _, element = find_element(view.blocks, *place)
        if "external" in element["type"]:
            self._search(person, view, place, plain)
        with self._world.lock:
            entry = chosen(element, plain, self._world.directory, view.offers.get(place, []))
            view.values[place[0]][place[1]] = entry

    def _search(self, person: Person, view: View, place: tuple[str, str], plain: Any) -> None:
        held = view.values[place[0]][place[1]]
        now = held.get("selected_options", held.get("selected_option")) or []
        view.offers.setdefault(place, []).extend(now if isinstance(now, list) else [now])
        for value in plain if isinstance(plain, list) else [plain]:
            if value and value not in [option["value"] for option in view.offers[place]]:
                self.options(person, view.id, place, str(value))

    def _on_top(self, person: Person, view_id: str) -> View:
        top = self._world.views.top(person.id)
        if top is None or top.id != view_id:
            raise NotThere(f"{person.name} does not see the view {view_id}.")
        return top

    def _visible(self, person: Person, view_id: str) -> View:
        home = self._world.views.home(person.id)
        return home if home is not None and home.id == view_id else self._on_top(person, view_id)

    def _readable(self, person: Person, channel: Channel, ts: str) -> Message:
        message = self._world.messages.find(channel.id, ts)
        hidden = message is not None and message.ephemeral_to not in (None, person.id)
        outside = channel.kind != "public" and person.id not in channel.members
        if message is None or hidden or outside:
            raise NotThere(f"{person.name} does not see the message {ts}.")
        return message
