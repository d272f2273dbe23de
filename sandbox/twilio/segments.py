"""How many segments a text is sent in."""

BASIC = set(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
DOUBLE = set("\f^{}\\[~]|€")  # written with an escape before them


def segments(text: str) -> int:
    """Return the number of segments, at least one."""
    if set(text) <= BASIC | DOUBLE:
        return parts([2 if sign in DOUBLE else 1 for sign in text], 160, 153)
    return parts([len(sign.encode("utf-16-be")) // 2 for sign in text], 70, 67)


def parts(widths: list[int], single: int, each: int) -> int:
    """Return how many parts hold signs of these widths, none of them split."""
    if sum(widths) <= single:
        return 1
    count, used = 1, 0
    for width in widths:
        if used + width > each:
            count, used = count + 1, 0
        used += width
    return count
