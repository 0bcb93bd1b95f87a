"""Dates as contracts write them, in Chinese and English, with the place of each in the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

from indexer.facts.notation.numbers import HAN, ORDINALS, read_number

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"(?P<month>january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?"
)
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s{1,3})?"
_SUFFIX = r"(?:\s?(?:s\s?t|n\s?d|r\s?d|t\s?h)\b\.?)?"
_WORDS = "|".join(sorted(ORDINALS, key=len, reverse=True))
_DAY = rf"(?:\(?(?P<day>\d{{1,2}}){_SUFFIX}\)?|(?P<word>{_WORDS})(?:\s{{0,3}}\(\d{{1,2}}{_SUFFIX}\))?)"
_YEAR = r"(?:in\s{1,3}the\s{1,3}year\s{1,3}|year\s{1,3})?(?P<year>(?:19|20)\d\d)(?!\d)"
_GAP = r"[\s,]{0,6}"
_N = rf"[0-9{HAN}]"

_SHAPES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # 2026年3月1日, 二〇二六年三月一日, 2026 年 3 月 1 日
        rf"(?<![0-9{HAN}])(?P<year>[0-9〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖]{{4}})\s?年\s?(?P<month>{_N}{{1,3}})\s?月"
        rf"\s?(?P<day>{_N}{{1,3}})\s?[日号]",
        # June 21, 1999 / March 1st, 2026 / July 11 , 2006
        rf"\b{_MONTH}{_GAP}(?:the\s{{1,3}})?{_DAY}{_GAP}(?:of\s{{1,3}})?{_YEAR}",
        # 1 March 2026 / 1st day of March, 2026 / 20th day of Friday, March 2020
        rf"(?<![\d/.-]){_DAY}\s{{0,3}}(?:day\s{{1,3}})?(?:of[\s-]{{1,90}})?{_WEEKDAY}{_MONTH}{_GAP}"
        rf"(?:day\s{{1,3}}of\s{{1,3}}|of\s{{1,3}})?{_YEAR}",
        # 31-Oct-2026 / 31.Oct.26
        rf"(?<![\d-])(?P<day>\d{{1,2}})[-/.]{_MONTH}[-/.]?(?P<year>\d{{4}}|\d\d)(?!\d)",
        # 2026-03-01 / 2026/3/1 / 2026.3.1
        r"(?<![\d./-])(?P<year>(?:19"
        r"|20)\d\d)\s?(?P<sep>[-/.])\s?(?P<month>\d{1,2})\s?(?P=sep)\s?(?P<day>\d{1,2})(?![\d%])",
        # 03/01/2026, 1.3.2026, 3-5-98: which number is the month is decided by `order`
        r"(?<![\d./,$-])(?P<a>\d{1,2})(?P<sep>[-/.])(?P<b>\d{1,2})(?P=sep)(?P<year>(?:19|20)\d\d|\d\d)(?![\d/%]"
        r"|[-.]\d)",
    )
)
_YEARS = re.compile(r"(?:19|20)\d\d|[-/.]\d\d(?!\d)|年")
_BEFORE, _AFTER = 160, 12
_SLASHED = _SHAPES[-1]
_DAY_FIRST = re.compile(r"\(?\bdd\s?[/.-]\s?mm\b|\bday\s?/\s?month|\bTT\s?[/.-]\s?MM\b", re.IGNORECASE)
_MONTH_FIRST = re.compile(r"\bmm\s?[/.-]\s?dd\b|\bmonth\s?/\s?day", re.IGNORECASE)
_DAY_FIRST_PLACE = re.compile(
    r"£|€|\b(?:plc|Ltd|Limited|GmbH|B\.?V\.|Pty|EUR|GBP|INR|AUD|NZD|SGD|HKD|VAT|United Kingdom|England|Wales"
    r"|Scotland|Ireland|Germany|France|Netherlands|Spain|Italy|Austria|Switzerland"
    r"|Australia|New Zealand|India|Singapore|Hong Kong)\b"
)
_MONTH_FIRST_PLACE = re.compile(
    r"US\$|/s/|\b(?:Inc|LLC|Corp|Corporation|USD|U\.S\.|United States|Delaware|California|New York|Texas"
    r"|Massachusetts|Illinois|Washington|Florida|sales tax|State of)\b"
)


@dataclass(frozen=True, slots=True)
class DateAt:
    """A date and the range of characters that write it."""

    value: date
    start: int
    end: int


def find_dates(text: str, *, offset: int = 0, day_first: bool = False) -> list[DateAt]:
    """Every whole date in a text, in order; `offset` is added to the ranges.

    `day_first` reads 03/04/2026 as 3 April; a number above 12 settles the order by itself, dots mean day first.
    """
    found: list[DateAt] = []
    for start, end in _windows(text):
        for match in chain.from_iterable(shape.finditer(text, start, end) for shape in _SHAPES):
            value = _value(match, day_first=day_first)
            if value is not None:
                found.append(DateAt(value, offset + match.start(), offset + match.end()))
    return list(_apart(sorted(found, key=lambda at: (at.start, -at.end))))


@dataclass(frozen=True, slots=True)
class DateOrder:
    """In which order a document writes 03/04/2026; `settled` where it says so itself, or has no such date.

    `day_first` is a guess from the place where that is not so, and none where nothing speaks for either order.
    """

    day_first: bool | None
    settled: bool


def order_of(text: str) -> DateOrder:
    """Decide from a whole document whether 03/04/2026 is 3 April; unmistakable dates and its own words settle it."""
    slashed = [match for match in _SLASHED.finditer(text) if match["sep"] != "."]
    parts = [(int(match["a"]), int(match["b"])) for match in slashed]
    said = {a > 12 for a, b in parts if (a > 12) != (b > 12)}
    said |= {True} if _DAY_FIRST.search(text) else set()
    said |= {False} if _MONTH_FIRST.search(text) else set()
    open_ = [match for match, (a, b) in zip(slashed, parts, strict=True) if a <= 12 and b <= 12 and a != b]
    if not open_ or len(said) == 1:
        return DateOrder(said.pop() if len(said) == 1 else False, settled=True)
    said = said or _written_out(text, open_)
    if len(said) == 1:
        return DateOrder(said.pop(), settled=True)
    day, month = _DAY_FIRST_PLACE.search(text) is not None, _MONTH_FIRST_PLACE.search(text) is not None
    return DateOrder(None if day == month else day, settled=False)


def _written_out(text: str, slashed: list[re.Match[str]]) -> set[bool]:
    """The orders in which slashed dates are days that the document also writes with the month's name."""
    own = {match.start() for match in slashed}
    named = {at.value for at in find_dates(text) if at.start not in own}
    orders = [{first for first in (True, False) if _value(match, day_first=first) in named} for match in slashed]
    return set().union(*(order for order in orders if len(order) == 1))


