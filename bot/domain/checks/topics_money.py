"""Money matters that may not be texted about in the US and Canada (reference 10.6)."""

from __future__ import annotations

from bot.domain.checks.topic import MONEY, Topic
from bot.domain.checks.words import pattern

MONEY_MATTERS = (
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
)  # fmt: skip
