"""One case, walked by a person: granted, filled in, waited for, fixed where it is refused, until it ends.

The person follows the views they are shown; no order of steps is known here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from sandbox import drawn, judge
from sandbox.cases import Case, StepAnswers
from sandbox.doors import AdminDoor, UserDoor
from sandbox.drawn import NotOffered
from sandbox.judge import Said
from sandbox.person import Person, Problem, Tell, View, step_of
from sandbox.thread import Thread
from sandbox.waiting import Waiting

PEOPLE = {"olu": True, "maya": False, "sam": False, "ines": False}  # name → whether they are an admin
CHANNEL = "sms-launch"
COMMAND = "/sms-register"
ACCEPTANCES = ("accept", "got_it")
VIEWS_MOST = 60  # modals a person puts up with
LINK_DIES = 8 * 86_400.0  # seconds of the sandbox's clock; the seven days of a mailed link are over then
Fix = Mapping[str, StepAnswers]


@dataclass
class Outcome:
    """What came of a journey."""

    ends: str = "unfinished"
    said: list[Said] = field(default_factory=list)
    errors: list[Problem] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)  # why the journey is not as the case tells it


class Journey:
    """A case on its way."""

    def __init__(self, case: Case, user: UserDoor, admin: AdminDoor, tell: Tell, show: Callable[[View], str]) -> None:
        self._case, self._user, self._admin, self._tell, self._show = case, user, admin, tell, show
        self._answers: dict[str, StepAnswers] = dict(case.answers)
        self._fixes = list(case.fix)
        self._outcome = Outcome()
        self._handled = 0  # how much had been said when something was last fixed
        self._person = Person(user, case.who, tell, show)
        self._mender = Person(user, case.mends, tell, show) if case.mends else None
        meet(user, case.channel)
        self._thread = Thread(user, case.channel, tell)
        self._waiting = Waiting(admin, self._thread, tell)

    def go(self) -> Outcome:
        """Walk to the end and return what came of it."""
        try:
            self._prepare()
            self._outcome.ends = self._fill_in() or self._wait()
        except NotOffered as stuck:
            self._outcome.wrong.append(str(stuck))
            self._outcome.ends = judge.ends(self._thread.said())
        finally:
            self._person.close()
        self._outcome.said = self._thread.said()
        self._outcome.wrong += self._differences(self._outcome)
        return self._outcome

    def _differences(self, outcome: Outcome) -> list[str]:
        found = []
        if outcome.ends != self._case.ends:
            found.append(f"It ended with {outcome.ends}, not with {self._case.ends}.")
        if not judge.holds(self._case.said, outcome.said):
            heard = ", ".join(" ".join([one.kind or "?", *one.codes]) for one in outcome.said) or "nothing"
            found.append(f"Expected to be said: {', '.join(self._case.said) or 'nothing'}; said: {heard}.")
        trouble = self._user.trouble(self._case.who)
        if trouble:
            found.append(f"Slack told {self._case.who}: {trouble}")
        return found

    # Before it begins

    def _prepare(self) -> None:
        if self._case.business:
            self._admin.order(self._case.business, self._case.outcome)
            self._put_site()
        if self._case.who == "maya":
            self._grant("olu", "maya")

    def _put_site(self) -> None:
        self._admin.put_site(self._case.business, self._case.site, self._answers)

    def _grant(self, admin: str, name: str) -> None:
        giver = Person(self._user, admin, self._tell, self._show)
        view = giver.command(CHANNEL, f"{COMMAND} access")
        picker = next((one for one in drawn.fields(view or {"blocks": []}) if "users_select" in one.kind), None)
        if picker is None:
            raise NotOffered(f"{admin} was shown nothing in which to give {name} the right.")
        giver.give({picker.name: [name] if picker.many else name})
        giver.close()

    # Filling in

    def _fill_in(self) -> str | None:
        """Give all answers; return how the journey ends if it does so here."""
        if self._begin() is None:
            return "not_allowed"
        given: set[str] = set()
        for _ in range(VIEWS_MOST):
            view = self._person.view()
            step = step_of(view)
            if step is not None and step in self._answers:
                if not self._give(step, given):
                    return "refused"
            elif given == {"eligibility"} and says_no(view):
                return "not_eligible"
            elif not self._go_on(view, given):
                return None
        raise NotOffered(f"{self._case.who} was shown {VIEWS_MOST} modals and was not done.")

    def _begin(self) -> View | None:
        """Open a registration of its own: the first, or a new one beside those there are."""
        view = self._person.command(CHANNEL, COMMAND)
        if view is not None and step_of(view) != "eligibility":
            view = self._person.command(CHANNEL, f"{COMMAND} new")
        return view

    def _give(self, step: str, given: set[str]) -> bool:
        """Give a step's answers; whether the journey goes on."""
        problems = self._person.give(self._answers[step] if step not in given else self._acceptance(step))
        self._outcome.errors += problems
        if not problems:
            given.add(step)
            return True
        if not self._fixes:
            return False
        fix = self._next_fix()
        given.difference_update(fix)
        self._turn_to(step, fix)
        return True

    def _turn_to(self, step: str, fix: Fix) -> None:
        """Go to a step that a fix names, if another is shown."""
        if step in fix:
            return
        view = self._person.view()
        direct = next((name for name in fix if view and drawn.button(view["blocks"], f"open.{name}")), None)
        if direct:
            self._person.click(f"open.{direct}")
        while (view := self._person.view()) is not None and step_of(view) not in fix:
            self._person.click("back")

    def _go_on(self, view: View | None, given: set[str]) -> bool:
        """Open the next step there is something to say to; whether there is one."""
        left = [step for step in self._answers if step not in given]
        offered = [button.name.removeprefix("open.") for button in drawn.buttons((view or {"blocks": []})["blocks"])]
        following = next((step for step in offered if step in left), None)
        if following is not None:
            self._person.click(f"open.{following}")
            return True
        before = view and view["callback_id"]
        self._person.close()
        return bool(left) and self._reopened() != before

    def _reopened(self) -> str | None:
        view = self._person.command(CHANNEL, COMMAND)
        if view and drawn.button(view["blocks"], "open_registration"):
            view = self._person.click("open_registration")  # the newest comes first: one's own
        return str(view["callback_id"]) if view else None

    def _acceptance(self, step: str) -> StepAnswers:
        answers = self._case.answers.get(step, {})
        return {name: answers[name] for name in ACCEPTANCES if name in answers}

    # Waiting and fixing

    def _wait(self) -> str:
        """Let time pass until the journey has ended and nothing more comes."""
        self._person.close()
        while not self._waiting.over:
            said = self._waiting.settled()
            if self._fixes and self._must_fix(said):
                self._handled = len(said)
                self._fix()
                self._waiting.begin_anew()
            elif not self._held(said):
                self._waiting.go_on()
            elif not self._waiting.linger():
                break
        return judge.ends(self._thread.said())

    def _held(self, said: list[Said]) -> bool:
        return not self._fixes and judge.ends(said) == self._case.ends and judge.holds(self._case.said, said)

    def _must_fix(self, said: list[Said]) -> bool:
        """Return whether something was refused that the next fix is for."""
        fresh = said[self._handled :]
        if "resend_link" not in self._fixes[0]:
            return any(one.fixable for one in fresh)
        expired = any(one.resendable and one.kind == "refused" for one in fresh)
        return expired or (self._waiting.silence > LINK_DIES and any(one.resendable for one in said))

    def _next_fix(self) -> Fix:
        """Take the next fix, and let the web site say the same."""
        fix = self._fixes.pop(0)
        for step, values in fix.items():
            self._answers[step] = {**self._answers.get(step, {}), **values}
        self._put_site()
        return fix

    def _fix(self) -> None:
        """Press the button of what was refused, and answer what is asked."""
        button = "resend_link" if "resend_link" in self._fixes[0] else "fix"
        fix = self._next_fix()
        mender = self._mender or self._person
        given, view = self._fixed(mender, button, fix)
        if self._mender is not None:
            self._waiting.settled()
            self._fixed(self._person, "file", {})
        missed = set(fix) - given
        if missed:
            seen = drawn.visible_text(view) if view else "no modal"
            raise NotOffered(f"The fix of {', '.join(sorted(missed))} could not be given; at last there was: {seen}")

    def _fixed(self, person: Person, button: str, fix: Fix) -> tuple[set[str], View | None]:
        """Go through what a button opens; return the steps that were given, and what was seen last."""
        person.click_in(self._case.channel, self._thread.newest_with(button), button)
        given, view = set[str](), None
        for _ in range(VIEWS_MOST):
            view = person.view()
            step = step_of(view)
            if view is None or step is None:
                break
            self._fix_step(person, view, step, fix, given)
        person.close()
        return given, view

    def _fix_step(self, person: Person, view: View, step: str, fix: Fix, given: set[str]) -> None:
        away = [name for name in fix if name not in given and drawn.button(view["blocks"], f"open.{name}")]
        if away and step not in fix and self._acceptance(step):
            person.click(f"open.{away[0]}")
            return
        problems = person.give({**fix.get(step, {}), **self._acceptance(step)})
        self._outcome.errors += problems
        if problems:
            raise NotOffered(f"The fix of {step} was not taken: {problems[0].field}: {problems[0].text}")
        given.add(step)


def meet(user: UserDoor, channel: str) -> None:
    """Make the people and the channels there are in cases; those that are there already stay as they are."""
    for name, admin in PEOPLE.items():
        if not user.has("view", user=name):
            user.post("people", name=name, email=f"{name}@example.com", is_admin=admin)
    for wanted in (CHANNEL, channel):
        if not user.has("messages", channel=wanted):
            user.post("channels", name=wanted, private=False, members=list(PEOPLE))


def says_no(view: View | None) -> bool:
    """Return whether a modal leads nowhere: it says no, or offers no step."""
    if view is None or view["callback_id"] == "not_eligible":
        return True
    return step_of(view) is None and not any(one.name.startswith("open.") for one in drawn.buttons(view["blocks"]))
