"""Consent that people are made to give: the words in which a service hangs on it, and what only sounds like that."""

from __future__ import annotations

from bot.domain.checks.words import pattern

NOT_REQUIRED = pattern(
    r"\b(?:not|never|isn't|aren't|no|without being|nor|neither)(?: \w+){0,2} (?:required|mandatory|necessary|"
    r"compulsory|obligatory|(?:pre-?)?condition\w*|prerequisite|obliged|a must)[^.;\"]*",
    r"\b(?:not|never|isn't|no|nobody|none)(?: \w+){0,2} (?:have to|has to|needs? to|must)\b[^.;\"]*", r"\bmust not\b[^.;\"]*",
    r"\brequired (?:fields?|by (?:law|the carriers?))\b",
    r"\bis (?:a )?required (?:field|to reply)\b",
    r"\b(?:do not|don't|need not|does not|doesn't) (?:have to|need to|require)[^.;\"]*",
)  # fmt: skip
REQUIRED = pattern(
    r"\brequired (?:to|for|in order to|before|when) (?:\w+ ){0,3}?(?:reserve|book|order|buy|purchase|check ?out|"
    r"register|join|continue|proceed|sign|complete|create|open|use|get|receive|enter|finish|submit|apply|enrol\w*|"
    r"activate|participate|access|service|booking|checkout|registration|membership|treatment|appointment|"
    r"participation|purchase|account|every|all)",
    r"\b(?:must|have to|has to|need to|needs to|are required to|is required to) (?:\w+ ){0,2}?(?:agree|consent|opt|"
    r"tick|check|accept|subscribe|sign up (?:for|to) (?:our )?(?:texts|sms)|receive texts|provide consent)\b",
    r"\b(?:consent|box|opt-?in|opting in|joining|signing up|saying yes|checkbox|agreement|agreeing|texts?|this) (?:\w+ )?(?:is|"
    r"are) (?:required|mandatory|"
    r"compulsory|obligatory|a (?:condition|requirement)|necessary)\b",
    r"\bmandatory (?:box|check ?box|consent|opt-?in|field|step)\b",
    # "Must make this election in order to be placed"
    r"\b(?:must|have to|has to|need to|needs to|(?:is|are) (?:asked|required|obliged) to) (?:\w+ )?(?:make (?:this|the|such an?) "
    r"(?:election|"
    r"choice|selection)|elect to\b|subscribe\b|be subscribed|be on (?:the|our) (?:text )?list|mark (?:the|this) (?:box|square|line|part)|"
    r"give (?:this|the|such) consent|initial (?:the|this))\b",
    r"\brequired (?:check ?box|box|consent|opt-?in|tick)\b",
    r"\b(?:cannot|can't|can not|unable to|may not|not able to) (?:\w+ ){0,3}?(?:without (?:agreeing|consenting|"
    r"ticking|checking|accepting|opting|it|the box|consent)|unless|until (?:they|you|the box))",
    r"\bonly (?:possible|available|after|once|if|when) (?:\w+ ){0,4}?(?:box is (?:ticked|checked)|agree(?:d|"
    r"s)? to (?:receive )?(?:texts|text|sms)|opt(?:ed)? in|consent(?:ed)?)",
    r"\bas a (?:condition|requirement) (?:of|for)\b",
    r"\bby (?:making a purchase|purchasing|placing an order|ordering|booking|creating an account|registering|"
    r"providing (?:your|their|a|my)(?: \w+)? (?:phone )?number|giving us (?:your|their) number|checking out|"
    r"completing (?:your|a) purchase|becoming a member)[^.\"]{0,40}\b(?:automatically|consents?|agrees?|opts? in|"
    r"are (?:opted|enrolled|subscribed))\b",
    r"\b(?:automatically|auto-?) ?(?:enrolled|subscribed|added|opted|signed up|enrols?|enrolls)\b",
    r"\b(?:enrol|enroll|subscribe|sign)(?:s|ed)? (?:every|all|each) \w+ (?:up )?(?:automatically|by default)",
    r"\b(?:every|all|each) (?:customers?|members?|guests?|clients?|patients?|users?|buyers?) (?:is|are|gets?|"
    r"will be) (?:\w+ )?(?:added|enrolled|subscribed|opted)",
)  # fmt: skip


