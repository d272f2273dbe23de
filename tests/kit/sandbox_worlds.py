"""A world of stand-ins for the tests of the person and of playing."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

from sandbox.cases import Case
from sandbox.doors import AdminDoor, UserDoor
from sandbox.journey import meet
from sandbox.person import Person
from sandbox.play import connect, doors
from sandbox.serve import Addresses, StandIns
from sandbox.serving import Server
from tests.kit.tiny_bot import News, TinyBot


@dataclass(frozen=True)
class World:
    """Stand-ins and the tiny bot."""

    where: Addresses
    user: UserDoor
    admin: AdminDoor
    bot: TinyBot

    def person(self, name: str = "olu") -> Person:
        """Return somebody in front of this Slack, where the people of the cases are."""
        meet(self.user, "sms-launch")
        return Person(self.user, name)


@contextmanager
def world(batches: Sequence[Sequence[News]] = ()) -> Iterator[World]:
    """Run stand-ins with a tiny bot that tells these news."""
    with ExitStack() as closing:
        stand_ins = closing.enter_context(StandIns(environment={}))
        where = stand_ins.start()
        bot = TinyBot(where.slack_api_url, where.env["SLACK_BOT_TOKEN"], batches)
        server = Server(bot.app())
        connect(server.start(), where.slack_user_url)
        closing.callback(bot.close)
        closing.callback(server.stop)
        yield World(where, *doors(closing, where.slack_user_url, where.twilio_admin_url), bot)


def case(**changes: Any) -> Case:
    """Return a case for the tiny bot."""
    answers: Mapping[str, Any] = {
        "eligibility": {"country": "US"},
        "company": {"legal_name": "Acme LLC", "industry": "RETAIL"},
        "review_business": {"accept": ["accept"]},
    }
    told = {"name": "acme", "title": "Acme", "who": "olu", "answers": answers, "ends": "ready", "said": ("ready",)}
    return Case(**{**told, **changes})
