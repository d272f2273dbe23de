"""What the campaign is for: who sends what to whom, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.domain.checks.kinds import kinds_in
from bot.domain.checks.names import names_of
from bot.domain.checks.papers import Papers
from bot.domain.checks.result import Check, Hit, Verdict
from bot.domain.checks.words import flat, folded, pattern, sentence_with

GOAL = "campaign.goal"

# Words that any campaign could be described with. What is left over says what this one is about.
SAYS_NOTHING = frozenset(
    """a able about account accounts across activities activity additional after again agreed all allow also alert alerts am an and any
    anyone are area as ask asked at audience aware back be because been before being benefit best better between both business
    businesses but by campaign campaigns can cater client clients com communicate communicates communicating communication
    communications company companys connected consent consented consumer consumers contact contacts content convey customer customers
    daily deliver details different do does each effective effectively engage engaged engagement engaging ensure etc ever every
    everyone exciting existing experience faster find for free from general get gets give giving go good great group have having
    he help helpful helping helps her his how i if important in include including individual individuals inform information
    informational informed informing interest interested into is it items its just keep keeping kind know latest let like list lot
    made mail main make making many market marketing may me media meet members message messages messaging mixed mobile monthly more
    most my need needed needs new news no not note notice notices notification notifications notify notifying now number numbers of
    offer offering offerings offers on one only opt opted or order other our out over part people period person phone please
    possible potential pricing product products program promo promos promote promoting promotion promotional promotions prospects
    provide provided provides providing public purpose purposes quality quick reach reaching read reason receive received receives
    recipient recipients regarding regular regularly related relevant relationship relationships reminder reminders require request
    requested said sale sales same see send sending sends sent service services share short should side sign signed site sms so some
    someone specific stay stuff subscribe subscribed subscriber subscribers such team tell text texting texts than that the their
    them there these they thing things this those through time timely times to too topics touch transactional type types up update
    updated updates us use used useful user users using valuable value various via visit want wants wanted was way ways we website
    weekly well what when where which while who whom whenever will wish with within work would year you your low volume mixed 2fa
    care authentication fraud security delivery higher education charity polling voting announcement announcements conversation
    conversational two way""".split()
)
TELLING = (
    3  # words that say something, of which a goal needs as many; one that names its sender has said one thing already
)


def clear(papers: Papers) -> Iterator[Hit]:
    """Object to a goal that leaves out who, whom, what or why; at most once."""
    goal = flat(papers.goal)
    if not goal:
        return
    names = names_of(papers)
    left = {word for word in names.left_out_of(goal).split() if len(word) > 1 and word not in SAYS_NOTHING}
    if len(left) < TELLING - names.signed(goal):
        yield Hit(
            goal,
            "Say in two to four sentences who sends what to whom, and why: what the business does, which messages, who signed up.",
        )
    elif papers.legal_name and not names.signed(goal):
        yield Hit(sentence_with(goal, NOBODY), f"Name the sender: begin with “{papers.brand} texts …”.")


NOBODY = pattern(r"\b(?:we|our|us)\b")
PLACEHOLDER = pattern(
    r"\blorem ipsum\b", r"\btbd\b", r"\btbc\b", r"\bxxx+\b", r"\basdf\w*", r"\bexample\.(?:com|org|net)\b",
    r"\bto be (?:determined|filled|completed)\b",
    r"\b(?:insert|enter|add|put) (?:your |the )?(?:text|name|company|brand|description|url|link)[\w ]* here\b",
    r"\byour (?:company|brand|business) name\b",
    r"\[(?:your |the )?(?:company|brand|business|company name|brand name|business name|e-mail address)\]",
    r"\bplaceholder\b", r"\{\{[^}]*\}\}", r"\[(?:address of the sign-up page|privacy policy|terms)\]",
    r"\b(?:this is|just|only) a test\b",
    r"\btest (?:campaign|message|text|sms|registration|description)s?\b(?! (?:prep|results?))", r"^test\b[ .!]*$",
    r"\bfill (?:this )?in later\b",
)  # fmt: skip


def placeholders(papers: Papers) -> Iterator[Hit]:
    """Object to text that was meant to be replaced."""
    for place, text in ((GOAL, papers.goal), ("opt_in.message_flow", papers.message_flow)):
        if found := PLACEHOLDER.search(flat(text)):
            codes = (30886,) if place == GOAL else (30909, 30896)
            yield Hit(
                sentence_with(text, PLACEHOLDER), f"Replace “{found.group(0)}” by what is meant.", place, codes=codes
            )


NUMBER = r"\+?1?[ .(-]*\d{3}[ .)-]*\d{3}[ .-]?\d{4}\b"
PERSONAL = pattern(
    r"\b(?:born|d\.?o\.?b\.?|date of birth|birth ?(?:date|day))\b[^.;)]{0,15}?\d{1,4}[/.-]\d{1,2}(?:[/.-]\d{2,4})?",
    r"\b(?:born|d\.?o\.?b\.?|date of birth)\b[^.;)]{0,15}(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w* \d",
    r"\b(?:private|personal|home|his|her|cell|my)\b[^.;]{0,25}" + NUMBER, NUMBER +
    r"[^.;]{0,10}\b(?:private|personal)\b",
    r"\b(?:ssn|social security)\b[^.;]{0,20}\d{3}", r"\b\d{3}-\d{2}-\d{4}\b", r"\b(?:\d{4}[ -]){3}\d{4}\b",
    r"\b(?:driver'?s licen[cs]e|passport)\b[^.;]{0,12}\d{5,}", r"\b(?:lives at|home address)\b[^.;]{0,15}\d+ \w+",
    r"[\w.+-]+@(?:gmail|yahoo|hotmail|outlook|icloud|aol)\.com\b",
)  # fmt: skip


def personal_data(papers: Papers) -> Iterator[Hit]:
    """Object to data about a person: a goal is read by many."""
    if PERSONAL.search(flat(papers.goal)):
        yield Hit(
            _veiled(sentence_with(papers.goal, PERSONAL)),
            "Take out birth dates, private numbers and other data about persons.",
        )


def _veiled(text: str) -> str:
    """Return a text with its digits and mailboxes hidden: what is objected to is not repeated."""
    return re.sub(r"\d", "•", re.sub(r"[\w.+-]+@", "•@", text))


AGENCY = pattern(
    r"\bon behalf of (?:our|its|their|his|her|my|a|an|the|several|various|many|other)? ?(?:\w+ ){0,3}?"
    r"(?:clients?|customers?|brands?|merchants?|businesses|companies|compan(?:y|ies)|organi[sz]ations|"
    r"dealers?(?:hips)?|tenants)\b",
    r"\bfor (?:our|its|their) (?:end )?(?:clients?)(?:,|:)? (?!who|that|with|and)[A-Z]\w+",
    r"\b(?:our|its) client,? (?-i:[A-Z])\w+",
    r"\bour clients'? (?:customers|patients|guests|audiences?|members|subscribers|shoppers|leads|contacts|brands?)\b",
    r"\b(?:customers|patients|guests|members|shoppers|subscribers) of (?:our|its) (?:clients|merchants|partners|"
    r"customers)\b",
    r"\b(?:we are|is) an? (?:\w+ ){0,3}?(?:marketing|advertising|digital|creative|media|messaging|sms|pr) (?:agency|"
    r"firm|bureau|platform|reseller)\b",
    r"\b(?:agency|bureau|platform|promoter|reseller|firm|vendor|company)\b,? (?:that |which )?(?:handles?|manages?|"
    r"runs?|does|sends?|operates?) "
    r"(?:the |all |its |their )?(?:text\w*|messag\w*|sms|marketing|campaigns?) (?:for|on behalf of)\b",
    r"\bwhite[- ]label\b", r"\breseller\b",
    r"\b(?:of|for) (?:its|our|their) (?:customer|client|merchant|tenant|subscriber|partner),? (?-i:[A-Z])\w+",
    r"\b(?:platform|agency|software|app|provider|vendor|bureau|service)\b,? (?:that )?(?:texts|sends|messages|"
    r"notifies)\b[^.]{0,60}\b(?:of|for) (?:its|our|their) "
    r"(?:customers?|clients?|merchants?|tenants?|subscribers?|member businesses)\b",
    r"\b(?:a|an|our) (?:sms|text(?:ing)?|messaging|marketing) (?:platform|software|tool)[^.]{0,40}\b(?:used by|for|"
    r"that lets|lets|helps) (?:businesses|companies|merchants|restaurants|clients|brands)",
)  # fmt: skip
SENDER = pattern(r"^\W*(?:\[[^\]]*\]\W*)?([^\W\d][\w&'’.-]*(?: [\w&'’.-]+){0,5}?) ?[:>|-]\s")
NO_SENDER = frozenset(
    "hi hello hey reminder code alert thanks note update final notice news congrats thank your last urgent fyi ps good "
    "great happy big new this today tonight tomorrow monday tuesday wednesday thursday friday saturday sunday spring "
    "summer fall winter holiday "
    "weekend flash special attention important order appointment payment account delivery security fraud sale only just now doors".split()
)


def sender(papers: Papers) -> Iterator[Hit]:
    """Object to the registration of somebody who texts for others, and to samples in another's name."""
    goal = flat(papers.goal)
    advice = "Register the business whose name stands in the texts, with its own tax id and web site; an agency files for it, not itself."
    if AGENCY.search(goal):
        yield Hit(sentence_with(goal, AGENCY), advice)
        return
    others = _other_senders(papers)
    if others and len(others) == len(papers.samples) > 1 and len(set(others.values())) == 1:
        place = next(iter(others))
        yield Hit(papers.samples[place], advice, f"samples.{place}", codes=(30894, 30893))
        return
    for place in (place for place, name in others.items() if name.istitle() and " " in name):
        yield Hit(
            papers.samples[place],
            f"Send every text in the name of {papers.brand}.",
            f"samples.{place}",
            codes=(30893, 30894),
        )


