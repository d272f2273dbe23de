"""The boxes that people tick: there, and empty when people come to them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.domain.checks.papers import Papers
from bot.domain.checks.result import Check, Hit
from bot.domain.checks.signup import consent_pages, is_about_texts, text_boxes
from bot.domain.checks.words import flat, objected, pattern
from bot.domain.choices import Method
from bot.domain.pages import Page

FLOW, PAGE = "opt_in.message_flow", "opt_in.opt_in_url"

TICK = r"(?:tick|check|select|mark|fill|cross|enabl|activat|initial|chos|shad)"
TICKED = rf"(?:{TICK}(?:ed|en)|x-?ed|switched on|turned on|toggled on|filled in)"
BEFOREHAND = (
    r"(?:by default|in advance|beforehand|already|ahead of time|automatically|from the (?:start|outset|beginning)|to "
    r"(?:begin|start) with|"
    r"at (?:first|the (?:start|outset|beginning))|initially|on arrival|for (?:them|you|him|her|everyone|the \w+|our \w+|all \w+|"
    r"convenience)|when (?:the|it|"
    r"they|you) "
    r"(?:\w+ )?(?:opens?|loads?|arrives?|appears?|comes?|gets?)|as (?:printed|delivered|supplied|handed out)|to save)"
)
BOX = r"(?:box|boxes|check-?box|square|tick|switch|toggle|slider|option|button|line|circle)"
CHOSEN = rf"(?:{BOX}|menu|drop-?down|list|choice|selection|field|alerts?|texts?|texting|messages?)"
PRE_TICKED = pattern(
    # "Is on unless you switch it off", "sits at yes", "begins in the on position", "the tick is already in the box"
    rf"\b{CHOSEN}\b[^.;]{{0,20}}\b(?:is|are|stays?|remains?) (?:set )?(?:to )?(?:on|yes|active|enabled) (?:unless|until) "
    rf"(?:they|you|he|she|the|a|an|"
    rf"guests?|customers?|people|somebody|someone)\b",
    rf"\b{CHOSEN}\b[^.;]{{0,20}}\b(?:begins?|starts?|sits?|stands?|opens?|loads?|rests?|is|set|comes?) (?:set )?(?:in|at|to|on) "
    rf"(?:the )?[\"']?(?:on"
    rf"(?= position)|yes\b)",
    rf"\b{CHOSEN}\b[^.;]{{0,20}}\b(?:shows?|reads?|says?|displays?) [\"']?(?:yes|on)\b[^.;]{{0,30}}\b(?:until|unless)\b",
    r"\b(?:already|pre-?)[ -]?(?:shows?|showing|shown|carr(?:ies|ying)|has|having|holds?|contains?|bears?) (?:a|the) "
    r"(?:tick|check|check ?mark|cross|mark|x)\b",
    rf"\b{BOX} (?:carries|bears|holds|has|shows|contains) (?:a|the) (?:tick|check|check ?mark|cross|x) (?:when|as|before|by|on "
    rf"arrival|from)\b",
    r"\b(?:tick|check|check ?mark|cross|mark|x) is (?:already |there )?(?:in|inside) (?:the|its|each|every) (?:box|square)(?= "
    r"(?:when|before|as|from|on)\b|[.,;)\"]|$)",
    r"\b(?:not want|\w+n't want|no|rather not|declines?|refuses?|objects?)\b[^.;]{0,40}\bremoves? the (?:tick|check|check "
    r"?mark|cross|mark|x)\b",
    r"\bleave the (?:box|switch|square|toggle) (?:on|ticked|checked|marked)\b",
    r"\bleave the (?:box|switch|square|toggle) (?:as (?:it )?is|alone)\b[^.;]{0,15}\b(?:get|receive|have|agree)\b(?! "
    r"(?:no|none|nothing)\b)",
    r"\bdefault (?:choice|setting|answer|option|selection|value) is [\"']?(?:yes|on|opted in|text)\b",
    r"\b(?:we|staff|clerks?) (?:have |has |'ve )?(?:already )?(?:put|placed|set|entered) (?:the|a) (?:tick|check|check "
    r"?mark|cross|x|mark) (?:in )?(?:for|there)\b",
    rf"\b(?:we|staff|clerks?|system|page|form|software) (?:\w+ )?{TICK}s? (?:\w+ ){{0,3}}?{BEFOREHAND}", rf"\bbox (?:that )?we {TICK}\b",
    r"\b(?:comes?|arrives?|starts?|loads?|opens?|printed|appears?) (?:\w+ )?with (?:a|an|the|its) (?:\w+ )?(?:x|tick|check|cross|mark|"
    r"check ?mark)\b",
    r"\b(?:tick|check ?mark|mark|cross|x) is (?:already )?(?:there|in it|in place|set|printed)\b",
    r"\bleave the (?:tick|check ?mark|mark|cross|x)\b",
    r"\bto (?:decline|refuse|say no|opt out|object|be left out|get none)\b[^.;]{0,30}\b(?:clear|un-?(?:tick|check|mark)|strike|remove|"
    r"delete|cross)",
    r"\bby (?:un-?tick|un-?check|un-?mark|de-?select|clearing the|striking)\w*",
    rf"\bpre-? ?{TICKED}\b", rf"\b{TICKED} (?:\w+ ){{0,2}}?{BEFOREHAND}", rf"\b{BEFOREHAND} (?:\w+ )?{TICKED}\b",
    rf"\b(?:comes?|starts?|arrives?|loads?|opens?|appears?|begins?|shows?|set|preset|displayed|presented|printed|left) (?:up |out )?"
    rf"(?:as )?(?:already )?{TICKED}\b",
    r"\bdefaults? (?:is |to )?(?:on|checked|ticked|yes|opted[ -]in|accept\w*|agree\w*)\b",
    r"\b(?:on|opted[ -]in|enabled|active|yes) by default\b",
    rf"\b{BOX}\b[^.;]{{0,30}}\b(?:starts?|comes?|set|is|are|stays?|arrives?|loads?) (?:already )?(?:on|at on|to on|to yes)(?= (?:and|"
    rf"when|for|until|"
    r"unless|from|but|so|by|to begin)|[.,;)\"])",
    r"\b(?:can|may|must|have to|has to|need to|needs to|should|who) (?:\w+ ){0,4}?(?:un-?tick|un-?check|un-?mark|de-?select|clear it|"
    r"clear the|"
    r"strike (?:it|the|that)|cross (?:it|that) out|remove the (?:tick|check|mark|cross)|(?:switch|turn|toggle) (?:it|that|the \w+) off|"
    r"take (?:it|the \w+) "
    r"(?:out|off))",
    rf"\b(?:un-?(?:tick|check|mark)|de-?select|clear|strike out|cross out)(?:s|es|ing)? (?:(?:the|this|that|a) {BOX}|it|"
    rf"this) (?:out )?(?:if|to|when|"
    rf"unless)\b",
    r"\bunless (?:they|you|he|she|people|customers|somebody|someone) (?:un-?\w+|de-?\w+|clears?|strikes?|crosse?s?|removes?|objects?|"
    r"opts? out|"
    r"turns? it off)\b",
    r"\bopted[ -]in automatically\b", r"\bopt-?out (?:box|check ?box|basis|consent)\b",
    r"\bwe (?:have |'ve )?(?:already )?(?:tick|check|cross|mark)(?:ed)? "
    r"(?:it|this|the \w+) (?:for|so|on)\b",
)  # fmt: skip
# That the box is empty, in as many words.
NEGATED = pattern(
    # Staff who mark it for somebody who said yes, and a box that people have marked
    r"[^.;]{0,200}\b(?:(?:after|once) (?:[\w']+ ){0,4}?(?:yes|agree[sd]?|consent(?:s|ed)?)|(?:when|if) (?:[\w']+ ){1,3}(?:says? "
    r"yes|said yes|has agreed|have "
    r"agreed|put it there))\b[^.;]*",
    r"[^.;]{0,300}\b(?:by mistake|later|at any ?time|any time|afterwards?|change (?:their|your|his|her) minds?)\b[^.;]*",
    rf"\b(?:not|never|\w+n't|nobody|no one|none|neither) (?:\w+ ){{0,3}}?{TICK}s?\b[^.;]*",
    rf"\b(?:not|never|\w+n't|no|nobody|no one|none|nothing is|neither|nor|without)(?: \w+){{0,4}} (?:pre-? ?)?{TICKED}"
    rf"(?: (?:\w+ ){{0,2}}?{BEFOREHAND})?",
    rf"\bun-?{TICKED}(?: \w+)?(?: {BEFOREHAND})?", r"\bunselected\b",
    r"\b(?:not|never|isn't|\w+n't) (?:\w+ )?(?:pre-?\w+ed|(?:on|set|enabled) by default)",
    rf"\b(?:off|empty|blank|unmarked|clear|open|no) {BEFOREHAND}", r"\b(?:starts?|comes?|set|is|left) (?:out "
    r")?(?:off|empty|blank|clear)\b",
    r"\b(?:not|never|without being) opted[ -]in (?:automatically|by default)\b", r"\bno pre-?\w+ed\b",
)  # fmt: skip
MARKED = re.compile(r"(?:[☑☒✅✔✓✗✘🗹]|[\[(][xX✓✔][\])])\ufe0f?\s*(?P<beside>[^☐☑☒\[\]]{0,400})")


def free_boxes(papers: Papers) -> Iterator[Hit]:
    """Object to a box that is ticked before anybody touches it, on the page or as described."""
    for page in consent_pages(papers):
        for box in text_boxes(page):
            if box.checked:
                yield Hit(
                    box.label, "Leave the box empty when the page loads: people have to tick it themselves.", PAGE
                )
        yield from _marked(page)
    if said := objected(papers.message_flow, PRE_TICKED, NEGATED):
        yield Hit(said, "Offer an empty box that people tick themselves.")


def _marked(page: Page) -> Iterator[Hit]:
    """Object to a printed form with a mark in the box, or whose words say that there is one."""
    said = next((found["beside"] for found in MARKED.finditer(flat(page.text)) if is_about_texts(found["beside"])), "")
    if said := said or objected(page.text, PRE_TICKED, NEGATED):
        yield Hit(said, "Show the box empty: people have to mark it themselves.", PAGE)


def has_box(papers: Papers) -> Iterator[Hit]:
    """Object to a sign-up form without a box for texts."""
    page = papers.read(papers.opt_in_url)
    if page is None or Method.WEB_FORM not in papers.methods or any(text_boxes(one) for one in consent_pages(papers)):
        return
    if any(form.asks_phone for form in page.forms):
        yield Hit(
            page.title or page.url,
            "Put an empty, optional box of its own for texts beside the phone field.",
            codes=(30925, 30909),
        )
    elif not page.forms:
        yield Hit(
            page.title or page.url,
            "Show the sign-up form with its box on this page: a reviewer finds none.",
            codes=(30909, 30925),
        )


CHECKS = (
    Check("free_boxes", "Boxes that start empty", (30925, 30909), FLOW, free_boxes, "10.4"),
    Check("own_box", "A box for texts", (30925, 30909), PAGE, has_box, "10.4, 7.4"),
)
