"""Forbidden categories, looked for in goal and samples, then in the name and on the site."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from bot.domain.checks.papers import Papers
from bot.domain.checks.result import Check, Hit, Verdict
from bot.domain.checks.signup import consents_in
from bot.domain.checks.topic import Topic
from bot.domain.checks.topics import EMERGENCY, TOPICS
from bot.domain.checks.words import Pattern, flat, objected, pattern, sentences, unlike, without_links

HANDLE = (
    "(?:sell|sells|selling|sold|offer|offers|provide|provides|promote|promotes|advertise|carry|stock|take|takes|accept|buy|handle|deal|"
    "serve|text|texts|send|include|includes|contain|contains|involve|mention|lend|lends|broker|arrange|ask|asks|collect|allow|permit|bring|"
    "ship|haul|host|run|do|does|discuss|cover|concern|engage|touch|have(?! to))"
)
# "No firearms", "kratom-free", "we never ask for your PIN": what is denied is not what is sold.
DENIED = pattern(
    # "We do not take gas cylinders, ammunition or fireworks": all of it, to the end of the clause.
    rf"\b(?:(?:do|does|did|will|would|can|may|must|please) )?(?:not|never|neither|cannot|\w+n't) (?!just|only|"
    rf"merely)(?:\w+ ){{0,2}}?{HANDLE}\b[^.;:!?]*?(?=[.;:!?]|$| but\b| however\b|, (?:we|our|it|they|just|instead|only)\b)",
    r"\bnot (?:an?|any|the) (?!only)(?:[\w'-]+ ){0,2}[\w'-]+",
    # "Lending is not a subject of these texts"
    r"\b[\w'-]+ (?:is|are|was|were|will be)(?: not|n't) (?:an? |any |the )?(?:subject|part|topic|matter|sold|offered|"
    r"served|promoted|"
    r"advertised|mentioned|included|involved|allowed|permitted|accepted|carried)\b",
    r"\b[\w'-]+ (?:is|are) (?:prohibited|banned|forbidden|off limits)\b",
    # "Nothing is wagered", "nobody here bets"
    r"\b(?:nothing|nobody|no one|none)(?: (?:here|of us|of it|of this))?(?: (?:is|are|was|were|gets|will be|can be|may "
    r"be|ever)){0,2} (?!but\b|"
    r"beats?\b|more\b|better\b|less\b|else\b|down\b|like\b)[\w'-]+",
    r"\b(?:no|not|never|without|don't|do not|does not|doesn't|won't|will not|isn't|aren't|nor|neither|cannot|"
    r"prohibits?|bans?|against|anti-?|avoid|instead of|rather than) (?:[\w'-]+ ){0,6}?[\w'-]+",
    r"\b(?:free (?:of|from)|no|without|neither|nor|contains? no) (?:[\w'-]+, ){1,6}(?:(?:and|or|nor) )?[\w'-]+",
    r"\bfree (?:of|from) (?:[\w'-]+ ){0,3}?[\w'-]+(?: (?:and|or|nor) [\w'-]+)?",
    r"\b\w+-free\b",
    r"\b\w+ free(?=[.,;!)]|$)",
)
FALSE_NO = pattern(
    r"\bno (?:experience|credit check|prescription|obligation|cost|wait(?:ing)?|doctor|strings|limit|minimum)\b",
    r"\bwithout (?:a prescription|experience|credit)\b",
    r"\bnot only\b",
    r"\bdon't (?:miss|wait|forget|delay|lose|sleep)\b",
    r"\bnever (?:miss|pay|paid)\b",
    r"\bagainst your\b",
    r"\binstead of (?:two|three|four|five|six|\d+|many|several|all)\b",
)


# A word for a shape, a style or a scent, or in the name of a road or a river, sells nothing.
IN_PASSING = pattern(
    r"\b[\w'-]+(?: [\w'-]+)?-(?:shaped|styled?|inspired|colou?red|scented|flavou?red|grip)\b",
    r"(?-i:\b[A-Z][\w'-]+ (?:[A-Z][\w'-]+ )?(?:Road|Rd|Street|St|Avenue|Ave|Lane|Ln|Drive|Dr|Creek|River|Hill|Ridge|"
    r"Highway|Hwy|Trail|Lake)\b)",
)
GLUE = "\u2060"  # no blank, so that nothing is denied across it


def asserted(text: str) -> str:
    """Return a text without what it denies."""
    plain = FALSE_NO.sub(lambda found: found.group(0).replace(" ", GLUE), without_links(text))
    return DENIED.sub(" ", plain).replace(GLUE, " ")


def _judge(topic: Topic) -> Callable[[Papers], Iterator[Hit]]:
    def judge(papers: Papers) -> Iterator[Hit]:
        found = list(_in_texts(topic, papers)) or list(_in_name(topic, papers))
        if not found and topic.on_site:
            found = list(_on_site(topic, papers))
        yield from found

    return judge


def _in_texts(topic: Topic, papers: Papers) -> Iterator[Hit]:
    strong = [(place, text) for place, text in _written(papers) if topic.strong.search(_bare(topic, text))]
    for place, text in strong:
        yield _hit(topic, _said(text, topic.strong, topic), place)
    if strong:
        return
    if len(_distinct(topic.weak, topic, papers)) > 1:
        place, text = next((p, t) for p, t in _written(papers) if topic.weak.search(_weighed(topic, t, papers)))
        yield _hit(topic, _said(text, topic.weak, topic), place)
        return
    for place, text in _written(papers):
        if topic.mild.search(_bare(topic, text)):
            yield _hit(topic, _said(text, topic.mild, topic), place, Verdict.WARN)


def _written(papers: Papers) -> list[tuple[str, str]]:
    return [*papers.texts().items(), *(("opt_in.message_flow", quote) for quote in consents_in(papers.message_flow))]


def _bare(topic: Topic, text: str) -> str:
    return unlike(asserted(unlike(flat(text), topic.excuses, IN_PASSING)), topic.excuses)


def _weighed(topic: Topic, text: str, papers: Papers) -> str:
    """Return a text as hints are looked for in it: a hint in the business's own name says nothing more."""
    bare = topic.mild.sub(" ", _bare(topic, text))
    for name in filter(None, (papers.legal_name, papers.trade_name)):
        bare = re.sub(re.escape(FORM.sub("", flat(name))), " ", bare, flags=re.IGNORECASE)
    return bare


