"""Tricks that no text may play (reference 10.6)."""

from __future__ import annotations

from bot.domain.checks.topic import MONEY, Topic
from bot.domain.checks.words import pattern

TRICKS = (
    Topic(
        "deceptive", "deceptive marketing", (30885, 30897),
        strong=pattern(
            r"\b(?:your|ur) number came up\b",
            r"\b(?:unless|if|once|after|when) you pay (?:the |a |only |just )?\$ ?\d[\d.]* (?:\w+ )?(?:handling|"
            r"shipping|processing|release|fee|customs|postage)\b",
            r"\b(?:irs|tax|stimulus|government|treasury) (?:refund|check|payment|grant) (?:is )?(?:waiting|pending|"
            r"ready|approved)\b[^.?!]{0,20}\b(?:confirm|claim|tap|click|accept|verify)\b",
            r"\b(?:your|ur) (?:number|name|entry|phone) (?:was|has been|is|got) (?:drawn|picked|chosen|selected|"
            r"a winner)\b",
            r"\b(?:collect|redeem|pick up) your (?:free )?(?:iphone|ipad|prize|winnings|cash prize|jackpot)\b",
            r"\b(?:package|parcel|shipment|customs|redelivery) fee\b(?! (?:waived|is waived|list|schedule))",
            r"\b(?:guaranteed to )?(?:melt|burn|shed)(?:s|ing)? (?:\w+ )?(?:fat|pounds|"
            r"belly)\b[^.?!]{0,20}\b(?:\d+ days?|overnight|guaranteed|week)\b",
            r"\bguaranteed to (?:melt|burn|cure|shed|erase|reverse|heal)\b",
            r"\b(?:government|irs|state|treasury) owes you\b",
            r"\btap to (?:get|claim|collect|release) (?:it|your|the)\b",
            r"\b(?:you(?:'ve|'re| have| are|r number (?:has|was))?(?: just)? (?:been )?(?:randomly |specially |"
            r"personally )?(?:selected|chosen|picked|approved|won|win))\b[^.!]{0,60}(?:" + MONEY + r"|\bgift ?cards?\b|"
            r"\bprizes?\b|\brewards?\b|\biphones?\b|\bcash\b|\bvacation\b|\bcruise\b|\bgrant\b|\blottery\b)",
            r"\b(?:you|u)(?:'ve| have|r number has)? won\b(?! (?:the bid|your|lot|best|first|second|third|"
            r"the (?:auction|game|match|meet|award)))",
            r"\byou(?:'re| are) (?:a|our|the|today's) (?:lucky |grand[- ]prize )*winner\b",
            r"\bclaim (?:your|the|this|a)? ?(?:\w+ )?(?:" + MONEY + r" )?(?:\w+ ){0,2}?(?:prize|rewards?|gift ?card|"
            r"iphone|winnings|grant|cash|refund|inheritance)\b",
            r"\bfree (?:iphone|ipad|playstation|macbook|" + MONEY + r"|cash|money|vacation|cruise)\b(?! (?:box|"
            r"register|flow|management|course|class|workshop|order))",
            r"\b(?:claim|act|respond|confirm)[^.]{0,15}\b(?:in|within) (?:the next )?\d+ ?(?:min|minutes|hours?)\b",
            r"\bmiracle (?:cure|pill|diet)\b", r"\blose \d+ (?:lbs|pounds)[^.]{0,20}\b(?:days?|week|guaranteed)\b",
            r"\bguaranteed (?:winner|results|weight loss|cure)\b",
            r"\b(?:government|stimulus|federal) (?:grant|check|money)[^.]{0,30}\b(?:claim|waiting|approved|yours)\b",
            r"\b100% (?:free money|guaranteed|risk[- ]free)\b",
            r"\b(?:reward|gift|prize)s? (?:expires?|ends?) (?:today|tonight|soon)\b", r"\bdoctors hate\b",
            r"\bunclaimed (?:cash|funds|money|rewards?|prizes?|refunds?)\b", r"\bthey have been selected for\b",
            r"\brisk[- ]free money\b",
        ),
        excuses=pattern(
            r"\b(?:reward|loyalty) points? (?:expires?|ends?)\b", r"\bpoints? rewards?\b",
        ),
        on_site=False,
    ),
    Topic(
        "phishing", "asking for card numbers, passwords or other secrets", (30884, 30885),
        strong=pattern(
            r"\b(?:update|confirm|enter|verify) your (?:\w+ )?(?:card|bank|billing|payment)(?: \w+)? (?:now|today|"
            r"immediately|here)\b[^.?!]{0,20}\b(?:or|to avoid|before)\b", r"\bcode on the back of (?:your|the) card\b",
            r"\b(?:answer|reply|respond|text|send|message)\b[^.?!]{0,60}\b(?:your|the) (?:\w+ ){0,2}?(?:pin|cvv|"
            r"passcode|password|ssn)\b", r"\b(?:16|sixteen) digits\b", r"\bdigits on the (?:front|back)\b",
            r"\bverify (?:the |your )?(?:full |card |account )+number\b", r"\bnumber and pin\b",
            r"\b(?:frozen|locked|suspended|blocked|restricted) your (?:\w+ )?(?:card|account|access|"
            r"profile)\b.{0,80}\b(?:verify|click|log ?in|update|tap)\b",
            r"\b(?:what is|what's|send|text) your (?:social|ssn|pin|card number|password)\b",
            r"\b(?:your|the) (?:mailbox|e-?mail|inbox|login|wallet|benefits|online banking)(?: \w+)? (?:has been |"
            r"will be |is |was )(?:suspended|locked|frozen|blocked|limited|disabled|full)[^.?!]{0,60}\b(?:verify|"
            r"confirm|click|log ?in|update|http\w*|tap|act)",
            r"\b(?:reply|respond|text|send)(?: us)?(?: back)?(?: with)? (?:a |the )?(?:photo|picture|pic|copy|image|"
            r"scan) of your (?:\w+ ){0,3}?(?:ssn|social security|card|passport|debit|credit)\b",
            r"\blicen[cs]e and (?:ssn|social)\b",
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
        ),
        excuses=pattern(
            # Who turned on text codes to reset a password is not asked for it.
            r"\b(?:re-?set|chang|forg[eo]t|recover|restor|updat|renew|creat|lost)\w*(?: (?:of|for))?(?: (?:a|an|the|your|their|his|her|"
            r"my))?(?: \w+)? (?:password|passcode|pin|login)s?\b",
            r"\b(?:password|passcode|pin|login) (?:re-?sets?|changes?|recover\w*|updates?)\b",
        ),
        on_site=False,
    ),
    Topic(
        "viral", "messages to be passed on", (30535, 30885),
        strong=pattern(
            r"\b(?:share|send|forward|pass) (?:this|it|the)(?: (?:text|message|link|code))? (?:to|with) everyone\b",
            r"\b(?:invite|tell|text|refer|bring in) (?:\d+|two|three|four|five|six|ten) (?:pals?|friends?|buddies|"
            r"people|neighbou?rs)\b[^.?!]{0,40}(?:\$|\bfree\b|\bget\w*\b|\bearn\w*\b|\bwin\b)",
            r"\bcopy (?:and paste )?this (?:text|message)\b",
            r"\bpass (?:this|it) (?:on|round|around|along)\b(?! (?:the|a) (?:dish|table|plate))",
            r"\b(?:forward|share|pass|send|resend|text|copy)(?: on| along)? (?:this|it|the|our|your)? ?(?:(?:text|"
            r"message|sms|msg|link|code|offer|deal|invite|invitation)s? )?(?:along |on )?(?:to|with) (?:\d+|two|three|"
            r"four|five|six|seven|ten|all|your|a|some|every|as many|more)[\w ]{0,20}(?:friends?|people|contacts|family|"
            r"others|neighbou?rs|buddies|pals)\b",
            r"\b(?:invite|refer|tell|text|recruit) (?:\d+|two|three|four|five|six|ten|your|all your|a|"
            r"some) (?:\w+ )?(?:friends?|people|contacts|others|buddies)\b[^.]{0,40}\b(?:get|gets|earn|win|receive|"
            r"unlock|reward|free|both|each|" + MONEY + r")", r"\bfor (?:each|every) friend\b",
            r"\b(?:pass it on|chain (?:text|message)|go viral|spread the word by (?:text|forwarding))\b",
            r"\bforward (?:this|to)\b[^.]{0,30}\bfriends?\b",
            r"\bviral\b(?! (?:infection|illness|load|test|flu|video|hepatitis))",
        ),
        excuses=pattern(
            r"\bbring (?:a|your) friend\b[^.]*",
        ),
        on_site=False,
    ),
)  # fmt: skip
