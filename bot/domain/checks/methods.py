"""Whether each way of agreeing is described so that a stranger can verify it."""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.checks.papers import Papers, key
from bot.domain.checks.result import Check, Hit, Verdict
from bot.domain.checks.signup import evidence_urls
from bot.domain.checks.words import QUOTED, URL, Pattern, flat, pattern, quotes, sentence_with, sentences, unlike
from bot.domain.choices import Method
from bot.domain.pages import Answer

FLOW, PAGE = "opt_in.message_flow", "opt_in.opt_in_url"

POLICY_LINK = pattern(
    r"\b(?:privacy(?: policy| notice)?|terms(?: (?:of (?:service|use)|(?:and|&) conditions))?)\b[ :,(]*(?:is |"
    r"are )?(?:at |on )?https?://\S+"
)
DESCRIBED: dict[str, Pattern] = {
    Method.WEB_FORM: pattern(r"https?://", r"\bweb ?(?:site|page|form)\b", r"^\W*web\b", r"\bonline\b",
    r"\bsign-?up (?:page|form)\b", r"\bcheck ?out\b", r"\blanding page\b", r"\bpop-?up\b"),
    Method.LOGIN: pattern(
        r"\blog(?:s|ged|ging)?[ -]?in(?:to)?\b", r"\bsign(?:s|ed|ing)?[ -]in(?:to)?\b",
        r"\b(?:user|customer|member|patient|online|their|your|my|the) (?:account|portal|profile|dashboard)\b",
        r"\bportal\b", r"\b(?:mobile|our|the) app\b",
        r"\b(?:account|notification|security|profile) settings\b", r"\bonline banking\b",
    ),
    Method.PAPER: pattern(
        r"\bpaper\b",
        r"\b(?:printed|written|intake|enrol?lment|registration|patient|consent|clipboard|sign-?up|membership|"
        r"application|authorization|waiver|hard ?copy) (?:form|card|sheet|packet|agreement|slip|paperwork)s?\b",
        r"\bclipboard\b", r"\b(?:half-?)?(?:sheets?|slips?|leaflets?|notepads?|logbooks?|booklets?)\b", r"\bcards?\b(?! ending| number)",
        r"\bpacket\b", r"\bpaperwork\b", r"\bin writing\b",
        r"\bsign(?:s|ed)? (?:a|an|the|our|this) (?:\w+ ){0,2}?(?:form|card|sheet|agreement|copy|contract|lease|"
        r"slip)\b", r"\binitial(?:s|led|ed)?\b", r"\bhandwritten\b", r"\bby hand\b", r"\bflyers?\b",
        r"\bpostcards?\b", r"\bbrochures?\b", r"\bsign-?(?:up|in) sheets?\b", r"\bguest ?book\b", r"\bwork order\b",
    ),
    Method.SPOKEN: pattern(
        r"\bspoken\b", r"\bverbal(?:ly)?\b", r"\boral(?:ly)?\b", r"\baloud\b", r"\bout loud\b",
        r"\breads?(?: out| aloud)?\b(?! (?:our|more|the (?:terms|privacy)))", r"\bscript\b",
        r"\b(?:by|over the|on the|per) (?:tele)?phone\b(?! field)",
        r"\b(?:phone|telephone|incoming|inbound|support|the) calls?\b", r"\bcalls? (?:us|in|the|our)\b",
        r"\bcallers?\b",
        r"\basks?(?: (?:each|every|the|a|them|customers?|patients?|guests?|clients?|callers?|members?|donors?|"
        r"residents?|parents?|whether|if|for permission)\b|:)",
        r"\b(?:in person|at the (?:counter|desk|register|till|front desk|reception))\b[^.]{0,40}\b(?:asks?|says?|"
        r"tells?)\b", r"\bsays? (?:yes|no)\b",
    ),
    Method.KEYWORD: pattern(
        r"\b(?:text(?:s|ing)?|sends?|sending|txt)(?: (?:the|a))?(?: (?:key)?word)? \W?(?!(?-i:STOP|HELP|START|SMS|"
        r"MMS|UNSUBSCRIBE|CANCEL|QUIT|END|INFO)\b)(?-i:[A-Z][A-Z0-9]{1,})\b",
        r"\bkeyword\W+ ?(?!opt|or|and|to|is|at)\W?(?-i:[A-Z0-9]{2,})",
        r"\b(?:text(?:s|ing)?|sends?|sending) (?:the (?:key)?word )?\W(?:join|start|yes|subscribe|\w{3,12})\W (?:to|"
        r"on|by)\b",
    ),
}  # fmt: skip
NAMED = {
    Method.WEB_FORM: "the web form",
    Method.LOGIN: "the account behind a login",
    Method.PAPER: "the paper form",
    Method.SPOKEN: "what is said aloud",
    Method.KEYWORD: "the word people text",
}
SAME_WORDS = pattern(
    r"\b(?:same|identical|this|above|following|that|as above)(?: \w+){0,2} (?:sentences?|wording|words?|text|statement|"
    r"language|consent|disclosures?|script|paragraph|information|copy|disclaimer|terms)\b",
    r"\bthe (?:sentence|wording|disclosure|statement|consent language|script)\b",
    r"\bas above\b", r"\bword for word\b", r"\bverbatim\b", r"\bin full\b",
)  # fmt: skip


