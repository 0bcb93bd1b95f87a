"""Lengths of time as contracts write them, in Chinese and English, with the place of each in the text."""

import re
from dataclasses import dataclass

from indexer.facts.notation.numbers import ENGLISH, HAN, read_number
from knowledge.rules.time.durations import Duration

_UNITS = {
    "year": Duration(months=12),
    "anniversary": Duration(months=12),
    "quarter": Duration(months=3),
    "month": Duration(months=1),
    "fortnight": Duration(days=14),
    "week": Duration(days=7),
    "day": Duration(days=1),
    "hour": Duration(seconds=3600),
    "minute": Duration(seconds=60),
    "年": Duration(months=12),
    "周年": Duration(months=12),
    "年度": Duration(months=12),
    "季度": Duration(months=3),
    "月": Duration(months=1),
    "自然月": Duration(months=1),
    "周": Duration(days=7),
    "星期": Duration(days=7),
    "礼拜": Duration(days=7),
    "日": Duration(days=1),
    "天": Duration(days=1),
    "工作日": Duration(days=1),
    "工作天": Duration(days=1),
    "自然日": Duration(days=1),
    "日历日": Duration(days=1),
    "日历天": Duration(days=1),
    "小时": Duration(seconds=3600),
    "工作小时": Duration(seconds=3600),
    "自然小时": Duration(seconds=3600),
    "分钟": Duration(seconds=60),
}
_QUALIFIER = (
    r"(?:(?:full|whole|consecutive|calendar|contract|further|additional|more|successive|continuous|complete|clear"
    r"|business|working|bank(?:ing)?)[\s-]{1,3}){0,3}"
)
_ENGLISH = re.compile(
    rf"(?<![\w.$])(?<!\d,)(?:(?P<words>{ENGLISH})(?:[\s-]{{0,3}}\(\s?(?P<both>\d{{1,3}})\s?\))?"
    rf"|\(?(?P<digits>\d{{1,3}})\)?(?:\s{{0,2}}\((?P<back>{ENGLISH})\))?)"
    rf"[\s~-]{{0,4}}(?P<kind>{_QUALIFIER})"
    r"(?P<unit>years?|quarters?|months?|fortnights?|weeks?|days?|hours?|minutes?)\b",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"\b(?P<half>half|six-month)\s{1,40}an?\s{1,40}year\b|\b(?:an?|one|another)\s{1,40}(?:(?:further|additional|single|full)\s{1,40})?"
    r"(?P<unit>year|month|week|quarter|fortnight)\b",
    re.IGNORECASE,
)
_CHINESE = re.compile(
    rf"(?<![第月年0-9.{HAN}-])(?:(?P<n>[0-9]{{1,3}}|[{HAN}]{{1,6}})\s?(?:\(\s?(?P<both>[0-9]{{1,3}}"
    rf"|[{HAN}]{{1,6}})\s?\)\s?)?"
    r"(?P<unit>个?(?:自然月|周年|年度|年|季度|工作日|工作天|工作小时|自然小时|自然日|日历日|日历天|小时|分钟|星期|礼拜)|个月|周|日|天)"
    r"(?P<half>半)?|(?P<only>半)(?:个)?(?P<halfof>年|月))"
)
_AND = re.compile(r"[\s,]{0,3}(?:and|零|又|加)?\s{0,2}")


@dataclass(frozen=True, slots=True)
class LengthAt:
    """A length and the range that writes it; `business` where it counts working time only."""

    value: Duration
    start: int
    end: int
    business: bool = False


def find_durations(text: str, *, offset: int = 0) -> list[LengthAt]:
    """Every length of time in a text, in order; `offset` is added to the ranges.

    `one year and six months` is one length of 18 months.
    """
    found = [read for match in _ENGLISH.finditer(text) if (read := _english(match))]
    found += [_bare(match) for match in _BARE.finditer(text) if not _inside(match.start(), found)]
    found += [read for match in _CHINESE.finditer(text) if (read := _chinese(match))]
    joined = _joined(sorted(found, key=lambda at: at.start), text)
    return [LengthAt(at.value, at.start + offset, at.end + offset, at.business) for at in joined]


def _english(match: re.Match[str]) -> LengthAt | None:
    number = read_number(match["words"] or match["digits"])
    if not number:
        return None
    business = re.search(r"business|working|bank", match["kind"], re.IGNORECASE) is not None
    return LengthAt(_times(_UNITS[match["unit"].lower().removesuffix("s")], number), *match.span(), business)


def _bare(match: re.Match[str]) -> LengthAt:
    value = Duration(months=6) if match["half"] else _UNITS[match["unit"].lower()]
    return LengthAt(value, *match.span())


def _chinese(match: re.Match[str]) -> LengthAt | None:
    if match["only"]:
        half = Duration(months=6) if match["halfof"] == "年" else Duration(days=15)
        return LengthAt(half, *match.span())
    number = read_number(match["n"])
    unit = match["unit"].removeprefix("个")
    if not number or number >= 1000:
        return None
    value = _times(_UNITS[unit], number)
    if match["half"] and _UNITS[unit].months == 12:
        value = Duration(months=value.months + 6)
    return LengthAt(value, *match.span(), unit.startswith("工作"))


def _times(unit: Duration, number: int) -> Duration:
    return Duration(unit.months * number, unit.days * number, unit.seconds * number)


def _inside(place: int, found: list[LengthAt]) -> bool:
    return any(at.start <= place < at.end for at in found)


def _joined(ordered: list[LengthAt], text: str) -> list[LengthAt]:
    """Join a length with the smaller one that directly follows it."""
    joined: list[LengthAt] = []
    for at in ordered:
        last = joined[-1] if joined else None
        if (
            last
            and last.end <= at.start
            and _AND.fullmatch(text, last.end, at.start)
            and _smaller(at.value, last.value)
        ):
            sum_of = Duration(last.value.months + at.value.months, last.value.days + at.value.days, at.value.seconds)
            joined[-1] = LengthAt(sum_of, last.start, at.end, last.business or at.business)
        elif not last or at.start >= last.end:
            joined.append(at)
    return joined


def _smaller(second: Duration, first: Duration) -> bool:
    if first.months:
        return bool(second.days) or 0 < second.months < 12 <= first.months
    return bool(first.days and second.seconds)
