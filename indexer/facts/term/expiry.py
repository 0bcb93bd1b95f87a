"""When a contract ends and how long it runs, in English: an end date, an anniversary, or a length from its start."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from indexer.facts.dates_text import DateAt
from indexer.facts.document import Span
from indexer.facts.durations_text import LengthAt, find_durations
from indexer.facts.found import Found
from indexer.facts.numbers_text import ORDINALS, read_number
from indexer.facts.term.mentions import Stated, changed_to
from indexer.facts.term.starts import Days
from knowledge.rules.durations import Duration, add_months, after

_KEY = re.compile(
    r"\bterm\b|in\s+(?:full\s+)?force|in\s+effect|expir|terminat|\bvalid|\bruns?\b|\blasts?\b|provided|continu"
    r"|effective|until|duration|\bends?\b"
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
_COMPILED = tuple((points, re.compile(pattern, re.IGNORECASE)) for points, pattern in _SCORES)
_RECITAL = re.compile(
    r"\bwhereas\b|\bthat\s+certain\b|\b(?:trial|evaluation|previous|prior|original|former"
    r"|expired)\s+(?:[\w-]+\s+){0,3}agreement",
    re.IGNORECASE,
)
_DASH = re.compile(r"\d\s*[-–—]\s*$")
_UNSURE = re.compile(r"\b(?:longer|shorter)\s+(?:of|than)\b", re.IGNORECASE)
_BREAK = re.compile(r",?\s+(?:and|but)\s+(?:[\w,]+\s+){0,4}?may\s+(?:\w+\s+){0,3}?terminate", re.IGNORECASE)
_THRESHOLD = 3
_ENDS = re.compile(
    r".*\b(?P<word>until|till|through|thru|to(?=\s+(?:and\s+including\s+|midnight\s+(?:on|of)\s+|the\s+)?$)|ending|ends?|ended|expir(?:es?|ing)|expiration(?:\s+date)?"
    r"|expiry(?:\s+date)?|terminat(?:es?|ing)|conclud(?:es?|ing)"
    r"|later\s+of|no\s+event\s+later\s+than|including|end\s+date|termination\s+date|last\s+day|continue)\b(?:[^.;]|[ap]\.m\.){0,48}$",
    re.IGNORECASE | re.DOTALL,
)
_NOT_END = re.compile(
    r".*\b(?P<word>dated|made|entered|commenc\w+|begin\w*|start\w*|effective|since)\b[^.;]{0,24}$",
    re.IGNORECASE | re.DOTALL,
)
_ANNIVERSARY = re.compile(
    r"(?P<eve>day\s+(?:\w+\s+)?(?:prior\s+to|before|preceding)\s+)?(?:the\s+)?(?:(?P<word>"
    + "|".join(sorted(ORDINALS, key=len, reverse=True))
    + r")(?:\s*\(\s?(?P<both>\d{1,2})\s?(?:st|nd|rd|th)?\s?\))?|(?P<n>\d{1,2})\s?(?:st|nd|rd"
    r"|th))[\s-]{1,3}(?:year\s+)?anniversary",
    re.IGNORECASE,
)
_YEAR_END = re.compile(
    r"\b(?:until|through|to)\s+the\s+end\s+of\s+(?:the\s+)?(?:calendar\s+)?(?:year\s+)?(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"\b(?:terms?|periods?|for|of|be|is|continue|effect|force|expires?|last|least|initial|initially|end|until|run|in"
    r"|duration|full|valid|to|within|terminate|:)"
    r"[\s:|()\"'a-z-]{0,24}(?:i\.e\.,?\s+(?:an?\s+)?)?$",
    re.IGNORECASE,
)
_NOT_FOR = re.compile(
    r"\b(?:renew\w*|additional|successive|extend\w*|extension|notice|further|prior|subsequent|consecutive|every|each"
    r"|within|such|said)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"['’]?\s{0,2}(?:\)\s*)?(?:prior|advance|written|notice|before|of\s+notice)\b|['’]\s?(?:\w+\s){0,3}notice",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Ending:
    """An end date and a length, either of which may be unknown, with the range that says them."""

    finish: date | None
    term: Duration | None
    start: int
    end: int
    term_start: int = 0
    term_end: int = 0


def find(stated: Stated, days: Days) -> Ending | None:
    """Find how the contract ends: in the sentence that speaks most plainly of its own term."""
    best: tuple[int, Ending] | None = None
    every: list[Ending] = []
    for sentence in stated.doc.sentences:
        if not _KEY.search(sentence.text):
            continue
        part = changed_to(sentence)
        points = max(_points(stated, part), _points(stated, sentence))
        ending = _ending(stated, part, days) if points > 0 else None
        if ending is None:
            continue
        every.append(ending)
        if points >= _THRESHOLD and (best is None or points > best[0]):
            best = (points, ending)
    return _with_length(best[1], every) if best else None


def _with_length(ending: Ending, others: list[Ending]) -> Ending:
    """Give an ending that only says its date the length of another sentence that ends on the same day."""
    same = next((one for one in others if one.term and one.finish and one.finish == ending.finish), None)
    if ending.term or same is None:
        return ending
    return replace(ending, term=same.term, term_start=same.term_start, term_end=same.term_end)


def fields(ending: Ending | None, named: dict[str, DateAt]) -> dict[str, Found]:
    """Give `expires_on` and `term` of an ending; a date labelled as the end where no sentence gives one."""
    found = {}
    labelled = next((named[name] for name in ("expiration", "expiry", "end", "termination") if name in named), None)
    if ending and ending.finish and not ("expiration" in named or "expiry" in named):
        found["expires_on"] = Found(ending.finish.isoformat(), ending.start, ending.end)
    elif labelled:
        found["expires_on"] = Found(labelled.value.isoformat(), labelled.start, labelled.end)
    if ending and ending.term:
        found["term"] = Found(str(ending.term), ending.term_start, ending.term_end)
    return found


def _points(stated: Stated, sentence: Span) -> int:
    text = _BREAK.split(sentence.text[:500])[0]
    points = sum(value for value, pattern in _COMPILED if pattern.search(text))
    heading = stated.doc.heading_at(sentence.start)
    points += 2 * bool(re.search(r"\b(?:term|duration|renewal)\b", heading, re.IGNORECASE))
    return points - 6 * (_RECITAL.search(text[:120]) is not None)


def _ending(stated: Stated, sentence: Span, days: Days) -> Ending | None:
    if _UNSURE.search(sentence.text):
        return None
    length = _length(sentence)
    finish = _end_date(stated, sentence) or _anniversary(sentence, days) or _year_end(sentence)
    if length is None:
        return Ending(finish, None, sentence.start, sentence.end) if finish else None
    if finish is None:
        start = (
            days.start(_from(stated, sentence, length))
            if not _dated_start(stated, sentence)
            else _dated_start(stated, sentence)
        )
        finish = after(start, length.value) - timedelta(days=1) if start else None
    return Ending(finish, length.value, sentence.start, sentence.end, length.start, length.end)


def _end_date(stated: Stated, sentence: Span) -> date | None:
    whole = stated.sentence(sentence.start)
    changed = sentence.start if whole.start < sentence.start else -1
    for at in stated.within(sentence.start, sentence.end):
        before = sentence.text[max(0, at.start - sentence.start - 120) : at.start - sentence.start]
        ends, other = _ENDS.search(before), _NOT_END.search(before)
        dashed = _DASH.search(before) is not None and len(stated.within(sentence.start, at.end)) > 1
        if (ends and (not other or _last(ends) > _last(other))) or changed == at.start or dashed:
            return at.value
    return None


def _last(match: re.Match[str]) -> int:
    """Where the last of the words that lead up to a date begins."""
    return match.start("word")


def _anniversary(sentence: Span, days: Days) -> date | None:
    match = _ANNIVERSARY.search(sentence.text)
    if match is None or not _ENDS.search(sentence.text[max(0, match.start() - 120) : match.start()]):
        return None
    number = ORDINALS[match["word"].lower()] if match["word"] else read_number(match["n"])
    start = days.start(sentence.text[match.end() : match.end() + 80])
    if start is None or not number:
        return None
    return add_months(start, 12 * number) - timedelta(days=1 if match["eve"] else 0)


def _year_end(sentence: Span) -> date | None:
    match = _YEAR_END.search(sentence.text)
    return date(int(match["year"]), 12, 31) if match else None


def _length(sentence: Span) -> LengthAt | None:
    for at in find_durations(sentence.text, offset=sentence.start):
        before = sentence.text[max(0, at.start - sentence.start - 120) : at.start - sentence.start]
        behind = sentence.text[at.end - sentence.start : at.end - sentence.start + 40]
        long = at.value.months or at.value.days >= 28
        if long and _FOR.search(before) and not _NOT_FOR.search(before) and not _NOTICE.match(behind):
            return at
    return None


def _dated_start(stated: Stated, sentence: Span) -> date | None:
    """The date in the sentence from which the length runs."""
    return next((at.value for at in stated.within(sentence.start, sentence.end)), None)


def _from(stated: Stated, sentence: Span, length: LengthAt) -> str:
    """The words about the start: those behind the length, else those of the whole sentence."""
    behind = sentence.text[length.end - sentence.start :][:160]
    named = re.search(r"\b(?:from|following|after|commenc\w+|begin\w*|starting|of)\b[^.;]*", behind, re.IGNORECASE)
    return named[0] if named else sentence.text[: length.start - sentence.start]
