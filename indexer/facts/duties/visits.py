"""How many visits a year are included."""

import re
from collections.abc import Iterator

from indexer.facts.document.blanks import has_blank
from indexer.facts.document.changes import without_replaced
from indexer.facts.document.document import Doc
from indexer.facts.document.found import Found
from indexer.facts.document.label_rows import label_rows
from indexer.facts.notation.numbers import ENGLISH, HAN, read_number

_VISIT = re.compile(
    r"现场|到场|上门|巡检|回访|驻场|到访|走访|\b(?:visits?|on-?\s?site|attend(?:s|ances?)?|inspections?|check-?ups?|call-?outs?"
    r"|(?:health|system|maintenance|site)[-\s]checks?|premises|(?:come|drop|pop|call)s?\s(?:and\ssee|in|by|round|over)\b"
    r"|your\s(?:offices?|works|sites?))(?![\w-])",
    re.IGNORECASE,
)
_NOT_VISIT = re.compile(
    r"不足|少于(?!\d|[一两二三四五六])|缺|超出|(?<!不)超过[^,。]{0,6}次|另行|额外|审计|检查保密|\b(?:further|additional|extra|beyond"
    r"|in\sexcess|audit\w{0,40}|costs?\s[£$€A-Z]|meets?|meetings?|board|releas\w{1,40}|update[sd]?)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"\s{0,40}(?:§\s?)?\(?\d{1,3}(?:\.\d{1,3})*[.)]?\s(?=[A-Z(])")
_N_ZH = rf"(?P<n>\d{{1,3}}|[{HAN}]{{1,4}})"
_ZH = re.compile(
    rf"(?:每(?:一|个)?(?P<period>季度?|半年|月|两个?月|(?:合同|服务|自然|日历|质保|维保)?年度?)|(?:全|一)年|年度?内)"
    rf"[^。;]{{0,24}}?{_N_ZH}\s?(?:人)?次"
)
_N_EN = rf"(?P<n>\d{{1,3}}|{ENGLISH})(?:\s?\(\d{{1,3}}\))?"
_UNIT_EN = (
    r"(?:(?:contract|calendar|service|support|agreement|full|given)\s)?(?P<{0}>year|annum|half[-\s]year|quarter|month|(?:two|three|four"
    r"|six)\smonths)"
)
_PER_EN = r"(?:per|a|an|each|every|in\s(?:each|any|every|a|the)|during\s(?:each|the)|within\seach)"
_THING_EN = r"(?:(?!year|annum|quarter|month)[\w-]{1,40}\s){0,5}?"
_EN = [
    re.compile(rf"\b{_N_EN}\s{_THING_EN}(?:[^.;,\d]{{0,30}}?\s)?{_PER_EN}\s{_UNIT_EN.format('unit')}\b", re.IGNORECASE),
    re.compile(rf"\b{_N_EN}\s[^.;]{{0,50}}?\b(?P<adverb>annually|yearly|quarterly)\b", re.IGNORECASE),
    re.compile(rf"\b{_PER_EN}\s{_UNIT_EN.format('unit')},?\s[^.;]{{0,60}}?\b{_N_EN}(?![\w%])", re.IGNORECASE),
    re.compile(rf"\b(?P<times>once|twice)\s(?:{_PER_EN}|in)\s{_UNIT_EN.format('unit')}\b", re.IGNORECASE),
    re.compile(rf"\b(?:each|every)\s{_UNIT_EN.format('unit')}\b", re.IGNORECASE),
    re.compile(r"\bon\sa\s(?P<adverb>quarterly|monthly|half-yearly|six-monthly|yearly)\sbasis\b", re.IGNORECASE),
    re.compile(
        r"\b(?P<adverb>quarterly|monthly|half-yearly|semi-annual|twice-yearly|six-monthly|annual)\s(?:[\w-]{1,40}\s){0,4}?"
        r"(?:visit|attendance|inspection|(?:health|site)[-\s]check)s?\b",
        re.IGNORECASE,
    ),
]
_TIMES = {
    "季": 4, "季度": 4, "半年": 2, "月": 12, "两个月": 6, "两月": 6, "quarterly": 4, "quarter": 4, "monthly": 12,
    "month": 12, "half-yearly": 2, "half-year": 2, "half year": 2, "semi-annual": 2, "twice-yearly": 2,
    "six-monthly": 2, "six months": 2, "four months": 3, "three months": 4, "two months": 6,
}  # fmt: skip


def onsite_visits(doc: Doc) -> Found | None:
    """Find how many visits a year are included, in a labelled row or in a sentence."""
    for text, start, is_visit in _texts(doc):
        for match in _frequencies(without_replaced(text)):
            near = text[max(0, match.start() - 40) : match.end() + 40]
            around = text[max(0, match.start() - 12) : match.end()]
            if (is_visit or _VISIT.search(near)) and not _NOT_VISIT.search(around) and (count := _count(match)):
                return Found(count, start + match.start(), start + match.end())
    return None


def _texts(doc: Doc) -> Iterator[tuple[str, int, bool]]:
    """The sentences that speak of visits, then the values of rows that are labelled so."""
    for span in doc.sentences:
        if _VISIT.search(span.text) and not has_blank(span.text) and "|" not in span.text:
            number = _CLAUSE.match(span.text)
            skip = number.end() if number else 0
            yield span.text[skip:], span.start + skip, False
    for row in label_rows(doc):
        if _VISIT.search(row.label) and len(row.value.text) < 80 and not has_blank(row.value.text):
            yield row.value.text, row.value.start, True


def _frequencies(text: str) -> Iterator[re.Match[str]]:
    for pattern in (_ZH, *_EN):
        yield from pattern.finditer(text)


def _count(match: re.Match[str]) -> int | None:
    parts = match.groupdict()
    times = {"once": 1, "twice": 2}.get((parts.get("times") or "").lower())
    number = times or (read_number(parts["n"]) if parts.get("n") else 1)
    period = (parts.get("unit") or parts.get("adverb") or parts.get("period") or "year").lower()
    return None if number is None or number > 60 else number * _TIMES.get(period, 1)
