"""What the registry and the reviewers of campaigns refuse, and the mailed link, played with a real bot."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.kit.playing import Played, cases, goes_as_told


@pytest.mark.parametrize("path", cases("brand", "campaign", "link"), ids=lambda path: path.stem)
def test_a_refusal_goes_the_way_its_case_tells(path: Path, played: Played) -> None:
    goes_as_told(path, played)
