"""What may not be texted in the US and Canada (reference 10.6), as wordings: data for `forbidden`.

A strong wording settles it; weak ones only together, since each is innocent alone. Excuses are innocent phrases that hold such words;
whatever is denied ("no firearms", "kratom-free") is left out as well. Word lists are never complete: the form asks, too.
"""

from __future__ import annotations

from bot.domain.checks.topics_goods import GOODS
from bot.domain.checks.topics_money import MONEY_MATTERS
from bot.domain.checks.topics_tricks import TRICKS
from bot.domain.checks.words import pattern

TOPICS = (*GOODS, *MONEY_MATTERS, *TRICKS)

EMERGENCY = pattern(
    r"\bevacuat\w+\b(?! (?:tube|procedure|drill|plan review))", r"\bamber alerts?\b",
    r"\b(?:severe|extreme) weather (?:warnings?|alerts?|watch\w*|emergenc\w+|notifications?)\b",
    r"\b(?:hurricane|tornado|tsunami|flash flood|flood|wildfire|blizzard|earthquake|storm surge|"
    r"tropical storm) (?:warnings?|alerts?|watch(?:es)?|evacuation\w*|in effect)\b", r"\bshelter[- ]in[- ]place\b",
    r"\bemergency (?:alerts?|notifications?|broadcast\w*|warnings?|notices?)\b", r"\bactive shooter\b",
    r"\block-?downs? (?:in effect|alerts?|notices?|now)\b", r"\bseek shelter\b", r"\btake (?:cover|shelter)\b",
    r"\bsevere weather\b", r"\bboil[- ]water (?:alert|notice|advisory|order)s?\b", r"\bemergency evacuat\w+\b",
    r"\bchemical spill\b", r"\bbomb threat\b", r"\bcivil (?:emergency|defense)\b",
    r"\bmissing (?:child|person) alerts?\b",
)  # fmt: skip
