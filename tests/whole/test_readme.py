from __future__ import annotations

import re
from dataclasses import fields

import pytest

from bot.cli import main
from bot.config import Settings
from bot.domain.progress import MOVES
from tests.places import ROOT

README = (ROOT / "README.md").read_text()
PAGES = {page: page.read_text() for page in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))}


def test_the_state_diagram_draws_the_moves_the_code_allows() -> None:
    diagram = README.partition("stateDiagram-v2")[2].partition("```")[0]
    drawn = set(re.findall(r"^\s*(\w+) --> (\w+)", diagram, re.MULTILINE))
    assert drawn == {(str(before), str(after)) for before, afters in MOVES.items() for after in afters}


def test_every_setting_is_in_the_readme() -> None:
    missing = [f.name.upper() for f in fields(Settings) if f"`{f.name.upper()}`" not in README]
    assert missing == []


def test_every_make_target_the_readme_names_exists() -> None:
    makefile = (ROOT / "Makefile").read_text()
    named = set(re.findall(r"(?:`|^)make (\w+)", README, re.MULTILINE))
    assert named <= set(re.findall(r"^(\w+):", makefile, re.MULTILINE))


def test_whatever_the_pages_lead_to_is_there() -> None:
    links = {page.parent / to for page, text in PAGES.items() for to in re.findall(r"\]\((?!http)([^)#]+)\)", text)}
    assert {str(to) for to in links if not to.exists()} == set()


def test_every_file_and_folder_the_pages_name_exists() -> None:
    named = {one for text in PAGES.values() for one in re.findall(r"`([a-z_]+/[\w/.]*)`", text)}
    assert len(named) > 10
    assert {one for one in named if not (ROOT / one).exists()} == set()


def test_every_command_the_pages_name_is_understood(capsys: pytest.CaptureFixture[str]) -> None:
    named = {one for text in PAGES.values() for one in re.findall(r"bin/sms-register (\w+)", text)}
    with pytest.raises(SystemExit):
        main(["--help"])
    assert named - set(re.findall(r"^    ([\w-]+)", capsys.readouterr().out, re.MULTILINE)) == set()
    assert named >= {"events", "export", "check"}


def test_every_setting_the_pages_name_exists() -> None:
    named = {one for text in PAGES.values() for one in re.findall(r"`([A-Z]+(?:_[A-Z]+)+)(?:=\S+)?`", text)}
    assert named <= {f.name.upper() for f in fields(Settings)}
