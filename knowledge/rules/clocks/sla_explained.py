"""How a deadline was computed: each working stretch from the opening on, the pauses, changes and special days."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from knowledge.rules.clocks.sla import Change, Count, Pause, Terms, count, line_of, seconds, stops, terms_in_force
from knowledge.rules.time.calendars import Calendar


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of working time: `seconds` are counted, or none of them where the clock was paused."""

    start: datetime
    end: datetime
    paused: bool

    @property
    def seconds(self) -> int:
        return 0 if self.paused else int((self.end - self.start).total_seconds())


@dataclass(frozen=True, slots=True)
class Explanation:
    """A count and all that it is made of.

    No part goes over the deadline or over `now`: those that end by the deadline sum to the target's length,
    those that end by `now` to the elapsed time. `holidays` are the dates whose usual hours did not count.
    """

    count: Count
    terms: Terms
    opened_at: datetime
    now: datetime
    timezone: str
    parts: tuple[Part, ...]
    pauses: tuple[Pause, ...]
    changes: tuple[Change, ...]
    holidays: tuple[date, ...]
    makeup_days: tuple[date, ...]


def explain(
    terms: Terms, *, opened_at: datetime, now: datetime, pauses: Sequence[Pause] = (), changes: Sequence[Change] = ()
) -> Explanation:
    """Count, and say how: from the opening to the deadline or to `now`, whichever is later."""
    held = terms_in_force(terms, changes, now)
    counted = count(held, opened_at=opened_at, now=now, pauses=pauses)
    until = max(opened_at, now, counted.due_at or now)
    calendar = held.hours if held.clock == "business" and isinstance(held.hours, Calendar) else None
    holidays, makeup = _special_days(calendar, opened_at, until)
    return Explanation(
        count=counted,
        terms=held,
        opened_at=opened_at,
        now=now,
        timezone=calendar.timezone if calendar else "UTC",
        parts=tuple(_parts(held, opened_at, until, pauses, (now, counted.due_at))),
        pauses=tuple(sorted(pauses, key=lambda pause: pause[0])),
        changes=tuple(sorted((c for c in changes if c.at <= now), key=lambda c: c.at)),
        holidays=holidays,
        makeup_days=makeup,
    )


def _parts(
    terms: Terms, opened_at: datetime, until: datetime, pauses: Sequence[Pause], marks: Iterable[datetime | None]
) -> Iterator[Part]:
    opened, last = seconds(opened_at), seconds(until)
    paused = [(start, min(end, last)) for start, end in stops(opened, pauses) if start < last]
    cuts = {seconds(mark) for mark in marks if mark} | {edge for stop in paused for edge in stop}
    for start, end in line_of(terms).pieces(opened, last):
        edges = [start, *sorted(cut for cut in cuts if start < cut < end), end]
        for first, second in pairwise(edges):
            still = any(begin <= first < finish for begin, finish in paused)
            yield Part(datetime.fromtimestamp(first, UTC), datetime.fromtimestamp(second, UTC), still)


def _special_days(
    calendar: Calendar | None, start: datetime, end: datetime
) -> tuple[tuple[date, ...], tuple[date, ...]]:
    """The holidays that took hours away, and the make-up workdays, on the local dates from start to end."""
    if calendar is None:
        return (), ()
    zone = ZoneInfo(calendar.timezone)
    # The night shift of the day before may reach into the first date.
    first, last = start.astimezone(zone).date() - timedelta(days=1), end.astimezone(zone).date()
    extra = dict(calendar.extra_workdays)
    off = (day for day in calendar.holidays if day not in extra and calendar.weekly[day.weekday()])
    return (
        tuple(day for day in sorted(off) if first <= day <= last),
        tuple(day for day, hours in calendar.extra_workdays if hours and first <= day <= last),
    )
