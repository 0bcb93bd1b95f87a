"""Whole days of a calendar: is a date worked, and which worked date lies on it or before it."""

from collections.abc import Callable
from datetime import date, timedelta

from knowledge.rules.time.calendars import Calendar, Hours

IsWorkday = Callable[[date], bool]

_FARTHEST = 60
_SATURDAY = 6
_WEEK = 7


def weekday(day: date) -> bool:
    """Monday to Friday: what is assumed where no calendar is known."""
    return day.isoweekday() < _SATURDAY


def every_day(day: date) -> bool:
    """Each day counts."""
    return True


def workday_of(hours: Hours) -> IsWorkday:
    """Whether a date has any working time in a calendar, make-up workdays and holidays counted."""
    if not isinstance(hours, Calendar):
        return every_day
    exceptions, weekly = hours.exceptions(), hours.weekly
    return lambda day: bool(exceptions.get(day, weekly[day.weekday()]))


def on_or_before(day: date, workday: IsWorkday) -> date:
    """The last worked date that is not after `day`; `day` itself where sixty days hold none."""
    earlier = (day - timedelta(days=back) for back in range(_FARTHEST))
    return next((candidate for candidate in earlier if workday(candidate)), day)


def workdays_before(day: date, count: int, workday: IsWorkday) -> date:
    """The last worked date after which, up to and with `day`, `count` worked dates remain.

    It is to working days what `day - timedelta(count)` is to calendar days, put back to a worked date.
    Raises ValueError where a calendar holds too few.
    """
    left, candidate = count, day
    for _ in range(_FARTHEST + _WEEK * count):
        if left <= 0 and workday(candidate):
            return candidate
        left -= workday(candidate)
        candidate -= timedelta(days=1)
    raise ValueError("the calendar holds too few worked dates")


def workdays_after(day: date, count: int, workday: IsWorkday) -> date:
    """The `count`-th worked date after `day`; raises ValueError where a calendar holds too few."""
    candidate = day
    for _ in range(_FARTHEST + _WEEK * count):
        if count <= 0:
            return candidate
        candidate += timedelta(days=1)
        count -= workday(candidate)
    raise ValueError("the calendar holds too few worked dates")
