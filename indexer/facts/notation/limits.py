"""Time limits of service levels: `30分钟`, `Two (2) Business Hours`, `next business day`, `every 2 hours`, `24x7`."""

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from indexer.facts.notation.numbers import ENGLISH, HAN, read_number
from knowledge.rules.time.durations import Duration

_WORKING = r"(?:business|working|support|service|office|desk|staffed|cover|operating)"
_CALENDAR = r"(?:calendar|clock|elapsed|consecutive|continuous|natural)"
_EN = re.compile(
    rf"(?<![\w.$£€])(?:(?P<words>{ENGLISH}|half)(?![A-Za-z])(?P<and>\sand\sa\shalf(?=\s(?:hours|days)))?(?:\s?\(\s?(?P<both>\d{{1,3}}(?:\.\d)?)\s?\))?"
    rf"|(?P<digits>\d{{1,3}}(?:\.\d{{1,2}})?)(?:\s?\({ENGLISH}\))?|(?P<one>an?|another)(?![A-Za-z]))"
    rf"[\s-]{{0,2}}(?:an?\s)?(?:(?P<kind>{_WORKING}|{_CALENDAR}|full|further|whole)[\s-]){{0,2}}"
    r"(?P<unit>minutes?|mins?|hours?|hrs?|hr|days?|weeks?|wks?|months?|fortnights?|[hmd](?![a-z]))\b(?P<pm>\.?)",
    re.IGNORECASE,
)
_ZH = re.compile(
    rf"(?<![第月年.0-9])(?:(?P<n>[0-9]{{1,4}}(?:\.[0-9]{{1,2}})?|[{HAN}]{{1,5}})\s?(?:\(\s?(?P<both>[0-9]{{1,3}})\s?\)\s?)?(?P<ge>个)?(?P<and>半)?"
    rf"|(?P<half>半)个?)\s?"
    r"(?P<unit>工作小时|服务小时|自然小时|连续小时|日历小时|小时|钟头|分钟|分(?!之|级|支|类|析|公司)|工作日|工作天|自然日|日历日|日历天"
    r"|自然天|日|天|周|星期|个月|月(?!\d))(?P<extra>半)?"
)
_NEXT = re.compile(
    r"\b(?:next|following)\s(?:business|working)\sday\b|\bNBD\b|(?:次|下一个?|第二个?|隔)\s?(?:个)?工作日"
    r"|\b(?:by\s)?(?:the\s)?end\sof\s(?:the\s)?next\s(?:business|working)\sday\b",
    re.IGNORECASE,
)
_NEXT_DAY = re.compile(r"次日|翌日|第二天|隔天|\b(?:next|following)\s(?:calendar\s)?day\b", re.IGNORECASE)
_QUARTERS = re.compile(
    r"(?P<zh>[一三])刻钟|\b(?P<en>a|one|three)[\s-]quarters?\s(?:of\s)?an\shour\b|\b(?P<half>an?\shour\sand\sa\shalf)\b",
    re.IGNORECASE,
)
_ALWAYS = re.compile(
    r"7\s?(?:天)?\s?[x×*X/]\s?24|24\s?(?:小时)?\s?[x×*X/]\s?7|全天|每周(?:7|七)天|自然小时|自然日|自然时间|日历日|日历天|日历时间"
    r"|不间断|连续计时|连续计算|昼夜|二十四小时(?:值守|服务|受理)|任何时间|不限时(?:间|段)|不分时段|全年无休|24小时(?:值守|服务|受理|连续|不间断|在线)|随时"
    r"|at\sany\s(?:hour|time)|around[-\s]the[-\s]clock|round[-\s]the[-\s]clock|24\shours\s(?:a"
    r"|per)\sday|\b(?:elapsed|clock|calendar)\s(?:time|hours?|days?)|day\sand\snight|(?:every"
    r"|any)\sday\sof\sthe\s(?:year|week)|day\sor\snight|seven\sdays\sa\sweek|never\sstops?|at\sall\s(?:times"
    r"|hours)|continuous(?:ly)?\b|including\s(?:weekends|nights)|(?:weekends|nights|holidays)\sincluded|(?:含|包括)节假日|节假日(?:照常|不休|不停)",
    re.IGNORECASE,
)
_BUSINESS = re.compile(
    r"工作时间|工作日|工作小时|服务时间|服务小时|工作时段|服务时段|办公时间|上班时间|工作日内|工时|支持时间|5\s?[x×*X]\s?(?:8|9|10|11"
    r"|12)|(?:8|9|10|11|12)\s?[x×*X]\s?5"
    rf"|\b{_WORKING}[\s-](?:hours?|days?|time)\b|\bNBD\b|\b(?:8|9|10|12)\s?/\s?5\b|\bweekdays?\b",
    re.IGNORECASE,
)
_OUTSIDE = re.compile(
    r"非(?:工作|服务)(?:时间|日)|(?:工作|服务)时间(?:以|之)?外|\b(?:outside|out)\s(?:of\s)?(?:\w{1,40}\s)?(?:hours|time)\b|out-of-hours",
    re.IGNORECASE,
)
_INTERVAL = re.compile(
    r"每隔?一?个?(?P<zh>小时|工作日|日|天|周)|\b(?:every|each)\s(?P<en>hour|day|week)\b|\bonce\s(?:an?|per|each)\s(?P<once>hour|day|week)\b|\b(?P<hourly>hourly|daily|weekly)\b",
    re.IGNORECASE,
)
_SECONDS = {"m": 60, "h": 3600}


