"""The words of consent: the ten elements of reference 10.4, in the description and on the page itself.

What a description leaves out but the page shows is a warning; what the page leaves out is not agreed to by anybody.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.domain.checks.disclosures import says_help, says_optional, says_rates, says_stop
from bot.domain.checks.frequency import says_how_often
from bot.domain.checks.names import names_of
from bot.domain.checks.papers import Papers, key
from bot.domain.checks.purpose import purpose_of, says_text
from bot.domain.checks.result import Check, Hit, Verdict
from bot.domain.checks.signup import consent_pages, consents_in, is_about_texts, text_boxes, text_labels
from bot.domain.checks.words import Pattern, flat, pattern, quotes, sentence_with, sentences
from bot.domain.choices import Method
from bot.domain.pages import Page

FLOW, PAGE = "opt_in.message_flow", "opt_in.opt_in_url"


@dataclass(frozen=True)
class Element:
    """One thing that the words of consent have to say."""

    id: str
    what: str
    code: int
    found: Callable[[str], bool]


ELEMENTS = (
    Element("frequency", "how often texts come, like “up to 4 msgs/month”", 30545, says_how_often),
    Element("rates", "“Message and data rates may apply”", 30569, says_rates),
    Element("stop", "“Reply STOP to opt out”", 30924, says_stop),
    Element("help", "“Reply HELP for help”", 30570, says_help),
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
    if labels and not any(purpose_of(one, papers) for label in labels for one in (label, _explained(label, papers))):
        yield Hit(labels[0], "Say beside the box what the texts are about.", PAGE)


SHORT = 8  # words; such a label leaves the rest to a statement beside it


def _explained(label: str, papers: Papers) -> str:
    """Return what a page says of the texts where the label of its box says little."""
    if len(label.split()) > SHORT:
        return ""
    said = (one for page in consent_pages(papers) for one in sentences(page.text))
    return " ".join(one for one in said if AGREES.search(one) and says_text(one))


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
    said = consents_in(papers.message_flow)
    shown = [*text_labels(papers), *(page.text for page in consent_pages(papers))]
    named = any(names.signed(one) for one in said) or any(names.signed(one) for one in text_labels(papers))
    if papers.legal_name and said and not named and (any(map(_from_other, said)) or shown):
        yield Hit(
            said[0], f"Let people agree to texts from {papers.brand}: name it in the sentence.", codes=(30924, 30927)
        )


FROM = re.compile(r"\b(?:from|by) (?:the )?([A-Z][\w&'.-]+)")
NO_NAME = frozenset("Us Our We Text SMS Texts Texting I HELP STOP Reply Msg Message Messages This Your".split())


def _from_other(consent: str) -> bool:
    """Tell whether a consent names some sender."""
    return any(found not in NO_NAME for found in FROM.findall(flat(consent)))


def optional(papers: Papers) -> Iterator[Hit]:
    """Object when nothing says that people may also say no."""
    if not papers.message_flow or says_optional(papers.message_flow):
        return
    if says_optional(_shown(papers) or ""):
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
    missing = [what for what, url in given.items() if url and not (url in flow or POLICIES[what].search(flow))]
    seen = consent_pages(papers)
    unlinked = [what for what in missing if not any(_leads_to(page, given[what], POLICIES[what]) for page in seen)]
    if flow and unlinked:
        yield Hit(
            _quoted(flow), f"Add the address of your {' and '.join(unlinked)} to the description and to the page."
        )


def _leads_to(page: Page, url: str, called: Pattern) -> bool:
    return bool(called.search(page.text)) or any(
        key(link.url) == key(url) or called.search(link.text) for link in page.links
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