def day_comes_first(text: str) -> bool:
    """Whether 03/04/2026 is 3 April, as far as one can tell."""
    return order_of(text).day_first is True


def _windows(text: str) -> list[tuple[int, int]]:
    """The stretches around years: nothing else can hold a date, and most of a contract is something else."""
    found: list[tuple[int, int]] = []
    for match in _YEARS.finditer(text):
        start, end = max(0, match.start() - _BEFORE), match.end() + _AFTER
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _value(match: re.Match[str], *, day_first: bool) -> date | None:
    parts = match.groupdict()
    if "a" in parts:
        day, month = _ordered(int(parts["a"]), int(parts["b"]), first_is_day=day_first or parts["sep"] == ".")
    else:
        day = ORDINALS[parts["word"].lower()] if parts.get("word") else read_number(parts["day"]) or 0
        name = parts["month"][:3].lower()
        month = _MONTHS.index(name) + 1 if name in _MONTHS else read_number(parts["month"]) or 0
    year = read_number(parts["year"]) or 0
    try:
        return date(_century(year), month, day)
    except ValueError:
        return None


def _ordered(first: int, second: int, *, first_is_day: bool) -> tuple[int, int]:
    if first > 12:
        return first, second
    if second > 12:
        return second, first
    return (first, second) if first_is_day else (second, first)


def _century(year: int) -> int:
    if year >= 100:
        return year
    return year + (2000 if year < 70 else 1900)


def _apart(ordered: list[DateAt]) -> Iterator[DateAt]:
    """Of overlapping readings keep the first and longest."""
    end = -1
    for at in ordered:
        if at.start >= end:
            yield at
            end = at.end
