"""Working calendars: which local times of which dates are working time, and how one is written as JSON."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from knowledge.rules.contract_record import ServiceHours

DAY = 86_400

Interval = tuple[int, int]
"""Seconds from the local midnight of the date that owns it; the end is after the start, past 86,400 if overnight."""

Intervals = tuple[Interval, ...]

ALWAYS: Literal["24x7"] = "24x7"


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """Weekly hours in a zone (Monday first), less holidays, plus make-up workdays, which win over holidays."""

    timezone: str
    weekly: tuple[Intervals, ...]
    holidays: frozenset[date] = frozenset()
    extra_workdays: tuple[tuple[date, Intervals], ...] = ()

    def exceptions(self) -> dict[date, Intervals]:
        """The dates whose hours are not those of their weekday."""
        return dict.fromkeys(self.holidays, ()) | dict(self.extra_workdays)


Hours = Calendar | Literal["24x7"]


def zone_name(hours: Hours) -> str:
    """The zone in which days are counted."""
    return hours.timezone if isinstance(hours, Calendar) else "UTC"


@dataclass(frozen=True, slots=True)
class PublicHolidays:
    """The days off and the make-up workdays of some years; `provisional` years may still change."""

    off: frozenset[date] = frozenset()
    makeup: frozenset[date] = frozenset()
    provisional: frozenset[int] = frozenset()


def interval(start: str, end: str) -> Interval:
    """Read `HH:MM` (or `HH:MM:SS`) local times; an end that is not after the start lies on the next date."""
    first, last = _seconds(start), _seconds(end) or DAY
    if first >= DAY:
        raise ValueError(f"a working interval cannot start at {start}")
    return first, last if last > first else last + DAY


def _seconds(text: str) -> int:
    """Seconds after midnight; `24:00` is the midnight that ends the day."""
    parts = [int(part) for part in text.split(":")]
    hour, minute, second = (*parts, 0, 0)[:3]
    total = 3600 * hour + 60 * minute + second
    if not (2 <= len(parts) <= 3 and 0 <= minute < 60 and 0 <= second < 60 and 0 <= total <= DAY):
        raise ValueError(f"not a time of day: {text!r}")
    return total


def clock_text(seconds: int) -> str:
    """`HH:MM` of seconds after midnight, the next date's times counted from its own midnight."""
    within = seconds if seconds <= DAY else seconds - DAY
    hour, rest = divmod(within, 3600)
    minute, second = divmod(rest, 60)
    return f"{hour:02}:{minute:02}" + (f":{second:02}" if second else "")


def calendar_for(hours: ServiceHours | Literal["24x7"], holidays: PublicHolidays) -> Hours:
    """The calendar of a contract's staffed hours; make-up days have the hours of its first working weekday."""
    if isinstance(hours, str):
        return ALWAYS
    day = tuple(interval(start, end) for start, end in hours.intervals)
    return Calendar(
        timezone=hours.timezone,
        weekly=tuple(day if weekday in hours.days else () for weekday in range(1, 8)),
        holidays=holidays.off,
        extra_workdays=tuple((date_, day) for date_ in sorted(holidays.makeup)),
    )


def calendar_of(value: Any) -> Hours:
    """Read a calendar from its JSON form; raises ValueError saying what is wrong."""
    if value == ALWAYS:
        return ALWAYS
    if not isinstance(value, Mapping) or "timezone" not in value:
        raise ValueError("a calendar is the string 24x7 or an object with timezone and weekly")
    weekly = value.get("weekly") or {}
    extra = value.get("extra_workdays") or {}
    return Calendar(
        timezone=_zone(value["timezone"]),
        weekly=tuple(_intervals(weekly.get(str(weekday), ())) for weekday in range(1, 8)),
        holidays=frozenset(map(date.fromisoformat, value.get("holidays") or ())),
        extra_workdays=tuple((date.fromisoformat(day), _intervals(extra[day])) for day in sorted(extra)),
    )


def calendar_json(hours: Hours) -> Any:
    """The JSON form that `calendar_of` reads."""
    if not isinstance(hours, Calendar):
        return hours
    return {
        "timezone": hours.timezone,
        "weekly": {str(n): _texts(day) for n, day in enumerate(hours.weekly, 1) if day},
        "holidays": [day.isoformat() for day in sorted(hours.holidays)],
        "extra_workdays": {day.isoformat(): _texts(intervals) for day, intervals in hours.extra_workdays},
    }


def _zone(name: str) -> str:
    try:
        return ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError(f"no such time zone: {name!r}") from error


def _intervals(pairs: Iterable[tuple[str, str]]) -> Intervals:
    return tuple(sorted(interval(start, end) for start, end in pairs))


def _texts(intervals: Intervals) -> list[list[str]]:
    return [[clock_text(start), clock_text(end)] for start, end in intervals]
