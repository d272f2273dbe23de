"""How freely people agree: boxes ticked for them, consent tied to something else, consent for others."""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.checks.kinds import INFORMATIONAL, KINDS, PROMOTIONAL, Kind, kinds_in
from bot.domain.checks.papers import Papers
from bot.domain.checks.result import Check, Hit, Verdict
from bot.domain.checks.signup import consent_pages, consents_in, text_boxes, text_labels
from bot.domain.checks.words import flat, objected, pattern, sentences, unlike
from bot.domain.choices import Method

FLOW, PAGE = "opt_in.message_flow", "opt_in.opt_in_url"

TICKED = r"(?:tick|check|select|mark|fill)"
PRE_TICKED = pattern(
    rf"\bpre-?{TICKED}ed\b", rf"\b(?:already|automatically) {TICKED}ed\b",
    rf"\b{TICKED}ed (?:by default|in advance|beforehand|already|from the start|for (?:them|you))\b",
    r"\bdefaults? (?:to )?(?:on|checked|ticked|yes|opted[ -]in)\b",
    r"\b(?:on|opted[ -]in|enabled|active) by default\b",
    r"\b(?:can|may|must|have to|need to) (?:un-?tick|un-?check|deselect|clear)\b",
    r"\bun-?(?:tick|check)(?:s|ing)? (?:the box|it) (?:if|to)\b", r"\bopted[ -]in automatically\b",
)  # fmt: skip
NEGATED = pattern(
    rf"\b(?:not|never|\w+n't|no|nobody|no one|none|nothing is|"
    rf"neither)(?: \w+){{0,3}} (?:pre-?)?{TICKED}ed(?: (?:by default|in advance|beforehand|already|from the start|for (?:them|you)))?",
    rf"\bun-?{TICKED}ed(?: by default)?",
    rf"\b(?:not|never|isn't) (?:pre-?{TICKED}ed|on by default|enabled by default)",
    r"\b(?:off|empty|blank|unmarked) by default\b",
    r"\bno pre-?\w+ed box", r"\b(?:not|never|without being) opted[ -]in (?:automatically|by default)\b",
)  # fmt: skip


def free_boxes(papers: Papers) -> Iterator[Hit]:
    """Object to a box that is ticked before anybody touches it, on the page or as described."""
    for page in consent_pages(papers):
        for box in text_boxes(page):
            if box.checked:
                yield Hit(
                    box.label, "Leave the box empty when the page loads: people have to tick it themselves.", PAGE
                )
    if said := objected(papers.message_flow, PRE_TICKED, NEGATED):
        yield Hit(said, "Offer an empty box that people tick themselves.")


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


NOT_REQUIRED = pattern(
    r"\b(?:not|never|isn't|aren't|no|without being|nor|neither)(?: \w+){0,2} (?:required|mandatory|necessary|"
    r"compulsory|obligatory|condition\w*|obliged|a must)[^.;\"]*",
    r"\b(?:not|never|isn't|no)(?: \w+){0,2} (?:have to|need to|must)\b[^.;\"]*", r"\bmust not\b[^.;\"]*",
    r"\brequired (?:fields?|by (?:law|the carriers?))\b",
    r"\bis (?:a )?required (?:field|to reply)\b",
    r"\b(?:do not|don't|need not|does not|doesn't) (?:have to|need to|require)[^.;\"]*",
)  # fmt: skip
REQUIRED = pattern(
    r"\brequired (?:to|for|in order to|before|when) (?:\w+ ){0,3}?(?:reserve|book|order|buy|purchase|check ?out|"
    r"register|join|continue|proceed|sign|complete|create|open|use|get|receive|enter|finish|submit|apply|enrol\w*|"
    r"activate|participate|access|service|booking|checkout|registration|membership|treatment|appointment|"
    r"participation|purchase|account|every|all)",
    r"\b(?:must|have to|has to|need to|needs to|are required to|is required to) (?:\w+ ){0,2}?(?:agree|consent|opt|"
    r"tick|check|accept|subscribe|sign up (?:for|to) (?:our )?(?:texts|sms)|receive texts|provide consent)\b",
    r"\b(?:consent|box|opt-?in|checkbox|agreement|agreeing|texts?|this) (?:\w+ )?(?:is|are) (?:required|mandatory|"
    r"compulsory|obligatory|a (?:condition|requirement)|necessary)\b",
    r"\bmandatory (?:box|check ?box|consent|opt-?in|field|step)\b",
    r"\brequired (?:check ?box|box|consent|opt-?in|tick)\b",
    r"\b(?:cannot|can't|can not|unable to|may not|not able to) (?:\w+ ){0,3}?(?:without (?:agreeing|consenting|"
    r"ticking|checking|accepting|opting|it|the box|consent)|unless|until (?:they|you|the box))",
    r"\bonly (?:possible|available|after|once|if|when) (?:\w+ ){0,4}?(?:box is (?:ticked|checked)|agree(?:d|"
    r"s)? to (?:receive )?(?:texts|text|sms)|opt(?:ed)? in|consent(?:ed)?)",
    r"\bas a (?:condition|requirement) (?:of|for)\b",
    r"\bby (?:making a purchase|purchasing|placing an order|ordering|booking|creating an account|registering|"
    r"providing (?:your|their|a|my)(?: \w+)? (?:phone )?number|giving us (?:your|their) number|checking out|"
    r"completing (?:your|a) purchase|becoming a member)[^.\"]{0,40}\b(?:automatically|consents?|agrees?|opts? in|"
    r"are (?:opted|enrolled|subscribed))\b",
    r"\b(?:automatically|auto-?) ?(?:enrolled|subscribed|added|opted|signed up|enrols?|enrolls)\b",
    r"\b(?:enrol|enroll|subscribe|sign)(?:s|ed)? (?:every|all|each) \w+ (?:up )?(?:automatically|by default)",
    r"\b(?:every|all|each) (?:customers?|members?|guests?|clients?|patients?|users?|buyers?) (?:is|are|gets?|"
    r"will be) (?:\w+ )?(?:added|enrolled|subscribed|opted)",
)  # fmt: skip


