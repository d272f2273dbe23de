from pathlib import Path

import pytest

from sandbox.cases import BadCase, load
from tests.places import CASES, ROOT

PACKAGED = ROOT / "sandbox" / "data"
SMALL = "who: olu\nanswers:\n  company: {legal_name: Acme LLC}\nexpect: {ends: ready, said: [filed]}\n"


def written(folder: Path, text: str, name: str = "case.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("path", sorted(CASES.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_case_here_can_be_read(path: Path) -> None:
    case = load(path)

    assert (case.name, case.who, bool(case.answers)) == (path.stem, "maya", True)


def test_the_packaged_case_is_the_one_the_tests_play() -> None:
    name = "harbor-outfitters.yaml"

    assert (PACKAGED / name).read_text() == (CASES / name).read_text()


def test_what_a_case_leaves_out_has_its_usual_meaning(tmp_path: Path) -> None:
    case = load(written(tmp_path, SMALL))

    assert (case.site, case.outcome, case.fix, case.channel) == ("complete", {}, (), "sms-launch")


def test_answers_are_text_as_they_stand_in_the_file(tmp_path: Path) -> None:
    answers = "answers:\n  a: {zip: 04101, id: 742918365, yes_no: yes, flag: true, off: false, many: [1, no]}\n"
    case = load(written(tmp_path, answers + "expect: {ends: ready}\n"))

    told = {"zip": "04101", "id": "742918365", "yes_no": "yes", "flag": "yes", "off": "no", "many": ["1", "no"]}
    assert case.answers == {"a": told}


def test_codes_in_outcomes_stay_numbers(tmp_path: Path) -> None:
    case = load(written(tmp_path, SMALL + "outcome: {brand: [{code: 30795, fields: [x]}, approve]}\n"))

    assert case.outcome == {"brand": [{"code": 30795, "fields": ["x"]}, "approve"]}


def test_a_case_takes_whole_keys_from_the_one_it_is_like(tmp_path: Path) -> None:
    written(tmp_path, SMALL, "base.yaml")
    case = load(written(tmp_path, "like: base.yaml\nexpect: {ends: refused, said: []}\n"))

    assert (case.who, case.business, case.ends, case.said) == ("olu", "Acme LLC", "refused", ())


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("answers: [", "is not YAML"),
        ("just text", "a case is a mapping"),
        ("answers: {}\nexpect: {ends: happily}", "expect.ends must be one of"),
        ("answers: {}\n", "expect is missing"),
        ("expect: {ends: ready}", "answers is missing"),
        ("answers: {a: text}\nexpect: {ends: ready}", "answers.a is missing or not a mapping"),
        ("answers: {a: {b: {c: d}}}\nexpect: {ends: ready}", "answers.a.b must be text"),
        ("answers: {}\nexpect: {ends: ready}\nfix: {a: {}}", "fix must be a list"),
        ("anwsers: {}", "there is no key 'anwsers'"),
        ("like: case.yaml", "round in a circle"),
        ("like: nowhere.yaml", "nowhere.yaml cannot be read"),
    ],
)
def test_a_malformed_case_is_refused_with_a_sentence(text: str, sentence: str, tmp_path: Path) -> None:
    with pytest.raises(BadCase, match=sentence):
        load(written(tmp_path, text))
