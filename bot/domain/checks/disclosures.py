"""What every consent discloses besides how often texts come: rates, how to leave, how to get help, that nobody has to agree."""

from __future__ import annotations

from bot.domain.checks.words import flat, pattern

# Who is paid, what is paid, and what for.
PAYEE = (
    r"(?:carriers?|(?:your|my|their) (?:provider|operator|company)|(?:phone|wireless|cell|cellular|mobile|telephone) (?:company|"
    r"companies|provider|carrier|operator|network|service|bill|"
    r"plan)s?|(?:data|text|texting|messaging|calling|rate|service|your|my|their) plans?|network operators?|service providers?)"
)
COST = r"(?:rates?|charges?|charged|fees?|costs?|bills?|billed|price|pay|tariffs?)"
SENT = r"(?:message|messaging|msg|text|sms)"
RATES = pattern(
    r"\b(?:message|messages|msg|msgs|messaging|text|texting|sms|carrier|standard|data)s?(?:\.|,)? ?(?:and|&|/|\+|or|"
    r"n) ?(?:text |message |msg |messaging |standard )?(?:data|message|messaging)s?(?: |-)?(?:rate|fee|charge)s?\b",
    r"\b(?:standard )?(?:message|messaging|msg|text(?:ing)?|data|carrier)(?: |-)(?:rates|charges|fees)(?: (?:may|"
    r"will|could|might|can))? (?:apply|be charged)",
    r"\b(?:rates|charges|fees) (?:from|of|by|set by) (?:your|the) (?:mobile |wireless |phone )?(?:carrier|provider|"
    r"plan|operator)",
    r"\b(?:your )?(?:carrier|provider|plan)(?:'s)? (?:may|might|could) (?:charge|apply|bill)",
    rf"\b{COST}\b[^.;!?]{{0,60}}\b{PAYEE}\b", rf"\b{PAYEE}\b[^.;!?]{{0,60}}\b{COST}\b",
    rf"\b{SENT}(?:s|ing)? (?:\w+ ){{0,2}}?(?:and|&|/|or|n|plus) ?(?:\w+ ){{0,2}}?data\b[^.;!?]{{0,40}}\b{COST}\b",
    r"\b(?:standard|normal|usual|regular|ordinary) (?:\w+ ){0,3}?(?:rates|charges|fees)\b",
    r"\b(?:counts?|uses?|draws?|comes?) (?:\w+ ){0,2}?(?:your|my|their) (?:\w+ )?(?:plans?|allowance|bundle|minutes)\b",
    rf"\b{SENT}(?:ing)? (?:charges|fees|costs|rates)\b",
)  # fmt: skip
ASKED = r"(?:reply|text|txt|send|answer|respond|write|type|say|return|message|key|punch)(?:ing)?"
BACK = r"(?: (?:back|us|in|with|to us|the (?:single )?(?:key)?word|keyword|a|message)){0,3}"
STOP = pattern(
    r"(?-i:\bSTOP(?:ALL)?\b)",
    r"(?-i:\b(?:UNSUBSCRIBE|OPT-?OUT|QUIT|CANCEL|END|REVOKE|LEAVE|REMOVE|OFF)\b) (?:to|any|and|if|when|gets?|takes?|ends?|at|for)",
    rf"\b{ASKED}{BACK} \W?(?:stop(?:all)?|quit|end|cancel|unsubscribe|revoke|opt-?out|(?-i:OFF|LEAVE|REMOVE|OUT|NO))\b",
    r"\bopt(?:ing)?[ -]?out (?:any ?time|at any time) by\b",
    r"\b(?:reply|answer|text|word) (?:of )?\W?stop\b",
    r"\bstop\W? (?:ends|cancels|unsubscribes|quits|gets|takes|opts)\b",
)
HELP = pattern(
    r"(?-i:\bHELP(?:ME)?\b)",
    r"(?-i:\b(?:INFO|SUPPORT|ASSIST)\b) (?:for|to|if|gets?|brings?)",
    rf"\b{ASKED}{BACK} \W?(?:help|info|(?-i:SUPPORT|ASSIST))\b",
    r"\b(?:reply|answer|text|word) of \W?help\b",
)
BOX = r"(?:box(?:es)?|check-?box(?:es)?|squares?|ticks?)"
OPTIONAL = pattern(
    r"\b(?:no|not|never|nobody|no one|none|nothing|\w+n't)\b[^.;!?]{0,60}\b(?:has to|have to|must|prerequisite|price|cost|lose|obliged|"
    r"forced|expected|"
    r"turned away|refused|penal\w+|matters?)\b",
    r"\b(?:decline|refuse|pass|skip|say no)\b[^.;!?]{0,40}\b(?:still|anyway|just|same|even so|fine|okay?|welcome)\b",
    r"\b(?:still|anyway|just|same|even so|fine|okay?|welcome)\b[^.;!?]{0,40}\b(?:decline|refuse|say no|not to)\b",
    r"\b(?:serv|treat|welcom|help|book)\w*\b[^.;!?]{0,30}\bwho (?:decline|refuse|say no|pass|do not|don't)\b",
    r"\boptional(?:ly)?\b", r"\bvoluntar(?:y|ily)\b",
    r"\bnot (?:a |any )?(?:condition|required|requirement|necessary|needed|mandatory|obligatory|tied)\b",
    r"\b(?:isn't|aren't|never|no|without) (?:a |any )?(?:condition|required|requirement|necessary|needed|mandatory|"
    r"obligation|need)\b",
    rf"\b(?:may|can) (?:\w+ ){{0,3}}?(?:tick|check|select|mark|choose|opt(?! ?-?out)|sign|leave (?:it|this|that|both|either|(?:an?|"
    rf"the) (?:\w+ )?{BOX})|"
    r"skip|decline|refuse|say no)\b",
    r"\b(?:either|any), (?:both|all),? (?:or|and) (?:neither|none)\b",
    r"\bif (?:they|you|he|she|one|people|\w+s) (?:(?:would |so |rather |really "
    r")?(?:want|wish|like|choose|prefer|care|desire)(?:s|es)?)\b",
    r"\bif (?:you'd|they'd|he'd|she'd|i'd|you would|they would) (?:like|rather|prefer|care)\b", r"\brather not\b",
    r"\b(?:you|they|we|customers|patients|guests|members|clients|people)? ?(?:do not|don't|need not|needn't) (?:have|"
    r"need) to (?:agree|consent|tick|check|opt|sign|accept)", r"\b(?:need not|needn't)\b", r"\bsaying no\b",
    r"\bwithout (?:agreeing|consenting|ticking|checking|marking|joining|opting|subscribing|accepting|sign(?:ing)? ?-?up)\b",
    r"\bwithout (?:saying|giving|a|any|my|this|the) (?:yes|ok|okay|tick|texts?|messages?|box|sms|consent|agreement|permission)\b",
    rf"\bwith no {BOX}\b", rf"\b{BOX} left (?:empty|blank)\?",
    rf"\b(?:if|when|though|where|leaving) (?:\w+ ){{0,2}}?{BOX} (?:\w+ )?(?:empty|blank|un\w+|not \w+)\b",
    r"\b(?:not|\w+n't|nothing|never|no way) (?:\w+ )?(?:affect|change|alter|touch|hurt|harm)s?\b", r"\bunaffected\b",
    r"\b(?:changes?|alters?|costs?|affects?|takes?)(?: \w+)? nothing\b",
    r"\b(?:even|also) (?:if|when|with|though)\b",
    # "Whether or not I agree", "texts or no texts", "signed up or not", "with or without"
    r"\bwhether\b[^.;!?]{0,40}\bor not\b", r"\bor (?:no texts?|none|without|not)\b", r"\bwhich(?:ever)? (?:way|box|one)\b",
    r"\b(?:whatever|whichever|regardless|anyway|anyhow|irrespective|no matter)\b", r"\b(?:just|all|exactly) the same\b",
    r"\bother methods? (?:are|is|work)\b", r"\bunconditional\b", r"\b(?:not|n't) (?:depend|hinge|require)\w*\b",
    r"\bno consent (?:is )?(?:needed|required|necessary)\b", r"\bregardless of (?:whether|consent)\b",
    r"\bfree to (?:decline|refuse|say no|leave)\b",
    r"\b(?:no|not|never|neither|nor|none|without|\w+n't)\b[^.;!?]{0,60}\b(?:need|necess|requir|condition|depend|mandat|oblig|"
    r"compuls|hinge)\w*",
    r"\b(?:not|never|\w+n't) (?:have to|need to)\b", r"\b(?:is|are)? ?(?:entirely |completely |all )?up to you\b",
    r"\b(?:my|your|their|his|her|a|own|free|the) (?:own )?(?:free )?choice\b", r"\bfreely\b",
    r"\b(?:may|can|could|right to|able to|welcome to) (?:also |always |just |simply |refuse|decline|say no)+\b",
    r"\bnothing to do with\b", r"\b(?:not|\w+n't) (?:\w+ )?(?:rest|ride|turn|bear|call|part of|a term|one of the terms)\b",
    r"\bwithout (?:getting |receiving |our |these |any )?(?:texts|text messages|sms)\b",
    r"\b(?:either way|both ways|whatever (?:you|they|he|she|people|\w+s) (?:choose|decide|pick|say|answer)|no matter)\b",
    r"\b(?:nobody|no one|none|no \w+|neither) (?:\w+ )?(?:needs?|has|must|is asked|is obliged)\b",
    r"\bno (?:bearing|effect|influence|impact|consequences?|difference|strings|obligation|pressure|catch)\b",
    r"\bwithout (?:it|this|them|saying yes|a yes|signing up|joining|texts)\b",
    r"\b(?:same|exactly|just|no differently)\b[^.;!?]{0,30}\b(?:treat|serv|care|price|service|welcome|way)\w*",
    r"\b(?:treat|serv)\w*\b[^.;!?]{0,40}\b(?:the same|no differently|alike|equally|just as well)\b",
    r"\b(?:skip|leave|ignore) (?:it|this|the box|that)(?: \w+)?\b", r"\bonly if\b", r"\bdiscretion\b", r"\bif "
    r"(?:willing|wanted|desired)\b",
    r"\b(?:elective|by choice|own choosing)\b", r"\bwho(?:ever)? (?:wants?|wish(?:es)?|likes?|chooses?)\b",
)  # fmt: skip


def says_stop(text: str) -> bool:
    """Tell whether a reader learns which word ends the texts."""
    return bool(STOP.search(flat(text)))


def says_help(text: str) -> bool:
    """Tell whether a reader learns which word brings help."""
    return bool(HELP.search(flat(text)))


def says_rates(text: str) -> bool:
    """Tell whether a reader learns that texts may cost them something."""
    return bool(RATES.search(flat(text)))


def says_optional(text: str) -> bool:
    """Tell whether a reader learns that nobody has to agree."""
    return bool(OPTIONAL.search(flat(text)))
