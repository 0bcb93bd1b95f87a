"""Credits: which rule fits a missed deadline, for how much, up to which cap, and until when it may be claimed."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from knowledge.rules.clocks.credits import cap_period, claim_until, credit_for, fitting_rule
from knowledge.rules.contract_record import CreditTerm, Money
from knowledge.rules.time.calendars import Calendar, interval
from tests.knowledge.rules.tickets import TERMS

HOUR = timedelta(hours=1)


def rule(when, percent=1.0, of="annual_fee", cap=None):
    return CreditTerm(when, percent, of, cap)


@pytest.mark.parametrize(
    ("when", "level", "milestone", "fits"),
    [
        ("一级故障未按时恢复的,每发生一次", "一级", "restore", True),
        ("一级故障未按时恢复的,每发生一次", "二级", "restore", False),
        ("一级故障未按时恢复的,每发生一次", "一级", "response", False),
        ("供应商未按上述时限处理P1问题的", "P1", "workaround", True),
        ("供应商未按上述时限处理P1问题的", "P2", "workaround", False),
        ("A response later than promised", "P3", "response", True),
        ("Severity 1 not resolved on time", "Severity 1", "resolve", True),
        ("Any service level is missed", "P2", "plan", True),
        ("monthly availability falls below 99.8%", "P1", "restore", False),
        ("月度可用率低于 99.9%", "P1", "restore", False),
        ("里程碑延误的,每逾期一日", "P1", "resolve", False),
        ("同一原因的事件重复发生", "A级", "restore", False),
        ("The invoice is wrong", "P1", "restore", False),
    ],
)
def test_a_rule_fits_its_level_and_milestone_and_no_other_matter(when, level, milestone, fits):
    found = fitting_rule([rule(when)], level, milestone)

    assert fits == (found is not None)


def test_the_rule_that_names_the_level_wins_then_the_dearest():
    rules = [rule("late restore", 9), rule("P1 not restored", 3), rule("P1 not restored by 8 h", 5)]

    assert 5 == fitting_rule(rules, "P1", "restore").percent
    assert 9 == fitting_rule(rules, "P2", "restore").percent


@pytest.mark.parametrize(
    ("when", "overdue", "percent"),
    [
        ("not restored in time, once per incident", 9 * HOUR, "2"),
        ("for each started hour that restoring is late", 150 * timedelta(minutes=1), "6"),
        ("未按时恢复的,每逾期一小时", HOUR, "2"),
        ("恢复每延误1个小时", 61 * timedelta(minutes=1), "4"),
        ("恢复每逾期一日", 25 * HOUR, "4"),
        ("restore: per day of delay", HOUR, "2"),
        ("恢复超时,每超时一小时", 100 * HOUR, "20"),
    ],
)
def test_a_rule_by_the_hour_or_day_counts_each_one_begun_up_to_its_cap(when, overdue, percent):
    terms = replace(TERMS, credits=(rule(when, 2, cap=20),))

    credit = credit_for(terms, level="P1", milestone="restore", overdue=overdue)

    assert Decimal(percent) == credit.percent


@pytest.mark.parametrize(
    ("of", "amount"), [("monthly_fee", "300.00"), ("annual_fee", "3600.00"), ("contract_price", "7500.00")]
)
def test_the_amount_is_a_percentage_of_the_fee_that_the_rule_names(of, amount):
    terms = replace(TERMS, credits=(rule("late restore", 3, of),), contract_price=Money("250000.00", "EUR"))

    credit = credit_for(terms, level="P1", milestone="restore", overdue=HOUR)

    assert Money(amount, "EUR") == credit.amount


def test_what_was_credited_before_counts_towards_the_cap():
    terms = replace(TERMS, credits=(rule("late restore", 5, cap=12),))

    def credit(already):
        return credit_for(terms, level="P1", milestone="restore", overdue=HOUR, already=Decimal(already))

    assert [(5, False), (2, True), (0, True)] == [(credit(n).percent, credit(n).capped) for n in (5, 10, 15)]


def test_without_the_fee_the_percent_is_still_said():
    terms = replace(TERMS, annual_fee=None)

    credit = credit_for(terms, level="P1", milestone="restore", overdue=HOUR)

    assert (Decimal(5), None) == (credit.percent, credit.amount)


@pytest.mark.parametrize(
    ("within", "zone", "until"),
    [
        ("P30D", "UTC", datetime(2026, 7, 2, tzinfo=UTC)),
        ("P15D", "Asia/Shanghai", datetime(2026, 6, 17, 16, tzinfo=UTC)),
        ("P1M", "UTC", datetime(2026, 7, 2, tzinfo=UTC)),
        ("PT48H", "UTC", datetime(2026, 6, 3, 20, tzinfo=UTC)),
        (None, "UTC", None),
    ],
)
def test_a_claim_may_be_made_until_the_end_of_its_last_day_in_the_contracts_zone(within, zone, until):
    hours = "24x7" if zone == "UTC" else office(zone)

    assert until == claim_until(datetime(2026, 6, 1, 20, tzinfo=UTC), within, hours)


def office(zone, days=(0, 1, 2, 3, 4), **given):
    nine_to_five = (interval("09:00", "17:00"),)
    return Calendar(timezone=zone, weekly=tuple(nine_to_five if n in days else () for n in range(7)), **given)


@pytest.mark.parametrize(
    ("hours", "last"),
    [
        ("24x7", date(2026, 9, 30)),
        (office("Asia/Shanghai"), date(2026, 9, 30)),
        (office("Asia/Shanghai", holidays=frozenset({date(2026, 9, 25)})), date(2026, 10, 1)),
        (office("UTC", extra_workdays=((date(2026, 9, 20), (interval("09:00", "17:00"),)),)), date(2026, 9, 29)),
        (office("UTC", days=(5,)), date(2026, 11, 21)),
    ],
)
def test_a_claims_working_days_are_those_of_the_contracts_calendar(hours, last):
    until = claim_until(datetime(2026, 9, 16, 10, tzinfo=UTC), "P10D", hours, days="business")

    zone = ZoneInfo("UTC" if hours == "24x7" else hours.timezone)
    assert datetime.combine(last, time(), zone) + timedelta(days=1) == until.astimezone(zone)


def test_caps_are_counted_over_the_fees_own_period():
    assert (date(2026, 12, 1), date(2027, 1, 1)) == cap_period("monthly_fee", date(2026, 12, 24))
    assert (date(2026, 1, 1), date(2027, 1, 1)) == cap_period("annual_fee", date(2026, 12, 24))
    assert date(2026, 6, 1) > cap_period("contract_price", date(2026, 6, 1))[0]
