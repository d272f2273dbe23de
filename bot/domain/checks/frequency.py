"""How often texts come, in whatever words: by number, by day or season, by occasion, or as depending on something.

What counts texts by a unit is understood wherever it stands. Looser words ("whenever", "now and again", "on Mondays") count
beside a sentence that speaks of texts.
"""

from __future__ import annotations

from bot.domain.checks.disclosures import OPTIONAL
from bot.domain.checks.words import pattern, sentences, without_links

# What texts are counted by. Behind "per" and "each" any word counts; behind "a" and "/" these do.
UNIT = (
    r"(?:days?|weeks?|months?|mo|mth|years?|quarters?|semester|term|season|orders?|visits?|appointments?|booking|reservation|stay|"
    r"delivery|"
    r"shipment|tour|trip|class|lesson|session|event|case|ticket|purchase|transaction|log-?in|sign-?in|request|game|job|project|repair|"
    r"alert|account|meeting|campaign|rental|refill|application|claim|shift|statement|payment|bill|quote|exam|treatment|show)"
)
NUMBER = r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|several|a few|few)"
TEXTS = r"(?:msgs?|messages?|texts?|sms|alerts?|notices?|notifications?|reminders?|updates?|codes?|e?mails and texts|offers?)"
COUNTED = pattern(
    r"\bfrequenc(?:y|ies)\b", r"\bhow often\b", rf"\b{TEXTS} ?(?:/|a|an) ?{UNIT}\b",
    rf"\b{TEXTS} (?:per|each|every) \w+", rf"\b{TEXTS} ?/ ?(?!data|message|msg|text|sms|mms|call|e-?mail)[a-z]\w+",
    rf"\b{NUMBER}(?: ?(?:-|to|or) ?{NUMBER})? (?:(?:\w+ ){{0,4}}?{TEXTS} ?)?(?:/|per|a|an|each|every) ?(?:\w+ )?{UNIT}\b",
    rf"\b(?:once|twice|three times|several times|{NUMBER} times)(?: ?(?:-|to|or) ?\w+(?: times)?)? (?:a|an|per|each|"
    rf"every|daily|weekly)\b ?(?:\w+ )?{UNIT}?\b",
    r"\b(?:daily|weekly|bi-?weekly|fortnightly|monthly|quarterly|nightly|seasonal(?:ly)?) "
    + TEXTS,
    rf"\b{TEXTS} (?:are |is |will be |go out |come )?(?:sent |out )?(?:daily|weekly|monthly|(?:once|twice) )",
    r"\b(?:number|amount|volume) of (?:\w+ )?(?:msgs?|messages|texts) (?:will )?(?:var|depend|differ)",
    r"\b(?:msg|message|messages|text|texts)(?: and [\w ]{0,20})? (?:frequency )?(?:may |will )?var(?:y|ies)\b",
    rf"\b(?:one|1|a single|two|2|a) (?:\w+ )?{TEXTS} (?:for|with|after|before|when|whenever|on|each|every|per)\b",
    rf"\b(?:no more than|up to|at most|about|around|approximately|maximum(?: of)?|max\.?|"
    rf"average of) {NUMBER}(?: ?(?:-|to) ?\w+)? (?:\w+ ){{0,3}}?(?:/|per|a|an|each|every|in any) ?(?:\w+ )?\w+",
    rf"\b(?:recurring )?{TEXTS} (?:are |is )?(?:sent )?(?:only )?(?:when|whenever|each time|every time) ",
    r"\b(?:freq|cadence|volume|msgs?|messages?|texts?|alerts?)\b\.?[^.;]{0,30}\b(?:var(?:y|ies)|depends?|differs?)\b",
    r"\b\d{1,2} ?x? ?/ ?(?:days?|wk|weeks?|mo|months?|mth|yr|years?)\b", r"\bevery (?:other|second|few) (?:days?|weeks?|months?)\b",
    rf"\b{TEXTS}\b[^.;]{{0,30}}\b(?:on|each|every) (?:mon|tues|wednes|thurs|fri|satur|sun)days?\b",
    r"\b(?:each|every) (?:single )?time\b", r"\bone (?:\w+ )?(?:per|for each|for every|each)\b",
    rf"(?<![\w-])(?:\d{{1,2}}|two|three|four|five|six|seven|eight|nine|ten|twelve)(?: ?(?:-|to|or) ?(?:\d{{1,2}}|[a-z]+))?"
    rf" (?:recurring |automated |marketing |promotional |text |sms |short )*{TEXTS}\b(?! (?:a|an|the|me|us)\b)",
    r"(?<![$\d.,/-])\b\d{1,2}(?: ?(?:-|to|or) ?\d{1,2})?x? ?/ ?[a-z]{2,}",
)  # fmt: skip

