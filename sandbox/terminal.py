"""A terminal in which one can be the people of the demo."""

import re
import time
from collections.abc import Callable, Mapping
from typing import Any

from sandbox import drawn
from sandbox.doors import AdminDoor, NoDoor, UserDoor
from sandbox.drawn import NotOffered
from sandbox.person import Person, Tell, step_of
from sandbox.slack.view_text import message_lines, view_lines

CHANNEL = "sms-launch"
SECONDS = {"m": 60, "h": 3_600, "d": 86_400, "w": 604_800}
HEARD_WITHIN = 2.0  # seconds of real time in which the bot tells what has happened meanwhile
HELP = """Everything stays up. You can type:
  /sms-register …            the command, as the person you are (maya at first)
  as NAME                    be somebody else: olu (an admin), maya, sam, ines
  see                        the modal you have open
  set FIELD VALUE            fill in a field by its name or label; several values with commas
  submit                     press the modal's submit button
  click BUTTON               press a button, of the modal or of the newest message that has it
  thread                     what stands in #sms-launch
  later 1h                   let time pass: minutes (m), hours (h), days (d), weeks (w)
  refuse STAGE CODE NAME     let Twilio refuse the next registration of the business NAME: profile, brand, campaign
  site https://HOST NAME     put up a web site for the business NAME
  help, quit"""


class Terminal:
    """What is typed, done."""

    def __init__(self, user: UserDoor, admin: AdminDoor, say: Tell) -> None:
        self._user, self._admin, self._say = user, admin, say
        self._typed: dict[str, Any] = {}
        self._heard: set[str] = set()
        self._be("maya")
        self._news()

    @property
    def who(self) -> str:
        """Who one is."""
        return self._person.name

    def obey(self, line: str) -> None:
        """Do what a line says; what cannot be done is said in a sentence."""
        word, _, rest = line.partition(" ")
        try:
            if word.startswith("/"):
                self._command(line)
            elif word in self._commands:
                self._commands[word](rest.strip())
            elif word:
                self._say(f"There is no command {word!r}; type help.")
        except (NotOffered, NoDoor, ValueError) as refusal:
            self._say(str(refusal))

    @property
    def _commands(self) -> Mapping[str, Callable[[str], None]]:
        return {
            "as": self._be,
            "see": lambda _: self._see(),
            "set": self._set,
            "submit": lambda _: self._submit(),
            "click": self._click,
            "thread": lambda _: self._thread(),
            "later": self._later,
            "refuse": self._refuse,
            "site": self._site,
            "help": lambda _: self._say(HELP),
        }

    def _be(self, name: str) -> None:
        self._person = Person(self._user, name, self._say, self._framed)
        self._typed = {}

    def _command(self, text: str) -> None:
        self._typed = {}
        self._person.command(CHANNEL, text)

    def _see(self) -> None:
        view = self._person.view()
        self._say(self._framed(view) if view else "No modal is open.")
        for name, value in self._typed.items():
            self._say(f"  typed: {name} = {value}")

    def _set(self, rest: str) -> None:
        view = self._person.view()
        fields = drawn.fields(view) if view else []
        one = next((one for one in fields for key in (one.name, one.label) if rest.startswith(f"{key} ")), None)
        if one is None:
            raise NotOffered(f"The fields are: {', '.join(one.name for one in fields) or 'none, as no modal is open'}.")
        key = one.name if rest.startswith(f"{one.name} ") else one.label
        value = rest[len(key) :].strip()
        self._typed |= self._person.fill({one.name: re.split(r",\s*", value) if one.many else value})

    def _submit(self) -> None:
        if not self._person.submit(self._typed, step_of(self._person.view()) or ""):
            self._typed = {}
        self._person.view()
        self._news()

    def _click(self, button: str) -> None:
        view = self._person.view()
        if view is not None:
            self._person.click(button)
        else:
            messages = [one for one in self._user.messages(CHANNEL) if drawn.button(one.get("blocks") or [], button)]
            if not messages:
                raise NotOffered(f"There is no button {button!r} in #{CHANNEL}.")
            self._person.click_in(CHANNEL, messages[-1], button)
        self._typed = {}

    def _thread(self) -> None:
        for message in self._user.messages(CHANNEL):
            self._show(message)

    def _later(self, span: str) -> None:
        found = re.fullmatch(r"(\d+)\s*([mhdw])", span)
        if found is None:
            raise ValueError("Say how long, like 30m, 1h, 2d or 1w.")
        self._admin.advance(int(found.group(1)) * SECONDS[found.group(2)])
        time.sleep(HEARD_WITHIN)
        self._news()

    def _refuse(self, rest: str) -> None:
        found = re.fullmatch(r"(\w+)\s+(\d+)\s+(.+)", rest)
        if found is None:
            raise ValueError("Say stage, code and business, like: refuse brand 30795 Harbor Outfitters LLC")
        stage, code, business = found.groups()
        self._admin.order(business, {stage: [{"code": int(code), "fields": []}]})
        self._say(f"The next {stage} of {business} will be refused with {code}.")

    def _site(self, rest: str) -> None:
        url, _, business = rest.partition(" ")
        if not url.startswith("https://") or not business:
            raise ValueError("Say address and business, like: site https://acme.example Acme LLC")
        url = url.rstrip("/")
        opt_in = {"opt_in_url": f"{url}/texts", "privacy_policy_url": f"{url}/privacy", "terms_url": f"{url}/terms"}
        self._admin.put_site(
            business, "complete", {"company": {"legal_name": business, "website": url}, "opt_in": opt_in}
        )
        self._say(f"{business} has a web site: {', '.join([url, *opt_in.values()])}")

    def _news(self) -> None:
        """Show the messages that were not shown yet."""
        fresh = [message for message in self._user.messages(CHANNEL) if str(message["ts"]) not in self._heard]
        for message in fresh if self._heard else []:
            self._show(message)
        self._heard |= {str(message["ts"]) for message in fresh}

    def _show(self, message: Mapping[str, Any]) -> None:
        indent = "    ↳ " if message.get("thread_ts") not in (None, message["ts"]) else "  "
        self._say(indent + f"\n{' ' * len(indent)}".join(message_lines(message, self._user.names())))

    def _framed(self, view: Mapping[str, Any]) -> str:
        return "\n".join(f"    │ {line}" for line in view_lines(view, self._user.names()))