FORM = re.compile(r"[,.]? (?:llc|inc|incorporated|corp|co|ltd|l\.l\.c|p\.?c|pllc)\.?$", re.IGNORECASE)


def _said(text: str, wanted: Pattern, topic: Topic) -> str:
    return objected(text, wanted, topic.excuses) or text


def _distinct(wanted: Pattern, topic: Topic, papers: Papers) -> set[str]:
    texts = [_weighed(topic, text, papers) for _, text in _written(papers)]
    return _families(found.group(0) for text in texts for found in wanted.finditer(text))


def _families(words: Iterable[str]) -> set[str]:
    """Return words without their relatives: "lotteries" say no more than "lottery"."""
    kept: set[str] = set()
    for word in sorted({word.casefold() for word in words}, key=len):
        if not any(word.startswith(one[:ROOT]) for one in kept):
            kept.add(word)
    return kept


ROOT = 5  # letters that relatives share


def _in_name(topic: Topic, papers: Papers) -> Iterator[Hit]:
    for name in (papers.legal_name, papers.trade_name):
        if name and topic.strong.search(_bare(topic, name)):
            yield _hit(topic, name, "company.legal_name")
            return


def _on_site(topic: Topic, papers: Papers) -> Iterator[Hit]:
    page = papers.read(papers.website)
    if page is None:
        return
    offered = "\n".join(one for one in sentences(page.text) if SELLING.search(one) or _is_heading(one))
    bare = _bare(topic, offered)
    found = _families(one.group(0) for one in topic.strong.finditer(bare))
    hinted = _families([*(one.group(0) for one in topic.weak.finditer(bare)), *_distinct(topic.weak, topic, papers)])
    if found:
        sure = len(found) > 1 or bool(hinted - found)
        quote = _said(offered, topic.strong, topic)[:300]
        yield _hit(topic, quote, "company.website", topic.verdict if sure else Verdict.WARN)


