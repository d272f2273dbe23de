"""The words of consent: the ten elements of reference 10.4, in the description and on the page itself.

What a description leaves out but the page shows is a warning; what the page leaves out is not agreed to by anybody.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.domain.checks.names import names_of
from bot.domain.checks.papers import Papers
from bot.domain.checks.result import Check, Hit, Verdict
from bot.domain.checks.signup import consent_pages, consents_in, is_about_texts, text_boxes, text_labels
from bot.domain.checks.words import Pattern, flat, pattern, quotes, sentence_with, unlike, without_links
from bot.domain.choices import Method

FLOW, PAGE = "opt_in.message_flow", "opt_in.opt_in_url"

# What texts are counted by. Behind "per" and "each" any word counts; behind "a" and "/" these do.
UNIT = (
    r"(?:days?|weeks?|months?|mo|mth|years?|quarters?|semester|term|season|orders?|visits?|appointments?|booking|reservation|stay|delivery|"
    r"shipment|tour|trip|class|lesson|session|event|case|ticket|purchase|transaction|log-?in|sign-?in|request|game|job|project|repair|"
    r"alert|account|meeting|campaign|rental|refill|application|claim|shift|statement|payment|bill|quote|exam|treatment|show)"
)
NUMBER = r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|several|a few|few)"
TEXTS = r"(?:msgs?|messages?|texts?|sms|alerts?|notices?|notifications?|reminders?|updates?|codes?|e?mails and texts|offers?)"
FREQUENCY = pattern(
    r"\bfrequenc(?:y|ies)\b", r"\bhow often\b", rf"\b{TEXTS} ?(?:/|a|an) ?{UNIT}\b",
    rf"\b{TEXTS} (?:per|each|every) \w+", rf"\b{TEXTS} ?/ ?(?!data|message|msg|text|sms|mms|call|e-?mail)[a-z]\w+",
    rf"\b{NUMBER}(?: ?(?:-|to|or) ?{NUMBER})? (?:(?:\w+ ){{0,4}}?{TEXTS} ?)?(?:/|per|a|an|each|every) ?(?:\w+ )?{UNIT}\b",
    rf"\b(?:once|twice|three times|several times|{NUMBER} times)(?: ?(?:-|to|or) ?\w+(?: times)?)? (?:a|an|per|each|"
    rf"every|daily|weekly) ?(?:\w+ )?{UNIT}?\b",
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
    r"\b(?:each|every) (?:single )?time\b", r"\bone (?:\w+ )?(?:per|for each|for every|each) ",
    rf"(?<![\w-])(?:\d{{1,2}}|two|three|four|five|six|seven|eight|nine|ten|twelve)(?: ?(?:-|to|or) ?(?:\d{{1,2}}|[a-z]+))?"
    rf" (?:recurring |automated |marketing |promotional |text |sms |short )*{TEXTS}\b(?! (?:a|an|the|me|us)\b)",
)  # fmt: skip
RATES = pattern(
    r"\b(?:message|messages|msg|msgs|messaging|text|texting|sms|carrier|standard|data)s?(?:\.|,)? ?(?:and|&|/|\+|or|"
    r"n) ?(?:text |message |msg |messaging |standard )?(?:data|message|messaging)s?(?: |-)?(?:rate|fee|charge)s?\b",
    r"\b(?:standard )?(?:message|messaging|msg|text(?:ing)?|data|carrier)(?: |-)(?:rates|charges|fees)(?: (?:may|"
    r"will|could|might|can))? (?:apply|be charged)",
    r"\b(?:rates|charges|fees) (?:from|of|by|set by) (?:your|the) (?:mobile |wireless |phone )?(?:carrier|provider|"
    r"plan|operator)",
    r"\b(?:your )?(?:carrier|provider|plan)(?:'s)? (?:may|might|could) (?:charge|apply|bill)",
)  # fmt: skip
STOP = pattern(
    r"(?-i:\bSTOP\b)", r"(?-i:\b(?:UNSUBSCRIBE|OPTOUT|QUIT|CANCEL|END)\b) (?:to|any)",
    r"\b(?:reply|text|txt|send|texting|replying|answer|respond)(?: with)?(?: the word)? \W?(?:stop|quit|end|cancel|"
    r"unsubscribe)\b",
    r"\bopt(?:ing)?[ -]?out (?:any ?time|at any time) by\b",
)  # fmt: skip
HELP = pattern(
    r"(?-i:\bHELP\b)",
    r"(?-i:\bINFO\b) for",
    r"\b(?:reply|text|txt|send|texting|replying)(?: with)?(?: the word)? \W?(?:help|info)\b",
)
OPTIONAL = pattern(
    r"\boptional(?:ly)?\b", r"\bvoluntar(?:y|ily)\b",
    r"\bnot (?:a |any )?(?:condition|required|requirement|necessary|needed|mandatory|obligatory|tied)\b",
    r"\b(?:isn't|aren't|never|no|without) (?:a |any )?(?:condition|required|requirement|necessary|needed|mandatory|"
    r"obligation|need)\b",
    r"\b(?:may|can) (?:\w+ ){0,3}?(?:tick|check|select|mark|choose|opt|sign|leave|skip|decline|say no)\b",
    r"\b(?:either|any), (?:both|all),? (?:or|and) (?:neither|none)\b",
    r"\bif (?:they|you|he|she|customers|people|patients|guests|members|clients|users) (?:want|wish|like|choose|"
    r"would like|so choose)\b",
    r"\b(?:you|they|we|customers|patients|guests|members|clients|people)? ?(?:do not|don't|need not|needn't) (?:have|"
    r"need) to (?:agree|consent|tick|check|opt|sign|accept)", r"\bneed not\b", r"\bsaying no\b",
    r"\bwithout (?:agreeing|consenting|ticking|checking|opting|signing up)\b",
    r"\b(?:does|do|will|would|won't|don't) (?:not )?(?:affect|change) (?:your|their|the|my)\b",
    r"\b(?:even|also) (?:if|when) (?:you|they) (?:do not|don't|say no|decline|leave)",
    r"\bother methods? (?:are|is|work)\b", r"\bunconditional\b", r"\b(?:not|n't) (?:depend|hinge|require)\w*\b",
    r"\bno consent (?:is )?(?:needed|required|necessary)\b", r"\bregardless of (?:whether|consent)\b",
    r"\ball the same\b", r"\bfree to (?:decline|refuse|say no|leave)\b",
    r"\b(?:no|not|never|neither|nor|none|without|\w+n't)\b[^.;!?]{0,60}\b(?:need|necess|requir|condition|depend|mandat|oblig|"
    r"compuls|hinge)\w*",
    r"\b(?:not|never|\w+n't) (?:have to|need to)\b", r"\b(?:is|are)? ?(?:entirely |completely |all )?up to you\b",
    r"\byour (?:own )?(?:free )?choice\b", r"\bwithout (?:getting |receiving |our |these |any )?(?:texts|text messages|sms)\b",
)  # fmt: skip

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
    i a about an and any as at are am be box by calls cell checkbox checking check clicking click consent agree
    agreeing agrees agreed confirm confirming current device entered enter entering for form from get getting
    give given giving here hereby i'd i'm in including into is it like me message messages messaging mms mobile
    my number numbers of on opt opting opt-in or our out over phone permission please program provided providing
    receive receiving recurring automated autodialed automatic automatically regular regularly send sending sent
    service sign signing sms submit submitting subscribe subscribing subscription telephone text texts texted
    texting that the their them this tick ticking to up us using via want we will with would yes you your
    yourself above below listed understand acknowledge authorize allow also may can periodic some through
    technology wireless future join list communications communication contact contacted information updates
    details periodically ok okay sure not if only one two carrier older years age 18 21 customers customer
    company business free s t com www https http llc inc
    """.split()
)


