from collections.abc import Iterator

import pytest

from sandbox.drawn import NotOffered
from sandbox.person import Person, Problem, step_of
from tests.kit.sandbox_worlds import World, world


@pytest.fixture(scope="module")
def here() -> Iterator[World]:
    with world() as made:
        yield made


@pytest.fixture
def olu(here: World) -> Iterator[Person]:
    person = here.person()
    person.command("sms-launch", "/sms-register")
    person.give({"country": "US"})
    here.bot.given.clear()
    here.bot.searched = False
    yield person
    person.close()


def given(here: World) -> dict[str, object]:
    step, values = here.bot.given[-1]
    assert step == "company"
    keys = "value selected_option selected_options selected_user selected_conversation".split()
    return {name: next(state[key] for key in keys if key in state) for name, state in values.items()}


def test_a_command_opens_the_modal_that_is_seen(here: World) -> None:
    view = here.person().command("sms-launch", "/sms-register")

    assert step_of(view) == "eligibility"


def test_text_is_typed_by_field_name(olu: Person, here: World) -> None:
    assert olu.give({"legal_name": "Acme LLC"}) == []

    assert given(here)["legal_name"] == "Acme LLC"


def test_a_field_is_found_by_its_label_too(olu: Person, here: World) -> None:
    olu.give({"Legal name": "Acme LLC"})

    assert given(here)["legal_name"] == "Acme LLC"


@pytest.mark.parametrize("wanted", ["RETAIL", "The RETAIL", "ret"])
def test_an_option_is_chosen_by_value_or_label_or_part_of_one(wanted: str, olu: Person, here: World) -> None:
    olu.give({"industry": wanted})

    assert given(here)["industry"]["value"] == "RETAIL"  # type: ignore[index]  # an option, as Slack reports it


@pytest.mark.parametrize(("wanted", "why"), [("The", "several options"), ("BANKING", "no option")])
def test_an_option_that_cannot_be_told_is_said(wanted: str, why: str, olu: Person) -> None:
    with pytest.raises(
        NotOffered, match=rf"industry, offers {why} for '{wanted}'; there are: The RETAIL, The RELIGION"
    ):
        olu.give({"industry": wanted})


def test_several_boxes_are_ticked_from_a_list(olu: Person, here: World) -> None:
    olu.give({"regions": ["EUROPE", "ASIA"]})

    assert [one["value"] for one in given(here)["regions"]] == ["EUROPE", "ASIA"]  # type: ignore[attr-defined]  # as above


def test_people_and_channels_are_picked_by_name(olu: Person, here: World) -> None:
    olu.give({"slack_user": "ines", "channel": "sms-launch"})

    names = here.user.names()
    assert [names[str(given(here)[field])] for field in ("slack_user", "channel")] == ["ines", "sms-launch"]


def test_a_type_ahead_calls_up_the_field_that_depends_on_it(olu: Person, here: World) -> None:
    olu.give({"phone_number": "first", "area_code": "207", "legal_name": "Acme LLC"})

    chosen = given(here)["phone_number"]
    assert chosen["value"] == "+12075550100"  # type: ignore[index]  # as above


def test_errors_are_told_by_step_and_field(olu: Person) -> None:
    assert olu.give({"legal_name": "Wrong LLC"}) == [Problem("company", "legal_name", "This is not its name.")]


def test_a_button_is_pressed_by_its_name_or_its_words(olu: Person) -> None:
    olu.give({})

    assert step_of(olu.click("back")) == "company"
    olu.give({})
    assert step_of(olu.click("Back")) == "company"


def test_a_button_that_is_not_there_is_said(olu: Person) -> None:
    with pytest.raises(NotOffered, match=r"no button 'file' in step\.company"):
        olu.click("file")


def test_without_a_modal_there_is_nothing_to_fill_in(here: World) -> None:
    with pytest.raises(NotOffered, match="sam has no modal open"):
        here.person("sam").give({})


def test_a_field_that_never_appears_is_said(olu: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sandbox.person.FIELD_LIMIT", 0.2)

    with pytest.raises(NotOffered, match=r"step.company shows no field tax_id; there are: legal_name, area_code"):
        olu.give({"tax_id": "84-1930275"})


def test_what_is_done_can_be_followed(here: World) -> None:
    told: list[str] = []
    here.person()
    Person(here.user, "olu", told.append, lambda view: f"seen {view['callback_id']}").command(
        "sms-launch", "/sms-register"
    )

    assert told == ["olu types /sms-register in #sms-launch", "seen step.eligibility"]
