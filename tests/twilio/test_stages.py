import logging
import re
from collections.abc import Iterator

import pytest

from bot.domain.errors import CallFailed, Misconfigured, TryLater
from bot.domain.notices import Kind
from bot.domain.progress import State
from tests.kit.twilio_caller import TOKEN, Caller, served
from tests.kit.twilio_walk import KEY, TEST_TO, Walk

pytest_plugins = ["tests.kit.twilio_caller"]

PROFILES, TRUSTS, USERS = "/trusthub/v1/CustomerProfiles", "/trusthub/v1/TrustProducts", "/trusthub/v1/EndUsers"
NAMES = (
    "profile business_info representative address trust_product a2p_info service document profile_business_info "
    "profile_representative profile_document profile_primary trust_a2p_info trust_profile profile_evaluation "
    "profile_submission trust_evaluation trust_submission brand link campaign number attachment registered"
).split()
EVALUATIONS = {"profile_evaluation", "trust_evaluation"}  # free, and made anew instead of looked for
FOUND = [name for name in NAMES if name not in {*EVALUATIONS, "link"}]  # of the link there is nothing to find


@pytest.fixture
def walk(caller: Caller) -> Walk:
    return Walk(caller, test_to=TEST_TO)


@pytest.fixture(scope="module")
def finished() -> Iterator[Walk]:
    with served() as caller:
        walk = Walk(caller, test_to=TEST_TO)
        walk.walk()
        yield walk


def calls(caller: Caller, method: str = "POST") -> list[str]:
    return [entry.path for entry in caller.world.log.since(0) if entry.method == method]


# What every stage does


def test_the_stages_are_these(finished: Walk) -> None:
    assert list(finished.stages) == NAMES


@pytest.mark.parametrize("name", FOUND)
def test_what_was_made_is_found_again(name: str, finished: Walk) -> None:
    found = finished.find(name)

    assert found is not None
    assert found.remote_id == finished.mark(name).remote_id


def test_nothing_is_found_before_it_is_made(finished: Walk) -> None:
    assert finished.found_early == []


@pytest.mark.parametrize("name", NAMES)
def test_what_was_made_can_be_looked_at(name: str, finished: Walk) -> None:
    assert finished.stages[name].look(finished.work(name)).remote_id == finished.mark(name).remote_id


@pytest.mark.parametrize("name", NAMES)
def test_what_is_needed_comes_earlier(name: str, finished: Walk) -> None:
    assert {need.stage for need in finished.stages[name].needs} <= set(NAMES[: NAMES.index(name)])


@pytest.mark.parametrize("name", NAMES)
def test_friendly_names_fit_and_carry_the_key(name: str, finished: Walk) -> None:
    called = str(finished.stages[name].inputs(finished.work(name)).get("friendly_name", KEY))

    assert called.startswith(KEY)
    assert len(called) <= 64


@pytest.mark.parametrize("name", NAMES)
def test_a_refusal_and_an_unknown_word_are_told_of_every_stage(name: str, finished: Walk) -> None:
    news = finished.stages[name].news

    assert (news[State.REJECTED], news[State.UNKNOWN]) == (Kind.REFUSED, Kind.WAITING)


def test_only_brand_campaign_and_number_cost_money(finished: Walk) -> None:
    assert [name for name, stage in finished.stages.items() if stage.costs] == ["brand", "campaign", "number"]


def test_twilio_refused_none_of_our_calls(finished: Walk) -> None:
    assert finished.caller.admin("GET", "refused") == []


def test_the_first_filing_makes_exactly_the_calls_of_the_reference(walk: Walk, caller: Caller) -> None:
    walk.walk("brand")

    profile, trust = walk.mark("profile").remote_id, walk.mark("trust_product").remote_id
    assert calls(caller) == [
        PROFILES,
        USERS,
        USERS,
        f"/api/2010-04-01/Accounts/{caller.world.account_sid}/Addresses.json",
        TRUSTS,
        USERS,
        "/messaging/v1/Services",
        "/trusthub/v1/SupportingDocuments",
        *[f"{PROFILES}/{profile}/EntityAssignments"] * 4,
        *[f"{TRUSTS}/{trust}/EntityAssignments"] * 2,
        f"{PROFILES}/{profile}/Evaluations",
        f"{PROFILES}/{profile}",
        f"{TRUSTS}/{trust}/Evaluations",
        f"{TRUSTS}/{trust}",
        "/messaging/v1/a2p/BrandRegistrations",
    ]


# Faults


@pytest.mark.parametrize("name", ["profile", "service", "number", "registered"])
def test_a_search_that_is_refused_is_not_a_search_that_found_nothing(name: str, walk: Walk, caller: Caller) -> None:
    walk.walk("attachment")
    walk.begin(name)
    caller.admin("POST", "faults", {"method": "GET", "path": "", "do": "status", "status": 400})

    with pytest.raises(CallFailed):
        walk.find(name)


def test_a_look_that_is_refused_leaves_the_mark_alone(walk: Walk, caller: Caller) -> None:
    walk.walk("campaign")
    caller.admin("POST", "faults", {"method": "GET", "path": "Usa2p", "do": "status", "status": 400})

    with pytest.raises(CallFailed):
        walk.look("campaign")

    assert walk.mark("campaign").state is State.PENDING


@pytest.mark.parametrize("do", ["drop_before", "drop_after"])
def test_a_cut_connection_leaves_open_whether_it_was_done(do: str, walk: Walk, caller: Caller) -> None:
    caller.admin("POST", "faults", {"method": "POST", "path": "EndUsers", "do": do})

    with pytest.raises(TryLater) as raised:
        walk.make("business_info")

    assert raised.value.done is None
    assert (walk.find("business_info") is not None) == (do == "drop_after")


def test_a_page_that_cannot_be_read_is_time_to_wait(walk: Walk, caller: Caller) -> None:
    caller.admin("POST", "faults", {"method": "GET", "path": "EndUsers", "do": "status", "status": 500})

    with pytest.raises(TryLater):
        walk.find("business_info")


def test_the_next_page_of_a_list_comes_from_the_same_place(walk: Walk, caller: Caller) -> None:
    walk.make("business_info")
    for _ in range(60):
        caller.sdk.trusthub.v1.end_users.create("other", "authorized_representative_1", attributes={"first_name": "A"})

    listed = list(walk.provider._client.trusthub.v1.end_users.stream(page_size=50))

    assert len(listed) == 61


def test_wrong_credentials_are_the_operators_to_mend(caller: Caller) -> None:
    with pytest.raises(Misconfigured):
        Walk(caller, auth_token="wrong" + TOKEN)


def test_the_log_names_calls_and_ids_and_nothing_personal(walk: Walk, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    walk.walk("registered")
    walk.begin("number")
    walk.find("number")

    lines = [record.getMessage() for record in caplog.records if record.name.startswith(("bot.", "twilio"))]
    assert f"path=/trusthub/v1/CustomerProfiles/{walk.mark('profile').remote_id}/Evaluations" in " ".join(lines)
    assert all(line.startswith("twilio_call method=") for line in lines)
    assert not [line for line in lines if re.search(r"\?|1930275|\+1|%2B1|harbor|@|" + TOKEN, line)]
