"""What a consent is about: its words without the formulas that every consent has."""

from __future__ import annotations

from bot.domain.checks.disclosures import OPTIONAL, says_help, says_rates, says_stop
from bot.domain.checks.frequency import NUMBER, says_how_often
from bot.domain.checks.names import names_of
from bot.domain.checks.papers import Papers
from bot.domain.checks.words import flat, pattern, sentences, unlike, without_links

# "Text STOP" asks for a text; it does not say that texts are agreed to.
ASKED_BACK = pattern(
    r"\b(?:text|texting|txt|sms) \W?(?-i:[A-Z]{2,})\b", r"\b(?:text|sms)(?:ing)? (?:stop|help|end|quit)\b",
    r"\b(?:text|messag\w+|msg|sms)s?(?: and| &|/|,) ?(?:data|message) rates?\b", r"\btext (?:and|&) data\b",
)  # fmt: skip
SAYS_TEXT = pattern(r"\btext(?:s|ed|ing|-message|-messages)?\b", r"\bsms\b", r"\bmms\b")


def says_text(consent: str) -> bool:
    """Tell whether somebody who agrees to this knows that texts will come."""
    return bool(SAYS_TEXT.search(unlike(flat(consent), ASKED_BACK)))


# Somebody asks for texts, or is told that they come.
ASKING = pattern(
    r"\b(?:agree|consent|accept|elect|authorize|choose|opt|subscribe|enrol|sign|register)(?:s|ing)?\b",
    r"\b(?:text|remind|notify|alert|tell) me\b",
    r"\b(?:send|sends|may send|be sent|be texted|texted)(?: me)?\b", r"\b(?:want|like|okay|ok|fine|happy)\b",
    r"\b(?:receive|get|expect)\b", r"\bby texting\b",
    r"\bmay we\b",
    r"\b(?:join|add me|put me|count me)\b",
)  # fmt: skip
I_AGREE = pattern(r"\b(?:i|we|you|yes),? (?:\w+ ){0,2}?(?:agree|consent(?! (?:is|not|may)\b)|accept|elect|want)\b")
NOT = pattern(r"\b(?:not|never|no|without|neither|nor|nobody|need not|whether|even if|cannot)\b", r"n't\b")


def matter_of(consent: str) -> str:
    """Return the sentences of a consent that ask for the texts and say what they are, without how often, rates, STOP, HELP and the like."""
    return " ".join(one for one in sentences(consent) if not _is_formula(one))


def _is_formula(sentence: str) -> bool:
    asking = ASKING.search(sentence)
    if asking and not NOT.search(sentence[: asking.start()]) and (says_text(sentence) or I_AGREE.search(sentence)):
        return False
    told = (says_rates, says_stop, says_help, says_how_often)
    return bool(OPTIONAL.search(sentence)) or any(says(sentence) for says in told)


# What every consent says: left out, the rest tells what the texts are about.
FORMULAS = (
    pattern(r"[^.;!]*\b(?:rates?|charges) (?:\w+ )?(?:may |will )?apply\b[.,;]?"),
    pattern(r"\b(?:message|msg|text) frequency (?:\w+ ){0,3}?var(?:ies|y)\b",
    r"\bfrequency (?:may |will )?var(?:ies|y)\b"),
    pattern(r"[^.;!]*\b(?:not|never|isn't|no) (?:a )?(?:condition|required|needed|necessary|requirement)\b[^.;!]*"),
    pattern(
    r"\b(?:reply|text|txt|send)? ?\W?\b(?-i:STOP|HELP|QUIT|CANCEL|END|UNSUBSCRIBE|INFO)\b\W? ?(?:to (?:opt[ -]?out|"
    r"cancel|end|unsubscribe|stop|quit)|for (?:help|info|information|support)|at any ?time)?"),
    pattern(
    r"\b(?:see|read|view|our|the)? ?(?:privacy (?:policy|notice|statement)|terms(?: (?:of (?:service|use)|(?:and|"
    r"&) conditions))?)\b"),
    pattern(rf"\b(?:up to|about|around|no more than|at most|approximately|approx\.?|"
    rf"max(?:imum)?) {NUMBER}\b[^.;]{{0,30}}?\b(?:per|a|/|each|every) ?(?:week|month|day|year|mo)\w*"),
    pattern(r"\b\d+(?: ?(?:-|to) ?\d+)? ?(?:msgs?|messages|texts)? ?(?:per|/|a|each|every) ?\w+"),
)  # fmt: skip
NO_PURPOSE = frozenset(
    """
    accept acceptance accepted elect election let sends add put count wish
    i a about an and any as at are am be box by calls cell checkbox checking check clicking click consent agree
    agreeing agrees agreed confirm confirming current device entered enter entering for form from get getting
    give given giving here hereby i'd i'm in including into is it like me message messages messaging mms mobile
    my number numbers of on opt opting opt-in or our out over phone permission please program provided providing
    receive receiving recurring automated autodialed automatic automatically regular regularly send sending sent
    service sign signing sms submit submitting subscribe subscribing telephone text texts texted
    texting that the their them this tick ticking to up us using via want we will with would yes you your
    yourself above below listed understand acknowledge authorize allow also may can periodic some through
    technology wireless future join list communications communication contact contacted information updates
    details periodically ok okay sure not if only one two carrier older years age 18 21 customers customer
    company business free s t com www https http llc inc
    should shall could glad happy delighted pleased kindly ask asks asking request requested sure parents folks guests friends
    neighbors neighbours families patients clients visitors everyone everybody anyone people hello hi thanks thank privacy terms policy
    """.split()
)


ABOUT = pattern(
    r"\b(?:about|regarding|concerning) (?:my |your |the |our |an? )?(?!(?:us|it|them|things|stuff|various|this|that|my|our|company|"
    r"business)\b)[a-z]+"
)


def purpose_of(consent: str, papers: Papers) -> set[str]:
    """Return the words of a consent that say what the texts are about."""
    if named := ABOUT.search(matter_of(consent)):
        return {named.group(0)}
    bare = unlike(flat(without_links(matter_of(consent))), *FORMULAS)
    says_nothing = NO_PURPOSE | {word.casefold() for word in papers.opt_in_keywords}
    words = names_of(papers).left_out_of(bare).split()
    return {word for word in words if word not in says_nothing and len(word) > 2 and not word.isdigit()}
