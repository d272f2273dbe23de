"""How a text travels: in which encoding, and in how many segments, each of which is paid for.

The basic alphabet and its extension are those of GSM 03.38. A text of several segments gives up a few characters of each for what
puts them together again. Nothing is split between two segments: neither an escape and what follows it, nor the halves of an emoji.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENSION = frozenset("\f^{}\\[~]|€")  # sent as two: an escape comes first


class Encoding(StrEnum):
    """The two alphabets a text can be sent in."""

    GSM_7 = "GSM-7"
    UCS_2 = "UCS-2"


# How much one segment holds, alone and as one of several.
ROOM = {Encoding.GSM_7: (160, 153), Encoding.UCS_2: (70, 67)}


@dataclass(frozen=True)
class Counted:
    """What a text comes to; `units` is how much of a segment's room its characters take, `outside` what GSM-7 does not have."""

    characters: int
    units: int
    encoding: Encoding
    segments: int
    outside: tuple[str, ...] = ()


def counted(text: str) -> Counted:
    """Return how a text would be sent."""
    outside = tuple(dict.fromkeys(sign for sign in text if sign not in BASIC | EXTENSION))
    encoding = Encoding.UCS_2 if outside else Encoding.GSM_7
    widths = [_width(sign, encoding) for sign in text]
    return Counted(len(text), sum(widths), encoding, _segments(widths, *ROOM[encoding]), outside)


def _width(sign: str, encoding: Encoding) -> int:
    wide = sign in EXTENSION if encoding is Encoding.GSM_7 else ord(sign) > 0xFFFF
    return 2 if wide else 1


def _segments(widths: Sequence[int], alone: int, each: int) -> int:
    if sum(widths) <= alone:
        return 1
    full, used = 0, 0
    for width in widths:
        if used + width > each:
            full, used = full + 1, 0
        used += width
    return full + 1
