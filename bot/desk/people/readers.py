"""Who is told each working morning: people in their own zone and hours, and channels; and when their morning is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from knowledge.records.people import digests
from knowledge.records.people.digests import DigestChannel
from knowledge.records.people.people import Person
from knowledge.records.public_holidays import country_of, public_holidays
from knowledge.rules.access import Asker
from knowledge.rules.contract_record import ServiceHours
from knowledge.rules.time.calendars import Calendar, Intervals, calendar_for, interval
from knowledge.rules.time.workdays import IsWorkday, workday_of

MORNING = "09:00"
_DAYS = (1, 2, 3, 4, 5)
_HOURS = (("09:00", "18:00"),)
_AHEAD = 60
_OUTSIDERS = ("vendor",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Somebody, or a channel, that is told things in the morning of their own working days."""

    id: str
    lang: str
    asker: Asker
    """What they may read: in their morning a person's audiences and a channel's readers are looked up."""
    calendar: Calendar
    at: int
    """Seconds after midnight at which they are told, on a worked day within their hours."""
    is_channel: bool = False
    all_clear: bool = False
    wants_digest: bool = True

    @property
    def workday(self) -> IsWorkday:
        return workday_of(self.calendar)


def readers(session: Session, now: datetime) -> list[Reader]:
    """Everybody who may be told something: people of the company, and the channels that get the digest."""
    people = select(Person).where(Person.active, Person.role.not_in(_OUTSIDERS)).order_by(Person.id)
    found = [_person(person, now.year) for person in session.scalars(people)]
    return found + [_channel(channel, now.year) for channel in digests.channels(session)]


def morning_of(reader: Reader, now: datetime) -> date | None:
    """The reader's date, if it is a worked day of theirs and their morning has come and their day is not over."""
    local = now.astimezone(ZoneInfo(reader.calendar.timezone))
    hours = _hours(reader.calendar, local.date())
    second = local.hour * 3600 + local.minute * 60 + local.second
    if second < reader.at or not any(start <= second < end for start, end in hours):
        return None
    return local.date()


def next_morning(reader: Reader, now: datetime, done: date | None) -> datetime:
    """The first instant, now or later, at which the reader may be told something on a day later than `done`."""
    zone = ZoneInfo(reader.calendar.timezone)
    local = now.astimezone(zone)
    for ahead in range(_AHEAD):
        day = local.date() + timedelta(days=ahead)
        if done is not None and day <= done:
            continue
        for start, end in _hours(reader.calendar, day):
            second = max(start, reader.at)
            opening = datetime.combine(day, datetime.min.time(), zone) + timedelta(seconds=second)
            closing = datetime.combine(day, datetime.min.time(), zone) + timedelta(seconds=end)
            if second < end and closing > local:
                return max(opening.astimezone(UTC), now)
    return now + timedelta(days=1)


def _hours(calendar: Calendar, day: date) -> Intervals:
    return _exceptions(calendar).get(day, calendar.weekly[day.weekday()])


@lru_cache(maxsize=256)
def _exceptions(calendar: Calendar) -> Mapping[date, Intervals]:
    return calendar.exceptions()


def _person(person: Person, year: int) -> Reader:
    own = person.attributes.get("hours") or {}
    digest = person.attributes.get("digest") or {}
    intervals = tuple((start, end) for start, end in own.get("intervals", _HOURS))
    calendar = _calendar(person.timezone, tuple(own.get("days", _DAYS)), intervals, year)
    return Reader(
        id=person.slack_id,
        lang=person.lang,
        asker=Asker(person=person.slack_id),
        calendar=calendar,
        at=_seconds(digest.get("at", MORNING)),
        all_clear=bool(digest.get("all_clear", False)),
        wants_digest=not digest.get("off", False),
    )


def _channel(channel: DigestChannel, year: int) -> Reader:
    return Reader(
        id=channel.channel,
        lang=channel.lang,
        asker=Asker(audiences=frozenset(channel.audiences)),
        calendar=_calendar(channel.timezone, _DAYS, _HOURS, year),
        at=_seconds(channel.at),
        is_channel=True,
        all_clear=channel.all_clear,
    )


@lru_cache(maxsize=256)
def _calendar(timezone: str, days: tuple[int, ...], intervals: tuple[tuple[str, str], ...], year: int) -> Calendar:
    holidays = public_holidays(country_of(timezone), (year - 1, year, year + 1))
    calendar = calendar_for(ServiceHours(timezone, days, intervals), holidays)
    if not isinstance(calendar, Calendar):  # staffed hours always give a calendar
        raise TypeError("a person's hours are a calendar")
    return calendar


def _seconds(text: str) -> int:
    return interval(text, "24:00")[0]