def described(papers: Papers) -> Iterator[Hit]:
    """Object to ticked ways of agreeing that the description does not describe with their words or a public copy."""
    flow = flat(papers.message_flow)
    if not flow:
        return
    several = len(papers.methods) > 1
    lacking = [method for method in papers.methods if not _is_described(method, papers)]
    if several:
        lacking += [method for method in papers.methods if method not in lacking and not _is_shown(method, papers)]
    if lacking:
        yield Hit(
            _about(lacking[0], flow),
            f"Describe each way fully, with its words and a public copy; missing: {', '.join(NAMED[Method(one)] for one in lacking)}.",
            codes=(30917,) if several else (30909, 30917),
        )


def _is_described(method: str, papers: Papers) -> bool:
    flow = flat(papers.message_flow)
    plain = unlike(flow, POLICY_LINK) if method == Method.WEB_FORM else URL.sub(" ", flow)
    if method == Method.KEYWORD and papers.opt_in_keywords:
        return any(f" {word} " in f" {' '.join(_words(plain))} " for word in papers.opt_in_keywords)
    if method == Method.PAPER and Method.KEYWORD in papers.methods:
        plain = " ".join(
            one for one in sentences(plain) if not READ_ONLY.search(one) or WRITTEN_ON.search(unlike(one, QUOTED))
        )
    return bool(DESCRIBED[method].search(plain))


# A card or sign that is only read, where people text a word: no paper to write on.
READ_ONLY = pattern(
    r"\b(?:printed )?(?:cards?|flyers?|postcards?|brochures?|leaflets?|booklets?|posters?|signs?|stickers?)\b"
)
WRITTEN_ON = pattern(
    r"\b(?:writ(?:e|es|ten|ing)|sign(?:s|ed|ing|ature)?(?! "
    r"(?:up|in)\b)|fill(?:s|ed)?|complet\w+|initial\w*|tick(?:s|ed)?|check(?:s|ed)?|mark(?:s|ed)?|"
    r"box|hand(?:s|ed)? (?:it |them "
    r")?(?:back|in|over)|return(?:s|ed)?|tear(?:s)?|forms?|sheets?|slips?|paper|clipboard|packet|paperwork)\b"
)


def _words(text: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in text).split()


NEAR = 480  # characters within which a way's words or copy follow its name


def _is_shown(method: str, papers: Papers) -> bool:
    """Tell whether the words or a copy stand where a way is described."""
    if method in (Method.WEB_FORM, Method.LOGIN):
        return True
    flow = unlike(flat(papers.message_flow), POLICY_LINK)
    for found in DESCRIBED[method].finditer(flow):
        near = flow[max(found.start() - 160, 0) : found.end() + NEAR]
        if quotes(near + '"') or SAME_WORDS.search(near) or any(url in near for url in evidence_urls(papers)):
            return True
    return False