@dataclass(frozen=True, slots=True)
class LimitAt:
    """A time limit (ISO 8601), its own clock or none, and the range that writes it; `every`: an interval."""

    within: str
    clock: str | None
    start: int
    end: int
    every: bool = False


def find_limits(text: str) -> list[LimitAt]:
    """Every time limit in a text, in order."""
    return list(_limits(text))


@lru_cache(maxsize=1024)
def _limits(text: str) -> tuple[LimitAt, ...]:
    found = [one for match in _EN.finditer(text) if (one := _english(match))]
    found += [one for match in _ZH.finditer(text) if (one := _chinese(match))]
    found += [LimitAt("P1D", "business", *match.span()) for match in _NEXT.finditer(text)]
    found += [LimitAt("P1D", None, *match.span()) for match in _NEXT_DAY.finditer(text)]
    found += [LimitAt(_quarters(match), None, *match.span()) for match in _QUARTERS.finditer(text)]
    result: list[LimitAt] = []
    for one in sorted(found, key=lambda at: (at.start, -at.end)):
        if not result or one.start >= result[-1].end:
            result.append(one)
    return tuple(one for one in result if not _part_of_clock(text, one))


def find_intervals(text: str) -> list[LimitAt]:
    """Every interval that needs no number: `hourly`, `每小时`, `every hour`."""
    found = []
    for match in _INTERVAL.finditer(text):
        unit = next(part for part in match.groups() if part)
        within = {
            "小": "PT1H",
            "工": "P1D",
            "日": "P1D",
            "天": "P1D",
            "h": "PT1H",
            "d": "P1D",
            "w": "P7D",
            "周": "P7D",
        }[unit[0].lower()]
        found.append(LimitAt(within, "business" if unit[0] == "工" else None, *match.span(), every=True))
    return found


def clock_in(text: str) -> str | None:
    """The clock that a text names, none where it names neither or both."""
    if _OUTSIDE.search(text):
        return "24x7"
    always, business = _ALWAYS.search(text) is not None, _BUSINESS.search(text) is not None
    if always == business:
        return None
    return "24x7" if always else "business"


def names_clock(text: str) -> bool:
    """Whether a text speaks of either clock."""
    return _ALWAYS.search(text) is not None or _BUSINESS.search(text) is not None


def bare_limit(text: str, unit: str) -> LimitAt | None:
    """A number alone in a cell, with the unit that its column's head gives (`响应(分钟)`, `Fix (hours)`)."""
    match = re.match(r"^\s{0,40}(?:≤|<=?|within\s)?\s{0,40}(?P<n>\d{1,4}(?:\.\d{1,2})?)\s{0,40}$", text)
    read = find_limits(f"{match['n']} {unit}") if match else []
    return LimitAt(read[0].within, read[0].clock, 0, len(text)) if read else None


