from __future__ import annotations

import builtins
import json
from pathlib import Path
from typing import Any

import pytest

from bot import check_files, cli
from tests.review import CASES, score


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as left:
        cli.main(["check", *arguments])
    told = capsys.readouterr()
    assert isinstance(left.value.code, int)
    return left.value.code, told.out, told.err


def test_a_folder_gives_one_json_line_per_dossier(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, str(CASES), "--json")
    told = [json.loads(line) for line in out.splitlines()]

    assert code == 0
    assert [one["id"] for one in told] == [f"{n:03}" for n in range(1, 41)]
    assert all(set(one) == {"id", "verdict", "findings"} for one in told)
    assert {one["verdict"] for one in told} == {"pass", "warn", "block"}
    findings = [finding for one in told for finding in one["findings"]]
    assert all(set(one) == {"code", "field", "severity", "check", "quote"} for one in findings)
    assert {one["field"].partition(".")[0] for one in findings} <= {"brand", "contact", "campaign", "samples", "opt_in"}


def test_people_read_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, str(next(CASES.glob("016*"))))

    assert code == 0
    assert out.startswith("016 block  Boutique linking")
    assert "block 30892 samples.sample_2: Use the full address" in out


@pytest.mark.parametrize(
    ("held", "says"), [("- a\n", "a dossier is a mapping"), ("a: [", "is not YAML"), (None, "cannot be read")]
)
def test_what_is_no_dossier_is_said_and_ends_with_2(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, held: str | None, says: str
) -> None:
    path = tmp_path / "one.yaml"
    if held is not None:
        path.write_text(held)
    code, _, err = run(capsys, str(path), "--json")

    assert code == 2
    assert says in err


def test_an_empty_folder_is_said(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(capsys, str(tmp_path))[0] == 2


def test_what_is_missing_for_yaml_is_said(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without_yaml(name: str, *rest: Any, **more: Any) -> Any:
        if name == "yaml":
            raise ImportError
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without_yaml)
    code, _, err = run(capsys, str(next(CASES.glob("001*"))))

    assert code == 2
    assert "needs PyYAML" in err


def test_an_almost_empty_dossier_is_judged_without_fuss(tmp_path: Path) -> None:
    path = tmp_path / "bare.yaml"
    path.write_text("samples:\npages:\n  https://a.example:\nopt_in: {methods: }\n")

    assert check_files.judge(path).id == "bare"


def test_the_checks_see_what_reviewers_see() -> None:
    total = score([str(CASES)])

    assert total.holds
    assert (total.missed, total.with_false, total.wrong_verdict) == ([], [], [])