def freedom(papers: Papers) -> Iterator[Hit]:
    """Object to consent that people have to give to get something else."""
    advice = "Make agreeing optional: people must be able to buy, book or join without it."
    for place, text in _said(papers):
        if said := objected(text, REQUIRED, NOT_REQUIRED):
            yield Hit(said, advice, place)
            return
    for page in consent_pages(papers):
        for box in text_boxes(page):
            if box.required and not BUNDLED.search(flat(box.label)) and _more_than_texts(page.text):
                yield Hit(box.label, "The box is a required field: let people send the form without ticking it.", PAGE)


SIGN_UP_ONLY = pattern(r"\b(?:text|sms) (?:club|list|alerts|updates|program|sign-?up)\b")


def _more_than_texts(text: str) -> bool:
    """Tell whether a form seems to serve for more than signing up for texts."""
    return not SIGN_UP_ONLY.search(flat(text)) or bool(
        pattern(r"\b(?:book|reserve|order|checkout|account|join)\b").search(text)
    )


TERMS = (
    r"(?:terms(?! (?:for|of) (?:the )?(?:sms|text))|conditions|privacy|user agreement|membership agreement|waiver|"
    r"liability|contract|policies|rules|eula)"
)
BUNDLED = pattern(
    rf"\b(?:accept|agree (?:to|with)|acknowledge|have read|consent to|read and (?:accept|"
    rf"understood))(?: and \w+(?: to)?)? (?:(?!sms|text|messag|"
    rf"receiv)[\w'&]+,? ){{0,4}}?(?<!sms )(?<!text )(?<!texting )(?<!messaging )(?<!mobile ){TERMS}",
    rf"\b(?:receive|texts|text messages|sms)\b[^.\"]*?,? (?:and|as well as|plus) (?:i |you )?(?:also )?(?:accept|"
    rf"agree|acknowledge|to)(?: to| with)? (?:(?!sms|text)[\w']+ ){{0,3}}?{TERMS}",
    rf"\bby (?:accepting|agreeing to|signing) (?:the|our|these|this|its|their|\w+'s) (?:[\w]+ ){{0,3}}?(?:{TERMS}|"
    rf"agreement|lease|form|policy)[^.\"]{{0,60}}\b(?:consents?|agrees?|opts?|also)\b",
    rf"\b(?:{TERMS}|agreement|lease)\b[^.\"]{{0,50}}\b(?:includes?|contains?|covers?|also grants?|"
    rf"provides? for)\b[^.\"]{{0,50}}\b(?:consent|texts?|sms|opt)",
    r"\b(?:consent|agreement|permission|opt-?in) (?:to (?:receive )?(?:texts?|text messages|"
    r"sms)(?: messages)? )?(?:is |are )?(?:part of|included in|contained in|covered by|buried in|given in|in) (?:the|"
    r"our|its|their|these) (?:[\w]+ ){0,3}?(?:terms|agreement|conditions|contract|lease|policy|membership)",
    r"\bone (?:box|check ?box|signature|click) (?:for|covers|accepts) (?:both|all|everything|the terms)",
)  # fmt: skip


