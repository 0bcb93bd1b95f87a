"""Questions about the whole register: `which contracts end before April?`, and the span of days that they mean."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from knowledge.rules.time.durations import add_months

_LISTS = re.compile(
    r"\b(which|what|list|show|any|all|how many|do we have|are there)\b.{0,40}"
    r"\b(contracts|agreements|licen[cs]es|subscriptions|renewals|vendors|(contract|licen[cs]e|agreement).{0,30}"
    r"\b(next|first|soonest))\b|(哪些|哪几[个份]|哪[个份]|有没有|列出|列一下|所有|全部|几[个份]|多少[个份]?).{0,14}(合同|协议|许可|订阅|供应商)|"
    r"(合同|协议|许可|订阅)(有|是|都有)?(哪些|哪几|哪[个份]|多少)",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\b(ends?|ending|expir\w+|runs? out|running out|renew\w*|lapses?|up for renewal|(is|are|comes?) due)\b|"
    r"到期|期满|届满|过期|续约|续签|续费|续期|终止|结束",
    re.IGNORECASE,
)
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = r"(?P<month>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
_EN_DATE = re.compile(
    rf"\b(?P<side>(before|by|until|till|after|since|from)?\s*(the end of\s+)?)({_MONTH}\b\.?,?\s*)?(?P<year>20\d\d)\b",
    re.IGNORECASE,
)
_EN_MONTH = re.compile(
    rf"\b(?P<side>(?:in|during|before|by|until|till|after|since|from)\s+(?:the end of\s+)?){_MONTH}\b", re.IGNORECASE
)
_ZH_MONTH = re.compile(r"(?<![\d年])(?P<month>1[0-2]|[1-9])月(?P<tail>.{0,3}?(前|之前|以前|后|之后|以后|底))?")
_EN_NEAR = re.compile(r"\b(?P<which>this|next|coming)\s+(?P<unit>year|quarter|month)\b", re.IGNORECASE)
_EN_SPAN = re.compile(
    r"\b(?:next|within|coming|following|in)\s+(?:the\s+)?(?:next\s+|coming\s+)?(?P<count>\d+|an?|one|two|three|four|six|"
    r"twelve|ninety|sixty|thirty)\s+(?P<unit>day|week|month|year)s?\b",
    re.IGNORECASE,
)
_ZH_DATE = re.compile(
    r"(?P<year>20\d\d)\s*年?[-/.]?(?:(?P<month>\d{1,2})\s*月?)?(?P<tail>.{0,3}?(前|之前|以前|后|之后|以后))?"
)
_ZH_NEAR = re.compile(r"(?P<which>今|明|本|这个?|下个?)(?P<unit>年|季度|月)")
_ZH_SPAN = re.compile(
    r"(?P<count>(?<!\d)\d{1,4}|[一二两三四五六九十半]{1,4})\s{0,3}个?(?P<unit>天|日|周|星期|月|年)(之?内|以内|里)"
)
_SOON = re.compile(r"\bsoon\b|快要?|即将|近期|最近|马上", re.IGNORECASE)
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "six": 6, "twelve": 12, "thirty": 30, "sixty": 60,
    "ninety": 90, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "九": 9, "十": 10, "十二": 12,
    "三十": 30, "六十": 60, "九十": 90,
}  # fmt: skip
_UNITS = {"天": "day", "日": "day", "周": "week", "星期": "week", "月": "month", "年": "year", "季度": "quarter"}
_MONTHS_IN = {"month": 1, "quarter": 3, "year": 12}
_SOON_DAYS = 90


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `since` to `until`, both included; none: without that bound."""

    since: date
    until: date | None = None

    def holds(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.since <= day and (self.until is None or day <= self.until)


def asked_period(question: str, on: date) -> Period | None:
    """The days in which the contracts asked for end; none where a question does not ask for such a list."""
    if not (_LISTS.search(question) and _ENDS.search(question)):
        return None
    return named_period(question, on) or Period(on)


def named_period(question: str, on: date) -> Period | None:
    """The days that a question names, whatever it asks of them; none where it names none."""
    found = _dated(question, on) or _near(question, on) or _span(question, on) or _of_month(question, on)
    if found:
        return found
    return Period(on, on + timedelta(days=_SOON_DAYS)) if _SOON.search(question) else None


def _dated(question: str, on: date) -> Period | None:
    english, chinese = _EN_DATE.search(question), _ZH_DATE.search(question)
    if english and (english["month"] or not (chinese and chinese["month"])):
        month = _MONTHS.index(english["month"][:3].lower()) + 1 if english["month"] else None
        return _around(int(english["year"]), month, _side(english["side"] or ""), on)
    if chinese:
        return _around(int(chinese["year"]), int(chinese["month"] or 0) or None, _side(chinese["tail"] or ""), on)
    return None


def _of_month(question: str, on: date) -> Period | None:
    """The next such month, or what lies before or after it, where a month is named without its year."""
    english, chinese = _EN_MONTH.search(question), _ZH_MONTH.search(question)
    if english:
        month, side = _MONTHS.index(english["month"][:3].lower()) + 1, _side(english["side"])
    elif chinese:
        month, side = int(chinese["month"]), _side(chinese["tail"] or "")
    else:
        return None
    return _around(on.year + (month < on.month), month, side, on)


def _side(words: str) -> str:
    if re.search(r"by|until|till|end of|底", words):
        return "until"
    if re.search(r"before|前", words):
        return "before"
    return "after" if re.search(r"after|since|from|后", words) else ""


def _around(year: int, month: int | None, side: str, on: date) -> Period:
    first = date(year, month or 1, 1)
    last = date(year, month or 12, monthrange(year, month or 12)[1])
    if side == "before":
        return Period(on, first - timedelta(days=1))
    if side == "until":
        return Period(on, last)
    return Period(last + timedelta(days=1)) if side == "after" else Period(first, last)


def _near(question: str, on: date) -> Period | None:
    found = _EN_NEAR.search(question) or _ZH_NEAR.search(question)
    if not found:
        return None
    months = _MONTHS_IN[_UNITS.get(found["unit"], found["unit"].lower())]
    start = date(on.year, (on.month - 1) // months * months + 1, 1)
    if found["which"].lower() in ("next", "coming", "明", "下", "下个"):
        start = add_months(start, months)
    return Period(start, add_months(start, months) - timedelta(days=1))


def _span(question: str, on: date) -> Period | None:
    found = _EN_SPAN.search(question) or _ZH_SPAN.search(question)
    if not found:
        return None
    count = int(found["count"]) if found["count"].isdigit() else _NUMBERS.get(found["count"].lower(), 1)
    unit = _UNITS.get(found["unit"], found["unit"].lower())
    if unit in _MONTHS_IN:
        return Period(on, add_months(on, count * _MONTHS_IN[unit]))
    return Period(on, on + timedelta(days=count * (7 if unit == "week" else 1)))