COUNT = (
    rf"(?:{NUMBER}|eleven|dozen|handful|couple|many|some|single|another|fewer|more|less|"
    r"(?:a )?(?:couple|handful|dozen|few)(?: of)?)"
)
WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:mon|tue|wed|thu|thurs|fri|sat|sun)\b\.?)"
SEASON = r"(?:spring|summer|autumn|fall|winter|seasons?|harvest|semesters?|school year|terms?|holidays?)"
MONTH = r"(?:january|february|march|april|june|july|august|september|october|november|december)"
TIME = (
    rf"(?:{UNIT}|{WEEKDAY}|{SEASON}|{MONTH}|fortnights?|weekends?|weekdays?|workdays?|paydays?|pay ?periods?|mornings?|evenings?|"
    r"nights?|afternoons?|loads?|markets?|dinners?|batch(?:es)?|matchday|games?|route|round)"
)
MORE_OR_LESS = rf"(?: (?:or so|or fewer|or less|or thereabouts|at most|tops|max\.?|(?:\w+ )?{TEXTS}(?: (?:comes?|goes?|go) (?:out)?)?))?"
# "Fewer than six in a month", "3 for each week of treatment", "one on Monday mornings", "one the night before".
NUMBERED = pattern(
    rf"\b{COUNT} times (?:a|an|per|each|every|in|during|over)\b",
    r"\bon the \d{1,2}(?:st|nd|rd|th)\b",
    rf"\b{COUNT}(?: ?(?:-|to|or) ?{COUNT})?(?: (?:\w+ ){{0,3}}?{TEXTS})?(?: (?:at )?(?:most|least|tops))?,? "
    rf"(?:in|over|during|across|within|for|on|around|before|after|with|through|per)? ?(?:a|an|any|each|every|one|per) "
    rf"(?:\w+ ){{0,2}}?{TIME}\b",
    rf"\b{COUNT} (?:more |besides |extra )?(?:{TEXTS} )?(?:on|every|each|in|before|mid-?) ?(?:the )?(?:\w+ )?(?:{WEEKDAY}|{SEASON}|"
    rf"{MONTH})",
    rf"\b(?:{COUNT}|{TEXTS}) (?:more |{TEXTS} )?(?:on |at |in )?the (?:\w+ )?(?:night|evening|morning|afternoon|day|week|hour|\w+day)s? "
    r"(?:before|of|after|ahead|prior|that)\b",
    rf"\b(?:one|another|1) (?:{TEXTS} )?(?:when|before|after|once|as soon as|on|if|at|mid-?week)\b",
    rf"\b(?:first|last|second|third|fourth|1st|2nd|3rd|15th|\d{{1,2}}th) (?:{WEEKDAY} |day )?(?:and \w+ )?(?:of|in) "
    rf"(?:the|each|every|a) ",
    rf"\bbetween {COUNT} and {COUNT}\b",
    # "2 to 4 per outing", "three or so with every load", "a few over the summer"
    rf"(?<![$\d.,-])\b{COUNT}(?: ?(?:-|to|or) ?{COUNT})?x?{MORE_OR_LESS} (?:for |with |after |before |on |at )?(?:per|each|"
    rf"every)\b(?! (?:the|our|your|this)\b)",
    rf"\b{COUNT}{MORE_OR_LESS} (?:during|over|through|throughout|across) the \w+\b",
)
# "The number of texts depends on …", "how many you get …", "no set schedule".
AMOUNT = pattern(
    r"\b(?:text|texting|texts?|messages?|messaging|msg|alert) (?:volume|number|count|pace|frequency|schedule)\b",
    r"\bhow (?:many|much|regularly|frequently)\b",
    rf"\b(?:number|quantity|amount|volume|count|pace|rhythm|schedule|timing|cadence|rate)s? (?:of|for|at which) (?:the |these |our "
    rf"|your )?"
    rf"(?:\w+ )?{TEXTS}\b",
    r"\b(?:no|without(?: a)?|not on a) (?:set|fixed|regular|particular) (?:schedule|number|timetable|rhythm|frequency)\b",
    rf"\b{TEXTS}\b[^.;]{{0,60}}\b(?:var(?:y|ies)|depend(?:s|ing)?|differs?|fluctuates?|changes? with)\b",
    r"\b(?:count|number|pace|rhythm|amount|volume) (?:follows?|tracks?|mirrors?|goes (?:by|with)|go (?:by|with)|rises?)\b",
    r"\bas (?:many|few) as\b",
)
# Where texts are spoken of, each of these says how often.
REGULAR = pattern(
    r"\b(?:occasional|infrequent|periodic|irregular|sporadic|rare|seasonal|frequent)(?:ly)?\b",
    r"\b(?:regularly|seldom|often|sometimes|sparing(?:ly)?|(?:hardly|scarcely|barely) (?:ever|any)|none (?:otherwise|else|most))\b",
    r"\botherwise (?:none|nothing|few|rarely|never)\b",
    r"\b(?:hour|night|week|fortnight|month|quarter|year|annual|bi-?week|bi-?month)ly\b",
    r"\bdaily\b",
    r"\bevery (?:now|so)\b",
    r"\bnow and (?:then|again)\b",
    r"\bfrom time to time\b",
    r"\bonce in a (?:while|blue)\b",
    r"\bfew and far\b",
    r"\b(?:whenever(?! (?:i|you|they|we|he|she) (?:like|want|wish|please|choose))|as often as|every time|each time)\b",
    r"\bonly (?:when|if|as|after|before|during|around|in (?:the event|case)|in an? \w+|for (?:each|every)|on (?:\w+ "
    r")?(?:days?|nights?))\b",
    rf"\b{TEXTS} (?:(?:go(?:es)?|sent|come|comes|arrives?|leaves?|follows?) (?:out )?)(?:when|whenever|if|after|before|around|as) ",
    r"\bas (?:they|it|things|events|matters|changes|news|work|\w+s) (?:come|happen|arise|occur|develop|unfold|change|warrant|require|"
    r"go)s?\b",
    r"\bas (?:(?:and when )?(?:needed|required|necessary|warranted|appropriate)|(?:the |your |my |our )?(?:\w+ ){1,2}"
    r"(?:requires?|demands?|needs?|warrants?|dictates?|allows?|calls for))\b",
    r"\bas-needed\b",
    r"\b(?:once|twice|thrice|(?:two|three|four) times) (?:a|an|per|each|every|in|daily|on|before|around|or)\b",
    r"\btwice\b",
    rf"\b(?:on|each|every|the|by|most|some) (?:\w+ )?{WEEKDAY}",
    rf"\b(?:{WEEKDAY} (?:mornings?|evenings?|nights?|noons?|afternoons?))",
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days\b",
    r"\bmid-?week\b",
    r"\b(?:at|on) weekends\b",
    r"\b(?:on )?(?:weekdays|paydays?)\b",
    r"\bon (?:\w+ ){1,2}(?:days|nights|mornings|evenings)\b",
    rf"\b(?:in|during|through(?:out)?|at) (?:the |each |every |lambing |fishing |growing )?(?:\w+ )?{SEASON}\b",
    rf"\b(?:each|every|some|most) (?!account|application|form){TIME}\b",
    r"\b(?:on|before|after|around|with|for|in|during) (?:each|every|any) "
    r"(?!page|form|sheet|sign|screen|card|question|message|text|reason|"
    r"purpose|box|number|table|counter|desk|door|wall|bag|register|till|site|window|receipt|invoice|bottle|of\b)\w+",
    rf"\b(?:up to|no more than|never more than|not more than|at most|fewer than|less "
    rf"than|under|about|around|roughly|approximately|usually|"
    rf"typically|ordinarily|normally|generally|mostly|average|expect|limited to|maximum(?: of)?|likely|perhaps|probably|just|"
    rf"only) (?:an? (?:dozen|few|couple|handful|pair)|(?!an? ){COUNT})\b",
    rf"(?<![\d-]){NUMBER} or {NUMBER}\b(?! ?(?:am|pm|classes|older|over))",
    r"\b(?:in bursts|back to back|around the clock|nonstop|every few)\b",
)
SPOKEN_OF = pattern(
    rf"\b{TEXTS}\b",
    r"\bhear from us\b",
    r"\b(?:texted|texting|messaging|sms)\b",
    r"\b(?:we|we'll|will) (?:write|ping|buzz)\b",
)
# A promise not to bore anybody.
NO_OCCASION = pattern(
    r"\b(?:only |never |don't )?(?:text|write|message|send|ping|buzz)\w*(?: \w+){0,3}? (?:when|if|whenever|unless) (?:there "
    r"is|there's|we have|"
    r"we've|it is|it's) (?:got )?(?:something|anything|worth|important|necessary|good|really)\b[^.;!?]*"
)
# How to end texts says nothing of how often they come.
ENDING = pattern(
    r"\b(?:(?:reply|text|txt|send|answer|say|type)(?:ing)? )?\W?(?-i:STOP|HELP|QUIT|END|CANCEL|UNSUBSCRIBE|INFO|LEAVE)\b[^.;!?]*"
)


def says_how_often(text: str, *, about_texts: bool = False) -> bool:
    """Tell whether a reader learns how often texts come; `about_texts` where a text speaks of nothing else."""
    plain = NO_OCCASION.sub(" ", without_links(text))
    if any(found.search(plain) for found in (COUNTED, NUMBERED, AMOUNT)):
        return True
    said = sentences(plain)
    near = (" ".join(said[max(at - 1, 0) : at + 2]) for at in range(len(said)))
    return any(
        _tells(one) and (about_texts or SPOKEN_OF.search(around)) for one, around in zip(said, near, strict=True)
    )


def _tells(sentence: str) -> bool:
    """Tell whether a sentence says how often something comes that is neither a shop's hours nor the freedom to say no."""
    aside = OPTIONAL.search(sentence) or (HOURS.search(sentence) and not SPOKEN_OF.search(sentence))
    return not aside and bool(REGULAR.search(ENDING.sub(" ", sentence)))


HOURS = pattern(r"\b(?:open(?:s|ing)?|hours|closed|closes|office|counter|staffed|answered|\d ?(?:am|pm))\b")
