"""How an English report speaks of its last change, scope, data and urgency: patterns by field, the surest first."""

import re

_END = r"(?=[,;!?\n]|\.(?:\s|$)|$|\s(?:no|nobody|none|every|all|we|I)\s)"
_CHANGE = (
    r"(?:upgrade|update|patch|hot ?fix|release|deployment|roll-?out|migration|go-live|maintenance|change|reboot|"
    r"restart|cut-?over|move|policy push|push|new version|import|load)s?"
)
_CHANGED = (
    r"(?:upgrad|updat|patch|migrat|install|switch|mov|restart|reboot|chang|deploy|replac|push|roll|reconfigur)"
    r"(?:e?d|ing)"
)
_DAY = r"(?:\s+(?:last night|yesterday|tonight|today|this morning|on \w{3,6}day))?"
_SINCE = r"\b(?:(?:ever|right|just|directly) )?(?:since|after|following)\s+"
_WORDS = r"(?:(?!button|next|planned|the next)[\w'’./-]{1,20}\s+){0,5}?"

CHANGES = (
    rf"{_SINCE}{_WORDS}{_CHANGE}\b(?! (?:button|request|order)s?){_DAY}",
    rf"{_SINCE}{_WORDS}(?:{_CHANGED}|ran)\b[^,;!?\n]{{0,40}}?{_END}",
    rf"\b(?:I|we|they|IT|somebody|someone|the vendor)\s+(?:ha(?:ve|s)\s+)?(?:just\s+)?"
    rf"(?:upgraded|updated|patched|migrated|changed|replaced|moved|restarted)\b[^,;!?\n]{{0,50}}?{_END}",
)

_PEOPLE = (
    r"(?:users?|people|colleagues|staff|employees|operators|sites?|plants?|shops?|stores?|warehouses?|lines|offices?|"
    r"departments?|teams?|buyers?|workstations|terminals|scanners|desks?)"
)
_NUMBER = (
    r"(?:\d{1,6}|two|three|four|five|six|seven|eight|nine|ten|a dozen|twelve|fifteen|twenty|thirty|forty|fifty|"
    r"a hundred)"
)
_SOME = (
    rf"(?:all|every|both|several|most|half|some|many|(?:(?:about|around|roughly|at least|over|more than)\s)?{_NUMBER})"
)
_NO_PLACE = r"(?!(?:morning|afternoon|evening|moment|last|once|least|all)\b)"
_MORE = (
    r"(?:(?:,\s?|\s(?:and|or)\s)(?:(?-i:[A-Z][\w-]+)|[a-z]+(?=\s(?:and|or|can|cannot|has|have|is|are|got|gets?)\b)))"
)
_AT = rf"(?:\s(?:in|at|of|on|from)\s(?:the |any )?{_NO_PLACE}[a-z][\w-]+{_MORE}{{0,4}})?"
_HIT = (
    r"(?!\s(?:created|made|did|knows?|(?:ha(?:s|ve|d) )?(?:noticed|complained|seen|asked)|else|"
    r"(?:(?:is|are) )?(?:green|fine|ok|okay))\b)"
)

SCOPES = (
    rf"\b(?:none|all|half) of (?:us|them)\b{_HIT}{_AT}|\b(?:all|only|just) \d{{1,6}} of (?:us|them)\b",
    rf"\b{_SOME}\s(?:of\s)?(?:the\s|our\s)?(?:(?!of|and)[\w-]{{1,20}}\s){{0,2}}?{_PEOPLE}\b{_HIT}{_AT}",
    rf"\b(?:everyone|everybody|nobody|no one|no-one)\b{_HIT}{_AT}",
    r"\b(?:the )?(?:whole|entire) (?:company|plant|site|office|department|warehouse|team|floor|place|shop)\b",
    r"\b(?:company|site)-?wide\b|\bthe whole of (?-i:[A-Z]\w+)|\bany user in \w+",
    r"\b(?:only|just) (?:me|my desk|mine|one (?:user|person|desk))\b|\b(?:one|a single) (?:user|person|colleague)\b",
)

_THINGS = (
    r"(?:orders|invoices|records|rows|documents|vouchers|batches|items|entries|postings|transactions|files|drawings|"
    r"deliver(?:y notes|ies)|shipments|lots|certificates|lines|parts|movements|journals|lists)"
)
_MONTH = r"(?-i:January|February|March|April|May|June|July|August|September|October|November|December)"
_FROM = r"(?:of|from|since|for|between|booked|created)\s(?:between\s)?"
_PERIOD = rf"(?:\d[^,.;!?\n]{{0,30}}|{_MONTH}(?: \d{{1,4}})?|last (?:week|month|year)|yesterday|\w{{3,6}}day)"
_WORDS_OF = r"(?:[\w-]{1,20}\s){0,2}?"

DATA = (
    rf"(?:\b(?:about|around|some|over|roughly)\s)?(?<![\w.,])\d[\d,.]{{0,11}}\s?(?:k|thousand|million)?\s"
    rf"(?:of (?:the|our) )?{_WORDS_OF}{_THINGS}\b",
    rf"\b(?:all|the|every|our)\s{_WORDS_OF}{_THINGS}\s{_FROM}{_PERIOD}",
    rf"\b(?:the |all )?{_MONTH}(?:'s)?\s{_THINGS}\b",
    r"\b(?:item|customer|order|invoice|batch|lot|supplier|part)\s(?:no\.? ?|number )?#?(?=[\w-]{0,20}\d)[\w-]{3,30}\b",
)

LATER = (
    r"\bno (?:rush|hurry)\b|\bnot urgent\b|\b(?:it )?can wait\b",
    r"\bwhen(?:ever)? (?:you|they|someone|somebody) (?:have|has|gets?|finds?) (?:(?:a|the|some) )?"
    r"(?:moment|minute|time|chance)\b",
)
NOW = (
    r"\b(?:immediately|at once|right away|straight away|within the hour)\b",
    r"\b(?:fix|need|do|restore)\b[^.!?\n]{0,20}\bnow\b",
)
TODAY = (
    r"\b(?:by|before|until) (?:noon|tonight|this (?:evening|afternoon)|(?:the )?end of (?:the )?(?:day|shift)|"
    r"close of business|\d{1,2}(?::\d\d)?\s?(?:am|pm|o'clock)|the board at \d+)(?: today)?\b",
    r"\b(?:need|fix|want)\b[^.!?\n]{0,30}\btoday\b|\btoday (?:if|please|at the latest)\b",
)
WEEK = (
    r"\b(?:by|before) (?:(?:next |this )?(?-i:[A-Z])[a-z]{2,5}day|the weekend|the end of (?:the|this) week)\b",
    r"\bthis week (?:please|at the latest)",
)

MODULES = (re.compile(r"\b(?:(?!The |This |That |Every |An? |In )[A-Z][\w&-]{1,20}\s){1,3}(?=module\b)"),)