# What people lose who say no: "we cannot release money to borrowers who decline", "the button stays grey until …".
REFUSING = (
    r"(?:declin\w+|refus\w+|say(?:s|ing)? no|said no|(?:do|does|did|will|would) not (?:agree|consent|accept|tick|check|sign|opt|want|"
    r"say yes)|"
    r"(?:don't|doesn't|didn't|won't) (?:agree|consent|accept|tick|check|sign|opt|want|say yes)|without (?:it|this|them|agreeing|"
    r"consent\w*|ticking|"
    r"checking|accepting|opting|a yes|saying yes|the (?:box|tick|texts|consent))|(?:leave|leaves|leaving|left) (?:it|the box) (?:empty|"
    r"blank|"
    r"un\w+)|(?:box|it) (?:is|stays|remains) (?:left )?(?:empty|blank|un\w+)|not (?:agreed|consented|ticked|opted)|opt(?:s|ed)? out|"
    r"unless|until)"
)
DENYING = (
    r"(?:(?:\w+n't|not|cannot|unable to|never) (?:be |get |to )?(?:\w+ )?(?:releas|serv|book|process|ship|open|approv|fund|finish|"
    r"complet|start|schedul|"
    r"plac|made|deliver|join|accept|admit|rent|sell|sold|treat|see|seen|take|hold|held|continu|proceed|enter|play|order|reserv|activat|"
    r"register|"
    r"us(?:e|ing)\b|"
    r"get|give|hand|issu|work|go|let|offer|provid|confirm|ride|stay|park|pick)\w*|no (?:service|loan|booking|order|account|entry|"
    r"membership|"
    r"appointment|delivery|discount|refund|table|key|ride|room|seat|spot)|(?:turned|sent) away|(?:go|goes) elsewhere|means? no (?!texts?|"
    r"messages?)\w+|(?:put|moved|sent|placed|go|goes|wait) (?:at|to|in|till) the "
    r"(?:very )?(?:end|back|bottom|last)|(?:pay|pays|charged) (?:more|extra|a higher)|(?:lose|loses|forfeit|forfeits)|(?:is|"
    r"are|will be|"
    r"gets?) (?:refused|rejected|denied|cancelled|canceled|dropped|declined|closed|held back|put last|charged))"
)
THING = (
    r"(?:button|form|order|booking|account|membership|loan|gate|registration|application|checkout|appointment|service|key|"
    r"reservation|page|"
    r"purchase|enrol\w+|delivery|money|funds?|ticket|payment|coupon|discount)"
)
OTHER_THINGS = (
    r"(?!texts?|messages?|sms|problem|matter|worr|hard|harm|pressure|trouble|obligation|fuss|reminders?|alerts?|notices|"
    r"news|updates)"
)
# "Registration is complete only when Part D is marked", "taps are connected once the holder has subscribed"
DONE = (
    r"(?:complet(?:e|ed)|connected|processed|released|delivered|issued|activated|opened|confirmed|scheduled|finished|final|valid|"
    r"admitted|"
    r"approved|served|booked|started|placed|filled|honou?red|handed (?:out|over)|shipped|installed|(?:turned|switched) "
    r"on|reserved|seated|"
    r"accepted|assigned|registered|enrolled)"
)
SAID_YES = (
    r"(?:subscrib\w+|agree[sd]?|consent(?:s|ed)?|opt(?:s|ed)? in|sign(?:s|ed)? up|elect(?:s|ed)|sa(?:ys|id) "
    r"yes|(?:tick|check|mark|initial|"
    r"sign)(?:s|ed)? (?:the|this) "
    r"(?:box|line|part|section|square)|(?:box|line|part|section|square)\b[^.;!?]{0,20}\b(?:ticked|checked|marked|"
    r"signed|initial\w*))"
)
DENIED_TO = pattern(
    rf"\b(?:is|are|will be|gets?|becomes?|counts as) (?:only )?{DONE} (?:only )?(?:once|after|when|if|upon|as soon "
    rf"as)\b(?:(?!not\b)[^.;!?]){{0,40}}"
    rf"\b{SAID_YES}\b",
    rf"\bonly (?:once|after|when|if)\b[^.;!?]{{0,40}}\b{SAID_YES}\b[^.;!?]{{0,40}}\b(?:is|are|will|can|do|does) (?:\w+ ){{0,4}}?{DONE}\b",
    rf"\bno (?:tick|yes|consent|opt-?in|check|agreement|ok|sign-?up|box)(?:,| -| means| =)? ?no {OTHER_THINGS}\w+",
    r"\b(?:can't|cannot|can not|may not) be (?:declined|refused|turned off|switched off|avoided|skipped|opted out of)\b",
    rf"\b{DENYING}\b[^.;!?]{{0,80}}\b{REFUSING}\b", rf"\b{REFUSING}\b[^.;!?]{{0,60}}\b{DENYING}\b",
    rf"\b{THING}s?\b[^.;!?]{{0,40}}\b(?:stays?|remains?|is|are|only|not|\w+n't)\b[^.;!?]{{0,40}}\b(?:until|unless|only "
    rf"(?:after|once|when|"
    rf"if)|once)\b"
    r"[^.;!?]{0,40}\b(?:box|tick\w*|check(?:ed|s)?|agree\w*|consent\w*|opt\w*|yes|accept\w*)\b",
    r"\b(?:need|require|insist on|depend on|want) (?:it|this|the (?:box|tick|consent|texts?)|(?:your|their) (?:consent|yes|agreement)|"
    r"consent|"
    r"agreement to texts?|a yes) (?:before|to|for|in order|from (?:every|all|each))\b",
    r"\b(?:texts?|consent|agreement|opting in|agreeing|a yes|saying yes) (?:is|are|comes?) (?:\w+ )?(?:a )?(?:prerequisite|precondition|"
    r"part of "
    r"(?:the|every|each|our|any|all)|with (?:every|each|all|the) (?:\w+ "
    r")?(?:member|order|account|booking|plan|loan|purchase)\w*|essential|"
    r"included with|non-?negotiable|a must|tied to|unavoidable)\b",
    r"\b(?:price|cost|condition) (?:of|for) (?:a|an|the|your|any|every|our)\b", r"\bin (?:exchange|return) for\b",
    r"\bonly (?:for |to )?(?:those|people|customers|members|guests|clients|patients|\w+s) who (?:agree|consent|tick|check|say yes|opt|"
    r"sign|accept)",
    r"\bonly (?:\w+ )?(?:serve|book|rent|sell|admit|ship|see|treat|accept|take|help|deliver)\b[^.;!?]{0,40}\bwho (?:agree|consent|tick|"
    r"say yes|opt|accept)",
    r"\b(?:everyone|everybody|anyone|all|every \w+|each \w+) (?:who \w+ (?:\w+ ){0,3})?(?:has to|must|have to|needs to) (?:say yes|"
    r"agree|accept|"
    r"consent|receive|take|get|tick|sign|opt)\b",
)  # fmt: skip
# "Nobody is turned away for saying no", "declining will not cost you your place", "we do not text those who decline".
HARMLESS = pattern(
    rf"\b(?:texts?|messages?|texting|subscriptions?|sign-?ups?|signing up|joining|subscribing|opting "
    rf"in|opt-?ins?|numbers?|alerts?|reminders?|notices?|confirmation|consent|"
    rf"box|choice|"
    rf"lists?|(?:program|programme)|enrol+ment in \w+)\b[^.;!?]{{0,40}}\b(?:is|are|will be|gets?|becomes?) (?:only )?{DONE}\b[^.;!?]*",
    r"\b(?:text|message|send|write|contact)s?\b[^.;!?]{0,30}\bonly\b[^.;!?]*",
    r"\bonly\b[^.;!?]*\b(?:texts?|messages?|texted|messaged)\b[^.;!?]*",
    r"\b(?:not|\w+n't|never|no) (?:\w+ ){0,3}?(?:price|cost|condition)\b[^.;!?]*",
    r"\b(?:nobody|no one|none|never|neither)\b[^.;!?]*",
    r"\b(?:not|\w+n't|never|no way) (?:be )?(?:\w+ )?(?:lose|forfeit|affect|chang|hurt|cost|delay|turn|refus|den(?:y|ied)|reject|matter|"
    r"influenc|"
    r"treat|charg|cancel|held against|penali|need)\w*[^.;!?]*",
    r"\b(?:text|message|messages|texts|sms|anything|contact|write|reminders?|alerts?)\b[^.;!?]{0,40}\b(?:unless|until|without)\b[^.;!?]*",
    r"\b(?:unless|until|without)\b[^.;!?]{0,60}\b(?:no (?:\w+ )?(?:texts?|messages?|sms)|(?:not|\w+n't|never) (?:be )?(?:text|send|sent|"
    r"message|contact)\w*)",
    r"\b(?:who|that|if (?:they|you)) [^.;!?]{0,40}\b(?:is|are|get|gets) no (?:texts?|messages?)\b",
    r"\b(?:not|\w+n't|never|won't) (?:be )?(?:text|send|sent|message|messaged|contact|receive|get)\w*(?: \w+){0,4} (?:texts?|messages?|"
    r"us|you|them)\b",
    r"\b(?:do not|don't|need not|does not|doesn't|not|never) (?:have to|need|require)\w*[^.;!?]*",
)  # fmt: skip
# The same in the words of a demand: "no tick, no ticket", "only with a yes", "enrolling requires consent", "texts come with every ticket".
YES = (
    r"(?:(?:text |sms |texting )?consent(?:ing)?|agree(?:ing|ment|s|d)?|opt(?:ing|s|ed)?[ -]in|a yes|saying yes|says? yes|accept(?:s|ed|"
    r"ing|ance)?|"
    r"a tick|ticking|sign(?:s|ed|ing)? up)"
)
RECEIVED = r"(?:(?:receive|get|our|the|receiving|getting|these|regular) ){0,2}"
OF_TEXTS = rf"(?: (?:to|for|of|in to|into) {RECEIVED}(?:texts?|text messages?|sms|texting|messages?))?"
DEAL = (
    r"(?:order|booking|purchase|account|visit|rental|ticket|reservation|membership|member|stay|class|lesson|enrol\w+|registration|plan|"
    r"loan|lease|"
    r"appointment|renter|customer|guest|client|patient|student|tenant|donation|delivery|seat|pass|season|contract)s?"
)
DEMANDED = pattern(
    rf"\b(?<!text )(?<!texts )(?<!send )only (?:with|after|upon|on|against) (?:a |an |their |your |the |written |"
    rf"prior )*{YES}\b(?! (?:we|do we|to text))",
    rf"\b(?:only|just) (?:\w+ ){{0,5}}?(?:if|when|once|after|those who|people who|\w+s who) (?:\w+ )?{YES} (?:to|for) (?:\w+ )?(?:texts?|"
    rf"sms|messages?)\b$",
    rf"\b(?:only|just) (?:\w+ ){{0,5}}?(?:if|when|once|after|those who|people who|\w+s who) (?:\w+ )?{YES} (?:to|for) (?:\w+ )?(?:texts?|"
    rf"sms|messages?)[.;!\"]",
    rf"\b(?:{DEAL}|\w+ing|we|shop|club|form|school) (?:\w+ )?(?:requires?|demands?|calls for|takes|presupposes|hinges on) (?:your |"
    rf"their |a |an |the )?{YES}\b",
    rf"\b{YES}{OF_TEXTS} (?:is|are) (?:\w+ )?(?:needed|required|called for|mandatory|compulsory|obligatory|a must|necessary|expected)\b",
    rf"\b{YES}{OF_TEXTS} (?:go|goes|come|comes|is bound up|is built in|is bundled) (?:in|with|into) (?:to )?(?:the|every|each|any|all|"
    rf"your|our|a) {DEAL}\b",
    rf"\b{YES}{OF_TEXTS} (?:is|are) (?:the |a |part of the |our )?(?:price|cost|condition|terms?|fare|ticket) (?:of|for|to)\b",
    rf"\btexts? (?:come|comes|go|goes|are included) with (?:every|each|any|all|your) {DEAL}\b",
    rf"\btexts? as part of (?:\w+ )?{DEAL}\b",
    rf"\b(?:every|each|any|an?|your|all) {DEAL} (?:also |automatically )?(?:signs?|opts?|enrol\w*|adds?|subscribes?|puts?) (?:you|them|"
    rf"people|the \w+) "
    r"(?:up|in|on|to|for)\b",
    r"\b(?:must|have to|has to|needs? to|are to|is to) (?:\w+ )?(?:say yes|give (?:us )?(?:a yes|consent)|okay|allow|permit|take|receive)"
    r"(?: to)? (?:our |the )?(?:texts?|text messages|sms)\b",
)
# "To get texts you must tick the box", "we need a yes before we text": the texts alone hang on it.
TO_GET_TEXTS = pattern(
    r"\b(?:must|have to|has to|needs? to) (?:make (?:this|the) \w+|subscribe|elect|(?:mark|initial) (?:the|this) \w+) (?:in order "
    r")?to (?:get|receive|be "
    r"sent|hear) (?:\w+ ){0,3}?(?:texts?|messages?|sms|alerts|reminders|notices|updates)\b[^.;]*",
    r"\b(?<!agree )(?<!agreeing )(?<!agrees )(?<!consent )(?<!in )(?<!required )(?<!yes )(?<!agreement )"
    r"(?:to|in order to) (?:get|receive|join|have|be sent|be|start|turn on|sign up for) (?:\w+ ){0,3}?(?:texts?|texted|messages?|sms|"
    r"alerts|"
    r"reminders|notices|updates|program|list)\b[^.;]*",
    r"\b(?:before|for) (?:we (?:can |may |ever )?|us to |sending |any )?(?:text|texting|send|sending|message|messaging)\b[^.;]*",
    r"\bto (?:text|message|send) (?:you|them|people|him|her|anyone|anybody|texts)\b[^.;]*",
    r"\b(?:text|texts|texting|messages?|messaging|send|sends|sending|sent|texted|alerts|reminders|notices|law|rules?|tcpa|carriers?|"
    r"regulations?)\b"
    r"[^.;]{0,40}\b(?:only|requires?|demands?|needs?|takes)\b[^.;]*",
    rf"\b{YES}{OF_TEXTS} (?:is|are) (?:\w+ )?(?:needed|required|necessary) (?:before|for|to) (?:\w+ ){{0,3}}?(?:texts?|messages?|send|"
    rf"sms)\b[^.;]*",
    r"\b(?:tick\w*|box(?:es)?|numbers?|lists?|add(?:ed|s)?|sav\w+|check\w*|mark\w*|record\w*|join\w*)\b[^.;]{0,40}\bonly\b[^.;]*",
    rf"\b{YES} (?:is|are) (?:\w+ )?(?:needed|required|necessary) (?:for|from) (?:each|every|both|either)\b[^.;]*",
    r"\b(?:get|gets|receive|receives|be sent|are sent|is sent)\b (?:\w+ ){0,3}?(?:texts?|messages?|sms) only\b[^.;]*",
    r"\bonly\b[^.;]*\b(?:get|gets|receive|receives|is sent|are sent|texted|messaged|hear)\b[^.;]*",
)
DENIED_AT_ALL = pattern(r"\b(?:not|never|\w+n't|no|nor|neither|nobody|none|without)\b[^.;]*")