def _about(method: str, flow: str) -> str:
    found = sentence_with(flow, DESCRIBED[method])
    return found if DESCRIBED[method].search(found) else next((s for s in sentences(flow) if ALSO.search(s)), found)


ALSO = pattern(
    r"\b(?:can|may|could|is able to|are able to)? ?also (?:sign|join|opt|agree|consent|subscribe|enrol)\w*(?: up|"
    r" in)?\b",
    r"\b(?:or|and) (?:in (?:the )?(?:store|person|shop|office)|by phone|over the phone|on paper|at (?:our )?events|"
    r"verbally|by texting us)\b",
    r"\bin (?:many|several|various|different|other) ways\b",
    r"\b(?:other|various|multiple) (?:channels|methods|means|touchpoints)\b", r"\betc\b",
)  # fmt: skip


def unnamed(papers: Papers) -> Iterator[Hit]:
    """Object to ways that the description mentions in passing and nobody ticked."""
    for sentence in sentences(unlike(papers.message_flow)):
        if not ALSO.search(sentence):
            continue
        passing = [
            m
            for m in (Method.PAPER, Method.SPOKEN, Method.KEYWORD)
            if m not in papers.methods and MENTIONED[m].search(_unexplained(sentence, papers))
        ]
        if passing and not quotes(sentence) and not SAME_WORDS.search(sentence):
            yield Hit(sentence, "Tick and describe every way in which people agree, or leave it out.")
            return


def _unexplained(sentence: str, papers: Papers) -> str:
    """Return a sentence without "in person" where people are asked aloud: that is how."""
    return IN_PERSON.sub(" ", sentence) if Method.SPOKEN in papers.methods else sentence


IN_PERSON = pattern(r"\bin person\b")
MENTIONED: dict[str, Pattern] = {
    Method.PAPER: pattern(
        r"\bin (?:the )?(?:store|person|shop|office)\b", r"\bpaper\b", r"\bat (?:our )?events\b", r"\bforms?\b"
    ),
    Method.SPOKEN: pattern(r"\bby phone\b", r"\bover the phone\b", r"\bverbally\b", r"\bcall"),
    Method.KEYWORD: pattern(r"\bby texting\b", r"\bkeyword\b", r"\btext us\b"),
}
PLACE = pattern(
    r"\b(?:at|in|on|from|with|during|when|before|after) (?:\w+ ){0,3}?(?:counter|desk|reception|register|till|store|"
    r"shop|office|clinic|front desk|check-?in|check-?out|first visit|event|booth|move-?in|intake|visit|appointment|"
    r"orientation|enrol?lment|registration|signing|site visit|estimate|branch|location|table|lobby|studio|salon|"
    r"school|church|showroom|warehouse|yard)\b",
    r"\bfront desk\b", r"\b\d+ [A-Z]\w+ (?:Street|St|Avenue|Ave|Road|Rd|Lane|Drive|Boulevard|Blvd|Way)\b",
    r"\bclipboard\b", r"\bpage \d+\b",
)  # fmt: skip


def verifiable(papers: Papers) -> Iterator[Hit]:
    """Object to a way of agreeing that no reviewer can look at: no public page, no copy, no script."""
    flow = flat(papers.message_flow)
    if not flow or not papers.methods:
        return
    if papers.opt_in_url or evidence_urls(papers):
        return
    ways = set(papers.methods)
    if Method.WEB_FORM in ways:
        yield Hit(
            _about(Method.WEB_FORM, flow),
            "Give the address of the sign-up page: a reviewer opens it.",
            codes=(30543,),
        )
    elif Method.LOGIN in ways:
        yield Hit(_about(Method.LOGIN, flow), "Add a public link to a screenshot of the page behind the login.")
    elif ways & {Method.PAPER, Method.SPOKEN}:
        yield from _unseen(flow, ways)