def head_unit(text: str) -> str | None:
    """The unit in a column's head: `(hours)`, `（工作日）`, `in minutes`, `/小时`."""
    match = re.search(
        r"[(/:,]\s?(?:单位\s?[:：]?\s?)?(?P<a>工作小时|自然小时|小时|分钟|工作日|自然日|天|日|(?:business\s|working\s)?(?:minutes?"
        r"|mins?|hours?|hrs?|days?))\s?\)?|\bin\s(?P<b>(?:business\s|working\s)?(?:minutes"
        r"|hours|days))\b",
        text,
        re.IGNORECASE,
    )
    return (match["a"] or match["b"]) if match else None


def _quarters(match: re.Match[str]) -> str:
    if match["half"]:
        return "PT90M"
    return "PT45M" if (match["zh"] or match["en"]).lower() in ("三", "three") else "PT15M"


def _english(match: re.Match[str]) -> LimitAt | None:
    if match["words"] and match["words"].lower() == "half":
        amount = Fraction(1, 2)
    elif match["one"]:
        amount = Fraction(1)
    else:
        number = match["both"] or match["digits"] or read_number(match["words"])
        if number is None:
            return None
        amount = Fraction(str(number)) + (Fraction(1, 2) if match["and"] else 0)
    unit = match["unit"].lower()
    kind = (match["kind"] or "").lower()
    written = match.group().lower()
    business = re.search(rf"\b{_WORKING}[\s-]", written) is not None
    clock = "business" if business else "24x7" if re.fullmatch(_CALENDAR, kind) else None
    return _limit(amount, unit[:2] if unit.startswith("mo") else unit[0], clock, match)


def _chinese(match: re.Match[str]) -> LimitAt | None:
    if match["half"]:
        amount = Fraction(1, 2)
    else:
        written = match["n"]
        number = Fraction(written) if re.fullmatch(r"[0-9.]+", written) else read_number(written)
        if number is None:
            return None
        amount = Fraction(number) + (Fraction(1, 2) if match["and"] or match["extra"] else 0)
    unit = match["unit"]
    clock = "business" if unit[:2] in ("工作", "服务") else "24x7" if unit[:2] in ("自然", "日历", "连续") else None
    letter = (
        "h"
        if unit.endswith(("小时", "钟头"))
        else "m"
        if unit.startswith("分")
        else "w"
        if unit in ("周", "星期")
        else "mo"
        if unit.endswith("月")
        else "d"
    )
    return _limit(amount, letter, clock, match)


def _limit(amount: Fraction, unit: str, clock: str | None, match: re.Match[str]) -> LimitAt | None:
    if amount <= 0:
        return None
    if unit in _SECONDS:
        length = Duration(seconds=int(amount * _SECONDS[unit]))
    elif amount.denominator != 1 and unit == "d":
        length = Duration(seconds=int(amount * 86400)) if clock != "business" else Duration()
    else:
        whole = int(amount)
        length = {
            "d": Duration(days=whole),
            "w": Duration(days=7 * whole),
            "f": Duration(days=14 * whole),
            "mo": Duration(months=whole),
        }[unit]
    return LimitAt(_iso(length), clock, *match.span()) if length != Duration() else None


def _iso(length: Duration) -> str:
    if length.seconds and not length.days and not length.months and length.seconds % 3600:
        return f"PT{length.seconds // 60}M"
    return str(length)


def _part_of_clock(text: str, limit: LimitAt) -> bool:
    """`24小时` of `7×24小时`, `24 hours a day`: a clock, not a limit."""
    before, after = text[max(0, limit.start - 4) : limit.start], text[limit.end : limit.end + 12]
    if re.search(r"(?:hours|times|once|twice|minutes)\s$", text[: limit.start]) and re.match(
        r"an?\s", text[limit.start :]
    ):
        return True
    return (
        re.search(r"\d\s?[x×*X/]\s?$", before) is not None
        or re.match(r"\s?(?:[x×*X/]\s?\d|(?:a|per)\sday|值守|热线|不间断|连续)", after) is not None
    )
