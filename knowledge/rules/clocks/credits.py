"""What a missed deadline is worth: the contract's fitting rule, its amount with caps, and the claim's deadline."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from decimal import ROUND_HALF_UP, Decimal
from zoneinfo import ZoneInfo

from knowledge.rules.clocks.ticket_terms import ContractTerms
from knowledge.rules.contract.levels import mark, marks_in
from knowledge.rules.contract_record import BUSINESS, CreditTerm, Money
from knowledge.rules.time.calendars import Calendar, Hours, zone_name
from knowledge.rules.time.durations import Duration, after
from knowledge.rules.time.workdays import weekday, workday_of, workdays_after

_WORDS = {
    "response": r"响应|首次回复|respon|acknowledg",
    "restore": r"恢复|restor|recover",
    "resolve": r"解决|修复|排除|resol|\bfix",
    "workaround": r"临时|替代|绕过|workaround|work-around",
    "plan": r"方案|\bplan\b",
    "onsite": r"到场|现场|on-?site|attend",
    "update": r"通报|进展|progress|\bupdates?\b",
    "change_record": r"变更记录|change record",
}
_IN_GENERAL = re.compile(
    r"时限|按时|逾期|超时|未达|SLA|service level|target|deadline|on time|in time|late", re.IGNORECASE
)
_ANOTHER_MATTER = re.compile(
    r"可用[率性]|低于\s*\d|里程碑|交付|验收|重复|availab|uptime|below \d|milestone|deliver|acceptance|repeat|recur",
    re.IGNORECASE,
)
_PER_UNIT = re.compile(
    r"每(?:逾期|超[时过]?|延[误迟])?(?:满)?[一1]?\s*个?(?P<zh>小时|工作日|[日天])|"
    r"(?:per|each|every)\s+(?:full\s+|started\s+|additional\s+|business\s+|working\s+)*(?P<en>hour|day)",
    re.IGNORECASE,
)
_UNITS = {"小时": 3600, "hour": 3600}
_DAY = 86_400
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Credit:
    """A credit owed: its rule, the percent after the cap, of what, and the money where that fee is known."""

    rule: CreditTerm
    percent: Decimal
    capped: bool
    amount: Money | None


def credit_for(
    terms: ContractTerms, *, level: str | None, milestone: str, overdue: timedelta, already: Decimal = Decimal()
) -> Credit | None:
    """The credit of a deadline missed by so much; none where no rule of the contract fits.

    `already` is the percent credited under the same fee for the same period, which the cap counts.
    """
    rule = fitting_rule(terms.credits, level, milestone)
    if rule is None:
        return None
    full = Decimal(str(rule.percent)) * _units(rule.when, overdue)
    room = full if rule.cap_percent is None else max(Decimal(), Decimal(str(rule.cap_percent)) - already)
    percent = min(full, room)
    return Credit(rule, percent, percent < full, _share(base_of(terms, rule.of), percent))


def fitting_rule(rules: Iterable[CreditTerm], level: str | None, milestone: str) -> CreditTerm | None:
    """The rule that speaks of this milestone, or of deadlines in general, for this level or for all; the dearest."""
    fitting = [rule for rule in rules if _fits(rule.when, level, milestone)]
    return max(fitting, key=lambda rule: (bool(marks_in(rule.when)), rule.percent), default=None)


def _fits(when: str, level: str | None, milestone: str) -> bool:
    if _ANOTHER_MATTER.search(when):
        return False
    levels = marks_in(when)
    if levels and (level is None or mark(level) not in levels):
        return False
    named = {name for name, words in _WORDS.items() if re.search(words, when, re.IGNORECASE)}
    return milestone in named if named else bool(_IN_GENERAL.search(when))


def _units(when: str, overdue: timedelta) -> int:
    """How many times a rule's percent is owed: once, or for each hour or day begun."""
    found = _PER_UNIT.search(when)
    if found is None:
        return 1
    unit = _UNITS.get((found["zh"] or found["en"]).lower(), _DAY)
    return max(1, -(-int(overdue.total_seconds()) // unit))


def base_of(terms: ContractTerms, of: str) -> Money | None:
    """The fee that a percentage is of; a month's is a twelfth of the year's."""
    if of == "contract_price":
        return terms.contract_price
    if of == "monthly_fee" and terms.annual_fee:
        return _share(terms.annual_fee, Decimal(100) / 12)
    return terms.annual_fee


def _share(base: Money | None, percent: Decimal) -> Money | None:
    if base is None:
        return None
    amount = (Decimal(base.amount) * percent / 100).quantize(_CENT, ROUND_HALF_UP)
    return Money(str(amount), base.currency)


def claim_until(missed_at: datetime, within: str | None, hours: Hours, *, days: str | None = None) -> datetime | None:
    """The end of the last day, in the contract's zone, on which the claim may be made; none where nothing is said.

    `days` is `business` where working days are counted: those of the contract's calendar, or, where it keeps none,
    Mondays to Fridays, which end no later than with any holidays.
    """
    if within is None:
        return None
    length, zone = Duration.parse(within), ZoneInfo(zone_name(hours))
    if length.seconds:
        return missed_at + timedelta(days=length.days, seconds=length.seconds)
    missed_on = missed_at.astimezone(zone).date()
    if days == BUSINESS and not length.months:
        last = workdays_after(missed_on, length.days, workday_of(hours) if isinstance(hours, Calendar) else weekday)
    else:
        last = after(missed_on, length)
    return datetime.combine(last + timedelta(days=1), time(), zone).astimezone(UTC)


def claim_day(until: datetime, zone: tzinfo) -> date:
    """The last day on which a claim may be made: an end at midnight belongs to the day before it."""
    return (until - timedelta(microseconds=1)).astimezone(zone).date()


def cap_period(of: str, day: date) -> tuple[date, date]:
    """First day, and the day after the last, of the period over which a cap on this fee is counted."""
    if of == "monthly_fee":
        first = day.replace(day=1)
        return first, (first + timedelta(days=31)).replace(day=1)
    if of == "annual_fee":
        return date(day.year, 1, 1), date(day.year + 1, 1, 1)
    return date.min, date.max
