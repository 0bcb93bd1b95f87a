"""Durations of contracts: calendar months clip to a month's last day."""

from datetime import date

import pytest

from knowledge.rules.time.durations import Duration, add_months, after, before


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2026-03-31", -1, "2026-02-28"),
        ("2026-12-31", 0, "2026-12-31"),
        ("2026-12-15", 1, "2027-01-15"),
        ("9999-12-31", 0, "9999-12-31"),
        ("9999-12-31", -1, "9999-11-30"),
    ],
)
def test_a_month_later_is_the_same_day_or_the_months_last(start, months, expected):
    assert date.fromisoformat(expected) == add_months(date.fromisoformat(start), months)


def test_months_are_counted_before_days():
    assert date(2026, 3, 2) == after(date(2026, 1, 31), Duration(months=1, days=2))
    assert date(2026, 2, 26) == before(date(2026, 3, 31), Duration(months=1, days=2))


@pytest.mark.parametrize(
    ("text", "plain"), [("P12M", "P1Y"), ("PT120M", "PT2H"), ("P1W", "P7D"), ("PT90M", "PT90M"), ("P0D", "P0D")]
)
def test_durations_of_equal_value_are_equal_and_print_shortest(text, plain):
    assert Duration.parse(plain) == Duration.parse(text)
    assert plain == str(Duration.parse(text))


@pytest.mark.parametrize("text", ["", "P", "3M", "P1.5Y", "PT", "P-1D"])
def test_anything_else_is_refused(text):
    with pytest.raises(ValueError, match="not an ISO 8601 duration"):
        Duration.parse(text)
