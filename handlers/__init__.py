"""Slack listeners, one module a topic: read, decide, acknowledge once."""

from __future__ import annotations

from slack_bolt import App

from bot.drafting import Drafting
from bot.homes import Homes
from bot.onboarding import Onboarding
from bot.ports import Provider
from bot.way import Way
from handlers import trouble
from handlers.checking import CheckAgain, Checks, Review
from handlers.commands import Commands
from handlers.composing import Composing
from handlers.drafts import Drafts
from handlers.home import Home
from handlers.mending import Mending
from handlers.numbers import Numbers
from handlers.overview import Overview
from handlers.people import People
from handlers.pool import Pool
from handlers.rights import Rights
from handlers.showing import Showing
from handlers.steps import Steps
from handlers.windows import Windows


def listen(
    app: App,
    *,
    onboarding: Onboarding,
    drafting: Drafting,
    way: Way,
    provider: Provider,
    review: Review,
    homes: Homes,
    people: People,
    pool: Pool,
) -> None:
    """Attach every listener to the app."""
    showing = Showing(way, buys_at_once=provider.buys_at_once)
    windows = Windows(Checks(onboarding, showing, review).finish, pool)
    commands = Commands(onboarding, showing, way, windows)
    app.use(people)
    commands.register(app)
    Home(onboarding, commands, homes, windows, pool).register(app)
    Drafts(drafting, windows).register(app)  # before the steps, whose listener would hear of its form too
    Steps(onboarding, showing, people.by_email, windows).register(app)
    numbers = Numbers(onboarding, showing, provider, pool, windows)
    numbers.register(app)
    Rights(onboarding, people, windows).register(app)
    Mending(onboarding, showing, way, windows, numbers).register(app)
    Overview(onboarding, showing, windows).register(app)
    Composing(onboarding).register(app)
    CheckAgain(onboarding, showing, windows).register(app)
    trouble.register(app)
