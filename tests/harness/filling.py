"""A person who gets through the forms although the bot dies under their hands: they wait, type the command again and go on."""

from __future__ import annotations

import time

from sandbox import drawn
from sandbox.cases import Case
from sandbox.doors import NoDoor
from sandbox.drawn import NotOffered
from sandbox.journey import CHANNEL, COMMAND, meet
from sandbox.person import Person, View, step_of
from tests.harness.place import Place

LIMIT = 120.0  # seconds for all forms, deaths included


class Mortified(Person):
    """A person who looks up at once when the bot has died, instead of waiting for what it will not show any more."""

    def __init__(self, place: Place, name: str) -> None:
        super().__init__(place.user, name)
        self._place, self.knows_of = place, 0

    def _top(self) -> View | None:
        if len(self._place.guillotine.struck) != self.knows_of:
            raise NotOffered("the bot died")
        return super()._top()


class Filling:
    """One case's forms."""

    def __init__(self, place: Place, case: Case) -> None:
        self._place, self._case = place, case
        self._person = Mortified(place, case.who)

    def prepare(self) -> None:
        """Let people and channel be there, the site be up, and the person have the right."""
        meet(self._place.user, self._case.channel)
        self._place.admin.order(self._case.business, self._case.outcome)
        self._place.admin.put_site(self._case.business, self._case.site, self._case.answers)
        if self._case.who == "maya":
            self._retried(self._grant)

    def fill_in(self) -> None:
        """Give all answers and file all parts."""
        left = set(self._case.answers)
        deadline = time.monotonic() + LIMIT
        while left and time.monotonic() < deadline:
            self._retried(lambda: self._give_what_is_asked(left))
        assert not left, f"not asked for: {', '.join(sorted(left))}"

    def _retried(self, act: object) -> None:
        """Do something; when the bot died meanwhile, do it once more."""
        assert callable(act)
        deadline = time.monotonic() + LIMIT
        while True:
            self._place.wait_for_bot()
            before = self._person.knows_of = len(self._place.guillotine.struck)
            try:
                act()
            except (NotOffered, NoDoor):
                if len(self._place.guillotine.struck) == before or time.monotonic() > deadline:
                    raise
            else:
                return

    def _grant(self) -> None:
        giver = Person(self._place.user, "olu")
        giver.close()
        view = giver.command(CHANNEL, f"{COMMAND} access")
        if view is None:
            raise NotOffered("olu was shown nothing in which to give the right.")
        picker = next(one for one in drawn.fields(view) if "users_select" in one.kind)
        if giver.give({picker.name: ["maya"] if picker.many else "maya"}):
            raise NotOffered("the right could not be given")
        giver.close()

    def _give_what_is_asked(self, left: set[str]) -> None:
        """Open the window, give steps as they are shown until none is, and forget those that are kept by now."""
        self._person.close()
        view = self._person.command(CHANNEL, COMMAND)
        if view is None:
            raise NotOffered("nothing opened")
        while (view := self._on(view, left)) is not None:
            problems = self._person.give(self._case.answers[str(step_of(view))])
            if problems:
                raise NotOffered(str(problems))
            left.discard(str(step_of(view)))
            view = self._person.view()
        self._person.close()
        self._forget_filed(left)

    def _on(self, view: View | None, left: set[str]) -> View | None:
        """Return the next view with a step to give, following buttons; None when there is none."""
        while view is not None and step_of(view) is None:
            names = [button.name for button in drawn.buttons(view["blocks"])]
            following = next((name for name in names if name.removeprefix("open.") in left), None)
            if following is None:
                return None
            before, view = view, self._person.click(following)
            if view is not None and view["id"] == before["id"] and view["callback_id"] == before["callback_id"]:
                raise NotOffered(f"nothing opened behind {following}")
        return view if view is not None and step_of(view) in self._case.answers else None

    def _forget_filed(self, left: set[str]) -> None:
        """Steps whose acknowledgement was cut off are kept all the same: the window asks for them no more."""
        view = self._person.command(CHANNEL, COMMAND)
        if view is None:
            raise NotOffered("nothing opened")
        asked = {button.name.removeprefix("open.") for button in drawn.buttons(view["blocks"])} | {str(step_of(view))}
        if not asked & set(self._case.answers):
            left.clear()
        self._person.close()
