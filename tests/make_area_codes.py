"""Print the table of bot/domain/area_codes.py anew: `python -m tests.make_area_codes`.

The codes come from the metadata of the installed phonenumbers, state and city from its geocoder. The geocoder takes a hundred
megabytes of memory, so the bot ships the table instead.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from phonenumbers import PhoneMetadata, PhoneNumber

from bot.domain.choices import US_STATES

SPELLED = {"Washington State": "WA", "Washington D.C.": "DC", **{name: code for code, name in US_STATES.items()}}


def us_codes() -> list[str]:
    """Return the US area codes that the metadata knows."""
    metadata = PhoneMetadata.metadata_for_region("US")
    assert metadata is not None
    assert metadata.fixed_line is not None
    pattern = re.compile(str(metadata.fixed_line.national_number_pattern))
    return [str(n) for n in range(200, 1000) if any(pattern.fullmatch(f"{n}{x}1234") for x in range(200, 1000, 7))]


def places(code: str) -> tuple[str, str]:
    """Return the state most numbers of a code are in, and the city named most often there ("" when none is)."""
    from phonenumbers import geocoder

    states: Counter[str] = Counter()
    cities: Counter[tuple[str, str]] = Counter()
    for exchange in range(200, 1000):
        number = PhoneNumber(country_code=1, national_number=int(f"{code}{exchange}1234"))
        place = geocoder.description_for_number(number, "en")
        city, _, state = place.rpartition(", ")
        if place in SPELLED:
            states[SPELLED[place]] += 1
        elif state in US_STATES:
            states[state] += 1
            cities[state, city] += 1
    state = states.most_common(1)[0][0]
    city = next((city for (where, city), _ in cities.most_common() if where == state), "")
    return state, "Washington" if state == "DC" else city


def main() -> None:
    """Print one line a state: its letters, then each code with its city."""
    rows: defaultdict[str, list[str]] = defaultdict(list)
    for code in us_codes():
        state, city = places(code)
        rows[state].append(f"{code} {city}".strip())
    for state in sorted(rows):
        print(f"{state}: {', '.join(rows[state])}")


if __name__ == "__main__":
    main()