def unbundled(papers: Papers) -> Iterator[Hit]:
    """Object to one box for the terms and the texts."""
    for place, text in _said(papers):
        if said := objected(text, BUNDLED):
            yield Hit(said, "Give texts a box of their own, apart from the terms and the privacy policy.", place)
            return


MAIL = (
    r"(?:e-?mails?|(?:phone |telephone |voice |robo|automated |marketing )*calls?|phone|telephone|voicemails?|whatsapp|"
    r"push notifications?|fax(?:es)?|postal mail|direct mail|letters)"
)
TEXT = r"(?:texts?|text messages?|sms(?: messages)?|sms/mms|text messaging|texting)"
CALLING_FOR_HELP = pattern(
    r"\b(?:reply|text|txt|send) \W?(?-i:[A-Z]{3,})\W?[^.;]*",
    r"\b(?:contact|reach|write to|email|e-mail|call) us\b[^.;]*",
    r"\bfor (?:help|support|assistance|questions)\b[^.;]*",
    r"\b(?:separate|not|no|never|without|excludes?|only) [^.;]{0,30}\b(?:e-?mails?|calls?)\b", r"\bat [\w.+-]+@\S+",
)  # fmt: skip
CHANNELS = pattern(
    rf"\b{TEXT}(?: \w+)? ?(?:,|/|and|or|&|as well as|plus|and/or) ?(?:(?:by|via|to|through|also|receive|marketing|"
    rf"\w+ing) )?(?:[\w-]+ ?, ?)?(?:and |or )?{MAIL}\b",
    rf"\b{MAIL} ?(?:,|/|and|or|&|as well as|plus|and/or) ?(?:(?:by|via|to|through|also|receive|"
    rf"marketing) )?(?:[\w-]+ ?, ?)?(?:and |or )?{TEXT}\b",
)  # fmt: skip


def one_channel(papers: Papers) -> Iterator[Hit]:
    """Object to one consent for texts, e-mail and calls."""
    for place, text in _consents(papers):
        if CHANNELS.search(unlike(flat(text), CALLING_FOR_HELP)):
            yield Hit(text, "Ask for texts alone: e-mail and calls need boxes of their own.", place)
            return


def one_purpose(papers: Papers) -> Iterator[Hit]:
    """Object to one consent for notices and offers together."""
    for place, text in _consents(papers):
        said = [one for one in sentences(text) if not ASIDE.search(one)]
        kinds = kinds_in(" ".join(said))
        if kinds & PROMOTIONAL and kinds & INFORMATIONAL - _only_in_offers(" ".join(said)):
            yield Hit(text, "Ask separately, with two optional boxes: one for notices, one for offers.", place)
            return


# That nobody has to agree is no purpose, whatever else is bought or booked.
ASIDE = pattern(
    r"\bcondition\b", r"\brates\b", r"\b(?:not|n't|no) (?:\w+ )?(?:required|needed|necessary)\b", r"\b(?:skip|leave) (?:this|the|it)\b",
    r"\bwithout (?:agreeing|consenting|texts|signing)\b",
)  # fmt: skip


def _only_in_offers(text: str) -> set[Kind]:
    """Return kinds that only seem to be there: "appointment offers" are offers."""
    bare = unlike(text, pattern(r"\b\w+ (?:offers?|deals?|specials|discounts?|promotions?)\b"))
    return {kind for kind, found in KINDS.items() if not found.search(bare)}


