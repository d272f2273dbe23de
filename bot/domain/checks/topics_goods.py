"""Goods and pastimes that may not be texted about in the US and Canada (reference 10.6)."""

from __future__ import annotations

from bot.domain.checks.topic import MONEY, Topic
from bot.domain.checks.words import pattern

PEOPLES = (
    r"(?:immigrants|migrants|refugees|foreigners|illegals|muslims|jews|blacks|mexicans|asians|arabs|gays|lesbians|homosexuals|queers|"
    r"hispanics|latinos|africans|haitians|gypsies|those people|these people)"
)

GOODS = (
    Topic(
        "firearms", "firearms and ammunition", (30883, 30897),
        strong=pattern(
            r"\bconcealed (?:weapons?|handguns?|carry)\b", r"\blong guns\b", r"\bsuppressor (?:cans?|kits?|parts?)\b",
            r"\b1911s?\b(?= (?:frames?|kits?|parts?|grips?|slides?))", r"\b80 ?% (?:lowers?|receivers?|frames?)\b",
            r"\bsmith (?:&|and) wesson\b", r"\bsig sauer\b", r"\bmossberg\b", r"\bruger\b", r"\bberetta\b",
            r"\bsuppressors\b", r"\bffl\b", r"\brevolvers?\b", r"\bmuskets?\b", r"\bcarbines?\b", r"\bmachine guns?\b",
            r"\bgun ?powder\b", r"(?<!\w)(?:5\.56|\.308|\.223|\.357|\.38|\.380|6\.5 creedmoor)(?!\w)",
            r"\b(?:12|16|20|28)[- ]gauge (?:shells?|slugs?|loads)\b", r"\bprimers (?:and|&) powder\b",
            r"\breload(?:ing)? (?:your )?(?:own )?(?:brass|bench|dies|supplies|press)\b",
            r"\b\d+-round (?:mags?|magazines?)\b", r"\b(?:uppers?|lowers?)(?: and|,| &) (?:uppers?|lowers?)\b",
            r"\b(?:carry|gun|handgun|weapons?) (?:permits?|licen[cs]es?)\b",
            r"\blearn(?:ing)? to shoot\b(?! (?:video|photo|film|hoops|free|with (?:a|your) (?:bow|camera|phone)))",
            r"\bbody armou?r\b", r"\bfire-?arms?\b", r"\bhand-?guns?\b", r"\bammunition\b", r"\bammo\b",
            r"\bpistols?\b(?! grip|-grip| shrimp| squat)", r"\b(?:ar|ak)-?(?:15|47)s?\b", r"\bconcealed carry\b",
            r"\b(?:sniper |hunting |assault |new |bolt-action |used )rifles?\b", r"\brifles and\b",
            r"\bshotguns?\b(?! start)", r"\bgun ?(?:shop|store|show|range|dealer|sales?|smith\w*|safe)s?\b",
            r"\bsilencers?\b", r"\b(?:9 ?mm|\.22|\.45)\b", r"\bglocks?\b",
            r"\bmagazines? for (?:your )?(?:rifle|pistol)",
        ),
        weak=pattern(
            r"\boptics\b", r"\b(?:ar|rifle|steel|ballistic) plates\b", r"\bmags\b", r"\bshells\b", r"\bdeer season\b",
            r"\bhunters?\b", r"\bguns?\b", r"\brifles?\b", r"\brange (?:day|night|time)s?\b", r"\bholsters?\b",
            r"\bcalibers?\b", r"\brounds of\b", r"\btactical\b", r"\barms\b",
        ),
        excuses=pattern(
            r"\b(?:nerf|water|squirt|glue|heat|nail|spray|massage|caulk|staple|paint|radar|top|price|tattoo|"
            r"temperature|t-?shirt|grease|laser|toy) guns?\b", r"\b(?:open|in (?:your|our|his|her|my)) arms\b",
            r"\b(?:coffee|kitchen|oven|paint) ?range\b", r"\bphoto ammo\b", r"\brifle (?:paper|colorado|, co)\b",
            r"\bcarotid pistol\b",
        ),
    ),
    Topic(
        "tobacco", "tobacco and vape", (30883, 30897),
        strong=pattern(
            r"\bsalt-?nic\b", r"\b(?:mint|menthol|fruit|tobacco) pods\b", r"\b(?:pods|juice) and disposables\b",
            r"\b(?:nic|nicotine) pouches\b",
            r"\b(?:vape|e-?liquid|e-?juice|juice) (?:flavou?rs?|coils?|mods?|pods?)\b(?= (?:and|&) (?:coils?|mods?|"
            r"pods?|tanks?|salts?))", r"\bcoils (?:and|&) (?:juice|mods|pods|tanks)\b",
            r"\bloose[- ]leaf (?:and|&) papers\b", r"\brolling tobacco\b", r"\bcigarillos?\b",
            r"\bblunts?\b(?= (?:wraps?|papers?)|s\b)", r"\bswishers?\b", r"\brolling papers\b", r"\bsnus\b",
            r"\btobacconists?\b", r"\b(?:dip|chew|snuff) (?:tins?|cans?|pouches)\b",
            r"\b(?:elf|geek|puff|lost ?mary|hyde|breeze) ?bars?\b", r"\bpipe tobacco\b",
            r"\bhand-?rolled (?:\w+ )?(?:dominicans?|nicaraguans?|hondurans?|cubans?|smokes|sticks)\b",
            r"\b(?:in|our|walk-in|the) humidor\b", r"\bstogies?\b", r"\bsmokeless tobacco\b", r"\bvapes?\b",
            r"\bvaping\b", r"\be-?cig(?:arette)?s?\b", r"\be-?(?:liquid|juice)s?\b", r"\bvape ?juice\b",
            r"\bcigar(?:s|ette|ettes|illos?)?\b", r"\bhookahs?\b", r"\bshisha\b",
            r"\bnicotine (?:pouch|salt|vape|product|e)\w*", r"\bnic salts?\b", r"\bsmoke ?shop\b",
            r"\bchewing tobacco\b", r"\btobacco (?:shop|store|products?|deals?|sale)\b", r"\bzyn\b", r"\bjuul\b",
            r"\bdisposables? (?:pods?|vapes?)",
        ),
        weak=pattern(
            r"\btobacco\b", r"\bnicotine\b", r"\bsmokes\b", r"\bpods\b", r"\bflavou?rs\b", r"\bhumidors?\b",
            r"\blighters?\b",
        ),
        excuses=pattern(
            r"\b(?:quit|stop|stopping|quitting|give up|giving up|cessation|free from|end)[^.]{0,40}\b(?:smok\w+|vap\w+|"
            r"tobacco|nicotine|cigarettes?)\b",
            r"\b(?:smok\w+|vap\w+|tobacco|nicotine|cigarettes?)[^.]{0,20}\b(?:cessation|free|quitline|replacement|"
            r"addiction|detect\w+|policy)\b", r"\bcigar box guitars?\b",
        ),
    ),
    Topic(
        "cannabis", "cannabis, CBD, hemp and kratom", (30883, 30897, 30952),
        strong=pattern(
            r"\b(?:our|the|new|your) dispensary\b(?! (?:of the|at the hospital))",
            r"\bhemp (?:smok\w+|joints?|blunts?|buds?|gummies|edibles)\b", r"\bgolden teachers?\b",
            r"\bmagic (?:kind|truffles?|chocolates?)\b", r"\b(?:goes|go|trip|trips) deep\b", r"\bpsychedelics?\b",
            r"\bcannabidiol\b", r"\b\d+ ?mg (?:of )?cbd\b", r"\bcbd\b[^.?!]{0,12}\d+ ?mg\b",
            r"\b(?:with|of|our|new|more|contains?) cbd\b", r"\bcannabinoids?\b",
            r"\b(?<!fruit-)(?<!herb-)infused (?:gumm\w+|edibles|brownies|chocolates?|seltzers?|cookies)\b",
            r"\bmicro-?dos(?:e|es|ed|ing)\b", r"\bshrooms\b", r"\bfeminized\b", r"\bglass pipes\b",
            r"\bdab (?:rigs?|pens?)\b", r"\bdispensaries\b", r"\b(?:420|weed) (?:cards?|evaluations?|doctors?)\b",
            r"\bcannabis\b", r"\bmarijuana\b", r"\bthc\w?\b", r"\bdelta[- ]?(?:8|9|10)\b", r"\bkratom\b",
            r"\bkava bar\b",
            r"\bcbd ?(?:oil|gumm\w+|product\w*|tincture\w*|cream\w*|drops?|capsule\w*|shop|store|flower|infused|"
            r"balm\w*|salve\w*|edible\w*|pet|wellness|tea|vape\w*|isolate)",
            r"\bcbd (?:\w+ )?(?:treats?|chews?|bites|drinks?|soda|coffee|lotions?|soaps?|patch(?:es)?|roll-?ons?|pills|"
            r"honey|chocolates?|line|sale)\b",
            r"\b(?:full|broad)[- ]spectrum (?:hemp|cbd|oil|extract|drops|gummies|tincture)",
            r"\bhemp[- ](?:derived|extract\w*|drops?|oil|gumm\w+|flower|tincture\w*|product\w*|edible\w*|capsules?|"
            r"infused|cigarettes?|wellness|cbd)\b", r"\b(?:weed|cannabis|medical) dispensar(?:y|ies)\b",
            r"\bdispensary (?:deals|menu|specials)\b", r"\bbudtenders?\b", r"\bpre-?rolls?\b",
            r"\b(?:psilocybin|magic mushrooms?|mushroom gummies)\b", r"\bhhc\b", r"\bthca\b", r"\bindica\b",
            r"\bsativa\b", r"\bganja\b", r"\b420[- ](?:deal|sale|special|friendly)\w*", r"\bbongs?\b", r"\bmmj\b",
            r"\b(?:edibles|flower) (?:and|&|,) (?:edibles|flower|concentrates|vapes|carts)\b",
        ),
        weak=pattern(
            r"\bcbd\b", r"\bhemp\b", r"\bdispensary\b", r"\bedibles\b", r"\bkush\b", r"\bweed\b", r"\beighths\b",
            r"\bconcentrates\b", r"\brosin\b", r"\bgrow tents?\b", r"\bgrinders\b", r"\bterpenes?\b", r"\bstrains?\b",
            r"\bfeel the calm\b", r"\bhigh(?:er)? potency\b", r"\bgummies\b", r"\blab[- ]tested\b",
        ),
        excuses=pattern(
            r"\bhemp(?:seed)? (?:rope|seeds?|fabric|twine|canvas|bags?|milk)\b",
            r"\b(?:weed (?:control|killer|removal|and feed|barrier|whack\w*|eater)|weeds)\b",
            r"\bweed,? (?:and )?(?:feed|mulch|seed|fertiliz)\w*",
            r"\bcbd (?:office|location|branch|campus|parking|store in)\b",
            r"\b(?:in|at|the|sydney|melbourne) cbd\b(?! (?:oil|gumm|product))",
            r"\b(?:vitamin|fruit|candy|sour|kids'?) gummies\b",
        ),
    ),
    Topic(
        "adult", "sexual content", (30883, 30897),
        strong=pattern(
            r"\blap seats?\b", r"\bundress\w*\b", r"\b(?:bare|naked|unclothed) (?:dancers?|girls|women|men|bodies)\b",
            r"\b(?:my|her|our) (?:private|naughty|spicy|hot|nude) (?:photos?|pics?|videos?|content)\b",
            r"\bmassages? with extras\b",
            r"\bsingles (?:near|around|in|want|waiting|ready)\b(?! (?:ministry|tournament|bracket|group))",
            r"\bdancers for one cover\b", r"\bgentlemen:? \w+ dancers\b", r"\btopless\b",
            r"\b(?:lingerie|nude|cam|webcam) (?:models?|shows?|dancers?|performers?)\b", r"\blive on cam\b",
            r"\bvibrators?\b(?! (?:screed|rental|table|roller))", r"\bdildos?\b", r"\buncensored\b", r"\bx-rated\b",
            r"\bnsfw\b", r"\bhorny\b", r"\bmilfs?\b", r"\bbdsm\b", r"\bkinky\b",
            r"\b18 ?\+ (?:content|pics?|pictures|photos|videos?|only|chat)\b", r"\bbody rubs?\b",
            r"\bhappy endings?\b(?= (?:massage|with))",
            r"\bdiscreet (?:companions?|encounters?|dating|meet\w*|hook\w*|fun|affairs?)\b",
            r"\bcompanions? in your (?:city|area|town)\b",
            r"\b(?:hot|sexy|naughty|lonely) (?:\w+ )?(?:singles|locals|girls|women|men|housewives|moms)\b",
            r"\bexotic danc\w+\b", r"\blap ?danc\w+\b", r"\bporn\w*\b",
            r"\bescorts\b(?! (?:you|to|from|the|your|them|us|visitors|guests))",
            r"\bescort (?:service|agency|girls?|ladies)\b(?! to)",
            r"\bstrippers\b(?! (?:for|and) (?:paint|wire|cable))", r"\bstrip clubs?\b", r"\bgentlemen'?s club\b",
            r"\badult (?:entertainment|toys?|novelt\w+|content|film|video|chat|store|dating)\w*",
            r"\bsex (?:toys?|shop|chat|worker|cam)\w*", r"\berotic\w*\b", r"\bonly ?fans\b",
            r"\bnudes\b(?! (?:and|in|exhib))", r"\bnude (?:photos?|pics?|videos?|selfies|girls|women)\b",
            r"\bxxx (?:video|content|movie)s?\b", r"\bhook-?ups? (?:tonight|near|with singles)\b", r"\bhot singles\b",
            r"\bsensual massage\b", r"\bcompanions? (?:available|tonight|services?)\b",
            r"\bmassages? by (?:our )?(?:girls|ladies)\b", r"\bcam ?girls?\b", r"\bfetish\b",
            r"\bswingers?(?:'s?)? (?:club|party|parties|night|couples?|lifestyle)\b",
        ),
    ),
    Topic(
        "hate", "hate", (30883,),
        strong=pattern(
            r"\bwhite (?:power|supremac\w+|pride)\b", r"\bethnic cleansing\b", r"\bmaster race\b",
            r"\bnazi\w*\b(?! (?:era|germany|camp))", r"\bdeport them all\b",
            rf"\b{PEOPLES}\b (?:are|were) (?:\w+ "
            rf")?(?:vermin|animals|beasts|parasites|rats|cockroaches|roaches|scum|filth|garbage|subhuman|"
            r"invaders|savages|a (?:disease|plague|cancer|virus|infestation))\b",
            rf"\b{PEOPLES}\b (?:are|were) (?:ruining|poisoning|infesting|polluting|invading|destroying|replacing)\b",
            rf"\b(?:drive|run|throw|kick|force|chase|sweep|round) (?:out |up )?(?:all |every |the |these |those )*{PEOPLES}\b",
            r"\bbelongs? to (?:the |us )?(?:whites?|aryans?|christians)\b(?! (?:church|horse|house|mountain))",
            r"\bkeep (?:our |this |the )?(?:town|valley|country|neighbou?rhood|america|schools?|state|county|city|nation|race) "
            r"(?:white|pure)\b",
            r"\b(?:race|blood) (?:traitors?|mixing)\b", r"\bgreat replacement\b",
            r"\bgo back (?:to )?where (?:you|they) came from\b", r"\b(?:inferior|lesser|superior) races?\b",
            r"\bkill (?:all|every) (?:the |of )?(?:jews?|muslims?|christians?|blacks?|whites?|gays?|immigrants?|them|"
            r"men|women|cops)\b",
        ),
        on_site=False,
    ),
    Topic(
        "gambling", "gambling", (30897,),
        strong=pattern(
            r"\b(?:(?:takes?|shares?) (?:home )?(?:the |a )?(?:\$ ?[\d,]+ |cash |whole )pot|(?:wins?|scoops?|splits?) the (?:\$ "
            r"?[\d,]+ |[a-z]+ )?(?:pot|kitty))\b"
            r"(?! (?:roast|pie|luck|holder|of (?:honey|soup|stew|chili|gold|tea|coffee|mums|herbs|flowers))\b)",
            r"\bbingo\b[^?!]{0,100}\$ ?\d[\d,]* (?:pots?|payouts?|jackpots?|cash|coverall|blackout)\b",
            r"\$ ?\d[\d,]* (?:pots?|payouts?|jackpots?|coverall|blackout)\b[^?!]{0,60}\bbingo\b",
            r"\bbingo\b[^?!]{0,60}\b(?:cards?|packs?)\b[^.?!]{0,20}\$ ?\d[^?!]{0,80}\b(?:win|wins|pays?|prizes?)\b[^.?!]{0,20}\$",
            r"\bfor real (?:money|cash|stakes)\b", r"\breal[- ]money (?:games?|play|slots|tables|poker)\b",
            r"\bbingo[^.?!]{0,20}\bjackpot\b", r"\b(?:our|new|loose|hot) slots\b(?! (?:are open|for|on))",
            r"\btry your luck\b", r"\bodds and props\b", r"\bprops? bets?\b", r"\bpoint spreads?\b",
            r"\bspread is [-+]?\d", r"\bput \$ ?\d+ (?:down )?on (?:it|them|him|her|tonight|\w+ to (?:win|cover))\b",
            r"\bwinner takes? (?:all|it all|the pot)\b",
            r"\b(?:football|bracket|squares|big game|super bowl|march madness|playoff|office) pool\b(?! table)",
            r"\b(?:pool|squares?)\b[^.?!]{0,30}\bpays? \$", r"\bhold'?em\b", r"\$ ?\d+ buy-?ins?\b",
            r"\bcash games?\b", r"\btipsters?\b", r"\btonight'?s (?:locks?|picks)\b",
            r"\blocks? of the (?:day|week|night)\b", r"\bpower ?ball\b", r"\bpull-?tabs\b",
            r"\b(?:scratch|lotto|lottery|instant-win) (?:tickets?|games?|cards?)\b", r"\bcraps\b", r"\bbaccarat\b",
            r"\bkeno\b", r"\bprogressive jackpots?\b", r"\bnew slots (?:with|and|are|on)\b", r"\bmoney ?line\b",
            r"\bover/under\b", r"\bbook(?:ies?|makers?)\b", r"\bcasino (?:bus|trips?|shuttles?|runs?|outings?)\b",
            r"\bslot play\b", r"\bcasino (?:tables?|nights? (?:every|at our)|resort)\b",
            r"\b(?:online |our |the |new )?casino (?:games?|bonus\w*|floor|promotions?|offers?|slots?|credits?|"
            r"rewards?|players?|app|deals?)\b", r"\bsports?-?book\b",
            r"\b(?:sports?|online|live|horse|mobile|legal) (?:betting|wagering|gambling)\b",
            r"\bplace (?:your|a) (?:bets?|wagers?)\b", r"\b(?:bet|wager) \$ ?\d", r"\bslot machines?\b",
            r"\bfree (?:spins|bets?|plays?)\b", r"\bpoker (?:room|tournament|app)s?\b",
            r"\bblackjack\b(?! (?:oaks?|pines?|trees?|seedlings?))", r"\broulette\b", r"\bgambl(?:e|ing)\b",
            r"\bbingo (?:app|jackpot|hall|bonus)\w*", r"\bbetting (?:tips|odds|lines?|app|picks|promos?)\b",
            r"\b(?:odds|picks|parlays?) (?:of|for) (?:the day|tonight|today)\b", r"\bparlays?\b", r"\bdaily fantasy\b",
            r"\blottery (?:tickets?|results|numbers|app)\b", r"\bmega ?millions\b", r"\bscratch-?offs?\b",
        ),
        weak=pattern(
            r"\bcasinos?\b", r"\bjackpots?\b", r"\bbingo\b", r"\bslots\b", r"\bwager\w*\b", r"\bbets?\b",
            r"\bbetting\b", r"\bpoker\b", r"\blotter\w+\b", r"\bodds\b",
        ),
        excuses=pattern(
            r"\b(?:time|pick-?up|open|delivery|appointment|available|booking|volunteer|shift|parking|\w+ing) slots?\b",
            r"\bslots? (?:available|open|left|is|are|at|on|for|filling|and|,)",
            r"\b(?:best|safe|good|sure|you) bets?\b", r"\bbet you\b", r"\bcasino (?:road|street|ave\w*|lane|drive)\b",
            r"\b(?:gambling|betting)[- ](?:addiction|help|recovery|problem|counsel\w+|anonymous)\b",
            r"\b(?:problem|compulsive|responsible) (?:gambling|gamblers?)\b", r"\bgamblers anonymous\b",
            r"\bodds (?:and ends|are)\b",
        ),
        mild=pattern(
            r"\b(?:casino|bingo|poker|monte carlo|blackjack)(?:[- ]themed)? (?:games?|nights?|evenings?|party|parties|"
            r"chips|tables)\b",
        ),
    ),
    Topic(
        "sweepstakes", "prize draws, which need a special use case", (30897, 30885),
        strong=pattern(
            r"\btickets? with your name\b",
            r"\b(?:name|names|ticket|tickets|entry) (?:goes |go |is put |are put )?in(?:to)? the (?:barrel|hat|drum|"
            r"drawing|draw|raffle)\b", r"\bone of (?:them|you|these) (?:takes|wins|drives) home\b",
            r"\benter(?:ed)? (?:in |into )?(?:our|the|a|this|today's|your) (?:\w+ ){0,3}?(?:drawing|draw|giveaway|"
            r"raffle|contest|sweepstakes)\b",
            r"\b(?:each|every) (?:order|purchase|visit|dollar|ticket|\$ ?\d+)[^.?!]{0,25}\b(?:entry|entries|"
            r"a ticket for|a chance)\b",
            r"\bchances? (?:at|of|for) (?:winning )?(?:an?|one of|our) (?:\w+ ){0,2}?(?:\$|prize|trip|cruise|car|truck|"
            r"iphone|ipad|jackpot)", r"\bsweepstakes?\b",
            r"\b(?:enter(?:ed)?|entered in|text|spin|reply)[^.]{0,25} to win\b",
            r"\b(?:prize|cash|weekly|monthly|lucky) (?:draws?|drawings?|giveaways?)\b",
            r"\b(?:reply|text|send|answer|respond|vote|click|tap|buy|order|shop|spend|donate|sign up|join|comment|refer)\b[^.?!]{0,60}"
            r"\bfor (?:a|your|another|one more|the) (?:\w+ )?(?:chance|shot) (?:at|to (?:win|take home|drive|score))\b",
            r"\b(?:one|two|three|four|five|ten|\d+) lucky "
            r"(?:texters?|subscribers?|winners?|customers?|guests?|members?|callers?|shoppers?|"
            r"fans?|readers?|entrants?|people|persons?|famil(?:y|ies)|riders?|diners?|drivers?|buyers?|visitors?)(?: \w+)? "
            r"(?:is|are|will|gets?|wins?|takes?|drives?|receives?|walks?|leaves?|goes|scores?|drawn)\b",
            r"\bwinners? (?:is |are |will be |gets? )?(?:drawn|picked at random|chosen at random)\b",
            r"\b(?:drawn|picked|chosen|selected) at random\b[^.?!]{0,30}\b(?:win|wins|gets?|receives?|takes?)\b",
            r"\b50[/-]50 (?:raffle|drawing|draw)\b",
            r"\bwin (?:a|an|one of|up to)? ?(?:" + MONEY + r"|free|iphone|ipad|trip|vacation|cruise|car|gift card|cash|"
            r"tv|prizes?)\b",
        ),
        mild=pattern(
            r"\b(?:chances?|opportunity|play|listen)[^.]{0,25} to win\b", r"\bwin (?:\w+ ){0,3}tickets\b",
            r"\braffle (?:tickets?|entr\w+|prize)\b",
        ),
    ),
    Topic(
        "prescription", "offers of prescription drugs", (30565, 30941, 30897),
        strong=pattern(
            r"\b(?:cyclobenzaprine|tizanidine|baclofen|lisinopril|metformin|atorvastatin|sertraline|escitalopram|"
            r"fluoxetine|trazodone|bupropion|lorazepam|diazepam|clonazepam|alprazolam|zolpidem|modafinil|tretinoin|"
            r"isotretinoin|accutane|spironolactone|amoxicillin|azithromycin|prednisone|ivermectin|hydroxychloroquine|"
            r"naltrexone|methylphenidate|vyvanse|concerta|lexapro|zoloft|prozac|lipitor|latisse|muscle relaxants?|"
            r"opioids?|benzos?)\b", r"\bno insurance (?:needed|required|necessary)\b",
            r"\b(?:no|without|without a) (?:script|rx)\b", r"\bno (?:doctor|visit) (?:needed|required|necessary)\b",
            r"\b(?:little )?blue pills?\b(?! (?:organi[sz]ers?|boxes|box|cases?))",
            r"\bweight[- ]loss (?:jabs?|vials?)\b",
            r"\btestosterone (?:boost\w*|shots?|for men|clinic|pellets?|cream)\b",
            r"\b(?:antibiotics?|meds|pills|medications?)\b[^.?!]{0,25}\b(?:no|without|skip the) (?:a )?(?:doctor|visit|"
            r"script)\b",
            r"\b(?:insulin|inhalers?|antibiotics?)\b[^.?!]{0,30}\b(?:off|from canada|from mexico|from india|online|"
            r"discount)\b",
            r"\b(?:\d+ ?% off|save \d+ ?%|discounts?)(?: on)? (?:your |all )?(?:insulin|inhalers?|prescriptions?|"
            r"medications?|meds)\b", r"\boxys?\b(?! ?clean)", r"\bxannies\b",
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
        ),
        on_site=False,
    ),
    Topic(
        "fireworks", "sale of fireworks", (30897,),
        strong=pattern(
            r"\b\d{3}-gram (?:cakes?|repeaters?|fountains?)\b",
            r"\bfireworks (?:\w+ )?(?:tent|stand|store|booth) (?:opens?|is open|at)\b",
            r"\bfireworks? (?:sale|store|stand|deals?|tent|specials?|warehouse|shop|bundle|assortment)s?\b",
            r"\b(?:buy|sell|save on|off|stock up on|all) (?:\w+ )?fireworks\b", r"\bfire-?crackers\b",
            r"\b(?:roman candles|mortar shells|bottle rockets)\b",
        ),
        weak=pattern(
            r"\bmortars\b", r"\bsparklers\b", r"\brepeaters\b", r"\baerials\b", r"\brockets\b",
        ),
    ),
)  # fmt: skip
