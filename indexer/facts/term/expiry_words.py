"""The words by which an English sentence shows that it speaks of a contract's own end, each with its points."""

import re

KEY = re.compile(
    r"\bterm\b|in\s+(?:full\s+)?force|in\s+effect|expir|terminat|\bvalid|\bruns?\b|\blasts?\b|provided|continu"
    r"|effective|until|duration|\bends?\b|\blapses?\b|\bceases?\b|\bfinish|\bover\s+on\b|\bcloses?\b|anniversary"
    r"|ending|conclud|\bperiod|\blast\s+day|\bentered\s+into\s+for",
    re.IGNORECASE,
)
_SCORES = (
    (
        4,
        r"\b(?<!during\sthe\s)(?<!throughout\sthe\s)(?:initial\s+|current\s+)?(?:term|duration)\s+of\s+(?:th(?:is|e)\s+)?(?:\w+\s+){0,3}(?:agreement"
        r"|contract|venture|(?-i:[A-Z]{3,6})|amendment|sow"
        r"|order|engagement|lease|license|licence|subscription|services|franchise|charter|appointment"
        r"|endorsement|sponsorship|arrangement)\b",
    ),
    (
        4,
        r"\(?(?:the\s+|herein\s+|an?\s+|collectively\s+)?[\"']"
        r"(?:(?:Initial|Contract|Agreement|Services?|Subscription|Sponsorship|Licen[cs]e|Supply|Support|Engagement|Endorsement"
        r"|Lease|Franchise|Primary|Base|Original)\s+){0,2}(?:Term|Period)[\"']",
    ),
    (
        4,
        r"\b(?<!then\s)(?<!then-)(?:initial|current|minimum|committed)\s+(?:term|period)\b|\bfirst\s+(?:term|period)\b"
        r"|^\W*(?:[\d.]+\s+)?(?:initial\s+|minimum\s+|fixed\s+|committed\s+"
        r"|contract\s+|(?:subscription|order|licen[cs]e|service|support|agreement)\s+)?(?:term|period|duration)\s*[:|]",
    ),
    (
        3,
        r"\bth(?:is|e)\s+(?:[\w-]+\s+){0,3}?(?:agreement|contract|amendment|addendum|sow|order"
        r"|lease|venture"
        r"|promotion|undertaking)"
        r"(?:\s+and\s+[^.]{0,60}?)?\s+(?:\([^)]{0,60}\)\s+)?(?:shall|will|is|has|commences?|continues?|remains?"
        r"|stays?|expires?|terminates?|runs?|takes|lasts|covers)\b",
    ),
    (
        2,
        r"\b(?:shall|will|and|to)\s+(?:now\s+|hereby\s+|therefore\s+|instead\s+)?(?:expire|terminate|end)s?\s+(?:on|at|as\s+of)\b|\bterminating\s+on"
        r"|\bexpires\s+on|\bending\s+on",
    ),
    (
        3,
        r"^\W*(?:[\d.]+\s+)?(?:it|(?:this|the|our|your|its|all|each)\s+(?:[\w-]+\s+){0,2}?"
        r"(?:agreement|contract|subscription|licen[cs]e|plan|order|cover|support|services?|maintenance|hosting))\s+"
        r"(?:shall\s+|will\s+|then\s+|automatically\s+|therefore\s+){0,3}(?:ends?|expires?|runs?\s+out|lapses?"
        r"|finish(?:es)?|ceases?|comes?\s+to\s+an\s+end|is\s+over|closes?|terminates?)\s+(?:on|at|by|with|as\s+of)\b",
    ),
    (2, r"\bunless\s+(?:\w+\s+){0,2}(?:terminated|extended|renewed)"),
    (
        3,
        r"^\W*(?:[\d.]+\s+)?the\s+(?:current\s+|initial\s+)?term\s+(?:is|shall|will|ends|expires|begins|commences"
        r"|runs)\b",
    ),
    (3, r"^\W*(?:[\d.]+\s+)?it\s+(?:is\s+concluded|runs|lasts|stays|remains|continues|is\s+valid|ends|expires)\b"),
    (
        3,
        r"\b(?:support|services?|subscription|licen[cs]e|maintenance)\s+(?:will|shall|is|are|runs?"
        r"|lasts?)\b[^.]{0,20}\b(?:provided|supplied|granted|valid|for|from)\b",
    ),
    (
        4,
        r"\b(?:order|subscription|licen[cs]e|service|support|contract)\s+(?:term|period)\s+(?:is|shall|will|of"
        r"|begins|runs)\b",
    ),
    (4, r"\b(?:expiry|expiration|end|termination)\s+date\b.{0,60}?\b(?:changed|extended|moved|amended|replaced)\b"),
    (4, r"\blast\s+day\s+of\s+(?:this|the)\s|^\W*(?:expires|ends|valid\s+(?:until|to|through))\s*[:|]"),
    (3, r"\b(?:entered\s+into|concluded|agreed)\s+for\s"),
    (2, r"\bremains?\s+(?:valid|in)|\bin\s+(?:full\s+)?force|\bin\s+effect\b"),
    (
        2,
        r"\b(?:commenc\w+|begin\w*|starts?)\b[^.]{0,120}\b(?:continu\w+|until|through|end\w*|expir\w+|terminat\w+"
        r"|for)\b",
    ),
    (
        -5,
        r"\bsurviv|\bconfidential|\bcompet|\bsolicit|\bwarrant|\binsurance|\binvoice|\bpayable|\broyalty\s+term"
        r"|\bcure\b|\brecords?\b|\bfiscal|\binterest\s+(?:at|on|rate|payment)|\baccrue|\b36[056]\b"
        r"|\bforecast|\bemploy|\bescrow|\bprice|\bfees?\b|\bminimum\b(?!\s+(?:term|period))|\bpatent|\broyalt|\bshelf|\bbreach|\bdefault",
    ),
    (
        -4,
        r"^\W*(?:[\w.()]{1,8}\s+)?(?:thereafter|upon\s+(?:the\s+)?expir|if\s|in\s+the\s+event|after\s+the"
        r"|following\s+(?:the\s+)?(?:expir|termin)|for\s+(?:a|the)\s+period)",
    ),
    (
        -6,
        r"\b(?:during|while|so\s+long\s+as|throughout)\b[^.]{0,120}\b(?:term|force|effect|agreement"
        r"|period)\b[^.]{0,120}\b(?:and|or)\s+(?:(?:thereafter\s+)?for|(?:the|an?)\s+\w+)\b"
        r"|\bin\s+force\s+and\s+for\s+a\b|\bobligations?\s+(?:will|shall)\s+(?:exist|continue|survive|remain)",
    ),
    (
        -8,
        r"\bcalendar\s+(?:year|quarter|month)s?\b[^.]{0,80}\b(?:means?|first|last|shall)\b|\b(?:first"
        r"|last)\s+(?:calendar|contract|fiscal)\s+(?:year|quarter)",
    ),
    (
        -8,
        r"^\W*(?:[\d.()]+\s+)?[\"'](?!(?:(?:the|initial|contract|agreement|services?|subscription|order|licen[cs]e)\s+)*(?:term|period"
        r"|duration|expir|terminat))[^\"']{1,40}[\"']\s+(?:shall\s+|will\s+)?means?\b",
    ),
    (-6, r"^.{0,120}\b(?:may|right\s+to|option\s+to|elect\s+to|wish\w*\s+to)\s+(?:renew|extend)"),
    (-4, r"\bdecision\s+to\s+terminate|following\s+(?:a\s+)?(?:written\s+)?notice|\bshorter\s+than|\blonger\s+of"),
    (
        -6,
        r"\b(?:product|contract|fiscal|program|production|processing)\s+year[\"']?\s+(?:shall|means?|is)\b"
        r"|\btransition\s+services|\bdate\s+of\s+(?:such\s+)?termination"
        r"|\bduring\s+the\s+period\b",
    ),
    (-4, r"\bterminates?\s+(?:if|upon(?!\s+the\s+(?:earli|later))|when)\b|\bdevelopment\s+term|\bfirst\s+offer"),
    (-4, r"\bnotice\b[^.]{0,60}\bterminat|\bmay\s+(?:terminate|be\s+terminated|cancel)|\bright\s+to\s+terminate"),
    (-14, r"\bwhereas\b|\bthat\s+certain|\bhas\s+expired|\bexpired\s+on|\bwas\s+(?:due|entered)|\bdue\s+to\s+end"),
)
SCORES = tuple((points, re.compile(pattern, re.IGNORECASE)) for points, pattern in _SCORES)