OTHERS = (
    r"(?:partners?|affiliates?|third[- ]part(?:y|ies)|sponsors?|subsidiaries|advertisers?|marketers|sister companies|"
    r"other (?:companies|marketers|businesses|brands|sellers))"
)
BOUGHT = pattern(
    r"\b(?:opt(?:ed|s)?[ -]?in|sign(?:ed|s)? up|consent(?:ed|s)?|agree(?:d|s)?|subscrib\w+|collect\w*|gather\w*|"
    r"generat\w+|com(?:e|es|ing)|receiv\w+|obtain\w*|get|acquir\w+)\b[^.]{0,50}\b(?:on|from|through|via|by|"
    r"with) (?:our |its |various |other |several |trusted |selected |the )*(?:\w+ )?(?:partner|affiliate|"
    r"third[- ]party|lead|survey|sweepstakes|co-?reg\w*|publisher|aggregator|network)s?(?: (?:web)?(?:sites?|pages?|"
    r"networks?|lists?|forms?|providers?|sources?|vendors?|generators?|companies))?\b",
    r"\b(?:bought|buy|buys|purchased?|purchases|rent(?:ed|s)?|licensed?|acquired?|acquires|scraped?|harvested|"
    r"appended) (?:\w+ ){0,3}?(?:lists?|leads?|numbers|contacts|data|records|database)\b",
    r"\b(?:lists?|leads|contacts|numbers|data) (?:that |which )?(?:we|are|were|have been|is)? ?(?:\w+ )?(?:buy|"
    r"bought|purchased?|acquired?|rent(?:ed)?|licensed|scraped)\b",
    r"\b(?:lead|data|list) (?:provider|vendor|broker|seller|supplier|generation (?:partner|company|site))s?\b",
    r"\bco-?registration\b", r"\bpublic(?:ly available)? (?:records|directories|listings|sources|data)\b",
    rf"\b(?:receive|texts?|text messages|messages|contacted|sms|hear)\b[^.\"]{{0,60}}\b(?:from|"
    rf"by)\b[^.\"]{{0,60}}\b(?:and|or|&|,|including)(?: (?:its|our|their|other|selected|trusted|all|any|select|"
    rf"certain|marketing|the))* {OTHERS}",
    rf"\b(?:and|or|&|,)(?: (?:its|our|their|other|selected|trusted|all|any|select|certain|marketing|"
    rf"the))* {OTHERS} (?:may|can|will|to) (?:\w+ )?(?:text|send|contact|message|call)\b",
)  # fmt: skip
ASSUMED = pattern(
    r"\b(?:implied|assumed?|inferred|presumed|existing business relationship|deemed) (?:consent|to have|opt)?",
    r"\bno (?:separate |explicit |express |further )?(?:opt-?in|consent|permission) (?:is )?(?:needed|required|"
    r"necessary|collected|obtained)\b",
    r"\b(?:existing|current|past|previous|former) (?:customers?|clients?|patients?|members?|guests?|"
    r"contacts)[^.\"]{0,60}\b(?:imported|uploaded|added|already (?:in|on)|from our (?:crm|database|records))",
    r"\b(?:import|upload|load)(?:s|ed)? (?:\w+ ){0,4}?(?:contacts|numbers|customers|list|database)\b",
    r"\b(?:customers?|they|people|clients?) (?:gave|have given|provided?|left) (?:us )?their (?:phone |mobile |"
    r"cell )?numbers? (?:when|during|at|as part of) (?:\w+ ){0,3}?(?:purchase|checkout|sale|past|order|account|visit|"
    r"signup)\b(?![^.]*\b(?:tick|check|box|agree|consent|opt)\w*)",
    r"\bcollected (?:verbally )?(?:from )?business cards\b",
)  # fmt: skip


def first_hand(papers: Papers) -> Iterator[Hit]:
    """Object to consent that was given to others, for others, or not at all."""
    for place, text in _said(papers):
        for wanted in (BOUGHT, ASSUMED):
            if said := objected(text, wanted, DENIED):
                yield Hit(
                    said,
                    f"Text only people who agreed to texts from {papers.brand} itself, on your own form.",
                    place,
                )
                return


DENIED = pattern(r"\b(?:not|never|no|nor|neither|without|don't|do not|does not) [^.;\"]*")


def _consents(papers: Papers) -> list[tuple[str, str]]:
    """Return every sentence of consent with its place: the page's first, which is what people see."""
    labels = [(PAGE, label) for label in text_labels(papers)]
    return [*labels, *((FLOW, quote) for quote in consents_in(papers.message_flow))]


def _said(papers: Papers) -> list[tuple[str, str]]:
    labels = [(PAGE, label) for label in text_labels(papers)]
    return [*labels, (FLOW, papers.message_flow)]


CHECKS = (
    Check("free_boxes", "Boxes that start empty", (30925, 30909), FLOW, free_boxes, "10.4"),
    Check("own_box", "A box for texts", (30925, 30909), PAGE, has_box, "10.4, 7.4"),
    Check("freedom", "Consent that is not required", (30923, 30931), FLOW, freedom, "10.4"),
    Check("unbundled", "Consent apart from the terms", (30931, 30923), FLOW, unbundled, "10.4"),
    Check("one_channel", "Consent to texts alone", (30556, 30931, 30924), FLOW, one_channel, "7.5"),
    Check("one_purpose", "Notices and offers in one consent", (30913, 30924), FLOW, one_purpose, "7.4", Verdict.WARN),
    Check("first_hand", "Consent given to this business", (30896, 30897), FLOW, first_hand, "7.4, 10.6"),
)
