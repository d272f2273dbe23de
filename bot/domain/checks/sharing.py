"""Who gets mobile numbers, as a policy tells it.

Read sentence by sentence. A sentence shares, or says that nothing is shared; what it speaks of may stand in the sentence before.
A general "we share with partners" is outweighed by a sentence that leaves mobile data out of it; one that names the phone number is not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.checks.words import flat, pattern, sentences, unlike

MOBILE = pattern(
    r"\bmobile\b",
    r"\bphone(?:s| numbers?)?\b",
    r"\bcell(?:phone|ular)?\b",
    r"\btelephone\b",
    r"\bsms\b",
    r"\btext(?:s|ing|ed)?(?: messag\w+)?\b",
    r"\bopt[ -]?in\b",
    r"(?<!card )(?<!account )(?<!order )(?<!security )(?<!policy )(?<!license )(?<!routing )\bnumbers?\b",
    r"\bconsents?\b(?! of)",
    r"\boriginator\b",
    r"\bmessaging\b",
)
PERSONAL = pattern(
    r"\b(?:personal(?:ly identifiable)?|contact|customer|member|user|your|client|guest|patient) (?:information|data|"
    r"details|lists?)\b",
    r"\b(?:information|data|details|it|them|this|these|everything|anything)\b",
    r"\bnames?\b",
    r"\be-?mail\b",
    r"\blists?\b",
)
SHARE = pattern(
    r"\bshar(?:e|es|ed|ing)\b", r"\bsells?\b", r"\bsold\b", r"\bselling\b", r"\brent(?:s|ed|ing)?\b",
    r"\btrad(?:e|es|ed|ing)\b", r"\bdisclos(?:e|es|ed|ing|ure)\b",
    r"\bpass(?:es|ed|ing)?(?: (?:it|them|on|along))*\b", r"\bgiv(?:e|es|en|ing)\b", r"\btransfer(?:s|red|ring)?\b",
    r"\bprovid(?:e|es|ed|ing)\b", r"\bleas(?:e|es|ed|ing)\b", r"\bexchang(?:e|es|ed|ing)\b",
    r"\breleas(?:e|es|ed|ing)\b", r"\bsuppl(?:y|ies|ied|ying)\b", r"\bmade? available\b",
    r"\bmak(?:e|es|ing) available\b", r"\bdistribut(?:e|es|ed|ing)\b",
    r"\bhand(?:s|ed|ing)?(?: (?:it|them|over|on))+\b", r"\bsen[dt]s?\b(?! you)", r"\bgo(?:es)? to\b",
    r"\bforward(?:s|ed|ing)?\b", r"\blend\b", r"\bmonetiz\w+\b", r"\bleaves? (?:us|our|the)\b",
    r"\bend(?:s)? up with\b", r"\b(?:lent|lends|lending|told|swaps?|pools?|swapped|pooled)\b", r"\bgets?\b", r"\breceives?\b",
    r"\bsees?\b", r"\bhand(?:s|ed|ing)?\b(?= (?:to|out|over|your|the|mobile|phone|cell)\b)",
    r"\btells?\b", r"\breach(?:es)?\b(?! (?:you|us|out))", r"\bused by\b",
    r"\b(?:transmit|furnish|introduc|refer|communicat|convey|deliver|turn over|report|submit|post|circulat|swap|barter|loan|extend)(?:s|"
    r"es|e|ed|ted|ting|ing|red|ring)?\b",
    r"\b(?:access|available|visible|open) to\b", r"\bin (?:touch|contact) with\b", r"\b(?:let|allow|permit)(?:s|ting|ing)?\b",
)  # fmt: skip
SELL = pattern(r"\b(?:sells?|sold|selling|rents?|rented|trades?|monetiz\w+|leases?)\b")
OTHERS = pattern(
    r"\bthird[ -]part(?:y|ies)\b", r"\baffiliat\w+\b", r"\b(?:\w+ )?partners?\b", r"\badvertis(?:ers?|ing)\b",
    r"\bother (?:\w+ )?(?:compan(?:y|ies)|businesses|business|organi[sz]ations?|parties|party|firms?|brands|"
    r"marketers|people)\b", r"\boutside (?:\w+ )?(?:compan(?:y|ies)|part(?:y|ies)|firms?|organi[sz]ations?|us)\b",
    r"\bany(?:one|body)(?: else)?\b", r"\bany (?:other )?(?:company|business|party|organi[sz]ation)\b",
    r"\bno(?:body| one)\b", r"\bmarketers\b", r"\bsponsors?\b", r"\bvendors?\b",
    r"\bsister (?:compan(?:y|ies)|brands?|stores?)\b", r"\bdata brokers?\b", r"\bothers\b",
    r"\bcompanies (?:we|that|whose)\b", r"\bsubsidiaries\b", r"\bparent company\b", r"\bdealers\b",
    r"\boutside (?:of )?\w+\b", r"\bsomeone else\b", r"\banywhere\b", r"\blenders\b", r"\binsurers\b",
    r"\bfamily of (?:companies|brands)\b", r"\b(?:merchants|professionals|agents|brokers|suppliers|manufacturers|makers|retailers|allies|"
    r"associates|colleagues|neighbou?rs|businesses|shops|companies|firms|vendors|publishers|networks?|agencies|buyers)\b",
)  # fmt: skip
# What somebody else does with what they got: "who may present their products", "so that they offer you …".
THEIRS = pattern(
    r"\b(?:they|who|which|that) (?:may|can|will|might|could|would|then|to)? ?(?:also |then |in turn )?(?:\w+ )?(?:write|call|text|"
    r"contact|offer|present|"
    r"pitch|approach|reach|send|market|advertise|invite|promote|solicit|get in touch|tell|inform|propose)s?\b",
    r"\btheir (?:own )?(?:\w+ )?(?:products?|offers?|promotions?|specials|services|deals|marketing|sales|catalogs?|news|campaigns?|"
    r"advertising|"
    r"mailings?|purposes|discounts?)\b",
)
GIVEN_TO_US = pattern(
    r"\b(?:giv|provid|tell|send|suppl)\w* (?:it |them |to )*us\b",
    r"\byou (?:give|gave|provide|provided|submit|tell|supply)\b",
)
# Words for everything, the mobile number with it.
EVERYTHING = pattern(
    r"\b(?:contact (?:information|details|data|particulars)|everything|(?:all|any)(?: of)? (?:the |your |this |"
    r"such )?(?:\w+ )?(?:information|data|details))\b"
)
NEGATION = pattern(
    r"\bnot\b(?! only)",
    r"\bnever\b",
    r"\bno\b(?! later)",
    r"\bn't\b",
    r"n't\b",
    r"\bnone\b",
    r"\bneither\b",
    r"\bnor\b",
    r"\bnobody\b",
    r"\bno one\b",
    r"\bwithout\b(?! (?:your )?(?:notice|limitation))",
    r"\bunder no circumstances\b",
    r"\bprohibit\w*\b",
    r"\bcannot\b",
    r"\b(?:refus|refrain)\w*\b",
    r"\bstays?\b",
    r"\bnothing\b",
)
KEPT = pattern(
    r"\b(?:stays?|remains?|kept|keep|held) (?:\w+ ){0,4}?(?:with us|between (?:you and us|us)|in[- ]?house|private|"
    r"confidential|to ourselves|within|inside|here|in (?:this|the|our) (?:\w+ )?(?:house|shop|office|bank|building|company|store|clinic|"
    r"union|club|team)|"
    r"apart|separate)\b",
    r"\b(?:exclu(?:de|des|ded|ding)|leaves? out|left out|exempt\w*|except(?:ing)?(?: for)?|other than|not includ\w+|"
    r"apart from)\b[^.]{0,50}\b(?:mobile|phone|sms|text|opt[ -]?in)\b",
    r"\b(?:mobile|phone|sms|text\w*|opt[ -]?in)\b[^.]{0,60}\b(?:is|are|be|always) (?:excluded|exempt(?:ed)?|left out|kept out)\b",
    r"\bonly (?:we|our (?:own )?(?:staff|team|employees)|\w+ staff|us)\b",
    r"\bfor our (?:own )?use\b(?! and that)",
    r"\b(?:private|confidential|secret|ours alone|used by us alone|with us alone|just us|only us|us alone|our eyes)\b",
    r"\b(?:stays?|remains?) (?:put|with (?:the|us|our) ?\w*|ours|here|at home)\b",
    r"\bonly (?:with|to) (?:the |our |a )?(?:\w+ ){0,3}?(?:provider|company|service|vendor|carrier|platform|"
    r"firm)s?\b[^.]{0,20}\b(?:deliver|send|"
    r"carr|transmit|relay)\w*",
    r"\bour (?:own )?eyes only\b",
    r"\b(?:go|goes|travels?|moves?) nowhere\b",
    r"\boff[- ]limits\b",
    r"\b(?:solely|only|exclusively) (?:by|for) (?:us|our own|\w+ own)\b",
    r"\bused? (?:only|solely|exclusively) (?:by us|to send|for (?:sending|texts|the texts|delivering))",
    r"\b(?:will|do) not leave\b",
)
FOR_MARKETING = pattern(
    r"\bmarketing\b",
    r"\bpromot\w+\b",
    r"\boffers?\b",
    r"\badvertis\w+\b",
    r"\bproducts?\b(?! and services you)",
    r"\bmay (?:be of )?interest\b",
    r"\binterest(?:s|ed|ing)? (?:you|to you|in)\b",
    r"\btheir own\b",
    r"\bof their own\b",
    r"\byou may like\b",
    r"\bdeals\b",
    r"\bcontact you\b",
    r"\breach (?:out to )?you\b",
    r"\bcommercial\b",
    r"\bsolicit\w*\b",
    r"\b(?:text|call|email|e-mail|write to) you\b",
    r"\bspecials\b",
    r"\bbusiness purposes\b",
    r"\bquotes\b",
    r"\bnewsletters\b",
)
MARKETERS = pattern(
    r"\b(?:marketing|promotional|advertising|business|trusted|selected|select|preferred|carefully chosen|commercial|"
    r"sales|media|brand|network|travel|insurance|retail|industry|local|financial|lending|lead|data|strategic|"
    r"promotion\w*|co-?marketing|outside|third-party) (?:and \w+ )?(?:partners?|affiliates?|companies|sponsors?|"
    r"vendors?|advertisers?|merchants|firms)\b",
    r"\b(?:partners|affiliates|advertisers|sponsors|marketers|data brokers|sister (?:companies|brands)|lenders|"
    r"insurers|dealers|list (?:brokers|managers)|family of (?:companies|brands))\b",
)
# Those who only do the work for the business.
HELPERS = pattern(
    r"\b(?:service|payment|hosting|delivery|technology|messaging|platform|telecommunication|sms|mail|email|cloud|"
    r"software|shipping|analytics|e-?commerce|it) (?:\w+ ){0,2}?(?:providers?|processors?|vendors?|partners?|"
    r"platforms?|aggregators?|carriers?|companies|services)\b",
    r"\bprocessors?\b",
    r"\bcarriers?\b",
    r"\b(?:web )?hosts?\b",
    r"\bhosting\b",
    r"\bauthorit(?:y|ies)\b",
    r"\blaw\b",
    r"\bcourts?\b",
    r"\bcompan(?:y|ies) that (?:\w+ ){0,2}?(?:host|help|transmit|deliver|process|send|run|support|take)\w*\b",
    r"\bon our behalf\b",
    r"\bfor us\b",
    r"\bdeliver (?:the|our|your|these|them|messages|texts)\b",
    r"\baccountants?\b",
    r"\bmerger\b",
    r"\bacquisition\b",
    r"\bsuccessor\b",
)
SHARED_AFTER_ALL = pattern(
    r"\b(?:except|unless|other than|but (?:we )?may|save|apart from|however)\b[^.]{0,60}\b(?:(?:marketing|trusted|"
    r"selected|business|select|our|preferred|promotional|advertising) )+(?:partners?|affiliates?|sponsors?|"
    r"advertisers?|companies|sister \w+)\b",
)


# A sentence about such work shares nothing, and a sentence about other people's sites keeps nothing.
HELPING = pattern(
    r"\bon our behalf\b", r"\b(?:help|helps|helping|assist|assists|enable)s? us\b",
    r"\bperform(?:s|ing)? (?:\w+ )?services\b",
    r"\bservices? (?:to|for) us\b",
    r"\b(?:deliver|send|transmit)(?:s|ing)? (?:our|the|your|these|those) (?:messages|texts)\b",
)  # fmt: skip
DISCLAIMED = pattern(
    r"\bnot (?:be )?(?:responsible|liable|accountable)\b",
    r"\b(?:cannot|can't|do not|don't) (?:guarantee|control|warrant|promise)\b",
    r"\b(?:no|not have|without) control\b", r"\b(?:links?|linked) (?:to|on) (?:other|third)", r"\bchildren\b", r"\bcookies?\b",
    r"\b(?:card|payment|bank|billing) (?:numbers?|details|data|information)\b", r"\bpasswords?\b",
)  # fmt: skip


NOT_SHARED = pattern(
    r"\b(?:not|never|\w+n't|nor|refrains? from|without) (?:be |for )?(?:[\w-]+,? ){0,3}?(?:or |and )?"
    r"(?:disclos|shar|sell|sold|sale|rent|trad|transfer|pass|lend|lent|swap|hand(?:ed|ing)? (?:out|over|on)|releas|forward|distribut|"
    r"barter|"
    r"exchang|leas|leav|licens|furnish|suppl|monetiz|giv(?:e|en|ing) (?!you\b)|provided? to)\w*"
)
# Mobile numbers as something to sell or lend, and those who take them.
DATUM = r"(?:numbers?|lists?|data|information|opt-?ins?|consents?|contacts?|sign-?ups?)"
DEALT = pattern(
    rf"\b(?:sell|sells|rents?|leases?|licen[cs]es?|monetizes?|swaps?|pools?|trades?|barters?|auctions?)(?: out)? (?:\w+ "
    rf"){{0,4}}?{DATUM}\b",
    rf"\b{DATUM}\b (?:\w+ ){{0,5}}?(?:is|are|be|get) (?:\w+ )?(?:sold|rented|leased|licen[cs]ed|monetized|swapped|pooled|traded|lent|"
    rf"auctioned)\b",
    rf"\b(?:buys?|rents?|leases?|pays? (?:\w+ )?for) (?:\w+ ){{0,4}}?{DATUM}\b[^.]{{0,40}}\bfrom us\b",
)
TRADE = (
    r"(?:hotels?|motels|inns|lodging|restaurants?|resorts|realtors|real estate agents|dealers(?:hips)?|roofers|contractors|installers|"
    r"caterers|"
    r"florists|photographers|wineries|farms|merchants|retailers|stores|shops|theat(?:er|re)s|operators|agencies|charities|clubs|churches|"
    r"causes|"
    r"schools|insurers|lenders|banks|brands|backers|sponsors|promoters|exhibitors|organizers|landlords|lawyers|attorneys|builders|"
    r"nonprofits|"
    r"groups|friends|companies|businesses|firms|partners|affiliates|services|societies|organi[sz]ations|campaigns|breweries|venues|"
    r"clinics|"
    r"vendors|networks?|platforms|outfits|guilds|associations|museums|galleries|buyers|bidders|recruiters|employers|members)"
)
KIN = (
    r"(?:local|nearby|neighbou?ring|other|fellow|sister|partner(?:ed|ing)?|selected|select|area|participating|interested|like-minded|"
    r"affiliated|"
    r"allied|friendly|good|trusted|chosen|outside|similar|related|ad|advertising|marketing)"
)
# "To provide services" hands nothing to anybody, and our members and our stores are ourselves.
DOING = r"(?:provide|send|serve|run|use|operate|deliver|offer|improve|help|contact|text|call|buy|reach|manage|keep|give|tell|plan)\b"
VAGUE = r"(?:services|groups|members|friends|campaigns|platforms|businesses|stores|shops|clinics|events|venues)\b"
TAKERS = pattern(
    rf"\b{KIN} (?:and \w+ )?(?:\w+ )?{TRADE}\b",
    rf"\b(?:to|with|by|let|lets) (?!{DOING})(?:(?!our\b|its\b|my\b)\w+ ){{0,3}}?(?!{VAGUE}){TRADE}\b",
)
NEAR_BY = pattern(
    rf"\b{KIN} (?:and \w+ )?(?:\w+ )?{TRADE}\b", rf"\b{TRADE} (?:nearby|in town|in the area|around us|on our list)\b"
)
WOOED = pattern(
    r"\b(?:appeals?|fund-?raising|causes|leads|co-?promotion\w*|cross-?\w+|tastings?|discounts?|quot(?:e|es|ing)|sales|business|custom|"
    r"deals|ads?|"
    r"invit\w+|events|shows|bookings?|savings|coupons?|promotions?)\b"
)
WRITES = pattern(
    rf"\b{KIN} (?:\w+ )?{TRADE} (?:may|can|will|to|could)? ?(?:then |also )?(?:text|call|message|send|write|contact)\b",
    rf"\b(?:let|lets|allow|allows|permit|permits|invite) (?:\w+ ){{0,2}}?{TRADE} (?:to )?(?:text|call|message|send|write|contact)\b",
)


class Says(StrEnum):
    """What one sentence says of mobile data."""

    KEPT = "kept"  # mobile data is not shared
    KEPT_IN_GENERAL = "kept in general"  # personal data is not shared; mobile data is not named
    SHARED = "shared"  # mobile data is shared for marketing
    SHARED_IN_GENERAL = "shared in general"


@dataclass(frozen=True)
class Reading:
    """What a policy says, each with the sentence that says it."""

    said: dict[Says, str]

    @property
    def shares(self) -> str:
        """The sentence by which mobile data goes to others; blank when none does."""
        open_to_others = self.said.get(Says.SHARED_IN_GENERAL, "")
        return self.said.get(Says.SHARED, "") or ("" if Says.KEPT in self.said else open_to_others)


# A table of what is shared, as banks print it: the matter in one cell, yes or no in the next.
ANSWERED = re.compile(
    r"^(?P<matter>[^\n.?!]{15,200})\n(?P<answer>no|never|no, never|not shared|we do not|we don't|yes)\b[ .!]*$",
    re.MULTILINE | re.IGNORECASE,
)


def _answered(found: re.Match[str]) -> str:
    shares = "We share" if found["answer"].lower() == "yes" else "We do not share"
    return f"{shares} {found['matter']}."


def reading_of(text: str) -> Reading:
    """Return what a policy says about sharing mobile data."""
    said: dict[Says, str] = {}
    lines = sentences(ANSWERED.sub(_answered, flat(text)))
    for at, sentence in enumerate(lines):
        around = " ".join(lines[max(at - 3, 0) : at + 1])
        if (found := _says(sentence, around)) is not None:
            if found is Says.SHARED_IN_GENERAL and Says.KEPT in said and EVERYTHING.search(sentence):
                found = Says.SHARED  # the policy takes back what it said before
            said.setdefault(found, sentence)
    return Reading(said)


def _says(sentence: str, around: str) -> Says | None:
    mobile = bool(MOBILE.search(sentence))
    near = mobile or bool(MOBILE.search(around))
    if SHARED_AFTER_ALL.search(sentence) and SHARE.search(sentence):
        return Says.SHARED if mobile else Says.SHARED_IN_GENERAL
    if KEPT.search(sentence) and near:
        return Says.KEPT
    if DISCLAIMED.search(sentence) and not mobile:
        return None
    if NEGATION.search(sentence):
        return _kept(sentence, near)
    return _shared(sentence, mobile)


def _kept(sentence: str, near: bool) -> Says | None:
    sharing = SHARE.search(sentence) and (
        OTHERS.search(sentence) or SELL.search(sentence) or pattern(r"\bshar").search(sentence)
    )
    if not sharing and MOBILE.search(sentence) and NOT_SHARED.search(sentence):
        return Says.KEPT
    if not sharing and OTHERS.search(sentence) and MOBILE.search(sentence):
        # Somebody else is kept from the numbers, in words we do not know.
        return Says.KEPT if FOR_MARKETING.search(sentence) and not DISCLAIMED.search(sentence) else Says.KEPT_IN_GENERAL
    if not sharing or not (near or PERSONAL.search(sentence)):
        return None
    return Says.KEPT if near else Says.KEPT_IN_GENERAL


def _shared(sentence: str, mobile: bool) -> Says | None:
    if mobile and WRITES.search(sentence) and not sentence.endswith("?"):
        return Says.SHARED
    if sentence.endswith("?") or HELPING.search(sentence) or not (SHARE.search(sentence) or DEALT.search(sentence)):
        return None
    if not (mobile or PERSONAL.search(sentence)):
        return None
    plain = unlike(sentence, HELPERS, GIVEN_TO_US)
    others = OTHERS.search(plain)
    sold = SELL.search(
        unlike(
            plain,
            pattern(
                r"\b(?:we|products?|goods|items|services|you) (?:\w+ )?(?:sells?|sold|rents?)\b(?! (?:your|our|the|"
                r"personal|customer|phone|mobile|contact))"
            ),
        )
    )
    theirs = SHARE.search(plain) and THEIRS.search(plain)
    marketing = FOR_MARKETING.search(plain)
    if mobile and (DEALT.search(plain) or _courted(plain)):
        return Says.SHARED
    if (others and (marketing or MARKETERS.search(plain))) or (sold and others) or (theirs and marketing):
        return Says.SHARED if mobile else Says.SHARED_IN_GENERAL
    return None


def _courted(sentence: str) -> bool:
    """Tell whether others get numbers to win customers with."""
    return bool(
        TAKERS.search(sentence)
        and (FOR_MARKETING.search(sentence) or WOOED.search(sentence) or NEAR_BY.search(sentence))
    )
