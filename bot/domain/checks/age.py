"""Content for adults: alcohol only behind a gate that asks for the full date of birth."""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.checks.forbidden import IN_PASSING, asserted
from bot.domain.checks.papers import Papers
from bot.domain.checks.result import Check, Hit, Verdict
from bot.domain.checks.signup import consent_pages
from bot.domain.checks.words import flat, objected, pattern, unlike

ALCOHOL = pattern(
    r"\bbeers?\b",
    r"\bwines?\b",
    r"\bwiner(?:y|ies)\b",
    r"\bwine ?(?:bar|club|shop|tasting|store|dinner)s?\b",
    r"\bbrewer(?:y|ies)\b",
    r"\bbrew-?pubs?\b",
    r"\btap-?rooms?\b",
    r"\bcocktails?\b",
    r"\bwhisk(?:e)?ys?\b",
    r"\bbourbons?\b",
    r"\bvodkas?\b",
    r"\btequilas?\b",
    r"\bmezcals?\b",
    r"\brums?\b",
    r"\bliquors?\b",
    r"\bdistiller(?:y|ies)\b",
    r"\bhappy hours?\b",
    r"\b(?:ipas?|lagers?|stouts?|pilsners?|pale ales?|hefeweizens?)\b",
    r"\bpinot\b",
    r"\b(?:cabernet|chardonnay|merlot|riesling|sauvignon|prosecco|champagne|rosé|rose wine)\b",
    r"\bmargaritas?\b",
    r"\b(?:barolo|chianti|rioja|malbec|mojitos?|daiquiris?|aperol|campari)\b",
    r"\bmimosas?\b",
    r"\bmartinis?\b",
    r"\bsangria\b",
    r"\balcohol(?:ic)?\b",
    r"\bhard seltzers?\b",
    r"\b(?:cider(?:s|y|ies| works| house| club)?|meads?|meader(?:y|ies)|ales?|absinthe|gins?|brandy|cognac|soju)\b",
    r"\bspirits (?:tasting|shop|store|selection)\b",
    r"\b(?:wine|beer|liquor) and spirits\b",
    r"\bon tap\b",
    r"\bsake\b",
    r"\bscotch\b",
    r"\b(?:craft|draft|draught|cold|imperial) pints?\b",
    r"\b(?:keg|growler|nightcap|jell-?o shot|barleywine|negroni|spritz|sherry|port wine|grappa|limoncello|moonshine|"
    r"schnapps|bubbly)s?\b",
    r"\b(?:wells?|drinks?) and drafts?\b",
    r"\brye whiske?y\b",
)
INNOCENT = pattern(
    r"\b(?:root|ginger|butter|non-?alcoholic|birch|kids') beers?\b",
    r"\bbeer[- ]battered\b",
    r"\b(?:rum|bourbon) (?:cake|raisin|ball|balls|glaze\w*|sauce|chicken|street|county|pecan\w*)\b",
    r"\bwine[- ](?:red|colored|country|vinegar|glass(?:es)?|rack|colou?r)\b",
    r"\b(?:red|white) wine (?:vinegar|sauce)\b",
    r"\bcooking wine\b",
    r"\b(?:rubbing|isopropyl|denatured) alcohol\b",
    r"\balcohol[- ](?:free|wipes?|swabs?|based)\b",
    r"\b(?:avoid|no|without|quit|drink no|abstain from|limit)[^.]{0,15}\balcohol\b",
    r"\balcohol (?:abuse|addiction|recovery|treatment|counsel\w+|awareness|policy|use disorder)\b",
    r"\bfor (?:the |goodness |heaven's )?sake\b",
    r"\bsake of\b",
    r"\bbeer[- ]gardens? (?:furniture|chairs?|tables?)\b",
    r"\b(?:safety|pete's|own|their|your) sake\b",
    r"\bscotch (?:tape|plains|pine)\b",
    r"\bvirgin \w+s?\b",
    r"\bmocktails?\b",
    r"\b(?:champagne|rose|wine)[- ]colou?red\b",
    r"\bbar(?:tending)? (?:exam|association)\b",
    r"\bshrimp cocktail\b",
    r"\b(?:apple|hot|sweet|pressed|spiced) cider\b",
    r"\bcider (?:vinegar|donuts?|doughnuts?|mill)\b",
    r"\bginger ales?\b",
    r"\b(?:cotton|salad) gins?\b",
    r"\bgin rummy\b",
    r"\bfruit cocktail\b",
    r"\bkegs? of nails\b",
    r"\bsherry from\b",
    r"\bstout (?:boots?|shoes|rope|cord|cloth|posts?|coats?|walking)\b",
)
DRINK = (
    r"(?:pints?|pours?|drinks?|shots?|glass(?:es)?|flights?|beers?|wines?|cocktails?|whiske?ys?|bourbons?|tequilas?|"
    r"margaritas?|mimosas?|drafts?|"
    r"ales?|ciders?|meads?|stouts?|lagers?|ipas?|rums?|gins?|vodkas?|prosecco|champagne|growlers?|moonshine|sangria|negronis?|"
    r"spritz(?:es)?|"
    r"martinis?|mezcals?|merlot|chardonnay|cabernet|pinot|riesling|barolo|chianti|rioja|malbec|old fashioneds?|mojitos?|daiquiris?)"
)
# A drink that is poured, priced, given away or celebrated is sold, however seldom it is named.
SERVED = pattern(
    r"(?:\$ ?\d[\d.]*|\bfree|\bcomplimentary|\bhalf[- ]price|\b\d+ ?% off|\btwo-for-one|\b2-for-1|\bdiscounted|"
    r"\bbottomless) (?:[\w-]+ ){0,3}?" + DRINK + r"\b",
    r"\b"
    + DRINK
    + r" (?:release|tastings?|flights?|pairings?|brunch|nights?|dinners?|fills?|clubs?|sales?|party|menu|specials?|"
    r"weekend)\b",
    # "Negroni and Barolo by the glass", "wines are half price"
    r"\b" + DRINK + r"\b(?:,? (?:and|&|or) [\w'-]+)? (?:by|in) the (?:glass|bottle|pitcher|carafe|case|flight)\b",
    r"\b"
    + DRINK
    + r"(?: (?:is|are|for|at|now|all|just|only|from|go|flows?))+ (?:\$ ?\d|half|two for|2 for|free|on the house|on us|\d+ ?% off)",
)
SELLER = pattern(
    r"\b(?:winer(?:y|ies)|vineyards?|brewer(?:y|ies)|brewing|brewpub|tap-?room|tap house|distiller(?:y|ies)|"
    r"distilling|liquors?|wine (?:shop|bar|cellar|company|merchants?)|wines|spirits|pub|saloon|tavern|meadery|cidery|"
    r"cider|"
    r"cellars|ale ?house|bottle shop|cocktail)\b"
)


