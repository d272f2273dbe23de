from __future__ import annotations

import random

import pytest

from bot.domain.segments import BASIC, EXTENSION, Encoding, counted
from sandbox.twilio.segments import segments

GSM, UCS = Encoding.GSM_7, Encoding.UCS_2
FAMILY = "👩‍👩‍👧‍👦"


@pytest.mark.parametrize(
    ("text", "characters", "units", "encoding", "expected"),
    [
        ("", 0, 0, GSM, 1),
        ("a" * 160, 160, 160, GSM, 1),
        ("a" * 161, 161, 161, GSM, 2),
        ("a" * 306, 306, 306, GSM, 2),
        ("a" * 307, 307, 307, GSM, 3),
        ("€" * 80, 80, 160, GSM, 1),
        ("€" * 81, 81, 162, GSM, 2),
        ("a" * 152 + "{" + "a" * 153, 306, 307, GSM, 3),  # an escape is not parted from what follows it
        ("a\nb\f[c]", 7, 10, GSM, 1),
        ("’" * 70, 70, 70, UCS, 1),
        ("’" * 71, 71, 71, UCS, 2),
        ("’" * 134, 134, 134, UCS, 2),
        ("’" * 135, 135, 135, UCS, 3),
        ("😀" * 35, 35, 70, UCS, 1),
        ("😀" * 36, 36, 72, UCS, 2),
        ("😀" * 67, 67, 134, UCS, 3),  # nor are the halves of an emoji
        (FAMILY, 7, 11, UCS, 1),
        ("`", 1, 1, UCS, 1),
    ],
)
def test_a_text_comes_to_so_many_segments(
    text: str, characters: int, units: int, encoding: Encoding, expected: int
) -> None:
    count = counted(text)

    assert (count.characters, count.units, count.encoding, count.segments) == (characters, units, encoding, expected)


def test_what_gsm_7_does_not_have_is_named_once_each() -> None:
    assert counted("It’s “here” – it’s").outside == ("’", "“", "”", "–")


def test_the_tables_have_as_many_characters_as_the_standard() -> None:
    assert (len(BASIC), len(EXTENSION), BASIC & EXTENSION) == (127, 10, set())  # of 128 one is the escape


def test_the_bot_and_the_sandbox_count_alike() -> None:
    dice = random.Random(7)
    signs = [*sorted(BASIC), *sorted(EXTENSION), "’", "ü", "ł", "😀", "\u200d"]
    texts = ["".join(dice.choices(signs[: dice.choice((127, 137, 142))], k=dice.randrange(500))) for _ in range(3000)]

    assert [text for text in texts if counted(text).segments != segments(text)] == []
