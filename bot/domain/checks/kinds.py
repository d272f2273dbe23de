"""The kinds of message that businesses send, recognised by the words people use for them."""

from __future__ import annotations

from enum import StrEnum

from bot.domain.checks.words import pattern


class Kind(StrEnum):
    """What a message is for."""

    OFFER = "offers"
    APPOINTMENT = "appointments and reservations"
    ORDER = "orders and deliveries"
    ACCOUNT = "account and billing notices"
    CODE = "codes"
    SURVEY = "surveys"
    CARE = "support and care"
    NEWS = "news and events"


KINDS = {
    Kind.OFFER: pattern(
        r"\b\d+ ?% off\b", r"\b(?:on|for) sale\b",
        r"\b(?:flash|private|clearance|weekend|member|holiday|summer|winter|spring|fall) sales?\b",
        r"\bsales?\b(?! (?:team|rep|tax|agent|person|office|order))", r"\bdiscount", r"\bcoupons?\b",
        r"\bpromo(?:s|tion|tional|tions| codes?)?\b",
        r"\b(?:special |exclusive |weekly |monthly |member |treatment |class |product )?offers?\b", r"\bdeals?\b",
        r"\bspecials\b",
        r"\bmarketing\b", r"\badvertis", r"\bnew (?:arrivals|products|releases|collections?|items|pieces)\b",
        r"\breleases\b",
        r"\$\d+ off\b", r"\bhalf price\b", r"\bsave \$?\d", r"\bbuy (?:one|two|1|2)\b", r"\btwo-for-one\b",
        r"\bbogo\b", r"\bfor \$\d", r"\bfor the price of (?:one|two|1|2)\b",
        r"\b(?:half|third|quarter|\d+ ?percent) off (?:of )?(?:our|your|all|every|the (?:usual|regular)|any|this|until|through|on)\b",
        r"\b\d+ ?(?:%|percent) less on (?:every|all|any|each)\b",
        r"\ball (?:\w+ )?(?:\w+s) (?:one|two|three|five|ten|\d+) dollars?\b",
        r"\brewards?\b", r"\bgiveaways?\b", r"\bbirthday (?:treat|gift)s?\b", r"\bfree (?!from|of charge)\w+ with\b",
        r"\bmember pricing\b", r"\b(?:new|latest|matching) (?:listings|homes|inventory|menus?|styles)\b",
        r"\bcampaigns? and events\b", r"\bupgrades?\b",
    ),
    Kind.APPOINTMENT: pattern(
        r"\b(?:my|your|the) (?:tours?|visits?|stays?|sessions?|lessons?|trips?|class(?:es)?)\b",
        r"\bappointments?\b", r"\breservations?\b", r"\bbookings?\b", r"\bbooked\b", r"\bvisit (?:is|on|reminders?)\b",
        r"\b(?:is|are) (?:scheduled|booked|due) (?:for|on)\b", r"\breminders?\b",
        r"\blessons? (?:is|times?|reminders?)\b", r"\bshifts?\b",
        r"\bcheck-?in time\b", r"\bexam on\b", r"\bclass (?:times?|reminders?|schedule)\b",
        r"\bcancel(?:led|lations?)\b", r"\bsee you\b",
        r"\btable (?:is|for)\b", r"\bcrew\b",
    ),
    Kind.ORDER: pattern(
        r"\borders?\b(?! (?:at|online|now|today|by|from|here)\b)", r"\bdeliver(?:y|ies|ed)\b", r"\bshipp(?:ed|ing)\b",
        r"\bshipments?\b",
        r"\bpick-?(?:ed )?-?up\b", r"\btracking\b", r"\bready (?:for|to|at)\b",
        r"\b(?:your|the|a|my) packages?\b(?! (?:deal|tour|bees?))",
        r"\bpackages? (?:is|are|has|have|was|out|arriv\w+|deliver\w+|ship\w+|track\w+)\b", r"\bparcels?\b",
        r"\bout for\b", r"\bload \[",
        r"\breceipts?\b", r"\brepairs?\b",
    ),
    Kind.ACCOUNT: pattern(
        r"\baccount\b", r"\bbilling\b", r"\bbills?\b", r"\binvoices?\b", r"\bpayments?\b", r"\bbalance\b",
        r"\brent\b", r"\bstatements?\b",
        r"\brenewals?\b", r"\bdue dates?\b", r"\bpolicy documents\b", r"\bfraud\b", r"\bsecurity alerts?\b",
        r"\bsubscription\b", r"\bwages\b",
        r"\bpay(?:day| ?slips?| ?stubs?|checks?|roll)?\b(?! (?:attention|a visit))", r"\bdeposit(?:ed|s)?\b",
        r"\byour (?:\w+ )?(?:portal|records|chart|results)\b", r"\bresults are in your\b",
    ),
    Kind.CODE: pattern(
        r"\b(?:one-time|verification|sign-?in|log-?in|security|access|passcode|pass) ?codes?\b",
        r"\bcodes? (?:is|to)\b", r"\[code\]",
        r"\botps?\b", r"\bpasscodes?\b", r"\b2fa\b",
    ),
    Kind.SURVEY: pattern(r"\bsurveys?\b", r"\bfeedback\b", r"\bhow did we do\b", r"\brate (?:us|your)\b",
    r"\breviews?\b", r"\bpolls?\b"),
    Kind.CARE: pattern(
        r"\bsupport (?:cases?|tickets?|requests?|messages?)\b", r"\bcustomer (?:care|service|support)\b",
        r"\bafter-?(?:care|visit)\b", r"\bcase \[",
        r"\bcare (?:notes|tips|instructions)\b", r"\bplease (?:keep|avoid|do not)\b", r"\bquestions\?",
        r"\bhelp with\b", r"\banswers? to\b", r"\b(?:your|their|own|my) questions?\b", r"\banything else\?",
    ),
    Kind.NEWS: pattern(
        r"\bnews\b", r"\bnewsletters?\b", r"\bevents?\b", r"\bopening hours\b", r"\bholiday hours\b",
        r"\bclosures?\b", r"\bclosed\b",
        r"\bannouncements?\b", r"\bupdates\b", r"\bworkshops?\b", r"\bopen house\b", r"\btours?\b", r"\btastings?\b",
    ),
}  # fmt: skip
PROMOTIONAL = frozenset({Kind.OFFER})
INFORMATIONAL = frozenset({Kind.APPOINTMENT, Kind.ORDER, Kind.ACCOUNT, Kind.CODE, Kind.CARE})


def kinds_in(text: str) -> frozenset[Kind]:
    """Return the kinds of message a text speaks of."""
    return frozenset(kind for kind, found in KINDS.items() if found.search(text))