OF_AGE = pattern(r"\b21 ?(?:\+|and (?:over|older|up))", r"\bdrinking age\b", r"\bof legal age\b")


def alcohol(papers: Papers) -> Iterator[Hit]:
    """Object to alcohol without an age gate, declared and there."""
    drinks = {place: text for place, text in papers.texts().items() if ALCOHOL.search(_bare(text))}
    if not drinks or papers.age_gated:
        return
    place, text = next(reversed(drinks.items()))
    terms = {found.group(0).casefold() for one in drinks.values() for found in ALCOHOL.finditer(_bare(one))}
    grown_up = any(OF_AGE.search(flat(one)) for one in papers.texts().values())
    served = any(SERVED.search(_bare(one)) for one in drinks.values())
    seller = SELLER.search(flat(f"{papers.legal_name} {papers.trade_name}"))
    sure = len(terms) > 1 or grown_up or served or seller is not None
    yield Hit(
        objected(text, ALCOHOL) or text,
        "Alcohol may be texted to adults only: add a gate that asks for the full date of birth, and declare age-gated content.",
        place,
        Verdict.BLOCK if sure else Verdict.WARN,
    )


def _bare(text: str) -> str:
    return unlike(asserted(unlike(flat(text), INNOCENT, IN_PASSING)), INNOCENT)


ASKS_BIRTH = pattern(
    r"\b(?:full |complete |their |your |a )*(?:date|dates) of birth\b",
    r"\bbirth ?dates?\b",
    r"\bdob\b",
    r"\bmonth, day,? and year\b",
    r"\bmm ?/ ?dd ?/ ?yyyy\b",
)


def gate(papers: Papers) -> Iterator[Hit]:
    """Object to age-gated content on a site that does not ask for the full date of birth."""
    if not papers.age_gated:
        return
    pages = [page for page in (papers.read(papers.website), *consent_pages(papers)) if page is not None]
    if any(page.asks_birth_date for page in pages):
        return
    advice = "Ask for the full date of birth at the entrance: a click on “I am 21” is not enough."
    if pages:
        shown = next((s for page in pages if (s := objected(page.text, CLICK))), pages[0].title)
        yield Hit(shown, advice)
    elif not ASKS_BIRTH.search(flat(f"{papers.message_flow} {papers.goal}")):
        yield Hit(objected(papers.message_flow, CLICK) or papers.message_flow, advice, verdict=Verdict.WARN)


CLICK = pattern(r"\b(?:18|19|21)\b", r"\bof (?:legal )?age\b", r"\bage (?:gate|check|verif\w+)\b", r"\badults?\b")

CHECKS = (
    Check("alcohol", "Alcohol", (30956, 30883, 30888), "campaign.age_gated", alcohol, "10.6"),
    Check("age_gate", "The age gate", (30888, 30956, 30883), "campaign.age_gated", gate, "10.5"),
)
