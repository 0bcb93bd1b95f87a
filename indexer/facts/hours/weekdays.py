"""Which weekdays a sentence names, Monday = 1."""

import re

_EN = {"mon": 1, "tue": 2, "wed": 3, "thu": 4, "fri": 5, "sat": 6, "sun": 7}
_DE = {"mo": 1, "di": 2, "mi": 3, "do": 4, "fr": 5, "sa": 6, "so": 7}
_DAY = r"(mon|tue|wed|thu|fri|sat|sun)(?:days?|sdays?|nesdays?|rsdays?|urdays?|s)?\.?"
_SPAN_EN = re.compile(
    rf"\b{_DAY}\s?(?:(?:up\s)?to(?:\sand\sincluding)?|through|thru|until|till|til|–|—|-|and|&)\s?{_DAY}(?![a-z])",
    re.IGNORECASE,
)
_SPAN_DE = re.compile(r"\b(Mo|Di|Mi|Do|Fr)\.?\s?(?:-|–|bis)\s?(Di|Mi|Do|Fr|Sa|So)\b")
_ZH = {name: day for day, name in enumerate("一二三四五六日", 1)} | {"天": 7, "七": 7}
_ZH |= {str(day): day for day in range(1, 8)}
_WEEK = r"(?:周|星期|礼拜|週|禮拜)"
_SPAN_ZH = re.compile(rf"{_WEEK}([一二三四五六日天1-7])\s?(?:至|到|-|–|—|~|～)\s?{_WEEK}?([一二三四五六日天七1-7])")
_SEVERAL_ZH = re.compile(rf"{_WEEK}([一二三四五六日天])(?:、|和|及|与)?{_WEEK}([一二三四五六日天])")
_EVERY_DAY = re.compile(
    r"每天|每日|全周|全年(?:无休)?|seven\sdays|7\sdays|every\sday|each\sday|all\sweek|daily|一周七天|365\s?(?:days|天)",
    re.IGNORECASE,
)
_WEEKEND = re.compile(r"双休日|周末|仅休息日|\bweekends?\sonly\b")
_WEEKDAYS = re.compile(
    r"工作日|平日|上班日|交易日|weekdays?|(?:business|working)\sdays?|not\s(?:at\s|on\s)?weekends?|excluding\sweekends?",
    re.IGNORECASE,
)
_BUT_SUNDAY = re.compile(
    r"\bsundays?\s(?:excepted|excluded)|(?:except|excluding|not\son|but)\ssundays?|周日除外|星期日除外", re.IGNORECASE
)

ALL = (1, 2, 3, 4, 5, 6, 7)


def weekdays(text: str) -> tuple[int, ...]:
    """The weekdays that a text names, in order; none where it names none."""
    spanned = _spanned(text)
    if spanned:
        return spanned
    if _BUT_SUNDAY.search(text):
        return ALL[:6]
    if _EVERY_DAY.search(text):
        return ALL
    if match := _SEVERAL_ZH.search(text):
        return tuple(sorted({_ZH[match[1]], _ZH[match[2]]}))
    return (6, 7) if _WEEKEND.search(text) else ALL[:5] if _WEEKDAYS.search(text) else ()


def _spanned(text: str) -> tuple[int, ...]:
    """Weekdays from one to another; those of English `Saturday and Sunday` are two."""
    if match := _SPAN_ZH.search(text):
        return _between(_ZH[match[1]], _ZH[match[2]])
    if match := _SPAN_EN.search(text):
        first, last = (_EN[name.lower()[:3]] for name in match.groups())
        two = re.search(r"\band\b(?!\sincl)|&", match.group())
        return tuple(sorted({first, last})) if two else _between(first, last)
    if match := _SPAN_DE.search(text):
        return _between(_DE[match[1].lower()], _DE[match[2].lower()])
    return ()


def marks(text: str) -> list[tuple[int, int]]:
    """Where weekdays are named."""
    patterns = (_SPAN_ZH, _SPAN_EN, _SPAN_DE, _SEVERAL_ZH, _WEEKDAYS, _EVERY_DAY)
    return [match.span() for pattern in patterns for match in pattern.finditer(text)]


def _between(first: int, last: int) -> tuple[int, ...]:
    """From one weekday to another, over the week's end where need be (Sunday to Thursday)."""
    days = range(first, last + 1) if first <= last else [*range(first, 8), *range(1, last + 1)]
    return tuple(sorted(days))