def purpose_of(consent: str, papers: Papers) -> set[str]:
    """Return the words of a consent that say what the texts are about."""
    bare = unlike(flat(without_links(consent)), *FORMULAS)
    return {word for word in names_of(papers).left_out_of(bare).split() if word not in NO_PURPOSE and len(word) > 2}


# "Text STOP" asks for a text; it does not say that texts are agreed to.
ASKED_BACK = pattern(
    r"\b(?:text|texting|txt|sms) \W?(?-i:[A-Z]{2,})\b", r"\b(?:text|sms)(?:ing)? (?:stop|help|end|quit)\b",
    r"\b(?:text|messag\w+|msg|sms)s?(?: and| &|/|,) ?(?:data|message) rates?\b", r"\btext (?:and|&) data\b",
)  # fmt: skip
SAYS_TEXT = pattern(r"\btext(?:s|ed|ing|-message|-messages)?\b", r"\bsms\b", r"\bmms\b")


def says_text(consent: str) -> bool:
    """Tell whether somebody who agrees to this knows that texts will come."""
    return bool(SAYS_TEXT.search(unlike(flat(consent), ASKED_BACK)))


@dataclass(frozen=True)
class Element:
    """One thing that the words of consent have to say."""

    id: str
    what: str
    code: int
    found: Callable[[str], object]