def _unseen(flow: str, ways: set[str]) -> Iterator[Hit]:
    method = Method.PAPER if Method.PAPER in ways else Method.SPOKEN
    told = bool(quotes(flow))
    placed = bool(PLACE.search(flow)) or method == Method.SPOKEN
    advice = "Say where and when it is signed, and add a public link to a scan of the form."
    if method == Method.SPOKEN:
        advice = "Quote the whole script that staff read, and add a public link to it."
    if not told or not placed:
        yield Hit(_about(method, flow), advice)
    elif method == Method.PAPER:
        yield Hit(_about(method, flow), advice, verdict=Verdict.WARN)


def keyword(papers: Papers) -> Iterator[Hit]:
    """Object to opt-in by text without the word."""
    if Method.KEYWORD in papers.methods and not papers.opt_in_keywords:
        yield Hit("", "Give the word that people text to sign up, like JOIN.", "opt_in.opt_in_keywords")


def live(papers: Papers) -> Iterator[Hit]:
    """Object to a sign-up page that a reviewer cannot see."""
    page = papers.page(papers.opt_in_url)
    if page is None:
        return
    if page.answer in (Answer.MISSING, Answer.DOWN, Answer.UNSAFE):
        yield Hit(papers.opt_in_url, f"Put the sign-up page online before filing: {page.note}.", codes=(30543,))
    elif page.answer is Answer.LOGIN and not _public_copy(papers):
        yield Hit(
            papers.opt_in_url,
            "Reviewers have no login: add a public link to a screenshot or a copy of this page.",
            codes=(30909,),
        )
    elif page.answer is Answer.UNREADABLE:
        yield Hit(
            papers.opt_in_url,
            f"Not readable by us ({page.note}): please look yourself whether a stranger sees the form.",
            verdict=Verdict.WARN,
            codes=(30909,),
        )


def _public_copy(papers: Papers) -> bool:
    """Tell whether the description names another page that shows how people agree, as far as we know."""
    closed = (Answer.LOGIN, Answer.MISSING, Answer.DOWN, Answer.UNSAFE)
    return any(
        (page := papers.page(url)) is None or page.answer not in closed
        for url in evidence_urls(papers)
        if key(url) != key(papers.opt_in_url)
    )


def evidence_live(papers: Papers) -> Iterator[Hit]:
    """Object to copies and screenshots that are not there."""
    for url in evidence_urls(papers):
        page = papers.page(url)
        if page is not None and page.answer in (Answer.MISSING, Answer.DOWN, Answer.LOGIN, Answer.UNSAFE):
            yield Hit(url, f"Make this page public, so that a reviewer can see it: {page.note}.")


def link_in_flow(papers: Papers) -> Iterator[Hit]:
    """Object to a sign-up page whose address is not in the description: only the description is filed."""
    flow, bare = flat(papers.message_flow).casefold(), _bare(papers.opt_in_url)
    if flow and bare and Method.WEB_FORM in papers.methods and bare not in flow:
        yield Hit(
            _about(Method.WEB_FORM, flat(papers.message_flow)),
            "Name the address of the sign-up page in the description: reviewers read that, and open what it names.",
        )


def _bare(url: str) -> str:
    """Return an address as people may write it: without scheme, `www.`, fragment and final slash."""
    return key(url).partition("://")[2].casefold().removeprefix("www.")


CHECKS = (
    Check("link_in_flow", "The sign-up page's address", (30909, 30543), FLOW, link_in_flow, "10.4", Verdict.WARN),
    Check("methods_described", "Every way of agreeing described", (30917, 30896, 30909), FLOW, described, "10.4"),
    Check("methods_unnamed", "Ways mentioned in passing", (30917, 30896, 30909), FLOW, unnamed, "10.4", Verdict.WARN),
    Check("verifiable", "What a reviewer can look at", (30909, 30896), FLOW, verifiable, "10.4"),
    Check("keyword_given", "The word people text", (30917, 30896, 30909), "opt_in.opt_in_keywords", keyword, "10.4"),
    Check("opt_in_page", "The sign-up page", (30543, 30909), PAGE, live, "10.4"),
    Check("evidence_pages", "Copies and screenshots", (30909, 30543, 30896), FLOW, evidence_live, "10.4"),
)
