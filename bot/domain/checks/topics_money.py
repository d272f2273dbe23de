"""Money matters that may not be texted about in the US and Canada (reference 10.6)."""

from __future__ import annotations

from bot.domain.checks.topic import MONEY, Topic
from bot.domain.checks.words import pattern

MANY = (
    r"(?:(?:outside|other|several|many|multiple|various|different|partner|local|\d+\+?|two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|"
    r"twelve|twenty|thirty|forty|fifty|dozens of|over|more than|a (?:network|panel|number) of) )+"
)
LENDERS = r"(?:banks|lenders|credit unions|(?:finance|financing|loan|lending|mortgage) (?:compan(?:y|ies)|sources|houses|firms))"
BUSINESSES = (
    r"(?:firms|companies|lawyers|attorneys|fleets|agents|contractors|dealers|lenders|installers|movers|haulers|brokers|roofers|pros|"
    r"clinics|insurers|buyers)"
)

MONEY_MATTERS = (
    Topic(
        "risky_finance", "high-risk finance", (30897,),
        strong=pattern(
            r"\bpay(?:s|ing)? (?:it |us )?back (?:\$ ?[\d,]+ )?(?:when|on|out of|from|with) (?:your |"
            r"the )?(?:next )?(?:wages|pay ?(?:day|check)?|friday|salary)\b", r"\bpay back \$",
            r"\b(?:get|grab|take) \$ ?[\d,]+ in \w+ minutes\b",
            r"\bagainst your (?:\w+ )?(?:title|car|truck|vehicle|paycheck|house)\b", r"\bguaranteed \d+(?:\.\d+)? ?%",
            r"\b\d+ ?% (?:daily|weekly|monthly) (?:returns?|profits?|yield|gains?)\b",
            r"\btrade (?:options|stocks|futures|crypto|forex)\b",
            r"\b(?:in|into) (?:our|this|the) (?:new )?(?:token|coin|fund)s? and watch\b",
            r"\bwatch it (?:grow|double|triple|multiply)\b",
            r"\b(?:stocks?|tickers?|shares|small-?caps?|coins?|tokens?)\b[^.?!]{0,40}\b(?:doubl\w+|tripl\w+|soar\w*|"
            r"explod\w+|moon)\b",
            r"\b(?:pick|play|trade)s? of the (?:day|week)[:,]? [^.?!]{0,20}\b(?:ticker|stock|small-?cap|coin|shares)",
            r"\b(?:friends|partners?|folks|people|team|colleagues) at (?-i:(?:[A-Z][\w&-]+ ){1,3})(?:lending|loans?|"
            r"finance|financial|funding|capital|mortgage)\b", r"\bno credit (?:pull|score|report)\b",
            r"\brepay \$ ?\d", r"\bpartners?(?: \w+)? (?:would|will|can|could)? ?pre-?approve\b",
            r"\btokens? (?:at|for) \$ ?0?\.\d", r"\b\w+coins?\b[^.?!]{0,20}\b(?:pre-?sale|airdrop|launch|opens)\b",
            r"\bshort before (?:\w+ )?(?:wages|pay ?day|paychecks?)\b",
            r"\$ ?[\d,]+ in (?:your|the) (?:hand|pocket) (?:in|within) \d+",
            r"\b(?:from|out of|until|till?|before|against|with|by|on) (?:your |the |their |my )?next (?:pay ?(?:check|"
            r"day)|wages?|salary)\b",
            r"\b(?:short|broke|strapped|tight)(?: on (?:cash|money))? (?:until|till?|before) (?:friday|monday|pay ?day|"
            r"your|the first)\b", r"\btide you over\b",
            r"\b(?:cash|money|funds|\$ ?[\d,]+)[^.?!]{0,30}\bin (?:your|the) (?:account|hand|pocket|"
            r"bank)\b[^.?!]{0,20}\b(?:minutes|today|tonight|hours?|instantly)\b",
            r"\b(?:any|all) credit (?:types?|welcome|accepted|ok|scores?)\b", r", any credit\b",
            r"\bno credit (?:needed|required)\b",
            r"\b(?:use|put up|pledge|pawn) your (?:\w+ )?(?:car|vehicle|truck|title|watch|gold|"
            r"jewelry)\b[^.?!]{0,20}\b(?:collateral|cash|title|loan)\b",
            r"\b(?:sell|cash (?:in|out)|buy|buys|advance on|money for) (?:your |a |out |"
            r"an )*(?:structured )?(?:settlements?|annuit(?:y|ies))\b",
            r"\b(?:flash|payday|quickie|express|micro) loans?\b",
            r"\bloans?[^.?!]{0,30}\b(?:no paperwork|no questions asked|in minutes|within (?:the|an) hour)\b",
            r"\b(?:bank|lender|lending|mortgage|finance|loan) partners\b",
            r"\bpartner(?:ed|ing)? (?:\w+ )?(?:lenders?|banks?)\b",
            r"\b(?:shop|compare|search|ask) (?:\d+\+?|dozens of|many|several|multiple) (?:\w+ )?(?:banks|lenders)\b",
            r"\b(?:(?:our|the|trading) desk|analysts?|traders?|algo(?:rithm)?|insiders?)\b[^.?!]{0,50}\b(?:buy|"
            r"doubl\w+|breaking out|breakout|price target|to run|before it runs)\b",
            r"\b(?:options?|day|swing|forex) (?:plays?|trad(?:e|es|ing|ers?))\b(?! (?:desk license|exam))",
            r"\b(?:win|hit) rate\b", r"\bto the moon\b",
            r"\b(?:solana|dogecoin|ripple|xrp|litecoin|cardano|binance|usdt|tether|defi|altcoins?|web3)\b",
            r"(?-i:\b(?:BTC|ETH|SOL|DOGE|SHIB)\b)", r"\b(?:coin|token)s?\b[^.?!]{0,20}\b(?:pre-?sale|airdrop)\b",
            r"\b(?:pre-?sale|airdrop) of (?:our |the |a )?(?:\w+ )?(?:coin|token)s?\b",
            r"\bstak(?:e|ing) (?:your |our )?(?:tokens?|coins?)\b", r"\b(?:tokens?|coins?)\b[^.?!]{0,25}\bap[yr]\b",
            r"\b(?:earn|earns|returns? of|returning|yields?|pays?|make) (?:up to )?\d+(?:\.\d+)? ?% (?:a|per|each|"
            r"every) (?:day|week|month)\b", r"\bpay-?day (?:loan|lend|advance|cash|installment)\w*",
            r"\bcash advances?\b", r"\b(?:car |auto )?title loans?\b",
            r"\bshort-?term (?:high[- ]interest )?(?:loan|lend|cash)\w*", r"\bcrypto(?:currenc(?:y|ies)|s)?\b(?!-)",
            r"\bbitcoins?\b", r"\bethereum\b", r"\bnfts?\b", r"\b(?:meme|alt) ?coins?\b",
            r"\b(?:doge|shiba|stable)coins?\b", r"\b(?:coin|token|crypto) pumps?\b",
            r"\bpump (?:starts|group|signal)\w*", r"\btoken (?:sale|launch|presale)\b",
            r"(?<!in-)(?<!live)\b(?<!in )(?<!back-in-)stock (?:alerts|tips|picks|trades|signals|market (?:alerts|"
            r"tips))\b", r"\bpenny stocks?\b",
            r"\b(?:forex|trading|trade|buy and sell|options?) (?:signals?|alerts|picks)\b", r"\bforex\b",
            r"\bguaranteed (?:returns?|profits?|income)\b", r"\b(?:double|triple|10x) your (?:money|investment)\b",
            r"\binvestment opportunit(?:y|ies)\b", r"\bhigh[- ]yield investment\b",
            r"\b(?:third[- ]party|connect you with|match you with|network of) (?:[\w-]+ ){0,3}?lend(?:er|ers|ing)\b",
            r"\b(?:fast|instant|quick|emergency|same[- ]day) (?:cash|loans?|funding)\b", r"\bno credit check\b",
            r"\bbad credit (?:ok|loans?|welcome|accepted)\b", r"\bguaranteed (?:loan |credit )?approvals?\b",
            r"\bpre-?approved for (?:a |up to )?\$", r"\bborrow up to\b", r"\bborrow \$ ?\d",
            r"\binvest in (?:our|this|the) (?:token|coin|crypto)\b",
            # A tip: what to buy, at which price, and what it is to rise to.
            r"\bbuy\b[^?!]{0,40}(?<!our )(?<!the )\b(?:price )?targets?\b[^.?!]{0,10}\$ ?\d", r"\bstop[- ]loss(?:es)? "
            r"(?:at|is|of|below|under) \$?\d",
            r"\b(?:picks?|plays?|calls?|tips?) (?:of the|for the|for) (?:day|week|month|today|tomorrow)\b[^?!]{0,60}"
            r"\b(?:buy|enter|get in)(?: it| in)? (?:under|below|at|before|up to|around|near)\b",
            # Applications that go to others who lend.
            rf"\b(?:plac|send|sent|submit|shop|pass|forward|rout|tak|put)\w* (?:out )?(?:your |their |the |an? |"
            rf"every |each |all )?(?:[\w-]+ ){{0,2}}?(?:applications?|deals?|requests?|contracts?|loans?|paperwork) (?:out )?(?:with|to|"
            rf"among|past) {MANY}(?:[\w-]+ ){{0,2}}?{LENDERS}\b",
            rf"\b(?:one|any|some) of (?:our|the|its) (?:[\w-]+ )?(?:partner|outside|participating) (?:\w+ )?{LENDERS}\b",
            rf"\b(?:partner|outside|participating) {LENDERS} (?:\w+ )?(?:will|can|may|to) (?:\w+ )?(?:refinanc|approv|lend|fund|financ|"
            rf"call|text|contact)\w*",
        ),
        excuses=pattern(
            r"\b(?:back[- ])?in[- ]stock (?:alerts|tips)\b", r"\brestock alerts\b", r"\bnot (?:a|an) [^.]{0,30}\b",
        ),
    ),
    Topic(
        "collection", "collecting debts for others", (30943, 30897),
        strong=pattern(
            # What others' customers owe: sent to us, brought in by us, and a share of it kept.
            r"\b(?:bring(?:s|ing)? in|collect\w*|recover\w*|chas(?:e|es|ing)|go(?:es|ing)? after|pursu\w+|"
            r"work(?:s|ing)?)(?: on)? (?:what|whatever|(?:the )?(?:money|sums|bills|invoices|accounts|balances|"
            r"debts))(?: that)? (?:their|its clients'?|our clients'?|others'?|other \w+'?) (?:\w+ ){0,3}?(?:owe|owes|owed|never paid|"
            r"left unpaid|did not pay|failed to pay)\b",
            r"\b(?:send|sends|give|gives|hand|hands|turn over|bring|brings) us (?:the |their |its )?(?:\w+ )?(?:bills|"
            r"invoices|accounts|debts|balances)\b[^.?!]{0,40}\b(?:customers|clients|patients|tenants|buyers|shippers|"
            r"debtors|borrowers)\b[^.?!]{0,30}\b(?:owe|never paid|unpaid|past[- ]due|not paid)\b",
            r"\b(?:keep|keeps|take|takes|for|at|charges?|fee of|paid) (?:a |an |one |only |just "
            r")*(?:third|quarter|half|share|cut|percentage|part|"
            r"\d+ ?%|\d+ percent) of (?:what|whatever|everything|all that|the money) (?:we (?:collect|recover|bring in|get back)|is "
            r"(?:collected|recovered))\b",
            r"\b(?:chas|collect|recover|pursu|never paid|unpaid|overdue)\w*\b[^.?!]{0,80}\b(?:third|quarter|half|share|cut|"
            r"percentage|\d+ ?%|percent) of (?:what|whatever|everything) (?:comes in|they pay)\b",
            r"\b(?:has|have) (?:placed|put|turned over|assigned|sold|handed over) (?:the|this|your|that) (?:[\w-]+ "
            r"){0,2}?(?:account|debt|"
            r"balance|bill|invoice)s? (?:with|to) (?:us|our)\b",
            r"\bwe (?:now |have )?(?:handle|hold|own|manage|work|service|took over)\b[^.?!]{0,40}\byou (?:still )?owe "
            r"(?:(?-i:[A-Z])|them\b|\[(?!amount|balance|sum|total)|your (?:old|former|previous))",
            r"\bbought (?:up )?(?:the )?(?:\w+ ){0,2}?(?:unpaid|overdue|old|bad|past[- ]due|"
            r"outstanding) (?:\w+ )?(?:bills|accounts|debts|balances|invoices)\b",
            r"\bwe collect for (?:them|it|him|her|others|clients|(?-i:[A-Z])\w+)\b",
            r"\b(?:was|were|been) assigned (?:your|the) (?:past[- ]due |overdue |delinquent |unpaid )?(?:account|debt|"
            r"balance)\b", r"\battempt to collect\b", r"\bdefaulted (?:card|loan|account|debt)\b",
            r"\b(?:hired|engaged|retained|instructed) by (?:[\w&'’.-]+ ){1,5}?to (?:get|collect|recover|settle|pursue|"
            r"resolve)\b", r"\brecovery (?:office|department|firm|agents?|agency)\b",
            r"\b(?:we|office|firm|company) (?:have |has |'ve )?(?:bought|acquired|purchased) (?:your|the|"
            r"this) (?:\w+ )?(?:account|debt|loan|balance)\b",
            r"\b(?:pursu|chas|collect|recover)(?:e|es|s|ing) (?:overdue|unpaid|late|past[- ]due|"
            r"outstanding) (?:\w+ )?(?:invoices?|accounts?|bills?|balances?|debts?) (?:for|on behalf of|owed to)\b",
            r"\bnow (?:sits|rests|lies) with (?:us|our)\b", r"\bdebt collect(?:or|ors|ion)\b",
            r"\bcollection (?:agency|agencies|firm|company|bureau)\b", r"\bthird[- ]party collect\w+",
            r"\b(?:accounts?|balances?|debts?)[^.]{0,40}\b(?:placed|referred|assigned|turned over|sold|"
            r"transferred) (?:with|to) (?:us|our|this) ?(?:office|firm|agency|company)?",
            r"\bon behalf of (?:your |the |their |various |original |our )*(?:creditors?|lenders?|card issuers)\b",
            r"\bon behalf of (?:your |the |their |various |our )*(?:hospitals?|medical (?:practices|providers))\b"
            r"[^.?!]{0,60}\b(?:owed?|unpaid|debts?|balances?|bills?|past[- ]due)\b",
            r"\b(?:owed?|unpaid|debts?|balances?|bills?|past[- ]due)\b[^.?!]{0,60}\bon behalf of (?:your |the |their |"
            r"various |our )*(?:hospitals?|medical (?:practices|providers))\b",
            r"\b(?:recover|recovery of|collect|collects|collecting|collection of) (?:\w+[- ]){0,3}?(?:debts?|"
            r"receivables|past-?due (?:accounts|balances)|delinquent (?:accounts|balances)|unpaid (?:accounts|balances|"
            r"bills))\b[^.]{0,50}\b(?:for|of|from|owed to|on behalf of) (?:our |other |its )?(?:clients?|creditors?|"
            r"lenders?|hospitals?|companies|providers|landlords|banks|issuers|businesses|others)",
            r"\b(?:creditors?|clients)[^.]{0,30}\brecover\b", r"\bpurchased? (?:\w+ )?debts?\b", r"\bdebt buyers?\b",
            r"\battempt to collect a debt\b", r"\b(?:help|helps) creditors\b",
            r"\bcollections? (?:notices|messages|reminders|calls) (?:for|from|on behalf)\b",
            r"\breceivables? management\b",
            r"\b(?:firm|office|agency|we) (?:now )?(?:services?|owns?|holds?|collects?) (?:the|your|this) debt\b",
            r"\baccount resolution (?:firm|services)\b",
        ),
        weak=pattern(
            r"\bcreditors?\b", r"\bsettle(?:ment)? (?:of )?(?:your |the |balance|options?|offer)",
            r"\bunpaid balances?\b", r"\bpast-?due (?:balances?|receivables|accounts)\b", r"\bdelinquent\b",
            r"\bplaced with\b", r"\boriginal creditor\b", r"\bcharged-?off\b",
            r"\bowe (?-i:[A-Z][a-z])[\w&'-]+", r"\b(?:placed|left) (?:the|this|your) (?:account|bill|debt)\b",
        ),
        excuses=pattern(
            r"\b(?:data|disaster|injury|addiction|vehicle) recovery \w+",
            r"\b(?:rent|toll|garbage|trash|waste|blood|data|stamp|fall|spring|summer|winter|new|art|private|tax|"
            r"donation|recycling|book) collections?\b", r"\bnot (?:a )?debt collect\w+",
        ),
    ),
    Topic(
        "debt_relief", "debt consolidation, reduction and credit repair", (30949, 30897),
        strong=pattern(
            r"\b(?:card companies|banks|lenders|creditors|issuers|collectors) to (?:accept|take|settle|forgive|"
            r"agree)\b", r"\b(?:cents|pennies) on the dollar\b", r"\blate payments on your (?:credit )?report\b",
            r"\bscore (?:climbs?|jumps?|rises?|goes up)\b", r"\bcredit[- ]?fix\w*\b",
            r"\b(?:bad|late|negative|old) (?:marks?|payments?|items?|debts?|entries)[^.?!]{0,15}\b(?:wiped|off|removed|"
            r"deleted|erased|gone)\b", r"\boff (?:of )?your (?:credit )?reports?\b",
            r"\b\d+ ?(?:%|percent) off (?:of )?(?:what (?:you|they) owe|your debts?|the debt|your balances?)\b",
            r"\brolls? (?:\w+ ){0,4}?(?:balances|debts|cards|loans) into one\b",
            r"\bcreditors?\b[^.?!]{0,60}\b(?:half|less|forgiv\w+|reduc\w+|cents|waiv\w+|settl\w+|writ\w+ off)\b",
            r"\b(?:forgiv\w+|knock\w* (?:down|off)|writ\w+ off|wip\w+ out|eras\w+|slash\w*|shav\w+|shrink\w*|"
            r"talk\w* down) (?:\w+ ){0,4}?(?:debts?|what (?:you|they) owe|the rest of|card (?:bills?|balances?)|"
            r"student loans?)\b",
            r"\b(?:debts?|balances?|cards?|bills?)\b[^.?!]{0,15}\b(?:knocked|slashed|talked|brought|"
            r"negotiated) (?:down|off)\b",
            r"\b(?:drowning|buried|swamped|sinking|deep) (?:in|under|with) (?:\w+ ){0,2}?(?:debts?|cards?|card bills|"
            r"bills|loans)\b", r"\bbehind on (?:your |their )?(?:credit )?cards?\b(?! games?)",
            r"\bpay(?:ing)? (?:back )?only (?:a )?(?:part|fraction|portion|half|some)\b",
            r"\b(?:raise|boost|lift|add|increase|improve|jump)[^.?!]{0,25}\b(?:fico|credit (?:score|rating)|"
            r"points to your score)\b",
            r"\b(?:bad|negative|derogatory) (?:marks?|items?) (?:off|removed|deleted|gone)\b",
            r"\b(?:collections|charge-?offs|late payments|bankruptc(?:y|ies)|inquiries) (?:deleted|removed|erased|"
            r"wiped|off your report)\b", r"\bowe (?:the )?(?:irs|back taxes|state taxes|taxes)\b",
            r"\bone (?:\w+ )?payment (?:instead of|in place of|that replaces|for all)\b",
            r"\bstudent (?:loans?|debts?)\b[^.?!]{0,20}(?:\?|\b(?:wiped|forgiven|cancel\w+|discharged)\b)",
            r"\b(?:forgive|cancel|discharge) (?:your |all |their )*student loans?\b",
            r"\bdebt (?:consolidat\w+|settlements?|relief|reduc\w+|forgiveness|resolution|negotiat\w+|elimination|help|"
            r"solutions?|management plan)\b",
            r"\b(?:consolidat\w+|settle|reduce|eliminate|lower|cut|erase|wipe out|negotiate|slash) (?:(?:all|your|"
            r"their|his|her|my|the|of|client'?s?|credit card|card|unsecured|student|medical|tax|irs|what) )*(?:debts?|"
            r"you owe|they owe|balances owed)\b", r"\b(?:cut|reduce|lower)[^.]{0,15}\bwhat (?:you|they) owe\b",
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
            r"taxes)\b", r"\bcut (?:your|their) (?:monthly |card )?payments? (?:in half|by)\b",
            r"\bdebt settlement plan\b",
            r"\b(?:delete|remove|erase)s? (?:your |old |all )*(?:collections|charge-?offs|late payments|inquiries)\b",
        ),
        weak=pattern(
            r"\b(?:credit )?card debts?\b", r"\bnegotiat\w+\b", r"\bsettle for\b", r"\blower your payments?\b",
            r"\bcreditors?\b",
        ),
        excuses=pattern(
            r"\bdebt-?free\b(?! (?:program|plan|in \d))",
        ),
    ),
    Topic(
        "lead_generation", "third-party leads, affiliate marketing and data sale", (30897, 30951, 30896),
        strong=pattern(
            r"\bpays? us for (?:the |each |every |your )*(?:names?|numbers?|leads?|contacts?|referrals?|details|"
            r"introductions?)\b",
            r"\b(?:insurance|mortgage|solar|real estate|roofing|medicare|legal|aged|fresh|live) leads\b",
            r"\bquotes? from (?:up to )?(?:\d+|two|three|four|five|several|many|multiple|local|"
            r"top) (?:[\w-]+ ){0,2}?(?:movers?|insurers?|contractors?|installers?|roofers?|companies|agents?|lenders?|"
            r"dealers?|pros|carriers)\b",
            r"\b(?:our|these|the) (?:\w+ )?partners (?:will|may|can|then|who) (?:\w+ )?(?:text|call|contact|e-?mail|"
            r"phone|reach)\b", r"\bwho pay (?:us|for each|per|the \w+ for|our)\b[^.?!]{0,40}\b(?:names?|leads?|numbers?|introduc\w+|"
            r"refer\w*|contacts?|inquir\w+|enquir\w+|requests?|for (?:you|them|it))\b",
            rf"\b{BUSINESSES} (?:\w+ )?who pay (?:us|for each|per|our)\b",
            r"\b(?:for|per) each (?:\w+ ){1,2}?(?:we|they) (?:introduce|refer|send|pass)\w*\b",
            r"\b(?:placement|referral|finder'?s|introduction) fees?\b(?! (?:waived|is waived|of \$0))",
            r"\b(?:passed|handed|forwarded|referred|routed|sold|sent|introduced|given)\b[^.?!]{0,40}\bto (?:a |our |"
            r"the |an )?(?:panel|network|roster|pool|circle) of\b",
            r"\b(?:fee|price|commission|paid|pays?|pay us) (?:per|for each|for every|by the) (?:name|lead|referral|"
            r"enquir\w+|inquir\w+|head|case)\b",
            r"\b(?:have|get|let) (?:you )?(?:\d|two|three|four|five|several) (?:[\w-]+ ){0,2}?(?:roofers|contractors|"
            r"agents|lawyers|attorneys|movers|installers|brokers|plumbers|pros|dealers|lenders|"
            r"insurers)[^.?!]{0,15}\b(?:call|text|contact|phone|bid|quote)\b",
            r"\b(?:agents?|lawyers?|attorneys?|firms?|pros?|installers?|insurers?|brokers?|roofers?|lenders?|movers?|"
            r"dealers?|contractors?) (?:from|in|of) our (?:network|panel|list)\b",
            r"\bshares? (?:your|their) (?:request|details|info\w*|number|answers|inquiry|"
            r"contact)\b[^.?!]{0,20}\bwith (?:\w+ ){0,3}?(?:firms|companies|installers|contractors|agents|dealers|"
            r"lenders|insurers|brokers|buyers|partners|sellers|advertisers|providers)\b",
            r"\b(?:firms|companies|installers|contractors|agents|dealers|lenders|providers|"
            r"lawyers) (?:\w+ ){0,3}?(?:who|that|which) pay us\b",
            r"\b(?:join|become) (?:our |an |one of our )*affiliates?\b",
            r"\bcommissions? (?:each time|every time|whenever|when|for every|for each) [^.?!]{0,30}\b(?:link|click|"
            r"referral|sign)\w*", r"\b(?:names|numbers|contacts|e-?mails|phones)\b[^.?!]{0,40}\bfor sale\b",
            r"\b(?:voter|donor|consumer|homeowner|new mover|business) (?:lists?|records|leads)\b[^.?!]{0,30}\b(?:sale|"
            r"buy|order|zip|price)\b",
            r"\bcompare (?:\w+ ){0,3}?(?:insurers|contractors|movers|brokers|lawyers|attorneys|agencies)\b",
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
            r"\b(?:pass|passes|send|sends|forward|forwards|share|shares|sell|sells|route|routes|give|gives|hand|hands|"
            r"deliver)\w* (?:on )?(?:your|their|the|these|homeowners'?|consumers?'?|visitors'?|each|it|them|"
            r"customers'?|inquir\w+|requests?|details|information|"
            r"contact)(?! (?:plans?|orders?|drawings|measurements|photos|documents|deed|claims?|parts|prescription)\b)"
            r"(?: \w+){0,4} (?:on )?to (?:up to \w+ )?(?:[\w-]+,? ){0,4}?(?:installers?|contractors?|lenders?|"
            r"insurers?|agents?|dealers?|attorneys?|lawyers?|law firms|providers|partners?|companies|pros|brokers?|"
            r"buyers|advertisers|advisors|schools|colleges)\b",
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
            r"\b(?:near you|in your area)[^.]{0,25}\b(?:want|ready|waiting|eager|compet\w+)\b[^.]{0,20}\b(?:quote|bid|"
            r"job|call)\b", r"\bpass on your (?:number|details|contact|info\w*)\b",
            r"\blist (?:broker|rental|management)\b",
            # Others pay for people, and people's requests go to many.
            r"\b(?:that|who|which) (?:pay|pays) (?:us|it|them) (?:\w+ ){0,3}?for (?:\w+ )?(?:introductions?|names?|leads?|applications?|"
            r"referrals?|inquir\w+|enquir\w+)\b",
            r"\b(?:that|who|which) (?:buy|buys|purchase|purchases|bid (?:on|for)) (?:(?:these|the|its|our|your|such) "
            r")?(?:applications?|leads?|"
            r"inquir\w+|enquir\w+|names|contacts|requests|referrals|introductions)\b",
            r"\b(?:pass|send|forward|hand|introduc|refer|giv|sell|rout)\w*\b[^.?!]{0,80}\b(?:that|who|which) (?:pay|pays) (?:us|it)\b",
            r"\bpays? (?:us|it) (?:\w+ ){0,4}?(?:for|per) (?:(?:each|every|any) )?\w+ (?:that |whom? )?(?:we|it) (?:introduce|refer|send|"
            r"pass|deliver|bring|connect)s?\b",
            rf"\b(?:introduc|refer|match|connect|pass)\w*\b[^.?!]{{0,40}}\b(?:to|with) (?:one|some|any|several|two|three) of (?:the "
            rf"|our |its )"
            rf"?(?:[\w-]+ ){{0,3}}?{BUSINESSES}\b",
            rf"\bone of (?:the |our |its )?{MANY}(?:[\w-]+ ){{0,2}}?{BUSINESSES} (?:[\w-]+ ){{0,4}}?(?:will|may|can) "
            rf"(?:call|text|contact|phone|"
            rf"reach|write|be in touch)\b",
            rf"\b(?:pass|passes|send|sends|forward|forwards|hand|hands|give|gives|share|shares) "
            rf"(?:it|them|this|(?:your|their|each|every|the) "
            rf"\w+)(?: on)? (?:to|with) {MANY}(?:[\w-]+ ){{0,2}}?{BUSINESSES}\b",
        ),
        weak=pattern(
            r"\bpartner (?:installers?|agents?|lenders?|providers?|companies|dealers?|attorneys?|contractors?|"
            r"network)\b", r"\bmatch you with\b", r"\bwill contact you\b", r"\bget quotes?\b", r"\bquote requests?\b",
            r"\bmarketplace\b", r"\bfree quotes?\b",
        ),
        excuses=pattern(
            r"\b(?:team|project|shift|crew|group|youth|section|worship) leads?\b",
            r"\bmatch(?:es|ed)? you with (?:a |the right |one of our |your )*(?:tutor|dog|cat|pet|mentor|coach|"
            r"therapist|shift|job|instructor|caregiver|stylist|bike|nurse|doctor|teacher|volunteer)\w*",
        ),
    ),
    Topic(
        "get_rich", "get-rich-quick and recruiting schemes", (30897, 30951, 30885),
        strong=pattern(
            r"\b(?:members|people|reps|friends|partners|sellers) under you\b",
            r"\beveryone they (?:sign|bring|recruit|enrol)\w*\b",
            r"\b\d+ ?% of their (?:dues|sales|earnings|income|orders|fees|purchases)\b",
            r"\bearn on (?:every|each|all)\w*\b",
            r"\b(?:on|from) (?:everyone|anyone|each person|people|those) you (?:bring|recruit|sign|enrol)\w*\b",
            r"\bsell(?:ing)? to your (?:own )?(?:circle|network|friends|contacts|family)\b",
            r"\b(?:join|become)[^.?!]{0,30}\b(?:distributor|independent consultant|brand partner)s?\b",
            r"\b(?:part|cut|share|piece|percentage|slice|%) of (?:what|all|everything) (?:\w+ ){1,3}?(?:pays?|earns?|"
            r"makes?|sells?|buys?|brings?)\b", r"\b(?:leave|leaves|quit|quits) (?:the|your|their) (?:day )?job\b",
            r"\btook home \$ ?[\d,]+ (?:this|last|in)\b", r"\byour seat is \$",
            r"\bkeep \d+ ?(?:%|percent) of what they\b",
            r"\b(?:enrol|enroll|sign up|bring|recruit|sponsor|invite) (?:\d+|two|three|four|"
            r"five) (?:\w+ ){1,2}?[^.?!]{0,50}\b(?:keep|earn|get|make)\b[^.?!]{0,20}(?:%|\$|percent|of what)",
            r"\b(?:let|have) (?:them|others|your team|people) (?:work|earn|sell) for you\b",
            r"\bbuild (?:a|your)(?: own)? (?:sales )?team and (?:let|earn|watch|get)\b",
            r"\bstuff(?:ing)? envelopes\b",
            r"\$ ?[\d,]+k? (?:a|per|every) (?:week|day|month)\b[^.?!]{0,40}\b(?:kitchen|sofa|couch|your phone|bed|"
            r"laptop|home)\b",
            r"\b(?:kitchen table|sofa|couch|your phone|from home|at home)\b[^.?!]{0,30}\$ ?[\d,]+k? (?:a|per|"
            r"every) (?:week|day|month)\b",
            r"\b(?:my|our|this) (?:system|method|secret|formula)\b[^.?!]{0,15}\b(?:made|makes|earned|earns|brought|"
            r"pays)\b", r"\b(?:made|makes) me \$", r"\bundercover shopp\w+\b", r"\bfire your boss\b",
            r"\bnever work again\b", r"\breplace your (?:income|salary|paycheck)\b",
            r"\bditch (?:the|your) (?:9|nine|job|day)",
            r"\bget paid (?:up to )?(?:\$ ?\d+ )?to (?:post|click|like|watch|share|type|surf|shop|scroll)\b",
            rf"\b(?:earn|make|making|earning|get|bring home|pocket)s? (?:up to |over |an extra |extra |as much as |"
            rf"\w+ )?{MONEY}[^.]{{0,30}}\b(?:a|per|each|every|/|in (?:a|your|one)) ?(?:day|week|hour|month|spare time|"
            rf"weekend)[^.]{{0,40}}\b(?:home|phone|couch|no experience|spare time|online|anywhere|easy|without)",
            r"\b(?:earn|income|money|cash)[^.]{0,30}\b(?:from home|from (?:your|the) (?:phone|couch|sofa)|"
            r"while you sleep|in your sleep)\b",
            r"\bwork[- ](?:from|at)[- ]home (?:and earn|opportunit\w+|business|income|system|kit|scheme|today|"
            r"jobs? (?:pay|no))", r"\bpassive income\b", r"\bfinancial freedom\b", r"\bbe your own boss\b",
            r"\bmulti-?level marketing\b", r"\bmlm\b", r"\bnetwork marketing\b", r"\bdown-?lines?\b",
            r"\bpyramid\b(?! (?:scheme awareness|theat))", r"\bearn on what they\b",
            r"\b(?:bring in|sign up|recruit|enroll|sponsor) (?:\w+ ){1,3}(?:people|friends|members|"
            r"others)[^.]{0,60}\b(?:share|percent|cut|commissions?|earn|bonus)\b",
            r"\b(?:own|start a) (?:\w+ ){0,2}business from (?:home|your phone)\b",
            r"\brecruit (?:\w+ ){0,3}?(?:friends|people|others|members|team)[^.]{0,40}\b(?:earn|commission|bonus|"
            r"income|paid)",
            r"\b(?:bring|sign up|enroll|refer) (?:two|three|2|3|five|5|your) (?:friends|people|"
            r"others)[^.]{0,30}\b(?:earn|commission|income|make money)", r"\b(?:secret|mystery) shopp(?:er|ers|ing)\b",
            r"\bno experience (?:needed|necessary|required)[^.]{0,40}\b(?:earn|home|\$)", r"\bget rich\b",
            r"\bquit your (?:day )?job\b", r"\bground[- ]floor opportunity\b", r"\bunlimited (?:income|earning)\w*",
            r"\bincome opportunit(?:y|ies)\b", r"\bresidual income\b", r"\bsix[- ]figure income\b",
            r"\benvelope stuffing\b", r"\bside hustle\b",
        ),
        excuses=pattern(
            r"\bfood pyramid\b", r"\bpyramid (?:lake|peak|brewing|cafe|street|road)\b",
        ),
    ),
)  # fmt: skip
