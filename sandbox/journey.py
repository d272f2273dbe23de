"""One case, walked by a person: grant, fill in, wait, fix what is refused, until it ends.

The person follows the views they are shown; no order of steps is known here.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sandbox import drawn, judge
from sandbox.cases import Case, StepAnswers
from sandbox.doors import AdminDoor, UserDoor
from sandbox.drawn import NotOffered
from sandbox.judge import Said
from sandbox.person import Person, Problem, Tell, View, step_of

PEOPLE = {"olu": True, "maya": False, "sam": False, "ines": False}  # name → whether they are an admin
CHANNEL = "sms-launch"
ACCEPTANCES = ("accept", "got_it")
VIEWS_MOST = 60  # modals a person puts up with
QUIET = 0.5  # seconds of real time without a call or a message
QUIET_LIMIT = 20.0
FIRST_STEP, LONGEST_STEP = 60.0, 86_400.0  # of the sandbox's clock
PATIENCE = 40 * 86_400.0
AFTERWARDS = (3_700.0, 21_600.0, 86_400.0, 86_400.0)  # what comes later than the end would come within these
LINK_DIES = 8 * 86_400.0


@dataclass
class Outcome:
    """What came of a journey."""

    ends: str = "unfinished"
    said: list[Said] = field(default_factory=list)
    errors: list[Problem] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)  # why the journey is not as the case tells it


class Journey:
    """A case on its way."""

    def __init__(self, case: Case, user: UserDoor, admin: AdminDoor, tell: Tell, show: Any) -> None:
        self._case, self._user, self._admin, self._tell, self._show = case, user, admin, tell, show
        self._answers: dict[str, StepAnswers] = dict(case.answers)
        self._fixes = list(case.fix)
        self._outcome = Outcome()
        self._names: dict[str, str] = {}
        self._known: frozenset[str] = frozenset()
        self._told: set[str] = set()
        self._handled = 0  # replies before this one were seen when something was last fixed
        self._waited = 0.0
        self._person = Person(user, case.who, tell, show)

    def go(self) -> Outcome:
        """Walk to the end and return what came of it."""
        self._meet()
        try:
            self._prepare()
            self._outcome.ends = self._fill_in() or self._wait()
        except NotOffered as stuck:
            self._outcome.wrong.append(str(stuck))
            self._outcome.ends = judge.ends(self._read())
        finally:
            self._person.close()
        self._outcome.said = self._read()
        return self._judged()

    def _judged(self) -> Outcome:
        outcome = self._outcome
        if outcome.ends != self._case.ends:
            outcome.wrong.append(f"It ended with {outcome.ends}, not with {self._case.ends}.")
        if not judge.holds(self._case.said, outcome.said):
            heard = ", ".join(f"{one.kind}{list(one.codes) or ''}" for one in outcome.said)
            outcome.wrong.append(
                f"Expected to be said: {', '.join(self._case.said) or 'nothing'}; said: {heard or 'nothing'}."
            )
        trouble = self._user.trouble(self._case.who)
        if trouble:
            outcome.wrong.append(f"Slack told {self._case.who}: {trouble}")
        return outcome

    # Before it begins

    def _meet(self) -> None:
        """Make the people and the channels there are in cases; those that are there already stay."""
        for name, admin in PEOPLE.items():
            if not self._user.has("view", user=name):
                self._user.post("people", name=name, email=f"{name}@example.com", is_admin=admin)
        for channel in {CHANNEL, self._case.channel}:
            if not self._user.has("messages", channel=channel):
                self._user.post("channels", name=channel, private=False, members=list(PEOPLE))
        self._names = self._user.names()
        self._known = frozenset(str(message["ts"]) for message in self._user.messages(self._case.channel))

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
        view = giver.command(CHANNEL, "/sms-register access")
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
            elif "eligibility" in given and _says_no(view):
                return "not_eligible"
            elif not self._go_on(view, given):
                return None
        raise NotOffered(f"{self._case.who} was shown {VIEWS_MOST} modals and was not done.")

    def _begin(self) -> View | None:
        """Open a registration of its own: the first, or a new one beside those there are."""
        view = self._person.command(CHANNEL, "/sms-register")
        if view is not None and step_of(view) != "eligibility":
            view = self._person.command(CHANNEL, "/sms-register new")
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

    def _turn_to(self, step: str, fix: Mapping[str, StepAnswers]) -> None:
        """Go to the first step that a fix names, if another is shown."""
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
        view = self._person.command(CHANNEL, "/sms-register")
        if view and drawn.button(view["blocks"], "open_registration"):
            view = self._person.click("open_registration")  # the newest comes first: one's own
        return str(view["callback_id"]) if view else None

    def _acceptance(self, step: str) -> StepAnswers:
        answers = self._case.answers.get(step, {})
        return {name: answers[name] for name in ACCEPTANCES if name in answers}

    # Fixing

    def _next_fix(self) -> Mapping[str, StepAnswers]:
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
        messages = [one for one in self._replies() if drawn.button(one.get("blocks") or [], button)]
        self._handled = len(self._read())
        view = self._person.click_in(self._case.channel, messages[-1], button)
        given: set[str] = set()
        for _ in range(VIEWS_MOST):
            step = step_of(view)
            if view is None or step is None:
                break
            self._fix_step(view, step, fix, given)
            view = self._person.view()
        self._person.close()
        missed = set(fix) - given
        if missed:
            self._outcome.wrong.append(
                f"The fix of {', '.join(sorted(missed))} could not be given: no such modal was shown."
            )

    def _fix_step(self, view: View, step: str, fix: Mapping[str, StepAnswers], given: set[str]) -> None:
        away = [name for name in fix if name not in given and drawn.button(view["blocks"], f"open.{name}")]
        if step not in fix and self._acceptance(step) and away:
            self._person.click(f"open.{away[0]}")
            return
        problems = self._person.give({**fix.get(step, {}), **self._acceptance(step)})
        self._outcome.errors += problems
        if problems:
            raise NotOffered(f"The fix of {step} was not taken: {problems[0].field}: {problems[0].text}")
        given.add(step)

    def _must_fix(self, said: list[Said], since: float) -> bool:
        """Return whether something was refused that the next fix is for."""
        if not self._fixes:
            return False
        fresh = said[self._handled :]
        if "resend_link" in self._fixes[0]:
            expired = any(one.resendable and one.kind == "refused" for one in fresh)
            return expired or (self._waited - since > LINK_DIES and any(one.resendable for one in said))
        return any(one.fixable for one in fresh)

    # Waiting

    def _wait(self) -> str:
        """Let time pass until the journey has ended and nothing more comes."""
        step, heard, since = FIRST_STEP, 0, 0.0
        afterwards = iter(AFTERWARDS)
        while self._waited < PATIENCE:
            self._settle()
            said = self._read()
            if len(said) != heard:
                step, heard, since, afterwards = FIRST_STEP, len(said), self._waited, iter(AFTERWARDS)
            if self._must_fix(said, since):
                self._fix()
                step = FIRST_STEP
            elif self._held(said):
                later = next(afterwards, None)
                if later is None:
                    break
                self._pass(later)
            else:
                self._pass(step)
                step = min(step * 3, LONGEST_STEP)
        return judge.ends(self._read())

    def _held(self, said: list[Said]) -> bool:
        return not self._fixes and judge.ends(said) == self._case.ends and judge.holds(self._case.said, said)

    def _pass(self, seconds: float) -> None:
        self._tell(f"… {_long(seconds)} pass")
        self._admin.advance(seconds)
        self._waited += seconds

    def _settle(self) -> None:
        """Wait until nothing moves any more: no new call at Twilio, no new message."""
        deadline = time.monotonic() + QUIET_LIMIT
        moves, still_since, calls = self._moves(0), time.monotonic(), 0
        while time.monotonic() < deadline and time.monotonic() - still_since < QUIET:
            time.sleep(QUIET / 5)
            calls = moves[0]
            now = self._moves(calls)
            if now != moves:
                moves, still_since = now, time.monotonic()
        self._read()

    def _moves(self, since: int) -> tuple[int, int]:
        return since + len(self._admin.requests(since)), len(self._user.messages(self._case.channel))

    def _replies(self) -> list[Mapping[str, Any]]:
        return judge.replies(self._user.messages(self._case.channel), self._known)

    def _read(self) -> list[Said]:
        """Return what was said in the thread, telling what is new."""
        said = [judge.read(message, self._names) for message in self._replies()]
        for one in said:
            if one.ts not in self._told:
                self._told.add(one.ts)
                self._tell(f"#{self._case.channel} › {one.text}")
        return said


def _says_no(view: View | None) -> bool:
    """Return whether a modal leads nowhere: it says no, or offers no step."""
    if view is None or view["callback_id"] == "not_eligible":
        return True
    return step_of(view) is None and not any(
        button.name.startswith("open.") for button in drawn.buttons(view["blocks"])
    )


def _long(seconds: float) -> str:
    for unit, length in (("day", 86_400), ("hour", 3_600), ("minute", 60)):
        if seconds >= length:
            count = seconds / length
            return f"{count:.3g} {unit}{'s' if count >= 2 else ''}"
    return f"{seconds:.0f} seconds"
