"""The four self-checks of a campaign: what a reviewer looks at first, judged from the answers alone.

Each result names the sentence it judged, so that a person sees what was understood. Source: Twilio A2P reference 10.3, 10.4.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.domain import compose
from bot.domain.answers import Dossier, Values
from bot.domain.checks.result import CheckResult, Verdict
from bot.domain.choices import Method

_Finder = Callable[[str], object]


# How each method is recognised when a text describes it.
DESCRIBED = {
    Method.WEB_FORM: re.compile(
        r"https?://|\bweb\s?(?:site|page|form)\b|\bonline\b|\bcheck\s?box\b|\bbox\b", re.IGNORECASE
    ),
    Method.LOGIN: re.compile(
        r"\blog(?:ged)?[\s-]?in\b|\bsign(?:ed)?[\s-]in\b|\baccount\b|\bportal\b|\bapp\b", re.IGNORECASE
    ),
    Method.PAPER: re.compile(r"\bpaper\b|\bcard\b|\bprinted\b|\bform\b|\bsign(?:s|ed)?\b", re.IGNORECASE),
    Method.SPOKEN: re.compile(
        r"\bspoken\b|\bverbal(?:ly)?\b|\baloud\b|\breads?\b|\bscript\b|\bcall\b|\bphone\b|\bask(?:s|ed)?\b",
        re.IGNORECASE,
    ),
    Method.KEYWORD: re.compile(r"\btext(?:s|ing)?\s+[“\"']?[A-Z0-9]{2,}|\bkeyword\b"),
}
NAMED = {
    Method.WEB_FORM: "the web page",
    Method.LOGIN: "the account behind a login",
    Method.PAPER: "the paper form",
    Method.SPOKEN: "what is said aloud",
    Method.KEYWORD: "the word people text",
}
CONSENT = re.compile(
    r"\b(?:i\s+agree|agrees?\s+to|consent|text\s+me|opt(?:s|ed)?[\s-]?in|by\s+texting|sign(?:s|ed|ing)?\s+up)\b",
    re.IGNORECASE,
)
DISCLOSED = {
    "how often you text": re.compile(
        r"frequency|\b(?:msgs?|messages?|texts?)\s*(?:/|per|a|each|every)\s*\w+", re.IGNORECASE
    ),
    "“Message and data rates may apply”": re.compile(
        r"(?:message|msg)s?\s*(?:and|&|/)\s*data\s+rates\s+may\s+apply", re.IGNORECASE
    ),
    "STOP to opt out": re.compile(r"\bSTOP\b"),
    "HELP for help": re.compile(r"\bHELP\b"),
}
OPT_OUT = re.compile(r"\bSTOP\b|\bopt[\s-]?out\b|\bunsubscribe\b|\bend\s+(?:these\s+)?texts\b", re.IGNORECASE)
SUFFIX = re.compile(
    r"[\s,]+(?:llc|l\.l\.c\.|inc|incorporated|corp|corporation|co|company|ltd|limited|llp|lp|plc|pllc|pc)\.?$",
    re.IGNORECASE,
)


def self_checks(dossier: Dossier) -> tuple[CheckResult, ...]:
    """Return what the four self-checks say of a dossier."""
    return (how_people_agree(dossier), sign_up_link(dossier), opt_out_in_sample(dossier), name_in_sample(dossier))


def how_people_agree(dossier: Dossier) -> CheckResult:
    """Judge whether the flow says where and how people agree, and in which words."""
    values = dossier.values("opt_in")
    flow = str(values.get("message_flow") or "")
    unsaid = [NAMED[method] for method in _methods(values) if not DESCRIBED[method].search(flow)]
    if unsaid or not flow:
        advice = f"Say where and how people agree: {', '.join(unsaid) or 'a page, a form, a call or a word'} is not described."
        return _agree(Verdict.BLOCK, _sentence(flow), advice)
    agreed = CONSENT.search(flow)
    if agreed is None:
        return _agree(
            Verdict.BLOCK,
            _sentence(flow),
            "Quote the words people agree to, like “I agree to receive text messages from …”.",
        )
    missing = [what for what, pattern in DISCLOSED.items() if not pattern.search(flow)]
    quote = _sentence(flow, agreed.start())
    if missing:
        return _agree(Verdict.WARN, quote, f"The words people agree to should also say {', '.join(missing)}.")
    return _agree(Verdict.OK, quote, "")


def _agree(verdict: Verdict, quote: str, advice: str) -> CheckResult:
    return CheckResult("how_people_agree", "How people agree", verdict, quote, advice, "opt_in", "message_flow")


def sign_up_link(dossier: Dossier) -> CheckResult:
    """Judge whether a reviewer finds the sign-up page in the flow."""
    values = dossier.values("opt_in")
    flow, url = str(values.get("message_flow") or ""), str(values.get("opt_in_url") or "")
    position = flow.casefold().find(_bare(url)) if url else -1
    quote = _sentence(flow, max(position, 0))
    if position >= 0:
        return _link(Verdict.OK, quote, "")
    if Method.WEB_FORM in (_methods(values) or [Method.WEB_FORM]):
        return _link(
            Verdict.BLOCK, quote, "Name the address of the sign-up page in the description: reviewers open it."
        )
    if url or set(_methods(values)) - {Method.KEYWORD}:
        advice = "Add a public link to a screenshot, scan or script: reviewers cannot see the rest."
        return _link(Verdict.WARN, quote, advice)
    return _link(Verdict.OK, quote, "")


def _link(verdict: Verdict, quote: str, advice: str) -> CheckResult:
    return CheckResult("sign_up_link", "The sign-up link", verdict, quote, advice, "opt_in", "message_flow")


def opt_out_in_sample(dossier: Dossier) -> CheckResult:
    """Judge whether a sample says how to opt out."""
    return _in_samples(
        dossier,
        "opt_out_in_sample",
        "An opt-out word in a sample",
        OPT_OUT.search,
        "End a sample with “Reply STOP to opt out.”",
        "Best end every sample with “Reply STOP to opt out.”; this one does not say it.",
    )


def name_in_sample(dossier: Dossier) -> CheckResult:
    """Judge whether the samples say who is texting."""
    company = dossier.values("company")
    names = [_plain(str(company.get(field) or "")) for field in ("trade_name", "legal_name")]
    known = [name for name in names if name]
    brand = compose.brand_of(dossier)
    return _in_samples(
        dossier,
        "name_in_sample",
        "The company's name in a sample",
        lambda text: any(name in _plain(text) for name in known),
        f"Begin the samples with the name customers know: “{brand}: …”.",
        f"Best begin every sample with “{brand}: …”; this one does not name the company.",
    )


def _in_samples(dossier: Dossier, check: str, title: str, found: _Finder, none: str, some: str) -> CheckResult:
    """Judge one thing over all samples: at least one has to have it, all should."""
    samples = {name: text for name, text in dossier.values("samples").items() if isinstance(text, str) and text}
    having = [name for name, text in samples.items() if found(text)]
    lacking = [name for name in samples if name not in having]
    field = lacking[0] if lacking else next(iter(samples), "sample_1")
    verdict = Verdict.BLOCK if not having else Verdict.WARN if lacking else Verdict.OK
    advice = {Verdict.BLOCK: none, Verdict.WARN: some, Verdict.OK: ""}[verdict]
    return CheckResult(check, title, verdict, samples.get(field, ""), advice, "samples", field)


def _methods(values: Values) -> list[Method]:
    return [Method(method) for method in values.get("methods") or [] if method in set(Method)]


def _sentence(text: str, position: int = 0) -> str:
    """Return the sentence that stands at a position."""
    ends = [match.end() for match in re.finditer(r"[.!?][”\"')]*\s+", text)]
    start = max((end for end in ends if end <= position), default=0)
    stop = min((end for end in ends if end > position), default=len(text))
    return text[start:stop].strip()


def _bare(url: str) -> str:
    """Return an address as people may write it: without scheme, `www.`, fragment and final slash."""
    return re.sub(r"^https?://(?:www\.)?|#.*$|/+$", "", url.casefold()).rstrip("/")


def _plain(text: str) -> str:
    """Return a name or text without legal suffix, case and punctuation."""
    words = SUFFIX.sub("", text.strip()).casefold().replace("&", " and ")
    return " ".join(re.sub(r"[^\w\s]", "", words).split())