# A site may forbid, mention or play with what it does not sell.
SELLING = pattern(
    r"\$ ?\d", r"\b(?:buy|shop|stores?|sells?|sold|selling|sale|order|stock|carry|offers?|brands?|selection|deals?|dealers?|prices?|"
    r"products?|menu|inventory|premium|specials?|lessons|classes|lounge|club|app|play|win|loans?|apply|clients?|customers|services?|"
    r"help you|we (?:make|grow|build|buy|lend|collect|negotiate))\b"
)  # fmt: skip


def _is_heading(line: str) -> bool:
    """Tell whether a line is a title, a sign or an entry of a menu."""
    return len(line.split()) <= SHORT and not line.endswith((".", "!", "?"))


SHORT = 6  # words


def _hit(topic: Topic, quote: str, place: str, verdict: Verdict | None = None) -> Hit:
    return Hit(
        quote,
        f"Carriers do not carry {topic.what}, in the business or in its texts: leave it out, or do not file.",
        place,
        verdict,
    )


INFORMS = pattern(
    r"\b(?:ready|refill|prescription is|pick-?up|reminder|appointment|due|shipped|delivered|renew\w*)\b",
    r"\byour [^.?!]{0,40}\bin stock\b",
)
SELLS = pattern(
    r"\$ ?\d",
    r"\b(?:no|skip the) (?:doctor|insurance)\b",
    r"\b(?:generic|overnight|discreet\w*)\b",
    r"\b(?:off|sale|start|special|offer|deal|save|discount|now available|order now|book|free|first (?:injection|"
    r"dose|month)|get|try|lose|buy|join|shop|ask (?:us|your doctor) about)\b",
)


def prescriptions(papers: Papers) -> Iterator[Hit]:
    """Object to prescription drugs that are advertised; a notice about an order that names one is a warning."""
    topic = next(topic for topic in TOPICS if topic.id == "prescription")
    for hit in _in_texts(topic, papers):
        notice = INFORMS.search(hit.quote) and not SELLS.search(hit.quote)
        yield Hit(hit.quote, hit.advice, hit.place, Verdict.WARN if notice else None)


ADVISES = pattern(
    r"\b(?:buy|invest|pay back|breaking out|profits?|gains?|signals?|picks?|doubl\w+|returns?|borrow|loans?|before it runs|"
    r"to the moon)\b"
)
TRANSACTIONAL = frozenset({"2FA", "SECURITY_ALERT", "FRAUD_ALERT"})


def _finance(topic: Topic) -> Callable[[Papers], Iterator[Hit]]:
    """Return the judge of risky finance: sign-in codes of an exchange may pass, its advice may not."""

    def judge(papers: Papers) -> Iterator[Hit]:
        for hit in _judge(topic)(papers):
            mild = papers.use_case in TRANSACTIONAL and not ADVISES.search(flat(hit.quote))
            yield Hit(hit.quote, hit.advice, hit.place, Verdict.WARN if mild else hit.verdict)

    return judge


def emergencies(papers: Papers) -> Iterator[Hit]:
    """Object to emergency wording outside the emergency use case."""
    if papers.use_case == "EMERGENCY":
        return
    for place, text in reversed(papers.texts().items()):
        if said := objected(asserted(text), EMERGENCY):
            yield Hit(said, "Leave emergency alerts out, or ask Twilio's support for the EMERGENCY use case.", place)


SPECIAL: dict[str, Callable[[Topic], Callable[[Papers], Iterator[Hit]]]] = {
    "prescription": lambda _: prescriptions,
    "risky_finance": _finance,
}

CHECKS = (
    *(
        Check(
            topic.id,
            topic.what.capitalize(),
            topic.codes,
            "campaign.goal",
            SPECIAL.get(topic.id, _judge)(topic),
            "10.6",
            topic.verdict,
        )
        for topic in TOPICS
    ),
    Check("emergency", "Emergency wording", (30929,), "campaign.goal", emergencies, "10.3", Verdict.WARN),
)
