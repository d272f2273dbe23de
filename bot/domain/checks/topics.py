"""What may not be texted in the US and Canada (reference 10.6), as wordings: data for `forbidden`.

A strong wording settles it; weak ones only together, since each is innocent alone. Excuses are innocent phrases that hold such words;
whatever is denied ("no firearms", "kratom-free") is left out as well. Word lists are never complete: the form asks, too.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.checks.result import Verdict
from bot.domain.checks.words import Pattern, pattern

NEVER = pattern(r"(?!)")


@dataclass(frozen=True)
class Topic:
    """One forbidden category and how people write about it."""

    id: str
    what: str
    codes: tuple[int, ...]
    strong: Pattern
    weak: Pattern = NEVER
    excuses: Pattern = NEVER
    mild: Pattern = NEVER  # wordings that only warn, when nothing strong is said
    verdict: Verdict = Verdict.BLOCK
    on_site: bool = True  # whether what the site says counts too


MONEY = r"\$ ?[\d,.]+k?"

TOPICS = (
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
        "risky_finance", "high-risk finance", (30897,),
        pattern(r"\bpay-?day (?:loan|lend|advance|cash|installment)\w*", r"\bcash advances?\b",
        r"\b(?:car |auto )?title loans?\b", r"\bshort-?term (?:high[- ]interest )?(?:loan|lend|cash)\w*",
        r"\bcrypto(?:currenc(?:y|ies)|s)?\b", r"\bbitcoins?\b", r"\bethereum\b", r"\bnfts?\b",
        r"\b(?:meme|alt) ?coins?\b", r"\b(?:doge|shiba|stable)coins?\b", r"\b(?:coin|token|crypto) pumps?\b",
        r"\bpump (?:starts|group|signal)\w*", r"\btoken (?:sale|launch|presale)\b",
        r"(?<!in-)(?<!live)\b(?<!in )(?<!back-in-)stock (?:alerts|tips|picks|trades|signals|market (?:alerts|tips))\b",
        r"\bpenny stocks?\b", r"\b(?:forex|trading|trade|buy and sell|options?) (?:signals?|alerts|picks)\b",
        r"\bforex\b", r"\bguaranteed (?:returns?|profits?|income)\b",
        r"\b(?:double|triple|10x) your (?:money|investment)\b", r"\binvestment opportunit(?:y|ies)\b",
        r"\bhigh[- ]yield investment\b",
        r"\b(?:third[- ]party|connect you with|match you with|network of) (?:[\w-]+ ){0,3}?lend(?:er|ers|ing)\b",
        r"\b(?:fast|instant|quick|emergency|same[- ]day) (?:cash|loans?|funding)\b", r"\bno credit check\b",
        r"\bbad credit (?:ok|loans?|welcome|accepted)\b", r"\bguaranteed (?:loan |credit )?approvals?\b",
        r"\bpre-?approved for (?:a |up to )?\$", r"\bborrow up to\b",
        r"\bborrow \$ ?\d", r"\binvest in (?:our|this|the) (?:token|coin|crypto)\b"),
        excuses=pattern(r"\b(?:back[- ])?in[- ]stock (?:alerts|tips)\b", r"\brestock alerts\b",
        r"\bnot (?:a|an) [^.]{0,30}\b"),
    ),
    Topic(
        "collection", "collecting debts for others", (30943, 30897),
        pattern(
            r"\bdebt collect(?:or|ors|ion)\b", r"\bcollection (?:agency|agencies|firm|company|bureau)\b",
            r"\bthird[- ]party collect\w+",
            r"\b(?:accounts?|balances?|debts?)[^.]{0,40}\b(?:placed|referred|assigned|turned over|sold|"
            r"transferred) (?:with|to) (?:us|our|this) ?(?:office|firm|agency|company)?",
            r"\bon behalf of (?:your |the |their |various |original |our )*(?:creditors?|lenders?|card issuers|"
            r"hospitals?|medical (?:practices|providers))\b",
            r"\b(?:recover|recovery of|collect|collects|collecting|collection of) (?:\w+[- ]){0,3}?(?:debts?|"
            r"receivables|past-?due (?:accounts|balances)|delinquent (?:accounts|balances)|unpaid (?:accounts|"
            r"balances|bills))\b[^.]{0,50}\b(?:for|of|from|owed to|on behalf of) (?:our |other |its )?(?:clients?|"
            r"creditors?|lenders?|hospitals?|companies|providers|landlords|banks|issuers|businesses|others)",
            r"\b(?:creditors?|clients)[^.]{0,30}\brecover\b", r"\bpurchased? (?:\w+ )?debts?\b", r"\bdebt buyers?\b",
            r"\battempt to collect a debt\b", r"\b(?:help|helps) creditors\b",
            r"\bcollections? (?:notices|messages|reminders|calls) (?:for|from|on behalf)\b",
            r"\breceivables? management\b",
            r"\b(?:firm|office|agency|we) (?:now )?(?:services?|owns?|holds?|collects?) (?:the|your|this) debt\b",
            r"\baccount resolution (?:firm|services)\b",
        ),
        pattern(r"\bcreditors?\b", r"\bsettle(?:ment)? (?:of )?(?:your |the |balance|options?|offer)",
        r"\bunpaid balances?\b", r"\bpast-?due (?:balances?|receivables|accounts)\b", r"\bdelinquent\b",
        r"\bplaced with\b", r"\boriginal creditor\b", r"\bcharged-?off\b"),
        pattern(
        r"\b(?:rent|toll|garbage|trash|waste|blood|data|stamp|fall|spring|summer|winter|new|art|private|tax|donation|"
        r"recycling|book) collections?\b", r"\bnot (?:a )?debt collect\w+"),
    ),
    Topic(
        "debt_relief", "debt consolidation, reduction and credit repair", (30949, 30897),
        pattern(
            r"\bdebt (?:consolidat\w+|settlements?|relief|reduc\w+|forgiveness|resolution|negotiat\w+|elimination|"
            r"help|solutions?|management plan)\b",
            r"\b(?:consolidat\w+|settle|reduce|eliminate|lower|cut|erase|wipe out|negotiate|slash) (?:(?:all|your|"
            r"their|his|her|my|the|of|client'?s?|credit card|card|unsecured|student|medical|tax|irs|"
            r"what) )*(?:debts?|you owe|they owe|balances owed)\b",
            r"\b(?:cut|reduce|lower)[^.]{0,15}\bwhat (?:you|they) owe\b",
            r"\bone (?:\w+ )?(?:low |lower |easy |affordable |small )+(?:monthly )?payment\b",
            r"\bnegotiat\w+ with (?:your |their |the )?(?:creditors?|card companies|banks|irs|lenders)\b",
            r"\brolls? (?:your |all )+(?:\w+ )?(?:cards|debts|bills|loans) into\b",
            r"\bcombine (?:your |all )+(?:\w+ )?(?:cards|debts|bills|loans)\b", r"\b(?:student )?loan forgiveness\b",
            r"\b(?:tax|irs) (?:debt|relief|resolution)\b", r"\bcredit (?:repair|restoration|fix\w*)\b",
            r"\b(?:repair|fix|rebuild|boost|raise|restore|improve) (?:your|their|my) credit(?: score)?\b",
            r"\b(?:remove|delete|dispute|erase)[^.]{0,25}\b(?:negative|derogatory|bad)[^.]{0,20}\b(?:items?|marks?|"
            r"credit)\b", r"\bget out of debt\b", r"\bpennies on the dollar\b", r"\bless than (?:you|they) owe\b",
            r"\b(?:half|fraction|part|percent|%) of what (?:you|they) owe\b",
            r"\bowe (?:more than |over )?\$ ?[\d,.]+k? (?:or more )?(?:on|in|to) (?:credit )?(?:cards?|debt|bills|"
            r"taxes)\b",
            r"\bcut (?:your|their) (?:monthly |card )?payments? (?:in half|by)\b", r"\bdebt settlement plan\b",
            r"\b(?:delete|remove|erase)s? (?:your |old |all )*(?:collections|charge-?offs|late payments|inquiries)\b",
        ),
        pattern(r"\b(?:credit )?card debts?\b", r"\bnegotiat\w+\b", r"\bsettle for\b", r"\blower your payments?\b", r"\bcreditors?\b"),
        excuses=pattern(r"\bdebt-?free\b(?! (?:program|plan|in \d))"),
    ),
    Topic(
        "lead_generation", "third-party leads, affiliate marketing and data sale", (30897, 30951, 30896),
        pattern(
            r"\blead[- ]?gen(?:eration)?\b",
            r"\b(?:buy|buys|sell|sells|selling|purchase|exclusive|qualified|sales|consumer|our) leads\b(?! (?:the|to|"
            r"you|a))", r"\bpay[- ]per[- ](?:lead|call|click)\b",
            r"\baffiliate (?:marketing|offers?|links?|program|network|products?)\b",
            r"\b(?:sell|sells|selling|resell|broker|monetize)s? (?:\w+ ){0,2}?(?:consumer|customer|user|personal|"
            r"contact) (?:data|information|lists?)\b",
            r"\boffers? from (?:our |its |various |third[- ]party |trusted |selected |select )*(?:partners?|"
            r"advertisers?|sponsors?|third[- ]parties|other companies)\b",
            r"\b(?:partner|third[- ]party|sponsor\w*) (?:offers|promotions|deals|products)\b",
            r"\bpartner (?:installers?|agents?|lenders?|providers?|companies|company|dealers?|attorneys?|lawyers?|"
            r"law firms?|contractors?|insurers?|carriers?|brokers?|schools?|brands?|advisors?|vendors?|"
            r"pros?)[^.]{0,60}\b(?:contact|call|reach|text|be in touch|follow up|quote|bid)\w*",
            r"\b(?:pass|passes|send|sends|forward|forwards|share|shares|sell|sells|route|routes|give|gives|hand|"
            r"hands|deliver)\w* (?:on )?(?:your|their|the|these|homeowners'?|consumers?'?|visitors'?|each|it|them|"
            r"customers'?|inquir\w+|requests?|details|information|"
            r"contact)(?: \w+){0,4} (?:on )?to (?:up to \w+ )?(?:[\w-]+,? ){0,4}?(?:installers?|contractors?|"
            r"lenders?|insurers?|agents?|dealers?|attorneys?|lawyers?|law firms|providers|partners?|companies|pros|"
            r"brokers?|buyers|advertisers|advisors|schools|colleges)\b",
            r"\b(?:match|matches|matched|connect|connects|connected|pair|pairs|introduce|introduces)(?:ing)? (?:you|"
            r"them|homeowners|consumers|drivers|borrowers|patients|seniors|customers|people|shoppers|users|buyers|"
            r"visitors|families|applicants|students|clients|victims|veterans|individuals) (?:\w+ )?(?:up )?(?:with|"
            r"to) (?:up to \w+ )?(?:[\w'-]+,? ){0,5}?(?:installers?|contractors?|lenders?|insurers?|"
            r"insurance (?:companies|carriers|agents|providers)|attorneys?|lawyers?|law firms?|dealers?|brokers?|"
            r"compan(?:y|ies)|providers?|agents?|pros|vendors|advisors|schools|agenc(?:y|ies)|facilit(?:y|ies))\b",
            r"\bcompare (?:[\w-]+ ){0,4}?(?:quotes|offers|rates|lenders|installers)\b",
            r"\b(?:installers|lenders|insurers|contractors|agents|dealers|companies|providers|attorneys|pros|"
            r"buyers) (?:in your area |near you |\w+ )?(?:who |that )?(?:have |will |has )?(?:received? your|"
            r"competes? for|compete|bid (?:on|for))\b",
            r"\bup to (?:three|four|five|3|4|5|six|6|eight|8) (?:[\w-]+ ){0,2}?(?:installers?|contractors?|lenders?|"
            r"insurers?|agents?|dealers?|attorneys?|companies|providers|pros|quotes)\b",
            r"\b(?:voter|political|donor) (?:lists?|data) (?:sale|exchange|for sale|rental)\b",
            r"\b(?:near you|in your area)[^.]{0,25}\b(?:want|ready|waiting|eager|compet\w+)\b[^.]{0,20}\b(?:quote|bid|job|call)\b",
            r"\bpass on your (?:number|details|contact|info\w*)\b",
            r"\blist (?:broker|rental|management)\b",
        ),
        pattern(
        r"\bpartner (?:installers?|agents?|lenders?|providers?|companies|dealers?|attorneys?|contractors?|network)\b",
        r"\bmatch you with\b", r"\bwill contact you\b", r"\bget quotes?\b", r"\bquote requests?\b",
        r"\bmarketplace\b", r"\bfree quotes?\b"),
        pattern(r"\b(?:team|project|shift|crew|group|youth|section|worship) leads?\b",
        r"\bmatch(?:es|ed)? you with (?:a |the right |one of our |your )*(?:tutor|dog|cat|pet|mentor|coach|therapist|"
        r"shift|job|instructor|caregiver|stylist|bike|nurse|doctor|teacher|volunteer)\w*"),
    ),
    Topic(
        "get_rich", "get-rich-quick and recruiting schemes", (30897, 30951, 30885),
        pattern(
            rf"\b(?:earn|make|making|earning|get|bring home|pocket)s? (?:up to |over |an extra |extra |as much as |"
            rf"\w+ )?{MONEY}[^.]{{0,30}}\b(?:a|per|each|every|/|in (?:a|your|one)) ?(?:day|week|hour|month|"
            rf"spare time|weekend)[^.]{{0,40}}\b(?:home|phone|couch|no experience|spare time|online|anywhere|easy|"
            rf"without)",
            r"\b(?:earn|income|money|cash)[^.]{0,30}\b(?:from home|from (?:your|the) (?:phone|couch|sofa)|"
            r"while you sleep|in your sleep)\b",
            r"\bwork[- ](?:from|at)[- ]home (?:and earn|opportunit\w+|business|income|system|kit|scheme|today|"
            r"jobs? (?:pay|no))",
            r"\bpassive income\b", r"\bfinancial freedom\b", r"\bbe your own boss\b", r"\bmulti-?level marketing\b",
            r"\bmlm\b", r"\bnetwork marketing\b", r"\bdown-?lines?\b", r"\bpyramid\b(?! (?:scheme awareness|theat))",
            r"\bearn on what they\b",
            r"\b(?:bring in|sign up|recruit|enroll|sponsor) (?:\w+ ){1,3}(?:people|friends|members|"
            r"others)[^.]{0,60}\b(?:share|percent|cut|commissions?|earn|"
            r"bonus)\b", r"\b(?:own|start a) (?:\w+ ){0,2}business from (?:home|your phone)\b",
            r"\brecruit (?:\w+ ){0,3}?(?:friends|people|others|members|team)[^.]{0,40}\b(?:earn|commission|bonus|"
            r"income|paid)", r"\b(?:bring|sign up|enroll|refer) (?:two|three|2|3|five|5|your) (?:friends|people|"
            r"others)[^.]{0,30}\b(?:earn|commission|income|make money)",
            r"\b(?:secret|mystery) shopp(?:er|ers|ing)\b",
            r"\bno experience (?:needed|necessary|required)[^.]{0,40}\b(?:earn|home|\$)", r"\bget rich\b",
            r"\bquit your (?:day )?job\b", r"\bground[- ]floor opportunity\b", r"\bunlimited (?:income|earning)\w*",
            r"\bincome opportunit(?:y|ies)\b", r"\bresidual income\b", r"\bsix[- ]figure income\b",
            r"\benvelope stuffing\b", r"\bside hustle\b",
        ),
        excuses=pattern(r"\bfood pyramid\b", r"\bpyramid (?:lake|peak|brewing|cafe|street|road)\b"),
    ),
    Topic(
        "deceptive", "deceptive marketing", (30885, 30897),
        pattern(
            r"\b(?:you(?:'ve|'re| have| are|r number (?:has|was))?(?: just)? (?:been )?(?:randomly |specially |"
            r"personally )?(?:selected|chosen|picked|approved|won|win))\b[^.!]{0,60}(?:" + MONEY +
            r"|\bgift ?cards?\b|\bprizes?\b|\brewards?\b|\biphones?\b|\bcash\b|\bvacation\b|\bcruise\b|\bgrant\b|"
            r"\blottery\b)", r"\b(?:you|u)(?:'ve| have|r number has)? won\b",
            r"\byou(?:'re| are) (?:a|our|the|today's) (?:lucky |grand[- ]prize )*winner\b",
            r"\bclaim (?:your|the|this|a)? ?(?:\w+ )?(?:" + MONEY +
            r" )?(?:\w+ ){0,2}?(?:prize|rewards?|gift ?card|iphone|winnings|grant|cash|refund|inheritance)\b",
            r"\bfree (?:iphone|ipad|playstation|macbook|" + MONEY + r"|cash|money|vacation|cruise)\b",
            r"\b(?:claim|act|respond|confirm)[^.]{0,15}\b(?:in|within) (?:the next )?\d+ ?(?:min|minutes|hours?)\b",
            r"\bmiracle (?:cure|pill|diet)\b", r"\blose \d+ (?:lbs|pounds)[^.]{0,20}\b(?:days?|week|guaranteed)\b",
            r"\bguaranteed (?:winner|results|weight loss|cure)\b",
            r"\b(?:government|stimulus|federal) (?:grant|check|money)[^.]{0,30}\b(?:claim|waiting|approved|yours)\b",
            r"\b100% (?:free money|guaranteed|risk[- ]free)\b",
            r"\b(?:reward|gift|prize)s? (?:expires?|ends?) (?:today|tonight|soon)\b", r"\bdoctors hate\b",
            r"\bunclaimed (?:cash|funds|money|rewards?|prizes?|refunds?)\b",
            r"\bthey have been selected for\b", r"\brisk[- ]free money\b",
        ),
        excuses=pattern(r"\b(?:reward|loyalty) points? (?:expires?|ends?)\b", r"\bpoints? rewards?\b"), on_site=False,
    ),
    Topic(
        "phishing", "asking for card numbers, passwords or other secrets", (30884, 30885),
        pattern(
            r"\b(?:reply|respond|text|text back|send|answer|message us|give us|"
            r"tell us)(?: back)?(?: us)?(?: with)? (?:your|the) (?:\w+ ){0,2}?(?:card (?:number|details|info)|"
            r"credit card|debit card|ssn|social security|social|passwords?|pin\b|cvv|security code|bank (?:account|"
            r"details|login|info)|account (?:number|password)|routing number|login|mother's maiden)",
            r"\b(?:confirm|enter|provide|submit|update|verify) (?:your|the) (?:\w+ ){0,2}?(?:card (?:number|details|"
            r"info)|credit card|debit card|ssn|social security|social|pin\b|cvv|bank (?:account|details|login|info)|"
            r"routing number|mother's maiden)",
            r"\b(?:card number|cvv|ssn|pin)\b[^.]{0,20}\b(?:and|,) (?:expiry|expiration|cvv|pin|zip|password)",
            r"\byour (?:\w+ )?(?:account|card|package|profile|apple id|netflix|paypal|number) (?:has been|will be|is|"
            r"was) (?:suspended|locked|frozen|deactivated|terminated|on hold|limited|restricted|"
            r"compromised)[^.]{0,60}(?:verify|confirm|click|log ?in|update|http|tap|act)",
            r"\bverify (?:your|the) (?:account|identity|bank|details|card)[^.]{0,40}\b(?:or|to avoid|immediately|"
            r"now or|within \d+)\b[^.]{0,30}\b(?:suspen\w+|clos\w+|lock\w+|lose|terminat\w+|arrest|legal)\b",
            r"\bunpaid toll\b[^.]{0,60}(?:http|pay now|avoid)", r"\bwarrant\b[^.]{0,30}\barrest\b",
            r"\bgift cards? to (?:pay|settle)\b",
            r"\b(?:package|parcel|delivery)\b[^.]{0,60}\bfee\b[^.]{0,30}\bcard\b",
        ), on_site=False,
    ),
    Topic(
        "viral", "messages to be passed on", (30535, 30885),
        pattern(
            r"\b(?:forward|share|pass|send|resend|text|copy)(?: on| along)? (?:this|it|the|our|your)? ?(?:(?:text|"
            r"message|sms|msg|link|code|offer|deal|invite|invitation)s? )?(?:along |on )?(?:to|with) (?:\d+|two|"
            r"three|four|five|six|seven|ten|all|your|a|some|every|as many|more)[\w ]{0,20}(?:friends?|people|"
            r"contacts|family|others|neighbou?rs|buddies|pals)\b",
            r"\b(?:invite|refer|tell|text|recruit) (?:\d+|two|three|four|five|six|ten|your|all your|a|"
            r"some) (?:\w+ )?(?:friends?|people|contacts|others|buddies)\b[^.]{0,40}\b(?:get|gets|earn|win|receive|"
            r"unlock|reward|free|both|each|" + MONEY + r")", r"\bfor (?:each|every) friend\b",
            r"\b(?:pass it on|chain (?:text|message)|go viral|spread the word by (?:text|forwarding))\b",
            r"\bforward (?:this|to)\b[^.]{0,30}\bfriends?\b",
            r"\bviral\b(?! (?:infection|illness|load|test|flu|video|hepatitis))",
        ), excuses=pattern(r"\bbring (?:a|your) friend\b[^.]*"), on_site=False,
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

EMERGENCY = pattern(
    r"\bevacuat\w+\b(?! (?:tube|procedure|drill|plan review))", r"\bamber alerts?\b",
    r"\b(?:severe|extreme) weather (?:warnings?|alerts?|watch\w*|emergenc\w+|notifications?)\b",
    r"\b(?:hurricane|tornado|tsunami|flash flood|flood|wildfire|blizzard|earthquake|storm surge|"
    r"tropical storm) (?:warnings?|alerts?|watch(?:es)?|evacuation\w*|in effect)\b", r"\bshelter[- ]in[- ]place\b",
    r"\bemergency (?:alerts?|notifications?|broadcast\w*|warnings?|notices?)\b", r"\bactive shooter\b",
    r"\block-?downs? (?:in effect|alerts?|notices?|now)\b", r"\bseek shelter\b", r"\btake (?:cover|shelter)\b",
    r"\bsevere weather\b", r"\bboil[- ]water (?:alert|notice|advisory|order)s?\b", r"\bemergency evacuat\w+\b",
    r"\bchemical spill\b", r"\bbomb threat\b", r"\bcivil (?:emergency|defense)\b",
    r"\bmissing (?:child|person) alerts?\b",
)  # fmt: skip
