from __future__ import annotations

import re
from pathlib import Path

from bot.domain.progress import MOVES

README = (Path(__file__).parent.parent / "README.md").read_text()


def test_the_state_diagram_draws_the_moves_the_code_allows() -> None:
    diagram = README.partition("stateDiagram-v2")[2].partition("```")[0]
    drawn = set(re.findall(r"^\s*(\w+) --> (\w+)", diagram, re.MULTILINE))
    assert drawn == {(str(before), str(after)) for before, afters in MOVES.items() for after in afters}


def test_every_setting_is_in_the_readme() -> None:
    from dataclasses import fields

    from bot.config import Settings

    missing = [f.name.upper() for f in fields(Settings) if f"`{f.name.upper()}`" not in README]
    assert missing == []


def test_every_make_target_the_readme_names_exists() -> None:
    makefile = (Path(__file__).parent.parent / "Makefile").read_text()
    named = set(re.findall(r"`make (\w+)`", README))
    assert named <= set(re.findall(r"^(\w+):", makefile, re.MULTILINE))
