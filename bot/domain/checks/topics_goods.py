"""Goods and pastimes that may not be texted about in the US and Canada (reference 10.6)."""

from __future__ import annotations

from bot.domain.checks.topic import MONEY, Topic
from bot.domain.checks.words import pattern

GOODS = (
    Topic(
        "firearms", "firearms and ammunition", (30883, 30897),
        pattern(r"\bfire-?arms?\b", r"\bhand-?guns?\b", r"\bammunition\b", r"\bammo\b", r"\bpistols?\b",
        r"\b(?:ar|ak)-?(?:15|47)s?\b", r"\bconcealed carry\b",
        r"\b(?:sniper |hunting |assault |new |bolt-action |used )rifles?\b", r"\brifles and\b",
        r"\bshotguns?\b(?! start)", r"\bgun ?(?:shop|store|show|range|dealer|sales?|smith\w*|safe)s?\b",
        r"\bsilencers?\b", r"\b(?:9 ?mm|\.22|\.45)\b", r"\bglocks?\b", r"\bmagazines? for (?:your )?(?:rifle|pistol)"),
        pattern(r"\bguns?\b", r"\brifles?\b", r"\brange (?:day|night|time)s?\b", r"\bholsters?\b", r"\bcalibers?\b",
        r"\brounds of\b", r"\btactical\b", r"\barms\b"),
        pattern(
        r"\b(?:nerf|water|squirt|glue|heat|nail|spray|massage|caulk|staple|paint|radar|top|price|tattoo|temperature|"
        r"t-?shirt|grease|laser|toy) guns?\b", r"\b(?:open|in (?:your|our|his|her|my)) arms\b",
        r"\b(?:coffee|kitchen|oven|paint) ?range\b", r"\bphoto ammo\b", r"\brifle (?:paper|colorado|, co)\b",
        r"\bcarotid pistol\b"),
    ),
    Topic(
        "tobacco", "tobacco and vape", (30883, 30897),
        pattern(r"\bvapes?\b", r"\bvaping\b", r"\be-?cig(?:arette)?s?\b", r"\be-?(?:liquid|juice)s?\b",
        r"\bvape ?juice\b", r"\bcigar(?:s|ette|ettes|illos?)?\b", r"\bhookahs?\b", r"\bshisha\b",
        r"\bnicotine (?:pouch|salt|vape|product|e)\w*", r"\bnic salts?\b", r"\bsmoke ?shop\b", r"\bchewing tobacco\b",
        r"\btobacco (?:shop|store|products?|deals?|sale)\b", r"\bzyn\b", r"\bjuul\b",
        r"\bdisposables? (?:pods?|vapes?)"),
        pattern(r"\btobacco\b", r"\bnicotine\b", r"\bsmokes\b", r"\bpods\b", r"\bflavou?rs\b", r"\bhumidors?\b",
        r"\blighters?\b"),
        pattern(
        r"\b(?:quit|stop|stopping|quitting|give up|giving up|cessation|free from|end)[^.]{0,40}\b(?:smok\w+|vap\w+|"
        r"tobacco|nicotine|cigarettes?)\b",
        r"\b(?:smok\w+|vap\w+|tobacco|nicotine|cigarettes?)[^.]{0,20}\b(?:cessation|free|quitline|replacement|"
        r"addiction|detect\w+|policy)\b", r"\bcigar box guitars?\b"),
    ),
    Topic(
        "cannabis", "cannabis, CBD, hemp and kratom", (30883, 30897, 30952),
        pattern(r"\bcannabis\b", r"\bmarijuana\b", r"\bthc\w?\b", r"\bdelta[- ]?(?:8|9|10)\b", r"\bkratom\b",
        r"\bkava bar\b",
        r"\bcbd ?(?:oil|gumm\w+|product\w*|tincture\w*|cream\w*|drops?|capsule\w*|shop|store|flower|infused|balm\w*|"
        r"salve\w*|edible\w*|pet|wellness|tea|vape\w*|isolate)",
        r"\bcbd (?:\w+ )?(?:treats?|chews?|bites|drinks?|soda|coffee|lotions?|soaps?|patch(?:es)?|roll-?ons?|pills|honey|"
        r"chocolates?|line|sale)\b",
        r"\b(?:full|broad)[- ]spectrum (?:hemp|cbd|oil|extract|drops|gummies|tincture)",
        r"\bhemp[- ](?:derived|extract\w*|drops?|oil|gumm\w+|flower|tincture\w*|product\w*|edible\w*|capsules?|"
        r"infused|cigarettes?|wellness|cbd)\b", r"\b(?:weed|cannabis|medical) dispensar(?:y|ies)\b",
        r"\bdispensary (?:deals|menu|specials)\b", r"\bbudtenders?\b", r"\bpre-?rolls?\b",
        r"\b(?:psilocybin|magic mushrooms?|mushroom gummies)\b", r"\bhhc\b", r"\bthca\b", r"\bindica\b",
        r"\bsativa\b", r"\bganja\b", r"\b420[- ](?:deal|sale|special|friendly)\w*", r"\bbongs?\b", r"\bmmj\b",
        r"\b(?:edibles|flower) (?:and|&|,) (?:edibles|flower|concentrates|vapes|carts)\b"),
        pattern(r"\bcbd\b", r"\bhemp\b", r"\bdispensary\b", r"\bedibles\b", r"\bkush\b", r"\bweed\b",
        r"\bcannabinoids?\b", r"\bterpenes?\b", r"\bstrains?\b", r"\bfeel the calm\b", r"\bhigh(?:er)? potency\b",
        r"\bgummies\b", r"\blab[- ]tested\b"),
        pattern(r"\bhemp(?:seed)? (?:rope|seeds?|fabric|twine|canvas|bags?|milk)\b",
        r"\b(?:weed (?:control|killer|removal|and feed|barrier|whack\w*|eater)|weeds)\b",
        r"\bweed,? (?:and )?(?:feed|mulch|seed|fertiliz)\w*",
        r"\bcbd (?:office|location|branch|campus|parking|store in)\b",
        r"\b(?:in|at|the|sydney|melbourne) cbd\b(?! (?:oil|gumm|product))",
        r"\b(?:vitamin|fruit|candy|sour|kids'?) gummies\b"),
    ),
    Topic(
        "adult", "sexual content", (30883, 30897),
        pattern(r"\bporn\w*\b", r"\bescorts?\b(?! (?:you|to|service to|vehicle|from|the))",
        r"\bstrip(?:per|pers| club| clubs)\b", r"\bgentlemen'?s club\b",
        r"\badult (?:entertainment|toys?|novelt\w+|content|film|video|chat|store|dating)\w*",
        r"\bsex (?:toys?|shop|chat|worker|cam)\w*", r"\berotic\w*\b", r"\bonly ?fans\b",
        r"\bnudes?\b(?! (?:color|tone|heel|palette|lip|shade|polish))", r"\bxxx (?:video|content|movie)s?\b",
        r"\bhook-?ups? (?:tonight|near|with singles)\b", r"\bhot singles\b", r"\bsensual massage\b",
        r"\bcompanions? (?:available|tonight|services?)\b",
            r"\bmassages? by (?:our )?(?:girls|ladies)\b",
        r"\bcam ?girls?\b", r"\bfetish\b", r"\bswingers?\b"),
    ),
    Topic(
        "hate", "hate", (30883,),
        pattern(r"\bwhite (?:power|supremac\w+|pride)\b", r"\bethnic cleansing\b", r"\bmaster race\b",
        r"\bnazi\w*\b(?! (?:era|germany|camp))", r"\bdeport them all\b", r"\bkill all\b"), on_site=False,
    ),
    Topic(
        "gambling", "gambling", (30897,),
        pattern(
        r"\b(?:online |our |the |new )?casino (?:games?|bonus\w*|floor|promotions?|offers?|slots?|credits?|"
        r"rewards?|players?|app|deals?)\b", r"\bsports?-?book\b",
        r"\b(?:sports?|online|live|horse|mobile|legal) (?:betting|wagering|gambling)\b",
        r"\bplace (?:your|a) (?:bets?|wagers?)\b",
        r"\b(?:bet|wager) \$ ?\d", r"\bslot machines?\b", r"\bfree (?:spins|bets?|plays?)\b",
        r"\bpoker (?:room|tournament|app)s?\b", r"\bblackjack\b", r"\broulette\b", r"\bgambl(?:e|ing)\b",
        r"\bbingo (?:app|jackpot|hall|bonus)\w*", r"\bbetting (?:tips|odds|lines?|app|picks|promos?)\b",
        r"\b(?:odds|picks|parlays?) (?:of|for) (?:the day|tonight|today)\b", r"\bparlays?\b", r"\bdaily fantasy\b",
        r"\blottery (?:tickets?|results|numbers|app)\b", r"\bmega ?millions\b", r"\bscratch-?offs?\b"),
        pattern(r"\bcasinos?\b", r"\bjackpots?\b", r"\bbingo\b", r"\bslots\b", r"\bwager\w*\b", r"\bbets?\b",
        r"\bbetting\b", r"\bpoker\b", r"\blotter\w+\b", r"\bodds\b"),
        pattern(
        r"\b(?:time|pick-?up|open|delivery|appointment|available|booking|volunteer|shift|parking|\w+ing) slots?\b",
        r"\bslots? (?:available|open|left|is|are|at|on|for|filling|and|,)", r"\b(?:best|safe|good|sure|you) bets?\b",
        r"\bbet you\b", r"\bcasino (?:road|street|ave\w*|lane|drive)\b",
        r"\b(?:gambling|betting) (?:addiction|help|recovery|problem|counsel\w+|anonymous)\b",
        r"\b(?:problem|compulsive|responsible) (?:gambling|gamblers?)\b", r"\bgamblers anonymous\b",
        r"\bodds (?:and ends|are)\b"),
        mild=pattern(r"\b(?:casino|bingo|poker|monte carlo|blackjack)(?:[- ]themed)? (?:games?|nights?|evenings?|party|"
        r"parties|chips|tables)\b"),
    ),
    Topic(
        "sweepstakes", "prize draws, which need a special use case", (30897, 30885),
        pattern(r"\bsweepstakes?\b",
        r"\b(?:enter(?:ed)?|entered in|text|spin|reply)[^.]{0,25} to win\b",
        r"\b(?:prize|cash|weekly|monthly|lucky) (?:draws?|drawings?|giveaways?)\b",
        r"\bwin (?:a|an|one of|up to)? ?(?:" + MONEY +
        r"|free|iphone|ipad|trip|vacation|cruise|car|gift card|cash|tv|prizes?)\b"),
        mild=pattern(r"\b(?:chances?|opportunity|play|listen)[^.]{0,25} to win\b", r"\bwin (?:\w+ ){0,3}tickets\b",
        r"\braffle (?:tickets?|entr\w+|prize)\b"),
    ),
    Topic(
        "prescription", "offers of prescription drugs", (30565, 30941, 30897),
        pattern(
            r"\b(?:semaglutide|tirzepatide|ozempic|wegovy|mounjaro|zepbound|saxenda|liraglutide|glp-?1s?|phentermine|"
            r"retatrutide)\b", r"\b(?:viagra|cialis|sildenafil|tadalafil|levitra|finasteride|propecia)\b",
            r"\b(?:adderall|xanax|valium|ambien|oxycodone|oxycontin|hydrocodone|vicodin|percocet|tramadol|fentanyl|"
            r"codeine|suboxone|ritalin|klonopin|gabapentin)\b",
            r"\b(?:testosterone|hormone) (?:replacement|therapy|injections?)\b", r"\btrt\b",
            r"\bketamine (?:therapy|infusion|treatment|clinic)\w*",
            r"\bweight[- ]loss (?:injections?|shots?|drugs?|medications?|meds?|pens?)\b",
            r"\b(?:prescription|rx) (?:meds?|drugs?|medications?|pills)[^.]{0,30}\b(?:off|sale|deal|discount|cheap|"
            r"without|online|order|save)\b", r"\b(?:no prescription|without a prescription)\b",
            r"\b(?:ed|erectile dysfunction) (?:meds?|pills?|medication|treatment)\b", r"\bskinny shots?\b",
            r"\b(?:cheap|discount|online|canadian) (?:meds|pharmacy|pills|drugs)\b",
            r"\bcompounded (?:sema\w*|tirz\w*|glp\w*|weight)\b", r"\bpeptide (?:therapy|injections?)\b",
        ), on_site=False,
    ),
    Topic(
        "fireworks", "sale of fireworks", (30897,),
        pattern(r"\bfireworks? (?:sale|store|stand|deals?|tent|specials?|warehouse|shop|bundle|assortment)s?\b",
        r"\b(?:buy|sell|save on|off|stock up on|all) (?:\w+ )?fireworks\b", r"\bfire-?crackers\b",
        r"\b(?:roman candles|mortar shells|bottle rockets)\b"),
    ),
)  # fmt: skip