def _other_senders(papers: Papers) -> dict[str, str]:
    """Return the names that samples begin with where they are not this business's, by field."""
    names = names_of(papers)
    begun = {place: found.group(1) for place, text in papers.samples.items() if (found := SENDER.match(flat(text)))}
    return {
        place: name
        for place, name in begun.items()
        if folded(name) and folded(name).split()[0] not in NO_SENDER and not names.signed(papers.samples[place])
    }


def length(papers: Papers) -> Iterator[Hit]:
    """Object to a goal that is too short or too long."""
    if papers.goal and not 40 <= len(papers.goal.strip()) <= 4096:
        yield Hit(papers.goal[:200], f"The goal needs 40 to 4,096 characters; it has {len(papers.goal.strip()):,}.")


def kinds_named(papers: Papers) -> Iterator[Hit]:
    """Object to a mixed campaign that does not say of what it is mixed."""
    least = {"MIXED": 2, "LOW_VOLUME": 1}.get(papers.use_case, 0)
    if papers.goal and len(kinds_in(flat(papers.goal))) < least:
        yield Hit(
            flat(papers.goal), "Name each kind of message, like “order notices and, for those who ask, weekly offers”."
        )


CHECKS = (
    Check("clear_goal", "What the texts are for", (30886, 30497, 30894), GOAL, clear, "10.2"),
    Check("goal_length", "The goal's length", (21728,), GOAL, length, "4.2"),
    Check("placeholders", "Placeholders", (30886, 30497), GOAL, placeholders, "10.2"),
    Check("personal_data", "Personal data", (30886, 30497), GOAL, personal_data, "10.2"),
    Check("sender", "Who the sender is", (30894, 30886), GOAL, sender, "10.2"),
    Check("kinds_named", "The kinds of message", (30886, 30497), GOAL, kinds_named, "10.2", Verdict.WARN),
)