def _searching(wanted: Pattern) -> Callable[[str], object]:
    return lambda text: wanted.search(flat(text))


ELEMENTS = (
    Element("frequency", "how often texts come, like “up to 4 msgs/month”", 30545, _searching(FREQUENCY)),
    Element("rates", "“Message and data rates may apply”", 30569, _searching(RATES)),
    Element("stop", "“Reply STOP to opt out”", 30924, _searching(STOP)),
    Element("help", "“Reply HELP for help”", 30570, _searching(HELP)),
)


def elements(papers: Papers) -> Iterator[Hit]:
    """Object to each disclosure that the description leaves out, and to a page that says less than the description."""
    if not papers.message_flow:
        return
    shown = _shown(papers)
    for element in ELEMENTS:
        if not element.found(papers.message_flow):
            known = shown is not None and element.found(shown)
            yield Hit(
                _quoted(papers.message_flow),
                f"Quote the consent with {element.what}"
                + (", as your page has it." if known else ", here and on the page."),
                verdict=Verdict.WARN if known else Verdict.BLOCK,
                codes=(element.code,),
            )
    yield from _shorter_page(papers, shown)


def _shorter_page(papers: Papers, shown: str | None) -> Iterator[Hit]:
    if shown is None:
        return
    missing = [one for one in ELEMENTS if one.found(papers.message_flow) and not one.found(shown)]
    if missing:
        said = "; ".join(one.what for one in missing)
        yield Hit(
            _page_quote(papers),
            f"The page says less than your description: beside the box, add {said}.",
            PAGE,
            codes=(30924,) if len(missing) > 1 else (missing[0].code,),
        )


def _shown(papers: Papers) -> str | None:
    """Return everything that the pages of consent say; None when they were not read."""
    pages = consent_pages(papers)
    return "\n".join(page.text + "\n" + "\n".join(box.label for box in page.boxes) for page in pages) if pages else None


def _quoted(flow: str) -> str:
    return max(consents_in(flow), key=len, default="") or sentence_with(flow, AGREES)


def _page_quote(papers: Papers) -> str:
    labels = text_labels(papers)
    return labels[0] if labels else papers.opt_in_url


AGREES = pattern(r"\bagree", r"\bconsent", r"\btext me\b", r"\bopt(?:ed)?[ -]?in\b", r"\bsign(?:s|ed)? up\b")


def about_texts(papers: Papers) -> Iterator[Hit]:
    """Object to a consent in which nobody learns that texts will come."""
    said = consents_in(papers.message_flow)
    if said and not any(says_text(one) for one in said):
        yield Hit(said[0], "Say “text messages” in the sentence people agree to.")
        return
    labels = [label for label in text_labels(papers) if AGREES.search(flat(label))]
    if labels and not any(says_text(label) for label in labels):
        yield Hit(labels[0], "Say “text messages” in the sentence beside the box.", PAGE)


def purpose(papers: Papers) -> Iterator[Hit]:
    """Object to a consent that does not say what the texts are about."""
    said = [one for one in consents_in(papers.message_flow) if AGREES.search(one)]
    if said and not any(purpose_of(one, papers) for one in said):
        yield Hit(said[0], "Say in the sentence what the texts are about, like “appointment reminder texts from …”.")
        return
    labels = [label for label in text_labels(papers) if is_about_texts(label)]
    if labels and not any(purpose_of(label, papers) for label in labels):
        yield Hit(labels[0], "Say beside the box what the texts are about.", PAGE)


