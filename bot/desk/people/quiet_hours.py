"""When somebody may be told something: in their own working hours, unless it cannot wait."""

from datetime import UTC, datetime
from functools import lru_cache

from sqlalchemy.orm import Session

from knowledge.records.people import people
from knowledge.records.public_holidays import country_of, public_holidays
from knowledge.rules.clocks.sla import seconds
from knowledge.rules.contract_record import ServiceHours
from knowledge.rules.time.calendars import Calendar, calendar_for
from knowledge.rules.time.working_time import working_time

_DAYS = (1, 2, 3, 4, 5)
_HOURS = (("09:00", "18:00"),)


def hours_of(session: Session, slack_id: str | None, now: datetime) -> Calendar | None:
    """A person's working calendar: their zone, its public holidays, and their own hours where they gave some."""
    person = people.by_slack_id(session, slack_id) if slack_id else None
    if person is None:
        return None
    own = person.attributes.get("hours") or {}
    intervals = tuple((start, end) for start, end in own.get("intervals", _HOURS))
    return _calendar(person.timezone, tuple(own.get("days", _DAYS)), intervals, now.year)


@lru_cache(maxsize=256)
def _calendar(
    timezone: str, days: tuple[int, ...], intervals: tuple[tuple[str, str], ...], year: int
) -> Calendar | None:
    holidays = public_holidays(country_of(timezone), (year, year + 1))
    calendar = calendar_for(ServiceHours(timezone, days, intervals), holidays)
    return calendar if isinstance(calendar, Calendar) else None


def not_before(session: Session, slack_id: str | None, now: datetime) -> datetime:
    """The next instant in a person's hours; now where they are unknown, as nobody's sleep is known to be spared."""
    calendar = hours_of(session, slack_id, now)
    opening = working_time(calendar).opening(seconds(now)) if calendar else None
    return now if opening is None or opening <= seconds(now) else datetime.fromtimestamp(opening, UTC)
