"""The bot as it runs and the stand-ins around it, for tests that use the page."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass

import pytest

from sandbox.doors import AdminDoor, UserDoor
from sandbox.play import doors, started
from tests.kit.page_house import CASE


@dataclass(frozen=True)
class House:
    """Stand-ins and the real bot."""

    url: str
    user: UserDoor
    admin: AdminDoor


@pytest.fixture(scope="module")
def page_house() -> Iterator[House]:
    with ExitStack() as closing:
        where, _bot = started(closing)
        house = House(where.page_url, *doors(closing, where.slack_user_url, where.twilio_admin_url))
        house.admin.put_site(CASE.business, CASE.site, CASE.answers)
        yield house


@pytest.fixture
def page_url(page_house: House) -> Iterator[str]:
    yield page_house.url
    for name in ("olu", "maya", "sam"):
        stack = page_house.user.stack(name)
        if stack:
            page_house.user.post("close", user=name, view_id=stack[-1]["id"], all=True)