def brand(papers: Papers) -> Iterator[Hit]:
    """Object to a consent that does not name who will text."""
    names = names_of(papers)
    if papers.message_flow and papers.legal_name and not names.signed(papers.message_flow):
        yield Hit(
            _quoted(papers.message_flow),
            f"Name {papers.brand} in the sentence people agree to.",
            codes=(30924, 30909, 30927),
        )
        return
    said = [one for one in consents_in(papers.message_flow) if AGREES.search(one)]
    if papers.legal_name and said and not any(names.signed(one) for one in said) and any(map(_from_other, said)):
        yield Hit(
            said[0], f"Let people agree to texts from {papers.brand}, not from another sender.", codes=(30927, 30924)
        )


FROM = re.compile(r"\b(?:from|by) (?:the )?([A-Z][\w&'.-]+)")
NO_NAME = frozenset("Us Our We Text SMS Texts Texting I HELP STOP Reply Msg Message Messages This Your".split())


def _from_other(consent: str) -> bool:
    """Tell whether a consent names some sender."""
    return any(found not in NO_NAME for found in FROM.findall(flat(consent)))


def optional(papers: Papers) -> Iterator[Hit]:
    """Object when nothing says that people may also say no."""
    if not papers.message_flow or OPTIONAL.search(flat(papers.message_flow)):
        return
    if OPTIONAL.search(flat(_shown(papers) or "")):
        return
    forced = set(papers.methods) - {Method.KEYWORD, Method.SPOKEN} and not _chosen(papers)
    yield Hit(
        _quoted(papers.message_flow),
        "Say that agreeing is optional: “Consent is not a condition of purchase.”",
        verdict=Verdict.BLOCK if forced else Verdict.WARN,
        codes=(30924, 30923, 30931),
    )


def _chosen(papers: Papers) -> bool:
    """Tell whether people choose by themselves though nobody says so: an empty box, a yes or no."""
    boxes = [box for page in consent_pages(papers) for box in text_boxes(page)]
    return any(not box.checked and not box.required for box in boxes) or bool(CHOICE.search(flat(papers.message_flow)))


CHOICE = pattern(
    r"\b(?:un-?(?:ticked|checked|selected|marked)|empty|blank)\b", r"\boff (?:at first|by default)\b",
    r"\byes or no\b", r"\byes/no\b", r"\bwhether\b", r"\bchoos\w+\b",
)  # fmt: skip
POLICIES = {"privacy policy": pattern(r"\bprivacy\b"), "terms": pattern(r"\bterms\b", r"\bconditions\b")}


def policy_links(papers: Papers) -> Iterator[Hit]:
    """Object when people are not led to privacy policy and terms where they agree."""
    flow = flat(papers.message_flow)
    given = {"privacy policy": papers.privacy_policy_url, "terms": papers.terms_url}
    shown = flat(_shown(papers) or "")
    missing = [
        what
        for what, found in POLICIES.items()
        if given[what] and not (found.search(flow) or given[what] in flow or found.search(shown))
    ]
    if flow and missing:
        yield Hit(
            _quoted(flow), f"Add the address of your {' and '.join(missing)} to the description.", verdict=Verdict.WARN
        )


def quoted(papers: Papers) -> Iterator[Hit]:
    """Object to a description that names no words of consent and no page that shows them."""
    flow = flat(papers.message_flow)
    if flow and not quotes(flow) and not AGREES.search(flow):
        yield Hit(flow, "Quote the words people agree to, like “I agree to receive text messages from …”.")


CHECKS = (
    Check("consent_elements", "What people are told when they agree", (30924,), FLOW, elements, "10.4"),
    Check("consent_says_text", "That texts are meant", (30551, 30924), FLOW, about_texts, "10.4, 7.5"),
    Check("consent_purpose", "What the texts are about", (30544, 30924), FLOW, purpose, "10.4"),
    Check("consent_brand", "The name in the consent", (30924, 30909, 30927), FLOW, brand, "10.4"),
    Check("consent_optional", "That people may say no", (30924, 30923, 30931), FLOW, optional, "10.4"),
    Check("policy_links", "Privacy policy and terms at hand", (30909, 30924, 30896), FLOW, policy_links, "10.4"),
    Check("consent_quoted", "The words of consent", (30909, 30924, 30896), FLOW, quoted, "10.4"),
)
