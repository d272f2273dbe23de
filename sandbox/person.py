"""A person in Slack: reads a modal as it is drawn, fills it by field or label, clicks what is there.

They know nothing of the app but the names it gives to its steps, fields and buttons (`step.<name>`, `open.<step>`, …).
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sandbox import drawn
from sandbox.doors import UserDoor
from sandbox.drawn import Field, NotOffered

View = Mapping[str, Any]
Values = Mapping[str, str | list[str]]
Tell = Callable[[str], None]

CHECKS_LIMIT = 20.0  # seconds of real time that checks in a review may take
FIELD_LIMIT = 10.0  # until a field that something else calls up is there
LOOK = 0.1  # seconds between two looks at a modal


@dataclass(frozen=True)
class Problem:
    """A sentence shown beside a field, or over the whole modal (then without a field)."""

    step: str
    field: str
    text: str


def step_of(view: View | None) -> str | None:
    """Return the step a modal shows, if it shows one."""
    callback = str((view or {}).get("callback_id", ""))
    return callback.removeprefix("step.") if callback.startswith("step.") else None


class Person:
    """Somebody with a name, in front of Slack."""

    def __init__(
        self, door: UserDoor, name: str, tell: Tell = lambda _: None, show: Callable[[View], str] = str
    ) -> None:
        self.name = name
        self._door = door
        self._tell = tell
        self._show = show
        self._shown = ""

    def view(self) -> View | None:
        """Return the modal the person sees, with its checks done."""
        deadline = time.monotonic() + CHECKS_LIMIT
        while (view := self._top()) is not None and _checking(view):
            if time.monotonic() > deadline:
                raise NotOffered(f"The checks of {view['callback_id']} did not end within {CHECKS_LIMIT:.0f} s.")
            time.sleep(LOOK)
        self._look_at(view)
        return view

    def command(self, channel: str, text: str) -> View | None:
        """Type a slash command and return the modal it opens, if any."""
        self._tell(f"{self.name} types {text} in #{channel}")
        answer = self._door.command(self.name, channel, text)
        said = answer.get("response")
        if said:
            seen = drawn.visible_text(said, self._door.names()) if isinstance(said, Mapping) else said
            self._tell(f"  only {self.name} sees: {seen}")
        return self.view()

    def give(self, values: Values) -> list[Problem]:
        """Fill in the modal, submit it, and return what it says is wrong."""
        view = self._needed()
        typed = self.fill(values)
        return self.submit(typed, step_of(view) or str(view.get("callback_id", "")))

    def fill(self, values: Values) -> dict[str, Any]:
        """Put values into the modal's fields, in the order drawn; return what was typed, by field name."""
        left, typed = dict(values), dict[str, Any]()
        while left:
            view, one, key = self._next_field(left)
            wanted = self._chosen(view, one, left.pop(key))
            typed[one.name] = wanted
            self._tell(f"  {one.label or one.name}: {_shortened(wanted)}")
            hidden = any(drawn.field(view, name) is None for name in left)
            if one.reacts and (hidden or drawn.held(view, one) != wanted):
                self._act(view, one, wanted, typed)
        return typed

    def submit(self, typed: Mapping[str, Any], step: str) -> list[Problem]:
        """Press the submit button and return what is wrong."""
        view = self._needed()
        fields = drawn.fields(view)
        values = {one.block_id: typed[one.name] for one in fields if one.name in typed}
        self._tell(f"{self.name} presses “{drawn.plain(view.get('submit')) or 'Submit'}”")
        answer = self._door.post("submit", user=self.name, view_id=view["id"], values=values)
        if answer["result"] == "trouble":
            return [Problem(step, "", self._door.trouble(self.name) or "Slack had trouble with the app.")]
        names = {one.block_id: one.name for one in fields}
        problems = [Problem(step, names.get(block, block), text) for block, text in answer.get("errors", {}).items()]
        for problem in problems:
            self._tell(f"  ! {problem.field}: {problem.text}")
        return problems

    def click(self, name: str) -> View | None:
        """Press a button of the modal, by its name or its words, and return what is seen then."""
        view = self._needed()
        found = drawn.button(view["blocks"], name)
        if found is None:
            raise NotOffered(f"There is no button {name!r} in {view['callback_id']}.")
        return self._press(found, view_id=view["id"])

    def click_in(self, channel: str, message: Mapping[str, Any], name: str) -> View | None:
        """Press a button of a message and return the modal seen then."""
        found = drawn.button(message.get("blocks") or [], name)
        if found is None:
            raise NotOffered(f"There is no button {name!r} in that message.")
        return self._press(found, channel=channel, ts=message["ts"])

    def close(self) -> None:
        """Close all modals."""
        view = self._top()
        if view is not None:
            self._door.post("close", user=self.name, view_id=view["id"], all=True)

    def options(self, view: View, one: Field, query: str) -> list[Mapping[str, Any]]:
        """Type into a menu whose options come as one types, and return what it offers."""
        asked = {"user": self.name, "view_id": view["id"], "block_id": one.block_id, "query": query}
        return list(self._door.post("options", **asked)["options"])

    def _press(self, found: Field, **where: str) -> View | None:
        self._tell(f"{self.name} presses “{drawn.plain(found.element['text'])}”")
        value = {"value": found.element["value"]} if "value" in found.element else {}
        self._door.post("act", user=self.name, action_id=found.name, block_id=found.block_id, **where, **value)
        return self.view()

    def _act(self, view: View, one: Field, wanted: Any, typed: Mapping[str, Any]) -> None:
        values = {
            each.block_id: typed[each.name] for each in drawn.fields(view) if each.name in typed and each is not one
        }
        where = {"view_id": view["id"], "action_id": one.name, "block_id": one.block_id}
        self._door.post("act", user=self.name, value=wanted, values=values, **where)

    def _next_field(self, left: Values) -> tuple[View, Field, str]:
        """Return the first field drawn that there is something to put into; it may take a moment to appear."""
        deadline = time.monotonic() + FIELD_LIMIT
        while True:
            view = self._needed()
            for one in drawn.fields(view):
                key = next((name for name in (one.name, one.label) if name in left), None)
                if key is not None:
                    return view, one, key
            if time.monotonic() > deadline:
                there = ", ".join(one.name for one in drawn.fields(view))
                raise NotOffered(
                    f"{view['callback_id']} shows no field {', '.join(left)}; there are: {there or 'none'}."
                )
            time.sleep(LOOK)

    def _chosen(self, view: View, one: Field, value: str | list[str]) -> Any:
        """Return what to put into a field: options by their values, one or several as the field takes it."""
        several = value if isinstance(value, list) else [value]
        if one.chosen_from:
            several = [self._option(view, one, wanted) for wanted in several if wanted != ""]
        if one.many:
            return several
        return several[0] if several else ""

    def _option(self, view: View, one: Field, wanted: str) -> str:
        offered = self.options(view, one, wanted) if one.typed_ahead else one.options()
        if wanted == "first" and offered and wanted not in [each["value"] for each in offered]:
            return str(offered[0]["value"])
        return drawn.option(offered, wanted, f"{view['callback_id']}, field {one.name},")

    def _needed(self) -> View:
        view = self.view()
        if view is None:
            raise NotOffered(f"{self.name} has no modal open.")
        return view

    def _top(self) -> View | None:
        stack = self._door.stack(self.name)
        return stack[-1] if stack else None

    def _look_at(self, view: View | None) -> None:
        """Tell what is seen, once each time it is drawn anew."""
        drawing = f"{view['id']} {view.get('hash') or view['blocks']}" if view else ""
        if view is not None and drawing != self._shown:
            self._tell(self._show(view))
        self._shown = drawing


def _checking(view: View) -> bool:
    return any(str(block.get("block_id", "")).split(".")[1:2] == ["checking"] for block in view["blocks"])


def _shortened(wanted: Any) -> str:
    text = ", ".join(wanted) if isinstance(wanted, list) else str(wanted)
    return text if len(text) <= 200 else f"{text[:199]}…"
