"""Whole days of a calendar: is a date worked, and which worked date lies on it or before it."""

from collections.abc import Callable
from datetime import date, timedelta

from knowledge.rules.calendars import Calendar, Hours

IsWorkday = Callable[[date], bool]

_FARTHEST = 60
_SATURDAY = 6


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
