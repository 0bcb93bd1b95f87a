"""When a contract ends and how long it runs, in English: an end date, an anniversary, or a length from its start."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from indexer.facts.document.document import Span
from indexer.facts.document.found import Found
from indexer.facts.notation.dates import DateAt
from indexer.facts.notation.durations import LengthAt, find_durations
from indexer.facts.notation.numbers import ORDINALS, read_number
from indexer.facts.term.expiry_words import KEY, SCORES
from indexer.facts.term.mentions import Stated, changed_to
from indexer.facts.term.starts import Days
from knowledge.rules.time.durations import Duration, add_months, last_day

_RECITAL = re.compile(
    r"\bwhereas\b|\bthat\s{1,40}certain\b|\b(?:trial|evaluation|previous|prior|original|former"
    r"|expired)\s{1,40}(?:[\w-]{1,40}\s{1,40}){0,3}agreement",
    re.IGNORECASE,
)
_DASH = re.compile(r"\d\s{0,40}[-–—]\s{0,40}$")
_UNSURE = re.compile(r"\b(?:longer|shorter)\s{1,40}(?:of|than)\b", re.IGNORECASE)
_BREAK = re.compile(
    r",?\s{1,9}(?:and|but)\s{1,40}(?:[\w,]+\s{1,40}){0,4}?may\s{1,40}(?:\w{1,40}\s{1,40}){0,3}?terminate", re.IGNORECASE
)
_THRESHOLD = 3
_ENDS = re.compile(
    r".*\b(?P<word>until|till|through|thru|to(?=\s{1,40}(?:and\s{1,40}including\s{1,40}|midnight\s{1,40}(?:on|of)\s{1,40}|the\s{1,40})?$)|ending|ends?|ended|expir(?:es?|ing)|expiration(?:\s{1,40}date)?"
    r"|expiry(?:\s{1,40}date)?|terminat(?:es?|ing)|conclud(?:es?|ing)|runs?\s{1,40}out|lapses?|finish(?:es)?|ceases?|is\s{1,40}over|closes?"
    r"|later\s{1,40}of|no\s{1,40}event\s{1,40}later\s{1,40}than|including|end\s{1,40}date|termination\s{1,40}date|last\s{1,40}day|continue)\b(?:[^.;]|[ap]\.m\.){0,48}$",
    re.IGNORECASE | re.DOTALL,
)
_NOT_END = re.compile(
    r".*\b(?P<word>dated|made|entered|commenc\w{1,40}|begin\w{0,40}|start\w{0,40}|effective|since)\b[^.;]{0,24}$",
    re.IGNORECASE | re.DOTALL,
)
_ANNIVERSARY = re.compile(
    r"(?P<eve>day\s{1,40}(?:\w{1,40}\s{1,40})?(?:prior\s{1,40}to|before|preceding)\s{1,40})?(?:the\s{1,40})?(?:(?P<word>"
    + "|".join(sorted(ORDINALS, key=len, reverse=True))
    + r")(?:\s{0,40}\(\s?(?P<both>\d{1,2})\s?(?:st|nd|rd|th)?\s?\))?|(?P<n>\d{1,2})\s?(?:st|nd|rd"
    r"|th))[\s-]{1,3}(?:year\s{1,40})?anniversary",
    re.IGNORECASE,
)
_FROM_IT = re.compile(
    r"\b(?:anniversary\s{1,40}of|(?:years?|months?|weeks?|days?)\s{1,40}(?:after|from|following))\s{1,40}(?:\w{1,40}\s{1,40}){0,3}$",
    re.IGNORECASE,
)
_OF = re.compile(r"\s{1,9}(?:of|after|following)\s{1,40}(?:the\s{1,40})?(?:[\w]+\s{1,40}){0,4}")
_YEAR_END = re.compile(
    r"\b(?:until|through|to)\s{1,40}the\s{1,40}end\s{1,40}of\s{1,40}(?:the\s{1,40})?(?:calendar\s{1,40})?(?:year\s{1,40})?(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"\b(?:terms?|periods?|for|of|be|is|continue|effect|force|expires?|last|least|initial|initially|end|until|run|in"
    r"|duration|full|valid|to|within|terminate|:)"
    r"[\s:|()\"'a-z-]{0,24}(?:i\.e\.,?\s{1,40}(?:an?\s{1,40})?)?$",
    re.IGNORECASE,
)
_NOT_FOR = re.compile(
    r"\b(?:renew\w{0,40}|additional|successive|extend\w{0,40}|extension|notice|further|prior|subsequent|consecutive|every|each"
    r"|within|such|said)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"['’]?\s{0,2}(?:\)\s{0,40})?(?:prior|advance|written|notice|before|of\s{1,40}notice)\b|['’]\s?(?:\w{1,40}\s){0,3}notice",
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
        if not KEY.search(sentence.text):
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
    points = sum(value for value, pattern in SCORES if pattern.search(text))
    heading = stated.doc.heading_at(sentence.start)
    points += 2 * bool(re.search(r"\b(?:term|duration|renewal)\b", heading, re.IGNORECASE))
    return points - 6 * (_RECITAL.search(text[:120]) is not None)


def _ending(stated: Stated, sentence: Span, days: Days) -> Ending | None:
    if _UNSURE.search(sentence.text):
        return None
    length = _length(sentence)
    finish = _end_date(stated, sentence) or _anniversary(stated, sentence, days) or _year_end(sentence)
    if length is None:
        return Ending(finish, None, sentence.start, sentence.end) if finish else None
    if finish is None:
        start = (
            days.start(_from(stated, sentence, length))
            if not _dated_start(stated, sentence)
            else _dated_start(stated, sentence)
        )
        finish = last_day(start, length.value) if start else None
    return Ending(finish, length.value, sentence.start, sentence.end, length.start, length.end)


def _end_date(stated: Stated, sentence: Span) -> date | None:
    whole = stated.sentence(sentence.start)
    changed = sentence.start if whole.start < sentence.start else -1
    for at in stated.within(sentence.start, sentence.end):
        before = sentence.text[max(0, at.start - sentence.start - 120) : at.start - sentence.start]
        if _FROM_IT.search(before):
            continue
        ends, other = _ENDS.search(before), _NOT_END.search(before)
        dashed = _DASH.search(before) is not None and len(stated.within(sentence.start, at.end)) > 1
        if (ends and (not other or _last(ends) > _last(other))) or changed == at.start or dashed:
            return at.value
    return None


def _last(match: re.Match[str]) -> int:
    """Where the last of the words that lead up to a date begins."""
    return match.start("word")


def _anniversary(stated: Stated, sentence: Span, days: Days) -> date | None:
    match = _ANNIVERSARY.search(sentence.text)
    if match is None or not _ENDS.search(sentence.text[max(0, match.start() - 120) : match.start()]):
        return None
    number = ORDINALS[match["word"].lower()] if match["word"] else read_number(match["n"])
    of = [
        at
        for at in stated.within(sentence.start + match.end(), sentence.end)
        if _OF.fullmatch(stated.doc.plain, sentence.start + match.end(), at.start)
    ]
    start = of[0].value if of else days.start(sentence.text[match.end() : match.end() + 80])
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
    named = re.search(
        r"\b(?:from|following|after|commenc\w{1,40}|begin\w{0,40}|starting|of)\b[^.;]*", behind, re.IGNORECASE
    )
    return named[0] if named else sentence.text[: length.start - sentence.start]
