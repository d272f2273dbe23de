"""How freely people agree: boxes ticked for them, consent tied to something else, consent for others."""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.checks.forcing import DEMANDED, DENIED_AT_ALL, DENIED_TO, HARMLESS, NOT_REQUIRED, REQUIRED, TO_GET_TEXTS
from bot.domain.checks.kinds import INFORMATIONAL, KINDS, PROMOTIONAL, Kind, kinds_in
from bot.domain.checks.papers import Papers
from bot.domain.checks.purpose import matter_of, says_text
from bot.domain.checks.result import Check, Hit, Verdict
from bot.domain.checks.signup import consent_pages, consents_in, text_boxes, text_labels
from bot.domain.checks.words import QUOTED, flat, objected, pattern, sentences, unlike

FLOW, PAGE = "opt_in.message_flow", "opt_in.opt_in_url"


def freedom(papers: Papers) -> Iterator[Hit]:
    """Object to consent that people have to give to get something else."""
    advice = "Make agreeing optional: people must be able to buy, book or join without it."
    for place, text in _said(papers):
        said = (
            objected(text, REQUIRED, NOT_REQUIRED, TO_GET_TEXTS)
            or objected(text, DENIED_TO, NOT_REQUIRED, HARMLESS)
            or objected(text, DEMANDED, TO_GET_TEXTS, DENIED_AT_ALL)
        )
        if said:
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
    r"(?:terms(?! (?:for|of) (?:the )?(?:sms|text))|conditions|privacy|"
    r"(?:user|membership|account|service|customer|cardholder|rental) agreement|fee schedule|waiver|"
    r"liability|contract|policies|rules|eula|codes? of (?:\w+ "
    r")?(?:conduct|honou?r|ethics)|guidelines|handbook|by-?laws|regulations|disclaimer|"
    r"(?:refund|cancellation|return|no-show|attendance|payment|financial|house|late|pet) policy)"
)
BUNDLED = pattern(
    rf"\b(?:accept|agree (?:to|with)|acknowledge|have read|consent to|read and (?:accept|"
    rf"understood))(?: and \w+(?: to)?)? (?:(?!sms|text|messag|"
    rf"receiv)[\w'&-]+,? ){{0,6}}?(?<!sms )(?<!text )(?<!texting )(?<!messaging )(?<!mobile ){TERMS}",
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


PAPER = (
    r"(?:terms|conditions|agreements?|contracts?|leases?|waivers?|polic(?:y|ies)|handbook|application|rules|order form|membership form|"
    r"registration form|intake form|release|licen[cs]e|purchase|statement of work|estimate|invoice|quote)"
)
WITH_TEXTS = r"(?:texts?|text messages?|sms|texting|messaging consent)"
# One act for both: "signing the lease also signs you up for texts", "one tick covers the rules and the texts".
COVERED = pattern(
    rf"\b(?:{PAPER}|fine print|small print)(?:'s)?\b[^.;!?]{{0,50}}\b(?:leave|permission|right|consent|authority|allows? us|lets? us|"
    rf"entitles? us) to "
    r"(?:send )?(?:you |them )?(?:text|sms|message)",
    rf"\b(?:sign(?:s|ed|ing)?|signature|initials?|accept(?:s|ed|ing|ance)?|agree(?:s|d|ing)?|click(?:s|ed|ing)?|tick(?:s|ed|ing)?|"
    rf"submit\w*) "
    rf"(?:to |on |of )?(?:the|our|a|an|your|their|its|this|these)? ?(?:\w+ ){{0,2}}?{PAPER}\b[^.;!?]{{0,60}}\b(?:also|signs? (?:you|"
    rf"them) up|opts? "
    rf"(?:you|them) in|means?|counts? as|doubles? as|includes?|covers?|gives?|authori[sz]es?|enrol\w*|puts? (?:you|"
    rf"them))\b[^.;!?]{{0,60}}\b{WITH_TEXTS}\b",
    rf"\b(?:one|a single|single|the same|same|this one) (?:box|check-?box|tick|signature|click|button|yes|line|"
    rf"switch)\b[^.;!?]{{0,60}}\b(?:{PAPER}|"
    rf"privacy)\b[^.;!?]{{0,60}}\b{WITH_TEXTS}\b",
    rf"\b(?:one|a single|single|the same|same|this one) (?:box|check-?box|tick|signature|click|button|yes|line|"
    rf"switch)\b[^.;!?]{{0,60}}\b{WITH_TEXTS}\b"
    rf"[^.;!?]{{0,60}}\b(?:{PAPER}|privacy)\b",
    rf"\b{WITH_TEXTS}\b[^.;!?]{{0,30}}\b(?:is|are) (?:part of|included in|covered by|agreed (?:to )?in|a clause (?:in|of)|(?:buried |"
    rf"written |set out )?in) "
    rf"(?:the|our|its|their|every) (?:\w+ ){{0,2}}?{PAPER}\b",
    rf"\b(?:clause|paragraph|section|line|sentence) (?:\w+ )?(?:in|of) (?:the|our|its|their|"
    rf"every) (?:\w+ ){{0,2}}?{PAPER}\b[^.;!?]{{0,60}}\b{WITH_TEXTS}\b",
)  # fmt: skip
APART = pattern(
    rf"\b{PAPER}\b[^.;!?\"]{{0,60}}\b(?:separate\w*|apart|elsewhere|different|own|nothing|nowhere|silent|(?:does|do|did)(?: not|n't)|"
    rf"(?:is|are) not|"
    r"(?:isn|aren)'t|another|no (?:mention|word|line|consent|texts?))\b[^.;!?\"]*",
    rf"\b(?:separate\w*|apart|distinct|independent(?:ly)?|away|different) (?:\w+ )?(?:from|of|to)\b[^.;!?\"]*{PAPER}",
    rf"\b(?:not|\w+n't|never|no) (?:\w+ ){{0,3}}?(?:part|included|contained|covered|bundled|combined|linked|joined|tied|mention\w*|in|"
    rf"accept\w*)\b"
    rf"[^.;!?\"]*{PAPER}[^.;!?\"]*",
    r"\b(?:its|their|a|an) own (?:box|line|form|page|screen|sheet|signature)\b[^.;!?\"]*",
)  # fmt: skip


def unbundled(papers: Papers) -> Iterator[Hit]:
    """Object to one box for the terms and the texts."""
    for place, text in _said(papers):
        if said := objected(text, BUNDLED, APART) or objected(text, COVERED, APART):
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


# Other ways to be reached, as something agreed to; a phone number, a phone company or a call to us are none.
OTHER_WAY = pattern(
    r"\be-?mail(?:s|ed|ings?)?\b(?! (?:address|field|codes?|receipts?)\b)(?! (?:us|me at|to)\b)", r"(?<!\bmy )\b(?:e-?)?newsletters?\b",
    r"\bbe (?:called|phoned|rung|e-?mailed|telephoned)\b",
    r"\bmailing list\b",
    r"\b(?:phone|telephone|voice|robo|automated|recorded|pre-?recorded|autodialed|marketing|sales|live)[ -]?calls?\b",
    r"\b(?:texts?|sms|messages?),? (?:\w+ )?"
    r"calls?\b", r"\b(?:call|calls|calling|ring|rings|phone|phones|phoning|dial) (?:me|us|my|you|your|them|their|the customer|people)\b",
    r"\b(?:and|or|to|by|,|receive|get) (?:\w+ )?calls\b", r"\bvoice ?mails?\b", r"\b(?:recordings?|recorded messages?)\b",
    r"\bwhatsapp\b", r"\bmessenger\b",
    r"\bpush (?:notifications?|alerts?|messages?)\b", r"\bfax(?:es)?\b", r"\b(?:postal|direct|regular|snail) mail\b",
    r"\bby (?:mail|post|phone|telephone)\b",
    r"\b(?:letters|catalogs?|catalogues?|postcards?|brochures?) (?:by|through|in the) (?:mail|post)\b",
)  # fmt: skip
TOPIC = pattern(
    r"\b(?:about|regarding|concerning|on) (?:my |your |the |our |missed |new )?(?:\w+ )?(?:e-?mails?|newsletters?|calls?|voice ?mails?|"
    r"recordings?)\b",
    r"\b(?:not|no|never|\w+n't|without|instead of|rather than|nor|separate\w*|own|besides|excluding|"
    r"excludes?) [^.;!?]{0,40}\b(?:e-?mails?|calls?|"
    r"newsletters?|call|ring|phone)\b(?: \w+){0,3}",
    r"\b(?:call|ring|phone|telephone|write|e-?mail|reach|contact) (?:us|\W?[\d(+]|our|the (?:office|desk|shop|store|front))[^.;!?]*",
)  # fmt: skip


def one_channel(papers: Papers) -> Iterator[Hit]:
    """Object to one consent for texts, e-mail and calls."""
    advice = "Ask for texts alone: e-mail and calls need boxes of their own."
    for place, text in _consents(papers):
        if CHANNELS.search(unlike(flat(text), CALLING_FOR_HELP)) or _other_ways(text):
            yield Hit(text, advice, place)
            return
    unquoted = unlike(flat(papers.message_flow), QUOTED)
    if said := objected(unquoted, ONE_FOR_ALL, CALLING_FOR_HELP, TOPIC):
        yield Hit(said, advice)


def _other_ways(consent: str) -> bool:
    """Tell whether the sentences that ask for texts ask for something else, too."""
    asked = (one for one in sentences(matter_of(consent)) if says_text(one))
    return any(OTHER_WAY.search(unlike(one, CALLING_FOR_HELP, TOPIC)) for one in asked)


ONE_FOR_ALL = pattern(
    rf"\b(?:one|single|same|this|that) (?:box|check-?box|tick|yes|consent|signature|switch|click)\b[^.;!?]{{0,60}}\b(?:covers?|for|"
    rf"includes?|means?|"
    rf"counts?|agrees?)\b[^.;!?]{{0,60}}(?:{TEXT}\b[^.;!?]{{0,40}}\b{MAIL}|{MAIL}\b[^.;!?]{{0,40}}\b{TEXT})\b",
    rf"\b(?:agree|consent|opt in|sign up|signs up|subscribe)s? (?:to|for) (?:\w+ ){{0,4}}?(?:{TEXT},? (?:and|,|&|plus|as well as|"
    rf"along with) (?:\w+ )?{MAIL}|"
    rf"{MAIL},? (?:and|,|&|plus|as well as|along with) (?:\w+ )?{TEXT})\b",
)  # fmt: skip


def one_purpose(papers: Papers) -> Iterator[Hit]:
    """Object to one consent for notices and offers together."""
    for place, text in _consents(papers):
        said = matter_of(text)
        kinds = kinds_in(said)
        if kinds & PROMOTIONAL and kinds & INFORMATIONAL - _only_in_offers(said):
            yield Hit(text, "Ask separately, with two optional boxes: one for notices, one for offers.", place)
            return


def _only_in_offers(text: str) -> set[Kind]:
    """Return kinds that only seem to be there: "appointment offers" are offers."""
    bare = unlike(text, pattern(r"\b\w+ (?:offers?|deals?|specials|discounts?|promotions?)\b"))
    return {kind for kind, found in KINDS.items() if not found.search(bare)}


OTHERS = (
    r"(?:partners?|affiliates?|third[- ]part(?:y|ies)|sponsors?|subsidiaries|advertisers?|marketers|sister companies|"
    r"other (?:companies|marketers|businesses|brands|sellers))"
)
BOUGHT = pattern(
    # "Whose numbers a reservations service sold to us"
    r"\b(?:numbers?|contacts|names|lists?|leads|records|data)\b[^.;!?]{0,60}\b(?:sold|sells?|rent(?:s|ed)?|leas(?:es|ed)|licens(?:es|ed)|"
    r"trad(?:es|ed)) (?:it |them )?(?:on )?(?:to )?us\b",
    r"\b(?:numbers?|contacts|names|lists?|leads)\b[^.;!?]{0,40}\b(?:service|agency|broker|vendor|aggregator|supplier|platform|partner|"
    r"company|bureau|firm|seller)s? (?:\w+ "
    r"){0,2}?(?:gave|gives?|suppl(?:y|ies|ied)|provid(?:es?|ed)|pass(?:es|ed)?|hand(?:s|ed)?|shar(?:es?|ed)|"
    r"forward(?:s|ed)?|sen(?:ds?|t)) (?:it |them )?(?:on |over )?(?:to )?us\b(?! (?:an?|each|every|the|only|when|after|together|back)\b)",
    r"\b(?:lists?|numbers|contacts|leads|records) (?:\w+ ){0,2}?(?:from|of) (?:a|an|the|our|another) (?:\w+ "
    r")?(?:seller|reseller|broker|aggregator|"
    r"data (?:house|company|firm|service))\b",
    r"\b(?:numbers?|contacts|names|people|leads)\b[^.]{0,40}\b(?:from|out of|off) (?:the |a |an |our |public |"
    r"local )*(?:\w+ )?(?:phone ?book|directory|"
    r"directories|registr(?:y|ies)|census|voter (?:rolls?|files?)|internet|social media|other (?:compan|business|shop|firm|club|"
    r"organi[sz]ation)\w*)\b",
    r"\b(?:partner|affiliate|sponsor|publisher|neighbou?r|friend|other (?:company|business|firm|shop|club))(?:'s|s'|"
    r"s)? (?:\w+ )?(?:prize|draw|contest|"
    r"survey|forms?|web ?sites?|lists?|raffle|sweepstakes?|pages?|app)\b",
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
    r"\b(?:gave|left|provided|given) (?:us )?(?:a|their|his|her|the) (?:\w+ )?numbers?\b[^.]{0,60}\b(?:are|is|gets?|will be) (?:also |"
    r"then |simply )?(?:added|"
    r"texted|included|enrolled|messaged|signed up|put on)\b",
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
    Check("freedom", "Consent that is not required", (30923, 30931), FLOW, freedom, "10.4"),
    Check("unbundled", "Consent apart from the terms", (30931, 30923), FLOW, unbundled, "10.4"),
    Check("one_channel", "Consent to texts alone", (30556, 30931, 30924), FLOW, one_channel, "7.5"),
    Check("one_purpose", "Notices and offers in one consent", (30913, 30924), FLOW, one_purpose, "7.4", Verdict.WARN),
    Check("first_hand", "Consent given to this business", (30896, 30897), FLOW, first_hand, "7.4, 10.6"),
)
